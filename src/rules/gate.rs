//! Gates: rules that bar, cap, lower, force, suspend or refer.

use serde::Serialize;

use super::expression::Expression;
use super::id::{ClassId, GateId};
use crate::number::Exact;

/// A gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gate {
    /// Its id.
    pub id: GateId,
    /// What it is called on the sheet.
    pub title: String,
    /// What makes it fire.
    #[serde(flatten)]
    pub test: GateTest,
    /// What it does when it fires.
    pub effect: GateEffect,
}

/// What makes a gate fire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GateTest {
    /// The committee finds that the answer to this question is yes.
    Finding(String),
    /// The condition holds.
    When(Expression),
}

/// What a gate does when it fires.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    /// This class or a lower one.
    AtMost(ClassId),
    /// So many classes lower.
    Lower(u32),
    /// The total, bonus included, counts as at most this.
    TotalAtMost(Exact),
    /// No emulation title; the class stays.
    NoTitle,
}

impl Gate {
    /// The question to the committee, if the gate is a finding.
    pub fn question(&self) -> Option<&str> {
        match &self.test {
            GateTest::Finding(question) => Some(question),
            GateTest::When(_) => None,
        }
    }
}
