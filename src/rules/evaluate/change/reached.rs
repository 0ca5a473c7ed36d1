//! What marks can come to: the change of a total in the steps of the sheet.

use super::super::super::change::ChangeStep;
use super::super::super::criterion::Start;
use super::super::super::expression::Range;
use super::super::facts::World;
use super::super::settle::Verdict;
use super::walk::Step;
use crate::number::{Exact, Rounding};

/// A change of the total as marks can bring it about: “more than 22.75” is 23 where points come in quarters, and may be
/// another class than any number between. None where nothing can be said of the nearest total that there is.
pub(super) fn reached(
    step: Step,
    total: Exact,
    world: &World<'_>,
    now: Verdict,
    at: &dyn Fn(Range) -> Option<Verdict>,
) -> Option<Step> {
    let takes_nothing = |row: &super::Row<'_>| row.factor().range().known() == Some(Exact::ONE);
    let grain = world.given.rulebook.grain().filter(|_| world.sheet.rows.iter().all(takes_nothing));
    let Some(grain) = grain.filter(|grain| total.is_multiple_of(*grain)) else { return Some(step) };
    let steps = |how: Rounding| step.bound.over(grain)?.rounded(0, how)?.times(grain);
    let (next, to) = match step.step {
        ChangeStep::UpTo => (steps(Rounding::Ceil)?, ChangeStep::UpTo),
        ChangeStep::Above => (steps(Rounding::Floor)?.plus(grain)?, ChangeStep::UpTo),
        ChangeStep::DownTo => (steps(Rounding::Floor)?, ChangeStep::DownTo),
        ChangeStep::Below => (steps(Rounding::Ceil)?.minus(grain)?, ChangeStep::DownTo),
    };
    let verdict = at(Range::point(next))?;
    if verdict.is_as(step.verdict) {
        return Some(step);
    }
    let by = next.max(total).minus(next.min(total))?;
    (!verdict.is_as(now)).then_some(Step { step: to, bound: next, by, verdict })
}

/// Whether the points are those of a mark that says yes or no, or names a level: such a mark is tried as it is.
pub(super) fn has_few_marks(row: &super::Row<'_>) -> bool {
    row.criterion.events.is_empty() && matches!(row.criterion.start, Start::Check | Start::Levels(_))
}
