//! The shape of an input and its default.

use super::super::super::case::{Value, read_day};
use super::super::super::fault::Reason;
use super::super::super::input::{Input, InputKind, Source};
use super::super::super::options::Options;
use super::super::decode::{Reader, exact, id, list, only_entry, some, words};
use super::super::unknown::{unknown_key, unknown_word};
use crate::number::Exact;
use crate::text::json::{Content, Node};

pub(super) fn input(node: &Node, reader: &mut Reader<'_>) -> Option<Input> {
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let guide = fields.may("guide", reader, words);
    let kind = fields.need("kind", reader, input_kind);
    let default = match &kind {
        Some(kind) => fields.may("default", reader, |node, reader| default(kind, node, reader)),
        None => fields.may("default", reader, |_, _| None),
    };
    let end = |node: &Node, reader: &mut Reader<'_>| bound(kind.as_ref(), node, reader);
    let min = fields.may("min", reader, end);
    let max = fields.may("max", reader, end);
    let from = fields.may("from", reader, source);
    let at = fields.start();
    let default_at = node.get("default").map_or(at, |node| node.start);
    fields.finish(reader);
    let input = Input {
        id: id?,
        title: title?,
        guide: guide?,
        kind: kind?,
        min: min?,
        max: max?,
        default: default?,
        from: from?.unwrap_or_default(),
    };
    if input.least().zip(input.most()).is_some_and(|(least, most)| least > most) {
        reader.note(at, Reason::LimitsCross);
        return None;
    }
    if input.default.as_ref().is_some_and(|value| input.is_outside(value)) {
        reader.note(default_at, Reason::DefaultOutside(Box::new(input)));
        return None;
    }
    Some(input)
}

/// An end of the numbers that may be stated.
fn bound(kind: Option<&InputKind>, node: &Node, reader: &mut Reader<'_>) -> Option<Exact> {
    let number = exact(node, reader)?;
    let kind = kind?;
    if !kind.is_number() {
        reader.note(node.start, Reason::NoBounds);
        return None;
    }
    if !kind.admits(&Value::Number(number)) {
        reader.note(node.start, Reason::BoundOfCount);
        return None;
    }
    Some(number)
}

fn source(node: &Node, reader: &mut Reader<'_>) -> Option<Source> {
    const SOURCES: [&str; 3] = ["typed", r#"{ "roster": "…" }"#, "earlier"];
    if let Some(text) = node.text() {
        return match text {
            "typed" => Some(Source::Typed),
            "earlier" => Some(Source::Earlier),
            _ => unknown_word(node.start, text, &SOURCES, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "roster" => words(&entry.node, reader).map(Source::Roster),
        _ => unknown_key(entry, &SOURCES, reader),
    }
}

fn input_kind(node: &Node, reader: &mut Reader<'_>) -> Option<InputKind> {
    const KINDS: [&str; 7] = [
        r#"{ "count": "…" }"#,
        "number",
        "percent",
        "flag",
        r#"{ "choice": ["…", "…"] }"#,
        r#"{ "set": ["…", "…"] }"#,
        "date",
    ];
    if let Some(text) = node.text() {
        return match text {
            "number" => Some(InputKind::Number),
            "percent" => Some(InputKind::Percent),
            "flag" => Some(InputKind::Flag),
            "date" => Some(InputKind::Date),
            _ => unknown_word(node.start, text, &KINDS, reader),
        };
    }
    let entry = only_entry(node, reader)?;
    match entry.key.as_str() {
        "count" => words(&entry.node, reader).map(InputKind::Count),
        "choice" => options(&entry.node, reader).map(InputKind::Choice),
        "set" => options(&entry.node, reader).map(InputKind::Set),
        _ => unknown_key(entry, &KINDS, reader),
    }
}

fn options(node: &Node, reader: &mut Reader<'_>) -> Option<Options> {
    some(words)(node, &mut *reader)?;
    let mut seen: Vec<&str> = Vec::new();
    for element in node.elements() {
        let option = element.text().unwrap_or_default();
        if seen.contains(&option) {
            reader.note(element.start, Reason::DoubleId(option.to_owned()));
        }
        seen.push(option);
    }
    Some(Options::new(seen.into_iter().map(str::to_owned)))
}

/// A default in the plain spelling of its kind.
fn default(kind: &InputKind, node: &Node, reader: &mut Reader<'_>) -> Option<Value> {
    let value = match (kind, &node.content) {
        (
            InputKind::Number | InputKind::Percent | InputKind::Count(_),
            Content::Number(_) | Content::Text(_),
        ) => exact(node, reader).map(Value::Number)?,
        (InputKind::Flag, Content::Truth(flag)) => Value::Flag(*flag),
        (InputKind::Choice(_), Content::Text(text)) => Value::Text(text.clone()),
        (InputKind::Set(_), Content::List(_)) => Value::Set(list(words)(node, reader)?.into_iter().collect()),
        (InputKind::Date, Content::Text(text)) if read_day(text).is_some() => Value::Date(read_day(text)?),
        _ => {
            reader.note(node.start, Reason::BadDefault);
            return None;
        }
    };
    if !kind.admits(&value) {
        reader.note(node.start, Reason::BadDefault);
        return None;
    }
    Some(value)
}
