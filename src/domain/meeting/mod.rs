//! A meeting that goes on: the one door through which it changes.
//!
//! `decide` answers a command with exactly one entry or with a refusal and changes nothing; the entry is stored; only
//! then `take` lets it happen.

mod back;
mod closing;
mod count;
mod decisions;
mod due;
mod facts;
mod guests;
mod hands;
mod minutes;
mod pauses;
mod recusals;
mod roll;
mod sheets;
mod slips;
mod votes;

pub use count::needed;

use std::ops::Deref;

use super::MeetingId;
use super::MemberId;
use super::command::Command;
use super::entry::{Entry, Stamp};
use super::event::Event;
use super::opening::{Duty, Opening};
use super::proceedings::{Fault, Phase, Proceedings, Unsound};
use super::record::Held;
use super::refusal::{Refusal, Shortfall};
use super::sheet::Sheet;

/// A meeting that has not been sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    state: Proceedings,
}

impl Meeting {
    /// The first entry of a new meeting.
    ///
    /// # Errors
    /// When chair and secretary are not two officers of the committee, or when the criteria need something that nothing
    /// at the table could bring, so that the meeting could never end: what the roster or earlier meetings do not say about
    /// a member, the unit's own class, the votes for a title where a class depends on them, and an input of a quota over
    /// several sets that one of them does not have.
    pub fn prepare(opening: Opening, stamp: &Stamp) -> Result<Entry, Refusal> {
        let is_officer =
            |id: &MemberId| opening.roster.person(id).is_some_and(|person| person.office.is_some());
        if opening.chair == opening.secretary
            || !is_officer(&opening.chair)
            || !is_officer(&opening.secretary)
        {
            return Err(Refusal::WrongOffices);
        }
        let by = opening.secretary.clone();
        let id = MeetingId::fresh(opening.period, &[]);
        let entry = Entry::new(1, by, Event::Prepared(Box::new(opening)), stamp);
        let state = Proceedings::begin(id, &entry).map_err(|_| Refusal::Unwritable)?;
        if let Some(refusal) = state.quota_asks_in_vain() {
            return Err(refusal);
        }
        let missing = state.unbringable();
        match missing.first() {
            None => Ok(entry),
            Some((member, _)) => {
                let rules = Box::new(state.rules_of(member).clone());
                Err(Refusal::FactsMissing { whose: Shortfall::of(&state, &missing), rules })
            }
        }
    }

    /// The meeting as if results had been recorded as this program works them out, to decide again on it what was decided on
    /// the strength of an earlier evaluation of the rules.
    #[must_use]
    pub fn as_worked_out(&self) -> Self {
        Self { state: self.state.as_worked_out() }
    }

    /// What a command would do: the entry to be stored.
    ///
    /// # Errors
    /// The reason why it may not be done now.
    pub fn decide(&self, command: Command, stamp: &Stamp) -> Result<Entry, Refusal> {
        self.awake(&command)?;
        let event = match command {
            Command::AnswerRoll { officers, answer } => self.answer_roll(officers, answer),
            Command::TakeDuty { duty, officer } => self.take_duty(duty, officer),
            Command::ReceiveGuest { guest } => self.receive_guest(guest),
            Command::SeeGuestOff { guest } => self.see_guest_off(guest),
            Command::ReceiveAgain { guest } => self.receive_again(guest),
            Command::StrikeGuest { guest, reason } => self.strike_guest(guest, reason),
            Command::DeclareConflict { officer, member, reason } => {
                self.declare_conflict(officer, member, reason)
            }
            Command::WithdrawConflict { officer, member, reason } => {
                self.withdraw_conflict(officer, member, reason)
            }
            Command::StepOut { officer, member } => self.step_out(officer, member),
            Command::ComeBack { officer } => self.come_back(officer),
            Command::Open => self.open(),
            Command::Dispute { member, item } => self.dispute(member, item),
            Command::WithdrawDispute { member, item } => self.withdraw_dispute(member, item),
            Command::Raise { member, item, evidence } => self.raise(member, item, evidence),
            Command::OpenBallot { member, item } => self.open_ballot(member, item),
            Command::CancelBallot { reason } => self.cancel_ballot(reason),
            Command::Cast { officer, choice, written } => self.cast(officer, choice, written),
            Command::CountHands { count, checked_by, reason } => self.count_hands(count, checked_by, reason),
            Command::ChairDecides { member, item, value } => self.chair_decides(member, item, value),
            Command::OpenSlip { rows } => self.open_slip(rows),
            Command::CancelSlip { reason } => self.cancel_slip(reason),
            Command::CloseSlip { ballots, missing } => self.close_slip(&ballots, missing),
            Command::ChangeVote { officer, choice, reason } => self.change_vote(officer, choice, reason),
            Command::CloseBallot { missing } => self.close_ballot(missing),
            Command::AcceptSheet { member } => self.accept_sheet(member),
            Command::AcceptUndisputed => self.accept_undisputed(),
            Command::EnterFact { member, input, value, reason } => {
                self.enter_fact(member, input, value, reason)
            }
            Command::MoveClass { member, class, reason } => self.move_class(member, class, reason),
            Command::Waive { set, criterion, way, reason } => self.waive(set, criterion, way, reason),
            Command::LiftWaiver { set, criterion, reason } => self.lift_waiver(set, criterion, reason),
            Command::DecideReferral { member, class, reason } => self.decide_referral(member, class, reason),
            Command::DecideTitle { member, title, granted, reason } => {
                self.decide_title(member, title, granted, reason)
            }
            Command::Correct { member, item, reason } => self.correct(member, item, reason),
            Command::TakeVoteBack { officer, reason } => self.take_vote_back(officer, reason),
            Command::TakeAcceptanceBack { members, reason } => self.take_acceptance_back(members, reason),
            Command::TakeTallyBack { reason } => self.take_tally_back(reason),
            Command::TakeNote { member, item, text } => self.take_note(member, item, text),
            Command::Adjourn { reason } => self.adjourn(reason),
            Command::Resume => self.resume(),
            Command::Tally => self.tally(),
            Command::Confirm => self.confirm(),
            Command::Remark { text } => self.remark(text),
            Command::AdoptMinutes { way } => self.adopt_minutes(way),
            Command::RejectMinutes { hands, reason } => self.reject_minutes(hands, reason),
            Command::Attest { duty } => self.attest(duty),
            Command::Seal => self.seal(),
        }?;
        let entry =
            Entry::new(self.chain().entries() + 1, self.holder(Duty::Secretary).clone(), event, stamp);
        entry.line().map_err(|_| Refusal::Unwritable)?;
        Ok(entry)
    }

