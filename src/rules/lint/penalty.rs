//! Sections that only take away: what they take is counted without its sign, and goes off the total in the end.

use std::collections::BTreeSet;

use super::super::criterion::Start;
use super::super::expression::{Name, Range};
use super::super::outcome::Truth;
use super::super::rounding::Round;
use super::super::set::Section;
use super::cell::Span;
use super::earned::taken;
use super::reach::{Gives, Sums};
use super::row::{Row, stays};
use super::sheet::{Sheets, rounded};
use super::space::{Block, Space};
use super::view::{View, Way};
use crate::number::Exact;

impl Sheets<'_> {
    /// What one criterion can take away where conditions read it as the block says; none where that cannot be counted.
    pub(super) fn takes(
        &self,
        space: &Space<'_>,
        block: &Block,
        index: usize,
        row: &Row<'_>,
    ) -> Option<Vec<Gives>> {
        let grid = self.grid?;
        let round = row.criterion.round;
        let mut cells = BTreeSet::new();
        if row.applies != Truth::False {
            let found;
            let taken = match (self.earned.get(index)?, &row.criterion.start) {
                (Some(taken), _) => taken,
                (None, Start::Formula(formula)) => {
                    let view = View { space, block, total: None, max_total: Range::ANY, way: Way::Whole };
                    let range = view.range(formula);
                    let below = |end: Option<Exact>, usual: Exact| {
                        end.and_then(Exact::negated).unwrap_or(usual).max(Exact::ZERO)
                    };
                    let ends = (below(range.most, Exact::ZERO), below(range.least, row.criterion.max));
                    found = taken(row.criterion, grid, ends);
                    &found
                }
                (None, _) => return None,
            };
            for cell in taken.all() {
                let (low, high) = grid.image(cell, round.is_none(), |number| lessened(number, round));
                cells.extend(low..=high);
            }
        }
        if row.applies != Truth::True {
            cells.insert(0);
        }
        let axis = space.axis(&Name::Criterion(row.criterion.id.clone()));
        let asked = axis.map_or(Span::ALL, |axis| turned(Span::of(space.run(axis, block)), row.section));
        let read = cells.into_iter().filter(|cell| grid.meets(asked, *cell));
        Some(read.map(|cell| Gives { cell, zero: false }).collect())
    }

    /// The sums of a section that lie within what the block says of it. Where it may be off the sheet as a whole it is
    /// read as its maximum, whatever it gives.
    pub(super) fn within(
        &self,
        space: &Space<'_>,
        block: &Block,
        section: &Section,
        rows: &[Row<'_>],
        sum: Sums,
    ) -> Sums {
        let axis = space.axis(&Name::Section(section.id.clone()));
        let (Some(grid), Some(axis)) = (self.grid, axis) else { return sum };
        let run = Span::of(space.run(axis, block));
        let span = turned(run, section);
        let may_be_off = stays(rows, section) != Truth::True;
        if may_be_off && section.penalty.is_none() && section.most().is_none_or(|most| run.holds(most)) {
            return sum;
        }
        sum.only(|cell| grid.meets(span, cell))
    }
}

/// What is taken away is counted without its sign.
pub(super) fn turned(span: Span, section: &Section) -> Span {
    if section.penalty.is_some() { span.mirrored() } else { span }
}

/// What is taken away, as the points below nought are rounded.
pub(super) fn lessened(taken: Exact, round: Option<Round>) -> Exact {
    let below = Exact::ZERO.minus(taken).unwrap_or_default();
    Exact::ZERO.minus(rounded(below, round)).unwrap_or_default()
}
