//! The box that every dialog stands in.

use ratatui::layout::Rect;

use crate::input::Hint;
use crate::text::width::{Align, wrap};
use crate::ui::bands::hint_line;
use crate::ui::canvas::Canvas;
use crate::ui::glyph;
use crate::ui::line::Line;
use crate::ui::list::columns;
use crate::ui::theme::Role;

/// Columns between the box and what stands in it, on each side, the border included.
const SIDE: u16 = 3;

/// Columns of the screen that stay free left and right of a box.
const MARGIN: u16 = 2;

/// Lines longer than this are hard to read.
const WIDEST: u16 = 68;

/// The columns that a dialog has for its text in an area.
pub(super) fn inner_width(area: Rect) -> u16 {
    area.width.saturating_sub(2 * (SIDE + MARGIN)).min(WIDEST)
}

/// Draws an empty box with a title for `columns` by `rows` of text, in the middle of an area whose other contents recede,
/// and gives the part for the text. Where rows are missing the box is as high as the area.
pub(super) fn draw_frame(canvas: &mut Canvas<'_>, area: Rect, title: &str, columns: u16, rows: u16) -> Rect {
    canvas.recede(canvas.area());
    let width = columns.saturating_add(2 * SIDE).min(area.width);
    let height = rows.saturating_add(2).min(area.height);
    let place = Rect {
        x: area.x + (area.width - width) / 2,
        // A little above the middle, where the eye looks first.
        y: area.y + (area.height - height) * 2 / 5,
        width,
        height,
    };
    canvas.clear(place, Role::Plain);
    draw_border(canvas, place);
    let heading = Line::new(Role::Head, format!(" {title} "));
    let room = place.width.saturating_sub(2 * (SIDE - 1));
    let heading_columns = self::columns(&heading).min(room);
    canvas.line(Rect { x: place.x + SIDE - 1, width: heading_columns, ..place }, &heading, Align::Left);
    Rect {
        x: place.x + SIDE,
        y: place.y + 1,
        width: place.width.saturating_sub(2 * SIDE),
        height: place.height.saturating_sub(2),
    }
}

/// The area of a list whose text stands in `text`: its mark and its bar stand in the padding of the box.
pub(super) fn around(text: Rect) -> Rect {
    Rect { x: text.x.saturating_sub(1), width: text.width + 3, ..text }
}

/// Draws thin lines around a place.
fn draw_border(canvas: &mut Canvas<'_>, place: Rect) {
    if place.width < 2 || place.height < 2 {
        return;
    }
    let line = glyph::RULE_ACROSS.repeat(usize::from(place.width - 2));
    let [top_left, top_right, bottom_left, bottom_right] = glyph::CORNERS;
    canvas.text(place, &format!("{top_left}{line}{top_right}"), Role::Rule);
    let last = place.bottom() - 1;
    canvas.text(
        Rect { y: last, height: 1, ..place },
        &format!("{bottom_left}{line}{bottom_right}"),
        Role::Rule,
    );
    let sides = Rect { y: place.y + 1, height: place.height - 2, ..place };
    canvas.rule_down(sides);
    canvas.rule_down(Rect { x: place.right() - 1, width: 1, ..sides });
}

/// Keys with what they do, as many a line as fit.
pub(super) fn flow(hints: &[Hint], width: u16) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for hint in hints {
        let line = hint_line(hint);
        match lines.last_mut() {
            Some(last) if columns(last).saturating_add(3 + columns(&line)) <= width => {
                *last = std::mem::take(last).and(Role::Plain, "   ").join(line);
            }
            _ => lines.push(line),
        }
    }
    lines
}

/// Sentences as lines of one role, an empty line between two of them.
pub(super) fn paragraphs(sentences: &[String], width: u16, role: Role) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for sentence in sentences {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(wrap(sentence, usize::from(width)).into_iter().map(|line| Line::new(role, line)));
    }
    lines
}

/// The count of lines as rows of the screen.
pub(super) fn rows(lines: &[Line]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// Draws lines, and where they do not all fit ends the last row with `…`.
pub(super) fn draw_lines(canvas: &mut Canvas<'_>, area: Rect, lines: &[Line]) {
    canvas.lines(area, lines);
    if lines.len() > usize::from(area.height)
        && let Some(last) = area.rows().next_back()
    {
        canvas.clear(last, Role::Plain);
        canvas.text(last, "…", Role::Dim);
    }
}

/// Parts an area so that the lower part has `rows`, as far as there are any.
pub(super) fn split_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let upper = Rect { height: area.height - rows, ..area };
    (upper, Rect { y: upper.bottom(), height: rows, ..area })
}

/// An area without its first row.
pub(super) fn without_top(area: Rect) -> Rect {
    let first = area.height.min(1);
    Rect { y: area.y + first, height: area.height - first, ..area }
}
