//! Notes for the minutes, and breaking off to go on another day.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::command::Command;
use crate::domain::event::Event;
use crate::domain::item::Item;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;
use crate::text::Line;

impl Meeting {
    /// Takes down what somebody said. It changes nothing, so that it is never refused but for what it is about.
    pub(super) fn take_note(
        &self,
        member: Option<MemberId>,
        item: Option<Item>,
        text: Line,
    ) -> Result<Event, Refusal> {
        match (&member, &item) {
            (None, None) => {}
            (None, Some(_)) => return Err(Refusal::NoSuchItem),
            (Some(member), item) => {
                self.sheet_of(member)?;
                let is_known = |item: &Item| !item.is_on_sheet() || self.items(member).contains(item);
                if item.as_ref().is_some_and(|item| !is_known(item)) {
                    return Err(Refusal::NoSuchItem);
                }
            }
        }
        Ok(Event::NoteTaken { member, item, text })
    }

    /// Breaks the meeting off once it is open, but not during a vote.
    pub(super) fn adjourn(&self, reason: Line) -> Result<Event, Refusal> {
        if self.phase() < Phase::Open {
            return Err(Refusal::Phase(self.phase()));
        }
        if self.is_voting() {
            return Err(Refusal::BallotOpen);
        }
        Ok(Event::Adjourned { reason })
    }

    /// Takes the meeting up again, with a roll of its own and a quorum.
    pub(super) fn resume(&self) -> Result<Event, Refusal> {
        if !self.is_adjourned() {
            return Err(Refusal::NothingToDo);
        }
        self.everybody_answered()?;
        self.seated()?;
        Ok(Event::Resumed)
    }

    /// Refuses whatever has to wait until a meeting that has broken off is taken up again.
    pub(super) fn awake(&self, command: &Command) -> Result<(), Refusal> {
        let waits = !matches!(
            command,
            Command::AnswerRoll { .. }
                | Command::TakeDuty { .. }
                | Command::ReceiveGuest { .. }
                | Command::SeeGuestOff { .. }
                | Command::ReceiveAgain { .. }
                | Command::StrikeGuest { .. }
                | Command::TakeNote { .. }
                | Command::EnterFact { .. }
                | Command::Resume
        );
        if waits && self.is_adjourned() { Err(Refusal::Adjourned) } else { Ok(()) }
    }
}
