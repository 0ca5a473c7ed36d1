//! Telling an expression in the words of the sheet, and with the figures that stood behind them.

use super::super::Rulebook;
use super::super::case::Value;
use super::super::outcome::Truth;
use super::evaluate::reading_of;
use super::figures::Figures;
use super::name::Name;
use super::tree::{Arithmetic, Function, Part, Tree};
use super::words::{label, text_words};
use crate::text::Lang;

/// Tells the parts of one expression.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Teller<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) lang: Lang,
    pub(super) shows: Shows<'a>,
}

/// What stands in place of names, and in place of what a condition chooses from.
#[derive(Clone, Copy)]
pub(super) enum Shows<'a> {
    /// The names, and all that could be chosen.
    Names,
    /// The names, and what was chosen, with the reason.
    Taken(&'a Figures<'a>),
    /// The names, and what was chosen, without a word about it.
    TakenAlone(&'a Figures<'a>),
    /// The figures, and what was chosen.
    Figures(&'a Figures<'a>),
}

/// How tightly a told part holds together, the loosest first: what is looser than its place stands in parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Choice,
    Either,
    Both,
    Compare,
    Sum,
    /// A figure such as `2/3`: it has a stroke of its own, which must not run together with another.
    Fraction,
    Product,
    Single,
}

impl<'a> Teller<'a> {
    /// With titles for names and figures as people write them.
    pub(in crate::rules) fn new(rulebook: &'a Rulebook, lang: Lang) -> Self {
        Self { rulebook, lang, shows: Shows::Names }
    }

    /// With these values in place of names.
    pub(in crate::rules) fn with<'b>(self, figures: &'b Figures<'b>) -> Teller<'b>
    where
        'a: 'b,
    {
        Teller { shows: Shows::Figures(figures), ..self }
    }

    /// With names, and of what a condition chooses from only what these values chose, and why.
    pub(in crate::rules) fn taken_by<'b>(self, figures: &'b Figures<'b>) -> Teller<'b>
    where
        'a: 'b,
    {
        Teller { shows: Shows::Taken(figures), ..self }
    }

    /// The same without the reason.
    pub(in crate::rules) fn taken_alone_by<'b>(self, figures: &'b Figures<'b>) -> Teller<'b>
    where
        'a: 'b,
    {
        Teller { shows: Shows::TakenAlone(figures), ..self }
    }

    /// With names only.
    pub(super) fn by_name(self) -> Self {
        Self { shows: Shows::Names, ..self }
    }

    /// A part of the expression.
    pub(in crate::rules) fn words(&self, tree: &Tree) -> String {
        self.told(tree, None).0
    }

    /// Whether a condition holds with these figures.
    pub(in crate::rules) fn holds(&self, tree: &Tree, figures: &Figures<'_>) -> Truth {
        figures.truth(tree).unwrap_or_else(|| reading_of(tree, figures).as_truth())
    }

    pub(super) fn figures(&self) -> Option<&'a Figures<'a>> {
        match self.shows {
            Shows::Names => None,
            Shows::Taken(figures) | Shows::TakenAlone(figures) | Shows::Figures(figures) => Some(figures),
        }
    }

    /// A part, perhaps compared with another: beside the class a text is a class, beside a level a level, beside a
    /// percentage a figure is one.
    pub(super) fn beside(&self, tree: &Tree, other: &Tree) -> String {
        self.told(tree, Some(other)).0
    }

