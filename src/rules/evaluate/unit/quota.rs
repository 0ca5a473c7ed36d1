//! One quota in one scope: how many it allows, and what becomes of those over it.

use std::cmp::Ordering;

use super::super::super::outcome::OverEffect;
use super::super::super::place::{Portion, TieBreak};
use super::super::super::quota::{By, Most, Of, Over, ShareTable, Unsettled, Within};
use super::alternatives::End;
use super::entrant::Place;
use super::plan::{Rule, class_of};
use super::ranking::Ranking;
use crate::number::{Exact, Rounding};

/// Those that a quota is counted over.
pub(super) struct Scope {
    /// The group; none for the unit and for members without one.
    pub(super) group: Option<String>,
    /// The entrants, by number.
    pub(super) members: Vec<u32>,
}

/// Those who would be in, in order of merit, and how many may.
pub(super) struct Contest {
    pub(super) candidates: Vec<u32>,
    /// None where a fact is missing that decides who is over it.
    pub(super) allowed: Option<usize>,
    /// Which fact that is.
    pub(super) unsettled: Option<Unsettled>,
    pub(super) base: Option<usize>,
    pub(super) portion: Option<Portion>,
}

/// Somebody over a quota.
pub(super) struct Loser {
    pub(super) member: u32,
    /// The place in the order of merit, from 1; equals share the better one.
    pub(super) place: usize,
    /// What put it behind the one before it, where both have the same share of the maximum.
    pub(super) tie: Option<TieBreak>,
    /// How many others share the place across the edge.
    pub(super) equals: usize,
    /// By what of the quota's own order it stands behind the last one within the quota.
    pub(super) edge: Option<TieBreak>,
    pub(super) effect: OverEffect,
}

