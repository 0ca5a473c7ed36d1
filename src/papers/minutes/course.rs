//! What was agreed to as it stood, what was in question and what came of it, facts, moves, waivers and decisions.

use super::ballots;
use crate::domain::{Event, Item, MemberId, Proceedings, Sheet, Step};
use crate::papers::document::{Block, Document, Style, Text};
use crate::papers::words::corrected;
use crate::papers::words::{
    class_title, granted_words, item_title, open_again_words, recused_words, way_words, when,
};
use crate::rules::{CriterionId, SetId, TitleId};
use crate::text::Lang;

/// Puts the section.
pub(super) fn put(document: &mut Document, state: &Proceedings, lang: Lang) {
    document.section(lang.minutes_course());
    accepted(document, state, lang);
    waivers(document, state, lang);
    ballots::slips(document, state, lang);
    let told = state.sheets().filter(|sheet| has_more(state, sheet));
    for sheet in told {
        document.add(Block::Subheading(Text::new(Style::Strong, state.called(&sheet.member))));
        facts(document, state, sheet, lang);
        // Classes and titles are no rows of the sheet, but are voted on like them.
        let mut items = state.items(&sheet.member);
        let titles = state.rules_of(&sheet.member).set().titles.iter();
        items.push(Item::Class);
        items.extend(titles.map(|title| Item::Title(title.id.clone())));
        for item in items {
            question(document, state, sheet, &item, lang);
        }
        moves(document, state, &sheet.member, lang);
        for correction in sheet.corrections.iter().filter(|correction| correction.item.is_none()) {
            document.item(corrected::acceptance(state, sheet, correction, lang));
        }
    }
}

/// Whether there is more to say of a sheet than that nobody objected.
fn has_more(state: &Proceedings, sheet: &Sheet) -> bool {
    let about = |step: &Step| match &step.body.event {
        Event::ClassMoved { member, .. }
        | Event::ReferralDecided { member, .. }
        | Event::TitleDecided { member, .. } => *member == sheet.member,
        _ => false,
    };
    let rules = state.rules_of(&sheet.member).set();
    sheet.questions().next().is_some()
        || !sheet.corrections.is_empty()
        || !sheet.called_off.is_empty()
        || rules.inputs.iter().any(|input| !sheet.entered(&input.id).is_empty())
        || state.steps().any(about)
}

/// The sheets to which nobody objected, as they were taken: motion by motion, then those taken one by one.
fn accepted(document: &mut Document, state: &Proceedings, lang: Lang) {
    let mut singly: Vec<String> = Vec::new();
    for step in state.steps() {
        let Event::SheetsAccepted { members } = &step.body.event else { continue };
        // A sheet that was taken back later is told of where its correction is.
        let holds = |member: &&MemberId| {
            let sheet = state.sheet(member).and_then(|sheet| sheet.acceptance);
            sheet.is_some_and(|acceptance| acceptance.at == step.body.at)
        };
        let kept: Vec<&MemberId> = members.iter().filter(holds).collect();
        match (members.len(), kept.as_slice()) {
            (_, []) => {}
            (1, kept) => singly.extend(kept.iter().map(|member| state.called(member))),
            (_, kept) => {
                let names: Vec<String> = kept.iter().map(|member| state.called(member)).collect();
                document.item(lang.minutes_en_bloc(
                    when(state, step.body.at, lang),
                    kept.len(),
                    names.join(", "),
                ));
            }
        }
    }
    if !singly.is_empty() {
        document.item(lang.minutes_one_by_one(singly.len(), singly.join(", ")));
    }
}

/// Every waiver, those that were lifted or replaced struck through.
fn waivers(document: &mut Document, state: &Proceedings, lang: Lang) {
    for step in state.steps() {
        let clock = when(state, step.body.at, lang);
        match &step.body.event {
            Event::Waived { set, criterion, way, reason, open_again } => {
                let said = lang.minutes_waived(
                    criterion_title(state, set, criterion, lang),
                    way_words(*way, lang),
                    reason,
                );
                let holds = state.waiver(set, criterion).is_some_and(|waiver| waiver.at == step.body.at);
                document.item(Text::new(if holds { Style::Plain } else { Style::Struck }, said));
                opened(document, state, open_again, lang);
            }
            Event::WaiverLifted { set, criterion, reason, open_again } => {
                document.item(lang.minutes_waiver_lifted(
                    clock,
                    criterion_title(state, set, criterion, lang),
                    reason,
                ));
                opened(document, state, open_again, lang);
            }
            _ => {}
        }
    }
}

