//! The shape of a gate.

use super::super::super::case::read_day;
use super::super::super::ceiling::{Ceiling, ClassTable, InputClasses};
use super::super::super::fault::Reason;
use super::super::super::gate::{Gate, GateEffect, GateScope, GateTest};
use super::super::super::id::GateId;
use super::super::decode::{Reader, exact, expression, id, list, only_entry, positive_count, words};
use super::super::unknown::{unknown_key, unknown_word};
use super::quota::table_of;
use crate::text::json::{Content, Node};

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
    const SCOPES: [&str; 5] =
        ["period", "term", "year", r#"{ "months": 6 }"#, r#"{ "until": "2026-12-31" }"#];
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
        _ => unknown_key(entry, &SCOPES, reader),
    }
}

fn gate_effect(node: &Node, reader: &mut Reader<'_>) -> Option<GateEffect> {
    const EFFECTS: [&str; 11] = [
        "not_ranked",
        "suspend",
        "refer",
        "no_title",
        "nothing",
        r#"{ "force": "…" }"#,
        r#"{ "at_most": "…" }"#,
        r#"{ "lower": 1 }"#,
        r#"{ "raise": 1 }"#,
        r#"{ "total_at_most": 50 }"#,
        r#"{ "score_to_floor_of": "…" }"#,
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
        "at_most" => ceiling(&entry.node, reader).map(GateEffect::AtMost),
        "score_to_floor_of" => id(&entry.node, reader).map(GateEffect::ScoreToFloorOf),
        "lower" => steps(&entry.node, reader, Reason::LowersUpwards).map(GateEffect::Lower),
        "raise" => steps(&entry.node, reader, Reason::RaisesDownwards).map(GateEffect::Raise),
        "total_at_most" => exact(&entry.node, reader).map(GateEffect::TotalAtMost),
        _ => unknown_key(entry, &EFFECTS, reader),
    }
}

/// A class, or a table of classes.
fn ceiling(node: &Node, reader: &mut Reader<'_>) -> Option<Ceiling> {
    let Content::Object(_) = &node.content else {
        return id(node, reader).map(Ceiling::Class);
    };
    let entry = only_entry(node, reader)?;
    if entry.key != "table" {
        return unknown_key(entry, &[r#"{ "table": { … } }"#], reader);
    }
    let mut fields = reader.fields(&entry.node)?;
    let table = fields.either(reader, ("by_unit_class", by_unit_class), ("by_input", by_input));
    fields.finish(reader);
    Some(Ceiling::By { table: table? })
}

fn by_unit_class(node: &Node, reader: &mut Reader<'_>) -> Option<ClassTable> {
    table_of(node, reader, id).map(ClassTable::UnitClass)
}

fn by_input(node: &Node, reader: &mut Reader<'_>) -> Option<ClassTable> {
    let mut fields = reader.fields(node)?;
    let input = fields.need("input", reader, id);
    let classes = fields.need("classes", reader, |node, reader| table_of(node, reader, id));
    fields.finish(reader);
    Some(ClassTable::Input(InputClasses { input: input?, classes: classes? }))
}

/// So many classes; with a minus the other effect is meant.
fn steps(node: &Node, reader: &mut Reader<'_>, turned: fn(u32) -> Reason) -> Option<u32> {
    let (Content::Number(digits) | Content::Text(digits)) = &node.content else {
        return positive_count(node, reader);
    };
    match digits.strip_prefix('-').map(str::parse) {
        Some(Ok(steps @ 1..=10_000)) => {
            reader.note(node.start, turned(steps));
            None
        }
        _ => positive_count(node, reader),
    }
}
