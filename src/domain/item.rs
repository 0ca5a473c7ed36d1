//! What is voted on: one question about one member, its answers, and what the committee ruled.

use serde::{Deserialize, Serialize};

use super::MemberId;
use crate::number::Exact;
use crate::rules::{CriterionId, EventId, GateId, Mark};
use crate::text::Line;

/// A question of one member's sheet that can be disputed and voted on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// The mark of a criterion.
    Mark(CriterionId),
    /// How often something happened that a criterion deducts or adds points for.
    Occurrence {
        /// The criterion.
        criterion: CriterionId,
        /// The kind of event.
        event: EventId,
    },
    /// Whether a gate's question is answered with yes.
    Finding(GateId),
}

/// An answer to an [`Item`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A mark.
    Mark(Mark),
    /// A number of occurrences.
    Count(u32),
    /// The points of an occurrence whose range the committee fills; nought where it did not happen.
    Amount(Exact),
    /// Whether the finding holds.
    Found(bool),
}

/// What one officer says in a vote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// For this answer.
    For(Value),
    /// For none: it counts towards no side, and is never a zero.
    Abstain,
}

/// What came of a closed ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ruling {
    /// This answer holds.
    Decided(Value),
    /// The answer from before the ballot stands, because of this.
    Stands(Undecided),
    /// Another round is owed, because of this.
    Again(Undecided),
}

/// Why a ballot decided nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undecided {
    /// Everybody abstained.
    NoVotes,
    /// The sides are equal.
    Tie,
    /// No answer has more than half.
    NoMajority,
}

/// A proposal for an item's answer, from before the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// Whose sheet.
    pub member: MemberId,
    /// Which question.
    pub item: Item,
    /// The member's own answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Value>,
    /// The group's answer; it goes before the member's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Value>,
}

impl Proposed {
    /// The answer that stands unless somebody disagrees.
    pub fn standing(&self) -> Option<&Value> {
        self.group.as_ref().or(self.own.as_ref())
    }
}

/// The grounds on which a finding was raised.
pub type Evidence = Line;
