//! Inputs: facts that a member brings along.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::case::Value;
use super::id::InputId;
use super::schema::plain_value;

/// A fact that a set asks about every member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Input {
    /// Its id.
    pub id: InputId,
    /// What it is called on the sheet.
    pub title: String,
    /// How to find it out, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// What kind of fact it is.
    pub kind: InputKind,
    /// What holds where nothing is said; without it the fact is then unknown.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "Value::serialize_plain")]
    #[schemars(schema_with = "plain_value")]
    pub default: Option<Value>,
    /// Where it comes from.
    #[serde(skip_serializing_if = "Source::is_typed")]
    pub from: Source,
}

/// Where a fact comes from before anybody types it in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// From nowhere: it is typed in.
    #[default]
    Typed,
    /// From the column of the roster with this heading.
    Roster(String),
    /// From the latest earlier meeting that knew it.
    Earlier,
}

impl Source {
    fn is_typed(&self) -> bool {
        *self == Self::Typed
    }
}

/// What kind of fact an input is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// A whole number of things, never negative, counted in this unit word ("buổi").
    Count(String),
    /// Any exact number.
    Number,
    /// Yes or no.
    Flag,
    /// One of these.
    Choice(#[schemars(length(min = 1))] BTreeSet<String>),
    /// Any of these.
    Set(#[schemars(length(min = 1))] BTreeSet<String>),
    /// A day.
    Date,
}

impl InputKind {
    /// Whether a value is one of this kind.
    pub fn admits(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Count(_), Value::Number(number)) => number.as_whole().is_some_and(|whole| whole >= 0),
            (Self::Number, Value::Number(_))
            | (Self::Flag, Value::Flag(_))
            | (Self::Date, Value::Date(_)) => true,
            (Self::Choice(options), Value::Text(text)) => options.contains(text),
            (Self::Set(options), Value::Set(set)) => set.is_subset(options),
            _ => false,
        }
    }
}
