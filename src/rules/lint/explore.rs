//! Exploring: a set's cases in blocks, split until each block's class is certain.

use std::cell::Cell as Counter;

use super::super::expression::{Expression, Name, Range};
use super::super::gate::{Gate, GateEffect, GateTest};
use super::super::outcome::Truth;
use super::super::rulebook::Rulebook;
use super::cell::content;
use super::sheet::Sheets;
use super::space::{AxisOf, Block, Space};
use super::view::{View, Way};
use crate::number::Exact;

/// So many blocks are looked at in one exploration; then it gives up.
const MOST_BLOCKS: usize = 3_000;

/// So many blocks are looked at for a whole set.
const MOST_BLOCKS_IN_ALL: usize = 12_000;

/// A set, its facts and its sheets.
pub(super) struct Explorer<'a> {
    pub(super) space: Space<'a>,
    pub(super) sheets: Sheets<'a>,
    left: Counter<usize>,
}

/// What certainly holds, or cannot be told, in a block.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) block: Block,
    pub(super) end: End,
}

/// Which of some conditions is the first to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// This one, counted from nought.
    Holds(usize),
    /// None of them.
    NoneHolds,
    /// It cannot be told.
    Open,
}

/// What an exploration found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) leaves: Vec<Leaf>,
    /// Whether everything was looked at.
    pub(super) complete: bool,
}

impl Found {
    /// All blocks, where everything was looked at and they are no more than so many.
    pub(super) fn all(&self, most: usize) -> Option<&[Leaf]> {
        (self.complete && self.leaves.len() <= most).then_some(self.leaves.as_slice())
    }
}

/// How conditions see the total.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Total {
    /// Before any cap.
    Raw,
    /// After all caps.
    Capped,
}

impl<'a> Explorer<'a> {
    pub(super) fn new(rulebook: &'a Rulebook) -> Self {
        Self::asking(rulebook, &[])
    }

    /// For conditions besides those that decide points or class, which may look at the final class.
    pub(super) fn asking(rulebook: &'a Rulebook, besides: &[&Expression]) -> Self {
        let max_totals = max_totals(rulebook);
        let space = Space::asking(rulebook, &max_totals, besides);
        let sheets = Sheets::new(&space);
        Self { space, sheets, left: Counter::new(MOST_BLOCKS_IN_ALL) }
    }

    /// Finds, for every case of a block, the first of some conditions that holds.
    pub(super) fn explore(&self, conditions: &[&Expression], total: Total, within: &Block) -> Found {
        let mut found = Found { leaves: Vec::new(), complete: true };
        let mut stack = vec![within.clone()];
        let mut looked = 0;
        while let Some(block) = stack.pop() {
            looked += 1;
            if looked > MOST_BLOCKS || self.left.get() == 0 {
                found.complete = false;
                return found;
            }
            self.left.set(self.left.get() - 1);
            match self.settle(conditions, total, &block) {
                Ok(end) => {
                    if self.sheets.can_occur(&self.space, &block) {
                        found.leaves.push(Leaf { block, end });
                    }
                }
                Err(axes) => match self.split(&block, &axes) {
                    Some(halves) => {
                        let possible = |half: &Block| self.sheets.can_occur(&self.space, half);
                        stack.extend(halves.into_iter().filter(possible));
                    }
                    None => found.leaves.push(Leaf { block, end: End::Open }),
                },
            }
        }
        found
    }

    /// The first condition that holds throughout a block, or the axes along which it must be split to tell.
    fn settle(&self, conditions: &[&Expression], total: Total, block: &Block) -> Result<End, Vec<usize>> {
        let space = &self.space;
        let max_total = self.sheets.max_total(space, block);
        let mut view = View { space, block, total: None, max_total, way: Way::Cut };
        if total == Total::Capped {
            let raw = space.axis(&Name::Total).map(|axis| content(space.run(axis, block)));
            let mut capped = match raw {
                Some(super::super::expression::Content::Number(range)) => range,
                _ => Range::ANY,
            };
            for (gate, most) in space.rulebook.gates().filter_map(cap) {
                let (truth, axes) = self.fires(gate, &view);
                match truth {
                    Truth::True => capped = capped.lesser(Range::point(most)),
                    Truth::False => {}
                    Truth::Unknown => return Err(axes),
                }
            }
            view.total = Some(capped);
        }
        for (index, condition) in conditions.iter().enumerate() {
            match view.truth(condition) {
                Truth::True => return Ok(End::Holds(index)),
                Truth::False => {}
                Truth::Unknown => return Err(space.axes_of(condition)),
            }
        }
        Ok(End::NoneHolds)
    }

    /// Whether a gate fires in a whole block, and what that depends on.
    fn fires(&self, gate: &Gate, view: &View<'_>) -> (Truth, Vec<usize>) {
        if let Some(axis) = self.space.condition(&loose(gate)) {
            let truth = match content(self.space.run(axis, view.block)) {
                super::super::expression::Content::Truth(truth) => truth,
                _ => Truth::Unknown,
            };
            return (truth, vec![axis]);
        }
        match &gate.test {
            GateTest::When(when) => (view.truth(when), self.space.axes_of(when)),
            GateTest::Finding(_) => {
                let axis = self.space.axis(&Name::Finding(gate.id.clone()));
                let truth = axis.map(|axis| content(self.space.run(axis, view.block)));
                match truth {
                    Some(super::super::expression::Content::Truth(truth)) => {
                        (truth, axis.into_iter().collect())
                    }
                    // Nothing looks at the finding but the gate itself: it may be either.
                    _ => (Truth::Unknown, Vec::new()),
                }
            }
        }
    }

    /// Splits a block along the axis with the fewest cells left; the total comes last.
    fn split(&self, block: &Block, axes: &[usize]) -> Option<[Block; 2]> {
        let size = |axis: usize| block.0[axis].1 - block.0[axis].0;
        let is_total = |axis: usize| self.space.axes[axis].of == AxisOf::Name(Name::Total);
        let open = axes.iter().copied().filter(|axis| size(*axis) > 1);
        let best = open.min_by_key(|axis| (is_total(*axis), size(*axis)))?;
        block.halves(best)
    }
}

/// A gate that caps the total, and where.
pub(super) fn cap(gate: &Gate) -> Option<(&Gate, Exact)> {
    match gate.effect {
        GateEffect::TotalAtMost(most) => Some((gate, most)),
        _ => None,
    }
}

/// The name of a gate that may act, or not act, whatever its own condition says of this case: it may have fired
/// earlier, or another may keep it from acting.
pub(super) fn loose(gate: &Gate) -> String {
    format!("gate {}", gate.id)
}

/// Everything that the maximum can come to; empty where that is too much to tell.
fn max_totals(rulebook: &Rulebook) -> Vec<Exact> {
    let space = Space::new(rulebook, &[]);
    let sheets = Sheets::new(&space);
    let mut axes = space.applicability();
    axes.sort_unstable();
    axes.dedup();
    let mut found: Vec<Exact> = Vec::new();
    let mut stack = vec![space.everything()];
    let mut left = 400;
    while let Some(block) = stack.pop() {
        left -= 1;
        if left == 0 {
            return Vec::new();
        }
        let known = sheets.max_total(&space, &block).known();
        let next = axes.iter().find_map(|axis| block.halves(*axis));
        match (known, next) {
            (Some(max), _) => found.push(max),
            (None, Some(halves)) => stack.extend(halves),
            (None, None) => return Vec::new(),
        }
    }
    found.sort_unstable();
    found.dedup();
    if found.len() > 24 { Vec::new() } else { found }
}

#[cfg(test)]
mod tests;
