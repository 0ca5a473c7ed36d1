//! The data key at work: texts become sealed ones, each bound to its place, and come back.

use std::fmt;
use std::io;

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use crate::store::cipher::{Key, NONCE, seal, unseal};
use crate::store::locksmith::Random;
use crate::store::log_id::LogId;

/// What a sealed text begins with where it is no part of a line.
const OPEN: &str = r#"{"sealed":""#;
const CLOSE: &str = r#""}"#;

/// Where a sealed text belongs. It opens nowhere else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// An entry: its log, its number, which entry of its batch it is, and how many the batch has.
    Entry(&'a LogId, u64, (u64, u64)),
    /// The summary of a log that was made at this entry.
    Summary(&'a LogId, u64),
    /// What was said at the sealing of a log with so many entries.
    Seal(&'a LogId, u64),
    /// The drafts.
    Drafts,
    /// Drafts that could not be read and were put aside under this name, in Base64.
    Aside(&'a str),
    /// Where somebody stood in a log.
    Focus(&'a LogId),
}

impl fmt::Display for Place<'_> {
    /// What the seal is bound to, in ASCII.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("binhxet.sealed/1 ")?;
        match self {
            Self::Entry(log, seq, (index, of)) => write!(f, "entry {log} {seq} {index} {of}"),
            Self::Summary(log, seq) => write!(f, "summary {log} {seq}"),
            Self::Seal(log, entries) => write!(f, "seal {log} {entries}"),
            Self::Drafts => write!(f, "drafts unit"),
            Self::Aside(name) => write!(f, "aside unit {name}"),
            Self::Focus(log) => write!(f, "place {log}"),
        }
    }
}

/// The data key, and where nonces come from.
pub(crate) struct Sealer {
    key: Key,
    random: Random,
}

impl Sealer {
    /// A sealer with this data key.
    pub(super) fn new(key: Key, random: Random) -> Self {
        Self { key, random }
    }

    /// The data key.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// A text as Base64 of its nonce and its ciphertext.
    pub(crate) fn seal(&self, place: Place<'_>, text: &str) -> io::Result<String> {
        let mut nonce = [0; NONCE];
        (self.random)(&mut nonce)?;
        let sealed = seal(&self.key, &nonce, text.as_bytes(), place.to_string().as_bytes())?;
        Ok(Base64::encode_string(&[nonce.as_slice(), &sealed].concat()))
    }

    /// The text that was sealed for this place; nothing if it is another one, or damaged.
    pub(crate) fn unseal(&self, place: Place<'_>, sealed: &str) -> Option<Zeroizing<String>> {
        let bytes = Base64::decode_vec(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let mut plain = unseal(&self.key, nonce, sealed, place.to_string().as_bytes())?;
        String::from_utf8(std::mem::take(&mut *plain)).ok().map(Zeroizing::new)
    }

    /// A text as a JSON object that tells nothing of it.
    pub(crate) fn wrap(&self, place: Place<'_>, text: &str) -> io::Result<String> {
        Ok(format!("{OPEN}{}{CLOSE}", self.seal(place, text)?))
    }

    /// The text in an object of [`Sealer::wrap`].
    pub(crate) fn unwrap(&self, place: Place<'_>, stored: &str) -> Option<Zeroizing<String>> {
        self.unseal(place, stored.strip_prefix(OPEN)?.strip_suffix(CLOSE)?)
    }
}

/// Whether a text is one of [`Sealer::wrap`].
pub(crate) fn is_wrapped(stored: &str) -> bool {
    stored.starts_with(OPEN) && stored.ends_with(CLOSE)
}
