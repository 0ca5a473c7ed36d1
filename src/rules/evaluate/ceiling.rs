//! What a ceiling comes to that depends on something.

use super::super::ceiling::{Ceiled, Ceiling, ClassTable};
use super::super::expression::{Content, Facts, Gaps, Name};
use super::super::gate::{Gate, GateEffect};
use super::super::outcome::Missing;
use super::facts::View;

/// What a table of ceilings comes to in a case.
pub(super) struct Ceilings {
    pub(super) ceiled: Ceiled,
    /// Every ceiling that it may come to.
    pub(super) ways: Vec<GateEffect>,
    /// The facts that keep it open which.
    pub(super) gaps: Gaps,
}

impl Ceilings {
    /// Looks a gate's ceiling up in its table. None is left out that may come: of the unit's class that is not known all in the
    /// table, and that it is in none of them; of what the table does not tell likewise.
    pub(super) fn of(gate: &Gate, table: &ClassTable, view: &View<'_>) -> Self {
        let name = match table {
            ClassTable::UnitClass(_) => Name::UnitClass,
            ClassTable::Input(by) => Name::Input(by.input.clone()),
        };
        let reading = view.read(&name);
        let by = match reading.content {
            Content::Text(text) => text,
            _ => None,
        };
        let class = by.as_ref().and_then(|by| table.classes().get(by)).cloned();
        let at_most = |class| GateEffect::AtMost(Ceiling::Class(class));
        let all = || table.classes().values().cloned().map(at_most);
        let (ways, gaps) = match (&by, &class, table) {
            (Some(_), Some(class), _) => (vec![at_most(class.clone())], Gaps::NONE),
            (None, _, ClassTable::Input(_)) => (all().collect(), reading.missing),
            (None, _, ClassTable::UnitClass(_)) => {
                (all().chain([GateEffect::Nothing]).collect(), reading.missing)
            }
            (Some(_), None, _) => {
                let missing = Gaps::one(Missing::NotInTable(gate.id.clone()));
                (all().chain([GateEffect::Nothing]).collect(), missing)
            }
        };
        Self { ceiled: Ceiled { by, class }, ways, gaps }
    }
}
