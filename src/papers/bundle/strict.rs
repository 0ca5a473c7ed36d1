//! JSON from a stranger: bounded in depth and number before anything is built, and no key twice in an object.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Deeper nesting is refused; a bundle needs about ten levels.
pub(super) const DEEPEST: usize = 64;

/// More values than this are refused. A meeting of five hundred members with every item proposed has a quarter of it.
pub(super) const MOST: usize = 2_000_000;

/// Why a text is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// Nested deeper than the bound.
    TooDeep,
    /// More values than the bound.
    TooMany,
    /// No JSON, or a key stands twice in an object; where and why, in the reader's words.
    NotJson(String),
}

/// The key under which the JSON library hands numbers on, digit by digit. No bundle has it, so an object with it, plain
/// or written with an escape, only wants to be taken for a number.
const NUMBER: &str = "$serde_json::private::Number";

/// Reads a text whole.
///
/// # Errors
/// The first reason why not.
pub(super) fn read(text: &str) -> Result<Value, NotRead> {
    measure(text.as_bytes())?;
    if text.contains(NUMBER) || text.contains("\\u0024") {
        return Err(NotRead::NotJson(format!("“{NUMBER}” is no key of a bundle")));
    }
    let not_json = |why: serde_json::Error| NotRead::NotJson(why.to_string());
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict.deserialize(&mut reader).map_err(not_json)?;
    reader.end().map_err(not_json)?;
    Ok(value)
}

/// Bounds depth and number by the brackets and commas outside texts, before memory is given to any value.
fn measure(bytes: &[u8]) -> Result<(), NotRead> {
    let (mut depth, mut values) = (0_usize, 0_usize);
    let (mut in_text, mut escaped) = (false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'[' | b'{' => {
                depth += 1;
                values += 1;
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if depth > DEEPEST {
            return Err(NotRead::TooDeep);
        }
        if values > MOST {
            return Err(NotRead::TooMany);
        }
    }
    Ok(())
}

/// Reads a value in which no object has a key twice.
struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(Strict)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            if key == NUMBER {
                let digits: String = object.next_value()?;
                let whole: i64 = digits.parse().map_err(|_| not_whole(&digits))?;
                return if whole.to_string() == digits { Ok(whole.into()) } else { Err(not_whole(&digits)) };
            }
            let value = object.next_value_seed(Strict)?;
            if values.insert(key.clone(), value).is_some() {
                return Err(Error::custom(format_args!("“{key}” stands twice in an object")));
            }
        }
        Ok(Value::Object(values))
    }
}

/// All numbers of a bundle are whole; decimals are text, so that no reader's float can bend them.
fn not_whole<E: Error>(digits: &str) -> E {
    E::custom(format_args!("{digits} is no whole number; others are written as text"))
}

/// Takes a value for a type, and says why not.
pub(super) fn take<T: for<'de> Deserialize<'de>>(value: &Value) -> Result<T, String> {
    T::deserialize(value).map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn values_are_read_as_they_are() {
        let text = r#"{"a":[1,-7,true,null,"x\"[{,"],"b":{"c":{}}}"#;
        assert_eq!(read(text).map(|value| value.to_string()).as_deref(), Ok(text));
    }

    #[test]
    fn what_two_readers_could_take_differently_is_refused() {
        for text in [
            "",
            "{",
            "{} {}",
            r#"{"a":1,"a":1}"#,
            r#"{"a":{"b":1,"b":2}}"#,
            "[1.5]",
            "[1e3]",
            "[-0]",
            "[99999999999999999999]",
            r#"{"$serde_json::private::Number":"5"}"#,
            r#"{"\u0024serde_json::private::Number":"5"}"#,
        ] {
            assert!(matches!(read(text), Err(NotRead::NotJson(_))), "{text}");
        }
    }

    #[test]
    fn depth_and_number_are_bounded_before_anything_is_built() {
        assert_eq!(read(&"[".repeat(1_000_000)), Err(NotRead::TooDeep));
        assert_eq!(read(&format!("[{}1]", "1,".repeat(MOST))), Err(NotRead::TooMany));
        let brackets_in_a_text = format!("\"{}\"", "[".repeat(1_000));
        assert!(read(&brackets_in_a_text).is_ok());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in r#"[\[\]{}:,"a0-9.eE+\\u \-tru]{0,32}"#) {
            if let Ok(value) = read(&text) {
                prop_assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
            }
        }
    }
}
