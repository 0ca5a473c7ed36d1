//! What lies behind a row of a sheet: the whole question, the proposals, each vote, and what was corrected.

use super::ballot::{bounds_words, choice_words, ruling_words};
use super::sheet::{item_short, items_of, proposal_words, value_words, way_words};
use super::spot::Row;
use crate::domain::{Choice, Closed, Count, Item, MemberId, Proceedings, Side};
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Line, Role, glyph};

/// The lines behind a row, wrapped to so many columns.
pub fn behind(state: &Proceedings, member: &MemberId, row: &Row, lang: Lang, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut put = |role: Role, words: &str| {
        lines.extend(wrap(words, columns).into_iter().map(|line| Line::new(role, line)));
    };
    let rules = state.rules_of(member);
    let items = items_of(rules, row);
    match row {
        Row::Criterion(id) | Row::Event(id, _) => {
            if let Some(criterion) = rules.criterion(id) {
                put(Role::Strong, &format!("{} {}", criterion.code, criterion.title));
                put(Role::Dim, criterion.guide.as_deref().unwrap_or_default());
                if let Some(waiver) = state.waiver(&rules.set().id, id) {
                    put(Role::Accent, &lang.vote_waived(way_words(waiver.way, lang), &waiver.reason));
                }
            }
        }
        Row::Gate(id) => {
            if let Some(gate) = rules.gate(id) {
                put(Role::Strong, &gate.title);
                put(Role::Dim, gate.question().unwrap_or_default());
            }
        }
    }
    for item in &items {
        let mut facts: Vec<String> = Vec::new();
        if let Item::Occurrence { .. } = item {
            facts.push(item_short(rules, item, lang));
        }
        facts.push(bounds_words(rules, item, lang));
        facts.extend(proposal_words(state, member, item, lang));
        facts.retain(|fact| !fact.is_empty());
        put(Role::Plain, &facts.join(" · "));
        for (role, words) in of_item(state, member, item, lang) {
            put(role, &words);
        }
    }
    lines
}

/// The arithmetic of the vote that holds for an item, if there was one.
pub fn last_ruling(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> Option<String> {
    let last = state.sheet(member)?.question(item)?.ballots.last()?;
    Some(lang.vote_result(ruling_words(state, &last.ballot, &last.ruling, last.tally, lang)))
}

/// What the committee said about an item: evidence, ballots, corrections.
pub fn of_item(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> Vec<(Role, String)> {
    let Some(sheet) = state.sheet(member) else { return Vec::new() };
    let mut lines = Vec::new();
    for correction in sheet.corrections.iter() {
        let Some((of, before)) = &correction.item else { continue };
        if of != item {
            continue;
        }
        for closed in before {
            lines.extend(of_ballot(state, closed, lang).into_iter().map(|(_, words)| (Role::Struck, words)));
        }
        lines.push((Role::Warn, format!("{} {}", glyph::CORRECTED, lang.vote_corrected(&correction.reason))));
    }
    for (_, reason) in sheet.called_off.iter().filter(|(ballot, _)| ballot.item == *item) {
        lines.push((Role::Struck, lang.vote_called_off(reason)));
    }
    if let Some(question) = sheet.question(item) {
        if let Some(evidence) = &question.evidence {
            lines.push((Role::Plain, lang.ballot_evidence(evidence)));
        }
        if question.is_open() {
            lines.push((Role::Warn, lang.vote_open().into()));
        }
        lines.extend(question.ballots.iter().flat_map(|closed| of_ballot(state, closed, lang)));
    }
    lines
}

fn of_ballot(state: &Proceedings, closed: &Closed, lang: Lang) -> Vec<(Role, String)> {
    let item = &closed.ballot.item;
    let rules = state.rules_of(&closed.ballot.member);
    let words = |choice: &Choice| choice_words(rules, item, choice, lang);
    let mut lines =
        vec![(Role::Good, ruling_words(state, &closed.ballot, &closed.ruling, closed.tally, lang))];
    let missing = closed.ballot.missing();
    if missing > 0 {
        lines.push((Role::Warn, lang.vote_missing(closed.ballot.cast(), closed.ballot.entitled.len())));
    }
    for vote in &closed.ballot.votes {
        let said = words(&vote.choice);
        let said = if vote.written { lang.vote_written(said) } else { said };
        lines.push((Role::Plain, format!("  {}: {said}", state.name(&vote.officer))));
        for (before, reason) in &vote.corrected {
            lines.push((Role::Struck, format!("    {}", lang.vote_before(words(before), reason))));
        }
    }
    lines.extend(of_counts(state, closed, lang));
    if let Some(value) = &closed.chair {
        let chose = value_words(rules, item, value, lang);
        lines.push((Role::Good, format!("  {}", lang.vote_chair(chose))));
    }
    lines
}

/// What was counted without names: the count that holds, who checked it, and before it those that it replaced.
fn of_counts(state: &Proceedings, closed: &Closed, lang: Lang) -> Vec<(Role, String)> {
    let rules = state.rules_of(&closed.ballot.member);
    let words = |count: &Count| {
        let side = |side: &Side| {
            format!("{} ×{}", value_words(rules, &closed.ballot.item, &side.value, lang), side.votes)
        };
        let rest = [(lang.word_abstain(), count.blank()), (lang.word_invalid(), count.invalid())];
        let rest = rest.into_iter().filter(|(_, votes)| *votes > 0);
        let rest = rest.map(|(words, votes)| format!("{words} ×{votes}"));
        count.by_side().iter().map(side).chain(rest).collect::<Vec<_>>().join(" · ")
    };
    let counts = &closed.ballot.counts;
    let mut lines = Vec::new();
    for (before, after) in counts.iter().zip(counts.iter().skip(1)) {
        if let Some(reason) = &after.reason {
            lines.push((Role::Struck, format!("  {}", lang.vote_before(words(&before.count), reason))));
        }
    }
    if let Some(last) = counts.last() {
        lines.push((Role::Plain, format!("  {}", words(&last.count))));
        if let Some(officer) = &last.checked_by {
            lines.push((Role::Plain, format!("  {}", lang.vote_checked(state.name(officer)))));
        }
    }
    lines
}
