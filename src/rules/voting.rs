//! How a committee that uses a set votes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bound::{Bound, Threshold};
use super::schema::optional;

/// The voting rules of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = optional("recusal"), transform = optional("forms"))]
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
    /// In which form each kind of question is voted on; by roll call where nothing is said.
    #[serde(skip_serializing_if = "Forms::are_usual")]
    pub forms: Forms,
}

/// In which form each kind of question is voted on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = optional("marks"), transform = optional("findings"),
    transform = optional("classes"), transform = optional("titles"))]
pub struct Forms {
    /// Marks, and how often something happened.
    #[serde(skip_serializing_if = "Form::is_usual")]
    pub marks: Form,
    /// Findings.
    #[serde(skip_serializing_if = "Form::is_usual")]
    pub findings: Form,
    /// Ballots on the classes.
    #[serde(skip_serializing_if = "Form::is_usual")]
    pub classes: Form,
    /// Emulation titles.
    #[serde(skip_serializing_if = "Form::is_usual")]
    pub titles: Form,
}

/// How officers give their votes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// One after the other, each by name.
    #[default]
    RollCall,
    /// By raised hands; only the counts are kept.
    Hands,
    /// By a ballot of their own that nobody else sees; only the counts and who took part are kept.
    Secret,
}

impl Forms {
    /// Whether everything is voted on by roll call.
    fn are_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Form {
    /// Whether it is the form that is used where nothing is said.
    pub fn is_usual(&self) -> bool {
        *self == Self::RollCall
    }
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
    /// Everybody votes on everything.
    None,
}
