//! What events took from a criterion and added to it, each by itself, for limits on all of them together.

use super::super::super::expression::{Content, Range, Reading};
use super::super::super::outcome::EventWeight;
use super::super::events::{Happened, adds};
use super::super::facts::{Given, Instead};
use super::super::sums::{added, less, no_more_than_reading, not_negative, times, zero};
use super::{Row, Whole, Work, held};
use crate::number::Exact;

impl Row<'_> {
    /// What events took from it, or added to it, after all limits of its own. Where other points are tried, nobody knows
    /// how they came about.
    pub(in super::super) fn moved(&self, up: bool, given: Given<'_>) -> Reading {
        let Work::Whole(whole) = &self.work else { return zero() };
        let id = &self.criterion.id;
        let moved = match given.instead {
            Some(Instead::Criterion(tried, _)) if tried == id => self.may_move(up),
            _ => whole.moved(up, self.ends, id.as_str()),
        };
        self.chosen(times(&moved, &whole.factor, id.as_str()), zero())
    }

    /// What its events could take, or add, whatever happened.
    fn may_move(&self, up: bool) -> Reading {
        let (least, most) = self.ends;
        let moves = self.criterion.events.iter().any(|event| adds(event) == up);
        let furthest = if moves { most.minus(least) } else { Some(Exact::ZERO) };
        Reading::known(Content::Number(Range { least: Some(Exact::ZERO), most: furthest }))
    }
}

impl Whole {
    /// What events took, or added: all of them together, less what left the criterion's ends that way. Where the points stand
    /// at the upper end nothing was taken in the end, at the lower end nothing added.
    fn moved(&self, up: bool, (least, most): (Exact, Exact), id: &str) -> Reading {
        let all = |up: bool| {
            let events = self.happened.iter().filter(|event| event.adds == up);
            events.fold(zero(), |sum, event| match up {
                true => added(sum, &event.points, id),
                false => less(&sum, &event.points, id),
            })
        };
        // What starts beyond an end comes back to it first.
        let [lowest, highest] = [least, most].map(Reading::number);
        let beyond = |above: &Reading, below: &Reading| not_negative(less(above, below, id));
        let taken = beyond(&all(false), &beyond(&self.start, &highest));
        let given = beyond(&all(true), &beyond(&lowest, &self.start));
        let start = held(&self.start, (least, most));
        let raised = added(start.clone(), &given, id);
        if takes_all(&self.happened) {
            return if up { zero() } else { less(&held(&raised, (least, most)), &lowest, id) };
        }
        let raw = self.raw.range();
        let (moved, stands_there, may_stand_there) = match up {
            true => {
                let room = less(&added(highest, &taken, id), &start, id);
                let (all, may) =
                    (raw.most.is_some_and(|raw| raw <= least), raw.least.is_none_or(|raw| raw <= least));
                (no_more_than_reading(given, &not_negative(room)), all, may)
            }
            false => {
                let room = less(&raised, &lowest, id);
                let (all, may) =
                    (raw.least.is_some_and(|raw| raw >= most), raw.most.is_none_or(|raw| raw >= most));
                (no_more_than_reading(taken, &not_negative(room)), all, may)
            }
        };
        match (stands_there, may_stand_there) {
            (true, _) => zero(),
            (false, true) => {
                let range = moved.range().hull(Range::point(Exact::ZERO));
                Reading::new(Content::Number(range), moved.missing)
            }
            (false, false) => moved,
        }
    }
}

/// Whether something happened that takes all points.
pub(super) fn takes_all(happened: &[Happened]) -> bool {
    happened.iter().any(|event| event.result.weight == EventWeight::TookAll)
}
