//! What happened during the period, as it came out for a criterion.

use serde::{Deserialize, Serialize};

use super::id::{EventId, ExemptionId};
use crate::number::Exact;

/// What one kind of event did to a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventResult {
    /// Which event.
    pub event: EventId,
    /// How often it happened.
    pub count: u32,
    /// How many of them a reason excused.
    #[serde(default, skip_serializing_if = "is_none_at_all")]
    pub exempt: u32,
    /// Which reasons excused how many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Excused>,
    /// What it did after its limit; none while unknown, or when it takes the whole criterion.
    pub points: Option<Exact>,
    /// How it counted.
    pub weight: EventWeight,
}

/// Occurrences that one reason excused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excused {
    /// Which reason.
    pub reason: ExemptionId,
    /// How many.
    pub count: u32,
}

/// How an event counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventWeight {
    /// In full.
    Counted,
    /// As far as its own limit allows.
    Limited,
    /// Once only, as its group says.
    Once,
    /// Not at all: another event of its group did more.
    Outdone,
    /// It took the whole criterion.
    TookAll,
}

fn is_none_at_all(count: &u32) -> bool {
    *count == 0
}
