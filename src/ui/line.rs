//! A line of text in pieces, each with its role.

use std::borrow::Cow;

use super::theme::Role;
use crate::text::width::{cut, head, width};

/// A line of text in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pieces: Vec<(String, Role)>,
}

impl Line {
    /// A line of one piece.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self { pieces: vec![(text.into(), role)] }
    }

    /// The line with one more piece behind it. Spaces between pieces belong to a piece.
    #[must_use]
    pub fn and(mut self, role: Role, text: impl Into<String>) -> Self {
        self.pieces.push((text.into(), role));
        self
    }

    /// The line with another behind it.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// The line wrapped between words to so many columns: the first behind `first`, the others behind `rest`, which are
    /// equally wide. Pieces keep their roles; a word that is wider than a whole line is broken.
    pub fn wrapped(&self, columns: usize, first: &str, rest: &str) -> Vec<Self> {
        let room = columns.saturating_sub(width(first)).max(1);
        let mut lines: Vec<Self> = Vec::new();
        let (mut line, mut used) = (Self::new(Role::Plain, first), 0);
        for (text, role) in &self.pieces {
            for mut word in text.split_inclusive(' ') {
                if used > 0 && used + width(word.trim_end()) > room {
                    lines.push(std::mem::replace(&mut line, Self::new(Role::Plain, rest)));
                    used = 0;
                }
                while width(word.trim_end()) > room {
                    let fits = head(word, room);
                    if fits.is_empty() {
                        break;
                    }
                    let full = std::mem::replace(&mut line, Self::new(Role::Plain, rest));
                    lines.push(full.and(*role, fits));
                    word = &word[fits.len()..];
                }
                // A blank at the edge of the line would be one column too many.
                let word = if used + width(word) > room { word.trim_end() } else { word };
                line = line.and(*role, word);
                used += width(word);
            }
        }
        lines.push(line);
        lines
    }

    /// What stands there, without roles.
    #[cfg(test)]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// The columns of the whole line.
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|(text, _)| width(text)).sum()
    }

    /// The pieces within `columns`, the last of them ending in `…` where the line is too long.
    pub(super) fn cut(&self, columns: usize) -> Vec<(Cow<'_, str>, Role)> {
        if self.width() <= columns {
            return self.pieces.iter().map(|(text, role)| (Cow::from(text), *role)).collect();
        }
        if columns == 0 {
            return Vec::new();
        }
        let mut room = columns;
        let mut kept = Vec::new();
        for (text, role) in &self.pieces {
            let wide = width(text);
            // A column stays free for the mark, which stands in the piece that is cut or behind the last whole one.
            if wide < room {
                room -= wide;
                kept.push((Cow::from(text), *role));
                continue;
            }
            let cut_here = if wide == room {
                Cow::from(format!("{}…", head(text, room - 1)))
            } else {
                cut(text, room)
            };
            kept.push((cut_here, *role));
            break;
        }
        kept
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new(Role::Plain, text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::new(Role::Plain, text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text<T: AsRef<str>>(pieces: &[(T, Role)]) -> String {
        pieces.iter().map(|(text, _)| text.as_ref()).collect()
    }

    #[test]
    fn a_long_line_is_cut_once_and_keeps_its_roles() {
        let line = Line::new(Role::Strong, "Hạng ").and(Role::Good, "Tốt").and(Role::Plain, " (7/7)");
        assert_eq!(text(&line.cut(20)), "Hạng Tốt (7/7)");
        assert_eq!(text(&line.cut(11)), "Hạng Tốt (…");
        assert_eq!(line.cut(8)[1], ("Tố…".into(), Role::Good));
        assert_eq!(text(&line.cut(0)), "");
    }

    #[test]
    fn a_wrapped_line_keeps_its_words_and_their_roles() {
        let line = Line::new(Role::Struck, "~8,5~").and(Role::Plain, " → ").and(Role::Strong, "9 (bấm nhầm)");
        let wrapped = line.wrapped(10, "– ", "  ");
        let seen: Vec<String> = wrapped.iter().map(|line| text(&line.pieces)).collect();
        assert_eq!(seen, ["– ~8,5~ → ", "  9 (bấm ", "  nhầm)"].map(|line| line.trim_end_matches('\u{0}')));
        assert_eq!(wrapped[0].pieces[1], ("~8,5~".to_owned(), Role::Struck));
    }

    proptest! {
        #[test]
        fn a_wrapped_line_keeps_to_its_columns_and_loses_nothing(pieces in prop::collection::vec("[a-zđ ]{0,12}", 0..5), columns in 3_usize..24) {
            let line = pieces.iter().fold(Line::default(), |line, piece| line.and(Role::Plain, piece));
            let wrapped = line.wrapped(columns, "- ", "  ");
            prop_assert!(wrapped.iter().all(|line| line.width() <= columns));
            let letters = |text: String| text.replace([' ', '-'], "");
            let seen: String = wrapped.iter().map(|line| text(&line.pieces)).collect();
            prop_assert_eq!(letters(seen), letters(text(&line.pieces)));
        }

        #[test]
        fn a_line_keeps_to_its_columns(pieces in prop::collection::vec("[a-zđ裕 ]{0,6}", 0..5), columns in 0_usize..24) {
            let line = pieces.iter().fold(Line::default(), |line, piece| line.and(Role::Plain, piece));
            let kept = text(&line.cut(columns));
            prop_assert!(width(&kept) <= columns);
            prop_assert_eq!(kept.contains('…'), line.width() > columns && columns > 0);
        }
    }
}
