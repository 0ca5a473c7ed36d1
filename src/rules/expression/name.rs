//! Names: what an expression can ask for, and how that is spelled.

use super::super::case::Field;
use super::super::fault::Trouble;
use super::super::id::{BallotId, CriterionId, EventId, GateId, InputId, SectionId};
use super::past::{Earlier, past};
use crate::number::Exact;
use crate::text::nearest;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Name {
    Total,
    MaxTotal,
    Zeros,
    /// How many criteria stand below this share of their own maximum.
    Below(Exact),
    /// The class before gates; in a title's condition the final one.
    Class,
    PeriodStart,
    PeriodEnd,
    /// The day after the period's last.
    PeriodNext,
    /// The month of the period's last day, 1 to 12.
    PeriodMonth,
    /// The calendar year of the period's last day.
    PeriodYear,
    Criterion(CriterionId),
    /// Which level a criterion was marked with, whatever happened to its points.
    Level(CriterionId),
    Section(SectionId),
    Input(InputId),
    Member(Field),
    Finding(GateId),
    /// How often something happened, exempted occurrences aside.
    Happened(CriterionId, EventId),
    /// How many occurrences of it a reason excuses.
    Exempted(CriterionId, EventId),
    /// The first day of the unit's year.
    YearStart,
    /// How often something happened since the unit's year began, this period included, exempted occurrences aside.
    YearHappened(CriterionId, EventId),
    /// What an input has come to since the unit's year began, this period included.
    Year(InputId),
    /// What earlier meetings of one kind come to.
    Past(Earlier),
    /// The mean of the totals of all who are counted in the unit.
    UnitMeanTotal,
    /// How many are counted in the unit.
    UnitMembers,
    /// The unit's own class, a text from outside.
    UnitClass,
    /// The share of the votes for a class or a title.
    Ballot(BallotId),
}

/// The word before the share of [`Name::Below`].
pub(super) const BELOW: &str = "below";

/// The names that need no more, and the words before a dot.
const NAMES: [&str; 24] = [
    "total",
    "max_total",
    "zeros",
    "class",
    "period.start",
    "period.end",
    "period.next",
    "period.month",
    "period.year",
    "year.start",
    "unit.mean_total",
    "unit.members",
    "unit.class",
    "c",
    "level",
    "s",
    "input",
    "member",
    "value",
    "finding",
    "happened",
    "exempted",
    "year",
    "ballot",
];

impl Name {
    /// What a word stands for, as far as its spelling tells.
    ///
    /// # Errors
    /// It stands for nothing.
    pub(super) fn read(word: &str) -> Result<Self, Trouble> {
        let (space, id) = word.split_once('.').unwrap_or((word, ""));
        let name = match (space, id) {
            ("total", "") => Some(Self::Total),
            ("max_total", "") => Some(Self::MaxTotal),
            ("zeros", "") => Some(Self::Zeros),
            ("class", "") => Some(Self::Class),
            ("period", "start") => Some(Self::PeriodStart),
            ("period", "end") => Some(Self::PeriodEnd),
            ("period", "next") => Some(Self::PeriodNext),
            ("period", "month") => Some(Self::PeriodMonth),
            ("period", "year") => Some(Self::PeriodYear),
            ("year", "start") => Some(Self::YearStart),
            ("unit", "mean_total") => Some(Self::UnitMeanTotal),
            ("unit", "members") => Some(Self::UnitMembers),
            ("unit", "class") => Some(Self::UnitClass),
            ("c", id) => id.parse().ok().map(Self::Criterion),
            ("level", id) => id.parse().ok().map(Self::Level),
            ("s", id) => id.parse().ok().map(Self::Section),
            ("input", id) => id.parse().ok().map(Self::Input),
            ("finding", id) => id.parse().ok().map(Self::Finding),
            ("year", rest) => match rest.contains('.') {
                true => event(rest, Self::YearHappened),
                false => rest.parse().ok().map(Self::Year),
            },
            ("ballot", id) => id.parse().ok().map(Self::Ballot),
            ("happened", rest) => event(rest, Self::Happened),
            ("exempted", rest) => event(rest, Self::Exempted),
            ("member", id) => return member(word, id),
            ("past", rest) => return past(word, rest),
            _ => None,
        };
        let unknown = || Trouble::UnknownName(word.to_owned(), nearest(word, NAMES));
        name.filter(|_| !word.ends_with('.')).ok_or_else(unknown)
    }

