//! What a backup has and the store has not, and the other way round.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::fault::BackupFault;
use super::form::VAULT;
use super::read::{Backup, Copied, examine};
use crate::store::drafts;
use crate::store::error::StoreError;
use crate::store::head::Mark;
use crate::store::line::Line;
use crate::store::log_id::LogId;
use crate::store::store::Store;

/// A backup beside the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// When the backup was made, as it was written down.
    pub made: String,
    /// Every log that either of them has.
    pub logs: Vec<(LogId, Difference)>,
    /// Whether the store has drafts of criteria sets that the backup has not, or has otherwise.
    pub drafts_differ: bool,
    /// By which keys they are encrypted.
    pub sealing: Sealing,
}

/// How a log in the store differs from the one in the backup.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Difference {
    /// Not at all; so many entries.
    None(u64),
    /// Only the backup has it; so many entries.
    OnlyBackup(u64),
    /// Only the store has it; so many entries.
    OnlyStore(u64),
    /// The backup is behind; so many entries came after it.
    Behind(u64),
    /// The store lacks so many entries that the backup has.
    Ahead(u64),
    /// Each has entries that the other has not.
    Both {
        /// How many only the store has.
        newer: u64,
        /// How many only the backup has.
        missing: u64,
    },
    /// They tell two histories, from this entry on.
    Diverged(u64),
    /// The texts of the log were removed in the store since; the backup still has them.
    RedactedSince,
    /// The texts of the log had been removed when the backup was made; the store still has them.
    RedactedBefore,
}

/// Whether the store and the backup are encrypted, and by one key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sealing {
    /// Neither is, or both are by one key.
    Alike,
    /// Only the backup is.
    OnlyBackup,
    /// Only the store is.
    OnlyStore,
    /// Both are, by different keys as far as can be seen.
    OtherKey,
}

impl Difference {
    /// Whether the store has something that would be gone if it became as the backup is.
    pub fn would_lose(self) -> bool {
        match self {
            Self::None(_) | Self::OnlyBackup(_) | Self::Ahead(_) => false,
            Self::OnlyStore(_) | Self::Behind(_) | Self::Both { .. } | Self::Diverged(_) => true,
            // What was removed on purpose comes back as little by itself as texts go.
            Self::RedactedSince | Self::RedactedBefore => true,
        }
    }

    fn between(store: &[Mark], backup: &[Mark]) -> Self {
        let known: BTreeMap<u64, &Mark> = backup.iter().map(|mark| (mark.seq, mark)).collect();
        let other = |mark: &&Mark| known.get(&mark.seq).is_some_and(|twin| twin.sum != mark.sum);
        if let Some(mark) = store.iter().find(other) {
            return Self::Diverged(mark.seq);
        }
        let newer = store.iter().filter(|mark| !known.contains_key(&mark.seq)).count() as u64;
        let common = store.len() as u64 - newer;
        let missing = backup.len() as u64 - common;
        match (newer, missing) {
            (0, 0) => Self::None(common),
            (newer, _) if backup.is_empty() => Self::OnlyStore(newer),
            (_, missing) if store.is_empty() => Self::OnlyBackup(missing),
            (newer, 0) => Self::Behind(newer),
            (0, missing) => Self::Ahead(missing),
            (newer, missing) => Self::Both { newer, missing },
        }
    }
}

impl Comparison {
    /// Whether the store has something that would be gone if it became as the backup is.
    pub fn would_lose(&self) -> bool {
        self.drafts_differ || self.logs.iter().any(|(_, difference)| difference.would_lose())
    }

    /// Whether the store is as the backup is already.
    pub fn is_alike(&self) -> bool {
        let alike = |(_, difference): &(LogId, Difference)| matches!(difference, Difference::None(_));
        !self.drafts_differ && self.sealing == Sealing::Alike && self.logs.iter().all(alike)
    }
}

impl Store {
    /// Checks a backup from beginning to end and compares it with what is stored. Nothing is changed.
    ///
    /// # Errors
    /// When the backup is not whole, or the store cannot be read.
    pub fn compare(&mut self, path: &Path) -> Result<Comparison, BackupFault> {
        let copy = examine(self.disk.as_ref(), path)?;
        self.compare_with(&copy)
    }

    pub(super) fn compare_with(&mut self, copy: &Backup) -> Result<Comparison, BackupFault> {
        let own = self.logs();
        let names: BTreeSet<&LogId> = own.iter().chain(copy.logs.keys()).collect();
        let mut logs = Vec::new();
        let mut shares_a_line = false;
        for log in names {
            let none = Copied::default();
            let store = if own.contains(log) { self.copied(log)? } else { none.clone() };
            let backup = copy.logs.get(log).unwrap_or(&none);
            let difference = match (store.is_redacted, backup.is_redacted) {
                (true, false) if !backup.marks.is_empty() => Difference::RedactedSince,
                (false, true) if !store.marks.is_empty() => Difference::RedactedBefore,
                _ => Difference::between(&store.marks, &backup.marks),
            };
            // What is left of a removed text is the same by every key.
            let sealed = !store.is_redacted;
            shares_a_line |= sealed && store.marks.iter().any(|mark| backup.marks.contains(mark));
            logs.push((log.clone(), difference));
        }
        let not_read = |why: std::io::Error| BackupFault::NotRead(why.into());
        let drafts = drafts::stored(self.disk.as_ref(), &LogId::Unit.folder(&self.dir)).map_err(not_read)?;
        let drafts_differ = drafts.is_some_and(|drafts| copy.drafts.as_deref() != Some(drafts.as_bytes()));
        let vault = self.vault().map_err(not_read)?;
        let sealing = match (vault, copy.is_encrypted) {
            (None, false) => Sealing::Alike,
            (None, true) => Sealing::OnlyBackup,
            (Some(_), false) => Sealing::OnlyStore,
            (Some(vault), true) if vault == copy.vault || shares_a_line => Sealing::Alike,
            (Some(_), true) => Sealing::OtherKey,
        };
        Ok(Comparison { made: copy.made.clone(), logs, drafts_differ, sealing })
    }

    /// The number and checksum of each entry of a log that is left, as a backup would have them.
    fn copied(&mut self, log: &LogId) -> Result<Copied, StoreError> {
        let lines = self.remaining_lines(log)?;
        let marks = lines.iter().map(|line| Mark { seq: line.seq, sum: line.sum }).collect();
        Ok(Copied { marks, is_redacted: lines.iter().any(Line::is_removed) })
    }

    /// The file of the vault, if there is one.
    fn vault(&self) -> std::io::Result<Option<Vec<u8>>> {
        for name in VAULT {
            let path = self.dir.join(name);
            if self.disk.look(&path)?.is_some() {
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut self.disk.read(&path)?, &mut bytes)?;
                return Ok(Some(bytes));
            }
        }
        Ok(None)
    }
}
