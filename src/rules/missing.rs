//! Facts that are not known.

use serde::{Deserialize, Serialize};

use super::case::{Field, PeriodDates};
use super::id::{CriterionId, EventId, GateId, InputId};
use super::set::Period;

/// A fact that is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The mark of a criterion.
    Mark(CriterionId),
    /// The points of an occurrence that the committee must fix.
    Points(CriterionId, EventId),
    /// A fact about the member.
    Input(InputId),
    /// Something the roster does not say.
    Field(Field),
    /// The days of the period.
    Period,
    /// A finding.
    Finding(GateId),
    /// What an input has come to in the year.
    Year(InputId),
    /// How often something happened in the year.
    Happened(CriterionId, EventId),
    /// What earlier meetings decided.
    Past,
    /// An earlier meeting of the kind that is asked about: there was none.
    NoneEarlier,
    /// What the other members of the meeting come to.
    Unit,
    /// The class of the unit itself.
    UnitClass,
    /// What the table of a gate allows: it has no class for what the unit is.
    NotInTable(GateId),
    /// A ballot on the classes or titles.
    Ballot,
    /// Arithmetic without a result: the expression divides by nought.
    Division(String),
    /// Arithmetic without a result: the numbers grow too large.
    Overflow(String),
    /// An earlier meeting that is asked for by its place: there were fewer.
    TooFewEarlier {
        /// Of which kind.
        kind: Period,
        /// How many there were.
        held: usize,
        /// Which one is asked for, from 1.
        asked: usize,
    },
    /// What an earlier meeting was sealed without knowing about the case.
    LeftOpen {
        /// Of which kind it was.
        kind: Period,
        /// Its days.
        days: PeriodDates,
        /// The input that it did not know; none where it is the total.
        input: Option<InputId>,
    },
}
