//! A vote by hands: a row for each answer, in which the number of raised hands is typed; counted by a second person where
//! somebody asks for it; then the result with its arithmetic, and Enter closes it.

mod draw;
mod entry;
mod steps;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::audience::Subject;
use super::ballot::{takes_numbers, values};
use super::desk::Desk;
use super::screen::Screen;
use super::spot::{Row, Spot};
use crate::domain::{Ballot, Event, Meeting, Proceedings, Refusal, Value};
use crate::input::{Binding, Chord, Keys};
use crate::text::Lang;
use crate::ui::Canvas;
use entry::Entry;

/// What was typed so far, and which row the next digit belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Hands {
    answers: Vec<Value>,
    first: Entry,
    check: Check,
    row: usize,
}

/// Whether somebody counts a second time.
#[derive(Clone, Debug, PartialEq)]
enum Check {
    /// Nobody has asked for it.
    None,
    /// A second person types; the first entry is out of sight.
    Typing(Entry),
    /// Both stand side by side, and one of them can be corrected.
    Compared(Entry, Side),
}

/// Which of two entries the next digit belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// The first.
    First,
    /// The second.
    Second,
}

/// What can be done while hands are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The next row; at the end record the count; after that close the vote.
    GoOn,
    /// A digit of the number in focus.
    Digit(u8),
    /// All hands that are left belong to this row.
    Rest,
    /// Take the last digit back.
    Erase,
    /// Have a second person count, or give that up.
    Check,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The next row, and from the last one the first.
    Next,
    /// Correct the first of two entries.
    First,
    /// Correct the second of two entries.
    Second,
    /// Leave: clear what was typed, call the vote off while nothing is counted, else keep it open.
    Leave,
}

impl Screen for Hands {
    type Action = Act;
    const MASKS: bool = true;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Digits(0, 9, Act::Digit), Lang::key_hands_digit),
        Binding::new(Keys::Any(&[Chord::Enter], Act::GoOn), Lang::key_hands_next),
        Binding::new(Keys::Any(&[Chord::Space], Act::Rest), Lang::key_hands_rest),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_hands_rows),
        Binding::new(Keys::Any(&[Chord::F(2), Chord::Char('k')], Act::Check), Lang::key_hands_check),
        Binding::new(
            Keys::Each(&[(Chord::Left, Act::First), (Chord::Right, Act::Second)]),
            Lang::key_hands_sides,
        ),
        Binding::new(Keys::Any(&[Chord::Backspace, Chord::Delete], Act::Erase), Lang::key_hands_erase)
            .in_help(),
        Binding::new(Keys::Any(&[Chord::Tab], Act::Next), Lang::key_hands_tab).in_help(),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        let meeting = desk.meeting()?;
        let Some(ballot) = meeting.ballot() else {
            return (action != Act::Leave).then(|| lang.refuse_no_ballot().into());
        };
        let here = self.entry();
        match action {
            Act::Digit(_) | Act::Rest | Act::Erase if self.row >= here.rows() => {
                Some(lang.hands_other_first().into())
            }
            Act::Erase if here.number(self.row).is_none() => Some(lang.hands_nothing_typed().into()),
            Act::First | Act::Second if !matches!(self.check, Check::Compared(..)) => {
                Some(lang.hands_one_entry().into())
            }
            Act::Check if self.check == Check::None && here.sum() == 0 => {
                Some(lang.hands_first_entry_first().into())
            }
            Act::GoOn | Act::Check => self.impossible(ballot, lang),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some((meeting, ballot)) = desk.meeting().and_then(|meeting| Some((meeting, meeting.ballot()?)))
        else {
            return Ask::Back;
        };
        let rows = self.rows(meeting, ballot);
        let row = self.row;
        match action {
            Act::GoOn => return self.go_on(meeting, ballot, (desk.lang, desk.room_sight())),
            Act::Digit(digit) => {
                if !self.entry_mut().digit(row, digit) {
                    return Ask::Refuse(desk.lang.hands_too_long().into());
                }
            }
            Act::Rest => {
                let hands = u32::try_from(ballot.entitled.len()).unwrap_or(u32::MAX);
                self.entry_mut().rest(row, hands);
            }
            Act::Erase => self.entry_mut().erase(row),
            Act::Check => self.check = self.asked_again(),
            Act::Up => self.row = row.saturating_sub(1),
            Act::Down => self.row = (row + 1).min(rows - 1),
            Act::Next => self.row = (row + 1) % rows,
            Act::First => self.turn(Side::First),
            Act::Second => self.turn(Side::Second),
            Act::Leave => return self.leave(meeting, ballot, desk.lang),
        }
        if action == Act::Check {
            self.row = 0;
        }
        Ask::Nothing
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let lang = desk.lang;
        let ballot = desk.meeting()?.ballot()?;
        match action {
            Act::GoOn if self.row >= self.entry().rows() => Some(lang.key_hands_other()),
            Act::GoOn if self.is_recorded(ballot) => Some(lang.key_close()),
            Act::GoOn if self.is_whole(ballot) => Some(lang.key_record()),
            Act::Check if self.check != Check::None => Some(lang.key_hands_no_check()),
            Act::Leave if self.is_begun(ballot) => Some(lang.key_hands_clear()),
            Act::Leave if ballot.is_untouched() => Some(lang.key_call_off()),
            _ => None,
        }
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        let Some(ballot) = desk.proceedings().and_then(Proceedings::ballot) else { return Ask::Back };
        if let Event::HandsCounted { .. } = event {
            self.take_up(ballot);
        }
        Ask::Nothing
    }

    fn answered(&mut self, value: Value, _desk: &Desk) {
        match self.answers.iter().position(|answer| *answer == value) {
            Some(at) => self.row = at,
            None => {
                self.row = self.answers.len();
                self.answers.push(value);
                self.first.widen();
                if let Check::Typing(second) | Check::Compared(second, _) = &mut self.check {
                    second.widen();
                }
            }
        }
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
            let sight = desk.room_sight();
            draw::Page { hands: self, meeting, ballot, lang: desk.lang, now: desk.now, sight }
                .draw(canvas, body);
        }
    }
}

