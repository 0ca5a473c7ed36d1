//! What a set asks of earlier meetings, so that only those are looked at that it needs, and of the roster.

use std::collections::BTreeSet;

use super::case::Field;
use super::expression::{Expression, Measure, Name};
use super::gate::{Gate, GateScope};
use super::id::{BallotId, CriterionId, EventId, InputId};
use super::input::Source;
use super::rulebook::Rulebook;
use super::set::Period;

/// What a set asks of earlier meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The inputs that it asks to be added up over the unit's year.
    pub years: BTreeSet<InputId>,
    /// The events that it asks to be counted over the unit's year.
    pub happened: BTreeSet<(CriterionId, EventId)>,
    /// The inputs that earlier meetings carry on.
    pub earlier: BTreeSet<InputId>,
    /// The inputs that it adds up over earlier meetings of one kind.
    pub sums: BTreeSet<InputId>,
    /// Which meetings it looks at, by how long their periods are.
    pub kinds: Vec<Period>,
    /// How far back gates that fired still count.
    pub gates: Reach,
}

/// How far back something matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    #[default]
    Nothing,
    /// To the beginning of the unit's year.
    Year,
    /// As far as there are meetings.
    Ever,
}

impl Needs {
    /// Whether it asks nothing.
    pub fn is_empty(&self) -> bool {
        self.reach() == Reach::Nothing
    }

    /// How far back the meetings that it needs lie, those about whole years aside.
    pub fn reach(&self) -> Reach {
        let year = !self.years.is_empty() || !self.happened.is_empty() || !self.kinds.is_empty();
        let own = match (self.earlier.is_empty(), year) {
            (false, _) => Reach::Ever,
            (true, true) => Reach::Year,
            (true, false) => Reach::Nothing,
        };
        own.max(self.gates)
    }

    /// What both ask.
    pub fn and(mut self, other: Self) -> Self {
        self.years.extend(other.years);
        self.happened.extend(other.happened);
        self.earlier.extend(other.earlier);
        self.sums.extend(other.sums);
        self.kinds
            .extend(other.kinds.into_iter().filter(|kind| !self.kinds.contains(kind)).collect::<Vec<_>>());
        self.gates = self.gates.max(other.gates);
        self
    }
}

impl Rulebook {
    /// What the set asks of earlier meetings.
    pub fn needs(&self) -> Needs {
        let set = self.set();
        let carried = set.inputs.iter().filter(|input| input.from == Source::Earlier);
        let reach = |scope: &GateScope| match scope {
            GateScope::Period => Reach::Nothing,
            GateScope::Term | GateScope::Year => Reach::Year,
            GateScope::Months(_) | GateScope::Until(_) => Reach::Ever,
        };
        let mut needs = Needs {
            earlier: carried.map(|input| input.id.clone()).collect(),
            gates: set.gates.iter().map(|gate| reach(&gate.scope)).max().unwrap_or_default(),
            ..Needs::default()
        };
        for name in self.expressions().flat_map(|expression| expression.tree().names()) {
            match name {
                Name::Year(input) => {
                    needs.years.insert(input.clone());
                }
                Name::YearHappened(criterion, event) => {
                    needs.happened.insert((criterion.clone(), event.clone()));
                }
                Name::Past(kind, measure) => {
                    if !needs.kinds.contains(kind) {
                        needs.kinds.push(*kind);
                    }
                    if let Measure::Sum(input) = measure {
                        needs.sums.insert(input.clone());
                    }
                }
                _ => {}
            }
        }
        needs
    }

    /// Whether the class of anybody can depend on the votes for a title, which are held only once the classes stand.
    pub fn awaits_title_votes(&self) -> bool {
        let is_title = |id: &BallotId| self.set().titles.iter().any(|title| title.id.as_str() == id.as_str());
        let asks = |expression: &Expression| {
            let names = expression.tree().names();
            names.into_iter().any(|name| matches!(name, Name::Ballot(id) if is_title(id)))
        };
        let gates = self.gates().filter_map(Gate::when);
        gates.chain(self.classes().filter_map(|class| class.when.as_ref())).any(asks)
    }

    /// What the set asks of the roster, beside the columns that its inputs name.
    pub fn fields(&self) -> BTreeSet<Field> {
        let names = self.expressions().flat_map(|expression| expression.tree().names());
        names
            .filter_map(|name| match name {
                Name::Member(field) => Some(*field),
                _ => None,
            })
            .collect()
    }
}
