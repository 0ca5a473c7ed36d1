//! What a unit's year had come to before a meeting: facts added up, and how often something happened.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Gathering;
use crate::domain::MemberId;
use crate::domain::period::{Kind, Period};
use crate::domain::record::Record;
use crate::number::Exact;
use crate::rules::{
    Accumulated, CriterionId, EventId, FirstMonth, InputId, InputKind, PeriodDates, Tally, Value,
};

/// What a sealed meeting can tell about something.
enum Told<T> {
    /// It was not asked there.
    Nothing,
    /// It was asked, and nobody knew.
    Unknown,
    /// This.
    Known(T),
}

/// What the meetings of a year come to.
struct Covered<T> {
    /// What counts, and whether it was before this period.
    said: Vec<(T, bool)>,
    /// Whether a month before this period is covered only by meetings that did not know.
    lacks_before: bool,
    /// The same of a month of this period.
    lacks_within: bool,
}

impl Gathering<'_> {
    /// How often events had happened; none of one that no set of this meeting has.
    pub(super) fn happened(&self, member: &MemberId) -> BTreeMap<CriterionId, BTreeMap<EventId, Tally>> {
        let mut happened: BTreeMap<CriterionId, BTreeMap<EventId, Tally>> = BTreeMap::new();
        for (criterion, event) in &self.needs.happened {
            if let Some(tally) = self.tally(member, criterion, event) {
                happened.entry(criterion.clone()).or_default().insert(event.clone(), tally);
            }
        }
        happened
    }

    fn tally(&self, member: &MemberId, criterion: &CriterionId, event: &EventId) -> Option<Tally> {
        let year = year_of(self.days, self.opening.first_month())?;
        let counted =
            |record: &Record| record.happened(member, criterion, event).map_or(Told::Nothing, Told::Known);
        let mut tally = Tally::default();
        for (count, is_before) in self.covering(BTreeSet::new(), year.start, counted).said {
            if is_before {
                tally.before = tally.before.saturating_add(count);
            } else {
                tally.within = Some(tally.within.unwrap_or(0).saturating_add(count));
            }
        }
        Some(tally)
    }

    /// What those meetings of the year say that count, one for each month.
    fn covering<T>(
        &self,
        mut taken: BTreeSet<i32>,
        since: Date,
        told: impl Fn(&Record) -> Told<T>,
    ) -> Covered<T> {
        let (mut said, mut unknown) = (Vec::new(), Vec::new());
        for source in self.sources.iter().filter(|source| source.days.start >= since) {
            let is_before = source.days.end < self.days.start;
            let covered: Vec<i32> = months(source.days).collect();
            if !is_before && source.days.start < self.days.start {
                continue;
            }
            match told(source.record) {
                Told::Nothing => {}
                Told::Unknown => unknown.push((covered, is_before)),
                Told::Known(_) if covered.iter().any(|month| taken.contains(month)) => {}
                Told::Known(value) => {
                    said.push((value, is_before));
                    taken.extend(covered);
                }
            }
        }
        unknown.retain(|(covered, _)| covered.iter().any(|month| !taken.contains(month)));
        let lacks = |before: bool| unknown.iter().any(|(_, is_before)| *is_before == before);
        Covered { said, lacks_before: lacks(true), lacks_within: lacks(false) }
    }

    pub(super) fn accumulated(&self, member: &MemberId, id: &InputId) -> Option<Accumulated> {
        let asked = self.input(id)?;
        let kind = &asked.kind;
        let year = year_of(self.days, self.opening.first_month())?;
        let mut before = nothing(kind)?;
        let mut within = None;
        let mut taken = BTreeSet::new();
        let balance = self.balance(member, id);
        if let Some((value, through)) = balance.filter(|(_, day)| year.start <= *day && *day <= year.end) {
            match Belongs::of(through, self.days, year) {
                Belongs::Before => before = sum(&before, value)?,
                Belongs::Within => within = Some(sum(&nothing(kind)?, value)?),
                Belongs::Untold => return None,
            }
            taken.extend(months(PeriodDates { start: year.start, end: through }));
        }
        let told = |record: &Record| {
            let asks = || record.inputs(member).iter().any(|input| input.id == *id);
            match record.known_fact(member, id) {
                Some(value) if kind.admits(&value) => Told::Known(value),
                None if record.sheet(member).is_some() && asks() => Told::Unknown,
                _ => Told::Nothing,
            }
        };
        let covered = self.covering(taken, year.start, told);
        // What is lacking within the period the meeting itself can say, unless a default would speak for it.
        if covered.lacks_before || covered.lacks_within && asked.default.is_some() {
            return None;
        }
        for (value, is_before) in covered.said {
            if is_before {
                before = sum(&before, &value)?;
            } else {
                within = Some(sum(&within.unwrap_or(nothing(kind)?), &value)?);
            }
        }
        Some(Accumulated { before, within: within.filter(|_| !covered.lacks_within) })
    }
}

/// Which part of the year opening balances are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Belongs {
    /// The months before the period.
    Before,
    /// The first months of the period, which begins with the year.
    Within,
    /// Months before the period and of it, or after it: nobody can tell how much of them is whose.
    Untold,
}

impl Belongs {
    /// Balances through that day, seen from a period of that year.
    pub(super) fn of(through: Date, days: PeriodDates, year: PeriodDates) -> Self {
        if through < days.start {
            Self::Before
        } else if days.start <= year.start && through <= days.end {
            Self::Within
        } else {
            Self::Untold
        }
    }
}

/// The unit's year in which a period ends.
pub(super) fn year_of(days: PeriodDates, first: FirstMonth) -> Option<PeriodDates> {
    Period::of(Kind::Year, days.end, first).days(first)
}

/// The calendar months that days touch, counted through the years.
fn months(days: PeriodDates) -> impl Iterator<Item = i32> {
    let index = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    index(days.start)..=index(days.end)
}

/// What nothing comes to; none for facts that do not add up.
fn nothing(kind: &InputKind) -> Option<Value> {
    match kind {
        InputKind::Count(_) | InputKind::Number | InputKind::Percent => Some(Value::Number(Exact::ZERO)),
        InputKind::Flag => Some(Value::Flag(false)),
        InputKind::Set(_) => Some(Value::Set(BTreeSet::new())),
        InputKind::Choice(_) | InputKind::Date => None,
    }
}

/// Two facts taken together: numbers add up, of two yes-or-no facts either will do, sets are joined.
fn sum(one: &Value, other: &Value) -> Option<Value> {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.plus(*other).map(Value::Number),
        (Value::Flag(one), Value::Flag(other)) => Some(Value::Flag(*one || *other)),
        (Value::Set(one), Value::Set(other)) => Some(Value::Set(one.union(other).cloned().collect())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_of_one_kind_are_taken_together_and_others_are_not() {
        let set = |members: &[&str]| Value::Set(members.iter().map(ToString::to_string).collect());
        let number = |value: u32| Value::Number(Exact::from(value));
        assert_eq!(sum(&number(2), &number(3)), Some(number(5)));
        for (one, other) in [(false, false), (false, true), (true, false), (true, true)] {
            assert_eq!(sum(&Value::Flag(one), &Value::Flag(other)), Some(Value::Flag(one || other)));
        }
        assert_eq!(sum(&set(&["x"]), &set(&["x", "y"])), Some(set(&["x", "y"])));
        assert_eq!(sum(&Value::Flag(true), &number(1)), None);
    }
}
