//! Parts of a set that nothing uses, or that can do nothing.

use std::collections::BTreeSet;

use super::super::criterion::{Applies, Criterion, Effect, NotApplied, Recipient, Start};
use super::super::expression::{Earlier, Measure, Name};
use super::super::named::NamedValue;
use super::super::outcome::Counted;
use super::super::rulebook::Rulebook;
use super::super::set::Section;
use super::atoms::names;
use super::example::Example;
use super::explore::{End, Explorer, Leaf, Total};
use super::finding::{Finding, Problem};
use super::path::Path;
use super::space::Block;
use crate::number::Exact;

/// Inputs that nothing looks at.
pub(super) fn inputs(rulebook: &Rulebook) -> Vec<Finding> {
    let values = rulebook.set().values.iter().map(|value| &value.value);
    let used: BTreeSet<&str> = (rulebook.expressions().chain(values))
        .flat_map(|expression| names(expression.tree()))
        .filter_map(|name| match name {
            Name::Input(id) | Name::Year(id) | Name::Past(Earlier { measure: Measure::Sum(id), .. }) => {
                Some(id.as_str())
            }
            _ => None,
        })
        .collect();
    let tabled = rulebook.tabled_inputs();
    let unused = (rulebook.set().inputs.iter())
        .filter(|input| !used.contains(input.id.as_str()) && !tabled.contains(&&input.id));
    let finding = |input: &super::super::input::Input| {
        let problem = Problem::InputUnused { input: input.title.clone() };
        Finding::warning(Path::to("inputs", &input.id), problem, None)
    };
    unused.map(finding).collect()
}

/// Named values that no expression uses, not even through another value.
pub(super) fn values(rulebook: &Rulebook) -> Vec<Finding> {
    let mut used = BTreeSet::new();
    let mut left: Vec<_> = rulebook.expressions().flat_map(|expression| expression.tree().values()).collect();
    while let Some(value) = left.pop() {
        if used.insert(&value.id) {
            left.extend(value.value.tree().values());
        }
    }
    let unused = rulebook.set().values.iter().filter(|value| !used.contains(&value.id));
    let finding = |value: &NamedValue| {
        let problem = Problem::ValueUnused { value: value.title.clone() };
        Finding::warning(Path::to("values", &value.id), problem, None)
    };
    unused.map(finding).collect()
}

