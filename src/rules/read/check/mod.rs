//! What must hold between the parts of a set: ids, sums, limits, names and kinds in expressions.

mod class;
mod criterion;
mod gate;
mod meant;
mod penalty;
mod quota;
mod title;

use std::collections::BTreeSet;

use self::class::check_classes;
use self::criterion::check_criterion;
use self::gate::check_gates;
use self::meant::name_meant;
use self::penalty::check_penalties;
use self::quota::check_quota;
use self::title::check_titles;
use super::super::class::{Class, Otherwise};
use super::super::criterion::Criterion;
use super::super::expression::{self, Expression, Kind, Names, Scope, Sort};
use super::super::fault::Reason;
use super::super::gate::Gate;
use super::super::id::ClassId;
use super::super::input::Input;
use super::super::named::NamedValue;
use super::super::quota::Quota;
use super::super::rounding::Round;
use super::super::set::{CriteriaSet, Section};
use super::super::title::Title;
use super::decode::Reader;
use crate::number::Exact;
use crate::text::json::Node;

/// The parts of a set that could be taken from its file; those with faults of their own are left out.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) max: Option<Exact>,
    /// The most that the total counts as.
    pub(super) most: Option<Exact>,
    pub(super) times: Option<Expression>,
    pub(super) round: Option<Round>,
    pub(super) inputs: Vec<Input>,
    pub(super) values: Vec<NamedValue>,
    pub(super) sections: Vec<Section>,
    pub(super) gates: Vec<Gate>,
    pub(super) classes: Vec<Class>,
    pub(super) default: Option<ClassId>,
    pub(super) otherwise: Option<Otherwise>,
    pub(super) titles: Vec<Title>,
    pub(super) quotas: Vec<Quota>,
    /// Whether there are ballots on the classes.
    pub(super) class_ballots: bool,
}

impl Parts {
    /// The parts of a set that has been read.
    pub(super) fn of(set: &CriteriaSet) -> Self {
        Self {
            max: set.max,
            most: set.limits.as_ref().and_then(|limits| limits.sum.max),
            times: set.times.clone(),
            round: set.round,
            inputs: set.inputs.clone(),
            values: set.values.clone(),
            sections: set.sections.clone(),
            gates: set.gates.clone(),
            classes: set.classes.clone(),
            default: set.default.clone(),
            otherwise: set.otherwise.clone(),
            titles: set.titles.clone(),
            quotas: Vec::new(),
            class_ballots: set.voting.classes.is_some(),
        }
    }
}

/// Notes every fault between the parts.
pub(super) fn check(parts: &Parts, root: &Node, reader: &mut Reader<'_>) {
    let ids = declared(root, reader);
    let names = names(parts, spoilt(parts, &ids), reader.kept);
    for node in named(root, "values") {
        let value = find(parts.values.iter(), node, |value| value.id.as_str());
        if let Some((value, node)) = value.zip(node.get("value")) {
            expression::check_any(value.value.tree(), Scope::Points, &names, &mut |inside, trouble| {
                reader.note_inside(node, inside, Reason::Expression(trouble));
            });
        }
    }
    for section in named(root, "sections") {
        for node in named(section, "criteria") {
            if let Some(criterion) = find(criteria(parts), node, |criterion| criterion.id.as_str()) {
                check_criterion(criterion, node, &names, reader);
            }
        }
        if let Some(section_read) = find(parts.sections.iter(), section, |section| section.id.as_str()) {
            let sum = total(section_read.criteria.iter().map(|criterion| criterion.max));
            let held = section_read.held_at().map(|(most, _)| most);
            check_sum((section_read.max, sum, held), section, "criteria", reader);
            let sum = sum.filter(|_| whole(section, "criteria", reader));
            check_round(section_read.round, sum, section, reader);
        }
    }
    let counted = parts.sections.iter().filter(|section| section.counts());
    let sum = total(counted.flat_map(|section| &section.criteria).map(|criterion| criterion.max));
    check_sum((parts.max, sum, held(parts)), root, "sections", reader);
    check_round(parts.round, sum.filter(|_| whole(root, "sections", reader)), root, reader);
    if let (Some(times), Some(node)) = (&parts.times, root.get("times")) {
        check_expression(times, Kind::Number, Scope::Facts, node, &names, reader);
    }
    check_penalties(parts, root, reader);
    check_gates(parts, root, &names, reader);
    check_classes(parts, root, &names, reader);
    check_titles(parts, root, &names, reader);
    check_all_quotas(parts, root, &names, reader);
    name_meant(parts, root, &names, reader);
}

/// Notes every fault of quotas that stand outside of a set, beside its parts.
pub(super) fn check_quotas(parts: &Parts, root: &Node, reader: &mut Reader<'_>) {
    let ids = declared(root, reader);
    let names = names(parts, spoilt(parts, &ids), reader.kept);
    check_all_quotas(parts, root, &names, reader);
    name_meant(parts, root, &names, reader);
}

