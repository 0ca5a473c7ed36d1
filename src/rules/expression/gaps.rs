//! Gaps: the facts that keep something unknown.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::outcome::Missing;

/// The facts that keep something unknown, each once. Nearly always there are none, and then they cost nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Gaps {
    facts: Option<Arc<BTreeSet<Missing>>>,
    /// Whether an operation among them has no value, or may turn out to have none.
    may_lack_value: bool,
}

impl Gaps {
    /// Nothing is missing.
    pub(in crate::rules) const NONE: Self = Self { facts: None, may_lack_value: false };

    /// This fact is missing.
    pub(in crate::rules) fn one(missing: Missing) -> Self {
        let may_lack_value = matches!(missing, Missing::Division(_) | Missing::Overflow(_));
        Self { facts: Some(Arc::new(BTreeSet::from([missing]))), may_lack_value }
    }

    /// The same, and an operation may turn out to have no value.
    pub(in crate::rules) fn in_doubt(self, doubt: bool) -> Self {
        Self { may_lack_value: self.may_lack_value || doubt, ..self }
    }

    /// Whether an operation has no value, or may turn out to have none: then not even nought times it is nought.
    pub(in crate::rules) fn may_lack_value(&self) -> bool {
        self.may_lack_value
    }

    /// These and those.
    pub(in crate::rules) fn and(mut self, others: &Self) -> Self {
        self.add(others);
        self
    }

    /// Takes others in.
    pub(in crate::rules) fn add(&mut self, others: &Self) {
        self.may_lack_value |= others.may_lack_value;
        match (&mut self.facts, &others.facts) {
            (_, None) => {}
            (own @ None, Some(_)) => *own = others.facts.clone(),
            (Some(own), Some(others)) if Arc::ptr_eq(own, others) => {}
            (Some(own), Some(others)) => Arc::make_mut(own).extend(others.iter().cloned()),
        }
    }

    /// Each fact, in one fixed order.
    pub(in crate::rules) fn iter(&self) -> impl Iterator<Item = &Missing> {
        self.facts.iter().flat_map(|facts| facts.iter())
    }

    /// Each fact, in one fixed order.
    pub(in crate::rules) fn into_list(self) -> Vec<Missing> {
        self.facts.map(|facts| facts.iter().cloned().collect()).unwrap_or_default()
    }
}
