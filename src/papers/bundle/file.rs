//! The file as a whole: read strictly, within bounds, before anything in it is believed.

use serde::Deserialize;
use serde_json::Value;

use super::FORMAT;
use super::strict::{self, NotRead};
use crate::domain::MeetingId;
use crate::text::{Lang, clean};

/// A larger file is refused, in bytes.
pub const LARGEST: usize = 32 << 20;

/// A longer log is refused, in entries.
const MOST_ENTRIES: usize = 100_000;

/// A longer name of the program that wrote the file is refused, in bytes.
const LONGEST_PROGRAM: usize = 100;

/// Why a file is no bundle that can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// Not UTF-8.
    NotText,
    /// Nested too deep.
    TooDeep,
    /// Too many values, or too many entries.
    TooMany,
    /// No JSON, or with a key twice in an object: where and why.
    NotJson(String),
    /// Another format, or none.
    OtherFormat,
    /// Not made as the format says: why.
    Misshapen(String),
}

/// A file whose outer shape is right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct File {
    pub program: String,
    pub meeting: MeetingId,
    pub about: Value,
    pub log: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    #[serde(rename = "format")]
    _format: String,
    program: String,
    meeting: String,
    about: serde_json::Map<String, Value>,
    log: Vec<Value>,
}

impl File {
    /// Reads a file's bytes.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Refused> {
        if bytes.len() > LARGEST {
            return Err(Refused::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Refused::NotText)?;
        let value = strict::read(text).map_err(|why| match why {
            NotRead::TooDeep => Refused::TooDeep,
            NotRead::TooMany => Refused::TooMany,
            NotRead::NotJson(why) => Refused::NotJson(why),
        })?;
        if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(Refused::OtherFormat);
        }
        let shape: Shape = strict::take(&value).map_err(Refused::Misshapen)?;
        if shape.log.len() > MOST_ENTRIES {
            return Err(Refused::TooMany);
        }
        if shape.log.is_empty() {
            return Err(Refused::Misshapen("log: no entries".into()));
        }
        if shape.program.len() > LONGEST_PROGRAM || clean(&shape.program) != shape.program {
            return Err(Refused::Misshapen("program: no name of a program".into()));
        }
        let meeting = shape.meeting.parse().map_err(|why| Refused::Misshapen(format!("meeting: {why}")))?;
        let about = Value::Object(shape.about);
        Ok(Self { program: shape.program, meeting, about, log: shape.log })
    }
}

impl Refused {
    /// The reason, a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge => lang.bundle_too_large(LARGEST >> 20),
            Self::NotText => lang.bundle_not_text().into(),
            Self::TooDeep => lang.bundle_too_deep(strict::DEEPEST),
            Self::TooMany => lang.bundle_too_many(strict::MOST, MOST_ENTRIES),
            Self::NotJson(why) => lang.bundle_not_json(clean(why)),
            Self::OtherFormat => lang.bundle_other_format(FORMAT),
            Self::Misshapen(why) => lang.bundle_misshapen(clean(why)),
        }
    }
}
