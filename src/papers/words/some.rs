//! A list of which the first few are named.

use crate::text::Lang;

/// The first so many, and how many more there are; none where there is nothing.
pub fn some(all: impl Iterator<Item = String>, most: usize, lang: Lang) -> Option<String> {
    let all: Vec<String> = all.collect();
    let named = all.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    match all.len().saturating_sub(most) {
        0 => (!all.is_empty()).then_some(named),
        more => Some(lang.ballot_and_more(named, more)),
    }
}
