//! Names: what an expression can ask for, and how that is spelled.

use super::super::case::Field;
use super::super::fault::Trouble;
use super::super::id::{BallotId, ClassId, CriterionId, EventId, GateId, InputId, SectionId};
use super::super::set::Period;
use crate::text::nearest;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Name {
    Total,
    MaxTotal,
    Zeros,
    /// The class before gates; in a title's condition the final one.
    Class,
    PeriodStart,
    PeriodEnd,
    /// The month of the period's last day, 1 to 12.
    PeriodMonth,
    /// The calendar year of the period's last day.
    PeriodYear,
    Criterion(CriterionId),
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
    Past(Period, Measure),
    /// The mean of the totals of all who are counted in the unit.
    UnitMeanTotal,
    /// How many are counted in the unit.
    UnitMembers,
    /// The unit's own class, a text from outside.
    UnitClass,
    /// The share of the votes for a class or a title.
    Ballot(BallotId),
}

/// What is asked about a member's earlier meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Measure {
    /// How many there were.
    Meetings,
    /// How many ended in this class.
    Count(ClassId),
    /// How many of the latest, in a row, ended in this class.
    Run(ClassId),
    /// The mean of the totals.
    MeanTotal,
    /// The mean of the totals, weighted by the months that each meeting spans.
    WeightedTotal,
    /// The mean of the totals as shares of their maxima.
    MeanShare,
    /// The sum of an input.
    Sum(InputId),
    /// The last day of the latest that ended in this class.
    Last(ClassId),
}

/// The names that need no more, and the words before a dot.
const NAMES: [&str; 21] = [
    "total",
    "max_total",
    "zeros",
    "class",
    "period.start",
    "period.end",
    "period.month",
    "period.year",
    "year.start",
    "unit.mean_total",
    "unit.members",
    "unit.class",
    "c",
    "s",
    "input",
    "member",
    "finding",
    "happened",
    "exempted",
    "year",
    "ballot",
];

const KINDS: [(&str, Period); 6] = [
    ("month", Period::Month),
    ("quarter", Period::Quarter),
    ("half", Period::Half),
    ("term", Period::Term),
    ("year", Period::Year),
    ("round", Period::Round),
];

/// The measures that need nothing more, and those that need a class or an input.
const PLAIN: [(&str, Measure); 4] = [
    ("meetings", Measure::Meetings),
    ("mean_total", Measure::MeanTotal),
    ("weighted_total", Measure::WeightedTotal),
    ("mean_share", Measure::MeanShare),
];
const OF_SOMETHING: [&str; 4] = ["count", "run", "last", "sum"];

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
            ("period", "month") => Some(Self::PeriodMonth),
            ("period", "year") => Some(Self::PeriodYear),
            ("year", "start") => Some(Self::YearStart),
            ("unit", "mean_total") => Some(Self::UnitMeanTotal),
            ("unit", "members") => Some(Self::UnitMembers),
            ("unit", "class") => Some(Self::UnitClass),
            ("c", id) => id.parse().ok().map(Self::Criterion),
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
            Self::Class => "class".to_owned(),
            Self::PeriodStart => "period.start".to_owned(),
            Self::PeriodEnd => "period.end".to_owned(),
            Self::PeriodMonth => "period.month".to_owned(),
            Self::PeriodYear => "period.year".to_owned(),
            Self::YearStart => "year.start".to_owned(),
            Self::Criterion(id) => format!("c.{id}"),
            Self::Section(id) => format!("s.{id}"),
            Self::Input(id) => format!("input.{id}"),
            Self::Member(field) => format!("member.{}", field.name()),
            Self::Finding(id) => format!("finding.{id}"),
            Self::Happened(criterion, event) => format!("happened.{criterion}.{event}"),
            Self::Exempted(criterion, event) => format!("exempted.{criterion}.{event}"),
            Self::Year(id) => format!("year.{id}"),
            Self::YearHappened(criterion, event) => format!("year.{criterion}.{event}"),
            Self::Past(kind, measure) => format!("past.{}.{}", kind_word(*kind), measure.spelling()),
            Self::UnitMeanTotal => "unit.mean_total".to_owned(),
            Self::UnitMembers => "unit.members".to_owned(),
            Self::UnitClass => "unit.class".to_owned(),
            Self::Ballot(id) => format!("ballot.{id}"),
        }
    }
}

impl Measure {
    fn spelling(&self) -> String {
        match self {
            Self::Count(id) => format!("count.{id}"),
            Self::Run(id) => format!("run.{id}"),
            Self::Last(id) => format!("last.{id}"),
            Self::Sum(id) => format!("sum.{id}"),
            Self::Meetings | Self::MeanTotal | Self::WeightedTotal | Self::MeanShare => {
                let plain = PLAIN.iter().find(|(_, measure)| measure == self);
                plain.map(|(word, _)| (*word).to_owned()).unwrap_or_default()
            }
        }
    }
}

fn kind_word(kind: Period) -> &'static str {
    KINDS.iter().find(|(_, period)| *period == kind).map_or("", |(word, _)| *word)
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

/// `past.<kind>.<measure>`, some measures with the id of a class or an input behind them.
fn past(word: &str, rest: &str) -> Result<Name, Trouble> {
    let unknown = |near| Trouble::UnknownName(word.to_owned(), near);
    let (kind, measure) = rest.split_once('.').unwrap_or((rest, ""));
    let Some((kind_word, kind)) = KINDS.iter().find(|(word, _)| *word == kind) else {
        let near = nearest(kind, KINDS.map(|(word, _)| word));
        return Err(unknown(
            near.map(|near| format!("past.{near}.{measure}").trim_end_matches('.').to_owned()),
        ));
    };
    let (what, id) = measure.split_once('.').map_or((measure, None), |(what, id)| (what, Some(id)));
    let plain = PLAIN.iter().find(|(word, _)| *word == what).map(|(_, measure)| measure.clone());
    let read = match (what, id) {
        (_, None) => plain.clone(),
        ("count", Some(id)) => id.parse().ok().map(Measure::Count),
        ("run", Some(id)) => id.parse().ok().map(Measure::Run),
        ("last", Some(id)) => id.parse().ok().map(Measure::Last),
        ("sum", Some(id)) => id.parse().ok().map(Measure::Sum),
        _ => None,
    };
    let known = || PLAIN.iter().map(|(word, _)| *word).chain(OF_SOMETHING);
    let near = || {
        let near = nearest(what, known()).filter(|near| near != what || plain.is_some())?;
        let id = id.filter(|_| OF_SOMETHING.contains(&near.as_str()));
        let id = id.map(|id| format!(".{id}")).unwrap_or_default();
        Some(format!("past.{kind_word}.{near}{id}"))
    };
    read.map(|measure| Name::Past(*kind, measure)).ok_or_else(|| unknown(near()))
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
            "period.month",
            "period.year",
            "year.start",
            "exempted.a.b",
            "year.a.b",
            "c.a",
            "s.a",
            "input.a",
            "member.duty",
            "finding.a",
            "happened.a.b",
            "year.a",
            "past.month.meetings",
            "past.quarter.count.good",
            "past.half.run.good",
            "past.term.mean_total",
            "past.year.weighted_total",
            "past.round.mean_share",
            "past.month.sum.a",
            "past.year.last.good",
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
        ] {
            assert_eq!(Name::read(word), Err(Trouble::UnknownName(word.into(), Some(near.into()))));
        }
        for word in
            ["past", "past.month", "past.month.count", "past.month.count.", "happened.a", "unit", "year."]
        {
            assert!(matches!(Name::read(word), Err(Trouble::UnknownName(..))), "{word}");
        }
    }
}
