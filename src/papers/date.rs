//! Dates in the cells of a table.

use jiff::civil::Date;

use super::fault::Wrong;
use crate::text::day::{self, NoDay};

/// Reads a day as people write it.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<Date, Wrong> {
    day::read(text).map_err(|why| match why {
        NoDay::NotADate => Wrong::NotADate(text.to_owned()),
        NoDay::ShortYear => Wrong::ShortYear(text.to_owned()),
        NoDay::NoSuchDay => Wrong::NoSuchDay(text.to_owned()),
    })
}

/// A date as [`read`] takes it and people expect it.
pub fn written(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Wrong, read, written};

    #[test]
    fn a_day_is_written_as_it_is_read() {
        assert_eq!(written(date(1990, 1, 5)), "05/01/1990");
        assert_eq!(read("05/01/1990"), Ok(date(1990, 1, 5)));
    }

    #[test]
    fn what_is_no_day_is_told_with_what_was_written() {
        assert_eq!(read("1990"), Err(Wrong::NotADate("1990".into())));
        assert_eq!(read("1/2/90"), Err(Wrong::ShortYear("1/2/90".into())));
        assert_eq!(read("31/02/1990"), Err(Wrong::NoSuchDay("31/02/1990".into())));
    }
}
