//! Backups that the program makes by itself, and how many of them stay.

use std::path::{Path, PathBuf};

use super::fault::BackupFault;
use super::read::examine;
use super::write::BackedUp;
use crate::store::checksum::Checksum;
use crate::store::disk::Kind;
use crate::store::exchange::Existing;
use crate::store::store::Store;

/// The folder in the data directory.
const FOLDER: &str = "backups";
/// What the names begin with.
const BEGIN: &str = "binhxet-";
/// What the names end in.
const END: &str = ".backup";

/// Where backups are put, and how they are called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Automatic {
    /// The folder, which has to be there; without one it is `backups` in the data directory.
    pub folder: Option<PathBuf>,
    /// The time for the names, which puts them in order: `2026-11-22-061418`.
    pub stamp: String,
    /// The time as it is to be shown.
    pub made: String,
    /// How many stay, this one among them.
    pub kept: u8,
}

/// What became of backups that still have texts which were removed from the store.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Outdated {
    /// How many were removed.
    pub removed: usize,
    /// Those that could not be.
    pub left: Vec<PathBuf>,
}

impl Store {
    /// Makes a backup with the time in its name; of those that this store made there before, the oldest beyond the number
    /// go once this one has been read back.
    ///
    /// # Errors
    /// Why there is no backup. Earlier ones are then all still there.
    pub fn back_up_by_itself(&mut self, order: &Automatic) -> Result<BackedUp, BackupFault> {
        let folder = self.backups_at(order.folder.as_deref())?;
        let mine = self.mark_of_names();
        let made = self.back_up_named(&folder, &format!("{}{mine}", order.stamp), &order.made)?;
        let is_mine = |name: &String| name.starts_with(BEGIN) && name.ends_with(&format!("{mine}{END}"));
        if let Ok(mut names) = self.disk.list(&folder) {
            names.retain(is_mine);
            names.sort();
            let beyond = names.len().saturating_sub(usize::from(order.kept.max(1)));
            for name in names.iter().take(beyond) {
                // One that stays too long does no harm, and the next time it goes.
                let _ = self.disk.remove(&folder.join(name));
            }
        }
        Ok(made)
    }

    /// Makes a backup in the data directory in place of those there that anybody could read; nothing where there are none.
    ///
    /// # Errors
    /// Why there is none. What could be read before can be read still.
    pub fn seal_backups(&mut self, stamp: &str, made: &str) -> Result<(), BackupFault> {
        let lies_open = |path: &PathBuf| {
            // What is no backup, or damaged, may tell as much.
            !examine(self.disk.as_ref(), path).is_ok_and(|backup| backup.is_encrypted)
        };
        let open: Vec<PathBuf> = self.backups(None)?.into_iter().filter(lies_open).collect();
        if open.is_empty() {
            return Ok(());
        }
        let folder = self.backups_at(None)?;
        let name = format!("{stamp}{}", self.mark_of_names());
        let new = self.back_up_named(&folder, &name, made)?;
        for path in open.iter().filter(|path| **path != new.path) {
            self.disk.remove(path)?;
        }
        self.disk.sync_dir(&folder)?;
        Ok(())
    }

    /// Removes the backups that still have texts which were removed from the store: first those in the data directory.
    ///
    /// # Errors
    /// When a folder or a log cannot be read; what could be removed is gone then.
    pub fn drop_outdated(&mut self, folder: Option<&Path>) -> Result<Outdated, BackupFault> {
        let mut outdated = Outdated::default();
        for folder in [None].into_iter().chain(folder.map(Some)) {
            for path in self.outdated(folder)? {
                match self.disk.remove(&path) {
                    Ok(()) => outdated.removed += 1,
                    Err(_) => outdated.left.push(path),
                }
            }
        }
        outdated.left.sort();
        outdated.left.dedup();
        Ok(outdated)
    }

