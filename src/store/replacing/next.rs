//! A state of the store that is being built beside the present one.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::disk::{Disk, Kind};
use super::super::head::{Head, Mark};
use super::super::journal::write_segment;
use super::super::line::Line;
use super::super::log_id::LogId;
use super::super::seal::{self, Seal};
use super::super::tape::{self, segment_name};
use super::super::tree;
use super::super::whole_file::{self, Lasting};
use super::{FILES, FOLDERS, NEXT};

/// The longest file beside a journal that is taken over, in bytes.
const LONGEST: u64 = 64 << 20;

/// A new state in the folder `next`. It counts once it is finished and called `ready`.
pub(crate) struct NextState {
    disk: Arc<dyn Disk>,
    now: PathBuf,
    next: PathBuf,
}

impl NextState {
    /// Begins an empty state; what is left of one that was never finished goes.
    pub(super) fn begin(disk: &Arc<dyn Disk>, now: &Path) -> io::Result<Self> {
        let next = now.join(NEXT);
        tree::clear(disk.as_ref(), &next)?;
        for name in FOLDERS {
            disk.create_dir(&next.join(name))?;
        }
        Ok(Self { disk: Arc::clone(disk), now: now.to_owned(), next })
    }

    /// Writes a log: these lines, as they are to be stored, in one segment.
    pub(crate) fn log(&self, log: &LogId, lines: &[Line]) -> io::Result<()> {
        let folder = self.folder(log)?;
        let head = Head { log: log.clone(), after: Mark::START };
        write_segment(self.disk.as_ref(), &folder.join(segment_name(1)), &head, lines)
    }

    /// Seals a log that was written: how many entries it has, and what is to be said of it.
    pub(crate) fn seal(&self, log: &LogId, entries: u64, text: &str) -> io::Result<()> {
        Seal::write(self.disk.as_ref(), &self.folder(log)?, log, entries, text)
    }

    /// Writes a file beside a log.
    pub(crate) fn beside(&self, log: &LogId, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.write(&self.folder(log)?.join(name), bytes)
    }

    /// Writes one of the files beside the logs' folders. Only those with a name of [`FILES`] are put in place.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if FILES.contains(&name) { self.write(&self.next.join(name), bytes) } else { Err(unfit()) }
    }

    /// Takes over the files beside the logs' folders as they are.
    pub(crate) fn keep_files(&self) -> io::Result<()> {
        FILES.iter().try_for_each(|name| self.keep(&self.now.join(name), &self.next.join(name)))
    }

    /// Takes over one file beside a log as it is, if it is there.
    pub(crate) fn keep_beside(&self, log: &LogId, name: &str) -> io::Result<()> {
        self.keep(&log.folder(&self.now).join(name), &self.folder(log)?.join(name))
    }

    /// Takes over what lies beside the journal of a log and its seal: drafts, a box, where somebody stood.
    pub(crate) fn keep_others(&self, log: &LogId) -> io::Result<()> {
        let (from, to) = (log.folder(&self.now), self.folder(log)?);
        if self.disk.look(&from)?.is_none() {
            return Ok(());
        }
        for name in self.disk.list(&from)? {
            let unfinished = Path::new(&name).extension().is_some_and(|end| end == "new");
            if !unfinished && !tape::is_segment(&name) && name != seal::NAME {
                self.keep(&from.join(&name), &to.join(&name))?;
            }
        }
        Ok(())
    }

    /// Makes all of it durable.
    pub(super) fn finish(&self) -> io::Result<()> {
        let meetings = self.next.join("meetings");
        for meeting in self.disk.list(&meetings)? {
            self.disk.sync_dir(&meetings.join(meeting))?;
        }
        self.disk.sync_dir(&meetings)?;
        self.disk.sync_dir(&self.next.join("unit"))?;
        self.disk.sync_dir(&self.next)
    }

    fn folder(&self, log: &LogId) -> io::Result<PathBuf> {
        let folder = log.folder(&self.next);
        if self.disk.look(&folder)?.is_none() {
            self.disk.create_dir(&folder)?;
        }
        Ok(folder)
    }

    /// Copies a file, if there is one.
    fn keep(&self, from: &Path, to: &Path) -> io::Result<()> {
        let Some(looks) = self.disk.look(from)?.filter(|looks| looks.kind == Kind::File) else {
            return Ok(());
        };
        if looks.len > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::new();
        self.disk.read(from)?.take(LONGEST).read_to_end(&mut bytes)?;
        self.write(to, &bytes)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        whole_file::put(self.disk.as_ref(), path, bytes, Lasting::PowerCut)
    }
}

fn unfit() -> io::Error {
    io::ErrorKind::InvalidInput.into()
}