fn check_all_quotas(parts: &Parts, root: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    for node in named(root, "quotas") {
        if let Some(quota) = find(parts.quotas.iter(), node, |quota| quota.id.as_str()) {
            check_quota(quota, parts, node, names, reader);
        }
    }
}

/// The names that expressions may use.
fn names<'p>(parts: &'p Parts, spoilt: BTreeSet<(Sort, &'p str)>, kept: bool) -> Names<'p> {
    Names {
        criteria: criteria(parts).map(|criterion| criterion.id.as_str()).collect(),
        events: criteria(parts)
            .map(|criterion| {
                let events = criterion.events.iter().map(|event| event.id.as_str());
                (criterion.id.as_str(), events.collect())
            })
            .collect(),
        levels: criteria(parts)
            .filter(|criterion| criterion.levels().next().is_some())
            .map(|criterion| {
                (criterion.id.as_str(), criterion.levels().map(|level| level.id.as_str()).collect())
            })
            .collect(),
        sections: parts.sections.iter().map(|section| section.id.as_str()).collect(),
        inputs: parts.inputs.iter().map(|input| (input.id.as_str(), &input.kind)).collect(),
        findings: parts
            .gates
            .iter()
            .filter(|gate| gate.question().is_some())
            .map(|gate| gate.id.as_str())
            .collect(),
        classes: parts.classes.iter().map(|class| class.id.as_str()).collect(),
        titles: parts.titles.iter().map(|title| title.id.as_str()).collect(),
        ballots: ballots(parts),
        kept,
        called: called(parts),
        spoilt,
    }
}

/// What the parts are called on the sheet, by their ids.
fn called(parts: &Parts) -> Vec<(&str, &str)> {
    let sections = parts.sections.iter().flat_map(|section| {
        [(section.id.as_str(), section.title.as_str()), (section.id.as_str(), section.code.as_str())]
    });
    let criteria = criteria(parts).flat_map(|criterion| {
        let levels = criterion.levels().map(|level| (level.id.as_str(), level.title));
        let events = criterion.events.iter().map(|event| (event.id.as_str(), event.title.as_str()));
        [criterion.title.as_str(), criterion.code.as_str()]
            .map(|name| (criterion.id.as_str(), name))
            .into_iter()
            .chain(levels)
            .chain(events)
    });
    let classes = parts.classes.iter().flat_map(|class| {
        std::iter::once(class.title.as_str())
            .chain(class.short.as_deref())
            .map(|name| (class.id.as_str(), name))
    });
    sections
        .chain(criteria)
        .chain(parts.inputs.iter().map(|input| (input.id.as_str(), input.title.as_str())))
        .chain(parts.gates.iter().map(|gate| (gate.id.as_str(), gate.title.as_str())))
        .chain(classes)
        .chain(parts.titles.iter().map(|title| (title.id.as_str(), title.title.as_str())))
        .collect()
}

/// The classes and titles on which ballots are held.
fn ballots(parts: &Parts) -> BTreeSet<&str> {
    let classes = parts.classes.iter().filter(|_| parts.class_ballots).map(|class| class.id.as_str());
    let titles = parts.titles.iter().filter(|title| title.votes.is_some()).map(|title| title.id.as_str());
    classes.chain(titles).collect()
}

fn criteria(parts: &Parts) -> impl Iterator<Item = &Criterion> {
    parts.sections.iter().flat_map(|section| &section.criteria)
}

/// The elements of a list of the file.
fn named<'n>(node: &'n Node, field: &str) -> &'n [Node] {
    node.get(field).map(Node::elements).unwrap_or_default()
}

/// The part that was taken from an element of the file.
fn find<'p, T>(mut parts: impl Iterator<Item = &'p T>, node: &Node, id: fn(&T) -> &str) -> Option<&'p T> {
    let wanted = node.get("id").and_then(Node::text)?;
    parts.find(|part| id(part) == wanted)
}

/// All ids that the file declares where they must be unique, after noting those that are not.
fn declared<'n>(root: &'n Node, reader: &mut Reader<'_>) -> BTreeSet<(Sort, &'n str)> {
    let mut all = BTreeSet::new();
    let mut unique = |sort: Sort, elements: &mut dyn Iterator<Item = &'n Node>| {
        let mut seen = BTreeSet::new();
        for node in elements.filter_map(|element| element.get("id")) {
            let Some(id) = node.text() else { continue };
            all.insert((sort, id));
            if !seen.insert(id) {
                reader.note(node.start, Reason::DoubleId(id.to_owned()));
            }
        }
    };
    let sections = named(root, "sections");
    let criteria = || sections.iter().flat_map(|section| named(section, "criteria"));
    unique(Sort::Input, &mut named(root, "inputs").iter());
    unique(Sort::Value, &mut named(root, "values").iter());
    unique(Sort::Section, &mut sections.iter());
    unique(Sort::Criterion, &mut criteria());
    unique(Sort::Gate, &mut named(root, "gates").iter());
    unique(Sort::Class, &mut named(root, "classes").iter());
    unique(Sort::Title, &mut named(root, "titles").iter());
    unique(Sort::Quota, &mut named(root, "quotas").iter());
    for criterion in criteria() {
        let events = named(criterion, "events");
        unique(Sort::Event, &mut events.iter());
        for event in events {
            unique(Sort::Exemption, &mut named(event, "exempt").iter());
        }
        for start in criterion.get("start").into_iter().flat_map(|start| [Some(start), start.get("points")]) {
            unique(Sort::Level, &mut start.map(|start| named(start, "levels")).unwrap_or_default().iter());
        }
    }
    all
}

