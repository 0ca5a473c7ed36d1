//! How the editor looks: the parts, the form, and beside or below them what is wrong and what the trial comes to.

mod notes;
mod rows;
mod trial;

use ratatui::layout::Rect;

use super::outline::{Entry, Part};
use super::reading::Grade;
use super::{Editor, Pane};
use crate::screens::desk::Desk;
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Focus, Line, List, Role, glyph, inside};

/// Below so many columns one part of the screen is shown at a time.
const NARROW: u16 = 76;
/// From so many columns on, what is wrong and the trial stand at the right.
const WIDE: u16 = 112;

/// Columns of the parts, and of what stands at the right.
const PARTS: u16 = 29;
const PARTS_WIDE: u16 = 29;
const ASIDE: u16 = 34;

/// Draws the editor.
pub fn draw(editor: &Editor, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
    let lang = desk.lang;
    let entries = editor.entries(lang);
    if body.width < NARROW {
        let (upper, line) = without_last(body);
        match editor.pane {
            Pane::Outline => draw_parts(editor, &entries, canvas, upper),
            Pane::Form => draw_part(editor, &entries, desk, canvas, upper),
        }
        return draw_state(editor, lang, canvas, line);
    }
    if body.width < WIDE {
        let (upper, line) = without_last(body);
        let (left, right) = canvas.part(upper, PARTS);
        draw_parts(editor, &entries, canvas, left);
        draw_part(editor, &entries, desk, canvas, right);
        return draw_state(editor, lang, canvas, line);
    }
    let (left, rest) = canvas.part(body, PARTS_WIDE + body.width.saturating_sub(WIDE) / 3);
    let (middle, right) = canvas.part(rest, rest.width.saturating_sub(aside(body)));
    draw_parts(editor, &entries, canvas, left);
    draw_part(editor, &entries, desk, canvas, middle);
    let below = faults_below(editor, right.height);
    let upper = Rect { height: right.height.saturating_sub(below), ..right };
    trial::draw_result(editor, desk, canvas, upper);
    draw_faults(editor, &entries, lang, canvas, Rect { y: upper.bottom(), height: below, ..right });
}

/// Columns of what stands at the right of a wide screen.
fn aside(body: Rect) -> u16 {
    ASIDE + body.width.saturating_sub(WIDE) / 4
}

/// Rows of what is wrong, below the trial at the right of a wide screen.
fn faults_below(editor: &Editor, height: u16) -> u16 {
    let faults = u16::try_from(editor.shown.reading.found.len()).unwrap_or(u16::MAX);
    faults.saturating_mul(2).saturating_add(2).clamp(3, (height / 2).max(3))
}

/// The columns and rows in which it is told what the trial comes to.
pub(super) fn told_in(editor: &Editor, body: Rect) -> (u16, u16) {
    if body.width >= WIDE {
        let height = body.height.saturating_sub(faults_below(editor, body.height));
        return (inside(Rect { width: aside(body), ..body }).width, height);
    }
    let parts = if body.width < NARROW { 0 } else { PARTS };
    let part = Rect { width: body.width.saturating_sub(parts), ..body };
    // Above it the name of the part, below it the line for what is wrong.
    (inside(part).width, trial::below(body.height.saturating_sub(3)).saturating_sub(1))
}

/// How many lines tell what the trial comes to.
pub(super) fn told_lines(editor: &Editor, desk: &Desk, columns: u16) -> usize {
    trial::result_lines(editor, desk, columns).len()
}

/// An area without its last row, and that row.
fn without_last(area: Rect) -> (Rect, Rect) {
    let height = area.height.saturating_sub(1);
    (Rect { height, ..area }, Rect { y: area.y + height, height: area.height - height, ..area })
}

/// The parts, with their digits and how much is wrong in each.
fn draw_parts(editor: &Editor, entries: &[Entry], canvas: &mut Canvas<'_>, area: Rect) {
    let found = &editor.shown.reading.found;
    let faulty: Vec<(Part, Grade)> =
        found.iter().map(|one| (Part::of(entries, &one.place), one.grade)).collect();
    let row = |at: usize| {
        let Some(entry) = entries.get(at) else { return (Line::default(), Line::default()) };
        let digit = entry.digit.map_or_else(|| "  ".to_owned(), |digit| format!("{digit} "));
        let indent = "  ".repeat(usize::from(entry.depth));
        let role = if entry.depth == 0 { Role::Strong } else { Role::Plain };
        let line = match entry.depth {
            0 => Line::new(Role::Dim, digit).and(role, &entry.label),
            _ => Line::new(role, format!("{indent}{}", entry.label)),
        };
        let worst = faulty.iter().filter(|(part, _)| *part == entry.part).map(|(_, grade)| *grade).min();
        let all = faulty.iter().map(|(_, grade)| *grade).min();
        let aside = match (entry.part, worst, all) {
            (Part::Findings, _, Some(grade)) => Line::new(grade.mark().1, found.len().to_string()),
            (Part::Findings, _, None) => Line::new(Role::Good, glyph::DONE),
            (_, Some(grade), _) => Line::new(grade.mark().1, grade.mark().0),
            (_, None, _) => Line::default(),
        };
        (line, aside)
    };
    let at = entries.iter().position(|entry| entry.part == editor.part).unwrap_or(0);
    let focus = if editor.pane == Pane::Outline { Focus::Here(at) } else { Focus::Kept(at) };
    List { count: entries.len(), row: &row, focus }.draw(canvas, area);
}

