//! The officers' PINs: who has one, since when; each sets and changes the own one.

use ratatui::layout::Rect;

use super::ask::Ask;
use super::desk::Desk;
use super::dialog::{change_pin, new_pin};
use super::screen::{Head, Screen};
use crate::domain::Person;
use crate::input::{Binding, Chord, Keys};
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Canvas, Focus, Line, List, Role, glyph, inside};

/// Which officer has the focus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pins {
    at: usize,
}

/// What can be done with the PINs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Set or change the PIN in focus.
    Change,
    /// Set or change the PIN of the officer with this number.
    Number(u8),
    /// The officer above.
    Up,
    /// The officer below.
    Down,
    /// Back.
    Leave,
}

impl Screen for Pins {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Any(&[Chord::Enter], Act::Change), Lang::key_pin_change),
        Binding::new(Keys::Each(&[(Chord::Up, Act::Up), (Chord::Down, Act::Down)]), Lang::key_officers),
        Binding::new(Keys::Digits(1, 9, Act::Number), Lang::key_pin_number).in_help(),
        Binding::new(Keys::Any(&[Chord::Esc], Act::Leave), Lang::key_back),
    ];

    fn head(&self, desk: &Desk) -> Head {
        super::unit_head(desk.lang.pins_title(), desk)
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let officers = desk.committee().len();
        match action {
            Act::Change | Act::Number(_) if officers == 0 => Some(desk.lang.missing_roster().into()),
            Act::Number(number) if usize::from(number) > officers => {
                Some(desk.lang.home_choose(officers.min(9)))
            }
            _ => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        match action {
            Act::Up => self.at = self.at.saturating_sub(1),
            Act::Down => self.at = (self.at + 1).min(desk.committee().len().saturating_sub(1)),
            Act::Number(number) => {
                self.at = usize::from(number).saturating_sub(1);
                return self.change(desk);
            }
            Act::Change => return self.change(desk),
            Act::Leave => return Ask::Back,
        }
        Ask::Nothing
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lang = desk.lang;
        let inside = inside(body);
        let intro = wrap(lang.pins_intro(), usize::from(inside.width));
        let intro: Vec<Line> = intro.into_iter().map(|line| Line::new(Role::Dim, line)).collect();
        canvas.lines(inside, &intro);
        let officers = desk.committee();
        let row = |at: usize| {
            let Some(officer) = officers.get(at) else { return (Line::default(), Line::default()) };
            let number = if at < 9 { format!("{} ", at + 1) } else { "  ".to_owned() };
            let (mark, role, words) = match desk.unit.pin(&officer.id) {
                Some(pin) => (glyph::DONE, Role::Good, lang.pins_since(pin.since.day())),
                None => (glyph::OPEN, Role::Dim, lang.pins_none().to_owned()),
            };
            let name = Line::new(Role::Dim, number).and(role, format!("{mark} "));
            (name.and(Role::Plain, officer.name.as_str()), Line::new(Role::Dim, words))
        };
        let above = u16::try_from(intro.len() + 1).unwrap_or(u16::MAX);
        let place =
            Rect { y: body.y.saturating_add(above), height: body.height.saturating_sub(above), ..body };
        List { count: officers.len(), row: &row, focus: Focus::Here(self.at) }.draw(canvas, place);
    }
}

impl Pins {
    fn change(&self, desk: &Desk) -> Ask {
        let Some(officer) = desk.committee().get(self.at).copied() else { return Ask::Nothing };
        match desk.unit.pin(&officer.id) {
            None => new_pin(officer.id.clone(), officer.name.to_string(), desk.lang),
            Some(_) => change_pin(&officer.id, officer.name.as_str(), desk),
        }
    }
}

impl Desk {
    /// The committee as the roster in force has it.
    pub fn committee(&self) -> Vec<&Person> {
        self.unit.roster().map(|roster| roster.committee()).unwrap_or_default()
    }
}
