//! A place over a quota: the share that the quota is, and what put somebody behind an equal.

use serde::{Deserialize, Serialize};

use crate::number::{Exact, Rounding};

/// A share of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portion {
    /// The share.
    pub share: Exact,
    /// Of how many, after the quota's own moves.
    pub base: usize,
    /// How the product becomes a whole number.
    pub round: Rounding,
}

/// Whether there is nobody.
pub(super) fn is_nobody(count: &usize) -> bool {
    *count == 0
}

/// What decided between two equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieBreak {
    /// Which of the quota's `ties`, or of its `order`, from nought.
    pub by: usize,
    /// What it came to here.
    pub own: Exact,
    /// What it came to for the other.
    pub other: Exact,
}
