//! Where the focus stands, also for somebody who starts the program again.

use serde::{Deserialize, Serialize};

use crate::domain::{Item, MemberId};
use crate::rules::{CriterionId, EventId, GateId};

/// A member and a row of their sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// Whose sheet.
    pub member: MemberId,
    /// Which row of it.
    pub row: Row,
}

/// A row of a sheet that can have the focus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// A criterion.
    Criterion(CriterionId),
    /// Something that happened, under its criterion.
    Event(CriterionId, EventId),
    /// A gate that a finding decides.
    Gate(GateId),
}

impl Row {
    /// The row of the sheet that shows an item; the class and the titles have none.
    pub fn of(item: &Item) -> Option<Self> {
        Some(match item {
            Item::Mark(criterion) => Self::Criterion(criterion.clone()),
            Item::Occurrence { criterion, event } => Self::Event(criterion.clone(), event.clone()),
            Item::Finding(gate) => Self::Gate(gate.clone()),
            Item::Class | Item::Title(_) => return None,
        })
    }
}
