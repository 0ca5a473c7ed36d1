//! Walking from a number's value outwards until the result is another one.

use std::collections::BTreeSet;

use super::super::super::change::ChangeStep;
use super::super::super::expression::Range;
use super::super::settle::Verdict;
use crate::number::{Exact, Rounding};

/// A number that is tried at other values.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) value: Exact,
    /// The least and the most that it can be.
    pub(super) within: Range,
    /// Whether only whole values make sense.
    pub(super) whole: bool,
}

/// A step that alters the result.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) step: ChangeStep,
    pub(super) bound: Exact,
    pub(super) by: Exact,
    pub(super) verdict: Verdict,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// So many whole values beyond a turn are tried one by one where they cannot be judged together.
const FEW: i64 = 48;

impl Number {
    /// The nearest change of the result on each side, the one above first. `at` says what the case comes to wherever in a
    /// range the number lies, if that is one thing. Every value nearer than the answer has been judged; where one could
    /// not be, that side is left out.
    pub(super) fn nearest(
        self,
        turns: &BTreeSet<Exact>,
        now: Verdict,
        at: &dyn Fn(Range) -> Option<Verdict>,
    ) -> Vec<Step> {
        [Way::Up, Way::Down].into_iter().filter_map(|way| self.outwards(way, turns, now, at)).collect()
    }

    /// The first change on one side.
    fn outwards(
        self,
        way: Way,
        turns: &BTreeSet<Exact>,
        now: Verdict,
        at: &dyn Fn(Range) -> Option<Verdict>,
    ) -> Option<Step> {
        // Not ranked and suspended are as good as each other: beyond them something better may still come.
        let differs = |verdict: &Verdict| verdict.rank() != now.rank();
        let found = |step: ChangeStep, bound: Exact, verdict: Verdict| {
            Some(Step { step, bound, by: self.distance(bound)?, verdict })
        };
        let (to, beyond) = match way {
            Way::Up => (ChangeStep::UpTo, ChangeStep::Above),
            Way::Down => (ChangeStep::DownTo, ChangeStep::Below),
        };
        let mut last = self.value;
        let stops = self.stops(way, turns);
        for stop in stops.into_iter().map(Some).chain([None]) {
            if let Some(gap) = self.gap(way, last, stop) {
                let verdict = match at(gap) {
                    None if self.whole => {
                        let (value, verdict) = each(way, gap, &differs, at)?;
                        match verdict {
                            Some(verdict) => return found(to, value, verdict),
                            None => now,
                        }
                    }
                    judged => judged?,
                };
                if differs(&verdict) {
                    return match self.whole {
                        true => found(to, way.first_of(gap)?, verdict),
                        false => found(beyond, last, verdict),
                    };
                }
            }
            let stop = stop?;
            let verdict = at(Range::point(stop))?;
            if differs(&verdict) {
                return found(to, stop, verdict);
            }
            last = stop;
        }
        None
    }

    /// The values on one side that are tried by themselves, the nearest first: where something may turn, and the end.
    fn stops(self, way: Way, turns: &BTreeSet<Exact>) -> Vec<Exact> {
        let end = match way {
            Way::Up => self.within.most,
            Way::Down => self.within.least,
        };
        let beside = |turn: &Exact| {
            let floor = turn.rounded(0, Rounding::Floor);
            [
                floor.and_then(|floor| floor.minus(Exact::ONE)),
                floor,
                floor.and_then(|floor| floor.plus(Exact::ONE)),
            ]
        };
        let tried: BTreeSet<Exact> = if self.whole {
            turns.iter().flat_map(beside).flatten().chain(end).collect()
        } else {
            turns.iter().copied().chain(end).collect()
        };
        let on_this_side = |value: &Exact| {
            self.admits(*value)
                && match way {
                    Way::Up => *value > self.value,
                    Way::Down => *value < self.value,
                }
        };
        let mut stops: Vec<Exact> = tried.into_iter().filter(on_this_side).collect();
        if way == Way::Down {
            stops.reverse();
        }
        stops
    }

    /// What lies between two stops, or beyond the last one; none where nothing does. The ends of what is no whole number
    /// are left out, but for a millionth of the way.
    fn gap(self, way: Way, from: Exact, to: Option<Exact>) -> Option<Range> {
        let ended = match way {
            Way::Up => self.within.most.is_some(),
            Way::Down => self.within.least.is_some(),
        };
        if to.is_none() && ended {
            return None;
        }
        let inset = match to {
            _ if self.whole => Exact::ONE,
            Some(to) => self.span(from, to)?.over(A_MILLION)?,
            None => Exact::ONE.over(A_MILLION)?,
        };
        let (least, most) = match way {
            Way::Up => (Some(from), to),
            Way::Down => (to, Some(from)),
        };
        let least = least.and_then(|least| least.plus(inset));
        let most = most.and_then(|most| most.minus(inset));
        let is_empty = least.zip(most).is_some_and(|(least, most)| least > most);
        (!is_empty).then_some(Range { least, most })
    }

    fn span(self, one: Exact, other: Exact) -> Option<Exact> {
        one.max(other).minus(one.min(other))
    }

    fn distance(self, bound: Exact) -> Option<Exact> {
        self.span(self.value, bound)
    }

    fn admits(self, value: Exact) -> bool {
        self.within.least.is_none_or(|least| value >= least)
            && self.within.most.is_none_or(|most| value <= most)
    }
}

const A_MILLION: Exact = Exact::whole(1_048_576);

impl Way {
    /// The end of a range that is met first.
    fn first_of(self, range: Range) -> Option<Exact> {
        match self {
            Self::Up => range.least,
            Self::Down => range.most,
        }
    }
}

/// Tries whole values one by one, the nearest first: the last one tried, with what it comes to where that differs. None
/// where no few of them differ and there are more, or one cannot be judged.
fn each(
    way: Way,
    range: Range,
    differs: &dyn Fn(&Verdict) -> bool,
    at: &dyn Fn(Range) -> Option<Verdict>,
) -> Option<(Exact, Option<Verdict>)> {
    let first = way.first_of(range)?;
    let whole = range.least.zip(range.most).and_then(|(least, most)| most.minus(least)?.as_whole());
    let mut value = first;
    for past in 0..=whole.map_or(FEW, |count| count.min(FEW)) {
        let by = Exact::whole(past);
        value = match way {
            Way::Up => first.plus(by)?,
            Way::Down => first.minus(by)?,
        };
        let verdict = at(Range::point(value))?;
        if differs(&verdict) {
            return Some((value, Some(verdict)));
        }
    }
    whole.filter(|count| *count <= FEW).map(|_| (value, None))
}
