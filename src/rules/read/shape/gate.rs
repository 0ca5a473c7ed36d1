//! The shape of a gate.

use super::super::super::case::read_day;
use super::super::super::fault::Reason;
use super::super::super::gate::{Gate, GateEffect, GateScope, GateTest};
use super::super::super::id::GateId;
use super::super::decode::{
    Reader, exact, expression, id, list, only_entry, positive_count, unknown_word, words,
};
use crate::text::json::Node;

pub(super) fn gate(node: &Node, reader: &mut Reader<'_>) -> Option<Gate> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let guide = fields.may("guide", reader, words);
    let test = fields.either(
        reader,
        ("finding", |node: &Node, reader: &mut Reader<'_>| words(node, reader).map(GateTest::Finding)),
        ("when", |node: &Node, reader: &mut Reader<'_>| expression(node, reader).map(GateTest::When)),
    );
    let effect = fields.need("effect", reader, gate_effect);
    let scope = fields.may("scope", reader, scope);
    let excludes = fields.may("excludes", reader, list(id_of_gate));
    fields.finish(reader);
    Some(Gate {
        id: id?,
        title: title?,
        guide: guide?,
        test: test?,
        effect: effect?,
        scope: scope?.unwrap_or_default(),
        excludes: excludes?.unwrap_or_default(),
    })
}

fn id_of_gate(node: &Node, reader: &mut Reader<'_>) -> Option<GateId> {
    id(node, reader)
}

fn scope(node: &Node, reader: &mut Reader<'_>) -> Option<GateScope> {
    const SCOPES: [&str; 5] = ["period", "term", "year", "months", "until"];
    if let Some(text) = node.text() {
        return match text {
            "period" => Some(GateScope::Period),
            "term" => Some(GateScope::Term),
            "year" => Some(GateScope::Year),
            _ => unknown_word(node.start, text, &SCOPES, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "months" => positive_count(&entry.node, reader).map(GateScope::Months),
        "until" => {
            let day = entry.node.text().and_then(read_day);
            if day.is_none() {
                reader.note(entry.node.start, Reason::NotADay);
            }
            day.map(GateScope::Until)
        }
        key => unknown_word(entry.at, key, &SCOPES, reader),
    }
}

fn gate_effect(node: &Node, reader: &mut Reader<'_>) -> Option<GateEffect> {
    const EFFECTS: [&str; 10] = [
        "not_ranked",
        "suspend",
        "refer",
        "no_title",
        "nothing",
        "force",
        "at_most",
        "lower",
        "total_at_most",
        "score_to_floor_of",
    ];
    if let Some(text) = node.text() {
        return match text {
            "not_ranked" => Some(GateEffect::NotRanked),
            "suspend" => Some(GateEffect::Suspend),
            "refer" => Some(GateEffect::Refer),
            "no_title" => Some(GateEffect::NoTitle),
            "nothing" => Some(GateEffect::Nothing),
            _ => unknown_word(node.start, text, &EFFECTS, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "force" => id(&entry.node, reader).map(GateEffect::Force),
        "at_most" => id(&entry.node, reader).map(GateEffect::AtMost),
        "score_to_floor_of" => id(&entry.node, reader).map(GateEffect::ScoreToFloorOf),
        "lower" => positive_count(&entry.node, reader).map(GateEffect::Lower),
        "total_at_most" => exact(&entry.node, reader).map(GateEffect::TotalAtMost),
        key => unknown_word(entry.at, key, &EFFECTS, reader),
    }
}
