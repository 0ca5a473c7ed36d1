//! From the sheet to the class: the capped total, the classes' conditions, the gates.

use std::collections::BTreeSet;

use super::super::class::Otherwise;
use super::super::expression::{Content, Range, Reading, evaluate};
use super::super::gate::{Gate, GateEffect, GateTest};
use super::super::outcome::{AtomResult, ClassResult, GateResult, Missing, Standing, Truth};
use super::facts::{View, World};
use super::gates;

/// One thing that a case may come to. Classes are counted from the best, from nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Verdict {
    pub(super) way: Way,
    pub(super) class: Option<usize>,
    /// Whether a gate has forced the class; then another can only force a worse one.
    pub(super) forced: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Ranked,
    NotRanked,
    Suspended,
    Referred,
}

/// Everything that a case may come to, and how.
pub(super) struct Settled {
    /// The total after all caps.
    pub(super) total: Reading,
    pub(super) classes: Vec<ClassResult>,
    pub(super) gates: Vec<GateResult>,
    /// The classes it may have before any gate; none where no class fits.
    pub(super) before: Vec<Option<usize>>,
    pub(super) verdicts: BTreeSet<Verdict>,
    /// The facts that keep several verdicts possible.
    pub(super) missing: BTreeSet<Missing>,
}

impl From<Way> for Standing {
    fn from(way: Way) -> Self {
        match way {
            Way::Ranked => Self::Ranked,
            Way::NotRanked => Self::NotRanked,
            Way::Suspended => Self::Suspended,
            Way::Referred => Self::Referred,
        }
    }
}

/// Settles a case on its own total.
pub(super) fn settle(world: &World<'_>) -> Settled {
    settle_at(world, world.sheet.total.clone())
}

/// Settles a case as if its total, before any cap, were this.
pub(super) fn settle_at(world: &World<'_>, raw: Reading) -> Settled {
    let rulebook = world.given.rulebook;
    let mut results: Vec<Option<GateResult>> = vec![None; rulebook.set().gates.len()];
    let total = cap(world, raw, &mut results);
    let (classes, before, mut missing) = classify(world, &total);

    let mut verdicts = BTreeSet::new();
    for class in &before {
        let view = View { world, total: total.clone(), class: *class };
        let run = gates::run(&view);
        verdicts.extend(gates::plain(&run.verdicts));
        missing.extend(run.missing);
        for (index, result) in run.results {
            results[index] = Some(match results[index].take() {
                Some(earlier) => earlier.or(result),
                None => result,
            });
        }
    }
    let gates = results.into_iter().flatten().collect();
    Settled { total, classes, gates, before, verdicts, missing }
}

/// Whether a gate fired, what keeps that open, and the atoms of its condition.
pub(super) fn fired(gate: &Gate, view: &View<'_>) -> (Reading, Vec<AtomResult>) {
    match &gate.test {
        GateTest::When(when) => evaluate(when, view),
        GateTest::Finding(_) => {
            let name = super::super::expression::Name::Finding(gate.id.clone());
            (super::super::expression::Facts::read(view, &name), Vec::new())
        }
    }
}

/// Lowers the total to the least of the caps that fired. Their conditions see the raw total.
fn cap(world: &World<'_>, raw: Reading, results: &mut [Option<GateResult>]) -> Reading {
    let view = View { world, total: raw.clone(), class: None };
    let mut total = raw;
    for (index, gate) in world.given.rulebook.gates().enumerate() {
        let GateEffect::TotalAtMost(most) = gate.effect else { continue };
        let (reading, atoms) = fired(gate, &view);
        let truth = reading.as_truth();
        let capped = total.range().lesser(Range::point(most));
        let changed = truth == Truth::True && capped != total.range();
        if truth != Truth::False {
            let (range, unclear) = match truth {
                Truth::True => (capped, BTreeSet::new()),
                _ => (capped.hull(total.range()), reading.missing),
            };
            let missing = total.missing.union(&unclear).cloned().collect();
            total = Reading::new(Content::Number(range), missing);
        }
        results[index] = Some(GateResult {
            id: gate.id.clone(),
            fired: truth,
            changed,
            since: None,
            excluded_by: None,
            atoms,
        });
    }
    total
}

impl GateResult {
    /// A gate's result where the class may be one or another.
    fn or(self, other: Self) -> Self {
        let fired = if self.fired == other.fired { self.fired } else { Truth::Unknown };
        Self { fired, changed: self.changed || other.changed, ..self }
    }
}

/// The first class whose condition holds, and all before it whose condition may yet hold.
fn classify(world: &World<'_>, total: &Reading) -> (Vec<ClassResult>, Vec<Option<usize>>, BTreeSet<Missing>) {
    let rulebook = world.given.rulebook;
    let view = View { world, total: total.clone(), class: None };
    let (mut results, mut possible, mut missing) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (index, class) in rulebook.classes().enumerate() {
        let Some(when) = &class.when else { continue };
        let (reading, atoms) = evaluate(when, &view);
        let truth = reading.as_truth();
        results.push(ClassResult { id: class.id.clone(), truth, atoms });
        if truth != Truth::False {
            possible.push(Some(index));
            missing.extend(reading.missing);
        }
        if truth == Truth::True {
            return (results, possible, missing);
        }
    }
    let last = match &rulebook.set().otherwise {
        Some(Otherwise::Class(id)) => rulebook.classes().position(|class| class.id == *id),
        Some(Otherwise::Refer) | None => None,
    };
    if !possible.contains(&last) {
        possible.push(last);
    }
    (results, possible, missing)
}
