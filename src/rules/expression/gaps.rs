//! Gaps: the facts that keep something unknown.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::outcome::Missing;

/// The facts that keep something unknown, each once. Nearly always there are none, and then they cost nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Gaps(Option<Arc<BTreeSet<Missing>>>);

impl Gaps {
    /// Nothing is missing.
    pub(in crate::rules) const NONE: Self = Self(None);

    /// This fact is missing.
    pub(in crate::rules) fn one(missing: Missing) -> Self {
        Self(Some(Arc::new(BTreeSet::from([missing]))))
    }

    /// These and those.
    pub(in crate::rules) fn and(mut self, others: &Self) -> Self {
        self.add(others);
        self
    }

    /// Takes others in.
    pub(in crate::rules) fn add(&mut self, others: &Self) {
        match (&mut self.0, &others.0) {
            (_, None) => {}
            (own @ None, Some(_)) => *own = others.0.clone(),
            (Some(own), Some(others)) if Arc::ptr_eq(own, others) => {}
            (Some(own), Some(others)) => Arc::make_mut(own).extend(others.iter().cloned()),
        }
    }

    /// Each fact, in one fixed order.
    pub(in crate::rules) fn into_list(self) -> Vec<Missing> {
        self.0.map(|facts| facts.iter().cloned().collect()).unwrap_or_default()
    }
}
