//! Levels as conditions ask for them, whether they are marked themselves or follow from the mark.

use super::criterion::{Criterion, Level, Start};
use super::id::LevelId;
use super::mark::Mark;
use super::scale::MarkRange;
use crate::number::Exact;

/// A level of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnyLevel<'c> {
    /// Its id.
    pub id: &'c LevelId,
    /// Its title.
    pub title: &'c str,
    /// By which levels are compared: their points, or their highest mark.
    most: Exact,
}

impl<'c> From<&'c Level> for AnyLevel<'c> {
    fn from(level: &'c Level) -> Self {
        Self { id: &level.id, title: &level.title, most: level.points }
    }
}

impl<'c> From<&'c MarkRange> for AnyLevel<'c> {
    fn from(level: &'c MarkRange) -> Self {
        Self { id: &level.id, title: &level.title, most: level.to }
    }
}

impl Criterion {
    /// Its levels, in printed order; none where it has no levels.
    pub fn levels(&self) -> impl Iterator<Item = AnyLevel<'_>> {
        let (levels, ranges): (&[Level], &[MarkRange]) = match &self.start {
            Start::Levels(levels) => (levels, &[]),
            Start::Points(scale) => (&[], &scale.levels),
            Start::Check | Start::Full | Start::Empty | Start::Formula(_) => (&[], &[]),
        };
        levels.iter().map(AnyLevel::from).chain(ranges.iter().map(AnyLevel::from))
    }

    /// What the level of that id is called.
    pub(super) fn level_title(&self, id: &LevelId) -> Option<&str> {
        self.levels().find(|level| level.id == id).map(|level| level.title)
    }

    /// The level that a mark is, or belongs to.
    pub(super) fn level_of(&self, mark: &Mark) -> Option<AnyLevel<'_>> {
        match mark {
            Mark::Level(id) => self.level(id).map(AnyLevel::from),
            Mark::Points(mark) => self.scale()?.level(*mark).map(AnyLevel::from),
            Mark::Check(_) => None,
        }
    }

    /// The level that brings most, where there are levels; of equals the first.
    pub(super) fn best_level(&self) -> Option<AnyLevel<'_>> {
        self.levels().reduce(|best, other| if other.most > best.most { other } else { best })
    }
}
