//! The checksum that closes every line the store writes.

use std::fmt;

use sha2::{Digest, Sha256};

/// What stands between the body of a line and its checksum.
const SEAM: &str = r#","sum":""#;
/// What closes a line.
const CLOSE: &str = r#""}"#;
/// Hexadecimal digits of a checksum.
const DIGITS: usize = 16;

/// The first eight bytes of the SHA-256 of a line's body: it finds damage, it does not prove authorship.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Checksum([u8; 8]);

impl Checksum {
    /// What a log without entries has instead of a last checksum.
    pub(crate) const NONE: Self = Self([0; 8]);

    /// The checksum of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut first = [0; 8];
        first.copy_from_slice(&Sha256::digest(bytes)[..8]);
        Self(first)
    }

    /// The checksum with these bytes.
    pub(crate) const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub(crate) const fn bytes(self) -> [u8; 8] {
        self.0
    }

    /// Reads sixteen lower-case hexadecimal digits.
    pub(crate) fn parse(digits: &str) -> Option<Self> {
        let plain = digits.len() == DIGITS && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let number = u64::from_str_radix(digits, 16).ok()?;
        plain.then_some(Self(number.to_be_bytes()))
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

/// A text behind its checksum, for small files that are not lines of a log.
pub(crate) fn checksummed(text: &str) -> String {
    format!("{} {text}", Checksum::of(text.as_bytes()))
}

/// The text that [`checksummed`] was given; nothing if a single byte is not as it was written.
pub(crate) fn checked(found: &str) -> Option<&str> {
    let (sum, text) = found.split_once(' ')?;
    (Checksum::parse(sum)? == Checksum::of(text.as_bytes())).then_some(text)
}

/// Closes an object that lacks its last brace, `{"a":1` becoming `{"a":1,"sum":"…"}`; gives the checksum too.
pub(crate) fn close(mut body: String) -> (String, Checksum) {
    let sum = Checksum::of(body.as_bytes());
    body.push_str(SEAM);
    body.push_str(&sum.to_string());
    body.push_str(CLOSE);
    (body, sum)
}

/// The body and checksum of a line closed by [`close`]; nothing if a single byte is not as it was written.
pub(crate) fn reopen(line: &str) -> Option<(&str, Checksum)> {
    let open = line.strip_suffix(CLOSE)?;
    let at = open.len().checked_sub(DIGITS)?;
    let sum = Checksum::parse(open.get(at..)?)?;
    let body = open.get(..at)?.strip_suffix(SEAM)?;
    (Checksum::of(body.as_bytes()) == sum).then_some((body, sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_line_is_json_and_opens_again() {
        let (line, sum) = close(r#"{"name":"Đặng Thị Ánh""#.to_owned());
        assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok());
        assert_eq!(reopen(&line), Some((r#"{"name":"Đặng Thị Ánh""#, sum)));
    }

    #[test]
    fn any_changed_byte_is_found() {
        let (line, _) = close(r#"{"a":[1,2,3]"#.to_owned());
        for at in 0..line.len() {
            let mut bytes = line.clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            assert_eq!(reopen(&changed), None, "byte {at}");
        }
    }

    #[test]
    fn the_checksum_is_the_start_of_sha_256() {
        assert_eq!(Checksum::of(b"abc").to_string(), "ba7816bf8f01cfea");
        assert_eq!(Checksum::parse("ba7816bf8f01cfea"), Some(Checksum::of(b"abc")));
        assert_eq!(Checksum::parse("BA7816BF8F01CFEA"), None);
        assert_eq!(Checksum::parse("+a7816bf8f01cfea"), None);
    }
}
