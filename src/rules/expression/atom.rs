//! What is written down about a condition's part, so that it can be told later.

use super::super::case::Value;
use super::super::outcome::{AtomResult, Truth};
use super::super::spread::Spread;
use super::evaluate::Facts;
use super::range::Range;
use super::reading::{Content, Reading};
use super::tree::{Function, Part, Tree};

impl AtomResult {
    /// What a part came to: what its sides stood at, and the figures that one of them was worked out from.
    pub(super) fn of(tree: &Tree, sides: &[Reading], truth: Truth, facts: &dyn Facts) -> Self {
        let worked = matches!(&tree.part, Part::Compare(_, left, right) if left.calls() || right.calls())
            || !tree.values().is_empty();
        let (figures, truths) = if worked { tree.traced(facts) } else { Default::default() };
        let open = |reading: &Reading| match reading.content {
            Content::Number(range) => spread(range),
            _ => None,
        };
        Self {
            text: tree.written.as_str().to_owned(),
            values: sides.iter().map(Reading::value).collect(),
            ranges: unless_all_none(sides.iter().map(open).collect()),
            figures,
            truths,
            truth,
        }
    }

    /// What stays certain of a part that came out so for one class and so for another.
    pub(in crate::rules) fn or(self, other: &Self) -> Self {
        let same = |own: Truth, other: &Truth| if own == *other { own } else { Truth::Unknown };
        let truths = self.truths.into_iter().zip(&other.truths).map(|(own, other)| same(own, other));
        let figures = self.figures.into_iter().zip(&other.figures);
        let range = |result: &[Option<Value>], ranges: &[Option<Spread>], at: usize| match &result[at] {
            Some(Value::Number(number)) => Range::point(*number),
            Some(_) => Range::ANY,
            None => ranges
                .get(at)
                .copied()
                .flatten()
                .map_or(Range::ANY, |spread| Range { least: spread.least, most: spread.most }),
        };
        let sides = 0..self.values.len().min(other.values.len());
        let ranges = sides.map(|at| {
            let own = range(&self.values, &self.ranges, at);
            spread(own.hull(range(&other.values, &other.ranges, at)))
        });
        let ranges = unless_all_none(ranges.collect());
        let values = self.values.into_iter().zip(&other.values);
        Self {
            text: self.text,
            values: values.map(|(own, other)| own.filter(|own| other.as_ref() == Some(own))).collect(),
            ranges,
            figures: figures.map(|(own, other)| own.filter(|own| other.as_ref() == Some(own))).collect(),
            truths: truths.collect(),
            truth: same(self.truth, &other.truth),
        }
    }
}

/// The values that an unknown number may still have, where something is known of them.
fn spread(Range { least, most }: Range) -> Option<Spread> {
    (least != most).then_some(Spread { least, most })
}

fn unless_all_none(ranges: Vec<Option<Spread>>) -> Vec<Option<Spread>> {
    if ranges.iter().any(Option::is_some) { ranges } else { Vec::new() }
}

impl Tree {
    /// Whether it is worked out from others, or chosen among them.
    fn calls(&self) -> bool {
        self.is_worked() || matches!(self.part, Part::Call(..))
    }

    /// Whether it is worked out from others, and not just chosen.
    pub(in crate::rules) fn is_worked(&self) -> bool {
        match &self.part {
            Part::Negative(_) | Part::Arithmetic(..) => true,
            Part::Call(function, _) => *function != Function::If,
            _ => false,
        }
    }
}
