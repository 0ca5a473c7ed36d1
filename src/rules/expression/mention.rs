//! What stands within an expression.

use super::name::Name;
use super::tree::{Part, Tree};

impl Tree {
    /// The parts directly within it, from left to right.
    pub(in crate::rules) fn inner(&self) -> Vec<&Self> {
        match &self.part {
            Part::Number(_) | Part::Text(_) | Part::Truth(_) | Part::Name(_) => Vec::new(),
            Part::Negative(tree) | Part::Not(tree) => vec![tree],
            Part::Arithmetic(_, one, other)
            | Part::Compare(_, one, other)
            | Part::Both(one, other)
            | Part::Either(one, other)
            | Part::MemberOf(one, other) => vec![one, other],
            Part::OneOf(first, others) => std::iter::once(&**first).chain(others).collect(),
            Part::Call(_, arguments) => arguments.iter().collect(),
        }
    }

    /// Whether a name of this sort stands anywhere in it.
    pub(in crate::rules) fn mentions(&self, sort: &dyn Fn(&Name) -> bool) -> bool {
        match &self.part {
            Part::Name(name) => sort(name),
            _ => self.inner().into_iter().any(|inner| inner.mentions(sort)),
        }
    }
}
