//! Days and months between two days: up to which, and from which.

use super::super::case::Field;
use super::super::expression::{Function, Name, Part, Tree};
use super::super::rulebook::Rulebook;
use super::finding::Problem;

/// Whether months are counted up to the period's last day, which is then left out: from the first of a month they are
/// one fewer than somebody served.
pub(super) fn counts_to_the_last_day(tree: &Tree) -> bool {
    // A named value is looked at where it is written.
    if tree.called.is_some() {
        return false;
    }
    let own = match &tree.part {
        Part::Call(Function::Months, days) => {
            days.get(1).is_some_and(|to| to.part == Part::Name(Name::PeriodEnd))
        }
        _ => false,
    };
    own || tree.inner().into_iter().any(counts_to_the_last_day)
}

/// What is counted from the end of the period to a day of the member's, which mostly comes before it.
pub(super) fn turned(tree: &Tree, rulebook: &Rulebook) -> Vec<Problem> {
    if tree.called.is_some() {
        return Vec::new();
    }
    let mut problems: Vec<Problem> =
        tree.inner().into_iter().flat_map(|inner| turned(inner, rulebook)).collect();
    if let Part::Call(Function::Months | Function::Days, days) = &tree.part
        && let [from, to] = days.as_slice()
        && let (Part::Name(Name::PeriodEnd | Name::PeriodNext), Part::Name(to)) = (&from.part, &to.part)
        && let Some(fact) = day_of_the_member(to, rulebook)
    {
        let count = tree.written.as_str().to_owned();
        problems.push(Problem::DaysTurned { count, fact });
    }
    problems
}

/// What a day is called that the roster or somebody states about the member.
fn day_of_the_member(name: &Name, rulebook: &Rulebook) -> Option<String> {
    match name {
        Name::Input(id) => Some(rulebook.input(id)?.title.clone()),
        Name::Member(Field::Birth) => Some("member.birth".to_owned()),
        Name::Member(Field::Joined) => Some("member.joined".to_owned()),
        _ => None,
    }
}
