//! Putting a backup, or one log of it, in place of what is stored.

use std::collections::BTreeMap;
use std::path::Path;

use super::compare::{Comparison, Difference, Sealing};
use super::fault::BackupFault;
use super::read::{Part, each, examine};
use crate::store::drafts;
use crate::store::error::StoreError;
use crate::store::line::Line;
use crate::store::log_id::LogId;
use crate::store::seal::Seal;
use crate::store::store::Store;
use crate::store::vault::{Custody, Protection, Vault};

/// What becomes of entries that only the store has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newer {
    /// They stay.
    Stays,
    /// They go; a backup of them is for the caller to make first.
    Goes,
}

fn failed(why: std::io::Error) -> BackupFault {
    BackupFault::Store(StoreError::NotReplaced { why: why.into() })
}

impl Store {
    /// Makes the store what the backup is, whole or not at all: its logs, seals, drafts and vault, and nothing else. Of a
    /// log that is the same in both, what lies beside it stays.
    ///
    /// # Errors
    /// Why not. The store is as it was, but where the fault is [`StoreError::Unplaced`].
    pub fn restore(&mut self, path: &Path) -> Result<(), BackupFault> {
        // Nothing is begun for a backup that is not whole.
        let copy = examine(self.disk.as_ref(), path)?;
        // By one key, the passphrase of today opens what was backed up under an earlier one.
        let is_sound = matches!(self.protection(), Protection::Locked | Protection::Unlocked);
        let keeps_vault = is_sound && self.compare_with(&copy)?.sealing == Sealing::Alike;
        let mut before = None;
        let replaced = self.replace(|store, next| {
            let disk = std::sync::Arc::clone(&store.disk);
            each(disk.as_ref(), path, |part| match part {
                Part::Journal(log, lines) => {
                    next.log(&log, &lines).map_err(failed)?;
                    let is_own = log != LogId::Unit && store.logs().contains(&log);
                    if is_own && store.remaining_lines(&log)? == lines {
                        next.keep_others(&log).map_err(failed)?;
                    }
                    Ok(())
                }
                Part::Seal(log, seal) => next.seal(&log, seal.entries, &seal.text).map_err(failed),
                Part::Drafts(bytes) => next.beside(&LogId::Unit, drafts::NAME, &bytes).map_err(failed),
                Part::Vault(..) if keeps_vault => Ok(()),
                Part::Vault(name, bytes) => next.file(name, &bytes).map_err(failed),
            })?;
            if keeps_vault {
                return next.keep_files().map_err(failed);
            }
            before = Some(std::mem::replace(&mut store.custody, custody(&copy.vault)));
            Ok(())
        });
        // Once the new state counts, so does what protects it.
        if let (Err(_), None, Some(before)) = (&replaced, &self.unplaced, before) {
            self.custody = before;
        }
        replaced
    }

    /// Gives one log the entries that the backup has of it, whole or not at all. Every other log stays as it is.
    ///
    /// # Errors
    /// Why not. The store is as it was, but where the fault is [`StoreError::Unplaced`]. Where the two tell two histories
    /// and [`Newer::Stays`], nothing is done; nor where texts were removed in one of the two, or where the unit's log would
    /// forget that: only a whole backup brings them back.
    pub fn restore_log(&mut self, path: &Path, log: &LogId, newer: Newer) -> Result<(), BackupFault> {
        let copy = examine(self.disk.as_ref(), path)?;
        let Comparison { sealing, logs, .. } = self.compare_with(&copy)?;
        let is_redacted =
            |found: Difference| matches!(found, Difference::RedactedSince | Difference::RedactedBefore);
        if logs.iter().any(|(of, found)| of == log && is_redacted(*found)) {
            return Err(BackupFault::Redacted(log.clone()));
        }
        let forgets = *log == LogId::Unit && newer == Newer::Goes;
        if forgets && logs.iter().any(|(_, found)| *found == Difference::RedactedSince) {
            return Err(BackupFault::RedactionLost);
        }
        if sealing != Sealing::Alike {
            return Err(BackupFault::OtherKey);
        }
        let (mut lines, mut seal) = (None, None);
        each(self.disk.as_ref(), path, |part| {
            match part {
                Part::Journal(of, found) if of == *log => lines = Some(found),
                Part::Seal(of, found) if of == *log => seal = Some(found),
                _ => {}
            }
            Ok(())
        })?;
        let copied = lines.ok_or_else(|| BackupFault::Without(log.clone()))?;
        let own = if self.logs().contains(log) { self.remaining_lines(log)? } else { Vec::new() };
        let lines = match newer {
            Newer::Stays => united(log, own, copied)?,
            Newer::Goes => copied,
        };
        let last = lines.last().map_or(0, |line| line.seq);
        let own_seal = Seal::read(self.disk.as_ref(), &log.folder(&self.dir), log);
        let seal = own_seal.into_iter().chain(seal).find(|seal| seal.entries == last);
        self.replace(|store, next| {
            for other in store.logs().iter().filter(|other| *other != log) {
                store.keep_log(other, next)?;
            }
            next.log(log, &lines).map_err(failed)?;
            if let Some(seal) = seal {
                next.seal(log, seal.entries, &seal.text).map_err(failed)?;
            }
            next.keep_others(log).map_err(failed)?;
            next.keep_files().map_err(failed)
        })
    }
}

/// What protects data that come with this vault.
fn custody(vault: &[u8]) -> Custody {
    if vault.is_empty() {
        return Custody::Plain;
    }
    let vault = std::str::from_utf8(vault).ok().and_then(Vault::parse);
    vault.map_or(Custody::Lost, |vault| Custody::Locked(Box::new(vault)))
}

/// The entries that either has, where both tell one history.
fn united(log: &LogId, own: Vec<Line>, copied: Vec<Line>) -> Result<Vec<Line>, BackupFault> {
    let mut lines: BTreeMap<u64, Line> = own.into_iter().map(|line| (line.seq, line)).collect();
    for line in copied {
        let seq = line.seq;
        if lines.get(&seq).is_some_and(|known| *known != line) {
            return Err(BackupFault::Diverged(log.clone(), seq));
        }
        lines.insert(seq, line);
    }
    Ok(lines.into_values().collect())
}
