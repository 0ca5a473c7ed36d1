//! What is said once something was recorded: one sentence about it, as the room would put it.

use super::attendance;
use super::sheet::{
    class_title, fact_words, item_short, item_title, placed, side_words, value_words, way_words,
};
use crate::domain::{Adoption, Ballot, Choice, Duty, Event, Item, MemberId, Proceedings, Ruling};
use crate::papers::words::{fallen_words, granted_words, open_again_words};
use crate::rules::{CriterionId, SetId};
use crate::text::Lang;

/// So many members a sentence names where it is about several.
const NAMED: usize = 3;

/// The sentence about an event that has happened in a meeting, and what fell with it; `voted` is the vote that was open before it.
pub fn said(state: &Proceedings, event: &Event, voted: Option<&Ballot>, lang: Lang) -> String {
    with(recorded(state, event, voted, lang), fallen_words(state, NAMED, lang))
}

fn recorded(state: &Proceedings, event: &Event, voted: Option<&Ballot>, lang: Lang) -> String {
    match event {
        Event::Prepared(opening) => {
            let removed = opening.earlier.iter().flat_map(|earlier| &earlier.removed);
            let removed = removed.map(|gone| gone.period.title(lang)).collect::<Vec<_>>();
            let prepared = lang.said_prepared(opening.about(lang));
            match removed.is_empty() {
                true => prepared,
                false => format!("{prepared} {}", lang.rests_on_removed(removed.join(", "))),
            }
        }
        Event::RollAnswered { officers, answer } => attendance::said_roll(state, officers, answer, lang),
        Event::GuestArrived { .. }
        | Event::GuestLeft { .. }
        | Event::GuestReturned { .. }
        | Event::GuestStruck { .. }
        | Event::ConflictDeclared { .. }
        | Event::ConflictWithdrawn { .. }
        | Event::SteppedOut { .. }
        | Event::CameBack { .. } => attendance::said_aside(state, event, lang).unwrap_or_default(),
        Event::Opened => lang.said_opened(state.roll().present(), state.committee().len()),
        Event::Disputed { member, item, .. } => {
            lang.said_disputed(short(state, member, item, lang), state.name(member))
        }
        Event::DisputeWithdrawn { member, item } => lang.said_withdrawn(short(state, member, item, lang)),
        Event::FindingRaised { member, item, .. } => {
            lang.said_raised(short(state, member, item, lang), state.name(member))
        }
        Event::BallotOpened { entitled, .. } => {
            with_left_out(state, lang.said_ballot_opened(entitled.len()), lang)
        }
        Event::DutyTaken { duty: Duty::Chair, officer } => lang.said_chairs(state.name(officer)),
        Event::DutyTaken { duty: Duty::Secretary, officer } => lang.said_keeps_minutes(state.name(officer)),
        Event::BallotCancelled { reason: None } => lang.said_ballot_cancelled().into(),
        Event::BallotCancelled { reason: Some(reason) } => lang.said_ballot_called_off(reason),
        Event::VoteCast { officer, choice, .. } | Event::VoteChanged { officer, choice, .. } => {
            lang.said_vote(state.name(officer), choice_words(state, choice, lang))
        }
        Event::VoteTakenBack { officer, .. } => lang.said_vote_back(state.name(officer)),
        Event::AcceptanceTakenBack { members, .. } => lang.said_acceptance_back(members.len()),
        Event::TallyTakenBack { .. } => lang.said_tally_back().into(),
        Event::NoteTaken { member: Some(member), .. } => lang.said_note_about(state.name(member)),
        Event::NoteTaken { member: None, .. } => lang.said_note().into(),
        Event::Adjourned { reason } => lang.said_adjourned(reason),
        Event::Resumed => lang.said_resumed(state.roll().present(), state.committee().len()),
        Event::HandsCounted { count, .. } => lang.said_hands(count.cast()),
        Event::ChairDecided { member, item, value, .. } => {
            let rules = state.rules_of(member);
            let value = value_words(rules, item, value, lang);
            lang.said_chair_decided(state.name(member), item_short(rules, item, lang), value)
        }
        Event::SlipOpened { entitled, .. } => {
            with_left_out(state, lang.said_slip_opened(entitled.len()), lang)
        }
        Event::SlipCancelled { reason } => lang.said_ballot_called_off(reason),
        Event::SlipClosed { took_part, results, .. } => lang.said_slip_closed(took_part.len(), results.len()),
        Event::BallotClosed { ruling, .. } => said_closed(state, voted, ruling, lang),
        Event::SheetsAccepted { members } => said_accepted(state, members, lang),
        Event::Corrected { member, item, .. } => match item {
            Some(item) => lang.said_corrected_item(short(state, member, item, lang), state.name(member)),
            None => lang.said_corrected_sheet(state.name(member)),
        },
        Event::FactEntered { member, input, value, .. } => {
            let asked = state.inputs(member).iter().find(|asked| asked.id == *input);
            let title = asked.map_or(input.as_str(), |asked| asked.title.as_str());
            match value {
                Some(value) => lang.said_fact(state.name(member), title, fact_words(value, asked, lang)),
                None => lang.said_no_fact(state.name(member), title),
            }
        }
        Event::ClassMoved { member, class, reason } => {
            let rules = state.rules_of(member);
            let class = class.as_ref().or(rules.set().default.as_ref());
            lang.said_moved(state.name(member), class_title(rules, class), reason)
        }
        Event::Waived { set, criterion, way, open_again, .. } => {
            let said = lang.said_waived(criterion_title(state, set, criterion, lang), way_words(*way, lang));
            with(said, open_again_words(state, open_again, NAMED, lang))
        }
        Event::WaiverLifted { set, criterion, open_again, .. } => {
            let said = lang.said_waiver_lifted(criterion_title(state, set, criterion, lang));
            with(said, open_again_words(state, open_again, NAMED, lang))
        }
        Event::ReferralDecided { member, class, reason, .. } => {
            lang.said_decided(state.name(member), class_title(state.rules_of(member), Some(class)), reason)
        }
        Event::TitleDecided { member, title, granted, reason, .. } => {
            let decided = granted_words(state.rules_of(member), title, *granted, lang);
            lang.said_decided(state.name(member), decided, reason)
        }
        Event::Tallied { outcomes, .. } => lang.said_tallied(outcomes.len()),
        Event::Confirmed => lang.said_confirmed().into(),
        Event::RemarkMade { .. } => lang.said_remark().into(),
        Event::MinutesAdopted { way, present } => match way {
            Adoption::Consent => lang.said_minutes_consent(present),
            Adoption::Hands(hands) => lang.said_minutes_hands(hands.agreed, present),
        },
        Event::MinutesRejected { hands, present, .. } => lang.said_minutes_rejected(hands.agreed, present),
        Event::Attested { duty } => lang.said_attested(state.name(state.holder(*duty))),
        Event::Sealed { entries, .. } => lang.said_sealed(entries),
        Event::Reopened { reason, .. } => lang.said_reopened(reason),
    }
}

