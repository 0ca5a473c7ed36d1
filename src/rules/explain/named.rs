//! Named values in the explanation: what each comes to, once, where it is first used.

use std::collections::BTreeSet;
use std::slice::Iter;

use super::super::expression::{Expression, Figures, Function, Part, Teller, Tree, reading_of};
use super::super::id::ValueId;
use super::super::named::NamedValue;
use super::super::outcome::{AtomResult, Truth};
use super::super::rulebook::Rulebook;
use super::atom::Telling;
use super::formula::worked_out;
use super::{Line, LineKind, line};
use crate::text::Lang;

/// Tells conditions and formulas with the values that they use.
pub(super) struct Named<'a> {
    rulebook: &'a Rulebook,
    lang: Lang,
    told: BTreeSet<ValueId>,
}

impl<'a> Named<'a> {
    /// No value has been told yet.
    pub(super) fn new(rulebook: &'a Rulebook, lang: Lang) -> Self {
        Self { rulebook, lang, told: BTreeSet::new() }
    }

    /// The parts of a condition, each with how it came out, and beneath them the values that they use.
    pub(super) fn condition(&mut self, when: &Expression, results: &[AtomResult], lines: &mut Vec<Line>) {
        self.part(when.tree(), &mut results.iter(), LineKind::Atom, lines);
    }

    /// A line for each value in a part that has not been told yet; those that it is worked out from come first.
    pub(super) fn values(
        &mut self,
        tree: &Tree,
        figures: &Figures<'_>,
        kind: LineKind,
        lines: &mut Vec<Line>,
    ) {
        for value in tree.values() {
            if self.told.insert(value.id.clone()) {
                self.values(value.value.tree(), figures, kind, lines);
                lines.push(line(kind, self.value(value, figures)));
            }
        }
    }

    /// What one part of a condition came to; the results are those of its atoms, from left to right.
    fn part(
        &mut self,
        tree: &Tree,
        results: &mut Iter<'_, AtomResult>,
        kind: LineKind,
        lines: &mut Vec<Line>,
    ) -> Truth {
        if let Some(value) = &tree.called {
            return self.called(value, results, kind, lines);
        }
        let mut truths = |parts: &[&Tree]| -> Vec<Truth> {
            parts.iter().map(|part| self.part(part, results, kind, lines)).collect()
        };
        match &tree.part {
            Part::Not(inner) => truths(&[inner])[0].negated(),
            Part::Both(one, other) => truths(&[one, other]).into_iter().fold(Truth::True, Truth::and),
            Part::Either(one, other) => truths(&[one, other]).into_iter().fold(Truth::False, Truth::or),
            Part::Call(Function::Any, _) => truths(&tree.inner()).into_iter().fold(Truth::False, Truth::or),
            Part::Call(Function::All, _) => truths(&tree.inner()).into_iter().fold(Truth::True, Truth::and),
            Part::Call(Function::If, _) => match truths(&tree.inner()).as_slice() {
                [Truth::True, yes, _] => *yes,
                [Truth::False, _, no] => *no,
                [Truth::Unknown, yes, no] if yes == no => *yes,
                _ => Truth::Unknown,
            },
            _ => {
                let Some(result) = results.next() else { return Truth::Unknown };
                let told = Telling::new(self.rulebook, self.lang).atom(tree, result);
                lines.push(line(kind, told));
                self.values(
                    tree,
                    &Figures::of(tree, &result.figures, &result.truths),
                    LineKind::Value,
                    lines,
                );
                result.truth
            }
        }
    }

    /// A condition with a name: how it came out, and the first time what it is made of.
    fn called(
        &mut self,
        value: &NamedValue,
        results: &mut Iter<'_, AtomResult>,
        kind: LineKind,
        lines: &mut Vec<Line>,
    ) -> Truth {
        let at = lines.len();
        let is_new = self.told.insert(value.id.clone());
        let truth = self.part(value.value.tree(), results, LineKind::Value, lines);
        if !is_new {
            lines.truncate(at);
        }
        lines.insert(at, line(kind, self.lang.why_fact(&value.title, truth.as_word(self.lang))));
        truth
    }

    /// What a value comes to, with its figures: `Định mức: 270 × 0,8 = 216`.
    fn value(&self, value: &NamedValue, figures: &Figures<'_>) -> String {
        let (lang, tree) = (self.lang, value.value.tree());
        let teller = Teller::new(self.rulebook, lang);
        let reading = reading_of(tree, figures);
        if let Some(truth) = reading.truth_told() {
            let verdict = truth.as_word(lang);
            if truth == Truth::Unknown {
                return lang.why_fact(&value.title, verdict);
            }
            let reason = teller.because(&[(tree, truth == Truth::True)], figures);
            return lang.why_atom(&value.title, verdict, reason);
        }
        let known = reading.value();
        let telling = Telling::new(self.rulebook, lang);
        let note = known.is_some().then(|| telling.note(tree, figures, &known)).flatten();
        let told = known.map(|known| known.words(lang));
        if let Some(note) = note {
            return lang.why_fact(&value.title, format!("{}; {note}", told.unwrap_or_default()));
        }
        lang.why_fact(&value.title, worked_out(tree, figures, told, self.rulebook, lang))
    }
}
