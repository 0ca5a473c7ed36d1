//! Where expressions stand in a set: the one list, for whoever looks through all of them.

use super::criterion::Start;
use super::expression::{Expression, Name};
use super::gate::Gate;
use super::rulebook::Rulebook;

impl Rulebook {
    /// Every condition that decides points or class: of classes, of gates, and of whom criteria apply to.
    pub(in crate::rules) fn conditions(&self) -> impl Iterator<Item = &Expression> {
        let classes = self.classes().filter_map(|class| class.when.as_ref());
        let applies = self.criteria().filter_map(|criterion| Some(&criterion.applies.as_ref()?.when));
        classes.chain(self.gates().filter_map(Gate::when)).chain(applies)
    }

    /// Every formula: that of a criterion, and what the total is multiplied with.
    pub(in crate::rules) fn formulas(&self) -> impl Iterator<Item = &Expression> {
        let formulas = self.criteria().filter_map(|criterion| match &criterion.start {
            Start::Formula(formula) => Some(formula),
            _ => None,
        });
        formulas.chain(&self.set().times)
    }

    /// Every expression: the conditions, formulas, what the total is multiplied with, what titles ask, and what gives the
    /// places under quotas.
    pub(in crate::rules) fn expressions(&self) -> impl Iterator<Item = &Expression> {
        let places = self.set().quotas.iter().flat_map(|quota| quota.order.iter().chain(&quota.ties));
        let titles = self.set().titles.iter().flat_map(|title| {
            let places = title.quota.iter().flat_map(|quota| quota.order.iter().chain(&quota.ties));
            title.when.iter().chain(places)
        });
        self.conditions().chain(self.formulas()).chain(places).chain(titles)
    }

    /// Whether any expression asks for such a name.
    pub(in crate::rules) fn asks(&self, is: &dyn Fn(&Name) -> bool) -> bool {
        self.expressions().any(|expression| expression.tree().mentions(is))
    }
}
