//! Named values: what several expressions of a set use, written once.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::expression::Expression;
use super::fault::Trouble;
use super::id::ValueId;
use crate::text::nearest;

/// A value that a set works out under a name, for its expressions to use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NamedValue {
    /// Its id; `value.<id>` in expressions.
    pub id: ValueId,
    /// What it is called.
    pub title: String,
    /// What it stands for, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// What it comes to, out of the facts, the points and the values that stand before it.
    pub value: Expression,
}

/// The named values that can be used where an expression stands.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Values {
    /// Every id that the file declares, in its order.
    declared: Vec<String>,
    /// How many of them stand before the expression, or are it.
    reached: usize,
    known: Vec<Arc<NamedValue>>,
    /// Whether there are no values because expressions are for several sets.
    shared: bool,
}

impl Values {
    /// None are known yet of these.
    pub(in crate::rules) fn declared(ids: impl Iterator<Item = String>) -> Self {
        Self { declared: ids.collect(), ..Self::default() }
    }

    /// There can be none: the expressions are for several sets.
    pub(in crate::rules) fn of_several_sets() -> Self {
        Self { shared: true, ..Self::default() }
    }

    /// All values of a set that has been read.
    pub(in crate::rules) fn of(values: &[NamedValue]) -> Self {
        let known = values.iter().map(|value| Arc::new(value.clone())).collect();
        let declared = values.iter().map(|value| value.id.to_string()).collect();
        Self { declared, reached: values.len(), known, shared: false }
    }

    /// The next value in the file begins, or was the last one.
    pub(in crate::rules) fn next(&mut self) {
        self.reached += 1;
    }

    /// Takes in the value that was just read.
    pub(in crate::rules) fn know(&mut self, value: &NamedValue) {
        self.known.push(Arc::new(value.clone()));
    }

    /// The value of that id.
    ///
    /// # Errors
    /// Why there is none that could be used.
    pub(in crate::rules) fn find(&self, id: &str) -> Result<Arc<NamedValue>, Trouble> {
        if let Some(value) = self.known.iter().find(|value| value.id.as_str() == id) {
            return Ok(Arc::clone(value));
        }
        let name = format!("value.{id}");
        match self.declared.iter().position(|other| other == id) {
            _ if self.shared => Err(Trouble::ValueOfOneSet(name)),
            Some(at) if at + 1 < self.reached => Err(Trouble::ValueSpoilt(name)),
            Some(_) => Err(Trouble::ValueLater(name)),
            None => {
                let known = self.known.iter().map(|value| value.id.as_str());
                let near = nearest(id, known).map(|near| format!("value.{near}"));
                Err(Trouble::UnknownName(name, near))
            }
        }
    }
}

#[cfg(test)]
mod tests;
