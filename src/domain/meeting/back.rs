//! Taking steps back: each is a correction, and what was taken back stays to be read.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;
use crate::text::Line;

impl Meeting {
    /// Takes an officer's vote back before the ballot is closed.
    pub(super) fn take_vote_back(&self, officer: MemberId, reason: Line) -> Result<Event, Refusal> {
        let ballot = self.ballot().ok_or(Refusal::NoBallot)?;
        match ballot.vote_of(&officer) {
            None => Err(Refusal::NotVoted { officer: self.name(&officer).to_owned() }),
            Some(_) => Ok(Event::VoteTakenBack { officer, reason }),
        }
    }

    /// Opens sheets again that had been accepted.
    pub(super) fn take_acceptance_back(
        &self,
        members: Vec<MemberId>,
        reason: Line,
    ) -> Result<Event, Refusal> {
        self.correctable()?;
        if members.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        for member in &members {
            if !self.sheet_of(member)?.is_done() {
                return Err(Refusal::SheetOpen { name: self.name(member).to_owned() });
            }
        }
        Ok(Event::AcceptanceTakenBack { members, reason })
    }

    /// Takes back that the classes were worked out or announced; the sheets stay accepted.
    pub(super) fn take_tally_back(&self, reason: Line) -> Result<Event, Refusal> {
        self.correctable()?;
        match self.phase() {
            Phase::Tallied | Phase::Confirmed => Ok(Event::TallyTakenBack { reason }),
            phase => Err(Refusal::Phase(phase)),
        }
    }

    /// Refuses unless something decided can be taken back now.
    pub(super) fn correctable(&self) -> Result<(), Refusal> {
        if self.phase() < Phase::Open {
            return Err(Refusal::Phase(self.phase()));
        }
        self.quorate()?;
        if self.is_voting() { Err(Refusal::BallotOpen) } else { Ok(()) }
    }
}
