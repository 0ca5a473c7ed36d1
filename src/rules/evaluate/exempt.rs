//! How often something happened, and which of the occurrences a reason excuses.
//!
//! Where a reason excuses only so many, those that would move the points furthest are excused first, whatever the
//! order in which they were written down.

use super::super::case::{Case, Occurrence};
use super::super::criterion::{Criterion, EventKind};
use super::super::expression::Range;
use super::super::id::ExemptionId;
use super::super::outcome::Excused;
use crate::number::Exact;

/// The occurrences of one kind of event.
pub(super) struct Counting<'a> {
    event: &'a EventKind,
    occurrences: Vec<&'a Occurrence>,
    /// How many there were.
    pub(super) happened: u32,
    /// How many of them are excused.
    pub(super) excused: u32,
    /// Which reasons excuse how many.
    pub(super) reasons: Vec<Excused>,
}

impl<'a> Counting<'a> {
    pub(super) fn of(criterion: &Criterion, event: &'a EventKind, case: &'a Case) -> Self {
        let occurrences: Vec<&Occurrence> = (case.occurrences.iter())
            .filter(|occurrence| occurrence.event == event.id && occurrence.criterion == criterion.id)
            .filter(|occurrence| occurrence.count > 0)
            .collect();
        let mut counting = Self {
            event,
            happened: count(occurrences.iter().copied()),
            excused: 0,
            reasons: Vec::new(),
            occurrences,
        };
        counting.reasons = (event.exempt.iter())
            .map(|exemption| {
                let named = count(counting.named(Some(&exemption.id)));
                let count = exemption.most.map_or(named, |most| named.min(most));
                Excused { reason: exemption.id.clone(), count }
            })
            .filter(|excused| excused.count > 0)
            .collect();
        counting.excused = counting.reasons.iter().map(|excused| excused.count).fold(0, u32::saturating_add);
        counting
    }

    /// How many of them count.
    pub(super) fn counts(&self) -> u32 {
        self.happened.saturating_sub(self.excused)
    }

    /// What each of those that count does, and how often; `ends` are the least and the most that one can do.
    pub(super) fn counted(&self, ends: (Exact, Exact)) -> Vec<(Range, u32)> {
        let mut counted: Vec<(Range, u32)> =
            self.named(None).map(|occurrence| (each(occurrence, ends), occurrence.count)).collect();
        for exemption in &self.event.exempt {
            let Some(most) = exemption.most else { continue };
            let mut named: Vec<(Range, u32)> = self
                .named(Some(&exemption.id))
                .map(|occurrence| (each(occurrence, ends), occurrence.count))
                .collect();
            counted.extend(beyond(&mut named, most, ends));
        }
        counted
    }

    /// The occurrences that this reason stands beside; with none, those that no reason of the event does.
    fn named(&self, reason: Option<&ExemptionId>) -> impl Iterator<Item = &'a Occurrence> {
        let known = |id: &&ExemptionId| self.event.exempt.iter().any(|exemption| exemption.id == **id);
        self.occurrences
            .iter()
            .copied()
            .filter(move |occurrence| occurrence.exempt.as_ref().filter(known) == reason)
    }
}

fn count<'a>(occurrences: impl Iterator<Item = &'a Occurrence>) -> u32 {
    occurrences.map(|occurrence| occurrence.count).fold(0, u32::saturating_add)
}

/// What one occurrence does.
fn each(occurrence: &Occurrence, (low, high): (Exact, Exact)) -> Range {
    match occurrence.points {
        Some(points) => Range::point(points.clamp(low, high)),
        None => Range::between(low, high),
    }
}

/// Those that a reason no longer excuses. While the points of one are missing, each may do what any of them does.
fn beyond(named: &mut [(Range, u32)], most: u32, (low, high): (Exact, Exact)) -> Vec<(Range, u32)> {
    let open = named.iter().any(|(each, _)| each.known().is_none());
    if open {
        let all = named.iter().map(|(_, count)| *count).fold(0, u32::saturating_add);
        let left = all.saturating_sub(most);
        return if left > 0 { vec![(Range::between(low, high), left)] } else { Vec::new() };
    }
    let far = |each: &Range| each.known().map(|points| points.max(points.negated().unwrap_or(points)));
    named.sort_by_key(|(each, _)| std::cmp::Reverse(far(each)));
    let mut left_to_excuse = most;
    let rest = named.iter().map(|(each, count)| {
        let excused = left_to_excuse.min(*count);
        left_to_excuse -= excused;
        (*each, count - excused)
    });
    rest.filter(|(_, count)| *count > 0).collect()
}
