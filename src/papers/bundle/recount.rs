//! The recount: the meeting is held again by the program's own rules, step by step, and compared with what is recorded.

use serde_json::Value;

use super::about::difference;
use super::again::command;
use super::chain::Link;
use super::difference::{BallotDifference, otherwise as differing, results};
use super::earlier::{Departure, Earlier};
use super::fault::{Fault, Place, Wrong};
use crate::domain::{
    self, Body, Entry, Event, FrozenSet, Held, Meeting, MeetingId, Opening, Placed, Record, Refusal, Stamp,
    Unsound,
};
use crate::rules::Evaluation;

/// What was recounted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recount {
    /// Closed votes whose numbers and outcome were worked out again.
    pub ballots: usize,
    /// Members' results that were worked out again.
    pub results: usize,
    /// The first entry that could not be, and with it all behind it: its text was removed, or nothing sound came before.
    pub until: Option<u64>,
}

/// The recount while it goes on.
#[derive(Default)]
struct Counted {
    recount: Recount,
    earlier: Vec<Earlier>,
}

/// Holds the meeting again as far as the entries' texts are there, and adds what differs to the faults. What only an earlier
/// evaluation of the rules came to is no fault; it is answered beside the recount.
pub(super) fn recount(
    meeting: &MeetingId,
    links: &[Link],
    faults: &mut Vec<Fault>,
) -> (Recount, Vec<Earlier>) {
    let mut counted = Counted::default();
    let mut held: Option<Held> = None;
    for (seq, link) in (1_u64..).zip(links) {
        let Some(entry) = &link.entry else {
            counted.recount.until = Some(seq);
            if link.content.is_some() {
                let wrong = Wrong::Newer(domain::Fault::Newer(link.schema));
                faults.push(Fault { place: Some(link.place(seq)), wrong });
            }
            break;
        };
        let step = Step { entry, place: link.place(seq) };
        let (next, wrong) = match held {
            None => step.begin(meeting, &mut counted),
            Some(held) => step.go_on(held, &mut counted),
        };
        faults.extend(wrong.map(|wrong| Fault { place: Some(step.place), wrong }));
        held = next;
        if held.is_none() {
            counted.recount.until = Some(seq);
            break;
        }
    }
    (counted.recount, counted.earlier)
}

/// An entry with its place.
struct Step<'a> {
    entry: &'a Entry,
    place: Place,
}

impl Step<'_> {
    /// The meeting after its first entry, and what is wrong with that.
    fn begin(&self, meeting: &MeetingId, counted: &mut Counted) -> (Option<Held>, Option<Wrong>) {
        let entry = self.entry;
        let Event::Prepared(opening) = &entry.body.event else { return (None, Some(Wrong::Impossible)) };
        let held = Held::replay(meeting.clone(), std::slice::from_ref(entry));
        if let Err(Unsound { fault, .. }) = &held
            && fault.is_newer()
        {
            return (None, Some(Wrong::Newer(fault.clone())));
        }
        let wrong = wrong_fingerprint(opening).or_else(|| {
            match Meeting::prepare((**opening).clone(), &stamp(entry)) {
                Ok(again) => otherwise(entry, &again),
                Err(refusal) => self.refused(refusal, opening.evaluation, counted),
            }
        });
        match held {
            Ok(held) => (Some(held), wrong),
            Err(_) => (None, wrong.or(Some(Wrong::Impossible))),
        }
    }

    /// The meeting after the next entry, and what is wrong with that.
    fn go_on(&self, held: Held, counted: &mut Counted) -> (Option<Held>, Option<Wrong>) {
        let entry = self.entry;
        let meeting = match held {
            Held::Meeting(meeting) => meeting,
            Held::Record(record) => return begin_again(*record, entry),
        };
        let event = &entry.body.event;
        let Some(command) = command(event) else { return (None, Some(Wrong::Impossible)) };
        let results = event.results().filter(|(_, results)| !results.is_empty());
        // Whatever was decided after results was decided by their evaluation or a later one.
        let by = results.map_or(meeting.evaluation(), |(by, _)| by.max(meeting.evaluation()));
        if by > Evaluation::NOW {
            return (None, Some(Wrong::Newer(domain::Fault::NewerEvaluation(by))));
        }
        let is_earlier = by < Evaluation::NOW;
        let decided = match is_earlier {
            true => {
                let again = meeting.as_worked_out().decide(command, &stamp(entry));
                again.map(|again| as_recorded(again, entry))
            }
            false => meeting.decide(command, &stamp(entry)),
        };
        let wrong = match decided {
            Ok(again) => compare(&meeting, entry, &again, &mut counted.recount),
            Err(refusal) => self.refused(refusal, by, counted),
        };
        let held = match meeting.take(entry) {
            Ok(held) => held,
            Err(_) => return (None, wrong.or(Some(Wrong::Impossible))),
        };
        if results.is_some() {
            counted.earlier.retain(|earlier| !matches!(earlier.departure, Departure::Results(_)));
            let members = differing(held.proceedings());
            if is_earlier && !members.is_empty() {
                self.note(by, Departure::Results(members), counted);
            }
        }
        (Some(held), wrong)
    }

    /// What is wrong with a step that the meeting refuses: nothing where that rests on what the rules come to, and they came
    /// to something else then.
    fn refused(&self, refusal: Refusal, by: Evaluation, counted: &mut Counted) -> Option<Wrong> {
        if by < Evaluation::NOW && refusal.rests_on_rules() {
            self.note(by, Departure::Refused(Box::new(refusal)), counted);
            return None;
        }
        Some(Wrong::NotAllowed(Box::new(refusal)))
    }

    fn note(&self, evaluation: Evaluation, departure: Departure, counted: &mut Counted) {
        counted.earlier.push(Earlier { place: self.place.clone(), evaluation, departure });
    }
}

