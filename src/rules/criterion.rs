//! Criteria: what is marked, and what can happen to the points.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::expression::Expression;
use super::id::{BadId, CriterionId, EventId, ExemptionId, LevelId, SectionId};
use super::rounding::Round;
use super::scale::Scale;
use super::steps::Steps;
use crate::number::Exact;

/// A criterion: points = start + events, held between nought and the maximum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// The code printed beside it ("I.1").
    pub code: String,
    /// Its title.
    pub title: String,
    /// How to mark it, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// The most points it can bring.
    pub max: Exact,
    /// Where the points start.
    pub start: Start,
    /// What can happen to them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventKind>,
    /// Events of which only one counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<EventGroup>,
    /// Whom it applies to; everybody where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Applies>,
    /// Whether an occurrence needs evidence.
    #[serde(skip_serializing_if = "Evidence::is_free")]
    pub evidence: Evidence,
    /// Whose proposal stands before the committee speaks.
    #[serde(skip_serializing_if = "MarkedBy::is_group")]
    pub marked_by: MarkedBy,
    /// How its points are rounded, after what others gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
}

/// Where a criterion's points start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// All or nothing.
    Check,
    /// The maximum, unless events take from it. Needs no mark.
    Full,
    /// Nought, unless events add to it. Needs no mark.
    Empty,
    /// A number on a scale.
    Points(Scale),
    /// One of some named levels, best first.
    Levels(#[schemars(length(min = 1))] Vec<Level>),
    /// Computed from inputs. Needs no mark.
    Formula(Expression),
}

/// A named level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Level {
    /// Its id.
    pub id: LevelId,
    /// Its title.
    pub title: String,
    /// What it brings.
    pub points: Exact,
}

/// A kind of event that can be recorded under a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EventKind {
    /// Its id.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// The word it is counted in ("lần", "hồ sơ").
    pub unit: String,
    /// What each occurrence does.
    pub effect: Effect,
    /// How far all its occurrences together can go, with the sign of the effect; no limit of its own where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Exact>,
    /// The reasons that excuse an occurrence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exempt: Vec<Exemption>,
}

/// A reason that excuses occurrences: they are listed, take nothing and do not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Exemption {
    /// Its id.
    pub id: ExemptionId,
    /// The reason in words ("thai sản").
    pub title: String,
    /// How many occurrences it excuses at most; those beyond count. No limit where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 10_000))]
    pub most: Option<u32>,
}

/// What each occurrence does to a criterion's points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Adds these points; deductions are negative.
    Each(Exact),
    /// Adds the first of these the first time, the second the second time, and so on; the last one from then on.
    Steps(Steps),
    /// Adds what the committee fixes between these two, ends included.
    Between(Exact, Exact),
    /// The whole criterion is lost, whatever else happened.
    All,
    /// Nothing: it is only noted, and gates may look at it by `happened.`.
    Nothing,
}

/// Kinds of events that describe the same thing, so that not all of them count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EventGroup {
    /// The kinds; all of them add, or all of them deduct.
    #[schemars(length(min = 1))]
    pub events: Vec<EventId>,
    /// Which of them counts.
    pub counts: GroupRule,
}

/// Which event of a group counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupRule {
    /// The kind that does most, with all its occurrences.
    Best,
    /// The single occurrence that does most.
    One,
}

/// Whom a criterion applies to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Applies {
    /// The condition.
    pub when: Expression,
    /// What becomes of the criterion where it does not hold.
    pub otherwise: NotApplied,
}

/// What becomes of a criterion that does not apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotApplied {
    /// It leaves the sheet, and the maximum is smaller.
    Excluded,
    /// It counts with all its points.
    Full,
    /// Its points go to these, in proportion to their maxima; where none of them is left, it is excluded.
    Share(#[schemars(length(min = 1))] Vec<Recipient>),
    /// It leaves the sheet, and what its section earns is scaled up to the section's maximum.
    Rescale,
}

/// Who receives the points of a criterion that does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A criterion, written `c.<id>`.
    Criterion(CriterionId),
    /// All criteria of a section, written `s.<id>`.
    Section(SectionId),
}

/// Whether an occurrence needs evidence to be recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A note is enough.
    #[default]
    Free,
    /// Evidence must be named.
    Needed,
}

/// Whose proposal stands before the committee speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MarkedBy {
    /// The group's, else the member's own.
    #[default]
    Group,
    /// The member's own, else the group's.
    #[serde(rename = "self")]
    Own,
}

impl MarkedBy {
    fn is_group(&self) -> bool {
        *self == Self::Group
    }
}

impl Evidence {
    fn is_free(&self) -> bool {
        *self == Self::Free
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Criterion(id) => write!(f, "c.{id}"),
            Self::Section(id) => write!(f, "s.{id}"),
        }
    }
}

impl FromStr for Recipient {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        match text.split_once('.') {
            Some(("c", id)) => id.parse().map(Self::Criterion),
            Some(("s", id)) => id.parse().map(Self::Section),
            _ => Err(BadId),
        }
    }
}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Effect {
    /// The least and the most that one occurrence adds; none where it takes the whole criterion or nothing.
    pub fn ends(&self) -> Option<(Exact, Exact)> {
        match self {
            Self::Each(points) => Some((*points, *points)),
            Self::Steps(steps) => Some(steps.ends()),
            Self::Between(one, other) => Some((*one.min(other), *one.max(other))),
            Self::All | Self::Nothing => None,
        }
    }
}

impl Criterion {
    /// The event of that id.
    pub fn event(&self, id: &EventId) -> Option<&EventKind> {
        self.events.iter().find(|event| event.id == *id)
    }

    /// The exemption of that id from an event.
    pub fn exemption(&self, event: &EventId, id: &ExemptionId) -> Option<&Exemption> {
        self.event(event)?.exempt.iter().find(|exemption| exemption.id == *id)
    }

    /// The level of that id, where the criterion is marked in levels.
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        match &self.start {
            Start::Levels(levels) => levels.iter().find(|level| level.id == *id),
            _ => None,
        }
    }

    /// Its maximum, and what marks and events do to its points; none where a number is too large.
    pub(super) fn amounts(&self) -> Option<Vec<Exact>> {
        let mut amounts = vec![self.max];
        match &self.start {
            // Where marks are levels, these end on a step, too.
            Start::Points(scale) => amounts.push(scale.points(scale.step)?),
            Start::Levels(levels) => amounts.extend(levels.iter().map(|level| level.points)),
            Start::Check | Start::Full | Start::Empty | Start::Formula(_) => {}
        }
        for event in &self.events {
            match &event.effect {
                Effect::Steps(steps) => amounts.extend(steps.points()),
                effect => amounts.extend(effect.ends().into_iter().flat_map(|(low, high)| [low, high])),
            }
            amounts.extend(event.limit);
        }
        Some(amounts)
    }

    /// Whether the committee marks it; otherwise its points come about by themselves.
    pub fn is_marked(&self) -> bool {
        match self.start {
            Start::Check | Start::Points(_) | Start::Levels(_) => true,
            Start::Full | Start::Empty | Start::Formula(_) => false,
        }
    }
}
