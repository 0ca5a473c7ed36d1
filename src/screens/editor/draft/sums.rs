//! Printed sums that follow their parts: nobody has to add up while changing a maximum.

use serde_json::Value;

use super::{Path, number, set};
use crate::number::Exact;

/// Puts the printed sums right that were right before a change, except the one that the change itself is about.
///
/// A sum that somebody typed to be different from its parts stays as it is, and the reading of the set says so. While a
/// part is no number nothing can be added up; what was right before that is right again once it is one. So `before` are
/// the states before the change, the latest first.
pub fn follow<'v>(before: impl Iterator<Item = &'v Value> + Clone, after: &mut Value, changed: &Path) {
    let sections = after.get("sections").and_then(Value::as_array).map_or(0, Vec::len);
    for at in 0..sections {
        let path = Path::of("sections").at(at);
        let Some(section) = path.get(after) else { continue };
        // The section may have moved: it is known by its id, and a new one starts right.
        let was = before.clone().map_while(|tree| find(tree, section.get("id")?));
        let was_right = was_right(was, sum_of).unwrap_or(true);
        follow_one(after, &path, sum_of(section), was_right, changed);
    }
    let was_right = was_right(before, total_of).unwrap_or(true);
    let total = total_of(after);
    follow_one(after, &Path::root(), total, was_right, changed);
}

fn follow_one(after: &mut Value, part: &Path, sum: Option<Exact>, was_right: bool, changed: &Path) {
    let max = part.key("max");
    if let (Some(sum), true) = (sum, was_right && max != *changed && max.get(after).is_some()) {
        // A set that could be read a moment ago has an object here.
        let _ = set(after, &max, number(&sum.to_string()));
    }
}

fn find<'v>(tree: &'v Value, id: &Value) -> Option<&'v Value> {
    tree.get("sections")?.as_array()?.iter().find(|section| section.get("id") == Some(id))
}

/// Whether the printed sum of a part was right when its parts could last be added up, and is the same since; none where
/// they never could.
fn was_right<'v>(
    mut states: impl Iterator<Item = &'v Value> + Clone,
    sum: fn(&Value) -> Option<Exact>,
) -> Option<bool> {
    let printed = states.clone().next()?.get("max");
    let (then, sum) = states.find_map(|part| Some((part.get("max"), sum(part)?)))?;
    Some(printed.is_some() && printed == then && then.and_then(exact) == Some(sum))
}

/// What the criteria of a section add up to, as far as all are numbers.
pub fn sum_of(section: &Value) -> Option<Exact> {
    let criteria = section.get("criteria")?.as_array()?;
    criteria.iter().try_fold(Exact::ZERO, |sum, criterion| sum.plus(exact(criterion.get("max")?)?))
}

/// What the sections that are neither bonus nor penalty add up to, as far as all are numbers.
pub fn total_of(tree: &Value) -> Option<Exact> {
    let sections = tree.get("sections")?.as_array()?;
    let counted = sections.iter().filter(|section| section.get("bonus").or(section.get("penalty")).is_none());
    counted.map(sum_of).try_fold(Exact::ZERO, |total, sum| total.plus(sum?))
}

/// A value as an exact number, if it is one.
pub fn exact(value: &Value) -> Option<Exact> {
    match value {
        Value::Number(number) => number.to_string().parse().ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}
