//! What is told as a percentage: one quantity has one form wherever it is told.

use super::super::input::InputKind;
use super::super::named::NamedValue;
use super::Expression;
use super::name::Name;
use super::past::{Earlier, Measure};
use super::tell::Teller;
use super::tree::{Arithmetic, Function, Part, Tree};

impl Teller<'_> {
    /// Whether what a part comes to is a percentage, going by the names and numbers that it is made of.
    pub(in crate::rules) fn counts_in_percent(&self, tree: &Tree) -> bool {
        let counts = |parts: &[Tree]| parts.iter().any(|part| self.counts_in_percent(part));
        match &tree.part {
            _ if self.called_in_percent(tree) => true,
            Part::Number(_) => tree.is_percent(),
            Part::Name(name) => self.is_in_percent(name),
            Part::Negative(inner) => self.counts_in_percent(inner),
            Part::Arithmetic(Arithmetic::Plus | Arithmetic::Minus, left, right) => {
                self.counts_in_percent(left) || self.counts_in_percent(right)
            }
            Part::Call(Function::Min | Function::Max | Function::Clamp, arguments) => counts(arguments),
            Part::Call(Function::If, arguments) => arguments.get(1..).is_some_and(counts),
            _ => false,
        }
    }

    /// Whether what a name stands for is a percentage, or compared with one somewhere.
    pub(super) fn is_in_percent(&self, name: &Name) -> bool {
        let asked = match name {
            Name::Input(id) | Name::Year(id) | Name::Past(Earlier { measure: Measure::Sum(id), .. }) => {
                self.rulebook.input(id)
            }
            _ => None,
        };
        asked.is_some_and(|input| input.kind == InputKind::Percent)
            || self.rulebook.expressions().any(|expression| expression.asks_in_percent(name))
    }

    /// The same of a named value.
    pub(in crate::rules) fn value_in_percent(&self, value: &NamedValue) -> bool {
        let is = |tree: &Tree| tree.called.as_ref().is_some_and(|called| called.id == value.id);
        self.counts_in_percent(value.value.tree())
            || self.rulebook.expressions().any(|expression| expression.compares_with_percent(&is))
    }

    fn called_in_percent(&self, tree: &Tree) -> bool {
        tree.called.as_ref().is_some_and(|value| self.value_in_percent(value))
    }
}

impl Tree {
    /// Whether it is a number written as a percentage.
    pub(in crate::rules) fn is_percent(&self) -> bool {
        match &self.called {
            Some(value) => value.value.tree().is_percent(),
            None => matches!(self.part, Part::Number(_)) && self.written.as_str().ends_with('%'),
        }
    }
}

impl Expression {
    /// Whether a name is compared with a percentage somewhere in it.
    pub(in crate::rules) fn asks_in_percent(&self, name: &Name) -> bool {
        self.compares_with_percent(&|tree| matches!(&tree.part, Part::Name(other) if other == name))
    }

    fn compares_with_percent(&self, is: &dyn Fn(&Tree) -> bool) -> bool {
        let mut left = vec![&self.tree];
        while let Some(tree) = left.pop() {
            if let Part::Compare(_, one, other) = &tree.part
                && (is(one) && other.is_percent() || is(other) && one.is_percent())
            {
                return true;
            }
            left.extend(tree.inner());
        }
        false
    }
}
