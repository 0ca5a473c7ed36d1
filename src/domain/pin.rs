//! An officer's PIN: what is typed, and what is kept of it.
//!
//! A PIN has few digits. What is kept of it is slow to try, yet whoever has the file can try all of them; a PIN keeps out people at
//! the keyboard and nobody else.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::MemberId;
use super::chain::{Digest, Salt};

/// A PIN as it was typed; wiped from memory when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(Zeroizing<Vec<u8>>);

impl Pin {
    /// The fewest digits.
    pub const LEAST: usize = 4;
    /// The most digits.
    pub const MOST: usize = 8;

    /// The PIN of these digits, each from 0 to 9; none where there are too few or too many.
    pub fn of_digits(digits: &[u8]) -> Option<Self> {
        let fits = (Self::LEAST..=Self::MOST).contains(&digits.len());
        (fits && digits.iter().all(|digit| *digit < 10)).then(|| Self(Zeroizing::new(digits.to_vec())))
    }

    /// The digits, each from 0 to 9.
    pub fn digits(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Pin {
    /// Says nothing: what is printed for debugging ends up in places that last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// How a PIN was stretched into a key, by Argon2id on one lane. All PINs of a unit are stretched alike, so that one stretch tells
/// whose PIN was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// The memory, in KiB.
    pub memory: u32,
    /// The passes over it.
    pub passes: u32,
    /// The salt.
    pub salt: Salt,
}

/// What is kept of a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinMark {
    /// How it was stretched.
    pub stretch: Stretch,
    /// `SHA-256("binhxet.pin/1\n" ‖ the officer's code ‖ "\n" ‖ key)`: two officers with one PIN have two marks.
    mark: Digest,
}

impl PinMark {
    /// The mark of an officer's PIN that was stretched into this key.
    pub fn of(officer: &MemberId, stretch: Stretch, key: &[u8]) -> Self {
        let mut bytes = Zeroizing::new(format!("binhxet.pin/1\n{}\n", officer.as_str()).into_bytes());
        bytes.extend_from_slice(key);
        Self { stretch, mark: Digest::of(&bytes) }
    }

    /// Whether it is the mark of the officer's PIN that was stretched into this key.
    pub fn fits(&self, officer: &MemberId, key: &[u8]) -> bool {
        Self::of(officer, self.stretch, key) == *self
    }
}

/// How a PIN came to be given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PinEnd {
    /// By the officer, who typed it.
    Own,
    /// By chair and secretary together, because the officer forgot it.
    Duties,
    /// By the command, because nobody was left who could.
    Command,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_has_four_to_eight_digits_and_is_never_printed() {
        assert_eq!(Pin::of_digits(&[1, 2, 3]), None);
        assert_eq!(Pin::of_digits(&[0; 9]), None);
        assert_eq!(Pin::of_digits(&[1, 2, 3, 10]), None);
        let pin = Pin::of_digits(&[7, 3, 5, 9]).unwrap();
        assert_eq!(pin.digits(), [7, 3, 5, 9]);
        assert_eq!(format!("{pin:?}"), "Pin(…)");
    }

    #[test]
    fn one_key_has_another_mark_for_each_officer() {
        let stretch = Stretch { memory: 8, passes: 1, salt: Salt::new([3; 16]) };
        let (one, other) = (MemberId::new("B01").unwrap(), MemberId::new("B02").unwrap());
        let mark = PinMark::of(&one, stretch, &[5; 32]);
        assert!(mark.fits(&one, &[5; 32]));
        assert!(!mark.fits(&one, &[6; 32]));
        assert!(!mark.fits(&other, &[5; 32]));
        let written = serde_json::to_string(&mark).unwrap();
        assert_eq!(serde_json::from_str::<PinMark>(&written).unwrap(), mark);
    }
}
