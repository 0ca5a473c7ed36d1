//! The code by which the unit knows a person.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::text::clean;

/// The code of a person in the unit's roster, for members under review and officers alike: one person, one code.
///
/// Letters, digits, `-`, `_` and `.`, beginning with a letter or digit; kept exactly, leading zeros and capitals
/// included.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct MemberId(String);

/// The text is no code: empty, longer than [`MemberId::LONGEST`], or with other characters than a code may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a code has letters, digits, '-', '_' and '.', begins with a letter or digit and is at most 40 long")]
pub struct NotAMemberId;

impl MemberId {
    /// More letters and digits than this are no code.
    pub const LONGEST: usize = 40;

    /// Takes a text, cleaned, for a code.
    pub fn new(raw: &str) -> Result<Self, NotAMemberId> {
        let code = clean(raw);
        let begins_well = code.starts_with(char::is_alphanumeric);
        let holds_well = code.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
        let fits = code.chars().nth(Self::LONGEST).is_none();
        if begins_well && holds_well && fits { Ok(Self(code)) } else { Err(NotAMemberId) }
    }

    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code without regard to capitals. Two people whose codes differ only in capitals would be mixed up in
    /// speech and on paper, so no roster has them.
    pub fn spoken(&self) -> String {
        self.0.to_lowercase()
    }
}

impl FromStr for MemberId {
    type Err = NotAMemberId;

    fn from_str(raw: &str) -> Result<Self, NotAMemberId> {
        Self::new(raw)
    }
}

impl fmt::Display for MemberId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl fmt::Debug for MemberId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for MemberId {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(source)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::MemberId;

    #[test]
    fn it_is_written_bare_where_faults_are_traced() {
        let id = MemberId::new("0071").unwrap();
        assert_eq!((format!("{id:?}"), format!("{id}")), ("0071".to_owned(), "0071".to_owned()));
    }

    #[test]
    fn leading_zeros_and_capitals_are_kept() {
        assert_eq!(MemberId::new(" 0071 ").unwrap().as_str(), "0071");
        assert_eq!(MemberId::new("ĐV-01.a_b").unwrap().as_str(), "ĐV-01.a_b");
        assert_eq!(MemberId::new("ĐV01").unwrap().spoken(), MemberId::new("đv01").unwrap().spoken());
    }

    #[test]
    fn a_code_cannot_be_a_path_or_a_formula() {
        for raw in ["", " ", "..", "-1", "=A1", "a/b", "a b", "a\\b", "a:b", &"0".repeat(41)] {
            assert!(MemberId::new(raw).is_err(), "{raw}");
        }
    }
}
