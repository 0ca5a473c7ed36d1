//! The seal of a log: how long it was when it was sealed, so that a later start need not read it.

use std::io;
use std::path::Path;

use serde::Deserialize;

use super::checksum;
use super::disk::Disk;
use super::head::{VERSION, version};
use super::log_id::LogId;
use super::tape;
use super::whole_file::{self, Lasting};

/// The name of the file.
pub(crate) const NAME: &str = "seal.json";
/// The longest seal that is written or read, in bytes.
pub(crate) const LONGEST_SEAL: usize = 16 << 20;

/// `{"format":"binhxet.seal/1","log":"…","entries":120,"files":[["journal.jsonl",53211]],"seal":{…},"sum":"…"}`
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Seal {
    /// How many entries the log had.
    pub(crate) entries: u64,
    /// What the caller said of it.
    pub(crate) text: String,
    /// The segments with their lengths.
    pub(crate) files: Vec<(String, u64)>,
}

#[derive(Deserialize)]
struct Spelling {
    log: String,
    entries: u64,
    files: Vec<(String, u64)>,
}

impl Seal {
    /// Seals a log durably, in place of an earlier seal.
    pub(crate) fn write(
        disk: &dyn Disk,
        folder: &Path,
        log: &LogId,
        entries: u64,
        text: &str,
    ) -> io::Result<()> {
        let seal = Self { entries, text: text.to_owned(), files: files(disk, folder)? };
        whole_file::replace(disk, &folder.join(NAME), &seal.text_for(log), Lasting::PowerCut)
    }

    /// The file's content, for a log.
    pub(crate) fn text_for(&self, log: &LogId) -> String {
        let Self { entries, text, files } = self;
        let files: Vec<String> = files.iter().map(|(name, len)| format!(r#"["{name}",{len}]"#)).collect();
        let files = files.join(",");
        let body = format!(
            r#"{{"format":"binhxet.seal/{VERSION}","log":"{log}","entries":{entries},"files":[{files}],"seal":{text}"#
        );
        checksum::close(body).0 + "\n"
    }

    /// The seal of a log; nothing if there is none or it is damaged, since it can be made again.
    pub(crate) fn read(disk: &dyn Disk, folder: &Path, log: &LogId) -> Option<Self> {
        Self::parse(&whole_file::read(disk, &folder.join(NAME), LONGEST_SEAL as u64).ok()??, log)
    }

    /// Reads a file's content; nothing if it is not the seal of this log as it was written.
    pub(crate) fn parse(line: &str, log: &LogId) -> Option<Self> {
        let (body, _) = checksum::reopen(line.strip_suffix('\n')?)?;
        if version(body, "seal") != Some(VERSION) {
            return None;
        }
        let (before, text) = body.split_once(r#","seal":"#)?;
        let Spelling { log: of, entries, files } = serde_json::from_str(&format!("{before}}}")).ok()?;
        let seal = Self { entries, text: text.to_owned(), files };
        (of == log.to_string() && seal.text_for(log) == line).then_some(seal)
    }

    /// Whether it was made for a journal in one segment of so many bytes.
    pub(crate) fn is_about(&self, bytes: u64) -> bool {
        self.files == [(tape::segment_name(1), bytes)]
    }

    /// Whether the journal has the length that it had when it was sealed.
    pub(crate) fn fits(&self, disk: &dyn Disk, folder: &Path) -> bool {
        files(disk, folder).is_ok_and(|files| files == self.files)
    }
}

/// The segments of a journal with their lengths.
fn files(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<(String, u64)>> {
    let segments = tape::segments(disk, folder)?;
    Ok(segments.into_iter().map(|segment| (tape::segment_name(segment.number), segment.len)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::RealDisk;
    use super::*;

    #[test]
    fn a_seal_fits_until_the_journal_changes() {
        let dir = tempfile::tempdir().unwrap();
        let journal = dir.path().join("journal.jsonl");
        std::fs::write(&journal, "one\n").unwrap();
        Seal::write(&RealDisk, dir.path(), &LogId::Unit, 1, r#"{"seal":"x"}"#).unwrap();
        let seal = Seal::read(&RealDisk, dir.path(), &LogId::Unit).unwrap();
        assert_eq!((seal.entries, seal.text.as_str()), (1, r#"{"seal":"x"}"#));
        assert!(seal.fits(&RealDisk, dir.path()));
        std::fs::write(&journal, "one\ntwo\n").unwrap();
        assert!(!seal.fits(&RealDisk, dir.path()));
    }

    #[test]
    fn a_damaged_seal_is_none() {
        let dir = tempfile::tempdir().unwrap();
        Seal::write(&RealDisk, dir.path(), &LogId::Unit, 12, "{}").unwrap();
        let path = dir.path().join(NAME);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("12", "13")).unwrap();
        assert_eq!(Seal::read(&RealDisk, dir.path(), &LogId::Unit), None);
    }
}
