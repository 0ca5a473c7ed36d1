//! Reading quotas that stand outside of the sets and are counted over all of them.

use super::super::fault::{Fault, Reason};
use super::super::named::Values;
use super::super::quota::Quota;
use super::super::rulebook::Rulebook;
use super::check::{Parts, check_quotas};
use super::decode::{Reader, list};
use super::{in_order, shape};
use crate::text::composed;
use crate::text::json::{self, Node};

/// What is put before and after the list to make it a part of an object.
const AROUND: [&str; 2] = ["{\"quotas\":", "}"];

/// Reads a list of quotas that every one of these sets must be able to follow.
///
/// # Errors
/// Every fault, in the order of the text; lines and columns count from its beginning.
pub(in crate::rules) fn quotas(text: &str, sets: &[&Rulebook]) -> Result<Vec<Quota>, Vec<Fault>> {
    let [before, after] = AROUND;
    let text = format!("{before}{}{after}", composed(text));
    let root = json::parse(&text)
        .map(Node::composed)
        .map_err(|(offset, syntax)| vec![Fault::at(&text, None, offset, Reason::Syntax(syntax))])?;
    let mut reader = Reader::new(&text);
    reader.values = Values::of_several_sets();
    reader.note_double_keys(&root);
    let quotas = root.get("quotas").and_then(|node| list(shape::quota)(node, &mut reader));
    let mut parts = Parts { quotas: quotas.unwrap_or_default(), ..Parts::default() };
    for rulebook in sets {
        let quotas = std::mem::take(&mut parts.quotas);
        parts = Parts { quotas, ..Parts::of(rulebook.set()) };
        check_quotas(&parts, &root, &mut reader);
    }
    let found = in_order(reader);
    if found.is_empty() {
        return Ok(parts.quotas);
    }
    let fault = |(offset, reason)| {
        let mut fault = Fault::at(&text, Some(&root), offset, reason);
        if fault.line == 1 {
            fault.column = fault.column.saturating_sub(before.len());
        }
        fault
    };
    Err(found.into_iter().map(fault).collect())
}
