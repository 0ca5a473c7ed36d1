//! A member's result as the minutes keep it.

use serde::{Deserialize, Serialize};

use super::MemberId;
use crate::number::Exact;
use crate::rules::{Award, ClassId, Outcome, Standing, TitleId};

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
    /// The score where a gate set it to a class's floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Exact>,
    /// The emulation titles won, lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<TitleId>,
}

impl Placed {
    /// Whether the member has a class.
    pub fn is_ranked(&self) -> bool {
        self.standing == Standing::Ranked
    }

    /// The result in short.
    pub fn of(member: MemberId, outcome: &Outcome) -> Self {
        Self {
            member,
            standing: outcome.standing.clone(),
            class: outcome.class.clone(),
            total: outcome.total,
            max_total: outcome.max_total,
            score: outcome.score,
            titles: outcome
                .titles
                .iter()
                .filter(|title| title.award == Award::Won)
                .map(|title| title.id.clone())
                .collect(),
        }
    }
}
