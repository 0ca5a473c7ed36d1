//! Guests: they sit in, speak, and never count.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::attendance::Movement;
use super::moment::Moment;
use crate::text::{Line, Name};

/// Somebody who was invited and has no vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guest {
    /// Who.
    pub name: Name,
    /// In which capacity, such as "đại diện chuyên môn".
    pub capacity: Line,
    /// The person of the roster, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<MemberId>,
}

/// A guest in the course of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Who it is.
    pub guest: Guest,
    /// Comings and goings, oldest first; the first is the arrival.
    pub movements: Vec<Movement>,
    /// Why the entry was struck out, where somebody was entered by mistake.
    pub struck: Option<Line>,
}

impl Visit {
    /// The visit of a guest who has just come.
    pub(super) fn of(guest: Guest, at: Moment) -> Self {
        Self { guest, movements: vec![Movement::Came(at)], struck: None }
    }

    /// Notes that a guest who had left is back; somebody noted as gone and as back within one minute never left.
    pub(super) fn come_back(&mut self, at: Moment) {
        match self.movements.last() {
            Some(Movement::Left(left)) if left.is_same_minute(at) => drop(self.movements.pop()),
            _ => self.movements.push(Movement::Came(at)),
        }
    }

    /// Whether the guest is in the room.
    pub fn is_here(&self) -> bool {
        self.struck.is_none() && matches!(self.movements.last(), Some(Movement::Came(_)))
    }
}
