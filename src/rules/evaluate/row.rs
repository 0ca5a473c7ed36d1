//! A criterion's row: whether it applies, its start and events, what it earns.

use super::super::criterion::{Criterion, NotApplied, Start};
use super::super::expression::{Content, Gaps, Range, Reading, reading};
use super::super::id::SectionId;
use super::super::mark::Mark;
use super::super::outcome::{Counted, CriterionResult, EventResult, EventWeight, Missing, Truth};
use super::events::happened;
use super::facts::{Given, Instead};
use super::sums::{added, less, not_negative, rounded, times, zero};
use crate::number::Exact;

/// A criterion with all the values it may still have.
pub(super) struct Row<'a> {
    pub(super) criterion: &'a Criterion,
    pub(super) section: &'a SectionId,
    pub(super) applies: Truth,
    /// The facts that keep open whether it applies.
    pub(super) unclear: Gaps,
    pub(super) way: NotApplied,
    /// What it is multiplied with, because others gave it their points.
    pub(super) factor: Reading,
    start: Reading,
    events: Vec<EventResult>,
    raw: Reading,
    /// Start and events, held between nought and the maximum, as if it applied.
    earned: Reading,
    /// The points that count. They and what follows stand once the row is finished.
    pub(super) points: Reading,
    /// The points before they were rounded, where the set rounds them.
    unrounded: Option<Reading>,
    /// The most it can bring this member, rounded as the points are.
    pub(super) max: Reading,
}

impl<'a> Row<'a> {
    pub(super) fn new(criterion: &'a Criterion, section: &'a SectionId, given: Given<'_>) -> Self {
        let (applies, unclear, way) = applies(criterion, given);
        let start = start(criterion, given);
        let happened = happened(criterion, given);
        let id = criterion.id.as_str();
        let raw = happened.iter().fold(start.clone(), |raw, event| added(raw, &event.points, id));
        let lost = happened.iter().any(|event| event.result.weight == EventWeight::TookAll);
        let earned = if lost { zero() } else { held(&raw, criterion.max) };
        Self {
            criterion,
            section,
            applies,
            unclear,
            way,
            factor: Reading::number(Exact::ONE),
            start,
            events: happened.into_iter().map(|event| event.result).collect(),
            raw,
            earned,
            points: zero(),
            unrounded: None,
            max: zero(),
        }
    }

    /// Works out what counts, once it is known what others gave.
    pub(super) fn finish(&mut self, given: Given<'_>) {
        let untouched = self.applies == Truth::True && self.factor.range().known() == Some(Exact::ONE);
        if untouched && self.criterion.round.is_none() && given.instead.is_none() {
            self.points = self.earned.clone();
            self.max = Reading::number(self.criterion.max);
            return;
        }
        let id = self.criterion.id.as_str();
        let full = Reading::number(self.otherwise());
        let points = self.chosen(times(&self.earned, &self.factor, id), times(&full, &self.factor, id));
        let max = times(&self.remaining(), &self.factor, id);
        let round = self.criterion.round;
        self.max = rounded(max, round, id);
        match given.instead {
            Some(Instead::Criterion(other, points)) if *other == self.criterion.id => {
                self.points = Reading::number(points);
                self.earned = Reading::number(points);
            }
            _ if round.is_some() => {
                self.points = rounded(points.clone(), round, id);
                self.unrounded = Some(points);
            }
            _ => self.points = points,
        }
    }

    /// The maximum that stays on the sheet, before anything is shared: all, nothing, or not known which.
    pub(super) fn remaining(&self) -> Reading {
        self.chosen(Reading::number(self.criterion.max), Reading::number(self.otherwise()))
    }

    /// What events took from it, or added to it, after all limits of its own.
    pub(super) fn moved(&self, up: bool) -> Reading {
        let id = self.criterion.id.as_str();
        let start = held(&self.start, self.criterion.max);
        let difference = if up { less(&self.earned, &start, id) } else { less(&start, &self.earned, id) };
        let moved = times(&not_negative(difference), &self.factor, id);
        self.chosen(moved, zero())
    }