    /// The name as an expression spells it.
    pub(in crate::rules) fn spelling(&self) -> String {
        match self {
            Self::Total => "total".to_owned(),
            Self::MaxTotal => "max_total".to_owned(),
            Self::Zeros => "zeros".to_owned(),
            Self::Below(share) => format!("{BELOW}({share})"),
            Self::Class => "class".to_owned(),
            Self::PeriodStart => "period.start".to_owned(),
            Self::PeriodEnd => "period.end".to_owned(),
            Self::PeriodNext => "period.next".to_owned(),
            Self::PeriodMonth => "period.month".to_owned(),
            Self::PeriodYear => "period.year".to_owned(),
            Self::YearStart => "year.start".to_owned(),
            Self::Criterion(id) => format!("c.{id}"),
            Self::Level(id) => format!("level.{id}"),
            Self::Section(id) => format!("s.{id}"),
            Self::Input(id) => format!("input.{id}"),
            Self::Member(field) => format!("member.{}", field.name()),
            Self::Finding(id) => format!("finding.{id}"),
            Self::Happened(criterion, event) => format!("happened.{criterion}.{event}"),
            Self::Exempted(criterion, event) => format!("exempted.{criterion}.{event}"),
            Self::Year(id) => format!("year.{id}"),
            Self::YearHappened(criterion, event) => format!("year.{criterion}.{event}"),
            Self::Past(earlier) => earlier.spelling(),
            Self::UnitMeanTotal => "unit.mean_total".to_owned(),
            Self::UnitMembers => "unit.members".to_owned(),
            Self::UnitClass => "unit.class".to_owned(),
            Self::Ballot(id) => format!("ballot.{id}"),
        }
    }
}

/// Something about an event of a criterion.
fn event(rest: &str, name: fn(CriterionId, EventId) -> Name) -> Option<Name> {
    let (criterion, event) = rest.split_once('.')?;
    Some(name(criterion.parse().ok()?, event.parse().ok()?))
}

fn member(word: &str, id: &str) -> Result<Name, Trouble> {
    let field = Field::ALL.into_iter().find(|field| field.name() == id);
    let near = || nearest(id, Field::ALL.map(Field::name)).map(|near| format!("member.{near}"));
    field.map(Name::Member).ok_or_else(|| Trouble::UnknownName(word.to_owned(), near()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_spelled_as_it_was_read() {
        for word in [
            "total",
            "max_total",
            "zeros",
            "class",
            "period.start",
            "period.end",
            "period.next",
            "period.month",
            "period.year",
            "year.start",
            "exempted.a.b",
            "year.a.b",
            "c.a",
            "level.a",
            "s.a",
            "input.a",
            "member.duty",
            "finding.a",
            "happened.a.b",
            "year.a",
            "past.month.meetings",
            "past.quarter.count.good",
            "past.half.run.good",
            "past.year.run_from.good",
            "past.term.mean_total",
            "past.year.weighted_total",
            "past.round.mean_share",
            "past.month.sum.a",
            "past.year.last.good",
            "past.month.here.mean_total",
            "past.quarter.here.run.good",
            "past.round.here.sum.a",
            "past.month.within.12.count.good",
            "past.year.within.600.run_from.good",
            "past.term.total.1",
            "past.month.here.total.12",
            "past.quarter.last_total",
            "past.month.here.lowest_total",
            "past.year.within.24.highest_total",
            "unit.mean_total",
            "unit.members",
            "unit.class",
            "ballot.good",
        ] {
            assert_eq!(Name::read(word).map(|name| name.spelling()).as_deref(), Ok(word));
        }
    }

    #[test]
    fn a_misspelt_name_is_answered_with_the_nearest() {
        for (word, near) in [
            ("totla", "total"),
            ("unit.mean_totl", "unit.mean_total"),
            ("unit.member", "unit.members"),
            ("member.dutty", "member.duty"),
            ("past.mounth.meetings", "past.month.meetings"),
            ("past.month.meeting", "past.month.meetings"),
            ("past.month.conut.good", "past.month.count.good"),
            ("past.month.mean_total.good", "past.month.mean_total"),
            ("past.year.run_form.good", "past.year.run_from.good"),
            ("past.month.here.conut.good", "past.month.here.count.good"),
            ("past.term.first_total", "past.term.total.1"),
            ("past.month.here.lst_total", "past.month.here.last_total"),
            ("past.month.here.lowst_total", "past.month.here.lowest_total"),
            ("past.year.here.count.good", "past.year.count.good"),
            ("past.month.within.12.conut.good", "past.month.within.12.count.good"),
            ("past.month.within.count.good", "past.month.within.12.count.good"),
            ("past.month.within.0.run.good", "past.month.within.12.run.good"),
            ("past.month.within.601.run.good", "past.month.within.12.run.good"),
            ("past.month.within.06.meetings", "past.month.within.12.meetings"),
        ] {
            assert_eq!(Name::read(word), Err(Trouble::UnknownName(word.into(), Some(near.into()))));
        }
        for word in [
            "past",
            "past.month",
            "past.month.count",
            "past.month.count.",
            "past.month.here",
            "past.month.within",
            "past.term.total",
            "past.term.total.0",
            "past.term.total.01",
            "past.term.total.100",
            "happened.a",
            "unit",
            "year.",
        ] {
            assert!(matches!(Name::read(word), Err(Trouble::UnknownName(..))), "{word}");
        }
    }
}
