//! What must hold between the parts of a set: ids, sums, limits, names and kinds in expressions.

mod criterion;

use self::criterion::check_criterion;
use std::collections::BTreeSet;

use super::super::class::{Class, Otherwise};
use super::super::criterion::Criterion;
use super::super::expression::{self, Expression, Kind, Names, Scope};
use super::super::fault::Reason;
use super::super::gate::{Gate, GateEffect, GateTest};
use super::super::id::ClassId;
use super::super::input::Input;
use super::super::quota::{Most, Of, Quota, Share};
use super::super::set::Section;
use super::super::title::Title;
use super::decode::Reader;
use crate::number::Exact;
use crate::text::json::Node;
use crate::text::nearest;

/// The parts of a set that could be taken from its file; those with faults of their own are left out.
pub(super) struct Parts {
    pub(super) max: Option<Exact>,
    pub(super) inputs: Vec<Input>,
    pub(super) sections: Vec<Section>,
    pub(super) gates: Vec<Gate>,
    pub(super) classes: Vec<Class>,
    pub(super) default: Option<ClassId>,
    pub(super) otherwise: Option<Otherwise>,
    pub(super) titles: Vec<Title>,
    pub(super) quotas: Vec<Quota>,
}

/// Notes every fault between the parts.
pub(super) fn check(parts: &Parts, root: &Node, reader: &mut Reader<'_>) {
    let ids = declared(root, reader);
    let names = Names {
        criteria: criteria(parts).map(|criterion| criterion.id.as_str()).collect(),
        events: criteria(parts)
            .map(|criterion| {
                let events = criterion.events.iter().map(|event| event.id.as_str());
                (criterion.id.as_str(), events.collect())
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
        spoilt: spoilt(parts, &ids),
    };
    for section in named(root, "sections") {
        for node in named(section, "criteria") {
            if let Some(criterion) = find(criteria(parts), node, |criterion| criterion.id.as_str()) {
                check_criterion(criterion, node, &names, reader);
            }
        }
        if let Some(section_read) = find(parts.sections.iter(), section, |section| section.id.as_str()) {
            let sum = total(section_read.criteria.iter().map(|criterion| criterion.max));
            check_sum(section_read.max, sum, section, "criteria", reader);
        }
    }
    let counted = parts.sections.iter().filter(|section| section.bonus.is_none());
    let sum = total(counted.flat_map(|section| &section.criteria).map(|criterion| criterion.max));
    check_sum(parts.max, sum, root, "sections", reader);
    for node in named(root, "gates") {
        if let Some(gate) = find(parts.gates.iter(), node, |gate| gate.id.as_str()) {
            check_gate(gate, node, &names, reader);
        }
    }
    for node in named(root, "classes") {
        let class = find(parts.classes.iter(), node, |class| class.id.as_str());
        if let Some((when, node)) = class.and_then(|class| class.when.as_ref()).zip(node.get("when")) {
            check_expression(when, Kind::Truth, Scope::Unit, node, &names, reader);
        }
    }
    for node in named(root, "quotas") {
        if let Some(quota) = find(parts.quotas.iter(), node, |quota| quota.id.as_str()) {
            check_quota(quota, parts, node, &names, reader);
        }
    }
    if let (Some(class), Some(node)) = (&parts.default, root.get("default")) {
        check_class(class.as_str(), node, &names, reader);
    }
    if let (Some(Otherwise::Class(class)), Some(node)) =
        (&parts.otherwise, root.get("otherwise").and_then(|node| node.get("class")))
    {
        check_class(class.as_str(), node, &names, reader);
    }
}

/// A quota names classes that exist, and there is a class to move down to.
fn check_quota(quota: &Quota, parts: &Parts, node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    if let Some(class) = node.get("class") {
        check_class(quota.class.as_str(), class, names, reader);
        if parts.classes.last().is_some_and(|last| last.id == quota.class) {
            reader.note(class.start, Reason::QuotaOnLast);
        }
    }
    let of = node.get("at_most").and_then(|most| most.get("share")).and_then(|share| share.get("of"));
    if let (Most::Share(Share { of: Of::Class(class), .. }), Some(node)) =
        (&quota.at_most, of.and_then(|of| of.get("class")))
    {
        check_class(class.as_str(), node, names, reader);
        if *class == quota.class {
            reader.note(node.start, Reason::QuotaOfItself);
        }
    }
    for (tie, node) in quota.ties.iter().zip(named(node, "ties")) {
        check_expression(tie, Kind::Number, Scope::Unit, node, names, reader);
    }
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
fn declared<'n>(root: &'n Node, reader: &mut Reader<'_>) -> BTreeSet<&'n str> {
    let mut all = BTreeSet::new();
    let mut unique = |elements: &mut dyn Iterator<Item = &'n Node>| {
        let mut seen = BTreeSet::new();
        for node in elements.filter_map(|element| element.get("id")) {
            let Some(id) = node.text() else { continue };
            all.insert(id);
            if !seen.insert(id) {
                reader.note(node.start, Reason::DoubleId(id.to_owned()));
            }
        }
    };
    let sections = named(root, "sections");
    let criteria = || sections.iter().flat_map(|section| named(section, "criteria"));
    unique(&mut named(root, "inputs").iter());
    unique(&mut sections.iter());
    unique(&mut criteria());
    unique(&mut named(root, "gates").iter());
    unique(&mut named(root, "classes").iter());
    unique(&mut named(root, "quotas").iter());
    for criterion in criteria() {
        unique(&mut named(criterion, "events").iter());
        let levels = criterion.get("start").and_then(|start| start.get("levels"));
        unique(&mut levels.map(Node::elements).unwrap_or_default().iter());
    }
    all
}

/// The ids whose part was left out because of a fault of its own.
fn spoilt<'n>(parts: &Parts, ids: &BTreeSet<&'n str>) -> BTreeSet<&'n str> {
    let taken: BTreeSet<&str> = (parts.inputs.iter().map(|input| input.id.as_str()))
        .chain(parts.sections.iter().map(|section| section.id.as_str()))
        .chain(criteria(parts).map(|criterion| criterion.id.as_str()))
        .chain(parts.gates.iter().map(|gate| gate.id.as_str()))
        .chain(parts.classes.iter().map(|class| class.id.as_str()))
        .chain(parts.quotas.iter().map(|quota| quota.id.as_str()))
        .collect();
    ids.iter().copied().filter(|id| !taken.contains(id)).collect()
}

