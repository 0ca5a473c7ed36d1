//! Evaluating an expression: exact, three-valued, total.

use jiff::civil::Date;

use super::super::case::read_day;
use super::super::outcome::{AtomResult, Truth};
use super::Expression;
use super::compare::{compared, member_of};
use super::gaps::Gaps;
use super::name::Name;
use super::range::Range;
use super::reading::{Content, Reading};
use super::tree::{Arithmetic, Compare, Function, Part, Tree};
use crate::number::{Exact, Rounding};

/// Where the names of an expression get their values.
pub(in crate::rules) trait Facts {
    /// The value of a name.
    fn read(&self, name: &Name) -> Reading;
}

/// What an expression comes to, and how each of its atoms came out, from left to right.
pub(in crate::rules) fn evaluate(expression: &Expression, facts: &dyn Facts) -> (Reading, Vec<AtomResult>) {
    let mut evaluator = Evaluator { facts, atoms: Some(Vec::new()) };
    let reading = evaluator.condition(expression.tree());
    (reading, evaluator.atoms.unwrap_or_default())
}

/// What an expression comes to, without a record of how.
pub(in crate::rules) fn reading(expression: &Expression, facts: &dyn Facts) -> Reading {
    reading_of(expression.tree(), facts)
}

/// What one part of an expression comes to.
pub(in crate::rules) fn reading_of(tree: &Tree, facts: &dyn Facts) -> Reading {
    Evaluator { facts, atoms: None }.value(tree)
}

struct Evaluator<'a> {
    facts: &'a dyn Facts,
    atoms: Option<Vec<AtomResult>>,
}

