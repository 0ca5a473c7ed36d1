//! Bringing one log in order: read both copies, give each what it lacks, make it ready to be written.

use std::sync::Arc;

use super::archive::{ArchiveFault, Shelved};
use super::assembly::{Assembly, assemble};
use super::course::Course;
use super::error::{StoreError, shown};
use super::head::Mark;
use super::journal::Journal;
use super::line::Line;
use super::log_id::LogId;
use super::opening::Remaking;
use super::repair::Repair;
use super::shelf::{self, Extent};
use super::store::{Log, Store};
use super::tape::{Segment, Tape, Unreadable};
use super::vault::Custody;
use super::why::Why;

/// About how much is put into the archive at once during a repair, in bytes.
const PORTION: usize = 1 << 20;

impl Store {
    /// Reads a log from both copies, repairs it and makes it ready.
    ///
    /// # Errors
    /// Only if a newer version wrote the journal; everything else becomes a [`Repair`].
    pub(super) fn settle(&mut self, log: &LogId) -> Result<(), StoreError> {
        let folder = log.folder(&self.dir);
        let mut tape = match Tape::read(self.disk.as_ref(), &folder, log, &self.known_course(log)) {
            Ok(tape) => tape,
            Err(Unreadable::Newer(version)) => return Err(StoreError::Newer { version }),
            Err(Unreadable::Failed(error)) => {
                let why = Why::from(error);
                self.repairs.push(Repair::Unreadable { log: log.clone(), why: why.clone() });
                let obstacle = StoreError::NotRead { log: log.clone(), why };
                self.logs.insert(log.clone(), Log::Closed { last: 0, obstacle });
                return Ok(());
            }
        };
        for path in std::mem::take(&mut tape.strangers) {
            self.repairs.push(Repair::Misplaced { log: log.clone(), path: shown(&path) });
        }
        let (segment, course) = (tape.last.take(), std::mem::take(&mut tape.course));
        let damaged_end = tape.torn;
        let known_last = self.archived.get(log).map_or(0, |extent| extent.last);
        let assembly = assemble(tape, self.archived_lines(log), known_last);
        let lines = &assembly.lines;
        self.notice_seals(lines);
        let last = lines.last().map_or(0, |line| line.seq);
        if !assembly.missing.is_empty() {
            let entries = assembly.missing;
            self.repairs.push(Repair::Lost { log: log.clone(), entries: entries.clone() });
            let obstacle = StoreError::Lost { log: log.clone(), entries };
            self.logs.insert(log.clone(), Log::Closed { last, obstacle });
            return Ok(());
        }
        let is_removed = lines.iter().any(Line::is_removed);
        if let Some(why) = self.read_only().cloned() {
            if last > 0 {
                let obstacle = StoreError::ReadOnly { log: log.clone(), why };
                self.logs.insert(log.clone(), Log::Closed { last, obstacle });
            }
            return Ok(());
        }
        let mut journal = Journal::new(Arc::clone(&self.disk), folder, log.clone(), mark(lines), course);
        // What was just put in place is known to be on the disk.
        let unproven = assembly.unproven().filter(|_| self.remaking != Remaking::Placed);
        let mut ready = ready(&mut journal, segment.as_ref(), &assembly, unproven);
        if ready.as_ref().is_err_and(|error| Why::of(error) == Why::DiskFull) && self.give_up_reserve() {
            ready = self::ready(&mut journal, segment.as_ref(), &assembly, unproven);
        }
        self.catch_up(log, &assembly, &journal.extent());
        let settled = match ready {
            Ok(()) => {
                self.repairs.extend(told(log, &assembly, damaged_end));
                if is_removed {
                    Log::Closed { last, obstacle: StoreError::Removed { log: log.clone() } }
                } else {
                    Log::Open(journal)
                }
            }
            Err(error) => {
                let (log, why) = (log.clone(), Why::from(error));
                self.repairs.push(Repair::NotRepaired { log: log.clone(), why: why.clone() });
                Log::Closed { last, obstacle: StoreError::NotRepaired { log, why } }
            }
        };
        self.logs.insert(log.clone(), settled);
        Ok(())
    }

    /// Sealed lines without a vault: the key that opens them is lost, and nothing may be written beside them in the open.
    fn notice_seals(&mut self, lines: &[Line]) {
        if matches!(self.custody, Custody::Plain) && lines.iter().any(Line::is_sealed) {
            self.custody = Custody::Lost;
            self.repairs.push(Repair::VaultLost);
        }
    }

