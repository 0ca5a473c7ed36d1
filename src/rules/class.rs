//! Classes: what a case ends up as.

use schemars::JsonSchema;
use serde::Serialize;

use super::expression::Expression;
use super::id::ClassId;
use crate::number::Exact;

/// A class. The set lists them best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Class {
    /// Its id.
    pub id: ClassId,
    /// Its full title.
    pub title: String,
    /// A short title for narrow tables; the full one where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// What it stands for, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// What must hold; a class without a condition is reached through `otherwise` or a gate only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Expression>,
    /// The score that stands for the class where a gate sets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Exact>,
}

/// What becomes of a case that no class's condition fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// It falls in this class.
    Class(ClassId),
    /// The committee must decide.
    Refer,
}

impl Class {
    /// The title for narrow places.
    pub fn short_title(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}
