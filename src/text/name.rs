//! Text of one line that may be shown anywhere: names, and lines such as reasons and posts.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};
use unicode_segmentation::UnicodeSegmentation;

use super::clean::clean;
use super::name_tone::unify_tone;

/// The name of a person, a group or a unit: clean, never empty, with one place for every tone mark.
///
/// Kept as written otherwise, capitals included. Equality is that of the letters; for the order in which people
/// look a name up, see [`NameOrder`](super::NameOrder).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Name(String);

/// A line of text, such as a reason, a piece of evidence or a post: clean and never empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Line(String);

/// Why a text is no [`Name`] or [`Line`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotALine {
    /// Nothing that can be read is in it.
    #[error("empty")]
    Empty,
    /// It has more letters than this.
    #[error("longer than {0} letters")]
    TooLong(usize),
}

impl Name {
    /// More letters (graphemes) than this are no name; the longest on record are shorter.
    pub const LONGEST: usize = 120;

    /// Cleans a text and takes it for a name; fails when nothing is left or it is longer than [`Self::LONGEST`].
    pub fn new(raw: &str) -> Result<Self, NotALine> {
        bounded(unify_tone(&clean(raw)), Self::LONGEST).map(Self)
    }

    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The given name: the last word, by which people are addressed and sorted.
    pub fn given(&self) -> &str {
        self.0.rsplit(' ').next().unwrap_or(&self.0)
    }
}

impl Line {
    /// More letters (graphemes) than this are no line.
    pub const LONGEST: usize = 500;

    /// Cleans a text and takes it for a line; fails when nothing is left or it is longer than [`Self::LONGEST`].
    pub fn new(raw: &str) -> Result<Self, NotALine> {
        bounded(clean(raw), Self::LONGEST).map(Self)
    }

    /// The line as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn bounded(text: String, longest: usize) -> Result<String, NotALine> {
    if text.is_empty() {
        Err(NotALine::Empty)
    } else if text.graphemes(true).nth(longest).is_some() {
        Err(NotALine::TooLong(longest))
    } else {
        Ok(text)
    }
}

macro_rules! reads_as_text {
    ($type:ident) => {
        impl fmt::Display for $type {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "{:?}", self.0)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                Self::new(&String::deserialize(source)?).map_err(de::Error::custom)
            }
        }
    };
}

reads_as_text!(Name);
reads_as_text!(Line);

#[cfg(test)]
mod tests {
    use super::{Line, Name, NotALine};

    #[test]
    fn a_name_is_cleaned_and_its_tone_placed() {
        let name = Name::new(" Nguyễn\u{a0}Thị  Hoa\u{300} ").unwrap();
        assert_eq!(name.as_str(), "Nguyễn Thị Hòa");
        assert_eq!(name.given(), "Hòa");
        assert_eq!(Name::new("Y").unwrap().given(), "Y");
    }

    #[test]
    fn a_line_keeps_its_spelling() {
        assert_eq!(Line::new("giữ hoà khí\n").unwrap().as_str(), "giữ hoà khí");
    }

    #[test]
    fn nothing_readable_is_no_name() {
        for raw in ["", " \t", "\u{200b}\u{1b}"] {
            assert_eq!(Name::new(raw), Err(NotALine::Empty));
        }
    }

    #[test]
    fn length_counts_letters_with_their_marks() {
        let longest = "e\u{302}\u{323}".repeat(Name::LONGEST);
        assert!(Name::new(&longest).is_ok());
        assert_eq!(Name::new(&format!("{longest}x")), Err(NotALine::TooLong(Name::LONGEST)));
    }

    #[test]
    fn what_is_read_is_cleaned_too() {
        assert_eq!(serde_json::from_str::<Name>(r#"" An\u202e ""#).unwrap().as_str(), "An");
        assert!(serde_json::from_str::<Line>(r#"" ""#).is_err());
        assert_eq!(serde_json::to_string(&Name::new("An").unwrap()).unwrap(), r#""An""#);
    }

    #[test]
    fn names_pad_in_a_column() {
        assert_eq!(format!("{:>4}|", Name::new("An").unwrap()), "  An|");
    }
}
