//! What a set can be told on a day: its periods, and what it asks of those before.

use jiff::civil::Date;

use crate::domain::Period;
use crate::rules::{Class, ClassId, InputId, InputKind, Period as Kind, PeriodDates, Rulebook, TitleId};

/// So many earlier years are offered at most, and so many shorter periods.
const MOST_YEARS: usize = 10;
const MOST_PERIODS: usize = 36;

/// A gate is said to have fired in one of so many.
const MOST_BEFORE: usize = 12;

/// The set, and the day on which it is tried.
#[derive(Clone, Copy)]
pub struct Tried<'r> {
    /// The set.
    pub rulebook: &'r Rulebook,
    /// The day.
    pub day: Date,
}

impl Tried<'_> {
    /// The period that the member is tried in: the one of the day; where the set looks at earlier ones, the last of its year,
    /// so that there is room for them.
    pub fn period(self) -> Period {
        let set = self.rulebook.set();
        let mut own = Period::of(set.period, self.day, set.first_month);
        if self.rulebook.needs().kinds.is_empty() || set.period == Kind::Round {
            return own;
        }
        while self.year_of(own).is_some() && self.year_of(own.next()) == self.year_of(own) {
            own = own.next();
        }
        own
    }

    /// The latest periods of the set's own kind before the one that is tried; none for rounds, whose days nobody knows.
    pub fn own_before(self) -> Vec<Period> {
        if self.rulebook.set().period == Kind::Round {
            return Vec::new();
        }
        let all = std::iter::successors(Some(self.period().before()), |period| Some(period.before()));
        all.take(MOST_BEFORE).filter(|period| self.days(*period).is_some()).collect()
    }

    /// The days of a period.
    pub fn days(self, period: Period) -> Option<PeriodDates> {
        period.days(self.rulebook.set().first_month)
    }

    /// The unit's year that a period ends in.
    fn year_of(self, period: Period) -> Option<Period> {
        Some(Period::of(Kind::Year, self.days(period)?.end, self.rulebook.set().first_month))
    }

    /// The earlier periods of a kind that the set looks at, the latest first.
    pub fn earlier(self, kind: Kind) -> Vec<Period> {
        let own = self.period();
        let (Some(here), Some(year)) = (self.days(own), self.year_of(own).and_then(|year| self.days(year)))
        else {
            return Vec::new();
        };
        let since = self.rulebook.needs().since(Some(year.start), here);
        let is_before = |days: PeriodDates, period: Period| {
            days.end <= here.end && period != own && (kind != Kind::Year || days.end < here.start)
        };
        let latest = Period::of(kind, here.end, self.rulebook.set().first_month);
        let all = std::iter::successors(Some(latest), |period| Some(period.before()));
        let dated = all.map_while(|period| Some((period, self.days(period)?)));
        let reached = dated.take_while(|(_, days)| kind == Kind::Year || Some(days.start) >= since);
        let most = if kind == Kind::Year { MOST_YEARS } else { MOST_PERIODS };
        let before = reached.take(most).filter(|(period, days)| is_before(*days, *period));
        before.map(|(period, _)| period).collect()
    }

    /// The classes that an earlier meeting can have come to: those of the set, and what it looks for that is neither a class nor
    /// a title of its own.
    pub fn classes(self) -> Vec<(ClassId, String)> {
        let called = |class: &Class| class.short.clone().unwrap_or_else(|| class.title.clone());
        let own = self.rulebook.classes().map(|class| (class.id.clone(), called(class)));
        let mut classes: Vec<(ClassId, String)> = own.collect();
        let titles = &self.rulebook.set().titles;
        for sought in &self.rulebook.needs().sought {
            let is_known = classes.iter().any(|(id, _)| id.as_str() == sought.as_str())
                || titles.iter().any(|title| title.id.as_str() == sought.as_str());
            if let (false, Ok(id)) = (is_known, sought.as_str().parse()) {
                classes.push((id, sought.as_str().to_owned()));
            }
        }
        classes
    }

    /// The titles that the set looks for in earlier meetings.
    pub fn titles(self) -> impl Iterator<Item = (TitleId, String)> {
        let sought = self.rulebook.needs().sought;
        let titles = self.rulebook.set().titles.iter();
        let titles = titles.filter(move |title| sought.iter().any(|id| id.as_str() == title.id.as_str()));
        titles.map(|title| (title.id.clone(), title.title.clone()))
    }

    /// The classes and titles whose votes the set asks for, with what they are called.
    pub fn voted(self, text: &str) -> Vec<(String, String)> {
        let set = self.rulebook.set();
        let classes = set.classes.iter().map(|class| (class.id.as_str(), class.title.as_str()));
        let titles = set.titles.iter().map(|title| (title.id.as_str(), title.title.as_str()));
        let is_asked = |id: &str| {
            let name = format!("ballot.{id}");
            text.match_indices(&name).any(|(at, _)| {
                !text[at + name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
            })
        };
        let asked = classes.chain(titles).filter(|(id, _)| is_asked(id));
        asked.map(|(id, title)| (id.to_owned(), title.to_owned())).collect()
    }

    /// The classes that the unit can have, each with what it is called: the set's own first, the best before the others.
    pub fn unit_classes(self) -> Vec<(String, String)> {
        let possible = self.rulebook.possible_unit_classes();
        let own = self.rulebook.classes().filter(|class| possible.contains(class.id.as_str()));
        let mut classes: Vec<(String, String)> =
            own.map(|class| (class.id.to_string(), class.title.clone())).collect();
        let others =
            possible.into_iter().filter(|id| self.rulebook.classes().all(|class| class.id.as_str() != *id));
        classes.extend(others.map(|id| (id.to_owned(), id.to_owned())));
        classes
    }

    /// Whether a fact is one that is so or not.
    pub fn is_flag(self, id: &InputId) -> bool {
        self.rulebook.input(id).is_some_and(|input| input.kind == InputKind::Flag)
    }
}
