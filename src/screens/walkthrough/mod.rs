//! The walkthrough: members with their progress, and the sheet of the one at hand.

mod dispute;
mod draw;
mod going_on;
mod moving;

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use super::sheet::{items_of, numbered, rows};
use super::slate;
use super::spot::{Row, Spot};
use crate::domain::{Event, Item, Meeting, MemberId, Phase, Refusal};
use crate::input::{Binding, Chord, Keys};
use crate::rules::CriterionId;
use crate::text::Lang;
use crate::ui::Canvas;

/// Which member and which row have the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct Walkthrough {
    member: Option<MemberId>,
    row: Option<Row>,
    /// The number typed so far, while only digits are pressed.
    typed: Option<usize>,
}

/// What can be done while going through the sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Go on with the obvious: vote on what is disputed, accept the sheet, or finish.
    GoOn,
    /// Dispute the row in focus, take that back, raise a finding, or correct what was decided.
    Dispute,
    /// The next member whose sheet is not done.
    NextOpen,
    /// Take all undisputed sheets in one motion, unless it is the second digit of a row's number.
    EnBloc,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The member before.
    Before,
    /// The next member.
    After,
    /// The first member.
    First,
    /// The last member.
    Last,
    /// A digit of a row's number.
    Digit(u8),
    /// Look a member up.
    Find,
    /// The roll.
    Roll,
    /// The facts about the member.
    Facts,
    /// Move the member away from the class in which everybody begins.
    Move,
    /// Set the criterion in focus aside for everybody.
    Waive,
    /// Have a recused officer step out or come back.
    Step,
    /// Take the latest step back.
    StepBack,
    /// Take a note about the row in focus.
    Note,
    /// Back to the first screen.
    Leave,
}

