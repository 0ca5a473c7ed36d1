//! Which of the gates that fire act: only a gate that acts itself keeps others from acting.

use super::super::expression::Gaps;
use super::super::gate::Gate;
use super::super::id::GateId;
use super::super::outcome::Truth;
use super::firing::Firing;

/// Whether a gate acts, once those that exclude it have had their say.
#[derive(Clone)]
pub(super) struct Acting {
    pub(super) acts: Truth,
    /// The facts that keep that open; none where it is known.
    pub(super) gaps: Gaps,
    /// The number of the gate that keeps it from acting for certain; the first of several.
    pub(super) excluded_by: Option<usize>,
}

impl Acting {
    /// A gate that no other excludes.
    fn alone(firing: &Firing) -> Self {
        let gaps = if firing.fired == Truth::Unknown { firing.gaps.clone() } else { Gaps::NONE };
        Self { acts: firing.fired, gaps, excluded_by: None }
    }

    /// Takes in whether a gate acts that excludes this one.
    fn yield_to(&mut self, index: usize, other: &Self) {
        match other.acts {
            Truth::True => {
                *self = Self { acts: Truth::False, gaps: Gaps::NONE, excluded_by: self.excluded_by };
                self.excluded_by = Some(self.excluded_by.map_or(index, |first| first.min(index)));
            }
            Truth::Unknown if self.acts != Truth::False => {
                self.acts = Truth::Unknown;
                self.gaps.add(&other.gaps);
            }
            Truth::Unknown | Truth::False => {}
        }
    }
}

/// Whether each of these gates acts. `settled` are gates about which that is known already; no others exclude them.
pub(super) fn acting(
    gates: &[Gate],
    firings: &[(usize, Firing)],
    settled: &[(usize, Acting)],
) -> Vec<Acting> {
    let mut all: Vec<Acting> = firings.iter().map(|(_, firing)| Acting::alone(firing)).collect();
    let place = |id: &GateId| firings.iter().position(|(index, _)| gates[*index].id == *id);
    let excluded = |index: usize| gates[index].excludes.iter().filter_map(place);
    for (index, excluder) in settled {
        for place in excluded(*index) {
            all[place].yield_to(*index, excluder);
        }
    }
    // A gate is settled once all that exclude it are; there are no circles.
    let mut waits = vec![0_usize; firings.len()];
    for place in firings.iter().flat_map(|(index, _)| excluded(*index)) {
        waits[place] += 1;
    }
    let mut ready: Vec<usize> = (0..firings.len()).filter(|place| waits[*place] == 0).collect();
    while let Some(at) = ready.pop() {
        let index = firings[at].0;
        for place in excluded(index) {
            let excluder = all[at].clone();
            all[place].yield_to(index, &excluder);
            waits[place] -= 1;
            if waits[place] == 0 {
                ready.push(place);
            }
        }
    }
    all
}

/// The numbers of the wanted gates and of all that decide whether one of them acts, in their order.
pub(super) fn deciding(gates: &[Gate], wanted: impl Fn(&Gate) -> bool) -> Vec<usize> {
    let mut chosen: Vec<bool> = gates.iter().map(wanted).collect();
    loop {
        let decides = |gate: &Gate| {
            let excluded =
                |(index, other): (usize, &Gate)| chosen[index] && gate.excludes.contains(&other.id);
            gates.iter().enumerate().any(excluded)
        };
        let more: Vec<usize> = (gates.iter().enumerate())
            .filter(|(index, gate)| !chosen[*index] && !gate.excludes.is_empty() && decides(gate))
            .map(|(index, _)| index)
            .collect();
        if more.is_empty() {
            return (0..gates.len()).filter(|index| chosen[*index]).collect();
        }
        for index in more {
            chosen[index] = true;
        }
    }
}
