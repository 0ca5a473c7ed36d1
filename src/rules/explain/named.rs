//! Named values in the explanation: what each comes to, once, beneath the first line that uses it; and likewise the earlier
//! meetings behind a mean or a sum.

use std::collections::BTreeSet;

use super::super::case::Value;
use super::super::expression::{Expression, Figures, Function, Name, Part, Teller, Tree, reading_of};
use super::super::id::ValueId;
use super::super::named::NamedValue;
use super::super::outcome::{AtomResult, Outcome, Truth};
use super::super::rulebook::Rulebook;
use super::atom::Telling;
use super::formula::worked_out;
use super::piece::{Piece, Sense};
use super::{Line, LineKind, line};
use crate::text::Lang;

/// Tells conditions and formulas with the values that they use.
pub(super) struct Named<'a> {
    outcome: &'a Outcome,
    rulebook: &'a Rulebook,
    lang: Lang,
    told: BTreeSet<ValueId>,
    /// What was said of earlier meetings.
    recalled: BTreeSet<String>,
}

impl<'a> Named<'a> {
    /// No value has been told yet.
    pub(super) fn new(outcome: &'a Outcome, rulebook: &'a Rulebook, lang: Lang) -> Self {
        Self { outcome, rulebook, lang, told: BTreeSet::new(), recalled: BTreeSet::new() }
    }

    /// The parts of a condition, each with how it came out, and beneath them the values that they use. Of one that was
    /// never asked, such as that of a title that somebody is barred from, nothing is told.
    pub(super) fn condition(&mut self, when: &Expression, results: &[AtomResult], lines: &mut Vec<Line>) {
        if results.is_empty() {
            return;
        }
        let piece = Piece::of(when.tree(), &mut results.iter());
        self.piece(&piece, Level { kind: LineKind::Atom, depth: 0 }, lines);
    }

    /// What a formula is worked out from, beneath its line.
    pub(super) fn beneath(
        &mut self,
        tree: &Tree,
        figures: &Figures<'_>,
        kind: LineKind,
        lines: &mut Vec<Line>,
    ) {
        self.used(tree, figures, Level { kind, depth: 1 }, lines);
    }

    /// A line for each value in a part, and for the earlier meetings that it asks about, where they have not been told yet;
    /// what a value is worked out from stands beneath it.
    fn used(&mut self, tree: &Tree, figures: &Figures<'_>, at: Level, lines: &mut Vec<Line>) {
        for value in tree.values() {
            if self.told.insert(value.id.clone()) {
                lines.push(at.line(self.value(value, figures)));
                self.used(value.value.tree(), figures, at.within(), lines);
            }
        }
        for name in tree.written_names() {
            let Name::Past(earlier) = name else { continue };
            let told = self.outcome.recalled_line(earlier, self.rulebook, self.lang);
            if let Some(told) = told.filter(|told| self.recalled.insert(told.clone())) {
                lines.push(at.line(told));
            }
        }
    }

    /// A condition or a part of one: what must hold together one beneath the other, what is nested one step further in.
    fn piece(&mut self, piece: &Piece<'_>, at: Level, lines: &mut Vec<Line>) {
        match piece {
            Piece::Atom(tree, result, sense) => {
                let told = Telling::new(self.rulebook, self.lang).atom(tree, result, *sense);
                lines.push(at.line(told));
                let figures = Figures::of(tree, &result.figures, &result.truths);
                self.used(tree, &figures, at.beneath(), lines);
            }
            Piece::Named(value, inner, sense) => self.called(value, inner, *sense, at, lines),
            Piece::All(parts) => self.pieces(parts, at, lines),
            Piece::OneOf(parts) => self.one_of(parts, at, lines),
            Piece::Untold => {}
        }
    }

    fn pieces(&mut self, parts: &[Piece<'_>], at: Level, lines: &mut Vec<Line>) {
        for part in parts {
            self.piece(part, at, lines);
        }
    }

    /// Parts of which one is enough. Where one holds it decides alone, and the others are only counted.
    fn one_of(&mut self, parts: &[Piece<'_>], at: Level, lines: &mut Vec<Line>) {
        let (lang, count) = (self.lang, parts.len());
        let within = at.within();
        match Piece::decisive(parts) {
            Some(Piece::All(together)) => {
                lines.push(at.line(lang.why_one_holds_of_several(count)));
                self.pieces(together, within, lines);
            }
            Some(decisive) => {
                lines.push(at.line(lang.why_one_holds(count)));
                self.piece(decisive, within, lines);
            }
            None => {
                let is_open = parts.iter().any(|part| part.truth() == Truth::Unknown);
                let heading = if is_open { lang.why_one_open(count) } else { lang.why_one_fails(count) };
                lines.push(at.line(heading));
                for part in parts {
                    match part {
                        Piece::All(together) => {
                            let verdict = part.truth().as_word(lang);
                            lines.push(within.line(lang.why_together(together.len(), verdict)));
                            self.pieces(together, within.within(), lines);
                        }
                        _ => self.piece(part, within, lines),
                    }
                }
            }
        }
    }

    /// A condition with a name: how it came out, and the first time what it is made of.
    fn called(
        &mut self,
        value: &NamedValue,
        inner: &Piece<'_>,
        sense: Sense,
        at: Level,
        lines: &mut Vec<Line>,
    ) {
        let telling = Telling::new(self.rulebook, self.lang);
        let truth = inner.truth();
        lines.push(at.line(telling.fact(&value.title, truth.as_word(self.lang), truth, sense)));
        if self.told.insert(value.id.clone()) {
            self.piece(inner, at.beneath(), lines);
        }
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
        let told = known.as_ref().map(|known| match known {
            Value::Number(number) if teller.value_in_percent(value) => number.percent(lang),
            known => known.words(lang),
        });
        if let Some(note) = note {
            let told = told.unwrap_or_default();
            // So many of so many can be counted.
            let is_share = matches!(tree.part, Part::Call(Function::Share, _)) && told.starts_with('≈');
            let told = match known {
                Some(Value::Number(number)) if is_share => format!("{} {told}", number.put_in(lang)),
                _ => told,
            };
            return lang.why_fact(&value.title, format!("{told}; {note}"));
        }
        lang.why_fact(&value.title, worked_out(tree, figures, told, self.rulebook, lang))
    }
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Level {
    kind: LineKind,
    depth: usize,
}

impl Level {
    /// One step further in.
    fn within(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// Where what a line is worked out from stands.
    fn beneath(self) -> Self {
        Self { kind: LineKind::Value, ..self.within() }
    }

    fn line(self, text: String) -> Line {
        Line { depth: self.depth, ..line(self.kind, text) }
    }
}
