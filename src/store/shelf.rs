//! The keys and values of the archive: entries, how far each log goes, and a summary of it.
//!
//! `v` → the archive's schema number; `l/<log>` → number of its last entry, then number and beginning of each segment of its
//! journal; `e/<log>` 0x00 number → its line, as in the
//! journal; `s/<log>` → number of the entry it was made at, then the text of its summary. Numbers are eight bytes,
//! big-endian, so that the order of the keys is the order of the entries.

use super::archive::Pair;
use super::course::Course;
use super::line::Line;
use super::log_id::LogId;

/// The schema number: an archive with another one is rebuilt.
const SCHEMA: &[u8] = b"1";
/// The key of the schema number.
pub(crate) const SCHEMA_KEY: &[u8] = b"v";
/// What keys of extents begin with.
pub(crate) const EXTENTS: &[u8] = b"l/";
/// What keys of summaries begin with.
pub(crate) const SUMMARIES: &[u8] = b"s/";

/// What a new archive begins with.
pub(crate) fn schema() -> Vec<Pair> {
    vec![(SCHEMA_KEY.to_vec(), SCHEMA.to_vec())]
}

/// Whether what was found under [`SCHEMA_KEY`] is what this program writes.
pub(crate) fn is_schema(found: &[Pair]) -> bool {
    found == schema()
}

/// What the keys of a log's entries begin with.
pub(crate) fn entries(log: &LogId) -> Vec<u8> {
    format!("e/{log}\0").into_bytes()
}

/// An entry, as a pair.
pub(crate) fn entry(log: &LogId, line: &Line) -> Pair {
    let mut key = entries(log);
    key.extend(line.seq.to_be_bytes());
    (key, line.text().as_bytes().to_vec())
}

/// The line in a pair of [`entry`]; nothing if it is damaged or stands under another key.
pub(crate) fn line(log: &LogId, pair: &Pair) -> Option<Line> {
    let line = Line::parse(std::str::from_utf8(&pair.1).ok()?)?;
    (entry(log, &line).0 == pair.0).then_some(line)
}

/// How far a log goes, and where the segments of its journal begin.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Extent {
    /// The number of its last entry. Entries with higher numbers do not count.
    pub(crate) last: u64,
    /// The segments of its journal.
    pub(crate) course: Course,
}

/// The extent of a log, as a pair.
pub(crate) fn extent(log: &LogId, extent: &Extent) -> Pair {
    let value = extent.last.to_be_bytes().into_iter().chain(extent.course.bytes()).collect();
    (format!("l/{log}").into_bytes(), value)
}

/// The log and its extent in a pair of [`extent`].
pub(crate) fn read_extent(pair: &Pair) -> Option<(LogId, Extent)> {
    let (last, course) = pair.1.split_first_chunk()?;
    let extent = Extent { last: u64::from_be_bytes(*last), course: Course::parse(course)? };
    Some((named(&pair.0, EXTENTS)?, extent))
}

/// A summary that was made when the log had `seq` entries, as a pair.
pub(crate) fn summary(log: &LogId, seq: u64, text: &str) -> Pair {
    let mut value = seq.to_be_bytes().to_vec();
    value.extend(text.as_bytes());
    (format!("s/{log}").into_bytes(), value)
}

/// The log, the number of entries and the text in a pair of [`summary`].
pub(crate) fn read_summary(pair: &Pair) -> Option<(LogId, u64, String)> {
    let (seq, text) = pair.1.split_first_chunk()?;
    let text = String::from_utf8(text.to_vec()).ok()?;
    Some((named(&pair.0, SUMMARIES)?, u64::from_be_bytes(*seq), text))
}

fn named(key: &[u8], prefix: &[u8]) -> Option<LogId> {
    LogId::named(std::str::from_utf8(key.strip_prefix(prefix)?).ok()?)
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn pairs_are_read_back_as_they_were_made() {
        let log = "2026-10".parse().map(LogId::Meeting).unwrap();
        let made = Line::batch(300, &["{}".to_owned()]).remove(0);
        assert_eq!(line(&log, &entry(&log, &made)), Some(made.clone()));
        assert_eq!(line(&LogId::Unit, &entry(&log, &made)), None);
        let far = Extent { last: 300, course: Course::parse(&[1; 32]).unwrap_or_default() };
        assert_eq!(read_extent(&extent(&log, &far)), Some((log.clone(), far)));
        assert_eq!(read_summary(&summary(&log, 300, "họp")), Some((log, 300, "họp".to_owned())));
    }

    #[test]
    fn a_log_does_not_see_the_entries_of_one_whose_name_goes_on() {
        let log = |key: &str| key.parse().map(LogId::Meeting).unwrap();
        let other = entry(&log("ab"), &Line::batch(1, &["{}".to_owned()])[0]);
        assert!(!other.0.starts_with(&entries(&log("a"))));
    }
}
