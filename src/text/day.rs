//! Days as people write them.

use jiff::civil::Date;

use super::Lang;

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// It is not written as one.
    NotADate,
    /// Its year is not of four digits. It is refused rather than guessed: `60` is a birth year to one reader and a slip
    /// to another.
    ShortYear,
    /// It is written as a day that no calendar has, or that lies before 1900.
    NoSuchDay,
}

impl Lang {
    /// A day as it is written in the language: `02/03/2010`, which half of those who read English take for one in
    /// February, is `2 March 2010` there.
    pub fn day(self, date: Date) -> String {
        let form = match self {
            Self::Vi => "%d/%m/%Y",
            Self::En => "%-d %B %Y",
        };
        date.strftime(form).to_string()
    }
}

/// Reads `day/month/year` (also with `-` or `.`) or `year-month-day`, the year always with four digits.
///
/// # Errors
/// Why it is none.
pub fn read(text: &str) -> Result<Date, NoDay> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [first, month, last] = parts[..] else { return Err(NoDay::NotADate) };
    let is_number =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if ![first, month, last].into_iter().all(is_number) {
        return Err(NoDay::NotADate);
    }
    let (day, year) = match (first.len(), last.len()) {
        (1 | 2, 4) => (first, last),
        (4, 1 | 2) => (last, first),
        (1 | 2, _) => return Err(NoDay::ShortYear),
        _ => return Err(NoDay::NotADate),
    };
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
        return Err(NoDay::NoSuchDay);
    };
    Date::new(year, month, day).ok().filter(|date| date.year() >= 1900).ok_or(NoDay::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Lang, NoDay, read};

    #[test]
    fn a_day_is_written_so_that_nobody_takes_its_month_for_the_day() {
        let day = date(2010, 3, 2);
        assert_eq!(Lang::ALL.map(|lang| lang.day(day)), ["02/03/2010", "2 March 2010"]);
    }

    #[test]
    fn day_month_year_and_iso_are_read() {
        for text in
            ["05/01/1990", "5/1/1990", "5-1-1990", "05.01.1990", "1990-01-05", "1990-1-5", "5 / 1 / 1990"]
        {
            assert_eq!(read(text), Ok(date(1990, 1, 5)), "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in
            ["31/02/1990", "29/02/2023", "1990-13-01", "12/25/1990", "0/1/1990", "1/1/0199", "01/999/1990"]
        {
            assert_eq!(read(text), Err(NoDay::NoSuchDay), "{text}");
        }
    }

    #[test]
    fn a_short_year_asks_for_four_digits() {
        assert_eq!(read("1/2/90"), Err(NoDay::ShortYear));
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "1990",
            "32874",
            "5/1990",
            "a/b/c",
            "1/1/1/1990",
            "5 tháng 1 năm 1990",
            "-1/1/1990",
            "1990/01/1990",
        ] {
            assert_eq!(read(text), Err(NoDay::NotADate), "{text}");
        }
    }
}
