//! The archive in sled, with what sled 0.34 lacks to be durable.
//!
//! Its `flush` asks Linux to start writing, not to finish: every flush is followed by a sync of sled's file through a
//! handle of our own. Values too large for its log go to files of their own that it never syncs: so do we. A crash while
//! it opens can leave a half-written snapshot that every later open would take for the newest: it is removed first.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::archive::{Archive, ArchiveFault, Pair};
use super::why::Why;

/// Memory that sled may use to remember pages, in bytes.
const CACHE: u64 = 16 << 20;

/// How often, and how far apart, sled's lock is tried before the archive counts as held by somebody else.
const TRIES: u32 = 400;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// An open sled database. It can panic on damaged files: use and drop it on a thread that may die.
pub(crate) struct SledArchive<L = File> {
    db: sled::Db,
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
        let db = config.open().map_err(fault)?;
        let log = OpenOptions::new().read(true).write(true).open(dir.join("db")).map_err(failed)?;
        let blobs = dir.join("blobs");
        let synced_blobs = names(&blobs).map_err(failed)?;
        let mut archive = Self { db, log: around(log), blobs, synced_blobs };
        archive.harden().map_err(failed)?;
        sync_folder(dir).map_err(failed)?;
        Ok(archive)
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
    fn put(&mut self, pairs: &[Pair]) -> Result<(), ArchiveFault> {
        // Not as a batch of sled's: it writes the beginning of one apart and waits for it, which takes most of a put again.
        for (key, value) in pairs {
            self.db.insert(key, value.as_slice()).map_err(fault)?;
        }
        self.db.flush().map_err(fault)?;
        self.harden().map_err(failed)
    }

    fn scan(&mut self, prefix: &[u8]) -> Result<Vec<Pair>, ArchiveFault> {
        let owned = |pair: sled::Result<(sled::IVec, sled::IVec)>| {
            pair.map(|(key, value)| (key.to_vec(), value.to_vec())).map_err(fault)
        };
        self.db.scan_prefix(prefix).map(owned).collect()
    }
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
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use super::*;

    fn pair(key: &str, value: &[u8]) -> Pair {
        (key.as_bytes().to_vec(), value.to_vec())
    }

    #[test]
    fn what_was_put_is_found_by_prefix_after_opening_again() {
        let dir = tempfile::tempdir().unwrap();
        let pairs = [pair("a/1", b"x"), pair("a/2", b"y"), pair("b/1", b"z")];
        SledArchive::open(dir.path()).unwrap().put(&pairs).unwrap();
        let mut again = SledArchive::open(dir.path()).unwrap();
        assert_eq!(again.scan(b"a/").unwrap(), pairs[..2]);
    }

    /// An archive that holds what is left of another one whose log ends here; nothing where that is not sound.
    fn cut(archive: &Path, end: usize) -> Option<Vec<Pair>> {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("blobs")).unwrap();
        fs::copy(archive.join("conf"), dir.path().join("conf")).unwrap();
        fs::write(dir.path().join("db"), &fs::read(archive.join("db")).unwrap()[..end]).unwrap();
        SledArchive::open(dir.path()).ok()?.scan(b"").ok()
    }

    #[test]
    fn wherever_the_log_ends_it_holds_a_beginning_of_what_was_put() {
        let dir = tempfile::tempdir().unwrap();
        let mut archive = SledArchive::open(dir.path()).unwrap();
        let length = || usize::try_from(fs::metadata(dir.path().join("db")).unwrap().len()).unwrap();
        let begun = length();
        let puts = (b'1'..=b'3').map(|at| {
            let entry = format!("e/{}", char::from(at));
            [pair(&entry, &[at; 40]), pair("s", &[at; 20]), pair("l", &[at; 8])]
        });
        let puts: Vec<Pair> = puts.flatten().collect();
        puts.chunks(3).for_each(|pairs| archive.put(pairs).unwrap());
        let held = |count: usize| BTreeMap::from_iter(puts[..count].iter().cloned());
        let beginnings: Vec<Vec<Pair>> =
            (0..=puts.len()).map(|count| held(count).into_iter().collect()).collect();
        let mut seen = BTreeSet::new();
        for end in (begun..=length()).step_by(7) {
            let Some(found) = cut(dir.path(), end) else { continue };
            let count = beginnings.iter().position(|beginning| *beginning == found);
            seen.insert(count.unwrap_or_else(|| panic!("cut at {end}, {found:?} is left")));
        }
        assert!(seen.len() > puts.len() / 2, "{seen:?}");
    }

    #[test]
    fn somebody_on_the_way_out_is_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        SledArchive::open(dir.path()).unwrap().put(&[pair("a", b"x")]).unwrap();
        let leaving = File::open(dir.path().join("db")).unwrap();
        wait_until_free(&dir.path().join("db")).unwrap();
        leaving.lock().unwrap();
        let gone = std::thread::spawn(move || {
            std::thread::yield_now();
            drop(leaving);
        });
        let mut again = SledArchive::open(dir.path()).unwrap();
        assert_eq!(again.scan(b"a").unwrap(), [pair("a", b"x")]);
        gone.join().unwrap();
    }

    #[test]
    fn a_value_too_large_for_the_log_is_kept_and_synced() {
        let dir = tempfile::tempdir().unwrap();
        let large = [pair("large", &vec![7; 1 << 20])];
        let mut archive = SledArchive::open(dir.path()).unwrap();
        archive.put(&large).unwrap();
        assert!(!archive.synced_blobs.is_empty());
        drop(archive);
        assert_eq!(SledArchive::open(dir.path()).unwrap().scan(b"").unwrap(), large);
    }

    /// A log that counts how often it is synced, and fails when it is told to.
    struct Counted(File, Arc<AtomicUsize>, Arc<AtomicBool>);

    impl Durable for Counted {
        fn sync(&self) -> io::Result<()> {
            self.1.fetch_add(1, Ordering::Relaxed);
            if self.2.load(Ordering::Relaxed) { Err(io::ErrorKind::Other.into()) } else { self.0.sync_data() }
        }
    }

    #[test]
    fn nothing_is_opened_or_put_without_a_sync_of_the_log_and_what_that_refuses_is_not_put() {
        let dir = tempfile::tempdir().unwrap();
        let (syncs, fails) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let counted = |log| Counted(log, Arc::clone(&syncs), Arc::clone(&fails));
        let mut archive = SledArchive::open_with(dir.path(), counted).unwrap();
        for count in 1..5 {
            assert_eq!(syncs.load(Ordering::Relaxed), count);
            archive.put(&[pair("a", b"x")]).unwrap();
        }
        fails.store(true, Ordering::Relaxed);
        assert!(matches!(archive.put(&[pair("b", b"x")]), Err(ArchiveFault::Failed(_))));
        drop(archive);
        let counted = |log| Counted(log, Arc::clone(&syncs), Arc::clone(&fails));
        assert!(SledArchive::open_with(dir.path(), counted).is_err());
    }

    #[test]
    fn a_snapshot_left_half_written_does_not_stop_the_next_start() {
        let dir = tempfile::tempdir().unwrap();
        let pairs = [pair("a", b"x")];
        SledArchive::open(dir.path()).unwrap().put(&pairs).unwrap();
        fs::write(dir.path().join("snap.FFFFFFFFFFFFFFFF.generating"), b"half").unwrap();
        assert_eq!(SledArchive::open(dir.path()).unwrap().scan(b"").unwrap(), pairs);
    }
}
