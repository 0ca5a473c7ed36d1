//! What the room may see of a meeting: a page of at most four lines, worked out from the meeting and the operator's focus.
//!
//! It is said what is talked about and voted on, and what came of a vote once it is closed. Nothing of a vote that is open
//! but that it is, and how many have voted; no points, class or title before the chair has announced the results.

mod words;

pub use words::needs;

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::spot::{Row, Spot};
use crate::domain::{Ballot, Meeting, MemberId, Phase};
use crate::text::width::cut;
use crate::text::{Lang, clean};
use crate::ui::{Big, Role};

/// No part of a page is longer, in columns.
const LONGEST: usize = 240;

/// What is at hand on the operator's screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Whose sheet or result.
    pub member: MemberId,
    /// Which row of the sheet.
    pub row: Option<Row>,
}

/// A page for the room. Its parts are finished sentences in the language of the meeting's screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Which meeting.
    pub title: String,
    /// The member at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// The criterion or question at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// How things stand.
    pub state: State,
}

/// How things stand with what is at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Something to know.
    Note(String),
    /// A vote goes on.
    Vote(String),
    /// What was decided.
    Result(String),
}

impl From<Spot> for Subject {
    fn from(spot: Spot) -> Self {
        Self { member: spot.member, row: Some(spot.row) }
    }
}

impl Subject {
    /// What a vote is about.
    pub fn of_vote(ballot: &Ballot) -> Self {
        Self { member: ballot.member.clone(), row: Row::of(&ballot.item) }
    }
}

impl Audience {
    /// The page of the meeting at hand while it goes on; none where there is none, or it is sealed.
    pub fn of(desk: &Desk, subject: Option<&Subject>) -> Option<Self> {
        let (meeting, lang) = (desk.meeting()?, desk.lang);
        let title = lang.head_meeting(meeting.opening().about(lang));
        let page = if desk.projector.recess {
            Self::note(title, lang.audience_recess().into())
        } else {
            let cast = desk.ballots().map(|ballots| ballots.took_part().len());
            match words::of_vote(meeting, cast, &title, lang) {
                Some(page) => page,
                None => Self::of_phase(meeting, subject, title, lang),
            }
        };
        Some(page.bounded())
    }

    fn of_phase(meeting: &Meeting, subject: Option<&Subject>, title: String, lang: Lang) -> Self {
        let present =
            || lang.head_present(meeting.roll().present(), meeting.committee().len(), meeting.quorum());
        match (meeting.phase(), subject) {
            (Phase::RollCall, _) => Self::note(title, lang.audience_roll_call(present())),
            (Phase::Open, Some(subject)) => words::of_sheet(meeting, subject, title, lang),
            (Phase::Open, None) => Self::note(title, present()),
            (Phase::Tallied, _) => Self::note(title, lang.audience_not_announced().into()),
            (Phase::Confirmed | Phase::Sealed, subject) => {
                words::of_results(meeting, subject.map(|subject| &subject.member), title, lang)
            }
        }
    }

    fn note(title: String, words: String) -> Self {
        Self { title, member: None, item: None, state: State::Note(words) }
    }

    /// The page with every part cut to what a page can show.
    fn bounded(self) -> Self {
        self.each(|text| cut(&text, LONGEST).into_owned())
    }

    fn each(self, change: impl Fn(String) -> String) -> Self {
        Self {
            title: change(self.title),
            member: self.member.map(&change),
            item: self.item.map(&change),
            state: match self.state {
                State::Note(words) => State::Note(change(words)),
                State::Vote(words) => State::Vote(change(words)),
                State::Result(words) => State::Result(change(words)),
            },
        }
    }

    /// The page with nothing in it that a terminal could trip over, whoever wrote it.
    pub fn cleaned(self) -> Self {
        self.each(|text| clean(&text))
    }

    /// The page as lines: who is talked about stands out, and a result before everything.
    pub fn lines(&self) -> Vec<Big> {
        let line = |text: &str, role: Role, weight: u8| Big { text: text.to_owned(), role, weight };
        let mut lines = vec![line(&self.title, Role::Head, 0)];
        lines.extend(self.member.as_deref().map(|member| line(member, Role::Strong, 3)));
        lines.extend(self.item.as_deref().map(|item| line(item, Role::Plain, 2)));
        lines.push(match &self.state {
            State::Note(words) => line(words, Role::Plain, 1),
            State::Vote(words) => line(words, Role::Accent, 1),
            State::Result(words) => line(words, Role::Good, 4),
        });
        lines
    }
}
