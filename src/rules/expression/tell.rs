//! Telling an expression in the words of the sheet, and with the figures that stood behind them.

use super::super::Rulebook;
use super::super::case::{Field, Value};
use super::super::outcome::Truth;
use super::evaluate::{Facts, reading_of};
use super::name::Name;
use super::range::Range;
use super::reading::{Content, Reading};
use super::tree::{Arithmetic, Function, Part, Tree};
use super::words::{label, shown, text_words};
use super::{Expression, Gaps};
use crate::text::Lang;

/// Tells the parts of one expression.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Teller<'a> {
    expression: &'a Expression,
    pub(super) rulebook: &'a Rulebook,
    pub(super) lang: Lang,
    /// What stands in place of names; the names themselves where there is nothing.
    figures: Option<&'a Figures<'a>>,
}

/// What the names of an expression stood for when it was worked out.
pub(in crate::rules) struct Figures<'a> {
    known: Vec<(&'a Name, &'a Option<Value>)>,
}

impl<'a> Figures<'a> {
    /// The values of the names in a part, from left to right.
    pub(in crate::rules) fn of(tree: &'a Tree, figures: &'a [Option<Value>]) -> Self {
        Self { known: tree.names().into_iter().zip(figures).collect() }
    }

    pub(in crate::rules) fn value(&self, name: &Name) -> Option<&'a Value> {
        self.known.iter().find(|(other, _)| *other == name).and_then(|(_, value)| value.as_ref())
    }
}

impl Facts for Figures<'_> {
    fn read(&self, name: &Name) -> Reading {
        match self.value(name) {
            Some(value) => Reading::of(value),
            None => Reading::new(Content::Number(Range::ANY), Gaps::NONE),
        }
    }
}

impl<'a> Teller<'a> {
    /// With titles for names and figures as people write them.
    pub(in crate::rules) fn new(expression: &'a Expression, rulebook: &'a Rulebook, lang: Lang) -> Self {
        Self { expression, rulebook, lang, figures: None }
    }

    /// With these values in place of names.
    pub(in crate::rules) fn with(self, figures: &'a Figures<'a>) -> Self {
        Self { figures: Some(figures), ..self }
    }

    /// A part of the expression.
    pub(in crate::rules) fn words(&self, tree: &Tree) -> String {
        let lang = self.lang;
        match &tree.part {
            Part::Number(number) if self.is_percent(tree) => number.percent(lang),
            Part::Number(number) => number.shown(lang),
            Part::Text(text) => format!("“{text}”"),
            Part::Truth(true) => lang.word_true().to_owned(),
            Part::Truth(false) => lang.word_false().to_owned(),
            Part::Name(name) => self.name(name),
            Part::Negative(tree) => format!("−{}", self.side(tree)),
            Part::Not(tree) => lang.word_not(self.side(tree)),
            Part::Arithmetic(how, left, right) => {
                format!("{} {} {}", self.before(left, tree), how.sign(), self.side(right))
            }
            Part::Compare(how, left, right) => {
                let (left, right) = (self.beside(left, right), self.beside(right, left));
                format!("{left} {} {right}", how.sign())
            }
            Part::Both(left, right) => lang.word_both(self.before(left, tree), self.side(right)),
            Part::Either(left, right) => lang.word_either(self.before(left, tree), self.side(right)),
            Part::OneOf(first, others) => {
                let told = self.words(first);
                let others: Vec<String> = others.iter().map(|other| self.beside(other, first)).collect();
                lang.word_one_of(told, others.join("; "))
            }
            Part::MemberOf(first, set) => lang.word_member_of(self.words(first), self.words(set)),
            Part::Call(Function::If, arguments) => self.choice(arguments, None),
            Part::Call(function, arguments) => {
                let counts = matches!(function, Function::Count | Function::Share);
                let told = arguments.iter().map(|argument| match self.figures {
                    Some(figures) if counts => self.judged(argument, figures),
                    _ => self.words(argument),
                });
                let together = if self.figures.is_none() { self.together(arguments) } else { None };
                let told = together.unwrap_or_else(|| told.collect::<Vec<_>>().join("; "));
                format!("{} ({told})", function.words(lang))
            }
        }
    }

    /// Whether a part is a number written as a percentage.
    pub(in crate::rules) fn is_percent(&self, tree: &Tree) -> bool {
        self.expression.is_percent(tree)
    }

    /// Whether a condition holds with these figures.
    pub(in crate::rules) fn holds(&self, tree: &Tree, figures: &Figures<'_>) -> Truth {
        reading_of(tree, self.expression, figures).as_truth()
    }

    /// One of the conditions that are counted, with its figures and how it came out.
    fn judged(&self, tree: &Tree, figures: &Figures<'_>) -> String {
        let verdict = self.holds(tree, figures).as_word(self.lang);
        let told = match &tree.part {
            // A fact that is there or not has no figure but its verdict.
            Part::Name(name) => label(name, self.rulebook, self.lang),
            _ => self.words(tree),
        };
        self.lang.why_fact(told, verdict)
    }

