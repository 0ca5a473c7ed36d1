//! The rows of a form: what each is called, what stands there, and below them what can be done with the one in focus.

use ratatui::layout::Rect;
use serde_json::Value;

use super::notes::{self, Noted};
use super::{draw_notes, with_notes};
use crate::number::Exact;
use crate::papers::date;
use crate::screens::editor::form::{Kind, Need, Row};
use crate::screens::editor::reading::Grade;
use crate::screens::editor::{Editor, Pane};
use crate::text::Lang;
use crate::text::width::{Align, fit, width};
use crate::ui::{Canvas, Focus, Line, Role, Window, glyph, inside};

/// Columns of a list of numbers, which leaves the rest to what they are called.
const NUMBER: u16 = 9;

/// Of those, what the numbers themselves have: they end in the same column.
const FIGURES: usize = 5;

/// While words are typed, what the row is called takes no more than it needs, and leaves the rest to them.
const TYPING: u16 = 12;

/// Draws the form of the part in focus.
pub(super) fn draw(editor: &Editor, lang: Lang, canvas: &mut Canvas<'_>, area: Rect) {
    let rows = editor.rows(lang);
    let (list, notes) = split(editor, &rows, lang, area);
    let labels = label_columns(&rows, inside(area).width);
    let here = editor.pane == Pane::Form;
    let focus = if here { Focus::Here(editor.row) } else { Focus::None };
    let window = Window::around(focus, usize::from(list.height), rows.len());
    let bar = Rect { x: list.right().saturating_sub(1), width: list.width.min(1), ..list };
    window.draw_bar(canvas, bar);
    let found = editor.found_by_row(&rows, lang);
    for (at, place) in (window.above..window.above + window.shown).zip(list.rows()) {
        let place = Rect { width: place.width.saturating_sub(1), ..place };
        if let (Some(row), Some(found)) = (rows.get(at), found.get(at)) {
            draw_row(editor, &Noted { row, found, labels }, here && at == editor.row, lang, canvas, place);
        }
    }
    let (lines, _) = notes_of(editor, lang, area);
    draw_notes(editor, &lines, lang, canvas, notes);
}

/// The room for the rows of a form, and the one beneath them.
fn split(editor: &Editor, rows: &[Row], lang: Lang, area: Rect) -> (Rect, Rect) {
    let columns = inside(area).width;
    let labels = label_columns(rows, columns);
    with_notes(area, notes::wanted(editor, rows, labels, usize::from(columns), lang))
}

/// What stands beneath the rows of a form, and where.
pub(super) fn notes_of(editor: &Editor, lang: Lang, area: Rect) -> (Vec<Line>, Rect) {
    let rows = editor.rows(lang);
    let (_, notes) = split(editor, &rows, lang, area);
    let columns = inside(area).width;
    let found = editor.found_by_row(&rows, lang);
    let lines = match (editor.pane, rows.get(editor.row), found.get(editor.row)) {
        (Pane::Form, Some(row), Some(found)) => {
            let noted = Noted { row, found, labels: label_columns(&rows, columns) };
            notes::of_row(editor, &noted, lang, inside(notes))
        }
        (Pane::Form, ..) => Vec::new(),
        (Pane::Outline, ..) => notes::of_part(editor.part, lang, usize::from(columns)),
    };
    (lines, notes)
}

/// So many columns for what rows are called: what the longest needs, but no more than half.
fn label_columns(rows: &[Row], room: u16) -> u16 {
    let plain = || rows.iter().filter(|row| !row.kind.adds() && !matches!(row.kind, Kind::Part(_)));
    if plain().all(|row| matches!(row.kind, Kind::Number(_))) {
        return room.saturating_sub(NUMBER).max(12.min(room));
    }
    let longest = plain().map(|row| width(&row.label) + 2 * usize::from(row.depth)).max().unwrap_or(0);
    u16::try_from(longest + 2).unwrap_or(room).min(room * 9 / 20).max(12.min(room))
}

