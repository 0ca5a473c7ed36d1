//! Both copies of a log beside each other, for whoever wants to know.

use super::error::StoreError;
use super::log_id::LogId;
use super::store::Store;

/// What both copies of a log have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copies {
    /// The same, so many entries.
    Alike(u64),
    /// The journal has so many entries; the archive cannot be used until the next start.
    One(u64),
    /// They differ, from this entry on, though they were made alike when the log was opened.
    Differ(u64),
}

impl Store {
    /// Reads a log from both copies, which repairs what can be repaired, and compares them byte for byte.
    ///
    /// # Errors
    /// When the log cannot be read whole.
    pub fn copies(&mut self, log: &LogId) -> Result<Copies, StoreError> {
        let journal = self.lines(log)?;
        let in_order = |obstacle: &&StoreError| !matches!(obstacle, StoreError::Removed { .. });
        if let Some(obstacle) = self.obstacle(log).filter(in_order) {
            return Err(obstacle.clone());
        }
        let archived = self.archived_lines(log);
        let last = journal.len() as u64;
        if self.archive.is_err() {
            return Ok(Copies::One(last));
        }
        let differs = (1..=last).zip(&journal).find(|(seq, line)| {
            let at = usize::try_from(seq - 1).unwrap_or(usize::MAX);
            archived.get(at) != Some(*line)
        });
        Ok(match differs {
            Some((seq, _)) => Copies::Differ(seq),
            None if archived.len() as u64 > last => Copies::Differ(last + 1),
            None => Copies::Alike(last),
        })
    }
}
