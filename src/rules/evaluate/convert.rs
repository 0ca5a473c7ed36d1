//! Converting: the points of the whole sheet times a factor, such as the days worked over the days due.

use super::super::conversion::Conversion;
use super::super::expression::{Expression, Range, Reading, reading};
use super::facts::Given;
use super::sums::not_negative;
use crate::number::Exact;

/// The points of a sheet and what they are multiplied with.
pub(super) struct Converted {
    /// What the sections come to; never below nought.
    pub(super) points: Reading,
    /// What the set's `times` comes to.
    factor: Reading,
}

impl Converted {
    pub(super) fn new(points: Reading, times: &Expression, given: Given<'_>) -> Self {
        Self { points, factor: reading(times, &given) }
    }

    pub(super) fn readings(&mut self) -> impl Iterator<Item = &mut Reading> {
        [&mut self.points, &mut self.factor].into_iter()
    }

    /// The total that the points come to.
    pub(super) fn total(&self) -> Reading {
        self.of(&self.points)
    }

    /// What so many points come to. While the factor is unknown nothing is known of that, not even where there are no
    /// points: a division may turn out to have no value.
    pub(super) fn of(&self, points: &Reading) -> Reading {
        let factor = not_negative(self.factor.clone());
        let missing = points.missing.clone().and(&factor.missing);
        let worked = match factor.range().known() {
            Some(factor) => points.range().times(Range::point(factor)),
            None => Ok(spread(points.range(), factor.range())),
        };
        Reading::worked(worked, missing, "total")
    }

    /// What the points are multiplied with, where that is known and not nought.
    pub(super) fn slope(&self) -> Option<Exact> {
        self.factor.range().known().filter(|factor| *factor > Exact::ZERO)
    }

    pub(super) fn result(&self, given: Given<'_>) -> Conversion {
        let times = given.rulebook.set().times.as_ref();
        let traced = times.map(|times| times.tree().traced(&given));
        let (figures, truths) = traced.unwrap_or_default();
        Conversion {
            points: self.points.range().known(),
            factor: self.factor.range().known(),
            figures,
            truths,
        }
    }
}

/// All products of two numbers that are not below nought, of which the second is unknown.
fn spread(points: Range, factor: Range) -> Range {
    let product =
        |one: Option<Exact>, other: Option<Exact>| one.zip(other).and_then(|(one, other)| one.times(other));
    let least = product(points.least, factor.least).unwrap_or(Exact::ZERO);
    let most = product(points.most, factor.most).filter(|most| *most > least);
    Range { least: Some(least), most }
}