/// The same entry with what another one came to by the rules, where both record that: results, and which sheets a waiver changes.
fn as_recorded(mut entry: Entry, other: &Entry) -> Entry {
    let has_results = |entry: &Entry| entry.body.event.results().is_some_and(|(_, all)| !all.is_empty());
    if let (
        Event::Waived { open_again, .. } | Event::WaiverLifted { open_again, .. },
        Event::Waived { open_again: recorded, .. } | Event::WaiverLifted { open_again: recorded, .. },
    ) = (&mut entry.body.event, &other.body.event)
    {
        open_again.clone_from(recorded);
    }
    match other.body.event.results() {
        Some((by, results)) if has_results(&entry) && has_results(other) => {
            let event = entry.body.event.with_results(by, results.to_vec());
            Entry { body: Body { event, ..entry.body }, ..entry }
        }
        _ => entry,
    }
}

/// The meeting after the one entry that can stand behind a seal, and what is wrong with that.
fn begin_again(record: Record, entry: &Entry) -> (Option<Held>, Option<Wrong>) {
    let Event::Reopened { reason, .. } = &entry.body.event else { return (None, Some(Wrong::AfterSeal)) };
    let wrong = match record.reopen(reason.clone(), &stamp(entry)) {
        Ok(again) => otherwise(entry, &again),
        Err(refusal) => Some(Wrong::NotAllowed(Box::new(refusal))),
    };
    match record.take(entry) {
        Ok(held) => (Some(held), wrong),
        Err(_) => (None, wrong.or(Some(Wrong::Impossible))),
    }
}

/// What differs between an entry and what the meeting decides now.
fn compare(meeting: &Meeting, entry: &Entry, again: &Entry, recount: &mut Recount) -> Option<Wrong> {
    match (&entry.body.event, &again.body.event) {
        (
            Event::BallotClosed { ruling, tally, outcomes, .. },
            Event::BallotClosed { ruling: other, tally: count, outcomes: others, .. },
        ) => {
            recount.ballots += 1;
            let differs = (ruling, tally) != (other, count);
            let Some(ballot) = meeting.ballot().filter(|_| differs) else {
                return different_results(meeting, outcomes, others, recount);
            };
            let difference = BallotDifference::new(meeting, ballot, (ruling, *tally), (other, *count));
            Some(Wrong::Ballot(Box::new(difference)))
        }
        (
            Event::SlipClosed { results, outcomes, .. },
            Event::SlipClosed { results: others, outcomes: again_outcomes, .. },
        ) => {
            recount.ballots += others.len();
            if results == others {
                different_results(meeting, outcomes, again_outcomes, recount)
                    .or_else(|| otherwise(entry, again))
            } else {
                otherwise(entry, again)
            }
        }
        (Event::Tallied { outcomes, .. }, Event::Tallied { outcomes: others, .. })
        | (Event::ReferralDecided { outcomes, .. }, Event::ReferralDecided { outcomes: others, .. })
        | (Event::TitleDecided { outcomes, .. }, Event::TitleDecided { outcomes: others, .. }) => {
            recount.results = others.len();
            let differences = results(meeting, outcomes, others);
            if differences.is_empty() { otherwise(entry, again) } else { Some(Wrong::Results(differences)) }
        }
        _ => otherwise(entry, again),
    }
}

/// How members' results differ after a vote that changed them.
fn different_results(
    meeting: &Meeting,
    outcomes: &[Placed],
    others: &[Placed],
    recount: &mut Recount,
) -> Option<Wrong> {
    if !others.is_empty() {
        recount.results = others.len();
    }
    let differences = results(meeting, outcomes, others);
    (!differences.is_empty()).then_some(Wrong::Results(differences))
}

/// Where two entries differ, if they do.
fn otherwise(entry: &Entry, again: &Entry) -> Option<Wrong> {
    let value = |entry: &Entry| serde_json::to_value(&entry.body).unwrap_or(Value::Null);
    difference(&value(entry), &value(again), "").map(Wrong::Otherwise)
}

/// The first set whose fingerprint is not its own, from 1.
fn wrong_fingerprint(opening: &Opening) -> Option<Wrong> {
    let is_own = |set: &FrozenSet| FrozenSet::of(set.rulebook.clone()).fingerprint == set.fingerprint;
    let at = opening.sets.iter().position(|set| !is_own(set))?;
    Some(Wrong::Fingerprint(at + 1))
}

fn stamp(entry: &Entry) -> Stamp {
    Stamp { at: entry.body.at, salt: entry.salt }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::room::{line, member, stamp};
    use crate::domain::{MemberId, SCHEMA, Way};

    #[test]
    fn which_sheets_a_waiver_changed_stands_as_an_earlier_evaluation_had_it() {
        let waived = |open_again: Vec<MemberId>| {
            let (set, criterion) = ("s".parse().expect("an id"), "c1".parse().expect("an id"));
            let reason = line("Tháng có bão");
            let event = Event::Waived { set, criterion, way: Way::Full, reason, open_again };
            let Stamp { at, salt } = stamp();
            Entry { seq: 7, schema: SCHEMA, salt, body: Body { at, by: member("B2"), event } }
        };
        let (recorded, again) = (waived(vec![member("M1")]), waived(Vec::new()));
        assert!(otherwise(&recorded, &again).is_some(), "by one evaluation it is a fault");
        assert_eq!(otherwise(&recorded, &as_recorded(again, &recorded)), None);
    }
}
