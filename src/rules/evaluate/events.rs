//! What happened under one criterion: occurrences, their own limits, groups of which only one counts.

use std::collections::BTreeSet;

use super::super::case::Occurrence;
use super::super::criterion::{Criterion, Effect, EventGroup, EventKind, GroupRule};
use super::super::expression::{Content, Range, Reading};
use super::super::outcome::{EventResult, EventWeight, Missing};
use super::facts::Given;
use crate::number::Exact;

/// One kind of event that happened, and what it adds.
pub(super) struct Happened {
    pub(super) result: EventResult,
    pub(super) points: Reading,
    /// The single occurrence that does most, within the limit.
    single: Reading,
}

/// Everything that happened under a criterion, in the order of the set's events.
pub(super) fn happened(criterion: &Criterion, given: Given<'_>) -> Vec<Happened> {
    let mut all: Vec<Happened> =
        criterion.events.iter().filter_map(|event| of_kind(criterion, event, given)).collect();
    for group in &criterion.groups {
        let deducts = group.events.iter().any(|id| {
            let ends = criterion.event(id).and_then(|event| event.effect.ends());
            ends.is_some_and(|(low, _)| low.is_negative())
        });
        settle_group(group, deducts, &mut all);
    }
    all
}

/// All occurrences of one kind together; none where it did not happen.
fn of_kind(criterion: &Criterion, event: &EventKind, given: Given<'_>) -> Option<Happened> {
    let occurrences = given.case.occurrences.iter().filter(|occurrence| {
        occurrence.criterion == criterion.id && occurrence.event == event.id && occurrence.count > 0
    });
    let mut count: u32 = 0;
    let mut sum = Reading::number(Exact::ZERO);
    let mut single: Option<Reading> = None;
    for occurrence in occurrences {
        let each = each(criterion, event, occurrence);
        let times = each.range().times(Range::point(occurrence.count.into()));
        let together = Reading::worked(times, each.missing.clone(), event.id.as_str());
        sum = super::sheet::added(sum, &together, event.id.as_str());
        count = count.saturating_add(occurrence.count);
        single = Some(match single {
            Some(other) => stronger(&other, &each, deducts(event)),
            None => each,
        });
    }
    let single = single?;
    let points = limited(&sum, event.limit);
    let weight = match event.effect {
        Effect::All => EventWeight::TookAll,
        _ if points.content != sum.content => EventWeight::Limited,
        _ => EventWeight::Counted,
    };
    let known = points.range().known().filter(|_| weight != EventWeight::TookAll);
    let result = EventResult { event: event.id.clone(), count, exempt: 0, points: known, weight };
    Some(Happened { result, points, single: limited(&single, event.limit) })
}

fn deducts(event: &EventKind) -> bool {
    event.effect.ends().is_some_and(|(low, _)| low.is_negative())
}

/// What one occurrence adds.
fn each(criterion: &Criterion, event: &EventKind, occurrence: &Occurrence) -> Reading {
    match (event.effect.ends(), occurrence.points) {
        (None, _) => Reading::number(Exact::ZERO),
        (Some((low, high)), Some(points)) => Reading::number(points.clamp(low, high)),
        (Some((low, high)), None) => {
            let missing = Missing::Points(criterion.id.clone(), event.id.clone());
            Reading::new(Content::Number(Range::between(low, high)), BTreeSet::from([missing]))
        }
    }
}

fn limited(points: &Reading, limit: Option<Exact>) -> Reading {
    let range = match limit {
        None => return points.clone(),
        Some(limit) if limit.is_negative() => points.range().greater(Range::point(limit)),
        Some(limit) => points.range().lesser(Range::point(limit)),
    };
    Reading::new(Content::Number(range), points.missing.clone())
}

/// Of two effects of the same sign, the one that moves the points further.
fn stronger(one: &Reading, other: &Reading, deducts: bool) -> Reading {
    let how = if deducts { Range::lesser } else { Range::greater };
    let missing = one.missing.union(&other.missing).cloned().collect();
    Reading::new(Content::Number(how(one.range(), other.range())), missing)
}

/// Lets only one event of a group count. While points are missing the first stands for whichever it will be.
fn settle_group(group: &EventGroup, deducts: bool, all: &mut [Happened]) {
    let mut members: Vec<&mut Happened> =
        all.iter_mut().filter(|happened| group.events.contains(&happened.result.event)).collect();
    for member in &mut members {
        if group.counts == GroupRule::One && member.result.count > 1 {
            member.points = member.single.clone();
            member.result.weight = EventWeight::Once;
            member.result.points = member.points.range().known();
        }
    }
    let Some(strongest) = members
        .iter()
        .map(|member| member.points.clone())
        .reduce(|one, other| stronger(&one, &other, deducts))
    else {
        return;
    };
    let open = members.iter().any(|member| member.result.points.is_none());
    let winner = members.iter().position(|member| open || member.points == strongest).unwrap_or(0);
    for (index, member) in members.iter_mut().enumerate() {
        if index == winner {
            member.points = strongest.clone();
        } else {
            member.points = Reading::number(Exact::ZERO);
        }
        if open {
            member.result.points = None;
        } else if index != winner {
            member.result.points = Some(Exact::ZERO);
            member.result.weight = EventWeight::Outdone;
        }
    }
}
