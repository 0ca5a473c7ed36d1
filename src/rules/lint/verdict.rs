//! Verdicts: what a check can answer.

use super::finding::Finding;

/// What a check answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Proven to be so.
    Found(Box<Finding>),
    /// Proven that there is nothing.
    Sound,
    /// Neither; nothing is said.
    Undecided,
}

impl Verdict {
    pub(super) fn found(finding: Finding) -> Self {
        Self::Found(Box::new(finding))
    }

    /// The finding, if there is one.
    pub(super) fn finding(self) -> Option<Finding> {
        match self {
            Self::Found(finding) => Some(*finding),
            Self::Sound | Self::Undecided => None,
        }
    }
}
