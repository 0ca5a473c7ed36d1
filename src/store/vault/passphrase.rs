//! A passphrase as somebody typed it.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The passphrase that the data is protected by. Its letters are put together in one way (NFC), so that every keyboard and
/// every input method that shows the same letters opens the same lock. Wiped from memory when it is dropped, and never
/// printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

/// A passphrase that is too short to be set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooShort;

impl Passphrase {
    /// A new one has at least so many characters.
    pub const SHORTEST: usize = 8;
    /// None has more characters than this.
    pub const LONGEST: usize = 200;

    /// A passphrase that is tried.
    pub fn typed(text: &str) -> Self {
        // Room for every letter from the start: a text that grows leaves copies of itself behind.
        let mut normal = Zeroizing::new(String::with_capacity(text.len() * 3 + 8));
        normal.extend(text.nfc());
        Self(normal)
    }

    /// A passphrase that is set.
    ///
    /// # Errors
    /// When it is too short.
    pub fn set(text: &str) -> Result<Self, TooShort> {
        let passphrase = Self::typed(text);
        if passphrase.0.chars().count() < Self::SHORTEST { Err(TooShort) } else { Ok(passphrase) }
    }

    /// What a key is made of.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    /// Says nothing: what is printed for debugging ends up in places that last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letters_are_the_same_passphrase_however_they_were_typed() {
        let (composed, decomposed) = ("C\u{f4}ng \u{111}o\u{e0}n", "Co\u{302}ng \u{111}oa\u{300}n");
        assert_eq!(Passphrase::typed(composed), Passphrase::typed(decomposed));
        assert_eq!(Passphrase::typed(decomposed).as_bytes(), composed.as_bytes());
    }

    #[test]
    fn what_is_too_short_is_not_set() {
        assert_eq!(Passphrase::set("bảyyyyy"), Err(TooShort));
        assert!(Passphrase::set("tám chữ!").is_ok());
    }

    #[test]
    fn it_is_never_printed() {
        assert_eq!(format!("{:?}", Passphrase::typed("bí mật")), "Passphrase(…)");
    }
}
