//! The sealed chain: what makes a changed, missing or added entry of a meeting show.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// A SHA-256 value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

/// Random bytes that keep a commitment from being guessed when its body has been removed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt([u8; 16]);

/// The chain over a meeting's entries so far.
///
/// `head(0) = SHA-256("binhxet.chain/1\n" ‖ meeting id)` and
/// `head(n) = SHA-256(head(n−1) ‖ header(n) ‖ commitment(n))`, where
/// `header(n) = n as 8 bytes, big-endian ‖ schema as 4 bytes, big-endian` and
/// `commitment(n) = SHA-256(salt ‖ canonical body)`. The canonical body is JSON with sorted keys and no spaces, in
/// UTF-8. Encrypting the store changes none of these; a body removed later leaves its commitment, so the chain holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    head: Digest,
    entries: u64,
}

impl Digest {
    /// The SHA-256 of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The value in sixteen groups of four, to be read aloud: `09af 11c2 …`.
    pub fn groups(&self) -> Vec<String> {
        let text = self.to_string();
        (0..text.len()).step_by(4).filter_map(|at| text.get(at..at + 4)).map(String::from).collect()
    }
}

impl Salt {
    /// A salt of these bytes; they come from the system's random source.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// A salt made of a digest's first half, where one random value has to make several salts.
    pub fn of_digest(digest: &Digest) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.0[..16]);
        Self(bytes)
    }
}

impl Chain {
    /// The chain of a meeting without entries.
    pub fn start(meeting: &str) -> Self {
        Self { head: Digest::of(format!("binhxet.chain/1\n{meeting}").as_bytes()), entries: 0 }
    }

    /// The chain's value after the last entry.
    pub fn head(&self) -> Digest {
        self.head
    }

    /// How many entries it covers.
    pub fn entries(&self) -> u64 {
        self.entries
    }

    /// Takes the next entry in.
    pub fn add(&mut self, schema: u32, commitment: Digest) {
        self.entries += 1;
        let mut hash = Sha256::new();
        hash.update(self.head.0);
        hash.update(self.entries.to_be_bytes());
        hash.update(schema.to_be_bytes());
        hash.update(commitment.0);
        self.head = Digest(hash.finalize().into());
    }
}

/// What stands for a body in the chain.
pub fn commitment(salt: Salt, canonical_body: &str) -> Digest {
    let mut hash = Sha256::new();
    hash.update(salt.0);
    hash.update(canonical_body.as_bytes());
    Digest(hash.finalize().into())
}

/// Writes bytes as lower-case hexadecimal digits.
fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Reads exactly `N` bytes of lower-case hexadecimal digits.
fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let lower = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if !lower || text.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// Gives a newtype over bytes its hexadecimal spelling, in text and in JSON.
macro_rules! spelled_in_hex {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                read_hex(&text)
                    .map(Self)
                    .ok_or_else(|| serde::de::Error::custom("not the hexadecimal digits expected"))
            }
        }
    };
}

spelled_in_hex!(Digest);
spelled_in_hex!(Salt);

#[cfg(test)]
mod tests {
    use super::*;

    fn chain_of(bodies: &[&str]) -> Chain {
        let mut chain = Chain::start("2026-11");
        for body in bodies {
            chain.add(1, commitment(Salt::new([7; 16]), body));
        }
        chain
    }

    #[test]
    fn any_change_shows_in_the_head() {
        let sound = chain_of(&["{\"a\":1}", "{\"b\":2}"]);
        for other in [&["{\"a\":1}"][..], &["{\"b\":2}", "{\"a\":1}"], &["{\"a\":1}", "{\"b\":3}"]] {
            assert_ne!(chain_of(other).head(), sound.head());
        }
        assert_ne!(Chain::start("2026-11").head(), Chain::start("2026-12").head());
    }

    #[test]
    fn the_head_is_the_one_that_the_definition_gives() {
        // Worked out with another program from the definition above.
        let chain = chain_of(&["{\"a\":1}"]);
        assert_eq!(chain.head().to_string(), EXPECTED_HEAD);
        assert_eq!(chain.entries(), 1);
    }

    const EXPECTED_HEAD: &str = "7e094ae6c72026498fbfc2368d03e1337cdf81193f491be213ab9868e8910d3e";

    #[test]
    fn a_digest_is_read_aloud_in_groups_and_read_back() {
        let digest = Digest::of(b"");
        assert_eq!(digest.groups().len(), 16);
        assert_eq!(digest.groups().concat(), digest.to_string());
        let text = serde_json::to_string(&digest).expect("prints");
        assert_eq!(serde_json::from_str::<Digest>(&text).expect("reads"), digest);
        assert!(serde_json::from_str::<Digest>("\"e3\"").is_err());
        assert!(serde_json::from_str::<Salt>(&format!("\"{}\"", "+1".repeat(16))).is_err());
    }
}
