//! Who is here, who came, left, stepped out or declared a conflict, in words.

use crate::domain::{Answer, Conflict, Duty, Event, MemberId, Movement, Outing, Phase, Proceedings, Visit};
use crate::papers::words::{left_out_of_slip, left_out_words};
use crate::text::Lang;
use crate::ui::{Role, glyph};

/// Comings and goings that fit beside a name; the rest stands with what is said of the row in focus.
const BESIDE: usize = 2;

/// Names that are said of those without a vote.
const NAMED: usize = 3;

/// Where an officer is now: a mark, words, and how they look.
pub fn officer_words(state: &Proceedings, officer: &MemberId, lang: Lang) -> (&'static str, String, Role) {
    let roll = state.roll();
    let moved = movements_words(&roll.movements(officer), BESIDE, lang);
    match (roll.answer(officer), moved) {
        (None, _) => (glyph::OPEN, lang.roll_waiting().to_owned(), Role::Dim),
        (Some(Answer::Present), moved) => match (state.outing(officer), moved) {
            (Some(outing), _) => (glyph::OPEN, lang.out_since(outing.out.clock()), Role::Warn),
            (None, Some(moved)) => (glyph::DONE, moved, Role::Good),
            (None, None) => (glyph::DONE, lang.roll_present().to_owned(), Role::Good),
        },
        (Some(Answer::Absent), None) => (glyph::FAILED, lang.roll_absent().to_owned(), Role::Bad),
        (Some(Answer::Absent), Some(moved)) => (glyph::FAILED, moved, Role::Bad),
        (Some(Answer::Excused { reason }), None) => (glyph::FAILED, lang.roll_excused(reason), Role::Warn),
        (Some(Answer::Excused { reason }), Some(moved)) => {
            (glyph::FAILED, lang.left_why(moved, reason), Role::Warn)
        }
    }
}

/// Where a guest is now.
pub fn guest_words(visit: &Visit, lang: Lang) -> (&'static str, String, Role) {
    if let Some(reason) = &visit.struck {
        return (glyph::CORRECTED, lang.guest_struck(reason), Role::Dim);
    }
    let moved = movements_words(&visit.movements, BESIDE, lang).unwrap_or_default();
    if visit.is_here() { (glyph::DONE, moved, Role::Plain) } else { (glyph::FAILED, moved, Role::Dim) }
}

/// What else there is to be said of an officer: all comings and goings where they may not fit beside the name, time
/// outside, declared conflicts. Empty where there is nothing.
pub fn more_about(state: &Proceedings, officer: &MemberId, lang: Lang) -> Vec<String> {
    let movements = state.roll().movements(officer);
    let all = movements_words(&movements, movements.len(), lang);
    let all = match state.roll().answer(officer) {
        Some(Answer::Excused { reason }) => all.map(|all| lang.left_why(all, reason)),
        _ => all.filter(|_| movements.len() > 1),
    };
    let own = |of: &MemberId| of == officer;
    let outings = state.outings().iter().filter(|outing| own(&outing.officer));
    let conflicts = state.conflicts().iter().filter(|conflict| own(&conflict.officer));
    all.into_iter()
        .chain(outings.map(|outing| outing_words(state, outing, lang)))
        .chain(conflicts.map(|conflict| conflict_words(state, conflict, lang)))
        .collect()
}

/// Everybody called, present and away, with and without a reason, and the guests.
pub fn counts_words(state: &Proceedings, lang: Lang) -> String {
    let all = state.attendance();
    let guests = state.guests().iter().filter(|visit| visit.is_here()).count();
    let mut words = vec![lang.roll_counts(all.summoned, all.present, state.quorum())];
    if all.away() > 0 {
        words.push(lang.roll_counts_away(all.away(), all.excused, all.absent));
    }
    if all.waiting > 0 {
        words.push(lang.roll_counts_waiting(all.waiting));
    }
    if guests > 0 {
        words.push(lang.roll_counts_guests(guests));
    }
    // A line breaks between the numbers, never within one.
    words.iter().map(|words| words.replace(' ', "\u{a0}")).collect::<Vec<_>>().join("\u{a0}· ")
}

