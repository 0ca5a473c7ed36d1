//! The earlier meetings that a result was put together from, so that whoever reads a mean or a sum can work it out again.

use serde::{Deserialize, Serialize};

use super::case::Past;

/// The earlier meetings of one kind whose points or facts a set puts together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recalled {
    /// How an expression begins that asks about them, `past.month.here`.
    pub asked: String,
    /// What they left, oldest first.
    pub meetings: Vec<Past>,
}
