//! A sealed meeting: everything can be read, nothing can be changed, unless chair and secretary open it again.

use std::ops::Deref;

use super::entry::{Entry, Stamp};
use super::event::Event;
use super::meeting::Meeting;
use super::opening::Duty;
use super::proceedings::{Proceedings, Seal, Unsound};
use super::refusal::Refusal;
use super::{MeetingId, MemberId};
use crate::rules::{CriterionId, EventId, Standing};
use crate::text::Line;

/// The record of a sealed meeting. It has no `decide`: that it is read-only is a matter of type. One entry alone can follow
/// its seal, and makes it a meeting that goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    state: Proceedings,
    seal: Seal,
}

/// A meeting as the log gives it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// It goes on.
    Meeting(Box<Meeting>),
    /// It is over.
    Record(Box<Record>),
}

impl Record {
    /// The seal.
    pub fn seal(&self) -> Seal {
        self.seal
    }

    /// Those whom the meeting left suspended.
    pub fn suspended(&self) -> Vec<MemberId> {
        self.members().iter().filter(|member| self.is_suspended(member)).cloned().collect()
    }

    /// Whether the meeting left a member suspended.
    pub(super) fn is_suspended(&self, member: &MemberId) -> bool {
        self.result(member).is_some_and(|result| result.standing == Standing::Suspended)
    }

    /// What opening the meeting again would record: chair and secretary do it together.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn reopen(&self, reason: Line, stamp: &Stamp) -> Result<Entry, Refusal> {
        let (chair, secretary) = (self.holder(Duty::Chair).clone(), self.holder(Duty::Secretary).clone());
        let event = Event::Reopened { reason, chair, secretary: secretary.clone() };
        let entry = Entry::new(self.chain().entries() + 1, secretary, event, stamp);
        entry.line().map_err(|_| Refusal::Unwritable)?;
        Ok(entry)
    }

    /// Lets the one entry happen that can follow the seal.
    ///
    /// # Errors
    /// When it is another one; the record is lost then and must be read anew from its log.
    pub fn take(mut self, entry: &Entry) -> Result<Held, Unsound> {
        self.state.apply(entry)?;
        Ok(Held::of(self.state))
    }

    /// How often an event happened to a member, exempted occurrences aside; none where the member's sheet had no such
    /// event.
    pub fn happened(&self, member: &MemberId, criterion: &CriterionId, event: &EventId) -> Option<u32> {
        self.sheet(member)?;
        self.rules_of(member).criterion(criterion)?.event(event)?;
        let outcome = self.outcome(member)?;
        let row = outcome.criteria.iter().find(|row| row.id == *criterion)?;
        let found = row.events.iter().find(|result| result.event == *event);
        Some(found.map_or(0, |result| result.count.saturating_sub(result.exempt)))
    }
}

impl Deref for Record {
    type Target = Proceedings;

    fn deref(&self) -> &Proceedings {
        &self.state
    }
}

impl Held {
    /// The meeting or record that a log's entries add up to.
    ///
    /// # Errors
    /// The first entry that cannot be part of the log.
    pub fn replay(id: MeetingId, entries: &[Entry]) -> Result<Self, Unsound> {
        let mut state = Meeting::first(id, entries)?;
        for entry in entries.iter().skip(1) {
            state.apply(entry)?;
        }
        Ok(Self::of(state))
    }

    /// The state as a meeting that goes on or as a record, whichever it is.
    pub(super) fn of(state: Proceedings) -> Self {
        match state.seal() {
            Some(seal) => Self::Record(Box::new(Record { state, seal })),
            None => Self::Meeting(Box::new(Meeting::of(state))),
        }
    }

    /// What both have: the state.
    pub fn proceedings(&self) -> &Proceedings {
        match self {
            Self::Meeting(meeting) => meeting,
            Self::Record(record) => record,
        }
    }
}
