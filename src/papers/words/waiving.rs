//! What a waiver does to sheets that were accepted.

use super::some::some;
use crate::domain::{MemberId, Proceedings};
use crate::text::Lang;

/// Whose sheets have to be accepted anew, as a sentence that names so many; none where nobody's have.
pub fn open_again_words(
    state: &Proceedings,
    members: &[MemberId],
    most: usize,
    lang: Lang,
) -> Option<String> {
    let names = some(members.iter().map(|member| state.called(member)), most, lang)?;
    Some(lang.waiver_opens(members.len(), names))
}
