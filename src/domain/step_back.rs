//! The latest step of a meeting with what it takes to go back: a step back is a correction of its own, with a reason.

use super::MemberId;
use super::command::Command;
use super::event::Event;
use super::item::{Choice, Item};
use super::proceedings::Proceedings;
use super::waiver::Way;
use crate::rules::{ClassId, CriterionId, InputId, SetId, Value as Fact};
use crate::text::Line;

/// A step that can be taken back, with what stood before it.
#[derive(Clone, Debug, PartialEq)]
pub enum StepBack {
    /// Something was disputed or raised.
    Asked {
        /// Whose sheet.
        member: MemberId,
        /// What.
        item: Item,
    },
    /// An officer voted.
    Voted {
        /// Who.
        officer: MemberId,
    },
    /// An officer's vote was corrected.
    VoteChanged {
        /// Who.
        officer: MemberId,
        /// What it had been.
        before: Choice,
    },
    /// A vote was closed.
    Closed {
        /// Whose sheet.
        member: MemberId,
        /// What was voted on.
        item: Item,
    },
    /// Sheets were accepted.
    Accepted {
        /// Whose.
        members: Vec<MemberId>,
    },
    /// A fact was entered on a sheet that is still open.
    Fact {
        /// About whom.
        member: MemberId,
        /// Which.
        input: InputId,
        /// What had been entered before.
        before: Option<Fact>,
    },
    /// A member was moved away from the class in which everybody begins.
    Moved {
        /// Who.
        member: MemberId,
        /// Where they had been moved before.
        before: Option<ClassId>,
    },
    /// A criterion was waived.
    Waived {
        /// Of which set.
        set: SetId,
        /// Which one.
        criterion: CriterionId,
        /// What had become of it before.
        before: Option<Way>,
    },
    /// A waiver was lifted.
    WaiverLifted {
        /// Of which set.
        set: SetId,
        /// Which one.
        criterion: CriterionId,
        /// What had become of it.
        before: Way,
    },
    /// The classes were worked out, or announced.
    Tallied,
}

impl StepBack {
    /// The step that an event is, seen from the state before it; none where it cannot be taken back like that.
    pub(super) fn of(event: &Event, before: &Proceedings) -> Option<Self> {
        Some(match event {
            Event::Disputed { member, item, .. } | Event::FindingRaised { member, item, .. } => {
                Self::Asked { member: member.clone(), item: item.clone() }
            }
            Event::VoteCast { officer, .. } => Self::Voted { officer: officer.clone() },
            Event::VoteChanged { officer, .. } => {
                let before = before.ballot()?.vote_of(officer)?.choice.clone();
                Self::VoteChanged { officer: officer.clone(), before }
            }
            Event::BallotClosed { .. } => {
                let ballot = before.ballot()?;
                Self::Closed { member: ballot.member.clone(), item: ballot.item.clone() }
            }
            Event::ChairDecided { member, item, .. } => {
                Self::Closed { member: member.clone(), item: item.clone() }
            }
            Event::SheetsAccepted { members } => Self::Accepted { members: members.clone() },
            Event::FactEntered { member, input, reason: None, .. } => {
                let entered = before.sheet(member)?.entered(input).last();
                let before = entered.and_then(|entered| entered.value.clone());
                Self::Fact { member: member.clone(), input: input.clone(), before }
            }
            Event::ClassMoved { member, .. } => {
                let before = before.sheet(member)?.moved().map(|moved| moved.class.clone());
                Self::Moved { member: member.clone(), before }
            }
            Event::Waived { set, criterion, .. } => {
                let before = before.waiver(set, criterion).map(|waiver| waiver.way);
                Self::Waived { set: set.clone(), criterion: criterion.clone(), before }
            }
            Event::WaiverLifted { set, criterion, .. } => {
                let before = before.waiver(set, criterion)?.way;
                Self::WaiverLifted { set: set.clone(), criterion: criterion.clone(), before }
            }
            Event::Tallied { .. } | Event::Confirmed => Self::Tallied,
            _ => return None,
        })
    }

    /// The request that takes the step back, for a reason.
    pub fn back(&self, reason: Line) -> Command {
        match self.clone() {
            Self::Asked { member, item } => Command::WithdrawDispute { member, item },
            Self::Voted { officer } => Command::TakeVoteBack { officer, reason },
            Self::VoteChanged { officer, before } => Command::ChangeVote { officer, choice: before, reason },
            Self::Closed { member, item } => Command::Correct { member, item: Some(item), reason },
            Self::Accepted { members } => match <[_; 1]>::try_from(members) {
                Ok([member]) => Command::Correct { member, item: None, reason },
                Err(members) => Command::TakeAcceptanceBack { members, reason },
            },
            Self::Fact { member, input, before } => {
                Command::EnterFact { member, input, value: before, reason: Some(reason) }
            }
            Self::Moved { member, before } => Command::MoveClass { member, class: before, reason },
            Self::Waived { set, criterion, before: Some(way) } => {
                Command::Waive { set, criterion, way, reason }
            }
            Self::Waived { set, criterion, before: None } => Command::LiftWaiver { set, criterion, reason },
            Self::WaiverLifted { set, criterion, before } => {
                Command::Waive { set, criterion, way: before, reason }
            }
            Self::Tallied => Command::TakeTallyBack { reason },
        }
    }

    /// Whether a reason is kept with the step back. Nothing had been decided yet where it is not.
    pub fn takes_reason(&self) -> bool {
        !matches!(self, Self::Asked { .. } | Self::Fact { .. })
    }
}
