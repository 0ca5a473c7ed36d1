//! The smallest change that would alter a result.

use serde::{Deserialize, Serialize};

use super::id::{ClassId, CriterionId, InputId, SectionId};
use super::outcome::Standing;
use crate::number::Exact;

/// A change of one number that would alter the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Which number.
    #[serde(default, skip_serializing_if = "ChangeOf::is_total")]
    pub of: ChangeOf,
    /// Which way, and whether the bound itself is enough.
    pub step: ChangeStep,
    /// The bound on the number.
    pub bound: Exact,
    /// How far away the bound is; nought or more.
    pub by: Exact,
    /// What the case would come to.
    pub standing: Standing,
    /// The class it would then have.
    pub class: Option<ClassId>,
}

/// How the number would have to move against a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeStep {
    /// Up to the bound.
    UpTo,
    /// Beyond the bound.
    Above,
    /// Down to the bound.
    DownTo,
    /// Lower than the bound.
    Below,
}

/// The number that would have to change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeOf {
    /// The total, before any gate capped it.
    #[default]
    Total,
    /// A fact about the member.
    Input(InputId),
    /// The points of a criterion.
    Criterion(CriterionId),
    /// The points of a section.
    Section(SectionId),
    /// How many criteria stand at nought.
    Zeros,
}

impl ChangeOf {
    fn is_total(&self) -> bool {
        *self == Self::Total
    }
}
