//! Settings that are a line of text, or nothing.

use crate::domain::Settings;
use crate::screens::ask::Ask;
use crate::screens::desk::Desk;
use crate::screens::dialog::{Choice, Dialog, Enter, Question, Write};
use crate::text::{Line, Name};

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
        let blank = with(None);
        let then = move |line: Line| with(Name::new(line.as_str()).ok());
        let write = Write::new(title.to_owned(), prompt.to_owned(), Box::new(then))
            .of_at_most(Name::LONGEST)
            .holding(known.map_or("", Name::as_str));
        let write = Ask::Open(Dialog::Write(write));
        if known.is_none() {
            return write;
        }
        let choices = vec![
            Choice { digit: 1, label: lang.setting_write().to_owned(), ask: write },
            Choice { digit: 2, label: lang.setting_leave_blank().to_owned(), ask: blank },
        ];
        let body = vec![self.value(desk)];
        Ask::Open(Dialog::Question(Question {
            title: title.to_owned(),
            body,
            choices,
            enter: Enter::TakesFirst,
        }))
    }
}
