//! The vote drawn: what is asked and needed, the answers by digit, the officers, and the result as it stands.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::offers::{offers, takes_numbers};
use super::question;
use crate::domain::{
    Ballot, Choice, Item, Meeting, MemberId, Proceedings, Ruling, Tally, Undecided, Value, findings_needed,
};
use crate::number::Exact;
use crate::rules::{Effect, Mark, MarksRule, Start};
use crate::screens::sheet::{proposal_words, value_words};
use crate::text::Lang;
use crate::text::width::{Align, cut, fit, width, wrap};
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph};

/// The most rows for bounds, proposals and evidence.
const MOST_FACTS: usize = 3;

/// In fewer rows than these everything moves together, so that the officers stay in sight.
const SHORT: u16 = 18;

/// Draws the vote.
pub fn draw(
    meeting: &Meeting,
    ballot: &Ballot,
    officer: Option<&MemberId>,
    lang: Lang,
    canvas: &mut Canvas<'_>,
    body: Rect,
) {
    let inside = super::super::inset(body);
    let columns = usize::from(inside.width);
    let foot = foot(meeting, ballot, lang);
    let mut top = header(meeting, ballot, lang, columns);
    let cells = answers(meeting, ballot, lang);
    if body.height < SHORT {
        top.extend(one_after_the_other(&cells, columns));
    } else {
        top.push(Line::default());
        top.extend(side_by_side(&cells, columns));
        top.push(Line::default());
    }
    let (top_rows, foot_rows) = (rows(top.len()), rows(foot.len()));
    canvas.lines(inside, &top);
    let gap = u16::from(body.height >= SHORT);
    let middle = Rect {
        y: body.y.saturating_add(top_rows),
        height: body.height.saturating_sub(top_rows + foot_rows + gap).min(rows(meeting.committee().len())),
        ..body
    };
    draw_officers(meeting, ballot, officer, lang, canvas, middle);
    let below = Rect { y: middle.bottom() + gap, height: foot_rows, ..inside };
    let below = below.intersection(body);
    canvas.lines(below, &foot);
    if officer.is_none() && ballot.missing() == 0 {
        // Nobody is left to vote: what Enter does has the focus.
        let last = Rect { x: body.x, y: below.bottom().saturating_sub(1), width: body.width, height: 1 };
        canvas.clear(last, Role::Focus);
        canvas.text(last, glyph::FOCUS, Role::Focus);
        canvas.text(Rect { x: inside.x, width: inside.width, ..last }, lang.ballot_close(), Role::Focus);
    }
}

fn rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// Whose sheet, what is asked, what was proposed, what is needed.
fn header(meeting: &Meeting, ballot: &Ballot, lang: Lang, columns: usize) -> Vec<Line> {
    let who = lang.ballot_about(meeting.name(&ballot.member));
    let mut lines = vec![Line::new(Role::Dim, who)];
    lines.extend(
        wrap(&question(meeting, &ballot.item), columns).into_iter().map(|line| Line::new(Role::Strong, line)),
    );
    let bounds = bounds_words(meeting, &ballot.item, lang);
    let mut facts: Vec<String> = Vec::new();
    if !bounds.is_empty() {
        facts.push(bounds);
    }
    facts.extend(proposal_words(meeting, &ballot.member, &ballot.item, lang));
    if let Some(evidence) = evidence(meeting, ballot) {
        facts.push(lang.ballot_evidence(evidence));
    }
    if ballot.round > 1 {
        facts.push(lang.ballot_round(ballot.round));
    }
    let mut facts = wrap(&facts.join(" · "), columns);
    if facts.len() > MOST_FACTS {
        // Long evidence leaves room for the officers; the whole of it stands behind the row of the sheet.
        facts.truncate(MOST_FACTS);
        if let Some(last) = facts.last_mut() {
            *last = cut(&format!("{last} …"), columns).into_owned();
        }
    }
    lines.extend(facts.into_iter().map(|line| Line::new(Role::Plain, line)));
    lines.push(Line::new(Role::Dim, needed_words(meeting, ballot, lang)));
    lines
}

fn evidence(meeting: &Meeting, ballot: &Ballot) -> Option<String> {
    let question = meeting.sheet(&ballot.member)?.question(&ballot.item)?;
    question.evidence.as_ref().map(ToString::to_string)
}

/// Which numbers can be an answer.
pub fn bounds_words(meeting: &Proceedings, item: &Item, lang: Lang) -> String {
    let rules = meeting.rules();
    match item {
        Item::Mark(id) => match rules.criterion(id).map(|criterion| (&criterion.start, criterion.max)) {
            Some((Start::Points { step }, max)) => lang.bounds_points(max.shown(lang), step.shown(lang)),
            Some((_, max)) => lang.bounds_max(max.shown(lang)),
            None => String::new(),
        },
        Item::Occurrence { criterion, event } => {
            match rules
                .criterion(criterion)
                .and_then(|c| c.event(event))
                .map(|kind| (&kind.effect, &kind.unit))
            {
                Some((Effect::Each(points), unit)) => lang.bounds_each(points.shown(lang), unit),
                Some((Effect::Between(one, other), _)) => {
                    lang.bounds_between(one.min(other).shown(lang), one.max(other).shown(lang))
                }
                Some((Effect::All, unit)) => lang.bounds_all(unit),
                Some((Effect::Nothing, unit)) => lang.bounds_noted(unit),
                None => String::new(),
            }
        }
        Item::Finding(_) => String::new(),
    }
}

