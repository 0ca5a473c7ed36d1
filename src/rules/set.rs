//! The criteria set: the file `binhxet.criteria/1` as it stands.

use serde::Serialize;

use super::class::{Class, Otherwise};
use super::criterion::Criterion;
use super::gate::Gate;
use super::id::{SectionId, SetId};
use super::input::Input;
use super::quota::Quota;
use super::voting::Voting;
use crate::number::Exact;

/// The only format of a criteria set that there is.
pub(super) const FORMAT: &str = "binhxet.criteria/1";

/// A criteria set. It comes about only by [`Rulebook::read`](super::Rulebook::read), so it is always sound.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CriteriaSet {
    /// Always `binhxet.criteria/1`.
    pub format: String,
    /// Its id, the same in all editions.
    pub id: SetId,
    /// Counts the editions, from 1.
    pub edition: u32,
    /// Its title.
    pub title: String,
    /// The decisions it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// How often it is used.
    pub period: Period,
    /// What the criteria outside of bonus sections add up to, as printed on the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Exact>,
    /// Limits of the total, bonus included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
    /// The facts it asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
    /// The sheet.
    pub sections: Vec<Section>,
    /// The rules that bar or lower somebody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gates: Vec<Gate>,
    /// The classes, best first.
    pub classes: Vec<Class>,
    /// What becomes of a case that fits no class.
    pub otherwise: Otherwise,
    /// How many may be in a class.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<Quota>,
    /// How the committee votes.
    pub voting: Voting,
}

/// How often a set is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// Every half year.
    Half,
    /// Every school term.
    Term,
    /// Every year.
    Year,
    /// Whenever a round is called.
    Round,
}

/// A section of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its id; `s.<id>` in expressions.
    pub id: SectionId,
    /// The code printed beside it ("I").
    pub code: String,
    /// Its title.
    pub title: String,
    /// What its criteria add up to, as printed on the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Exact>,
    /// Whether it is a bonus on top of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bonus: Option<Bonus>,
    /// Limits of its sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<SectionLimits>,
    /// Its criteria, in printed order.
    pub criteria: Vec<Criterion>,
}

/// A bonus section: its points come on top of the total, its criteria do not count towards the maximum or as nought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bonus {
    /// The most that the section can bring.
    pub cap: Exact,
}

/// Limits of a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// It counts as at least this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Exact>,
    /// It counts as at most this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Exact>,
}

/// Limits of a section's sum, and of what its events can do together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionLimits {
    /// Limits of the sum.
    #[serde(flatten)]
    pub sum: Limits,
    /// The most points that events can take from the section's criteria together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deductions: Option<Exact>,
    /// The most points that events can add to the section's criteria together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additions: Option<Exact>,
}

impl Section {
    /// What its criteria add up to, whoever they apply to.
    pub fn sum(&self) -> Option<Exact> {
        self.criteria.iter().try_fold(Exact::ZERO, |sum, criterion| sum.plus(criterion.max))
    }
}
