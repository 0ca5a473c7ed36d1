//! The explanation of an outcome, in sentences and equations for the person concerned.
//!
//! It is written from the outcome alone, so that it can say nothing that the evaluation did not do.

mod atom;
mod ceiling;
mod change;
mod conversion;
mod events;
mod formula;
mod limits;
mod named;
mod pending;
mod piece;
mod portion;
mod quota;
mod recalled;
mod referral;
mod result;
mod rounding;
mod sheet;
mod titles;
mod votes;
mod waived;

use self::named::Named;
pub use self::quota::limited_words;
pub use self::rounding::rounding_words;
use super::id::CriterionId;
use super::outcome::Outcome;
use super::rulebook::Rulebook;
use crate::text::{Lang, clean};

/// A line of the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub kind: LineKind,
    /// How many steps it stands further in than others of its kind, being part of a part.
    pub depth: usize,
    /// The sentence or equation.
    pub text: String,
}

/// What a line of the explanation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A criterion's points.
    Criterion,
    /// A section's sum.
    Section,
    /// The total.
    Total,
    /// A class's condition.
    Class,
    /// One part of the condition above it.
    Atom,
    /// What a named value in the part above it comes to, or one part of a condition with a name.
    Value,
    /// A gate.
    Gate,
    /// A quota that the case was over.
    Quota,
    /// What the committee decided upon instead of what was computed.
    Decision,
    /// An emulation title.
    Title,
    /// What it comes to.
    Result,
    /// A fact that is missing.
    Missing,
    /// One of the smallest changes that would alter it, or why none is told.
    Change,
}

impl Outcome {
    /// The explanation, in the order in which the result came about.
    pub fn lines(&self, rulebook: &Rulebook, lang: Lang) -> Vec<Line> {
        let (mut named, mut lines) = (Named::new(self, rulebook, lang), Vec::new());
        sheet::lines(self, rulebook, &mut named, lang, &mut lines);
        self.add_result(&mut named, rulebook, lang, &mut lines);
        lines
    }

    /// The same with the class and its reasons first and the arithmetic behind them. Values are told where they stand
    /// first.
    pub fn lines_from_class(&self, rulebook: &Rulebook, lang: Lang) -> Vec<Line> {
        let (mut named, mut lines) = (Named::new(self, rulebook, lang), Vec::new());
        self.add_result(&mut named, rulebook, lang, &mut lines);
        sheet::lines(self, rulebook, &mut named, lang, &mut lines);
        lines
    }

    fn add_result(&self, named: &mut Named<'_>, rulebook: &Rulebook, lang: Lang, lines: &mut Vec<Line>) {
        result::lines(self, rulebook, named, lang, lines);
        titles::lines(self, rulebook, named, lang, lines);
        change::lines(self, rulebook, lang, lines);
    }
}

impl Rulebook {
    /// A criterion by its code and title, so that its code does not look like a figure.
    fn criterion_titled(&self, id: &CriterionId, lang: Lang) -> String {
        let Some(criterion) = self.criterion(id) else { return id.to_string() };
        let named = lang.name_criterion(&criterion.code).to_lowercase();
        if criterion.title.to_lowercase().starts_with(&named) {
            return criterion.title.clone();
        }
        lang.why_criterion(&criterion.code, &criterion.title)
    }
}

/// A sentence that begins with a capital letter.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A line that can be shown as it is, whatever the titles of a set are made of.
fn line(kind: LineKind, text: String) -> Line {
    Line { kind, depth: 0, text: clean(&nearly(&text)) }
}

impl Line {
    /// The same a step further in.
    fn within(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

/// What is nearly equal is not said to be equal.
fn nearly(sentence: &str) -> String {
    sentence.replace("= ≈", "≈")
}

#[cfg(test)]
mod tests;
