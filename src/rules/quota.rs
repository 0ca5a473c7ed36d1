//! Quotas: how many may be in a class.

use std::collections::BTreeMap;
use std::ops::Not;

use schemars::JsonSchema;
use serde::Serialize;

use super::expression::Expression;
use super::fault::Fault;
use super::id::{ClassId, InputId, QuotaId, TitleId};
use super::read;
use super::rulebook::Rulebook;
use super::schema::optional;
use crate::number::{Exact, Rounding};

/// A quota. Quotas act after all gates, the best class first, groups before the unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Quota {
    /// Its id.
    pub id: QuotaId,
    /// The class that it limits.
    pub class: ClassId,
    /// Whether those who have a better class count, too: so many have this class or a better one at most.
    #[serde(skip_serializing_if = "Not::not")]
    pub and_better: bool,
    /// How many may be in it.
    pub at_most: Most,
    /// Within whom it is counted.
    pub within: Within,
    /// What happens to those over it.
    pub over: Over,
    /// What gives the places, the greater first; the total over the maximum if nothing is said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Expression>,
    /// What decides between equals, the greater first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<Expression>,
}

impl Quota {
    /// Reads a list of quotas that are counted over all of these sets together.
    ///
    /// # Errors
    /// Every fault, in the order of the text: one of its own, or that one of the sets cannot follow it.
    pub fn read_over(text: &str, sets: &[&Rulebook]) -> Result<Vec<Self>, Vec<Fault>> {
        read::quotas(text, sets)
    }
}

/// How many may be in a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Most {
    /// So many.
    Count(#[schemars(range(min = 1, max = 10_000))] u32),
    /// A share of somebody.
    Share(Share),
    /// A share of somebody that depends on the unit's own class, or on what a group is.
    Table(ShareTable),
}

/// A share of somebody that depends on the unit's own class, or on what a group is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = optional("round"))]
pub struct ShareTable {
    /// What the share depends on.
    #[serde(flatten)]
    pub by: By,
    /// Of whom.
    pub of: Of,
    /// How the product becomes a whole number.
    pub round: Rounding,
    /// So many may be in whatever the share comes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 10_000))]
    pub least: Option<u32>,
}

/// What a share depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum By {
    /// The share for each class that the unit itself may have, by that class's id.
    #[serde(rename = "by_unit_class")]
    UnitClass(#[schemars(extend("minProperties" = 1))] BTreeMap<String, Exact>),
    /// A share for what all ranked members of a group, or of like duties, say alike.
    #[serde(rename = "by_input")]
    Input(InputShares),
}

/// A share for each option of an input that is the same for everybody in a group, such as the class of a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InputShares {
    /// The input, a choice.
    pub input: InputId,
    /// The share for each of its options.
    #[schemars(extend("minProperties" = 1))]
    pub shares: BTreeMap<String, Exact>,
}

/// Why nobody knows how many a quota allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// A total, a vote or another value is missing that decides who is over it.
    Places,
    /// The unit's own class is not known, or the table has no share for it.
    UnitClass,
    /// The fact that the share depends on is not known of everybody ranked in the group.
    Unknown(InputId),
    /// Those who are ranked in the group do not say the same.
    Differing(InputId),
    /// All say the same, and the table has no share for it.
    NotInTable(InputId),
}

impl By {
    /// The shares, by what they are for.
    pub fn shares(&self) -> &BTreeMap<String, Exact> {
        match self {
            Self::UnitClass(shares) => shares,
            Self::Input(by) => &by.shares,
        }
    }
}

/// A share of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, transform = optional("round"))]
pub struct Share {
    /// The share.
    pub share: Exact,
    /// Of whom.
    pub of: Of,
    /// How the product becomes a whole number.
    pub round: Rounding,
    /// So many may be in whatever the share comes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 10_000))]
    pub least: Option<u32>,
}

/// Of whom a quota is a share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// Everybody with a sheet.
    Members,
    /// Those who have a class.
    Ranked,
    /// Those who have this class, after the quota's own moves. It is none of those that the quota counts.
    Class(ClassId),
    /// Those who have won this title, which stands before the limited one; for the quotas of titles only.
    Title(TitleId),
}

/// Within whom a quota is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    /// In each group by itself. Members without a group are one group.
    Group,
    /// In each group of like duties by itself. Members without one are one group.
    Duty,
    /// In the whole unit.
    Unit,
}

/// What happens to those over a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// They keep the class as a proposal, and the committee must decide.
    Refer,
    /// The lowest by their places move to the class after the limited one; a tie at the edge is referred.
    Rank,
    /// Nothing; it is only said.
    Warn,
}

impl Most {
    /// The class whose members the share is taken of, if it is one.
    pub(super) fn of_class(&self) -> Option<&ClassId> {
        match self.of()? {
            Of::Class(class) => Some(class),
            Of::Members | Of::Ranked | Of::Title(_) => None,
        }
    }

    /// The title of whose winners the share is taken, if it is one.
    pub(super) fn of_title(&self) -> Option<&TitleId> {
        match self.of()? {
            Of::Title(title) => Some(title),
            Of::Members | Of::Ranked | Of::Class(_) => None,
        }
    }

    /// How many may be in whatever the share comes to.
    pub fn least(&self) -> Option<u32> {
        match self {
            Self::Count(_) => None,
            Self::Share(share) => share.least,
            Self::Table(table) => table.least,
        }
    }

    /// The shares by an input, if it is such a table.
    pub fn by_input(&self) -> Option<&InputShares> {
        match self {
            Self::Table(ShareTable { by: By::Input(by), .. }) => Some(by),
            _ => None,
        }
    }

    /// Of whom it is a share, if it is one.
    pub(super) fn of(&self) -> Option<&Of> {
        match self {
            Self::Count(_) => None,
            Self::Share(share) => Some(&share.of),
            Self::Table(table) => Some(&table.of),
        }
    }
}
