//! The quotas of a set, and those of a whole unit over several sets.

use super::super::evaluate::{Entry, UnitRules, classify};
use super::super::id::{ClassId, InputId};
use super::super::input::InputKind;
use super::super::outcome::Standing;
use super::super::quota::{Most, Of, Over, Quota};
use super::super::rulebook::Rulebook;
use super::classes::Classes;
use super::example::Example;
use super::explore::Explorer;
use super::finding::{Finding, Limited, Problem};
use super::path::Path;
use super::verdict::Verdict;
use crate::number::Exact;

/// What is wrong with the quotas of a set. `reached` says of each class, best first, whether it can be reached.
pub(super) fn quotas(
    explorer: &Explorer<'_>,
    classes: &Classes<'_, '_>,
    reached: &[Verdict],
) -> Vec<Finding> {
    let rulebook = explorer.space.rulebook;
    let quotas = &rulebook.set().quotas;
    let mut found = Vec::new();
    for (index, quota) in quotas.iter().enumerate() {
        let path = Path::to("quotas", &quota.id).then("at_most");
        let on = Limited { class: titled(rulebook, &quota.class), and_better: quota.and_better };
        if quota.and_better && rulebook.classes().next().is_some_and(|best| best.id == quota.class) {
            let problem = Problem::QuotaNothingBetter { class: on.class.clone() };
            found.push(Finding::warning(Path::to("quotas", &quota.id).then("and_better"), problem, None));
        }
        if nobody(&quota.at_most) {
            let example = example(explorer, classes, quota);
            found.push(Finding::error(path, Problem::QuotaAllowsNobody { on }, example));
            continue;
        }
        if let Some(of) = base(&quota.at_most) {
            let at = rulebook.classes().position(|class| class.id == *of);
            let verdict = at.and_then(|at| reached.get(at));
            let dead = matches!(verdict, Some(Verdict::Found(finding)) if finding.is_error());
            if dead && quota.over != Over::Rank && quota.at_most.least().is_none() {
                let of = titled(rulebook, of);
                found.push(Finding::error(path, Problem::QuotaOfNobody { on, of }, None));
                continue;
            }
        }
        if everybody(&quota.at_most) {
            found.push(Finding::warning(path, Problem::QuotaNeverLimits { on }, None));
            continue;
        }
        // One that comes later leaves it what it does before: by another order, or where equals stand across its edge.
        if let Some(other) = quotas.iter().take(index).find(|other| stricter(other, quota)) {
            let problem = Problem::QuotaLooser { on, other: other.id.to_string() };
            found.push(Finding::warning(path, problem, None));
        }
    }
    found
}

/// What is wrong with quotas over several sets, each with the audience or title it goes by.
pub(super) fn lacking(quotas: &[Quota], sets: &[(&str, &Rulebook)]) -> Vec<Finding> {
    let mut found = Vec::new();
    for quota in quotas {
        let of = base(&quota.at_most);
        for class in std::iter::once(&quota.class).chain(of) {
            let lack = sets.iter().filter(|(_, rulebook)| rulebook.class(class).is_none());
            found.extend(lack.map(|(name, _)| {
                let problem = Problem::QuotaClassLacking {
                    quota: quota.id.to_string(),
                    class: class.to_string(),
                    set: (*name).to_owned(),
                };
                Finding::error(Path::to("quotas", &quota.id).then("class"), problem, None)
            }));
        }
        if let Some(by) = quota.at_most.by_input() {
            let lack = sets.iter().filter(|(_, rulebook)| !says(rulebook, &by.input));
            found.extend(lack.map(|(name, _)| {
                let (quota_id, input, set) = (quota.id.to_string(), by.input.to_string(), (*name).to_owned());
                let problem = Problem::QuotaInputLacking { quota: quota_id, input, set };
                Finding::error(Path::to("quotas", &quota.id).then("at_most"), problem, None)
            }));
        }
        if nobody(&quota.at_most) {
            let titles = sets.iter().find_map(|(_, rulebook)| rulebook.class(&quota.class));
            let class = titles.map_or_else(|| quota.class.to_string(), |class| class.title.clone());
            let on = Limited { class, and_better: quota.and_better };
            let path = Path::to("quotas", &quota.id).then("at_most");
            found.push(Finding::error(path, Problem::QuotaAllowsNobody { on }, None));
        }
    }
    found
}

