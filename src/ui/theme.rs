//! What a piece of text is for, and how each palette shows it.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text is for. Screens name roles, never colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Text to be read.
    #[default]
    Plain,
    /// What may be overlooked: titles of columns, old values, explanations.
    Dim,
    /// What should be read first.
    Strong,
    /// The one accent: names of keys.
    Accent,
    /// The one thing that the next key works on; covers the whole row.
    Focus,
    /// A mark or word for what is done or reached.
    Good,
    /// A mark or word for what needs attention.
    Warn,
    /// A mark or word for what failed or rules out.
    Bad,
    /// The name of the place, in the head and on dialogs.
    Head,
    /// Thin lines between parts.
    Rule,
    /// A value that was corrected.
    Struck,
    /// What lies behind a dialog.
    Behind,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 12] = [
        Self::Plain,
        Self::Dim,
        Self::Strong,
        Self::Accent,
        Self::Focus,
        Self::Good,
        Self::Warn,
        Self::Bad,
        Self::Head,
        Self::Rule,
        Self::Struck,
        Self::Behind,
    ];
}

/// A palette.
///
/// Both lean on weight first: whatever colour says is said already by a word or a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own sixteen colours, by names only, for marks and single words. Text keeps the terminal's
    /// foreground and nothing sets a background, so dark and light windows both stay readable.
    #[default]
    Colour,
    /// Weight and reverse only. No style names a colour, not even the default one: under `NO_COLOR` the backend would
    /// print an empty colour code for it, which takes bold and reverse back.
    Mono,
}

impl Theme {
    /// How the role looks.
    pub const fn style(self, role: Role) -> Style {
        let weight = Style::new().add_modifier(weight(role));
        match (self, colour(role)) {
            (Self::Colour, Some(colour)) => weight.fg(colour),
            _ => weight,
        }
    }
}

/// The role without colour.
const fn weight(role: Role) -> Modifier {
    match role {
        Role::Plain | Role::Good => Modifier::empty(),
        Role::Dim | Role::Rule | Role::Behind => Modifier::DIM,
        Role::Strong | Role::Accent | Role::Warn | Role::Bad | Role::Head => Modifier::BOLD,
        Role::Focus => Modifier::REVERSED,
        Role::Struck => Modifier::DIM.union(Modifier::CROSSED_OUT),
    }
}

/// The colour of a role. Yellow and blue are left out: the one cannot be read on white, the other not on black.
const fn colour(role: Role) -> Option<Color> {
    match role {
        // Some palettes let this grey sink into the background, which a thin line can bear and text cannot.
        Role::Rule | Role::Behind => Some(Color::DarkGray),
        Role::Accent | Role::Head => Some(Color::Cyan),
        Role::Good => Some(Color::Green),
        Role::Warn => Some(Color::Magenta),
        Role::Bad => Some(Color::Red),
        Role::Plain | Role::Dim | Role::Strong | Role::Focus | Role::Struck => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_no_style_names_one() {
        for role in Role::ALL {
            let style = Theme::Mono.style(role);
            assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{role:?}");
        }
    }

    #[test]
    fn colour_only_adds_to_the_weight() {
        for role in Role::ALL {
            let (colour, mono) = (Theme::Colour.style(role), Theme::Mono.style(role));
            assert_eq!(colour.add_modifier, mono.add_modifier, "{role:?}");
            assert_eq!(colour.bg, None, "{role:?} leaves the background to the terminal");
        }
    }

    #[test]
    fn the_focus_is_seen_without_colour() {
        assert_eq!(Theme::Mono.style(Role::Focus).add_modifier, Modifier::REVERSED);
    }
}
