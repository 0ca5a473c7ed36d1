//! How long the personal data of a sealed meeting stay before they may be removed.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// So many months from the day of the last seal, from 1 to [`Retention::MOST`]. Written as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Retention(u8);

impl Retention {
    /// The most months that can be set: twenty years.
    pub const MOST: u8 = 240;

    /// So many months; none for nought or beyond the most.
    pub const fn of_months(months: u8) -> Option<Self> {
        if 1 <= months && months <= Self::MOST { Some(Self(months)) } else { None }
    }

    /// How many months.
    pub const fn months(self) -> u8 {
        self.0
    }

    /// The first day on which the data of a meeting may be removed that was sealed on that day; none beyond the calendar.
    pub fn ends(self, sealed: Date) -> Option<Date> {
        sealed.checked_add(Span::new().try_months(self.0).ok()?).ok()
    }
}

impl TryFrom<u8> for Retention {
    type Error = String;

    fn try_from(months: u8) -> Result<Self, String> {
        Self::of_months(months).ok_or_else(|| format!("not 1 to {} months", Self::MOST))
    }
}

impl From<Retention> for u8 {
    fn from(retention: Retention) -> Self {
        retention.0
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_are_those_of_the_calendar_and_end_with_a_shorter_one() {
        let ends = |months, sealed| Retention::of_months(months).and_then(|set| set.ends(sealed));
        assert_eq!(ends(1, date(2026, 10, 29)), Some(date(2026, 11, 29)));
        assert_eq!(ends(1, date(2026, 1, 31)), Some(date(2026, 2, 28)));
        assert_eq!(ends(24, date(2024, 2, 29)), Some(date(2026, 2, 28)));
        assert_eq!(ends(240, date(9999, 1, 1)), None);
        assert_eq!((Retention::of_months(0), Retention::of_months(241)), (None, None));
        assert_eq!(
            [1, 240].map(|months| Retention::of_months(months).map(Retention::months)),
            [Some(1), Some(240)]
        );
        let written = serde_json::to_string(&Retention::of_months(24)).expect("prints");
        assert_eq!(written, "24");
    }
}
