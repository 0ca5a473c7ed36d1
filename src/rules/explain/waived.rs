//! A criterion that the meeting has waived for everybody.

use super::super::outcome::{Counted, CriterionResult};
use crate::number::Exact;
use crate::text::Lang;

/// What became of it and why, behind its name; none where it was not waived.
pub(super) fn waived_line(name: &str, result: &CriterionResult, max: Exact, lang: Lang) -> Option<String> {
    let reason = result.waived.as_ref()?;
    let what = match result.counted {
        Counted::Full => lang.waived_full(result.points.map_or_else(|| "?".to_owned(), |at| at.shown(lang))),
        Counted::Shared => lang.waived_shared(max.shown(lang)),
        Counted::Rescaled => lang.waived_rescaled().to_owned(),
        Counted::Excluded | Counted::Applies | Counted::Unknown => lang.waived_excluded().to_owned(),
    };
    Some(match reason.is_empty() {
        true => lang.why_waived(name, what),
        false => lang.why_waived_because(name, reason, what),
    })
}
