//! Excerpts: what stands in a text, together with where it stands.

use std::fmt;
use std::ops::Range as Span;
use std::sync::Arc;

/// A piece of an expression's text. Copies share the text, so a part that is used elsewhere still has its own words.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::rules) struct Excerpt {
    text: Arc<str>,
    span: Span<usize>,
}

impl Excerpt {
    /// These bytes of a text.
    pub(super) fn new(text: &Arc<str>, span: Span<usize>) -> Self {
        Self { text: Arc::clone(text), span }
    }

    /// What is written there.
    pub(in crate::rules) fn as_str(&self) -> &str {
        self.text.get(self.span.clone()).unwrap_or_default()
    }

    /// What stands between it and a later piece of the same text.
    pub(in crate::rules) fn up_to(&self, later: &Self) -> Option<&str> {
        self.text.get(self.span.end..later.span.start).filter(|_| self.text == later.text)
    }

    /// At which byte of its text it begins.
    pub(in crate::rules) fn start(&self) -> usize {
        self.span.start
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{}", self.as_str(), self.span.start)
    }
}
