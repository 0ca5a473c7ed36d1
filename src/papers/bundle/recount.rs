//! The recount: the meeting is held again by the program's own rules, step by step, and compared with what is recorded.

use serde_json::Value;

use super::about::difference;
use super::again::command;
use super::chain::Link;
use super::difference::{BallotDifference, results};
use super::fault::{Fault, Wrong};
use crate::domain::{Entry, Event, FrozenSet, Held, Meeting, MeetingId, Opening, Placed, Record, Stamp};

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

/// Holds the meeting again as far as the entries' texts are there, and adds what differs to the faults.
pub(super) fn recount(meeting: &MeetingId, links: &[Link], faults: &mut Vec<Fault>) -> Recount {
    let mut recount = Recount::default();
    let mut held: Option<Held> = None;
    for (seq, link) in (1_u64..).zip(links) {
        let Some(entry) = &link.entry else {
            recount.until = Some(seq);
            if link.content.is_some() {
                faults.push(Fault { place: Some(link.place(seq)), wrong: Wrong::Newer(link.schema) });
            }
            return recount;
        };
        let (next, wrong) = match held {
            None => begin(meeting, entry),
            Some(held) => go_on(held, entry, &mut recount),
        };
        faults.extend(wrong.map(|wrong| Fault { place: Some(link.place(seq)), wrong }));
        held = next;
        if held.is_none() {
            recount.until = Some(seq);
            return recount;
        }
    }
    recount
}

/// The meeting after its first entry, and what is wrong with that.
fn begin(meeting: &MeetingId, entry: &Entry) -> (Option<Held>, Option<Wrong>) {
    let Event::Prepared(opening) = &entry.body.event else { return (None, Some(Wrong::Impossible)) };
    let wrong =
        wrong_fingerprint(opening).or_else(|| match Meeting::prepare((**opening).clone(), &stamp(entry)) {
            Ok(again) => otherwise(entry, &again),
            Err(refusal) => Some(Wrong::NotAllowed(Box::new(refusal))),
        });
    match Held::replay(meeting.clone(), std::slice::from_ref(entry)) {
        Ok(held) => (Some(held), wrong),
        Err(_) => (None, wrong.or(Some(Wrong::Impossible))),
    }
}

/// The meeting after the next entry, and what is wrong with that.
fn go_on(held: Held, entry: &Entry, recount: &mut Recount) -> (Option<Held>, Option<Wrong>) {
    let meeting = match held {
        Held::Meeting(meeting) => meeting,
        Held::Record(record) => return begin_again(*record, entry),
    };
    let Some(command) = command(&entry.body.event) else { return (None, Some(Wrong::Impossible)) };
    let wrong = match meeting.decide(command, &stamp(entry)) {
        Ok(again) => compare(&meeting, entry, &again, recount),
        Err(refusal) => Some(Wrong::NotAllowed(Box::new(refusal))),
    };
    match meeting.take(entry) {
        Ok(held) => (Some(held), wrong),
        Err(_) => (None, wrong.or(Some(Wrong::Impossible))),
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
            Event::BallotClosed { ruling, tally, outcomes },
            Event::BallotClosed { ruling: other, tally: count, outcomes: others },
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
        (Event::Tallied { outcomes }, Event::Tallied { outcomes: others })
        | (Event::ReferralDecided { outcomes, .. }, Event::ReferralDecided { outcomes: others, .. }) => {
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
