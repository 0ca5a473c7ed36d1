//! The vote that is open: each officer's choice by one key, then the result with its arithmetic, and Enter closes it.

mod another;
mod draw;
mod header;
mod offers;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::audience::Subject;
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use super::sheet::item_title;
use super::spot::{Row, Spot};
use crate::domain::{Ballot, Choice, Command, Event, Meeting, MemberId, Missing, Proceedings};
use crate::input::{Binding, Chord, Keys};
use crate::papers::words::ruling_words;
use crate::text::Lang;
use crate::ui::Canvas;
pub use another::Asking;
pub use header::header;

pub use offers::{answers, other_words, takes_numbers, values};

/// Whose vote the next key records; nobody's once all have voted, so that a digit too many changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct BallotBox {
    officer: Option<MemberId>,
}

/// What can be done in a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Record the answer beside this digit for the officer in focus.
    Vote(u8),
    /// Record that the officer abstains.
    Abstain,
    /// Close the vote.
    Close,
    /// The officer above.
    Up,
    /// The officer below.
    Down,
    /// The next officer who has not voted.
    NextWaiting,
    /// Have a recused officer step out or come back.
    Step,
    /// Take the latest step back.
    StepBack,
    /// Leave the vote: call it off while nobody has voted, else keep it open.
    Leave,
}

impl Screen for BallotBox {
    type Action = Act;
    const MASKS: bool = true;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Digits(1, 9, Act::Vote), Lang::key_vote),
        Binding::new(Keys::Any(&[Chord::Char('0')], Act::Abstain), Lang::key_abstain),
        Binding::new(Keys::Any(&[Chord::Enter], Act::Close), Lang::key_close),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_officers),
        Binding::new(Keys::Any(&[Chord::Tab], Act::NextWaiting), Lang::key_next_waiting).in_help(),
        Binding::new(Keys::Any(&[Chord::F(6)], Act::Step), Lang::key_step).in_help(),
        Binding::new(Keys::Any(&[Chord::F(5), Chord::Char('u')], Act::StepBack), Lang::key_step_back)
            .in_help(),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let meeting = desk.meeting()?;
        let Some(ballot) = meeting.ballot() else {
            return (action != Act::Leave).then(|| desk.lang.refuse_no_ballot().into());
        };
        match action {
            Act::Vote(_) | Act::Abstain if self.officer.is_none() => Some(desk.lang.ballot_complete().into()),
            Act::Close if ballot.is_untouched() => Some(desk.lang.refuse_nobody_voted().into()),
            Act::Vote(digit) => {
                let listed = values(meeting, ballot).len();
                let last =
                    listed + usize::from(takes_numbers(meeting.rules_of(&ballot.member), &ballot.item));
                (usize::from(digit) > last).then(|| desk.lang.ballot_choose(last))
            }
            Act::NextWaiting if ballot.waiting().is_none() => Some(desk.lang.ballot_all_voted().into()),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some((meeting, ballot)) = desk.meeting().and_then(|meeting| Some((meeting, meeting.ballot()?)))
        else {
            return Ask::Back;
        };
        match action {
            Act::Vote(digit) => self.vote(meeting, ballot, digit, desk.lang),
            Act::Abstain => self.cast(meeting, ballot, Choice::Abstain, desk.lang),
            Act::Close if ballot.missing() > 0 => {
                let (ruling, tally) = meeting.ruling_of(ballot);
                let result = ruling_words(meeting, ballot, &ruling, tally, desk.lang);
                Ask::Open(dialog::close_incomplete(ballot, desk.sight().of(result), desk.lang))
            }
            Act::Close => Ask::Do(Command::CloseBallot { missing: Missing::Refuse }),
            Act::Up => self.step(meeting, ballot, |at, last| at.map_or(last, |at| at.saturating_sub(1))),
            Act::Down => self.step(meeting, ballot, |at, last| at.map_or(0, |at| (at + 1).min(last))),
            Act::NextWaiting => {
                self.officer = ballot.waiting().cloned();
                Ask::Nothing
            }
            Act::Step => dialog::step(meeting, &ballot.member, desk.lang),
            Act::StepBack => dialog::step_back(meeting, desk.lang),
            Act::Leave if ballot.is_untouched() => Ask::Do(Command::CancelBallot { reason: None }),
            Act::Leave => {
                let title = item_title(meeting.rules_of(&ballot.member), &ballot.item, desk.lang);
                Ask::Open(dialog::leave_ballot(title, desk.lang))
            }
        }
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let nobody_voted = desk.meeting()?.ballot()?.is_untouched();
        (action == Act::Leave && nobody_voted).then(|| desk.lang.key_call_off())
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        let Some(ballot) = desk.proceedings().and_then(Proceedings::ballot) else { return Ask::Back };
        if let Event::VoteCast { officer, .. } = event {
            let after = ballot.entitled.iter().skip_while(|other| *other != officer).skip(1);
            let next = after.chain(&ballot.entitled).find(|officer| ballot.vote_of(officer).is_none());
            self.officer = next.cloned();
        }
        Ask::Nothing
    }

    fn spot(&self, desk: &Desk) -> Option<Spot> {
        let ballot = desk.meeting()?.ballot()?;
        Some(Spot { member: ballot.member.clone(), row: Row::of(&ballot.item)? })
    }

    fn subject(&self, desk: &Desk) -> Option<Subject> {
        desk.meeting()?.ballot().map(Subject::of_vote)
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        if let Some((meeting, ballot)) = desk.meeting().and_then(|meeting| Some((meeting, meeting.ballot()?)))
        {
            let page = draw::Page {
                meeting,
                ballot,
                officer: self.officer.as_ref(),
                now: desk.now,
                lang: desk.lang,
                sight: desk.sight(),
            };
            page.draw(canvas, body);
        }
    }
}

