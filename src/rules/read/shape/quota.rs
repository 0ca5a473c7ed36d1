//! The shape of a quota.

use std::collections::BTreeMap;

use super::super::super::fault::{Reason, Shape};
use super::super::super::quota::{By, InputShares, Most, Of, Over, Quota, Share, ShareTable, Within};
use super::super::decode::{
    Reader, Take, exact, expression, id, list, only_entry, positive_count, some, text, truth, word,
};
use super::super::unknown::{unknown_key, unknown_word};
use crate::number::{Exact, Rounding};
use crate::text::json::{Content, Node};

pub(in crate::rules::read) fn quota(node: &Node, reader: &mut Reader<'_>) -> Option<Quota> {
    let mut fields = reader.fields(node)?;
    let id_read = fields.need("id", reader, id);
    let class = fields.need("class", reader, id);
    let and_better = fields.may("and_better", reader, truth);
    let at_most = fields.need("at_most", reader, most);
    let within = fields.need("within", reader, word(&WITHIN));
    let over = fields.need("over", reader, word(&OVER));
    let order = fields.may("order", reader, some(expression));
    let ties = fields.may("ties", reader, list(expression));
    fields.finish(reader);
    Some(Quota {
        id: id_read?,
        class: class?,
        and_better: and_better?.unwrap_or_default(),
        at_most: at_most?,
        within: within?,
        over: over?,
        order: order?.unwrap_or_default(),
        ties: ties?.unwrap_or_default(),
    })
}

/// Within whom something is counted.
pub(super) const WITHIN: [(&str, Within); 3] =
    [("group", Within::Group), ("duty", Within::Duty), ("unit", Within::Unit)];

/// What happens to those over a quota.
pub(super) const OVER: [(&str, Over); 3] =
    [("refer", Over::Refer), ("rank", Over::Rank), ("warn", Over::Warn)];

pub(super) fn most(node: &Node, reader: &mut Reader<'_>) -> Option<Most> {
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "count" => positive_count(&entry.node, reader).map(Most::Count),
        "share" => share(&entry.node, reader).map(Most::Share),
        "table" => table(&entry.node, reader).map(Most::Table),
        _ => unknown_key(
            entry,
            &[r#"{ "count": 1 }"#, r#"{ "share": { … } }"#, r#"{ "table": { … } }"#],
            reader,
        ),
    }
}

fn table(node: &Node, reader: &mut Reader<'_>) -> Option<ShareTable> {
    let mut fields = reader.fields(node)?;
    let by = fields.either(reader, ("by_unit_class", by_unit_class), ("by_input", by_input));
    let of = fields.need("of", reader, of);
    let round = fields.may("round", reader, word(&super::ROUNDINGS));
    let least = fields.may("least", reader, positive_count);
    fields.finish(reader);
    Some(ShareTable { by: by?, of: of?, round: round?.unwrap_or(Rounding::Floor), least: least? })
}

fn by_input(node: &Node, reader: &mut Reader<'_>) -> Option<By> {
    let mut fields = reader.fields(node)?;
    let input = fields.need("input", reader, id);
    let shares = fields.need("shares", reader, |node, reader| table_of(node, reader, part));
    fields.finish(reader);
    Some(By::Input(InputShares { input: input?, shares: shares? }))
}

/// A table with a row at least, each named by some text.
pub(super) fn table_of<T>(
    node: &Node,
    reader: &mut Reader<'_>,
    take: Take<T>,
) -> Option<BTreeMap<String, T>> {
    let Content::Object(entries) = &node.content else {
        return reader.wrong(node, Shape::Object);
    };
    if entries.is_empty() {
        reader.note(node.start, Reason::EmptyList);
        return None;
    }
    let rows = entries.iter().map(|entry| {
        let name = text(entry.at, &entry.key, reader);
        let row = take(&entry.node, reader);
        Some((name?, row?))
    });
    rows.collect()
}

fn by_unit_class(node: &Node, reader: &mut Reader<'_>) -> Option<By> {
    table_of(node, reader, part).map(By::UnitClass)
}

fn share(node: &Node, reader: &mut Reader<'_>) -> Option<Share> {
    let mut fields = reader.fields(node)?;
    let share = fields.need("share", reader, part);
    let of = fields.need("of", reader, of);
    let round = fields.may("round", reader, word(&super::ROUNDINGS));
    let least = fields.may("least", reader, positive_count);
    fields.finish(reader);
    Some(Share { share: share?, of: of?, round: round?.unwrap_or(Rounding::Floor), least: least? })
}

fn part(node: &Node, reader: &mut Reader<'_>) -> Option<Exact> {
    let part = exact(node, reader)?;
    if part.is_negative() || part > Exact::ONE {
        reader.note(node.start, Reason::NotAPart);
        return None;
    }
    Some(part)
}

fn of(node: &Node, reader: &mut Reader<'_>) -> Option<Of> {
    const WHOM: [&str; 4] = ["members", "ranked", r#"{ "class": "…" }"#, r#"{ "title": "…" }"#];
    if let Some(text) = node.text() {
        return match text {
            "members" => Some(Of::Members),
            "ranked" => Some(Of::Ranked),
            _ => unknown_word(node.start, text, &WHOM, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "class" => id(&entry.node, reader).map(Of::Class),
        "title" => id(&entry.node, reader).map(Of::Title),
        _ => unknown_key(entry, &WHOM, reader),
    }
}
