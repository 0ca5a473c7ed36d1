//! Places: the names of groups and duties, each kept once.

use std::collections::HashMap;

use super::super::super::case::{Case, Field, Value};

/// The names of groups, each with its number; nought stands for none.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

impl Places {
    /// The number of what a case says in a field.
    pub(super) fn number(&mut self, case: &Case, field: Field) -> u32 {
        let Some(Value::Text(name)) = case.fields.get(&field) else {
            return 0;
        };
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        self.names.push(name.clone());
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.clone(), number);
        number
    }

    /// The name of that number.
    pub(super) fn name(&self, number: u32) -> Option<&str> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.names.get(index).map(String::as_str)
    }
}
