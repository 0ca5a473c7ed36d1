//! What a word is probably meant to be that a set does not know.

use super::super::super::sex::sex_meant;
use super::Names;
use crate::text::{fold, nearest};

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
