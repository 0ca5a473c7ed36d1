//! Where other rules than conditions lead: `otherwise`, gates, and quotas on the class above.

use std::collections::BTreeSet;

use super::super::super::gate::{Gate, GateEffect};
use super::super::super::id::ClassId;
use super::super::super::outcome::{Standing, Truth};
use super::super::super::quota::Over;
use super::super::explore::{End, Leaf};
use super::super::gates::{fires_within, firing};
use super::super::quotas::everybody;
use super::super::witness::Witness;
use super::{Classes, MOST_TRIED};

/// In so many blocks is it looked at which gates can fire; in all others each of them may.
const MOST_BLOCKS: usize = 200;

/// Gates move nobody further than so many classes together.
const FURTHEST: i64 = 1_000;

impl Classes<'_, '_> {
    /// Whether anybody may come to a class, in whatever way. It is said of more classes than somebody comes to, never of
    /// fewer.
    pub(super) fn may_be_entered(&self, at: usize) -> bool {
        self.entered.get_or_init(|| self.work_out_entered()).get(at).is_some_and(|entered| *entered)
    }

    fn work_out_entered(&self) -> Vec<bool> {
        let gates: Vec<&Gate> = self.rulebook.gates().filter(|gate| moves(gate)).collect();
        let mut landed = BTreeSet::new();
        if self.certain {
            let mut looked = 0;
            for leaf in &self.found.leaves {
                let start = self.class_of(leaf);
                let at_most = self.landings(start, &gates);
                if at_most.is_subset(&landed) {
                    continue;
                }
                looked += 1;
                if looked > MOST_BLOCKS {
                    landed.extend(at_most);
                    continue;
                }
                let mut firing = gates.clone();
                firing.retain(|gate| fires_within(self.explorer, self, gate, leaf));
                landed.extend(self.landings(start, &firing));
            }
        } else {
            let starts = self.conditioned.iter().map(|(at, _, _)| Some(*at));
            landed.extend(starts.chain([self.otherwise()]).flat_map(|start| self.landings(start, &gates)));
        }
        let mut entered: Vec<bool> = Vec::new();
        for (at, _) in self.rulebook.classes().enumerate() {
            entered.push(landed.contains(&at) || self.is_left_for(at, &entered));
        }
        entered
    }

    /// Whether a quota on the class above moves members to this one: those of that class or, where it counts them too, of a
    /// better one. Of each class before this one it is known whether anybody comes to it.
    fn is_left_for(&self, at: usize, entered: &[bool]) -> bool {
        let above = at.checked_sub(1).and_then(|above| self.rulebook.set().classes.get(above));
        let mut quotas = self.rulebook.set().quotas.iter();
        quotas.any(|quota| {
            let counted = if quota.and_better { 0 } else { entered.len().saturating_sub(1) };
            quota.over == Over::Rank
                && Some(&quota.class) == above.map(|class| &class.id)
                && entered[counted..].contains(&true)
                && !everybody(&quota.at_most)
        })
    }

    /// Where somebody may come to who starts in a class, or in none, when any of these gates act.
    fn landings(&self, start: Option<usize>, gates: &[&Gate]) -> BTreeSet<usize> {
        let last = self.rulebook.last_class();
        let mut moved = BTreeSet::from([0_i64]);
        let mut bases: BTreeSet<(usize, bool)> = start.map(|start| (start, false)).into_iter().collect();
        let mut ceilings = BTreeSet::new();
        for gate in gates {
            let by = match &gate.effect {
                GateEffect::Lower(by) => i64::from(*by),
                GateEffect::Raise(by) => -i64::from(*by),
                GateEffect::Force(to) => {
                    bases.extend(self.place(to).map(|to| (to, true)));
                    continue;
                }
                GateEffect::AtMost(ceiling) => {
                    ceilings.extend(ceiling.classes().into_iter().filter_map(|class| self.place(class)));
                    continue;
                }
                _ => continue,
            };
            let further: Vec<i64> = moved.iter().map(|moved| moved.saturating_add(by)).collect();
            moved.extend(further.into_iter().map(|moved| moved.clamp(-FURTHEST, FURTHEST)));
        }
        let landed = bases.iter().flat_map(|(base, forced)| {
            let lands = |by: &i64| {
                let by = if *forced { (*by).max(0) } else { *by };
                let to = i64::try_from(*base).unwrap_or(i64::MAX).saturating_add(by).max(0);
                usize::try_from(to).unwrap_or(last).min(last)
            };
            moved.iter().map(lands).collect::<Vec<usize>>()
        });
        let landed: BTreeSet<usize> = landed.collect();
        let held = |at: &usize| {
            ceilings.iter().map(|ceiling| (*at).max(*ceiling)).chain([*at]).collect::<Vec<usize>>()
        };
        landed.iter().flat_map(held).collect()
    }

    /// The best and the worst class that the set by itself may lead a case of a block to, whichever of its gates act; none
    /// where it leaves the case to somebody, or where that cannot be told.
    pub(in super::super) fn ends(&self, leaf: &Leaf) -> Option<(usize, usize)> {
        let start = self.class_of(leaf).filter(|_| leaf.end != End::Open && self.has_no_default())?;
        let firing: Vec<&Gate> =
            self.rulebook.gates().filter(|gate| fires_within(self.explorer, self, gate, leaf)).collect();
        if firing.iter().any(|gate| gate.effect == GateEffect::Refer) {
            return None;
        }
        let landed = self.landings(Some(start), &firing);
        let is_limited = self.rulebook.set().quotas.iter().any(|quota| quota.over != Over::Warn);
        let worst = if is_limited { Some(self.rulebook.last_class()) } else { landed.last().copied() };
        landed.first().copied().zip(worst)
    }

    /// Whether classes follow from the conditions alone; else anybody may be moved to any of them.
    fn has_no_default(&self) -> bool {
        self.rulebook.set().default.is_none()
    }

    pub(in super::super) fn place(&self, id: &ClassId) -> Option<usize> {
        self.rulebook.classes().position(|class| class.id == *id)
    }

    /// Somebody whom `otherwise` or a gate leads to a class whose condition decides nothing.
    pub(super) fn led_to(&self, at: usize) -> Option<Witness> {
        if self.otherwise() == Some(at) {
            let mut none = self.found.leaves.iter().filter(|leaf| leaf.end == End::NoneHolds);
            return none.find_map(|leaf| self.witness_of(&leaf.block, Some(at)));
        }
        let id = self.rulebook.set().classes.get(at).map(|class| &class.id);
        let leads = |gate: &Gate, leaf: &Leaf| self.landings(self.class_of(leaf), &[gate]).contains(&at);
        let pairs = self.rulebook.gates().filter(|gate| moves(gate)).flat_map(|gate| {
            let leaves = self.found.leaves.iter().filter(move |leaf| leads(gate, leaf));
            leaves.map(move |leaf| (gate, leaf)).take(MOST_TRIED)
        });
        pairs.into_iter().find_map(|(gate, leaf)| {
            let blocks = firing(self.explorer, self, gate, &leaf.block);
            blocks.iter().take(3).find_map(|block| {
                self.explorer.witness(block, |_, outcome| {
                    outcome.standing == Standing::Ranked
                        && outcome.class.as_ref() == id
                        && outcome.classes.iter().all(|class| class.truth != Truth::Unknown)
                })
            })
        })
    }
}

/// Whether a gate may lead from one class to another.
fn moves(gate: &Gate) -> bool {
    matches!(
        gate.effect,
        GateEffect::Force(_) | GateEffect::Lower(_) | GateEffect::Raise(_) | GateEffect::AtMost(_)
    )
}
