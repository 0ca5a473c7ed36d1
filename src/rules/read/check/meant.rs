//! What a part is called stands where its id is wanted: which id is meant.

use super::super::super::expression::Names;
use super::super::super::fault::Reason;
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
    }
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
