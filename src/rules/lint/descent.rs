//! A descent: from a full sheet down through the totals, one thing after the other, so that each case on the way has
//! fewer points than those before it and is otherwise alike. It reaches what comes out of formulas and fine steps, which
//! the counting of whole sheets leaves open.

use std::cell::Cell as Counter;
use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;

use super::super::case::{Case, Past, PeriodDates, Value};
use super::super::criterion::Start;
use super::super::evaluate::evaluate;
use super::super::expression::{Earlier, Expression, Measure, Name, Within};
use super::super::id::{CriterionId, InputId};
use super::super::input::{Input, InputKind};
use super::super::mark::Mark;
use super::super::outcome::{Outcome, Truth};
use super::super::set::Period;
use super::cell::{Cell, Span};
use super::example::Example;
use super::explore::{Explorer, cap};
use super::finding::{Finding, Problem};
use super::path::Path;
use super::periods::months;
use super::witness::Witness;
use crate::number::{Exact, Rounding};

/// So many cases are evaluated.
const MOST_TRIED: usize = 4_000;

/// So many halvings lead to a case within a cell.
const MOST_HALVINGS: usize = 40;

/// So many earlier meetings are made up where no name asks for more.
const MEETINGS: usize = 3;

/// Something that points come from and no condition asks about.
enum Source {
    /// Levels, or met and not met; the worst first.
    Marks(CriterionId, Vec<Mark>),
    Points(CriterionId, Exact, Exact),
    Input(InputId, Exact, Exact, &'static [(i64, i64)]),
    /// The total of an earlier meeting, by its place among those of the case.
    Earlier(usize, Exact),
}

const WHOLE: &[(i64, i64)] = &[(1, 1)];
const NUMBERS: &[(i64, i64)] = &[(1, 1), (1, 2), (1, 4), (1, 10), (1, 100)];
const PERCENTAGES: &[(i64, i64)] = &[(1, 100), (1, 1000), (1, 10_000)];

impl Source {
    /// The least and the greatest, and the steps between them that are tried, the coarsest first.
    fn ends(&self) -> (Exact, Exact, Vec<Exact>) {
        let parts = |parts: &[(i64, i64)]| {
            parts.iter().filter_map(|(above, below)| Exact::fraction(*above, *below)).collect()
        };
        match self {
            Self::Marks(_, marks) => {
                (Exact::ZERO, Exact::count(marks.len().saturating_sub(1)), vec![Exact::ONE])
            }
            Self::Points(_, max, step) => (Exact::ZERO, *max, vec![*step]),
            Self::Input(_, least, most, steps) => (*least, *most, parts(steps)),
            Self::Earlier(_, most) => (Exact::ZERO, *most, parts(&NUMBERS[..4])),
        }
    }

    fn turned(&self, case: &Case, to: Exact) -> Option<Case> {
        let mut case = case.clone();
        match self {
            Self::Marks(id, marks) => {
                let mark = marks.get(usize::try_from(to.as_whole()?).ok()?)?;
                case.marks.insert(id.clone(), mark.clone());
            }
            Self::Points(id, ..) => {
                case.marks.insert(id.clone(), Mark::Points(to));
            }
            Self::Input(id, ..) => {
                case.inputs.insert(id.clone(), Value::Number(to));
            }
            Self::Earlier(place, _) => case.history.as_mut()?.past.get_mut(*place)?.total = Some(to),
        }
        Some(case)
    }
}

/// Where more points alone lead to a worse class, or out of all classes.
pub(super) fn falls(explorer: &Explorer<'_>) -> Option<Finding> {
    let rulebook = explorer.space.rulebook;
    let axis = explorer.space.axis(&Name::Total)?;
    if rulebook.set().default.is_some() || rulebook.gates().any(|gate| cap(gate).is_some()) {
        return None;
    }
    let descent =
        Descent { explorer, cells: &explorer.space.axes[axis].cells, left: Counter::new(MOST_TRIED) };
    let mut case = explorer.full(&explorer.facts(&explorer.space.everything(), 0));
    let sources = descent.sources(&mut case)?;
    let way = descent.way(case, &sources)?;
    let mut known = way.iter().filter_map(|witness| Some((descent.place(&witness.outcome)?, witness)));
    let mut before = known.next()?;
    for next in known {
        if before.0 > next.0 && before.1.outcome.raw_total > next.1.outcome.raw_total {
            return descent.told(next, before);
        }
        before = next;
    }
    None
}

struct Descent<'e, 'a> {
    explorer: &'e Explorer<'a>,
    /// The cells of the total.
    cells: &'e [Cell],
    left: Counter<usize>,
}

impl Descent<'_, '_> {
    fn witness(&self, case: Case) -> Option<(Exact, Witness)> {
        self.left.set(self.left.get().checked_sub(1)?);
        let outcome = evaluate(self.explorer.space.rulebook, &case);
        Some((outcome.raw_total?, Witness { case, outcome }))
    }

