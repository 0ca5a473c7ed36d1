//! What stands within an expression.

use std::sync::Arc;

use super::super::named::NamedValue;
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

    /// The named values that are written in it, from left to right, not those within them.
    pub(in crate::rules) fn values(&self) -> Vec<&Arc<NamedValue>> {
        match &self.called {
            Some(value) => vec![value],
            None => self.inner().into_iter().flat_map(Self::values).collect(),
        }
    }

    /// The names that are written in it, not those within named values.
    pub(in crate::rules) fn written_names(&self) -> Vec<&Name> {
        match (&self.called, &self.part) {
            (Some(_), _) => Vec::new(),
            (None, Part::Name(name)) => vec![name],
            (None, _) => self.inner().into_iter().flat_map(Self::written_names).collect(),
        }
    }

    /// At which byte the first named value in it is written.
    pub(super) fn first_called(&self) -> Option<usize> {
        match self.called {
            Some(_) => Some(self.written.start()),
            None => self.inner().into_iter().find_map(Self::first_called),
        }
    }

    /// How many parts it has, with those of named values.
    pub(in crate::rules) fn parts(&self) -> usize {
        1 + self.inner().into_iter().map(Self::parts).sum::<usize>()
    }

    /// How deep its parts lie in one another.
    pub(super) fn deepness(&self) -> usize {
        1 + self.inner().into_iter().map(Self::deepness).max().unwrap_or(0)
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
