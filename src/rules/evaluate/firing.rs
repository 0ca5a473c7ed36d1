//! Whether a gate fires, by itself or because it fired before, and whether another keeps it from acting.

use super::super::case::PeriodDates;
use super::super::expression::{Facts, Gaps, Name, evaluate, reading};
use super::super::gate::{Gate, GateTest};
use super::super::id::GateId;
use super::super::outcome::{AtomResult, GateResult, Truth};
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
    pub(super) atoms: Vec<AtomResult>,
}

/// Whether a gate acts, once the others have had their say.
pub(super) struct Acting {
    pub(super) acts: Truth,
    pub(super) gaps: Gaps,
    /// The gate that keeps it from acting for certain.
    pub(super) excluded_by: Option<GateId>,
}

impl Firing {
    /// Whether a gate fires as the view sees it.
    pub(super) fn of(gate: &Gate, view: &View<'_>, detail: Detail) -> Self {
        let (own, atoms) = match &gate.test {
            GateTest::When(when) if detail == Detail::Trace => evaluate(when, view),
            GateTest::When(when) => (reading(when, view), Vec::new()),
            GateTest::Finding(_) => (view.read(&Name::Finding(gate.id.clone())), Vec::new()),
        };
        let fired = own.as_truth();
        if fired == Truth::True {
            return Self { fired, gaps: Gaps::NONE, since: None, atoms };
        }
        let (before, unclear, since) = carried(&view.world.given, gate);
        let gaps = own.missing.and(&unclear);
        Self { fired: fired.or(before), gaps, since, atoms }
    }

    /// The same without its atoms, as other gates need it.
    pub(super) fn bare(&self) -> Self {
        Self { fired: self.fired, gaps: self.gaps.clone(), since: self.since, atoms: Vec::new() }
    }

    /// What is written down about the gate.
    pub(super) fn result(self, gate: &Gate, acting: Acting, changed: bool) -> GateResult {
        GateResult {
            id: gate.id.clone(),
            fired: self.fired,
            changed,
            since: self.since,
            excluded_by: acting.excluded_by.filter(|_| self.fired == Truth::True),
            atoms: self.atoms,
        }
    }

    /// Whether the gate acts: it fires, and none of those that exclude it does.
    pub(super) fn acting<'a>(&self, excluders: impl Iterator<Item = (&'a Gate, &'a Self)>) -> Acting {
        let mut excluded = Truth::False;
        let mut gaps = self.gaps.clone();
        let mut excluded_by = None;
        for (gate, firing) in excluders {
            excluded = excluded.or(firing.fired);
            match firing.fired {
                Truth::True if excluded_by.is_none() => excluded_by = Some(gate.id.clone()),
                Truth::Unknown => gaps.add(&firing.gaps),
                Truth::True | Truth::False => {}
            }
        }
        let acts = self.fired.and(excluded.negated());
        let gaps = if acts == Truth::Unknown { gaps } else { Gaps::NONE };
        Acting { acts, gaps, excluded_by }
    }
}
