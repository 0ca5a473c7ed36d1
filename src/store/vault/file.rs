//! The vault as it lies on the disk, twice.
//!
//! `{"format":"binhxet.vault/1","edition":3,"passphrase":{…},"recovery":{…},"sum":"…"}`

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::wrapping::{ByPassphrase, ByRecovery};
use crate::store::checksum;
use crate::store::cipher::Key;
use crate::store::disk::{Disk, Kind};
use crate::store::error::StoreError;
use crate::store::head::{VERSION, version};
use crate::store::locksmith::Locksmith;
use crate::store::twins::{self, Names, Unwritten};
use crate::store::whole_file;

/// The two copies, and what they are called until they take their places.
pub(crate) const COPIES: Names = [("vault.json", "vault.new"), ("vault.copy.json", "vault.copy.new")];
/// The longest vault that is read, in bytes.
pub(crate) const LONGEST: u64 = 4096;

/// The wrapped data key. Nothing in it is a secret without a passphrase or a recovery key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vault {
    format: String,
    /// How often it was changed; of two copies the one with the higher number counts.
    edition: u64,
    passphrase: ByPassphrase,
    recovery: ByRecovery,
}

/// What there is of a vault.
pub(crate) enum Found {
    /// None: nothing is sealed.
    None,
    /// One, and whether both copies were as they should be.
    Vault(Box<Vault>, Copies),
    /// Files of one, neither of which can be read.
    Damaged,
}

/// How the copies were found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copies {
    /// Both sound, and the same.
    Sound,
    /// One was missing, damaged or older.
    Uneven,
}

impl Vault {
    /// A vault for a data key.
    pub(super) fn make(
        data: &Key,
        passphrase: &Passphrase,
        recovery: &RecoveryKey,
        locksmith: &Locksmith,
    ) -> io::Result<Self> {
        let passphrase = ByPassphrase::wrap(data, passphrase, locksmith)?;
        let recovery = ByRecovery::wrap(data, recovery, locksmith)?;
        Ok(Self { format: format!("binhxet.vault/{VERSION}"), edition: 1, passphrase, recovery })
    }

    /// The same vault with another passphrase.
    pub(super) fn with_passphrase(
        &self,
        data: &Key,
        new: &Passphrase,
        locksmith: &Locksmith,
    ) -> io::Result<Self> {
        let passphrase = ByPassphrase::wrap(data, new, locksmith)?;
        Ok(Self { passphrase, edition: self.edition.saturating_add(1), ..self.clone() })
    }

    /// The same vault with another recovery key.
    pub(super) fn with_recovery(
        &self,
        data: &Key,
        new: &RecoveryKey,
        locksmith: &Locksmith,
    ) -> io::Result<Self> {
        let recovery = ByRecovery::wrap(data, new, locksmith)?;
        Ok(Self { recovery, edition: self.edition.saturating_add(1), ..self.clone() })
    }

    /// The same vault as one that counts more than another.
    pub(super) fn after(&self, other: &Self) -> Self {
        Self { edition: other.edition.saturating_add(1), ..self.clone() }
    }

    /// The data key, if the passphrase is the right one.
    pub(super) fn by_passphrase(&self, passphrase: &Passphrase) -> Option<Key> {
        self.passphrase.unwrap(passphrase)
    }

    /// The data key, if the recovery key is the right one.
    pub(super) fn by_recovery(&self, recovery: &RecoveryKey) -> Option<Key> {
        self.recovery.unwrap(recovery)
    }

    /// The line that is stored.
    pub(crate) fn text(&self) -> io::Result<String> {
        let mut body = serde_json::to_string(self)?;
        body.pop();
        Ok(checksum::close(body).0 + "\n")
    }

    /// Reads a stored line; nothing if it is not as it was written.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (body, _) = checksum::reopen(text.strip_suffix('\n')?)?;
        let vault: Self = serde_json::from_str(&format!("{body}}}")).ok()?;
        (vault.passphrase.is_sound() && vault.recovery.is_sound()).then_some(vault)
    }

    /// Puts it durably in place of both copies.
    pub(crate) fn write(&self, disk: &dyn Disk, dir: &Path) -> Result<(), Unwritten> {
        let text = self.text().map_err(Unwritten::OldStand)?;
        twins::write(disk, dir, COPIES, text.as_bytes())
    }
}

/// Reads both copies.
///
/// # Errors
/// When something else than files stands there, the system refuses, or a newer version wrote them.
pub(crate) fn find(disk: &dyn Disk, dir: &Path) -> Result<Found, StoreError> {
    let mut files = 0;
    let mut sound: Vec<Vault> = Vec::new();
    for (name, _) in COPIES {
        let path = dir.join(name);
        let failed = |error: io::Error| StoreError::NotOpened { path: path.clone(), why: error.into() };
        match disk.look(&path).map_err(failed)?.map(|looks| looks.kind) {
            None => continue,
            Some(Kind::File) => files += 1,
            Some(Kind::Link) => return Err(StoreError::Link { path }),
            Some(_) => return Err(failed(io::ErrorKind::IsADirectory.into())),
        }
        let Some(text) = whole_file::read(disk, &path, LONGEST).map_err(failed)? else { continue };
        let body = text.strip_suffix('\n').and_then(checksum::reopen);
        match body.and_then(|(body, _)| version(body, "vault")) {
            Some(VERSION) => sound.extend(Vault::parse(&text)),
            Some(newer) if newer > VERSION => return Err(StoreError::Newer { version: newer }),
            _ => {}
        }
    }
    if files == 0 {
        return Ok(Found::None);
    }
    let copies = if sound.len() == 2 && sound[0] == sound[1] { Copies::Sound } else { Copies::Uneven };
    let newest = sound.into_iter().reduce(|one, other| if other.edition > one.edition { other } else { one });
    Ok(newest.map_or(Found::Damaged, |vault| Found::Vault(Box::new(vault), copies)))
}
