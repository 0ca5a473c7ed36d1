//! The recovery key: digits on paper that open the data when the passphrase is forgotten.

use std::fmt;
use std::io;

use zeroize::Zeroizing;

use crate::store::locksmith::Locksmith;

/// How many groups it is shown in.
const GROUPS: usize = 8;
/// The digits of a group, the last of which checks the others.
const GROUP: usize = 6;
/// The random digits of a group. Forty of them in all are worth 132 bits.
const RANDOM: usize = GROUP - 1;

/// A table of Damm's: a check digit made by it finds every wrong digit and every two that were swapped.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The key that is shown once, to be printed or written down. Digits alone, since no input method changes them and they
/// can be read aloud in any language. Wiped from memory when it is dropped, and never printed by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<Vec<u8>>);

/// Why a text is no recovery key. A wrong key that is typed well is another thing: only trying tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mistyped {
    /// It has so many digits.
    Length(usize),
    /// Something that is no digit stands in it.
    NoDigit,
    /// The digits of this group, from 1, do not go together.
    Group(usize),
}

impl RecoveryKey {
    /// So many digits.
    pub const DIGITS: usize = GROUPS * GROUP;

    /// A new one.
    ///
    /// # Errors
    /// When there are no random bytes.
    pub fn draw(locksmith: &Locksmith) -> io::Result<Self> {
        let random = locksmith.digits(GROUPS * RANDOM)?;
        let mut digits = Zeroizing::new(Vec::with_capacity(Self::DIGITS));
        for (at, group) in random.chunks(RANDOM).enumerate() {
            digits.extend_from_slice(group);
            digits.push(check(at, group));
        }
        Ok(Self(digits))
    }

    /// Reads what was typed; spaces and hyphens mean nothing.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, Mistyped> {
        let mut digits = Zeroizing::new(Vec::with_capacity(Self::DIGITS + 1));
        for c in text.chars().filter(|c| !matches!(c, ' ' | '-')) {
            let digit = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            if digits.len() <= Self::DIGITS {
                digits.push(digit.ok_or(Mistyped::NoDigit)?);
            }
        }
        if digits.len() != Self::DIGITS {
            return Err(Mistyped::Length(digits.len()));
        }
        let fits = |(at, group): (usize, &[u8])| check(at, &group[..RANDOM]) == group[RANDOM];
        match digits.chunks(GROUP).enumerate().position(|group| !fits(group)) {
            Some(at) => Err(Mistyped::Group(at + 1)),
            None => Ok(Self(digits)),
        }
    }

    /// The groups, to be shown.
    pub fn groups(&self) -> Vec<String> {
        let text = |group: &[u8]| group.iter().map(|digit| char::from(b'0' + digit)).collect();
        self.0.chunks(GROUP).map(text).collect()
    }

    /// What a key is made of: the digits as ASCII.
    pub(super) fn secret(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.0.iter().map(|digit| b'0' + digit).collect())
    }
}

/// The digit that checks a group. Its place is part of it, so that swapped groups are found.
fn check(at: usize, group: &[u8]) -> u8 {
    let row = |row: u8, digit: &u8| DAMM[usize::from(row % 10)][usize::from(digit % 10)];
    group.iter().fold(u8::try_from((at + 1) % 10).unwrap_or_default(), row)
}

impl fmt::Debug for RecoveryKey {
    /// Says nothing: what is printed for debugging ends up in places that last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::super::sim_disk::Chance;
    use super::*;
    use crate::store::locksmith::Cost;

    fn drawn(seed: u64) -> RecoveryKey {
        let random = Arc::new(Chance::new(seed).random());
        RecoveryKey::draw(&Locksmith { random, cost: Cost::default() }).unwrap()
    }

    #[test]
    fn it_is_read_back_as_it_is_shown_with_spaces_or_hyphens_or_without() {
        let key = drawn(1);
        for between in [" ", "-", " - ", ""] {
            assert_eq!(RecoveryKey::read(&key.groups().join(between)), Ok(key.clone()));
        }
        assert_eq!(key.groups().iter().map(String::len).collect::<Vec<_>>(), [GROUP; GROUPS]);
        assert_ne!(drawn(2), key);
        assert_eq!(format!("{key:?}"), "RecoveryKey(…)");
    }

    #[test]
    fn every_wrong_digit_and_every_two_that_were_swapped_are_found_with_their_group() {
        for seed in 0..20 {
            let digits: Vec<char> = drawn(seed).groups().concat().chars().collect();
            for at in 0..digits.len() {
                let group = Err(Mistyped::Group(at / GROUP + 1));
                for other in ('0'..='9').filter(|other| *other != digits[at]) {
                    let mut wrong = digits.clone();
                    wrong[at] = other;
                    assert_eq!(RecoveryKey::read(&wrong.iter().collect::<String>()), group);
                }
                let is_last = (at + 1) % GROUP == 0;
                if !is_last && digits[at] != digits[at + 1] {
                    let mut swapped = digits.clone();
                    swapped.swap(at, at + 1);
                    assert_eq!(RecoveryKey::read(&swapped.iter().collect::<String>()), group);
                }
            }
        }
    }

    #[test]
    fn swapped_groups_are_found() {
        let mut groups = drawn(3).groups();
        groups.swap(1, 4);
        assert_eq!(RecoveryKey::read(&groups.concat()), Err(Mistyped::Group(2)));
    }

    #[test]
    fn what_is_too_short_too_long_or_no_digits_is_told() {
        let whole = drawn(4).groups().concat();
        assert_eq!(RecoveryKey::read(&whole[1..]), Err(Mistyped::Length(47)));
        assert_eq!(RecoveryKey::read(&format!("{whole}00")), Err(Mistyped::Length(49)));
        assert_eq!(RecoveryKey::read("12a"), Err(Mistyped::NoDigit));
        assert_eq!(RecoveryKey::read(""), Err(Mistyped::Length(0)));
    }
}
