//! Who sits at the table, and who takes part in what.

use super::Proceedings;
use crate::domain::MemberId;
use crate::domain::attendance::{Attendance, During, Movement, Noted};
use crate::domain::ballot::Ballot;
use crate::domain::event::Event;
use crate::domain::guest::Visit;
use crate::domain::moment::Moment;
use crate::domain::opening::Duty;
use crate::domain::proceedings::Phase;
use crate::domain::recusal::{Aside, Conflict, Outing};
use crate::domain::slip::{Slip, SlipRow};
use crate::rules::{Form, Recusal};

impl Proceedings {
    /// How many were called, are here, are away with and without a reason.
    pub fn attendance(&self) -> Attendance {
        self.roll.attendance(self.committee().into_iter().map(|officer| &officer.id))
    }

    /// Everybody who was invited beside the committee, in the order in which they were entered.
    pub fn guests(&self) -> &[Visit] {
        &self.guests
    }

    /// The conflicts of interest that were declared, oldest first; those taken back among them.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What an officer has declared about a member and not taken back.
    pub fn conflict(&self, officer: &MemberId, member: &MemberId) -> Option<&Conflict> {
        self.conflicts.iter().find(|conflict| {
            conflict.withdrawn.is_none() && conflict.officer == *officer && conflict.member == *member
        })
    }

    /// Who left the room for whose sheet, oldest first.
    pub fn outings(&self) -> &[Outing] {
        &self.outings
    }

    /// Whose sheet an officer is outside for, if they are.
    pub fn outing(&self, officer: &MemberId) -> Option<&Outing> {
        self.outings.iter().rev().find(|outing| outing.back.is_none() && outing.officer == *officer)
    }

    /// Whether an officer sits in the room now: at the meeting, and not outside for an item.
    pub fn is_in_room(&self, officer: &MemberId) -> bool {
        self.roll.is_present(officer) && self.outing(officer).is_none()
    }

    /// Whether an officer takes no part in decisions about a member, as the committee's rules say.
    pub fn is_recused(&self, officer: &MemberId, member: &MemberId) -> bool {
        match self.committee_rules().set().voting.recusal {
            Recusal::Own => officer == member,
            Recusal::Declared => officer == member || self.conflict(officer, member).is_some(),
            Recusal::None => false,
        }
    }

    /// The officers in the room who may decide about a member: those whom the rules recuse take no part.
    pub fn deciding(&self, member: &MemberId) -> Vec<MemberId> {
        self.committee()
            .into_iter()
            .map(|officer| &officer.id)
            .filter(|officer| self.is_in_room(officer) && !self.is_recused(officer, member))
            .cloned()
            .collect()
    }

    /// Why an officer does not decide about a member; none where they do.
    pub fn aside(&self, officer: &MemberId, member: &MemberId) -> Option<Aside> {
        if self.is_recused(officer, member) {
            let conflict = self.conflict(officer, member).filter(|_| officer != member);
            return Some(
                conflict.map_or(Aside::UnderReview, |conflict| Aside::Conflict {
                    reason: conflict.reason.clone(),
                }),
            );
        }
        if !self.roll.is_present(officer) {
            return Some(Aside::Away);
        }
        self.outing(officer).map(|_| Aside::SteppedOut)
    }

    /// The officers who have no vote in a ballot, each with the reason, in the order of the committee.
    pub fn left_out(&self, ballot: &Ballot) -> Vec<(MemberId, Aside)> {
        let without =
            |officer: &&MemberId| !ballot.entitled.contains(officer) && ballot.vote_of(officer).is_none();
        let why = |officer: &MemberId| self.aside(officer, &ballot.member).unwrap_or(Aside::CameLater);
        let committee = self.committee().into_iter().map(|officer| &officer.id);
        committee.filter(without).map(|officer| (officer.clone(), why(officer))).collect()
    }

