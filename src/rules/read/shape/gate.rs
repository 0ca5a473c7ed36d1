//! The shape of a gate.

use super::super::super::gate::{Gate, GateEffect, GateTest};
use super::super::decode::{Reader, exact, expression, id, only_entry, positive_count, unknown_word, words};
use super::super::json::Node;

pub(super) fn gate(node: &Node, reader: &mut Reader<'_>) -> Option<Gate> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let test = fields.either(
        reader,
        ("finding", |node: &Node, reader: &mut Reader<'_>| words(node, reader).map(GateTest::Finding)),
        ("when", |node: &Node, reader: &mut Reader<'_>| expression(node, reader).map(GateTest::When)),
    );
    let effect = fields.need("effect", reader, gate_effect);
    fields.finish(reader);
    Some(Gate { id: id?, title: title?, test: test?, effect: effect? })
}

fn gate_effect(node: &Node, reader: &mut Reader<'_>) -> Option<GateEffect> {
    const EFFECTS: [&str; 8] =
        ["not_ranked", "suspend", "refer", "no_title", "force", "at_most", "lower", "total_at_most"];
    if let Some(text) = node.text() {
        return match text {
            "not_ranked" => Some(GateEffect::NotRanked),
            "suspend" => Some(GateEffect::Suspend),
            "refer" => Some(GateEffect::Refer),
            "no_title" => Some(GateEffect::NoTitle),
            _ => unknown_word(node.start, text, &EFFECTS, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "force" => id(&entry.node, reader).map(GateEffect::Force),
        "at_most" => id(&entry.node, reader).map(GateEffect::AtMost),
        "lower" => positive_count(&entry.node, reader).map(GateEffect::Lower),
        "total_at_most" => exact(&entry.node, reader).map(GateEffect::TotalAtMost),
        key => unknown_word(entry.at, key, &EFFECTS, reader),
    }
}
