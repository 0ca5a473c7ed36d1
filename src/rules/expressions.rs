//! Where expressions stand in a set: the one list, for whoever looks through all of them.

use super::criterion::Start;
use super::expression::Expression;
use super::gate::Gate;
use super::rulebook::Rulebook;

impl Rulebook {
    /// Every condition that decides points or class: of classes, of gates, and of whom criteria apply to.
    pub(in crate::rules) fn conditions(&self) -> impl Iterator<Item = &Expression> {
        let classes = self.classes().filter_map(|class| class.when.as_ref());
        let applies = self.criteria().filter_map(|criterion| Some(&criterion.applies.as_ref()?.when));
        classes.chain(self.gates().filter_map(Gate::when)).chain(applies)
    }

    /// Every expression: the conditions, formulas, what titles ask, and what decides between equals.
    pub(in crate::rules) fn expressions(&self) -> impl Iterator<Item = &Expression> {
        let formulas = self.criteria().filter_map(|criterion| match &criterion.start {
            Start::Formula(formula) => Some(formula),
            _ => None,
        });
        let ties = self.set().quotas.iter().flat_map(|quota| &quota.ties);
        let titles = self.set().titles.iter().flat_map(|title| {
            let ties = title.quota.iter().flat_map(|quota| &quota.ties);
            title.when.iter().chain(ties)
        });
        self.conditions().chain(formulas).chain(ties).chain(titles)
    }
}
