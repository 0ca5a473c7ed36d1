//! A person on the roster, and the seat that they may have on the committee.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::MemberId;
use crate::text::{Line, Name, fold};

/// One person of the unit: a member under review, an officer of the committee, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The unit's code for the person.
    pub id: MemberId,
    /// Family, middle and given name, in this order.
    pub name: Name,
    /// Day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth: Option<Date>,
    /// Sex, as the papers ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// The union group (tổ công đoàn).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Name>,
    /// The post at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Line>,
    /// The group of those with like duties, within which some quotas are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Name>,
    /// Which of the unit's sheets is the person's, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Name>,
    /// The day of joining the union.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<Date>,
    /// The seat on the executive committee, for its officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Office>,
    /// Whether the committee reviews this person in its meetings.
    pub reviewed: bool,
    /// What else the roster says, by the heading of its column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Line>,
}

impl Person {
    /// A member under review of whom nothing else is known.
    pub fn new(id: MemberId, name: Name) -> Self {
        Self {
            id,
            name,
            birth: None,
            sex: None,
            group: None,
            post: None,
            duty: None,
            audience: None,
            joined: None,
            office: None,
            reviewed: true,
            fields: BTreeMap::new(),
        }
    }
}

/// Sex, as the papers ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Nữ.
    Female,
    /// Nam.
    Male,
}

/// A seat on the executive committee (Ban Chấp hành) with the title that the unit gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// The seat that the rules know.
    pub seat: Seat,
    /// The title as the unit writes it, such as "Ủy viên BCH".
    pub title: Line,
}

impl Office {
    /// Whether the title says that the officer keeps the minutes.
    pub fn is_secretary(&self) -> bool {
        let title = fold(self.title.as_str());
        title.contains("thu ky") || title.contains("secretary")
    }
}

/// The kinds of seats, in their order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// Chủ tịch.
    Chair,
    /// Phó Chủ tịch.
    DeputyChair,
    /// Ủy viên.
    Officer,
}
