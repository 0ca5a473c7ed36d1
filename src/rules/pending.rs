//! Results that a quota may yet alter, once facts are known that are missing now.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::id::{ClassId, InputId, QuotaId};

/// The quota that may yet alter a result, and why it cannot be told now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    /// Which quota; of several the first that acts. Where that lacks nothing itself, the first before it that does.
    pub quota: QuotaId,
    /// The class that it limits.
    pub class: ClassId,
    /// Whether those who have a better class count, too.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub and_better: bool,
    /// What is missing.
    pub lacks: Lacks,
}

/// What is missing for a quota.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lacks {
    /// Facts about so many of those that it counts.
    Members(usize),
    /// The unit's own class, or a share for it.
    UnitClass,
    /// This fact, the same of everybody in the group, or a share for it.
    Input(InputId),
}
