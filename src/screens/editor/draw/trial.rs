//! The trial: what is said about an invented member, and what comes of it.

use ratatui::layout::Rect;

use crate::rules::LineKind;
use crate::screens::desk::Desk;
use crate::screens::editor::outline::Part;
use crate::screens::editor::trial::verdict;
use crate::screens::editor::{Editor, Pane};
use crate::text::width::{Align, wrap};
use crate::ui::{Canvas, Focus, Line, List, Role, Window, inside};

/// From so many columns of the whole screen on, what comes of it stands at the right already.
const BESIDE: u16 = 112;

/// Rows of what comes of it, where it stands below.
const BELOW: u16 = 8;

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
    let below = if desk.body.width >= BESIDE { 0 } else { BELOW.min(area.height / 2) };
    let upper = Rect { height: area.height - below, ..area };
    let here = editor.pane == Pane::Form;
    let row = |at: usize| {
        let Some(row) = rows.get(at) else { return (Line::default(), Line::default()) };
        let indent = "  ".repeat(usize::from(row.depth));
        let is_focus = here && at == editor.row;
        let value = match (&editor.typing, is_focus) {
            (Some(typing), true) => typing.field.view(usize::from(area.width / 2)).text,
            (None, true) => format!("← {} →", row.value),
            _ => format!("{}  ", row.value),
        };
        (Line::new(Role::Plain, format!("{indent}{}", row.label)), Line::new(Role::Strong, value))
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
    let lang = desk.lang;
    let room = inside(area);
    let Some(rulebook) = &editor.sound else {
        let lines: Vec<Line> =
            wrap(lang.trial_never_sound(), usize::from(room.width)).into_iter().map(Line::from).collect();
        return canvas.lines(room, &lines);
    };
    let outcome = editor.trial.outcome(rulebook, &desk.now);
    let is_now = editor.shown.reading.rulebook.is_some();
    let points =
        |number: Option<crate::number::Exact>| number.map_or_else(|| "?".into(), |number| number.shown(lang));
    let mut lines = Vec::new();
    if !is_now {
        let words = wrap(lang.trial_before(), usize::from(room.width));
        lines.extend(words.into_iter().map(|line| Line::new(Role::Warn, line)));
    } else if editor.part != Part::Trial && desk.body.width >= BESIDE {
        lines.push(Line::new(Role::Dim, lang.trial_title()));
    }
    let total = lang.trial_total(points(outcome.total), points(outcome.max_total));
    let class = verdict(rulebook, &outcome, lang);
    lines.push(Line::new(Role::Strong, class));
    lines.push(Line::new(Role::Plain, total));
    for line in outcome.lines_from_class(rulebook, lang) {
        let role = match line.kind {
            LineKind::Criterion | LineKind::Section | LineKind::Total | LineKind::Result => continue,
            LineKind::Missing => Role::Warn,
            LineKind::Atom | LineKind::Value | LineKind::Change => Role::Dim,
            _ => Role::Plain,
        };
        let indent = match line.kind {
            LineKind::Atom => 2,
            LineKind::Value => 4,
            _ => 0,
        };
        let indent = " ".repeat(indent + 2 * line.depth);
        let words = wrap(&line.text, usize::from(room.width).saturating_sub(indent.len()));
        lines.extend(words.into_iter().map(|words| Line::new(role, format!("{indent}{words}"))));
    }
    for (row, line) in room.rows().zip(&lines) {
        if is_now || row.y == room.y {
            canvas.line(row, line, Align::Left);
        } else {
            canvas.line_as(row, line, Align::Left, Role::Dim);
        }
    }
    if lines.len() > usize::from(room.height) && room.height > 0 {
        let last = Rect { x: room.right().saturating_sub(1), y: room.bottom() - 1, width: 1, height: 1 };
        canvas.text(last, "…", Role::Dim);
    }
}
