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
        let (Reason::Expression(Trouble::UnknownName(word, near))
        | Reason::Expression(Trouble::Unquoted(word, near))) = reason
        else {
            continue;
        };
        let alike = in_expression(word, parts, names);
        let is_beginning =
            |near: &String| word.strip_prefix(near.as_str()).is_some_and(|rest| rest.starts_with('.'));
        let near_before = near.take().filter(|near| !is_beginning(near));
        *near = whole(word, parts, names).or(alike).or(near_before);
    }
}

/// The whole name of which somebody wrote the id alone, or behind another word: `input.nghi` for `nghi`,
/// `happened.gio_giac.muon` for `happened.muon`.
fn whole(word: &str, parts: &Parts, names: &Names<'_>) -> Option<String> {
    let (space, id) = word.rsplit_once('.').unwrap_or(("", word));
    let of_event = |space: &str| {
        let owner = names.events.iter().find(|(_, events)| events.contains(id));
        let owner = owner.map(|(criterion, _)| (*criterion, id));
        // A criterion with one event: that is meant.
        let only = names.events.get(id).filter(|events| events.len() == 1 && space != "year");
        let only = only.and_then(|events| events.first()).map(|event| (id, *event));
        owner.or(only).map(|(criterion, event)| format!("{space}.{criterion}.{event}"))
    };
    match space {
        "happened" | "exempted" | "year" => return of_event(space),
        "" | "c" | "s" | "input" | "value" | "finding" | "level" => {}
        _ => return None,
    }
    let is_value = parts.values.iter().any(|value| value.id.as_str() == id);
    let declared = [
        ("input", names.inputs.contains_key(id)),
        ("c", names.criteria.contains(id)),
        ("s", names.sections.contains(id)),
        ("value", is_value),
        ("finding", names.findings.contains(id)),
    ];
    let found = declared.into_iter().find(|(other, is_there)| *is_there && *other != space);
    found.map(|(space, _)| format!("{space}.{id}")).or_else(|| of_event("happened"))
}

/// The name of the same sort that is most like one, which may have letters of no id: `input.nld` for `input.nlđ`.
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
        [.., "title" | "needs" | "unless"] => names.meant(text, names.titles.iter().copied()),
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