/// Events, levels and caps that can do nothing.
pub(super) fn parts(rulebook: &Rulebook) -> Vec<Finding> {
    let noted: BTreeSet<(&str, &str)> = (rulebook.expressions())
        .flat_map(|expression| names(expression.tree()))
        .filter_map(|name| match name {
            Name::Happened(criterion, event)
            | Name::Exempted(criterion, event)
            | Name::YearHappened(criterion, event) => Some((criterion.as_str(), event.as_str())),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for section in rulebook.sections() {
        for criterion in &section.criteria {
            let path = path(section, criterion);
            if section.penalty.is_none() {
                events(criterion, &noted, &path, &mut found);
            }
            if !asks_level(rulebook, criterion) {
                levels(criterion, &path, &mut found);
            }
        }
        caps(rulebook, section, &mut found);
    }
    found
}

/// A cap above what the criteria of a section add up to, unless others may give them more.
fn caps(rulebook: &Rulebook, section: &Section, found: &mut Vec<Finding>) {
    let above = |cap: Exact| section.sum().is_some_and(|sum| cap > sum) && !receives(rulebook, section);
    let path = |part| Path::to("sections", &section.id).then(part).then("cap");
    let title = || section.title.clone();
    if section.bonus.as_ref().is_some_and(|bonus| above(bonus.cap)) {
        let problem = Problem::CapNeverReached { section: title() };
        found.push(Finding::warning(path("bonus"), problem, None));
    }
    if section.penalty.as_ref().is_some_and(|penalty| above(penalty.cap)) {
        let problem = Problem::PenaltyCapNeverReached { section: title() };
        found.push(Finding::warning(path("penalty"), problem, None));
    }
}

/// Whether a criterion of another section may give its points to one of these.
fn receives(rulebook: &Rulebook, section: &Section) -> bool {
    let is_named = |recipient: &Recipient| match recipient {
        Recipient::Criterion(id) => section.criteria.iter().any(|own| own.id == *id),
        Recipient::Section(id) => section.id == *id,
    };
    let others = rulebook.sections().filter(|other| other.id != section.id);
    others.flat_map(|other| &other.criteria).any(|giver| match &giver.applies {
        Some(Applies { otherwise: NotApplied::Share(recipients), .. }) => recipients.iter().any(is_named),
        _ => false,
    })
}

/// Whether something asks for the level itself; then two levels can differ although they bring the same.
fn asks_level(rulebook: &Rulebook, criterion: &Criterion) -> bool {
    rulebook.asks(&|name| matches!(name, Name::Level(id) if *id == criterion.id))
}

fn path(section: &Section, criterion: &Criterion) -> Path {
    Path::to("sections", &section.id).then("criteria").at(&criterion.id)
}

/// Events that always end where the points stood: what adds to a full criterion, what takes from an empty one.
fn events(criterion: &Criterion, noted: &BTreeSet<(&str, &str)>, path: &Path, found: &mut Vec<Finding>) {
    let adds = |effect: &Effect| effect.ends().is_some_and(|(_, high)| high > Exact::ZERO);
    let takes =
        |effect: &Effect| *effect == Effect::All || effect.ends().is_some_and(|(low, _)| low.is_negative());
    let any = |what: &dyn Fn(&Effect) -> bool| criterion.events.iter().any(|event| what(&event.effect));
    for event in &criterion.events {
        let idle = match criterion.start {
            Start::Full => adds(&event.effect) && !any(&takes),
            Start::Empty => takes(&event.effect) && !any(&adds),
            _ => false,
        };
        if idle && !noted.contains(&(criterion.id.as_str(), event.id.as_str())) {
            let problem =
                Problem::EventIdle { event: event.title.clone(), criterion: criterion.code.clone() };
            found.push(Finding::warning(path.clone().then("events").at(&event.id), problem, None));
        }
    }
}

fn levels(criterion: &Criterion, path: &Path, found: &mut Vec<Finding>) {
    let Start::Levels(levels) = &criterion.start else { return };
    for (index, level) in levels.iter().enumerate() {
        if let Some(other) = levels[..index].iter().find(|other| other.points == level.points) {
            let problem = Problem::LevelsEqual { level: level.title.clone(), other: other.title.clone() };
            let path = path.clone().then("start").then("levels").at(&level.id);
            found.push(Finding::warning(path, problem, None));
        }
    }
}

/// Criteria that apply to nobody, or to everybody.
pub(super) fn applies(explorer: &Explorer<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for section in explorer.space.rulebook.sections() {
        for criterion in &section.criteria {
            let Some(applies) = &criterion.applies else { continue };
            let all = explorer.explore(&[&applies.when], Total::Raw, &explorer.space.everything());
            let has = |end: End| all.leaves.iter().any(|leaf| leaf.end == end);
            if !all.complete || has(End::Open) {
                continue;
            }
            let title = criterion.code.clone();
            let problem = match (has(End::Holds(0)), has(End::NoneHolds)) {
                (false, true) => Problem::NeverApplies { criterion: title },
                (true, false) => Problem::AlwaysApplies { criterion: title },
                _ => continue,
            };
            let path = path(section, criterion).then("applies").then("when");
            found.push(Finding::warning(path, problem, None));
        }
    }
    found
}

/// So many blocks in which a criterion is off the sheet are looked at.
const MOST_OFF: usize = 12;

/// Classes that nobody reaches whom a criterion does not apply to: they ask for points as if it were on every sheet. Only
/// the best such class of each criterion is named, and none whose condition asks for whom the criterion applies.
pub(super) fn out_of_reach(explorer: &Explorer<'_>) -> Vec<Finding> {
    let rulebook = explorer.space.rulebook;
    let everything = explorer.space.everything();
    let criteria = rulebook.sections().flat_map(|section| &section.criteria);
    let mut found = Vec::new();
    for criterion in criteria {
        let applies = criterion.applies.as_ref();
        let Some(applies) = applies.filter(|applies| applies.otherwise == NotApplied::Excluded) else {
            continue;
        };
        let all = explorer.explore(&[&applies.when], Total::Raw, &everything);
        let off: Vec<&Leaf> = all.leaves.iter().filter(|leaf| leaf.end != End::Holds(0)).collect();
        if !all.complete || off.is_empty() || off.len() > MOST_OFF {
            continue;
        }
        let deciding = applies.when.tree().names();
        let out = rulebook.classes().find(|class| {
            let Some(when) = &class.when else { return false };
            let never = |block: &Block| {
                let found = explorer.explore(&[when], Total::Capped, block);
                found.complete && found.leaves.iter().all(|leaf| leaf.end == End::NoneHolds)
            };
            !when.tree().mentions(&|name| deciding.contains(&name))
                && off.iter().all(|leaf| never(&leaf.block))
                && explorer
                    .explore(&[when], Total::Capped, &everything)
                    .leaves
                    .iter()
                    .any(|leaf| leaf.end == End::Holds(0))
        });
        if let Some(class) = out {
            let problem =
                Problem::OutOfReach { class: class.title.clone(), criterion: criterion.code.clone() };
            found.push(Finding::warning(Path::to("classes", &class.id).then("when"), problem, None));
        }
    }
    found
}

/// Criteria whose points go to others, all of which may not apply either.
pub(super) fn shares(explorer: &Explorer<'_>) -> Vec<Finding> {
    let rulebook = explorer.space.rulebook;
    let criteria: Vec<(&Section, &Criterion)> = (rulebook.sections())
        .flat_map(|section| section.criteria.iter().map(move |criterion| (section, criterion)))
        .collect();
    let mut found = Vec::new();
    for (section, giver) in &criteria {
        let Some(applies) = &giver.applies else { continue };
        let NotApplied::Share(recipients) = &applies.otherwise else { continue };
        let receives = |section: &Section, criterion: &Criterion| {
            recipients.iter().any(|recipient| match recipient {
                Recipient::Criterion(id) => criterion.id == *id,
                Recipient::Section(id) => section.id == *id,
            })
        };
        let named = criteria.iter().filter(|(section, criterion)| receives(section, criterion));
        let mut conditions = vec![&applies.when];
        let mut stays = false;
        for (_, recipient) in named {
            match &recipient.applies {
                Some(own) => conditions.push(&own.when),
                None => stays = true,
            }
        }
        if stays {
            continue;
        }
        let all = explorer.explore(&conditions, Total::Raw, &explorer.space.everything());
        let index = criteria.iter().position(|(_, criterion)| criterion.id == giver.id).unwrap_or_default();
        let witness = all.leaves.iter().filter(|leaf| leaf.end == End::NoneHolds).take(5).find_map(|leaf| {
            explorer.witness(&leaf.block, |_, outcome| {
                outcome.criteria.get(index).is_some_and(|result| result.counted == Counted::Excluded)
            })
        });
        if let Some(witness) = witness {
            let problem = Problem::ShareVanishes { criterion: giver.code.clone() };
            let path = path(section, giver).then("applies").then("otherwise");
            let example = Some(Example::new(&witness, explorer));
            found.push(Finding::warning(path, problem, example));
        }
    }
    found
}
