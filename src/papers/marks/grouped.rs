//! Groups that a file names in two ways, which differ in capitals alone: quotas would count them apart.

use std::collections::BTreeMap;

use super::fault::Wrong;
use crate::rules::{Case, Field, Value};

/// What members are grouped by.
const GROUPING: [Field; 2] = [Field::Group, Field::Duty];

/// How the members so far spell their groups.
#[derive(Default)]
pub(super) struct Grouped {
    /// By the text in small letters: as the first member has it.
    spelt: BTreeMap<(Field, String), String>,
}

impl Grouped {
    /// The groups of a member that a member before spells otherwise.
    pub(super) fn take(&mut self, case: &Case) -> Vec<(Field, Wrong)> {
        let mut otherwise = Vec::new();
        for field in GROUPING {
            let Some(Value::Text(text)) = case.fields.get(&field) else { continue };
            let first = self.spelt.entry((field, text.to_lowercase())).or_insert_with(|| text.clone());
            if first != text {
                otherwise.push((field, Wrong::SpeltOtherwise(text.clone(), first.clone())));
            }
        }
        otherwise
    }
}
