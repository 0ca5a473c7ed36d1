//! How a committee that uses a set votes.

use schemars::JsonSchema;
use serde::Serialize;

use super::bound::{Bound, Threshold};
use super::schema::optional;
use crate::text::Lang;

/// The voting rules of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = optional("recusal"))]
pub struct Voting {
    /// The share of the committee that must be in the room. Counted before anybody is recused.
    pub quorum: Bound,
    /// How the officers' marks of one criterion become one mark.
    pub marks: MarksRule,
    /// What a finding needs to be found.
    pub findings: Threshold,
    /// What a yes-or-no mark needs to be met; more than half of the valid votes where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checks: Option<Threshold>,
    /// What a class needs in a ballot on the classes, and whose number `ballot.<class>` is a share of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classes: Option<Threshold>,
    /// What an equal division of votes leads to.
    pub tie: Tie,
    /// How many ballots are held on one item at most.
    #[schemars(range(min = 1, max = 10_000))]
    pub rounds: u32,
    /// Who stays out of a vote.
    pub recusal: Recusal,
}

/// How several marks become one. An abstention is no mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MarksRule {
    /// The exact mean.
    Mean,
    /// The middle one; of an even number, points average and levels take the lower.
    Median,
    /// The mark that more than half of the valid votes share, else another round.
    Majority,
    /// The mean without one highest and one lowest, from five votes up.
    TrimmedMean,
}

/// What an equal division of votes leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The chair's vote decides.
    Chair,
    /// The vote is held again, up to the number of rounds.
    Revote,
    /// The proposal stands, a check is unmet, a finding is not found.
    Fails,
    /// The committee must decide by discussion; the item is left open.
    Refer,
}

/// Who stays out of a vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Recusal {
    /// An officer takes no part in the votes on their own sheet.
    #[default]
    #[serde(rename = "self")]
    Own,
    /// Nor does an officer who has declared a conflict of interest about the member take part in those on the member's.
    Declared,
    /// Everybody votes on everything.
    None,
}

impl Recusal {
    /// Who takes no part, in words.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Own => lang.edit_recuse_own(),
            Self::Declared => lang.edit_recuse_declared(),
            Self::None => lang.edit_recuse_none(),
        }
    }
}
