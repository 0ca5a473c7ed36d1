//! When the meeting was, who was there, who was not and why, and who had which duty.

use std::collections::BTreeMap;

use crate::domain::{Answer, Duty, Event, MemberId, Proceedings, Step};
use crate::papers::document::Document;
use crate::papers::words::when;
use crate::text::Lang;

/// Puts the section.
pub(super) fn put(document: &mut Document, state: &Proceedings, lang: Lang) {
    document.section(lang.minutes_attendance());
    if let Some(opened) = state.opened_at() {
        document.item(lang.minutes_opened(opened.clock(), opened.day()));
    }
    let answers = at_opening(state);
    let committee = state.committee();
    let present = committee
        .iter()
        .filter(|officer| answers.get(&officer.id).is_some_and(|answer| **answer == Answer::Present))
        .count();
    document.item(lang.minutes_counts(committee.len(), committee.len(), present, committee.len() - present));
    for officer in &committee {
        let title = officer.office.as_ref().map_or("", |office| office.title.as_str());
        let name = state.called(&officer.id);
        match answers.get(&officer.id) {
            Some(Answer::Excused { reason }) => document.detail(lang.minutes_excused(name, title, reason)),
            Some(Answer::Absent) => document.detail(lang.minutes_absent(name, title)),
            Some(Answer::Present) | None => {}
        }
    }
    let (chair, secretary) = duties_at_opening(state);
    document.item(lang.minutes_chair(state.called(chair)));
    document.item(lang.minutes_secretary(state.called(secretary)));
    let opened = state.steps().find(|step| step.body.event == Event::Opened).map(|step| step.seq);
    for step in state.steps() {
        // Until the opening the roll says who is there; guests and conflicts are told from the beginning.
        if opened.is_some_and(|opened| opened < step.seq) {
            change(document, state, step, lang);
        }
        aside(document, state, step, lang);
    }
    let members = state.members().len();
    document.item(lang.minutes_members(members));
}

/// Who chaired and who kept the minutes when the meeting was opened.
fn duties_at_opening(state: &Proceedings) -> (&MemberId, &MemberId) {
    let mut duties = (&state.opening().chair, &state.opening().secretary);
    for step in before_opening(state) {
        match &step.body.event {
            Event::DutyTaken { duty: Duty::Chair, officer } => duties.0 = officer,
            Event::DutyTaken { duty: Duty::Secretary, officer } => duties.1 = officer,
            _ => {}
        }
    }
    duties
}

fn before_opening(state: &Proceedings) -> impl Iterator<Item = &Step> {
    state.steps().take_while(|step| step.body.event != Event::Opened)
}

/// The roll as it was when the meeting was opened; as it is now where it has not been.
fn at_opening(state: &Proceedings) -> BTreeMap<&MemberId, &Answer> {
    let mut answers = BTreeMap::new();
    for step in before_opening(state) {
        if let Event::RollAnswered { officers, answer } = &step.body.event {
            answers.extend(officers.iter().map(|officer| (officer, answer)));
        }
    }
    answers
}

/// Who came, left or took a duty over since the opening, with the time.
fn change(document: &mut Document, state: &Proceedings, step: &Step, lang: Lang) {
    let clock = when(state, step.body.at, lang);
    match &step.body.event {
        Event::RollAnswered { officers, answer } => {
            for officer in officers {
                let name = state.called(officer);
                document.detail(match answer {
                    Answer::Present => lang.minutes_came(&clock, name),
                    Answer::Absent => lang.minutes_left(&clock, name),
                    Answer::Excused { reason } => lang.minutes_left_with_reason(&clock, name, reason),
                });
            }
        }
        Event::DutyTaken { duty: Duty::Chair, officer } => {
            document.detail(lang.minutes_took_chair(clock, state.called(officer)));
        }
        Event::DutyTaken { duty: Duty::Secretary, officer } => {
            document.detail(lang.minutes_took_minutes(clock, state.called(officer)));
        }
        _ => {}
    }
}

/// Who is there without a vote, who takes no part in what, and when the meeting broke off.
fn aside(document: &mut Document, state: &Proceedings, step: &Step, lang: Lang) {
    let clock = when(state, step.body.at, lang);
    let guest = |number: u32| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        state.guests().get(at).map(|visit| visit.guest.name.to_string())
    };
    let words = match &step.body.event {
        Event::GuestArrived { guest } => lang.minutes_guest(clock, &guest.name, &guest.capacity),
        Event::GuestLeft { guest: number } => match guest(*number) {
            Some(name) => lang.minutes_left(clock, name),
            None => return,
        },
        Event::GuestReturned { guest: number } => match guest(*number) {
            Some(name) => lang.minutes_came(clock, name),
            None => return,
        },
        Event::GuestStruck { guest: number, reason } => match guest(*number) {
            Some(name) => lang.minutes_guest_struck(clock, name, reason),
            None => return,
        },
        Event::ConflictDeclared { officer, member, reason } => {
            lang.minutes_conflict(clock, state.called(officer), state.called(member), reason)
        }
        Event::ConflictWithdrawn { officer, member, reason } => {
            lang.minutes_no_conflict(clock, state.called(officer), state.called(member), reason)
        }
        Event::SteppedOut { officer, member } => {
            lang.minutes_stepped_out(clock, state.called(officer), state.called(member))
        }
        Event::CameBack { officer } => lang.minutes_came_back(clock, state.called(officer)),
        Event::Adjourned { reason } => lang.minutes_adjourned(clock, step.body.at.day(), reason),
        Event::Resumed => lang.minutes_resumed(clock, step.body.at.day()),
        _ => return,
    };
    document.detail(words);
}
