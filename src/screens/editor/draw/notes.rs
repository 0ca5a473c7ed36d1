//! What stands beneath a form: what is wrong with the row in focus, what it is for, and what can be chosen there.

use ratatui::layout::Rect;

use super::rows::shown;
use crate::screens::editor::draft::Path;
use crate::screens::editor::field::Typing;
use crate::screens::editor::form::{Choice, Kind, Row, purpose, purpose_of_part};
use crate::screens::editor::outline::Part;
use crate::screens::editor::reading::{Found, Grade};
use crate::screens::editor::{Editor, pick};
use crate::text::Lang;
use crate::text::width::{Align, fit, width, wrap};
use crate::ui::{Line, Role, glyph};

/// The names on offer are shown in so many rows.
const OFFERS: usize = 5;

/// What stands between the values of a row.
const GAP: &str = "   ";

/// A row with what is wrong there.
pub(super) struct Noted<'r> {
    /// The row.
    pub row: &'r Row,
    /// What is wrong.
    pub found: &'r [&'r Found],
    /// Columns of what the rows of the form are called.
    pub labels: u16,
}

/// So many lines are needed for every row of a form to say what it is for and what can be chosen; the same for all rows, so that
/// nothing jumps while the focus goes through them.
pub(super) fn wanted(editor: &Editor, rows: &[Row], labels: u16, columns: usize, lang: Lang) -> usize {
    let lines = |row: &Row| {
        let inner = match &row.kind {
            Kind::Choice { options, at } => choices(options, *at, columns).len(),
            _ => said(editor, row, labels, lang, columns).len(),
        };
        purpose_lines(purpose(row, lang), columns).len() + inner
    };
    rows.iter().map(lines).max().unwrap_or(0)
}

/// What a part is for, where the focus is on the parts.
pub(super) fn of_part(part: Part, lang: Lang, columns: usize) -> Vec<Line> {
    let mut lines = purpose_lines(purpose_of_part(part, lang), columns);
    lines.push(Line::new(Role::Dim, lang.editor_open_hint()));
    lines
}

/// What is said about the row in focus.
pub(super) fn of_row(editor: &Editor, noted: &Noted<'_>, lang: Lang, room: Rect) -> Vec<Line> {
    match &editor.typing {
        Some(typing) => typing_notes(editor, typing, noted, lang, room),
        None => row_notes(editor, noted, lang, room),
    }
}

/// What is wrong with the row, what it is for, what can be chosen, all of a text that is too long for its row.
fn row_notes(editor: &Editor, noted: &Noted<'_>, lang: Lang, room: Rect) -> Vec<Line> {
    let row = noted.row;
    let columns = usize::from(room.width);
    let mut lines = fault_lines(noted, lang, columns);
    lines.extend(column_lines(editor, &row.path, &editor.words_at(&row.path), lang, columns));
    let is_sound = lines.is_empty();
    if is_sound {
        lines = purpose_lines(purpose(row, lang), columns);
    }
    match &row.kind {
        Kind::Choice { options, at } => {
            let height = usize::from(room.height).saturating_sub(lines.len());
            lines.extend(in_sight(choices(options, *at, columns), height, lang));
        }
        _ => lines.extend(said(editor, row, noted.labels, lang, columns)),
    }
    if !is_sound {
        lines.extend(purpose_lines(purpose(row, lang), columns));
    }
    lines
}

/// All of a text that is too long for its row, and what an expression means.
fn said(editor: &Editor, row: &Row, labels: u16, lang: Lang, columns: usize) -> Vec<Line> {
    let is_expression = matches!(row.kind, Kind::Expression(_));
    if !is_expression && !matches!(row.kind, Kind::Text(_)) {
        return Vec::new();
    }
    let words = shown(editor, row, lang);
    let is_cut = width(&words) > columns.saturating_sub(usize::from(labels) + 2);
    let whole = if is_cut { wrap(&words, columns) } else { Vec::new() };
    let mut lines: Vec<Line> = whole.into_iter().map(Line::from).collect();
    if is_expression {
        lines.extend(meaning(editor, &words, lang, columns));
    }
    lines
}

fn purpose_lines(purpose: Option<&str>, columns: usize) -> Vec<Line> {
    let words = purpose.map(|purpose| wrap(purpose, columns)).unwrap_or_default();
    words.into_iter().map(|line| Line::new(Role::Dim, line)).collect()
}

/// Some of the values of a row, as they stand on a line.
struct ChoiceLine {
    line: Line,
    count: usize,
    holds_chosen: bool,
}

/// What can be chosen, with its keys, as many as fit on a line; the one that is stands out.
fn choices(options: &[Choice], at: Option<usize>, columns: usize) -> Vec<ChoiceLine> {
    let empty = || ChoiceLine { line: Line::default(), count: 0, holds_chosen: false };
    let mut lines = vec![empty()];
    let mut room = columns;
    for (place, option) in options.iter().enumerate() {
        let wide = width(&option.label) + 2;
        let is_first = lines.last().is_none_or(|line| line.count == 0);
        if wide + GAP.len() > room && !is_first {
            lines.push(empty());
            room = columns;
        }
        let gap = if lines.last().is_none_or(|line| line.count == 0) { "" } else { GAP };
        room = room.saturating_sub(wide + gap.len());
        let is_chosen = Some(place) == at;
        let role = if is_chosen { Role::Strong } else { Role::Plain };
        let key = pick::key(place).map_or_else(|| "·".to_owned(), String::from);
        if let Some(last) = lines.last_mut() {
            let line = std::mem::take(&mut last.line);
            last.line =
                line.and(Role::Plain, gap).and(Role::Accent, key).and(role, format!(" {}", option.label));
            last.count += 1;
            last.holds_chosen |= is_chosen;
        }
    }
    lines
}

