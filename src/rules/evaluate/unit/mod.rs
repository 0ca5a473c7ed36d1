//! A whole unit: every case by itself, then quotas and titles over all of them.
//!
//! It works in passes over the members, so that a caller need not hold them all: the means of the unit where a set
//! asks for them ([`Means`]), what each case comes to by itself ([`Ranking`]), and what the quotas make of it
//! ([`Settlement`]). [`classify`] does all of that for members that are held anyway.

mod alternatives;
mod choice;
mod entrant;
mod means;
mod places;
mod plan;
mod quota;
mod ranking;
mod settlement;
mod title_quota;
mod unsure;

pub use self::means::Means;
pub(in crate::rules) use self::means::asks;
pub use self::ranking::Ranking;
pub use self::settlement::Settlement;
use super::super::case::Case;
use super::super::id::{ClassId, QuotaId, TitleId};
use super::super::outcome::Outcome;
use super::super::place::Portion;
use super::super::quota::{Quota, Unsettled};
use super::super::rulebook::Rulebook;
use crate::number::Exact;

/// What `unit.` names stand for, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitFacts {
    /// The unit's own class, as the meeting's head names it.
    pub class: Option<String>,
    /// The mean of the totals of those who count; none where nobody does, or where one of them has a result but not
    /// yet a known total.
    pub mean_total: Option<Exact>,
    /// How many count: all who are neither gated out nor incomplete.
    pub members: Option<usize>,
}

/// What a meeting is worked out under: its sets, one for each audience, and what they have in common.
#[derive(Clone, Debug)]
pub struct UnitRules<'a> {
    sets: Vec<&'a Rulebook>,
    quotas: &'a [Quota],
    origin: Origin,
    class: Option<&'a str>,
}

/// Where the quotas over all sets come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Meeting,
    Sets,
}

/// A member's case and the set that it falls under.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    set: usize,
    rulebook: &'a Rulebook,
    case: &'a Case,
}

/// What the cases of a unit come to together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classified {
    /// Each case's outcome after the quotas, in the order of the cases.
    pub outcomes: Vec<Outcome>,
    /// Each quota in each of its scopes, in the order in which they acted.
    pub quotas: Vec<QuotaResult>,
    /// Whether a case is still incomplete or a quota undetermined, so that the quotas may come out otherwise.
    pub provisional: bool,
}

/// A quota in one scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaResult {
    /// What it limits.
    pub limits: Limited,
    /// The set it belongs to; none for a quota of the whole unit.
    pub set: Option<usize>,
    /// The group it was counted in; none for the unit and for members without a group.
    pub group: Option<String>,
    /// How many there were.
    pub count: usize,
    /// How many it allows; none where nobody knows that. Then nobody is over it.
    pub allowed: Option<usize>,
    /// Why nobody knows it, where that is so.
    pub unsettled: Option<Unsettled>,
    /// How many its share is taken of, after the moves; none for a plain number.
    pub base: Option<usize>,
    /// The share that it is; none for a plain number.
    pub portion: Option<Portion>,
}

/// What a quota limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limited {
    /// A class, by the quota of that id.
    Class {
        /// The quota.
        quota: QuotaId,
        /// The class.
        class: ClassId,
        /// Whether those who have a better class count, too.
        and_better: bool,
    },
    /// A title.
    Title(TitleId),
}

impl UnitFacts {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { class: None, mean_total: None, members: None };
}

impl<'a> UnitRules<'a> {
    /// Sets that are used side by side, counted from nought; a member falls under one of them.
    pub fn new(sets: Vec<&'a Rulebook>) -> Self {
        Self { sets, quotas: &[], origin: Origin::Meeting, class: None }
    }

    /// With quotas over the members of all sets. Classes are the same where their ids are.
    pub fn with_quotas(self, quotas: &'a [Quota]) -> Self {
        Self { quotas, origin: Origin::Meeting, ..self }
    }

    /// With quotas of the sets themselves that are counted over the members of all sets instead. A set's own quota with
    /// the id of one of them, on the class of that id, is the same quota and does not act in that set by itself; all
    /// others still do.
    pub fn with_common(self, quotas: &'a [Quota]) -> Self {
        Self { quotas, origin: Origin::Sets, ..self }
    }

    /// Whether a set's own quota acts in that set by itself.
    fn is_own(&self, own: &Quota) -> bool {
        let same = |common: &Quota| common.id == own.id && common.class == own.class;
        self.origin == Origin::Meeting || !self.quotas.iter().any(same)
    }

    /// With the unit's own class.
    pub fn with_class(self, class: Option<&'a str>) -> Self {
        Self { class, ..self }
    }

    /// The sets.
    pub fn sets(&self) -> &[&'a Rulebook] {
        &self.sets
    }

    /// A case under the set of that number; none where there is no such set.
    pub fn entry<'c>(&self, set: usize, case: &'c Case) -> Option<Entry<'c>>
    where
        'a: 'c,
    {
        Some(Entry { set, rulebook: self.sets.get(set)?, case })
    }
}

/// What the cases of a unit come to together.
pub fn classify(rules: &UnitRules<'_>, entries: &[Entry<'_>]) -> Classified {
    let mut means = Means::new(rules);
    if means.wanted() {
        for entry in entries {
            means.add(*entry);
        }
    }
    let mut ranking = Ranking::new(rules, means.facts());
    let mut outcomes: Vec<Outcome> = entries.iter().map(|entry| ranking.add(*entry)).collect();
    let settlement = ranking.settle();
    for (index, (entry, outcome)) in entries.iter().zip(&mut outcomes).enumerate() {
        settlement.finish(index, *entry, outcome);
    }
    let provisional = settlement.provisional();
    Classified { outcomes, quotas: settlement.into_quotas(), provisional }
}

#[cfg(test)]
mod tests;
