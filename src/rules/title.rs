//! Emulation titles (danh hiệu) on top of a class.

use schemars::JsonSchema;
use serde::Serialize;

use super::bound::Threshold;
use super::expression::Expression;
use super::id::TitleId;
use super::quota::{Most, Over, Within};

/// An emulation title. The set lists them lowest first, because they are voted on in that order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Title {
    /// Its id; no class of the set has the same.
    pub id: TitleId,
    /// Its full name.
    pub title: String,
    /// A short name for narrow tables; the full one where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// What it stands for, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// What must hold besides; `class` in it is the final class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Expression>,
    /// The titles that must have been won before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<TitleId>,
    /// The titles before it whose winners do not win it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<TitleId>,
    /// The votes that it needs; none where it comes by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes: Option<Threshold>,
    /// How many may win it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota: Option<TitleQuota>,
}

/// How many may win a title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TitleQuota {
    /// The number or share.
    pub at_most: Most,
    /// Within whom it is counted.
    pub within: Within,
    /// What happens to those over it; with `rank` they do not win it.
    pub over: Over,
    /// What gives the places, the greater first; the total over the maximum if nothing is said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Expression>,
    /// What decides between equals, the greater first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<Expression>,
}

impl Title {
    /// The name for narrow places.
    pub fn short_title(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}
