//! Ways: how one criterion comes to certain points, as a mark and as things that happened.

use std::collections::{BTreeMap, BTreeSet};

use super::super::case::Occurrence;
use super::super::criterion::{Criterion, Effect, EventKind, GroupRule, Start};
use super::super::id::EventId;
use super::super::mark::Mark;
use super::super::scale::Scale;
use crate::number::Exact;

/// So many occurrences of one event are tried.
const MOST_TIMES: u32 = 24;

/// So many marks of one criterion are tried.
const MOST_MARKS: usize = 400;

/// A way to come to points.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    pub(super) mark: Option<Mark>,
    pub(super) occurrences: Vec<Occurrence>,
}

/// How often events of the criterion must have happened.
pub(super) type Required = BTreeMap<EventId, u32>;

/// Ways to come to points, the most points first, with one way for each. `formula` is what its formula comes to; marks
/// lie on the step divided by `fine`.
pub(super) fn ways(
    criterion: &Criterion,
    formula: Option<Exact>,
    required: &Required,
    fine: u32,
) -> Vec<(Exact, Way)> {
    let mut all: BTreeMap<Exact, Way> = BTreeMap::new();
    let forced: Vec<Occurrence> = (required.iter().filter(|(_, count)| **count > 0))
        .map(|(event, count)| occurrence(criterion, event, *count, None))
        .collect();
    let forced_points = required.iter().try_fold(Exact::ZERO, |sum, (id, count)| {
        sum.plus(criterion.event(id).map_or(Some(Exact::ZERO), |event| least(event, *count))?)
    });
    let Some(forced_points) = forced_points else { return Vec::new() };
    let lost = |id: &EventId| criterion.event(id).is_some_and(|event| event.effect == Effect::All);
    if required.iter().any(|(id, count)| *count > 0 && lost(id)) {
        all.insert(Exact::ZERO, Way { mark: any_mark(criterion), occurrences: forced });
        return all.into_iter().collect();
    }
    let events = criterion.events.iter().filter(|event| !required.contains_key(&event.id));
    let singles: Vec<(Exact, Occurrence)> = events.flat_map(|event| happens(criterion, event)).collect();
    for (start, mark) in starts(criterion, formula, fine) {
        let Some(base) = start.plus(forced_points) else { continue };
        let mut add = |points: Option<Exact>, more: &[&Occurrence]| {
            let Some(points) = points else { return };
            let held = points.max(Exact::ZERO).min(criterion.max);
            all.entry(held).or_insert_with(|| Way {
                mark: mark.clone(),
                occurrences: forced.iter().chain(more.iter().copied()).cloned().collect(),
            });
        };
        add(Some(base), &[]);
        if required.is_empty() && !needs_events(criterion, mark.as_ref()) {
            continue;
        }
        for (index, (points, one)) in singles.iter().enumerate() {
            let once = base.plus(*points);
            add(once, &[one]);
            let others = singles[index + 1..].iter().filter(|(_, other)| !same_kind(criterion, one, other));
            for (more, other) in others.filter(|(_, other)| other.count <= 3 && one.count <= 3) {
                add(once.and_then(|once| once.plus(*more)), &[one, other]);
            }
        }
    }
    let lost = criterion.events.iter().find(|event| event.effect == Effect::All);
    if let Some(event) = lost.filter(|event| !required.contains_key(&event.id)) {
        all.entry(Exact::ZERO).or_insert_with(|| Way {
            mark: any_mark(criterion),
            occurrences: vec![occurrence(criterion, &event.id, 1, None)],
        });
    }
    all.into_iter().rev().collect()
}

/// A mark, where the criterion takes one.
fn any_mark(criterion: &Criterion) -> Option<Mark> {
    starts(criterion, None, 1).into_iter().next().and_then(|(_, mark)| mark)
}

fn starts(criterion: &Criterion, formula: Option<Exact>, fine: u32) -> Vec<(Exact, Option<Mark>)> {
    match &criterion.start {
        Start::Check => {
            vec![(criterion.max, Some(Mark::Check(true))), (Exact::ZERO, Some(Mark::Check(false)))]
        }
        Start::Full => vec![(criterion.max, None)],
        Start::Empty => vec![(Exact::ZERO, None)],
        Start::Formula(_) => formula.map(|points| (points, None)).into_iter().collect(),
        Start::Levels(levels) => {
            levels.iter().map(|level| (level.points, Some(Mark::Level(level.id.clone())))).collect()
        }
        Start::Points(scale) => {
            let marks = marks(scale, criterion.max, fine).into_iter();
            marks.filter_map(|mark| Some((scale.points(mark)?, Some(Mark::Points(mark))))).collect()
        }
    }
}

