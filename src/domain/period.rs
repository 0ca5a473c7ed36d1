//! The stretch of time that a meeting appraises.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Lang;

/// A period: a month, a quarter or a whole year. Ordered by time within one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A calendar month, written `2026-11`.
    Month {
        /// The calendar year.
        year: i16,
        /// 1 to 12.
        month: u8,
    },
    /// A quarter, written `2026-Q4`.
    Quarter {
        /// The calendar year.
        year: i16,
        /// 1 to 4.
        quarter: u8,
    },
    /// A calendar year, written `2026`.
    Year {
        /// The calendar year.
        year: i16,
    },
}

impl Period {
    /// The month of a date.
    pub fn month_of(date: Date) -> Self {
        Self::Month { year: date.year(), month: date.month().unsigned_abs() }
    }

    /// The quarter of a date.
    pub fn quarter_of(date: Date) -> Self {
        Self::Quarter { year: date.year(), quarter: (date.month().unsigned_abs() - 1) / 3 + 1 }
    }

    /// The year of a date.
    pub fn year_of(date: Date) -> Self {
        Self::Year { year: date.year() }
    }

    /// The calendar year that the period lies in.
    pub fn year(self) -> i16 {
        match self {
            Self::Month { year, .. } | Self::Quarter { year, .. } | Self::Year { year } => year,
        }
    }

    /// The period that follows.
    pub fn next(self) -> Self {
        match self {
            Self::Month { year, month: 12 } => Self::Month { year: year.saturating_add(1), month: 1 },
            Self::Month { year, month } => Self::Month { year, month: month + 1 },
            Self::Quarter { year, quarter: 4 } => Self::Quarter { year: year.saturating_add(1), quarter: 1 },
            Self::Quarter { year, quarter } => Self::Quarter { year, quarter: quarter + 1 },
            Self::Year { year } => Self::Year { year: year.saturating_add(1) },
        }
    }

    /// The period before.
    pub fn before(self) -> Self {
        match self {
            Self::Month { year, month: 1 } => Self::Month { year: year.saturating_sub(1), month: 12 },
            Self::Month { year, month } => Self::Month { year, month: month - 1 },
            Self::Quarter { year, quarter: 1 } => Self::Quarter { year: year.saturating_sub(1), quarter: 4 },
            Self::Quarter { year, quarter } => Self::Quarter { year, quarter: quarter - 1 },
            Self::Year { year } => Self::Year { year: year.saturating_sub(1) },
        }
    }

    /// The first day of the period; none before the year 1.
    pub fn first_day(self) -> Option<Date> {
        let (year, month) = match self {
            Self::Month { year, month } => (year, month),
            Self::Quarter { year, quarter } => (year, quarter * 3 - 2),
            Self::Year { year } => (year, 1),
        };
        Date::new(year, i8::try_from(month).ok()?, 1).ok()
    }

    /// The first and the last day of the period; none at the ends of the calendar.
    pub fn days(self) -> Option<(Date, Date)> {
        Some((self.first_day()?, self.next().first_day()?.yesterday().ok()?))
    }

    /// How the period is called in the room: "tháng 11/2026".
    pub fn title(self, lang: Lang) -> String {
        match self {
            Self::Month { year, month } => lang.period_month(month, year),
            Self::Quarter { year, quarter } => lang.period_quarter(quarter, year),
            Self::Year { year } => lang.period_year(year),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Quarter { year, quarter } => write!(f, "{year:04}-Q{quarter}"),
            Self::Year { year } => write!(f, "{year:04}"),
        }
    }
}

/// The text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period such as 2026-11, 2026-Q4 or 2026")]
pub struct NotAPeriod;

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let number =
            |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        let year = Some(year).filter(|year| year.len() == 4).and_then(number).ok_or(NotAPeriod)?;
        let part = |text: &str, most: i16| {
            number(text)
                .filter(|n| (1..=most).contains(n))
                .and_then(|n| u8::try_from(n).ok())
                .ok_or(NotAPeriod)
        };
        match rest {
            None => Ok(Self::Year { year }),
            Some(rest) => match rest.strip_prefix('Q') {
                Some(quarter) => Ok(Self::Quarter { year, quarter: part(quarter, 4)? }),
                None if rest.len() == 2 => Ok(Self::Month { year, month: part(rest, 12)? }),
                None => Err(NotAPeriod),
            },
        }
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
    use super::*;

    #[test]
    fn periods_are_read_as_they_are_written() {
        for text in ["2026-11", "2026-Q4", "2026", "0999-01"] {
            assert_eq!(text.parse::<Period>().map(|p| p.to_string()).as_deref(), Ok(text));
        }
        for text in
            ["", "2026-13", "2026-Q5", "26-11", "2026-1", "2026-00", "-026-01", "2026-Q", "2026-11-01"]
        {
            assert_eq!(text.parse::<Period>(), Err(NotAPeriod), "{text}");
        }
    }

    #[test]
    fn the_year_turns() {
        let december: Period = "2026-12".parse().expect("a period");
        assert_eq!(december.next().to_string(), "2027-01");
        assert_eq!(december.next().before(), december);
        let last: Period = "2026-Q4".parse().expect("a period");
        assert_eq!(last.next().before(), last);
    }
}