/// Whose sheets a waiver, or its end, opened again.
fn opened(document: &mut Document, state: &Proceedings, members: &[MemberId], lang: Lang) {
    if let Some(words) = open_again_words(state, members, members.len(), lang) {
        document.detail(words);
    }
}

fn criterion_title(state: &Proceedings, set: &SetId, criterion: &CriterionId, lang: Lang) -> String {
    let mut sets = state.opening().sets.iter().map(|set| &set.rulebook);
    let rules = sets.find(|rules| rules.set().id == *set).unwrap_or(state.committee_rules());
    item_title(rules, &Item::Mark(criterion.clone()), lang)
}

/// What was typed about a member, what it replaced struck through beside it.
fn facts(document: &mut Document, state: &Proceedings, sheet: &Sheet, lang: Lang) {
    for input in &state.rules_of(&sheet.member).set().inputs {
        if let Some(text) = corrected::fact(state, sheet, input, lang) {
            document.item(text);
        }
    }
}

/// A question that was put, with its votes; what was taken back of it struck through.
fn question(document: &mut Document, state: &Proceedings, sheet: &Sheet, item: &Item, lang: Lang) {
    let rules = state.rules_of(&sheet.member);
    let was_asked = sheet.question(item).is_some()
        || sheet.called_off.iter().any(|(ballot, _)| ballot.item == *item)
        || sheet.corrections.iter().any(|c| c.item.as_ref().is_some_and(|(of, _)| of == item));
    if !was_asked {
        return;
    }
    document.item(item_title(rules, item, lang));
    if let Some(waiver) = state.waived(&sheet.member, item) {
        document.detail(lang.vote_without_weight(&waiver.reason));
    }
    let question = sheet.question(item);
    if let Some(evidence) = question.and_then(|question| question.evidence.as_ref()) {
        document.detail(lang.ballot_evidence(evidence));
    }
    for (ballot, reason) in sheet.called_off.iter().filter(|(ballot, _)| ballot.item == *item) {
        let votes = lang.minutes_called_off(ballot.cast(), ballot.entitled.len());
        document.detail(Text::new(Style::Struck, votes).and(Style::Plain, format!(" ({reason})")));
    }
    for text in corrected::rulings(state, sheet, item, lang) {
        document.detail(text);
    }
    for closed in question.map(|question| question.ballots.as_slice()).unwrap_or_default() {
        ballots::closed(document, state, closed, lang);
    }
    if question.is_some_and(|question| question.ballots.is_empty()) {
        document.detail(lang.vote_open());
    }
}

/// What is decided about a member beside votes: one such decision holds until the next about the same.
#[derive(Clone, Copy, PartialEq)]
enum About<'a> {
    Move,
    Referral,
    Title(&'a TitleId),
}

/// Moves away from the default class and decisions on what was left to the committee, those that no longer hold struck
/// through.
fn moves(document: &mut Document, state: &Proceedings, of: &MemberId, lang: Lang) {
    let rules = state.rules_of(of);
    let sheet = state.sheet(of);
    let aside = || recused_words(state, of, lang).map(|words| format!("; {words}")).unwrap_or_default();
    let told: Vec<(&Step, String, About<'_>)> = state
        .steps()
        .filter_map(|step| match &step.body.event {
            Event::ClassMoved { member, class, reason } if member == of => {
                let class = class.as_ref().or(rules.set().default.as_ref());
                Some((step, lang.minutes_moved(class_title(rules, class), reason), About::Move))
            }
            Event::ReferralDecided { member, class, reason, .. } if member == of => {
                let decided = lang.minutes_decided(class_title(rules, Some(class)), reason);
                Some((step, decided + &aside(), About::Referral))
            }
            Event::TitleDecided { member, title, granted, reason, .. } if member == of => {
                let decided = lang.minutes_decided(granted_words(rules, title, *granted, lang), reason);
                Some((step, decided + &aside(), About::Title(title)))
            }
            _ => None,
        })
        .collect();
    for (at, (step, said, about)) in told.iter().enumerate() {
        let is_last = told[at + 1..].iter().all(|(_, _, other)| other != about);
        let stands = |sheet: &Sheet| match about {
            About::Move => true,
            About::Referral => sheet.decided().is_some(),
            About::Title(title) => sheet.title_decision(title).is_some(),
        };
        let holds = is_last && sheet.is_some_and(stands);
        let style = if holds { Style::Plain } else { Style::Struck };
        document.item(
            Text::new(style, said.clone())
                .and(Style::Aside, format!(" · {}", when(state, step.body.at, lang))),
        );
    }
}
