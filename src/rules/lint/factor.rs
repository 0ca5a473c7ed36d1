//! What a total is multiplied with, over a whole block of cases.

use super::super::case::{Case, Value};
use super::super::criterion::{Criterion, NotApplied};
use super::super::expression::{Expression, Name, Part, Range, Tree};
use super::super::input::{Input, InputKind};
use super::super::rulebook::Rulebook;
use super::example::Example;
use super::explore::Explorer;
use super::finding::{Finding, Problem};
use super::grid::{Grid, held};
use super::path::Path;
use super::reach::Sums;
use super::sheet::{Sheets, rounded};
use super::space::{Block, Space};
use super::view::{View, Way};
use super::witness::Witness;
use crate::number::Exact;

/// So many cases are tried to find one with a factor below nought.
const MOST_TRIED: usize = 256;

/// The least and the most that a factor is in a block; the most is none where it has no bound.
fn factor(times: &Expression, space: &Space<'_>, block: &Block) -> (Exact, Option<Exact>) {
    let view = View { space, block, total: None, max_total: Range::ANY, way: Way::Whole };
    let range = view.range(times);
    let held = |end: Option<Exact>| end.map(|end| end.max(Exact::ZERO));
    (held(range.least).unwrap_or_default(), held(range.most))
}

impl Sheets<'_> {
    /// The totals that sums of sections come to where the set multiplies them; none where some lie beyond the grid.
    pub(super) fn converted(
        &self,
        space: &Space<'_>,
        block: &Block,
        grid: Grid,
        sums: &Sums,
    ) -> Option<Sums> {
        let set = self.rulebook.set();
        let (least, most) = factor(set.times.as_ref()?, space, block);
        let limits = set.limits.as_ref().map(|limits| &limits.sum);
        let ended = |number: Exact| rounded(held(number, limits), set.round);
        // Where nothing bounds the factor, only the limit of the total bounds what it makes of any points.
        let limit = limits.and_then(|limits| limits.max);
        let high = |sum: Exact| {
            let product = if sum.is_zero() { Some(sum) } else { most.and_then(|most| sum.times(most)) };
            product.or(limit).map(ended)
        };
        let greatest = sums.rows.iter().flat_map(|row| row.all().last()).max();
        let top = high(grid.high(greatest.unwrap_or_default()))?;
        if grid.is_beyond(top) {
            return None;
        }
        Some(sums.moved(|cell| {
            let low = grid.low(cell).times(least).map_or(Exact::ZERO, ended);
            let high = high(grid.high(cell)).unwrap_or(top);
            (grid.cell(low), grid.cell(high))
        }))
    }

    /// The greatest total that anybody can come to.
    pub(super) fn greatest(&self, space: &Space<'_>) -> Option<Exact> {
        let mut most = self.rulebook.max_total()?;
        for section in self.rulebook.sections() {
            let gives = |one: &Criterion| {
                one.applies.as_ref().is_some_and(|applies| matches!(applies.otherwise, NotApplied::Share(_)))
            };
            // What a bonus gives to others leaves its cap behind.
            if section.bonus.is_some() && section.criteria.iter().any(gives) {
                return None;
            }
            if let Some(bonus) = &section.bonus {
                most = most.plus(bonus.cap.min(section.sum()?))?;
            }
        }
        let set = self.rulebook.set();
        if let Some(times) = &set.times {
            most = most.times(factor(times, space, &space.everything()).1?)?;
        }
        let least = set.limits.as_ref().and_then(|limits| limits.sum.min);
        let whole = least.map_or(most, |least| most.max(least));
        let rounds = set.round.is_some()
            || self.rulebook.sections().any(|section| {
                let raised = section.limits.as_ref().is_some_and(|limits| limits.sum.min.is_some());
                raised || section.round.is_some() || section.criteria.iter().any(|one| one.round.is_some())
            });
        (!rounds).then_some(whole)
    }
}

