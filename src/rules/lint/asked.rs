//! What expressions ask that is perhaps not what was meant: each expression by itself, wherever it stands.

use super::super::criterion::{NotApplied, Start};
use super::super::expression::{Earlier, Expression, Name};
use super::super::id::{CriterionId, SectionId};
use super::super::rulebook::Rulebook;
use super::super::unit_class::named_unit_classes;
use super::clamps;
use super::commas::commas;
use super::dates::{counts_to_the_last_day, turned};
use super::finding::{Finding, Problem};
use super::measure::measured;
use super::path::Path;
use super::periods::{more_than_there_are, stretch};
use super::runs::added_up;
use crate::text::nearest;

/// Names whose meaning is easily mistaken where they stand.
pub(super) fn asked(rulebook: &Rulebook) -> Vec<Finding> {
    let mut found = Vec::new();
    let tabled = rulebook.unit_classes_with_a_share();
    let mut tell = |path: Path, problems: Vec<Problem>| {
        let mut once: Vec<Problem> = Vec::new();
        for problem in problems {
            if !once.contains(&problem) {
                once.push(problem);
            }
        }
        found.extend(once.into_iter().map(|problem| match problem {
            Problem::ClampTurned { .. } => Finding::error(path.clone(), problem, None),
            _ => Finding::warning(path.clone(), problem, None),
        }));
    };
    for value in &rulebook.set().values {
        tell(Path::to("values", &value.id).then("value"), written(&value.value, rulebook));
    }
    for (path, expression) in expressions(rulebook) {
        let mut problems = written(expression, rulebook);
        let untold = named_unit_classes(expression.tree()).into_iter();
        let untold = untold.filter(|class| !tabled.is_empty() && !tabled.contains(class));
        problems.extend(untold.map(|class| Problem::UnitClassNotInTable { class: class.to_owned() }));
        problems.extend(expression.tree().names().into_iter().filter_map(|name| match name {
            Name::Criterion(id) | Name::Level(id) => off_the_sheet(name, id, expression, rulebook),
            Name::Section(id) => wholly_off_the_sheet(id, expression, rulebook),
            _ => None,
        }));
        tell(path, problems);
    }
    found
}

/// What is mistaken in what is written, whatever else the expression asks.
fn written(expression: &Expression, rulebook: &Rulebook) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    if counts_to_the_last_day(expression.tree()) {
        problems.push(Problem::MonthsToLastDay);
    }
    problems.extend(added_up(expression.tree(), rulebook));
    problems.extend(clamps::turned(expression.tree()));
    problems.extend(commas(expression.tree()));
    problems.extend(turned(expression.tree(), rulebook));
    problems.extend(measured(expression, rulebook));
    problems.extend(more_than_there_are(expression, rulebook));
    for name in expression.tree().written_names() {
        if let Name::Past(earlier) = name {
            problems.extend(stretch(earlier, rulebook.set().period));
            problems.extend(sought(earlier, rulebook));
        }
    }
    problems
}

/// Every expression of a set with its place.
fn expressions(rulebook: &Rulebook) -> Vec<(Path, &Expression)> {
    let mut found = Vec::new();
    for section in rulebook.sections() {
        for criterion in &section.criteria {
            let path = Path::to("sections", &section.id).then("criteria").at(&criterion.id);
            if let Start::Formula(formula) = &criterion.start {
                found.push((path.clone().then("start").then("formula"), formula));
            }
            let applies = criterion.applies.iter().map(|applies| &applies.when);
            found.extend(applies.map(|when| (path.clone().then("applies").then("when"), when)));
        }
    }
    found.extend(rulebook.set().times.iter().map(|times| (Path::root("times"), times)));
    let gates = rulebook.gates().filter_map(|gate| Some((Path::to("gates", &gate.id), gate.when()?)));
    let classes =
        (rulebook.classes()).filter_map(|class| Some((Path::to("classes", &class.id), class.when.as_ref()?)));
    found.extend(gates.chain(classes).map(|(path, when)| (path.then("when"), when)));
    for title in &rulebook.set().titles {
        let path = Path::to("titles", &title.id);
        found.extend(title.when.iter().map(|when| (path.clone().then("when"), when)));
        found.extend(
            title
                .quota
                .iter()
                .flat_map(|quota| places(&path.clone().then("quota"), &quota.order, &quota.ties)),
        );
    }
    for quota in &rulebook.set().quotas {
        found.extend(places(&Path::to("quotas", &quota.id), &quota.order, &quota.ties));
    }
    found
}

/// What gives the places under a quota.
fn places<'r>(quota: &Path, order: &'r [Expression], ties: &'r [Expression]) -> Vec<(Path, &'r Expression)> {
    let order = order.iter().map(|measure| (quota.clone().then("order"), measure));
    order.chain(ties.iter().map(|tie| (quota.clone().then("ties"), tie))).collect()
}

/// A class or title that earlier meetings are searched for, but that this set does not have.
fn sought(earlier: &Earlier, rulebook: &Rulebook) -> Option<Problem> {
    let id = earlier.measure.sought()?.as_str();
    let classes = rulebook.classes().map(|class| class.id.as_str());
    let titles = rulebook.set().titles.iter().map(|title| title.id.as_str());
    let known: Vec<&str> = classes.chain(titles).collect();
    if known.contains(&id) {
        return None;
    }
    let near = nearest(id, known);
    Some(Problem::PastOfNothingKnown {
        name: Name::Past(earlier.clone()).spelling(),
        id: id.to_owned(),
        near,
    })
}

/// A criterion that may not apply, where nothing that this depends on is asked as well.
fn off_the_sheet(
    name: &Name,
    id: &CriterionId,
    expression: &Expression,
    rulebook: &Rulebook,
) -> Option<Problem> {
    // Of what only takes away nothing is taken from whom it is not for.
    let mut sections = rulebook.sections().filter(|section| section.penalty.is_none());
    let criterion = sections.find_map(|section| section.criteria.iter().find(|one| one.id == *id))?;
    let applies = criterion.applies.as_ref().filter(|applies| applies.otherwise != NotApplied::Full)?;
    let deciding = applies.when.tree().names();
    let is_asked = expression.tree().mentions(&|name| deciding.contains(&name));
    let code = criterion.code.clone();
    let problem = match name {
        Name::Level(_) => {
            Problem::LevelOffSheet { criterion: code, level: criterion.best_level()?.title.to_owned() }
        }
        _ => Problem::ReadOffSheet { criterion: code, max: criterion.max },
    };
    (!is_asked).then_some(problem)
}

/// A section of which every criterion may not apply, where nothing that this depends on is asked as well.
fn wholly_off_the_sheet(id: &SectionId, expression: &Expression, rulebook: &Rulebook) -> Option<Problem> {
    let section = rulebook.section(id).filter(|section| section.penalty.is_none())?;
    let mut deciding = Vec::new();
    for criterion in &section.criteria {
        let applies = criterion.applies.as_ref().filter(|applies| applies.otherwise != NotApplied::Full)?;
        deciding.extend(applies.when.tree().names());
    }
    let is_asked = expression.tree().mentions(&|name| deciding.contains(&name));
    let problem = Problem::SectionOffSheet { section: section.code.clone(), max: section.most()? };
    (!is_asked && !section.criteria.is_empty()).then_some(problem)
}