    fn cell(&self, total: Exact) -> Option<usize> {
        self.cells.iter().position(|cell| Span::of(std::slice::from_ref(cell)).holds(total))
    }

    /// What conditions leave alone, each at its best in the case then.
    fn sources(&self, case: &mut Case) -> Option<Vec<Source>> {
        let rulebook = self.explorer.space.rulebook;
        let asked = |name: &Name| rulebook.conditions().any(|when| when.tree().mentions(&|own| own == name));
        let mut sources = Vec::new();
        let mut earlier: Vec<&Earlier> = Vec::new();
        let formulas = rulebook.criteria().filter_map(|criterion| match &criterion.start {
            Start::Formula(formula) => Some(formula),
            _ => None,
        });
        let formulas: Vec<&Expression> = formulas.chain(&rulebook.set().times).collect();
        for input in &rulebook.set().inputs {
            let name = Name::Input(input.id.clone());
            let bears = formulas.iter().any(|formula| formula.tree().mentions(&|own| *own == name));
            if bears && !asked(&name) && !asked(&Name::Year(input.id.clone())) {
                sources.extend(self.input(input));
            }
        }
        for name in formulas.iter().flat_map(|formula| formula.tree().names()) {
            if let Name::Past(one) = name {
                earlier.push(one);
            }
        }
        let past_is_asked =
            rulebook.conditions().any(|when| when.tree().mentions(&|name| matches!(name, Name::Past(_))));
        if !earlier.is_empty() && !past_is_asked {
            sources.extend(self.meetings(&earlier, case)?);
        }
        for section in rulebook.sections() {
            let free = section.counts() && !asked(&Name::Section(section.id.clone()));
            for criterion in section.criteria.iter().filter(|_| free) {
                let id = criterion.id.clone();
                if asked(&Name::Criterion(id.clone())) || asked(&Name::Level(id.clone())) {
                    continue;
                }
                sources.extend(match &criterion.start {
                    Start::Check => Some(Source::Marks(id, vec![Mark::Check(false), Mark::Check(true)])),
                    Start::Points(scale) if scale.levels.is_empty() => {
                        Some(Source::Points(id, scale.ends(criterion.max).1, scale.step))
                    }
                    _ => None,
                });
            }
        }
        Some(sources)
    }

    fn input(&self, input: &Input) -> Option<Source> {
        let steps = match input.kind {
            InputKind::Count(_) => WHOLE,
            InputKind::Number => NUMBERS,
            InputKind::Percent => PERCENTAGES,
            _ => return None,
        };
        let least = input.least().unwrap_or_default();
        let most = match input.most() {
            Some(most) => most,
            None => least.plus(self.explorer.space.rulebook.max_total()?)?,
        };
        Some(Source::Input(input.id.clone(), least, most, steps))
    }

    /// Earlier meetings of one kind within the period, as many as the formulas ask for, put into the case.
    fn meetings(&self, earlier: &[&Earlier], case: &mut Case) -> Option<Vec<Source>> {
        let rulebook = self.explorer.space.rulebook;
        let set = rulebook.set();
        let kind = earlier.first()?.kind;
        let totals = |one: &&Earlier| {
            let is_total = matches!(
                one.measure,
                Measure::MeanTotal
                    | Measure::WeightedTotal
                    | Measure::MeanShare
                    | Measure::Total(_)
                    | Measure::LastTotal
            );
            is_total && one.kind == kind && !matches!(one.within, Within::Months(_))
        };
        if !earlier.iter().all(totals) || kind == Period::Year {
            return None;
        }
        let first = i8::try_from(set.first_month.get()).ok()?;
        let start = case.period?.start.with().month(first).day(1).build().ok()?;
        let own = i32::from(months(set.period)?);
        let end = start.checked_add(own.months()).ok()?.yesterday().ok()?;
        case.period = Some(PeriodDates { start, end });
        let places = earlier.iter().filter_map(|one| match one.measure {
            Measure::Total(place) => Some(usize::from(place)),
            _ => None,
        });
        let count = places.max().unwrap_or(MEETINGS);
        let (length, most) = (i32::from(months(kind)?), rulebook.max_total()?);
        let mut sources = Vec::new();
        for place in 0..count {
            let from = start.checked_add((i32::try_from(place).ok()? * length).months()).ok()?;
            let days =
                PeriodDates { start: from, end: from.checked_add(length.months()).ok()?.yesterday().ok()? };
            if days.end > end {
                break;
            }
            let past = Past {
                kind,
                days,
                class: None,
                total: Some(most),
                max_total: Some(most),
                inputs: BTreeMap::new(),
                gates: BTreeSet::new(),
                titles: BTreeSet::new(),
            };
            case.history.as_mut()?.past.push(past);
            sources.push(Source::Earlier(place, most));
        }
        Some(sources)
    }

