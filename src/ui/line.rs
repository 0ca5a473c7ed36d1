//! A line of text in pieces, each with its role.

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

    /// The columns of the whole line.
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|(text, _)| width(text)).sum()
    }

    /// The pieces within `columns`, the last of them ending in `…` where the line is too long.
    pub(super) fn cut(&self, columns: usize) -> Vec<(String, Role)> {
        if self.width() <= columns {
            return self.pieces.clone();
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
                kept.push((text.clone(), *role));
                continue;
            }
            let cut_here = if wide == room {
                format!("{}…", head(text, room - 1))
            } else {
                cut(text, room).into_owned()
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

    fn text(pieces: &[(String, Role)]) -> String {
        pieces.iter().map(|(text, _)| text.as_str()).collect()
    }

    #[test]
    fn a_long_line_is_cut_once_and_keeps_its_roles() {
        let line = Line::new(Role::Strong, "Hạng ").and(Role::Good, "Tốt").and(Role::Plain, " (7/7)");
        assert_eq!(text(&line.cut(20)), "Hạng Tốt (7/7)");
        assert_eq!(text(&line.cut(11)), "Hạng Tốt (…");
        assert_eq!(line.cut(8)[1], ("Tố…".to_owned(), Role::Good));
        assert_eq!(text(&line.cut(0)), "");
    }

    proptest! {
        #[test]
        fn a_line_keeps_to_its_columns(pieces in prop::collection::vec("[a-zđ裕 ]{0,6}", 0..5), columns in 0_usize..24) {
            let line = pieces.iter().fold(Line::default(), |line, piece| line.and(Role::Plain, piece));
            let kept = text(&line.cut(columns));
            prop_assert!(width(&kept) <= columns);
            prop_assert_eq!(kept.contains('…'), line.width() > columns && columns > 0);
        }
    }
}
