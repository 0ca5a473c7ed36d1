//! How the editor looks: the parts, the form, and beside or below them what is wrong and what the trial comes to.

mod notes;
mod rows;
pub(super) mod trial;

use ratatui::layout::Rect;

pub(super) use self::rows::shown;

use super::outline::{Entry, Part};
use super::reading::Grade;
use super::{Editor, Pane};
use crate::screens::desk::Desk;
use crate::text::Lang;
use crate::text::width::{Align, wrap};
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
    let (left, rest) = canvas.part(body, parts_wide(body));
    let (middle, right) = canvas.part(rest, rest.width.saturating_sub(aside(body)));
    draw_parts(editor, &entries, canvas, left);
    draw_part(editor, &entries, desk, canvas, middle);
    let below = faults_below(editor, right.height);
    let upper = Rect { height: right.height.saturating_sub(below), ..right };
    trial::draw_result(editor, desk, canvas, upper);
    draw_faults(editor, &entries, lang, canvas, Rect { y: upper.bottom(), height: below, ..right });
}

/// Columns of the parts on a wide screen.
fn parts_wide(body: Rect) -> u16 {
    PARTS_WIDE + body.width.saturating_sub(WIDE) / 3
}

/// Where the part in focus stands, under its name.
fn part_area(body: Rect) -> Rect {
    let (left, right, below) = match body.width {
        WIDE.. => (parts_wide(body), aside(body), 0),
        NARROW.. => (PARTS, 0, 1),
        _ => (0, 0, 1),
    };
    let (width, height) = (body.width.saturating_sub(left + right), body.height.saturating_sub(below));
    under_name(Rect { x: body.x + left, width, height, ..body })
}

/// The rest of an area under a name and an empty row.
fn under_name(area: Rect) -> Rect {
    Rect { y: area.y + area.height.min(2), height: area.height.saturating_sub(2), ..area }
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
    let part = part_area(body);
    (inside(part).width, trial::below(part.height).saturating_sub(1))
}

/// How many lines stand beneath the rows of the part in focus, and for how many there is room.
pub(super) fn noted_in(editor: &Editor, desk: &Desk) -> (usize, usize) {
    let area = part_area(desk.body);
    let (lines, notes) = match editor.part {
        Part::Findings => found_notes(editor, &editor.entries(desk.lang), desk.lang, area),
        _ => rows::notes_of(editor, desk.lang, area),
    };
    (lines.len(), usize::from(notes.height))
}

/// Draws lines into the room beneath the rows; where there are more, the line above them says which key shows the others.
fn draw_notes(editor: &Editor, lines: &[Line], lang: Lang, canvas: &mut Canvas<'_>, notes: Rect) {
    if notes.height == 0 {
        return;
    }
    let rule = inside(Rect { y: notes.y - 1, height: 1, ..notes });
    canvas.rule_across(rule);
    let last = lines.len().saturating_sub(usize::from(notes.height));
    let above = editor.noted_above().min(last);
    let more = if above < last { lang.trial_more() } else { lang.notes_back() };
    if last > 0 && editor.pane == Pane::Form {
        canvas.line(rule, &Line::new(Role::Accent, format!(" {more}")), Align::Right);
    }
    canvas.lines(inside(notes), lines.get(above..).unwrap_or_default());
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
        found.iter().flat_map(|one| one.places().map(|at| (Part::of(entries, at), one.grade))).collect();
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
    let below = under_name(area);
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
    let (lines, notes) = found_notes(editor, entries, lang, area);
    let list = Rect { height: notes.y.saturating_sub(area.y + u16::from(notes.height > 0)), ..area };
    let row = |at: usize| {
        let Some(one) = found.get(at) else { return (Line::default(), Line::default()) };
        let (mark, role) = one.grade.mark();
        (Line::new(role, format!("{mark} ")).and(Role::Plain, one.sentence(lang)), Line::default())
    };
    let focus = if editor.pane == Pane::Form { Focus::Here(editor.row) } else { Focus::Kept(editor.row) };
    List { count: found.len(), row: &row, focus }.draw(canvas, list);
    draw_notes(editor, &lines, lang, canvas, notes);
}

/// All that is said of the one in focus, and the room for it.
fn found_notes(editor: &Editor, entries: &[Entry], lang: Lang, area: Rect) -> (Vec<Line>, Rect) {
    let (_, notes) = with_notes(area, 0);
    let Some(one) = editor.shown.reading.found.get(editor.row) else { return (Vec::new(), notes) };
    let part = Part::of(entries, &one.place);
    let label = entries.iter().find(|entry| entry.part == part).map_or("", |entry| entry.label.as_str());
    let columns = usize::from(inside(notes).width);
    let mut lines = vec![Line::new(Role::Dim, label)];
    lines.extend(wrap(&one.sentence(lang), columns).into_iter().map(Line::from));
    for more in one.more(lang) {
        lines.extend(wrap(&more, columns).into_iter().map(|line| Line::new(Role::Dim, line)));
    }
    (lines, notes)
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
    let (mark, role, (words, words_role)) = state_words(editor, lang);
    canvas.line(inside(row), &Line::new(role, format!("{mark} ")).and(words_role, words), Align::Left);
}

/// What is wrong in two rows, the second of them the one for notices: it is free as long as there is none.
pub(super) fn draw_state_below(editor: &Editor, desk: &Desk, canvas: &mut Canvas<'_>, band: Rect) {
    let is_narrow = desk.body.width < WIDE && !editor.shown.reading.found.is_empty();
    let (mark, role, (words, words_role)) = state_words(editor, desk.lang);
    let text = Rect { x: band.x + 2, width: band.width.saturating_sub(2), ..band };
    let lines = wrap(&words, usize::from(text.width));
    let Some((first, rest)) = lines.split_first().filter(|(_, rest)| is_narrow && !rest.is_empty()) else {
        return;
    };
    let above = |row: Rect| Rect { y: row.y.saturating_sub(1), ..row };
    canvas.clear(above(band), Role::Plain);
    canvas.text(above(band), mark, role);
    canvas.text(above(text), first, words_role);
    canvas.text(text, &rest.join(" "), words_role);
}

/// How things stand, with the first of what is wrong: its mark, and words with their role.
fn state_words(editor: &Editor, lang: Lang) -> (&'static str, Role, (String, Role)) {
    let (mark, role, words) = editor.shown.reading.state(lang);
    let words = match editor.shown.reading.found.first() {
        None => (nothing_found(editor, lang).to_owned(), Role::Dim),
        Some(first) => (lang.editor_state(words, first.sentence(lang)), Role::Plain),
    };
    (mark, role, words)
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
