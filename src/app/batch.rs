//! What is kept in one go: entries of one log, made from what the domain decided.

use crate::domain::{Digest, Entry, MeetingId, Summary, UnitEntry};
use crate::papers::sample::Sample;
use crate::store::LogId;

/// Entries of one log that are kept together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Which log.
    pub log: LogId,
    /// The place of the first entry.
    pub first: u64,
    /// The entries, a line of JSON each.
    pub lines: Vec<String>,
    /// The log's summary after them.
    pub summary: Option<String>,
    /// What is written into the seal's file, where the batch seals a meeting.
    pub seal: Option<String>,
}

impl Batch {
    /// One entry of a meeting, with the meeting in short after it once it is over. While it goes on, a start reads its log
    /// anyway: a summary with every vote would be longer than the vote.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn of_entry(id: MeetingId, entry: &Entry, summary: &Summary) -> serde_json::Result<Self> {
        Ok(Self {
            log: LogId::Meeting(id),
            first: entry.seq,
            lines: vec![entry.line()?],
            summary: if summary.is_open() { None } else { Some(serde_json::to_string(summary)?) },
            seal: summary.seal.map(seal_text),
        })
    }

    /// Entries of the unit's log.
    ///
    /// # Errors
    /// When they cannot be written as JSON.
    pub fn of_unit(entries: &[UnitEntry]) -> serde_json::Result<Self> {
        Ok(Self {
            log: LogId::Unit,
            first: entries.first().map_or(1, |entry| entry.seq),
            lines: entries.iter().map(serde_json::to_string).collect::<Result<_, _>>()?,
            summary: None,
            seal: None,
        })
    }

    /// The sealed meeting of the sample.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn of_sample_meeting(sample: &Sample) -> serde_json::Result<Self> {
        Ok(Self {
            log: LogId::Meeting(sample.meeting.clone()),
            first: 1,
            lines: sample.lines.clone(),
            summary: Some(serde_json::to_string(&sample.summary)?),
            seal: sample.summary.seal.map(seal_text),
        })
    }
}

/// What the seal's file says.
fn seal_text((head, entries): (Digest, u64)) -> String {
    serde_json::json!({ "head": head, "entries": entries }).to_string()
}