/// How the votes are put together and how many are needed.
fn needed_words(meeting: &Meeting, ballot: &Ballot, lang: Lang) -> String {
    let (_, tally) = meeting.ruling_of(ballot);
    if let Item::Finding(_) = ballot.item {
        let (needed, of) = findings_needed(meeting.rules().set().voting.findings, tally);
        return lang.ballot_needed(needed, of);
    }
    let rule = match meeting.rules().set().voting.marks {
        MarksRule::Majority => lang.rule_majority(),
        _ if !is_points(meeting, &ballot.item) && !is_ordered(meeting, &ballot.item) => lang.rule_majority(),
        _ if matches!(ballot.item, Item::Occurrence { .. }) => lang.rule_middle_count(),
        _ if !is_points(meeting, &ballot.item) => lang.rule_middle(),
        MarksRule::Mean => lang.rule_mean(),
        MarksRule::Median => lang.rule_median(),
        MarksRule::TrimmedMean => lang.rule_trimmed(),
    };
    lang.ballot_rule(rule, tally.present)
}

fn start<'a>(meeting: &'a Meeting, item: &Item) -> Option<&'a Start> {
    match item {
        Item::Mark(id) => meeting.rules().criterion(id).map(|criterion| &criterion.start),
        _ => None,
    }
}

fn is_points(meeting: &Meeting, item: &Item) -> bool {
    matches!(start(meeting, item), Some(Start::Points { .. }))
}

fn is_ordered(meeting: &Meeting, item: &Item) -> bool {
    matches!(item, Item::Occurrence { .. }) || matches!(start(meeting, item), Some(Start::Levels(_)))
}

/// The answers with their digits.
fn answers(meeting: &Meeting, ballot: &Ballot, lang: Lang) -> Vec<(String, String)> {
    let mut cells: Vec<(String, String)> = offers(meeting, &ballot.member, &ballot.item, lang)
        .into_iter()
        .enumerate()
        .map(|(at, offer)| ((at + 1).to_string(), offer.words))
        .collect();
    if takes_numbers(meeting, &ballot.item) {
        cells.push(((cells.len() + 1).to_string(), lang.ballot_other_number().into()));
    }
    cells.push(("0".into(), lang.word_abstain().into()));
    cells
}

/// Answers in columns of one width.
fn side_by_side(cells: &[(String, String)], columns: usize) -> Vec<Line> {
    let widest =
        cells.iter().map(|(_, words)| width(words)).max().unwrap_or(0).min(columns.saturating_sub(4));
    let a_row = (columns / (widest + 6)).max(1);
    let row = |row: &[(String, String)]| {
        row.iter().fold(Line::default(), |line, (digit, words)| {
            line.and(Role::Accent, format!("{digit}) ")).and(Role::Plain, fit(words, widest + 3, Align::Left))
        })
    };
    cells.chunks(a_row).map(row).collect()
}

/// Answers in as few rows as they fit into.
fn one_after_the_other(cells: &[(String, String)], columns: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for (digit, words) in cells {
        let cell = Line::new(Role::Accent, format!("{digit}) ")).and(Role::Plain, format!("{words}  "));
        match lines.last_mut() {
            Some(last) if last.width() + cell.width() <= columns + 2 => *last = last.clone().join(cell),
            _ => lines.push(cell),
        }
    }
    lines
}

/// The committee with what each said. Officers who take no part are listed with the reason.
fn draw_officers(
    meeting: &Meeting,
    ballot: &Ballot,
    officer: Option<&MemberId>,
    lang: Lang,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let committee = meeting.committee();
    let entitled = |id: &MemberId| ballot.entitled.contains(id);
    let row = |at: usize| {
        let Some(person) = committee.get(at) else { return Vec::new() };
        let seat = person.office.as_ref().map_or("", |office| office.title.as_str());
        let (mark, words, role) = match ballot.vote_of(&person.id) {
            Some(vote) => {
                let mark = if vote.corrected.is_empty() { glyph::DONE } else { glyph::CORRECTED };
                (mark, choice_words(meeting, &ballot.item, &vote.choice, lang), Role::Plain)
            }
            None if entitled(&person.id) => (glyph::OPEN, "…".to_owned(), Role::Dim),
            None if meeting.is_recused(&person.id, &ballot.member) => {
                (" ", lang.ballot_recused().to_owned(), Role::Dim)
            }
            None => (" ", lang.ballot_away().to_owned(), Role::Dim),
        };
        vec![
            Line::new(Role::Dim, mark),
            Line::new(Role::Plain, person.name.as_str()),
            Line::new(Role::Dim, seat),
            Line::new(role, words),
        ]
    };
    let focus = officer.and_then(|officer| committee.iter().position(|person| person.id == *officer));
    let table = Table {
        columns: &[
            Column::text("", Width::Fixed(1)),
            Column::text("", Width::Between(18, 30)),
            Column::text("", Width::Between(14, 32)),
            Column::text("", Width::Between(14, 50)),
        ],
        count: committee.len(),
        row: &row,
        focus: focus.map_or(Focus::None, Focus::Here),
    };
    table.draw(canvas, area);
}

