//! What hung on a value that was changed for another one, so that going back to it by the arrows brings it back.

use serde_json::Value;

use super::draft::Path;
use super::form::Choice;
use super::outline::Part;

/// What was put aside in a form, as long as the focus stays in that form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    part: Option<Part>,
    left: Vec<Left>,
}

/// What hung on one of the values of a row.
#[derive(Clone, Debug, PartialEq)]
struct Left {
    row: Path,
    /// The place of the value among those of the row.
    at: usize,
    /// What the value said that the next one does not.
    said: Value,
}

impl Shelf {
    /// The value that a row is changed to: as it was when the row had it last, else as it begins. What hung on the value
    /// that the row has now is put aside.
    pub fn change(
        &mut self,
        part: Part,
        row: &Path,
        (from, now): (Option<usize>, Option<&Value>),
        (to, choice): (usize, &Choice),
    ) -> Option<Value> {
        if self.part != Some(part) {
            *self = Self { part: Some(part), left: Vec::new() };
        }
        if choice.carries {
            return choice.value.clone();
        }
        if let (Some(at), Some(said)) =
            (from.filter(|from| *from != to), now.and_then(|now| lost(now, choice.value.as_ref())))
        {
            self.left.retain(|left| (&left.row, left.at) != (row, at));
            self.left.push(Left { row: row.clone(), at, said });
        }
        let said = self.left.iter().find(|left| (&left.row, left.at) == (row, to)).map(|left| &left.said);
        Some(with(choice.value.clone()?, said))
    }

    /// Forgets everything: elements have moved, so that places mean others.
    pub fn clear(&mut self) {
        self.left.clear();
    }
}

/// What a value says that another one in its place does not.
fn lost(value: &Value, other: Option<&Value>) -> Option<Value> {
    let Value::Object(fields) = value else { return None };
    let stays = |key: &str, said: &Value| other.and_then(|other| other.get(key)) == Some(said);
    let lost = fields.iter().filter(|(key, said)| !stays(key, said));
    Some(Value::Object(lost.map(|(key, said)| (key.clone(), said.clone())).collect()))
}

/// A value with what was put aside of it.
fn with(mut value: Value, said: Option<&Value>) -> Value {
    if let (Value::Object(fields), Some(Value::Object(said))) = (&mut value, said) {
        fields.extend(said.iter().map(|(key, said)| (key.clone(), said.clone())));
    }
    value
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Changes a row with these values from one to another, and says what it has then.
    fn change(shelf: &mut Shelf, values: &[Value], from: (usize, Value), to: usize) -> Value {
        let choice = Choice::new("", values[to].clone());
        let row = Path::of("gates/0/effect");
        shelf.change(Part::Gate(0), &row, (Some(from.0), Some(&from.1)), (to, &choice)).expect("a value")
    }

    #[test]
    fn what_hung_on_a_value_comes_back_with_it() {
        let values = [json!("refer"), json!({"at_most": "poor"}), json!({"lower": 1})];
        let mut shelf = Shelf::default();
        assert_eq!(change(&mut shelf, &values, (1, json!({"at_most": "good"})), 2), json!({"lower": 1}));
        assert_eq!(change(&mut shelf, &values, (2, json!({"lower": 3})), 0), json!("refer"));
        assert_eq!(change(&mut shelf, &values, (0, json!("refer")), 1), json!({"at_most": "good"}));
        assert_eq!(change(&mut shelf, &values, (1, json!({"at_most": "good"})), 2), json!({"lower": 3}));
    }

    #[test]
    fn what_was_changed_meanwhile_stays_changed() {
        // Both values are the whole gate, with a question or with a condition.
        let gate = |title: &str, key: &str, said: &str| json!({"title": title, key: said});
        let mut shelf = Shelf::default();
        let asked = [gate("A", "finding", ""), gate("A", "when", "")];
        change(&mut shelf, &asked, (0, gate("A", "finding", "Was it so?")), 1);
        let later = [gate("B", "finding", ""), gate("B", "when", "total < 1")];
        let back = change(&mut shelf, &later, (1, gate("B", "when", "total < 1")), 0);
        assert_eq!(back["finding"], "Was it so?");
        assert_eq!(back["title"], "B");
    }

    #[test]
    fn another_form_has_a_shelf_of_its_own() {
        let values = [json!({"at_most": "poor"}), json!({"lower": 1})];
        let mut shelf = Shelf::default();
        change(&mut shelf, &values, (0, json!({"at_most": "good"})), 1);
        let row = Path::of("gates/0/effect");
        let at_most = Choice::new("", values[0].clone());
        let value = shelf.change(Part::Gate(1), &row, (Some(1), Some(&values[1])), (0, &at_most));
        assert_eq!(value, Some(values[0].clone()));
    }
}
