//! After the last member: working the classes out, announcing them, sealing.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::outcome::Placed;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::{Refusal, Shortfall};
use crate::rules::{Evaluation, Missing, Standing};

impl Meeting {
    /// Works the classes out, once every sheet is done.
    pub(super) fn tally(&self) -> Result<Event, Refusal> {
        self.reviewing()?;
        let open = self.members().len() - self.done();
        if open > 0 {
            return Err(Refusal::OpenSheets { count: open });
        }
        let classified = self.classified().outcomes;
        let outcomes: Vec<Placed> = self
            .members()
            .iter()
            .zip(&classified)
            .map(|(member, outcome)| Placed::of(member.clone(), outcome))
            .collect();
        let incomplete = outcomes.iter().filter_map(|placed| match &placed.standing {
            Standing::Incomplete(missing) => Some((placed.member.clone(), missing)),
            _ => None,
        });
        let missing: Vec<(MemberId, Missing)> = incomplete
            .flat_map(|(member, missing)| missing.iter().map(move |fact| (member.clone(), fact.clone())))
            .collect();
        if let Some((member, _)) = missing.first() {
            let rules = Box::new(self.rules_of(member).clone());
            return Err(Refusal::Incomplete { whose: Shortfall::of(self, &missing), rules });
        }
        Ok(Event::Tallied { outcomes, evaluation: Evaluation::NOW })
    }

    /// Announces the results.
    pub(super) fn confirm(&self) -> Result<Event, Refusal> {
        self.at(Phase::Tallied)?;
        self.seated()?;
        Ok(Event::Confirmed)
    }

    /// Seals the meeting with the chain's head.
    pub(super) fn seal(&self) -> Result<Event, Refusal> {
        self.at(Phase::Confirmed)?;
        self.seated()?;
        self.agreed()?;
        Ok(Event::Sealed { head: self.chain().head(), entries: self.chain().entries() })
    }
}