fn choice_words(meeting: &Meeting, item: &Item, choice: &Choice, lang: Lang) -> String {
    match choice {
        Choice::For(value) => value_words(meeting, item, value, lang),
        Choice::Abstain => lang.word_abstain().into(),
    }
}

/// The result as it stands, with its arithmetic, and what Enter does.
fn foot(meeting: &Meeting, ballot: &Ballot, lang: Lang) -> Vec<Line> {
    if ballot.votes.is_empty() {
        return vec![Line::new(Role::Dim, lang.ballot_start())];
    }
    let (ruling, tally) = meeting.ruling_of(ballot);
    let words = ruling_words(meeting, ballot, &ruling, tally, lang);
    let missing = ballot.missing();
    let next = if missing > 0 { lang.ballot_waiting(missing) } else { lang.ballot_close().into() };
    let role = if missing > 0 { Role::Dim } else { Role::Strong };
    vec![Line::new(role, words), Line::new(Role::Plain, next)]
}

/// What came of a vote, with the arithmetic that led there: `(8,5×4 + 10×2) / 6 = 9`.
pub fn ruling_words(
    meeting: &Proceedings,
    ballot: &Ballot,
    ruling: &Ruling,
    tally: Tally,
    lang: Lang,
) -> String {
    let sides = per_side(ballot);
    let counts = || {
        let side = |(value, count): &(&Value, u32)| {
            format!("{} ×{count}", value_words(meeting, &ballot.item, value, lang))
        };
        let abstained = ballot.votes.len() - ballot.sides().count();
        let rest = (abstained > 0).then(|| format!("{} ×{abstained}", lang.word_abstain()));
        sides.iter().map(side).chain(rest).collect::<Vec<_>>().join(" · ")
    };
    match ruling {
        Ruling::Decided(Value::Mark(Mark::Points(points))) => {
            let mean = meeting.rules().set().voting.marks == MarksRule::Mean;
            let sum = mean.then(|| arithmetic(&sides, tally.valid, *points, lang)).flatten();
            sum.unwrap_or_else(|| lang.ruling_decided(points.shown(lang), counts()))
        }
        Ruling::Decided(value @ Value::Found(_)) => {
            let yes =
                sides.iter().find(|(side, _)| **side == Value::Found(true)).map_or(0, |(_, count)| *count);
            let (needed, _) = findings_needed(meeting.rules().set().voting.findings, tally);
            lang.ruling_found(yes, needed, value_words(meeting, &ballot.item, value, lang))
        }
        Ruling::Decided(value) => {
            lang.ruling_decided(value_words(meeting, &ballot.item, value, lang), counts())
        }
        Ruling::Stands(why) => lang.ruling_stands(why_words(*why, lang)),
        Ruling::Again(why) => lang.ruling_again(why_words(*why, lang)),
    }
}

fn why_words(why: Undecided, lang: Lang) -> &'static str {
    match why {
        Undecided::NoVotes => lang.undecided_no_votes(),
        Undecided::Tie => lang.undecided_tie(),
        Undecided::NoMajority => lang.undecided_no_majority(),
    }
}

fn per_side(ballot: &Ballot) -> Vec<(&Value, u32)> {
    let mut sides: BTreeMap<&Value, u32> = BTreeMap::new();
    for value in ballot.sides() {
        *sides.entry(value).or_insert(0) += 1;
    }
    let mut sides: Vec<(&Value, u32)> = sides.into_iter().collect();
    sides.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sides
}

/// The mean as an equation; none where a side is no number.
fn arithmetic(sides: &[(&Value, u32)], valid: u32, mean: Exact, lang: Lang) -> Option<String> {
    let term = |(value, count): &(&Value, u32)| match value {
        Value::Mark(Mark::Points(points)) if *count == 1 => Some(points.shown(lang)),
        Value::Mark(Mark::Points(points)) => Some(format!("{}×{count}", points.shown(lang))),
        _ => None,
    };
    let terms: Vec<String> = sides.iter().map(term).collect::<Option<_>>()?;
    Some(format!("({}) / {valid} = {}", terms.join(" + "), mean.shown(lang)))
}
