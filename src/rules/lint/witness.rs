//! Witnesses: concrete cases out of a block, each shown to be what it is said to be by the evaluation itself.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::case::{Accumulated, Case, Field, History, PeriodDates, Tally, Value};
use super::super::criterion::{Criterion, Start};
use super::super::evaluate::evaluate;
use super::super::expression::Name;
use super::super::id::EventId;
use super::super::input::{Input, InputKind};
use super::super::outcome::{Counted, Outcome};
use super::super::voting::MarksRule;
use super::cell::{Cell, Span};
use super::explore::Explorer;
use super::grid::held;
use super::plan::{Brings, Part, Plan};
use super::sheet::rounded;
use super::space::{AxisOf, Block, OTHER};
use super::ways::{Required, Way, ways};
use crate::number::Exact;

/// So many choices of facts are tried where bounds do not tell which are right.
const TRIES: usize = 24;

/// A case and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Witness {
    pub(super) case: Case,
    pub(super) outcome: Outcome,
}

impl Explorer<'_> {
    /// A case of a block that shows what is wanted.
    pub(super) fn witness(&self, block: &Block, shows: impl Fn(&Case, &Outcome) -> bool) -> Option<Witness> {
        let guessed = self.space.axes.iter().any(|axis| matches!(axis.of, AxisOf::Condition(_)));
        let tries = if guessed { TRIES } else { 2 };
        for number in 0..tries {
            let facts = self.facts(block, number);
            for fine in fineness(self.space.rulebook.set().voting.marks) {
                let Some(case) = self.marked(block, &facts, *fine) else { continue };
                let outcome = evaluate(self.space.rulebook, &case);
                if shows(&case, &outcome) {
                    return Some(Witness { case, outcome });
                }
            }
        }
        None
    }

    /// Facts of a case in the block, with every finding that the block leaves open not found. Each number chooses others.
    pub(super) fn facts(&self, block: &Block, number: usize) -> Case {
        let set = self.space.rulebook.set();
        let mut case = Case { history: Some(History::default()), ..Case::default() };
        let (start, end) = (Date::constant(2026, 1, 1), Date::constant(2026, 1, 31));
        let mut period = PeriodDates { start, end };
        for gate in self.space.rulebook.gates().filter(|gate| gate.question().is_some()) {
            case.findings.insert(gate.id.clone(), false);
        }
        for field in [Field::Group, Field::Role, Field::Post, Field::Duty, Field::Audience, Field::Sex] {
            case.fields.insert(field, Value::Text(OTHER.to_owned()));
        }
        for field in [Field::Birth, Field::Joined] {
            case.fields.insert(field, Value::Date(Date::constant(1990, 1, 1)));
        }
        for input in &set.inputs {
            let usual = input.default.clone().unwrap_or_else(|| usual(input));
            case.inputs.insert(input.id.clone(), usual);
        }
        self.even(&mut case);
        let mut years = Vec::new();
        for (index, axis) in self.space.axes.iter().enumerate() {
            let AxisOf::Name(name) = &axis.of else { continue };
            let cells = self.space.run(index, block);
            let value = |usual: Option<&Value>| chosen(cells, usual, number.wrapping_mul(index + 7));
            match name {
                Name::Input(id) => {
                    let value = value(case.inputs.get(id));
                    case.inputs.insert(id.clone(), value);
                }
                Name::Member(field) => {
                    let value = value(case.fields.get(field));
                    case.fields.insert(*field, value);
                }
                Name::Finding(id) => {
                    let found = value(Some(&Value::Flag(false))) == Value::Flag(true);
                    case.findings.insert(id.clone(), found);
                }
                Name::PeriodStart | Name::PeriodEnd | Name::PeriodNext => {
                    if let Value::Date(day) = value(None) {
                        match name {
                            Name::PeriodStart => period.start = day,
                            Name::PeriodEnd => period.end = day,
                            _ => period.end = day.yesterday().unwrap_or(day),
                        }
                    }
                }
                Name::Year(id) => years.push((id.clone(), value(None))),
                Name::YearHappened(criterion, event) => {
                    let count = match value(None) {
                        Value::Number(count) => count.as_whole().and_then(|count| u32::try_from(count).ok()),
                        _ => None,
                    };
                    let tally = Tally { before: count.unwrap_or(0), within: None };
                    if let Some(history) = case.history.as_mut() {
                        let of_criterion = history.happened.entry(criterion.clone()).or_default();
                        of_criterion.insert(event.clone(), tally);
                    }
                }
                Name::PeriodMonth => {
                    let month = match value(None) {
                        Value::Number(month) => month.as_whole().and_then(|month| i8::try_from(month).ok()),
                        _ => None,
                    };
                    let start = month.and_then(|month| Date::new(2026, month, 1).ok()).unwrap_or(start);
                    period = PeriodDates { start, end: start.last_of_month() };
                }
                _ => {}
            }
        }
        for (id, value) in years {
            self.accumulate(&mut case, &id, &value);
        }
        case.period = Some(period);
        case
    }

    /// Lets an input have come to a value over the year, this period included.
    fn accumulate(&self, case: &mut Case, id: &super::super::id::InputId, year: &Value) {
        let own = self.space.axis(&Name::Input(id.clone())).is_some();
        let before = match (year, case.inputs.get(id)) {
            (Value::Number(year), Some(Value::Number(now))) if own => {
                year.minus(*now).filter(|rest| !rest.is_negative()).map(Value::Number)
            }
            (Value::Number(_), _) => Some(Value::Number(Exact::ZERO)),
            (other, _) => Some(other.clone()),
        };
        if !own {
            case.inputs.insert(id.clone(), year.clone());
        }
        if let (Some(before), Some(history)) = (before, case.history.as_mut()) {
            history.year.insert(id.clone(), Accumulated { before, within: None });
        }
    }

    /// The facts with marks and events that come to a total of the block.
    fn marked(&self, block: &Block, facts: &Case, fine: u32) -> Option<Case> {
        let space = &self.space;
        let rulebook = space.rulebook;
        let full = self.full(facts);
        let outcome = evaluate(rulebook, &full);
        let span = |name: Name| space.axis(&name).map(|axis| Span::of(space.run(axis, block)));
        let zeros = span(Name::Zeros);
        let mut offers: Vec<Vec<(Exact, Way)>> = Vec::new();
        let mut sections = Vec::new();
        let mut rows = outcome.criteria.iter();
        // What only takes away is counted from below, as if it began full; in the end so much is too much.
        let mut beyond = Exact::ZERO;
        for (section, result) in rulebook.sections().zip(&outcome.sections) {
            let scale = result.factor?;
            let mut criteria = Vec::new();
            let full = if section.penalty.is_some() { section.sum()? } else { Exact::ZERO };
            for (criterion, row) in section.criteria.iter().zip(rows.by_ref()) {
                let factor = row.factor?.times(scale)?;
                let wanted = span(Name::Criterion(criterion.id.clone())).unwrap_or(Span::ALL);
                let applies = row.counted == Counted::Applies;
                let lowest = section.ends(criterion).0;
                let start = match row.start {
                    Some(start) => Some(start.minus(lowest)?),
                    None => None,
                };
                let all = if !applies {
                    vec![(row.points?.over(row.factor?)?.minus(lowest)?, Way::default())]
                } else if section.penalty.is_some() {
                    ways(&from_below(criterion), start, &self.required(block, criterion), fine)
                } else {
                    let narrowed = self.space.narrowed(criterion, block);
                    ways(&narrowed, start, &self.required(block, criterion), fine)
                };
                let value = |points: Exact| match row.counted {
                    Counted::Applies | Counted::Full => {
                        Some(rounded(points.plus(lowest)?.times(row.factor?)?, criterion.round))
                    }
                    _ => Some(section.ends(criterion).1),
                };
                let all: Vec<(Exact, Way)> = (all.into_iter())
                    .filter(|(points, _)| value(*points).is_some_and(|value| wanted.holds(value)))
                    .collect();
                let counts = applies && section.counts();
                let brings = all.iter().map(|(points, _)| {
                    let zero = counts && points.is_zero();
                    Some(Brings { points: points.times(factor)?, zero })
                });
                criteria.push(brings.collect::<Option<Vec<Brings>>>()?);
                offers.push(all);
            }
            let limits = section.limits.as_ref().map(|limits| &limits.sum);
            let cap = section.bonus.as_ref().map(|bonus| bonus.cap);
            let after = move |sum: Exact| {
                let sum = held(sum.minus(full).unwrap_or(sum), limits);
                let sum = if section.penalty.is_some() { sum.max(section.lowest()) } else { sum };
                let sum = rounded(cap.map_or(sum, |cap| sum.min(cap)), section.round);
                sum.plus(full).unwrap_or(sum)
            };
            beyond = beyond.plus(full)?;
            let wanted = span(Name::Section(section.id.clone())).unwrap_or(Span::ALL).shifted(full);
            sections.push(Part { criteria, after: Box::new(after), wanted });
        }
        let set = rulebook.set();
        let limits = set.limits.as_ref().map(|limits| &limits.sum);
        let times = match &outcome.converted {
            Some(converted) => converted.factor?.max(Exact::ZERO),
            None => Exact::ONE,
        };
        let plan = Plan {
            sections,
            after: Box::new(move |sum: Exact| {
                let sum = sum
                    .minus(beyond)
                    .map_or(sum, |sum| if beyond.is_zero() { sum } else { sum.max(Exact::ZERO) });
                rounded(held(sum.times(times).unwrap_or(sum), limits), set.round)
            }),
            total: span(Name::Total).unwrap_or(Span::ALL),
            zeros: self.sheets.zeros,
            zeros_fit: Box::new(move |count| self.sheets.zeros_fit(zeros, count)),
        };
        let taken = plan.solve()?;
        let mut case = facts.clone();
        let chosen = taken.into_iter().flatten().zip(rulebook.criteria()).zip(offers);
        for ((index, criterion), offers) in chosen {
            let (_, way) = offers.into_iter().nth(index)?;
            if let Some(mark) = way.mark {
                case.marks.insert(criterion.id.clone(), mark);
            }
            case.occurrences.extend(way.occurrences);
        }
        Some(case)
    }

    /// The facts with full marks.
    pub(super) fn full(&self, facts: &Case) -> Case {
        let rulebook = self.space.rulebook;
        let marks = rulebook.criteria().filter_map(|criterion| {
            let mark = rulebook.full_mark(&criterion.id)?;
            Some((criterion.id.clone(), mark))
        });
        Case { marks: marks.collect(), ..facts.clone() }
    }

    /// How often events must have happened in the block.
    fn required(&self, block: &Block, criterion: &Criterion) -> Required {
        let mut required: BTreeMap<EventId, u32> = BTreeMap::new();
        for event in &criterion.events {
            let name = Name::Happened(criterion.id.clone(), event.id.clone());
            let Some(axis) = self.space.axis(&name) else { continue };
            let cells = self.space.run(axis, block);
            let count = cells.first().and_then(Cell::number).and_then(Exact::as_whole);
            // A run that has its first cell nought leaves the event to the points.
            let open = cells.len() == self.space.axes[axis].cells.len();
            if let Some(count) = count.filter(|_| !open).and_then(|count| u32::try_from(count).ok()) {
                required.insert(event.id.clone(), count);
            }
        }
        required
    }
}

