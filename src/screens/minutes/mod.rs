//! The minutes read out on the screen, and the steps from there to the seal: the room adopts them, chair and secretary each
//! confirm them.

mod layout;

use std::sync::Arc;

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::dialog;
use super::screen::Screen;
use crate::domain::{Event, Phase, Proceedings};
use crate::input::{Binding, Chord, Keys};
use crate::papers::document::Document;
use crate::papers::minutes::minutes;
use crate::text::Lang;
use crate::text::width::{Align, width};
use crate::ui::{Canvas, Line, Role, Window, glyph, inside};

/// Rows above the paper: what Enter does and which part is in sight, and a rule.
const ABOVE: u16 = 2;

/// The minutes as they were when the screen was opened or something was last recorded, and which line comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct MinutesPage {
    paper: Arc<Document>,
    above: usize,
}

/// What can be done with the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The next step towards the seal.
    GoOn,
    /// The next page.
    PageOn,
    /// The page before.
    PageBack,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// The first line.
    Top,
    /// The last line.
    End,
    /// Add something to the minutes.
    Remark,
    /// Back.
    Leave,
}

impl Screen for MinutesPage {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::GoOn), Lang::key_minutes_go_on),
        Binding::new(Keys::Any(&[Chord::Space, Chord::PageDown, Chord::Right], Act::PageOn), Lang::key_page),
        Binding::new(Keys::Any(&[Chord::PageUp, Chord::Left], Act::PageBack), Lang::key_page_back).in_help(),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_lines),
        Binding::new(Keys::Each(&[(Chord::Home, Act::Top), (Chord::End, Act::End)]), Lang::key_ends_of_paper)
            .in_help(),
        Binding::new(Keys::Any(&[Chord::Tab, Chord::Char('g')], Act::Remark), Lang::key_remark),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        let phase = desk.proceedings()?.phase();
        match action {
            Act::GoOn | Act::Remark if phase == Phase::Sealed => Some(lang.minutes_next_nothing().into()),
            Act::GoOn if phase < Phase::Confirmed => Some(lang.minutes_next_results().into()),
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let page = usize::from(room(desk.body)).saturating_sub(1).max(1);
        let last = self.lines(desk).len().saturating_sub(usize::from(room(desk.body)));
        match action {
            Act::Leave => return Ask::Back,
            Act::Remark => return Ask::Open(dialog::remark(desk.lang)),
            Act::GoOn => {
                let Some(meeting) = desk.meeting() else { return Ask::Back };
                let minutes = meeting.minutes();
                return Ask::Open(match (minutes.adopted(), minutes.unattested()) {
                    (None, _) => dialog::adopt(meeting, desk.lang),
                    (Some(_), Some(duty)) => dialog::attest(meeting, duty, desk.lang),
                    (Some(_), None) => dialog::seal(meeting, desk.lang),
                });
            }
            Act::Up => self.above = self.above.min(last).saturating_sub(1),
            Act::Down => self.above = (self.above + 1).min(last),
            Act::PageOn => self.above = (self.above + page).min(last),
            Act::PageBack => self.above = self.above.min(last).saturating_sub(page),
            Act::Top => self.above = 0,
            Act::End => self.above = last,
        }
        Ask::Nothing
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        let meeting = desk.meeting().filter(|_| action == Act::GoOn)?;
        let (minutes, lang) = (meeting.minutes(), desk.lang);
        Some(match (minutes.adopted(), minutes.unattested()) {
            (None, _) => lang.key_adopt(),
            (Some(_), Some(_)) => lang.key_attest(),
            (Some(_), None) => lang.key_seal(),
        })
    }

    fn settle(&mut self, event: &Event, desk: &Desk) -> Ask {
        if let Some(state) = desk.proceedings() {
            self.paper = Arc::new(minutes(state, desk.lang));
        }
        // The screen beneath shows the sealed meeting then.
        if matches!(event, Event::Sealed { .. }) { Ask::Back } else { Ask::Nothing }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let Some(state) = desk.proceedings() else { return };
        let lines = self.lines(desk);
        let room = room(body);
        let paper = Rect { y: body.y + ABOVE.min(body.height), height: room, ..body };
        let window = Window::at(self.above, usize::from(room), lines.len());
        let first = (window.above + 1).min(lines.len());
        let position = desk.lang.minutes_position(first, window.above + window.shown, lines.len());
        let top = inside(body);
        let taken = u16::try_from(width(&position) + 2).unwrap_or(u16::MAX);
        // The next step has the focus: it is what Enter works on.
        let row = Rect { height: body.height.min(1), ..body };
        canvas.clear(row, Role::Focus);
        canvas.text(Rect { width: row.width.min(1), ..row }, glyph::FOCUS, Role::Focus);
        let words = Rect { width: top.width.saturating_sub(taken), ..top };
        canvas.text(words, &next(state, desk.lang), Role::Focus);
        canvas.line_as(top, &Line::from(position), Align::Right, Role::Focus);
        canvas.rule_across(Rect { y: body.y + 1, height: 1, ..body });
        window.draw_bar(
            canvas,
            Rect { x: paper.right().saturating_sub(1), width: paper.width.min(1), ..paper },
        );
        canvas.lines(inside(paper), &lines[window.above..window.above + window.shown]);
    }
}

impl MinutesPage {
    /// The minutes of the meeting at hand, from the top.
    pub fn new(desk: &Desk) -> Self {
        let paper = desk.proceedings().map(|state| minutes(state, desk.lang)).unwrap_or_default();
        Self { paper: Arc::new(paper), above: 0 }
    }

    fn lines(&self, desk: &Desk) -> Vec<Line> {
        layout::lines(&self.paper, usize::from(inside(desk.body).width))
    }
}

/// Rows for the paper.
fn room(body: Rect) -> u16 {
    body.height.saturating_sub(ABOVE)
}

/// What Enter does now.
fn next(state: &Proceedings, lang: Lang) -> String {
    let minutes = state.minutes();
    match (state.phase(), minutes.adopted(), minutes.unattested()) {
        (Phase::Sealed, ..) => lang.minutes_next_nothing().into(),
        (Phase::Confirmed, None, _) if minutes.is_outdated() => lang.minutes_next_adopt_anew().into(),
        (Phase::Confirmed, None, _) => lang.minutes_next_adopt().into(),
        (Phase::Confirmed, Some(_), Some(duty)) => lang.minutes_next_attest(state.name(state.holder(duty))),
        (Phase::Confirmed, Some(_), None) => lang.minutes_next_seal().into(),
        _ => lang.minutes_next_results().into(),
    }
}
