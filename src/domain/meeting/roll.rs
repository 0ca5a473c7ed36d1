//! Calling the roll and opening the meeting.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::attendance::Answer;
use crate::domain::event::Event;
use crate::domain::opening::Duty;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;

impl Meeting {
    /// Notes answers to the roll; also later, when somebody comes or leaves, but not during a vote.
    pub(super) fn answer_roll(&self, officers: Vec<MemberId>, answer: Answer) -> Result<Event, Refusal> {
        if self.phase() > Phase::Open {
            return Err(Refusal::Phase(self.phase()));
        }
        if self.is_voting() {
            return Err(Refusal::BallotOpen);
        }
        for officer in &officers {
            self.officer(officer)?;
        }
        let changed: Vec<MemberId> =
            officers.into_iter().filter(|officer| self.roll().answer(officer) != Some(&answer)).collect();
        if changed.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        Ok(Event::RollAnswered { officers: changed, answer })
    }

    /// Opens the meeting: everybody has answered, the quorum is there, and so are chair and secretary.
    pub(super) fn open(&self) -> Result<Event, Refusal> {
        self.at(Phase::RollCall)?;
        let waiting =
            self.committee().iter().filter(|officer| self.roll().answer(&officer.id).is_none()).count();
        if waiting > 0 {
            return Err(Refusal::RollUnfinished { waiting });
        }
        self.quorate()?;
        self.staffed()?;
        Ok(Event::Opened)
    }

    /// The duty whose holder is not in the room, the chair's first.
    pub fn vacant_duty(&self) -> Option<Duty> {
        [Duty::Chair, Duty::Secretary].into_iter().find(|duty| !self.roll().is_present(self.holder(*duty)))
    }

    /// Those who may take a duty: in the room, and without the other one.
    pub fn candidates(&self, duty: Duty) -> Vec<MemberId> {
        let other = match duty {
            Duty::Chair => Duty::Secretary,
            Duty::Secretary => Duty::Chair,
        };
        let free =
            |id: &MemberId| self.roll().is_present(id) && id != self.holder(other) && id != self.holder(duty);
        self.committee().into_iter().map(|officer| officer.id.clone()).filter(free).collect()
    }

    /// Has somebody in the room chair or keep the minutes from here on.
    pub(super) fn take_duty(&self, duty: Duty, officer: MemberId) -> Result<Event, Refusal> {
        if self.phase() > Phase::Open {
            return Err(Refusal::Phase(self.phase()));
        }
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
