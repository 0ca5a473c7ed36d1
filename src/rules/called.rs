//! What a period is called.

use jiff::civil::Date;

use super::case::PeriodDates;
use super::set::{FirstMonth, Period};
use crate::text::Lang;

impl Period {
    /// The year and the number in it of the period of this kind that a day lies in; the first round of its year.
    pub fn place_of(self, day: Date, first: FirstMonth) -> (i16, u8) {
        let month = day.month().unsigned_abs();
        let begun = (month + 12 - first.get()) % 12;
        let year = if month >= first.get() { day.year() } else { day.year().saturating_sub(1) };
        match self {
            Self::Month => (day.year(), month),
            Self::Quarter => (day.year(), (month - 1) / 3 + 1),
            Self::Half | Self::Term => (year, begun / 6 + 1),
            Self::Year | Self::Round => (year, 1),
        }
    }

    /// How the period of this kind at that place is called in the room: "tháng 11/2026".
    pub fn called(self, (year, number): (i16, u8), lang: Lang) -> String {
        match self {
            Self::Month => lang.period_month(number, year),
            Self::Quarter => lang.period_quarter(number, year),
            Self::Half if number == 1 => lang.period_first_half(year),
            Self::Half => lang.period_second_half(year),
            Self::Term => lang.period_term(number, year),
            Self::Year => lang.period_year(year),
            Self::Round => lang.period_round(number, year),
        }
    }

    /// How the period of this kind with these days is called; a round, whose number they do not tell, by its days.
    pub fn of_days(self, days: PeriodDates, first: FirstMonth, lang: Lang) -> String {
        if self == Self::Round {
            return format!("{}–{}", lang.day(days.start), lang.day(days.end));
        }
        self.called(self.place_of(days.end, first), lang)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_is_called_by_its_place_in_the_year_and_a_round_by_its_days() {
        let days = PeriodDates { start: date(2026, 10, 1), end: date(2026, 11, 24) };
        let called = |period: Period| period.of_days(days, FirstMonth::JANUARY, Lang::Vi);
        assert_eq!(called(Period::Month), "tháng 11/2026");
        assert_eq!(called(Period::Round), "01/10/2026–24/11/2026");
    }
}
