//! The roll: who is at the table, who comes and goes, and whether the meeting may begin or go on.

mod draw;

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use crate::domain::{Answer, Command, Duty, Event, Meeting, MemberId, Phase, Proceedings, Refusal, Visit};
use crate::input::{Binding, Chord, Keys};
use crate::rules::Recusal;
use crate::text::Lang;
use crate::ui::Canvas;

/// Which row has the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct RollCall {
    row: usize,
}

/// A row of the roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// The officer at this place of the committee.
    Officer(usize),
    /// The guest of this number, from 1.
    Guest(u32),
}

/// What can be done while the roll is called, and later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Go on with the obvious: everybody else is here; then open the meeting.
    GoOn,
    /// This person is here.
    Present,
    /// This officer is away and has said why.
    Excused,
    /// This person is away.
    Absent,
    /// Here or not, the other way round.
    Toggle,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The officer leaves the room for a sheet, or comes back.
    Step,
    /// The officer's conflicts of interest.
    Conflict,
    /// Another guest.
    Guest,
    /// Somebody else chairs or keeps the minutes.
    Duty,
    /// The guest was entered by mistake.
    Strike,
    /// What concerns the meeting as a whole.
    Whole,
    /// What the room sees.
    Projector,
    /// The facts about members.
    Facts,
    /// Back.
    Leave,
}

impl Screen for RollCall {
    type Action = Act;
    const MASKS: bool = true;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::GoOn), Lang::key_roll_go_on),
        Binding::new(Keys::Any(&[Chord::Char('1')], Act::Present), Lang::key_present),
        Binding::new(Keys::Any(&[Chord::Char('2')], Act::Excused), Lang::key_excused),
        Binding::new(Keys::Any(&[Chord::Char('3')], Act::Absent), Lang::key_absent),
        Binding::new(Keys::Any(&[Chord::Char('6')], Act::Guest), Lang::key_guest),
        Binding::new(Keys::Any(&[Chord::Char('4'), Chord::F(6)], Act::Step), Lang::key_step),
        Binding::new(Keys::Any(&[Chord::Char('5')], Act::Conflict), Lang::key_conflict),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_officers),
        Binding::new(Keys::Any(&[Chord::Space], Act::Toggle), Lang::key_toggle).in_help(),
        Binding::new(Keys::Any(&[Chord::Char('7')], Act::Duty), Lang::key_duty).in_help(),
        Binding::new(Keys::Any(&[Chord::Char('8'), Chord::Delete], Act::Strike), Lang::key_strike_guest)
            .in_help(),
        Binding::new(Keys::Any(&[Chord::Char('9')], Act::Whole), Lang::key_whole),
        Binding::new(Keys::Any(&[Chord::F(2), Chord::Char('d')], Act::Facts), Lang::key_facts),
        Binding::new(Keys::Any(&[Chord::Char('0')], Act::Projector), Lang::key_projector),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        let Some(meeting) = desk.meeting() else {
            let looks = matches!(action, Act::Up | Act::Down | Act::Leave | Act::GoOn);
            return (!looks).then(|| lang.roll_sealed().into());
        };
        let row = rows(meeting).get(self.row).copied();
        let is_guest = matches!(row, Some(Row::Guest(_)));
        let recusal = meeting.committee_rules().set().voting.recusal;
        let why = match action {
            Act::Facts if !meeting.asks_facts() => lang.walk_no_facts(),
            Act::Step | Act::Conflict if is_guest => lang.roll_not_for_guests(),
            Act::Strike if !is_guest => lang.roll_only_guests(),
            Act::Conflict if recusal != Recusal::Declared => {
                return Some(Refusal::ConflictsNotCounted { recusal }.sentence(lang));
            }
            Act::Step if meeting.phase() == Phase::RollCall => {
                return Some(Refusal::Phase(meeting.phase()).sentence(lang));
            }
            _ => return None,
        };
        Some(why.into())
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some(state) = desk.proceedings() else { return Ask::Back };
        let last = rows(state).len().saturating_sub(1);
        match (action, desk.meeting()) {
            (Act::Up, _) => {
                self.row = self.row.saturating_sub(1);
                Ask::Nothing
            }
            (Act::Down, _) => {
                self.row = (self.row + 1).min(last);
                Ask::Nothing
            }
            (Act::Whole, Some(meeting)) => Ask::Open(dialog::whole_meeting(meeting, desk.lang)),
            (Act::Projector, Some(_)) => Ask::Open(dialog::projector(desk)),
            (Act::Facts, Some(_)) => Ask::Go(Place::Facts),
            (Act::GoOn, Some(meeting)) => go_on(meeting, desk.lang),
            (Act::Guest, Some(meeting)) => Ask::Open(dialog::guest(meeting, desk.lang)),
            (Act::Duty, Some(meeting)) => dialog::pass_duty(meeting, desk.lang),
            (Act::Leave, _) | (_, None) => Ask::Back,
            (action, Some(meeting)) => match rows(meeting).get(self.row) {
                Some(Row::Officer(at)) => match meeting.committee().get(*at) {
                    Some(officer) => self.with_officer(meeting, &officer.id, action, desk.lang),
                    None => Ask::Back,
                },
                Some(row @ Row::Guest(number)) => match row.visit(meeting) {
                    Some(visit) => self.with_guest(visit, *number, last, action, desk.lang),
                    None => Ask::Back,
                },
                None => Ask::Back,
            },
        }
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        if action != Act::GoOn {
            return None;
        }
        let Some(meeting) = desk.meeting() else { return Some(desk.lang.key_back()) };
        Some(if meeting.attendance().waiting > 0 {
            desk.lang.key_rest_present()
        } else if duty_to_take(meeting).is_some() {
            desk.lang.key_take_duty()
        } else if meeting.is_adjourned() {
            desk.lang.key_resume()
        } else if meeting.phase() == Phase::RollCall {
            desk.lang.key_open()
        } else {
            desk.lang.key_back()
        })
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Nothing };
        let last = rows(meeting).len().saturating_sub(1);
        match event {
            Event::Opened => return Ask::Turn(Place::Walkthrough),
            Event::Resumed if meeting.phase() > Phase::Open => return Ask::Turn(Place::Results),
            Event::Resumed => return Ask::Turn(Place::Walkthrough),
            Event::RollAnswered { officers, .. } if officers.len() == 1 => {
                self.row = (self.row + 1).min(last);
            }
            Event::GuestArrived { .. } => self.row = last,
            _ => {}
        }
        Ask::Nothing
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        draw::draw(desk, self.row, canvas, body);
    }
}

