//! What a set asks of earlier meetings, so that only those are looked at that it needs, and of the roster.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::case::{Field, PeriodDates};
use super::expression::{Expression, Measure, Name, Within};
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
    /// Of which of them it looks at the totals.
    pub totals: Vec<Period>,
    /// The classes and titles that it looks for among them.
    pub sought: BTreeSet<BallotId>,
    /// Whether it looks at those within its own period, also where this began before the unit's year.
    pub own_period: bool,
    /// How many months, up to the end of its period, it looks back over the unit's year.
    pub months: u16,
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

    /// The first day that what lies in the unit's year, or as far back as it looks, may have; none where the calendar
    /// does not reach as far.
    pub fn since(&self, year: Option<Date>, period: PeriodDates) -> Option<Date> {
        let own = self.own_period.then_some(period.start);
        let window = match self.months {
            0 => None,
            months => Some(period.months_before_its_end(months)?),
        };
        year.map(|year| [own, window].into_iter().flatten().fold(year, Date::min))
    }

    /// What both ask.
    pub fn and(mut self, other: Self) -> Self {
        self.years.extend(other.years);
        self.happened.extend(other.happened);
        self.earlier.extend(other.earlier);
        self.sums.extend(other.sums);
        other.kinds.into_iter().for_each(|kind| put_in(&mut self.kinds, kind));
        other.totals.into_iter().for_each(|kind| put_in(&mut self.totals, kind));
        self.sought.extend(other.sought);
        self.own_period |= other.own_period;
        self.months = self.months.max(other.months);
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
                Name::Past(earlier) => {
                    put_in(&mut needs.kinds, earlier.kind);
                    if earlier.measure.is_of_totals() {
                        put_in(&mut needs.totals, earlier.kind);
                    }
                    needs.sought.extend(earlier.measure.sought().cloned());
                    match earlier.within {
                        Within::Year => {}
                        Within::Here => needs.own_period = true,
                        Within::Months(months) => needs.months = needs.months.max(months),
                    }
                    if let Measure::Sum(input) = &earlier.measure {
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
        let places = self.set().quotas.iter().flat_map(|quota| &quota.order);
        gates.chain(self.classes().filter_map(|class| class.when.as_ref())).chain(places).any(asks)
    }

    /// Whether any condition asks for the votes for a class.
    pub fn asks_votes_for_classes(&self) -> bool {
        let is_class =
            |id: &BallotId| self.set().classes.iter().any(|class| class.id.as_str() == id.as_str());
        let names = self.expressions().flat_map(|expression| expression.tree().names());
        names.into_iter().any(|name| matches!(name, Name::Ballot(id) if is_class(id)))
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

/// Puts a kind of period behind the others, unless it is among them.
fn put_in(kinds: &mut Vec<Period>, kind: Period) {
    if !kinds.contains(&kind) {
        kinds.push(kind);
    }
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::tests::book;
    use super::*;

    fn needs(when: &str, scope: &str) -> (Needs, BTreeSet<Field>) {
        let criterion = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
            {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]}"#;
        let gate = format!(
            r#"{{"id": "g", "title": "Kỷ luật", "finding": "?", "effect": {{"lower": 1}}, "scope": {scope}}}"#
        );
        let classes =
            format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
        let more = r#""otherwise": {"class": "B"}, "inputs": [
            {"id": "leave", "title": "Nghỉ", "kind": {"count": "buổi"}}],"#;
        let rulebook = book(criterion, &gate, &classes, more);
        (rulebook.needs(), rulebook.fields())
    }

    #[test]
    fn a_set_looks_as_far_back_as_its_conditions_and_gates_ask() {
        let period = r#""period""#;
        for (when, scope, reach) in [
            ("total > 1", period, Reach::Nothing),
            ("year.leave > 1", period, Reach::Year),
            ("year.c.late > 1", period, Reach::Year),
            ("past.month.meetings > 1", period, Reach::Year),
            ("total > 1", r#""year""#, Reach::Year),
            ("total > 1", r#"{"months": 12}"#, Reach::Ever),
            ("year.leave > 1", r#"{"months": 12}"#, Reach::Ever),
        ] {
            let (needs, _) = needs(when, scope);
            assert_eq!(needs.reach(), reach, "{when} {scope}");
            assert_eq!(needs.is_empty(), reach == Reach::Nothing, "{when} {scope}");
        }
    }

    #[test]
    fn a_set_names_each_kind_of_period_whose_totals_it_asks_for_once() {
        let of = |when: &str| needs(when, r#""period""#).0;
        let months =
            || of("past.month.mean_total > 1 and past.month.last_total > 2 and past.year.meetings > 0");
        assert_eq!(months().totals, [Period::Month]);
        assert_eq!(of("past.quarter.run.A > 1").totals, []);
        let both = months().and(of("past.month.lowest_total > 1 and past.half.mean_share > 50%"));
        assert_eq!(both.totals, [Period::Month, Period::Half]);
    }

    #[test]
    fn a_set_names_what_it_asks_of_the_roster() {
        let (_, fields) =
            needs("member.group = 'Tổ 1' and months(member.joined, period.end) > 6", r#""period""#);
        assert_eq!(fields, [Field::Group, Field::Joined].into());
    }

    #[test]
    fn votes_for_a_class_are_told_from_votes_for_a_title() {
        let asks = |when: &str| {
            let criterion = r#"{"id": "c", "code": "1", "title": "C", "max": 10, "start": "check"}"#;
            let classes =
                format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
            let more = r#""otherwise": {"class": "B"}, "titles": [{"id": "t", "title": "T",
                "votes": {"more_than": "1/2", "of": "present"}}],"#;
            let rulebook = book(criterion, "", &classes, more);
            (rulebook.asks_votes_for_classes(), rulebook.awaits_title_votes())
        };
        assert_eq!(asks("ballot.B < 50%"), (true, false));
        assert_eq!(asks("ballot.t >= 50%"), (false, true));
        assert_eq!(asks("total >= 5"), (false, false));
    }
}
