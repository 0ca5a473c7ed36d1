//! Whether an expression asks for something.

use super::name::Name;
use super::tree::{Part, Tree};

impl Tree {
    /// Whether a name of this sort stands anywhere in it.
    pub(in crate::rules) fn mentions(&self, sort: fn(&Name) -> bool) -> bool {
        let inner = |tree: &Self| tree.mentions(sort);
        match &self.part {
            Part::Number(_) | Part::Text(_) | Part::Truth(_) => false,
            Part::Name(name) => sort(name),
            Part::Negative(tree) | Part::Not(tree) => inner(tree),
            Part::Arithmetic(_, one, other)
            | Part::Compare(_, one, other)
            | Part::Both(one, other)
            | Part::Either(one, other)
            | Part::MemberOf(one, other) => inner(one) || inner(other),
            Part::OneOf(first, others) => inner(first) || others.iter().any(inner),
            Part::Call(_, arguments) => arguments.iter().any(inner),
        }
    }
}
