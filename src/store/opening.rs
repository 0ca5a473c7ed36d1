//! The start of the store: take hold, open the archive, bring every log in order.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::archive::{ArchiveFault, Pair};
use super::archivist::{Archivist, Patience};
use super::disk::Disk;
use super::error::StoreError;
use super::log_id::LogId;
use super::repair::Repair;
use super::replacing::{self, Stage};
use super::reserve::Reserve;
use super::seal::Seal;
use super::shelf;
use super::store::Store;
use super::threshold::{self, Entered, Holder};
use super::tries::Tries;
use super::vault::{self, Custody};
use crate::domain::MeetingId;

/// A store that has just been opened.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// What was not in order, to be told.
    pub repairs: Vec<Repair>,
}

/// Whether the whole archive is being made anew.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Remaking {
    /// It is not.
    No,
    /// It was gone.
    Lost,
    /// A new state has just been put in place, every journal of it written whole and synced.
    Placed,
}

/// How many pairs are moved at once.
const AT_ONCE: usize = 4096;

/// Where the archive stands at the start.
enum Found {
    /// As it was left.
    Known(Archivist),
    /// Empty.
    New(Archivist),
}

impl Store {
    /// Opens the store in a folder, which is made if need be, and repairs what can be repaired.
    ///
    /// # Errors
    /// When the folder is not ours alone or not a store, when another instance holds it or a newer version wrote it, and
    /// when the system refuses. What is wrong with a single log does not stop the others: see [`Opened::repairs`].
    pub fn open(dir: &Path, disk: Arc<dyn Disk>, holder: &Holder) -> Result<Opened, StoreError> {
        Self::open_with(dir, disk, holder, Patience::default())
    }

    /// Opens the store with another patience.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(
        dir: &Path,
        disk: Arc<dyn Disk>,
        holder: &Holder,
        patience: Patience,
    ) -> Result<Opened, StoreError> {
        let Entered { hold, closed, stage } = threshold::enter(disk.as_ref(), dir, holder)?;
        let (custody, mended) = custody(disk.as_ref(), dir)?;
        let reserve = Reserve::found(disk.as_ref(), dir);
        let tries = Tries::read(disk.as_ref(), dir);
        let mut store = Self {
            disk,
            dir: dir.to_owned(),
            archive: Err(ArchiveFault::Damaged),
            archived: BTreeMap::new(),
            logs: BTreeMap::new(),
            sealed: BTreeMap::new(),
            summaries: BTreeMap::new(),
            custody,
            repairs: closed.into_iter().chain(mended).collect(),
            noted: 0,
            boxes: BTreeMap::new(),
            reserve,
            tries,
            remaking: Remaking::No,
            patience,
            since: holder.since.clone(),
            unplaced: None,
            hold,
        };
        if let Some(why) = store.read_only().cloned() {
            store.archive = Err(ArchiveFault::Failed(why.clone()));
            store.repairs.push(Repair::ReadOnly { why });
            let journals = journals(store.disk.as_ref(), dir)?;
            store.open_logs(&journals)?;
            let repairs = store.take_repairs();
            return Ok(Opened { store, repairs });
        }
        store.take_in(stage)?;
        // Last, so that what had to be repaired had the room.
        if let Err(why) = store.reserve.make(store.disk.as_ref(), dir) {
            store.repairs.push(Repair::NoReserve { why });
        }
        store.note_repairs();
        let repairs = store.take_repairs();
        Ok(Opened { store, repairs })
    }

    /// Opens the archive and brings every log in order.
    pub(super) fn take_in(&mut self, stage: Stage) -> Result<(), StoreError> {
        let journals = journals(self.disk.as_ref(), &self.dir)?;
        let found = self.find_archive();
        self.employ(found);
        // A new state has no archive yet: that is no damage.
        let replaced = stage == Stage::Placed;
        if replaced {
            self.remaking = Remaking::Placed;
        }
        self.open_logs(&journals)?;
        if self.remaking == Remaking::Lost && !self.logs().is_empty() {
            self.repairs.push(Repair::ArchiveMissing);
        }
        // Damage shows when the archive is opened or, deeper, when its entries are read.
        if self.one_copy() == Some(&ArchiveFault::Damaged) {
            self.forget_archive();
            let found = self.set_archive_aside().and_then(|()| self.find_archive());
            self.employ(found);
            self.open_logs(&journals)?;
        }
        self.remaking = Remaking::No;
        if replaced {
            let dir = self.dir.clone();
            replacing::settled(self.disk.as_ref(), &dir)
                .map_err(|error| StoreError::NotOpened { path: dir, why: error.into() })?;
        }
        Ok(())
    }

    fn employ(&mut self, found: Result<Found, ArchiveFault>) {
        self.remaking = if matches!(found, Ok(Found::New(_))) { Remaking::Lost } else { Remaking::No };
        match found {
            Ok(Found::Known(archivist) | Found::New(archivist)) => self.archive = Ok(archivist),
            Err(fault) => self.dismiss_archive(fault),
        }
    }

    /// Forgets what a damaged archive told, and that it was dismissed.
    fn forget_archive(&mut self) {
        self.archived.clear();
        self.sealed.clear();
        self.summaries.clear();
        self.repairs.retain(|repair| !matches!(repair, Repair::ArchiveAbsent { .. }));
    }

    fn open_logs(&mut self, journals: &[LogId]) -> Result<(), StoreError> {
        let logs = journals.iter().chain(self.archived.keys()).chain(self.logs.keys());
        let logs: BTreeSet<LogId> = logs.cloned().collect();
        logs.iter().try_for_each(|log| self.open_log(log))
    }

    fn find_archive(&mut self) -> Result<Found, ArchiveFault> {
        let archivist = Archivist::hire(Arc::clone(&self.disk), self.dir.join("archive"), self.patience)?;
        match self.read_shelf(&archivist) {
            Ok(true) => Ok(Found::Known(archivist)),
            Ok(false) => {
                archivist.repair(shelf::schema())?;
                Ok(Found::New(archivist))
            }
            Err(fault) => {
                // Whatever it was, a renamed folder must have no open files in it.
                archivist.close();
                Err(fault)
            }
        }
    }

    /// Takes in what the archive says of the logs; false if it is empty.
    fn read_shelf(&mut self, archivist: &Archivist) -> Result<bool, ArchiveFault> {
        reshelve(archivist)?;
        let scan = |room: &str| archivist.scan(room.to_owned());
        let schema = scan(shelf::STORE)?;
        let extents = scan(shelf::EXTENTS)?;
        if schema.is_empty() && extents.is_empty() {
            return Ok(false);
        }
        if !shelf::is_schema(&schema) {
            return Err(ArchiveFault::Damaged);
        }
        let archived: Option<_> = extents.iter().map(shelf::read_extent).collect();
        let archived = archived.ok_or(ArchiveFault::Damaged)?;
        let summary = |pair: &Pair| shelf::read_summary(pair).map(|(log, seq, text)| (log, (seq, text)));
        self.summaries = scan(shelf::SUMMARIES)?.iter().filter_map(summary).collect();
        self.archived = archived;
        Ok(true)
    }

    fn set_archive_aside(&mut self) -> Result<(), ArchiveFault> {
        let failed = |error: std::io::Error| ArchiveFault::Failed(error.into());
        let time: String =
            self.since.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let mut name = format!("archive.bad.{time}");
        while self.disk.look(&self.dir.join(&name)).map_err(failed)?.is_some() {
            name.push('x');
        }
        let archive = self.dir.join("archive");
        self.disk.rename(&archive, &self.dir.join(&name)).map_err(failed)?;
        self.disk.create_dir(&archive).map_err(failed)?;
        self.disk.sync_dir(&self.dir).map_err(failed)?;
        self.repairs.push(Repair::ArchiveSetAside { kept_as: name });
        Ok(())
    }

    /// Leaves a sealed log alone if both copies have the length of its seal; brings any other in order.
    fn open_log(&mut self, log: &LogId) -> Result<(), StoreError> {
        let folder = log.folder(&self.dir);
        let seal = Seal::read(self.disk.as_ref(), &folder, log);
        let archive_fits = |entries: u64| {
            self.archive.is_err() || self.archived.get(log).is_some_and(|extent| extent.last == entries)
        };
        let fits = |seal: &Seal| archive_fits(seal.entries) && seal.fits(self.disk.as_ref(), &folder);
        if let Some(seal) = seal.filter(fits) {
            self.sealed.insert(log.clone(), seal.entries);
            return Ok(());
        }
        self.settle(log)
    }
}

