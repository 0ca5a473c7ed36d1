//! The facts drawn: the grid, and below it what is known about the fact in focus.

use ratatui::layout::Rect;

use super::answer::number_prompt;
use super::{Facts, inputs, missing_words, wanted};
use crate::domain::{Meeting, MemberId, Origin};
use crate::rules::{Input, InputKind};
use crate::screens::sheet::{fact_words, member_mark};
use crate::text::Lang;
use crate::text::width::{width, wrap};
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph, inside};

/// Columns of a member's name, and of a fact with the mark before it; a longer title gets more where they are free.
const NAME: (u16, u16) = (20, 30);
const FACT: u16 = 14;

/// The rows below the grid.
const BELOW: u16 = 5;

/// Draws the grid and what is known about the fact in focus.
pub fn draw(screen: &Facts, meeting: &Meeting, lang: Lang, canvas: &mut Canvas<'_>, body: Rect) {
    let text = inside(body);
    let (role, words) = match missing_words(meeting, lang) {
        None => (Role::Good, lang.facts_none_missing().to_owned()),
        Some(words) => (Role::Warn, words),
    };
    canvas.lines(text, &[Line::new(Role::Strong, lang.facts_title()).and(role, format!("   {words}"))]);
    let grid = Rect { y: body.y + 1, height: body.height.saturating_sub(1 + BELOW), ..body };
    draw_grid(screen, meeting, lang, canvas, grid);
    let below = Rect { y: grid.bottom() + 1, height: BELOW - 1, ..text };
    canvas.lines(below.intersection(body), &about(screen, meeting, lang, usize::from(text.width)));
}

fn draw_grid(screen: &Facts, meeting: &Meeting, lang: Lang, canvas: &mut Canvas<'_>, area: Rect) {
    let all = inputs(meeting);
    let fit = usize::from(area.width.saturating_sub(NAME.0 + 7) / (FACT + 2)).max(1);
    let first = screen.column.saturating_sub(fit.saturating_sub(1)).min(all.len().saturating_sub(fit));
    let shown = all.get(first..(first + fit).min(all.len())).unwrap_or_default();
    let mut columns = vec![
        Column::text("", Width::Fixed(1)),
        Column::text(lang.results_member(), Width::Between(NAME.0, NAME.1)),
    ];
    columns.extend(shown.iter().enumerate().map(|(at, input)| {
        let mark = if first + at == screen.column { glyph::FOCUS } else { " " };
        let most = u16::try_from(1 + width(&input.title)).unwrap_or(FACT).max(FACT);
        Column::text(format!("{mark}{}", input.title), Width::Between(FACT, most))
    }));
    let row = |at: usize| {
        let Some(member) = meeting.members().get(at) else { return Vec::new() };
        let (mark, role) = match member_mark(meeting, member) {
            // What else the result waits for is no matter of facts.
            (glyph::INCOMPLETE, _) if wanted(meeting, member).is_empty() => (glyph::OPEN, Role::Dim),
            marked => marked,
        };
        let mut cells = vec![Line::new(role, mark), Line::new(Role::Plain, meeting.called(member))];
        cells.extend(shown.iter().enumerate().map(|(place, input)| {
            let cell = cell(meeting, member, input, lang);
            // Every cell has room for the mark, so that nothing moves when it gets the focus.
            let is_here = at == screen.row && first + place == screen.column;
            Line::new(Role::Plain, if is_here { glyph::FOCUS } else { " " }).join(cell)
        }));
        cells
    };
    let table = Table {
        columns: &columns,
        count: meeting.members().len(),
        row: &row,
        focus: Focus::Here(screen.row),
    };
    table.draw(canvas, area);
}

/// A fact in its cell: what was entered, dim what comes from elsewhere, `?` what is missing.
fn cell(meeting: &Meeting, member: &MemberId, input: &Input, lang: Lang) -> Line {
    let Some(asked) = meeting.inputs(member).iter().find(|asked| asked.id == input.id) else {
        return Line::new(Role::Dim, "–");
    };
    match meeting.fact(member, &input.id) {
        Some((value, Origin::Typed(_))) => Line::new(Role::Plain, fact_words(&value, Some(asked), lang)),
        Some((value, _)) => Line::new(Role::Dim, fact_words(&value, Some(asked), lang)),
        None if wanted(meeting, member).iter().any(|missing| missing.id == input.id) => {
            Line::new(Role::Warn, glyph::INCOMPLETE)
        }
        None => Line::new(Role::Dim, "…"),
    }
}

/// What is known about the fact in focus, from where, and what it was before.
fn about(screen: &Facts, meeting: &Meeting, lang: Lang, columns: usize) -> Vec<Line> {
    let (Some(member), Some(input)) = (screen.member(meeting), screen.asked(meeting)) else {
        return vec![Line::new(Role::Dim, lang.facts_not_asked())];
    };
    let mut lines = vec![Line::new(Role::Strong, format!("{} · {}", meeting.called(member), input.title))];
    let known = match meeting.fact(member, &input.id) {
        Some((value, origin)) => {
            format!("{} · {}", fact_words(&value, Some(input), lang), origin_words(origin, lang))
        }
        None => lang.facts_unknown().into(),
    };
    let mut put = |role: Role, words: &str| {
        lines.extend(wrap(words, columns).into_iter().map(|line| Line::new(role, line)));
    };
    put(Role::Plain, &known);
    let entered = meeting.sheet(member).map(|sheet| sheet.entered(&input.id)).unwrap_or_default();
    if let Some((_, before)) = entered.split_last().filter(|(_, before)| !before.is_empty()) {
        let words = |value: &Option<crate::rules::Value>| {
            value
                .as_ref()
                .map_or_else(|| lang.facts_unknown().into(), |value| fact_words(value, Some(input), lang))
        };
        let before: Vec<String> = before.iter().map(|entered| words(&entered.value)).collect();
        put(Role::Dim, &lang.facts_before(before.join(", ")));
    }
    put(Role::Dim, &how(input, lang));
    lines
}

fn origin_words(origin: Origin, lang: Lang) -> String {
    match origin {
        Origin::Typed(at) => lang.facts_typed(at.clock()),
        Origin::Roster => lang.facts_from_roster().into(),
        Origin::Earlier => lang.facts_from_earlier().into(),
        Origin::Default => lang.facts_default().into(),
    }
}

/// How the fact in focus is entered most quickly.
fn how(input: &Input, lang: Lang) -> String {
    let listed = |options: &[String]| {
        let options = options.iter().enumerate().map(|(at, option)| format!("{}) {option}", at + 1));
        options.collect::<Vec<_>>().join("  ")
    };
    match &input.kind {
        InputKind::Count(_) | InputKind::Number | InputKind::Percent => number_prompt(input, lang),
        InputKind::Flag => lang.facts_yes_or_no().into(),
        InputKind::Choice(options) => listed(options),
        InputKind::Set(options) => lang.facts_set_how(listed(options)),
        InputKind::Date => lang.facts_date_prompt().into(),
    }
}
