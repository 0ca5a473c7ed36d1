//! What is voted on after the sheets: the classes once every sheet is done, then the titles, the lowest first.

use crate::domain::{Item, Meeting, MemberId, Phase};
use crate::rules::{Standing, Threshold, TitleId};

/// What the list is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The ballots on the members' classes.
    Classes,
    /// The votes on a title.
    Title(TitleId),
}

/// How a member stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// To be voted on.
    Due,
    /// The chair's vote is owed.
    Chair,
    /// Voted on.
    Done,
    /// Not voted on: barred, without a lower title, or not qualified.
    Out,
}

impl Subject {
    /// What is voted on after the sheets now; none while sheets are open, or where the sets ask for no such vote.
    pub fn of(meeting: &Meeting) -> Option<Self> {
        match meeting.phase() {
            Phase::Open => {
                let all_done = meeting.done() == meeting.members().len();
                let sets = &meeting.opening().sets;
                let votes = sets.iter().any(|set| set.rulebook.set().voting.classes.is_some());
                (all_done && votes).then_some(Self::Classes)
            }
            Phase::Tallied | Phase::Confirmed => {
                let due = meeting.title_candidates().map(|(title, _)| title);
                due.or_else(|| highest_voted(meeting)).map(Self::Title)
            }
            Phase::RollCall | Phase::Sealed => None,
        }
    }

    /// The question about a member.
    pub fn item(&self) -> Item {
        match self {
            Self::Classes => Item::Class,
            Self::Title(title) => Item::Title(title.clone()),
        }
    }

    /// The members whose set has such a question, in their order.
    pub fn members(&self, meeting: &Meeting) -> Vec<MemberId> {
        let asks = |member: &&MemberId| self.threshold(meeting, member).is_some();
        meeting.members().iter().filter(asks).cloned().collect()
    }

    /// What the vote about a member needs.
    pub fn threshold(&self, meeting: &Meeting, member: &MemberId) -> Option<Threshold> {
        let rules = meeting.rules_of(member);
        match self {
            Self::Classes => rules.set().voting.classes,
            Self::Title(title) => rules.title(title)?.votes,
        }
    }

    /// How a member stands.
    pub fn status(&self, meeting: &Meeting, member: &MemberId) -> Status {
        let item = self.item();
        let Some(sheet) = meeting.sheet(member) else { return Status::Out };
        if sheet.awaits_chair(&item) {
            return Status::Chair;
        }
        match sheet.question(&item) {
            Some(question) if !question.is_open() => Status::Done,
            Some(_) => Status::Due,
            None if self.is_candidate(meeting, member) => Status::Due,
            None => Status::Out,
        }
    }

    /// Those who still have to be voted on, in their order.
    pub fn owed(&self, meeting: &Meeting) -> Vec<MemberId> {
        let is_owed = |member: &MemberId| matches!(self.status(meeting, member), Status::Due | Status::Chair);
        self.members(meeting).into_iter().filter(is_owed).collect()
    }

    fn is_candidate(&self, meeting: &Meeting, member: &MemberId) -> bool {
        match self {
            Self::Classes => {
                let standing = meeting.result(member).map(|result| &result.standing);
                !matches!(standing, Some(Standing::NotRanked | Standing::Suspended))
            }
            Self::Title(title) => meeting
                .title_candidates()
                .is_some_and(|(due, members)| due == *title && members.contains(member)),
        }
    }
}

/// How many members are still to be voted on after the sheets.
pub fn owed(meeting: &Meeting) -> usize {
    Subject::of(meeting).map_or(0, |subject| subject.owed(meeting).len())
}

/// The highest title that has been voted on.
fn highest_voted(meeting: &Meeting) -> Option<TitleId> {
    let sets = meeting.opening().sets.iter();
    let titles: Vec<&TitleId> =
        sets.flat_map(|set| &set.rulebook.set().titles).map(|title| &title.id).collect();
    let was_voted_on = |title: &&&TitleId| {
        let item = Item::Title((**title).clone());
        meeting.sheets().any(|sheet| sheet.question(&item).is_some())
    };
    titles.iter().rev().find(was_voted_on).map(|title| (*title).clone())
}