/// Options of an input that a table by it has no share for.
pub(super) fn without_share(rulebook: &Rulebook) -> Vec<Finding> {
    let set = rulebook.set();
    let quotas = set.quotas.iter().map(|quota| (Path::to("quotas", &quota.id), &quota.at_most));
    let titles = set.titles.iter().filter_map(|title| {
        Some((Path::to("titles", &title.id).then("quota"), &title.quota.as_ref()?.at_most))
    });
    let mut found = Vec::new();
    for (path, most) in quotas.chain(titles) {
        let Some((by, input)) = most.by_input().and_then(|by| Some((by, rulebook.input(&by.input)?))) else {
            continue;
        };
        let InputKind::Choice(options) = &input.kind else { continue };
        for option in options.iter().filter(|option| !by.shares.contains_key(*option)) {
            let problem = Problem::OptionWithoutShare { input: input.title.clone(), option: option.clone() };
            found.push(Finding::warning(path.clone().then("at_most"), problem, None));
        }
    }
    found
}

/// Whether members under a set say something about an input.
fn says(rulebook: &Rulebook, input: &InputId) -> bool {
    rulebook.input(input).is_some_and(|input| matches!(input.kind, InputKind::Choice(_)))
}

/// Members who would all be in the class, and none of whom stays there.
fn example(explorer: &Explorer<'_>, classes: &Classes<'_, '_>, quota: &Quota) -> Option<Example> {
    let rulebook = explorer.space.rulebook;
    let at = rulebook.classes().position(|class| class.id == quota.class)?;
    let witness = classes.example_of(at)?;
    let rules = UnitRules::new(vec![rulebook]);
    let entries: Vec<Entry<'_>> = (0..3).filter_map(|_| rules.entry(0, &witness.case)).collect();
    let outcomes = classify(&rules, &entries).outcomes;
    let stays = |outcome: &super::super::outcome::Outcome| {
        outcome.standing == Standing::Ranked
            && outcome.class.as_ref() == Some(&quota.class)
            && outcome.quotas.is_empty()
    };
    (!outcomes.iter().any(stays)).then(|| Example::new(&witness, explorer))
}

fn titled(rulebook: &Rulebook, id: &ClassId) -> String {
    rulebook.class(id).map_or_else(|| id.to_string(), |class| class.title.clone())
}

/// Whether a quota allows nobody, whoever there is.
fn nobody(most: &Most) -> bool {
    if most.least().is_some() {
        return false;
    }
    match most {
        Most::Count(most) => *most == 0,
        Most::Share(share) => share.share.is_zero(),
        Most::Table(table) => table.by.shares().values().all(|share| share.is_zero()),
    }
}

/// Whether a quota allows everybody, whoever there is.
pub(super) fn everybody(most: &Most) -> bool {
    let of_all = |of: &Of| matches!(of, Of::Members | Of::Ranked);
    match most {
        Most::Count(_) => false,
        Most::Share(share) => share.share >= Exact::ONE && of_all(&share.of),
        Most::Table(table) => {
            of_all(&table.of) && table.by.shares().values().all(|share| *share >= Exact::ONE)
        }
    }
}

/// The class that a quota is a share of.
fn base(most: &Most) -> Option<&ClassId> {
    match most {
        Most::Share(share) => class_of(&share.of),
        Most::Table(table) => class_of(&table.of),
        Most::Count(_) => None,
    }
}

fn class_of(of: &Of) -> Option<&ClassId> {
    match of {
        Of::Class(class) => Some(class),
        Of::Members | Of::Ranked | Of::Title(_) => None,
    }
}

/// Whether one quota allows less than another of the same kind. Of one that counts better classes, too, and one that does not
/// nothing is said: whom each of them moves depends on how many are in which.
fn stricter(one: &Quota, other: &Quota) -> bool {
    let alike = one.class == other.class && one.and_better == other.and_better && one.within == other.within;
    if !alike || one.over != Over::Rank {
        return false;
    }
    match (&one.at_most, &other.at_most) {
        (Most::Count(one), Most::Count(other)) => one < other,
        (Most::Share(one), Most::Share(other)) => {
            let alike = one.of == other.of && one.round == other.round && one.least <= other.least;
            alike && one.share < other.share
        }
        _ => false,
    }
}
