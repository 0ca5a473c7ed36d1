//! The store: logs that are kept twice before anybody is told that they are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::archive::{ArchiveFault, Shelved};
use super::archivist::{Archivist, Patience};
use super::ballot_box::OpenBox;
use super::course::Course;
use super::disk::Disk;
use super::drafts::{self, Drafts};
use super::error::StoreError;
use super::exchange::{self, Existing, Written};
use super::head::Mark;
use super::journal::{Journal, NotWritten};
use super::line::is_entry;
use super::log_id::LogId;
use super::opening::Remaking;
use super::place;
use super::repair::Repair;
use super::reserve::Reserve;
use super::seal::{LONGEST_SEAL, Seal};
use super::shelf::{self, Extent};
use super::threshold::Hold;
use super::tries::Tries;
use super::vault::{Custody, Place};
use super::why::Why;

/// How entries are kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kept {
    /// In the journal and in the archive.
    Both,
    /// In the journal alone; the archive will be made good at the next start.
    JournalOnly {
        /// What is wrong with the archive.
        why: ArchiveFault,
    },
}

/// An open store. It is opaque about what entries mean.
pub struct Store {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) dir: PathBuf,
    /// The archive, or why it is not used until the next start.
    pub(super) archive: Result<Archivist, ArchiveFault>,
    /// What the archive says of each log that it knew at the start or was given since.
    pub(super) archived: BTreeMap<LogId, Extent>,
    pub(super) logs: BTreeMap<LogId, Log>,
    /// The logs that are sealed and not yet read, with their numbers of entries.
    pub(super) sealed: BTreeMap<LogId, u64>,
    /// For each log the number of entries its summary was made at, and the summary as stored.
    pub(super) summaries: BTreeMap<LogId, (u64, String)>,
    /// Whether what is stored is sealed, and the key.
    pub(super) custody: Custody,
    /// What was repaired since somebody asked.
    pub(super) repairs: Vec<Repair>,
    /// How many of these are written down.
    pub(super) noted: usize,
    /// The boxes of secret ballots that can be opened without a code.
    pub(super) boxes: BTreeMap<LogId, OpenBox>,
    /// The wrong tries of secrets.
    pub(super) tries: Tries,
    /// Whether the whole archive is being made anew, so that what it lacks of each log need not be told.
    pub(super) remaking: Remaking,
    /// The room that is kept for a full disk.
    pub(super) reserve: Reserve,
    pub(super) patience: Patience,
    /// Since when it is open.
    pub(super) since: String,
    /// Why nothing can be written until the next start: a new state could not be put in place.
    pub(super) unplaced: Option<StoreError>,
    // Dropped last: nobody else may come in before everything is closed.
    pub(super) hold: Hold,
}

/// A log that has been read.
pub(super) enum Log {
    /// In order.
    Open(Journal),
    /// Not to be written, and perhaps not to be read.
    Closed { last: u64, obstacle: StoreError },
}

impl Log {
    pub(super) fn last(&self) -> u64 {
        match self {
            Self::Closed { last, .. } => *last,
            Self::Open(journal) => journal.last(),
        }
    }
}

impl Store {
    /// The folder that it lies in.
    pub fn folder(&self) -> &Path {
        &self.dir
    }

    /// The logs that have entries, or cannot be used now.
    pub fn logs(&self) -> Vec<LogId> {
        let read = self.logs.iter().filter(|(_, log)| log.last() > 0 || matches!(log, Log::Closed { .. }));
        let logs: BTreeSet<&LogId> = read.map(|(id, _)| id).chain(self.sealed.keys()).collect();
        logs.into_iter().cloned().collect()
    }

    /// The number of the last entry of a log; 0 if it has none.
    pub fn last(&self, log: &LogId) -> u64 {
        let sealed = || self.sealed.get(log).copied().unwrap_or(0);
        self.logs.get(log).map_or_else(sealed, Log::last)
    }

    /// Why nothing can be written to a log until the next start, if so.
    pub fn obstacle(&self, log: &LogId) -> Option<&StoreError> {
        match self.logs.get(log) {
            Some(Log::Closed { obstacle, .. }) => Some(obstacle),
            _ => None,
        }
    }

    /// Why only one copy is being kept until the next start, if so.
    pub fn one_copy(&self) -> Option<&ArchiveFault> {
        self.archive.as_ref().err()
    }

