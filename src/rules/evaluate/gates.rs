//! The gates after the class, in their fixed order.

use std::collections::BTreeSet;

use super::super::expression::Gaps;
use super::super::gate::{Gate, GateEffect};
use super::super::id::ClassId;
use super::super::outcome::{GateResult, Truth};
use super::super::rulebook::Rulebook;
use super::facts::View;
use super::firing::{Detail, Firing};
use super::settle::{Verdict, Way};

/// What the gates make of one class.
pub(super) struct Run {
    pub(super) verdicts: BTreeSet<Verdict>,
    /// The facts that keep a gate open which would make a difference.
    pub(super) missing: Gaps,
    /// Whether a gate bars titles.
    pub(super) barred: Truth,
    /// Each gate's number and result; caps of the total are not among them.
    pub(super) results: Vec<(usize, GateResult)>,
}

/// The kinds of gates in the order in which they act.
const ORDER: [Phase; 8] = [
    Phase::Lower,
    Phase::AtMost,
    Phase::Force,
    Phase::NotRanked,
    Phase::Suspend,
    Phase::Refer,
    Phase::Score,
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
    Score,
    NoTitle,
}

/// Runs all gates on a class that a case starts with; `caps` are the gates that were looked at before.
pub(super) fn run(view: &View<'_>, start: Way, caps: &[(usize, Firing)], detail: Detail) -> Run {
    let gates = &view.world.given.rulebook.set().gates;
    let start = Verdict { way: start, class: view.class, forced: false, floor: None };
    let mut run = Run::new(start);
    let mut firings: Vec<(usize, Firing)> = (gates.iter().enumerate())
        .filter(|(_, gate)| phase_of(gate).is_some())
        .map(|(index, gate)| (index, Firing::of(gate, view, detail)))
        .collect();
    let possible = branches(view, start, &mut firings, caps);
    run.every_phase(view, &mut firings, caps, detail);
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
    caps: &[(usize, Firing)],
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
    let mut all: Option<Run> = None;
    for ways in 0..1_usize << open.len() {
        for (bit, place) in open.iter().enumerate() {
            firings[*place].1.fired = (ways >> bit & 1 == 1).into();
        }
        let mut run = Run::new(start);
        run.every_phase(view, firings, caps, Detail::Verdict);
        all = Some(match all {
            Some(mut all) => {
                all.verdicts.extend(run.verdicts);
                all.missing.add(&run.missing);
                all.barred = if all.barred == run.barred { run.barred } else { Truth::Unknown };
                all
            }
            None => run,
        });
    }
    for place in open {
        let firing = &mut firings[place].1;
        firing.fired = Truth::Unknown;
        if let Some(all) = &mut all {
            all.missing.add(&firing.gaps);
        }
    }
    all
}

impl Run {
    fn new(start: Verdict) -> Self {
        let verdicts = BTreeSet::from([start]);
        Self { verdicts, missing: Gaps::NONE, barred: Truth::False, results: Vec::new() }
    }

    /// Lets all gates act, in their order.
    fn every_phase(
        &mut self,
        view: &View<'_>,
        firings: &mut [(usize, Firing)],
        caps: &[(usize, Firing)],
        detail: Detail,
    ) {
        let gates = &view.world.given.rulebook.set().gates;
        for phase in ORDER {
            for place in 0..firings.len() {
                if phase_of(&gates[firings[place].0]) == Some(phase) {
                    self.act(place, view, firings, caps, detail);
                }
            }
        }
    }

    /// Lets one gate act.
    fn act(
        &mut self,
        place: usize,
        view: &View<'_>,
        firings: &mut [(usize, Firing)],
        caps: &[(usize, Firing)],
        detail: Detail,
    ) {
        let rulebook = view.world.given.rulebook;
        let gates = &rulebook.set().gates;
        let (index, firing) = &firings[place];
        let (index, gate) = (*index, &gates[*index]);
        let excluders = (caps.iter().chain(firings.iter()))
            .map(|(index, firing)| (&gates[*index], firing))
            .filter(|(other, _)| other.excludes.contains(&gate.id));
        let acting = firing.acting(excluders);
        let mut changed = false;
        if acting.acts != Truth::False {
            let moved: BTreeSet<Verdict> =
                self.verdicts.iter().map(|verdict| moved(*verdict, gate, rulebook)).collect();
            if acting.acts == Truth::True {
                changed = plain(&moved) != plain(&self.verdicts) || gate.effect == GateEffect::NoTitle;
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
        }
        if detail == Detail::Trace {
            let bare = firing.bare();
            let written = std::mem::replace(&mut firings[place].1, bare);
            self.results.push((index, written.result(gate, acting, changed)));
        }
    }
}

fn phase_of(gate: &Gate) -> Option<Phase> {
    match gate.effect {
        GateEffect::TotalAtMost(_) => None,
        GateEffect::Lower(_) => Some(Phase::Lower),
        GateEffect::AtMost(_) => Some(Phase::AtMost),
        GateEffect::Force(_) => Some(Phase::Force),
        GateEffect::NotRanked => Some(Phase::NotRanked),
        GateEffect::Suspend => Some(Phase::Suspend),
        GateEffect::Refer => Some(Phase::Refer),
        GateEffect::ScoreToFloorOf(_) => Some(Phase::Score),
        GateEffect::NoTitle => Some(Phase::NoTitle),
    }
}

/// The verdicts without how they came about.
pub(super) fn plain(verdicts: &BTreeSet<Verdict>) -> BTreeSet<Verdict> {
    verdicts.iter().map(|verdict| Verdict { forced: false, ..*verdict }).collect()
}

/// What a gate that acts makes of a verdict.
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
            Verdict { way: Way::Ranked, class: Some(class), forced: true, ..verdict }
        }
        GateEffect::NotRanked => Verdict { way: Way::NotRanked, class: None, forced: false, ..verdict },
        GateEffect::Suspend => Verdict { way: Way::Suspended, class: None, forced: false, ..verdict },
        GateEffect::Refer if verdict.way == Way::Ranked => Verdict { way: Way::Referred, ..verdict },
        // Of several floors the one of the lowest class counts; who is not decided on has no score yet.
        GateEffect::ScoreToFloorOf(id) if verdict.way != Way::Suspended => {
            Verdict { floor: verdict.floor.max(Some(index(id))), ..verdict }
        }
        GateEffect::Refer
        | GateEffect::NoTitle
        | GateEffect::ScoreToFloorOf(_)
        | GateEffect::TotalAtMost(_) => verdict,
    }
}

/// Whether a gate takes the case out of the ranking: no condition of such a gate needs a class.
pub(super) fn gated_out(view: &View<'_>, caps: &[(usize, Firing)]) -> Truth {
    let gates = &view.world.given.rulebook.set().gates;
    let firing = |gate: &Gate| Firing::of(gate, view, Detail::Verdict);
    let out = gates.iter().filter(|gate| matches!(gate.effect, GateEffect::NotRanked | GateEffect::Suspend));
    out.map(|gate| {
        let others: Vec<(&Gate, Firing)> = (gates.iter().enumerate())
            .filter(|(_, other)| other.excludes.contains(&gate.id))
            .map(|(index, other)| {
                let cap = caps.iter().find(|(number, _)| *number == index);
                (other, cap.map_or_else(|| firing(other), |(_, cap)| cap.bare()))
            })
            .collect();
        firing(gate).acting(others.iter().map(|(gate, firing)| (*gate, firing))).acts
    })
    .fold(Truth::False, Truth::or)
}
