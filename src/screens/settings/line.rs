//! Settings that are a line of text, or nothing.

use crate::domain::Settings;
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::dialog::{Choice, Dialog, Enter, Question, Write};
use crate::text::{Lang, Line, Name};

/// Where a setting of this kind is kept.
pub struct Field {
    /// What is written there.
    pub get: fn(&Settings) -> Option<&Name>,
    /// Writes something else there, or nothing.
    pub put: fn(&mut Settings, Option<Name>),
}

impl Field {
    /// How it is set now.
    pub fn value(&self, desk: &Desk) -> String {
        let written = (self.get)(desk.unit.settings());
        written.map_or_else(|| desk.lang.setting_blank().to_owned(), ToString::to_string)
    }

    /// Asks for a line; where there is one, also whether it shall be left blank again.
    pub fn change(&self, title: &str, prompt: &str, desk: &Desk) -> Ask {
        let lang = desk.lang;
        let settings = desk.unit.settings();
        let put = self.put;
        let with = {
            let settings = settings.clone();
            move |name: Option<Name>| {
                let mut settings = settings.clone();
                put(&mut settings, name);
                Ask::Set(Box::new(settings))
            }
        };
        let known = (self.get)(settings);
        let blank = (lang.setting_leave_blank(), with(None));
        let then = move |line: Line| with(Name::new(line.as_str()).ok());
        let write = Write::new(title.to_owned(), prompt.to_owned(), Box::new(then))
            .of_at_most(Name::LONGEST)
            .holding(known.map_or("", Name::as_str));
        write_or_put_back(title, known.map(|_| self.value(desk)), write, blank, lang)
    }
}

/// Has a line written; where there is one, which is shown, asks first whether to write another one or to put it back.
pub fn write_or_put_back(
    title: &str,
    known: Option<String>,
    write: Write,
    (back, put_back): (&str, Ask),
    lang: Lang,
) -> Ask {
    let write = Ask::Open(Dialog::Write(write));
    let Some(known) = known else { return write };
    let choices = vec![
        Choice { digit: 1, label: lang.setting_write().to_owned(), ask: write },
        Choice { digit: 2, label: back.to_owned(), ask: put_back },
    ];
    let (title, body) = (title.to_owned(), vec![known]);
    Ask::Open(Dialog::Question(Question { title, body, choices, enter: Enter::TakesFirst }))
}