/// Who has no vote in the open vote, as a sentence; none where everybody has one.
pub fn said_left_out(state: &Proceedings, lang: Lang) -> Option<String> {
    match (state.ballot(), state.slip()) {
        (Some(ballot), _) => left_out_words(state, &state.left_out(ballot), NAMED, lang),
        (None, Some(slip)) => left_out_of_slip(state, slip, NAMED, lang),
        (None, None) => None,
    }
}

/// The sentence about somebody who answered the roll, came or left, and what it does to the quorum.
pub fn said_roll(state: &Proceedings, officers: &[MemberId], answer: &Answer, lang: Lang) -> String {
    let clock = state.latest().clock();
    let has_begun = state.phase() > Phase::RollCall && !state.is_adjourned();
    let said = match officers {
        [officer] => {
            let name = state.name(officer);
            match answer {
                Answer::Present if has_begun => lang.said_came(name, clock),
                Answer::Absent if has_begun => lang.said_left(name, clock),
                Answer::Excused { reason } if has_begun => lang.said_left_why(name, clock, reason),
                Answer::Present => lang.said_present(name),
                Answer::Absent => lang.said_absent(name),
                Answer::Excused { reason } => lang.said_excused(name, reason),
            }
        }
        officers => lang.said_roll(officers.len()),
    };
    let (present, needed) = (state.roll().present(), state.quorum());
    let moved = u32::try_from(officers.len()).unwrap_or(u32::MAX);
    if !has_begun {
        said
    } else if present < needed {
        lang.said_quorum_lost(said, present, needed, needed - present)
    } else if *answer == Answer::Present && present.saturating_sub(moved) < needed {
        lang.said_quorum_back(said, present, needed)
    } else {
        said
    }
}

/// The sentence about a guest, a conflict or somebody stepping out; none about any other event.
pub fn said_aside(state: &Proceedings, event: &Event, lang: Lang) -> Option<String> {
    let clock = state.latest().clock();
    let guest = |number: u32| {
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        at.and_then(|at| state.guests().get(at)).map_or("", |visit| visit.guest.name.as_str())
    };
    Some(match event {
        Event::GuestArrived { guest } => lang.said_guest(&guest.name, &guest.capacity, clock),
        Event::GuestLeft { guest: number } => lang.said_guest_left(guest(*number), clock),
        Event::GuestReturned { guest: number } => lang.said_guest_back(guest(*number), clock),
        Event::GuestStruck { guest: number, reason } => lang.said_guest_struck(guest(*number), reason),
        Event::ConflictDeclared { officer, member, reason } => {
            lang.said_conflict(state.name(officer), state.name(member), reason)
        }
        Event::ConflictWithdrawn { officer, member, reason } => {
            lang.said_conflict_withdrawn(state.name(officer), state.name(member), reason)
        }
        Event::SteppedOut { officer, member } => {
            let said = lang.said_stepped_out(state.name(officer), state.name(member), clock);
            let has_duty = [Duty::Chair, Duty::Secretary].iter().any(|duty| state.holder(*duty) == officer);
            if has_duty { lang.said_somebody_else(said) } else { said }
        }
        Event::CameBack { officer } => lang.said_came_back(state.name(officer), clock),
        _ => return None,
    })
}

/// The last so many comings and goings; none where there are none.
fn movements_words(movements: &[Movement], last: usize, lang: Lang) -> Option<String> {
    let words = |movement: &Movement| match movement {
        Movement::Came(at) => lang.came_at(at.clock()),
        Movement::Left(at) => lang.left_at(at.clock()),
    };
    let skipped = movements.len().saturating_sub(last);
    let said: Vec<String> = movements.iter().skip(skipped).map(words).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

fn outing_words(state: &Proceedings, outing: &Outing, lang: Lang) -> String {
    let name = state.name(&outing.member);
    match outing.back {
        Some(back) => lang.out_between(outing.out.clock(), back.clock(), name),
        None => lang.out_still(outing.out.clock(), name),
    }
}

fn conflict_words(state: &Proceedings, conflict: &Conflict, lang: Lang) -> String {
    let words = lang.conflict_with(state.name(&conflict.member), &conflict.reason);
    match &conflict.withdrawn {
        Some((at, reason)) => lang.conflict_taken_back(words, at.clock(), reason),
        None => words,
    }
}
