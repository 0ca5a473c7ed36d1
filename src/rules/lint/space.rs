//! The space of cases: every fact that a set's conditions look at, cut into cells; and boxes of such cases.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::case::Field;
use super::super::expression::{Expression, Measure, Name, Tree};
use super::super::gate::{Gate, GateEffect, GateScope};
use super::super::input::InputKind;
use super::super::rulebook::Rulebook;
use super::super::set::Section;
use super::super::sex::SEXES;
use super::atoms::{Bounds, Cutter, names};
use super::cell::{self, Cell, Span};
use super::explore::{cap, loose};
use super::sheet::rounded;
use crate::number::Exact;

/// So many members of a set are tried in all combinations.
const MOST_MEMBERS: usize = 5;

/// The text that stands for all that no condition names.
pub(super) const OTHER: &str = "…";

/// A fact, or a condition that is taken as a fact of its own.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    pub(super) of: AxisOf,
    pub(super) cells: Vec<Cell>,
}

/// What an axis is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AxisOf {
    /// The fact of this name.
    Name(Name),
    /// The condition with this source; whether its facts can make it so is not looked into.
    Condition(String),
}

/// All facts that conditions of a set look at.
pub(super) struct Space<'a> {
    pub(super) rulebook: &'a Rulebook,
    pub(super) axes: Vec<Axis>,
    by_name: BTreeMap<String, usize>,
    by_condition: BTreeMap<String, usize>,
}

/// For every axis the cells from the first up to, without, the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block(pub(super) Vec<(usize, usize)>);

impl<'a> Space<'a> {
    /// The space of a set, cut at all bounds of its conditions.
    pub(super) fn new(rulebook: &'a Rulebook, max_totals: &[Exact]) -> Self {
        Self::asking(rulebook, max_totals, &[])
    }

    /// The same, cut at the bounds of other conditions as well.
    pub(super) fn asking(rulebook: &'a Rulebook, max_totals: &[Exact], besides: &[&Expression]) -> Self {
        let mut cutter = Cutter { max_totals, bounds: Bounds::default() };
        for condition in rulebook.conditions().chain(besides.iter().copied()) {
            cutter.condition(condition.tree());
        }
        for formula in rulebook.formulas() {
            cutter.formula(formula.tree());
        }
        let mut bounds = cutter.bounds;
        let caps = rulebook.gates().filter_map(|gate| match gate.effect {
            GateEffect::TotalAtMost(most) => Some(most),
            _ => None,
        });
        bounds.numbers.entry(Name::Total.spelling()).or_default().extend(caps);
        bounds.names.entry(Name::Total.spelling()).or_insert(Name::Total);
        for gate in rulebook.gates().filter(|gate| gate.question().is_some()) {
            let name = Name::Finding(gate.id.clone());
            bounds.names.entry(name.spelling()).or_insert(name);
        }
        if !besides.is_empty() {
            bounds.names.entry(Name::Class.spelling()).or_insert(Name::Class);
        }
        let is_loose = |gate: &&Gate| {
            gate.scope != GateScope::Period || rulebook.gates().any(|other| other.excludes.contains(&gate.id))
        };
        bounds
            .entangled
            .extend(rulebook.gates().filter(|gate| cap(gate).is_some()).filter(is_loose).map(loose));
        let mut space =
            Self { rulebook, axes: Vec::new(), by_name: BTreeMap::new(), by_condition: BTreeMap::new() };
        space.fill(bounds);
        space
    }

    fn fill(&mut self, bounds: Bounds) {
        for (spelling, name) in &bounds.names {
            if *name == Name::MaxTotal {
                continue;
            }
            if let Some(cells) = self.cells(name, spelling, &bounds) {
                self.by_name.insert(spelling.clone(), self.axes.len());
                self.axes.push(Axis { of: AxisOf::Name(name.clone()), cells });
            }
        }
        for text in bounds.entangled {
            self.by_condition.insert(text.clone(), self.axes.len());
            let cells = vec![Cell::Truth(false), Cell::Truth(true)];
            self.axes.push(Axis { of: AxisOf::Condition(text), cells });
        }
    }

