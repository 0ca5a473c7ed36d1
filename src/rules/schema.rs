//! The format of criteria sets as a JSON Schema, for editors that complete and check while somebody writes.
//!
//! It is made from the types themselves, and their documentation becomes its descriptions. It knows shapes only: what
//! must hold between the parts of a set, and within expressions, only [`Rulebook::read`](super::Rulebook::read) tells.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::criterion::Recipient;
use super::expression::Expression;
use super::set::CriteriaSet;
use crate::number::Exact;
use crate::text::Lang;

/// The JSON Schema (draft 2020-12) of `binhxet.criteria/1`.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(AsRead);
    let mut schema = settings.into_generator().into_root_schema_for::<CriteriaSet>();
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let pointer = json_schema!({
            "description": "Where an editor finds this schema; no part of the set.",
            "type": "string",
        });
        properties.insert("$schema".to_owned(), pointer.into());
    }
    schema.into()
}

/// Takes a field off the list of those that must be there: it is always written, but need not be said.
pub(super) fn optional(field: &'static str) -> impl FnMut(&mut Schema) {
    move |schema| {
        if let Some(Value::Array(required)) = schema.get_mut("required") {
            required.retain(|name| name != field);
        }
    }
}

/// A day.
pub(super) fn day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

/// A fact in the plain spelling of its kind.
pub(super) fn plain_value(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["number", "string", "boolean", "array"], "items": { "type": "string" } })
}

/// A language by its code.
pub(super) fn language(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": Lang::ALL.map(Lang::code) })
}

/// What the reader does that the types do not say: what is absent is left out and never null, and texts for people
/// are not blank.
#[derive(Clone)]
struct AsRead;

impl Transform for AsRead {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::Array(kinds)) = schema.get_mut("type") {
            kinds.retain(|kind| kind != "null");
            if let [one] = kinds.as_slice() {
                let one = one.clone();
                schema.insert("type".to_owned(), one);
            }
        }
        if let Some(Value::Array(ways)) = schema.get_mut("anyOf") {
            ways.retain(|way| way.get("type").is_none_or(|kind| kind != "null"));
            if let [Value::Object(only)] = ways.as_slice() {
                let only = only.clone();
                schema.remove("anyOf");
                let said = schema.ensure_object();
                for (key, value) in only {
                    said.entry(key).or_insert(value);
                }
            }
        }
        let said = ["pattern", "enum", "const"].iter().any(|key| schema.get(*key).is_some());
        if schema.get("type").is_some_and(|kind| kind == "string") && !said {
            schema.insert("pattern".to_owned(), r"\S".into());
        }
        // The sizes of the machine's own numbers are no part of the format.
        schema.remove("format");
        transform_subschemas(self, schema);
    }
}

impl JsonSchema for Exact {
    fn schema_name() -> Cow<'static, str> {
        "Exact".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An exact number, as digits or as a text: 8, -0.5, \"2/3\", \"80%\".",
            "type": ["number", "string"],
            "pattern": r"^-?[0-9]+(\.[0-9]+)?(%|/-?[0-9]+(\.[0-9]+)?)?$",
        })
    }
}

impl JsonSchema for Expression {
    fn schema_name() -> Cow<'static, str> {
        "Expression".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A condition or a formula, such as: total >= 90 and zeros = 0",
            "type": "string",
        })
    }
}

impl JsonSchema for Recipient {
    fn schema_name() -> Cow<'static, str> {
        "Recipient".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Who receives points: a criterion, c.<id>, or all criteria of a section, s.<id>.",
            "type": "string",
            "pattern": "^[cs]\\.[A-Za-z0-9_]{1,48}$",
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::LazyLock;

    use boon::{Compiler, SchemaIndex, Schemas};

    use super::*;

    static COMPILED: LazyLock<(Schemas, SchemaIndex)> = LazyLock::new(|| {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.add_resource("criteria.json", schema()).expect("a resource");
        let index = compiler.compile("criteria.json", &mut schemas).expect("a schema");
        (schemas, index)
    });

    const SAMPLE: &str = include_str!("../../fixtures/sample/criteria.json");
    const TEACHERS: &str = include_str!("../../fixtures/criteria/giao_vien_thang.json");

    /// Why the schema refuses a set; none where it takes it.
    pub(in crate::rules) fn refused(set: &str) -> Option<String> {
        let set = serde_json::from_str(set).expect("JSON");
        COMPILED.0.validate(&set, COMPILED.1).err().map(|why| why.to_string())
    }

    #[test]
    fn shipped_sheets_fit_the_schema_as_they_stand_and_as_they_are_printed() {
        for text in [SAMPLE, TEACHERS] {
            assert_eq!(refused(text), None);
            let rulebook = super::super::Rulebook::read(text).expect("sound");
            assert_eq!(refused(&rulebook.canonical()), None);
        }
    }

