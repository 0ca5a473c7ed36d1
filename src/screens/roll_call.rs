//! The roll: who is at the table, and whether the meeting may begin.

use ratatui::layout::Rect;

use super::ask::{Ask, Place};
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use crate::domain::{Answer, Command, Duty, Event, Meeting, MemberId, Phase};
use crate::input::{Binding, Chord, Keys};
use crate::text::Lang;
use crate::ui::{Canvas, Column, Focus, Line, Role, Table, Width, glyph, inside};

/// Which officer has the focus.
#[derive(Clone, Debug, PartialEq)]
pub struct RollCall {
    row: usize,
}

/// What can be done while the roll is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Go on with the obvious: everybody else is here; then open the meeting.
    GoOn,
    /// This officer is here.
    Present,
    /// This officer is away and has said why.
    Excused,
    /// This officer is away.
    Absent,
    /// Here or not, the other way round.
    Toggle,
    /// The officer above.
    Up,
    /// The officer below.
    Down,
    /// The facts about members.
    Facts,
    /// What the room sees.
    Projector,
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
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_officers),
        Binding::new(Keys::Any(&[Chord::Space], Act::Toggle), Lang::key_toggle).in_help(),
        Binding::new(Keys::Any(&[Chord::F(2), Chord::Char('d')], Act::Facts), Lang::key_facts),
        Binding::new(Keys::Any(&[Chord::Char('0')], Act::Projector), Lang::key_projector),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let meeting = desk.meeting()?;
        (action == Act::Facts && !meeting.asks_facts()).then(|| desk.lang.walk_no_facts().into())
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Back };
        let committee: Vec<MemberId> = meeting.committee().iter().map(|officer| officer.id.clone()).collect();
        let Some(officer) = committee.get(self.row).cloned() else { return Ask::Back };
        let note = |answer| Ask::Do(Command::AnswerRoll { officers: vec![officer.clone()], answer });
        match action {
            Act::GoOn => Self::go_on(meeting, committee, desk.lang),
            // Whoever is called again and is here anyway is passed over, so that the same key goes down the list.
            Act::Present if meeting.roll().is_present(&officer) => {
                self.row = (self.row + 1).min(committee.len().saturating_sub(1));
                Ask::Nothing
            }
            Act::Present => note(Answer::Present),
            Act::Absent => note(Answer::Absent),
            Act::Excused => Ask::Open(dialog::absence(meeting.name(&officer), officer.clone(), desk.lang)),
            Act::Toggle if meeting.roll().is_present(&officer) => note(Answer::Absent),
            Act::Toggle => note(Answer::Present),
            Act::Up => {
                self.row = self.row.saturating_sub(1);
                Ask::Nothing
            }
            Act::Down => {
                self.row = (self.row + 1).min(committee.len().saturating_sub(1));
                Ask::Nothing
            }
            Act::Facts => Ask::Go(Place::Facts),
            Act::Projector => Ask::Open(dialog::projector(desk)),
            Act::Leave => Ask::Back,
        }
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let meeting = desk.meeting().filter(|_| action == Act::GoOn)?;
        let waiting = meeting.committee().iter().any(|officer| meeting.roll().answer(&officer.id).is_none());
        Some(if waiting {
            desk.lang.key_rest_present()
        } else if Self::duty_to_take(meeting).is_some() {
            desk.lang.key_take_duty()
        } else if meeting.phase() == Phase::RollCall {
            desk.lang.key_open()
        } else {
            desk.lang.key_back()
        })
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        let Some(meeting) = desk.meeting() else { return Ask::Nothing };
        match event {
            Event::Opened => return Ask::Turn(Place::Walkthrough),
            Event::RollAnswered { officers, .. } if officers.len() == 1 => {
                self.row = (self.row + 1).min(meeting.committee().len().saturating_sub(1));
            }
            _ => {}
        }
        Ask::Nothing
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(meeting) = desk.meeting() else { return };
        let lang = desk.lang;
        let committee = meeting.committee();
        let row = |at: usize| {
            let Some(officer) = committee.get(at) else { return Vec::new() };
            let (mark, words, role) = match meeting.roll().answer(&officer.id) {
                None => (glyph::OPEN, lang.roll_waiting().to_owned(), Role::Dim),
                Some(Answer::Present) => (glyph::DONE, lang.roll_present().to_owned(), Role::Good),
                Some(Answer::Absent) => (glyph::FAILED, lang.roll_absent().to_owned(), Role::Bad),
                Some(Answer::Excused { reason }) => (glyph::FAILED, lang.roll_excused(reason), Role::Warn),
            };
            let seat = officer.office.as_ref().map_or("", |office| office.title.as_str());
            let duty = duty(meeting, &officer.id, lang);
            vec![
                Line::new(role, mark),
                Line::new(Role::Plain, officer.name.as_str()),
                Line::new(role, words),
                Line::new(Role::Dim, duty),
                Line::new(Role::Dim, seat),
            ]
        };
        let table = Table {
            columns: &[
                Column::text("", Width::Fixed(1)),
                Column::text(lang.roll_officer(), Width::Between(18, 30)),
                Column::text(lang.roll_answer(), Width::Between(16, 40)),
                Column::text("", Width::Fixed(9)),
                Column::text(lang.roll_seat(), Width::Between(18, 40)),
            ],
            count: committee.len(),
            row: &row,
            focus: Focus::Here(self.row),
        };
        let inside = inside(body);
        canvas.text(inside, lang.roll_title(), Role::Strong);
        let rows = u16::try_from(committee.len() + 1).unwrap_or(u16::MAX);
        let list = Rect { y: body.y + 2, height: body.height.saturating_sub(6).min(rows), ..body };
        table.draw(canvas, list);
        let quorum = Line::new(Role::Plain, Self::quorum_words(meeting, lang));
        let mut foot = vec![quorum, Self::next_words(meeting, lang)];
        let lacking = meeting.members().iter().filter(|member| !meeting.facts_missing(member).is_empty());
        if let count @ 1.. = lacking.count() {
            foot.insert(1, Line::new(Role::Warn, lang.roll_facts_missing(count)));
        }
        let below =
            Rect { y: list.bottom() + 1, height: body.bottom().saturating_sub(list.bottom() + 1), ..inside };
        canvas.lines(below, &foot);
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

    /// Enter: those who have not answered are here; once all have, the meeting opens, or goes on where it was.
    fn go_on(meeting: &Meeting, committee: Vec<MemberId>, lang: Lang) -> Ask {
        let waiting: Vec<MemberId> =
            committee.into_iter().filter(|officer| meeting.roll().answer(officer).is_none()).collect();
        if !waiting.is_empty() {
            Ask::Do(Command::AnswerRoll { officers: waiting, answer: Answer::Present })
        } else if let Some(duty) = Self::duty_to_take(meeting) {
            Ask::Open(dialog::take_duty(meeting, duty, lang))
        } else if meeting.phase() == Phase::RollCall {
            Ask::Do(Command::Open)
        } else {
            Ask::Back
        }
    }

    /// The duty that somebody else has to take before the meeting can go on, if there are enough to hold it.
    fn duty_to_take(meeting: &Meeting) -> Option<Duty> {
        let quorate = meeting.roll().present() >= meeting.quorum();
        meeting.vacant_duty().filter(|duty| quorate && !meeting.candidates(*duty).is_empty())
    }

    fn quorum_words(meeting: &Meeting, lang: Lang) -> String {
        lang.roll_quorum(meeting.roll().present(), meeting.committee().len(), meeting.quorum())
    }

    /// What Enter does next, so that nobody has to guess.
    fn next_words(meeting: &Meeting, lang: Lang) -> Line {
        let answered = |officer: &&crate::domain::Person| meeting.roll().answer(&officer.id).is_some();
        let waiting = meeting.committee().iter().filter(|officer| !answered(officer)).count();
        let (role, words) = if waiting > 0 {
            (Role::Strong, lang.roll_next_rest(waiting))
        } else if meeting.roll().present() < meeting.quorum() {
            (Role::Warn, lang.roll_no_quorum(meeting.quorum() - meeting.roll().present()))
        } else if let Some(duty) = Self::duty_to_take(meeting) {
            let words = match duty {
                Duty::Chair => lang.roll_next_chair(),
                Duty::Secretary => lang.roll_next_secretary(),
            };
            (Role::Warn, words.into())
        } else if meeting.phase() == Phase::RollCall {
            (Role::Strong, lang.roll_next_open().into())
        } else {
            (Role::Strong, lang.roll_next_back().into())
        };
        Line::new(role, words)
    }
}

fn duty(meeting: &Meeting, officer: &MemberId, lang: Lang) -> &'static str {
    if meeting.holder(Duty::Chair) == officer {
        lang.duty_chair()
    } else if meeting.holder(Duty::Secretary) == officer {
        lang.duty_secretary()
    } else {
        ""
    }
}
