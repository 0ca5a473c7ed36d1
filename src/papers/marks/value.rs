//! Facts about a member: what the roster says, and the inputs of the set.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Part, Wanted, Wrong};
use super::reader::Reader;
use crate::rules::{FEMALE, Field, Input, InputId, InputKind, MALE, Rulebook, Value, sex_meant};
use crate::text::json::{Entry, Node};
use crate::text::nearest;

/// Reads what the roster says.
pub(super) fn fields(node: &Node, reader: &mut Reader) -> BTreeMap<Field, Value> {
    let Some(mut fields) = reader.fields(node) else { return BTreeMap::new() };
    let mut facts = BTreeMap::new();
    for field in Field::ALL {
        let Some(node) = fields.get(field.name()) else { continue };
        let fact = match field {
            Field::Birth | Field::Joined => reader.day(node).map(Value::Date),
            Field::Sex => sex(node, reader).map(|sex| Value::Text(sex.to_owned())),
            Field::Group | Field::Role | Field::Post | Field::Duty | Field::Audience => {
                reader.words(node).map(Value::Text)
            }
        };
        facts.extend(fact.map(|fact| (field, fact)));
    }
    fields.finish(reader);
    facts
}

/// One of the two words for a member's sex; other words that people use for it are told which.
fn sex(node: &Node, reader: &mut Reader) -> Option<&'static str> {
    let text = reader.text(node)?;
    let words = [FEMALE, MALE];
    let found = words.into_iter().find(|word| *word == text);
    if found.is_none() {
        let near = sex_meant(text).map(str::to_owned).or_else(|| nearest(text, words));
        reader.note(node.start, Wrong::UnknownWord(text.to_owned(), near));
    }
    found
}

/// Reads the facts that the set asks for.
pub(super) fn inputs(node: &Node, rulebook: &Rulebook, reader: &mut Reader) -> BTreeMap<InputId, Value> {
    let entries = reader.entries(node).unwrap_or_default();
    entries.iter().filter_map(|entry| one_input(entry, rulebook, reader, stated)).collect()
}

/// Reads something about one input, by its id.
pub(super) fn one_input<T>(
    entry: &Entry,
    rulebook: &Rulebook,
    reader: &mut Reader,
    read: fn(&Input, &Node, &mut Reader) -> Option<T>,
) -> Option<(InputId, T)> {
    let inputs = || rulebook.set().inputs.iter();
    match inputs().find(|input| input.id.as_str() == entry.key) {
        Some(input) => Some((input.id.clone(), read(input, &entry.node, reader)?)),
        None => {
            let names = inputs().map(|input| input.id.as_str());
            reader.unknown(entry.at, Part::Input, &entry.key, names)
        }
    }
}

/// Reads a fact that is stated, within the bounds of what may be.
pub(super) fn stated(input: &Input, node: &Node, reader: &mut Reader) -> Option<Value> {
    let value = value(&input.kind, node, reader)?;
    if input.is_outside(&value) {
        return reader.refuse(node, Wrong::Outside(Box::new(input.clone())));
    }
    Some(value)
}

/// Reads a fact of one kind.
pub(super) fn value(kind: &InputKind, node: &Node, reader: &mut Reader) -> Option<Value> {
    match kind {
        InputKind::Count(_) => {
            let number = Value::Number(reader.exact(node)?);
            if kind.admits(&number) { Some(number) } else { reader.refuse(node, Wrong::Wants(Wanted::Count)) }
        }
        InputKind::Number | InputKind::Percent => reader.exact(node).map(Value::Number),
        InputKind::Flag => reader.truth(node).map(Value::Flag),
        InputKind::Date => reader.day(node).map(Value::Date),
        InputKind::Choice(options) => choice(options, node, reader).map(Value::Text),
        InputKind::Set(options) => {
            let chosen = reader.list(node)?.iter().map(|node| choice(options, node, reader));
            chosen.collect::<Vec<_>>().into_iter().collect::<Option<BTreeSet<_>>>().map(Value::Set)
        }
    }
}

fn choice(options: &[String], node: &Node, reader: &mut Reader) -> Option<String> {
    let text = reader.text(node)?;
    if options.iter().any(|option| option == text) {
        return Some(text.to_owned());
    }
    let near = nearest(text, options.iter().map(String::as_str));
    reader.refuse(node, Wrong::NotAChoice(text.to_owned(), near))
}