/// The ids whose part was left out because of a fault of its own.
fn spoilt<'n>(parts: &Parts, ids: &BTreeSet<(Sort, &'n str)>) -> BTreeSet<(Sort, &'n str)> {
    let taken: BTreeSet<(Sort, &str)> = (parts.inputs.iter().map(|input| (Sort::Input, input.id.as_str())))
        .chain(parts.values.iter().map(|value| (Sort::Value, value.id.as_str())))
        .chain(parts.sections.iter().map(|section| (Sort::Section, section.id.as_str())))
        .chain(criteria(parts).flat_map(ids_within))
        .chain(parts.gates.iter().map(|gate| (Sort::Gate, gate.id.as_str())))
        .chain(parts.classes.iter().map(|class| (Sort::Class, class.id.as_str())))
        .chain(parts.titles.iter().map(|title| (Sort::Title, title.id.as_str())))
        .chain(parts.quotas.iter().map(|quota| (Sort::Quota, quota.id.as_str())))
        .collect();
    ids.iter().copied().filter(|id| !taken.contains(id)).collect()
}

/// A criterion's id, and those of its levels, events and exemptions.
fn ids_within(criterion: &Criterion) -> impl Iterator<Item = (Sort, &str)> {
    let exemptions = criterion.events.iter().flat_map(|event| &event.exempt);
    std::iter::once((Sort::Criterion, criterion.id.as_str()))
        .chain(criterion.levels().map(|level| (Sort::Level, level.id.as_str())))
        .chain(criterion.events.iter().map(|event| (Sort::Event, event.id.as_str())))
        .chain(exemptions.map(|exemption| (Sort::Exemption, exemption.id.as_str())))
}

fn total(mut points: impl Iterator<Item = Exact>) -> Option<Exact> {
    points.try_fold(Exact::ZERO, Exact::plus)
}

/// Whether all parts of a list could be taken, so that their sum means something.
fn whole(node: &Node, parts: &str, reader: &Reader<'_>) -> bool {
    node.get(parts).is_some_and(|parts| !reader.spoilt(parts))
}

/// What the limits of the head, or of its sections, leave of the maximum.
fn held(parts: &Parts) -> Option<Exact> {
    let counted = parts.sections.iter().filter(|section| section.counts());
    let sum = total(counted.map(|section| {
        let sum = section.held_at().map(|(most, _)| most).or_else(|| section.sum());
        sum.unwrap_or_default()
    }));
    parts.most.or(sum)
}

/// The printed maximum must be what the parts add up to, before a limit leaves so much of it.
fn check_sum(
    (printed, sum, held): (Option<Exact>, Option<Exact>, Option<Exact>),
    node: &Node,
    parts: &str,
    reader: &mut Reader<'_>,
) {
    let at = node.get("max").map_or(node.start, |max| max.start);
    if !whole(node, parts, reader) {
        return;
    }
    match (printed, sum) {
        (_, None) => reader.note(at, Reason::SumTooLarge),
        (Some(printed), Some(sum)) if printed != sum && held == Some(printed) => {
            reader.note(at, Reason::SumIsLimited { printed, sum });
        }
        (Some(printed), Some(sum)) if printed != sum => reader.note(at, Reason::SumDiffers { printed, sum }),
        _ => {}
    }
}

/// Rounding must leave a maximum as it is: nobody may have more, and everybody can reach it.
fn check_round(round: Option<Round>, max: Option<Exact>, node: &Node, reader: &mut Reader<'_>) {
    if let (Some(round), Some(max)) = (round, max)
        && round.of(max) != Some(max)
    {
        let at = node.get("round").map_or(node.start, |round| round.start);
        reader.note(at, Reason::RoundsMax { max });
    }
}

fn check_class(class: &str, node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    if !names.classes.contains(class) && !names.spoilt.contains(&(Sort::Class, class)) {
        let near = names.meant(class, names.classes.iter().copied());
        reader.note(node.start, Reason::UnknownClass(class.to_owned(), near));
    }
}

fn check_expression(
    expression: &Expression,
    wanted: Kind,
    scope: Scope,
    node: &Node,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) {
    expression::check(expression.tree(), wanted, scope, names, &mut |inside, trouble| {
        reader.note_inside(node, inside, Reason::Expression(trouble));
    });
}