/// The sentence where the room looks on: nobody's vote, no fact and no class.
pub fn said_masked(state: &Proceedings, event: &Event, voted: Option<&Ballot>, lang: Lang) -> String {
    match event {
        Event::VoteCast { officer, .. } | Event::VoteChanged { officer, .. } => {
            lang.said_vote_given(state.name(officer))
        }
        Event::SheetsAccepted { members } if members.len() == 1 => {
            lang.said_accepted_only(members.first().map_or("", |member| state.name(member)))
        }
        Event::BallotClosed { .. } if voted.is_some_and(|ballot| !ballot.item.is_on_sheet()) => {
            lang.said_ballot_closed().into()
        }
        Event::ChairDecided { member, item, .. } if !item.is_on_sheet() => {
            lang.said_about(state.name(member))
        }
        Event::FactEntered { member, .. }
        | Event::ClassMoved { member, .. }
        | Event::ReferralDecided { member, .. }
        | Event::TitleDecided { member, .. } => lang.said_about(state.name(member)),
        event => said(state, event, voted, lang),
    }
}

/// A sentence about the vote that was opened, and who has none in it.
fn with_left_out(state: &Proceedings, said: String, lang: Lang) -> String {
    with(said, attendance::said_left_out(state, lang))
}

/// A sentence and another one, where there is one.
fn with(said: String, more: Option<String>) -> String {
    [Some(said), more].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// An item as it is called in a sentence.
fn short(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> String {
    item_short(state.rules_of(member), item, lang)
}

/// A criterion of one of the meeting's sets.
fn criterion_title(state: &Proceedings, set: &SetId, criterion: &CriterionId, lang: Lang) -> String {
    let mut sets = state.opening().sets.iter().map(|set| &set.rulebook);
    let rules = sets.find(|rules| rules.set().id == *set).unwrap_or(state.committee_rules());
    item_title(rules, &Item::Mark(criterion.clone()), lang)
}

fn choice_words(state: &Proceedings, choice: &Choice, lang: Lang) -> String {
    match (choice, state.ballot()) {
        (Choice::For(value), Some(ballot)) => {
            side_words(state.rules_of(&ballot.member), &ballot.item, value, lang)
        }
        _ => lang.word_abstain().into(),
    }
}

fn said_closed(state: &Proceedings, voted: Option<&Ballot>, ruling: &Ruling, lang: Lang) -> String {
    let Some(ballot) = voted else { return lang.said_ballot_closed().into() };
    let rules = state.rules_of(&ballot.member);
    let (name, title) = (state.name(&ballot.member), item_short(rules, &ballot.item, lang));
    match ruling {
        Ruling::Decided(value) => {
            lang.said_ruling(name, title, value_words(rules, &ballot.item, value, lang))
        }
        Ruling::Stands(_) => lang.said_stands(name, title),
        Ruling::Again(_) => lang.said_again(title),
        Ruling::Chair(_) => lang.said_left_to_chair(title),
    }
}

fn said_accepted(state: &Proceedings, members: &[MemberId], lang: Lang) -> String {
    let [member] = members else { return lang.said_accepted_en_bloc(members.len()) };
    let class =
        state.result(member).map(|result| placed(state.rules_of(member), result, lang).0).unwrap_or_default();
    let agreed =
        state.sheet(member).and_then(|sheet| sheet.acceptance).map_or(0, |acceptance| acceptance.agreed);
    lang.said_accepted(state.name(member), class, agreed)
}
