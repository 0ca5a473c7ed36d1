//! Printed sums that follow their parts: nobody has to add up while changing a maximum.

use serde_json::Value;

use super::{Path, number, set};
use crate::number::Exact;

/// Puts the printed sums right that were right before a change, except the one that the change itself is about.
///
/// A sum that somebody typed to be different from its parts stays as it is, and the reading of the set says so.
pub fn follow(before: &Value, after: &mut Value, changed: &Path) {
    let sections = after.get("sections").and_then(Value::as_array).map_or(0, Vec::len);
    for at in 0..sections {
        let path = Path::of("sections").at(at);
        let Some(section) = path.get(after) else { continue };
        // The section may have moved: it is known by its id, and a new one starts right.
        let was = section.get("id").and_then(|id| find(before, id));
        let was_right = was.is_none_or(|was| is_right(was.get("max"), sum_of(was)));
        follow_one(after, &path, sum_of(section), was_right, changed);
    }
    let was_right = is_right(before.get("max"), total_of(before));
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

fn is_right(printed: Option<&Value>, sum: Option<Exact>) -> bool {
    printed.is_some() && printed.and_then(exact) == sum
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
