//! How the program looks on this terminal, as its surroundings ask for it.

use crate::app::{Look, Signs};
use crate::ui::Theme;

/// The look that the environment's `NO_COLOR` (any text) and `TERM` ask for, with the signs that were asked for.
pub fn look(signs: Signs, no_color: Option<&str>, term: Option<&str>) -> Look {
    let plain = no_color.is_some_and(|text| !text.is_empty()) || term == Some("dumb");
    Look { theme: if plain { Theme::Mono } else { Theme::Colour }, signs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_left_out_where_it_is_not_wanted() {
        let theme = |no_color, term| look(Signs::All, no_color, term).theme;
        assert_eq!(theme(None, Some("xterm-256color")), Theme::Colour);
        assert_eq!(theme(Some(""), None), Theme::Colour, "an empty NO_COLOR asks for nothing");
        assert_eq!(theme(Some("1"), Some("xterm")), Theme::Mono);
        assert_eq!(theme(None, Some("dumb")), Theme::Mono);
    }
}
