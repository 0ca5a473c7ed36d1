//! A member's result as the minutes keep it.

use serde::{Deserialize, Serialize};

use super::MemberId;
use crate::number::Exact;
use crate::rules::{ClassId, Outcome, Standing};

/// Where a member was placed. The explanation is worked out anew from the frozen set and the votes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placed {
    /// Who.
    pub member: MemberId,
    /// Ranked, barred, or not decided.
    pub standing: Standing,
    /// The class after gates, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
    /// The points, where they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Exact>,
    /// The most points there were for this member, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_total: Option<Exact>,
}

impl Placed {
    /// The result in short.
    pub fn of(member: MemberId, outcome: &Outcome) -> Self {
        Self {
            member,
            standing: outcome.standing.clone(),
            class: outcome.class.clone(),
            total: outcome.total,
            max_total: outcome.max_total,
        }
    }
}
