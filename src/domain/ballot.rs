//! One vote on one item: who may take part, who said what, and the numbers it rests on.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::count::Count;
use super::item::{Choice, Item, Ruling, Value};
use super::moment::Moment;
use super::recusal::Aside;
use crate::rules::Form;
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
    /// In which form.
    pub form: Form,
    /// What was said by name, in the order it was entered; nothing where only counts are kept.
    pub votes: Vec<Vote>,
    /// Votes that were taken back, with the reason, oldest first; they count for nothing.
    pub taken_back: Vec<(Vote, Line)>,
    /// What was counted, with the reason why each earlier count was replaced; the last one holds.
    pub counts: Vec<Counted>,
}

/// One officer's vote, with what it replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// Who.
    pub officer: MemberId,
    /// For what.
    pub choice: Choice,
    /// Whether it came in writing from an officer who is away.
    pub written: bool,
    /// Earlier choices with the reason why each was corrected, oldest first.
    pub corrected: Vec<(Choice, Line)>,
}

/// A count that was entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The count.
    pub count: Count,
    /// The officer who counted a second time and came to the same, if somebody did.
    pub checked_by: Option<MemberId>,
    /// Why it replaces the count before it.
    pub reason: Option<Line>,
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
    /// The officers who had no vote in it, each with the reason, in the order of the committee.
    pub left_out: Vec<(MemberId, Aside)>,
    /// What the chair decided, where that was left to the chair.
    pub chair: Option<Value>,
    /// Who chaired when it was closed.
    pub chaired_by: MemberId,
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
    /// Those of them who take part: in the room when the vote opened, or away with a written opinion.
    pub present: u32,
    /// Votes given, abstentions, blank and invalid ones among them.
    pub cast: u32,
    /// Votes that count towards a side.
    pub valid: u32,
}

impl Ballot {
    /// A vote that nobody has taken part in yet.
    pub(super) fn opened(
        member: MemberId,
        item: Item,
        entitled: Vec<MemberId>,
        round: u32,
        form: Form,
    ) -> Self {
        Self {
            member,
            item,
            entitled,
            round,
            form,
            votes: Vec::new(),
            taken_back: Vec::new(),
            counts: Vec::new(),
        }
    }

    /// The vote with a count that nobody has checked.
    pub fn with_count(mut self, count: Count) -> Self {
        self.counts.push(Counted { count, checked_by: None, reason: None });
        self
    }

    /// The vote of an officer, if given by name.
    pub fn vote_of(&self, officer: &MemberId) -> Option<&Vote> {
        self.votes.iter().find(|vote| vote.officer == *officer)
    }

    /// The count that holds, where votes are counted without names.
    pub fn count(&self) -> Option<&Count> {
        self.counts.last().map(|counted| &counted.count)
    }

    /// Whether nobody has voted yet.
    pub fn is_untouched(&self) -> bool {
        self.votes.is_empty() && self.counts.is_empty()
    }

    /// How many took part.
    pub fn cast(&self) -> usize {
        self.votes.len() + self.count().map_or(0, Count::cast)
    }

    /// The next officer in the committee's order who has not voted.
    pub fn waiting(&self) -> Option<&MemberId> {
        self.entitled.iter().find(|officer| self.vote_of(officer).is_none())
    }

    /// How many in the room who may vote have not.
    pub fn missing(&self) -> usize {
        let of_room = self.votes.iter().filter(|vote| !vote.written).count();
        self.entitled.len().saturating_sub(of_room + self.count().map_or(0, Count::cast))
    }

    /// How many officers who are away have sent their vote in writing.
    pub fn written(&self) -> usize {
        self.votes.iter().filter(|vote| vote.written).count()
    }

    /// The choices that count towards a side, each as often as it was made.
    pub fn sides(&self) -> impl Iterator<Item = &Value> {
        let by_name = self.votes.iter().filter_map(|vote| match &vote.choice {
            Choice::For(value) => Some(value),
            Choice::Abstain => None,
        });
        by_name.chain(self.count().into_iter().flat_map(Count::sides))
    }
}

impl Closed {
    /// The answer that the committee, or the chair for it, gave; none where the vote decided nothing.
    pub fn decided(&self) -> Option<&Value> {
        match &self.ruling {
            Ruling::Decided(value) => Some(value),
            Ruling::Chair(_) => self.chair.as_ref(),
            Ruling::Stands(_) | Ruling::Again(_) => None,
        }
    }

    /// Whether something is still owed: another round, or the chair's vote.
    pub fn is_owed(&self) -> bool {
        match self.ruling {
            Ruling::Again(_) => true,
            Ruling::Chair(_) => self.chair.is_none(),
            Ruling::Decided(_) | Ruling::Stands(_) => false,
        }
    }
}
