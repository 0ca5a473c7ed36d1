//! The classes of a set: which are reached, what fits none, whether they stand in order.

mod led;

use std::cell::OnceCell;
use std::cmp::Reverse;

use super::super::class::{Class, Otherwise};
use super::super::expression::{Expression, Name, Tree};
use super::super::gate::Gate;
use super::super::outcome::Truth;
use super::super::rulebook::Rulebook;
use super::cell::Span;
use super::example::Example;
use super::explore::{End, Explorer, Found, Leaf, Total, loose};
use super::finding::{Finding, Idle, Problem};
use super::path::Path;
use super::space::Block;
use super::upward::fewer_are_better;
use super::verdict::Verdict;
use super::witness::Witness;

/// So many blocks are tried for an example.
const MOST_TRIED: usize = 10;

/// The cases of a set by their classes.
pub(super) struct Classes<'e, 'a> {
    explorer: &'e Explorer<'a>,
    rulebook: &'a Rulebook,
    /// The classes with conditions, counted from the best of all.
    conditioned: Vec<(usize, &'a Class, &'a Expression)>,
    pub(super) found: Found,
    /// Whether every case is known, and each block's class.
    certain: bool,
    /// Which classes somebody may come to at all, once that has been asked.
    entered: OnceCell<Vec<bool>>,
}

impl<'e, 'a> Classes<'e, 'a> {
    pub(super) fn new(explorer: &'e Explorer<'a>) -> Self {
        let rulebook = explorer.space.rulebook;
        let conditioned: Vec<_> = (rulebook.classes().enumerate())
            .filter_map(|(index, class)| Some((index, class, class.when.as_ref()?)))
            .collect();
        let conditions: Vec<&Expression> = conditioned.iter().map(|(_, _, when)| *when).collect();
        let found = explorer.explore(&conditions, Total::Capped, &explorer.space.everything());
        let certain = found.complete && found.leaves.iter().all(|leaf| leaf.end != End::Open);
        Self { explorer, rulebook, conditioned, found, certain, entered: OnceCell::new() }
    }

    /// The place of a block's class in the list; none where nothing fits and the case is referred.
    pub(super) fn class_of(&self, leaf: &Leaf) -> Option<usize> {
        match leaf.end {
            End::Holds(index) => self.conditioned.get(index).map(|(at, _, _)| *at),
            End::NoneHolds | End::Open => self.otherwise(),
        }
    }

    fn otherwise(&self) -> Option<usize> {
        match &self.rulebook.set().otherwise {
            Some(Otherwise::Class(id)) => self.rulebook.classes().position(|class| class.id == *id),
            Some(Otherwise::Refer) | None => None,
        }
    }

    /// Whether each class can be reached, best first.
    pub(super) fn reached(&self) -> Vec<Verdict> {
        self.rulebook.classes().enumerate().map(|(at, class)| self.reach(at, class)).collect()
    }

    fn reach(&self, at: usize, class: &Class) -> Verdict {
        let Some(number) = self.conditioned.iter().position(|(index, _, _)| *index == at) else {
            return self.reach_without_condition(at, class);
        };
        let mut own = self.found.leaves.iter().filter(|leaf| leaf.end == End::Holds(number)).peekable();
        if own.peek().is_some() {
            let shown = own.take(MOST_TRIED).any(|leaf| self.witness_of(&leaf.block, Some(at)).is_some());
            return if shown { Verdict::Sound } else { Verdict::Undecided };
        }
        if !self.certain {
            return Verdict::Undecided;
        }
        let path = Path::to("classes", &class.id).then("when");
        let title = class.title.clone();
        let (_, _, when) = self.conditioned[number];
        let (idle, taken) = self.idle(at, when);
        let example = |witness: &Witness| Example::new(witness, self.explorer);
        if self.may_be_entered(at) {
            let led = self.led_to(at);
            let example = taken.as_ref().map(example);
            let example = example.or(led.as_ref().map(|led| Example::gate(led, self.explorer)));
            let problem = Problem::ClassConditionIdle { class: title, idle, is_led_to: led.is_some() };
            return Verdict::found(Finding::warning(path, problem, example));
        }
        let problem = match idle {
            Idle::Taken { above } => Problem::ClassTaken { class: title, above },
            Idle::Contradictory => Problem::ClassContradictory { class: title },
            // Nothing but a class above can stand in the way, so without an example it is still proven, but not by whom.
            Idle::Untold => return Verdict::Undecided,
        };
        Verdict::found(Finding::error(path, problem, taken.as_ref().map(example)))
    }

