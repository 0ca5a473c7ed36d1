//! Points that others receive from a criterion that does not apply: what is then worth more than is printed, and what
//! rounding makes of it.

use super::super::criterion::{Criterion, NotApplied};
use super::super::evaluate::evaluate;
use super::super::expression::{Arithmetic, Expression, Name, Part, Tree};
use super::super::outcome::{Counted, Outcome};
use super::atoms::outside;
use super::example::Example;
use super::explore::{End, Explorer, Total};
use super::finding::{Finding, Problem};
use super::path::Path;
use super::witness::Witness;
use crate::number::Exact;

/// So many blocks are tried in which a criterion is off the sheet.
const MOST_TRIED: usize = 5;

/// What is said of the points that are received.
pub(super) fn received(explorer: &Explorer<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for giver in explorer.space.rulebook.criteria() {
        let Some(witness) = off(explorer, giver) else { continue };
        let told = thresholds(explorer, giver, &witness.outcome);
        for finding in told.into_iter().chain(not_full(explorer, giver, &witness)) {
            if !found.iter().any(|other| other.path == finding.path) {
                found.push(finding);
            }
        }
    }
    found
}

/// A case in which a criterion gives its points to others, with full marks of all that is marked.
fn off(explorer: &Explorer<'_>, giver: &Criterion) -> Option<Witness> {
    let rulebook = explorer.space.rulebook;
    let applies = giver.applies.as_ref()?;
    if !matches!(applies.otherwise, NotApplied::Share(_)) {
        return None;
    }
    let index = rulebook.criteria().position(|criterion| criterion.id == giver.id)?;
    let all = explorer.explore(&[&applies.when], Total::Raw, &explorer.space.everything());
    all.leaves.iter().filter(|leaf| leaf.end == End::NoneHolds).take(MOST_TRIED).find_map(|leaf| {
        let case = explorer.full(&explorer.facts(&leaf.block, 0));
        let outcome = evaluate(rulebook, &case);
        (outcome.criteria.get(index)?.counted == Counted::Shared).then_some(Witness { case, outcome })
    })
}

/// Fixed numbers beside what can then be more than is printed, where whom the giver applies to is not asked.
fn thresholds(explorer: &Explorer<'_>, giver: &Criterion, outcome: &Outcome) -> Vec<Finding> {
    let rulebook = explorer.space.rulebook;
    let deciding = giver.applies.as_ref().map(|applies| applies.when.tree().names()).unwrap_or_default();
    let mut found = Vec::new();
    let mut look = |path: Path, when: &Expression| {
        if when.tree().mentions(&|name| deciding.contains(&name)) {
            return;
        }
        let mut fixed = Vec::new();
        beside_numbers(when.tree(), &mut fixed);
        let told = fixed.into_iter().find_map(|(condition, name)| {
            let (max, most) = worth(explorer, name, outcome)?;
            let (condition, name) = (condition.written.as_str().to_owned(), name.spelling());
            (most > max).then(|| Problem::BoundOnReceived {
                condition,
                name,
                giver: giver.code.clone(),
                max,
                most,
            })
        });
        found.extend(told.map(|problem| Finding::warning(path.then("when"), problem, None)));
    };
    for class in rulebook.classes() {
        if let Some(when) = &class.when {
            look(Path::to("classes", &class.id), when);
        }
    }
    for gate in rulebook.gates() {
        if let Some(when) = gate.when() {
            look(Path::to("gates", &gate.id), when);
        }
    }
    for title in &rulebook.set().titles {
        if let Some(when) = &title.when {
            look(Path::to("titles", &title.id), when);
        }
    }
    found
}

/// The printed maximum of a criterion or section, and the most it can bring in a case.
fn worth(explorer: &Explorer<'_>, name: &Name, outcome: &Outcome) -> Option<(Exact, Exact)> {
    let rulebook = explorer.space.rulebook;
    match name {
        Name::Criterion(id) => {
            let result = outcome.criteria.iter().find(|result| result.id == *id)?;
            Some((rulebook.criterion(id)?.max, result.max?))
        }
        Name::Section(id) => {
            let section = rulebook.section(id).filter(|section| section.counts())?;
            let result = outcome.sections.iter().find(|result| result.id == *id)?;
            Some((section.most()?, result.max?))
        }
        _ => None,
    }
}

/// The comparisons with a fixed number, and the names in them. Nought is nought for everybody, and what is divided by
/// something else of the case is a part of that.
fn beside_numbers<'t>(tree: &'t Tree, found: &mut Vec<(&'t Tree, &'t Name)>) {
    if let Part::Compare(_, one, other) = &tree.part {
        for (side, number) in [(one, other), (other, one)] {
            let is_nought = matches!(number.part, Part::Number(number) if number.is_zero());
            if number.names().is_empty() && !is_nought && !is_part(side) {
                // What is counted in it are conditions with bounds of their own.
                let mut names = Vec::new();
                outside(side, &mut names, &mut Vec::new());
                found.extend(names.into_iter().map(|name| (tree, name)));
            }
        }
    }
    for inner in tree.inner() {
        beside_numbers(inner, found);
    }
}

fn is_part(tree: &Tree) -> bool {
    match &tree.part {
        Part::Arithmetic(Arithmetic::Over, _, whole) if !whole.names().is_empty() => true,
        _ => tree.inner().into_iter().any(is_part),
    }
}

/// A full sheet that comes to more or less than it should, only because what a criterion receives is rounded.
fn not_full(explorer: &Explorer<'_>, giver: &Criterion, witness: &Witness) -> Option<Finding> {
    let rulebook = explorer.space.rulebook;
    let (full, whole) = (witness.outcome.max_total?, rulebook.max_total()?);
    let mut rounded = None;
    let mut off = Exact::ZERO;
    let mut results = witness.outcome.criteria.iter();
    for section in rulebook.sections() {
        for (criterion, result) in section.criteria.iter().zip(results.by_ref()) {
            if criterion.round.is_none() || result.counted != Counted::Applies || !section.counts() {
                continue;
            }
            let more = result.max?.minus(criterion.max.times(result.factor?)?)?;
            if !more.is_zero() {
                rounded = rounded.or(Some((section, criterion)));
                off = off.plus(more)?;
            }
        }
    }
    let (section, criterion) = rounded?;
    if off.is_zero() || whole.plus(off)? != full {
        return None;
    }
    let path = Path::to("sections", &section.id).then("criteria").at(&criterion.id).then("round");
    let (criterion, giver) = (criterion.code.clone(), giver.code.clone());
    let problem = Problem::RoundsReceived { criterion, giver, full, whole };
    Some(Finding::warning(path, problem, Some(Example::new(witness, explorer))))
}
