//! Whether what is stored is sealed, and whether the key is at hand.

use std::borrow::Cow;
use std::io;

use super::file::Vault;
use super::sealer::{Place, Sealer, is_wrapped};
use crate::store::error::StoreError;
use crate::store::line::{Content, Line};
use crate::store::log_id::LogId;

/// Whether the data is protected by a passphrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Protection {
    /// It is not.
    None,
    /// It is, and the passphrase has not been given yet.
    Locked,
    /// It is, and the passphrase was given.
    Unlocked,
    /// It is, and both copies of the vault are missing or damaged: no passphrase opens it.
    Lost,
}

/// Between the texts that the store is given and those that it stores.
pub(crate) enum Custody {
    /// They are the same.
    Plain,
    /// They are sealed, and nobody can read them yet.
    Locked(Box<Vault>),
    /// They are sealed by a key that is at hand.
    Open(Box<Vault>, Sealer),
    /// They are sealed by a key that is lost.
    Lost,
}

impl Custody {
    /// What it comes to for a reader.
    pub(crate) fn protection(&self) -> Protection {
        match self {
            Self::Plain => Protection::None,
            Self::Locked(_) => Protection::Locked,
            Self::Open(..) => Protection::Unlocked,
            Self::Lost => Protection::Lost,
        }
    }

    /// Whether this one has the key of another, or needs none for it.
    pub(crate) fn fits(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain, Self::Plain) => true,
            (Self::Open(vault, _), Self::Locked(other)) => vault == other,
            _ => false,
        }
    }

    /// Refuses while nothing can be read or written.
    pub(crate) fn ready(&self) -> Result<(), StoreError> {
        match self {
            Self::Plain | Self::Open(..) => Ok(()),
            Self::Locked(_) => Err(StoreError::Locked),
            Self::Lost => Err(StoreError::VaultLost),
        }
    }

    /// The lines of a batch as they are stored.
    pub(crate) fn batch(&self, log: &LogId, first: u64, entries: &[String]) -> io::Result<Vec<Line>> {
        if matches!(self, Self::Plain) {
            return Ok(Line::batch(first, entries));
        }
        let of = entries.len() as u64;
        let places = (first..).zip(1..);
        let line = |((seq, index), entry): ((u64, u64), &String)| self.line(log, seq, (index, of), entry);
        places.zip(entries).map(line).collect()
    }

    /// The line of one entry as it is stored; `place` is which of its batch it is, and how many the batch has.
    pub(crate) fn line(&self, log: &LogId, seq: u64, place: (u64, u64), entry: &str) -> io::Result<Line> {
        match self {
            Self::Plain => Ok(Line::new(seq, place, Content::Entry(entry))),
            Self::Open(_, sealer) => {
                let sealed = sealer.seal(Place::Entry(log, seq, place), entry)?;
                Ok(Line::new(seq, place, Content::Sealed(&sealed)))
            }
            Self::Locked(_) | Self::Lost => Err(io::ErrorKind::PermissionDenied.into()),
        }
    }

    /// The entry of a stored line; nothing where it does not open, or is not sealed though it should be.
    pub(crate) fn entry(&self, log: &LogId, line: &Line) -> Option<String> {
        match (self, line.content()) {
            (Self::Plain, Content::Entry(entry)) => Some(entry.to_owned()),
            (Self::Open(_, sealer), Content::Sealed(sealed)) => {
                let place = Place::Entry(log, line.seq, line.place());
                sealer.unseal(place, sealed).map(|mut text| std::mem::take(&mut *text))
            }
            _ => None,
        }
    }

    /// A text as it is stored.
    pub(crate) fn conceal<'a>(&self, place: Place<'_>, text: &'a str) -> io::Result<Cow<'a, str>> {
        match self {
            Self::Plain => Ok(Cow::Borrowed(text)),
            Self::Open(_, sealer) => sealer.wrap(place, text).map(Cow::Owned),
            Self::Locked(_) | Self::Lost => Err(io::ErrorKind::PermissionDenied.into()),
        }
    }

    /// The text that was stored; nothing where it does not open, or is not sealed though it should be.
    pub(crate) fn reveal(&self, place: Place<'_>, stored: &str) -> Option<String> {
        match self {
            Self::Plain => (!is_wrapped(stored)).then(|| stored.to_owned()),
            Self::Open(_, sealer) => sealer.unwrap(place, stored).map(|mut text| std::mem::take(&mut *text)),
            Self::Locked(_) | Self::Lost => None,
        }
    }
}