    /// A row of a secret ballot as a vote of its own, in which nobody has taken part yet: whoever takes part in the ballot may,
    /// but those who are left out for the row's member.
    pub fn row_ballot(&self, slip: &Slip, row: &SlipRow) -> Ballot {
        let entitled = slip.entitled.iter().filter(|officer| !self.is_recused(officer, &row.member));
        let (member, item) = (row.member.clone(), row.item.clone());
        Ballot::opened(member, item, entitled.cloned().collect(), row.round, Form::Secret)
    }

    /// The officers that must be at the meeting.
    pub fn quorum(&self) -> u32 {
        let committee = u32::try_from(self.committee().len()).unwrap_or(u32::MAX);
        self.committee_rules().set().voting.quorum.needed(committee)
    }

    /// The duty whose holder is not in the room, the chair's first.
    pub fn vacant_duty(&self) -> Option<Duty> {
        [Duty::Chair, Duty::Secretary].into_iter().find(|duty| !self.is_in_room(self.holder(*duty)))
    }

    /// Those who may take a duty: in the room, and without the other one.
    pub fn candidates(&self, duty: Duty) -> Vec<MemberId> {
        let other = match duty {
            Duty::Chair => Duty::Secretary,
            Duty::Secretary => Duty::Chair,
        };
        let free = |id: &MemberId| self.is_in_room(id) && id != self.holder(other) && id != self.holder(duty);
        self.committee().into_iter().map(|officer| officer.id.clone()).filter(free).collect()
    }

    /// Lets people come, leave, declare and step out; none where the event does not fit or is about something else.
    pub(super) fn seat(&mut self, event: &Event, at: Moment) -> Option<()> {
        match event {
            Event::RollAnswered { officers, answer } => {
                let is_called = self.phase == Phase::RollCall || self.is_adjourned();
                let during = if is_called { During::RollCall } else { During::Meeting };
                let sitting = self.roll.sitting();
                for officer in officers {
                    // Whoever leaves the meeting while outside is no longer expected back.
                    self.come_back(officer, at);
                    self.roll.note(officer.clone(), Noted { answer: answer.clone(), at, during, sitting });
                }
            }
            Event::GuestArrived { guest } => self.guests.push(Visit::of(guest.clone(), at)),
            Event::GuestReturned { guest } => {
                self.visit(*guest).filter(|visit| !visit.is_here())?.come_back(at);
            }
            Event::GuestLeft { guest } => {
                self.visit(*guest).filter(|visit| visit.is_here())?.movements.push(Movement::Left(at));
            }
            Event::GuestStruck { guest, reason } => self.visit(*guest)?.struck = Some(reason.clone()),
            Event::ConflictDeclared { officer, member, reason } => self.conflicts.push(Conflict {
                officer: officer.clone(),
                member: member.clone(),
                reason: reason.clone(),
                at,
                withdrawn: None,
            }),
            Event::ConflictWithdrawn { officer, member, reason } => {
                let mut conflicts = self.conflicts.iter_mut();
                let declared = conflicts.find(|conflict| {
                    conflict.withdrawn.is_none() && conflict.officer == *officer && conflict.member == *member
                });
                declared?.withdrawn = Some((at, reason.clone()));
            }
            Event::SteppedOut { officer, member } => self.outings.push(Outing {
                officer: officer.clone(),
                member: member.clone(),
                out: at,
                back: None,
            }),
            Event::CameBack { officer } => self.come_back(officer, at)?,
            _ => return None,
        }
        Some(())
    }

    /// Ends an officer's time outside; none where they are not outside.
    fn come_back(&mut self, officer: &MemberId, at: Moment) -> Option<()> {
        let mut outings = self.outings.iter_mut().rev();
        outings.find(|outing| outing.back.is_none() && outing.officer == *officer)?.back = Some(at);
        Some(())
    }

    /// Ends everybody's time outside: the meeting breaks off.
    pub(super) fn everybody_comes_back(&mut self, at: Moment) {
        for outing in self.outings.iter_mut().filter(|outing| outing.back.is_none()) {
            outing.back = Some(at);
        }
    }

    /// A guest by the number in the list, from 1, who was not struck out.
    fn visit(&mut self, number: u32) -> Option<&mut Visit> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.guests.get_mut(at).filter(|visit| visit.struck.is_none())
    }
}
