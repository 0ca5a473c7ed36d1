//! A case: everything known about one member in one meeting.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::criterion::NotApplied;
use super::id::{CriterionId, EventId, GateId, InputId};
use super::mark::Mark;
use crate::number::Exact;

/// Everything known about one member in one meeting. What is absent is unknown, never nought and never "no".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// What the roster says.
    pub fields: BTreeMap<Field, Value>,
    /// The facts that the set asks for.
    pub inputs: BTreeMap<InputId, Value>,
    /// What was marked. A criterion that starts `full` or by a formula needs no mark and takes none.
    pub marks: BTreeMap<CriterionId, Mark>,
    /// What happened.
    pub occurrences: Vec<Occurrence>,
    /// Criteria that the meeting has waived for everybody, and what becomes of them.
    pub waived: BTreeMap<CriterionId, NotApplied>,
    /// What the committee found.
    pub findings: BTreeMap<GateId, bool>,
    /// The days that the period spans.
    pub period: Option<PeriodDates>,
}

/// The first and the last day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodDates {
    /// `period.start`
    pub start: Date,
    /// `period.end`
    pub end: Date,
}

/// A deduction or addition recorded on a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occurrence {
    /// The criterion it belongs to.
    pub criterion: CriterionId,
    /// Which of the criterion's events.
    pub event: EventId,
    /// How many times.
    pub count: u32,
    /// The points of each, where the committee fixes them within the event's range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Exact>,
    /// What happened, in words.
    #[serde(default)]
    pub note: String,
}

/// What the roster says about a member; `member.<field>` in expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The group (tổ); a text.
    Group,
    /// The role in the union; a text.
    Role,
    /// The post at work; a text.
    Post,
    /// Which of the unit's sheets the member has; a text.
    Audience,
    /// The sex as the roster writes it; a text.
    Sex,
    /// The day of birth; a date.
    Birth,
    /// The day of joining; a date.
    Joined,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number, a count among them.
    Number(Exact),
    /// Yes or no.
    Flag(bool),
    /// A text, a choice among them.
    Text(String),
    /// Some of a set's members.
    Set(BTreeSet<String>),
    /// A day.
    Date(#[serde(serialize_with = "write_date", deserialize_with = "read_date")] Date),
}

impl Field {
    /// Every field, in the order of the roster.
    pub const ALL: [Self; 7] =
        [Self::Group, Self::Role, Self::Post, Self::Audience, Self::Sex, Self::Birth, Self::Joined];

    /// The field's name in expressions and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Role => "role",
            Self::Post => "post",
            Self::Audience => "audience",
            Self::Sex => "sex",
            Self::Birth => "birth",
            Self::Joined => "joined",
        }
    }
}

impl Value {
    /// Writes the bare fact, as a criteria set spells a default.
    pub(super) fn serialize_plain<S: Serializer>(
        value: &Option<Self>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            None => serializer.serialize_none(),
            Some(Self::Number(number)) => number.serialize(serializer),
            Some(Self::Flag(flag)) => flag.serialize(serializer),
            Some(Self::Text(text)) => text.serialize(serializer),
            Some(Self::Set(set)) => set.serialize(serializer),
            Some(Self::Date(date)) => write_date(date, serializer),
        }
    }
}

/// A day in its one spelling, `2026-10-01`.
pub(super) fn read_day(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

fn write_date<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn read_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    read_day(&text).ok_or_else(|| serde::de::Error::custom("not a day such as 2026-10-01"))
}
