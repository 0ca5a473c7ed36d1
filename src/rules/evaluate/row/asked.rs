//! What conditions ask of a criterion's row.

use super::super::super::criterion::NotApplied;
use super::super::super::expression::{Content, Gaps, Reading};
use super::super::super::levels::AnyLevel;
use super::super::super::mark::Mark;
use super::super::super::outcome::{Missing, Truth};
use super::super::sums::{less, times};
use super::{Row, Work};
use crate::number::Exact;

impl Row<'_> {
    /// Its points as conditions read them. Off the sheet nothing is lacking of it, so there it is the most it can be.
    pub(in super::super) fn asked(&self) -> Reading {
        match &self.work {
            Work::Plain(points) => Reading::number(*points),
            Work::Whole(whole) if self.applies == Truth::True || self.way == NotApplied::Full => {
                whole.points.clone()
            }
            Work::Whole(whole) => self.chosen(whole.here.clone(), Reading::number(self.ends.1)),
        }
    }

    /// The level that it was marked with. Off the sheet it is the one that brings most, as its points are the most.
    pub(in super::super) fn level(&self, mark: Option<&Mark>) -> Reading {
        let known = |level: AnyLevel<'_>| Reading::known(Content::Text(Some(level.id.to_string())));
        let given = mark.and_then(|mark| self.criterion.level_of(mark));
        let unmarked = || match given {
            Some(_) => Gaps::NONE,
            None => Gaps::one(Missing::Mark(self.criterion.id.clone())),
        };
        match (self.applies, given, self.criterion.best_level()) {
            (Truth::True, Some(given), _) => known(given),
            (Truth::True, None, _) | (_, _, None) => Reading::new(Content::Text(None), unmarked()),
            (Truth::False, _, Some(best)) => known(best),
            (Truth::Unknown, Some(given), Some(best)) if given.id == best.id => known(best),
            (Truth::Unknown, ..) => Reading::new(Content::Text(None), unmarked().and(&self.unclear)),
        }
    }

    /// Whether it applies and stands below a share of its maximum.
    pub(in super::super) fn is_below(&self, share: Exact) -> (Truth, Gaps) {
        let id = self.criterion.id.as_str();
        let (points, most) = match &self.work {
            Work::Plain(points) => (Reading::number(*points), Reading::number(self.criterion.max)),
            Work::Whole(whole)
                if self.criterion.round.is_none() && whole.factor.range().known().is_none() =>
            {
                (whole.earned.clone(), Reading::number(self.criterion.max))
            }
            Work::Whole(whole) => (whole.here.clone(), whole.most_here.clone()),
        };
        let lacking = less(&times(&most, &Reading::number(share), id), &points, id);
        let is_below = match (lacking.range().least, lacking.range().most) {
            (Some(least), _) if least > Exact::ZERO => Truth::True,
            (_, Some(most)) if most <= Exact::ZERO => Truth::False,
            _ => Truth::Unknown,
        };
        (self.applies.and(is_below), lacking.missing.and(&self.unclear))
    }

    /// Whether it applies and stands at nought.
    pub(in super::super) fn is_zero(&self) -> (Truth, Gaps) {
        let whole = match &self.work {
            Work::Plain(points) => return (points.is_zero().into(), Gaps::NONE),
            Work::Whole(whole) => whole,
        };
        // Where others give it more, what is not nought grows only, unless it is rounded.
        let seen = if self.criterion.round.is_some() { &whole.points } else { &whole.earned };
        let range = seen.range();
        let zero = match range.known() {
            Some(points) => points.is_zero().into(),
            None if range.least.is_none_or(|least| least <= Exact::ZERO) => Truth::Unknown,
            None => Truth::False,
        };
        (self.applies.and(zero), seen.missing.clone().and(&self.unclear))
    }
}
