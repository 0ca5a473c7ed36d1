//! Something that happened less or more often, and findings turned.

use super::super::super::case::{Case, Occurrence};
use super::super::super::change::{ChangeOf, ChangeStep};
use super::super::super::criterion::{Criterion, Effect, EventKind};
use super::super::exempt::Counting;
use super::single::{Kind, Otherwise, Singles};
use crate::number::Exact;

/// So many cases more than there were are tried.
const MORE: u32 = 10;

/// So many cases fewer.
const FEWER: u32 = 50;

pub(super) fn try_all(singles: &mut Singles<'_, '_, '_>) {
    let given = singles.given();
    // What happened counts for conditions also where the criterion does not apply.
    for criterion in given.rulebook.criteria() {
        for event in &criterion.events {
            events(singles, criterion, event);
        }
    }
    for gate in given.rulebook.gates() {
        if let Some(found) = given.case.findings.get(&gate.id) {
            let mut case = given.case.clone();
            case.findings.insert(gate.id.clone(), !found);
            singles.turned(Kind::Finding, ChangeOf::Finding(gate.id.clone()), !found, &case);
        }
    }
}

/// One kind of event. Where earlier meetings recorded some within this period, those here stand in for them; then one more
/// or fewer says nothing.
fn events(singles: &mut Singles<'_, '_, '_>, criterion: &Criterion, event: &EventKind) {
    let case = singles.given().case;
    let tally = case.history.as_ref().and_then(|history| history.happened.get(&criterion.id)?.get(&event.id));
    if tally.is_some_and(|tally| tally.within.is_some()) {
        return;
    }
    let own = |one: &&Occurrence| one.criterion == criterion.id && one.event == event.id;
    let excusable = case.occurrences.iter().filter(own).filter(|one| one.exempt.is_none());
    let most = excusable.fold(0_u32, |sum, one| sum.saturating_add(one.count));
    // Which one it would be matters where each has points of its own.
    let apart = matches!(event.effect, Effect::Between(..));
    let fewer = (1..=most.min(FEWER)).filter(|by| !apart || *by == most);
    walk(
        singles,
        criterion,
        event,
        fewer.map(|by| (ChangeStep::DownTo, by, less(case, criterion, event, by))),
    );
    let more = (1..=MORE).map(|by| (ChangeStep::UpTo, by, with_more(case, criterion, event, by)));
    walk(singles, criterion, event, more);
}

/// Tries cases in which something happened ever less, or ever more often, as far as they can be judged.
fn walk(
    singles: &mut Singles<'_, '_, '_>,
    criterion: &Criterion,
    event: &EventKind,
    cases: impl Iterator<Item = (ChangeStep, u32, Case)>,
) {
    for (step, by, case) in cases {
        let Some(tried) = singles.tried(&case) else { return };
        let bound = Exact::from(Counting::of(criterion, event, &case).counts());
        let of = ChangeOf::Event(criterion.id.clone(), event.id.clone());
        let by = Exact::from(by);
        singles.keep(Otherwise { kind: Kind::Event, of, step, bound, by, steps: by }, tried);
    }
}

/// The case with so many fewer, the last first; those that a reason excuses stay.
fn less(case: &Case, criterion: &Criterion, event: &EventKind, by: u32) -> Case {
    let (mut case, mut left) = (case.clone(), by);
    let own = |one: &&mut Occurrence| one.criterion == criterion.id && one.event == event.id;
    for one in case.occurrences.iter_mut().rev().filter(own).filter(|one| one.exempt.is_none()) {
        let taken = one.count.min(left);
        (one.count, left) = (one.count - taken, left - taken);
    }
    case
}

/// The case with so many more. The points of what has points of its own are not known.
fn with_more(case: &Case, criterion: &Criterion, event: &EventKind, count: u32) -> Case {
    let mut case = case.clone();
    case.occurrences.push(Occurrence {
        criterion: criterion.id.clone(),
        event: event.id.clone(),
        count,
        points: None,
        exempt: None,
        note: String::new(),
    });
    case
}
