//! A paper laid out in lines of a terminal.

use crate::papers::document::{Block, Column, Document, Signature, Style, Text};
use crate::screens::pieces::line_of;
use crate::text::width::{Align, fit, width};
use crate::ui::{Line, Role};

/// Columns between the columns of a table.
const BETWEEN: usize = 2;

/// A narrower window has the parts of the letterhead one below the other.
const TWO_SIDES: usize = 72;

/// The narrowest that a column of words is made before its rows are cut.
const NARROWEST: usize = 8;

/// The lines of a paper in so many columns.
pub fn lines(document: &Document, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Letterhead { left, right } => letterhead(&mut lines, left, right, columns),
            Block::Title(title) => {
                lines.push(Line::default());
                lines.extend(title.iter().map(|line| centred(line, columns)));
            }
            Block::Heading(heading) => {
                lines.push(Line::default());
                lines.extend(flow(&Text::new(Style::Strong, heading), columns, "", ""));
            }
            Block::Subheading(text) => lines.extend(flow(text, columns, "", "")),
            Block::Paragraph(text) => lines.extend(flow(text, columns, "", "")),
            Block::Item(text) => lines.extend(flow(text, columns, "– ", "  ")),
            Block::Detail(text) => lines.extend(flow(text, columns, "    ", "    ")),
            Block::Table { columns: titles, rows } => table(&mut lines, titles, rows, columns),
            Block::Signatures(signatures) => signed(&mut lines, signatures, columns),
        }
    }
    lines
}

fn letterhead(lines: &mut Vec<Line>, left: &[Text], right: &[Text], columns: usize) {
    if columns < TWO_SIDES {
        lines.extend(
            right.iter().take(2).chain(left).chain(right.iter().skip(2)).map(|line| centred(line, columns)),
        );
        return;
    }
    let (one, other) = (columns / 2, columns - columns / 2);
    let empty = Text::default();
    for at in 0..left.len().max(right.len()) {
        let side = |side: &[Text], room| centred(side.get(at).unwrap_or(&empty), room);
        lines.push(padded(side(left, one), one).join(side(right, other)));
    }
}

/// A line in the middle of so many columns.
fn centred(text: &Text, columns: usize) -> Line {
    let line = line_of(text);
    let before = columns.saturating_sub(line.width()) / 2;
    Line::new(Role::Plain, " ".repeat(before)).join(line)
}

/// A line with blanks behind it.
fn padded(line: Line, columns: usize) -> Line {
    let spare = columns.saturating_sub(line.width());
    line.and(Role::Plain, " ".repeat(spare))
}

fn flow(text: &Text, columns: usize, first: &str, rest: &str) -> Vec<Line> {
    line_of(text).wrapped(columns, first, rest)
}

/// A table: columns as wide as what stands in them, words wrapped where the window is too narrow for that.
fn table(lines: &mut Vec<Line>, columns: &[Column], rows: &[Vec<Text>], room: usize) {
    let widths = widths(columns, rows, room);
    let titles: Vec<Text> = columns.iter().map(|column| Text::new(Style::Strong, &column.title)).collect();
    row(lines, columns, &titles, &widths);
    for cells in rows {
        row(lines, columns, cells, &widths);
    }
}

/// How wide each column is: the widest ones of words give way until the table fits.
fn widths(columns: &[Column], rows: &[Vec<Text>], room: usize) -> Vec<usize> {
    let cell = |text: &Text| line_of(text).width();
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(cell).max().unwrap_or(0);
    let mut widths: Vec<usize> =
        columns.iter().enumerate().map(|(at, column)| widest(at).max(width(&column.title))).collect();
    let between = BETWEEN * columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + between > room {
        let words = (0..columns.len()).filter(|at| columns[*at].align == Align::Left);
        match words.max_by_key(|at| widths[*at]) {
            Some(at) if widths[at] > NARROWEST => widths[at] -= 1,
            _ => break,
        }
    }
    widths
}

fn row(lines: &mut Vec<Line>, columns: &[Column], cells: &[Text], widths: &[usize]) {
    let wrapped: Vec<Vec<Line>> =
        cells.iter().zip(widths).map(|(cell, columns)| flow(cell, *columns, "", "")).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut line = Line::default();
        for (place, ((column, cell), columns)) in columns.iter().zip(&wrapped).zip(widths).enumerate() {
            let part = cell.get(at).cloned().unwrap_or_default();
            let spare = " ".repeat(columns.saturating_sub(part.width()));
            let gap = if place == 0 { "" } else { &" ".repeat(BETWEEN) };
            line = line.and(Role::Plain, gap);
            line = match column.align {
                Align::Right => line.and(Role::Plain, spare).join(part),
                Align::Left | Align::Centre => line.join(part).and(Role::Plain, spare),
            };
        }
        lines.push(line);
    }
}

/// Signatures side by side, each in the middle of its share.
fn signed(lines: &mut Vec<Line>, signatures: &[Signature], columns: usize) {
    let share = columns / signatures.len().max(1);
    let high = signatures.iter().map(|signature| signature.duty.len()).max().unwrap_or(0);
    let mut side_by_side = |of: &dyn Fn(&Signature) -> (Role, String)| {
        lines.push(signatures.iter().fold(Line::default(), |line, signature| {
            let (role, words) = of(signature);
            line.and(role, fit(&words, share, Align::Centre))
        }));
    };
    side_by_side(&|_| (Role::Plain, String::new()));
    for at in 0..high {
        side_by_side(&|signature| (Role::Strong, signature.duty.get(at).cloned().unwrap_or_default()));
    }
    side_by_side(&|signature| (Role::Dim, signature.confirmed.clone()));
    side_by_side(&|signature| (Role::Plain, signature.name.clone()));
}
