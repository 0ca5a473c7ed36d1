//! What ends a meeting and what begins it again: minutes, seals, reopenings, and the steps that the minutes tell of.

use std::sync::Arc;

use super::{Phase, Proceedings};
use crate::domain::MemberId;
use crate::domain::chain::Digest;
use crate::domain::entry::{Body, Entry};
use crate::domain::event::Event;
use crate::domain::minutes::{Adoption, Attestation, Minutes, MinutesVote, Remark};
use crate::domain::moment::Moment;
use crate::domain::opening::Duty;
use crate::text::Line;

/// The proof that a meeting was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The head of the chain over the entries before the seal.
    pub head: Digest,
    /// How many entries that is.
    pub entries: u64,
    /// When.
    pub at: Moment,
}

/// A sealed meeting was opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopening {
    /// Why.
    pub reason: Line,
    /// Who chaired.
    pub chair: MemberId,
    /// Who kept the minutes.
    pub secretary: MemberId,
    /// When.
    pub at: Moment,
}

/// Something that happened, for the minutes to tell. What the meeting was prepared with is not among the steps, nor are single
/// votes, which stand in their ballots.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its place in the log.
    pub seq: u64,
    /// When and what, and who entered it.
    pub body: Body,
}

impl Proceedings {
    /// The minutes on their way to the seal.
    pub fn minutes(&self) -> &Minutes {
        &self.minutes
    }

    /// Whether the seal waits for the minutes: in the first procedure only where the meeting was opened again.
    pub fn adopts_minutes(&self) -> bool {
        self.opening.procedure > 1 || !self.reopenings.is_empty()
    }

    /// The seal, while the meeting is sealed.
    pub fn seal(&self) -> Option<Seal> {
        self.seals.last().copied().filter(|_| self.phase == Phase::Sealed)
    }

    /// Every seal that there was, oldest first.
    pub fn seals(&self) -> &[Seal] {
        &self.seals
    }

    /// Every time that the meeting was opened again, oldest first: each stands behind the seal of the same place.
    pub fn reopenings(&self) -> &[Reopening] {
        &self.reopenings
    }

    /// What happened, in order.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.iter().map(Arc::as_ref)
    }

    /// Whether an event can happen after what was there before it: behind a seal only the reopening can.
    pub(super) fn admits(&self, event: &Event) -> bool {
        matches!(event, Event::Reopened { .. }) == (self.phase == Phase::Sealed)
    }

    /// Takes the step down, and the adoption back unless the step is part of it.
    pub(super) fn tell(&mut self, entry: &Entry) {
        let event = &entry.body.event;
        if let Event::VoteCast { .. } | Event::VoteChanged { .. } | Event::HandsCounted { .. } = event {
            return;
        }
        if event.outdates_minutes() {
            self.void_minutes();
        }
        self.steps.push(Arc::new(Step { seq: entry.seq, body: entry.body.clone() }));
    }

    fn void_minutes(&mut self) {
        if self.minutes.adopted().is_some() {
            Arc::make_mut(&mut self.minutes).void();
        }
    }

    /// Takes in what happens to the minutes.
    pub(super) fn minute(&mut self, event: &Event, at: Moment) -> Option<()> {
        let officer = |duty| self.holder(duty).clone();
        match event {
            Event::RemarkMade { text } => {
                let remark = Remark { text: text.clone(), by: officer(Duty::Secretary), at };
                Arc::make_mut(&mut self.minutes).remarks.push(remark);
            }
            Event::MinutesAdopted { way, present } => {
                let vote = MinutesVote { way: *way, present: *present, rejected: None, at };
                Arc::make_mut(&mut self.minutes).vote(vote);
            }
            Event::MinutesRejected { hands, present, reason } => {
                let way = Adoption::Hands(*hands);
                let vote = MinutesVote { way, present: *present, rejected: Some(reason.clone()), at };
                Arc::make_mut(&mut self.minutes).vote(vote);
            }
            Event::Attested { duty } => {
                self.minutes.adopted()?;
                let attestation = Attestation { duty: *duty, officer: officer(*duty), at };
                Arc::make_mut(&mut self.minutes).attest(attestation);
            }
            _ => return None,
        }
        Some(())
    }

    /// Closes the meeting with the chain's head.
    pub(super) fn close(&mut self, head: Digest, entries: u64, at: Moment) -> Option<()> {
        if (head, entries) != (self.chain.head(), self.chain.entries()) {
            return None;
        }
        self.seals.push(Seal { head, entries, at });
        self.phase = Phase::Sealed;
        Some(())
    }

    /// Opens the sealed meeting again: sheets stay accepted, results are to be worked out and announced anew.
    pub(super) fn reopen(&mut self, reopening: Reopening) -> Option<()> {
        let holders = [self.holder(Duty::Chair), self.holder(Duty::Secretary)];
        if holders != [&reopening.chair, &reopening.secretary] {
            return None;
        }
        self.reopenings.push(reopening);
        self.drop_results();
        Some(())
    }
}
