//! Ids that nobody has to invent.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Path;
use crate::text::fold;

/// A proposed id is cut to so many letters, between words where that can be.
const LONGEST: usize = 24;

/// The id that a title suggests: its first words without diacritics, joined by underscores. It may be empty.
pub fn proposed_id(title: &str) -> String {
    let mut id = String::new();
    for word in fold(title).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let room = LONGEST.saturating_sub(id.len() + usize::from(!id.is_empty()));
        if word.len() > room && !id.is_empty() {
            break;
        }
        if !id.is_empty() {
            id.push('_');
        }
        id.push_str(word.get(..room).unwrap_or(word));
    }
    id
}

/// The id for a part with this title among its like, which `part` is not: the proposed one, with a number where it is taken.
pub fn fresh_id(tree: &Value, part: &Path, title: &str, otherwise: &str) -> String {
    let taken = taken(tree, part);
    let proposed =
        Some(proposed_id(title)).filter(|id| !id.is_empty()).unwrap_or_else(|| otherwise.to_owned());
    let numbered = (2_u32..).map(|number| format!("{proposed}_{number}"));
    let mut free =
        std::iter::once(proposed.clone()).chain(numbered).filter(|id| !taken.contains(id.as_str()));
    free.next().unwrap_or(proposed)
}

/// The ids of the other parts of the same kind. Criteria are alike across sections, titles and classes share their ids.
fn taken<'v>(tree: &'v Value, part: &Path) -> BTreeSet<&'v str> {
    let Some((list, _)) = part.place() else { return BTreeSet::new() };
    let lists = match list.split() {
        Some((outer, key)) if key == "criteria" && outer.is_within(&Path::of("sections")) => {
            let sections = tree.get("sections").and_then(Value::as_array).map_or(0, Vec::len);
            (0..sections).map(|at| Path::of("sections").at(at).key("criteria")).collect()
        }
        Some((outer, key)) if outer == Path::root() && (key == "classes" || key == "titles") => {
            vec![Path::of("classes"), Path::of("titles")]
        }
        _ => vec![list],
    };
    let elements = lists.into_iter().flat_map(|list| {
        let count = list.get(tree).and_then(Value::as_array).map_or(0, Vec::len);
        (0..count).map(move |at| list.at(at)).collect::<Vec<_>>()
    });
    let others = elements.filter(|path| path != part);
    others.filter_map(|path| path.key("id").get(tree)?.as_str()).collect()
}
