//! What cannot stand beside the effect of an event: it is put aside when the effect changes, and comes back with one that it
//! can stand beside.

use std::collections::BTreeMap;

use serde_json::Value;

use super::draft::{Change, Path, exact};
use super::outline::Part;
use crate::number::Exact;

/// The limits that were put aside in a form, as long as the focus stays in that form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    part: Option<Part>,
    aside: BTreeMap<Path, Value>,
}

impl Limits {
    /// What else changes when something is set in a form: where it is the effect of an event, the limit of that event.
    pub fn beside(&mut self, tree: &Value, part: Part, change: &Change) -> Option<Change> {
        let Change::Set(path, effect) = change else { return None };
        let (event, _) = path.split().filter(|(event, key)| key == "effect" && is_event(event))?;
        if self.part != Some(part) {
            *self = Self { part: Some(part), aside: BTreeMap::new() };
        }
        let limit = event.key("limit");
        match limit.get(tree) {
            Some(stands) if !fits(stands, effect) => {
                self.aside.insert(limit.clone(), stands.clone());
                Some(Change::Remove(limit))
            }
            Some(_) => None,
            None => {
                let kept = self.aside.get(&limit).filter(|kept| fits(kept, effect))?.clone();
                Some(Change::Set(limit, kept))
            }
        }
    }

    /// Forgets everything: elements have moved, so that places mean others.
    pub fn clear(&mut self) {
        self.aside.clear();
    }
}

fn is_event(path: &Path) -> bool {
    path.place().and_then(|(list, _)| list.split()).is_some_and(|(_, key)| key == "events")
}

/// Whether a limit can stand beside an effect: it lies where the effect leads, and no single occurrence goes beyond it.
fn fits(limit: &Value, effect: &Value) -> bool {
    let points = ["each", "steps", "between"].into_iter().find_map(|way| effect.get(way));
    let points: Vec<Exact> = match points {
        None => return false,
        Some(Value::Array(list)) => list.iter().filter_map(exact).collect(),
        Some(one) => exact(one).into_iter().collect(),
    };
    let Some(limit) = exact(limit).filter(|limit| !limit.is_zero()) else { return false };
    points.iter().all(|points| if limit.is_negative() { limit <= *points } else { limit >= *points })
        && points.iter().all(|points| points.is_zero() || points.is_negative() == limit.is_negative())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn tree(limit: Option<i64>) -> Value {
        let mut event = json!({"id": "e", "effect": {"each": -2}});
        if let Some(limit) = limit {
            event["limit"] = json!(limit);
        }
        json!({"sections": [{"criteria": [{"events": [event]}]}]})
    }

    fn set(effect: Value) -> Change {
        Change::Set(Path::of("sections/0/criteria/0/events/0/effect"), effect)
    }

    #[test]
    fn a_limit_goes_with_the_effect_that_it_belongs_to_and_comes_back_with_it() {
        let (limit, part) = (Path::of("sections/0/criteria/0/events/0/limit"), Part::Criterion(0, 0));
        let mut limits = Limits::default();
        let mut beside = |stands, effect| limits.beside(&tree(stands), part, &set(effect));
        assert_eq!(beside(Some(-4), json!("all")), Some(Change::Remove(limit.clone())));
        assert_eq!(beside(None, json!("nothing")), None);
        assert_eq!(beside(None, json!({"each": 2})), None, "it is of the other sign");
        assert_eq!(beside(None, json!({"steps": [0, -2, -6]})), None, "one occurrence goes beyond it");
        assert_eq!(beside(None, json!({"between": [-3, -1]})), Some(Change::Set(limit.clone(), json!(-4))));
        assert_eq!(beside(Some(-4), json!({"each": -1})), None, "it can stay");
    }

    #[test]
    fn another_form_knows_nothing_of_what_was_put_aside() {
        let mut limits = Limits::default();
        limits.beside(&tree(Some(-4)), Part::Criterion(0, 0), &set(json!("all")));
        assert_eq!(limits.beside(&tree(None), Part::Criterion(0, 1), &set(json!({"each": -1}))), None);
    }
}
