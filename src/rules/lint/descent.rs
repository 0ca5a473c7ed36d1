//! A descent: from a full sheet down through the totals, one thing after the other, past cases that are alike in all that
//! conditions ask but the total. It reaches what comes out of formulas and fine steps, which the counting of whole sheets
//! leaves open.

use std::collections::BTreeMap;

use super::super::case::{Case, Value};
use super::super::criterion::{Criterion, Start};
use super::super::evaluate::{beside_total, evaluate};
use super::super::expression::{Name, Reading, Tree};
use super::super::input::Input;
use super::super::mark::Mark;
use super::super::outcome::{Outcome, Truth};
use super::super::rulebook::Rulebook;
use super::super::scale::Scale;
use super::cell::{Cell, Span};
use super::example::Example;
use super::explore::Explorer;
use super::finding::{Finding, Problem};
use super::meetings::meetings;
use super::path::Path;
use super::upward::fewer_are_better;
use super::witness::Witness;
use crate::number::{Exact, Rounding};

/// So many cases are looked at.
const MOST_TRIED: usize = 4_000;

/// How finely numbers are tried: at every so many parts of one, the coarsest first.
const FINENESS: [i64; 7] = [1, 2, 4, 10, 100, 1000, 10_000];

/// Something that points may come from.
enum Source<'a> {
    Check(&'a Criterion),
    Points(&'a Criterion, &'a Scale),
    Input(&'a Input),
    /// The total of an earlier meeting, by its place among those of the case.
    Earlier(usize),
}

impl Source<'_> {
    /// The least and the greatest that it can come to, for a sheet of so many points.
    fn ends(&self, sheet: Exact) -> Option<[Exact; 2]> {
        match self {
            Self::Check(_) => Some([Exact::ZERO, Exact::ONE]),
            Self::Points(criterion, scale) => Some(scale.ends(criterion.max).into()),
            Self::Input(input) => {
                let least = input.least().unwrap_or_default();
                Some([least, input.most().or(least.plus(sheet))?])
            }
            Self::Earlier(_) => Some([Exact::ZERO, sheet]),
        }
    }

    /// The steps between them, the coarsest first.
    fn steps(&self) -> Vec<Exact> {
        match self {
            Self::Check(_) => Vec::new(),
            Self::Points(_, scale) => vec![scale.step],
            Self::Input(_) | Self::Earlier(_) => {
                FINENESS.iter().filter_map(|parts| Exact::fraction(1, *parts)).collect()
            }
        }
    }

    /// The case in which it comes to so much; none where it cannot.
    fn turned(&self, case: &Case, to: Exact) -> Option<Case> {
        let mut case = case.clone();
        match self {
            Self::Check(criterion) => {
                case.marks.insert(criterion.id.clone(), Mark::Check(!to.is_zero()));
            }
            Self::Points(criterion, scale) => {
                scale.allows(to, criterion.max).ok()?;
                case.marks.insert(criterion.id.clone(), Mark::Points(to));
            }
            Self::Input(input) => {
                let value = Value::Number(to);
                input.admits(&value).then(|| case.inputs.insert(input.id.clone(), value))?;
            }
            Self::Earlier(place) => case.history.as_mut()?.past.get_mut(*place)?.total = Some(to),
        }
        Some(case)
    }
}

/// Where more points alone lead to a worse class, or out of all classes.
pub(super) fn falls(explorer: &Explorer<'_>) -> Option<Finding> {
    let rulebook = explorer.space.rulebook;
    let axis = explorer.space.axis(&Name::Total)?;
    let mut case = explorer.full(&explorer.facts(&explorer.space.everything(), 0));
    let sources = sources(rulebook, &mut case);
    let asked = rulebook.conditions().flat_map(|when| beside(when.tree())).collect();
    let cells = &explorer.space.axes[axis].cells;
    let mut descent =
        Descent { explorer, cells, asked, start: Vec::new(), seen: BTreeMap::new(), left: MOST_TRIED };
    descent.go(case, &sources)?;
    let mut higher: Option<(usize, Witness)> = None;
    for case in descent.seen.values().rev() {
        let outcome = evaluate(rulebook, case);
        let Some(place) = descent.place(&outcome) else { continue };
        let lower = (place, Witness { case: case.clone(), outcome });
        if let Some(higher) = higher.replace(lower.clone()).filter(|higher| higher.0 > place) {
            return descent.told(&lower, &higher);
        }
    }
    None
}

/// What points may come from, earlier meetings among them where a formula asks about some.
fn sources<'a>(rulebook: &'a Rulebook, case: &mut Case) -> Vec<Source<'a>> {
    let inputs = rulebook.set().inputs.iter().filter(|input| input.kind.is_number());
    let marked = rulebook.criteria().filter_map(|criterion| match &criterion.start {
        Start::Check => Some(Source::Check(criterion)),
        Start::Points(scale) => Some(Source::Points(criterion, scale)),
        _ => None,
    });
    let earlier = meetings(rulebook, case).unwrap_or_default();
    inputs.map(Source::Input).chain((0..earlier).map(Source::Earlier)).chain(marked).collect()
}

