//! The locked screen: the program's name, that it is locked, and how to go on. Nothing else stands on it.

use ratatui::layout::Rect;

use super::ask::Ask;
use super::booth::draw::{focused, middle, paragraph};
use super::desk::Desk;
use super::screen::{Head, Screen};
use super::vault::field;
use crate::domain::Pin;
use crate::input::{Binding, Chord, HiddenDigits, Keys, SecretField, Stroke, Taken};
use crate::store::{Passphrase, Protection};
use crate::text::Lang;
use crate::text::width::width;
use crate::ui::{Canvas, Line, Role};

/// A secret that opens a locked screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// The PIN of any officer.
    Pin,
    /// The passphrase of the data.
    Passphrase,
}

/// What somebody shows to a locked screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing, because there is no secret.
    Nothing,
    /// A PIN.
    Pin(Pin),
    /// A passphrase.
    Passphrase(Passphrase),
}

impl Desk {
    /// What opens a locked screen now, what is asked for first before the rest. Where that is nothing, the lock is a curtain.
    ///
    /// Data that is still locked needs none: the passphrase is asked for behind the curtain.
    pub fn openers(&self) -> &'static [Opener] {
        let has_pins = self.unit.pins().next().is_some();
        match (has_pins, self.protection == Protection::Unlocked) {
            (true, true) => &[Opener::Pin, Opener::Passphrase],
            (true, false) => &[Opener::Pin],
            (false, true) => &[Opener::Passphrase],
            (false, false) => &[],
        }
    }
}

/// The locked screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Locked {
    stage: Stage,
    /// What somebody would rather type, where there is more than one opener.
    preferred: Option<Opener>,
    pin: HiddenDigits,
    passphrase: SecretField,
}

/// How far somebody is who wants to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The secret is being typed.
    Typing,
    /// It is being tried.
    Trying,
}

impl Default for Locked {
    /// A screen that has just been locked.
    fn default() -> Self {
        Self {
            stage: Stage::Typing,
            preferred: None,
            pin: HiddenDigits::new(Pin::MOST),
            passphrase: SecretField::new(Passphrase::LONGEST),
        }
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
    /// Type the other secret.
    Turn,
}

impl Screen for Locked {
    type Action = Act;

    const TABLE: &'static [Binding<Act>] = &[
        Binding::new(Keys::Digits(0, 9, Act::Digit), Lang::key_lock_digit),
        Binding::new(Keys::Any(&[Chord::Enter], Act::Open), Lang::key_lock_open),
        Binding::new(Keys::Any(&[Chord::Tab, Chord::BackTab], Act::Turn), Lang::key_lock_turn),
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
        let opener = self.opener(desk);
        if self.stage == Stage::Trying {
            return Some(trying(opener, lang).into());
        }
        let digits = self.pin.digits().len();
        match (opener, action) {
            (_, Act::Turn) if desk.openers().len() < 2 => Some(lang.lock_unknown(Chord::Tab)),
            (_, Act::Turn) | (None, Act::Open) => None,
            (None, _) => Some(lang.lock_press_enter().into()),
            (Some(Opener::Pin), Act::Open) if digits < Pin::LEAST => {
                Some(lang.pin_short(Pin::LEAST, Pin::MOST))
            }
            (Some(Opener::Pin), Act::Digit(_)) if digits == Pin::MOST => Some(lang.pin_long(Pin::MOST)),
            (Some(Opener::Pin), Act::Erase) if digits == 0 => Some(lang.key_no_change().into()),
            (Some(Opener::Pin), _) => None,
            (Some(Opener::Passphrase), Act::Open) if self.passphrase.is_empty() => {
                Some(lang.vault_unlock_asks().into())
            }
            (Some(Opener::Passphrase), Act::Open) => None,
            (Some(Opener::Passphrase), _) => Some(lang.vault_typing().into()),
        }
    }

    fn act(&mut self, action: Act, desk: &Desk) -> Ask {
        match (self.opener(desk), action) {
            (_, Act::Turn) => self.turn(desk),
            (None, _) => return Ask::OpenLock(Shown::Nothing),
            (Some(Opener::Pin), Act::Open) => {
                let Some(pin) = Pin::of_digits(self.pin.digits()) else { return Ask::Nothing };
                return self.show(Shown::Pin(pin));
            }
            (Some(Opener::Passphrase), Act::Open) => {
                return self.show(Shown::Passphrase(Passphrase::typed(self.passphrase.value())));
            }
            (Some(_), Act::Digit(digit)) => drop(self.pin.take(Chord::Char(char::from(b'0' + digit)))),
            (Some(_), Act::Erase) => drop(self.pin.take(Chord::Backspace)),
        }
        Ask::Nothing
    }

