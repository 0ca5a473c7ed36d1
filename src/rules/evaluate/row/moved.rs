//! What events took from a criterion and added to it, each by itself, for limits on all of them together.

use super::super::super::expression::{Content, Range, Reading};
use super::super::super::outcome::EventWeight;
use super::super::events::{Happened, adds};
use super::super::facts::{Given, Instead};
use super::super::sums::{added, less, no_more_than_reading, times, zero};
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
    /// What events took, or added: all of them together, less what would leave the criterion's ends that way.
    fn moved(&self, up: bool, (least, most): (Exact, Exact), id: &str) -> Reading {
        let all = |up: bool| {
            let events = self.happened.iter().filter(|event| event.adds == up);
            events.fold(zero(), |sum, event| match up {
                true => added(sum, &event.points, id),
                false => less(&sum, &event.points, id),
            })
        };
        let start = held(&self.start, (least, most));
        let (taken, given) = (all(false), all(true));
        let loses_all = takes_all(&self.happened);
        match (up, loses_all) {
            (true, true) => given,
            (true, false) => {
                let room = added(less(&Reading::number(most), &start, id), &taken, id);
                no_more_than_reading(given, &room)
            }
            (false, _) => {
                let left = less(&added(start, &given, id), &Reading::number(least), id);
                if loses_all { left } else { no_more_than_reading(taken, &left) }
            }
        }
    }
}

/// Whether something happened that takes all points.
pub(super) fn takes_all(happened: &[Happened]) -> bool {
    happened.iter().any(|event| event.result.weight == EventWeight::TookAll)
}
