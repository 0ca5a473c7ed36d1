//! A criterion's row: whether it applies, its start and events, what it earns.

use std::collections::BTreeSet;

use super::super::criterion::{Criterion, NotApplied, Start};
use super::super::expression::{Content, Range, Reading, evaluate};
use super::super::id::SectionId;
use super::super::mark::Mark;
use super::super::outcome::{Counted, CriterionResult, EventResult, EventWeight, Missing, Truth};
use super::events::happened;
use super::facts::Given;
use super::sheet::added;
use crate::number::Exact;

/// A criterion with all the values it may still have.
pub(super) struct Row<'a> {
    pub(super) criterion: &'a Criterion,
    pub(super) section: &'a SectionId,
    pub(super) applies: Truth,
    /// The facts that keep open whether it applies.
    pub(super) unclear: BTreeSet<Missing>,
    pub(super) way: NotApplied,
    /// What it is multiplied with, because others gave it their points.
    pub(super) factor: Reading,
    start: Reading,
    events: Vec<EventResult>,
    raw: Reading,
    /// Start and events, held between nought and the maximum, as if it applied.
    earned: Reading,
}

impl<'a> Row<'a> {
    pub(super) fn new(criterion: &'a Criterion, section: &'a SectionId, given: Given<'_>) -> Self {
        let (applies, unclear, way) = applies(criterion, given);
        let start = start(criterion, given);
        let happened = happened(criterion, given);
        let id = criterion.id.as_str();
        let raw = happened.iter().fold(start.clone(), |raw, event| added(raw, &event.points, id));
        let lost = happened.iter().any(|event| event.result.weight == EventWeight::TookAll);
        let earned = if lost { Reading::number(Exact::ZERO) } else { held(&raw, criterion.max) };
        let events = happened.into_iter().map(|event| event.result).collect();
        let factor = Reading::number(Exact::ONE);
        Self { criterion, section, applies, unclear, way, factor, start, events, raw, earned }
    }

    /// The maximum that stays on the sheet, before anything is shared: all, nothing, or not known which.
    pub(super) fn remaining(&self) -> Reading {
        self.where_applies(Reading::number(self.criterion.max), self.otherwise(self.criterion.max))
    }

    /// The points that count.
    pub(super) fn points(&self) -> Reading {
        let full = Reading::number(self.otherwise(self.criterion.max));
        let id = self.criterion.id.as_str();
        let elsewhere = times(&full, &self.factor, id);
        self.chosen(times(&self.earned, &self.factor, id), elsewhere)
    }

    /// The most it can bring this member.
    pub(super) fn max(&self) -> Reading {
        times(&self.remaining(), &self.factor, self.criterion.id.as_str())
    }

    /// What events took from it, or added to it, after all limits of its own.
    pub(super) fn moved(&self, added: bool) -> Reading {
        let start = held(&self.start, self.criterion.max);
        let difference = if added {
            self.earned.range().minus(start.range())
        } else {
            start.range().minus(self.earned.range())
        };
        let difference = difference.map(|range| range.greater(Range::point(Exact::ZERO)));
        let missing = start.missing.union(&self.earned.missing).cloned().collect();
        let moved = Reading::worked(difference, missing, self.criterion.id.as_str());
        let moved = times(&moved, &self.factor, self.criterion.id.as_str());
        self.chosen(moved, Reading::number(Exact::ZERO))
    }

    /// Whether it applies and stands at nought.
    pub(super) fn is_zero(&self) -> (Truth, BTreeSet<Missing>) {
        let range = self.earned.range();
        let zero = match range.known() {
            Some(points) => points.is_zero().into(),
            None if range.least.is_none_or(|least| least <= Exact::ZERO) => Truth::Unknown,
            None => Truth::False,
        };
        (self.applies.and(zero), self.earned.missing.union(&self.unclear).cloned().collect())
    }

