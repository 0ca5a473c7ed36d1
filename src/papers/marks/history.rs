//! What earlier meetings left about a member.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Part, Wrong};
use super::period::{Stretch, period};
use super::reader::Reader;
use super::value::{inputs, one_input, value};
use crate::rules::{
    Accumulated, CriterionId, EventId, GateId, History, Input, InputId, Past, Rulebook, Tally, TitleId,
};
use crate::text::json::{Content, Node};

/// Reads what earlier meetings left to one about this period. The meetings may stand in any order; each is about a period of
/// its own, before this one.
pub(super) fn history(
    node: &Node,
    period: Option<Stretch>,
    rulebook: &Rulebook,
    reader: &mut Reader,
) -> Option<History> {
    let mut fields = reader.fields(node)?;
    let [year, latest, past] = ["year", "latest", "past"].map(|name| fields.get(name));
    fields.finish(reader);
    let meetings = past.and_then(|node| reader.list(node)).unwrap_or_default();
    let mut held: Vec<(Stretch, Past)> = Vec::new();
    for node in meetings {
        let Some((of, past)) = meeting(node, rulebook, reader) else { continue };
        let at = node.get("period").unwrap_or(node).start;
        if let Some(own) = period.filter(|own| !of.is_before(*own)) {
            let without_days = of.is_without_days() || own.is_without_days();
            reader.note(at, Wrong::NotBefore { without_days });
        } else if held.iter().any(|(other, _)| *other == of) {
            reader.note(at, Wrong::SamePeriod);
        } else {
            held.push((of, past));
        }
    }
    held.sort_by_key(|(of, _)| of.order());
    let (year, happened) = year.map(|node| since_year_began(node, rulebook, reader)).unwrap_or_default();
    Some(History {
        year,
        happened,
        latest: latest.map(|node| inputs(node, rulebook, reader)).unwrap_or_default(),
        past: held.into_iter().map(|(_, past)| past).collect(),
        removed: Vec::new(),
    })
}

type Since = (BTreeMap<InputId, Accumulated>, BTreeMap<CriterionId, BTreeMap<EventId, Tally>>);

/// What inputs have come to, by their ids, and how often events have happened, by `criterion.event`.
fn since_year_began(node: &Node, rulebook: &Rulebook, reader: &mut Reader) -> Since {
    let (mut year, mut happened) = Since::default();
    for entry in reader.entries(node).unwrap_or_default() {
        let Some((criterion, event)) = entry.key.split_once('.') else {
            year.extend(one_input(entry, rulebook, reader, accumulated));
            continue;
        };
        let known = rulebook.criteria().find(|known| known.id.as_str() == criterion);
        let known = known.and_then(|known| {
            Some((&known.id, &known.events.iter().find(|known| known.id.as_str() == event)?.id))
        });
        let Some((criterion, event)) = known else {
            let names: Vec<String> = (rulebook.criteria())
                .flat_map(|known| known.events.iter().map(|event| format!("{}.{}", known.id, event.id)))
                .collect();
            reader.unknown::<()>(entry.at, Part::Event, &entry.key, names.iter().map(String::as_str));
            continue;
        };
        if let Some(tally) = tally(&entry.node, reader) {
            happened.entry(criterion.clone()).or_default().insert(event.clone(), tally);
        }
    }
    (year, happened)
}

/// How often an event had happened: plainly, or the months of this period apart.
fn tally(node: &Node, reader: &mut Reader) -> Option<Tally> {
    let Content::Object(_) = &node.content else {
        return reader.count(node).map(|before| Tally { before, within: None });
    };
    let mut fields = reader.fields(node)?;
    let before = fields.need("before", reader).and_then(|node| reader.count(node));
    let within = fields.get("within").map(|node| reader.count(node));
    fields.finish(reader);
    let within = match within {
        Some(within) => Some(within?),
        None => None,
    };
    Some(Tally { before: before?, within })
}

/// What an input has come to: plainly, or the months of this period apart.
fn accumulated(input: &Input, node: &Node, reader: &mut Reader) -> Option<Accumulated> {
    let kind = &input.kind;
    let Content::Object(_) = &node.content else {
        return value(kind, node, reader).map(|before| Accumulated { before, within: None });
    };
    let mut fields = reader.fields(node)?;
    let before = fields.need("before", reader).and_then(|node| value(kind, node, reader));
    let within = fields.get("within").map(|node| value(kind, node, reader));
    fields.finish(reader);
    let within = match within {
        Some(within) => Some(within?),
        None => None,
    };
    Some(Accumulated { before: before?, within })
}

fn meeting(node: &Node, rulebook: &Rulebook, reader: &mut Reader) -> Option<(Stretch, Past)> {
    let mut fields = reader.fields(node)?;
    let stretch =
        fields.need("period", reader).and_then(|node| period(node, rulebook.set().first_month, reader));
    let class = fields.get("class").and_then(|node| reader.id(node));
    let total = fields.get("total").and_then(|node| reader.exact(node));
    let max_total = fields.get("max_total").and_then(|node| reader.exact(node));
    let given = fields.get("inputs");
    let fired = fields.get("gates");
    let won = fields.get("titles");
    fields.finish(reader);
    let gates: BTreeSet<GateId> = ids(fired, Part::Gate, reader, |id| {
        let found = rulebook.gates().find(|gate| gate.id.as_str() == id).map(|gate| gate.id.clone());
        found.ok_or_else(|| rulebook.gates().map(|gate| gate.id.to_string()).collect())
    });
    let titles: BTreeSet<TitleId> = ids(won, Part::Title, reader, |id| {
        let titles = || rulebook.set().titles.iter();
        let found = titles().find(|title| title.id.as_str() == id).map(|title| title.id.clone());
        found
            .or_else(|| of_another_set(id, rulebook))
            .ok_or_else(|| titles().map(|title| title.id.to_string()).collect())
    });
    let inputs = given.map(|node| inputs(node, rulebook, reader)).unwrap_or_default();
    let stretch = stretch?;
    let Stretch { kind, days, .. } = stretch;
    Some((stretch, Past { kind, days, class, total, max_total, inputs, gates, titles }))
}

/// A title that the set does not have, but looks for among what was won earlier.
fn of_another_set(id: &str, rulebook: &Rulebook) -> Option<TitleId> {
    let is_sought = rulebook.needs().sought.iter().any(|sought| sought.as_str() == id);
    id.parse().ok().filter(|_| is_sought)
}

/// A list of ids that the set must have; what it has instead is needed for the nearest name only.
fn ids<T: Ord>(
    node: Option<&Node>,
    part: Part,
    reader: &mut Reader,
    find: impl Fn(&str) -> Result<T, Vec<String>>,
) -> BTreeSet<T> {
    let mut ids = BTreeSet::new();
    for node in node.and_then(|node| reader.list(node)).unwrap_or_default() {
        let Some(text) = reader.text(node) else { continue };
        match find(text) {
            Ok(id) => {
                ids.insert(id);
            }
            Err(names) => {
                reader.unknown::<()>(node.start, part, text, names.iter().map(String::as_str));
            }
        }
    }
    ids
}
