//! What stands in a meeting's log for an entry whose text was removed, and the log that is left.

use serde::{Deserialize, Serialize};

use super::MeetingId;
use super::chain::{Chain, Digest};
use super::entry::{Entry, canonical};
use super::event::Event;
use super::redaction::Remainder;

/// An entry without its text: its place in the chain holds, and nobody can guess what it said, since its salt is gone too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stub {
    /// Its place, from 1 without gaps.
    pub seq: u64,
    /// The version that the event was written in.
    pub schema: u32,
    /// What stood for its text in the chain.
    pub commitment: Digest,
}

/// An entry of a log whose personal data were removed.
#[derive(Clone, Debug, PartialEq)]
pub enum Left {
    /// A seal, which stays: it holds a head and a number, when, and the code of who entered it.
    Seal(Box<Entry>),
    /// Anything else.
    Stub(Stub),
}

/// What is left of a meeting's entries once their texts are removed.
///
/// # Errors
/// Where an entry cannot be written as JSON.
pub fn left_of(entries: Vec<Entry>) -> serde_json::Result<Vec<Left>> {
    let left = |entry: Entry| match &entry.body.event {
        Event::Sealed { .. } => Ok(Left::Seal(Box::new(entry))),
        _ => {
            let Entry { seq, schema, .. } = entry;
            Ok(Left::Stub(Stub { seq, schema, commitment: entry.commitment()? }))
        }
    };
    entries.into_iter().map(left).collect()
}

/// Whether a log that was left fits what is said of it: no entry is missing, and its last one is the seal with that head.
pub fn fits(meeting: &MeetingId, left: &[Left], remainder: &Remainder) -> bool {
    let mut chain = Chain::start(meeting.as_str());
    let mut sealed = None;
    for entry in left {
        let before = (chain.head(), chain.entries());
        sealed = None;
        let (seq, schema, commitment) = match entry {
            Left::Stub(stub) => (stub.seq, stub.schema, Ok(stub.commitment)),
            Left::Seal(entry) => {
                if !matches!(&entry.body.event, Event::Sealed { head, entries } if (*head, *entries) == before)
                {
                    return false;
                }
                sealed = Some(before);
                (entry.seq, entry.schema, entry.commitment())
            }
        };
        match commitment {
            Ok(commitment) if seq == before.1 + 1 => chain.add(schema, commitment),
            _ => return false,
        }
    }
    sealed == Some((remainder.head, remainder.entries))
}

impl Stub {
    /// The stub as one line of JSON.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    pub fn line(&self) -> serde_json::Result<String> {
        canonical(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_stub_reads_as_the_stub() {
        let stub = Stub { seq: 7, schema: 3, commitment: Chain::start("2026-10").head() };
        let line = stub.line().expect("can be written");
        assert!(!line.contains('\n'));
        assert_eq!(serde_json::from_str::<Stub>(&line).ok(), Some(stub));
    }
}
