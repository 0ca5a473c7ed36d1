//! What marks can come to: the change of a total in the steps of the sheet, and that of a criterion with few marks.

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
    let alike = |other: Verdict| (verdict.way, verdict.class) == (other.way, other.class);
    if alike(step.verdict) {
        return Some(step);
    }
    let by = next.max(total).minus(next.min(total))?;
    (!alike(now)).then_some(Step { step: to, bound: next, by, verdict })
}

/// The points of each mark there is, where there are few and nothing else makes points: yes or no, and levels.
pub(super) fn few(row: &super::Row<'_>) -> Option<Vec<Exact>> {
    let criterion = row.criterion;
    if !criterion.events.is_empty() || row.known_max() != Some(criterion.max) {
        return None;
    }
    match &criterion.start {
        Start::Check => Some(vec![Exact::ZERO, criterion.max]),
        Start::Levels(levels) => Some(levels.iter().map(|level| level.points).collect()),
        Start::Full | Start::Empty | Start::Points(_) | Start::Formula(_) => None,
    }
}

/// The nearest of these values that alters the result; none where one cannot be judged that lies nearer.
pub(super) fn nearest_of(
    mut values: Vec<Exact>,
    value: Exact,
    now: Verdict,
    at: &dyn Fn(Range) -> Option<Verdict>,
) -> Option<Step> {
    let away = |other: Exact| other.max(value).minus(other.min(value));
    values.retain(|other| *other != value);
    values.sort_by_key(|other| away(*other));
    for bound in values {
        let verdict = at(Range::point(bound))?;
        if (verdict.way, verdict.class) != (now.way, now.class) {
            let step = if bound > value { ChangeStep::UpTo } else { ChangeStep::DownTo };
            return Some(Step { step, bound, by: away(bound)?, verdict });
        }
    }
    None
}
