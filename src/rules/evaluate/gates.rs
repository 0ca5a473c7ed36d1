//! The gates after the class, in their fixed order.

use std::collections::BTreeSet;

use super::super::expression::Gaps;
use super::super::gate::{Gate, GateEffect};
use super::super::outcome::{GateResult, Truth};
use super::acting::{Acting, acting, deciding};
use super::ceiling::Ceilings;
use super::facts::View;
use super::firing::{Detail, Firing};
use super::scale::{Scale, plain};
use super::settle::{Verdict, Way};

/// What the gates make of one class.
pub(super) struct Run {
    pub(super) verdicts: BTreeSet<Verdict>,
    /// The facts that keep a gate open which would make a difference.
    pub(super) missing: Gaps,
    /// Whether a gate bars titles.
    pub(super) barred: Truth,
    /// The facts that keep open whether one does.
    pub(super) barring: Gaps,
    /// Each gate's number and result; caps of the total are not among them.
    pub(super) results: Vec<(usize, GateResult)>,
}

/// The kinds of gates in the order in which they act: first what puts a case into a class whatever it had, then what
/// lowers it from there, set off against what raises it, then the ceilings, so that none of these undoes what another does.
const ORDER: [Phase; 10] = [
    Phase::Force,
    Phase::Lower,
    Phase::Raise,
    Phase::AtMost,
    Phase::NotRanked,
    Phase::Suspend,
    Phase::Refer,
    Phase::Score,
    Phase::NoTitle,
    Phase::Nothing,
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Force,
    Lower,
    Raise,
    AtMost,
    NotRanked,
    Suspend,
    Refer,
    Score,
    NoTitle,
    Nothing,
}

/// Runs all gates on a class that a case starts with; `caps` are the gates that were looked at before.
pub(super) fn run(view: &View<'_>, start: Way, caps: &[(usize, Acting)], detail: Detail) -> Run {
    let gates = &view.world.given.rulebook.set().gates;
    let start = Verdict { way: start, class: view.class, forced: false, lowered: 0, floor: None };
    let mut run = Run::new(start);
    let mut firings: Vec<(usize, Firing)> = (gates.iter().enumerate())
        .filter(|(_, gate)| phase_of(gate).is_some())
        .map(|(index, gate)| (index, Firing::of(gate, view, detail)))
        .collect();
    let possible = branches(view, start, &mut firings, caps);
    run.every_phase(view, firings, caps, detail);
    run.results.sort_by_key(|(index, _)| *index);
    match possible {
        Some(possible) => Run { results: run.results, ..possible },
        None => run,
    }
}

/// So many open gates that exclude others are looked at one way and the other.
const MOST_OPEN: usize = 6;

/// Runs the gates once for each way in which the open gates that exclude others may come out, so that a gate and those
/// that it excludes never count together. None where there are no such gates, or too many to try.
fn branches(
    view: &View<'_>,
    start: Verdict,
    firings: &mut [(usize, Firing)],
    caps: &[(usize, Acting)],
) -> Option<Run> {
    let gates = &view.world.given.rulebook.set().gates;
    let excludes = |place: &usize| {
        let (index, firing) = &firings[*place];
        firing.fired == Truth::Unknown && !gates[*index].excludes.is_empty()
    };
    let open: Vec<usize> = (0..firings.len()).filter(excludes).collect();
    if open.is_empty() || open.len() > MOST_OPEN {
        return None;
    }
    let mut runs = Vec::new();
    for ways in 0..1_usize << open.len() {
        for (bit, place) in open.iter().enumerate() {
            firings[*place].1.fired = (ways >> bit & 1 == 1).into();
        }
        let mut run = Run::new(start);
        let acting = acting(gates, firings, caps);
        run.act_in_order(view, firings, &acting);
        runs.push(run);
    }
    let (mut missing, mut barring) = (Gaps::NONE, Gaps::NONE);
    for (bit, place) in open.into_iter().enumerate() {
        let firing = &mut firings[place].1;
        firing.fired = Truth::Unknown;
        missing.add(&firing.gaps);
        let decides = |ways: usize| runs[ways].barred != runs[ways | 1 << bit].barred;
        if (0..runs.len()).any(decides) {
            barring.add(&firing.gaps);
        }
    }
    let all = runs.into_iter().reduce(Run::or)?;
    Some(Run { missing: all.missing.and(&missing), barring: all.barring.and(&barring), ..all })
}

impl Run {
    fn new(start: Verdict) -> Self {
        let verdicts = BTreeSet::from([start]);
        let [missing, barring] = [Gaps::NONE, Gaps::NONE];
        Self { verdicts, missing, barred: Truth::False, barring, results: Vec::new() }
    }

    /// What comes of one way in which open gates may come out or of another.
    fn or(mut self, other: Self) -> Self {
        self.verdicts.extend(other.verdicts);
        self.missing.add(&other.missing);
        self.barring.add(&other.barring);
        self.barred = if self.barred == other.barred { self.barred } else { Truth::Unknown };
        self
    }

