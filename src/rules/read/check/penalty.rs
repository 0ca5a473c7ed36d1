//! What must hold of a section that only takes away: nothing in it adds, and nobody gives it points.

use super::super::super::criterion::{Criterion, NotApplied, Recipient, Start};
use super::super::super::fault::Reason;
use super::super::super::set::Section;
use super::super::decode::Reader;
use super::{Parts, find, named};
use crate::number::Exact;
use crate::text::json::Node;

pub(super) fn check_penalties(parts: &Parts, root: &Node, reader: &mut Reader<'_>) {
    for node in named(root, "sections") {
        let Some(section) = find(parts.sections.iter(), node, |section| section.id.as_str()) else {
            continue;
        };
        if section.penalty.is_some() {
            check_section(section, node, reader);
        }
    }
    check_recipients(parts, root, reader);
}

fn check_section(section: &Section, node: &Node, reader: &mut Reader<'_>) {
    if let Some(bonus) = node.get("bonus") {
        reader.note(bonus.start, Reason::BothFields("penalty", "bonus"));
    }
    if let Some(limits) = node.get("limits") {
        reader.note(limits.start, Reason::PenaltyLimits);
    }
    for node in named(node, "criteria") {
        if let Some(criterion) = find(section.criteria.iter(), node, |criterion| criterion.id.as_str()) {
            check_criterion(criterion, node, reader);
        }
    }
}

fn check_criterion(criterion: &Criterion, node: &Node, reader: &mut Reader<'_>) {
    let at = |field: &str| node.get(field).map_or(node.start, |field| field.start);
    if !matches!(criterion.start, Start::Empty | Start::Formula(_)) {
        reader.note(at("start"), Reason::PenaltyStart);
    }
    let otherwise = criterion.applies.as_ref().map(|applies| &applies.otherwise);
    if otherwise.is_some_and(|otherwise| *otherwise != NotApplied::Excluded) {
        let place = node.get("applies").and_then(|applies| applies.get("otherwise"));
        reader.note(place.map_or(node.start, |place| place.start), Reason::PenaltyElsewhere);
    }
    for event_node in named(node, "events") {
        let event = find(criterion.events.iter(), event_node, |event| event.id.as_str());
        if event.and_then(|event| event.effect.ends()).is_some_and(|(_, high)| high > Exact::ZERO) {
            let effect = event_node.get("effect").map_or(event_node.start, |effect| effect.start);
            reader.note(effect, Reason::PenaltyAdds);
        }
    }
}

/// What leaves the sheet is shared among criteria that earn points.
fn check_recipients(parts: &Parts, root: &Node, reader: &mut Reader<'_>) {
    let takes = |recipient: &str| {
        let mut penalties = parts.sections.iter().filter(|section| section.penalty.is_some());
        penalties.any(|section| {
            let criteria =
                section.criteria.iter().map(|one| Recipient::Criterion(one.id.clone()).to_string());
            let whole = Recipient::Section(section.id.clone()).to_string();
            whole == recipient || criteria.into_iter().any(|one| one == recipient)
        })
    };
    for section in named(root, "sections") {
        for criterion in named(section, "criteria") {
            let share = criterion.get("applies").and_then(|applies| applies.get("otherwise"));
            for node in share.map(|share| named(share, "share")).unwrap_or_default() {
                if node.text().is_some_and(takes) {
                    reader.note(node.start, Reason::PenaltyReceives);
                }
            }
        }
    }
}