    /// Why a condition that no case comes to decides nothing, and somebody who meets it.
    fn idle(&self, at: usize, when: &Expression) -> (Idle, Option<Witness>) {
        let alone = self.explorer.explore(&[when], Total::Capped, &self.explorer.space.everything());
        let mut holds = alone.leaves.iter().filter(|leaf| leaf.end == End::Holds(0)).peekable();
        if holds.peek().is_none() {
            let is_open = !alone.complete || alone.leaves.iter().any(|leaf| leaf.end == End::Open);
            return (if is_open { Idle::Untold } else { Idle::Contradictory }, None);
        }
        let witness = holds.take(MOST_TRIED).find_map(|leaf| {
            let total = self.total(&leaf.block);
            self.explorer.witness(&leaf.block, |_, outcome| {
                let above = outcome.class_before_gates.as_ref();
                let above = above.and_then(|id| self.rulebook.classes().position(|other| other.id == *id));
                above.is_some_and(|above| above < at)
                    && outcome.raw_total.is_some_and(|raw| total.is_none_or(|total| total.holds(raw)))
            })
        });
        let above = witness.as_ref().and_then(|witness| witness.outcome.class_before_gates.as_ref());
        match above.and_then(|id| self.rulebook.class(id)) {
            Some(above) => (Idle::Taken { above: above.title.clone() }, witness),
            None => (Idle::Untold, None),
        }
    }

    fn reach_without_condition(&self, at: usize, class: &Class) -> Verdict {
        if self.otherwise() == Some(at) {
            return self.reach_otherwise(at, class);
        }
        if self.may_be_entered(at) {
            return Verdict::Undecided;
        }
        let problem = Problem::ClassNeverNamed { class: class.title.clone() };
        Verdict::found(Finding::error(Path::to("classes", &class.id), problem, None))
    }

    /// Whether anything is left for the class of what fits no other.
    fn reach_otherwise(&self, at: usize, class: &Class) -> Verdict {
        let mut none = self.found.leaves.iter().filter(|leaf| leaf.end == End::NoneHolds).peekable();
        if none.peek().is_some() {
            let shown = none.take(MOST_TRIED).any(|leaf| self.witness_of(&leaf.block, Some(at)).is_some());
            return if shown { Verdict::Sound } else { Verdict::Undecided };
        }
        if !self.certain || self.may_be_entered(at) {
            return Verdict::Undecided;
        }
        let lowest = self.found.leaves.iter().min_by_key(|leaf| self.run_of_total(leaf));
        let above = lowest.and_then(|leaf| Some((self.class_of(leaf)?, leaf)));
        let witness = above.and_then(|(above, leaf)| self.witness_of(&leaf.block, Some(above)));
        let Some((witness, (above, _))) = witness.zip(above) else { return Verdict::Undecided };
        let above =
            self.rulebook.set().classes.get(above).map(|above| above.title.clone()).unwrap_or_default();
        let problem = Problem::ClassLeftNothing { class: class.title.clone(), above };
        let example = Some(Example::new(&witness, self.explorer));
        Verdict::found(Finding::error(Path::to("classes", &class.id), problem, example))
    }

    /// Whether a greater total alone never leads out of all classes, in sets that refer what fits none. What has too few
    /// points for any class is referred because the set says so; what has more than a class allows may be forgotten.
    pub(super) fn covered(&self) -> Verdict {
        if self.otherwise().is_some() {
            return Verdict::Sound;
        }
        let classed = self.placed(|leaf| self.class_of(leaf));
        let none = self.placed(|leaf| (leaf.end == End::NoneHolds).then_some(usize::MAX));
        self.rises(&classed, &none, |lows, highs| {
            let low = self.witness_of(&lows.0, Some(lows.1))?;
            let high = self.witness_of(&highs.0, None)?;
            let higher = alike(&low, &high) && high.outcome.raw_total > low.outcome.raw_total;
            let class = self.rulebook.set().classes.get(lows.1).filter(|_| higher)?;
            let problem = Problem::NoClassFits { totals: self.total(&highs.0).unwrap_or(Span::ALL) };
            let example = Some(Example::new(&high, self.explorer));
            Some(Finding::warning(Path::to("classes", &class.id).then("when"), problem, example))
        })
    }

    /// Whether a greater total alone never leads to a worse class.
    pub(super) fn in_order(&self) -> Verdict {
        let placed = self.placed(|leaf| self.class_of(leaf));
        self.rises(&placed, &placed, |lows, highs| {
            let low = self.witness_of(&lows.0, Some(lows.1))?;
            let high = self.witness_of(&highs.0, Some(highs.1))?;
            let higher = alike(&low, &high) && high.outcome.raw_total > low.outcome.raw_total;
            let class = |at: usize| self.rulebook.set().classes.get(at).filter(|_| higher);
            let (better, worse) = (class(lows.1)?, class(highs.1)?);
            let (better_title, worse) = (better.title.clone(), worse.title.clone());
            let is_upward = fewer_are_better(self.rulebook);
            let problem = Problem::OutOfOrder { better: better_title, worse, is_upward };
            let example = Some(Example::raised(&low, &high, self.explorer));
            Some(Finding::error(Path::to("classes", &better.id), problem, example))
        })
    }

    /// The blocks that have a place, with it; the greatest totals first.
    fn placed(&self, place: impl Fn(&Leaf) -> Option<usize>) -> Vec<(usize, &Leaf)> {
        let certain = self.found.leaves.iter().filter(|leaf| leaf.end != End::Open);
        let mut placed: Vec<(usize, &Leaf)> = certain.filter_map(|leaf| Some((place(leaf)?, leaf))).collect();
        placed.sort_by_key(|(_, leaf)| Reverse(self.run_of_total(leaf)));
        placed
    }

