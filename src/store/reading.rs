//! Reading a log: from the journal, and from the archive where the journal is damaged.

use super::assembly::{assemble, extend, remaining};
use super::error::StoreError;
use super::line::Line;
use super::log_id::LogId;
use super::store::Store;
use super::tape::{Tape, Unreadable};

impl Store {
    /// All entries of a log, the first one first. If both copies have lost some, those before.
    ///
    /// # Errors
    /// When the store is locked, when the journal cannot be read, or is damaged since the start and the archive cannot
    /// help, when an entry does not open with the store's key, and when texts were removed ([`Store::left`]).
    pub fn read(&mut self, log: &LogId) -> Result<Vec<String>, StoreError> {
        self.custody.ready()?;
        let lines = self.lines(log)?;
        if lines.iter().any(Line::is_removed) {
            return Err(StoreError::Removed { log: log.clone() });
        }
        self.entries(log, &lines)
    }

    /// What stands in the lines of a log.
    fn entries(&self, log: &LogId, lines: &[Line]) -> Result<Vec<String>, StoreError> {
        let (mut entries, mut strange) = (Vec::with_capacity(lines.len()), Vec::new());
        for line in lines {
            match self.custody.entry(log, line) {
                Some(entry) => entries.push(entry),
                None => extend(&mut strange, line.seq),
            }
        }
        if !strange.is_empty() {
            return Err(StoreError::Strange { log: log.clone(), entries: strange });
        }
        Ok(entries)
    }

    /// All entries of a log as they are stored; no key is needed.
    ///
    /// # Errors
    /// When the journal cannot be read, or is damaged since the start and the archive cannot help.
    pub(super) fn lines(&mut self, log: &LogId) -> Result<Vec<Line>, StoreError> {
        let tape = self.tape(log)?;
        let last = self.last(log);
        let whole =
            |lines: &[Line]| (1..=last).zip(lines).filter(|(seq, line)| line.seq == *seq).count() as u64;
        let mut lines = tape.lines;
        if whole(&lines) < last {
            let archived = self.archived_lines(log);
            lines = assemble(Tape { lines, ..Tape::default() }, archived, 0).lines;
        }
        if whole(&lines) < last {
            return Err(StoreError::Lost { log: log.clone(), entries: vec![(whole(&lines) + 1, last)] });
        }
        lines.truncate(usize::try_from(last).unwrap_or(usize::MAX));
        Ok(lines)
    }

    /// The entries of a log as they are stored; of one that has lost some whatever is left, which may have gaps.
    pub(super) fn remaining_lines(&mut self, log: &LogId) -> Result<Vec<Line>, StoreError> {
        self.wake(log)?;
        if let Some(StoreError::Lost { .. }) = self.obstacle(log) {
            let tape = self.tape(log)?;
            return Ok(remaining(tape, self.archived_lines(log)));
        }
        self.lines(log)
    }

    /// What the journal of a log says.
    fn tape(&mut self, log: &LogId) -> Result<Tape, StoreError> {
        self.wake(log)?;
        if let Some(obstacle @ StoreError::NotRead { .. }) = self.obstacle(log) {
            return Err(obstacle.clone());
        }
        Tape::read(self.disk.as_ref(), &log.folder(&self.dir), log, &self.known_course(log)).map_err(|why| {
            match why {
                Unreadable::Newer(version) => StoreError::Newer { version },
                Unreadable::Failed(error) => StoreError::NotRead { log: log.clone(), why: error.into() },
            }
        })
    }
}
