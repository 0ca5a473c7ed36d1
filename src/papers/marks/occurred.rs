//! What happened: events by criterion, each with how often.

use super::fault::{Part, Wanted, Wrong};
use super::marked::criterion;
use super::reader::Reader;
use crate::rules::{Criterion, EventKind, Occurrence, Rulebook};
use crate::text::json::{Content, Node};

/// Reads what happened to a member.
pub(super) fn occurrences(node: &Node, rulebook: &Rulebook, reader: &mut Reader) -> Vec<Occurrence> {
    let mut occurrences = Vec::new();
    for entry in reader.entries(node).unwrap_or_default() {
        let Some(criterion) = criterion(entry, rulebook, reader) else { continue };
        for event in reader.entries(&entry.node).unwrap_or_default() {
            let Some(kind) = criterion.events.iter().find(|kind| kind.id.as_str() == event.key) else {
                let names = criterion.events.iter().map(|kind| kind.id.as_str());
                reader.unknown::<()>(event.at, Part::Event, &event.key, names);
                continue;
            };
            let mut add = |node: &Node, reader: &mut Reader| {
                occurrences.extend(occurrence(node, rulebook, (criterion, kind), reader));
            };
            match &event.node.content {
                Content::List(parts) if parts.is_empty() => {
                    reader.note(event.node.start, Wrong::EmptyList);
                }
                Content::List(parts) => parts.iter().for_each(|part| add(part, reader)),
                _ => add(&event.node, reader),
            }
        }
    }
    occurrences
}

/// One entry: a number of times, or an object with the points of each or the reason that excuses them.
fn occurrence(
    node: &Node,
    rulebook: &Rulebook,
    (criterion, kind): (&Criterion, &EventKind),
    reader: &mut Reader,
) -> Option<Occurrence> {
    let occurrence = |count| Occurrence {
        criterion: criterion.id.clone(),
        event: kind.id.clone(),
        count,
        points: None,
        exempt: None,
        note: String::new(),
    };
    let occurrence = match &node.content {
        Content::Number(_) => match reader.count(node)? {
            0 => return None,
            count => occurrence(count),
        },
        Content::Object(_) => {
            let mut fields = reader.fields(node)?;
            let count = fields.need("count", reader).and_then(|node| reader.count(node));
            let points = fields.get("points");
            let exempt = fields.get("exempt");
            let note = fields.get("note").and_then(|node| reader.words(node));
            fields.finish(reader);
            if let (Some(points), Some(_)) = (points, exempt) {
                return reader.refuse(points, Wrong::PointsOfExempt);
            }
            let points = match points {
                Some(node) => Some(reader.exact(node)?),
                None => None,
            };
            let exempt = match exempt {
                Some(node) => {
                    let text = reader.text(node)?;
                    let reason = kind.exempt.iter().find(|reason| reason.id.as_str() == text);
                    let Some(reason) = reason else {
                        let names = kind.exempt.iter().map(|reason| reason.id.as_str());
                        return reader.unknown(node.start, Part::Exemption, text, names);
                    };
                    Some(reason.id.clone())
                }
                None => None,
            };
            Occurrence { points, exempt, note: note.unwrap_or_default(), ..occurrence(count?) }
        }
        _ => return reader.refuse(node, Wrong::Wants(Wanted::Occurrences)),
    };
    match rulebook.allows_occurrence(&occurrence) {
        Ok(()) => Some(occurrence),
        Err(fault) => reader.refuse(node, Wrong::Occurrence(fault)),
    }
}
