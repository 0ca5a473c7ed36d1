//! The stretch of time that a meeting appraises.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::rules::{self, FirstMonth, PeriodDates};
use crate::text::Lang;

/// How long a period is.
pub type Kind = rules::Period;

/// A period: a month, a quarter, a half, a school term, a whole year, or a round. Ordered by time within one kind.
///
/// Months and quarters are those of the calendar. Halves, terms and years begin with the first month of the unit's year
/// and are called by the calendar year in which that year begins. A round is called when there is need for it; its days
/// are those of the unit's year unless its meeting says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    kind: Kind,
    year: i16,
    /// Which of its kind in the year, from 1.
    number: u8,
}

/// The last round of a year that can be told.
const MOST_ROUNDS: u8 = 99;

impl Period {
    /// The period of a kind that a date lies in; the first round of its year.
    pub fn of(kind: Kind, date: Date, first: FirstMonth) -> Self {
        let (year, number) = kind.place_of(date, first);
        Self { kind, year, number }
    }

    /// The calendar month of a date.
    pub fn month_of(date: Date) -> Self {
        Self::of(Kind::Month, date, FirstMonth::JANUARY)
    }

    /// How long it is.
    pub fn kind(self) -> Kind {
        self.kind
    }

    /// The period that follows.
    pub fn next(self) -> Self {
        if self.number < most(self.kind) {
            Self { number: self.number + 1, ..self }
        } else {
            Self { number: 1, year: self.year.saturating_add(1), ..self }
        }
    }

    /// The period before.
    pub fn before(self) -> Self {
        let last = if self.kind == Kind::Round { 1 } else { most(self.kind) };
        if self.number > 1 {
            Self { number: self.number - 1, ..self }
        } else {
            Self { number: last, year: self.year.saturating_sub(1), ..self }
        }
    }

    /// The first and the last day of the period in a unit whose year begins with this month; none at the ends of the
    /// calendar.
    pub fn days(self, first: FirstMonth) -> Option<PeriodDates> {
        let (month, length) = match self.kind {
            Kind::Month => (i32::from(self.number), 1),
            Kind::Quarter => (i32::from(self.number) * 3 - 2, 3),
            Kind::Half | Kind::Term => (i32::from(first.get()) + (i32::from(self.number) - 1) * 6, 6),
            Kind::Year | Kind::Round => (i32::from(first.get()), 12),
        };
        let start = first_day(self.year, month)?;
        let end = first_day(self.year, month + length)?.yesterday().ok()?;
        Some(PeriodDates { start, end })
    }

    /// How the period is called in the room: "tháng 11/2026".
    pub fn title(self, lang: Lang) -> String {
        self.kind.called((self.year, self.number), lang)
    }

    /// What a meeting about the period is called: "tháng 11/2026", or "tháng 11/2026 (bổ sung)".
    pub(super) fn about(self, is_supplementary: bool, lang: Lang) -> String {
        let title = self.title(lang);
        if is_supplementary { lang.about_supplement(title) } else { title }
    }
}

/// How many periods of a kind a year has.
fn most(kind: Kind) -> u8 {
    match kind {
        Kind::Month => 12,
        Kind::Quarter => 4,
        Kind::Half | Kind::Term => 2,
        Kind::Year => 1,
        Kind::Round => MOST_ROUNDS,
    }
}

/// The first day of a month, counted from the first of a calendar year: the 13th is the next January.
fn first_day(year: i16, month: i32) -> Option<Date> {
    let turned = year.checked_add(i16::try_from((month - 1).div_euclid(12)).ok()?)?;
    Date::new(turned, i8::try_from((month - 1).rem_euclid(12) + 1).ok()?, 1).ok()
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |period: &Self| (period.kind as u8, period.year, period.number);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, number, .. } = self;
        match self.kind {
            Kind::Month => write!(f, "{year:04}-{number:02}"),
            Kind::Quarter => write!(f, "{year:04}-Q{number}"),
            Kind::Half => write!(f, "{year:04}-H{number}"),
            Kind::Term => write!(f, "{year:04}-T{number}"),
            Kind::Year => write!(f, "{year:04}"),
            Kind::Round => write!(f, "{year:04}-R{number}"),
        }
    }
}

