//! Calling the roll and opening the meeting.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::attendance::Answer;
use crate::domain::event::Event;
use crate::domain::opening::Duty;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;

impl Meeting {
    /// Notes answers to the roll; also later, until the seal, when somebody comes or leaves. Nobody leaves during a vote:
    /// it is closed or called off first.
    pub(super) fn answer_roll(&self, officers: Vec<MemberId>, answer: Answer) -> Result<Event, Refusal> {
        for officer in &officers {
            self.officer(officer)?;
        }
        let changed: Vec<MemberId> =
            officers.into_iter().filter(|officer| self.roll().answer(officer) != Some(&answer)).collect();
        if changed.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        // Nobody who is here is among those whose answer changes to being here.
        let leaving = changed.iter().find(|officer| self.roll().is_present(officer));
        if let Some(officer) = leaving.filter(|_| self.is_voting()) {
            return Err(Refusal::LeavingDuringVote { officer: self.name(officer).to_owned() });
        }
        Ok(Event::RollAnswered { officers: changed, answer })
    }

    /// Opens the meeting: everybody has answered, the quorum is there, and so are chair and secretary.
    pub(super) fn open(&self) -> Result<Event, Refusal> {
        self.at(Phase::RollCall)?;
        self.everybody_answered()?;
        self.seated()?;
        Ok(Event::Opened)
    }

    /// Refuses until everybody has answered the roll.
    pub(super) fn everybody_answered(&self) -> Result<(), Refusal> {
        let waiting =
            self.committee().iter().filter(|officer| self.roll().answer(&officer.id).is_none()).count();
        if waiting > 0 { Err(Refusal::RollUnfinished { waiting }) } else { Ok(()) }
    }

    /// Refuses unless decisions can be taken: enough officers are at the meeting, and chair and secretary sit in the room.
    pub(super) fn seated(&self) -> Result<(), Refusal> {
        self.quorate()?;
        match self.vacant_duty() {
            Some(duty) => Err(Refusal::OfficeEmpty { officer: self.name(self.holder(duty)).to_owned() }),
            None => Ok(()),
        }
    }

    /// Has somebody in the room chair or keep the minutes from here on.
    pub(super) fn take_duty(&self, duty: Duty, officer: MemberId) -> Result<Event, Refusal> {
        if self.is_voting() {
            return Err(Refusal::BallotOpen);
        }
        self.officer(&officer)?;
        if !self.candidates(duty).contains(&officer) {
            return Err(Refusal::NotFree { officer: self.name(&officer).to_owned() });
        }
        Ok(Event::DutyTaken { duty, officer })
    }

    /// Refuses unless the person sits on the committee.
    pub(super) fn officer(&self, id: &MemberId) -> Result<(), Refusal> {
        match self.person(id) {
            Some(person) if person.office.is_some() => Ok(()),
            _ => Err(Refusal::NotAnOfficer { name: self.name(id).to_owned() }),
        }
    }
}
