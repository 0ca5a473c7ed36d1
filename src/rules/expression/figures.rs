//! What the names of an expression stood for when it was worked out, and how the conditions within it came out.

use super::super::case::Value;
use super::super::outcome::Truth;
use super::Gaps;
use super::evaluate::{Facts, reading_of};
use super::name::Name;
use super::range::Range;
use super::reading::{Content, Reading};
use super::tree::{Function, Part, Tree};

/// What the names of an expression stood for when it was worked out, and how the conditions within it came out.
pub(in crate::rules) struct Figures<'a> {
    known: Vec<(&'a Name, &'a Option<Value>)>,
    truths: Vec<(&'a Tree, Truth)>,
}

impl<'a> Figures<'a> {
    /// The values of the names in a part, from left to right, and how the conditions in it came out, as a trace keeps
    /// them; without those they follow from the values.
    pub(in crate::rules) fn of(tree: &'a Tree, figures: &'a [Option<Value>], truths: &[Truth]) -> Self {
        let conditions = tree.conditions();
        let truths = if conditions.len() == truths.len() { truths } else { &[] };
        Self {
            known: tree.names().into_iter().zip(figures).collect(),
            truths: conditions.into_iter().zip(truths.iter().copied()).collect(),
        }
    }

    pub(in crate::rules) fn value(&self, name: &Name) -> Option<&'a Value> {
        self.known.iter().find(|(other, _)| *other == name).and_then(|(_, value)| value.as_ref())
    }

    /// Whether they are those of a part, known or open.
    pub(in crate::rules) fn cover(&self, tree: &Tree) -> bool {
        tree.names().into_iter().all(|name| self.known.iter().any(|(other, _)| *other == name))
    }

    /// Of how many names they are, each counted as often as it stands there.
    pub(in crate::rules) fn len(&self) -> usize {
        self.known.len()
    }

    /// How a condition came out when its names were open, which their values do not tell.
    pub(super) fn truth(&self, tree: &Tree) -> Option<Truth> {
        self.truths.iter().find(|(other, _)| std::ptr::eq(*other, tree)).map(|(_, truth)| *truth)
    }
}

impl Facts for Figures<'_> {
    fn read(&self, name: &Name) -> Reading {
        match self.value(name) {
            Some(value) => Reading::of(value),
            None => Reading::new(Content::Number(Range::ANY), Gaps::NONE),
        }
    }
}

impl Tree {
    /// What a trace keeps of a part: the values of its names, and how the conditions within it came out.
    pub(in crate::rules) fn traced(&self, facts: &dyn Facts) -> (Vec<Option<Value>>, Vec<Truth>) {
        let figures = self.names().into_iter().map(|name| facts.read(name).value()).collect();
        let truth = |condition: &Self| reading_of(condition, facts).as_truth();
        (figures, self.conditions().into_iter().map(truth).collect())
    }

    /// Every part that may be true or false by itself, from left to right, the outer ones first.
    fn conditions(&self) -> Vec<&Self> {
        let own = match &self.part {
            Part::Compare(..)
            | Part::OneOf(..)
            | Part::MemberOf(..)
            | Part::Not(_)
            | Part::Both(..)
            | Part::Either(..)
            | Part::Call(Function::Any | Function::All | Function::If, _) => Some(self),
            _ => None,
        };
        own.into_iter().chain(self.inner().into_iter().flat_map(Self::conditions)).collect()
    }
}
