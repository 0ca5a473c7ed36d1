//! Locking the screen at once, for whoever does without the function key.

use super::row::Row;
use crate::input::Chord;
use crate::screens::ask::Ask;
use crate::text::Lang;

/// The row.
pub const ROW: Row = Row {
    title: Lang::lock_now,
    purpose: Lang::lock_now_purpose,
    value: |_| Chord::F(12).to_string(),
    change: |_| Ask::Lock,
};
