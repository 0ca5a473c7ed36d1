//! Members with their classes, and the card that explains the one in focus. The results and the review show it.

use ratatui::layout::Rect;

use super::desk::Desk;
use super::earlier;
use super::pieces::line_of;
use super::projector::Sight;
use super::rests;
use super::sheet::{placed, placed_in_list};
use super::votes;
use crate::domain::{Item, MemberId, Placed, Proceedings};
use crate::papers::words::corrected;
use crate::rules::{Award, LineKind, Rulebook, TitleId};
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph, inside};

/// Columns of the list of members where the card stands beside it.
const LIST: u16 = 41;
const LIST_WIDE: u16 = 56;
const WIDE: u16 = 120;

/// Below so many columns the list stands above the card, with its titles and so many rows.
const NARROW: u16 = 76;
const ROWS_NARROW: u16 = 4;

/// So many columns a part of a part stands further in.
const STEP: usize = 2;

/// A space that a line is not broken at; it is shown as a plain one.
const UNBROKEN: &str = "\u{a0}";

/// How many members have each class: "Xuất sắc 6 · Tốt 14 · không xét thi đua 2".
pub fn counts(state: &Proceedings, lang: Lang) -> String {
    let of = |words: &str| {
        let outcomes = state.members().iter().filter_map(|member| placed_member(state, member, lang));
        outcomes.filter(|words_of| words_of == words).count()
    };
    let classes = state.classes().into_iter().map(|class| class.short_title().to_owned());
    let others = [
        lang.standing_not_ranked(),
        lang.standing_suspended(),
        lang.standing_referred(),
        lang.standing_incomplete(),
    ];
    let classes = classes.map(|class| format!("{class} {}", of(&class)));
    let others = others.into_iter().filter_map(|words| match of(words) {
        0 => None,
        count => Some(format!("{words} {count}")),
    });
    classes.chain(others).collect::<Vec<_>>().join(" · ")
}

/// A member's result in a word or two.
fn placed_member(state: &Proceedings, member: &MemberId, lang: Lang) -> Option<String> {
    Some(placed(state.rules_of(member), state.result(member)?, lang).0)
}

/// How many results stand though the program would come to others now; none where none do.
pub fn otherwise_line(state: &Proceedings, lang: Lang) -> Option<Line> {
    let count = state.otherwise().count();
    (count > 0).then(|| Line::new(Role::Warn, lang.results_otherwise(count)))
}

