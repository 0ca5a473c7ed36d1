//! Everything that a number is compared with.

use std::collections::BTreeSet;

use super::super::super::expression::{Expression, Function, Name, Part, Tree, reading_of};
use super::super::super::outcome::Truth;
use super::super::facts::View;
use crate::number::Exact;

/// The values of a number at which a comparison in the set turns, as far as the number stands in it alone and plainly.
pub(super) fn bounds(view: &View<'_>, is: &dyn Fn(&Name) -> bool) -> BTreeSet<Exact> {
    let mut bounds = BTreeSet::new();
    let conditions = view.world.given.rulebook.conditions();
    for when in conditions.filter(|when| when.tree().mentions(is)) {
        Turns { view, is, when, bounds: &mut bounds }.collect(when.tree());
    }
    bounds
}

struct Turns<'v, 'b> {
    view: &'v View<'v>,
    is: &'v dyn Fn(&Name) -> bool,
    when: &'v Expression,
    bounds: &'b mut BTreeSet<Exact>,
}

impl Turns<'_, '_> {
    /// Takes in every comparison of a part.
    fn collect(&mut self, tree: &Tree) {
        if let Part::Compare(_, left, right) = &tree.part {
            let turn = match (self.asks(left), self.asks(right)) {
                (true, false) => self.known(right).and_then(|target| self.solve(left, target)),
                (false, true) => self.known(left).and_then(|target| self.solve(right, target)),
                _ => None,
            };
            self.bounds.extend(turn);
        }
        for inner in tree.inner() {
            self.collect(inner);
        }
    }

    fn asks(&self, tree: &Tree) -> bool {
        tree.mentions(self.is)
    }

    fn known(&self, tree: &Tree) -> Option<Exact> {
        reading_of(tree, self.when, self.view).range().known()
    }

    /// The value of the number at which a part comes to the target.
    fn solve(&self, tree: &Tree, target: Exact) -> Option<Exact> {
        use super::super::super::expression::Arithmetic::{Minus, Over, Plus, Times};
        match &tree.part {
            Part::Name(name) if (self.is)(name) => Some(target),
            Part::Negative(inner) => self.solve(inner, target.negated()?),
            Part::Arithmetic(how, left, right) => match (how, self.asks(left), self.asks(right)) {
                (Plus, true, false) => self.solve(left, target.minus(self.known(right)?)?),
                (Plus, false, true) => self.solve(right, target.minus(self.known(left)?)?),
                (Minus, true, false) => self.solve(left, target.plus(self.known(right)?)?),
                (Minus, false, true) => self.solve(right, self.known(left)?.minus(target)?),
                (Times, true, false) => self.solve(left, target.over(self.known(right)?)?),
                (Times, false, true) => self.solve(right, target.over(self.known(left)?)?),
                (Over, true, false) => self.solve(left, target.times(self.known(right)?)?),
                _ => None,
            },
            Part::Call(Function::If, arguments) => match arguments.as_slice() {
                [condition, yes, no] if !self.asks(condition) => {
                    match reading_of(condition, self.when, self.view).as_truth() {
                        Truth::True => self.solve(yes, target),
                        Truth::False => self.solve(no, target),
                        Truth::Unknown => None,
                    }
                }
                _ => None,
            },
            _ => None,
        }
    }
}
