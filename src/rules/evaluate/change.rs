//! The smallest change of the total that would alter the result.
//!
//! Conditions compare the total with bounds, so only a bound itself and what lies just beside it can make a
//! difference: the case is settled again at each, and the nearest that ends otherwise is the answer.

use std::collections::BTreeSet;

use super::super::expression::{Expression, Name, Part, Reading, Tree, reading_of};
use super::super::gate::{GateEffect, GateTest};
use super::super::outcome::{Change, ChangeStep};
use super::facts::{View, World};
use super::firing::Detail;
use super::settle::{Settled, Verdict, Way, settle_at};
use crate::number::Exact;

/// The smallest change, for a case whose total and result are known.
pub(super) fn smallest(world: &World<'_>, settled: &Settled) -> Option<Change> {
    let total = world.sheet.total.range().known()?;
    let most = world.sheet.reach.range().known()?;
    let now = settled.verdict().filter(|now| matches!(now.way, Way::Ranked | Way::Referred))?;
    let bounds = bounds(world, settled);
    let altered = |at: Exact| {
        let verdict = settle_at(world, Reading::number(at), Detail::Verdict).verdict()?;
        (verdict != now).then_some(verdict)
    };

    let above: Vec<Exact> = bounds.iter().copied().filter(|bound| (total..=most).contains(bound)).collect();
    let up = above.iter().enumerate().find_map(|(index, bound)| {
        let next = above.get(index + 1).copied().or_else(|| bound.plus(Exact::ONE));
        let beyond = next.and_then(|next| middle(*bound, next.min(most))).filter(|beyond| beyond > bound);
        let steps =
            [(Some(*bound).filter(|bound| *bound > total), ChangeStep::UpTo), (beyond, ChangeStep::Above)];
        first(steps, *bound, altered)
    });
    let below: Vec<Exact> =
        bounds.iter().rev().copied().filter(|bound| (Exact::ZERO..=total).contains(bound)).collect();
    let down = below.iter().enumerate().find_map(|(index, bound)| {
        let next = below.get(index + 1).copied().unwrap_or(Exact::ZERO);
        let beyond = middle(next, *bound).filter(|beyond| beyond < bound);
        let steps =
            [(Some(*bound).filter(|bound| *bound < total), ChangeStep::DownTo), (beyond, ChangeStep::Below)];
        first(steps, *bound, altered)
    });

    let distance = |bound: Exact| if bound > total { bound.minus(total) } else { total.minus(bound) };
    let (step, bound, verdict) = match (up, down) {
        (Some(up), Some(down)) if distance(down.1) < distance(up.1) => down,
        (up, down) => up.or(down)?,
    };
    let class = verdict.class.and_then(|index| world.given.rulebook.set().classes.get(index));
    Some(Change {
        step,
        bound,
        by: distance(bound)?,
        standing: verdict.way.into(),
        class: class.map(|class| class.id.clone()),
    })
}

type Step = (ChangeStep, Exact, Verdict);

/// The first of two totals that alters the result.
fn first(
    steps: [(Option<Exact>, ChangeStep); 2],
    bound: Exact,
    altered: impl Fn(Exact) -> Option<Verdict>,
) -> Option<Step> {
    steps.into_iter().find_map(|(at, step)| Some((step, bound, altered(at?)?)))
}

fn middle(one: Exact, other: Exact) -> Option<Exact> {
    one.plus(other)?.over(Exact::whole(2))
}

/// Everything that the total is compared with.
fn bounds(world: &World<'_>, settled: &Settled) -> BTreeSet<Exact> {
    let rulebook = world.given.rulebook;
    let class = settled.verdict().and_then(|verdict| verdict.class);
    let view = View { world, total: &settled.total, class };
    let classes = rulebook.classes().filter_map(|class| class.when.as_ref());
    let gates = rulebook.gates().filter_map(|gate| match &gate.test {
        GateTest::When(when) => Some(when),
        GateTest::Finding(_) => None,
    });
    let mut bounds: BTreeSet<Exact> =
        classes.chain(gates).flat_map(|when| compared_with(when, &view)).collect();
    bounds.extend(rulebook.gates().filter_map(|gate| match gate.effect {
        GateEffect::TotalAtMost(most) => Some(most),
        _ => None,
    }));
    bounds
}

fn compared_with(when: &Expression, view: &View<'_>) -> Vec<Exact> {
    let is_total = |tree: &Tree| tree.part == Part::Name(Name::Total);
    let sides = when.tree().atoms().into_iter().filter_map(|atom| match &atom.part {
        Part::Compare(_, left, right) if is_total(left) => Some(&**right),
        Part::Compare(_, left, right) if is_total(right) => Some(&**left),
        _ => None,
    });
    sides.filter_map(|side| reading_of(side, when, view).range().known()).collect()
}
