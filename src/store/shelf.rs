//! The rooms of the archive and what lies in them: entries, how far each log goes, and a summary of it.
//!
//! `store`: the archive's schema number; `extents`: for each log the number of its last entry, then number and beginning of
//! each segment of its journal; `entries/<log>`: for the number of each entry its line, packed; `summaries`: for
//! each log the number of the entry it was made at, then the text of its summary. Each log's entries have a room of their
//! own, since a room is stored in pages of several pairs that are written anew as it grows. Numbers are eight bytes,
//! big-endian, so that the order of the keys is the order of the entries.

use super::archive::{Pair, Shelved};
use super::course::Course;
use super::line::Line;
use super::log_id::LogId;
use super::packed;

/// The schema number: an archive with a later one is rebuilt.
const SCHEMA: &[u8] = b"2";
/// The schema number of archives in which everything lay in one room, under keys that say what it is.
const ONE_ROOM: &[u8] = b"1";
/// Where the schema number lies.
pub(crate) const STORE: &str = "store";
/// Where the extents lie.
pub(crate) const EXTENTS: &str = "extents";
/// Where the summaries lie.
pub(crate) const SUMMARIES: &str = "summaries";
/// Where everything lay in an archive of one room.
pub(crate) const OLD: &str = "";

/// What a new archive begins with.
pub(crate) fn schema() -> Vec<Shelved> {
    vec![Shelved { room: STORE.to_owned(), pair: (b"schema".to_vec(), SCHEMA.to_vec()) }]
}

/// Whether what was found in [`STORE`] is what this program writes.
pub(crate) fn is_schema(found: &[Pair]) -> bool {
    found.iter().eq(schema().iter().map(|shelved| &shelved.pair))
}

/// Where the pairs of an archive of one room lie now; nothing if they are of none.
pub(crate) fn moved(old: &[Pair]) -> Option<Vec<Shelved>> {
    let is_of_one_room = old.iter().any(|(key, value)| key == b"v" && value == ONE_ROOM);
    is_of_one_room.then(|| old.iter().filter_map(moved_pair).collect())
}

fn moved_pair((key, value): &Pair) -> Option<Shelved> {
    let (kind, rest) = key.split_at_checked(2)?;
    let (room, key) = match kind {
        b"l/" => (EXTENTS.to_owned(), rest),
        b"s/" => (SUMMARIES.to_owned(), rest),
        b"e/" => {
            let end = rest.iter().position(|byte| *byte == 0)?;
            let log = LogId::named(std::str::from_utf8(&rest[..end]).ok()?)?;
            (entries(&log), &rest[end + 1..])
        }
        _ => return None,
    };
    Some(Shelved { room, pair: (key.to_vec(), value.clone()) })
}

/// Where the entries of a log lie.
pub(crate) fn entries(log: &LogId) -> String {
    format!("entries/{log}")
}

/// An entry, in its place.
pub(crate) fn entry(log: &LogId, line: &Line) -> Shelved {
    Shelved { room: entries(log), pair: (line.seq.to_be_bytes().to_vec(), packed::pack(line)) }
}

/// The line in a pair of [`entry`]; nothing if it is damaged or stands under another key.
pub(crate) fn line((key, kept): &Pair) -> Option<Line> {
    packed::unpack(u64::from_be_bytes(key.as_slice().try_into().ok()?), kept)
}

/// How far a log goes, and where the segments of its journal begin.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Extent {
    /// The number of its last entry. Entries with higher numbers do not count.
    pub(crate) last: u64,
    /// The segments of its journal.
    pub(crate) course: Course,
}

/// The extent of a log, in its place.
pub(crate) fn extent(log: &LogId, extent: &Extent) -> Shelved {
    let value = extent.last.to_be_bytes().into_iter().chain(extent.course.bytes()).collect();
    Shelved { room: EXTENTS.to_owned(), pair: (named(log), value) }
}

/// The log and its extent in a pair of [`extent`].
pub(crate) fn read_extent((key, value): &Pair) -> Option<(LogId, Extent)> {
    let (last, course) = value.split_first_chunk()?;
    let extent = Extent { last: u64::from_be_bytes(*last), course: Course::parse(course)? };
    Some((read_name(key)?, extent))
}

/// A summary that was made when the log had `seq` entries, in its place.
pub(crate) fn summary(log: &LogId, seq: u64, text: &str) -> Shelved {
    let mut value = seq.to_be_bytes().to_vec();
    value.extend(text.as_bytes());
    Shelved { room: SUMMARIES.to_owned(), pair: (named(log), value) }
}

/// The log, the number of entries and the text in a pair of [`summary`].
pub(crate) fn read_summary((key, value): &Pair) -> Option<(LogId, u64, String)> {
    let (seq, text) = value.split_first_chunk()?;
    let text = String::from_utf8(text.to_vec()).ok()?;
    Some((read_name(key)?, u64::from_be_bytes(*seq), text))
}

fn named(log: &LogId) -> Vec<u8> {
    log.to_string().into_bytes()
}

fn read_name(key: &[u8]) -> Option<LogId> {
    LogId::named(std::str::from_utf8(key).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting() -> LogId {
        "2026-10".parse().map(LogId::Meeting).unwrap()
    }

    #[test]
    fn pairs_are_read_back_as_they_were_made() {
        let made = Line::batch(300, &["{}".to_owned()]).remove(0);
        let mut pair = entry(&meeting(), &made).pair;
        assert_eq!(line(&pair), Some(made.clone()));
        pair.0 = 299_u64.to_be_bytes().to_vec();
        assert_eq!(line(&pair), None, "under another number");
        let far = Extent { last: 300, course: Course::parse(&[1; 32]).unwrap_or_default() };
        assert_eq!(read_extent(&extent(&meeting(), &far).pair), Some((meeting(), far)));
        let summary = summary(&meeting(), 300, "họp").pair;
        assert_eq!(read_summary(&summary), Some((meeting(), 300, "họp".to_owned())));
    }

    #[test]
    fn what_lay_in_one_room_is_moved_to_where_it_lies_now() {
        let made = Line::batch(300, &["{}".to_owned()]).remove(0);
        let far = Extent { last: 300, course: Course::default() };
        let now = [entry(&meeting(), &made), extent(&LogId::Unit, &far), summary(&meeting(), 300, "họp")];
        let keys = [
            b"e/meeting/2026-10\0".iter().copied().chain(300_u64.to_be_bytes()).collect(),
            b"l/unit".to_vec(),
        ];
        let keys = keys.into_iter().chain([b"s/meeting/2026-10".to_vec()]);
        let mut old: Vec<Pair> = keys.zip(&now).map(|(key, now)| (key, now.pair.1.clone())).collect();
        assert_eq!(moved(&old), None, "without a schema number");
        old.push((b"v".to_vec(), b"1".to_vec()));
        assert_eq!(moved(&old), Some(now.to_vec()));
        old[3].1 = b"3".to_vec();
        assert_eq!(moved(&old), None, "with a schema number that was never written");
    }
}
