//! Looking a member up: type a part of the name, diacritics or not, and Enter.

use std::fmt;

use super::{Dialog, Step};
use crate::domain::MemberId;
use crate::input::{Chord, Stroke, Taken, TextField};
use crate::screens::ask::Ask;
use crate::text::{Lang, finds};

/// More letters than this find nothing more.
const MOST: usize = 60;

/// What is asked for once somebody was found.
type WithPerson = Box<dyn Fn(MemberId) -> Ask>;

/// A member to be looked up.
pub struct Find {
    /// What it is about.
    pub title: String,
    /// What was typed.
    pub field: TextField,
    /// Which of those found has the focus.
    pub focus: usize,
    people: Vec<(MemberId, String)>,
    then: WithPerson,
}

impl fmt::Debug for Find {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Find").field("title", &self.title).field("field", &self.field).finish_non_exhaustive()
    }
}

impl Find {
    /// A dialog over these people, each with the words shown.
    pub fn new(
        title: String,
        people: Vec<(MemberId, String)>,
        then: impl Fn(MemberId) -> Ask + 'static,
    ) -> Self {
        Self { title, field: TextField::new(MOST), focus: 0, people, then: Box::new(then) }
    }

    /// Those whom the text finds, in their order.
    pub fn found(&self) -> Vec<&(MemberId, String)> {
        self.people.iter().filter(|(_, name)| finds(self.field.value(), name)).collect()
    }

    /// Lets a stroke work on the field or the list.
    pub fn take(mut self, stroke: &Stroke, lang: Lang) -> Step {
        match stroke {
            Stroke::Key(Chord::Esc) => return Step::Ends(Ask::Nothing),
            Stroke::Key(Chord::Enter) => {
                return match self.found().get(self.focus).map(|(member, _)| member.clone()) {
                    Some(member) => Step::Ends((self.then)(member)),
                    None => Step::Refused(Dialog::Find(self), lang.find_nobody().into()),
                };
            }
            Stroke::Key(Chord::Up) => self.focus = self.focus.saturating_sub(1),
            Stroke::Key(Chord::Down | Chord::Tab) => {
                self.focus = (self.focus + 1).min(self.found().len().saturating_sub(1));
            }
            stroke => match self.field.take(stroke) {
                Taken::Changed => self.focus = 0,
                Taken::Unchanged | Taken::Full => {}
                Taken::Refused => return Step::Refused(Dialog::Find(self), lang.dialog_write_keys().into()),
            },
        }
        Step::Stays(Dialog::Find(self))
    }
}