/// The text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period such as 2026-11, 2026-Q4, 2026-H2, 2026-T1, 2026 or 2026-R3")]
pub struct NotAPeriod;

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (year, rest) = text.split_at_checked(4).ok_or(NotAPeriod)?;
        let rest = match rest {
            "" => "",
            rest => rest.strip_prefix('-').filter(|rest| !rest.is_empty()).ok_or(NotAPeriod)?,
        };
        let (kind, number) = match rest.split_at_checked(1) {
            None => (Kind::Year, "1"),
            Some(("Q", number)) => (Kind::Quarter, number),
            Some(("H", number)) => (Kind::Half, number),
            Some(("T", number)) => (Kind::Term, number),
            Some(("R", number)) => (Kind::Round, number),
            Some(_) => (Kind::Month, rest),
        };
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !are_digits(year) || !are_digits(number) {
            return Err(NotAPeriod);
        }
        let year = year.parse().map_err(|_| NotAPeriod)?;
        let number =
            number.parse().ok().filter(|number| (1..=most(kind)).contains(number)).ok_or(NotAPeriod)?;
        let period = Self { kind, year, number };
        // One period has one spelling: months with two digits, nothing else with a nought before it.
        if period.to_string() == text { Ok(period) } else { Err(NotAPeriod) }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn period(text: &str) -> Period {
        text.parse().expect("a period")
    }

    fn month(first: u8) -> FirstMonth {
        FirstMonth::new(first).expect("a month")
    }

    fn days(text: &str, first: u8) -> String {
        let days = period(text).days(month(first)).expect("days");
        format!("{}..{}", days.start, days.end)
    }

    #[test]
    fn periods_are_read_as_they_are_written() {
        for text in ["2026-11", "2026-Q4", "2026-H2", "2026-T1", "2026-R3", "2026-R12", "2026", "0999-01"] {
            assert_eq!(text.parse::<Period>().map(|p| p.to_string()).as_deref(), Ok(text));
        }
        for text in [
            "",
            "2026-13",
            "2026-Q5",
            "26-11",
            "2026-1",
            "2026-00",
            "-026-01",
            "2026-Q",
            "2026-11-01",
            "2026-",
            "2026-H3",
            "2026-T0",
            "2026-R0",
            "2026-R01",
            "2026-R100",
            "202ấ",
            "2026-Ấ",
        ] {
            assert_eq!(text.parse::<Period>(), Err(NotAPeriod), "{text}");
        }
    }

    #[test]
    fn the_year_turns() {
        for (last, first) in
            [("2026-12", "2027-01"), ("2026-Q4", "2027-Q1"), ("2026-H2", "2027-H1"), ("2026", "2027")]
        {
            assert_eq!(period(last).next(), period(first));
            assert_eq!(period(first).before(), period(last));
        }
        assert_eq!(period("2026-R3").next(), period("2026-R4"));
        assert_eq!(period("2026-R1").before(), period("2025-R1"));
    }

    #[test]
    fn halves_terms_and_years_begin_with_the_units_first_month() {
        assert_eq!(days("2026-H2", 1), "2026-07-01..2026-12-31");
        assert_eq!(days("2026-T1", 9), "2026-09-01..2027-02-28");
        assert_eq!(days("2026-T2", 9), "2027-03-01..2027-08-31");
        assert_eq!(days("2026", 9), "2026-09-01..2027-08-31");
        assert_eq!(days("2026-02", 9), "2026-02-01..2026-02-28");
        assert_eq!(days("2026-Q4", 9), "2026-10-01..2026-12-31");
        let school = month(9);
        assert_eq!(Period::of(Kind::Term, date(2027, 2, 28), school), period("2026-T1"));
        assert_eq!(Period::of(Kind::Year, date(2027, 8, 31), school), period("2026"));
    }

    fn kinds() -> impl Strategy<Value = Kind> {
        prop::sample::select(vec![
            Kind::Month,
            Kind::Quarter,
            Kind::Half,
            Kind::Term,
            Kind::Year,
            Kind::Round,
        ])
    }

    proptest! {
        #[test]
        fn a_date_lies_within_its_period_and_periods_leave_no_gap(
            kind in kinds(), first in 1..=12u8, year in 1990..2090i16, day in 1..=365i16,
        ) {
            let first = month(first);
            let date = Date::new(year, 1, 1).unwrap().saturating_add(jiff::Span::new().days(day - 1));
            let period = Period::of(kind, date, first);
            let days = period.days(first).unwrap();
            prop_assert!(days.start <= date && date <= days.end, "{period}: {days:?}");
            prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
            if kind != Kind::Round {
                prop_assert_eq!(period.next().days(first).unwrap().start, days.end.tomorrow().unwrap());
                prop_assert_eq!(period.next().before(), period);
                prop_assert!(period < period.next());
            }
        }
    }

    #[test]
    fn every_kind_of_period_is_called_by_its_own_words() {
        for (text, vi, en) in [
            ("2026-11", "tháng 11/2026", "11/2026"),
            ("2026-Q3", "quý 3/2026", "quarter 3/2026"),
            ("2026-H1", "6 tháng đầu năm 2026", "first half of 2026"),
            ("2026-H2", "6 tháng cuối năm 2026", "second half of 2026"),
            ("2026-T2", "học kỳ 2/2026", "term 2/2026"),
            ("2026", "năm 2026", "year 2026"),
            ("2026-R4", "đợt 4/2026", "round 4/2026"),
        ] {
            let period = period(text);
            assert_eq!((period.title(Lang::Vi).as_str(), period.title(Lang::En).as_str()), (vi, en));
        }
    }
}
