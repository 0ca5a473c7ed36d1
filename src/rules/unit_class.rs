//! The classes that the unit itself may have, as far as a set's rules name them.

use std::collections::BTreeSet;

use super::ceiling::ClassTable;
use super::expression::{Name, Tree};
use super::gate::Gate;
use super::id::InputId;
use super::quota::{By, Most, ShareTable};
use super::rulebook::Rulebook;
use super::spelling::compared;

impl Rulebook {
    /// Those that a table has something for: a share of a quota, the ceiling of a gate.
    pub fn tabled_unit_classes(&self) -> BTreeSet<&str> {
        let ceilings = self.ceiling_tables().filter_map(|(_, table)| match table {
            ClassTable::UnitClass(classes) => Some(classes.keys().map(String::as_str)),
            ClassTable::Input(_) => None,
        });
        self.unit_classes_with_a_share().into_iter().chain(ceilings.flatten()).collect()
    }

    /// Those that a table of a quota has a share for.
    pub(super) fn unit_classes_with_a_share(&self) -> BTreeSet<&str> {
        self.quotas_at_most().flat_map(Most::unit_classes).collect()
    }

    /// The inputs that tables go by.
    pub fn tabled_inputs(&self) -> Vec<&InputId> {
        let ceilings = self.ceiling_tables().filter_map(|(_, table)| match table {
            ClassTable::UnitClass(_) => None,
            ClassTable::Input(by) => Some(&by.input),
        });
        self.quotas_at_most().filter_map(|most| Some(&most.by_input()?.input)).chain(ceilings).collect()
    }

    /// The tables that ceilings of gates stand in.
    pub(super) fn ceiling_tables(&self) -> impl Iterator<Item = (&Gate, &ClassTable)> {
        self.gates().filter_map(|gate| Some((gate, gate.effect.table()?)))
    }

    /// How many each quota allows, those of titles among them.
    fn quotas_at_most(&self) -> impl Iterator<Item = &Most> {
        let set = self.set();
        let of_titles =
            set.titles.iter().filter_map(|title| title.quota.as_ref().map(|quota| &quota.at_most));
        set.quotas.iter().map(|quota| &quota.at_most).chain(of_titles)
    }

    /// Those that tables have a share for, or that conditions compare the unit's class with.
    pub fn unit_classes(&self) -> BTreeSet<&str> {
        let mut named = self.tabled_unit_classes();
        named.extend(self.expressions().flat_map(|expression| named_unit_classes(expression.tree())));
        named
    }

    /// Those that a meeting can give the unit. A condition that names one asks of every other, too, so where no table says
    /// which there are the set's own classes are among them.
    pub fn possible_unit_classes(&self) -> BTreeSet<&str> {
        let mut possible = self.unit_classes();
        if self.asks(&|name| *name == Name::UnitClass) && self.tabled_unit_classes().is_empty() {
            possible.extend(self.classes().map(|class| class.id.as_str()));
        }
        possible
    }
}

impl Most {
    /// The classes of the unit that it has a share for.
    pub fn unit_classes(&self) -> impl Iterator<Item = &str> {
        let table = match self {
            Self::Table(ShareTable { by: By::UnitClass(shares), .. }) => Some(shares),
            _ => None,
        };
        table.into_iter().flat_map(|shares| shares.keys().map(String::as_str))
    }
}

/// The classes that an expression compares the unit's class with, from left to right.
pub(super) fn named_unit_classes(tree: &Tree) -> Vec<&str> {
    compared(tree, &Name::UnitClass)
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::tests::book;

    #[test]
    fn a_set_names_classes_of_the_unit_in_conditions_and_tables() {
        let classes = r#"{"id": "A", "title": "A", "when": "unit.class in ('xs', 'tot') or 'kha' = unit.class"},
            {"id": "B", "title": "B"}"#;
        let more = r#""otherwise": {"class": "B"}, "quotas": [{"id": "q", "class": "A", "within": "unit", "over": "rank",
            "at_most": {"table": {"by_unit_class": {"xs": "25%", "yeu": "10%"}, "of": "members"}}}],"#;
        let criterion = r#"{"id": "c", "code": "1", "title": "C", "max": 10, "start": "check"}"#;
        let rulebook = book(criterion, "", classes, more);
        assert_eq!(rulebook.tabled_unit_classes().into_iter().collect::<Vec<_>>(), ["xs", "yeu"]);
        assert_eq!(rulebook.unit_classes().into_iter().collect::<Vec<_>>(), ["kha", "tot", "xs", "yeu"]);
        assert_eq!(rulebook.possible_unit_classes(), rulebook.unit_classes());
    }

    #[test]
    fn where_only_conditions_ask_the_unit_may_have_any_class_of_the_set() {
        let possible = |when: &str| {
            let classes =
                format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
            let criterion = r#"{"id": "c", "code": "1", "title": "C", "max": 10, "start": "check"}"#;
            let rulebook = book(criterion, "", &classes, r#""otherwise": {"class": "B"},"#);
            rulebook.possible_unit_classes().into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(possible("unit.class != 'yeu'"), ["A", "B", "yeu"]);
        assert_eq!(possible("total >= 5"), Vec::<String>::new());
    }

    #[test]
    fn what_is_compared_with_something_else_is_no_class_of_the_unit() {
        let when = "('gvcn' = member.duty or member.group in ('to1', 'to2')) and unit.class = 'tot'";
        let classes =
            format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
        let criterion = r#"{"id": "c", "code": "1", "title": "C", "max": 10, "start": "check"}"#;
        let rulebook = book(criterion, "", &classes, r#""otherwise": {"class": "B"},"#);
        assert_eq!(rulebook.unit_classes().into_iter().collect::<Vec<_>>(), ["tot"]);
    }
}