    pub(super) fn result(&self) -> CriterionResult {
        let counted = match (self.applies, &self.way) {
            (Truth::True, _) => Counted::Applies,
            (Truth::Unknown, _) => Counted::Unknown,
            (Truth::False, NotApplied::Excluded) => Counted::Excluded,
            (Truth::False, NotApplied::Full) => Counted::Full,
            (Truth::False, NotApplied::Share(_)) => Counted::Shared,
            (Truth::False, NotApplied::Rescale) => Counted::Rescaled,
        };
        CriterionResult {
            id: self.criterion.id.clone(),
            counted,
            start: self.start.range().known(),
            events: self.events.clone(),
            raw: self.raw.range().known(),
            factor: self.factor.range().known(),
            unrounded: None,
            points: self.points().range().known(),
            max: self.max().range().known(),
        }
    }

    /// What counts where it does not apply.
    fn otherwise(&self, full: Exact) -> Exact {
        match self.way {
            NotApplied::Full => full,
            NotApplied::Excluded | NotApplied::Share(_) | NotApplied::Rescale => Exact::ZERO,
        }
    }

    fn where_applies(&self, here: Reading, elsewhere: Exact) -> Reading {
        self.chosen(here, Reading::number(elsewhere))
    }

    fn chosen(&self, here: Reading, elsewhere: Reading) -> Reading {
        match self.applies {
            Truth::True => here,
            Truth::False => elsewhere,
            Truth::Unknown => {
                let range = here.range().hull(elsewhere.range());
                let mut missing = here.missing;
                missing.extend(elsewhere.missing);
                missing.extend(self.unclear.iter().cloned());
                Reading::new(Content::Number(range), missing)
            }
        }
    }
}

/// A product, with the facts that either side misses.
pub(super) fn times(one: &Reading, other: &Reading, name: &str) -> Reading {
    if other.range().known() == Some(Exact::ONE) {
        return one.clone();
    }
    let missing = one.missing.union(&other.missing).cloned().collect();
    Reading::worked(one.range().times(other.range()), missing, name)
}

fn held(points: &Reading, max: Exact) -> Reading {
    let range = points.range().held(Range::point(Exact::ZERO), Range::point(max));
    Reading::new(Content::Number(range), points.missing.clone())
}

fn applies(criterion: &Criterion, given: Given<'_>) -> (Truth, BTreeSet<Missing>, NotApplied) {
    if let Some(way) = given.case.waived.get(&criterion.id) {
        return (Truth::False, BTreeSet::new(), way.clone());
    }
    match &criterion.applies {
        None => (Truth::True, BTreeSet::new(), NotApplied::Excluded),
        Some(applies) => {
            let (reading, _) = evaluate(&applies.when, &given);
            (reading.as_truth(), reading.missing, applies.otherwise.clone())
        }
    }
}

fn start(criterion: &Criterion, given: Given<'_>) -> Reading {
    let unmarked = |least: Exact, most: Exact| {
        let missing = BTreeSet::from([Missing::Mark(criterion.id.clone())]);
        Reading::new(Content::Number(Range::between(least, most)), missing)
    };
    match (&criterion.start, given.case.marks.get(&criterion.id)) {
        (Start::Full, _) => Reading::number(criterion.max),
        (Start::Empty, _) => Reading::number(Exact::ZERO),
        (Start::Formula(formula), _) => evaluate(formula, &given).0,
        (Start::Check, Some(Mark::Check(true))) => Reading::number(criterion.max),
        (Start::Check, Some(Mark::Check(false))) => Reading::number(Exact::ZERO),
        (Start::Points { .. }, Some(Mark::Points(points))) => Reading::number(*points),
        (Start::Levels(levels), mark) => {
            let known = match mark {
                Some(Mark::Level(id)) => criterion.level(id),
                _ => None,
            };
            let all = || levels.iter().map(|level| level.points);
            let least = all().min().unwrap_or(Exact::ZERO);
            let most = all().max().unwrap_or(Exact::ZERO);
            known.map_or_else(|| unmarked(least, most), |level| Reading::number(level.points))
        }
        (Start::Check | Start::Points { .. }, _) => unmarked(Exact::ZERO, criterion.max),
    }
}
