//! The first line of a journal segment: whose it is, and from where on it replaces what was written before.

use serde::Deserialize;

use super::checksum::{self, Checksum};
use super::log_id::LogId;

/// The version of the data directory, the journals and the seals that this program writes.
pub(crate) const VERSION: u64 = 1;

/// A place in a log: the number of an entry and its checksum; zero and [`Checksum::NONE`] before the first entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    /// The number of the entry.
    pub(crate) seq: u64,
    /// The checksum of its line.
    pub(crate) sum: Checksum,
}

impl Mark {
    /// Before the first entry.
    pub(crate) const START: Self = Self { seq: 0, sum: Checksum::NONE };
}

/// The head of a segment. Everything that earlier segments hold after `after` is void.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Head {
    /// The log that the segment belongs to.
    pub(crate) log: LogId,
    /// The last entry of the log before this segment.
    pub(crate) after: Mark,
}

/// Why a first line is no head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NoHead {
    /// A newer program wrote it; its version.
    Newer(u64),
    /// It is not as it was written.
    Damaged,
}

#[derive(Deserialize)]
struct Spelling {
    log: String,
    after: After,
}

#[derive(Deserialize)]
struct After {
    seq: u64,
    sum: String,
}

impl Head {
    /// The head as a line, without its line break.
    pub(crate) fn text(&self) -> String {
        let Self { log, after: Mark { seq, sum } } = self;
        let body = format!(
            r#"{{"format":"binhxet.journal/{VERSION}","log":"{log}","after":{{"seq":{seq},"sum":"{sum}"}}"#
        );
        checksum::close(body).0
    }

    /// Reads a head; one that is spelled otherwise than it is written is none.
    pub(crate) fn parse(line: &str) -> Result<Self, NoHead> {
        let (body, _) = checksum::reopen(line).ok_or(NoHead::Damaged)?;
        match version(body, "journal") {
            Some(VERSION) => Self::parse_body(body).filter(|head| head.text() == line).ok_or(NoHead::Damaged),
            Some(newer) if newer > VERSION => Err(NoHead::Newer(newer)),
            _ => Err(NoHead::Damaged),
        }
    }

    fn parse_body(body: &str) -> Option<Self> {
        let spelling: Spelling = serde_json::from_str(&format!("{body}}}")).ok()?;
        let after = Mark { seq: spelling.after.seq, sum: Checksum::parse(&spelling.after.sum)? };
        Some(Self { log: LogId::named(&spelling.log)?, after })
    }
}

/// The version in a line that begins `{"format":"binhxet.<kind>/<version>"`.
pub(crate) fn version(line: &str, kind: &str) -> Option<u64> {
    let rest = line.strip_prefix(r#"{"format":"binhxet."#)?.strip_prefix(kind)?.strip_prefix('/')?;
    rest[..rest.find('"')?].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        Head { log: LogId::Unit, after: Mark { seq: 11, sum: Checksum::of(b"x") } }
    }

    #[test]
    fn a_head_is_read_back_as_it_was_written() {
        assert_eq!(Head::parse(&head().text()), Ok(head()));
    }

    #[test]
    fn a_head_of_a_newer_program_is_told_from_a_damaged_one() {
        let (newer, _) = checksum::close(r#"{"format":"binhxet.journal/7","wholly":"different""#.to_owned());
        assert_eq!(Head::parse(&newer), Err(NoHead::Newer(7)));
        assert_eq!(Head::parse(&head().text().replace("unit", "unot")), Err(NoHead::Damaged));
        assert_eq!(Head::parse(""), Err(NoHead::Damaged));
    }

    #[test]
    fn a_head_with_anything_more_in_it_is_none() {
        let body = head().text().replace(r#""seq":11"#, r#""seq":11,"more":1"#);
        let (more, _) = checksum::close(body.rsplit_once(r#","sum":""#).unwrap().0.to_owned());
        assert_eq!(Head::parse(&more), Err(NoHead::Damaged));
    }
}