/// Moves what an archive of one room holds to where it lies now. What interrupts this leaves it to the next start.
fn reshelve(archivist: &Archivist) -> Result<(), ArchiveFault> {
    let old = archivist.scan(shelf::OLD.to_owned())?;
    if old.is_empty() {
        return Ok(());
    }
    if archivist.scan(shelf::STORE.to_owned())?.is_empty() {
        let moved = shelf::moved(&old).ok_or(ArchiveFault::Damaged)?;
        moved.chunks(AT_ONCE).try_for_each(|portion| archivist.repair(portion.to_vec()))?;
        // Last, since from here on what lay in one room is not looked at any more.
        archivist.repair(shelf::schema())?;
    }
    archivist.clear(shelf::OLD.to_owned())
}

impl Store {
    /// Takes in what protects the data after another state was put in place. A key that still fits stays at hand.
    pub(super) fn renew_custody(&mut self) -> Result<(), StoreError> {
        let (found, mended) = custody(self.disk.as_ref(), &self.dir)?;
        self.repairs.extend(mended);
        if !self.custody.fits(&found) {
            self.custody = found;
        }
        Ok(())
    }
}

/// What protects the data; a copy of the vault that is missing, damaged or older is made good from the other one.
fn custody(disk: &dyn Disk, dir: &Path) -> Result<(Custody, Option<Repair>), StoreError> {
    Ok(match vault::find(disk, dir)? {
        vault::Found::None => (Custody::Plain, None),
        vault::Found::Damaged => (Custody::Lost, Some(Repair::VaultLost)),
        vault::Found::Vault(vault, vault::Copies::Sound) => (Custody::Locked(vault), None),
        vault::Found::Vault(vault, vault::Copies::Uneven) => {
            // Where it cannot be written now, one copy is there still, and the next start tries again.
            let is_mended = vault.write(disk, dir).is_ok();
            (Custody::Locked(vault), is_mended.then_some(Repair::VaultMended))
        }
    })
}

/// The logs that have a folder.
fn journals(disk: &dyn Disk, dir: &Path) -> Result<Vec<LogId>, StoreError> {
    let mut logs = vec![LogId::Unit];
    let meetings = dir.join("meetings");
    let failed = |error: std::io::Error| StoreError::NotOpened { path: meetings.clone(), why: error.into() };
    if disk.look(&meetings).map_err(failed)?.is_none() {
        return Ok(logs);
    }
    for name in disk.list(&meetings).map_err(failed)? {
        let Ok(id) = name.parse::<MeetingId>() else { continue };
        let path = meetings.join(id.as_str());
        if let Some(looks) = disk.look(&path).map_err(failed)? {
            threshold::folder(&path, looks)?;
            logs.push(LogId::Meeting(id));
        }
    }
    Ok(logs)
}
