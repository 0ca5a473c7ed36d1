//! Sheets on which points count faults, so that fewer are better.

use super::super::expression::{Compare, Name, Part, Tree};
use super::super::rulebook::Rulebook;

/// Whether the conditions of classes bound the total from above, and never from below.
pub(super) fn fewer_are_better(rulebook: &Rulebook) -> bool {
    let mut bounds = Vec::new();
    for when in rulebook.classes().filter_map(|class| class.when.as_ref()) {
        of_total(when.tree(), true, &mut bounds);
    }
    let is_upper = |how: &Compare| matches!(how, Compare::Less | Compare::AtMost);
    let is_lower = |how: &Compare| matches!(how, Compare::More | Compare::AtLeast);
    bounds.iter().any(is_upper) && !bounds.iter().any(is_lower)
}

/// How the total is compared, where the whole must hold, or must not.
fn of_total(tree: &Tree, holds: bool, found: &mut Vec<Compare>) {
    match &tree.part {
        Part::Not(inner) => of_total(inner, !holds, found),
        Part::Compare(how, one, other) => {
            let is_total = |side: &Tree| side.part == Part::Name(Name::Total);
            let how = if holds { *how } else { how.opposite() };
            found.extend(is_total(one).then_some(how));
            found.extend(is_total(other).then_some(how.turned()));
        }
        _ => tree.inner().into_iter().for_each(|inner| of_total(inner, holds, found)),
    }
}
