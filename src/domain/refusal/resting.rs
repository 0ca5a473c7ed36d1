//! Which refusals rest on what the rules come to.

use super::Refusal;

impl Refusal {
    /// Whether it rests on what the rules come to, so that a program that evaluates them otherwise may not have refused.
    pub fn rests_on_rules(&self) -> bool {
        matches!(
            self,
            Self::Incomplete { .. }
                | Self::FactsMissing { .. }
                | Self::NotReferred { .. }
                | Self::TitleNotOpen { .. }
                | Self::NoCandidate { .. }
                | Self::LowerTitleFirst { .. }
        )
    }
}
