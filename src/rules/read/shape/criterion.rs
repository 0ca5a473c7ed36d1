//! The shape of a criterion with its start, events and whom it applies to.

use super::super::super::criterion::{
    Applies, Criterion, Effect, EventGroup, EventKind, Evidence, Exemption, GroupRule, Level, MarkedBy,
    NotApplied, Recipient, Start,
};
use super::super::super::fault::{Misfit, Reason, Shape};
use super::super::super::scale::{MarkRange, Scale};
use super::super::super::steps::Steps;
use super::super::decode::{
    Reader, exact, expression, id, list, not_negative, only_entry, positive, positive_count, some, word,
    words,
};
use super::super::unknown::{unknown_key, unknown_word};
use crate::number::Exact;
use crate::text::json::{Content, Node};

pub(super) fn criterion(node: &Node, reader: &mut Reader<'_>) -> Option<Criterion> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let code = fields.need("code", reader, words);
    let title = fields.need("title", reader, words);
    let guide = fields.may("guide", reader, words);
    let max = fields.need("max", reader, positive);
    let start = fields.need("start", reader, |node, reader| start(max, node, reader));
    let events = fields.may("events", reader, list(event));
    let groups = fields.may("groups", reader, list(group));
    let applies = fields.may("applies", reader, applies);
    let evidence = [("free", Evidence::Free), ("needed", Evidence::Needed)];
    let evidence = fields.may("evidence", reader, word(&evidence));
    let marked_by = [("group", MarkedBy::Group), ("self", MarkedBy::Own)];
    let marked_by = fields.may("marked_by", reader, word(&marked_by));
    let round = fields.may("round", reader, super::round);
    fields.finish(reader);
    Some(Criterion {
        id: id?,
        code: code?,
        title: title?,
        guide: guide?,
        max: max?,
        start: start?,
        events: events?.unwrap_or_default(),
        groups: groups?.unwrap_or_default(),
        applies: applies?,
        evidence: evidence?.unwrap_or_default(),
        marked_by: marked_by?.unwrap_or_default(),
        round: round?,
    })
}

fn start(max: Option<Exact>, node: &Node, reader: &mut Reader<'_>) -> Option<Start> {
    const STARTS: [&str; 6] = [
        "check",
        "full",
        "empty",
        r#"{ "points": { … } }"#,
        r#"{ "levels": [ … ] }"#,
        r#"{ "formula": "…" }"#,
    ];
    if let Some(text) = node.text() {
        return match text {
            "check" => Some(Start::Check),
            "full" => Some(Start::Full),
            "empty" => Some(Start::Empty),
            _ => unknown_word(node.start, text, &STARTS, reader),
        };
    }
    if let (Content::Object(entries), Some(_)) = (&node.content, node.get("points"))
        && let Some(beside) = entries.iter().find(|entry| matches!(entry.key.as_str(), "weight" | "levels"))
    {
        reader.note(beside.at, Reason::Scale(Misfit::Beside(beside.key.clone())));
        return None;
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "points" => scale(max, &entry.node, reader).map(Start::Points),
        "levels" => some(level)(&entry.node, reader).map(Start::Levels),
        "formula" => expression(&entry.node, reader).map(Start::Formula),
        _ => unknown_key(entry, &STARTS, reader),
    }
}

fn scale(max: Option<Exact>, node: &Node, reader: &mut Reader<'_>) -> Option<Scale> {
    let mut fields = reader.fields(node)?;
    let weight = fields.may("weight", reader, positive);
    let step = fields.need("step", reader, |node, reader| step(max, weight, node, reader));
    let levels = fields.may("levels", reader, list(mark_range));
    fields.finish(reader);
    Some(Scale { step: step?, weight: weight?, levels: levels?.unwrap_or_default() })
}

/// A step must lead from nought to the best mark exactly.
fn step(
    max: Option<Exact>,
    weight: Option<Option<Exact>>,
    node: &Node,
    reader: &mut Reader<'_>,
) -> Option<Exact> {
    let step = positive(node, reader)?;
    let reason = match (max, weight) {
        (Some(max), Some(Some(weight))) => match max.over(weight) {
            Some(top) if top.is_multiple_of(step) => return Some(step),
            top => Reason::Scale(Misfit::Weight { max, weight, top, step }),
        },
        (Some(max), Some(None)) if step > max => Reason::Scale(Misfit::StepTooLarge),
        (Some(max), Some(None)) if !max.is_multiple_of(step) => Reason::Scale(Misfit::Step(max)),
        _ => return Some(step),
    };
    reader.note(node.start, reason);
    None
}

