//! The gates after the class, in their fixed order.

use std::collections::BTreeSet;

use super::super::gate::{Gate, GateEffect};
use super::super::id::ClassId;
use super::super::outcome::{GateResult, Missing, Truth};
use super::super::rulebook::Rulebook;
use super::facts::View;
use super::settle::{Verdict, Way, fired};

/// What the gates make of one class.
pub(super) struct Run {
    pub(super) verdicts: BTreeSet<Verdict>,
    /// The facts that keep a gate open which would make a difference.
    pub(super) missing: BTreeSet<Missing>,
    /// Each gate's number and result; caps of the total are not among them.
    pub(super) results: Vec<(usize, GateResult)>,
}

/// The kinds of gates in the order in which they act.
const ORDER: [Phase; 7] = [
    Phase::Lower,
    Phase::AtMost,
    Phase::Force,
    Phase::NotRanked,
    Phase::Suspend,
    Phase::Refer,
    Phase::NoTitle,
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Lower,
    AtMost,
    Force,
    NotRanked,
    Suspend,
    Refer,
    NoTitle,
}

/// Runs all gates on the class that the view has.
pub(super) fn run(view: &View<'_>) -> Run {
    let rulebook = view.world.given.rulebook;
    let start = match view.class {
        Some(_) => Verdict { way: Way::Ranked, class: view.class, forced: false },
        None => Verdict { way: Way::Referred, class: None, forced: false },
    };
    let mut run = Run { verdicts: BTreeSet::from([start]), missing: BTreeSet::new(), results: Vec::new() };
    for phase in ORDER {
        let gates = rulebook.gates().enumerate().filter(|(_, gate)| phase_of(gate) == Some(phase));
        for (index, gate) in gates {
            run.act(index, gate, view);
        }
    }
    run.results.sort_by_key(|(index, _)| *index);
    run
}

impl Run {
    /// Lets one gate act.
    fn act(&mut self, index: usize, gate: &Gate, view: &View<'_>) {
        let rulebook = view.world.given.rulebook;
        let (reading, atoms) = fired(gate, view);
        let truth = reading.as_truth();
        let moved: BTreeSet<Verdict> =
            self.verdicts.iter().map(|verdict| moved(*verdict, gate, rulebook)).collect();
        let differs = plain(&moved) != plain(&self.verdicts);
        match truth {
            Truth::True => self.verdicts = moved,
            Truth::Unknown => {
                if moved != self.verdicts {
                    self.missing.extend(reading.missing);
                }
                self.verdicts.extend(moved);
            }
            Truth::False => {}
        }
        let changes = differs || gate.effect == GateEffect::NoTitle;
        let changed = truth == Truth::True && changes;
        let result =
            GateResult { id: gate.id.clone(), fired: truth, changed, since: None, excluded_by: None, atoms };
        self.results.push((index, result));
    }
}

fn phase_of(gate: &Gate) -> Option<Phase> {
    match gate.effect {
        GateEffect::TotalAtMost(_) | GateEffect::ScoreToFloorOf(_) => None,
        GateEffect::Lower(_) => Some(Phase::Lower),
        GateEffect::AtMost(_) => Some(Phase::AtMost),
        GateEffect::Force(_) => Some(Phase::Force),
        GateEffect::NotRanked => Some(Phase::NotRanked),
        GateEffect::Suspend => Some(Phase::Suspend),
        GateEffect::Refer => Some(Phase::Refer),
        GateEffect::NoTitle => Some(Phase::NoTitle),
    }
}

/// The verdicts without how they came about.
pub(super) fn plain(verdicts: &BTreeSet<Verdict>) -> BTreeSet<Verdict> {
    verdicts.iter().map(|verdict| Verdict { forced: false, ..*verdict }).collect()
}

/// What a gate that fires makes of a verdict.
fn moved(verdict: Verdict, gate: &Gate, rulebook: &Rulebook) -> Verdict {
    let last = rulebook.set().classes.len().saturating_sub(1);
    let index = |id: &ClassId| rulebook.classes().position(|class| class.id == *id).unwrap_or(last);
    match &gate.effect {
        GateEffect::Lower(by) => {
            let by = usize::try_from(*by).unwrap_or(usize::MAX);
            Verdict { class: verdict.class.map(|class| class.saturating_add(by).min(last)), ..verdict }
        }
        GateEffect::AtMost(id) => {
            Verdict { class: verdict.class.map(|class| class.max(index(id))), ..verdict }
        }
        GateEffect::Force(id) => {
            let forced_already = verdict.class.filter(|_| verdict.forced);
            let class = forced_already.map_or(index(id), |class| class.max(index(id)));
            Verdict { way: Way::Ranked, class: Some(class), forced: true }
        }
        GateEffect::NotRanked => Verdict { way: Way::NotRanked, class: None, forced: false },
        GateEffect::Suspend => Verdict { way: Way::Suspended, class: None, forced: false },
        GateEffect::Refer if verdict.way == Way::Ranked => Verdict { way: Way::Referred, ..verdict },
        GateEffect::Refer
        | GateEffect::NoTitle
        | GateEffect::ScoreToFloorOf(_)
        | GateEffect::TotalAtMost(_) => verdict,
    }
}
