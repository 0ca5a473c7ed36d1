//! Digits that are typed and never shown: a PIN.

use std::fmt;

use zeroize::Zeroizing;

use super::{Chord, FieldView, Taken};

/// A field for digits that shows how many there are and nothing else. They are wiped from memory when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct HiddenDigits {
    typed: Zeroizing<Vec<u8>>,
    most: usize,
}

impl HiddenDigits {
    /// An empty field for up to `most` digits.
    pub fn new(most: usize) -> Self {
        // Room for all from the start: a list that grows leaves copies behind.
        Self { typed: Zeroizing::new(Vec::with_capacity(most)), most }
    }

    /// The digits, each from 0 to 9.
    pub fn digits(&self) -> &[u8] {
        &self.typed
    }

    /// Lets a key work on the field.
    pub fn take(&mut self, chord: Chord) -> Taken {
        match chord {
            Chord::Char(c @ '0'..='9') if self.typed.len() < self.most => {
                self.typed.extend(u8::try_from(c).map(|byte| byte - b'0'));
                Taken::Changed
            }
            Chord::Char('0'..='9') => Taken::Full,
            chord if chord.erases() || chord == Chord::Delete => match self.typed.pop() {
                Some(_) => Taken::Changed,
                None => Taken::Unchanged,
            },
            _ => Taken::Refused,
        }
    }

    /// Takes everything back.
    pub fn clear(&mut self) {
        self.typed = Self::new(self.most).typed;
    }

    /// A dot for each digit.
    pub fn view(&self) -> FieldView {
        let dots: Vec<&str> = self.typed.iter().map(|_| "•").collect();
        FieldView { text: dots.join(" "), cursor: 2 * self.typed.len() }
    }
}

impl fmt::Debug for HiddenDigits {
    /// Says how many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HiddenDigits({})", self.typed.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_shows_how_many_digits_there_are_and_not_which() {
        let mut field = HiddenDigits::new(4);
        assert_eq!(field.take(Chord::Backspace), Taken::Unchanged);
        for c in ['7', '3', '5', '9'] {
            assert_eq!(field.take(Chord::Char(c)), Taken::Changed);
        }
        assert_eq!(field.take(Chord::Char('1')), Taken::Full);
        assert_eq!(field.take(Chord::Char('a')), Taken::Refused);
        assert_eq!(field.view(), FieldView { text: "• • • •".into(), cursor: 8 });
        assert_eq!(format!("{field:?}"), "HiddenDigits(4)");
        assert_eq!(field.take(Chord::Ctrl('h')), Taken::Changed);
        assert_eq!(field.digits(), [7, 3, 5]);
        field.clear();
        assert!(field.digits().is_empty());
    }
}
