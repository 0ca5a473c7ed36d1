//! What must hold within a criterion: levels, events, groups, whom it shares with.

use super::super::super::criterion::{Criterion, Effect, EventKind, NotApplied, Recipient, Start};
use super::super::super::expression::{Kind, Names, Scope, Sort};
use super::super::super::fault::{Misfit, Reason};
use super::super::super::scale::{MarkRange, Scale};
use super::super::decode::Reader;
use super::{check_expression, check_round, find, named};
use crate::number::Exact;
use crate::text::json::Node;
use crate::text::nearest;

pub(super) fn check_criterion(
    criterion: &Criterion,
    node: &Node,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) {
    let start = node.get("start");
    match &criterion.start {
        Start::Levels(levels) => {
            let nodes = start.and_then(|start| start.get("levels")).map(Node::elements).unwrap_or_default();
            for level in levels.iter().filter(|level| level.points > criterion.max) {
                let node = nodes.iter().find(|node| id_is(node, level.id.as_str()));
                if let Some(points) = node.and_then(|node| node.get("points")) {
                    reader.note(points.start, Reason::AboveMax { max: criterion.max });
                }
            }
        }
        Start::Formula(formula) => {
            if let Some(node) = start.and_then(|start| start.get("formula")) {
                check_expression(formula, Kind::Number, Scope::Facts, node, names, reader);
            }
        }
        Start::Points(scale) => {
            let levels = start.and_then(|start| start.get("points")).map(|points| named(points, "levels"));
            check_scale(scale, criterion.max, levels.unwrap_or_default(), reader);
        }
        Start::Check | Start::Full | Start::Empty => {}
    }
    for event_node in named(node, "events") {
        if let Some(event) = find(criterion.events.iter(), event_node, |event| event.id.as_str()) {
            check_event(event, criterion.max, event_node, reader);
        }
    }
    check_round(criterion.round, Some(criterion.max), node, reader);
    check_groups(criterion, node, reader);
    check_share(criterion, node, names, reader);
    let when = node.get("applies").and_then(|applies| applies.get("when"));
    if let (Some(applies), Some(node)) = (&criterion.applies, when) {
        check_expression(&applies.when, Kind::Truth, Scope::Facts, node, names, reader);
    }
}

/// The ends of a level lie on the steps of the scale, and no mark belongs to two levels.
fn check_scale(scale: &Scale, max: Exact, nodes: &[Node], reader: &mut Reader<'_>) {
    let top = scale.top(max);
    for (index, level) in scale.levels.iter().enumerate() {
        let Some(node) = nodes.iter().find(|node| id_is(node, level.id.as_str())) else { continue };
        let at = |field: &str| node.get(field).map_or(node.start, |end| end.start);
        for (field, end) in [("from", level.from), ("to", level.to)] {
            if end > top {
                reader.note(at(field), Reason::Scale(Misfit::AboveTop(top)));
            } else if !end.is_multiple_of(scale.step) {
                reader.note(at(field), Reason::Scale(Misfit::OffStep(scale.step)));
            }
        }
        let overlaps = |other: &&MarkRange| level.from <= other.to && other.from <= level.to;
        if level.from > level.to {
            reader.note(at("from"), Reason::Scale(Misfit::Reversed));
        } else if let Some(other) = scale.levels[..index].iter().find(overlaps) {
            reader.note(at("from"), Reason::Scale(Misfit::Overlap(other.title.clone())));
        }
    }
}

fn id_is(node: &Node, id: &str) -> bool {
    node.get("id").and_then(Node::text) == Some(id)
}

/// An event must do something, no more than the criterion has, and its limit must lie beyond a single one.
fn check_event(event: &EventKind, max: Exact, node: &Node, reader: &mut Reader<'_>) {
    let effect = node.get("effect").map_or(node.start, |effect| effect.start);
    let limit = node.get("limit").map_or(node.start, |limit| limit.start);
    let Some((low, high)) = event.effect.ends() else {
        if event.limit.is_some() {
            reader.note(limit, Reason::LimitSign);
        }
        return;
    };
    let larger = |points: Exact| points > max || points.plus(max).is_none_or(Exact::is_negative);
    if low.is_zero() && high.is_zero() {
        reader.note(effect, Reason::NothingHappens);
    } else if low.is_negative() && high > Exact::ZERO {
        let steps = matches!(event.effect, Effect::Steps(_));
        reader.note(effect, if steps { Reason::StepsTurn } else { Reason::RangeReversed });
    } else if larger(low) || larger(high) {
        reader.note(effect, Reason::AboveMax { max });
    }
    let Some(bound) = event.limit else { return };
    let deducts = low.is_negative();
    if bound.is_zero() || bound.is_negative() != deducts {
        reader.note(limit, Reason::LimitSign);
    } else if deducts && bound > low || !deducts && bound < high {
        reader.note(limit, Reason::LimitTooSmall);
    }
}

/// The events of a group exist, belong to no other group, and all pull the same way.
fn check_groups(criterion: &Criterion, node: &Node, reader: &mut Reader<'_>) {
    let mut grouped: Vec<&str> = Vec::new();
    let events = named(node, "events");
    for group in named(node, "groups") {
        let mut signs = Vec::new();
        for name in named(group, "events") {
            let Some(id) = name.text() else { continue };
            let event = criterion.events.iter().find(|event| event.id.as_str() == id);
            match event {
                Some(event) => signs.push(event.effect.ends().map(|(low, _)| low.is_negative())),
                None if events.iter().any(|event| id_is(event, id)) => {}
                None => {
                    let near = nearest(id, criterion.events.iter().map(|event| event.id.as_str()));
                    reader.note(name.start, Reason::UnknownEvent(id.to_owned(), near));
                }
            }
            if grouped.contains(&id) {
                reader.note(name.start, Reason::GroupedTwice(id.to_owned()));
            }
            grouped.push(id);
        }
        if signs.iter().any(|sign| sign.is_none() || Some(sign) != signs.first()) {
            reader.note(group.start, Reason::MixedGroup);
        }
    }
}

/// Whoever receives points exists and is somebody else.
fn check_share(criterion: &Criterion, node: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    let Some(NotApplied::Share(recipients)) = criterion.applies.as_ref().map(|applies| &applies.otherwise)
    else {
        return;
    };
    let share = node.get("applies").and_then(|applies| applies.get("otherwise"));
    let nodes = share.map(|share| named(share, "share")).unwrap_or_default();
    for node in nodes {
        let written = |recipient: &&Recipient| node.text() == Some(recipient.to_string().as_str());
        let Some(recipient) = recipients.iter().find(written) else { continue };
        let (sort, id, known) = match recipient {
            Recipient::Criterion(id) => (Sort::Criterion, id.as_str(), &names.criteria),
            Recipient::Section(id) => (Sort::Section, id.as_str(), &names.sections),
        };
        if *recipient == Recipient::Criterion(criterion.id.clone()) {
            reader.note(node.start, Reason::SharesWithItself);
        } else if !known.contains(id) && !names.spoilt.contains(&(sort, id)) {
            let space = recipient.to_string().split('.').next().unwrap_or_default().to_owned();
            let near = nearest(id, known.iter().copied()).map(|near| format!("{space}.{near}"));
            reader.note(node.start, Reason::UnknownRecipient(recipient.to_string(), near));
        }
    }
}