impl Evaluator<'_> {
    /// Evaluates what `and`, `or`, `not`, `any`, `all`, `if` put together, and writes down the atoms beneath.
    fn condition(&mut self, tree: &Tree) -> Reading {
        match &tree.part {
            Part::Not(inner) => negated(self.condition(inner)),
            Part::Both(left, right) => both(self.condition(left), self.condition(right)),
            Part::Either(left, right) => either(self.condition(left), self.condition(right)),
            Part::Call(Function::Any, arguments) => {
                let readings = arguments.iter().map(|argument| self.condition(argument));
                readings.reduce(either).unwrap_or_else(|| Reading::truth(false))
            }
            Part::Call(Function::All, arguments) => {
                let readings = arguments.iter().map(|argument| self.condition(argument));
                readings.reduce(both).unwrap_or_else(|| Reading::truth(true))
            }
            Part::Call(Function::If, arguments) => {
                let mut readings = arguments.iter().map(|argument| self.condition(argument));
                match (readings.next(), readings.next(), readings.next()) {
                    (Some(condition), Some(yes), Some(no)) => one_of_two(&condition, yes, no),
                    _ => Reading::known(Content::Truth(Truth::Unknown)),
                }
            }
            _ => self.atom(tree),
        }
    }

    fn atom(&mut self, tree: &Tree) -> Reading {
        let (reading, sides) = match &tree.part {
            Part::Compare(how, left, right) => {
                let (left, right) = (self.value(left), self.value(right));
                (compared(*how, &left, &right), vec![left, right])
            }
            Part::OneOf(first, _) => (self.value(tree), vec![self.value(first)]),
            Part::MemberOf(first, set) => {
                let (first, set) = (self.value(first), self.value(set));
                (member_of(&first, &set), vec![first, set])
            }
            _ => {
                let reading = self.value(tree);
                (reading.clone(), vec![reading])
            }
        };
        let atom = AtomResult::of(tree, &sides, reading.as_truth(), self.facts);
        if let Some(atoms) = &mut self.atoms {
            atoms.push(atom);
        }
        reading
    }

    fn value(&mut self, tree: &Tree) -> Reading {
        match &tree.part {
            Part::Number(number) => Reading::number(*number),
            Part::Text(text) => Reading::known(Content::Text(Some(text.clone()))),
            Part::Truth(truth) => Reading::truth(*truth),
            Part::Name(name) => self.facts.read(name),
            Part::Negative(inner) => {
                let inner = self.value(inner);
                Reading::worked(inner.range().negated(), inner.missing, tree.written.as_str())
            }
            Part::Not(inner) => negated(self.value(inner)),
            Part::Both(left, right) => match self.value(left) {
                left if left.as_truth() == Truth::False => left,
                left => both(left, self.value(right)),
            },
            Part::Either(left, right) => match self.value(left) {
                left if left.as_truth() == Truth::True => left,
                left => either(left, self.value(right)),
            },
            Part::Arithmetic(how, left, right) => {
                let (left, right) = (self.value(left), self.value(right));
                let (a, b) = (left.range(), right.range());
                let worked = match how {
                    Arithmetic::Plus => a.plus(b),
                    Arithmetic::Minus => a.minus(b),
                    Arithmetic::Times => a.times(b),
                    Arithmetic::Over => a.over(b),
                };
                let missing = left.missing.and(&right.missing);
                let is_product = matches!(how, Arithmetic::Times | Arithmetic::Over);
                let worked = match missing.may_lack_value() && is_product {
                    true => worked.map(|_| Range::ANY),
                    false => worked,
                };
                let doubt = *how == Arithmetic::Over && b.may_be_nought();
                Reading::worked(worked, missing.in_doubt(doubt), tree.written.as_str())
            }
            Part::Compare(how, left, right) => compared(*how, &self.value(left), &self.value(right)),
            Part::OneOf(first, others) => {
                let first = self.value(first);
                let equal = others.iter().map(|other| compared(Compare::Equal, &first, &self.value(other)));
                equal.reduce(either).unwrap_or_else(|| Reading::truth(false))
            }
            Part::MemberOf(first, set) => member_of(&self.value(first), &self.value(set)),
            Part::Call(function, arguments) => self.call(tree, *function, arguments),
        }
    }

    fn call(&mut self, tree: &Tree, function: Function, arguments: &[Tree]) -> Reading {
        // What is not chosen need not have a value.
        if let (Function::If, [condition, yes, no]) = (function, arguments) {
            let condition = self.value(condition);
            return match condition.as_truth() {
                Truth::True => self.value(yes),
                Truth::False => self.value(no),
                Truth::Unknown => one_of_two(&condition, self.value(yes), self.value(no)),
            };
        }
        let readings: Vec<Reading> = arguments.iter().map(|argument| self.value(argument)).collect();
        match function {
            Function::Any => readings.into_iter().reduce(either).unwrap_or_else(|| Reading::truth(false)),
            Function::All => readings.into_iter().reduce(both).unwrap_or_else(|| Reading::truth(true)),
            Function::Count => counted(&readings),
            Function::Share => {
                let count = counted(&readings);
                let all = Range::point(Exact::count(readings.len()));
                Reading::worked(count.range().over(all), count.missing, tree.written.as_str())
            }
            Function::Min => folded(&readings, Range::lesser),
            Function::Max => folded(&readings, Range::greater),
            Function::Clamp => match readings.as_slice() {
                [value, low, high] => {
                    let missing = all_missing(&readings);
                    Reading::new(Content::Number(value.range().held(low.range(), high.range())), missing)
                }
                _ => Reading::known(Content::Number(Range::ANY)),
            },
            Function::If => Reading::known(Content::Number(Range::ANY)),
            Function::Round | Function::Floor | Function::Ceil => {
                let how = match function {
                    Function::Floor => Rounding::Floor,
                    Function::Ceil => Rounding::Ceil,
                    _ => Rounding::HalfUp,
                };
                let places =
                    readings.get(1).and_then(|places| places.range().known()).and_then(Exact::as_whole);
                let places = places.and_then(|places| u8::try_from(places).ok()).unwrap_or(0);
                let range = readings.first().map_or(Range::ANY, Reading::range);
                let rounded = range.rounded(places, how);
                Reading::worked(rounded, all_missing(&readings), tree.written.as_str())
            }
            Function::Days => between(&readings, days),
            Function::Months => between(&readings, months),
            Function::Size => size(&readings),
        }
    }
}

fn all_missing(readings: &[Reading]) -> Gaps {
    readings.iter().fold(Gaps::NONE, |all, reading| all.and(&reading.missing))
}

fn negated(reading: Reading) -> Reading {
    Reading::new(Content::Truth(reading.as_truth().negated()), reading.missing)
}

fn both(left: Reading, right: Reading) -> Reading {
    let truth = left.as_truth().and(right.as_truth());
    Reading::new(Content::Truth(truth), left.missing.and(&right.missing))
}

fn either(left: Reading, right: Reading) -> Reading {
    let truth = left.as_truth().or(right.as_truth());
    Reading::new(Content::Truth(truth), left.missing.and(&right.missing))
}

