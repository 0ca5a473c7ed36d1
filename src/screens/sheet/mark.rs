//! The mark beside a row of a sheet, and beside a part of it that is folded.

use super::super::spot::Row;
use super::items_of;
use crate::domain::{Item, MemberId, Proceedings, Sheet};
use crate::ui::{Role, glyph};

/// The mark at the end of a row: in question, decided by a vote, corrected, or none.
pub(super) fn row_mark(state: &Proceedings, member: &MemberId, row: &Row) -> (&'static str, Role) {
    let Some(sheet) = state.sheet(member) else { return (" ", Role::Plain) };
    items_of(state.rules_of(member), row)
        .iter()
        .map(|item| item_mark(sheet, item))
        .max_by_key(weight)
        .unwrap_or((" ", Role::Plain))
}

fn item_mark(sheet: &Sheet, item: &Item) -> (&'static str, Role) {
    let corrected = sheet.corrections.iter().any(|c| c.item.as_ref().is_some_and(|(of, _)| of == item));
    match sheet.question(item) {
        Some(question) if question.is_open() => (glyph::DISPUTED, Role::Warn),
        _ if corrected => (glyph::CORRECTED, Role::Warn),
        Some(_) => (glyph::DONE, Role::Good),
        None => (" ", Role::Plain),
    }
}

/// The mark of a folded part: the most pressing one inside it.
pub(super) fn worst<'a>(
    state: &Proceedings,
    member: &MemberId,
    rows: impl Iterator<Item = &'a Row>,
) -> (&'static str, Role) {
    rows.map(|row| row_mark(state, member, row)).max_by_key(weight).unwrap_or((" ", Role::Plain))
}

fn weight(mark: &(&'static str, Role)) -> u8 {
    match mark.0 {
        glyph::DISPUTED => 3,
        glyph::CORRECTED => 2,
        glyph::DONE => 1,
        _ => 0,
    }
}