impl Screen for Walkthrough {
    type Action = Act;
    const MASKS: bool = true;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::GoOn), Lang::key_go_on),
        Binding::new(Keys::Any(&[Chord::Space], Act::Dispute), Lang::key_dispute),
        Binding::new(Keys::Any(&[Chord::Char('0')], Act::EnBloc), Lang::key_en_bloc),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_rows),
        Binding::new(
            Keys::Each(&[(Chord::Left, Act::Before), (Chord::Right, Act::After)]),
            Lang::key_members,
        ),
        Binding::new(Keys::Any(&[Chord::Tab], Act::NextOpen), Lang::key_next_open),
        Binding::new(Keys::Any(&[Chord::Char('/')], Act::Find), Lang::key_find),
        Binding::new(Keys::Any(&[Chord::F(2), Chord::Char('d')], Act::Facts), Lang::key_facts),
        Binding::new(Keys::Any(&[Chord::F(3), Chord::Char('h')], Act::Move), Lang::key_move),
        Binding::new(Keys::Any(&[Chord::F(4), Chord::Char('m')], Act::Waive), Lang::key_waive),
        Binding::new(Keys::Any(&[Chord::F(6)], Act::Step), Lang::key_step).in_help(),
        Binding::new(Keys::Any(&[Chord::F(7), Chord::Char('g')], Act::Note), Lang::key_note).in_help(),
        Binding::new(Keys::Any(&[Chord::F(5), Chord::Char('u')], Act::StepBack), Lang::key_step_back)
            .in_help(),
        Binding::new(Keys::Digits(1, 9, Act::Digit), Lang::key_row_number).in_help(),
        Binding::new(Keys::Any(&[Chord::BackTab, Chord::Char('p')], Act::Roll), Lang::key_roll).in_help(),
        Binding::new(Keys::Each(&[(Chord::Home, Act::First), (Chord::End, Act::Last)]), Lang::key_ends)
            .in_help(),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back).in_help(),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        let meeting = desk.meeting()?;
        let why = match action {
            Act::EnBloc if self.begun(meeting).is_some() => return None,
            Act::EnBloc | Act::Dispute if meeting.is_voting() => lang.refuse_ballot_open(),
            Act::EnBloc | Act::Dispute | Act::GoOn
                if meeting.phase() == Phase::Open && meeting.roll().present() < meeting.quorum() =>
            {
                let (present, needed) = (meeting.roll().present(), meeting.quorum());
                return Some(Refusal::NoQuorum { present, needed }.sentence(lang));
            }
            Act::EnBloc if meeting.undisputed().is_empty() => lang.walk_nothing_en_bloc(),
            Act::Facts if !meeting.asks_facts() => lang.walk_no_facts(),
            Act::Move | Act::Waive if meeting.is_voting() => lang.refuse_ballot_open(),
            Act::Move if !self.has_default(meeting) => lang.walk_no_default(),
            Act::Waive if self.criterion().is_none() => lang.walk_not_a_criterion(),
            Act::NextOpen if meeting.done() == meeting.members().len() => lang.walk_all_done(),
            Act::Dispute if self.row.is_some() && self.items(meeting).is_empty() => {
                lang.walk_nothing_to_dispute()
            }
            _ => return None,
        };
        Some(why.into())
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Back };
        let begun = self.begun(meeting);
        let typed = self.typed.take();
        match action {
            Act::GoOn => self.go_on(meeting, desk.lang),
            Act::Dispute => self.dispute(meeting, desk.lang),
            Act::EnBloc if begun.is_some() => self.type_digit(meeting, begun, 0),
            Act::EnBloc => Ask::Open(dialog::motion(meeting, desk.lang)),
            Act::Digit(digit) => self.type_digit(meeting, typed, digit),
            Act::NextOpen => self.next_open(meeting),
            Act::Up => self.step_row(meeting, |at, rows| if at == 0 { rows - 1 } else { at - 1 }),
            Act::Down => self.step_row(meeting, |at, rows| if at + 1 < rows { at + 1 } else { 0 }),
            Act::Before => self.step_member(meeting, |at, _| at.saturating_sub(1)),
            Act::After => self.step_member(meeting, |at, last| (at + 1).min(last)),
            Act::First => self.step_member(meeting, |_, _| 0),
            Act::Last => self.step_member(meeting, |_, last| last),
            Act::Find => Ask::Open(dialog::find_member(meeting, desk.lang)),
            Act::Roll => Ask::Go(Place::RollCall),
            Act::StepBack => dialog::step_back(meeting, desk.lang),
            Act::Note => {
                let item = self.items(meeting).into_iter().next().filter(|_| self.row.is_some());
                Ask::Open(dialog::note(meeting, self.member.as_ref(), item.as_ref(), desk.lang))
            }
            Act::Facts => Ask::Go(Place::Facts),
            Act::Move => match &self.member {
                Some(member) => Ask::Open(dialog::move_class(meeting, member, desk.lang)),
                None => Ask::Nothing,
            },
            Act::Waive => match (&self.member, self.criterion()) {
                (Some(member), Some(criterion)) => {
                    Ask::Open(dialog::waive(meeting, meeting.rules_of(member), criterion, desk.lang))
                }
                _ => Ask::Nothing,
            },
            Act::Step => match &self.member {
                Some(member) => dialog::step(meeting, member, desk.lang),
                None => Ask::Nothing,
            },
            Act::Leave => Ask::Back,
        }
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Nothing };
        match event {
            Event::BallotOpened { .. } | Event::SlipOpened { .. } => {
                Place::of_vote(meeting).map_or(Ask::Nothing, Ask::Go)
            }
            Event::Tallied { .. } => Ask::Turn(Place::Results),
            Event::SheetsAccepted { .. } => self.next_open(meeting),
            Event::Disputed { item, .. } | Event::FindingRaised { item, .. } => {
                self.row = self.visible_row(meeting, item);
                Ask::Nothing
            }
            Event::Corrected { member, item, .. } => {
                if self.member.as_ref() != Some(member) {
                    self.show(meeting, member.clone());
                }
                if let Some(item) = item {
                    self.row = self.visible_row(meeting, item);
                }
                Ask::Nothing
            }
            _ => {
                self.hold_on(meeting);
                Ask::Nothing
            }
        }
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let lang = desk.lang;
        let meeting = desk.meeting().filter(|_| action == Act::GoOn)?;
        let sheet = meeting.sheet(self.member.as_ref()?)?;
        Some(if !meeting.is_voting() && self.awaits_chair(meeting) {
            lang.key_chair()
        } else if meeting.is_voting() || sheet.open_questions().next().is_some() {
            lang.key_go_on_vote()
        } else if !sheet.is_done() {
            lang.key_go_on_accept()
        } else if meeting.done() == meeting.members().len() && lacking(meeting).next().is_some() {
            lang.key_facts()
        } else if slate::owed(meeting) > 0 {
            lang.key_go_on_slate()
        } else if meeting.done() == meeting.members().len() {
            lang.key_go_on_results()
        } else {
            lang.key_go_on_next()
        })
    }

    fn find(&mut self, member: &MemberId, desk: &Desk) {
        if let Some(meeting) = desk.meeting() {
            self.show(meeting, member.clone());
        }
    }

    fn spot(&self, _desk: &Desk) -> Option<Spot> {
        Some(Spot { member: self.member.clone()?, row: self.row.clone()? })
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        if let (Some(meeting), Some(member)) = (desk.meeting(), &self.member) {
            let (row, lang, sight) = (self.row.as_ref(), desk.lang, desk.sight());
            let chair = self.awaits_chair(meeting);
            let view = draw::View { meeting, member, row, now: desk.now, chair, lang, sight };
            view.draw(canvas, body);
        }
    }
}

