//! The code that opens a secret ballot's box again: digits, which can be read aloud and typed whatever the keyboard.

use std::fmt;
use std::io;

use zeroize::Zeroizing;

use super::locksmith::Locksmith;

/// Bytes from here on are not used, so that every digit is as likely as any other.
const EVEN: u8 = 250;

/// How often random bytes are asked for before they count as broken.
const MOST_DRAWS: usize = 64;

/// The code of a box. It is shown when the box is made, stored nowhere, and wiped from memory when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(Zeroizing<Vec<u8>>);

impl Code {
    /// So many digits.
    pub const DIGITS: usize = 10;

    /// The code of these digits, each from 0 to 9; none where there are more or fewer.
    pub fn of_digits(digits: &[u8]) -> Option<Self> {
        let is_code = digits.len() == Self::DIGITS && digits.iter().all(|digit| *digit < 10);
        is_code.then(|| Self(Zeroizing::new(digits.to_vec())))
    }

    /// A new code.
    pub(super) fn draw(locksmith: &mut Locksmith<'_>) -> io::Result<Self> {
        let mut digits = Zeroizing::new(Vec::with_capacity(Self::DIGITS));
        for _ in 0..MOST_DRAWS {
            let mut bytes = Zeroizing::new([0; 16]);
            (locksmith.random)(bytes.as_mut_slice())?;
            digits.extend(bytes.iter().filter(|byte| **byte < EVEN).map(|byte| byte % 10));
            if digits.len() >= Self::DIGITS {
                digits.truncate(Self::DIGITS);
                return Ok(Self(digits));
            }
        }
        Err(io::Error::other("the system's random bytes are not random"))
    }

    /// The digits, each from 0 to 9.
    pub fn digits(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Code {
    /// In two groups: `48102 33775`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, digit) in self.0.iter().enumerate() {
            let gap = if at == Self::DIGITS / 2 { " " } else { "" };
            write!(f, "{gap}{digit}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    /// Says nothing: what is printed for debugging ends up in places that last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::super::locksmith::Cost;
    use super::*;

    #[test]
    fn a_code_is_read_in_two_groups_and_never_printed_by_accident() {
        let code = Code::of_digits(&[4, 8, 1, 0, 2, 3, 3, 7, 7, 5]).unwrap();
        assert_eq!(code.to_string(), "48102 33775");
        assert!(!format!("{code:?}").contains('4'));
        assert_eq!(Code::of_digits(&[4, 8]), None);
        assert_eq!(Code::of_digits(&[10; 10]), None);
    }

    #[test]
    fn every_digit_is_as_likely_as_any_other() {
        let mut next = 0_u8;
        let mut counting = |bytes: &mut [u8]| {
            for byte in bytes {
                *byte = next;
                next = next.wrapping_add(1);
            }
            Ok(())
        };
        let mut locksmith = Locksmith { random: &mut counting, cost: Cost::default() };
        let mut seen = [0_u32; 10];
        for _ in 0..200 {
            Code::draw(&mut locksmith)
                .unwrap()
                .digits()
                .iter()
                .for_each(|digit| seen[usize::from(*digit)] += 1);
        }
        let (most, least) = (seen.iter().max().unwrap(), seen.iter().min().unwrap());
        assert!(most - least < 40, "{seen:?}");
    }

    #[test]
    fn random_bytes_that_are_none_make_no_code() {
        let mut broken = |bytes: &mut [u8]| {
            bytes.fill(255);
            Ok(())
        };
        let mut locksmith = Locksmith { random: &mut broken, cost: Cost::default() };
        assert!(Code::draw(&mut locksmith).is_err());
    }
}
