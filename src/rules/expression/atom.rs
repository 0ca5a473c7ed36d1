//! What is written down about a condition's part, so that it can be told later.

use super::super::outcome::{AtomResult, Spread, Truth};
use super::evaluate::Facts;
use super::reading::{Content, Reading};
use super::tree::{Function, Part, Tree};

impl AtomResult {
    /// What a part came to: what its sides stood at, and the figures that one of them was worked out from.
    pub(super) fn of(tree: &Tree, text: String, sides: &[Reading], truth: Truth, facts: &dyn Facts) -> Self {
        let ranges: Vec<Option<Spread>> = sides.iter().map(spread).collect();
        let worked = matches!(&tree.part, Part::Compare(_, left, right) if left.is_worked() || right.is_worked())
            || !tree.values().is_empty();
        let figures = match worked {
            true => tree.names().into_iter().map(|name| facts.read(name).value()).collect(),
            false => Vec::new(),
        };
        Self {
            text,
            values: sides.iter().map(Reading::value).collect(),
            ranges: if ranges.iter().any(Option::is_some) { ranges } else { Vec::new() },
            figures,
            truth,
        }
    }
}

/// The values that an unknown number may still have, where both ends are known.
fn spread(reading: &Reading) -> Option<Spread> {
    let Content::Number(range) = reading.content else { return None };
    let (least, most) = range.least.zip(range.most)?;
    (least < most).then_some(Spread { least, most })
}

impl Tree {
    /// Whether it is worked out from others, and not just chosen.
    pub(in crate::rules) fn is_worked(&self) -> bool {
        match &self.part {
            Part::Negative(_) | Part::Arithmetic(..) => true,
            Part::Call(function, _) => *function != Function::If,
            _ => false,
        }
    }
}
