//! Guests: who was invited comes and goes, and counts nowhere.

use super::Meeting;
use crate::domain::event::Event;
use crate::domain::guest::{Guest, Visit};
use crate::domain::refusal::Refusal;
use crate::text::Line;

impl Meeting {
    /// Somebody who was invited comes. An officer of the committee is no guest, and nobody is one twice.
    pub(super) fn receive_guest(&self, guest: Guest) -> Result<Event, Refusal> {
        if let Some(id) = &guest.person {
            let person =
                self.person(id).ok_or_else(|| Refusal::NotListed { name: guest.name.to_string() })?;
            if person.office.is_some() {
                return Err(Refusal::GuestIsOfficer { name: person.name.to_string() });
            }
        }
        let is_same = |visit: &&Visit| {
            let one = &visit.guest;
            visit.struck.is_none()
                && match (&one.person, &guest.person) {
                    (Some(one), Some(other)) => one == other,
                    _ => (&one.name, &one.capacity) == (&guest.name, &guest.capacity),
                }
        };
        if self.guests().iter().any(|visit| is_same(&visit)) {
            return Err(Refusal::GuestListed { name: guest.name.to_string() });
        }
        Ok(Event::GuestArrived { guest })
    }

    /// A guest leaves.
    pub(super) fn see_guest_off(&self, guest: u32) -> Result<Event, Refusal> {
        if self.visit(guest)?.is_here() { Ok(Event::GuestLeft { guest }) } else { Err(Refusal::NothingToDo) }
    }

    /// A guest who had left comes back.
    pub(super) fn receive_again(&self, guest: u32) -> Result<Event, Refusal> {
        if self.visit(guest)?.is_here() {
            Err(Refusal::NothingToDo)
        } else {
            Ok(Event::GuestReturned { guest })
        }
    }

    /// Strikes a guest out who was entered by mistake. The entry stays, with the reason.
    pub(super) fn strike_guest(&self, guest: u32, reason: Line) -> Result<Event, Refusal> {
        self.visit(guest)?;
        Ok(Event::GuestStruck { guest, reason })
    }

    /// A guest by number, from 1, who was not struck out.
    fn visit(&self, number: u32) -> Result<&Visit, Refusal> {
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let visit = at.and_then(|at| self.guests().get(at));
        visit.filter(|visit| visit.struck.is_none()).ok_or(Refusal::NoSuchGuest)
    }
}