    /// Appends entries, all or none, and returns when they are durable. `summary` is a small text about the log as it
    /// then is; without one the log is among [`Store::summaries_missing`].
    ///
    /// # Errors
    /// When they are not recorded. The log is then as it was, and may be appended to again.
    pub fn append(
        &mut self,
        log: &LogId,
        first_seq: u64,
        entries: &[String],
        summary: Option<&str>,
    ) -> Result<Kept, StoreError> {
        if entries.is_empty() || !entries.iter().all(|entry| is_entry(entry)) {
            return Err(StoreError::Unfit { log: log.clone() });
        }
        self.custody.ready()?;
        let expected = self.journal(log)?.last() + 1;
        if first_seq != expected {
            return Err(StoreError::OutOfStep { log: log.clone(), expected, given: first_seq });
        }
        // Whoever waked the log may have found that its key is lost.
        self.custody.ready()?;
        let lines = self.custody.batch(log, first_seq, entries).map_err(|why| {
            let why = why.into();
            StoreError::NotRecorded { log: log.clone(), why, in_doubt: false }
        })?;
        let mut written = self.journal(log)?.append(&lines);
        if let Err(NotWritten { why: Why::DiskFull, in_doubt }) = written
            && self.give_up_reserve()
        {
            written = self.journal(log)?.append_again(&lines, in_doubt);
        }
        let extent = self.journal(log)?.extent();
        if let Err(NotWritten { why, in_doubt }) = written {
            if !in_doubt {
                // The archive is told what the journal has voided, lest it comes back when the new segment is lost.
                self.tell_extent(log, extent, Vec::new());
            }
            return Err(StoreError::NotRecorded { log: log.clone(), why, in_doubt });
        }
        let mut pairs: Vec<_> = lines.iter().map(|line| shelf::entry(log, line)).collect();
        pairs.extend(summary.and_then(|text| self.note_summary(log, extent.last, text)));
        Ok(self.tell_extent(log, extent, pairs))
    }

    /// The summaries that describe their logs as they are.
    pub fn summaries(&self) -> Vec<(LogId, String)> {
        let current = self.summaries.iter().filter(|(log, (seq, _))| self.last(log) == *seq && *seq > 0);
        let open = |(log, (seq, stored)): (&LogId, &(u64, String))| {
            Some((log.clone(), self.custody.reveal(Place::Summary(log, *seq), stored)?))
        };
        current.filter_map(open).collect()
    }

    /// The logs with entries that have no current summary, to be read and given one by [`Store::summarise`].
    pub fn summaries_missing(&self) -> Vec<LogId> {
        let current = |log: &LogId| self.summaries.get(log).is_some_and(|(seq, _)| *seq == self.last(log));
        self.logs().into_iter().filter(|log| self.last(log) > 0 && !current(log)).collect()
    }

    /// Gives a log a summary of how it is now. It is kept in the archive only, since it can be made again.
    pub fn summarise(&mut self, log: &LogId, text: &str) -> Kept {
        let noted = self.note_summary(log, self.last(log), text);
        self.archive_too(noted.into_iter().collect())
    }

    /// Takes a summary in as it is stored, and answers with its pair; nothing where it cannot be sealed now.
    fn note_summary(&mut self, log: &LogId, seq: u64, text: &str) -> Option<Shelved> {
        let stored = self.custody.conceal(Place::Summary(log, seq), text).ok()?.into_owned();
        let pair = shelf::summary(log, seq, &stored);
        self.summaries.insert(log.clone(), (seq, stored));
        Some(pair)
    }

    /// Writes down where somebody stands in a log. It outlives the program but not a power cut, and costs no sync.
    pub fn remember(&self, log: &LogId, text: &str) {
        // Nothing depends on it.
        if let Ok(stored) = self.custody.conceal(Place::Focus(log), text) {
            place::write(self.disk.as_ref(), &log.folder(&self.dir), &stored);
        }
    }

    /// What was last remembered of a log, if it is whole.
    pub fn remembered(&self, log: &LogId) -> Option<String> {
        let stored = place::read(self.disk.as_ref(), &log.folder(&self.dir))?;
        self.custody.reveal(Place::Focus(log), &stored)
    }

    /// Puts the drafts of the unit durably in place of those kept before. They are no entries: nothing rests on them.
    ///
    /// # Errors
    /// Why not; those kept before are then still there.
    pub fn keep_drafts(&self, text: &str) -> Result<(), Why> {
        let stored = self.custody.conceal(Place::Drafts, text).map_err(Why::from)?;
        drafts::write(self.disk.as_ref(), &LogId::Unit.folder(&self.dir), &stored).map_err(Why::from)
    }

    /// The drafts that were last kept.
    pub fn drafts(&self) -> Drafts {
        match drafts::read(self.disk.as_ref(), &LogId::Unit.folder(&self.dir)) {
            Drafts::These(stored) => {
                self.custody.reveal(Place::Drafts, &stored).map_or(Drafts::Unreadable, Drafts::These)
            }
            none => none,
        }
    }