impl Ranking<'_> {
    pub(super) fn at(&self, member: u32) -> &super::entrant::Entrant {
        &self.entrants[member as usize]
    }

    /// The scopes of a quota, by name.
    pub(super) fn scopes(&self, rule: &Rule<'_>) -> Vec<Scope> {
        let mut scopes: std::collections::BTreeMap<u32, Vec<u32>> = Default::default();
        for (member, entrant) in (0_u32..).zip(&self.entrants) {
            if rule.covers(usize::from(entrant.set)) {
                let number = match rule.within {
                    Within::Unit => 0,
                    Within::Group => entrant.group,
                    Within::Duty => entrant.duty,
                };
                scopes.entry(number).or_default().push(member);
            }
        }
        let names = if rule.within == Within::Duty { &self.duties } else { &self.groups };
        let mut scopes: Vec<Scope> = (scopes.into_iter())
            .map(|(number, members)| Scope { group: names.name(number).map(str::to_owned), members })
            .collect();
        scopes.sort_by(|one, other| one.group.cmp(&other.group));
        scopes
    }

    /// Puts the candidates in order and finds how many of them may be in. `has_title` says who has won the title that
    /// the share is taken of, `joins` by how many somebody over the quota makes those more that it is taken of.
    pub(super) fn contest(
        &self,
        rule: &Rule<'_>,
        scope: &Scope,
        mut candidates: Vec<u32>,
        has_title: impl Fn(u32) -> bool,
        joins: impl Fn(u32) -> isize,
    ) -> Contest {
        candidates.sort_by(|one, other| self.merit(rule, *other, *one));
        let (share, of, round) = match rule.at_most {
            Most::Count(most) => {
                let most = usize::try_from(*most).unwrap_or(usize::MAX);
                let kept = candidates.len().min(most);
                return self.ordered(rule, candidates, kept, None);
            }
            Most::Share(share) => (share.share, &share.of, share.round),
            Most::Table(table) => {
                let share = match &table.by {
                    By::UnitClass(shares) => {
                        let share = self.rules.class.and_then(|class| shares.get(class)).copied();
                        share.map(Some).ok_or(Unsettled::UnitClass)
                    }
                    By::Input(by) => self.agreed(rule, by, scope),
                };
                let supposed = self.supposed.and_then(|end| end_of(table, end));
                match share.or_else(|why| supposed.map(Some).ok_or(why)) {
                    Ok(Some(share)) => (share, &table.of, table.round),
                    // Nobody is ranked, so nobody can be over it.
                    Ok(None) => return self.ordered(rule, candidates, 0, None),
                    Err(why) => {
                        let unsettled = Some(why);
                        return Contest { candidates, allowed: None, unsettled, base: None, portion: None };
                    }
                }
            }
        };
        let there = self.counted(of, scope, has_title);
        let least = rule.at_most.least().and_then(|least| usize::try_from(least).ok()).unwrap_or(0);
        let mut base = there;
        let mut kept = candidates.len();
        // From all of them downwards: whoever leaves may join those that the share is taken of.
        while kept > least && !holds(kept, share, base, round) {
            kept -= 1;
            base = base.saturating_add_signed(joins(candidates[kept]));
        }
        self.ordered(rule, candidates, kept, Some(Portion { share, base, round }))
    }

    /// So many of the candidates may be in, if what is known puts them in order.
    fn ordered(
        &self,
        rule: &Rule<'_>,
        candidates: Vec<u32>,
        kept: usize,
        portion: Option<Portion>,
    ) -> Contest {
        let allowed = self.is_ordered(rule, &candidates, kept).then_some(kept);
        let unsettled = if allowed.is_none() { Some(Unsettled::Places) } else { None };
        Contest { candidates, allowed, unsettled, base: portion.map(|portion| portion.base), portion }
    }

    /// Whether what is known puts the candidates in order as far as those over the quota are concerned. Who stands
    /// before whom among those within it makes no difference.
    fn is_ordered(&self, rule: &Rule<'_>, candidates: &[u32], allowed: usize) -> bool {
        let pairs = candidates.iter().zip(candidates.iter().skip(1));
        pairs.skip(allowed.saturating_sub(1)).all(|(one, other)| self.tells_apart(rule, *one, *other))
    }

    /// Whether the order of two entrants rests on what is known of both. What is unknown stands last among those that
    /// are equal before it, so it is enough to ask this of neighbours.
    fn tells_apart(&self, rule: &Rule<'_>, one: u32, other: u32) -> bool {
        if self.above(rule, one) != self.above(rule, other) {
            return true;
        }
        for pair in self.measures(rule, one).zip(self.measures(rule, other)) {
            match pair {
                (Some(one), Some(other)) if one == other => {}
                (Some(_), Some(_)) => return true,
                _ => return false,
            }
        }
        true
    }

    /// How many a share is taken of, before any moves of its own.
    fn counted(&self, of: &Of, scope: &Scope, has_title: impl Fn(u32) -> bool) -> usize {
        let ranked = |member: &&u32| self.at(**member).place == Place::Ranked;
        match of {
            Of::Members => scope.members.len(),
            Of::Ranked => scope.members.iter().filter(ranked).count(),
            Of::Title(_) => scope.members.iter().filter(|member| has_title(**member)).count(),
            Of::Class(class) => {
                let classes: Vec<Option<usize>> =
                    self.rules.sets.iter().map(|rulebook| class_of(rulebook, class)).collect();
                let there = |member: &&u32| {
                    let entrant = self.at(**member);
                    entrant.has(classes.get(usize::from(entrant.set)).copied().flatten())
                };
                scope.members.iter().filter(there).count()
            }
        }
    }

    /// Compares two entrants by their class where better ones count, too; then by what gives the places, then by what
    /// decides between equals; unknown stands last.
    fn merit(&self, rule: &Rule<'_>, one: u32, other: u32) -> Ordering {
        let classes = self.above(rule, one).cmp(&self.above(rule, other));
        classes.then_with(|| self.measures(rule, one).cmp(self.measures(rule, other)))
    }

    /// By how many classes an entrant stands above the limited one. Sets may have other classes above it, so this is
    /// what orders members of several.
    fn above(&self, rule: &Rule<'_>, member: u32) -> usize {
        if !rule.and_better {
            return 0;
        }
        let entrant = self.at(member);
        let limited = rule.places.get(usize::from(entrant.set)).copied().flatten();
        limited.zip(entrant.class()).map_or(0, |(limited, own)| limited.saturating_sub(own))
    }

    /// What an entrant is measured by: the share of the maximum unless the set orders otherwise, then its ties.
    pub(super) fn measures(&self, rule: &Rule<'_>, member: u32) -> impl Iterator<Item = Option<Exact>> {
        let share = rule.order.is_empty().then(|| self.at(member).share());
        let values = rule.measures().count();
        // Titles come after the classes, so what looks at the class looks at the final one.
        let class = if rule.classes > 1 { self.at(member).class().unwrap_or_default() } else { 0 };
        let from = member as usize * self.plan.ties + rule.ties_at + class * values;
        let own = self.ties.get(from..from + values).unwrap_or_default();
        share.into_iter().chain(own.iter().copied())
    }

    /// What decided between two entrants who are equal in what gives the places.
    fn tie_break(&self, rule: &Rule<'_>, one: u32, other: u32) -> Option<TieBreak> {
        if self.above(rule, one) != self.above(rule, other) {
            return None;
        }
        let mut pairs = self.measures(rule, one).zip(self.measures(rule, other));
        if !pairs.by_ref().take(rule.order.len().max(1)).all(|(own, other)| own == other) {
            return None;
        }
        let (by, (own, other)) = pairs.enumerate().find(|(_, (own, other))| own != other)?;
        Some(TieBreak { by, own: own?, other: other? })
    }

    /// What of a quota's own order puts an entrant behind another.
    fn order_break(&self, rule: &Rule<'_>, one: u32, other: u32) -> Option<TieBreak> {
        if self.above(rule, one) != self.above(rule, other) {
            return None;
        }
        let pairs = self.measures(rule, one).zip(self.measures(rule, other));
        let (by, (own, other)) =
            pairs.take(rule.order.len()).enumerate().find(|(_, (own, other))| own != other)?;
        Some(TieBreak { by, own: own?, other: other? })
    }

    /// Those over the quota, and what becomes of each. Equals at the edge are all referred, or all named.
    pub(super) fn losers(&self, rule: &Rule<'_>, contest: &Contest) -> Vec<Loser> {
        let candidates = &contest.candidates;
        let Some(allowed) = contest.allowed.filter(|allowed| *allowed < candidates.len()) else {
            return Vec::new();
        };
        let equal = |one: u32, other: u32| self.merit(rule, one, other) == Ordering::Equal;
        let first_over = candidates[allowed];
        let edge = allowed.checked_sub(1).map(|last| candidates[last]);
        let tied_at_edge = edge.is_some_and(|last| equal(last, first_over));
        let from = if tied_at_edge {
            candidates.partition_point(|member| self.merit(rule, *member, first_over) == Ordering::Greater)
        } else {
            allowed
        };
        let tied = candidates.iter().filter(|member| equal(**member, first_over)).count().saturating_sub(1);
        let mut better = from;
        let mut losers = Vec::new();
        for (index, member) in candidates.iter().copied().enumerate().skip(from) {
            if !equal(candidates[better], member) {
                better = index;
            }
            let is_at_edge = tied_at_edge && equal(member, first_over);
            let equals = if is_at_edge { tied } else { 0 };
            let effect = match rule.over {
                Over::Warn => OverEffect::Warned,
                Over::Refer | Over::Rank if is_at_edge => OverEffect::Tied,
                Over::Refer => OverEffect::Referred,
                Over::Rank => OverEffect::Moved,
            };
            let before = better.checked_sub(1).map(|before| candidates[before]);
            let tie = before.and_then(|before| self.tie_break(rule, member, before));
            let behind = edge.and_then(|last| self.order_break(rule, member, last));
            losers.push(Loser { member, place: better + 1, tie, equals, edge: behind, effect });
        }
        losers
    }
}

/// The least or the greatest share of a table.
fn end_of(table: &ShareTable, end: End) -> Option<Exact> {
    let shares = table.by.shares().values().copied();
    match end {
        End::Least => shares.min(),
        End::Most => shares.max(),
    }
}

/// Whether so many are no more than the share allows.
fn holds(kept: usize, share: Exact, base: usize, round: Rounding) -> bool {
    let most = share.times(Exact::count(base)).and_then(|most| most.rounded(0, round));
    most.is_some_and(|most| Exact::count(kept) <= most)
}
