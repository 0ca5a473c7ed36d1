//! The archive in sled, with what sled 0.34 lacks to be durable.
//!
//! Its `flush` asks Linux to start writing, not to finish: every flush is followed by a sync of sled's file through a
//! handle of our own. Values too large for its log go to files of their own that it never syncs: so do we. A crash while
//! it opens can leave a half-written snapshot that every later open would take for the newest: it is removed first.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::archive::{Archive, ArchiveFault, Pair, Shelved};
use super::why::Why;

/// Memory that sled may use to remember pages, in bytes.
const CACHE: u64 = 16 << 20;

/// How much of its log sled fills before it begins the next part, in bytes, in an archive that is new: it gives back only
/// whole parts of what it has written anew, and with its own 512 KiB it seldom gets to one in the course of a meeting.
const PART: usize = 64 << 10;

/// How often, and how far apart, sled's lock is tried before the archive counts as held by somebody else.
const TRIES: u32 = 400;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// An open sled database. It can panic on damaged files: use and drop it on a thread that may die.
pub(crate) struct SledArchive<L = File> {
    db: sled::Db,
    /// The rooms that there are, but for the one without a name.
    rooms: BTreeMap<String, sled::Tree>,
    /// Our own handle on sled's log, because sled gives no way to sync it.
    log: L,
    blobs: PathBuf,
    synced_blobs: BTreeSet<OsString>,
}

/// What can be made durable; a file.
pub(crate) trait Durable: Send {
    /// Returns when everything that was written is on the disk.
    fn sync(&self) -> io::Result<()>;
}

impl Durable for File {
    fn sync(&self) -> io::Result<()> {
        self.sync_data()
    }
}

impl SledArchive {
    /// Opens the archive in `dir`. The caller holds the lock on the data directory.
    pub(crate) fn open(dir: &Path) -> Result<Self, ArchiveFault> {
        Self::open_with(dir, |log| log)
    }
}

impl<L: Durable> SledArchive<L> {
    /// Opens the archive, with something around our handle on sled's log.
    fn open_with(dir: &Path, around: impl FnOnce(File) -> L) -> Result<Self, ArchiveFault> {
        remove_unfinished_snapshots(dir).map_err(failed)?;
        wait_until_free(&dir.join("db")).map_err(failed)?;
        let config = sled::Config::new().path(dir).cache_capacity(CACHE).flush_every_ms(None);
        let db = match config.clone().segment_size(PART).open() {
            // An archive that an earlier version made keeps the parts it has.
            Err(sled::Error::Unsupported(_)) => config.open(),
            db => db,
        };
        let db = db.map_err(fault)?;
        let rooms = rooms(&db).map_err(fault)?;
        let log = OpenOptions::new().read(true).write(true).open(dir.join("db")).map_err(failed)?;
        let blobs = dir.join("blobs");
        let synced_blobs = names(&blobs).map_err(failed)?;
        let mut archive = Self { db, rooms, log: around(log), blobs, synced_blobs };
        archive.harden().map_err(failed)?;
        sync_folder(dir).map_err(failed)?;
        Ok(archive)
    }

    fn room(&self, name: &str) -> Option<&sled::Tree> {
        if name.is_empty() { Some(&self.db) } else { self.rooms.get(name) }
    }

    /// Returns when everything that was put or cleared is on the disk.
    fn settle(&mut self) -> Result<(), ArchiveFault> {
        self.db.flush().map_err(fault)?;
        self.harden().map_err(failed)
    }

    fn harden(&mut self) -> io::Result<()> {
        self.log.sync()?;
        let present = names(&self.blobs)?;
        if present.is_subset(&self.synced_blobs) {
            return Ok(());
        }
        for name in present.difference(&self.synced_blobs) {
            OpenOptions::new().read(true).write(true).open(self.blobs.join(name))?.sync_all()?;
        }
        sync_folder(&self.blobs)?;
        self.synced_blobs = present;
        Ok(())
    }
}

impl<L: Durable> Archive for SledArchive<L> {
    fn put(&mut self, pairs: &[Shelved]) -> Result<(), ArchiveFault> {
        // Not as a batch of sled's: it writes the beginning of one apart and waits for it, which takes most of a put again.
        for Shelved { room, pair: (key, value) } in pairs {
            if self.room(room).is_none() {
                let tree = self.db.open_tree(room).map_err(fault)?;
                self.rooms.insert(room.clone(), tree);
            }
            if let Some(tree) = self.room(room) {
                tree.insert(key, value.as_slice()).map_err(fault)?;
            }
        }
        self.settle()
    }

    fn scan(&mut self, room: &str) -> Result<Vec<Pair>, ArchiveFault> {
        let owned = |pair: sled::Result<(sled::IVec, sled::IVec)>| {
            pair.map(|(key, value)| (key.to_vec(), value.to_vec())).map_err(fault)
        };
        self.room(room).into_iter().flat_map(sled::Tree::iter).map(owned).collect()
    }

    fn clear(&mut self, room: &str) -> Result<(), ArchiveFault> {
        self.room(room).map_or(Ok(()), sled::Tree::clear).map_err(fault)?;
        self.settle()
    }
}

/// The rooms in a database that have a name.
fn rooms(db: &sled::Db) -> sled::Result<BTreeMap<String, sled::Tree>> {
    let names = db.tree_names().into_iter().filter(|name| **name != *db.name());
    names.map(|name| Ok((String::from_utf8_lossy(&name).into_owned(), db.open_tree(name)?))).collect()
}

/// Waits until nobody has sled's own lock on its log.
///
/// Whoever comes here has the lock on the data directory, so it can only be somebody on the way out: sled's background
/// threads keep the file a moment longer than the database, and a killed program's files close one after the other.
/// Sled itself would not wait, and its refusal looks like damage.
fn wait_until_free(log: &Path) -> io::Result<()> {
    let Ok(log) = OpenOptions::new().read(true).write(true).open(log) else { return Ok(()) };
    for _ in 0..TRIES {
        match log.try_lock() {
            Ok(()) => return log.unlock(),
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_TRIES),
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::ErrorKind::WouldBlock.into())
}

fn remove_unfinished_snapshots(dir: &Path) -> io::Result<()> {
    if !dir.exists() {
        return Ok(());
    }
    for name in names(dir)? {
        let unfinished = name.to_str().is_some_and(|n| n.starts_with("snap.") && n.ends_with(".generating"));
        if unfinished {
            fs::remove_file(dir.join(name))?;
        }
    }
    Ok(())
}

fn names(dir: &Path) -> io::Result<BTreeSet<OsString>> {
    fs::read_dir(dir)?.map(|entry| Ok(entry?.file_name())).collect()
}

/// Sled reports damage as an ordinary failure to read past the end, among others: what is not plainly the system's
/// refusal is taken for damage, since an archive set aside is only rebuilt, never lost.
fn fault(error: sled::Error) -> ArchiveFault {
    match error {
        sled::Error::Io(error) => match Why::from(error) {
            Why::Other(_) | Why::Gone | Why::NotAFile => ArchiveFault::Damaged,
            why => ArchiveFault::Failed(why),
        },
        _ => ArchiveFault::Damaged,
    }
}

fn failed(error: io::Error) -> ArchiveFault {
    ArchiveFault::Failed(error.into())
}

#[cfg(unix)]
fn sync_folder(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

// Windows makes names durable with the file.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
