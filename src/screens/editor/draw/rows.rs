//! The rows of a form: what each is called, what stands there, and below them what can be done with the one in focus.

use ratatui::layout::Rect;
use serde_json::Value;

use super::with_notes;
use crate::number::Exact;
use crate::screens::editor::draft::Path;
use crate::screens::editor::field::Typing;
use crate::screens::editor::form::{Kind, Need, Row};
use crate::screens::editor::reading::{Found, Grade};
use crate::screens::editor::{Editor, Pane};
use crate::text::Lang;
use crate::text::width::{Align, fit, width, wrap};
use crate::ui::{Canvas, Focus, Line, Role, Window, glyph, inside};

/// Columns of a list of numbers, which leaves the rest to what they are called.
const NUMBER: u16 = 9;

/// Of those, what the numbers themselves have: they end in the same column.
const FIGURES: usize = 5;

/// While words are typed, what the row is called leaves the room to them.
const TYPING: u16 = 12;

/// The names on offer are shown in so many rows.
const OFFERS: usize = 5;

/// Draws the form of the part in focus.
pub(super) fn draw(editor: &Editor, lang: Lang, canvas: &mut Canvas<'_>, area: Rect) {
    let rows = editor.rows(lang);
    let (list, notes) = with_notes(area);
    let here = editor.pane == Pane::Form;
    let focus = if here { Focus::Here(editor.row) } else { Focus::None };
    let window = Window::around(focus, usize::from(list.height), rows.len());
    let bar = Rect { x: list.right().saturating_sub(1), width: list.width.min(1), ..list };
    window.draw_bar(canvas, bar);
    let labels = label_columns(&rows, inside(list).width);
    for (at, place) in (window.above..window.above + window.shown).zip(list.rows()) {
        let place = Rect { width: place.width.saturating_sub(1), ..place };
        if let Some(row) = rows.get(at) {
            draw_row(editor, (&rows, row), here && at == editor.row, labels, lang, canvas, place);
        }
    }
    if notes.height == 0 {
        return;
    }
    canvas.rule_across(Rect { y: notes.y - 1, height: 1, ..inside(notes) });
    let lines = match (&editor.typing, rows.get(editor.row).filter(|_| here)) {
        (Some(typing), Some(row)) => typing_notes(editor, typing, (&rows, row), lang, inside(notes)),
        (None, Some(row)) => row_notes(editor, (&rows, row), labels, lang, inside(notes)),
        _ => vec![Line::new(Role::Dim, lang.editor_open_hint())],
    };
    canvas.lines(inside(notes), &lines);
}

/// So many columns for what rows are called: what the longest needs, but no more than half.
fn label_columns(rows: &[Row], room: u16) -> u16 {
    let plain = || rows.iter().filter(|row| !matches!(row.kind, Kind::Add(_) | Kind::Part(_)));
    if plain().all(|row| matches!(row.kind, Kind::Number(_))) {
        return room.saturating_sub(NUMBER).max(12.min(room));
    }
    let longest = plain().map(|row| width(&row.label) + 2 * usize::from(row.depth)).max().unwrap_or(0);
    u16::try_from(longest + 2).unwrap_or(room).min(room * 9 / 20).max(12.min(room))
}