impl RollCall {
    /// The roll with the focus on the first officer who has not answered.
    pub fn new(desk: &Desk) -> Self {
        let waiting = desk.meeting().and_then(|meeting| {
            meeting.committee().iter().position(|officer| meeting.roll().answer(&officer.id).is_none())
        });
        Self { row: waiting.unwrap_or(0) }
    }

    fn with_officer(&mut self, meeting: &Meeting, officer: &MemberId, action: Act, lang: Lang) -> Ask {
        let note = |answer| Ask::Do(Command::AnswerRoll { officers: vec![officer.clone()], answer });
        let is_present = meeting.roll().is_present(officer);
        match action {
            // Whoever is outside and is called is back.
            Act::Present if meeting.outing(officer).is_some() => {
                Ask::Do(Command::ComeBack { officer: officer.clone() })
            }
            // Whoever is called again and is here anyway is passed over, so that the same key goes down the list.
            Act::Present if is_present => {
                self.row = (self.row + 1).min(rows(meeting).len().saturating_sub(1));
                Ask::Nothing
            }
            Act::Present => note(Answer::Present),
            Act::Absent => note(Answer::Absent),
            Act::Excused => Ask::Open(dialog::absence(meeting.name(officer), officer.clone(), lang)),
            Act::Toggle if is_present => note(Answer::Absent),
            Act::Toggle => note(Answer::Present),
            Act::Step => dialog::step_of(meeting, officer, lang),
            Act::Conflict => Ask::Open(dialog::conflicts(meeting, officer, lang)),
            _ => Ask::Nothing,
        }
    }

    fn with_guest(&mut self, visit: &Visit, guest: u32, last: usize, action: Act, lang: Lang) -> Ask {
        match action {
            Act::Present if visit.is_here() => {
                self.row = (self.row + 1).min(last);
                Ask::Nothing
            }
            Act::Toggle if visit.is_here() => Ask::Do(Command::SeeGuestOff { guest }),
            Act::Present | Act::Toggle => Ask::Do(Command::ReceiveAgain { guest }),
            Act::Absent | Act::Excused => Ask::Do(Command::SeeGuestOff { guest }),
            Act::Strike => Ask::Open(dialog::strike_guest(visit.guest.name.as_str(), guest, lang)),
            _ => Ask::Nothing,
        }
    }
}

impl Row {
    /// The guest of this row.
    fn visit(self, state: &Proceedings) -> Option<&Visit> {
        let Self::Guest(number) = self else { return None };
        state.guests().get(usize::try_from(number).ok()?.checked_sub(1)?)
    }
}

/// The officers in the committee's order, then the guests.
fn rows(state: &Proceedings) -> Vec<Row> {
    let guests = (1..).zip(state.guests()).map(|(number, _)| Row::Guest(number));
    (0..state.committee().len()).map(Row::Officer).chain(guests).collect()
}

/// Enter: those who have not answered are here; once all have, the meeting opens, or goes on where it was.
fn go_on(meeting: &Meeting, lang: Lang) -> Ask {
    let committee = meeting.committee().into_iter().map(|officer| officer.id.clone());
    let waiting: Vec<MemberId> =
        committee.filter(|officer| meeting.roll().answer(officer).is_none()).collect();
    if !waiting.is_empty() {
        Ask::Do(Command::AnswerRoll { officers: waiting, answer: Answer::Present })
    } else if let Some(duty) = duty_to_take(meeting) {
        Ask::Open(dialog::take_duty(meeting, duty, lang))
    } else if meeting.is_adjourned() {
        Ask::Do(Command::Resume)
    } else if meeting.phase() == Phase::RollCall {
        Ask::Do(Command::Open)
    } else {
        Ask::Back
    }
}

/// The duty that somebody else has to take before the meeting can go on, if there are enough to hold it.
fn duty_to_take(state: &Proceedings) -> Option<Duty> {
    let quorate = state.roll().present() >= state.quorum();
    state.vacant_duty().filter(|duty| quorate && !state.candidates(*duty).is_empty())
}