impl Hands {
    /// The open vote with the count that was entered last.
    pub fn new(desk: &Desk) -> Self {
        let open = desk.meeting().and_then(|meeting| Some((meeting, meeting.ballot()?)));
        let mut answers = Vec::new();
        if let Some((meeting, ballot)) = open {
            answers.extend(values(meeting, ballot));
        }
        let mut screen = Self { first: Entry::blank(answers.len()), answers, check: Check::None, row: 0 };
        if let Some((_, ballot)) = open {
            screen.take_up(ballot);
        }
        screen
    }

    /// Shows the count that holds.
    fn take_up(&mut self, ballot: &Ballot) {
        let Some(count) = ballot.count() else { return };
        for side in count.by_side() {
            if !self.answers.contains(&side.value) {
                self.answers.push(side.value.clone());
            }
        }
        *self = Self {
            first: Entry::of(count, &self.answers),
            answers: std::mem::take(&mut self.answers),
            check: Check::None,
            row: 0,
        };
    }

    /// The rows: answers, those who abstain, and one for an answer that is not listed.
    fn rows(&self, meeting: &Meeting, ballot: &Ballot) -> usize {
        self.first.rows() + usize::from(takes_numbers(meeting.rules_of(&ballot.member), &ballot.item))
    }

    /// The entry that the next digit belongs to.
    fn entry(&self) -> &Entry {
        match &self.check {
            Check::Typing(second) | Check::Compared(second, Side::Second) => second,
            Check::None | Check::Compared(_, Side::First) => &self.first,
        }
    }

    fn entry_mut(&mut self) -> &mut Entry {
        match &mut self.check {
            Check::Typing(second) | Check::Compared(second, Side::Second) => second,
            Check::None | Check::Compared(_, Side::First) => &mut self.first,
        }
    }

    /// Begins a second count, or gives it up: then the first one is in sight again.
    fn asked_again(&self) -> Check {
        match self.check {
            Check::None => Check::Typing(Entry::blank(self.answers.len())),
            Check::Typing(_) | Check::Compared(..) => Check::None,
        }
    }

    fn turn(&mut self, to: Side) {
        if let Check::Compared(_, side) = &mut self.check {
            *side = to;
        }
    }

    /// Why what is typed cannot be a count.
    fn impossible(&self, ballot: &Ballot, lang: Lang) -> Option<String> {
        let cast = usize::try_from(self.entry().sum()).unwrap_or(usize::MAX);
        let entitled = ballot.entitled.len();
        (cast > entitled).then(|| Refusal::TooManyVotes { cast, entitled }.sentence(lang))
    }

    /// Whether everybody who may vote has been counted.
    fn is_whole(&self, ballot: &Ballot) -> bool {
        usize::try_from(self.entry().sum()).is_ok_and(|sum| sum == ballot.entitled.len())
    }

    /// Whether what is in sight has been recorded.
    fn is_recorded(&self, ballot: &Ballot) -> bool {
        self.check == Check::None && ballot.count() == Some(&self.count())
    }

    /// Whether something was typed that is not recorded.
    fn is_begun(&self, ballot: &Ballot) -> bool {
        self.check != Check::None || (!self.first.is_blank() && !self.is_recorded(ballot))
    }

    /// The vote as it would stand with what is typed.
    fn with_typed(&self, ballot: &Ballot) -> Ballot {
        ballot.clone().with_count(self.count())
    }
}
