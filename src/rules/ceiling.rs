//! Ceilings: the best class that a gate allows, one for everybody or by what something is.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{ClassId, InputId};

/// The best class that a gate allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(deny_unknown_fields)]
pub enum Ceiling {
    /// This one.
    Class(ClassId),
    /// One that depends on the unit's own class, or on what is said of the member.
    By {
        /// What it depends on, with the class for each.
        table: ClassTable,
    },
}

/// What a ceiling depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum ClassTable {
    /// The class for each that the unit itself may have.
    #[serde(rename = "by_unit_class")]
    UnitClass(#[schemars(extend("minProperties" = 1))] BTreeMap<String, ClassId>),
    /// A class for what an input says.
    #[serde(rename = "by_input")]
    Input(InputClasses),
}

/// A class for each option of an input, such as the class of a department for its head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InputClasses {
    /// The input, a choice.
    pub input: InputId,
    /// The class for each of its options.
    #[schemars(extend("minProperties" = 1))]
    pub classes: BTreeMap<String, ClassId>,
}

/// What a table of ceilings came to for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceiled {
    /// What it was looked up by; none while that is not known.
    pub by: Option<String>,
    /// The best class that it allows; none where the table has none for that.
    pub class: Option<ClassId>,
}

impl Ceiling {
    /// The table, if it is one.
    pub fn table(&self) -> Option<&ClassTable> {
        match self {
            Self::Class(_) => None,
            Self::By { table } => Some(table),
        }
    }

    /// Every class that it may come to.
    pub fn classes(&self) -> Vec<&ClassId> {
        match self {
            Self::Class(class) => vec![class],
            Self::By { table } => table.classes().values().collect(),
        }
    }
}

impl ClassTable {
    /// The classes, by what they are for.
    pub fn classes(&self) -> &BTreeMap<String, ClassId> {
        match self {
            Self::UnitClass(classes) => classes,
            Self::Input(by) => &by.classes,
        }
    }
}