impl BallotBox {
    /// The open vote with the focus on the first officer who has not voted.
    pub fn new(desk: &Desk) -> Self {
        let ballot = desk.proceedings().and_then(Proceedings::ballot);
        let officer = ballot.and_then(Ballot::waiting);
        Self { officer: officer.cloned() }
    }

    fn vote(&self, meeting: &Meeting, ballot: &Ballot, digit: u8, lang: Lang) -> Ask {
        let mut values = values(meeting, ballot).into_iter();
        match usize::from(digit).checked_sub(1).and_then(|at| values.nth(at)) {
            Some(value) => self.cast(meeting, ballot, Choice::For(value), lang),
            None => self.another(meeting, ballot, lang),
        }
    }

    /// Records a choice, or asks why it replaces an earlier one.
    fn cast(&self, meeting: &Meeting, ballot: &Ballot, choice: Choice, lang: Lang) -> Ask {
        let Some(officer) = self.officer.clone() else { return Ask::Nothing };
        match ballot.vote_of(&officer) {
            None => Ask::Do(cast(ballot, officer, choice)),
            Some(vote) if vote.choice == choice => Ask::Refuse(lang.refuse_same_choice().into()),
            Some(_) => {
                let title = lang.change_vote_title(meeting.name(&officer));
                Ask::Open(dialog::change_vote(title, officer, choice, lang))
            }
        }
    }

    /// Asks for a number that is not listed.
    fn another(&self, meeting: &Meeting, ballot: &Ballot, lang: Lang) -> Ask {
        let Some(officer) = self.officer.clone() else { return Ask::Nothing };
        let rules = meeting.rules_of(&ballot.member);
        let title = format!("{} · {}", meeting.name(&officer), item_title(rules, &ballot.item, lang));
        let change = ballot.vote_of(&officer).map(|_| lang.change_vote_title(meeting.name(&officer)));
        let written = !ballot.entitled.contains(&officer);
        let then = move |value| {
            let (officer, choice) = (officer.clone(), Choice::For(value));
            match &change {
                Some(title) => Ask::Open(dialog::change_vote(title.clone(), officer, choice, lang)),
                None => Ask::Do(Command::Cast { officer, choice, written }),
            }
        };
        Asking { title, rules: rules.clone(), item: ballot.item.clone(), lang, then: Box::new(then) }.ask()
    }

    fn step(&mut self, meeting: &Meeting, ballot: &Ballot, step: fn(Option<usize>, usize) -> usize) -> Ask {
        let mut officers = ballot.entitled.clone();
        officers.extend(writers(meeting, ballot));
        let at = self.officer.as_ref().and_then(|officer| officers.iter().position(|other| other == officer));
        let next = step(at, officers.len().saturating_sub(1));
        self.officer = officers.get(next).cloned();
        Ask::Nothing
    }
}

/// The officers who are away and whose opinion in writing would count, in the order of the committee.
fn writers(meeting: &Meeting, ballot: &Ballot) -> Vec<MemberId> {
    let committee = meeting.committee().into_iter().map(|person| &person.id);
    let writes =
        |officer: &&MemberId| !ballot.entitled.contains(officer) && meeting.may_write(ballot, officer);
    committee.filter(writes).cloned().collect()
}

/// The vote of an officer: in writing where they are not in the room.
fn cast(ballot: &Ballot, officer: MemberId, choice: Choice) -> Command {
    let written = !ballot.entitled.contains(&officer);
    Command::Cast { officer, choice, written }
}
