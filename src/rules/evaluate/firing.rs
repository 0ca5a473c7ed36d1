//! Whether a gate fires, by itself or because it fired before.

use super::super::case::PeriodDates;
use super::super::ceiling::Ceiled;
use super::super::expression::{Facts, Gaps, Name, evaluate, reading};
use super::super::gate::{Gate, GateTest};
use super::super::outcome::{AtomResult, GateResult, Truth};
use super::acting::Acting;
use super::ceiling::Ceilings;
use super::facts::View;
use super::past::carried;

/// How much is written down.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Every condition with its parts.
    Trace,
    /// What it comes to alone.
    Verdict,
}

/// How a gate came out by itself.
pub(super) struct Firing {
    pub(super) fired: Truth,
    /// The facts that keep it open.
    pub(super) gaps: Gaps,
    pub(super) since: Option<PeriodDates>,
    /// Whether it does not fire by itself, and nobody knows whether it did before.
    pub(super) open_before: bool,
    pub(super) atoms: Vec<AtomResult>,
    /// What its ceiling comes to, where that depends on something; written down only.
    ceiled: Option<Ceiled>,
}

impl Firing {
    /// Whether a gate fires as the view sees it.
    pub(super) fn of(gate: &Gate, view: &View<'_>, detail: Detail) -> Self {
        let (own, atoms) = match &gate.test {
            GateTest::When(when) if detail == Detail::Trace => evaluate(when, view),
            GateTest::When(when) => (reading(when, view), Vec::new()),
            GateTest::Finding(_) => (view.read(&Name::Finding(gate.id.clone())), Vec::new()),
        };
        let ceiled = |fired: Truth| {
            let table = gate.effect.table().filter(|_| detail == Detail::Trace && fired != Truth::False);
            table.map(|table| Ceilings::of(gate, table, view).ceiled)
        };
        let fired = own.as_truth();
        if fired == Truth::True {
            return Self {
                fired,
                gaps: Gaps::NONE,
                since: None,
                open_before: false,
                atoms,
                ceiled: ceiled(fired),
            };
        }
        let (before, unclear, since) = carried(&view.world.given, gate);
        let gaps = own.missing.and(&unclear);
        let open_before = fired == Truth::False && before == Truth::Unknown;
        let fired = fired.or(before);
        Self { fired, gaps, since, open_before, atoms, ceiled: ceiled(fired) }
    }

    /// What is written down about the gate.
    pub(super) fn result(self, gate: &Gate, acting: &Acting, gates: &[Gate], changed: bool) -> GateResult {
        let excluder = acting.excluded_by.filter(|_| self.fired == Truth::True);
        GateResult {
            id: gate.id.clone(),
            fired: self.fired,
            changed,
            since: self.since,
            open_before: self.open_before && self.fired == Truth::Unknown,
            excluded_by: excluder.and_then(|index| gates.get(index)).map(|gate| gate.id.clone()),
            ceiled: self.ceiled,
            atoms: self.atoms,
        }
    }
}
