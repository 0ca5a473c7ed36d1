//! Declaring a conflict of interest, and leaving the room while somebody's sheet is talked about.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;
use crate::rules::Recusal;
use crate::text::Line;

impl Meeting {
    /// An officer declares a conflict about a member, where the rules count such a thing. Not during a vote: who is
    /// entitled was announced when it opened.
    pub(super) fn declare_conflict(
        &self,
        officer: MemberId,
        member: MemberId,
        reason: Line,
    ) -> Result<Event, Refusal> {
        let recusal = self.committee_rules().set().voting.recusal;
        if recusal != Recusal::Declared {
            return Err(Refusal::ConflictsNotCounted { recusal });
        }
        self.officer(&officer)?;
        self.sheet_of(&member)?;
        if self.is_voting() {
            return Err(Refusal::BallotOpen);
        }
        if self.is_recused(&officer, &member) {
            let (officer, member) = (self.name(&officer).to_owned(), self.name(&member).to_owned());
            return Err(Refusal::AlreadyRecused { officer, member });
        }
        Ok(Event::ConflictDeclared { officer, member, reason })
    }

    /// A declared conflict is taken back, with a reason, and not during a vote.
    pub(super) fn withdraw_conflict(
        &self,
        officer: MemberId,
        member: MemberId,
        reason: Line,
    ) -> Result<Event, Refusal> {
        if self.is_voting() {
            return Err(Refusal::BallotOpen);
        }
        if self.conflict(&officer, &member).is_none() {
            return Err(Refusal::NothingDeclared { officer: self.name(&officer).to_owned() });
        }
        Ok(Event::ConflictWithdrawn { officer, member, reason })
    }

    /// A recused officer leaves the room for a member's sheet. Nobody does who has a vote in the open ballot.
    pub(super) fn step_out(&self, officer: MemberId, member: MemberId) -> Result<Event, Refusal> {
        if self.phase() < Phase::Open {
            return Err(Refusal::Phase(self.phase()));
        }
        self.officer(&officer)?;
        self.sheet_of(&member)?;
        let name = || self.name(&officer).to_owned();
        if !self.is_in_room(&officer) {
            return Err(Refusal::NotInRoom { officer: name() });
        }
        if !self.is_recused(&officer, &member) {
            return Err(Refusal::NotRecused { officer: name(), member: self.name(&member).to_owned() });
        }
        let votes = self.ballot().is_some_and(|ballot| ballot.entitled.contains(&officer))
            || self.slip().is_some_and(|slip| slip.entitled.contains(&officer));
        if votes {
            return Err(Refusal::LeavingDuringVote { officer: name() });
        }
        Ok(Event::SteppedOut { officer, member })
    }

    /// An officer who had stepped out is back. Also during a vote, in which they have no part then.
    pub(super) fn come_back(&self, officer: MemberId) -> Result<Event, Refusal> {
        if self.outing(&officer).is_none() {
            return Err(Refusal::NotOutside { officer: self.name(&officer).to_owned() });
        }
        Ok(Event::CameBack { officer })
    }
}
