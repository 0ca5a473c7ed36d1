//! A whole unit: every case by itself, then the quotas over all of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::case::{Case, Field, Value};
use super::super::expression::evaluate as evaluate_expression;
use super::super::id::{ClassId, QuotaId};
use super::super::outcome::{Outcome, OverEffect, OverQuota, Standing};
use super::super::quota::{Most, Of, Over, Quota, Within};
use super::super::rulebook::Rulebook;
use super::facts::{View, World};
use super::{outcome_of, settle};
use crate::number::Exact;

/// What the cases of a unit come to together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classified {
    /// Each case's outcome after the quotas, in the order of the cases.
    pub outcomes: Vec<Outcome>,
    /// Each quota in each of its scopes, in the order in which they acted.
    pub quotas: Vec<QuotaResult>,
    /// Whether a case is still incomplete, so that the quotas may come out otherwise.
    pub provisional: bool,
}

/// A quota in one scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaResult {
    /// Which quota.
    pub quota: QuotaId,
    /// The group it was counted in; none for the unit and for members without a group.
    pub group: Option<String>,
    /// How many there were for the class.
    pub count: usize,
    /// How many the quota allows.
    pub allowed: usize,
    /// How many its share is taken of, after the moves; none for a plain number.
    pub base: Option<usize>,
}

/// What a case brings to a quota.
struct Entrant {
    outcome: Outcome,
    group: Option<String>,
    /// The share of the maximum, then what each quota's ties compare; what is unknown comes last.
    keys: Vec<Vec<Option<Exact>>>,
}

/// What the cases of a unit come to under one rulebook, quotas included.
pub fn classify(rulebook: &Rulebook, cases: &[Case]) -> Classified {
    let mut entrants: Vec<Entrant> = cases.iter().map(|case| entrant(rulebook, case)).collect();
    let mut quotas = Vec::new();
    for (index, quota) in in_order(rulebook) {
        let mut scopes: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
        for (position, entrant) in entrants.iter().enumerate() {
            let scope = match quota.within {
                Within::Unit => None,
                Within::Group | Within::Duty => entrant.group.clone(),
            };
            scopes.entry(scope).or_default().push(position);
        }
        for (group, members) in scopes {
            let result = apply(rulebook, (index, quota), group, &members, &mut entrants);
            quotas.push(result);
        }
    }
    let outcomes: Vec<Outcome> = entrants.into_iter().map(|entrant| entrant.outcome).collect();
    let provisional = outcomes.iter().any(|outcome| matches!(outcome.standing, Standing::Incomplete(_)));
    Classified { outcomes, quotas, provisional }
}

/// The best class first, groups before the unit, else as printed.
fn in_order(rulebook: &Rulebook) -> Vec<(usize, &Quota)> {
    let mut quotas: Vec<(usize, &Quota)> = rulebook.set().quotas.iter().enumerate().collect();
    quotas.sort_by_key(|(_, quota)| (position(rulebook, &quota.class), quota.within));
    quotas
}

fn position(rulebook: &Rulebook, class: &ClassId) -> Option<usize> {
    rulebook.classes().position(|other| other.id == *class)
}

fn entrant(rulebook: &Rulebook, case: &Case) -> Entrant {
    let world = World::new(rulebook, case);
    let settled = settle::settle(&world);
    let total = settled.total.range().known();
    let share = total.zip(world.sheet.max_total.range().known()).and_then(|(total, max)| total.over(max));
    let view = View { world: &world, total: settled.total.clone(), class: None };
    let keys = rulebook.set().quotas.iter().map(|quota| {
        let ties = quota.ties.iter().map(|tie| evaluate_expression(tie, &view).0.range().known());
        std::iter::once(share).chain(ties).collect()
    });
    let keys = keys.collect();
    let group = match case.fields.get(&Field::Group) {
        Some(Value::Text(group)) => Some(group.clone()),
        _ => None,
    };
    Entrant { outcome: outcome_of(world, settled), group, keys }
}

