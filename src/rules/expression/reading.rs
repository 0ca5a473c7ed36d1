//! Readings: what an expression comes to, known or not, and which facts are missing.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::case::Value;
use super::super::outcome::{Missing, Truth};
use super::gaps::Gaps;
use super::range::{NoValue, Range};
use crate::number::Exact;

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Reading {
    pub(in crate::rules) content: Content,
    /// The facts that keep it unknown; none once it is known.
    pub(in crate::rules) missing: Gaps,
}

/// A value of one kind; what is none is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Content {
    Number(Range),
    Truth(Truth),
    Text(Option<String>),
    Set(Option<BTreeSet<String>>),
    Date(Option<Date>),
}

impl Reading {
    /// A reading; the missing facts count only where it is unknown.
    pub(in crate::rules) fn new(content: Content, missing: Gaps) -> Self {
        let known = content.is_known();
        Self { content, missing: if known { Gaps::NONE } else { missing } }
    }

    pub(in crate::rules) fn known(content: Content) -> Self {
        Self { content, missing: Gaps::NONE }
    }

    pub(in crate::rules) fn number(value: Exact) -> Self {
        Self::known(Content::Number(Range::point(value)))
    }

    pub(in crate::rules) fn truth(holds: bool) -> Self {
        Self::known(Content::Truth(holds.into()))
    }

    pub(in crate::rules) fn unknown(content: Content, missing: Missing) -> Self {
        Self { content, missing: Gaps::one(missing) }
    }

    pub(in crate::rules) fn of(value: &Value) -> Self {
        Self::known(match value {
            Value::Number(number) => Content::Number(Range::point(*number)),
            Value::Flag(flag) => Content::Truth((*flag).into()),
            Value::Text(text) => Content::Text(Some(text.clone())),
            Value::Set(set) => Content::Set(Some(set.clone())),
            Value::Date(date) => Content::Date(Some(*date)),
        })
    }

    /// The result of arithmetic that may have no value; `text` is the expression it was.
    pub(in crate::rules) fn worked(worked: Result<Range, NoValue>, missing: Gaps, text: &str) -> Self {
        match worked {
            Ok(range) => Self::new(Content::Number(range), missing),
            Err(no_value) => {
                let missing = match no_value {
                    NoValue::Division => Missing::Division(text.to_owned()),
                    NoValue::Overflow => Missing::Overflow(text.to_owned()),
                };
                Self::unknown(Content::Number(Range::ANY), missing)
            }
        }
    }

    /// The number's range; everything where this is no number, which a checked expression never asks.
    pub(in crate::rules) fn range(&self) -> Range {
        match self.content {
            Content::Number(range) => range,
            _ => Range::ANY,
        }
    }

    /// The truth; unknown where this is none, which a checked expression never asks.
    pub(in crate::rules) fn as_truth(&self) -> Truth {
        match self.content {
            Content::Truth(truth) => truth,
            _ => Truth::Unknown,
        }
    }

    /// Whether it holds, where it is a condition.
    pub(in crate::rules) fn truth_told(&self) -> Option<Truth> {
        match self.content {
            Content::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    /// The value, if it is known.
    pub(in crate::rules) fn value(&self) -> Option<Value> {
        match &self.content {
            Content::Number(range) => range.known().map(Value::Number),
            Content::Truth(Truth::True) => Some(Value::Flag(true)),
            Content::Truth(Truth::False) => Some(Value::Flag(false)),
            Content::Truth(Truth::Unknown) => None,
            Content::Text(text) => text.clone().map(Value::Text),
            Content::Set(set) => set.clone().map(Value::Set),
            Content::Date(date) => date.map(Value::Date),
        }
    }
}

impl Content {
    fn is_known(&self) -> bool {
        match self {
            Self::Number(range) => range.known().is_some(),
            Self::Truth(truth) => *truth != Truth::Unknown,
            Self::Text(text) => text.is_some(),
            Self::Set(set) => set.is_some(),
            Self::Date(date) => date.is_some(),
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

impl Truth {
    pub(in crate::rules) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    pub(in crate::rules) fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    pub(in crate::rules) fn negated(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{self, False, True, Unknown};

    #[test]
    fn unknown_never_decides_what_the_other_side_decides() {
        assert_eq!(False.and(Unknown), False);
        assert_eq!(True.and(Unknown), Unknown);
        assert_eq!(True.or(Unknown), True);
        assert_eq!(False.or(Unknown), Unknown);
        assert_eq!(Truth::Unknown.negated(), Unknown);
    }
}
