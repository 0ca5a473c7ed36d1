//! A criterion that the meeting sets aside for everybody.

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use crate::rules::{CriterionId, NotApplied};
use crate::text::Line;

/// What becomes of a criterion that is waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It leaves the sheet, and the maximum is smaller.
    Excluded,
    /// It counts with all its points.
    Full,
    /// It leaves the sheet, and what its section earns is scaled up to the section's maximum.
    Rescale,
}

/// A decision to set a criterion aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// What becomes of the criterion.
    pub way: Way,
    /// Why.
    pub reason: Line,
    /// When it was decided.
    pub at: Moment,
}

/// What was done to a criterion for everybody, where a sheet that had been accepted came to something else by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiving {
    /// Which criterion.
    pub criterion: CriterionId,
    /// What becomes of it; none where it counts again.
    pub way: Option<Way>,
}

impl Way {
    /// Every way, the usual one first.
    pub const ALL: [Self; 3] = [Self::Excluded, Self::Full, Self::Rescale];

    /// The same as the rules know it.
    pub(super) fn as_rule(self) -> NotApplied {
        match self {
            Self::Excluded => NotApplied::Excluded,
            Self::Full => NotApplied::Full,
            Self::Rescale => NotApplied::Rescale,
        }
    }
}
