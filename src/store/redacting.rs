//! Removing the texts of one log for good, with everything that was made of them.
//!
//! It is a replacement like any other ([`super::replacing`]): a whole new state in which the log has another line in place
//! of each entry that goes, nothing beside it, and the unit's log says what was done. Segments that were voided, archives
//! that were set aside, boxes and remembered places do not come into a new state, so nothing of the texts is left in them.

use super::error::StoreError;
use super::line::{Content, Line, is_entry};
use super::log_id::LogId;
use super::replacing::NextState;
use super::store::Store;

/// What stands in the place of an entry of a log whose texts were removed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rest {
    /// The entry itself.
    Entry(String),
    /// What is left of it: one JSON object that tells nothing of anybody. It is stored in the open.
    Removed(String),
}

impl Store {
    /// Removes the texts of a log, whole or not at all. `left` has what is left of each of its entries, in order: what stays
    /// has to be what is there. `unit` is the unit's log as it is then, with an entry more that says what was done.
    ///
    /// # Errors
    /// When nothing was removed; with [`StoreError::Unplaced`] the next start goes on with it.
    pub fn redact(&mut self, log: &LogId, left: &[Rest], unit: &[String]) -> Result<(), StoreError> {
        if let Some(why) = self.read_only() {
            return Err(StoreError::ReadOnly { log: log.clone(), why: why.clone() });
        }
        self.custody.ready()?;
        let lines = self.remaining_lines(log)?;
        let own = self.remaining_lines(&LogId::Unit)?;
        for log in [log, &LogId::Unit] {
            if let Some(obstacle) = self.obstacle(log) {
                return Err(obstacle.clone());
            }
        }
        let unfit = |log: &LogId| StoreError::Unfit { log: log.clone() };
        if *log == LogId::Unit || lines.len() != left.len() || lines.is_empty() {
            return Err(unfit(log));
        }
        if unit.len() <= own.len() || !unit.iter().all(|entry| is_entry(entry)) {
            return Err(unfit(&LogId::Unit));
        }
        let lines: Option<Vec<Line>> =
            lines.into_iter().zip(left).map(|(line, rest)| self.rest(log, line, rest)).collect();
        let lines = lines.ok_or_else(|| unfit(log))?;
        let own = self.unit_lines(own, unit)?;
        self.replace(|store, next| {
            for other in store.logs().iter().filter(|other| *other != log && **other != LogId::Unit) {
                store.keep_log(other, next)?;
            }
            store.put_redacted((log, &lines), &own, next).map_err(not_replaced)
        })
    }

    fn put_redacted(
        &self,
        (log, lines): (&LogId, &[Line]),
        unit: &[Line],
        next: &NextState,
    ) -> std::io::Result<()> {
        next.log(log, lines)?;
        if let Some(text) = self.stored_seal(log) {
            next.seal(log, self.last(log), &text)?;
        }
        next.log(&LogId::Unit, unit)?;
        next.keep_others(&LogId::Unit)?;
        next.keep_files()
    }

    /// The line that takes the place of another; none where it does not fit.
    fn rest(&self, log: &LogId, line: Line, rest: &Rest) -> Option<Line> {
        match rest {
            Rest::Entry(entry) => (self.custody.entry(log, &line)? == *entry).then_some(line),
            Rest::Removed(left) => {
                is_entry(left).then(|| Line::new(line.seq, line.place(), Content::Removed(left)))
            }
        }
    }

    /// The lines of the unit's log as it will be: what does not change stays as it is stored.
    fn unit_lines(&self, before: Vec<Line>, after: &[String]) -> Result<Vec<Line>, StoreError> {
        let log = &LogId::Unit;
        let known = before.len();
        let mut lines = Vec::with_capacity(after.len());
        for (line, entry) in before.into_iter().zip(after) {
            lines.push(match self.custody.entry(log, &line) {
                Some(same) if same == *entry => line,
                _ => self.custody.line(log, line.seq, line.place(), entry).map_err(not_replaced)?,
            });
        }
        let more = after.get(known..).unwrap_or_default();
        let added = self.custody.batch(log, known as u64 + 1, more).map_err(not_replaced)?;
        lines.extend(added);
        Ok(lines)
    }

    /// What is left of a log whose texts were removed, in order; none where none were.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn left(&mut self, log: &LogId) -> Result<Option<Vec<Rest>>, StoreError> {
        self.custody.ready()?;
        let lines = self.lines(log)?;
        if !lines.iter().any(Line::is_removed) {
            return Ok(None);
        }
        let rest = |line: &Line| match line.content() {
            Content::Removed(left) => Ok(Rest::Removed(left.to_owned())),
            _ => self
                .custody
                .entry(log, line)
                .map(Rest::Entry)
                .ok_or(StoreError::Strange { log: log.clone(), entries: vec![(line.seq, line.seq)] }),
        };
        lines.iter().map(rest).collect::<Result<_, _>>().map(Some)
    }

    /// The logs whose texts were removed. No key is needed.
    ///
    /// # Errors
    /// When a log cannot be read.
    pub(super) fn redacted_logs(&mut self) -> Result<Vec<LogId>, StoreError> {
        let mut redacted = Vec::new();
        for log in self.logs() {
            if self.remaining_lines(&log)?.iter().any(Line::is_removed) {
                redacted.push(log);
            }
        }
        Ok(redacted)
    }
}

fn not_replaced(why: std::io::Error) -> StoreError {
    StoreError::NotReplaced { why: why.into() }
}

#[cfg(test)]
mod tests;