/// Draws the members and gives the area beside or below them.
pub fn draw_members(
    state: &Proceedings,
    at: usize,
    (lang, sight): (Lang, Sight),
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Rect {
    let left = if area.width < NARROW {
        let rows = ROWS_NARROW.min(area.height);
        let rule = Rect { y: area.y + rows, height: (area.height - rows).min(1), ..area };
        canvas.rule_across(rule);
        Rect { height: rows, ..area }
    } else {
        canvas.part(area, list_columns(area)).0
    };
    let with_titles =
        area.width >= WIDE && state.opening().sets.iter().any(|set| !set.rulebook.set().titles.is_empty());
    let with_points = state.has_points();
    let row = |at: usize| {
        let Some(member) = state.members().get(at) else { return Vec::new() };
        let result = state.result(member);
        let total = state.points(member).map_or_else(String::new, |total| total.listed(lang));
        let (class, role) = result.map_or((String::new(), Role::Plain), |result| {
            placed_in_list(state.rules_of(member), result, lang)
        });
        let (class, role) = sight.over((class, role));
        let mut cells = vec![Line::new(Role::Plain, state.called(member))];
        if with_points {
            cells.push(Line::new(Role::Plain, sight.of(total)));
        }
        cells.push(Line::new(role, class));
        if with_titles {
            cells.push(match sight {
                Sight::Whole => titles(state, member),
                Sight::Masked => Line::default(),
            });
        }
        cells
    };
    let mut columns = vec![Column::text(lang.results_member(), Width::Between(15, 40))];
    if with_points {
        columns.push(Column::number(lang.results_total(), 7));
    }
    columns.push(Column::text(lang.results_class(), Width::Fixed(10)));
    if with_titles {
        columns.push(Column::text(lang.results_titles(), Width::Fixed(12)));
    }
    let table = Table { columns: &columns, count: state.members().len(), row: &row, focus: Focus::Here(at) };
    table.draw(canvas, left);
    aside(area)
}

/// The titles of a member in short: the highest that is won, those that wait for a vote or a decision with a mark.
fn titles(state: &Proceedings, member: &MemberId) -> Line {
    let short = |id: &TitleId| {
        let title = state.rules_of(member).title(id)?;
        Some(title.short.clone().unwrap_or_else(|| title.title.clone()))
    };
    let won = state.result(member).and_then(|result| result.titles.last());
    // Where the result stands otherwise, what waits now says nothing about it.
    let explained = state.outcome(member).filter(|_| !state.is_otherwise(member));
    let open = explained.and_then(|outcome| outcome.titles.iter().rfind(|title| title.award == Award::Open));
    match (won.and_then(short), open.and_then(|title| short(&title.id))) {
        (Some(won), None) => Line::new(Role::Good, won),
        (Some(won), Some(_)) => Line::new(Role::Good, won).and(Role::Warn, format!(" {}", glyph::OPEN)),
        (None, Some(open)) => Line::new(Role::Warn, format!("{} {open}", glyph::OPEN)),
        (None, None) => Line::default(),
    }
}

/// The area beside the list of members, or below it in a narrow window.
fn aside(area: Rect) -> Rect {
    if area.width < NARROW {
        let rows = (ROWS_NARROW + 1).min(area.height);
        return Rect { y: area.y + rows, height: area.height - rows, ..area };
    }
    // The thin line between the two has a column of its own.
    let columns = (list_columns(area) + 1).min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

fn list_columns(area: Rect) -> u16 {
    if area.width >= WIDE { LIST_WIDE } else { LIST }
}

/// The last page of a member's card, counted from 0, where the list and the card share an area.
pub fn last_page(state: &Proceedings, member: &MemberId, desk: &Desk, area: Rect) -> usize {
    last_page_of_card(state, member, desk, aside(area))
}

/// The last page of a member's card, counted from 0, where it has an area to itself.
pub fn last_page_of_card(state: &Proceedings, member: &MemberId, desk: &Desk, area: Rect) -> usize {
    let inside = inside(area);
    let lines = card_at(state, member, desk, usize::from(inside.width)).len();
    pages(lines, usize::from(inside.height)) - 1
}

/// How many pages some lines make; the last row of a page says which it is.
fn pages(lines: usize, height: usize) -> usize {
    if lines <= height { 1 } else { lines.div_ceil(height.saturating_sub(1).max(1)) }
}

/// The card as it is to be read at this desk.
fn card_at(state: &Proceedings, member: &MemberId, desk: &Desk, columns: usize) -> Vec<Line> {
    card(state, member, &rests::of_member(state, member, desk), desk.lang, columns)
}

/// The card: from the marks to the class, line by line, with the votes behind it. `changed` says which earlier meetings have
/// been opened again since.
pub fn card(
    state: &Proceedings,
    member: &MemberId,
    changed: &[String],
    lang: Lang,
    columns: usize,
) -> Vec<Line> {
    let mut lines = vec![Line::new(Role::Strong, state.name(member))];
    let (Some(result), Some(outcome)) = (state.result(member), state.explained(member)) else { return lines };
    let put = |lines: &mut Vec<Line>, role: Role, words: &str, indent: usize| {
        for line in wrap(words, columns.saturating_sub(indent)) {
            let line = line.replace(UNBROKEN, " ");
            lines.push(Line::new(role, format!("{}{line}", " ".repeat(indent))));
        }
    };
    let rules = state.rules_of(member);
    let (words, role) = verdict(rules, result, lang);
    put(&mut lines, if role == Role::Plain { Role::Accent } else { role }, &words, 0);
    if let Some(now) = otherwise(state, member, lang) {
        put(&mut lines, Role::Warn, lang.why_otherwise(), 0);
        put(&mut lines, Role::Plain, &now, 0);
    }
    changed.iter().for_each(|sentence| put(&mut lines, Role::Warn, sentence, 0));
    // First why it is this class, then where the points come from: that is the order in which people ask.
    let mut explained = outcome.lines_from_class(rules, lang);
    // What would change another result changes nothing here.
    let is_otherwise = state.is_otherwise(member);
    explained.retain(|line| !(is_otherwise && line.kind == LineKind::Change));
    for line in explained {
        let (role, indent) = match line.kind {
            LineKind::Criterion => (Role::Plain, 2),
            LineKind::Section => (Role::Strong, 0),
            LineKind::Total | LineKind::Result => (Role::Strong, 0),
            LineKind::Class => (Role::Plain, 0),
            LineKind::Atom | LineKind::Value => (Role::Dim, 2),
            LineKind::Gate => (Role::Plain, 0),
            LineKind::Missing => (Role::Warn, 0),
            LineKind::Change => (Role::Accent, 0),
            LineKind::Quota | LineKind::Decision | LineKind::Title => (Role::Plain, 0),
        };
        // Points and their maximum stay on one line.
        let of = format!("{UNBROKEN}/{UNBROKEN}");
        put(&mut lines, role, &line.text.replace(" / ", &of), indent + STEP * line.depth);
    }
    let before = earlier::lines(state, member, lang);
    if !before.is_empty() {
        put(&mut lines, Role::Strong, lang.why_earlier(), 0);
    }
    before.iter().for_each(|told| put(&mut lines, Role::Plain, told, 2));
    let Some(sheet) = state.sheet(member) else { return lines };
    // The class and the titles are voted on as well, though they stand on no sheet.
    let titles = rules.set().titles.iter().map(|title| Item::Title(title.id.clone()));
    let items = state.items(member).into_iter().chain([Item::Class]).chain(titles);
    let asked = items.filter(|item| {
        let corrected = sheet.corrections.iter().any(|c| c.item.as_ref().is_some_and(|(of, _)| of == item));
        sheet.question(item).is_some() || corrected
    });
    let asked: Vec<_> = asked.collect();
    if !asked.is_empty() {
        put(&mut lines, Role::Strong, lang.why_votes(), 0);
    }
    for item in asked {
        put(&mut lines, Role::Plain, &super::sheet::item_title(rules, &item, lang), 0);
        if let Some(waiver) = state.waived(member, &item) {
            put(&mut lines, Role::Warn, &lang.vote_without_weight(&waiver.reason), 2);
        }
        for line in votes::of_item(state, member, &item, lang) {
            lines.extend(line.wrapped(columns, "  ", "  "));
        }
    }
    for line in votes::corrected_facts(state, member, lang) {
        lines.extend(line.wrapped(columns, "", ""));
    }
    for correction in sheet.corrections.iter().filter(|correction| correction.item.is_none()) {
        let text = corrected::acceptance(state, sheet, correction, lang);
        let mark = Line::new(Role::Warn, format!("{} ", glyph::CORRECTED));
        lines.extend(mark.join(line_of(&text)).wrapped(columns, "", ""));
    }
    if let Some(acceptance) = sheet.acceptance {
        let words = if acceptance.en_bloc {
            lang.why_accepted_en_bloc(acceptance.agreed, acceptance.at.clock())
        } else {
            lang.why_accepted(acceptance.agreed, acceptance.at.clock())
        };
        put(&mut lines, Role::Dim, &words, 0);
    }
    lines
}

/// The class, the points and how many there could be, if it is a sheet with points.
fn verdict(rules: &Rulebook, result: &Placed, lang: Lang) -> (String, Role) {
    let (class, role) = placed(rules, result, lang);
    let words = match (result.total, result.max_total) {
        _ if !rules.has_points() => lang.why_verdict_alone(class),
        (Some(total), Some(max)) => lang.why_verdict(class, total.shown(lang), max.shown(lang)),
        (Some(total), None) => lang.why_verdict(class, total.shown(lang), glyph::INCOMPLETE),
        (None, _) => lang.why_verdict_open(class),
    };
    (words, role)
}

/// Where a result stands that this program works out otherwise, what it would be now: everything that explains a result leads
/// to that.
pub fn otherwise(state: &Proceedings, member: &MemberId, lang: Lang) -> Option<String> {
    let outcome = state.outcome(member).filter(|_| state.is_otherwise(member))?;
    Some(verdict(state.rules_of(member), &Placed::of(member.clone(), outcome), lang).0)
}

/// Draws a page of the card, and says how to see the others.
pub fn draw_card(
    state: &Proceedings,
    member: &MemberId,
    page: usize,
    desk: &Desk,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let inside = inside(area);
    let lines = card_at(state, member, desk, usize::from(inside.width));
    draw_page(canvas, inside, &lines, page, desk.lang);
}

/// Draws the page of some lines that stands at `page`, the last one where there are fewer.
fn draw_page(canvas: &mut Canvas<'_>, area: Rect, lines: &[Line], page: usize, lang: Lang) {
    let height = usize::from(area.height);
    if lines.len() <= height {
        canvas.lines(area, lines);
        return;
    }
    let a_page = height.saturating_sub(1).max(1);
    let pages = pages(lines.len(), height);
    let page = page.min(pages - 1);
    canvas.lines(area, &lines[page * a_page..((page + 1) * a_page).min(lines.len())]);
    let foot = Rect { y: area.bottom() - 1, height: 1, ..area };
    let words = Line::new(Role::Dim, lang.why_page(page + 1, pages));
    canvas.line(foot, &words, crate::text::width::Align::Right);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Entry, Held};

    const EARLIER: &str = include_str!("../../fixtures/logs/earlier.jsonl");

    fn of(state: &Proceedings, id: &str, lang: Lang) -> Vec<Line> {
        let member = MemberId::new(id).expect("a code");
        card(state, &member, &[], lang, 500)
    }

    #[test]
    fn the_card_has_what_was_recorded_first_and_says_that_the_rest_leads_elsewhere() {
        let log: Vec<Entry> =
            EARLIER.lines().map(|line| serde_json::from_str(line).expect("an entry")).collect();
        let held = Held::replay("2026-10".parse().expect("an id"), &log).expect("sound");
        let state = held.proceedings();
        for lang in Lang::ALL {
            let otherwise = Line::new(Role::Warn, lang.why_otherwise());
            let expected = [
                Line::new(Role::Accent, lang.why_verdict("Tốt", 72, 100)),
                otherwise.clone(),
                Line::new(Role::Plain, lang.why_verdict("Hoàn thành", 67, 100)),
            ];
            assert_eq!(of(state, "M17", lang)[1..4], expected);
            assert!(!of(state, "M03", lang).contains(&otherwise), "nothing differs");
        }
        assert_eq!(
            counts(state, Lang::Vi),
            "Xuất sắc 10 · Tốt 10 · Hoàn thành 2 · Không HT 0 · không xét thi đua 2"
        );
    }
}
