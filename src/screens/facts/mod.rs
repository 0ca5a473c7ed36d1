//! The facts that the sheets ask for: members by inputs, what is known from where, and what is missing.

mod answer;
mod draw;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use super::spot::Spot;
use super::totals;
use crate::domain::{Event, Meeting, MemberId};
use crate::input::{Binding, Chord, Keys};
use crate::rules::{Input, InputId};
use crate::text::Lang;
use crate::ui::Canvas;

/// Which member and which input have the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    row: usize,
    column: usize,
}

/// What can be done with the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Enter the fact in focus.
    Enter,
    /// A digit: the first of a number, the place of a choice, yes or no.
    Digit(u8),
    /// The fact in focus is not known.
    Clear,
    /// The member above.
    Up,
    /// The member below.
    Down,
    /// The input before.
    Before,
    /// The next input.
    After,
    /// The next fact that matters and that nobody has entered.
    NextMissing,
    /// Look a member up.
    Find,
    /// Back.
    Leave,
}

impl Screen for Facts {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::Enter), Lang::key_enter_fact),
        Binding::new(Keys::Digits(0, 9, Act::Digit), Lang::key_fact_digit),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_members),
        Binding::new(Keys::Each(&[(Chord::Left, Act::Before), (Chord::Right, Act::After)]), Lang::key_inputs),
        Binding::new(Keys::Any(&[Chord::Tab], Act::NextMissing), Lang::key_next_missing),
        Binding::new(Keys::Any(&[Chord::Space], Act::Clear), Lang::key_clear_fact).in_help(),
        Binding::new(Keys::Any(&[Chord::Char('/')], Act::Find), Lang::key_find).in_help(),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let meeting = desk.meeting()?;
        let lang = desk.lang;
        match action {
            Act::Enter | Act::Digit(_) | Act::Clear if meeting.is_voting() => {
                Some(lang.refuse_ballot_open().into())
            }
            Act::Enter | Act::Digit(_) | Act::Clear if self.asked(meeting).is_none() => {
                Some(lang.facts_not_asked().into())
            }
            Act::NextMissing if missing_cells(meeting).is_empty() => Some(lang.facts_none_missing().into()),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Back };
        let (members, inputs) = (meeting.members().len(), inputs(meeting).len());
        match action {
            Act::Enter => return self.enter(meeting, None, desk.lang),
            Act::Digit(digit) => return self.enter(meeting, Some(digit), desk.lang),
            Act::Clear => return self.clear(meeting, desk.lang),
            Act::Up => self.row = self.row.saturating_sub(1),
            Act::Down => self.row = (self.row + 1).min(members.saturating_sub(1)),
            Act::Before => self.column = self.column.saturating_sub(1),
            Act::After => self.column = (self.column + 1).min(inputs.saturating_sub(1)),
            Act::NextMissing => self.next_missing(meeting),
            Act::Find => return Ask::Open(dialog::find_member(meeting, desk.lang)),
            Act::Leave => return Ask::Back,
        }
        Ask::Nothing
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        // Facts are entered down a column, as lists have them; one that is made up of several stays in focus.
        if let (Event::FactEntered { value: Some(value), .. }, Some(meeting)) = (event, desk.meeting())
            && !matches!(value, crate::rules::Value::Set(_))
        {
            self.row = (self.row + 1).min(meeting.members().len().saturating_sub(1));
        }
        Ask::Nothing
    }

    fn find(&mut self, member: &MemberId, desk: &Desk) {
        if let Some(at) = desk.meeting().and_then(|m| m.members().iter().position(|other| other == member)) {
            self.row = at;
        }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        if let Some(meeting) = desk.meeting() {
            draw::draw(self, meeting, desk.lang, canvas, body);
        }
    }
}