    /// Gives the file of the drafts another name, so that nothing is written over what cannot be read.
    ///
    /// # Errors
    /// Why not; it then still has its name.
    pub fn put_drafts_aside(&self) -> Result<PathBuf, Why> {
        drafts::put_aside(self.disk.as_ref(), &LogId::Unit.folder(&self.dir)).map_err(Why::from)
    }

    /// Reads a file that somebody brings.
    ///
    /// # Errors
    /// Why not.
    pub fn take_file(&self, path: &Path) -> Result<Vec<u8>, Why> {
        exchange::take(self.disk.as_ref(), path)
    }

    /// Writes a file for somebody, whole or not at all.
    ///
    /// # Errors
    /// Why not.
    pub fn give_file(&self, path: &Path, text: &str, existing: Existing) -> Result<Written, Why> {
        exchange::give(self.disk.as_ref(), path, text, existing)
    }

    /// Seals a log as it is, durably, with a JSON object that says what is sealed; replaces an earlier seal. A sealed
    /// log is not read at the start. It may be appended to; the seal then counts no more until it is sealed again.
    ///
    /// # Errors
    /// When the seal is not written.
    pub fn seal(&mut self, log: &LogId, text: &str) -> Result<(), StoreError> {
        if !is_entry(text) || text.len() > LONGEST_SEAL / 2 {
            return Err(StoreError::Unfit { log: log.clone() });
        }
        self.custody.ready()?;
        let last = self.journal(log)?.last();
        let stored = self.custody.conceal(Place::Seal(log, last), text);
        let written =
            stored.and_then(|text| Seal::write(self.disk.as_ref(), &log.folder(&self.dir), log, last, &text));
        written.map_err(|error| StoreError::NotSealed { log: log.clone(), why: error.into() })
    }

    /// What was said at the sealing of a log, if nothing has been appended since.
    pub fn sealed(&self, log: &LogId) -> Option<String> {
        self.custody.reveal(Place::Seal(log, self.last(log)), &self.stored_seal(log)?)
    }

    /// The same as it is stored.
    pub(super) fn stored_seal(&self, log: &LogId) -> Option<String> {
        let seal = Seal::read(self.disk.as_ref(), &log.folder(&self.dir), log)?;
        (seal.entries == self.last(log)).then_some(seal.text)
    }

    /// Brings a sealed log in order if it has not been read yet.
    pub(super) fn wake(&mut self, log: &LogId) -> Result<(), StoreError> {
        if self.sealed.contains_key(log) {
            self.settle(log)?;
            self.sealed.remove(log);
            self.note_repairs();
        }
        Ok(())
    }

    /// The journal of a log that may be written.
    fn journal(&mut self, log: &LogId) -> Result<&mut Journal, StoreError> {
        if let Some(obstacle) = &self.unplaced {
            return Err(obstacle.clone());
        }
        self.wake(log)?;
        if let (Some(why), None) = (self.read_only(), self.logs.get(log)) {
            return Err(StoreError::ReadOnly { log: log.clone(), why: why.clone() });
        }
        let (disk, folder) = (&self.disk, log.folder(&self.dir));
        let known = self.logs.entry(log.clone()).or_insert_with(|| {
            Log::Open(Journal::new(Arc::clone(disk), folder, log.clone(), Mark::START, Course::default()))
        });
        match known {
            Log::Open(journal) => Ok(journal),
            Log::Closed { obstacle, .. } => Err(obstacle.clone()),
        }
    }

    /// Puts into the archive how far a log goes, together with the entries that it now has.
    fn tell_extent(&mut self, log: &LogId, extent: Extent, mut pairs: Vec<Shelved>) -> Kept {
        // The extent comes last: until it is there nothing before it counts.
        pairs.push(shelf::extent(log, &extent));
        let kept = self.archive_too(pairs);
        if kept == Kept::Both {
            self.archived.insert(log.clone(), extent);
        }
        kept
    }

    /// Puts into the archive what the journal has already. After a fault the archive is not used until the next start:
    /// what it did and what it will still do is unknown.
    fn archive_too(&mut self, pairs: Vec<Shelved>) -> Kept {
        let done = match &self.archive {
            Ok(archivist) => archivist.commit(pairs),
            Err(fault) => Err(fault.clone()),
        };
        match done {
            Ok(()) => Kept::Both,
            Err(why) => {
                self.archive = Err(why.clone());
                Kept::JournalOnly { why }
            }
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // The hold is given up only after this.
        if let Ok(archivist) = std::mem::replace(&mut self.archive, Err(ArchiveFault::Slow)) {
            archivist.close();
        }
    }
}