    /// The cases on the way down, the greatest total first, with one in each cell of the total where one was found.
    fn way(&self, mut case: Case, sources: &[Source]) -> Option<Vec<Witness>> {
        for source in sources {
            let (least, most, _) = source.ends();
            let total = |to: Exact| Some(self.witness(source.turned(&case, to)?)?.0);
            let best = if total(least) > total(most) { least } else { most };
            case = source.turned(&case, best)?;
        }
        let mut way = vec![self.witness(case.clone())?.1];
        for source in sources {
            let (least, most, steps) = source.ends();
            let ends = [least, most].map(|end| self.witness(source.turned(&case, end)?));
            let [Some(one), Some(other)] = ends else { continue };
            let ((low_at, low), (high_at, high)) =
                if one.0 <= other.0 { ((least, one), (most, other)) } else { ((most, other), (least, one)) };
            let (Some(bottom), Some(top)) = (self.cell(low.0), self.cell(high.0)) else { continue };
            for wanted in (bottom + 1..top).rev() {
                let mut found = steps
                    .iter()
                    .filter_map(|step| self.within(source, &case, (low_at, high_at), *step, wanted));
                way.extend(found.next());
            }
            case = low.1.case.clone();
            way.push(low.1);
        }
        Some(way)
    }

    /// A case in a cell between two values of a source, of which the first brings less.
    fn within(
        &self,
        source: &Source,
        case: &Case,
        (mut low, mut high): (Exact, Exact),
        step: Exact,
        wanted: usize,
    ) -> Option<Witness> {
        for _ in 0..MOST_HALVINGS {
            let middle = low.plus(high)?.over(Exact::whole(2))?.over(step)?;
            let at = middle.rounded(0, Rounding::Floor)?.times(step)?;
            if at == low || at == high || at < low.min(high) {
                return None;
            }
            let (total, witness) = self.witness(source.turned(case, at)?)?;
            match self.cell(total)?.cmp(&wanted) {
                std::cmp::Ordering::Less => low = at,
                std::cmp::Ordering::Equal => return Some(witness),
                std::cmp::Ordering::Greater => high = at,
            }
        }
        None
    }

    /// The place of a case's class, the best nought; who fits none comes last. None where that is not known.
    fn place(&self, outcome: &Outcome) -> Option<usize> {
        match &outcome.class_before_gates {
            Some(id) => self.explorer.space.rulebook.classes().position(|class| class.id == *id),
            None => outcome.classes.iter().all(|class| class.truth == Truth::False).then_some(usize::MAX),
        }
    }

    fn told(&self, (low_at, low): (usize, &Witness), (high_at, high): (usize, &Witness)) -> Option<Finding> {
        let classes = &self.explorer.space.rulebook.set().classes;
        let better = classes.get(low_at)?;
        let Some(worse) = classes.get(high_at) else {
            let cell = self.cells.get(self.cell(high.outcome.raw_total?)?)?;
            let problem = Problem::NoClassFits { totals: Span::of(std::slice::from_ref(cell)) };
            let example = Some(Example::new(high, self.explorer));
            return Some(Finding::error(Path::to("classes", &better.id).then("when"), problem, example));
        };
        let problem = Problem::OutOfOrder { better: better.title.clone(), worse: worse.title.clone() };
        let example = Some(Example::raised(low, high, self.explorer));
        Some(Finding::error(Path::to("classes", &better.id), problem, example))
    }
}