    /// Whether it applies and stands at nought.
    pub(super) fn is_zero(&self) -> (Truth, Gaps) {
        // Where others give it more, what is not nought grows only, unless it is rounded.
        let seen = if self.criterion.round.is_some() { &self.points } else { &self.earned };
        let range = seen.range();
        let zero = match range.known() {
            Some(points) => points.is_zero().into(),
            None if range.least.is_none_or(|least| least <= Exact::ZERO) => Truth::Unknown,
            None => Truth::False,
        };
        (self.applies.and(zero), seen.missing.clone().and(&self.unclear))
    }

    pub(super) fn result(self) -> (CriterionResult, Reading) {
        let counted = match (self.applies, &self.way) {
            (Truth::True, _) => Counted::Applies,
            (Truth::Unknown, _) => Counted::Unknown,
            (Truth::False, NotApplied::Excluded) => Counted::Excluded,
            (Truth::False, NotApplied::Full) => Counted::Full,
            (Truth::False, NotApplied::Share(_)) => Counted::Shared,
            (Truth::False, NotApplied::Rescale) => Counted::Rescaled,
        };
        let result = CriterionResult {
            id: self.criterion.id.clone(),
            counted,
            start: self.start.range().known(),
            figures: Vec::new(),
            events: self.events,
            raw: self.raw.range().known(),
            factor: self.factor.range().known(),
            unrounded: self.unrounded.and_then(|points| points.range().known()),
            points: self.points.range().known(),
            max: self.max.range().known(),
        };
        (result, self.points)
    }

    /// What counts where it does not apply.
    fn otherwise(&self) -> Exact {
        match self.way {
            NotApplied::Full => self.criterion.max,
            NotApplied::Excluded | NotApplied::Share(_) | NotApplied::Rescale => Exact::ZERO,
        }
    }

    fn chosen(&self, here: Reading, elsewhere: Reading) -> Reading {
        match self.applies {
            Truth::True => here,
            Truth::False => elsewhere,
            Truth::Unknown => {
                let range = here.range().hull(elsewhere.range());
                let missing = here.missing.and(&elsewhere.missing).and(&self.unclear);
                Reading::new(Content::Number(range), missing)
            }
        }
    }
}

fn held(points: &Reading, max: Exact) -> Reading {
    if points.range().known().is_some_and(|points| !points.is_negative() && points <= max) {
        return points.clone();
    }
    let range = points.range().held(Range::point(Exact::ZERO), Range::point(max));
    Reading::new(Content::Number(range), points.missing.clone())
}

fn applies(criterion: &Criterion, given: Given<'_>) -> (Truth, Gaps, NotApplied) {
    if !given.case.waived.is_empty()
        && let Some(way) = given.case.waived.get(&criterion.id)
    {
        return (Truth::False, Gaps::NONE, way.clone());
    }
    match &criterion.applies {
        None => (Truth::True, Gaps::NONE, NotApplied::Excluded),
        Some(applies) => {
            let reading = reading(&applies.when, &given);
            (reading.as_truth(), reading.missing, applies.otherwise.clone())
        }
    }
}

fn start(criterion: &Criterion, given: Given<'_>) -> Reading {
    let unmarked = |least: Exact, most: Exact| {
        let missing = Gaps::one(Missing::Mark(criterion.id.clone()));
        Reading::new(Content::Number(Range::between(least, most)), missing)
    };
    let mark = || given.case.marks.get(&criterion.id);
    match &criterion.start {
        Start::Full => Reading::number(criterion.max),
        Start::Empty => zero(),
        Start::Formula(formula) => reading(formula, &given),
        Start::Check => match mark() {
            Some(Mark::Check(true)) => Reading::number(criterion.max),
            Some(Mark::Check(false)) => zero(),
            _ => unmarked(Exact::ZERO, criterion.max),
        },
        Start::Points { .. } => match mark() {
            Some(Mark::Points(points)) => Reading::number(*points),
            _ => unmarked(Exact::ZERO, criterion.max),
        },
        Start::Levels(levels) => {
            let known = match mark() {
                Some(Mark::Level(id)) => criterion.level(id),
                _ => None,
            };
            let all = || levels.iter().map(|level| level.points);
            let least = all().min().unwrap_or(Exact::ZERO);
            let most = all().max().unwrap_or(Exact::ZERO);
            known.map_or_else(|| unmarked(least, most), |level| Reading::number(level.points))
        }
    }
}