/// The lines that fit, the one of what is chosen among them; the last one says how many values are out of sight.
fn in_sight(lines: Vec<ChoiceLine>, height: usize, lang: Lang) -> Vec<Line> {
    if lines.len() <= height {
        return lines.into_iter().map(|line| line.line).collect();
    }
    let height = height.saturating_sub(1);
    let chosen = lines.iter().position(|line| line.holds_chosen).unwrap_or(0);
    let above = (chosen + 1).saturating_sub(height);
    let all: usize = lines.iter().map(|line| line.count).sum();
    let shown = || lines.iter().skip(above).take(height);
    let hidden = all - shown().map(|line| line.count).sum::<usize>();
    let more = Line::new(Role::Accent, lang.editor_more_choices(hidden));
    shown().map(|line| line.line.clone()).chain([more]).collect()
}

/// What is wrong with what is typed, and the names on offer.
fn typing_notes(editor: &Editor, typing: &Typing, noted: &Noted<'_>, lang: Lang, room: Rect) -> Vec<Line> {
    let columns = usize::from(room.width);
    let offers = typing.offers();
    let mut lines = Vec::new();
    if offers.is_empty() {
        lines = fault_lines(noted, lang, columns);
        lines.extend(column_lines(editor, &typing.path, typing.field.value(), lang, columns));
        if lines.is_empty() {
            // What the row brings about elsewhere is said in the line below, and only once it is proven.
            let reading = &editor.shown.reading;
            let is_all = reading.found.is_empty() && !reading.is_waiting();
            let words = if is_all { lang.editor_sound() } else { lang.editor_row_reads() };
            lines.push(Line::new(Role::Good, format!("{} ", glyph::DONE)).and(Role::Dim, words));
            if matches!(noted.row.kind, Kind::Expression(_)) {
                lines.extend(meaning(editor, typing.field.value(), lang, columns));
            }
        }
        let purpose = match typing.kind {
            Kind::Name => Some(lang.purpose_unit_classes()),
            _ => purpose(noted.row, lang),
        };
        lines.extend(purpose_lines(purpose, columns));
        return lines;
    }
    let first = typing.chosen().unwrap_or(0).saturating_sub(OFFERS - 1);
    let widest = offers.iter().skip(first).take(OFFERS).map(|name| width(&name.spelling)).max().unwrap_or(0);
    let rows = OFFERS.min(usize::from(room.height));
    for (at, name) in offers.iter().enumerate().skip(first).take(rows) {
        let is_next = at == typing.chosen().unwrap_or(0);
        let mark = if is_next { format!("{} ", glyph::FOCUS) } else { "  ".to_owned() };
        let role = if is_next { Role::Strong } else { Role::Plain };
        let spelling = fit(&name.spelling, widest.min(columns / 2), Align::Left);
        lines.push(
            Line::new(Role::Accent, mark).and(role, spelling).and(Role::Dim, format!("  {}", name.title)),
        );
    }
    lines
}

/// An expression in the words of the sheet, as far as the last sound reading of the draft has them.
fn meaning(editor: &Editor, expression: &str, lang: Lang, columns: usize) -> Vec<Line> {
    let meant = editor.sound.as_ref().and_then(|rulebook| rulebook.in_words(expression, lang));
    let lines = meant.map(|meant| wrap(&meant, columns)).unwrap_or_default();
    lines.into_iter().map(|line| Line::new(Role::Dim, line)).collect()
}

/// That the roster lacks the column that is named at a place.
fn column_lines(editor: &Editor, path: &Path, heading: &str, lang: Lang, columns: usize) -> Vec<Line> {
    let (mark, role) = Grade::Look.mark();
    let told = editor.columns.lacking(path, heading, lang);
    let lines = told.map(|told| wrap(&told, columns.saturating_sub(2))).unwrap_or_default();
    let lines = lines.into_iter().enumerate();
    let mark = |at| if at == 0 { format!("{mark} ") } else { "  ".to_owned() };
    lines.map(|(at, words)| Line::new(role, mark(at)).and(Role::Plain, words)).collect()
}

fn fault_lines(noted: &Noted<'_>, lang: Lang, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for found in noted.found {
        let (mark, role) = found.grade.mark();
        for (at, words) in wrap(&found.sentence(lang), columns.saturating_sub(2)).into_iter().enumerate() {
            let mark = if at == 0 { format!("{mark} ") } else { "  ".to_owned() };
            lines.push(Line::new(role, mark).and(Role::Plain, words));
        }
        for more in found.more(lang) {
            let words = wrap(&more, columns.saturating_sub(2)).into_iter();
            lines.extend(words.map(|words| Line::new(Role::Dim, format!("  {words}"))));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_out_of_sight_are_counted_and_the_chosen_one_never_is() {
        let options: Vec<Choice> = (1..=12).map(|at| Choice::new(format!("value{at}"), at)).collect();
        let shown = |at: usize, height: usize| -> Vec<String> {
            let lines = in_sight(choices(&options, Some(at), 24), height, Lang::En);
            lines.iter().map(Line::text).collect()
        };
        assert_eq!(shown(0, 3), ["1 value1   2 value2", "3 value3   4 value4", "… and 8 more: ← →"]);
        assert_eq!(shown(10, 3), ["9 value9   0 value10", "a value11   b value12", "… and 8 more: ← →"]);
        assert_eq!(shown(0, 6).len(), 6);
        assert!(shown(0, 6).iter().all(|line| !line.contains('…')));
    }
}