    /// The backups that still have texts which were removed from the store: in the data directory all of them, and what is
    /// damaged there, since it may tell as much; in another folder those that this store made by itself.
    ///
    /// # Errors
    /// When a folder or a log cannot be read.
    pub fn outdated(&mut self, folder: Option<&Path>) -> Result<Vec<PathBuf>, BackupFault> {
        let redacted = self.redacted_logs()?;
        if redacted.is_empty() {
            return Ok(Vec::new());
        }
        let has_texts = |path: &PathBuf, when_damaged: bool| match examine(self.disk.as_ref(), path) {
            Ok(backup) => {
                redacted.iter().any(|log| backup.logs.get(log).is_some_and(|copied| !copied.is_redacted))
            }
            Err(_) => when_damaged,
        };
        let own = self.dir.join(FOLDER);
        let mine = self.mark_of_names();
        let mut found: Vec<PathBuf> = Vec::new();
        if self.disk.look(&own)?.is_some() {
            let names = self.disk.list(&own)?.into_iter().filter(|name| name.starts_with(BEGIN));
            found.extend(names.map(|name| own.join(name)).filter(|path| has_texts(path, true)));
        }
        if let Some(folder) = folder.filter(|folder| **folder != own) {
            let mut names = self.disk.list(folder)?;
            names.retain(|name| name.starts_with(BEGIN) && name.contains(&mine));
            found.extend(names.iter().map(|name| folder.join(name)).filter(|path| has_texts(path, false)));
        }
        Ok(found)
    }

    /// Makes a backup in the data directory of what is about to be replaced. It is never removed by itself.
    ///
    /// # Errors
    /// Why there is none.
    pub fn back_up_before(&mut self, stamp: &str, made: &str) -> Result<BackedUp, BackupFault> {
        let folder = self.backups_at(None)?;
        self.back_up_named(&folder, &format!("{stamp}-before-restore"), made)
    }

    /// The backups in a folder, or in the data directory, the oldest first.
    ///
    /// # Errors
    /// When the folder cannot be read. That there is none in the data directory is no error.
    pub fn backups(&self, folder: Option<&Path>) -> Result<Vec<PathBuf>, BackupFault> {
        let own = self.dir.join(FOLDER);
        if folder.is_none() && self.disk.look(&own)?.is_none() {
            return Ok(Vec::new());
        }
        let folder = folder.unwrap_or(&own);
        let mut names = self.disk.list(folder)?;
        names.retain(|name| name.starts_with(BEGIN) && name.ends_with(END));
        names.sort();
        Ok(names.iter().map(|name| folder.join(name)).collect())
    }

    /// The folder that backups go to; the one in the data directory is made if need be, another one has to be there: what
    /// is not there may be a stick that nobody has put in.
    fn backups_at(&self, folder: Option<&Path>) -> Result<PathBuf, BackupFault> {
        let not_written = |why: std::io::Error| BackupFault::NotWritten(why.into());
        let path = folder.map_or_else(|| self.dir.join(FOLDER), Path::to_owned);
        match (self.disk.look(&path).map_err(not_written)?, folder) {
            (None, None) => {
                self.disk.create_dir(&path).map_err(not_written)?;
                self.disk.sync_dir(&self.dir).map_err(not_written)?;
            }
            (None, Some(_)) => return Err(not_written(std::io::ErrorKind::NotFound.into())),
            // A stick may well be named by a link; in the data directory there are none.
            (Some(looks), None) if looks.kind != Kind::Folder => {
                return Err(not_written(std::io::ErrorKind::NotADirectory.into()));
            }
            (Some(_), _) => {}
        }
        Ok(path)
    }

    fn back_up_named(&mut self, folder: &Path, name: &str, made: &str) -> Result<BackedUp, BackupFault> {
        let path = folder.join(format!("{BEGIN}{name}{END}"));
        // Two in one second are one moment: the later one has all that the earlier one has.
        self.back_up(&path, Existing::Replace, made)
    }

    /// What tells the names of this store's backups from those of another one on the same stick.
    fn mark_of_names(&self) -> String {
        let sum = Checksum::of(self.dir.as_os_str().as_encoded_bytes()).to_string();
        format!("-{}", sum.get(..6).unwrap_or(&sum))
    }
}