    /// The cells of a fact; none where nothing can be said about it.
    fn cells(&self, name: &Name, spelling: &str, bounds: &Bounds) -> Option<Vec<Cell>> {
        let none = BTreeSet::new();
        let numbers = bounds.numbers.get(spelling).unwrap_or(&none);
        let counted = |span: Span| Some(cell::numbers(span, numbers, Some(Exact::ONE)));
        let measured = |span: Span| Some(cell::numbers(span, numbers, None));
        match name {
            Name::Total | Name::UnitMeanTotal => measured(Span::FROM_ZERO),
            Name::Criterion(id) => {
                let of = |section: &&Section| section.criteria.iter().any(|criterion| criterion.id == *id);
                let section = self.rulebook.sections().find(of).filter(|section| section.penalty.is_some());
                let ends = section.zip(self.rulebook.criterion(id)).map(|(section, own)| section.ends(own));
                measured(ends.map_or(Span::FROM_ZERO, |(low, _)| Span::down_to(low)))
            }
            Name::Section(id) => {
                let section = self.rulebook.section(id).filter(|section| section.penalty.is_some());
                // Rounding may lead one beyond the cap.
                let lowest = section.map(|section| rounded(section.lowest(), section.round));
                measured(lowest.map_or(Span::FROM_ZERO, Span::down_to))
            }
            Name::Level(id) => {
                let levels = self.rulebook.criterion(id)?.levels();
                Some(levels.map(|level| Cell::Text(level.id.to_string())).collect())
            }
            Name::Zeros | Name::Below(_) => {
                let sections = self.rulebook.sections().filter(|section| section.counts());
                let criteria = sections.map(|section| section.criteria.len()).sum();
                counted(Span::up_to(Exact::count(criteria)))
            }
            Name::MaxTotal => None,
            Name::Class => {
                let classes = self.rulebook.classes().map(|class| class.id.to_string());
                Some(classes.chain([String::new()]).map(Cell::Text).collect())
            }
            Name::PeriodStart
            | Name::PeriodEnd
            | Name::PeriodNext
            | Name::YearStart
            | Name::Member(Field::Birth | Field::Joined) => days(bounds.days.get(spelling)),
            Name::PeriodMonth => {
                counted(Span { low: Some((Exact::ONE, true)), high: Some((Exact::whole(12), true)) })
            }
            Name::PeriodYear => counted(Span::FROM_ZERO),
            Name::Member(Field::Sex) => Some(SEXES.map(|sex| Cell::Text(sex.to_owned())).to_vec()),
            Name::Member(_) | Name::UnitClass => Some(texts(bounds.texts.get(spelling))),
            Name::Finding(_) => Some(vec![Cell::Truth(false), Cell::Truth(true)]),
            Name::Happened(..) | Name::Exempted(..) | Name::YearHappened(..) => counted(Span::FROM_ZERO),
            Name::UnitMembers => counted(Span { low: Some((Exact::ONE, true)), high: None }),
            Name::Ballot(_) => measured(Span::up_to(Exact::ONE)),
            Name::Past(earlier) => match earlier.measure {
                Measure::Meetings | Measure::Count(_) | Measure::Run(_) | Measure::RunFrom(_) => {
                    counted(Span::FROM_ZERO)
                }
                Measure::MeanTotal
                | Measure::WeightedTotal
                | Measure::MeanShare
                | Measure::Total(_)
                | Measure::LastTotal
                | Measure::LowestTotal
                | Measure::HighestTotal => measured(Span::FROM_ZERO),
                Measure::Sum(_) => measured(Span::ALL),
                Measure::Last(_) => days(bounds.days.get(spelling)),
            },
            Name::Input(id) | Name::Year(id) => {
                let inputs = &self.rulebook.set().inputs;
                let input = inputs.iter().find(|input| input.id == *id)?;
                let closed = |end: Option<Exact>| end.map(|end| (end, true));
                // What adds up over a year leaves the bounds of what is stated in one meeting.
                let span = match name {
                    Name::Input(_) => Span { low: closed(input.least()), high: closed(input.most()) },
                    _ => Span::ALL,
                };
                match &input.kind {
                    InputKind::Count(_) if span == Span::ALL => counted(Span::FROM_ZERO),
                    InputKind::Count(_) => counted(span),
                    InputKind::Number | InputKind::Percent => measured(span),
                    InputKind::Flag => Some(vec![Cell::Truth(false), Cell::Truth(true)]),
                    InputKind::Choice(options) => Some(options.iter().cloned().map(Cell::Text).collect()),
                    InputKind::Set(options) => subsets(options),
                    InputKind::Date => days(bounds.days.get(spelling)),
                }
            }
        }
    }

