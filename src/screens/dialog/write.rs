//! A line of text, or a number, that is typed in.

use std::fmt;

use super::{Dialog, Step};
use crate::input::{Chord, NumberField, Stroke, Taken, TextField};
use crate::number::Exact;
use crate::screens::ask::Ask;
use crate::text::{Lang, Line, NotALine};

/// What is asked for once a line was written.
pub type WithLine = Box<dyn Fn(Line) -> Ask>;

/// What is asked for once a number was typed, or why the number does not do.
pub type WithNumber = Box<dyn Fn(Exact) -> Result<Ask, String>>;

/// What is asked for once numbers were typed, or why they do not do.
pub type WithNumbers = Box<dyn Fn(Vec<Exact>) -> Result<Ask, String>>;

/// A line of text to be written. Enter takes it, Esc takes the question back.
pub struct Write {
    /// What it is about.
    pub title: String,
    /// What should be written, in a sentence.
    pub prompt: String,
    /// The text so far.
    pub field: TextField,
    /// What Enter does.
    pub enter: fn(Lang) -> &'static str,
    most: usize,
    then: WithLine,
}

/// A number to be typed, or several. Enter takes it, Esc takes the question back.
pub struct NumberEntry {
    /// What it is about.
    pub title: String,
    /// Which numbers can be, in a sentence.
    pub prompt: String,
    /// The number so far.
    pub field: NumberField,
    then: Then,
}

/// What becomes of what was typed.
enum Then {
    One(WithNumber),
    Several(WithNumbers),
}

impl Write {
    /// A dialog for a line.
    pub fn new(title: String, prompt: String, then: WithLine) -> Self {
        let (field, most) = (TextField::new(Line::LONGEST), Line::LONGEST);
        Self { title, prompt, field, enter: Lang::key_record, most, then }
    }

    /// The same for so many letters at most.
    pub fn of_at_most(mut self, letters: usize) -> Self {
        self.most = letters;
        self.field = TextField::new(letters);
        self
    }

    /// The same with a text to begin with.
    pub fn holding(mut self, text: &str) -> Self {
        self.field = TextField::holding(text, self.most);
        self
    }

    /// The same where Enter does something else than record.
    pub fn entered(mut self, enter: fn(Lang) -> &'static str) -> Self {
        self.enter = enter;
        self
    }

    /// Lets a stroke work on the field.
    pub fn take(mut self, stroke: &Stroke, lang: Lang) -> Step {
        match stroke {
            Stroke::Key(Chord::Esc) => Step::Ends(Ask::Nothing),
            Stroke::Key(Chord::Enter) => match Line::new(self.field.value()) {
                Ok(line) => Step::Ends((self.then)(line)),
                Err(NotALine::Empty) => {
                    Step::Refused(Dialog::Write(self), lang.dialog_write_something().into())
                }
                Err(NotALine::TooLong(most)) => {
                    Step::Refused(Dialog::Write(self), lang.dialog_too_long(most))
                }
            },
            stroke => match self.field.take(stroke) {
                Taken::Changed | Taken::Unchanged => Step::Stays(Dialog::Write(self)),
                Taken::Full => {
                    let why = lang.dialog_too_long(self.most);
                    Step::Refused(Dialog::Write(self), why)
                }
                Taken::Refused => Step::Refused(Dialog::Write(self), lang.dialog_write_keys().into()),
            },
        }
    }
}

impl NumberEntry {
    /// A dialog for a number.
    pub fn new(title: String, prompt: String, then: WithNumber) -> Self {
        Self { title, prompt, field: NumberField::new(), then: Then::One(then) }
    }

    /// A dialog for numbers, as many as there are.
    pub fn of_several(title: String, prompt: String, then: WithNumbers) -> Self {
        Self { title, prompt, field: NumberField::of_several(), then: Then::Several(then) }
    }

    /// The same with a first digit typed.
    pub fn begun(mut self, digit: u8) -> Self {
        self.field.take(&Stroke::Key(Chord::Char(char::from(b'0' + digit.min(9)))));
        self
    }

    /// Lets a stroke work on the field.
    pub fn take(mut self, stroke: &Stroke, lang: Lang) -> Step {
        match stroke {
            Stroke::Key(Chord::Esc) => Step::Ends(Ask::Nothing),
            Stroke::Key(Chord::Enter) => match self.asked() {
                Some(Ok(ask)) => Step::Ends(ask),
                Some(Err(why)) => Step::Refused(Dialog::Number(self), why),
                None => Step::Refused(Dialog::Number(self), lang.dialog_no_number().into()),
            },
            stroke => match self.field.take(stroke) {
                Taken::Changed | Taken::Unchanged => Step::Stays(Dialog::Number(self)),
                Taken::Full | Taken::Refused => {
                    Step::Refused(Dialog::Number(self), lang.dialog_number_keys().into())
                }
            },
        }
    }
}

impl NumberEntry {
    /// What follows from what was typed; none while there is no number.
    fn asked(&self) -> Option<Result<Ask, String>> {
        match &self.then {
            Then::One(then) => self.field.value().map(then),
            Then::Several(then) => self.field.values().map(then),
        }
    }
}

impl fmt::Debug for Write {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Write")
            .field("title", &self.title)
            .field("field", &self.field)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for NumberEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NumberEntry")
            .field("title", &self.title)
            .field("field", &self.field)
            .finish_non_exhaustive()
    }
}
