//! What expressions ask that is perhaps not what was meant: each expression by itself, wherever it stands.

use super::super::criterion::{NotApplied, Start};
use super::super::expression::{Earlier, Expression, Name};
use super::super::id::{CriterionId, SectionId};
use super::super::rulebook::Rulebook;
use super::super::unit_class::named_unit_classes;
use super::dates::{counts_to_the_last_day, turned};
use super::finding::{Finding, Problem};
use super::measure::measured;
use super::path::Path;
use super::periods::{more_than_there_are, stretch};
use crate::text::nearest;

/// Names whose meaning is easily mistaken where they stand.
pub(super) fn asked(rulebook: &Rulebook) -> Vec<Finding> {
    let mut found = Vec::new();
    let tabled = rulebook.tabled_unit_classes();
    for (path, expression) in expressions(rulebook) {
        let mut problems: Vec<Problem> = Vec::new();
        if counts_to_the_last_day(expression.tree()) {
            problems.push(Problem::MonthsToLastDay);
        }
        problems.extend(turned(expression, expression.tree(), rulebook));
        problems.extend(measured(expression, rulebook));
        problems.extend(more_than_there_are(expression, rulebook));
        let untold = named_unit_classes(expression.tree()).into_iter();
        let untold = untold.filter(|class| !tabled.is_empty() && !tabled.contains(class));
        problems.extend(untold.map(|class| Problem::UnitClassNotInTable { class: class.to_owned() }));
        for name in expression.tree().names() {
            let own = match name {
                Name::Past(earlier) => [stretch(earlier, rulebook.set().period), sought(earlier, rulebook)],
                Name::Criterion(id) | Name::Level(id) => {
                    [off_the_sheet(name, id, expression, rulebook), None]
                }
                Name::Section(id) => [wholly_off_the_sheet(id, expression, rulebook), None],
                _ => continue,
            };
            problems.extend(own.into_iter().flatten());
        }
        let mut once: Vec<Problem> = Vec::new();
        for problem in problems {
            if !once.contains(&problem) {
                once.push(problem);
            }
        }
        found.extend(once.into_iter().map(|problem| Finding::warning(path.clone(), problem, None)));
    }
    found
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
        let ties = title.quota.iter().flat_map(|quota| &quota.ties);
        found.extend(ties.map(|tie| (path.clone().then("quota").then("ties"), tie)));
    }
    for quota in &rulebook.set().quotas {
        found.extend(quota.ties.iter().map(|tie| (Path::to("quotas", &quota.id).then("ties"), tie)));
    }
    found
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
    let criterion = rulebook.criterion(id)?;
    let applies = criterion.applies.as_ref().filter(|applies| applies.otherwise != NotApplied::Full)?;
    let deciding = applies.when.tree().names();
    let is_asked = expression.tree().mentions(&|name| deciding.contains(&name));
    let code = criterion.code.clone();
    let problem = match name {
        Name::Level(_) => {
            Problem::LevelOffSheet { criterion: code, level: criterion.best_level()?.title.clone() }
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
    let problem = Problem::ReadOffSheet { criterion: section.code.clone(), max: section.most()? };
    (!is_asked && !section.criteria.is_empty()).then_some(problem)
}
