//! A case: everything known about one member in one meeting.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::award::TitleDecision;
use super::bound::Denominator;
use super::criterion::NotApplied;
use super::id::{BallotId, ClassId, CriterionId, EventId, ExemptionId, GateId, InputId, TitleId};
use super::mark::Mark;
use super::set::Period as PeriodKind;
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
    /// The votes that a mark was put together from, where they are known.
    pub votes: BTreeMap<CriterionId, Vec<Mark>>,
    /// What happened.
    pub occurrences: Vec<Occurrence>,
    /// Criteria that the meeting has waived for everybody, and what becomes of them.
    pub waived: BTreeMap<CriterionId, Waived>,
    /// What the committee found.
    pub findings: BTreeMap<GateId, bool>,
    /// The days that the period spans.
    pub period: Option<PeriodDates>,
    /// What earlier meetings left; none where nobody knows.
    pub history: Option<History>,
    /// The votes of a ballot on the classes and titles, once it was held.
    pub ballots: Option<Ballots>,
    /// A recorded move away from the set's default class.
    pub moves: Option<Move>,
    /// What the committee decided about a referred case.
    pub decision: Option<Move>,
    /// What it decided on titles that their quotas leave to it.
    pub title_decisions: BTreeMap<TitleId, TitleDecision>,
}

/// What becomes of a criterion that the meeting has waived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// What becomes of it.
    pub way: NotApplied,
    /// Why, in words; empty where nothing says so.
    pub reason: String,
}

/// What earlier sealed meetings left about a member. It is resolved once, before any evaluation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// What each input had come to since the first month of the unit's year.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub year: BTreeMap<InputId, Accumulated>,
    /// How often each event had happened since the first month of the unit's year, exempted occurrences aside.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub happened: BTreeMap<CriterionId, BTreeMap<EventId, Tally>>,
    /// The latest value of each input that is carried on from earlier meetings.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub latest: BTreeMap<InputId, Value>,
    /// The meetings, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<Past>,
    /// Earlier meetings of which nobody knows any more what they left: their personal data were removed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<RemovedPast>,
}

/// An earlier sealed meeting whose personal data were removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovedPast {
    /// How long its period was.
    pub kind: PeriodKind,
    /// Its days.
    pub days: PeriodDates,
}

/// What an input had come to before this meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accumulated {
    /// In the months before this period.
    pub before: Value,
    /// In those months of this period that earlier meetings covered; it counts unless this meeting says it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Value>,
}

/// How often something had happened before this meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// In the months before this period.
    pub before: u32,
    /// In those months of this period that earlier meetings covered; it counts unless this meeting records some itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<u32>,
}

/// An earlier sealed meeting of the same member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Past {
    /// How long its period was.
    pub kind: PeriodKind,
    /// Its days.
    pub days: PeriodDates,
    /// The class, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
    /// The score that counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Exact>,
    /// The most there was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_total: Option<Exact>,
    /// The facts it knew.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub inputs: BTreeMap<InputId, Value>,
    /// The gates that had fired in it by themselves, not those that it carried on from before.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub gates: BTreeSet<GateId>,
    /// The titles won in it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub titles: BTreeSet<TitleId>,
}

/// The votes of a ballot on classes and titles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballots {
    /// How many voted for each class.
    pub classes: BTreeMap<ClassId, u32>,
    /// How many voted for each title.
    pub titles: BTreeMap<TitleId, u32>,
    /// How many there are by each way of counting.
    pub voters: Voters,
    /// The numbers of titles that were voted on apart from the rest, often in another attendance.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub apart: BTreeMap<TitleId, Voters>,
    /// The class that the ballot came to, where it came to one. Where it is another than the computed one the case is
    /// left to the committee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<ClassId>,
}

/// How many officers there are, by each way of counting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voters {
    /// All of the committee.
    pub committee: u32,
    /// Those called, without the recused.
    pub summoned: u32,
    /// Those in the room, without the recused.
    pub present: u32,
    /// The ballots given, blank and invalid ones among them.
    pub cast: u32,
    /// The ballots that choose something.
    pub valid: u32,
}

/// A class that somebody decided upon, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The class.
    pub class: ClassId,
    /// The reason, in words.
    pub reason: String,
}

/// The first and the last day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodDates {
    /// `period.start`
    #[serde(serialize_with = "write_date", deserialize_with = "read_date")]
    pub start: Date,
    /// `period.end`
    #[serde(serialize_with = "write_date", deserialize_with = "read_date")]
    pub end: Date,
}

impl PeriodDates {
    /// The first day of so many months that end with the period; none where the calendar does not reach as far.
    pub fn months_before_its_end(&self, months: u16) -> Option<Date> {
        let span = Span::new().try_months(months).ok()?;
        self.end.tomorrow().ok()?.checked_sub(span).ok()
    }
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
    /// The reason that excuses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exempt: Option<ExemptionId>,
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
    /// The group of those with like duties; a text.
    Duty,
    /// Which of the unit's sheets the member has; a text.
    Audience,
    /// The sex; the text `female` or `male`.
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

impl From<NotApplied> for Waived {
    fn from(way: NotApplied) -> Self {
        Self { way, reason: String::new() }
    }
}

impl Past {
    /// Whether it ended in this class, or with this title won.
    pub(super) fn came_to(&self, id: &BallotId) -> bool {
        let is = |other: &str| other == id.as_str();
        self.class.as_ref().is_some_and(|class| is(class.as_str()))
            || self.titles.iter().any(|title| is(title.as_str()))
    }
}

impl Voters {
    /// How many there are by this way of counting.
    pub fn of(self, denominator: Denominator) -> u32 {
        match denominator {
            Denominator::Committee => self.committee,
            Denominator::Summoned => self.summoned,
            Denominator::Present => self.present,
            Denominator::Cast => self.cast,
            Denominator::Valid => self.valid,
        }
    }
}

impl Field {
    /// Every field, in the order of the roster.
    pub const ALL: [Self; 8] = [
        Self::Group,
        Self::Role,
        Self::Post,
        Self::Duty,
        Self::Audience,
        Self::Sex,
        Self::Birth,
        Self::Joined,
    ];

    /// The field's name in expressions and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Role => "role",
            Self::Post => "post",
            Self::Duty => "duty",
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

pub(super) fn write_date<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn read_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    read_day(&text).ok_or_else(|| serde::de::Error::custom("not a day such as 2026-10-01"))
}
