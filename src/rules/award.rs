//! What was decided or won beyond what the points alone come to.

use serde::{Deserialize, Serialize};

use super::id::{ClassId, TitleId};
use super::missing::Missing;
use super::outcome::{AtomResult, Outcome, Truth};
use super::place::{Portion, TieBreak, is_nobody};
use super::quota::Over;
use super::title::Title;

/// A class that was not computed but decided upon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// Moved away from the set's default class, for this reason.
    Moved(String),
    /// Referred, and decided by the committee for this reason.
    Referred(String),
}

/// What was put to the committee, before it decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Put {
    /// The class that was proposed; none where no class fitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
    /// Why it had been moved away from the set's default class, where it had been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<String>,
}

/// What the committee decided on a title that its quota left to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleDecision {
    /// Whether the title is won.
    pub granted: bool,
    /// Why, in words.
    pub reason: String,
}

/// A title as it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleResult {
    /// Which title.
    pub id: TitleId,
    /// What came of it.
    pub award: Award,
    /// The parts of its condition.
    pub atoms: Vec<AtomResult>,
    /// The facts that leave it open, as far as its own condition and the gates that bar titles ask for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// The votes it had and needed, where it was voted on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<TitleVotes>,
    /// The place among those who qualify, where that is beyond the quota.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<TitlePlace>,
    /// Why the committee decided as it did, where the quota left it to it and it decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<String>,
}

/// A place beyond the quota of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitlePlace {
    /// How many qualify.
    pub count: usize,
    /// How many the quota allows.
    pub allowed: usize,
    /// The place among them, from 1; equals share the better one.
    pub place: usize,
    /// The share that the quota is, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portion: Option<Portion>,
    /// What put the case behind the one before it, where both have the same share of the maximum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<TieBreak>,
    /// How many others share the place, where the border of the quota lies among them; nought where it does not.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub equals: usize,
    /// To how many of them, and the case itself, the committee has given the title.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub granted: usize,
    /// To how many of them, and the case itself, it has refused it.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub refused: usize,
    /// By what it stands behind the last one within the quota, where the quota has an order of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edge: Option<TieBreak>,
}

/// Why nobody can tell who wins a title although nothing is missing: its quota leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOpen {
    /// Equals stand at the edge of the quota.
    Tied {
        /// How many of them on whom nothing is decided yet.
        equals: usize,
        /// For how many places that are left.
        places: usize,
    },
    /// It leaves those over it to the committee.
    Referred,
}

impl TitleResult {
    /// Why the quota of the title leaves it open, if it does.
    pub fn left_open(&self, title: &Title) -> Option<LeftOpen> {
        self.left_by_quota(title).filter(|_| self.award == Award::Open)
    }

    /// Why the quota of the title leaves it to the committee, if it does, whatever that has decided.
    pub fn left_by_quota(&self, title: &Title) -> Option<LeftOpen> {
        let place = self.place?;
        match (place.equals, title.quota.as_ref()?.over) {
            (_, Over::Warn) | (0, Over::Rank) => None,
            (0, Over::Refer) => Some(LeftOpen::Referred),
            (others, _) => {
                let equals = (others + 1).saturating_sub(place.granted + place.refused);
                let places = (place.allowed + 1).saturating_sub(place.place + place.granted);
                Some(LeftOpen::Tied { equals, places })
            }
        }
    }
}

impl TitlePlace {
    /// Whether it is the same question for the committee: as many places, and as many who are equal at the same one.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        (self.allowed, self.place, self.equals) == (other.allowed, other.place, other.equals)
    }
}

/// What came of a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Award {
    /// It is won.
    Won,
    /// Its condition does not hold.
    Unmet,
    /// A title that it needs was not won.
    Without(TitleId),
    /// A title whose winners do not win it was won.
    Has(TitleId),
    /// A gate bars titles.
    Barred,
    /// The case has no class.
    NoClass,
    /// It has too few votes.
    Outvoted,
    /// The quota is full.
    OverQuota,
    /// Its quota left it to the committee, which decided against it.
    Refused,
    /// It cannot be told yet: a vote, a decision or a fact is missing.
    Open,
    /// The results were announced without the vote that it takes. Only a meeting says so; the rules alone wait for the vote.
    LeftOut,
}

impl Award {
    /// Whether the title is won.
    pub fn is_won(&self) -> Truth {
        match self {
            Self::Open => Truth::Unknown,
            award => (*award == Self::Won).into(),
        }
    }
}

impl Title {
    /// What the titles that stand before it make of it, by what is known of whether they are won; none where it can be
    /// won. What is certain of one of them comes before what is open of another.
    pub fn held_back(&self, is_won: impl Fn(&TitleId) -> Truth) -> Option<Award> {
        let needs = self.needs.iter().map(|id| (id, Truth::True));
        let mut held = None;
        for (id, wanted) in needs.chain(self.unless.iter().map(|id| (id, Truth::False))) {
            match is_won(id) {
                Truth::Unknown => held = Some(Award::Open),
                found if found == wanted => {}
                Truth::False => return Some(Award::Without(id.clone())),
                Truth::True => return Some(Award::Has(id.clone())),
            }
        }
        held
    }
}

/// The votes for a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleVotes {
    /// How many voted for it.
    pub yes: u32,
    /// How many it needed.
    pub needed: u32,
    /// Of how many.
    pub of: u32,
}

impl Outcome {
    /// The class before any decision of the committee: the proposal, where it decided.
    pub fn class_worked_out(&self) -> Option<&ClassId> {
        match &self.put {
            Some(put) => put.class.as_ref(),
            None => self.class.as_ref(),
        }
    }

    /// Why the case was moved away from the set's default class, where it was.
    pub fn moved_because(&self) -> Option<&str> {
        match (&self.decided, &self.put) {
            (Some(Decided::Moved(reason)), _) => Some(reason),
            (_, put) => put.as_ref()?.moved.as_deref(),
        }
    }
}
