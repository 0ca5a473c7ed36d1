//! What a condition is made of, as it is told: parts that must hold together, parts of which one is enough.
//!
//! Denials are led down to the single parts, where each reads as a sentence of its own. What holds or not follows from
//! the parts as they are told, so that no heading can say anything else than the lines beneath it.

use std::slice::Iter;

use super::super::expression::{Function, Part, Tree};
use super::super::named::NamedValue;
use super::super::outcome::{AtomResult, Truth};

/// A condition or a part of one, as it is told.
pub(super) enum Piece<'a> {
    /// A comparison or a fact, perhaps denied.
    Atom(&'a Tree, &'a AtomResult, Sense),
    /// A condition with a name, perhaps denied, and what it is made of.
    Named(&'a NamedValue, Box<Self>, Sense),
    /// All of these must hold.
    All(Vec<Self>),
    /// One of these must hold.
    OneOf(Vec<Self>),
    /// Nothing was written down about it.
    Untold,
}

/// Whether something is asked to hold or not to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Asserted,
    Denied,
}

impl<'a> Piece<'a> {
    /// A part of a condition; the results are those of its atoms, from left to right.
    pub(super) fn of(tree: &'a Tree, results: &mut Iter<'a, AtomResult>) -> Self {
        Self::read(tree, results, Sense::Asserted)
    }

    fn read(tree: &'a Tree, results: &mut Iter<'a, AtomResult>, sense: Sense) -> Self {
        if let Some(value) = &tree.called {
            let inner = Self::of(value.value.tree(), results);
            return Self::Named(value, Box::new(inner), sense);
        }
        let mut read = |part| Self::read(part, results, sense);
        match &tree.part {
            Part::Not(inner) => Self::read(inner, results, sense.turned()),
            Part::Both(one, other) => Self::all([read(one), read(other)].into(), sense),
            Part::Either(one, other) => Self::all([read(one), read(other)].into(), sense.turned()),
            Part::Call(Function::All, parts) => Self::all(parts.iter().map(read).collect(), sense),
            Part::Call(Function::Any, parts) => Self::all(parts.iter().map(read).collect(), sense.turned()),
            Part::Call(Function::If, parts) => match parts.as_slice() {
                [condition, yes, no] => {
                    let denied = Self::read(condition, &mut results.clone(), Sense::Denied);
                    let condition = Self::of(condition, results);
                    let mut read = |part| Self::read(part, results, sense);
                    let [yes, no] = [read(yes), read(no)];
                    Self::chosen([condition, denied], [yes, no])
                }
                _ => Self::Untold,
            },
            _ => results.next().map_or(Self::Untold, |result| Self::Atom(tree, result, sense)),
        }
    }

    /// All of the parts, or one of them where that is denied; what is put together alike becomes one.
    fn all(parts: Vec<Self>, sense: Sense) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match (part, sense) {
                (Self::All(inner), Sense::Asserted) | (Self::OneOf(inner), Sense::Denied) => {
                    flat.extend(inner)
                }
                (part, _) => flat.push(part),
            }
        }
        match sense {
            _ if flat.len() == 1 => flat.remove(0),
            Sense::Asserted => Self::All(flat),
            Sense::Denied => Self::OneOf(flat),
        }
    }

    /// What a decided condition chose, behind that; of an open one both ways.
    fn chosen([condition, denied]: [Self; 2], [yes, no]: [Self; 2]) -> Self {
        let both = |one, other| Self::all(vec![one, other], Sense::Asserted);
        match condition.truth() {
            Truth::True => both(condition, yes),
            Truth::False => both(denied, no),
            // It comes to the same either way.
            Truth::Unknown if yes.truth() == no.truth() => both(yes, no),
            Truth::Unknown => Self::all(vec![both(condition, yes), both(denied, no)], Sense::Denied),
        }
    }

    /// Whether it holds.
    pub(super) fn truth(&self) -> Truth {
        match self {
            Self::Atom(_, result, sense) => sense.of(result.truth),
            Self::Named(_, inner, sense) => sense.of(inner.truth()),
            Self::All(parts) => parts.iter().map(Self::truth).fold(Truth::True, Truth::and),
            Self::OneOf(parts) => parts.iter().map(Self::truth).fold(Truth::False, Truth::or),
            Self::Untold => Truth::Unknown,
        }
    }

    /// Of parts of which one is enough, the one that holds and takes the fewest words.
    pub(super) fn decisive(parts: &[Self]) -> Option<&Self> {
        parts.iter().filter(|part| part.truth() == Truth::True).min_by_key(|part| part.len())
    }

    /// Of how many single parts it is made.
    fn len(&self) -> usize {
        match self {
            Self::All(parts) | Self::OneOf(parts) => parts.iter().map(Self::len).sum(),
            Self::Atom(..) | Self::Named(..) | Self::Untold => 1,
        }
    }
}

impl Sense {
    fn turned(self) -> Self {
        match self {
            Self::Asserted => Self::Denied,
            Self::Denied => Self::Asserted,
        }
    }

    /// How something comes out in this sense.
    pub(super) fn of(self, truth: Truth) -> Truth {
        match self {
            Self::Asserted => truth,
            Self::Denied => truth.negated(),
        }
    }
}
