//! `past.<kind>.<measure>`, `past.<kind>.here.<measure>` and `past.<kind>.within.<months>.<measure>`: what an expression can
//! ask about earlier meetings.

use super::super::fault::Trouble;
use super::super::id::{BallotId, ClassId, InputId};
use super::super::set::Period;
use super::name::Name;
use crate::text::nearest;

/// Which of a member's earlier meetings are asked about, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Earlier {
    /// How long their periods are.
    pub(in crate::rules) kind: Period,
    pub(in crate::rules) within: Within,
    pub(in crate::rules) measure: Measure,
}

/// Where the periods of earlier meetings must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Within {
    /// In this unit's year; meetings about whole years, before this period.
    Year,
    /// From the first to the last day of this meeting's own period.
    Here,
    /// In so many months that end with this meeting's period, whatever the year.
    Months(u16),
}

/// What is asked about a member's earlier meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Measure {
    /// How many there were.
    Meetings,
    /// How many ended in this class, or with this title won.
    Count(BallotId),
    /// How many of the latest, in a row, did.
    Run(BallotId),
    /// How many of the latest, in a row, ended in this class of the set or in a better one.
    RunFrom(ClassId),
    /// The mean of the totals.
    MeanTotal,
    /// The mean of the totals, weighted by the months that each meeting spans.
    WeightedTotal,
    /// The total of this one of them, counted from the earliest as the first.
    Total(u8),
    /// The total of the latest.
    LastTotal,
    /// The lowest of the totals.
    LowestTotal,
    /// The highest of the totals.
    HighestTotal,
    /// The mean of the totals as shares of their maxima.
    MeanShare,
    /// The sum of an input.
    Sum(InputId),
    /// The last day of the latest that did.
    Last(BallotId),
}

/// The word before a measure that keeps to this meeting's own period.
const HERE: &str = "here";

/// The word before a number of months, and the most that there may be of them.
const WITHIN: &str = "within";
const MOST_MONTHS: u16 = 600;

/// The months that are suggested to whoever gives none that can be.
const A_YEAR: u16 = 12;

/// The measures that need nothing more, and those that need a class or an input.
const PLAIN: [(&str, Measure); 7] = [
    ("meetings", Measure::Meetings),
    ("mean_total", Measure::MeanTotal),
    ("weighted_total", Measure::WeightedTotal),
    ("last_total", Measure::LastTotal),
    ("lowest_total", Measure::LowestTotal),
    ("highest_total", Measure::HighestTotal),
    ("mean_share", Measure::MeanShare),
];
const OF_SOMETHING: [&str; 6] = ["count", "run", RUN_FROM, "last", "sum", "total"];

/// The word before a class that meetings in a row came to at least.
const RUN_FROM: &str = "run_from";

/// What somebody may write who looks for the first of the totals.
const FIRST_TOTAL: &str = "first_total";

impl Earlier {
    /// As an expression spells it.
    pub(super) fn spelling(&self) -> String {
        format!("{}.{}", self.stem(), self.measure.spelling())
    }

    /// All before the measure.
    pub(in crate::rules) fn stem(&self) -> String {
        stem(self.kind.word(), self.within)
    }
}

impl Measure {
    /// The class or the title that is looked for.
    pub(in crate::rules) fn sought(&self) -> Option<&BallotId> {
        match self {
            Self::Count(id) | Self::Run(id) | Self::Last(id) => Some(id),
            _ => None,
        }
    }

    /// Whether it is about the totals that the meetings came to.
    pub(in crate::rules) fn is_of_totals(&self) -> bool {
        match self {
            Self::MeanTotal
            | Self::WeightedTotal
            | Self::Total(_)
            | Self::LastTotal
            | Self::LowestTotal
            | Self::HighestTotal
            | Self::MeanShare => true,
            Self::Meetings
            | Self::Count(_)
            | Self::Run(_)
            | Self::RunFrom(_)
            | Self::Sum(_)
            | Self::Last(_) => false,
        }
    }

