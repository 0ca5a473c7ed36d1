//! The time of a step.

use crate::domain::{Moment, Proceedings};
use crate::text::Lang;

/// `14:02`; with the day where that is not the one on which the meeting was opened.
pub fn when(state: &Proceedings, at: Moment, lang: Lang) -> String {
    match state.opened_at() {
        Some(opened) if opened.date() != at.date() => lang.clock_of_day(at.clock(), at.day()),
        _ => at.clock(),
    }
}