impl Explorer<'_> {
    /// The numbers that a factor asks of a member, where nothing else is asked of them, so that it is about one: as
    /// many days worked as were due.
    pub(super) fn even(&self, case: &mut Case) {
        let set = self.space.rulebook.set();
        let Some(times) = &set.times else { return };
        let asked = asked(times, self.space.rulebook);
        let mut numbers = written(times.tree());
        numbers
            .extend(asked.iter().flat_map(|input| [number(input.default.as_ref()), input.most()]).flatten());
        let even = numbers.into_iter().max().unwrap_or(Exact::ONE);
        for input in asked.into_iter().filter(|input| input.default.is_none()) {
            let within = input.least().map_or(even, |least| even.max(least));
            let within = input.most().map_or(within, |most| within.min(most));
            case.inputs.insert(input.id.clone(), Value::Number(within));
        }
    }
}

/// Whether a factor can fall below nought, where it counts as nought.
pub(super) fn below_nought(explorer: &Explorer<'_>) -> Option<Finding> {
    let rulebook = explorer.space.rulebook;
    let times = rulebook.set().times.as_ref()?;
    let everything = explorer.space.everything();
    let view = View {
        space: &explorer.space,
        block: &everything,
        total: None,
        max_total: Range::ANY,
        way: Way::Whole,
    };
    if view.range(times).least.is_some_and(|least| !least.is_negative()) {
        return None;
    }
    let inputs = asked(times, rulebook);
    let tried: Vec<Vec<Exact>> = inputs.iter().map(|input| tried(input, times)).collect();
    (0..MOST_TRIED).find_map(|number| {
        let mut rest = number;
        let shows = |case: &Case| {
            let outcome = super::super::evaluate::evaluate(rulebook, case);
            let factor = outcome.converted.as_ref().and_then(|converted| converted.factor);
            factor.is_some_and(Exact::is_negative).then_some(outcome)
        };
        let mut case = explorer.full(&explorer.facts(&everything, number));
        for (input, tried) in inputs.iter().zip(&tried) {
            let chosen = tried.get(rest % tried.len().max(1))?;
            rest /= tried.len();
            case.inputs.insert(input.id.clone(), Value::Number(*chosen));
        }
        let outcome = shows(&case)?;
        let example = Example::new(&Witness { case, outcome }, explorer);
        Some(Finding::warning(Path::root("times"), Problem::FactorBelowNought, Some(example)))
    })
}

/// The inputs with numbers that a factor asks for.
fn asked<'a>(times: &Expression, rulebook: &'a Rulebook) -> Vec<&'a Input> {
    let is_number =
        |input: &&Input| matches!(input.kind, InputKind::Count(_) | InputKind::Number | InputKind::Percent);
    let is_asked = |input: &&Input| times.tree().mentions(&|name| *name == Name::Input(input.id.clone()));
    rulebook.set().inputs.iter().filter(is_number).filter(is_asked).collect()
}

/// The numbers of an input that are tried: its ends, and those around what the factor itself names.
fn tried(input: &Input, times: &Expression) -> Vec<Exact> {
    let ends = [input.least(), input.most(), number(input.default.as_ref())];
    let around = written(times.tree()).into_iter().flat_map(|number| {
        [number.minus(Exact::ONE), Some(number), number.plus(Exact::ONE), number.times(Exact::whole(10))]
    });
    let usual = [-1, 0, 1, 100].map(|number| Some(Exact::whole(number)));
    let mut all: Vec<Exact> = ends.into_iter().chain(around).chain(usual).flatten().collect();
    all.retain(|number| input.admits(&Value::Number(*number)));
    all.sort_unstable();
    all.dedup();
    all
}

fn number(value: Option<&Value>) -> Option<Exact> {
    match value {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    }
}

/// The numbers that are written in an expression.
fn written(tree: &Tree) -> Vec<Exact> {
    let own = match tree.part {
        Part::Number(number) => Some(number),
        _ => None,
    };
    own.into_iter().chain(tree.inner().into_iter().flat_map(written)).collect()
}
