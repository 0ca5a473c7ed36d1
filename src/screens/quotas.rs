//! The quotas of a meeting as they came out, in one line.

use crate::domain::Proceedings;
use crate::papers::words::{is_over, quota_words};
use crate::rules::QuotaResult;
use crate::text::Lang;
use crate::ui::{Line, Role};

/// The quotas in one line, once the classes are worked out: those of the whole unit, and those of groups that somebody was
/// over. None where there is nothing to say.
pub fn line(state: &Proceedings, lang: Lang) -> Option<Line> {
    let is_said = |result: &&QuotaResult| is_over(result) || result.group.is_none();
    let mut said: Vec<&QuotaResult> = state.quotas().iter().filter(is_said).collect();
    said.sort_by_key(|result| result.group.is_some());
    let words: Vec<String> = said.iter().filter_map(|result| quota_words(state, result, lang)).collect();
    let role = if said.into_iter().any(is_over) { Role::Warn } else { Role::Plain };
    (!words.is_empty()).then(|| Line::new(role, words.join(" · ")))
}