    fn told(&self, tree: &Tree, other: Option<&Tree>) -> (String, Binding) {
        let other = other.map(|other| self.chosen(other, &mut Vec::new()));
        let mut reasons = Vec::new();
        let tree = self.chosen(tree, &mut reasons);
        let in_percent = other.is_some_and(Tree::is_percent);
        let beside_percent = other.is_some_and(|other| self.counts_in_percent(other));
        let (text, binding) = match (&tree.part, other.map(|other| &other.part)) {
            _ if tree.called.is_some() => self.value(tree, in_percent),
            (Part::Call(Function::If, arguments), _) => (self.choice(arguments, other), Binding::Choice),
            (Part::Text(id), Some(Part::Name(name))) => {
                let titled = text_words(id, name, self.rulebook, self.lang);
                (titled.unwrap_or_else(|| self.lang.word_quoted(id)), Binding::Single)
            }
            (Part::Name(name), _) => self.name(name, in_percent),
            // Beside a percentage everything is one.
            (Part::Number(number), _) if beside_percent => {
                (number.percent_in_full(self.lang), Binding::Single)
            }
            _ => self.plain(tree),
        };
        match self.shows {
            Shows::Taken(figures) if !reasons.is_empty() => {
                (self.lang.word_since(text, self.because(&reasons, figures)), binding)
            }
            _ => (text, binding),
        }
    }

    fn plain(&self, tree: &Tree) -> (String, Binding) {
        let lang = self.lang;
        match &tree.part {
            Part::Number(number) if tree.is_percent() => (number.percent_in_full(lang), Binding::Single),
            Part::Number(number) => figure(number.in_full(lang)),
            Part::Text(text) => (lang.word_quoted(text), Binding::Single),
            Part::Truth(true) => (lang.word_true().to_owned(), Binding::Single),
            Part::Truth(false) => (lang.word_false().to_owned(), Binding::Single),
            Part::Name(name) => self.name(name, false),
            Part::Negative(inner) => (format!("−{}", self.behind(inner, Binding::Single)), Binding::Single),
            Part::Not(inner) => (self.denied(inner), Binding::Single),
            Part::Arithmetic(how, left, right) => {
                let (binding, before, behind) = match how {
                    Arithmetic::Plus => (Binding::Sum, Binding::Sum, Binding::Sum),
                    Arithmetic::Minus => (Binding::Sum, Binding::Sum, Binding::Fraction),
                    Arithmetic::Times => (Binding::Product, Binding::Fraction, Binding::Single),
                    Arithmetic::Over => (Binding::Product, Binding::Product, Binding::Single),
                };
                let (left, right) = (self.held(left, before), self.behind(right, behind));
                (format!("{left} {} {right}", how.sign()), binding)
            }
            Part::Compare(how, left, right) => {
                let side = |one: &Tree, other: &Tree| enclosed(self.told(one, Some(other)), Binding::Sum);
                (format!("{} {} {}", side(left, right), how.sign(), side(right, left)), Binding::Compare)
            }
            Part::Both(left, right) => {
                let side = |tree: &Tree| self.held(tree, Binding::Both);
                (lang.word_both(side(left), side(right)), Binding::Both)
            }
            Part::Either(left, right) => {
                // Which of `and` and `or` binds tighter is known to few.
                let side = |tree: &Tree| match self.told(tree, None) {
                    (text, Binding::Both) => format!("({text})"),
                    told => enclosed(told, Binding::Either),
                };
                (lang.word_either(side(left), side(right)), Binding::Either)
            }
            Part::OneOf(first, others) => {
                let others: Vec<String> = others.iter().map(|other| self.beside(other, first)).collect();
                let first = self.held(first, Binding::Sum);
                (lang.word_one_of(first, others.join("; ")), Binding::Compare)
            }
            Part::MemberOf(first, set) => {
                let text = lang.word_member_of(self.held(first, Binding::Sum), self.words(set));
                (text, Binding::Compare)
            }
            Part::Call(function, arguments) => (self.call(*function, arguments), Binding::Single),
        }
    }

    /// What a part denies, so that it reads as one sentence where there is one.
    pub(in crate::rules) fn denied(&self, inner: &Tree) -> String {
        let lang = self.lang;
        match &inner.part {
            _ if inner.called.is_some() => lang.word_not(self.words(inner)),
            Part::OneOf(first, others) => {
                let others: Vec<String> = others.iter().map(|other| self.beside(other, first)).collect();
                lang.word_none_of(self.held(first, Binding::Sum), others.join("; "))
            }
            Part::MemberOf(first, set) => {
                lang.word_no_member_of(self.held(first, Binding::Sum), self.words(set))
            }
            _ => lang.word_not(self.words(inner)),
        }
    }

