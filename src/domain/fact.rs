//! Facts about members: what a set asks for, and where the answer comes from.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::moment::Moment;
use crate::rules::{InputId, Value};
use crate::text::Line;

/// A fact about a member that is known before the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// About whom.
    pub member: MemberId,
    /// Which fact.
    pub input: InputId,
    /// What it is.
    pub value: Value,
}

/// A fact as it was entered in the meeting. The latest of several counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// What it is; none where it is not known after all.
    pub value: Option<Value>,
    /// Why it was changed, where the sheet had been accepted.
    pub reason: Option<Line>,
    /// Who entered it.
    pub by: MemberId,
    /// When.
    pub at: Moment,
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was entered in this meeting.
    Typed(Moment),
    /// The roster says it.
    Roster,
    /// An earlier meeting knew it, or the opening balances do.
    Earlier,
    /// Nobody says anything else, so the set's default holds.
    Default,
}