    /// Lets an entry happen that has been stored. The meeting may be over after it.
    ///
    /// # Errors
    /// When the entry cannot be the next one; the meeting is lost then and must be read anew from its log.
    pub fn take(mut self, entry: &Entry) -> Result<Held, Unsound> {
        self.state.apply(entry)?;
        Ok(Held::of(self.state))
    }

    /// The state after a log's first entry.
    pub(super) fn first(id: MeetingId, entries: &[Entry]) -> Result<Proceedings, Unsound> {
        match entries.first() {
            Some(entry) => Proceedings::begin(id, entry),
            None => Err(Unsound { meeting: id, seq: 1, fault: Fault::Sequence }),
        }
    }

    /// Wraps a state that has no seal.
    pub(super) fn of(state: Proceedings) -> Self {
        Self { state }
    }

    /// Refuses unless the meeting is at `phase`.
    fn at(&self, phase: Phase) -> Result<(), Refusal> {
        if self.phase() == phase { Ok(()) } else { Err(Refusal::Phase(self.phase())) }
    }

    /// Refuses unless sheets can be gone through now: the meeting is open, has its quorum and no vote is open.
    fn reviewing(&self) -> Result<(), Refusal> {
        self.going_on(Phase::Open)
    }

    /// Refuses unless the meeting is at `phase` and can go on: it has its quorum, chair and secretary, and no vote is open.
    fn going_on(&self, phase: Phase) -> Result<(), Refusal> {
        self.at(phase)?;
        self.seated()?;
        if self.is_voting() { Err(Refusal::BallotOpen) } else { Ok(()) }
    }

    /// Refuses while too few officers are in the room.
    fn quorate(&self) -> Result<(), Refusal> {
        let (present, needed) = (self.roll().present(), self.quorum());
        if present < needed { Err(Refusal::NoQuorum { present, needed }) } else { Ok(()) }
    }

    /// Refuses while chair or secretary is not in the room.
    fn staffed(&self) -> Result<(), Refusal> {
        match self.vacant_duty() {
            Some(duty) => Err(Refusal::OfficeEmpty { officer: self.name(self.holder(duty)).to_owned() }),
            None => Ok(()),
        }
    }

    /// A member's sheet, unless they are not under review.
    fn sheet_of(&self, member: &MemberId) -> Result<&Sheet, Refusal> {
        self.sheet(member).ok_or_else(|| Refusal::NotAMember { name: self.name(member).to_owned() })
    }

    /// A member's sheet, unless it is done.
    fn open_sheet(&self, member: &MemberId) -> Result<&Sheet, Refusal> {
        let sheet = self.sheet_of(member)?;
        if sheet.is_done() {
            return Err(Refusal::SheetDone { name: self.name(member).to_owned() });
        }
        Ok(sheet)
    }
}

impl Deref for Meeting {
    type Target = Proceedings;

    fn deref(&self) -> &Proceedings {
        &self.state
    }
}
