//! The locked screen: the program's name, that it is locked, and how to go on. Nothing else stands on it.

use ratatui::layout::Rect;

use super::ask::Ask;
use super::booth::draw::{focused, middle, paragraph};
use super::desk::Desk;
use super::screen::{Head, Screen};
use crate::domain::Pin;
use crate::input::{Binding, Chord, HiddenDigits, Keys};
use crate::text::Lang;
use crate::ui::{Canvas, Line, Role};

/// What a locked screen asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// Enter, since there is no secret: the lock is a curtain.
    Key,
    /// The PIN of any officer.
    Pin,
}

impl Desk {
    /// What a locked screen asks for now.
    pub fn opener(&self) -> Opener {
        if self.unit.pins().next().is_some() { Opener::Pin } else { Opener::Key }
    }
}

/// The locked screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Locked {
    /// So much of a PIN has been typed.
    Typing(HiddenDigits),
    /// A PIN is being tried.
    Trying,
}

impl Default for Locked {
    /// A screen that has just been locked.
    fn default() -> Self {
        Self::Typing(HiddenDigits::new(Pin::MOST))
    }
}

/// What can be done at a locked screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Open it.
    Open,
    /// Type a digit of a PIN.
    Digit(u8),
    /// Take the last digit back.
    Erase,
}

impl Screen for Locked {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Digits(0, 9, Act::Digit), Lang::key_lock_digit),
        Binding::new(Keys::Any(&[Chord::Enter], Act::Open), Lang::key_lock_open),
        Binding::new(
            Keys::Any(&[Chord::Backspace, Chord::Delete, Chord::Ctrl('h')], Act::Erase),
            Lang::key_lock_erase,
        ),
    ];

    fn head(&self, desk: &Desk) -> Head {
        Head { place: vec![desk.lang.home_title().into()], state: desk.now.clock() }
    }

    fn obstacle(&self, action: Act, desk: &Desk) -> Option<String> {
        let lang = desk.lang;
        let Self::Typing(typed) = self else { return Some(lang.pin_trying().into()) };
        let digits = typed.digits().len();
        match (desk.opener(), action) {
            (Opener::Key, Act::Open) => None,
            (Opener::Key, _) => Some(lang.lock_press_enter().into()),
            (Opener::Pin, Act::Open) if digits < Pin::LEAST => Some(lang.pin_short(Pin::LEAST, Pin::MOST)),
            (Opener::Pin, Act::Digit(_)) if digits == Pin::MOST => Some(lang.pin_long(Pin::MOST)),
            (Opener::Pin, Act::Erase) if digits == 0 => Some(lang.key_no_change().into()),
            (Opener::Pin, _) => None,
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        let Self::Typing(typed) = self else { return Ask::Nothing };
        match (desk.opener(), action) {
            (Opener::Key, _) => return Ask::OpenLock(None),
            (Opener::Pin, Act::Open) => {
                let Some(pin) = Pin::of_digits(typed.digits()) else { return Ask::Nothing };
                *self = Self::Trying;
                return Ask::OpenLock(Some(pin));
            }
            (Opener::Pin, Act::Digit(digit)) => drop(typed.take(Chord::Char(char::from(b'0' + digit)))),
            (Opener::Pin, Act::Erase) => drop(typed.take(Chord::Backspace)),
        }
        Ask::Nothing
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lang = desk.lang;
        let (why, next) = match (desk.opener(), self) {
            (Opener::Key, _) => (lang.lock_curtain(), lang.lock_enter().to_owned()),
            (Opener::Pin, Self::Typing(typed)) => {
                (lang.lock_pin(), format!("{}  {}", lang.pin_field(), typed.view().text))
            }
            (Opener::Pin, Self::Trying) => (lang.lock_pin(), lang.pin_trying().to_owned()),
        };
        let columns = body.width.saturating_sub(4).min(72);
        let mut lines = vec![Line::new(Role::Head, lang.lock_title()), Line::default()];
        lines.extend(paragraph(Role::Plain, lang.lock_goes_on(), columns, 3));
        lines.extend(paragraph(Role::Plain, why, columns, 3));
        lines.push(Line::default());
        let area = middle(body, lines.len() + 1);
        canvas.lines(area, &lines);
        focused(canvas, Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }, &next);
    }
}