    /// What the archive knows of a log's segments.
    pub(super) fn known_course(&self, log: &LogId) -> Course {
        self.archived.get(log).map(|extent| extent.course.clone()).unwrap_or_default()
    }

    /// The sound lines of a log in the archive; none if it cannot be asked.
    pub(super) fn archived_lines(&mut self, log: &LogId) -> Vec<Line> {
        let Some(last) = self.archived.get(log).map(|extent| extent.last) else { return Vec::new() };
        let Ok(archivist) = &self.archive else { return Vec::new() };
        match archivist.scan(shelf::entries(log)) {
            Ok(pairs) => {
                let lines = pairs.iter().filter_map(shelf::line);
                lines.filter(|line| line.seq <= last).collect()
            }
            Err(fault) => {
                self.dismiss_archive(fault);
                Vec::new()
            }
        }
    }

    /// Goes on without the archive until the next start, and says so.
    pub(super) fn dismiss_archive(&mut self, fault: ArchiveFault) {
        self.repairs.push(Repair::ArchiveAbsent { fault: fault.clone() });
        self.archive = Err(fault);
    }

    /// Gives the archive what the journal has and it has not.
    fn catch_up(&mut self, log: &LogId, assembly: &Assembly, extent: &Extent) {
        let up_to_date =
            assembly.archive_lacks.is_empty() && self.archived.get(log).is_none_or(|known| known == extent);
        let Ok(archivist) = &self.archive else { return };
        if up_to_date {
            return;
        }
        let put = || {
            let mut portion: Vec<Shelved> = Vec::new();
            let mut size = 0;
            for &at in &assembly.archive_lacks {
                let entry = shelf::entry(log, &assembly.lines[at]);
                size += entry.pair.1.len();
                portion.push(entry);
                if size >= PORTION {
                    archivist.repair(std::mem::take(&mut portion))?;
                    size = 0;
                }
            }
            // The extent comes last: until then the archive does not claim to have what it is being given.
            portion.push(shelf::extent(log, extent));
            archivist.repair(portion)
        };
        if let Err(fault) = put() {
            self.dismiss_archive(fault);
            return;
        }
        self.archived.insert(log.clone(), extent.clone());
        let entries = assembly.archive_lacks.len() as u64;
        if entries > 0 && self.remaking == Remaking::No {
            self.repairs.push(Repair::ArchiveCaughtUp { log: log.clone(), entries });
        }
    }
}

/// Where these lines end.
fn mark(lines: &[Line]) -> Mark {
    lines.last().map_or(Mark::START, |line| Mark { seq: line.seq, sum: line.sum })
}

/// Makes the journal hold exactly the lines, durably, and ready for more.
fn ready(
    journal: &mut Journal,
    segment: Option<&Segment>,
    assembly: &Assembly,
    unproven: Option<usize>,
) -> std::io::Result<()> {
    let lines = assembly.lines.as_slice();
    let anew = |journal: &mut Journal, kept: usize| {
        let (kept, rest) = lines.split_at(kept);
        journal.renew(mark(kept), rest)
    };
    let from = match (assembly.journal_good, unproven) {
        (Some(good), Some(unproven)) => Some(good.min(unproven)),
        (good, unproven) => good.or(unproven),
    };
    match (from, segment) {
        (None, None) => Ok(()),
        // What cannot be synced where it is may be in memory only: it is written anew.
        (None, Some(segment)) => journal.resume(&segment.path).or_else(|_| anew(journal, 0)),
        // With nothing to write back, the next batch will begin the new segment, or be refused.
        (Some(from), _) if from == lines.len() => {
            let _ = anew(journal, from);
            Ok(())
        }
        // Twice, since what fails once may pass in a file of its own.
        (Some(from), _) => anew(journal, from).or_else(|_| anew(journal, from)),
    }
}

fn told(log: &LogId, assembly: &Assembly, damaged_end: bool) -> Option<Repair> {
    let log = log.clone();
    if !assembly.restored.is_empty() {
        return Some(Repair::JournalRestored { log, entries: assembly.restored.clone() });
    }
    if damaged_end || assembly.cut > 0 {
        return Some(Repair::TailCut { log });
    }
    assembly.journal_good.map(|_| Repair::JournalMended { log })
}
