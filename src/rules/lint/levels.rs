//! Levels over a block of cases: which of them it leaves, and what a criterion can earn with those.

use std::borrow::Cow;

use super::super::criterion::{Criterion, Start};
use super::super::expression::{Name, Range};
use super::super::id::LevelId;
use super::super::scale::Scale;
use super::cell::Cell;
use super::earned::earned;
use super::reach::Bits;
use super::sheet::Sheets;
use super::space::{Block, Space};
use super::view::{View, Way};
use crate::number::Exact;

impl Space<'_> {
    /// The criterion with only those of its levels that a block leaves; as it is where nothing asks for its level.
    pub(super) fn narrowed<'c>(&self, criterion: &'c Criterion, block: &Block) -> Cow<'c, Criterion> {
        let axis = self.axis(&Name::Level(criterion.id.clone()));
        match (axis, &criterion.start) {
            (Some(axis), Start::Levels(levels)) => {
                let left =
                    levels.iter().filter(|level| self.leaves(axis, &level.id, block)).cloned().collect();
                Cow::Owned(Criterion { start: Start::Levels(left), ..criterion.clone() })
            }
            (Some(axis), Start::Points(scale)) => {
                let levels = scale.levels.iter().filter(|level| self.leaves(axis, &level.id, block)).cloned();
                let left = Scale { levels: levels.collect(), ..scale.clone() };
                Cow::Owned(Criterion { start: Start::Points(left), ..criterion.clone() })
            }
            _ => Cow::Borrowed(criterion),
        }
    }

    /// Whether a block leaves the level that a criterion off the sheet is taken to have.
    pub(super) fn leaves_best(&self, criterion: &Criterion, block: &Block) -> bool {
        let axis = self.axis(&Name::Level(criterion.id.clone()));
        axis.zip(criterion.best_level()).is_none_or(|(axis, best)| self.leaves(axis, best.id, block))
    }

    fn leaves(&self, axis: usize, level: &LevelId, block: &Block) -> bool {
        let is_it = |cell: &Cell| matches!(cell, Cell::Text(id) if id == level.as_str());
        self.run(axis, block).iter().any(is_it)
    }
}

impl Sheets<'_> {
    /// The cells that a criterion can earn in a block, where it applies; none where that cannot be counted.
    pub(super) fn earned_in(
        &self,
        space: &Space<'_>,
        block: &Block,
        index: usize,
        criterion: &Criterion,
    ) -> Option<Cow<'_, Bits>> {
        let marks = space.rulebook.set().voting.marks;
        let none = (Exact::ZERO, Exact::ZERO);
        match (self.earned.get(index)?, &criterion.start) {
            (Some(all), _) => Some(match space.narrowed(criterion, block) {
                Cow::Borrowed(_) => Cow::Borrowed(all),
                Cow::Owned(narrowed) => Cow::Owned(earned(&narrowed, marks, self.grid?, none)),
            }),
            (None, Start::Formula(formula)) => {
                let view = View { space, block, total: None, max_total: Range::ANY, way: Way::Whole };
                let range = view.range(formula);
                let low = range.least.unwrap_or(Exact::ZERO).max(Exact::ZERO);
                let high = range.most.unwrap_or(criterion.max).max(Exact::ZERO);
                Some(Cow::Owned(earned(criterion, marks, self.grid?, (low, high))))
            }
            (None, _) => None,
        }
    }
}
