//! What the members of a unit come to on average. It needs no class, so conditions of classes may compare with it.

use super::super::super::expression::Name;
use super::super::super::outcome::Truth;
use super::super::super::rulebook::Rulebook;
use super::super::caps::cap;
use super::super::facts::{Given, View, World};
use super::super::firing::Detail;
use super::super::gates::gated_out;
use super::super::settle::settle;
use super::{Entry, UnitFacts, UnitRules};
use crate::number::Exact;

/// The first pass over a unit, where one of its sets asks for `unit.mean_total` or `unit.members`.
#[derive(Clone, Debug)]
pub struct Means<'a> {
    class: Option<&'a str>,
    /// Each set's sum and count, each none once it cannot be known; nothing for a set that does not ask.
    sets: Vec<Option<(Option<Exact>, Option<usize>)>>,
}

impl<'a> Means<'a> {
    /// Nobody is counted yet.
    pub fn new(rules: &UnitRules<'a>) -> Self {
        let start = |rulebook: &&Rulebook| asks(rulebook).then_some((Some(Exact::ZERO), Some(0)));
        Self { class: rules.class, sets: rules.sets.iter().map(start).collect() }
    }

    /// Whether a set asks for it at all; if not, this pass can be left out.
    pub fn wanted(&self) -> bool {
        self.sets.iter().any(Option::is_some)
    }

    /// Counts a member, unless a gate bars them or they are incomplete. Whose result stands although their total is not
    /// known yet counts all the same, and leaves the mean unknown.
    pub fn add(&mut self, entry: Entry<'_>) {
        let Some(Some((sum, count))) = self.sets.get_mut(entry.set) else { return };
        let unit = UnitFacts { class: self.class.map(str::to_owned), ..UnitFacts::UNKNOWN };
        let world = World::new(Given::new(entry.rulebook, entry.case, &unit));
        let caps = cap(&world, world.sheet.total.clone(), None, Detail::Verdict);
        let view = View { world: &world, total: &caps.total, class: None, along: None };
        let out = gated_out(&view, &caps.acting);
        let total = caps.total.range().known();
        let counts = match (out, total) {
            (Truth::True, _) => false,
            (Truth::False, Some(_)) => true,
            _ => settle(&world, Detail::Verdict).verdict().is_some(),
        };
        if counts {
            *sum = sum.zip(total).and_then(|(sum, total)| sum.plus(total));
            *count = count.filter(|_| out == Truth::False).map(|count| count + 1);
        }
    }

    /// What each set's members see, in the order of the sets.
    pub fn facts(&self) -> Vec<UnitFacts> {
        let facts = self.sets.iter().map(|set| {
            let mean = set.and_then(|(sum, count)| sum?.over(Exact::count(count?)));
            let members = set.and_then(|(_, count)| count);
            UnitFacts { class: self.class.map(str::to_owned), mean_total: mean, members }
        });
        facts.collect()
    }
}

/// Whether an expression of the set compares with what the unit comes to.
pub(in crate::rules) fn asks(rulebook: &Rulebook) -> bool {
    rulebook.asks(&|name| matches!(name, Name::UnitMeanTotal | Name::UnitMembers))
}
