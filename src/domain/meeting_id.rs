//! The id of a meeting.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::period::Period;

/// The id of a meeting: small letters, digits and `-`; it names the meeting's folder, too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeetingId(String);

/// The text is no id of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a meeting's id has 1 to 64 small letters, digits and '-'")]
pub struct NotAMeetingId;

impl MeetingId {
    /// The first id for a meeting about `period` that none of `taken` has: `2026-11`, then `2026-11-2` and so on.
    pub fn fresh(period: Period, taken: &[&Self]) -> Self {
        let first = Self(period.to_string().to_ascii_lowercase());
        let later = (2..).map(|round: u32| Self(format!("{}-{round}", first.0)));
        let mut ids = std::iter::once(first.clone()).chain(later);
        ids.find(|id| !taken.contains(&id)).unwrap_or(first)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MeetingId {
    type Err = NotAMeetingId;

    fn from_str(text: &str) -> Result<Self, NotAMeetingId> {
        let holds = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if (1..=64).contains(&text.len()) && text.bytes().all(holds) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAMeetingId)
        }
    }
}

impl fmt::Display for MeetingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for MeetingId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for MeetingId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_meeting_about_a_period_gets_an_id_of_its_own() {
        let period: Period = "2026-Q4".parse().expect("a period");
        let first = MeetingId::fresh(period, &[]);
        assert_eq!(first.as_str(), "2026-q4");
        let second = MeetingId::fresh(period, &[&first]);
        assert_eq!(second.as_str(), "2026-q4-2");
        assert_eq!(second.to_string(), second.as_str());
        assert_eq!(second.as_str().parse(), Ok(second));
    }

    #[test]
    fn an_id_never_leaves_its_folder() {
        for text in ["", "..", "a/b", "A", "ấ", &"a".repeat(65)] {
            assert_eq!(text.parse::<MeetingId>(), Err(NotAMeetingId), "{text}");
        }
    }
}
