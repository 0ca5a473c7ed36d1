//! How the points of a sheet became its total, where the set multiplies them.

use serde::{Deserialize, Serialize};

use super::case::Value;
use super::outcome::Truth;
use crate::number::Exact;

/// How the points of a sheet became its total, where the set multiplies them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conversion {
    /// The points of all sections, before they were multiplied; none while unknown.
    pub points: Option<Exact>,
    /// What the set's `times` came to; below nought it counts as nought. None while unknown.
    pub factor: Option<Exact>,
    /// The values of the names in `times`, from left to right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Option<Value>>,
    /// How the conditions in `times` came out, from left to right and the outer ones first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub truths: Vec<Truth>,
}
