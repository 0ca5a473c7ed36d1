//! The trial: what is said about an invented member, and what comes of it.

use ratatui::layout::Rect;

use crate::rules::LineKind;
use crate::screens::desk::Desk;
use crate::screens::editor::outline::Part;
use crate::screens::editor::trial::{missing, verdict};
use crate::screens::editor::{Editor, Pane};
use crate::text::width::{Align, wrap};
use crate::ui::{Canvas, Focus, Line, List, Role, Window, glyph, inside};

/// From so many columns of the whole screen on, what comes of it stands at the right already.
const BESIDE: u16 = 112;

/// Rows of what comes of it, where it stands below.
const BELOW: u16 = 8;

/// So many rows of so many are for what comes of it, where it stands below.
pub(super) fn below(height: u16) -> u16 {
    BELOW.min(height / 2)
}

/// Draws what can be said, and below it what comes of it unless that stands at the right.
pub(super) fn draw(editor: &Editor, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = desk.lang;
    let rows = editor.trial_rows(lang);
    if rows.is_empty() {
        let lines: Vec<Line> = wrap(lang.trial_never_sound(), usize::from(inside(area).width))
            .into_iter()
            .map(Line::from)
            .collect();
        return canvas.lines(inside(area), &lines);
    }
    let below = if desk.body.width >= BESIDE { 0 } else { below(area.height) };
    let upper = Rect { height: area.height - below, ..area };
    let here = editor.pane == Pane::Form;
    let missing = editor.trial_missing();
    let row = |at: usize| {
        let Some(row) = rows.get(at) else { return (Line::default(), Line::default()) };
        let indent = "  ".repeat(usize::from(row.depth));
        let is_focus = here && at == editor.row;
        let value = match (&editor.typing, is_focus) {
            (Some(typing), true) => typing.field.view(usize::from(area.width / 2)).text,
            (None, true) => format!("← {} →", row.value),
            _ => format!("{}  ", row.value),
        };
        let lacks = editor.trial.is_lacking(&row.item, &missing);
        let (mark, role) = if lacks {
            (format!("{} ", glyph::INCOMPLETE), Role::Warn)
        } else {
            (String::new(), Role::Strong)
        };
        let label = Line::new(Role::Warn, mark).and(Role::Plain, format!("{indent}{}", row.label));
        (label, Line::new(role, value))
    };
    let focus = if here { Focus::Here(editor.row) } else { Focus::None };
    if editor.typing.is_some() {
        let window = Window::around(focus, usize::from(upper.height), rows.len());
        let y = u16::try_from(editor.row.saturating_sub(window.above)).unwrap_or(0);
        canvas.set_cursor(inside(upper).right(), upper.y.saturating_add(y));
    }
    List { count: rows.len(), row: &row, focus }.draw(canvas, upper);
    if below > 0 {
        let rule = Rect { y: upper.bottom(), height: 1, ..area };
        canvas.rule_across(inside(rule));
        draw_result(editor, desk, canvas, Rect { y: rule.bottom(), height: below - 1, ..area });
    }
}

/// Draws what the invented member would get, and why. What an unsound draft cannot say stays as it was, in the
/// background.
pub(super) fn draw_result(editor: &Editor, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
    let room = inside(area);
    let lines = result_lines(editor, desk, room.width);
    let is_now = editor.sound.is_none() || editor.shown.reading.rulebook.is_some();
    let rows = usize::from(room.height);
    let read = if editor.part == Part::Trial { editor.told } else { 0 };
    let above = read.min(lines.len().saturating_sub(rows));
    let is_all = above + rows >= lines.len();
    let shown = if is_all { rows } else { rows.saturating_sub(1) };
    for (row, line) in room.rows().zip(lines.iter().skip(above).take(shown)) {
        if is_now || (row.y == room.y && above == 0) {
            canvas.line(row, line, Align::Left);
        } else {
            canvas.line_as(row, line, Align::Left, Role::Dim);
        }
    }
    if let (false, Some(row)) = (is_all, room.rows().next_back()) {
        let more = if editor.part == Part::Trial { desk.lang.trial_more() } else { "…" };
        canvas.line(row, &Line::new(Role::Accent, more), Align::Right);
    }
}

/// What the invented member would get, and why, in lines of so many columns.
pub(in crate::screens::editor) fn result_lines(editor: &Editor, desk: &Desk, columns: u16) -> Vec<Line> {
    let lang = desk.lang;
    let columns = usize::from(columns);
    let wrapped = |role: Role, words: &str| {
        wrap(words, columns).into_iter().map(move |line| Line::new(role, line)).collect::<Vec<_>>()
    };
    let Some(rulebook) = &editor.sound else { return wrapped(Role::Plain, lang.trial_never_sound()) };
    let outcome = editor.trial.explained(rulebook);
    let points =
        |number: Option<crate::number::Exact>| number.map_or_else(|| "?".into(), |number| number.shown(lang));
    let mut lines = Vec::new();
    if editor.shown.reading.rulebook.is_none() {
        lines.extend(wrapped(Role::Warn, lang.trial_before()));
    } else if editor.part != Part::Trial && desk.body.width >= BESIDE {
        lines.push(Line::new(Role::Dim, lang.trial_title()));
    }
    lines.push(Line::new(Role::Strong, verdict(rulebook, &outcome, lang)));
    let missing = missing(&outcome);
    for missing in missing {
        lines.extend(wrapped(Role::Warn, &lang.trial_lacking(outcome.lacking(missing, rulebook, lang))));
    }
    if rulebook.has_points() {
        let total = lang.trial_total(points(outcome.total), points(outcome.max_total));
        lines.push(Line::new(Role::Plain, total));
    }
    for line in outcome.lines_from_class(rulebook, lang) {
        let role = match line.kind {
            LineKind::Criterion | LineKind::Section | LineKind::Total | LineKind::Result => continue,
            // It was said first.
            LineKind::Missing if !missing.is_empty() => continue,
            LineKind::Missing => Role::Warn,
            LineKind::Atom | LineKind::Value | LineKind::Change => Role::Dim,
            _ => Role::Plain,
        };
        let indent = match line.kind {
            LineKind::Atom | LineKind::Value => 2,
            _ => 0,
        };
        let indent = " ".repeat(indent + 2 * line.depth);
        let words = wrap(&line.text, columns.saturating_sub(indent.len()));
        lines.extend(words.into_iter().map(|words| Line::new(role, format!("{indent}{words}"))));
    }
    lines.extend(wrapped(Role::Dim, &lang.trial_tried_in(editor.trial.period(rulebook).title(lang))));
    lines
}