    fn label(&self, action: Act, desk: &Desk) -> Option<&'static str> {
        match (action, self.opener(desk)) {
            (Act::Turn, Some(Opener::Pin)) => Some(desk.lang.key_vault_passphrase()),
            (Act::Turn, _) => Some(desk.lang.key_lock_digit()),
            _ => None,
        }
    }

    fn typed(&mut self, stroke: &Stroke, desk: &Desk) -> Ask {
        let lang = desk.lang;
        match self.stage {
            Stage::Typing => match self.passphrase.take(stroke) {
                Taken::Changed | Taken::Unchanged => Ask::Nothing,
                Taken::Full => Ask::Refuse(lang.vault_too_long(Passphrase::LONGEST)),
                Taken::Refused => Ask::Refuse(lang.vault_typing().into()),
            },
            Stage::Trying => Ask::Refuse(trying(self.opener(desk), lang).into()),
        }
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, body: Rect) {
        let lang = desk.lang;
        let opener = self.opener(desk);
        let columns = body.width.saturating_sub(4).min(72);
        let mut lines = vec![Line::new(Role::Head, lang.lock_title()), Line::default()];
        let parts = [(Role::Plain, lang.lock_goes_on())].into_iter().chain(how(opener, desk));
        lines.extend(parts.flat_map(|(role, text)| paragraph(role, text, columns, 3)));
        lines.push(Line::default());
        let area = middle(body, lines.len() + 1);
        canvas.lines(area, &lines);
        let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        match (self.stage, opener) {
            (Stage::Trying, _) => focused(canvas, last, trying(opener, lang)),
            (_, None) => focused(canvas, last, lang.lock_enter()),
            (_, Some(Opener::Pin)) => {
                focused(canvas, last, &format!("{}  {}", lang.pin_field(), self.pin.view().text));
            }
            (_, Some(Opener::Passphrase)) => field(canvas, last, lang.vault_passphrase(), |label| {
                self.passphrase.view(usize::from(last.width).saturating_sub(width(label) + 4))
            }),
        }
    }
}

impl Locked {
    /// Whether what is typed now is the text of a passphrase.
    pub fn takes_passphrase(&self, desk: &Desk) -> bool {
        self.opener(desk) == Some(Opener::Passphrase)
    }

    /// Goes on after what was shown did not open it: it is typed anew.
    pub fn refused(&mut self) {
        *self = Self { preferred: self.preferred, ..Self::default() };
    }

    /// What is asked for; nothing where there is no secret.
    fn opener(&self, desk: &Desk) -> Option<Opener> {
        let openers = desk.openers();
        self.preferred.filter(|preferred| openers.contains(preferred)).or(openers.first().copied())
    }

    /// Asks for the other secret. What was typed of this one is gone.
    fn turn(&mut self, desk: &Desk) {
        let other = desk.openers().iter().find(|other| Some(**other) != self.opener(desk));
        *self = Self { preferred: other.copied(), ..Self::default() };
    }

    /// Has tried what was typed, of which nothing stays here.
    fn show(&mut self, shown: Shown) -> Ask {
        *self = Self { preferred: self.preferred, stage: Stage::Trying, ..Self::default() };
        Ask::OpenLock(shown)
    }
}

/// How to go on, in a sentence or two.
fn how(opener: Option<Opener>, desk: &Desk) -> Vec<(Role, &'static str)> {
    let lang = desk.lang;
    match opener {
        None if desk.protection == Protection::Locked => vec![(Role::Plain, lang.lock_before_passphrase())],
        None => vec![(Role::Plain, lang.lock_curtain())],
        Some(Opener::Pin) if desk.openers().contains(&Opener::Passphrase) => {
            vec![(Role::Plain, lang.lock_pin()), (Role::Dim, lang.lock_or_passphrase())]
        }
        Some(Opener::Pin) => vec![(Role::Plain, lang.lock_pin())],
        Some(Opener::Passphrase) => {
            vec![(Role::Plain, lang.lock_passphrase()), (Role::Dim, lang.lock_forgotten())]
        }
    }
}

/// What is being tried.
fn trying(opener: Option<Opener>, lang: Lang) -> &'static str {
    match opener {
        Some(Opener::Passphrase) => lang.vault_trying(),
        _ => lang.pin_trying(),
    }
}
