//! Who is at the table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MemberId;
use crate::text::Line;

/// An officer's answer to the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// In the room.
    Present,
    /// Away, with a reason given.
    Excused {
        /// The reason, for the minutes.
        reason: Line,
    },
    /// Away, and nobody knows why.
    Absent,
}

/// The roll: the latest answer of each officer who gave one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll(BTreeMap<MemberId, Answer>);

impl Roll {
    /// An officer's answer, if there is one yet.
    pub fn answer(&self, officer: &MemberId) -> Option<&Answer> {
        self.0.get(officer)
    }

    /// Whether the officer is in the room.
    pub fn is_present(&self, officer: &MemberId) -> bool {
        self.answer(officer) == Some(&Answer::Present)
    }

    /// How many officers are in the room.
    pub fn present(&self) -> u32 {
        let present = self.0.values().filter(|answer| **answer == Answer::Present).count();
        u32::try_from(present).unwrap_or(u32::MAX)
    }

    /// Takes an answer in; the latest counts.
    pub(super) fn note(&mut self, officer: MemberId, answer: Answer) {
        self.0.insert(officer, answer);
    }
}