fn draw_row(
    editor: &Editor,
    noted: &Noted<'_>,
    here: bool,
    lang: Lang,
    canvas: &mut Canvas<'_>,
    place: Rect,
) {
    let Noted { row, labels, .. } = *noted;
    let typing = editor.typing.as_ref().filter(|_| here);
    let worst = noted.found.iter().map(|found| found.grade).min().map(Grade::mark);
    let text = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place };
    let indent = "  ".repeat(usize::from(row.depth));
    let label = format!("{indent}{}", row.label);
    let (name, value) = match row.kind {
        Kind::NewName(_) if typing.is_none() => (text, Rect { width: 0, ..text }),
        Kind::Add(_) | Kind::Part(_) => (text, Rect { width: 0, ..text }),
        _ => {
            let is_words = !matches!(row.kind, Kind::Number(_) | Kind::Sum | Kind::Day(_));
            let own = u16::try_from(width(&label) + 1).unwrap_or(labels).max(TYPING);
            let columns = if typing.is_some() && is_words { labels.min(own) } else { labels };
            let columns = columns.min(text.width);
            (
                Rect { width: columns, ..text },
                Rect { x: text.x + columns, width: text.width - columns, ..text },
            )
        }
    };
    let name_text = Rect { width: name.width.saturating_sub(u16::from(value.width > 0)), ..name };
    if here {
        let marked = if typing.is_some() { Rect { width: 1 + name.width, ..place } } else { place };
        canvas.clear(marked, Role::Focus);
        canvas.text(Rect { width: place.width.min(1), ..place }, glyph::FOCUS, Role::Focus);
        canvas.text(name_text, &label, Role::Focus);
    } else {
        let role = match row.kind {
            Kind::Add(_) | Kind::NewName(_) => Role::Accent,
            Kind::Part(_) => Role::Plain,
            _ => Role::Dim,
        };
        canvas.text(name_text, &label, role);
    }
    if let Some(typing) = typing {
        // What is typed begins where the value stood, behind its mark.
        let before = value.width.min(2);
        let room = Rect { x: value.x + before, width: value.width.saturating_sub(before + 1), ..value };
        let view = typing.field.view(usize::from(room.width));
        let free = u16::try_from(FIGURES.saturating_sub(width(&view.text))).unwrap_or(0);
        let moved = if value.width == NUMBER + 1 { free } else { 0 };
        let room = Rect { x: room.x + moved, width: room.width.saturating_sub(moved), ..room };
        canvas.text(room, &view.text, Role::Strong);
        if !typing.field.value().starts_with(&view.text) {
            // What stands before the part in sight is still there.
            canvas.text(Rect { width: value.width.min(1), ..value }, "…", Role::Dim);
        }
        return canvas.set_cursor(room.x + u16::try_from(view.cursor).unwrap_or(0), room.y);
    }
    let mut words = shown(editor, row, lang);
    if value.width == NUMBER + 1 && !words.is_empty() && width(&words) < FIGURES {
        words = fit(&words, FIGURES, Align::Right);
    }
    let (sign, role) = worst.unwrap_or((" ", Role::Plain));
    let mark = format!("{sign} ");
    let is_choice = matches!(row.kind, Kind::Choice { .. });
    let line = match (here, is_choice) {
        (true, true) => Line::new(Role::Focus, format!("{}← {words} →", mark.trim_start())),
        _ if words.is_empty() => Line::new(role, mark).and(Role::Dim, placeholder(row, lang)),
        _ => Line::new(role, mark).and(Role::Plain, words),
    };
    match (here, value.width) {
        (_, 0) => {
            let at = Rect { x: text.right().saturating_sub(1), width: text.width.min(1), ..text };
            if worst.is_some() {
                canvas.text(at, sign, if here { Role::Focus } else { role });
            }
        }
        (true, _) => canvas.line_as(value, &line, Align::Left, Role::Focus),
        _ => canvas.line(value, &line, Align::Left),
    }
}

/// What stands in a row, for a person.
pub(in crate::screens::editor) fn shown(editor: &Editor, row: &Row, lang: Lang) -> String {
    let value = row.path.get(&editor.shown.tree);
    match (&row.kind, value) {
        (Kind::Add(_) | Kind::NewName(_) | Kind::Part(_), _) => String::new(),
        (Kind::Choice { options, at }, value) => match at.and_then(|at| options.get(at)) {
            Some(option) => option.label.clone(),
            None => value.and_then(Value::as_str).unwrap_or_default().to_owned(),
        },
        (Kind::Number(_) | Kind::Sum, Some(value @ (Value::Number(_) | Value::String(_)))) => {
            let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let exact: Option<Exact> = written.parse().ok();
            let share = exact.filter(|_| row.path.is_part_of_votes()).and_then(vulgar);
            let decimal = exact.filter(|_| !written.contains(['/', '%'])).map(|exact| exact.shown(lang));
            share.or(decimal).unwrap_or(written)
        }
        (kind, Some(Value::String(text))) => kind.day(text).map_or_else(|| text.clone(), date::written),
        (_, Some(Value::Null) | None) => String::new(),
        (_, Some(other)) => other.to_string(),
    }
}

/// A share as people say it where votes are counted: halves, thirds and quarters.
fn vulgar(share: Exact) -> Option<String> {
    let of = |below: u32| share.times(below.into()).filter(|above| above.as_whole().is_some());
    let part = (2..=4).find_map(|below| of(below).map(|above| format!("{above}/{below}")));
    part.filter(|_| share.as_whole().is_none())
}

/// What stands where nothing was filled in.
fn placeholder(row: &Row, lang: Lang) -> &'static str {
    match row.kind {
        Kind::Text(Need::Required)
        | Kind::Number(Need::Required)
        | Kind::Day(Need::Required)
        | Kind::Expression(Need::Required) => lang.editor_missing(),
        Kind::Sum => lang.editor_sum_absent(),
        Kind::Text(_) | Kind::Number(_) | Kind::Day(_) if row.path.is_default_of_input() => lang.edit_asked(),
        _ => "–",
    }
}