    /// Looks for two cases alike but for the total, of which the one with more points comes to a worse place.
    fn rises(
        &self,
        lows: &[(usize, &Leaf)],
        highs: &[(usize, &Leaf)],
        shown: impl Fn((Block, usize), (Block, usize)) -> Option<Finding>,
    ) -> Verdict {
        let Some(axis) = self.explorer.space.axis(&Name::Total) else { return Verdict::Sound };
        let can = |block: &Block| self.explorer.sheets.can_occur(&self.explorer.space, block);
        let pairs = highs.iter().flat_map(|high| {
            let better = lows.iter().filter(|low| low.0 < high.0);
            better.filter_map(|low| {
                let (low_run, high_run) = (low.1.block.0[axis], high.1.block.0[axis]);
                let is_above = high_run.0 >= low_run.1;
                let highs = low.1.block.with(axis, high_run).common(&high.1.block).filter(|_| is_above)?;
                Some(((highs.with(axis, low_run), low.0), (highs, high.0)))
            })
        });
        let pairs = pairs.filter(|(low, high)| [&low.0, &high.0].into_iter().all(can));
        let mut is_proven = self.certain && !self.hides_the_total();
        for (low, high) in pairs.take(MOST_TRIED) {
            is_proven = false;
            if let Some(finding) = shown(low, high) {
                return Verdict::found(finding);
            }
        }
        if is_proven { Verdict::Sound } else { Verdict::Undecided }
    }

    /// Whether a condition that is taken as a fact of its own looks at the total: then blocks that seem to differ in that
    /// fact may differ in the total alone.
    fn hides_the_total(&self) -> bool {
        let space = &self.explorer.space;
        let asks = |tree: &Tree| tree.mentions(&|name| *name == Name::Total);
        let hides = |when: &Expression| {
            let mut own = when.tree().atoms().into_iter().filter(|atom| asks(atom));
            own.any(|atom| space.condition(atom.written.as_str()).is_some())
        };
        let is_loose = |gate: &Gate| {
            space.condition(&loose(gate)).is_some() && gate.when().is_some_and(|when| asks(when.tree()))
        };
        self.rulebook.conditions().any(hides) || self.rulebook.gates().any(is_loose)
    }

    /// In sets where everybody starts in one class, whether each condition can hold at all.
    pub(super) fn not_barred(&self) -> Vec<Verdict> {
        let default = self.rulebook.set().default.as_ref();
        let conditioned = self.conditioned.iter();
        conditioned.map(|(_, class, when)| self.may_hold(class, when, default == Some(&class.id))).collect()
    }

    fn may_hold(&self, class: &Class, when: &Expression, default: bool) -> Verdict {
        let found = self.explorer.explore(&[when], Total::Capped, &self.explorer.space.everything());
        if found.leaves.iter().any(|leaf| leaf.end == End::Holds(0)) {
            return Verdict::Undecided;
        }
        if !found.complete || found.leaves.iter().any(|leaf| leaf.end == End::Open) {
            return Verdict::Undecided;
        }
        let class_title = class.title.clone();
        let problem = if default {
            Problem::DefaultBarred { class: class_title }
        } else {
            Problem::ClassContradictory { class: class_title }
        };
        Verdict::found(Finding::error(Path::to("classes", &class.id).then("when"), problem, None))
    }

    /// A case of a block whose class by points and conditions is this; with none, that fits no class.
    pub(super) fn witness_of(&self, block: &Block, class: Option<usize>) -> Option<Witness> {
        let id = class.and_then(|at| self.rulebook.set().classes.get(at)).map(|class| &class.id);
        self.explorer.witness(block, |_, outcome| match class {
            Some(_) => outcome.class_before_gates.as_ref() == id && id.is_some(),
            None => outcome.classes.iter().all(|class| class.truth == Truth::False),
        })
    }

    /// A case that has a class by points and conditions.
    pub(super) fn example_of(&self, class: usize) -> Option<Witness> {
        let own = self.found.leaves.iter().filter(|leaf| self.class_of(leaf) == Some(class));
        own.take(MOST_TRIED).find_map(|leaf| self.witness_of(&leaf.block, Some(class)))
    }

    fn total(&self, block: &Block) -> Option<Span> {
        let axis = self.explorer.space.axis(&Name::Total)?;
        Some(Span::of(self.explorer.space.run(axis, block)))
    }

    fn run_of_total(&self, leaf: &Leaf) -> usize {
        self.explorer.space.axis(&Name::Total).map_or(0, |axis| leaf.block.0[axis].1)
    }
}

/// Whether two cases have the same facts.
fn alike(one: &Witness, other: &Witness) -> bool {
    let (one, other) = (&one.case, &other.case);
    one.inputs == other.inputs && one.fields == other.fields && one.findings == other.findings
}

#[cfg(test)]
mod tests;
