//! The votes that come after the sheets: ballots on the classes, then the titles from the lowest up. One list of members;
//! Enter leads from one vote to the next.

mod agenda;
mod draw;

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::audience;
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use super::sheet::item_title;
use super::voting;
use crate::domain::{Command, Event, Item, Meeting, MemberId, Phase};
use crate::input::{Binding, Chord, Keys};
use crate::rules::Form;
use crate::text::Lang;
use crate::ui::Canvas;
use agenda::Status;
pub use agenda::{Subject, owed};

/// Which member has the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slate {
    member: Option<MemberId>,
}

/// What can be done between the votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The vote about the member in focus, else the next one that is owed; at the end go on to the results.
    GoOn,
    /// The member above.
    Up,
    /// The member below.
    Down,
    /// The next member to be voted on.
    NextDue,
    /// Go on without the votes that are left.
    Without,
    /// Take a vote back that was recorded wrongly.
    Correct,
    /// Look a member up.
    Find,
    /// Back to the sheets, or to the results.
    Leave,
}

impl Screen for Slate {
    type Action = Act;
    const MASKS: bool = true;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::GoOn), Lang::key_go_on),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_members),
        Binding::new(Keys::Any(&[Chord::Tab], Act::NextDue), Lang::key_slate_next),
        Binding::new(Keys::Any(&[Chord::Char('9')], Act::Without), Lang::key_slate_without),
        Binding::new(Keys::Any(&[Chord::Space], Act::Correct), Lang::key_slate_correct),
        Binding::new(Keys::Any(&[Chord::Char('/')], Act::Find), Lang::key_find),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let meeting = desk.meeting()?;
        let nothing_owed = owed(meeting) == 0;
        match action {
            Act::NextDue | Act::Without if nothing_owed => Some(desk.lang.slate_nothing_owed().into()),
            Act::Correct if meeting.is_voting() => Some(desk.lang.refuse_ballot_open().into()),
            Act::Correct if self.voted(meeting).is_none() => Some(desk.lang.slate_nothing_voted().into()),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some((meeting, subject)) =
            desk.meeting().and_then(|meeting| Some((meeting, Subject::of(meeting)?)))
        else {
            return Ask::Turn(Place::Walkthrough);
        };
        match action {
            Act::GoOn => self.go_on(meeting, &subject, desk.lang),
            Act::Up => self.step(meeting, &subject, |at, _| at.saturating_sub(1)),
            Act::Down => self.step(meeting, &subject, |at, last| (at + 1).min(last)),
            Act::NextDue => self.next_owed(meeting, &subject),
            Act::Without => Ask::Open(match subject {
                Subject::Classes => dialog::tally_without(subject.owed(meeting).len(), desk.lang),
                Subject::Title(_) => dialog::announce_without_titles(meeting, desk.lang),
            }),
            Act::Correct => {
                let Some((member, item)) = self.voted(meeting) else { return Ask::Nothing };
                let title = item_title(meeting.rules_of(&member), &item, desk.lang);
                let title = desk.lang.correct_item(title, meeting.name(&member));
                Ask::Open(dialog::correction(title, meeting, member, Some(item), desk.lang))
            }
            Act::Find => Ask::Open(dialog::find_member(meeting, desk.lang)),
            Act::Leave => Ask::Turn(back(meeting)),
        }
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let lang = desk.lang;
        let meeting = desk.meeting().filter(|_| action == Act::GoOn)?;
        let subject = Subject::of(meeting)?;
        Some(match self.next(meeting, &subject).map(|member| subject.status(meeting, &member)) {
            Some(Status::Chair) => lang.key_chair(),
            Some(_) => lang.key_go_on_vote(),
            None if meeting.phase() == Phase::Open => lang.key_go_on_results(),
            None => lang.key_slate_results(),
        })
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Nothing };
        match event {
            Event::BallotOpened { .. } | Event::SlipOpened { .. } => {
                Place::of_vote(meeting).map_or(Ask::Nothing, Ask::Go)
            }
            Event::Tallied { .. } | Event::Confirmed => Ask::Turn(Place::Results),
            // The ballot on a class is held anew from here; what else was taken back is worked on among the sheets.
            Event::Corrected { item: Some(Item::Class), member, .. } if Subject::of(meeting).is_some() => {
                self.member = Some(member.clone());
                Ask::Nothing
            }
            Event::Corrected { .. } => Ask::Turn(Place::Walkthrough),
            Event::BallotClosed { .. } | Event::ChairDecided { .. } | Event::SlipClosed { .. } => {
                if let Some(subject) = Subject::of(meeting) {
                    self.member = self.next(meeting, &subject).or(self.member.take());
                }
                Ask::Nothing
            }
            _ => Ask::Nothing,
        }
    }

    fn find(&mut self, member: &MemberId, _desk: &Desk) {
        self.member = Some(member.clone());
    }

    fn subject(&self, _desk: &Desk) -> Option<audience::Subject> {
        Some(audience::Subject { member: self.member.clone()?, row: None })
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        if let Some((meeting, subject)) =
            desk.meeting().and_then(|meeting| Some((meeting, Subject::of(meeting)?)))
        {
            let next = self.next(meeting, &subject);
            let (lang, sight) = (desk.lang, desk.room_sight());
            let view = draw::View { meeting, subject: &subject, next: next.as_ref(), lang, sight };
            view.draw(canvas, body, self.member.as_ref());
        }
    }
}