    #[test]
    fn faults_of_shape_do_not_fit_the_schema() {
        let spoil = |from: &str, to: &str| {
            assert!(SAMPLE.contains(from), "{from}");
            SAMPLE.replacen(from, to, 1)
        };
        for (from, to) in [
            ("binhxet.criteria/1", "binhxet.criteria/2"),
            (r#""edition": 1"#, r#""edition": 0"#),
            (r#""edition": 1"#, r#""edition": null"#),
            (r#""period": "month""#, r#""period": "week""#),
            (r#""period": "month""#, r#""period": "month", "first_month": 13"#),
            (r#""period": "month""#, r#""period": "month", "round": {"places": 1}"#),
            (r#""period": "month""#, r#""period": "month", "colour": "red""#),
            (r#""start": "check""#, r#""start": "chek""#),
            (r#""finding":"#, r#""when": "true", "finding":"#),
            (r#""finding":"#, r#""colour": "red", "finding":"#),
            (r#""otherwise":"#, r#""otherwies":"#),
            (r#""quorum": { "at_least": "2/3" }"#, r#""quorum": { "at_least": "two" }"#),
        ] {
            let spoilt = spoil(from, to);
            assert!(super::super::Rulebook::read(&spoilt).is_err(), "{to}");
            assert!(refused(&spoilt).is_some(), "{to}");
        }
        assert_eq!(refused(&spoil("{", r#"{ "$schema": "criteria.schema.json", "#)), None);
    }

    /// The small set with this in the place of a field.
    fn with(from: &str, to: &str) -> String {
        assert!(SAMPLE.contains(from), "{from}");
        SAMPLE.replacen(from, to, 1)
    }

    #[test]
    fn what_a_text_may_be_is_said_of_each_kind_of_text() {
        let period = r#""period": "month""#;
        let head = |field: &str| refused(&with(period, &format!("{period}, {field}"))).is_none();
        for (field, wanted) in [
            (r#""language": "vi""#, true),
            (r#""language": "xx""#, false),
            (r#""basis": ["Hướng dẫn số 45"]"#, true),
            (r#""basis": [" "]"#, false),
            (r#""round": null"#, false),
        ] {
            assert_eq!(head(field), wanted, "{field}");
        }
        assert!(refused(&with(r#""id": "phuong_mau_thang""#, r#""id": "phuong mau""#)).is_some());
        assert!(refused(&with(r#""code": "I""#, r#""code": """#)).is_some());
        let input = |kind: &str, default: &str| {
            let input =
                format!(r#""inputs": [{{"id": "i", "title": "I", "kind": {kind}, "default": {default}}}]"#);
            head(&input)
        };
        for (kind, default, wanted) in [
            (r#""number""#, "1.5", true),
            (r#""flag""#, "true", true),
            (r#"{"choice": ["x", "y"]}"#, r#""x""#, true),
            (r#"{"set": ["x", "y"]}"#, r#"["x"]"#, true),
            (r#"{"set": ["x", "y"]}"#, "[1]", false),
            (r#"{"choice": "x"}"#, r#""x""#, false),
            (r#"{"choice": ["x", 1]}"#, r#""x""#, false),
            (r#""number""#, r#"{"number": 1}"#, false),
            (r#""number""#, "null", false),
        ] {
            assert_eq!(input(kind, default), wanted, "{kind} {default}");
        }
        let gate = |scope: &str| {
            let field = r#""finding":"#;
            refused(&with(field, &format!(r#""scope": {scope}, {field}"#))).is_none()
        };
        assert_eq!(
            [r#"{"until": "2026-10-31"}"#, r#"{"until": "31/10/2026"}"#, r#""year""#, r#""week""#].map(gate),
            [true, false, true, false]
        );
    }

    #[test]
    fn a_schema_names_its_own_kinds_of_text_and_no_sizes_of_the_machine() {
        let schema = schema();
        let parts = schema.get("$defs").and_then(Value::as_object).expect("parts");
        for name in ["Exact", "Expression", "Recipient"] {
            let part = parts.get(name).unwrap_or_else(|| panic!("no {name}"));
            assert!(part.get("description").is_some_and(Value::is_string), "{name}");
        }
        assert!(parts.keys().all(|name| !name.is_empty() && !name.contains("xyzzy")));
        let text = schema.to_string();
        for unwanted in [r#""null""#, r#""format":"uint"#, r#""anyOf":[{"$ref"#] {
            assert!(!text.contains(unwanted), "{unwanted}");
        }
        let max = schema.pointer("/$defs/Criterion/properties/max").expect("a field");
        assert_eq!(max.get("$ref").and_then(Value::as_str), Some("#/$defs/Exact"));
    }

    #[test]
    fn every_part_of_the_schema_says_what_it_is() {
        let schema = schema();
        let parts = schema.get("$defs").and_then(Value::as_object).expect("parts");
        assert!(parts.len() > 30);
        for (name, part) in parts {
            assert!(part.get("description").is_some(), "{name}");
            for (field, inner) in part.get("properties").and_then(Value::as_object).into_iter().flatten() {
                assert!(inner.get("description").is_some(), "{name}.{field}");
            }
        }
    }
}
