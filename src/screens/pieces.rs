//! A text of a paper as a line of the screen.

use crate::papers::document::{Style, Text};
use crate::ui::{Line, Role, glyph};

/// The pieces with the roles that they are shown in. What is struck through has its marks, for terminals that cannot strike.
pub fn line_of(text: &Text) -> Line {
    text.spans.iter().fold(Line::default(), |line, span| match span.style {
        Style::Plain => line.and(Role::Plain, &span.text),
        Style::Strong => line.and(Role::Strong, &span.text),
        Style::Struck => line.and(Role::Struck, glyph::struck(&span.text)),
        Style::Aside => line.and(Role::Dim, &span.text),
    })
}
