//! Evaluation: from a case to its outcome, in one fixed order.
//!
//! What applies → points → section sums → total → `total_at_most` → class → `lower` → `at_most` → `force` →
//! `not_ranked` → `suspend`; `refer` keeps the result as a proposal; then the quotas over all cases. While facts are missing every value is a range
//! and every result a set of possibilities; once only one is left, it is the result whatever the facts will be.

mod change;
mod events;
mod facts;
mod gates;
mod quotas;
mod row;
mod settle;
mod sheet;

use self::facts::World;
pub use self::quotas::{Classified, QuotaResult, classify};
use self::settle::{Settled, settle};
use super::case::Case;
use super::outcome::{Outcome, Standing};
use super::rulebook::Rulebook;

/// What a case comes to by itself, before any quota. Total: every case has an outcome, if only an incomplete one.
pub fn evaluate(rulebook: &Rulebook, case: &Case) -> Outcome {
    let world = World::new(rulebook, case);
    let settled = settle(&world);
    outcome_of(world, settled)
}

/// Writes down what a settled case comes to.
fn outcome_of(world: World<'_>, settled: Settled) -> Outcome {
    let rulebook = world.given.rulebook;
    let change = change::smallest(&world, &settled);
    let Settled { total, classes, gates, before, verdicts, missing } = settled;
    let id = |index: usize| rulebook.set().classes.get(index).map(|class| class.id.clone());
    let only = |verdicts: &std::collections::BTreeSet<settle::Verdict>| match verdicts.len() {
        1 => verdicts.first().copied(),
        _ => None,
    };
    let verdict = only(&verdicts);
    Outcome {
        standing: match verdict {
            Some(verdict) => verdict.way.into(),
            None => Standing::Incomplete(missing.into_iter().collect()),
        },
        class: verdict.and_then(|verdict| verdict.class).and_then(id),
        class_before_gates: match before.as_slice() {
            [only] => only.and_then(id),
            _ => None,
        },
        total: total.range().known(),
        raw_total: world.sheet.total.range().known(),
        max_total: world.sheet.max_total.range().known(),
        unrounded_total: None,
        score: None,
        decided: None,
        titles: Vec::new(),
        titles_barred: gates.iter().any(|gate| gate.bars_titles(rulebook)),
        sections: world.sheet.sections.iter().map(|section| section.result()).collect(),
        criteria: world.sheet.criteria,
        classes,
        gates,
        change,
        quotas: Vec::new(),
    }
}

#[cfg(test)]
pub(in crate::rules) mod tests;
