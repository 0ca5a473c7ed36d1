//! A PIN that is typed: one that proves who is at the keyboard, or a new one.

use std::fmt;

use super::openers::grave;
use super::{Choice, Dialog, Enter, Question, Step};
use crate::domain::{MemberId, Pin, PinEnd};
use crate::input::{Chord, HiddenDigits, Stroke, Taken};
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::text::Lang;

/// What is asked for once a new PIN was typed.
type WithPin = Box<dyn Fn(Pin) -> Ask>;

/// A PIN to be typed. Enter takes it, Esc takes the question back.
pub struct PinEntry {
    /// What it is about.
    pub title: String,
    /// What should be typed, in a sentence.
    pub prompt: String,
    /// The digits so far.
    pub field: HiddenDigits,
    wanted: Wanted,
}

/// What the PIN is for.
enum Wanted {
    /// It shows that this officer is at the keyboard, before something is done.
    Proof { officer: MemberId, then: Box<Ask> },
    /// It will be somebody's from now on.
    New(WithPin),
}

impl PinEntry {
    fn new(title: String, prompt: String, wanted: Wanted) -> Self {
        Self { title, prompt, field: HiddenDigits::new(Pin::MOST), wanted }
    }

    /// Whose PIN is wanted before something is done; none for a new one.
    pub fn officer(&self) -> Option<&MemberId> {
        match &self.wanted {
            Wanted::Proof { officer, .. } => Some(officer),
            Wanted::New(_) => None,
        }
    }

    /// What stood behind the PIN, now that it was the right one.
    pub fn proven(self) -> Ask {
        match self.wanted {
            Wanted::Proof { then, .. } => *then,
            Wanted::New(_) => Ask::Nothing,
        }
    }

    /// Lets a stroke work on the field.
    pub(super) fn take(mut self, stroke: &Stroke, lang: Lang) -> Step {
        match stroke {
            Stroke::Key(Chord::Esc) => Step::Ends(Ask::Nothing),
            Stroke::Key(Chord::Enter) => match (Pin::of_digits(self.field.digits()), &self.wanted) {
                (None, _) => Step::Refused(Dialog::Pin(self), lang.pin_short(Pin::LEAST, Pin::MOST)),
                (Some(pin), Wanted::New(then)) => Step::Ends(then(pin)),
                (Some(pin), Wanted::Proof { .. }) => {
                    self.field.clear();
                    Step::Ends(Ask::Prove(Box::new(self), pin))
                }
            },
            Stroke::Key(chord) => match self.field.take(*chord) {
                Taken::Changed | Taken::Unchanged => Step::Stays(Dialog::Pin(self)),
                Taken::Full => Step::Refused(Dialog::Pin(self), lang.pin_long(Pin::MOST)),
                Taken::Refused => Step::Refused(Dialog::Pin(self), lang.pin_digits().into()),
            },
            Stroke::Paste(_) => Step::Refused(Dialog::Pin(self), lang.pin_digits().into()),
        }
    }
}

impl fmt::Debug for PinEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PinEntry").field("field", &self.field).finish_non_exhaustive()
    }
}

/// Asks for the PINs of these officers one after the other, and then for what stands behind them.
pub fn prove(officers: &[(MemberId, String)], then: Ask, lang: Lang) -> Ask {
    officers.iter().rev().fold(then, |then, (officer, name)| {
        let wanted = Wanted::Proof { officer: officer.clone(), then: Box::new(then) };
        let entry = PinEntry::new(lang.pin_title().into(), lang.pin_of(name), wanted);
        Ask::Open(Dialog::Pin(entry))
    })
}

/// Asks for a new PIN, twice.
pub fn new_pin(officer: MemberId, name: String, lang: Lang) -> Ask {
    let prompt = lang.pin_new_of(&name, Pin::LEAST, Pin::MOST);
    let again = move |pin: Pin| {
        let (officer, name) = (officer.clone(), name.clone());
        let prompt = lang.pin_again();
        let then = move |repeated: Pin| match repeated == pin {
            true => Ask::SetPin(officer.clone(), repeated),
            false => Ask::Each(vec![
                new_pin(officer.clone(), name.clone(), lang),
                Ask::Refuse(lang.pin_differs().into()),
            ]),
        };
        let wanted = Wanted::New(Box::new(then));
        Ask::Open(Dialog::Pin(PinEntry::new(lang.pin_new_title().into(), prompt.into(), wanted)))
    };
    let wanted = Wanted::New(Box::new(again));
    Ask::Open(Dialog::Pin(PinEntry::new(lang.pin_new_title().into(), prompt, wanted)))
}

/// What becomes of an officer's PIN: another one, none, or none because it is forgotten.
pub fn change_pin(officer: &MemberId, name: &str, desk: &Desk) -> Ask {
    let lang = desk.lang;
    let whom = [(officer.clone(), name.to_owned())];
    let another = prove(&whom, new_pin(officer.clone(), name.to_owned(), lang), lang);
    let none = prove(&whom, Ask::DropPin(officer.clone(), PinEnd::Own), lang);
    let choices = [
        (lang.pin_change(), another),
        (lang.pin_drop(), none),
        (lang.pin_forgotten(), forgotten(officer, name, desk)),
    ];
    let choices = (1..).zip(choices).map(|(digit, (label, ask))| Choice { digit, label: label.into(), ask });
    Ask::Open(Dialog::Question(Question {
        title: lang.pin_whose(name),
        body: Vec::new(),
        choices: choices.collect(),
        enter: Enter::Nothing,
    }))
}

/// Chair and secretary take a forgotten PIN away together: each by the own PIN, or by a digit where there is none. One of them at
/// least has to have one that is not the forgotten one, or anybody at the keyboard could.
fn forgotten(officer: &MemberId, name: &str, desk: &Desk) -> Ask {
    let lang = desk.lang;
    let Some(roster) = desk.unit.roster() else { return Ask::Nothing };
    let (chair, secretary) = roster.usual_duties();
    let committee = roster.committee();
    let duties: Vec<_> = [chair, secretary].into_iter().filter_map(|at| committee.get(at)).collect();
    let has_pin = |id: &MemberId| id != officer && desk.unit.pin(id).is_some();
    if !duties.iter().any(|person| has_pin(&person.id)) {
        return Ask::Refuse(lang.pin_nobody_can().into());
    }
    let end = Ask::DropPin(officer.clone(), PinEnd::Duties);
    duties.into_iter().rev().fold(end, |then, person| {
        if has_pin(&person.id) {
            return prove(&[(person.id.clone(), person.name.to_string())], then, lang);
        }
        let body = vec![lang.pin_agree_asks(&person.name, name)];
        Ask::Open(grave(lang.pin_whose(name), body, lang.pin_agree(), then))
    })
}
