//! Whose result a quota may yet alter: everybody for whom it comes out otherwise once facts are known that are missing now.
//!
//! The quotas are worked out anew with the open cases at the ends of what they may come to, so whoever is named has a case
//! that shows it. Where nearly everything is open not every mixture is tried.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::outcome::OverEffect;
use super::super::super::pending::{Lacks, Pending};
use super::super::super::quota::Unsettled;
use super::alternatives::{Alternative, End, Open};
use super::entrant::{Entrant, Place};
use super::plan::Rule;
use super::ranking::MOST_OPEN;
use super::settlement::Settlement;
use super::{Limited, QuotaResult};
use crate::number::Exact;

/// A member whose result may be another one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unsure {
    pub(super) member: u32,
    /// The first quota, in one scope, that may do something else to it; where that lacks nothing itself, the first before
    /// it that does.
    result: u32,
    /// How many of those that it counts are open.
    open: u32,
}

/// So many entrants are gone through at most for the mixtures of open cases.
const MOST: usize = 4_000_000;

pub(super) type Effects = BTreeSet<(u32, u32, OverEffect)>;

impl Settlement<'_> {
    /// Finds out whose result may be another one; `before` are the entrants as they were before any quota.
    pub(super) fn find_unsure(&mut self, rules: &[Rule<'_>], mut before: Vec<Entrant>) {
        let by_table = self.results.iter().any(QuotaResult::lacks_share);
        let mut open = std::mem::take(&mut self.ranking.open);
        if open.is_empty() && !by_table || open.len() > MOST_OPEN {
            return;
        }
        open.sort_by(|one, other| other.most().cmp(&one.most()));
        let now = self.effects();
        let mut trial = self.clone();
        let mut altered: BTreeMap<u32, u32> = BTreeMap::new();
        let supposed: &[Option<End>] = if by_table { &[Some(End::Least), Some(End::Most)] } else { &[None] };
        for (chosen, supposed) in mixtures(&open, before.len())
            .iter()
            .flat_map(|chosen| supposed.iter().map(move |end| (chosen, *end)))
        {
            let kept: Vec<Entrant> = open.iter().map(|open| before[open.member as usize]).collect();
            for (open, choice) in open.iter().zip(chosen) {
                let Alternative { entrant, ties } = &open.alternatives[*choice];
                before[open.member as usize] = *entrant;
                let from = open.member as usize * ties.len();
                trial.ranking.ties[from..from + ties.len()].copy_from_slice(ties);
            }
            trial.ranking.supposed = supposed;
            trial.ranking.entrants.copy_from_slice(&before);
            trial.forget();
            trial.act_all(rules);
            for (member, result, _) in now.symmetric_difference(&trial.effects()) {
                let first = altered.entry(*member).or_insert(*result);
                *first = (*first).min(*result);
            }
            for (open, entrant) in open.iter().zip(kept) {
                before[open.member as usize] = entrant;
            }
        }
        let counts = self.open_in_scopes(rules, &open);
        let counted = |result: u32| counts.get(result as usize).copied().unwrap_or_default();
        let share = |result: u32| self.results.get(result as usize).is_some_and(QuotaResult::lacks_share);
        let lacks = |result: &u32| counted(*result) > 0 || share(*result);
        let cause = |result: u32| [result].into_iter().chain(0..result).find(lacks).unwrap_or(result);
        let stands = |member: &u32| before[*member as usize].place != Place::Incomplete;
        let altered = altered.into_iter().filter(|(member, _)| stands(member));
        let altered = altered.map(|(member, result)| (member, cause(result)));
        self.unsure =
            altered.map(|(member, result)| Unsure { member, result, open: counted(result) }).collect();
    }

    /// How many open cases each quota counts, in the order of the results; those of titles come last.
    fn open_in_scopes(&self, rules: &[Rule<'_>], open: &[Open]) -> Vec<u32> {
        let own: BTreeSet<u32> = open.iter().map(|open| open.member).collect();
        let scopes = rules.iter().flat_map(|rule| self.ranking.scopes(rule));
        let count = scopes.map(|scope| scope.members.iter().filter(|member| own.contains(member)).count());
        count.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).collect()
    }

    /// What the quota that may alter a member's result lacks.
    pub(super) fn pending(&self, member: u32) -> Option<Pending> {
        let at = self.unsure.binary_search_by_key(&member, |unsure| unsure.member).ok()?;
        let unsure = self.unsure.get(at)?;
        let result = self.results.get(unsure.result as usize)?;
        let Limited::Class { quota, class, and_better } = &result.limits else { return None };
        let lacks = match &result.unsettled {
            Some(Unsettled::UnitClass) => Lacks::UnitClass,
            Some(Unsettled::Unknown(id) | Unsettled::Differing(id) | Unsettled::NotInTable(id)) => {
                Lacks::Input(id.clone())
            }
            Some(Unsettled::Places) | None => Lacks::Members(unsure.open as usize),
        };
        Some(Pending { quota: quota.clone(), class: class.clone(), and_better: *and_better, lacks })
    }
}

impl QuotaResult {
    /// Whether it is the share itself that nobody knows.
    fn lacks_share(&self) -> bool {
        self.unsettled.as_ref().is_some_and(|why| *why != Unsettled::Places)
    }
}

/// Some of the open cases.
#[derive(Clone, Copy)]
enum Part {
    UpTo(usize),
    Alone(usize),
    Without(usize),
}

impl Part {
    fn has(self, at: usize) -> bool {
        match self {
            Self::UpTo(last) => at <= last,
            Self::Alone(one) => at == one,
            Self::Without(one) => at != one,
        }
    }
}

/// Which alternative each open case is tried with, one mixture after the other: some of them at one end of a class, the
/// others at their worst. Some are those up to one, one alone, and all but one.
fn mixtures(open: &[Open], entrants: usize) -> Vec<Vec<usize>> {
    let Some(last) = open.len().checked_sub(1) else {
        return vec![Vec::new()];
    };
    let keys: BTreeSet<(Place, Option<usize>)> =
        open.iter().flat_map(|open| &open.alternatives).map(key).collect();
    let mut some = vec![Part::UpTo(last)];
    if (keys.len() * 6 * open.len()).saturating_mul(entrants) <= MOST {
        some.extend((0..=last).flat_map(|at| [Part::UpTo(at), Part::Alone(at), Part::Without(at)]));
    }
    let mut mixtures = BTreeSet::new();
    for wanted in &keys {
        for above_least in [0, 1] {
            for some in &some {
                let choice = |(at, open): (usize, &Open)| match open.least(*wanted).filter(|_| some.has(at)) {
                    Some(least) => least + above_least,
                    None => open.worst(),
                };
                mixtures.insert(open.iter().enumerate().map(choice).collect::<Vec<usize>>());
            }
        }
    }
    mixtures.into_iter().collect()
}

fn key(alternative: &Alternative) -> (Place, Option<usize>) {
    (alternative.entrant.place, alternative.entrant.class())
}

impl Open {
    /// The most that it may come to.
    fn most(&self) -> Option<(Option<Exact>, &[Option<Exact>])> {
        self.alternatives.iter().map(|one| (one.entrant.share(), one.ties.as_slice())).max()
    }

    /// The least alternative of a class, before the most of it.
    fn least(&self, wanted: (Place, Option<usize>)) -> Option<usize> {
        self.alternatives.iter().position(|one| key(one) == wanted)
    }

    /// The worst alternative: the least of the worst class.
    fn worst(&self) -> usize {
        self.alternatives.len().saturating_sub(2)
    }
}