fn total(mut points: impl Iterator<Item = Exact>) -> Option<Exact> {
    points.try_fold(Exact::ZERO, Exact::plus)
}

/// The printed maximum must be what the parts add up to.
fn check_sum(printed: Option<Exact>, sum: Option<Exact>, node: &Node, parts: &str, reader: &mut Reader<'_>) {
    let at = node.get("max").map_or(node.start, |max| max.start);
    if node.get(parts).is_none_or(|parts| reader.spoilt(parts)) {
        return;
    }
    match (printed, sum) {
        (_, None) => reader.note(at, Reason::SumTooLarge),
        (Some(printed), Some(sum)) if printed != sum => reader.note(at, Reason::SumDiffers { printed, sum }),
        _ => {}
    }
}

fn check_gate(gate: &Gate, node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    let scope = match &gate.effect {
        GateEffect::NotRanked | GateEffect::Suspend | GateEffect::TotalAtMost(_) => Scope::Points,
        GateEffect::Refer
        | GateEffect::Force(_)
        | GateEffect::AtMost(_)
        | GateEffect::Lower(_)
        | GateEffect::ScoreToFloorOf(_)
        | GateEffect::NoTitle => Scope::Class,
    };
    if let (GateTest::When(when), Some(node)) = (&gate.test, node.get("when")) {
        check_expression(when, Kind::Truth, scope, node, names, reader);
    }
    let Some(effect) = node.get("effect") else { return };
    match &gate.effect {
        GateEffect::Force(class) | GateEffect::AtMost(class) => {
            if let Some(node) = effect.get("force").or_else(|| effect.get("at_most")) {
                check_class(class.as_str(), node, names, reader);
            }
        }
        GateEffect::TotalAtMost(most) if most.is_negative() => {
            let at = effect.get("total_at_most").map_or(effect.start, |node| node.start);
            reader.note(at, Reason::Negative);
        }
        _ => {}
    }
}

fn check_class(class: &str, node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    if !names.classes.contains(class) && !names.spoilt.contains(class) {
        let near = nearest(class, names.classes.iter().copied());
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
