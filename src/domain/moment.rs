//! A moment of wall-clock time as the room saw it.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// When something happened: the local date and time to the second, with its offset from UTC.
///
/// Kept with the offset of the place, so that the minutes of a meeting read the same wherever they are opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    local: DateTime,
    offset: Offset,
}

impl Moment {
    /// The moment that a clock shows, to the second.
    pub fn of(clock: &Zoned) -> Self {
        let local = clock.datetime();
        let whole = local.with().subsec_nanosecond(0).build().unwrap_or(local);
        Self { local: whole, offset: clock.offset() }
    }

    /// A moment from its local date and time and its offset in whole hours; none where the offset cannot be.
    pub fn at(local: DateTime, offset_hours: i8) -> Option<Self> {
        Some(Self { local, offset: Offset::from_seconds(i32::from(offset_hours) * 3600).ok()? })
    }

    /// The local date.
    pub fn date(self) -> Date {
        self.local.date()
    }

    /// `14:32`.
    pub fn clock(self) -> String {
        format!("{:02}:{:02}", self.local.hour(), self.local.minute())
    }

    /// `21/11/2026`, as dates are written in Vietnam.
    pub fn day(self) -> String {
        format!("{:02}/{:02}/{:04}", self.local.day(), self.local.month(), self.local.year())
    }

    /// `2026-11-21-143205`, by which names are in the order of their time.
    pub fn in_names(self) -> String {
        let time = self.local.time();
        format!("{}-{:02}{:02}{:02}", self.local.date(), time.hour(), time.minute(), time.second())
    }

    /// The instant, by which moments of different places can be put in order.
    pub fn instant(self) -> Option<Timestamp> {
        self.offset.to_timestamp(self.local).ok()
    }

    /// The instant in seconds of Unix time.
    pub fn unix_seconds(self) -> i64 {
        self.instant().map_or(0, Timestamp::as_second)
    }

    /// Whether a clock on the wall shows the same on the same day.
    pub fn is_same_minute(self, other: Self) -> bool {
        (self.date(), self.clock()) == (other.date(), other.clock())
    }

    /// The whole minutes from here to a later moment; none where it is not later.
    pub fn minutes_until(self, later: Self) -> Option<u32> {
        let seconds = later.instant()?.duration_since(self.instant()?).as_secs();
        u32::try_from(seconds / 60).ok()
    }

    /// The seconds from here to another moment, wherever that is; nought where it is past.
    pub fn seconds_to(self, later: Self) -> u64 {
        let instants = self.instant().zip(later.instant());
        let seconds = instants.map_or(0, |(here, there)| there.duration_since(here).as_secs());
        u64::try_from(seconds).unwrap_or(0)
    }

    /// The same day at another time.
    pub fn at_clock(self, hour: i8, minute: i8) -> Self {
        let local = self.local.with().hour(hour).minute(minute).second(0).build();
        Self { local: local.unwrap_or(self.local), offset: self.offset }
    }

    /// The moment `seconds` later.
    pub fn after(self, seconds: i64) -> Self {
        let later = self.local.checked_add(jiff::SignedDuration::from_secs(seconds));
        Self { local: later.unwrap_or(self.local), offset: self.offset }
    }
}

impl fmt::Display for Moment {
    /// RFC 3339, such as `2026-11-21T14:32:05+07:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.offset.seconds();
        let sign = if seconds < 0 { '-' } else { '+' };
        let minutes = seconds.abs() / 60;
        write!(f, "{}{sign}{:02}:{:02}", self.local, minutes / 60, minutes % 60)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let text = String::deserialize(deserializer)?;
        let read = || {
            let split = text.len().checked_sub(6).filter(|at| text.is_char_boundary(*at))?;
            let (local, offset) = text.split_at(split);
            let local: DateTime = local.parse().ok()?;
            let (hours, minutes) = offset.get(1..)?.split_once(':')?;
            let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
            let signed = match offset.as_bytes().first()? {
                b'+' => seconds,
                b'-' => -seconds,
                _ => return None,
            };
            Some(Self { local, offset: Offset::from_seconds(signed).ok()? })
        };
        read().ok_or_else(|| {
            D::Error::custom(format_args!("{text} is no moment such as 2026-11-21T14:32:05+07:00"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_and_read_with_its_offset() {
        let moment = Moment::at(jiff::civil::date(2026, 11, 21).at(14, 32, 5, 0), 7).expect("an offset");
        let text = serde_json::to_string(&moment).expect("prints");
        assert_eq!(text, "\"2026-11-21T14:32:05+07:00\"");
        assert_eq!(serde_json::from_str::<Moment>(&text).expect("reads"), moment);
        assert_eq!((moment.day().as_str(), moment.clock().as_str()), ("21/11/2026", "14:32"));
    }

    #[test]
    fn minutes_are_whole_and_never_run_backwards() {
        let start = Moment::at(jiff::civil::date(2026, 11, 21).at(14, 0, 30, 0), 7).expect("an offset");
        assert_eq!(start.minutes_until(start.after(59)), Some(0));
        assert_eq!(start.minutes_until(start.after(3 * 3600)), Some(180));
        assert_eq!(start.after(61).minutes_until(start), None);
        let elsewhere = Moment::at(jiff::civil::date(2026, 11, 21).at(9, 0, 30, 0), 1).expect("an offset");
        assert_eq!(start.minutes_until(elsewhere), Some(60), "clocks of two places");
    }

    #[test]
    fn names_of_files_run_in_the_order_of_their_time() {
        let moment = Moment::at(jiff::civil::date(2026, 1, 2).at(3, 4, 5, 0), 7).expect("an offset");
        assert_eq!(moment.in_names(), "2026-01-02-030405");
        assert!(moment.in_names() < moment.after(1).in_names());
    }

    #[test]
    fn clocks_of_two_places_are_compared_by_their_instants() {
        let here = Moment::at(jiff::civil::date(2026, 11, 21).at(14, 0, 0, 0), 7).expect("an offset");
        let there = Moment::at(jiff::civil::date(2026, 11, 21).at(9, 0, 0, 0), 1).expect("an offset");
        assert_eq!((here.seconds_to(there), there.seconds_to(here)), (3600, 0));
        assert_eq!(here.unix_seconds(), 1_795_244_400);
        assert_eq!(there.unix_seconds() - here.unix_seconds(), 3600);
    }

    #[test]
    fn an_offset_may_be_nought_negative_or_part_of_an_hour() {
        for (text, seconds) in [
            ("\"2026-11-21T14:32:05+00:00\"", 0),
            ("\"2026-11-21T14:32:05-03:30\"", -12_600),
            ("\"2026-11-21T14:32:05+05:45\"", 20_700),
        ] {
            let moment: Moment = serde_json::from_str(text).expect("reads");
            assert_eq!(moment.offset.seconds(), seconds, "{text}");
            assert_eq!(serde_json::to_string(&moment).expect("prints"), text);
        }
    }

    #[test]
    fn a_bent_moment_is_refused() {
        for text in [
            "\"\"",
            "\"2026-11-21\"",
            "\"2026-11-21T14:32:05\"",
            "\"2026-02-31T14:32:05+07:00\"",
            "\"ééééééé\"",
        ] {
            assert!(serde_json::from_str::<Moment>(text).is_err(), "{text}");
        }
    }
}
