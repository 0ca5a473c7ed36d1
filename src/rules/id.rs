//! The names by which the parts of a criteria set refer to one another. Copies share one text.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest id, in letters.
const LONGEST: usize = 48;

/// What an id looks like, as a pattern of JSON Schema.
const PATTERN: &str = "^[A-Za-z0-9_]{1,48}$";

/// The text is no id: ids are 1 to 48 ASCII letters, digits and `_`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id is 1 to {LONGEST} ASCII letters, digits and underscores")]
pub struct BadId;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                check(text).map(|()| Self(text.into()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": PATTERN })
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

id! {
    /// Names a criteria set across its editions.
    SetId;
    /// Names a section of the sheet.
    SectionId;
    /// Names a criterion; `c.<id>` in expressions. Unique in the whole set.
    CriterionId;
    /// Names a kind of event within its criterion.
    EventId;
    /// Names a level of a criterion that is marked in levels.
    LevelId;
    /// Names a fact that a member brings along; `input.<id>` in expressions.
    InputId;
    /// Names a value that a set works out for its expressions; `value.<id>` in them.
    ValueId;
    /// Names a gate; `finding.<id>` in expressions.
    GateId;
    /// Names a class.
    ClassId;
    /// Names a quota.
    QuotaId;
    /// Names a reason that excuses occurrences, within its event.
    ExemptionId;
    /// Names an emulation title.
    TitleId;
    /// Names a class or a title where it may be either: no class and title of a set share an id.
    BallotId;
}

fn check(text: &str) -> Result<(), BadId> {
    let fits = !text.is_empty() && text.len() <= LONGEST;
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if fits && plain { Ok(()) } else { Err(BadId) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_letters_digits_and_underscores() {
        assert_eq!("c1_dung_han".parse::<CriterionId>().map(|id| id.to_string()), Ok("c1_dung_han".into()));
        for text in ["", "a b", "tiêu_chí", "a.b", "a-b", &"x".repeat(49)] {
            assert_eq!(text.parse::<CriterionId>(), Err(BadId), "{text}");
        }
    }

    #[test]
    fn a_bad_id_is_refused_in_json_too() {
        assert!(serde_json::from_str::<ClassId>("\"tot\"").is_ok());
        assert!(serde_json::from_str::<ClassId>("\"tốt\"").is_err());
    }
}
