//! The level that follows from the points of a row, and where it stands.

use ratatui::layout::Rect;

use super::super::spot::Row;
use crate::domain::{Item, MemberId, Proceedings, Value};
use crate::rules::{Counted, CriterionResult, Mark};
use crate::text::width::width;

/// The level that the mark of a criterion belongs to, while that counts.
pub(super) fn of_row(state: &Proceedings, member: &MemberId, row: &Row) -> Option<String> {
    let Row::Criterion(id) = row else { return None };
    let scale = state.rules_of(member).criterion(id)?.scale().filter(|scale| scale.has_levels())?;
    let counts = |result: &&CriterionResult| result.id == *id && result.counted == Counted::Applies;
    state.outcome(member)?.criteria.iter().find(counts)?;
    match state.standing(member, &Item::Mark(id.clone()))? {
        Value::Mark(Mark::Points(mark)) => scale.level(mark).map(|level| level.title.clone()),
        _ => None,
    }
}

/// The title of a row and the level beside it: the level has its columns, up to half of them all.
pub(super) fn beside(all: Rect, level: &str) -> (Rect, Rect) {
    let columns = u16::try_from(width(level)).unwrap_or(all.width).min(all.width / 2);
    let gap = u16::from(columns > 0);
    let title = Rect { width: all.width - columns - gap, ..all };
    (title, Rect { x: all.right() - columns, width: columns, ..all })
}