    /// One of two values, compared with another part or standing alone. With figures it is the one that was chosen.
    fn choice(&self, arguments: &[Tree], other: Option<&Tree>) -> String {
        let [condition, yes, no] = arguments else { return String::new() };
        let chosen = self.figures.map_or(Truth::Unknown, |figures| self.holds(condition, figures));
        let arm = |tree: &Tree| match other {
            Some(other) => self.beside(tree, other),
            None => self.words(tree),
        };
        match chosen {
            Truth::True => self.lang.word_since(arm(yes), self.because(condition, true)),
            Truth::False => self.lang.word_since(arm(no), self.because(condition, false)),
            Truth::Unknown => self.lang.word_if(self.words(condition), arm(yes), arm(no)),
        }
    }

    /// What holds instead of a condition that does not, or the condition itself, with its figures.
    fn because(&self, tree: &Tree, holds: bool) -> String {
        let lang = self.lang;
        let is =
            |tree: &Tree| self.figures.is_some_and(|figures| self.holds(tree, figures) == Truth::from(holds));
        match &tree.part {
            Part::Not(inner) => self.because(inner, !holds),
            Part::Name(name) => {
                let verdict = if holds { lang.word_yes() } else { lang.word_no() };
                lang.why_fact(lang.word_quoted(label(name, self.rulebook, lang)), verdict)
            }
            Part::Compare(how, left, right) => {
                let how = if holds { *how } else { how.opposite() };
                format!("{} {} {}", self.beside(left, right), how.sign(), self.beside(right, left))
            }
            Part::Both(left, right) | Part::Either(left, right) => {
                // One side is enough where that alone decides.
                let is_both = matches!(tree.part, Part::Both(..));
                let decides = [left, right].into_iter().find(|side| is_both != holds && is(side));
                match decides {
                    Some(side) => self.because(side, holds),
                    None => lang.word_both(self.because(left, holds), self.because(right, holds)),
                }
            }
            _ if holds => self.words(tree),
            _ => lang.word_not(self.words(tree)),
        }
    }

    /// A part that is compared with another: beside the class a text is a class, beside a level a level, beside a
    /// percentage a figure is one.
    fn beside(&self, tree: &Tree, other: &Tree) -> String {
        match &tree.part {
            Part::Call(Function::If, arguments) => {
                format!("({})", self.choice(arguments, Some(other)))
            }
            Part::Text(id) => match &other.part {
                Part::Name(name) => text_words(id, name, self.rulebook, self.lang),
                _ => None,
            }
            .unwrap_or_else(|| self.words(tree)),
            Part::Name(name) if self.is_percent(other) => {
                match self.figures.and_then(|figures| figures.value(name)) {
                    Some(Value::Number(number)) => number.percent(self.lang),
                    _ => self.words(tree),
                }
            }
            _ => self.words(tree),
        }
    }

    /// The side before an operator; a row of sums, or of conditions joined alike, needs no parentheses.
    fn before(&self, tree: &Tree, operator: &Tree) -> String {
        let is_sum =
            |tree: &Tree| matches!(tree.part, Part::Arithmetic(Arithmetic::Plus | Arithmetic::Minus, ..));
        match (&tree.part, &operator.part) {
            (Part::Both(..), Part::Both(..)) | (Part::Either(..), Part::Either(..)) => self.words(tree),
            _ if is_sum(tree) && is_sum(operator) => self.words(tree),
            _ => self.side(tree),
        }
    }

    /// One side of an operator, in parentheses where it is an operator itself.
    fn side(&self, tree: &Tree) -> String {
        let text = self.words(tree);
        match tree.part {
            Part::Arithmetic(..)
            | Part::Compare(..)
            | Part::Both(..)
            | Part::Either(..)
            | Part::Call(Function::If, _) => {
                format!("({text})")
            }
            _ => text,
        }
    }

    fn name(&self, name: &Name) -> String {
        match self.figures {
            None => label(name, self.rulebook, self.lang),
            Some(figures) => match figures.value(name) {
                Some(Value::Number(number)) => shown(*number, name, self.rulebook, self.lang),
                Some(Value::Text(id)) if matches!(name, Name::Level(_) | Name::Member(Field::Sex)) => {
                    text_words(id, name, self.rulebook, self.lang).unwrap_or_else(|| id.clone())
                }
                Some(value) => value.words(self.lang),
                None => "?".to_owned(),
            },
        }
    }
}

impl Truth {
    /// Whether something holds, in a word.
    pub(in crate::rules) fn as_word(self, lang: Lang) -> &'static str {
        match self {
            Self::True => lang.word_true(),
            Self::False => lang.word_false(),
            Self::Unknown => lang.truth_unknown(),
        }
    }
}

impl Expression {
    /// Whether a part is a number written as a percentage.
    fn is_percent(&self, tree: &Tree) -> bool {
        let written = self.text.get(tree.span.clone()).unwrap_or_default();
        matches!(tree.part, Part::Number(_)) && written.ends_with('%')
    }

    /// Whether a name is compared with a percentage somewhere in it.
    pub(in crate::rules) fn asks_in_percent(&self, name: &Name) -> bool {
        let is_name = |tree: &Tree| matches!(&tree.part, Part::Name(other) if other == name);
        let mut left = vec![&self.tree];
        while let Some(tree) = left.pop() {
            if let Part::Compare(_, one, other) = &tree.part
                && (is_name(one) && self.is_percent(other) || is_name(other) && self.is_percent(one))
            {
                return true;
            }
            left.extend(tree.inner());
        }
        false
    }
}
