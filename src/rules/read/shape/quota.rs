//! The shape of a quota.

use super::super::super::fault::Reason;
use super::super::super::quota::{Most, Of, Over, Quota, Share, Within};
use super::super::decode::{
    Reader, exact, expression, id, list, only_entry, positive_count, unknown_word, word,
};
use super::super::json::Node;
use crate::number::{Exact, Rounding};

pub(super) fn quota(node: &Node, reader: &mut Reader<'_>) -> Option<Quota> {
    let within = [("group", Within::Group), ("unit", Within::Unit)];
    let over = [("refer", Over::Refer), ("rank", Over::Rank), ("warn", Over::Warn)];
    let mut fields = reader.fields(node)?;
    let id_read = fields.need("id", reader, id);
    let class = fields.need("class", reader, id);
    let at_most = fields.need("at_most", reader, most);
    let within = fields.need("within", reader, word(&within));
    let over = fields.need("over", reader, word(&over));
    let ties = fields.may("ties", reader, list(expression));
    fields.finish(reader);
    Some(Quota {
        id: id_read?,
        class: class?,
        at_most: at_most?,
        within: within?,
        over: over?,
        ties: ties?.unwrap_or_default(),
    })
}

fn most(node: &Node, reader: &mut Reader<'_>) -> Option<Most> {
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "count" => positive_count(&entry.node, reader).map(Most::Count),
        "share" => share(&entry.node, reader).map(Most::Share),
        key => unknown_word(entry.at, key, &["count", "share"], reader),
    }
}

fn share(node: &Node, reader: &mut Reader<'_>) -> Option<Share> {
    let roundings = [
        ("floor", Rounding::Floor),
        ("ceil", Rounding::Ceil),
        ("half_up", Rounding::HalfUp),
        ("half_even", Rounding::HalfEven),
    ];
    let mut fields = reader.fields(node)?;
    let share = fields.need("share", reader, part);
    let of = fields.need("of", reader, of);
    let round = fields.may("round", reader, word(&roundings));
    fields.finish(reader);
    Some(Share { share: share?, of: of?, round: round?.unwrap_or(Rounding::Floor) })
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
    const WHOM: [&str; 3] = ["members", "ranked", "class"];
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
        key => unknown_word(entry.at, key, &WHOM, reader),
    }
}
