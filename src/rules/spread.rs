//! What is known of a number that is not known.

use serde::{Deserialize, Serialize};

use crate::number::Exact;

/// All that an unknown number may still be, ends included; an end that is none is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// The least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Exact>,
    /// The most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Exact>,
}