fn draw_row(
    editor: &Editor,
    (rows, row): (&[Row], &Row),
    here: bool,
    labels: u16,
    lang: Lang,
    canvas: &mut Canvas<'_>,
    place: Rect,
) {
    let typing = editor.typing.as_ref().filter(|_| here);
    let worst = worst(editor, rows, row).map(Grade::mark);
    let text = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place };
    let indent = "  ".repeat(usize::from(row.depth));
    let label = format!("{indent}{}", row.label);
    let (name, value) = match row.kind {
        Kind::Add(_) | Kind::Part(_) => (text, Rect { width: 0, ..text }),
        _ => {
            let is_words = !matches!(row.kind, Kind::Number(_) | Kind::Sum);
            let columns = if typing.is_some() && is_words { labels.min(TYPING) } else { labels };
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
            Kind::Add(_) => Role::Accent,
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

/// The gravest of what is wrong where the row is the nearest one to the place.
fn worst(editor: &Editor, rows: &[Row], row: &Row) -> Option<Grade> {
    faults_of(editor, rows, row).map(|found| found.grade).min()
}

/// What is wrong at a row's place or within it, where no other row is nearer.
fn faults_of<'e>(editor: &'e Editor, rows: &'e [Row], row: &'e Row) -> impl Iterator<Item = &'e Found> + 'e {
    let nearest = move |place: &Path| {
        rows.iter()
            .filter(|other| place.is_within(&other.path) && !matches!(other.kind, Kind::Add(_)))
            .all(|other| other.path.steps() <= row.path.steps())
    };
    let is_add = matches!(row.kind, Kind::Add(_));
    editor.shown.reading.within(&row.path).filter(move |found| !is_add && nearest(&found.place))
}

/// What stands in a row, for a person.
fn shown(editor: &Editor, row: &Row, lang: Lang) -> String {
    let value = row.path.get(&editor.shown.tree);
    match (&row.kind, value) {
        (Kind::Add(_) | Kind::Part(_), _) => String::new(),
        (Kind::Choice { options, at }, value) => match at.and_then(|at| options.get(at)) {
            Some(option) => option.label.clone(),
            None => value.and_then(Value::as_str).unwrap_or_default().to_owned(),
        },
        (Kind::Number(_) | Kind::Sum, Some(Value::Number(number))) => {
            let exact: Option<Exact> = number.to_string().parse().ok();
            exact.map_or_else(|| number.to_string(), |exact| exact.shown(lang))
        }
        (Kind::Number(_) | Kind::Sum, Some(Value::String(text))) => match text.parse::<Exact>() {
            Ok(exact) if !text.contains(['/', '%']) => exact.shown(lang),
            _ => text.clone(),
        },
        (_, Some(Value::String(text))) => text.clone(),
        (_, Some(Value::Null) | None) => String::new(),
        (_, Some(other)) => other.to_string(),
    }
}

/// What stands where nothing was filled in.
fn placeholder(row: &Row, lang: Lang) -> &'static str {
    match row.kind {
        Kind::Text(Need::Required) | Kind::Number(Need::Required) | Kind::Expression(Need::Required) => {
            lang.editor_missing()
        }
        Kind::Sum => lang.editor_sum_absent(),
        Kind::Text(_) | Kind::Number(_) if row.path.is_default_of_input() => lang.edit_asked(),
        _ => "–",
    }
}

/// What is wrong with the row, then what can be chosen, then all of a text that is too long for its row.
fn row_notes(editor: &Editor, (rows, row): (&[Row], &Row), labels: u16, lang: Lang, room: Rect) -> Vec<Line> {
    let columns = usize::from(room.width);
    let values = columns.saturating_sub(usize::from(labels) + 2);
    let words = shown(editor, row, lang);
    let mut lines = fault_lines(editor, (rows, row), lang, columns);
    match &row.kind {
        Kind::Choice { options, at } => {
            let labels = options.iter().map(|option| option.label.as_str());
            lines.extend(choices(labels, *at, columns));
        }
        Kind::Sum => lines.push(Line::new(Role::Dim, lang.editor_sum_follows())),
        Kind::Id => {
            lines.extend(
                wrap(lang.editor_id_follows(), columns).into_iter().map(|line| Line::new(Role::Dim, line)),
            );
        }
        Kind::Text(_) if width(&words) > values => {
            lines.extend(wrap(&words, columns).into_iter().map(Line::from));
        }
        Kind::Expression(_) => {
            if width(&words) > values {
                lines.extend(wrap(&words, columns).into_iter().map(Line::from));
            }
            lines.extend(meaning(editor, &words, lang, columns));
        }
        _ => {}
    }
    lines
}

/// What can be chosen, with its digits, as many as fit on a line; the one that is stands out.
pub(super) fn choices<'l>(
    labels: impl Iterator<Item = &'l str>,
    at: Option<usize>,
    columns: usize,
) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let mut room = columns;
    for (place, label) in labels.enumerate() {
        let wide = width(label) + 5;
        if wide > room && room < columns {
            lines.push(Line::default());
            room = columns;
        }
        room = room.saturating_sub(wide);
        let role = if Some(place) == at { Role::Strong } else { Role::Plain };
        let line = lines.pop().unwrap_or_default();
        lines.push(line.and(Role::Accent, (place + 1).to_string()).and(role, format!(" {label}   ")));
    }
    lines
}

/// What is wrong with what is typed, and the names on offer.
fn typing_notes(
    editor: &Editor,
    typing: &Typing,
    (rows, row): (&[Row], &Row),
    lang: Lang,
    room: Rect,
) -> Vec<Line> {
    let columns = usize::from(room.width);
    let offers = typing.offers();
    let mut lines = Vec::new();
    if offers.is_empty() {
        lines = fault_lines(editor, (rows, row), lang, columns);
        if lines.is_empty() {
            // What the row brings about elsewhere is said in the line below, and only once it is proven.
            let reading = &editor.shown.reading;
            let is_all = reading.found.is_empty() && !reading.is_waiting();
            let words = if is_all { lang.editor_sound() } else { lang.editor_row_reads() };
            lines.push(Line::new(Role::Good, format!("{} ", glyph::DONE)).and(Role::Dim, words));
            if matches!(row.kind, Kind::Expression(_)) {
                lines.extend(meaning(editor, typing.field.value(), lang, columns));
            }
        }
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

fn fault_lines(editor: &Editor, (rows, row): (&[Row], &Row), lang: Lang, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for found in faults_of(editor, rows, row) {
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