/// Counts one quota in one scope, and acts on those over it.
fn apply(
    rulebook: &Rulebook,
    (index, quota): (usize, &Quota),
    group: Option<String>,
    members: &[usize],
    entrants: &mut [Entrant],
) -> QuotaResult {
    let has = |position: &usize, class: &ClassId| {
        let outcome = &entrants[*position].outcome;
        outcome.standing == Standing::Ranked && outcome.class.as_ref() == Some(class)
    };
    let mut ranking: Vec<usize> =
        members.iter().copied().filter(|position| has(position, &quota.class)).collect();
    ranking.sort_by_key(|position| Reverse(entrants[*position].keys[index].clone()));
    let count = ranking.len();
    let next = position(rulebook, &quota.class).and_then(|at| rulebook.set().classes.get(at + 1));
    let base = |kept: usize| match &quota.at_most {
        Most::Count(_) | Most::Table(_) => None,
        Most::Share(share) => Some(match &share.of {
            Of::Members => members.len(),
            Of::Ranked => {
                let ranked = |position: &&usize| entrants[**position].outcome.standing == Standing::Ranked;
                members.iter().filter(ranked).count()
            }
            Of::Class(class) => {
                let there = members.iter().filter(|position| has(position, class)).count();
                let moved = next.is_some_and(|next| next.id == *class);
                if moved { there + (count - kept) } else { there }
            }
        }),
    };
    let fits = |kept: &usize| match &quota.at_most {
        Most::Table(_) => true,
        Most::Count(most) => u32::try_from(*kept).is_ok_and(|kept| kept <= *most),
        Most::Share(share) => {
            let whole = Exact::count(base(*kept).unwrap_or_default());
            let most = share.share.times(whole).and_then(|most| most.rounded(0, share.round));
            most.is_some_and(|most| Exact::count(*kept) <= most)
        }
    };
    let allowed = (0..=count).rev().find(fits).unwrap_or(0);
    let result = QuotaResult { quota: quota.id.clone(), group, count, allowed, base: base(allowed) };
    if count > allowed {
        let keys: Vec<Vec<Option<Exact>>> =
            ranking.iter().map(|position| entrants[*position].keys[index].clone()).collect();
        let next = next.map(|next| next.id.clone());
        for (place, position) in ranking.iter().enumerate() {
            let effect = effect(quota.over, place, allowed, &keys);
            if let Some(effect) = effect {
                let better = keys.iter().position(|key| *key == keys[place]).unwrap_or(place);
                let over = OverQuota { quota: quota.id.clone(), count, allowed, place: better + 1, effect };
                entrants[*position].outcome.goes_over(over, next.as_ref());
            }
        }
    }
    result
}

/// What happens to the one at a place, counted from nought in the order of merit.
fn effect(over: Over, place: usize, allowed: usize, keys: &[Vec<Option<Exact>>]) -> Option<OverEffect> {
    let edge = allowed.checked_sub(1).map(|last| &keys[last]).filter(|last| **last == keys[allowed]);
    let tied = edge == Some(&keys[place]);
    match over {
        Over::Warn => (place >= allowed).then_some(OverEffect::Warned),
        Over::Refer | Over::Rank if tied => Some(OverEffect::Tied),
        Over::Refer => (place >= allowed).then_some(OverEffect::Referred),
        Over::Rank => (place >= allowed).then_some(OverEffect::Moved),
    }
}

impl Outcome {
    fn goes_over(&mut self, over: OverQuota, next: Option<&ClassId>) {
        match over.effect {
            OverEffect::Moved => {
                self.class = next.cloned().or_else(|| self.class.take());
                self.change = None;
            }
            OverEffect::Referred | OverEffect::Tied => {
                self.standing = Standing::Referred;
                self.change = None;
            }
            OverEffect::Warned => {}
        }
        self.quotas.push(over);
    }
}

#[cfg(test)]
mod tests;
