//! Which meaning the rules have: a number that rises with every change of what a set comes to.

use std::fmt;

use serde::{Deserialize, Serialize};

/// By which evaluation of the rules something was worked out.
///
/// What evaluates rules is told by the meetings that it worked out, so whoever changes what a set that could be written before
/// comes to raises [`NOW`](Self::NOW) and says here what changed. Rules that could not be written before, explanations and
/// speed change nothing.
///
/// * 1: that of all results which name none.
/// * 2: a `run` ends at a gap. The head's limit of `deductions` holds for the events of penalty sections, too. Gates act in the
///   order `force`, `lower`, `at_most`. `s.` of a section that is off the sheet as a whole is its maximum, as `c.` of a criterion is.
/// * 3: limits of `deductions` and `additions` count what events took and what they added each by itself, where one criterion
///   has both; before, one was set off against the other within the criterion.
/// * 4: a total that is the same whatever a missing fact is stands. Before, it was unknown where parts of it depended on the fact.
/// * 5: so do the points of a section where a limit settles the total anyway. Before, they were looked at in that way only while
///   the total was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Evaluation(u32);

impl Evaluation {
    /// The one of results that name none.
    pub const FIRST: Self = Self(1);

    /// The one of this program.
    pub const NOW: Self = Self(5);

    /// Whether nothing has to be said of it. Serde hands a reference over.
    pub const fn is_first(&self) -> bool {
        self.0 == Self::FIRST.0
    }
}

impl Default for Evaluation {
    fn default() -> Self {
        Self::FIRST
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
