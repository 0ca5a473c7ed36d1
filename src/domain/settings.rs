//! What a unit has set for itself once, for all its meetings to come.

use serde::{Deserialize, Serialize};

use super::backups::Backups;
use super::retention::Retention;
use crate::text::{Line, Name};

/// The settings of a unit. What is not set is as the program has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// How long nobody presses a key before the screen is locked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idle: Option<Idle>,
    /// Whether an officer's PIN is asked for at every vote that is typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin_at_votes: Option<PinAtVotes>,
    /// The union above this one, for the head of the minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub higher_union: Option<Name>,
    /// The place that the minutes are dated from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Name>,
    /// The folder of the automatic backups, a whole path; without one they go into the data directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup_folder: Option<Line>,
    /// How many automatic backups are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backups: Option<Backups>,
    /// After how long the personal data of a sealed meeting may be removed; without one they may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
}

impl Settings {
    /// How long nobody presses a key before the screen is locked, whether that was set or not.
    pub fn idle(&self) -> Idle {
        self.idle.unwrap_or(Idle::USUAL)
    }

    /// Whether an officer's PIN is asked for at every vote that is typed, whether that was set or not.
    pub fn pin_at_votes(&self) -> PinAtVotes {
        self.pin_at_votes.unwrap_or_default()
    }

    /// How many automatic backups are kept, whether that was set or not.
    pub fn backups(&self) -> Backups {
        self.backups.unwrap_or(Backups::USUAL)
    }
}

/// Whether a PIN stands before a vote by roll call, where the secretary types what is said aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PinAtVotes {
    /// It does not.
    #[default]
    Never,
    /// It does, before each vote of an officer who has one.
    Each,
}

/// After how long without a key the screen is locked. Written as minutes, nought for never.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Idle {
    /// It is not, unless somebody locks it.
    Never,
    /// After so many minutes, from 1 to [`Idle::MOST`].
    Minutes(u8),
}

impl Idle {
    /// The most minutes that can be set.
    pub const MOST: u8 = 60;
    /// Where nothing is set.
    pub const USUAL: Self = Self::Minutes(10);

    /// So many minutes, nought for never; none beyond the most.
    pub const fn of_minutes(minutes: u8) -> Option<Self> {
        match minutes {
            0 => Some(Self::Never),
            1..=Self::MOST => Some(Self::Minutes(minutes)),
            _ => None,
        }
    }
}

impl TryFrom<u8> for Idle {
    type Error = String;

    fn try_from(minutes: u8) -> Result<Self, String> {
        Self::of_minutes(minutes).ok_or_else(|| format!("more than {} minutes", Self::MOST))
    }
}

impl From<Idle> for u8 {
    fn from(idle: Idle) -> Self {
        match idle {
            Idle::Never => 0,
            Idle::Minutes(minutes) => minutes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_set_is_not_written() {
        assert_eq!(serde_json::to_string(&Settings::default()).unwrap(), "{}");
        let set = Settings { idle: Some(Idle::Never), ..Settings::default() };
        assert_eq!(serde_json::to_string(&set).unwrap(), r#"{"idle":0}"#);
        assert_eq!(serde_json::from_str::<Settings>(r#"{"idle":0}"#).unwrap(), set);
        assert!(serde_json::from_str::<Settings>(r#"{"idle":61}"#).is_err());
        assert!(serde_json::from_str::<Settings>(r#"{"backups":100}"#).is_err());
        assert!(serde_json::from_str::<Settings>(r#"{"retention":0}"#).is_err());
        assert!(serde_json::from_str::<Settings>(r#"{"retention":24}"#).unwrap().retention.is_some());
        assert!(serde_json::from_str::<Settings>(r#"{"colour":"red"}"#).is_err());
    }

    #[test]
    fn what_is_set_is_written_and_read_as_it_was_set() {
        let set = Settings {
            idle: Idle::of_minutes(25),
            pin_at_votes: Some(PinAtVotes::Each),
            backups: Backups::of(30),
            ..Settings::default()
        };
        let text = serde_json::to_string(&set).unwrap();
        assert_eq!(text, r#"{"idle":25,"pin_at_votes":"each","backups":30}"#);
        let read: Settings = serde_json::from_str(&text).unwrap();
        assert_eq!(read, set);
        assert_eq!((read.pin_at_votes(), read.backups().count()), (PinAtVotes::Each, 30));
    }

    #[test]
    fn unless_told_otherwise_the_screen_is_locked_after_ten_minutes() {
        assert_eq!(Settings::default().idle(), Idle::Minutes(10));
        assert_eq!(Settings { idle: Some(Idle::Never), ..Settings::default() }.idle(), Idle::Never);
    }
}