impl Facts {
    /// The facts with the focus on the member who was at hand, and on the first fact of theirs that is missing.
    pub fn new(desk: &Desk, spot: Option<Spot>) -> Self {
        let mut screen = Self { row: 0, column: 0 };
        let Some(meeting) = desk.meeting() else { return screen };
        let at = spot.and_then(|spot| meeting.members().iter().position(|member| *member == spot.member));
        match at {
            Some(at) => {
                screen.row = at;
                let missing = meeting.members().get(at).map(|member| wanted(meeting, member));
                let first = missing.and_then(|missing| missing.first().map(|input| input.id.clone()));
                let place = first.and_then(|id| inputs(meeting).iter().position(|input| input.id == id));
                screen.column = place.unwrap_or(0);
            }
            None => {
                let cells = missing_cells(meeting);
                let matters = |(row, _): &&(usize, usize)| {
                    meeting
                        .members()
                        .get(*row)
                        .is_some_and(|member| !meeting.facts_missing(member).is_empty())
                };
                let first = cells.iter().find(matters).or(cells.first());
                (screen.row, screen.column) = first.copied().unwrap_or_default();
            }
        }
        screen
    }

    /// The member in focus.
    fn member<'a>(&self, meeting: &'a Meeting) -> Option<&'a MemberId> {
        meeting.members().get(self.row)
    }

    /// The input in focus, where the member's sheet asks for it.
    fn asked<'a>(&self, meeting: &'a Meeting) -> Option<&'a Input> {
        let id = &inputs(meeting).get(self.column)?.id;
        meeting.inputs(self.member(meeting)?).iter().find(|input| input.id == *id)
    }

    /// Goes to the next fact that is missing, member after member, from the start again after the last.
    fn next_missing(&mut self, meeting: &Meeting) {
        let cells = missing_cells(meeting);
        let here = (self.row, self.column);
        let next = cells.iter().find(|cell| **cell > here).or(cells.first());
        if let Some((row, column)) = next {
            (self.row, self.column) = (*row, *column);
        }
    }
}

/// What the sheets of the meeting ask for, each once, in the order of the sets.
fn inputs(meeting: &Meeting) -> Vec<&Input> {
    let mut inputs: Vec<&Input> = Vec::new();
    for input in meeting.opening().sets.iter().flat_map(|set| &set.rulebook.set().inputs) {
        if inputs.iter().all(|known| known.id != input.id) {
            inputs.push(input);
        }
    }
    inputs
}

/// The places of the facts that are missing, member after member.
fn missing_cells(meeting: &Meeting) -> Vec<(usize, usize)> {
    let inputs = inputs(meeting);
    let place = |id: &InputId| inputs.iter().position(|input| input.id == *id);
    let of_member = |(row, member): (usize, &MemberId)| {
        let missing = wanted(meeting, member).into_iter().filter_map(|input| place(&input.id));
        missing.map(move |column| (row, column)).collect::<Vec<_>>()
    };
    meeting.members().iter().enumerate().flat_map(of_member).collect()
}

/// The facts of a member that are missing for the result or, where that is certain, for the points.
fn wanted<'a>(meeting: &'a Meeting, member: &MemberId) -> Vec<&'a Input> {
    let missing = meeting.facts_missing(member);
    missing.into_iter().chain(meeting.facts_for_total(member)).collect()
}

/// How many facts are missing, in a few words; nothing where none are.
fn missing_words(meeting: &Meeting, lang: Lang) -> Option<String> {
    let members = meeting.members().iter();
    let missing: usize = members.map(|member| meeting.facts_missing(member).len()).sum();
    let open = totals::open(meeting);
    let (open, count) =
        open.fold((0, 0), |(open, count), member| (open + 1, count + meeting.facts_for_total(member).len()));
    match (missing, open) {
        (0, 0) => None,
        (_, 0) => Some(lang.facts_missing_count(missing)),
        (0, _) => Some(lang.facts_for_totals(open, count)),
        _ => Some(lang.facts_missing_and_for_totals(missing, open, count)),
    }
}

#[cfg(test)]
mod tests;
