//! Reading a criteria set: from text to a checked set, or every fault at once.

mod check;
mod decode;
mod shape;
mod shared;
mod unknown;

#[cfg(test)]
mod tests;

use std::convert::identity;

use self::decode::Reader;
pub(super) use self::shared::quotas;
use super::fault::{Fault, Reason};
use super::set::CriteriaSet;
use crate::text::composed;
use crate::text::json::{self, Node};

/// The tree of a text; none where it is no JSON.
pub(super) fn tree(text: &str) -> Option<json::Node> {
    json::parse(text).ok()
}

/// Larger texts are refused unread, in bytes.
const LARGEST: usize = 2 << 20;

/// So many faults are listed at most; a text with more is no criteria set.
const MOST_FAULTS: usize = 100;

/// Reads a set that somebody hands in. Its letters are composed first, as those of rosters and marks are: the same word is
/// then the same text.
///
/// # Errors
/// Every fault, in the order of the text; columns count composed letters.
pub(super) fn read(text: &str) -> Result<CriteriaSet, Vec<Fault>> {
    let text = &*composed(text);
    read_with(Reader::new(text), text, Node::composed)
}

/// Reads a set that was taken in once already: what has become a fault since is none in it, or what rests on it could
/// not be read any more.
///
/// # Errors
/// Every other fault, in the order of the text.
pub(super) fn read_kept(text: &str) -> Result<CriteriaSet, Vec<Fault>> {
    let mut reader = Reader::new(text);
    reader.kept = true;
    read_with(reader, text, identity)
}

fn read_with(mut reader: Reader<'_>, text: &str, seen: fn(Node) -> Node) -> Result<CriteriaSet, Vec<Fault>> {
    if text.len() > LARGEST {
        return Err(vec![Fault::at(text, None, 0, Reason::TooLarge { bytes: LARGEST })]);
    }
    let root = json::parse(text)
        .map(seen)
        .map_err(|(offset, syntax)| vec![Fault::at(text, None, offset, Reason::Syntax(syntax))])?;
    reader.note_double_keys(&root);
    let set = shape::set(&root, &mut reader);
    let found = in_order(reader);
    match set {
        Some(set) if found.is_empty() => Ok(set),
        _ => Err(found
            .into_iter()
            .map(|(offset, reason)| Fault::at(text, Some(&root), offset, reason))
            .collect()),
    }
}

/// The faults in the order of the text, each once.
fn in_order(reader: Reader<'_>) -> Vec<(usize, Reason)> {
    let mut found = reader.into_faults();
    found.sort_by_key(|(offset, _)| *offset);
    found.dedup();
    found.truncate(MOST_FAULTS);
    found
}
