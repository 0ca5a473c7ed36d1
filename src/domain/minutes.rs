//! The minutes of a meeting on their way to the seal: remarks, the votes on them, and who has confirmed them.
//!
//! The text of the minutes is made from the meeting whenever it is read and kept nowhere. What is kept is that the room took
//! it as it stood, which is why any later step takes the adoption and the confirmations back.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::event::Event;
use super::moment::Moment;
use super::opening::Duty;
use crate::text::Line;

/// How the room took the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adoption {
    /// Nobody objected.
    Consent,
    /// Hands were counted.
    Hands(Show),
}

/// Hands that were counted. Who raised none of them is the rest of those present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Show {
    /// For it.
    pub agreed: u32,
    /// Against it.
    pub against: u32,
    /// Neither.
    pub abstained: u32,
}

/// What may be said of the hands of so many people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// More than half of those present are for it.
    Yes,
    /// They are not; so many would be.
    No {
        /// More than half of those present.
        needed: u32,
    },
    /// There are more hands than people.
    Impossible,
}

/// A vote on the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesVote {
    /// How it was held.
    pub way: Adoption,
    /// How many officers were in the room.
    pub present: u32,
    /// Why the minutes were not adopted; none where they were.
    pub rejected: Option<Line>,
    /// When.
    pub at: Moment,
}

/// A duty's holder has confirmed the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// The duty.
    pub duty: Duty,
    /// Who had it.
    pub officer: MemberId,
    /// When.
    pub at: Moment,
}

/// Something to be added to the minutes, said when they were read out; it stands with their adoption. What is said in the
/// meeting is a [`Note`](super::Note).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What.
    pub text: Line,
    /// Who entered it.
    pub by: MemberId,
    /// When.
    pub at: Moment,
}

/// The minutes on their way to the seal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Minutes {
    /// What was added to them, oldest first.
    pub remarks: Vec<Remark>,
    /// Every vote on them, oldest first; of those that adopted them only the last can still hold.
    pub votes: Vec<MinutesVote>,
    adopted: bool,
    attested: Vec<Attestation>,
}

impl Show {
    /// All hands.
    pub fn sum(self) -> u64 {
        u64::from(self.agreed) + u64::from(self.against) + u64::from(self.abstained)
    }

    /// Whether these hands of so many people carry it.
    pub fn carries(self, present: u32) -> Carried {
        let needed = present / 2 + 1;
        if self.sum() > u64::from(present) {
            Carried::Impossible
        } else if self.agreed < needed {
            Carried::No { needed }
        } else {
            Carried::Yes
        }
    }
}

impl Event {
    /// Whether minutes that were adopted before no longer tell everything. Single votes stand in their ballots, whose opening
    /// says it already.
    pub fn outdates_minutes(&self) -> bool {
        !matches!(
            self,
            Self::VoteCast { .. }
                | Self::VoteChanged { .. }
                | Self::HandsCounted { .. }
                | Self::MinutesAdopted { .. }
                | Self::Attested { .. }
                | Self::Sealed { .. }
        )
    }
}

impl Minutes {
    /// Whether they had been adopted, and something has happened since.
    pub fn is_outdated(&self) -> bool {
        self.adopted().is_none() && self.votes.iter().any(|vote| vote.rejected.is_none())
    }

    /// The vote by which they are adopted as they stand now.
    pub fn adopted(&self) -> Option<&MinutesVote> {
        self.votes.last().filter(|vote| self.adopted && vote.rejected.is_none())
    }

    /// The confirmation of a duty's holder, if it still holds.
    pub fn attested(&self, duty: Duty) -> Option<&Attestation> {
        self.attested.iter().find(|attestation| attestation.duty == duty)
    }

    /// The duty that has to confirm them next: the chair first. None while they are not adopted, and once both have.
    pub fn unattested(&self) -> Option<Duty> {
        self.adopted()?;
        [Duty::Chair, Duty::Secretary].into_iter().find(|duty| self.attested(*duty).is_none())
    }

    /// Takes a vote down.
    pub(super) fn vote(&mut self, vote: MinutesVote) {
        self.void();
        self.adopted = vote.rejected.is_none();
        self.votes.push(vote);
    }

    /// Takes a confirmation down.
    pub(super) fn attest(&mut self, attestation: Attestation) {
        self.attested.push(attestation);
    }

    /// Takes adoption and confirmations back: the minutes are no longer what the room took.
    pub(super) fn void(&mut self) {
        self.adopted = false;
        self.attested.clear();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn show(agreed: u32, against: u32, abstained: u32) -> Show {
        Show { agreed, against, abstained }
    }

    #[test]
    fn more_than_half_of_those_present_adopt_and_the_rest_need_not_raise_a_hand() {
        assert_eq!(show(4, 3, 0).carries(7), Carried::Yes);
        assert_eq!(show(4, 0, 0).carries(7), Carried::Yes);
        assert_eq!(show(3, 1, 1).carries(6), Carried::No { needed: 4 });
        assert_eq!(show(4, 0, 4).carries(7), Carried::Impossible);
        assert_eq!(show(u32::MAX, u32::MAX, 1).carries(7), Carried::Impossible);
    }

    proptest! {
        #[test]
        fn it_is_never_carried_and_refused_by_a_majority_at_once(agreed in 0_u32..20, against in 0_u32..20, present in 0_u32..30) {
            let carries = |agreed, against| show(agreed, against, 0).carries(present) == Carried::Yes;
            prop_assert!(!(carries(agreed, against) && carries(against, agreed)));
            prop_assert!(!carries(agreed, against) || agreed + against <= present);
        }
    }
}