impl Walkthrough {
    /// The walkthrough with the focus where it was, else on the first member whose sheet is not done.
    pub fn new(desk: &Desk, spot: Option<Spot>) -> Self {
        let mut screen = Self { member: None, row: None, typed: None };
        let Some(meeting) = desk.meeting() else { return screen };
        match spot.filter(|spot| meeting.sheet(&spot.member).is_some()) {
            Some(spot) => {
                (screen.member, screen.row) = (Some(spot.member), Some(spot.row));
                screen.hold_on(meeting);
            }
            None => {
                let open = meeting.sheets().find(|sheet| !sheet.is_done()).map(|sheet| sheet.member.clone());
                if let Some(member) = open.or_else(|| meeting.members().first().cloned()) {
                    screen.show(meeting, member);
                }
            }
        }
        screen
    }

    /// The items of the row in focus.
    fn items(&self, meeting: &Meeting) -> Vec<Item> {
        let (Some(member), Some(row)) = (&self.member, &self.row) else { return Vec::new() };
        items_of(meeting.rules_of(member), row)
    }

    /// The criterion of the row in focus, which may be one of its events.
    fn criterion(&self) -> Option<&CriterionId> {
        match self.row.as_ref()? {
            Row::Criterion(criterion) | Row::Event(criterion, _) => Some(criterion),
            Row::Gate(_) => None,
        }
    }

    /// The rows of the sheet at hand that have a number.
    fn numbered(&self, meeting: &Meeting) -> Vec<Row> {
        self.member.as_ref().map(|member| numbered(meeting.rules_of(member))).unwrap_or_default()
    }

    /// The digit typed so far, where a nought behind it makes a row's number.
    fn begun(&self, meeting: &Meeting) -> Option<usize> {
        self.typed.filter(|typed| typed * 10 <= self.numbered(meeting).len())
    }

    /// Puts the focus on the first row of a member's sheet.
    fn show(&mut self, meeting: &Meeting, member: MemberId) {
        self.row = rows(meeting, &member).into_iter().next();
        self.member = Some(member);
    }

    /// Keeps the focus on a row that is still there.
    fn hold_on(&mut self, meeting: &Meeting) {
        let Some(member) = &self.member else { return };
        let rows = rows(meeting, member);
        if self.row.as_ref().is_none_or(|row| !rows.contains(row)) {
            let fallback = match &self.row {
                Some(Row::Event(criterion, _)) => Some(Row::Criterion(criterion.clone())),
                _ => None,
            };
            self.row = fallback.or_else(|| rows.into_iter().next());
        }
    }
}

/// Those whose sheets miss a fact.
fn lacking(meeting: &Meeting) -> impl Iterator<Item = &MemberId> {
    meeting.members().iter().filter(|member| !meeting.facts_missing(member).is_empty())
}