/// The greatest parts of an expression that do not ask for the total. What they come to and the total decide it.
fn beside(tree: &Tree) -> Vec<&Tree> {
    match tree.mentions(&|name| *name == Name::Total) {
        true => tree.inner().into_iter().flat_map(beside).collect(),
        false => vec![tree],
    }
}

/// A case on the way: the cell of its total, and whether it is alike in all that conditions ask but the total.
type Seen = (usize, bool);

struct Descent<'e, 'a> {
    explorer: &'e Explorer<'a>,
    /// The cells of the total.
    cells: &'e [Cell],
    /// What conditions ask but the total.
    asked: Vec<&'a Tree>,
    /// What that comes to at the start.
    start: Vec<Reading>,
    /// Cases alike but for the total, by their totals.
    seen: BTreeMap<Exact, Case>,
    /// So many more may be looked at.
    left: usize,
}

impl Descent<'_, '_> {
    /// The total, and what else conditions ask.
    fn read(&self, case: &Case) -> Option<(Exact, Vec<Reading>)> {
        let (total, asked) = beside_total(self.explorer.space.rulebook, case, &self.asked);
        Some((total.range().known()?, asked))
    }

    /// Goes down from the case with the best of each source, always on from the least total so far.
    fn go(&mut self, mut case: Case, sources: &[Source<'_>]) -> Option<()> {
        let sheet = self.explorer.space.rulebook.max_total()?;
        for source in sources {
            let turned = source.ends(sheet)?.map(|end| source.turned(&case, end));
            let best = turned.into_iter().flatten().max_by_key(|case| Some(self.read(case)?.0));
            case = best.unwrap_or(case);
        }
        self.start = self.read(&case)?.1;
        self.look(case)?;
        for source in sources {
            let lowest = self.seen.first_key_value()?.1.clone();
            let ends = source.ends(sheet)?.map(|end| Some((end, self.look(source.turned(&lowest, end)?)?)));
            if let [Some(least), Some(most)] = ends {
                self.between(source, &lowest, &source.steps(), [least, most]);
            }
        }
        Some(())
    }

    /// Looks at a case, and keeps it where it is alike. None where its total is not known.
    fn look(&mut self, case: Case) -> Option<Seen> {
        self.left = self.left.checked_sub(1)?;
        let (total, asked) = self.read(&case)?;
        let cell = self.cells.iter().position(|cell| Span::of(std::slice::from_ref(cell)).holds(total))?;
        let alike = asked == self.start;
        if alike {
            self.seen.insert(total, case);
        }
        Some((cell, alike))
    }

    /// Looks between two values of a source, until no step or no cell of the total is left between.
    fn between(
        &mut self,
        source: &Source<'_>,
        case: &Case,
        steps: &[Exact],
        [low, high]: [(Exact, Seen); 2],
    ) -> Option<()> {
        let (step, finer) = steps.split_first()?;
        let ((one, is_alike), (other, is_other)) = (low.1, high.1);
        if one.abs_diff(other) < 2 && is_alike == is_other {
            return None;
        }
        let middle = low.0.plus(high.0)?.over(step.times(Exact::whole(2))?)?.rounded(0, Rounding::Floor)?;
        let middle = middle.times(*step)?;
        let turned = source.turned(case, middle).filter(|_| middle > low.0);
        let Some(turned) = turned else { return self.between(source, case, finer, [low, high]) };
        let middle = (middle, self.look(turned)?);
        self.between(source, case, steps, [low, middle]);
        self.between(source, case, steps, [middle, high])
    }

    /// The place of a case's class, the best nought; who fits none comes last. None where that is not known.
    fn place(&self, outcome: &Outcome) -> Option<usize> {
        match &outcome.class_before_gates {
            Some(id) => self.explorer.space.rulebook.classes().position(|class| class.id == *id),
            None => outcome.classes.iter().all(|class| class.truth == Truth::False).then_some(usize::MAX),
        }
    }

    fn told(&self, (low_at, low): &(usize, Witness), (high_at, high): &(usize, Witness)) -> Option<Finding> {
        let classes = &self.explorer.space.rulebook.set().classes;
        let better = classes.get(*low_at)?;
        let Some(worse) = classes.get(*high_at) else {
            let total = high.outcome.raw_total?;
            let mut spans = self.cells.iter().map(|cell| Span::of(std::slice::from_ref(cell)));
            let problem = Problem::NoClassFits { totals: spans.find(|span| span.holds(total))? };
            let example = Some(Example::new(high, self.explorer));
            return Some(Finding::warning(Path::to("classes", &better.id).then("when"), problem, example));
        };
        let is_upward = fewer_are_better(self.explorer.space.rulebook);
        let (better_title, worse) = (better.title.clone(), worse.title.clone());
        let problem = Problem::OutOfOrder { better: better_title, worse, is_upward };
        let example = Some(Example::raised(low, high, self.explorer));
        Some(Finding::error(Path::to("classes", &better.id), problem, example))
    }
}
