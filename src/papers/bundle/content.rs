//! What a bundle says of an entry, and what can be read from its text without knowing every event.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::{Digest, Salt};

/// One entry as it stands in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    /// Its place, from 1 without gaps.
    pub seq: u64,
    /// The version that its event is written in.
    pub schema: u32,
    /// The salt of its commitment; none where the text was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    /// The exact text that was hashed; none where it was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// What stands for the text in the chain.
    pub commitment: Digest,
    /// The chain after this entry.
    pub head: Digest,
}

/// The text of an entry, read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Content {
    value: Value,
}

impl Content {
    /// The content of a body.
    pub(super) fn of(value: Value) -> Self {
        Self { value }
    }

    /// The body as JSON.
    pub(super) fn body(&self) -> &Value {
        &self.value
    }

    /// When it was entered, as it is written.
    pub(super) fn at(&self) -> Option<&str> {
        self.value.get("at")?.as_str()
    }

    /// The event's name and what it holds: an event without content is a plain text.
    pub(super) fn event(&self) -> Option<(&str, &Value)> {
        let event = self.value.get("event")?;
        match event {
            Value::String(name) => Some((name, &Value::Null)),
            Value::Object(one) => match one.iter().next() {
                Some((name, held)) if one.len() == 1 => Some((name, held)),
                _ => None,
            },
            _ => None,
        }
    }
}
