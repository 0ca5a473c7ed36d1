//! The shape of a named value.

use super::super::super::named::{NamedValue, Values};
use super::super::decode::{Reader, expression, id, words};
use crate::text::json::Node;

/// The values that a set declares, none of them known yet.
pub(super) fn declared(set: &Node) -> Values {
    let list = set.get("values").map(Node::elements).unwrap_or_default();
    let ids = list.iter().map(|node| node.get("id").and_then(Node::text).unwrap_or_default());
    Values::declared(ids.map(str::to_owned))
}

pub(super) fn value(node: &Node, reader: &mut Reader<'_>) -> Option<NamedValue> {
    reader.values.next();
    let mut fields = reader.fields(node)?;
    let id = fields.need("id", reader, id);
    let title = fields.need("title", reader, words);
    let guide = fields.may("guide", reader, words);
    let value = fields.need("value", reader, expression);
    fields.finish(reader);
    let value = NamedValue { id: id?, title: title?, guide: guide?, value: value? };
    reader.values.know(&value);
    Some(value)
}
