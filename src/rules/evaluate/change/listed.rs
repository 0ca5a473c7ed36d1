//! Which of the changes that were found are told: few, and none that another says already.

use std::cmp::Reverse;

use super::super::super::change::ChangeStep;
use super::super::settle::Verdict;
use super::single::{Kind, Single};
use super::walk::Step;
use super::{Found, Points};

/// What leads to something better, then what leads to something worse; each time points first, then what is nearer.
///
/// Of what leads to something better each kind gives its nearest change, and among the kinds that have but few answers
/// also what leads furthest, where nothing else leads as far. What comes to as many points as the change of points asks
/// for is said by that, but for a yes or no. What leads to something worse is told of one thing at most, and never of what
/// is not there so far: that something could happen, or be found, is true of everybody.
pub(super) fn listed(points: Points, singles: Vec<Single>, now: Verdict) -> Vec<Found> {
    let told: Vec<Single> = singles.into_iter().filter(Single::says_more).collect();
    let (better, rest): (Vec<Single>, Vec<Single>) =
        told.into_iter().partition(|single| single.rank() < now.rank());
    let mut chosen: Vec<usize> = Kind::ALL.into_iter().filter_map(|kind| nearest(&better, kind)).collect();
    let few = better.iter().enumerate().filter(|(_, single)| single.kind.has_few_answers());
    let furthest = few.min_by_key(|(_, single)| (single.rank(), single.found.step.by));
    let led = chosen.iter().map(|at| better[*at].rank());
    let led = led.chain(points.better.as_ref().map(|found| found.step.verdict.rank())).min();
    chosen.extend(furthest.filter(|(_, single)| Some(single.rank()) < led).map(|(at, _)| at));
    chosen.sort_by_key(|at| better[*at].steps);
    let lost = rest.into_iter().filter(|single| single.rank() > now.rank());
    let lost = lost.filter(|single| !single.is_of_points && !single.is_new());
    let lost = lost.min_by_key(|single| (single.steps, Reverse(single.rank())));
    let up = pick(better, chosen);
    points.better.into_iter().chain(up).chain(points.worse).chain(lost.map(|single| single.found)).collect()
}

/// The place of a kind's nearest change: of those equally near what leads furthest, and rather what points alone do not do.
fn nearest(better: &[Single], kind: Kind) -> Option<usize> {
    let own = better.iter().enumerate().filter(|(_, single)| single.kind == kind);
    own.min_by_key(|(_, single)| (single.steps, single.rank(), single.is_of_points)).map(|(at, _)| at)
}

/// The changes at these places, in this order.
fn pick(singles: Vec<Single>, places: Vec<usize>) -> Vec<Found> {
    let mut found: Vec<Option<Found>> = singles.into_iter().map(|single| Some(single.found)).collect();
    places.into_iter().filter_map(|at| found.get_mut(at)?.take()).collect()
}

impl Single {
    fn rank(&self) -> (u8, usize) {
        self.found.step.verdict.rank()
    }

    /// Whether it is about something that is not there so far.
    fn is_new(&self) -> bool {
        let Step { step, bound, by, .. } = self.found.step;
        self.kind != Kind::OneOfSome && step == ChangeStep::UpTo && bound == by
    }

    fn says_more(&self) -> bool {
        !self.is_of_points || matches!(self.kind, Kind::YesOrNo | Kind::Finding)
    }
}

impl Kind {
    const ALL: [Self; 5] = [Self::YesOrNo, Self::Finding, Self::OneOfSome, Self::Number, Self::Event];

    fn has_few_answers(self) -> bool {
        matches!(self, Self::YesOrNo | Self::Finding | Self::OneOfSome)
    }
}