fn mark_range(node: &Node, reader: &mut Reader<'_>) -> Option<MarkRange> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let from = fields.need("from", reader, not_negative);
    let to = fields.need("to", reader, not_negative);
    fields.finish(reader);
    Some(MarkRange { id: id?, title: title?, from: from?, to: to? })
}

fn level(node: &Node, reader: &mut Reader<'_>) -> Option<Level> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let points = fields.need("points", reader, not_negative);
    fields.finish(reader);
    Some(Level { id: id?, title: title?, points: points? })
}

fn event(node: &Node, reader: &mut Reader<'_>) -> Option<EventKind> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let unit = fields.need("unit", reader, words);
    let effect = fields.need("effect", reader, effect);
    let limit = fields.may("limit", reader, exact);
    let exempt = fields.may("exempt", reader, list(exemption));
    fields.finish(reader);
    Some(EventKind {
        id: id?,
        title: title?,
        unit: unit?,
        effect: effect?,
        limit: limit?,
        exempt: exempt?.unwrap_or_default(),
    })
}

fn exemption(node: &Node, reader: &mut Reader<'_>) -> Option<Exemption> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let most = fields.may("most", reader, positive_count);
    fields.finish(reader);
    Some(Exemption { id: id?, title: title?, most: most? })
}

fn effect(node: &Node, reader: &mut Reader<'_>) -> Option<Effect> {
    const EFFECTS: [&str; 5] =
        [r#"{ "each": -1 }"#, r#"{ "steps": [-1, -2] }"#, r#"{ "between": [-1, -5] }"#, "all", "nothing"];
    if let Some(text) = node.text() {
        return match text {
            "all" => Some(Effect::All),
            "nothing" => Some(Effect::Nothing),
            _ => unknown_word(node.start, text, &EFFECTS, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "each" => exact(&entry.node, reader).map(Effect::Each),
        "steps" => some(exact)(&entry.node, reader).and_then(Steps::new).map(Effect::Steps),
        "between" => match list(exact)(&entry.node, reader)?.as_slice() {
            [one, other] => Some(Effect::Between(*one, *other)),
            _ => reader.wrong(&entry.node, Shape::Pair),
        },
        _ => unknown_key(entry, &EFFECTS, reader),
    }
}

fn group(node: &Node, reader: &mut Reader<'_>) -> Option<EventGroup> {
    let rules = [("best", GroupRule::Best), ("one", GroupRule::One)];
    let mut fields = reader.fields(node)?;
    let events = fields.need("events", reader, some(id));
    let counts = fields.need("counts", reader, word(&rules));
    fields.finish(reader);
    Some(EventGroup { events: events?, counts: counts? })
}

fn applies(node: &Node, reader: &mut Reader<'_>) -> Option<Applies> {
    let mut fields = reader.fields(node)?;
    let when = fields.need("when", reader, expression);
    let otherwise = fields.need("otherwise", reader, not_applied);
    fields.finish(reader);
    Some(Applies { when: when?, otherwise: otherwise? })
}

fn not_applied(node: &Node, reader: &mut Reader<'_>) -> Option<NotApplied> {
    const WAYS: [&str; 4] = ["excluded", "full", "rescale", r#"{ "share": ["c.…"] }"#];
    if let Some(text) = node.text() {
        return match text {
            "excluded" => Some(NotApplied::Excluded),
            "full" => Some(NotApplied::Full),
            "rescale" => Some(NotApplied::Rescale),
            _ => unknown_word(node.start, text, &WAYS, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "share" => some(recipient)(&entry.node, reader).map(NotApplied::Share),
        _ => unknown_key(entry, &WAYS, reader),
    }
}

fn recipient(node: &Node, reader: &mut Reader<'_>) -> Option<Recipient> {
    let Some(text) = node.text() else {
        return reader.wrong(node, Shape::Text);
    };
    let recipient = text.parse();
    if recipient.is_err() {
        reader.note(node.start, Reason::BadRecipient(text.to_owned()));
    }
    recipient.ok()
}