    fn spelling(&self) -> String {
        match self {
            Self::Count(id) => format!("count.{id}"),
            Self::Run(id) => format!("run.{id}"),
            Self::RunFrom(id) => format!("{RUN_FROM}.{id}"),
            Self::Last(id) => format!("last.{id}"),
            Self::Sum(id) => format!("sum.{id}"),
            Self::Total(number) => format!("total.{number}"),
            Self::Meetings
            | Self::MeanTotal
            | Self::WeightedTotal
            | Self::LastTotal
            | Self::LowestTotal
            | Self::HighestTotal
            | Self::MeanShare => {
                let plain = PLAIN.iter().find(|(_, measure)| measure == self);
                plain.map(|(word, _)| (*word).to_owned()).unwrap_or_default()
            }
        }
    }
}

/// All before the measure.
fn stem(kind: &str, within: Within) -> String {
    match within {
        Within::Year => format!("past.{kind}"),
        Within::Here => format!("past.{kind}.{HERE}"),
        Within::Months(months) => format!("past.{kind}.{WITHIN}.{months}"),
    }
}

/// What follows `past.`; some measures have the id of a class or an input behind them. A period holds no whole year but
/// its own, so there is no `past.year.here`.
///
/// # Errors
/// It asks nothing that there is.
pub(super) fn past(word: &str, rest: &str) -> Result<Name, Trouble> {
    let unknown = |near| Trouble::UnknownName(word.to_owned(), near);
    let (kind, measure) = rest.split_once('.').unwrap_or((rest, ""));
    let Some((kind_word, kind)) = Period::WORDS.iter().find(|(word, _)| *word == kind) else {
        let near = nearest(kind, Period::WORDS.map(|(word, _)| word));
        return Err(unknown(
            near.map(|near| format!("past.{near}.{measure}").trim_end_matches('.').to_owned()),
        ));
    };
    let (within, measure) = match measure.split_once('.') {
        Some((HERE, measure)) if *kind != Period::Year => (Within::Here, measure),
        Some((HERE, measure)) => return Err(unknown(Some(format!("past.{kind_word}.{measure}")))),
        Some((WITHIN, behind)) => match months(behind) {
            Some((months, measure)) => (Within::Months(months), measure),
            None => {
                let measure =
                    behind.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
                let stem = stem(kind_word, Within::Months(A_YEAR));
                return Err(unknown(Some(format!("{stem}.{measure}").trim_end_matches('.').to_owned())));
            }
        },
        _ => (Within::Year, measure),
    };
    let (what, id) = measure.split_once('.').map_or((measure, None), |(what, id)| (what, Some(id)));
    let plain = PLAIN.iter().find(|(word, _)| *word == what).map(|(_, measure)| measure.clone());
    let read = match (what, id) {
        (_, None) => plain.clone(),
        ("count", Some(id)) => id.parse().ok().map(Measure::Count),
        ("run", Some(id)) => id.parse().ok().map(Measure::Run),
        (RUN_FROM, Some(id)) => id.parse().ok().map(Measure::RunFrom),
        ("last", Some(id)) => id.parse().ok().map(Measure::Last),
        ("sum", Some(id)) => id.parse().ok().map(Measure::Sum),
        ("total", Some(number)) => place(number).map(Measure::Total),
        _ => None,
    };
    let known = || PLAIN.iter().map(|(word, _)| *word).chain(OF_SOMETHING);
    let near = || {
        if what == FIRST_TOTAL {
            return Some(format!("{}.total.1", stem(kind_word, within)));
        }
        let near = nearest(what, known()).filter(|near| near != what || plain.is_some())?;
        let id = id.filter(|_| OF_SOMETHING.contains(&near.as_str()));
        let id = id.map(|id| format!(".{id}")).unwrap_or_default();
        Some(format!("{}.{near}{id}", stem(kind_word, within)))
    };
    let name = |measure| Name::Past(Earlier { kind: *kind, within, measure });
    read.map(name).ok_or_else(|| unknown(near()))
}

/// A number of months, without noughts in front, and the measure behind it.
fn months(text: &str) -> Option<(u16, &str)> {
    let (number, measure) = text.split_once('.')?;
    let months = number.parse().ok().filter(|months| (1..=MOST_MONTHS).contains(months))?;
    (months.to_string() == number).then_some((months, measure))
}

/// A place in a row, from 1 to 99, without noughts in front.
fn place(number: &str) -> Option<u8> {
    let place = number.parse().ok().filter(|place: &u8| (1..100).contains(place))?;
    (place.to_string() == number).then_some(place)
}
