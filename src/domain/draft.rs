//! A criteria set that is being worked on: no part of the unit until it is adopted.

use serde::{Deserialize, Serialize};

/// An unfinished criteria set, as it is kept. Its text may be unsound at any time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Tells it from the other drafts; never used again while it is there.
    pub number: u32,
    /// The set as JSON.
    pub text: String,
}

impl Draft {
    /// A number that none of these drafts has.
    pub fn fresh(drafts: &[Self]) -> u32 {
        drafts.iter().map(|draft| draft.number).max().unwrap_or(0).saturating_add(1)
    }

    /// Puts a draft among others, in place of its earlier text.
    pub fn put(drafts: &mut Vec<Self>, draft: Self) {
        match drafts.iter_mut().find(|known| known.number == draft.number) {
            Some(known) => *known = draft,
            None => drafts.push(draft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(number: u32, text: &str) -> Draft {
        Draft { number, text: text.to_owned() }
    }

    #[test]
    fn a_draft_takes_the_place_of_its_earlier_text_and_a_fresh_one_stands_beside_the_others() {
        let mut drafts = Vec::new();
        assert_eq!(Draft::fresh(&drafts), 1);
        Draft::put(&mut drafts, draft(5, "a"));
        Draft::put(&mut drafts, draft(3, "b"));
        assert_eq!(Draft::fresh(&drafts), 6);
        Draft::put(&mut drafts, draft(5, "c"));
        assert_eq!(drafts, [draft(5, "c"), draft(3, "b")]);
    }
}
