//! How few points a sheet and its sections can come to, so that no change is told that nothing brings about.

use super::super::super::criterion::Start;
use super::super::super::outcome::Truth;
use super::super::super::set::Section;
use super::super::facts::World;
use crate::number::Exact;

/// How low the total can come at least, by the limits of the set and of its sections.
pub(super) fn lowest(world: &World<'_>) -> Option<Exact> {
    let set = world.given.rulebook.set();
    // What a factor makes of them is another matter.
    let sections = match set.times {
        Some(_) => Exact::ZERO,
        None => Exact::sum(set.sections.iter().map(|section| Some(fewest(world, section))))?,
    };
    let held = set.limits.as_ref().and_then(|limits| limits.sum.min).unwrap_or_default();
    Some(held.max(sections))
}

/// The fewest points that a section can come to, as far as its limits tell.
pub(super) fn fewest(world: &World<'_>, section: &Section) -> Exact {
    let limits = section.limits.as_ref();
    let least = limits.and_then(|limits| limits.sum.min);
    let left = limits.and_then(|limits| limits.deductions).and_then(|most| left_by(world, section, most));
    let fewest = [least, left].into_iter().flatten().fold(section.lowest(), Exact::max);
    section.round.and_then(|round| round.of(fewest)).unwrap_or(fewest)
}

/// What events leave of a section that may take no more than this: what is full to begin with is full before them.
fn left_by(world: &World<'_>, section: &Section, most: Exact) -> Option<Exact> {
    let mut left = Exact::ZERO.minus(most)?;
    for row in world.sheet.rows.iter().filter(|row| *row.section == section.id) {
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
