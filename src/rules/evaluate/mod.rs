//! Evaluation: from a case to its outcome, in one fixed order.
//!
//! What applies → points → section sums → their sum × `times` → total → `total_at_most` → class (by conditions, or the default and recorded
//! moves) → `lower` → `at_most` → `force` → `not_ranked` → `suspend`; `refer` keeps the result as a proposal; then the
//! quotas over all cases, the committee's decisions on what is referred, `score_to_floor_of`, the titles. While facts
//! are missing every value is a range and every result a set of possibilities; once only one is left, it is the
//! result whatever the facts will be.

mod acting;
mod caps;
mod ceiling;
mod change;
mod consecutive;
mod convert;
mod events;
mod exempt;
mod facts;
mod firing;
mod gates;
mod past;
mod recalled;
mod row;
mod scale;
mod settle;
mod share;
mod sheet;
mod sums;
mod titles;
mod unit;
mod ways;

pub(super) use self::consecutive::touched;
use self::facts::{Given, View, World};
use self::firing::Detail;
pub(super) use self::past::last_day;
use self::settle::{Settled, settle};
use self::titles::{Claimant, titles};
pub(super) use self::unit::asks;
pub use self::unit::{
    Classified, Entry, Limited, Means, QuotaResult, Ranking, Settlement, UnitFacts, UnitRules, classify,
};
use super::award::{Decided, Put};
use super::case::{Case, Value};
use super::criterion::Start;
use super::expression::{Reading, Tree, reading_of};
use super::outcome::{Outcome, Standing, Truth};
use super::rulebook::Rulebook;

/// What a case comes to by itself, before any quota, where nothing is known of the rest of the unit. Total: every case
/// has an outcome, if only an incomplete one.
pub fn evaluate(rulebook: &Rulebook, case: &Case) -> Outcome {
    evaluate_in(rulebook, case, &UnitFacts::UNKNOWN)
}

/// What a case comes to by itself, before any quota, in a unit of which so much is known.
pub fn evaluate_in(rulebook: &Rulebook, case: &Case, unit: &UnitFacts) -> Outcome {
    let world = World::new(Given::new(rulebook, case, unit));
    let settled = settle(&world, Detail::Trace);
    written(world, settled)
}

/// The raw total of a case by itself, and what these parts of expressions come to beside it, where no class is known yet.
pub(super) fn beside_total(rulebook: &Rulebook, case: &Case, parts: &[&Tree]) -> (Reading, Vec<Reading>) {
    let world = World::new(Given::new(rulebook, case, &UnitFacts::UNKNOWN));
    let total = world.sheet.total.clone();
    let view = View { world: &world, total: &total, class: None, along: None };
    let parts = parts.iter().map(|part| reading_of(part, &view)).collect();
    (total, parts)
}

/// What a case comes to by itself, with the smallest changes of it.
pub fn explained(rulebook: &Rulebook, case: &Case, unit: &UnitFacts) -> Outcome {
    let mut outcome = evaluate_in(rulebook, case, unit);
    outcome.look_for_changes(rulebook, case, unit);
    outcome
}

impl Outcome {
    /// Looks for the smallest changes, which takes much longer than all else: only for one that is explained.
    pub fn look_for_changes(&mut self, rulebook: &Rulebook, case: &Case, unit: &UnitFacts) {
        if self.depends_on_others(rulebook).is_none() {
            let world = World::new(Given::new(rulebook, case, unit));
            let settled = settle(&world, Detail::Verdict);
            self.changes = change::changes(&world, &settled);
            self.heed_quotas(&rulebook.set().quotas, rulebook);
        }
    }
}

/// Writes down what a settled case comes to.
fn written(world: World<'_>, mut settled: Settled) -> Outcome {
    let set = world.given.rulebook.set();
    let id = |index: usize| set.classes.get(index).map(|class| class.id.clone());
    let verdict = settled.verdict();
    let standing = match verdict {
        Some(verdict) => verdict.way.into(),
        None => Standing::Incomplete(settled.missing.clone().into_list()),
    };
    let moved = world.given.case.moves.as_ref().filter(|moved| {
        set.default.as_ref().is_some_and(|default| *default != moved.class)
            && set.classes.iter().any(|class| class.id == moved.class)
    });
    let floor = verdict.and_then(|verdict| set.classes.get(verdict.floor?)?.floor);
    let mut outcome = Outcome {
        standing,
        class: verdict.and_then(|verdict| verdict.class).and_then(id),
        class_before_gates: match settled.before.as_slice() {
            [only] => only.class.and_then(id),
            _ => None,
        },
        total: settled.total.range().known(),
        raw_total: world.sheet.total.range().known(),
        converted: world.sheet.converted.as_ref().map(|converted| converted.result(world.given)),
        unrounded_total: world.sheet.unrounded.as_ref().and_then(|total| total.range().known()),
        total_open: settled.total.missing.clone().into_list(),
        total_despite: match settled.total.range().known() {
            Some(_) => world.sheet.open().into_list(),
            None => Vec::new(),
        },
        max_total: world.sheet.max_total.range().known(),
        score: floor,
        decided: moved.map(|moved| Decided::Moved(moved.reason.clone())),
        put: None,
        contested: None,
        titles_barred: settled.barred == Truth::True,
        titles: Vec::new(),
        sections: world.sheet.sections.iter().map(sheet::Sum::result).collect(),
        criteria: Vec::new(),
        classes: std::mem::take(&mut settled.classes),
        gates: std::mem::take(&mut settled.gates),
        recalled: recalled::recalled(&world.given),
        changes: Vec::new(),
        quotas: Vec::new(),
        pending: None,
    };
    conclude(&mut outcome, &world, &settled);
    let traced = traced(world.given);
    outcome.criteria = world.sheet.rows.into_iter().map(row::Row::result).collect();
    for (row, (figures, truths)) in outcome.criteria.iter_mut().zip(traced) {
        (row.figures, row.truths) = (figures, truths);
        row.votes = world.given.case.votes.get(&row.id).cloned().unwrap_or_default();
        row.waived = world.given.case.waived.get(&row.id).map(|waived| waived.reason.clone());
    }
    outcome
}

/// What the names in the formula of each criterion stand for, and how its conditions came out; nothing where it has none.
fn traced(given: Given<'_>) -> impl Iterator<Item = (Vec<Option<Value>>, Vec<Truth>)> {
    given.rulebook.criteria().map(move |criterion| match &criterion.start {
        Start::Formula(formula) => formula.tree().traced(&given),
        _ => Default::default(),
    })
}

/// Takes in what the committee decided on a referred case, then works the titles out.
fn conclude(outcome: &mut Outcome, world: &World<'_>, settled: &Settled) {
    let set = world.given.rulebook.set();
    let decision = world.given.case.decision.as_ref().filter(|_| outcome.standing == Standing::Referred);
    if let Some(decision) = decision
        && set.classes.iter().any(|class| class.id == decision.class)
    {
        let moved = outcome.moved_because().map(str::to_owned);
        outcome.standing = Standing::Ranked;
        outcome.put = Some(Put { class: outcome.class.replace(decision.class.clone()), moved });
        outcome.decided = Some(Decided::Referred(decision.reason.clone()));
    }
    if !set.titles.is_empty() {
        let class = outcome.class.as_ref();
        let class = class.and_then(|id| set.classes.iter().position(|class| class.id == *id));
        let standing = &outcome.standing;
        outcome.titles = titles(&Claimant { world, settled, standing, class });
    }
}

#[cfg(test)]
pub(in crate::rules) mod tests;
