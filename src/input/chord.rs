//! What a person presses: one key with its modifiers, or a paste.

use std::fmt;

/// A key press that this program tells apart from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Chord {
    /// A character as typed, upper case already applied; the space bar is [`Chord::Space`].
    Char(char),
    /// The Enter key.
    Enter,
    /// The Escape key.
    Esc,
    /// The Tab key.
    Tab,
    /// Tab with Shift.
    BackTab,
    /// The space bar.
    Space,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// The Home key.
    Home,
    /// The End key.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Backspace; some input methods send it as `Ctrl('h')`.
    Backspace,
    /// The Delete key.
    Delete,
    /// A function key by its number.
    F(u8),
    /// A lower-case letter with Ctrl.
    Ctrl(char),
}

impl Chord {
    /// The chord of a typed character: the space is its own key.
    pub const fn typed(c: char) -> Self {
        if c == ' ' { Self::Space } else { Self::Char(c) }
    }

    /// The character that this key puts into a text, if any.
    pub const fn character(self) -> Option<char> {
        match self {
            Self::Char(c) => Some(c),
            Self::Space => Some(' '),
            _ => None,
        }
    }

    /// Whether this key takes back the last letter, in either of the two ways that terminals send it.
    pub const fn erases(self) -> bool {
        matches!(self, Self::Backspace | Self::Ctrl('h'))
    }
}

impl fmt::Display for Chord {
    /// The name printed on the key cap, which is the same in every language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Char(c) => return write!(f, "{c}"),
            Self::F(number) => return write!(f, "F{number}"),
            Self::Ctrl(letter) => return write!(f, "Ctrl+{}", letter.to_ascii_uppercase()),
            Self::Enter => "Enter",
            Self::Esc => "Esc",
            Self::Tab => "Tab",
            Self::BackTab => "Shift+Tab",
            Self::Space => "Space",
            Self::Up => "↑",
            Self::Down => "↓",
            Self::Left => "←",
            Self::Right => "→",
            Self::Home => "Home",
            Self::End => "End",
            Self::PageUp => "PgUp",
            Self::PageDown => "PgDn",
            Self::Backspace => "Backspace",
            Self::Delete => "Del",
        };
        f.write_str(name)
    }
}

/// One thing that arrives from the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A key was pressed.
    Key(Chord),
    /// A text was pasted in one piece.
    Paste(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_called_what_stands_on_them() {
        let names: Vec<String> =
            [Chord::Up, Chord::typed(' '), Chord::Ctrl('w'), Chord::F(1), Chord::typed('?'), Chord::PageDown]
                .iter()
                .map(Chord::to_string)
                .collect();
        assert_eq!(names, ["↑", "Space", "Ctrl+W", "F1", "?", "PgDn"]);
    }

    #[test]
    fn backspace_has_two_spellings() {
        assert!(Chord::Backspace.erases() && Chord::Ctrl('h').erases());
        assert!(!Chord::Delete.erases() && !Chord::Char('h').erases());
    }
}
