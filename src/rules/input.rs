//! Inputs: facts that a member brings along.

use schemars::JsonSchema;
use serde::Serialize;

use super::case::Value;
use super::id::InputId;
use super::options::Options;
use super::schema::plain_value;
use crate::number::Exact;
use crate::text::Lang;

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
    /// The least that somebody may state, for numbers, counts and percentages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Exact>,
    /// The most that somebody may state. Percentages are at most 1000% if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Exact>,
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
    /// A share, typed and shown in percent: 98 means 98%.
    Percent,
    /// Yes or no.
    Flag,
    /// One of these.
    Choice(#[schemars(length(min = 1))] Options),
    /// Any of these.
    Set(#[schemars(length(min = 1))] Options),
    /// A day.
    Date,
}

/// Percentages of more than this are taken for a slip where a set says nothing: 1000%.
const MOST_PERCENT: Exact = Exact::whole(10);

/// What a percentage is a part of.
const HUNDRED: Exact = Exact::whole(100);

impl Input {
    /// The least number that somebody may state; none where there is no bound.
    pub fn least(&self) -> Option<Exact> {
        match self.kind {
            InputKind::Count(_) | InputKind::Percent => self.min.or(Some(Exact::ZERO)),
            _ => self.min,
        }
    }

    /// The greatest number that somebody may state; none where there is no bound.
    pub fn most(&self) -> Option<Exact> {
        match self.kind {
            InputKind::Percent => self.max.or(Some(MOST_PERCENT)),
            _ => self.max,
        }
    }

    /// Whether somebody may state this value: it is of the kind, and within the bounds.
    pub fn admits(&self, value: &Value) -> bool {
        self.kind.admits(value) && !self.is_outside(value)
    }

    /// Whether a value is a number beyond the bounds.
    pub fn is_outside(&self, value: &Value) -> bool {
        let Value::Number(number) = value else { return false };
        self.least().is_some_and(|least| *number < least) || self.most().is_some_and(|most| *number > most)
    }

    /// Why a number beyond the bounds is not taken.
    pub fn refusal(&self, lang: Lang) -> String {
        lang.refuse_fact_outside(&self.title, self.bounds(lang).unwrap_or_default())
    }

    /// The bounds in words, "từ 0 đến 60"; none where every number of the kind will do.
    pub fn bounds(&self, lang: Lang) -> Option<String> {
        let shown = |number: Exact| self.kind.shown(number, lang);
        match (self.least(), self.most()) {
            (Some(least), Some(most)) => Some(lang.input_from_to(shown(least), shown(most))),
            (Some(least), None) => Some(lang.input_from(shown(least))),
            (None, Some(most)) => Some(lang.input_up_to(shown(most))),
            (None, None) => None,
        }
    }
}

impl InputKind {
    /// Whether values of the kind are numbers.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Number | Self::Percent)
    }

    /// The number that somebody means who types this one: 98 is 98% where percentages are asked for. None where it
    /// cannot be kept exactly.
    pub fn meant(&self, typed: Exact) -> Option<Exact> {
        if *self == Self::Percent { typed.over(HUNDRED) } else { Some(typed) }
    }

    /// What somebody types who means this number.
    pub fn typed(&self, number: Exact) -> Option<Exact> {
        if *self == Self::Percent { number.times(HUNDRED) } else { Some(number) }
    }

    /// The same kind, its options in the order that fingerprints go by.
    pub(super) fn sorted(self) -> Self {
        match self {
            Self::Choice(options) => Self::Choice(options.sorted()),
            Self::Set(options) => Self::Set(options.sorted()),
            other => other,
        }
    }

    /// A number as people write it: 0.98 is 98% where percentages are asked for.
    pub fn shown(&self, number: Exact, lang: Lang) -> String {
        match self.typed(number) {
            Some(percent) if *self == Self::Percent => format!("{}%", percent.shown(lang)),
            _ => number.shown(lang),
        }
    }

    /// Whether a value is one of this kind.
    pub fn admits(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Count(_), Value::Number(number)) => number.as_whole().is_some_and(|whole| whole >= 0),
            (Self::Number | Self::Percent, Value::Number(_))
            | (Self::Flag, Value::Flag(_))
            | (Self::Date, Value::Date(_)) => true,
            (Self::Choice(options), Value::Text(text)) => options.contains(text),
            (Self::Set(options), Value::Set(set)) => set.iter().all(|one| options.contains(one)),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(kind: InputKind, min: Option<&str>, max: Option<&str>) -> Input {
        let end = |text: Option<&str>| text.map(|text| text.parse().expect("a number"));
        Input {
            id: "i".parse().expect("an id"),
            title: "Tỷ lệ".to_owned(),
            guide: None,
            kind,
            min: end(min),
            max: end(max),
            default: None,
            from: Source::Typed,
        }
    }

    fn number(text: &str) -> Value {
        Value::Number(text.parse().expect("a number"))
    }

    #[test]
    fn a_value_is_admitted_that_is_of_the_kind_and_within_the_bounds() {
        let count = input(InputKind::Count("buổi".to_owned()), None, Some("31"));
        for (value, admitted) in [("0", true), ("31", true), ("32", false), ("-1", false), ("2.5", false)] {
            assert_eq!(count.admits(&number(value)), admitted, "{value}");
        }
        assert!(!count.admits(&Value::Flag(true)));
        let options = ["xuân", "hạ"].map(str::to_owned);
        let set = input(InputKind::Set(Options::new(options)), None, None);
        for (members, admitted) in
            [(&[][..], true), (&["hạ"], true), (&["xuân", "hạ"], true), (&["hạ", "thu"], false)]
        {
            let members = members.iter().map(|member| (*member).to_owned()).collect();
            assert_eq!(set.admits(&Value::Set(members)), admitted);
        }
    }

    #[test]
    fn a_number_beyond_the_bounds_is_refused_with_them() {
        let percent = input(InputKind::Percent, None, Some("1.2"));
        assert!(percent.is_outside(&number("1.21")) && !percent.is_outside(&number("1.2")));
        assert_eq!(percent.bounds(Lang::Vi).as_deref(), Some("từ 0% đến 120%"));
        assert_eq!(percent.refusal(Lang::Vi), "“Tỷ lệ” phải từ 0% đến 120%. Hãy gõ lại.");
    }

    #[test]
    fn ninety_eight_is_meant_in_percent_where_percentages_are_asked_for() {
        let read = |text: &str| text.parse::<Exact>().expect("a number");
        assert_eq!(InputKind::Percent.meant(read("98")), Some(read("0.98")));
        assert_eq!(InputKind::Number.meant(read("98")), Some(read("98")));
    }
}
