//! Gates: rules that bar, cap, lower, force, suspend or refer.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::case::write_date;
use super::ceiling::{Ceiling, ClassTable};
use super::expression::Expression;
use super::id::{ClassId, GateId};
use super::schema::day;
use crate::number::Exact;

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Gate {
    /// Its id.
    pub id: GateId,
    /// What it is called on the sheet.
    pub title: String,
    /// When it holds and what to look at, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// What makes it fire.
    #[serde(flatten)]
    pub test: GateTest,
    /// What it does when it fires.
    pub effect: GateEffect,
    /// How long it counts once it has fired.
    #[serde(skip_serializing_if = "GateScope::is_period")]
    pub scope: GateScope,
    /// The gates that do not act when this one fires, so that the same fault is not counted twice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<GateId>,
}

/// How long a gate counts once it has fired: it fires again in the same member's later meetings until then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateScope {
    /// In its own period only.
    #[default]
    Period,
    /// For the half of the unit's year in which its period ends.
    Term,
    /// For the unit's year in which its period ends.
    Year,
    /// For so many months after the end of its period.
    Months(#[schemars(range(min = 1, max = 10_000))] u32),
    /// For every period that begins on this day or before it.
    Until(
        #[serde(serialize_with = "write_date")]
        #[schemars(schema_with = "day")]
        Date,
    ),
}

impl GateScope {
    fn is_period(&self) -> bool {
        *self == Self::Period
    }
}

/// What makes a gate fire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateTest {
    /// The committee finds that the answer to this question is yes.
    Finding(String),
    /// The condition holds.
    When(Expression),
}

/// What a gate does when it fires.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateEffect {
    /// No class at all; the points are still shown.
    NotRanked,
    /// Not decided now.
    Suspend,
    /// The committee must decide; the computed result is a proposal.
    Refer,
    /// This class, whatever the points.
    Force(ClassId),
    /// This class or a lower one, for everybody or by what something is.
    AtMost(Ceiling),
    /// So many classes lower.
    Lower(#[schemars(range(min = 1, max = 10_000))] u32),
    /// So many classes higher.
    Raise(#[schemars(range(min = 1, max = 10_000))] u32),
    /// The total, bonus included, counts as at most this.
    TotalAtMost(Exact),
    /// The score becomes the floor of this class, after everything else; the class stays.
    ScoreToFloorOf(ClassId),
    /// No emulation title; the class stays.
    NoTitle,
    /// Nothing: it is only noted, for conditions with `finding.` and for the gates that it excludes.
    Nothing,
}

impl Gate {
    /// The condition, if the gate has one.
    pub fn when(&self) -> Option<&Expression> {
        match &self.test {
            GateTest::When(when) => Some(when),
            GateTest::Finding(_) => None,
        }
    }

    /// The question to the committee, if the gate is a finding.
    pub fn question(&self) -> Option<&str> {
        match &self.test {
            GateTest::Finding(question) => Some(question),
            GateTest::When(_) => None,
        }
    }
}

impl GateEffect {
    /// The table that its ceiling stands in, if it does.
    pub fn table(&self) -> Option<&ClassTable> {
        match self {
            Self::AtMost(ceiling) => ceiling.table(),
            _ => None,
        }
    }
}