/// Marks on a scale, the best first. Where a level follows from them they lie on the step, since they have no mean.
fn marks(scale: &Scale, max: Exact, fine: u32) -> Vec<Exact> {
    let step = if scale.has_levels() { Some(scale.step) } else { scale.step.over(fine.into()) };
    let Some(step) = step else { return Vec::new() };
    let ranges: Vec<(Exact, Exact)> = match scale.has_levels() {
        true => scale.levels.iter().map(|level| (level.from, level.to)).collect(),
        false => vec![(Exact::ZERO, scale.top(max))],
    };
    let mut marks = BTreeSet::new();
    for (from, to) in &ranges {
        let all =
            (0..MOST_MARKS / ranges.len()).map_while(|times| from.plus(step.times(Exact::count(times))?));
        marks.extend(all.take_while(|mark| mark < to).chain([*to]));
    }
    marks.into_iter().rev().collect()
}

/// Whether what happens leads to points that no mark leads to. Between levels there are such, and they are looked for
/// from the ends of the levels.
fn needs_events(criterion: &Criterion, mark: Option<&Mark>) -> bool {
    match (criterion.scale(), mark) {
        (Some(scale), Some(Mark::Points(mark))) => {
            scale.levels.iter().any(|level| level.from == *mark || level.to == *mark)
        }
        _ => true,
    }
}

/// What happens when an event happens so and so often.
fn happens(criterion: &Criterion, event: &EventKind) -> Vec<(Exact, Occurrence)> {
    let Some((low, high)) = event.effect.ends() else { return Vec::new() };
    let once = (criterion.groups.iter())
        .any(|group| group.counts == GroupRule::One && group.events.contains(&event.id));
    if let Effect::Steps(steps) = &event.effect {
        let together = |count: u32| if once { steps.strongest(count) } else { steps.sum(count) };
        let times = (1..=MOST_TIMES).map_while(|count| Some((count, within(event.limit, together(count)?))));
        return times
            .map(|(count, points)| (points, occurrence(criterion, &event.id, count, None)))
            .collect();
    }
    let mut found = Vec::new();
    let fixed = matches!(event.effect, Effect::Between(..));
    let each: BTreeSet<Exact> = if fixed {
        let wholes = (-60_i64..=60).map(Exact::whole).filter(|whole| low <= *whole && *whole <= high);
        wholes.chain([low, high]).collect()
    } else {
        [low].into()
    };
    for each in each {
        for count in 1..=MOST_TIMES {
            let Some(points) = each.times(count.into()) else { break };
            let limited = within(event.limit, points);
            let occurrence = occurrence(criterion, &event.id, count, fixed.then_some(each));
            found.push((limited, occurrence));
            let beyond = limited.plus(criterion.max).is_none_or(|rest| rest <= Exact::ZERO);
            if limited != points || beyond || limited >= criterion.max || fixed || once {
                break;
            }
        }
    }
    found
}

/// What an event comes to within its limit.
fn within(limit: Option<Exact>, points: Exact) -> Exact {
    match limit {
        None => points,
        Some(limit) if limit.is_negative() => points.max(limit),
        Some(limit) => points.min(limit),
    }
}

/// The least that so many occurrences of an event come to.
fn least(event: &EventKind, count: u32) -> Option<Exact> {
    match (&event.effect, event.effect.ends()) {
        (Effect::Steps(steps), _) => steps.sum(count),
        (_, Some((low, _))) => low.times(count.into()),
        (_, None) => Some(Exact::ZERO),
    }
}

fn occurrence(criterion: &Criterion, event: &EventId, count: u32, points: Option<Exact>) -> Occurrence {
    Occurrence {
        criterion: criterion.id.clone(),
        event: event.clone(),
        count,
        points,
        exempt: None,
        note: String::new(),
    }
}

/// Whether two occurrences are of one event, or of events of which not all count.
fn same_kind(criterion: &Criterion, one: &Occurrence, other: &Occurrence) -> bool {
    let holds = |events: &[EventId]| events.contains(&one.event) && events.contains(&other.event);
    one.event == other.event || criterion.groups.iter().any(|group| holds(&group.events))
}

#[cfg(test)]
mod tests;
