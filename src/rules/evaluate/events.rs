//! What happened under one criterion: occurrences, exemptions, their own limits, groups of which only one counts.

use super::super::criterion::{Criterion, Effect, EventGroup, EventKind, GroupRule};
use super::super::expression::{Content, Gaps, Range, Reading};
use super::super::outcome::{EventResult, EventWeight, Missing};
use super::exempt::Counting;
use super::facts::Given;
use super::sums::added;
use crate::number::Exact;

/// One kind of event that happened, and what it adds.
pub(super) struct Happened {
    pub(super) result: EventResult,
    pub(super) points: Reading,
    /// Whether it adds points and takes none.
    pub(super) adds: bool,
    /// The single occurrence that does most, within the limit.
    single: Reading,
}

/// Everything that happened under a criterion, in the order of the set's events.
pub(super) fn happened(criterion: &Criterion, given: Given<'_>) -> Vec<Happened> {
    if given.case.occurrences.is_empty() {
        return Vec::new();
    }
    let mut all: Vec<Happened> =
        criterion.events.iter().filter_map(|event| of_kind(criterion, event, given)).collect();
    for group in &criterion.groups {
        let deducts = group.events.iter().any(|id| criterion.event(id).is_some_and(deducts));
        settle_group(group, deducts, &mut all);
    }
    all
}

/// All occurrences of one kind together; none where it did not happen.
fn of_kind(criterion: &Criterion, event: &EventKind, given: Given<'_>) -> Option<Happened> {
    let counting = Counting::of(criterion, event, given.case);
    if counting.happened == 0 {
        return None;
    }
    let name = event.id.as_str();
    let mut sum = Reading::number(Exact::ZERO);
    let mut single: Option<Reading> = None;
    for (each, count) in does(event, &counting) {
        let gaps = match each.known() {
            Some(_) => Gaps::NONE,
            None => Gaps::one(Missing::Points(criterion.id.clone(), event.id.clone())),
        };
        let together = Reading::worked(each.times(Range::point(count.into())), gaps.clone(), name);
        sum = added(sum, &together, name);
        let each = Reading::new(Content::Number(each), gaps);
        single = Some(match single {
            Some(other) => stronger(&other, &each, deducts(event)),
            None => each,
        });
    }
    let points = limited(&sum, event.limit);
    let weight = match event.effect {
        Effect::All if counting.counts() > 0 => EventWeight::TookAll,
        _ if points.content != sum.content => EventWeight::Limited,
        _ => EventWeight::Counted,
    };
    let result = EventResult {
        event: event.id.clone(),
        count: counting.happened,
        exempt: counting.excused,
        reasons: counting.reasons,
        points: points.range().known().filter(|_| weight != EventWeight::TookAll),
        weight,
    };
    let single = single.unwrap_or_else(|| Reading::number(Exact::ZERO));
    Some(Happened { result, points, adds: adds(event), single: limited(&single, event.limit) })
}

/// What those that count do, and how many of them do it.
fn does(event: &EventKind, counting: &Counting<'_>) -> Vec<(Range, u32)> {
    match (&event.effect, event.effect.ends()) {
        // Whichever of them are excused, the others are the first, the second, and so on.
        (Effect::Steps(steps), _) => {
            let runs = steps.runs(counting.counts()).into_iter();
            runs.map(|(points, times)| (Range::point(points), times)).collect()
        }
        (_, Some(ends)) => counting.counted(ends),
        (_, None) => Vec::new(),
    }
}

fn deducts(event: &EventKind) -> bool {
    event.effect.ends().is_some_and(|(low, _)| low.is_negative())
}

/// Whether it takes no points, neither some nor all.
pub(super) fn adds(event: &EventKind) -> bool {
    event.effect.ends().is_some_and(|(low, _)| !low.is_negative())
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
    let missing = one.missing.clone().and(&other.missing);
    Reading::new(Content::Number(how(one.range(), other.range())), missing)
}

/// Lets only one event of a group count. While points are missing the first stands for whichever it will be.
fn settle_group(group: &EventGroup, deducts: bool, all: &mut [Happened]) {
    let mut members: Vec<&mut Happened> =
        all.iter_mut().filter(|happened| group.events.contains(&happened.result.event)).collect();
    for member in &mut members {
        if group.counts == GroupRule::One && member.result.counts() > 1 {
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
        } else if index != winner && member.result.counts() > 0 {
            member.result.points = Some(Exact::ZERO);
            member.result.weight = EventWeight::Outdone;
        }
    }
}

impl EventResult {
    /// How many of them count.
    fn counts(&self) -> u32 {
        self.count.saturating_sub(self.exempt)
    }
}
