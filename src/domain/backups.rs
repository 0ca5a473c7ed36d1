//! How many of the backups that the program makes by itself are kept.

use serde::{Deserialize, Serialize};

/// So many are kept, from 0 to [`Backups::MOST`]; nought means that none is made. Written as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Backups(u8);

impl Backups {
    /// The most that can be kept.
    pub const MOST: u8 = 99;
    /// Where nothing is set: a year of monthly meetings.
    pub const USUAL: Self = Self(12);

    /// So many; none beyond the most.
    pub const fn of(count: u8) -> Option<Self> {
        if count <= Self::MOST { Some(Self(count)) } else { None }
    }

    /// How many.
    pub const fn count(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Backups {
    type Error = String;

    fn try_from(count: u8) -> Result<Self, String> {
        Self::of(count).ok_or_else(|| format!("more than {} backups", Self::MOST))
    }
}

impl From<Backups> for u8 {
    fn from(backups: Backups) -> Self {
        backups.0
    }
}
