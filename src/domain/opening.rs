//! What a meeting is frozen with when it is prepared.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::chain::Digest;
use super::item::Proposed;
use super::period::Period;
use super::roster::Roster;
use crate::rules::Rulebook;

/// Everything that a meeting rests on, as it was when the meeting was prepared. Later changes of the roster or of the
/// criteria do not reach it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The period appraised.
    pub period: Period,
    /// The unit, its members and its committee.
    pub roster: Roster,
    /// Who is to chair.
    pub chair: MemberId,
    /// Who is to keep the minutes and enter the votes.
    pub secretary: MemberId,
    /// The criteria sets in force; the first is everybody's.
    pub sets: Vec<FrozenSet>,
    /// What members and groups propose; whatever is not in it stands at its best.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Proposed>,
}

/// What an officer does for the meeting as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Chairs it.
    Chair,
    /// Keeps the minutes and enters the votes.
    Secretary,
}

/// A criteria set with what identifies its exact content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenSet {
    /// SHA-256 of the set's canonical JSON.
    pub fingerprint: Digest,
    /// The set.
    pub rulebook: Rulebook,
}

impl FrozenSet {
    /// Freezes a set.
    pub fn of(rulebook: Rulebook) -> Self {
        Self { fingerprint: Digest::of(rulebook.canonical().as_bytes()), rulebook }
    }
}
