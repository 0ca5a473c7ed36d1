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
            Part::Number(_) | Part::Text(_) | Part::Truth(_) => false,
            Part::Name(name) => sort(name),
            Part::Negative(tree) | Part::Not(tree) => tree.mentions(sort),
            Part::Arithmetic(_, one, other)
            | Part::Compare(_, one, other)
            | Part::Both(one, other)
            | Part::Either(one, other)
            | Part::MemberOf(one, other) => one.mentions(sort) || other.mentions(sort),
            Part::OneOf(first, others) => {
                first.mentions(sort) || others.iter().any(|other| other.mentions(sort))
            }
            Part::Call(_, arguments) => arguments.iter().any(|argument| argument.mentions(sort)),
        }
    }
}
