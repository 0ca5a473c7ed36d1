//! Making a backup: written beside its place, synced, put there, and read back before it counts.

use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::fault::BackupFault;
use super::form::{Before, End, Ending, FORMAT, Head, VAULT, Which, digits};
use super::read;
use crate::store::disk::{Disk, Kind, Pen};
use crate::store::exchange::{self, Existing};
use crate::store::head::{self, Mark};
use crate::store::line::Line;
use crate::store::log_id::LogId;
use crate::store::seal::Seal;
use crate::store::store::Store;
use crate::store::tape::segment_name;
use crate::store::vault::{self, Vault};
use crate::store::{drafts, whole_file};

/// How much is handed to the system at once, in bytes.
const PORTION: usize = 1 << 20;
/// The name and version of this program, as the files that it gives out have it.
pub const PROGRAM: &str = concat!("binhxet ", env!("CARGO_PKG_VERSION"));

/// A backup that was made and found whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackedUp {
    /// Where it is.
    pub path: PathBuf,
    /// How many logs it holds.
    pub logs: u64,
    /// How many entries there are in them.
    pub entries: u64,
    /// Its length.
    pub bytes: u64,
}

impl Store {
    /// Writes everything that is stored into one file, whole or not at all, and reads it back. `made` is the time as it is to
    /// be shown. Of a log that has lost entries the backup has what is left.
    ///
    /// # Errors
    /// Why there is no backup. A file that was there is still there.
    pub fn back_up(&mut self, path: &Path, existing: Existing, made: &str) -> Result<BackedUp, BackupFault> {
        let not_written = |why: io::Error| BackupFault::NotWritten(why.into());
        let there = self.disk.look(path).map_err(not_written)?;
        if there.is_some_and(|looks| looks.kind != Kind::File || existing == Existing::Keep) {
            return Err(BackupFault::Exists);
        }
        let part = exchange::part(path);
        let done = self.write_whole(&part, made).and_then(|whole| {
            let found = read::examine(self.disk.as_ref(), &part)?;
            if found.end != whole {
                return Err(BackupFault::ReadOtherwise);
            }
            self.disk.rename(&part, path).map_err(not_written)?;
            Ok(found)
        });
        let found = done.inspect_err(|_| {
            // Half a backup is of no use to anybody; why it could not be made is what is told.
            let _ = self.disk.remove(&part);
        })?;
        self.disk.sync_dir(exchange::folder(path)).map_err(not_written)?;
        let entries = found.logs.values().map(|log| log.marks.len() as u64).sum();
        let logs = found.logs.len() as u64;
        Ok(BackedUp { path: path.to_owned(), logs, entries, bytes: found.end.bytes })
    }

    fn write_whole(&mut self, part: &Path, made: &str) -> Result<End, BackupFault> {
        let not_written = |why: io::Error| BackupFault::NotWritten(why.into());
        let mut writer = Writer::begin(self.disk.as_ref(), part, made).map_err(not_written)?;
        for name in VAULT {
            let vault = whole_file::read(self.disk.as_ref(), &self.dir.join(name), vault::LONGEST);
            let vault = vault.map_err(|why| BackupFault::NotRead(why.into()))?;
            // A damaged copy is none: the other one is whole, or nothing opens what is sealed.
            if let Some(text) = vault.filter(|text| Vault::parse(text).is_some()) {
                writer.file(&Which::Vault(name), text.as_bytes()).map_err(not_written)?;
            }
        }
        for log in self.logs() {
            let lines = self.remaining_lines(&log)?;
            let bytes = journal(&log, &lines);
            writer.file(&Which::Journal(log.clone()), &bytes).map_err(not_written)?;
            let seal = Seal::read(self.disk.as_ref(), &log.folder(&self.dir), &log);
            if let Some(seal) = seal.filter(|seal| seal.entries == self.last(&log)) {
                let files = vec![(segment_name(1), bytes.len() as u64)];
                let text = Seal { files, ..seal }.text_for(&log);
                writer.file(&Which::Seal(log), text.as_bytes()).map_err(not_written)?;
            }
        }
        let drafts = drafts::stored(self.disk.as_ref(), &LogId::Unit.folder(&self.dir));
        if let Some(text) = drafts.map_err(|why| BackupFault::NotRead(why.into()))? {
            writer.file(&Which::Drafts, text.as_bytes()).map_err(not_written)?;
        }
        writer.end().map_err(not_written)
    }
}

/// The journal of a log in one segment.
fn journal(log: &LogId, lines: &[Line]) -> Vec<u8> {
    let head = head::Head { log: log.clone(), after: Mark::START }.text();
    let length = lines.iter().map(|line| line.text().len() + 1).sum::<usize>() + head.len() + 1;
    let mut bytes = Vec::with_capacity(length);
    for text in std::iter::once(head.as_str()).chain(lines.iter().map(Line::text)) {
        bytes.extend(text.as_bytes());
        bytes.push(b'\n');
    }
    bytes
}

/// A backup that is being written.
struct Writer {
    pen: Box<dyn Pen>,
    sum: Sha256,
    files: u64,
    bytes: u64,
}

impl Writer {
    fn begin(disk: &dyn Disk, part: &Path, made: &str) -> io::Result<Self> {
        if disk.look(part)?.is_some() {
            disk.remove(part)?;
        }
        let mut writer = Self { pen: disk.create(part)?, sum: Sha256::new(), files: 0, bytes: 0 };
        let head = Head { format: FORMAT.into(), made: made.into(), program: PROGRAM.into() };
        writer.put(line(&head)?.as_bytes())?;
        Ok(writer)
    }

    fn file(&mut self, which: &Which, bytes: &[u8]) -> io::Result<()> {
        let sha256 = digits(&Sha256::digest(bytes));
        let before = Before { file: which.name(), bytes: bytes.len() as u64, sha256 };
        self.put(line(&before)?.as_bytes())?;
        self.put(bytes)?;
        self.files += 1;
        self.put(b"\n")
    }

    fn end(mut self) -> io::Result<End> {
        let sha256 = digits(&self.sum.finalize_reset());
        let ending = Ending { end: End { files: self.files, bytes: self.bytes, sha256 } };
        self.pen.append(line(&ending)?.as_bytes())?;
        self.pen.sync()?;
        Ok(ending.end)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        for portion in bytes.chunks(PORTION) {
            self.pen.append(portion)?;
        }
        self.sum.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(())
    }
}

fn line(value: &impl serde::Serialize) -> io::Result<String> {
    Ok(serde_json::to_string(value)? + "\n")
}
