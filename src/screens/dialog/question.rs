//! A question with a few answers, each chosen by its digit.

use super::{Dialog, Step};
use crate::input::{Chord, Stroke};
use crate::screens::ask::Ask;
use crate::text::Lang;

/// A question. Esc takes it back.
#[derive(Debug)]
pub struct Question {
    /// What it is about, in a few words.
    pub title: String,
    /// What should be known before answering.
    pub body: Vec<String>,
    /// The answers.
    pub choices: Vec<Choice>,
    /// What Enter does.
    pub enter: Enter,
}

/// One answer.
#[derive(Debug)]
pub struct Choice {
    /// The digit that chooses it.
    pub digit: u8,
    /// What it is called.
    pub label: String,
    /// What it asks for.
    pub ask: Ask,
}

/// What Enter does in a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enter {
    /// It takes the first answer.
    TakesFirst,
    /// Nothing: a step that cannot be taken back easily wants a digit, so that no Enter too many takes it.
    Nothing,
}

impl Question {
    /// Lets a stroke work on the question.
    pub fn take(mut self, stroke: &Stroke, lang: Lang) -> Step {
        let chosen = match stroke {
            Stroke::Key(Chord::Esc) => return Step::Ends(Ask::Nothing),
            Stroke::Key(Chord::Enter) if self.enter == Enter::TakesFirst => Some(0),
            Stroke::Key(Chord::Char(c)) => {
                self.choices.iter().position(|choice| char::from(b'0' + choice.digit) == *c)
            }
            _ => None,
        };
        match chosen.filter(|at| *at < self.choices.len()) {
            Some(at) => Step::Ends(self.choices.swap_remove(at).ask),
            None => Step::Refused(Dialog::Question(self), lang.dialog_choose().into()),
        }
    }
}
