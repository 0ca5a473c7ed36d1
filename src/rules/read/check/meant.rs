//! What a part is called, or its id in other letters, stands where its id is wanted: which id is meant.

use super::super::super::expression::Names;
use super::super::super::fault::{Reason, Trouble};
use super::super::decode::Reader;
use super::Parts;
use crate::text::json::{Content, Node};

/// Adds to each text that is no id the id of the part that is called so, where a part of that sort is named.
pub(super) fn name_meant(parts: &Parts, root: &Node, names: &Names<'_>, reader: &mut Reader<'_>) {
    for (offset, reason) in reader.noted() {
        if let Reason::BadId(text, near) = reason
            && near.is_none()
        {
            *near = meant(text, &keys(root, *offset), parts, names);
        }
        // No id can be written with such letters, so nobody has looked for one that is like it.
        if let Reason::Expression(Trouble::UnknownName(word, near)) = reason
            && !word.is_ascii()
        {
            *near = in_expression(word, parts, names).or_else(|| near.take());
        }
    }
}

/// The name that one with letters of no id is meant to be: `input.nld` for `input.nlđ`.
fn in_expression(word: &str, parts: &Parts, names: &Names<'_>) -> Option<String> {
    let (space, id) = word.split_once('.')?;
    let near = match space {
        "c" => names.meant(id, names.criteria.iter().copied()),
        "level" => names.meant(id, names.levels.keys().copied()),
        "s" => names.meant(id, names.sections.iter().copied()),
        "input" => names.meant(id, names.inputs.keys().copied()),
        "value" => names.meant(id, parts.values.iter().map(|value| value.id.as_str())),
        "finding" => names.meant(id, names.findings.iter().copied()),
        "ballot" => names.meant(id, names.ballots.iter().copied()),
        "year" if !id.contains('.') => names.meant(id, names.inputs.keys().copied()),
        "happened" | "exempted" | "year" => {
            let (criterion, event) = id.split_once('.')?;
            let criterion = names.meant(criterion, names.events.keys().copied())?;
            let event = names.meant(event, names.events.get(criterion.as_str())?.iter().copied())?;
            Some(format!("{criterion}.{event}"))
        }
        _ => None,
    };
    near.map(|near| format!("{space}.{near}"))
}

fn meant(text: &str, keys: &[&str], parts: &Parts, names: &Names<'_>) -> Option<String> {
    match keys {
        [.., "at_most" | "force" | "score_to_floor_of" | "class" | "default"]
        | [.., "at_most", "table", "by_unit_class", _]
        | [.., "by_input", "classes", _] => names.meant(text, names.classes.iter().copied()),
        [.., "title" | "needs"] => names.meant(text, names.titles.iter().copied()),
        [.., "by_input", "input"] => names.meant(text, names.inputs.keys().copied()),
        [.., "excludes"] => names.meant(text, parts.gates.iter().map(|gate| gate.id.as_str())),
        _ => None,
    }
}

/// The keys on the way to a byte; elements of lists have none.
fn keys(root: &Node, offset: usize) -> Vec<&str> {
    let mut keys = Vec::new();
    let mut node = root;
    loop {
        let next = match &node.content {
            Content::Object(entries) => {
                let entry = entries.iter().find(|entry| (entry.at..entry.node.end).contains(&offset));
                keys.extend(entry.map(|entry| entry.key.as_str()));
                entry.map(|entry| &entry.node)
            }
            Content::List(elements) => elements.iter().find(|element| element.covers(offset)),
            _ => None,
        };
        let Some(inner) = next else { return keys };
        node = inner;
    }
}
