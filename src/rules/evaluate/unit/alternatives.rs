//! Alternatives: what a case may yet come to while facts are missing, as far as quotas care.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::expression::{Range, Reading, reading};
use super::super::facts::{View, World};
use super::super::firing::Detail;
use super::super::settle::{Settled, Verdict, settle_at};
use super::Entry;
use super::entrant::{Entrant, Place};
use super::ranking::{Ranking, share_of};
use crate::number::{Exact, Rounding};

/// A case that may come to several things, or whose place among the others is not known.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) member: u32,
    /// The best first; of each class the least that it may come to and then the most.
    pub(super) alternatives: Vec<Alternative>,
}

/// One thing that a case may come to.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    pub(super) entrant: Entrant,
    /// Its values for its places, as an entrant brings them.
    pub(super) ties: Vec<Option<Exact>>,
}

/// The end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Most,
}

impl End {
    pub(super) const BOTH: [Self; 2] = [Self::Least, Self::Most];

    /// The end of what a number may be; beyond all others where that is open.
    fn of(self, range: Range) -> Exact {
        match self {
            Self::Least => range.least.unwrap_or(Exact::whole(-BEYOND)),
            Self::Most => range.most.unwrap_or(Exact::whole(BEYOND)),
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Least => Self::Most,
            Self::Most => Self::Least,
        }
    }
}

/// So many totals are tried before the places are looked for where the result turns.
const FIRST: i64 = 8;

/// More than anything comes to that is counted or measured.
const BEYOND: i64 = 1_000_000_000_000_000;

/// Totals that are no multiples of anything are tried at so many places at most.
const FINEST: i64 = 512;

impl Ranking<'_> {
    /// What a case may yet come to. Each total that it may have is settled by itself, so that nobody is taken for better
    /// than the own class allows.
    pub(super) fn alternatives(
        &self,
        entry: Entry<'_>,
        world: &World<'_>,
        entrant: Entrant,
    ) -> Vec<Alternative> {
        let mut found: BTreeMap<(Place, Option<usize>), [Alternative; 2]> = BTreeMap::new();
        for total in totals(world) {
            let settled = settle_at(world, Reading::number(total), None, Detail::Verdict);
            for verdict in &settled.verdicts {
                let place = Place::from(Some(verdict.way));
                let [least, most] = End::BOTH.map(|end| {
                    let share = share_at(world, &settled, end);
                    let entrant = entrant.placed(place, verdict.class).measured(share);
                    Alternative { entrant, ties: self.ties_at(entry, world, &settled, *verdict, end) }
                });
                let of_class = found.entry((place, verdict.class)).or_insert_with(|| [least, most.clone()]);
                of_class[1] = most;
            }
        }
        found.into_values().flatten().collect()
    }

    fn ties_at(
        &self,
        entry: Entry<'_>,
        world: &World<'_>,
        settled: &Settled,
        verdict: Verdict,
        end: End,
    ) -> Vec<Option<Exact>> {
        let view = View { world, total: &settled.total, class: verdict.class, along: None };
        let mut ties = vec![None; self.plan.ties];
        for rule in self.plan.rules.iter().filter(|rule| rule.covers(entry.set)) {
            let places = ties[rule.ties_at..].iter_mut();
            for (place, measure) in places.zip(rule.measures()) {
                *place = Some(end.of(reading(measure, &view).range()));
            }
        }
        ties
    }
}

fn share_at(world: &World<'_>, settled: &Settled, end: End) -> Option<Exact> {
    let max = end.other().of(world.sheet.max_total.range());
    share_of(Some(end.of(settled.total.range())), Some(max))
}

/// The totals that a case is tried at, in rising order: the ends, some between, and those beside every turn of the result.
fn totals(world: &World<'_>) -> BTreeSet<Exact> {
    let range = world.sheet.total.range();
    let Some((least, most)) = range.least.zip(range.most) else {
        return End::BOTH.map(|end| end.of(range)).into_iter().chain([Exact::ZERO]).collect();
    };
    let width = most.minus(least).unwrap_or_default();
    let steps = |step: Exact| width.over(step)?.rounded(0, Rounding::Floor)?.as_whole();
    let by_grain = world.given.rulebook.grain().and_then(|grain| Some((grain, steps(grain)?)));
    let even = || Some((width.over(Exact::whole(FINEST))?, FINEST));
    let Some((step, count)) = by_grain.or_else(even) else {
        return [least, most].into();
    };
    let total = |at: i64| Exact::whole(at).times(step).and_then(|above| least.plus(above));
    let comes_to = |at: i64| -> BTreeSet<Verdict> {
        let total = total(at).unwrap_or(most);
        settle_at(world, Reading::number(total), None, Detail::Verdict).verdicts
    };
    let mut tried: BTreeSet<i64> = (0..FIRST).map(|part| count / FIRST * part).chain([count]).collect();
    let firsts: Vec<i64> = tried.iter().copied().collect();
    for pair in firsts.windows(2) {
        turns(pair[0], pair[1], &comes_to, &mut tried);
    }
    tried.into_iter().filter_map(total).chain([most]).collect()
}

/// Finds where between two places the result turns, by halves.
fn turns(low: i64, high: i64, comes_to: &dyn Fn(i64) -> BTreeSet<Verdict>, tried: &mut BTreeSet<i64>) {
    tried.extend([low, high]);
    if high - low > 1 && comes_to(low) != comes_to(high) {
        let middle = low + (high - low) / 2;
        turns(low, middle, comes_to, tried);
        turns(middle, high, comes_to, tried);
    }
}