    /// Lets all gates act in their order, and writes down how each came out.
    fn every_phase(
        &mut self,
        view: &View<'_>,
        firings: Vec<(usize, Firing)>,
        caps: &[(usize, Acting)],
        detail: Detail,
    ) {
        let gates = &view.world.given.rulebook.set().gates;
        let acting = acting(gates, &firings, caps);
        let changed = self.act_in_order(view, &firings, &acting);
        if detail == Detail::Trace {
            let results = firings.into_iter().zip(acting).zip(changed);
            self.results.extend(results.map(|(((index, firing), acting), changed)| {
                (index, firing.result(&gates[index], &acting, gates, changed))
            }));
        }
    }

    /// Lets all gates act in their order; answers which of them changed anything.
    fn act_in_order(&mut self, view: &View<'_>, firings: &[(usize, Firing)], acting: &[Acting]) -> Vec<bool> {
        let rulebook = view.world.given.rulebook;
        let gates = &rulebook.set().gates;
        let raises = acting.iter().enumerate().filter(|(_, acting)| acting.acts != Truth::False);
        let raises = raises.map(|(place, _)| match gates[firings[place].0].effect {
            GateEffect::Raise(by) => i64::from(by),
            _ => 0,
        });
        let scale = Scale { rulebook, raisable: raises.sum() };
        let mut changed = vec![false; firings.len()];
        for phase in ORDER {
            for (place, acting) in acting.iter().enumerate() {
                let gate = &gates[firings[place].0];
                if phase_of(gate) == Some(phase) {
                    changed[place] = self.act(gate, acting, &scale, view);
                }
            }
            if phase == Phase::Raise {
                self.verdicts = self.verdicts.iter().map(|verdict| verdict.landed(scale.last())).collect();
            }
        }
        changed
    }

    /// Lets one gate act; answers whether that changed anything.
    fn act(&mut self, gate: &Gate, acting: &Acting, scale: &Scale<'_>, view: &View<'_>) -> bool {
        let mut changed = false;
        if acting.acts != Truth::False {
            let moved = match gate.effect.table() {
                None => self.moved(&gate.effect, scale),
                Some(table) => self.held(&Ceilings::of(gate, table, view), scale),
            };
            if acting.acts == Truth::True {
                let shown = |verdicts| plain(verdicts, scale.last());
                changed = shown(&moved) != shown(&self.verdicts) || gate.effect == GateEffect::NoTitle;
                self.verdicts = moved;
            } else {
                if moved != self.verdicts {
                    self.missing.add(&acting.gaps);
                }
                self.verdicts.extend(moved);
            }
        }
        if gate.effect == GateEffect::NoTitle {
            self.barred = self.barred.or(acting.acts);
            self.barring.add(&acting.gaps);
        }
        changed
    }

    /// What an effect makes of the verdicts.
    fn moved(&self, effect: &GateEffect, scale: &Scale<'_>) -> BTreeSet<Verdict> {
        self.verdicts.iter().map(|verdict| scale.moved(*verdict, effect)).collect()
    }

    /// What a ceiling makes of the verdicts, whichever it may be.
    fn held(&mut self, ceilings: &Ceilings, scale: &Scale<'_>) -> BTreeSet<Verdict> {
        let mut ways = ceilings.ways.iter().map(|way| self.moved(way, scale));
        let mut all = ways.next().unwrap_or_else(|| self.verdicts.clone());
        let mut differ = false;
        for way in ways {
            differ |= way != all;
            all.extend(way);
        }
        if differ {
            self.missing.add(&ceilings.gaps);
        }
        all
    }
}

fn phase_of(gate: &Gate) -> Option<Phase> {
    match gate.effect {
        GateEffect::TotalAtMost(_) => None,
        GateEffect::Lower(_) => Some(Phase::Lower),
        GateEffect::Raise(_) => Some(Phase::Raise),
        GateEffect::AtMost(_) => Some(Phase::AtMost),
        GateEffect::Force(_) => Some(Phase::Force),
        GateEffect::NotRanked => Some(Phase::NotRanked),
        GateEffect::Suspend => Some(Phase::Suspend),
        GateEffect::Refer => Some(Phase::Refer),
        GateEffect::ScoreToFloorOf(_) => Some(Phase::Score),
        GateEffect::NoTitle => Some(Phase::NoTitle),
        GateEffect::Nothing => Some(Phase::Nothing),
    }
}

/// Whether a gate takes the case out of the ranking: no condition of such a gate needs a class.
pub(super) fn gated_out(view: &View<'_>, caps: &[(usize, Acting)]) -> Truth {
    let gates = &view.world.given.rulebook.set().gates;
    let bars = |gate: &Gate| matches!(gate.effect, GateEffect::NotRanked | GateEffect::Suspend);
    let firings: Vec<(usize, Firing)> = (deciding(gates, bars).into_iter())
        .filter(|index| phase_of(&gates[*index]).is_some())
        .map(|index| (index, Firing::of(&gates[index], view, Detail::Verdict)))
        .collect();
    let acting = acting(gates, &firings, caps);
    let of_barring = firings.iter().zip(acting).filter(|((index, _), _)| bars(&gates[*index]));
    of_barring.map(|(_, acting)| acting.acts).fold(Truth::False, Truth::or)
}
