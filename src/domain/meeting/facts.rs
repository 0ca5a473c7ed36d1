//! Entering facts about members, before and while their sheets are gone through.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::fact::Origin;
use crate::domain::refusal::Refusal;
use crate::rules::{InputId, Value};
use crate::text::Line;

impl Meeting {
    /// Enters a fact, or takes one back. Once the sheet was accepted that takes a reason, a quorum, and the acceptance.
    pub(super) fn enter_fact(
        &self,
        member: MemberId,
        input: InputId,
        value: Option<Value>,
        reason: Option<Line>,
    ) -> Result<Event, Refusal> {
        if self.is_voting() {
            return Err(Refusal::BallotOpen);
        }
        let sheet = self.sheet_of(&member)?;
        let declared = self.inputs(&member).iter().find(|declared| declared.id == input);
        let declared = declared.ok_or(Refusal::NoSuchItem)?;
        match &value {
            Some(value) if !declared.kind.admits(value) => {
                return Err(Refusal::NotAFact { input: declared.title.clone() });
            }
            Some(value) if declared.is_outside(value) => {
                return Err(Refusal::FactOutside(Box::new(declared.clone())));
            }
            _ => {}
        }
        let typed = match self.fact(&member, &input) {
            Some((typed, Origin::Typed(_))) => Some(typed),
            _ => None,
        };
        if typed == value {
            return Err(Refusal::SameFact);
        }
        let name = || self.name(&member).to_owned();
        match (sheet.is_done(), reason) {
            (false, _) => Ok(Event::FactEntered { member, input, value, reason: None }),
            (true, None) => Err(Refusal::SheetDone { name: name() }),
            (true, Some(reason)) => {
                self.quorate()?;
                Ok(Event::FactEntered { member, input, value, reason: Some(reason) })
            }
        }
    }
}
