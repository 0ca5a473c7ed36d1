//! How few points a section can come to, so that no change is told that nothing brings about.

use super::super::super::criterion::Start;
use super::super::super::outcome::Truth;
use super::super::super::set::Section;
use super::Search;
use crate::number::Exact;

impl Search<'_, '_> {
    /// The fewest points that a section can come to, as far as its limits tell.
    pub(super) fn fewest(&self, section: &Section) -> Exact {
        let limits = section.limits.as_ref();
        let least = limits.and_then(|limits| limits.sum.min);
        let left = limits.and_then(|limits| limits.deductions).and_then(|most| self.left_by(section, most));
        let fewest = [least, left].into_iter().flatten().fold(section.lowest(), Exact::max);
        section.round.and_then(|round| round.of(fewest)).unwrap_or(fewest)
    }

    /// What events leave of a section that may take no more than this: what is full to begin with is full before them.
    fn left_by(&self, section: &Section, most: Exact) -> Option<Exact> {
        let mut left = Exact::ZERO.minus(most)?;
        for row in self.world.sheet.rows.iter().filter(|row| *row.section == section.id) {
            if row.applies != Truth::True || row.factor().range().known() != Some(Exact::ONE) {
                return None;
            }
            let start = match row.criterion.start {
                Start::Full => row.ends.1,
                _ => row.ends.0,
            };
            left = left.plus(start)?;
        }
        Some(left)
    }
}
