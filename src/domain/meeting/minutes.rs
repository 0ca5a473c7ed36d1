//! The minutes: adding to them, adopting them, confirming them.

use super::Meeting;
use crate::domain::event::Event;
use crate::domain::minutes::{Adoption, Carried, Show};
use crate::domain::opening::Duty;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;
use crate::text::Line;

impl Meeting {
    /// Adds to the minutes, from the opening on.
    pub(super) fn remark(&self, text: Line) -> Result<Event, Refusal> {
        if self.phase() < Phase::Open {
            return Err(Refusal::Phase(self.phase()));
        }
        if self.is_voting() {
            return Err(Refusal::BallotOpen);
        }
        Ok(Event::RemarkMade { text })
    }

    /// Takes the minutes as they stand, once the results are announced.
    pub(super) fn adopt_minutes(&self, way: Adoption) -> Result<Event, Refusal> {
        self.unadopted()?;
        let present = self.roll().present();
        if let Adoption::Hands(hands) = way {
            match self.carried(hands)? {
                Carried::Yes => {}
                _ => return Err(Refusal::NotCarried { agreed: hands.agreed, needed: present / 2 + 1 }),
            }
        }
        Ok(Event::MinutesAdopted { way, present })
    }

    /// Puts on record that too few were for the minutes, and why.
    pub(super) fn reject_minutes(&self, hands: Show, reason: Line) -> Result<Event, Refusal> {
        self.unadopted()?;
        match self.carried(hands)? {
            Carried::Yes => Err(Refusal::Carried { agreed: hands.agreed }),
            _ => Ok(Event::MinutesRejected { hands, present: self.roll().present(), reason }),
        }
    }

    /// Confirms the minutes as the holder of a duty.
    pub(super) fn attest(&self, duty: Duty) -> Result<Event, Refusal> {
        self.at(Phase::Confirmed)?;
        self.quorate()?;
        self.staffed()?;
        self.minutes().adopted().ok_or(Refusal::MinutesNotAdopted)?;
        match self.minutes().attested(duty) {
            Some(_) => Err(Refusal::NothingToDo),
            None => Ok(Event::Attested { duty }),
        }
    }

    /// Refuses the seal before the minutes are adopted and confirmed, where the procedure asks for that.
    pub(super) fn agreed(&self) -> Result<(), Refusal> {
        if !self.adopts_minutes() {
            return Ok(());
        }
        self.minutes().adopted().ok_or(Refusal::MinutesNotAdopted)?;
        match self.minutes().unattested() {
            Some(duty) => Err(Refusal::NotAttested { officer: self.name(self.holder(duty)).to_owned() }),
            None => Ok(()),
        }
    }

    /// Refuses unless the minutes are there to be voted on.
    fn unadopted(&self) -> Result<(), Refusal> {
        self.at(Phase::Confirmed)?;
        self.quorate()?;
        self.staffed()?;
        match self.minutes().adopted() {
            Some(_) => Err(Refusal::NothingToDo),
            None => Ok(()),
        }
    }

    /// What comes of hands, unless there are more of them than people.
    fn carried(&self, hands: Show) -> Result<Carried, Refusal> {
        let present = self.roll().present();
        match hands.carries(present) {
            Carried::Impossible => Err(Refusal::TooManyHands { counted: hands.sum(), present }),
            carried => Ok(carried),
        }
    }
}