    /// The axis of a name.
    pub(super) fn axis(&self, name: &Name) -> Option<usize> {
        self.by_name.get(&name.spelling()).copied()
    }

    /// The axis of a condition that is a fact of its own.
    pub(super) fn condition(&self, text: &str) -> Option<usize> {
        self.by_condition.get(text).copied()
    }

    /// The cells of an axis within a block.
    pub(super) fn run(&self, axis: usize, block: &Block) -> &[Cell] {
        let (from, to) = block.0[axis];
        &self.axes[axis].cells[from..to]
    }

    /// Every case.
    pub(super) fn everything(&self) -> Block {
        Block(self.axes.iter().map(|axis| (0, axis.cells.len())).collect())
    }

    /// The axes that an expression depends on, those of whom a criterion applies to among them if it uses points.
    pub(super) fn axes_of(&self, expression: &Expression) -> Vec<usize> {
        let mut axes = Vec::new();
        let mut maximum = false;
        for atom in expression.tree().atoms() {
            match self.condition(atom.written.as_str()) {
                Some(axis) => axes.push(axis),
                None => {
                    axes.extend(names(atom).filter_map(|name| self.axis(name)));
                    maximum |= uses_maximum(atom);
                }
            }
        }
        if maximum {
            axes.extend(self.applicability());
        }
        axes
    }

    /// The axes that decide which criteria apply.
    pub(super) fn applicability(&self) -> Vec<usize> {
        let applies = self.rulebook.criteria().filter_map(|criterion| criterion.applies.as_ref());
        applies.flat_map(|applies| self.axes_of(&applies.when)).collect()
    }
}

impl Block {
    /// The block in two halves along an axis; none where the axis has one cell left.
    pub(super) fn halves(&self, axis: usize) -> Option<[Self; 2]> {
        let (from, to) = self.0[axis];
        let middle = from + (to - from) / 2;
        (to - from > 1).then(|| [self.with(axis, (from, middle)), self.with(axis, (middle, to))])
    }

    /// The block with other cells on one axis.
    pub(super) fn with(&self, axis: usize, run: (usize, usize)) -> Self {
        let mut block = self.clone();
        block.0[axis] = run;
        block
    }

    /// The cases that lie in both, if any.
    pub(super) fn common(&self, other: &Self) -> Option<Self> {
        let runs = self.0.iter().zip(&other.0).map(|(one, two)| (one.0.max(two.0), one.1.min(two.1)));
        let runs: Vec<(usize, usize)> = runs.collect();
        runs.iter().all(|(from, to)| from < to).then_some(Self(runs))
    }
}

fn uses_maximum(tree: &Tree) -> bool {
    names(tree).any(|name| *name == Name::MaxTotal)
}

fn texts(named: Option<&BTreeSet<String>>) -> Vec<Cell> {
    let named = named.into_iter().flatten().cloned();
    std::iter::once(OTHER.to_owned()).chain(named).map(Cell::Text).collect()
}

/// Each day that is named, the days between, before and after.
fn days(named: Option<&BTreeSet<Date>>) -> Option<Vec<Cell>> {
    let mut days: BTreeSet<Date> = BTreeSet::new();
    for day in named.into_iter().flatten() {
        let around = [day.checked_sub(1.day()).ok()?, *day, day.checked_add(1.day()).ok()?];
        days.extend(around);
    }
    if days.is_empty() {
        days.insert(Date::constant(2020, 1, 1));
    }
    Some(days.into_iter().map(Cell::Day).collect())
}

fn subsets(options: &[String]) -> Option<Vec<Cell>> {
    if options.len() > MOST_MEMBERS {
        return None;
    }
    let all = (0_usize..1 << options.len()).map(|chosen| {
        let members = options.iter().enumerate().filter(|(index, _)| chosen >> index & 1 == 1);
        Cell::Set(members.map(|(_, option)| option.clone()).collect())
    });
    Some(all.collect())
}

#[cfg(test)]
mod tests;