    /// One of the conditions that are counted, with its figures and how it came out.
    pub(super) fn judged(&self, tree: &Tree, figures: &Figures<'_>) -> String {
        let lang = self.lang;
        let truth = self.holds(tree, figures);
        let is_open = tree.names().into_iter().any(|name| figures.value(name).is_none());
        let mut reasons = Vec::new();
        let chosen = self.chosen(tree, &mut reasons);
        if matches!(chosen.part, Part::Truth(_)) && !reasons.is_empty() {
            // It was chosen with an end, whatever the other way would have come to.
            return lang.why_fact(self.because(&reasons, figures), truth.as_word(lang));
        }
        let told = match (&tree.called, &tree.part) {
            (Some(value), _) => value.title.clone(),
            // A fact that is there or not has no figure but its verdict.
            (None, Part::Name(name)) => label(name, self.rulebook, lang),
            // What has no figure yet is called by its name.
            _ if is_open => self.by_name().words(tree),
            // A denied fact is one of its own.
            (None, Part::Not(_)) => self.by_name().words(tree),
            _ => self.words(tree),
        };
        match truth {
            Truth::True if is_open => lang.why_fact(told, lang.word_always_true()),
            Truth::False if is_open => lang.why_fact(told, lang.word_always_false()),
            _ => lang.why_fact(told, truth.as_word(lang)),
        }
    }

    /// A part, in parentheses where it is looser than its place.
    fn held(&self, tree: &Tree, least: Binding) -> String {
        enclosed(self.told(tree, None), least)
    }

    /// The same behind a sign, where a number below nought stands in parentheses too.
    fn behind(&self, tree: &Tree, least: Binding) -> String {
        let (text, binding) = self.told(tree, None);
        if text.starts_with('−') { format!("({text})") } else { enclosed((text, binding), least) }
    }

    /// What a named value is called, or what it comes to with the figures.
    fn value(&self, tree: &Tree, in_percent: bool) -> (String, Binding) {
        let Shows::Figures(figures) = self.shows else {
            let title = tree.called.as_ref().map(|value| value.title.clone());
            return (title.unwrap_or_default(), Binding::Single);
        };
        match reading_of(tree, figures).value() {
            Some(Value::Number(number)) if in_percent => (number.percent(self.lang), Binding::Single),
            Some(Value::Number(number)) if self.counts_in_percent(tree) => {
                figure(number.percentage(self.lang))
            }
            Some(Value::Number(number)) => figure(number.put_in(self.lang)),
            Some(value) => (value.words(self.lang), Binding::Single),
            None => ("?".to_owned(), Binding::Single),
        }
    }

    fn name(&self, name: &Name, in_percent: bool) -> (String, Binding) {
        let Shows::Figures(figures) = self.shows else {
            return (label(name, self.rulebook, self.lang), Binding::Single);
        };
        match figures.value(name) {
            Some(Value::Number(number)) if in_percent => (number.percent(self.lang), Binding::Single),
            Some(Value::Number(number)) if self.is_in_percent(name) => figure(number.percentage(self.lang)),
            Some(Value::Number(number)) => figure(number.put_in(self.lang)),
            Some(Value::Text(id)) => {
                let titled = text_words(id, name, self.rulebook, self.lang);
                (titled.unwrap_or_else(|| self.lang.word_quoted(id)), Binding::Single)
            }
            Some(value) => (value.words(self.lang), Binding::Single),
            None => ("?".to_owned(), Binding::Single),
        }
    }
}

/// A number as it is shown.
fn figure(text: String) -> (String, Binding) {
    let binding = if text.contains('/') { Binding::Fraction } else { Binding::Single };
    (text, binding)
}

fn enclosed((text, binding): (String, Binding), least: Binding) -> String {
    if binding < least { format!("({text})") } else { text }
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
