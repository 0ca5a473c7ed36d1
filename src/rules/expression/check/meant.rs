//! What a word is probably meant to be that a set does not know.

use super::super::super::sex::sex_meant;
use super::Names;
use crate::text::{fold, nearest};

/// So many words can be told where none of them is meant.
const MOST_LISTED: usize = 12;

/// The words that can stand in a place, each once; none where they are too many to read.
pub(super) fn listed(words: &[&str]) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        if !known.iter().any(|other| other == word) {
            known.push((*word).to_owned());
        }
    }
    if known.len() > MOST_LISTED { Vec::new() } else { known }
}

impl Names<'_> {
    /// Which of these ids or words a text is probably meant to be: the same in other letters, the one that is called so,
    /// or the nearest.
    pub(in crate::rules) fn meant<'w>(
        &self,
        text: &str,
        words: impl Iterator<Item = &'w str> + Clone,
    ) -> Option<String> {
        let folded = fold(text);
        let mut alike = words.clone().filter(|word| fold(word) == folded);
        let called = |word: &str| self.called.iter().any(|(id, name)| *id == word && fold(name) == folded);
        alike
            .next()
            .or_else(|| words.clone().find(|word| called(word)))
            .or_else(|| words.clone().find(|word| sex_meant(text) == Some(word)))
            .map(str::to_owned)
            .or_else(|| nearest(text, words))
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_LISTED, listed};

    #[test]
    fn words_are_listed_once_and_only_where_they_can_be_read() {
        assert_eq!(listed(&["b", "", "a", "b"]), ["b", "a"]);
        let many: Vec<String> = (0..=MOST_LISTED).map(|number| number.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(listed(&many[1..]).len(), MOST_LISTED);
        assert_eq!(listed(&many), [""; 0]);
    }
}
