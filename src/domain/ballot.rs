//! One vote on one item: who may take part, who said what, and the numbers it rests on.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::item::{Choice, Item, Ruling};
use super::moment::Moment;
use crate::text::Line;

/// A vote, open or closed. The entitled are fixed when it opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Ballot {
    /// Whose sheet.
    pub member: MemberId,
    /// What is voted on.
    pub item: Item,
    /// Who may vote, in the order of the committee.
    pub entitled: Vec<MemberId>,
    /// The round, from 1.
    pub round: u32,
    /// What was said, in the order it was entered.
    pub votes: Vec<Vote>,
}

/// One officer's vote, with what it replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// Who.
    pub officer: MemberId,
    /// For what.
    pub choice: Choice,
    /// Earlier choices with the reason why each was corrected, oldest first.
    pub corrected: Vec<(Choice, Line)>,
}

/// A closed ballot with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    /// The vote.
    pub ballot: Ballot,
    /// Its numbers.
    pub tally: Tally,
    /// What came of it.
    pub ruling: Ruling,
    /// When it was closed.
    pub at: Moment,
}

/// The numbers of a vote that a threshold can be a share of. Those left out for this item (recusal) are in
/// `committee` only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// All members of the committee.
    pub committee: u32,
    /// Those called to vote on this item.
    pub summoned: u32,
    /// Those of them in the room when the vote opened.
    pub present: u32,
    /// Votes given, abstentions among them.
    pub cast: u32,
    /// Votes that count towards a side.
    pub valid: u32,
}

impl Ballot {
    /// The vote of an officer, if given.
    pub fn vote_of(&self, officer: &MemberId) -> Option<&Vote> {
        self.votes.iter().find(|vote| vote.officer == *officer)
    }

    /// The next officer in the committee's order who has not voted.
    pub fn waiting(&self) -> Option<&MemberId> {
        self.entitled.iter().find(|officer| self.vote_of(officer).is_none())
    }

    /// How many who may vote have not.
    pub fn missing(&self) -> usize {
        self.entitled.len().saturating_sub(self.votes.len())
    }

    /// The choices that count towards a side.
    pub fn sides(&self) -> impl Iterator<Item = &super::item::Value> {
        self.votes.iter().filter_map(|vote| match &vote.choice {
            Choice::For(value) => Some(value),
            Choice::Abstain => None,
        })
    }
}
