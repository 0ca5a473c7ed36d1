//! The code that opens a secret ballot's box again: digits, which can be read aloud and typed whatever the keyboard.

use std::fmt;
use std::io;

use zeroize::Zeroizing;

use crate::store::locksmith::Locksmith;

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
    pub(super) fn draw(locksmith: &Locksmith) -> io::Result<Self> {
        locksmith.digits(Self::DIGITS).map(Self)
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
    use super::*;

    #[test]
    fn a_code_is_read_in_two_groups_and_never_printed_by_accident() {
        let code = Code::of_digits(&[4, 8, 1, 0, 2, 3, 3, 7, 7, 5]).unwrap();
        assert_eq!(code.to_string(), "48102 33775");
        assert!(!format!("{code:?}").contains('4'));
        assert_eq!(Code::of_digits(&[4, 8]), None);
        assert_eq!(Code::of_digits(&[10; 10]), None);
    }
}