/// The second where the first holds, else the third; where that is open, what both allow.
fn one_of_two(condition: &Reading, yes: Reading, no: Reading) -> Reading {
    match condition.as_truth() {
        Truth::True => return yes,
        Truth::False => return no,
        Truth::Unknown => {}
    }
    let content = match (yes.content, no.content) {
        (Content::Number(yes), Content::Number(no)) => Content::Number(yes.hull(no)),
        (Content::Truth(yes), Content::Truth(no)) => {
            Content::Truth(if yes == no { yes } else { Truth::Unknown })
        }
        (Content::Text(yes), no) => Content::Text(yes.filter(|yes| no == Content::Text(Some(yes.clone())))),
        (Content::Set(yes), no) => Content::Set(yes.filter(|yes| no == Content::Set(Some(yes.clone())))),
        (Content::Date(yes), no) => Content::Date(yes.filter(|yes| no == Content::Date(Some(*yes)))),
        (Content::Number(_), _) => Content::Number(Range::ANY),
        (Content::Truth(_), _) => Content::Truth(Truth::Unknown),
    };
    Reading::new(content, condition.missing.clone().and(&yes.missing).and(&no.missing))
}

fn folded(readings: &[Reading], how: fn(Range, Range) -> Range) -> Reading {
    let range = readings.iter().map(Reading::range).reduce(how).unwrap_or(Range::ANY);
    Reading::new(Content::Number(range), all_missing(readings))
}

/// How many conditions hold: at least those that do, at most those that may.
fn counted(readings: &[Reading]) -> Reading {
    let are = |wanted: Truth| readings.iter().filter(|reading| reading.as_truth() == wanted).count();
    let (hold, open) = (are(Truth::True), are(Truth::Unknown));
    let range = Range::between(Exact::count(hold), Exact::count(hold + open));
    Reading::new(Content::Number(range), all_missing(readings))
}

/// How many members a set has.
fn size(readings: &[Reading]) -> Reading {
    let range = match readings.first().map(|reading| &reading.content) {
        Some(Content::Set(Some(set))) => Range::point(Exact::count(set.len())),
        _ => Range { least: Some(Exact::ZERO), most: None },
    };
    Reading::new(Content::Number(range), all_missing(readings))
}

/// A number about two days.
fn between(readings: &[Reading], how: fn(Date, Date) -> Option<Exact>) -> Reading {
    let day = |reading: &Reading| match &reading.content {
        Content::Date(date) => *date,
        Content::Text(text) => text.as_deref().and_then(read_day),
        _ => None,
    };
    let known = match readings {
        [from, to] => day(from).zip(day(to)).and_then(|(from, to)| how(from, to)),
        _ => None,
    };
    let range = known.map_or(Range::ANY, Range::point);
    Reading::new(Content::Number(range), all_missing(readings))
}

fn days(from: Date, to: Date) -> Option<Exact> {
    let span = from.until(to).ok()?;
    Some(Exact::whole(span.get_days().into()))
}

/// Whole months; from the 31st of January to the 28th of February is one.
fn months(from: Date, to: Date) -> Option<Exact> {
    if from > to {
        return months(to, from)?.negated();
    }
    let index = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    let turned = index(to) - index(from);
    let reached = from.checked_add(jiff::Span::new().try_months(turned).ok()?).ok()?;
    Some(Exact::whole(if reached > to { turned - 1 } else { turned }))
}

#[cfg(test)]
mod tests {
    use super::super::super::named::Values;
    use super::super::super::outcome::Missing;
    use super::super::parse;
    use super::*;

    struct Same(Reading);

    impl Facts for Same {
        fn read(&self, _: &Name) -> Reading {
            self.0.clone()
        }
    }

    #[test]
    fn nought_times_what_has_no_value_is_not_nought() {
        let worked = |text: &str, k: Reading| {
            reading(&parse(text, &Values::default()).expect("parses"), &Same(k)).range().known()
        };
        let number = |value: u32| Reading::number(Exact::from(value));
        let unknown =
            || Reading::unknown(Content::Number(Range::ANY), Missing::Input("k".parse().expect("an id")));
        for text in ["10 / input.k * 0 + 20", "0 * clamp(10 / input.k, 0, 5) + 20"] {
            assert_eq!(worked(text, number(0)), None, "{text}");
            assert_eq!(worked(text, unknown()), None, "{text}");
            assert_eq!(worked(text, number(5)), Some(Exact::from(20_u32)), "{text}");
        }
        assert_eq!(worked("input.k * 0", unknown()), Some(Exact::ZERO));
    }
}