/// The part in focus, with its name above it.
fn draw_part(editor: &Editor, entries: &[Entry], desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
    let lang = desk.lang;
    let entry = entries.iter().find(|entry| entry.part == editor.part);
    canvas.text(inside(area), entry.map_or("", |entry| entry.label.as_str()), Role::Strong);
    let below = Rect { y: area.y + area.height.min(2), height: area.height.saturating_sub(2), ..area };
    match editor.part {
        Part::Trial => trial::draw(editor, desk, canvas, below),
        Part::Findings => draw_found(editor, entries, lang, canvas, below),
        Part::Save => {
            let words = wrap(lang.editor_save_what(), usize::from(inside(below).width));
            let lines: Vec<Line> = words.into_iter().map(Line::from).collect();
            canvas.lines(inside(below), &lines);
        }
        _ => rows::draw(editor, lang, canvas, below),
    }
}

/// What is wrong, a row each, and the whole sentence of the one in focus below.
fn draw_found(editor: &Editor, entries: &[Entry], lang: Lang, canvas: &mut Canvas<'_>, area: Rect) {
    let found = &editor.shown.reading.found;
    if found.is_empty() {
        let words = wrap(lang.editor_sound_words(), usize::from(inside(area).width));
        let lines: Vec<Line> = words.into_iter().map(|line| Line::new(Role::Good, line)).collect();
        return canvas.lines(inside(area), &lines);
    }
    let (list, notes) = with_notes(area, 0);
    let row = |at: usize| {
        let Some(one) = found.get(at) else { return (Line::default(), Line::default()) };
        let (mark, role) = one.grade.mark();
        (Line::new(role, format!("{mark} ")).and(Role::Plain, one.sentence(lang)), Line::default())
    };
    let focus = if editor.pane == Pane::Form { Focus::Here(editor.row) } else { Focus::Kept(editor.row) };
    List { count: found.len(), row: &row, focus }.draw(canvas, list);
    if let Some(one) = found.get(editor.row) {
        let part = Part::of(entries, &one.place);
        let label = entries.iter().find(|entry| entry.part == part).map_or("", |entry| entry.label.as_str());
        let columns = usize::from(inside(notes).width);
        let mut lines = vec![Line::new(Role::Dim, label)];
        lines.extend(wrap(&one.sentence(lang), columns).into_iter().map(Line::from));
        for more in one.more(lang) {
            lines.extend(wrap(&more, columns).into_iter().map(|line| Line::new(Role::Dim, line)));
        }
        canvas.lines(inside(notes), &lines);
    }
}

/// An area with room for notes at its end, under a thin line: for as many as are wanted, in a half of it at most.
fn with_notes(area: Rect, wanted: usize) -> (Rect, Rect) {
    let wanted = u16::try_from(wanted + 1).unwrap_or(u16::MAX).min(area.height / 2);
    let rows = match area.height {
        0..=6 => 0,
        7..=12 => wanted.max(4),
        _ => wanted.max(6),
    };
    let list = Rect { height: area.height - rows, ..area };
    (list, Rect { y: list.bottom() + rows.min(1), height: rows.saturating_sub(1), ..area })
}

/// One line for what is wrong, where there is no room for more.
fn draw_state(editor: &Editor, lang: Lang, canvas: &mut Canvas<'_>, row: Rect) {
    let (mark, role, words) = editor.shown.reading.state(lang);
    let line = match editor.shown.reading.found.first() {
        None => Line::new(role, format!("{mark} ")).and(Role::Dim, nothing_found(editor, lang)),
        Some(first) => Line::new(role, format!("{mark} "))
            .and(Role::Plain, lang.editor_state(words, first.sentence(lang))),
    };
    canvas.line(inside(row), &line, crate::text::width::Align::Left);
}

/// What is said where nothing was found.
fn nothing_found(editor: &Editor, lang: Lang) -> &'static str {
    if editor.shown.reading.is_waiting() {
        lang.editor_proof_waits_words()
    } else {
        lang.editor_sound_words()
    }
}

/// What is wrong, at the right of a wide screen.
fn draw_faults(editor: &Editor, entries: &[Entry], lang: Lang, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.rule_across(Rect { height: area.height.min(1), ..inside(area) });
    let room = inside(Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(1), ..area });
    let found = &editor.shown.reading.found;
    if found.is_empty() {
        let (mark, role, _) = editor.shown.reading.state(lang);
        let line = Line::new(role, format!("{mark} ")).and(Role::Dim, nothing_found(editor, lang));
        return canvas.lines(room, &[line]);
    }
    let mut lines = vec![Line::new(Role::Strong, editor.shown.reading.state(lang).2)];
    for one in found {
        let part = Part::of(entries, &one.place);
        let label = entries.iter().find(|entry| entry.part == part).map_or("", |entry| entry.label.as_str());
        let words =
            wrap(&format!("{label}: {}", one.sentence(lang)), usize::from(room.width.saturating_sub(2)));
        let (mark, role) = one.grade.mark();
        for (at, line) in words.into_iter().enumerate() {
            let mark = if at == 0 { format!("{mark} ") } else { "  ".to_owned() };
            lines.push(Line::new(role, mark).and(Role::Plain, line));
        }
    }
    canvas.lines(room, &lines);
}