/// Where the list was called from.
fn back(meeting: &Meeting) -> Place {
    if meeting.phase() == Phase::Open { Place::Walkthrough } else { Place::Results }
}

impl Slate {
    /// The list with the focus on the first member to be voted on.
    pub fn new(desk: &Desk) -> Self {
        let mut screen = Self::default();
        if let Some((meeting, subject)) =
            desk.meeting().and_then(|meeting| Some((meeting, Subject::of(meeting)?)))
        {
            let open = meeting.ballot().map(|ballot| ballot.member.clone());
            let first = || subject.members(meeting).into_iter().next();
            screen.member = open.or_else(|| screen.next(meeting, &subject)).or_else(first);
        }
        screen
    }

    /// The member whom the next vote is about: the one in focus if it is owed, else the next one after, from the start
    /// again after the last.
    fn next(&self, meeting: &Meeting, subject: &Subject) -> Option<MemberId> {
        let owed = subject.owed(meeting);
        let place = |member: &MemberId| meeting.members().iter().position(|other| other == member);
        let here = self.member.as_ref().and_then(place);
        let behind = owed.iter().find(|member| place(member) >= here);
        behind.or(owed.first()).cloned()
    }

    /// The vote about the member in focus that has been held.
    fn voted(&self, meeting: &Meeting) -> Option<(MemberId, Item)> {
        let (member, item) = (self.member.clone()?, Subject::of(meeting)?.item());
        meeting.sheet(&member)?.question(&item).filter(|question| !question.ballots.is_empty())?;
        Some((member, item))
    }

    fn go_on(&mut self, meeting: &Meeting, subject: &Subject, lang: Lang) -> Ask {
        if let Some(vote) = Place::of_vote(meeting) {
            return Ask::Go(vote);
        }
        let Some(member) = self.next(meeting, subject) else {
            return if meeting.phase() == Phase::Open {
                Ask::Do(Command::Tally)
            } else {
                Ask::Turn(back(meeting))
            };
        };
        self.member = Some(member.clone());
        let is_secret = |member: &MemberId| subject.item().form(meeting.rules_of(member)) == Form::Secret;
        if is_secret(&member) && subject.status(meeting, &member) == Status::Due {
            // One slip for everybody who is to be voted on in secret.
            let due = subject.owed(meeting).into_iter();
            let due =
                due.filter(|member| is_secret(member) && subject.status(meeting, member) == Status::Due);
            return Ask::Do(Command::OpenSlip { rows: due.map(|member| (member, subject.item())).collect() });
        }
        voting::put(meeting, member, subject.item(), lang)
    }

    fn next_owed(&mut self, meeting: &Meeting, subject: &Subject) -> Ask {
        let owed = subject.owed(meeting);
        let at = self.member.as_ref().and_then(|member| owed.iter().position(|other| other == member));
        self.member = match at {
            Some(at) => owed.get((at + 1) % owed.len()).cloned(),
            None => self.next(meeting, subject),
        };
        Ask::Nothing
    }

    fn step(&mut self, meeting: &Meeting, subject: &Subject, step: fn(usize, usize) -> usize) -> Ask {
        let members = subject.members(meeting);
        let at = self.member.as_ref().and_then(|member| members.iter().position(|other| other == member));
        self.member = members.get(step(at.unwrap_or(0), members.len().saturating_sub(1))).cloned();
        Ask::Nothing
    }
}