/// A criterion that only takes away, as one that begins full.
fn from_below(criterion: &Criterion) -> Criterion {
    let start = match &criterion.start {
        Start::Formula(formula) => Start::Formula(formula.clone()),
        _ => Start::Full,
    };
    Criterion { start, ..criterion.clone() }
}

/// How finely marks are tried: on the step, at its half, at its tenth, as far as votes can come out so. What a majority
/// shares lies on the step; the middle of two marks may lie at its half; means may lie anywhere.
fn fineness(marks: MarksRule) -> &'static [u32] {
    match marks {
        MarksRule::Majority => &[1],
        MarksRule::Median => &[1, 2],
        MarksRule::Mean | MarksRule::TrimmedMean => &[1, 2, 10],
    }
}

/// A value of a run of cells: the usual one where it lies there, else one that the number picks.
fn chosen(cells: &[Cell], usual: Option<&Value>, number: usize) -> Value {
    let holds = |value: &Value| match value {
        Value::Number(number) => Span::of(cells).holds(*number),
        _ => cells.iter().any(|cell| cell.value() == *value),
    };
    if let Some(usual) = usual.filter(|usual| number == 0 && holds(usual)) {
        return usual.clone();
    }
    let cell = cells.get(number % cells.len().max(1));
    let further = |inner: Exact| {
        let steps = Exact::count(number / 3 % 17);
        inner.plus(steps).filter(|further| Span::of(cells).holds(*further)).unwrap_or(inner)
    };
    match cell.map(Cell::value) {
        Some(Value::Number(inner)) => Value::Number(further(inner)),
        Some(value) => value,
        None => Value::Flag(false),
    }
}

/// What an input is taken to be where nothing is asked of it.
fn usual(input: &Input) -> Value {
    let within = |number: Exact| {
        let number = input.least().map_or(number, |least| number.max(least));
        Value::Number(input.most().map_or(number, |most| number.min(most)))
    };
    match &input.kind {
        InputKind::Count(_) => within(Exact::ZERO),
        InputKind::Number | InputKind::Percent => within(Exact::ONE),
        InputKind::Flag => Value::Flag(true),
        InputKind::Choice(options) => Value::Text(options.first().cloned().unwrap_or_default()),
        InputKind::Set(_) => Value::Set(std::collections::BTreeSet::new()),
        InputKind::Date => Value::Date(Date::constant(2026, 1, 1)),
    }
}

#[cfg(test)]
mod tests;
