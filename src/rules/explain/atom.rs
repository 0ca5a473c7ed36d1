//! The parts of a condition: in words, with what they were worked out from, and how they came out.

use super::super::case::Value;
use super::super::expression::{Figures, Function, Name, Part, Teller, Tree, text_words};
use super::super::outcome::{AtomResult, Truth};
use super::super::rulebook::Rulebook;
use crate::text::Lang;

/// From so many on, not all figures are read out.
const MANY: usize = 4;

/// Tells the parts of conditions.
pub(super) struct Telling<'a> {
    told: Teller<'a>,
    rulebook: &'a Rulebook,
    lang: Lang,
}

impl<'a> Telling<'a> {
    pub(super) fn new(rulebook: &'a Rulebook, lang: Lang) -> Self {
        Self { told: Teller::new(rulebook, lang), rulebook, lang }
    }

    /// The condition in words, both sides' values where the words do not show them already, and how it came out.
    pub(super) fn atom(&self, tree: &Tree, result: &AtomResult) -> String {
        let lang = self.lang;
        let condition = self.told.words(tree);
        let verdict = result.truth.as_word(lang);
        let shown = |named: Option<&Name>, value: &Option<Value>| self.value(named, value);
        let seen = match (&tree.part, result.values.as_slice()) {
            (Part::Compare(how, one, other), [_, _]) => {
                // What does not hold is written as what holds instead: nobody should read "88 ≥ 90".
                let how = if result.truth == Truth::False { how.opposite() } else { *how };
                Some(self.sides(tree, (one, how.sign(), other), result))
            }
            (Part::OneOf(first, _), [value]) => Some(shown(named(first), value)),
            (Part::MemberOf(first, _), [_, set]) if matches!(first.part, Part::Text(_)) => {
                Some(shown(None, set))
            }
            (Part::MemberOf(..), [first, set]) => {
                Some(lang.word_member_of(shown(None, first), shown(None, set)))
            }
            _ => None,
        };
        match seen {
            Some(seen) if seen != condition => lang.why_atom(condition, verdict, seen),
            _ => lang.why_fact(condition, verdict),
        }
    }

    /// Both sides of a comparison; what is worked out stands with its figures: `3 + 4 = 7 ≥ 5`.
    fn sides(&self, tree: &Tree, (one, sign, other): (&Tree, &str, &Tree), result: &AtomResult) -> String {
        let as_percent = one.is_percent() || other.is_percent();
        let value = |at: usize| match (&result.values[at], &result.values[1 - at]) {
            // With as many digits as it takes to tell them apart.
            (Some(Value::Number(own)), Some(Value::Number(other))) if as_percent => {
                own.percent_beside(*other, self.lang)
            }
            (Some(Value::Number(own)), Some(Value::Number(other))) => own.beside(*other, self.lang),
            (Some(Value::Number(own)), None) if as_percent => own.percent(self.lang),
            (None, _) => match result.ranges.get(at).copied().flatten() {
                Some(range) => {
                    let [least, most] = [range.least, range.most].map(|end| match as_percent {
                        true => end.percent(self.lang),
                        false => end.shown(self.lang),
                    });
                    format!("{least}…{most}")
                }
                None => "?".to_owned(),
            },
            (own, _) => {
                let (side, beside) = if at == 0 { (one, other) } else { (other, one) };
                self.value(named(side).or(named(beside)), own)
            }
        };
        let figures = Figures::of(tree, &result.figures);
        let note = [(one, 0), (other, 1)]
            .into_iter()
            .find_map(|(side, at)| self.note(side, &figures, result.values[at].as_ref()?));
        if let Some(note) = note {
            return format!("{} {sign} {}; {note}", value(0), value(1));
        }
        let worked = |side: &Tree, value: &str| {
            let known =
                side.called.is_none() && side.is_worked() && result.figures.len() == tree.names().len();
            let put_in = known.then(|| self.told.with(&figures).words(side));
            put_in.filter(|put_in| put_in != value).map(|put_in| format!("{put_in} = {value}"))
        };
        let (left, right) = (value(0), value(1));
        match (worked(one, &left), worked(other, &right)) {
            // Equal to what was just worked out: once is enough.
            (Some(told), None) | (None, Some(told)) if sign == "=" && left == right => told,
            (Some(first), Some(second)) => format!("{first}; {second}; {left} {sign} {right}"),
            (first, second) => {
                format!("{} {sign} {}", first.unwrap_or(left), second.unwrap_or(right))
            }
        }
    }

    /// Of many that were counted or compared with each other, which made it what it is: all their figures would be too
    /// much to read out.
    pub(super) fn note(&self, side: &Tree, figures: &Figures<'_>, value: &Value) -> Option<String> {
        let (None, Part::Call(function, arguments)) = (&side.called, &side.part) else { return None };
        if arguments.len() < MANY {
            return None;
        }
        match function {
            Function::Count | Function::Share => {
                let are = |wanted: Truth| -> Vec<&Tree> {
                    arguments.iter().filter(|part| self.told.holds(part, figures) == wanted).collect()
                };
                let (hold, fail) = (are(Truth::True), are(Truth::False));
                if hold.len() + fail.len() < arguments.len() {
                    return None;
                }
                Some(if fail.is_empty() {
                    self.lang.why_all_hold().to_owned()
                } else if hold.is_empty() {
                    self.lang.why_none_holds().to_owned()
                } else if fail.len() <= hold.len() {
                    self.lang.why_these_fail(self.told.named(&fail))
                } else {
                    self.lang.why_these_hold(self.told.named(&hold))
                })
            }
            Function::Min | Function::Max => {
                let names = arguments.iter().map(|part| match &part.part {
                    Part::Name(name) => Some((part, figures.value(name)?)),
                    _ => None,
                });
                let known: Vec<(&Tree, &Value)> = names.collect::<Option<_>>()?;
                let reached: Vec<&Tree> =
                    known.into_iter().filter(|(_, own)| *own == value).map(|(part, _)| part).collect();
                Some(self.lang.why_reached_by(self.told.named(&reached)))
            }
            _ => None,
        }
    }

    /// A value, called as what the name stands for that it belongs to.
    fn value(&self, named: Option<&Name>, value: &Option<Value>) -> String {
        let titled = match (value, named) {
            (Some(Value::Text(id)), Some(name)) => text_words(id, name, self.rulebook, self.lang),
            _ => None,
        };
        match value {
            _ if titled.is_some() => titled.unwrap_or_default(),
            Some(value) => value.words(self.lang),
            None => "?".to_owned(),
        }
    }
}

fn named(tree: &Tree) -> Option<&Name> {
    match &tree.part {
        Part::Name(name) => Some(name),
        _ => None,
    }
}
