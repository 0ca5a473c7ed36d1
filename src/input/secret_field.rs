//! A field for a secret: what is typed is not shown, only how much of it.

use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

use super::text_field::is_hidden;
use super::{Chord, FieldView, Stroke, Taken};

/// Room for what is typed, in bytes. It is taken at the beginning and never grows, since a text that grows leaves copies of
/// itself behind.
const ROOM: usize = 1024;

/// What is typed of a secret; wiped from memory when it is dropped, and never printed.
pub struct SecretField {
    text: Zeroizing<String>,
    /// The most letters that the field takes.
    most: usize,
}

impl SecretField {
    /// An empty field that takes up to `most` letters.
    pub fn new(most: usize) -> Self {
        Self { text: Zeroizing::new(String::with_capacity(ROOM)), most }
    }

    /// What was typed.
    pub fn value(&self) -> &str {
        &self.text
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Lets a key or a paste work on the field. The cursor stands at its end always: nobody sees what stands before.
    pub fn take(&mut self, stroke: &Stroke) -> Taken {
        let chord = match stroke {
            Stroke::Paste(text) => return self.insert(text.trim_end_matches(['\n', '\r'])),
            Stroke::Key(chord) => *chord,
        };
        if let Some(c) = chord.character() {
            return self.insert(c.encode_utf8(&mut [0; 4]));
        }
        match chord {
            Chord::Backspace | Chord::Ctrl('h') => {
                let last = self.text.grapheme_indices(true).next_back().map(|(at, _)| at);
                self.cut(last.unwrap_or(0))
            }
            Chord::Ctrl('u' | 'w') => self.cut(0),
            _ => Taken::Refused,
        }
    }

    /// A dot for every letter, as many as fit, and the cursor behind them.
    pub fn view(&self, columns: usize) -> FieldView {
        let dots = self.letters().min(columns.saturating_sub(1));
        FieldView { text: "•".repeat(dots), cursor: dots }
    }

    fn letters(&self) -> usize {
        self.text.graphemes(true).count()
    }

    fn insert(&mut self, text: &str) -> Taken {
        let before = self.text.len();
        for c in text.chars().filter(|c| !is_hidden(*c)) {
            if self.text.len() + c.len_utf8() > ROOM {
                return Taken::Full;
            }
            self.text.push(c);
            if self.letters() > self.most {
                self.text.pop();
                return Taken::Full;
            }
        }
        if self.text.len() == before { Taken::Unchanged } else { Taken::Changed }
    }

    fn cut(&mut self, at: usize) -> Taken {
        if self.text.is_empty() {
            return Taken::Unchanged;
        }
        self.text.truncate(at);
        Taken::Changed
    }
}

impl Clone for SecretField {
    fn clone(&self) -> Self {
        let mut field = Self::new(self.most);
        field.text.push_str(&self.text);
        field
    }
}

impl PartialEq for SecretField {
    fn eq(&self, other: &Self) -> bool {
        *self.text == *other.text
    }
}

impl std::fmt::Debug for SecretField {
    /// Says nothing: what is printed for debugging ends up in places that last.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretField(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(field: &mut SecretField, text: &str) {
        for c in text.chars() {
            field.take(&Stroke::Key(Chord::Char(c)));
        }
    }

    #[test]
    fn what_is_typed_shows_as_dots_only_and_is_never_printed() {
        let mut field = SecretField::new(20);
        typed(&mut field, "mật khẩu");
        assert_eq!((field.value(), field.view(20).text.as_str()), ("mật khẩu", "••••••••"));
        assert_eq!((field.view(5).text.as_str(), field.view(5).cursor), ("••••", 4));
        assert_eq!(format!("{field:?}"), "SecretField(…)");
    }

    #[test]
    fn an_input_method_takes_letters_back_and_puts_others_in() {
        let mut field = SecretField::new(20);
        typed(&mut field, "da");
        field.take(&Stroke::Key(Chord::Backspace));
        typed(&mut field, "\u{e1}");
        assert_eq!(field.value(), "d\u{e1}");
        typed(&mut field, "e\u{302}");
        field.take(&Stroke::Key(Chord::Backspace));
        assert_eq!(field.value(), "d\u{e1}");
        field.take(&Stroke::Key(Chord::Ctrl('u')));
        assert!(field.is_empty());
    }

    #[test]
    fn it_never_grows_and_takes_nothing_that_cannot_be_seen() {
        let mut field = SecretField::new(5000);
        let place = field.text.as_ptr();
        assert_eq!(field.take(&Stroke::Paste("ế".repeat(600))), Taken::Full);
        assert_eq!((field.text.as_ptr(), field.text.len() <= ROOM), (place, true));
        let mut field = SecretField::new(3);
        assert_eq!(field.take(&Stroke::Paste("a\u{200b}b\r\n".into())), Taken::Changed);
        assert_eq!(field.value(), "ab");
        assert_eq!(field.take(&Stroke::Paste("cd".into())), Taken::Full);
        assert_eq!(field.clone(), field);
    }
}
