//! The box of a secret ballot, beside the journal of its meeting while the ballot is open.
//!
//! It is written whole for every ballot, twice (`box.a`, `box.b`), so that who has voted and what was voted change in one
//! step. Both new copies are written and synced under other names before either takes its place: a full disk is noticed
//! while the old ones are still there. Unlike a journal, a box may be written again after a failure, since every try is a
//! new file with everything in it.

mod code;
mod sealed;

use std::io::{self, Read};
use std::path::Path;

pub use code::Code;
pub use sealed::Contents;
use sealed::{Lock, Shut};

use super::disk::Disk;
use super::error::StoreError;
use super::locksmith::Locksmith;
use super::log_id::LogId;
use super::store::Store;
use super::tries::{Secret, Turn};
use super::twins::{self, Names, Unwritten};

/// Each copy, and what it is called until it takes its place.
const COPIES: Names = [("box.a", "box.a.new"), ("box.b", "box.b.new")];
/// The names of the copies.
pub(super) const NAMES: [&str; 2] = [COPIES[0].0, COPIES[1].0];
/// The longest box that is read, in bytes.
const LONGEST: u64 = 64 << 20;

/// A box that this program can open: it made it, or was told the code.
pub(super) struct OpenBox {
    lock: Lock,
    contents: Contents,
}

/// What came of trying a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlocking {
    /// The box is open; this is in it.
    Opened(Contents),
    /// The code does not fit; so many seconds must pass before the next try.
    WrongCode(u64),
    /// It was not tried: so many seconds must pass first, since wrong ones were tried before.
    Wait(u64),
    /// There is no box, or neither copy can be read: what was in it is lost.
    Gone,
}

impl Store {
    /// Makes a box for a log, in place of any that is there, and gives the code that opens it again. It always takes the
    /// same room on the disk, enough for contents of `room` bytes.
    ///
    /// # Errors
    /// When there is no box.
    pub fn make_box(
        &mut self,
        log: &LogId,
        room: usize,
        contents: Contents,
        locksmith: &Locksmith,
    ) -> Result<Code, StoreError> {
        let failed = |why: io::Error| StoreError::BoxNotMade { why: why.into() };
        let (lock, code) = Lock::make(log.to_string(), room, locksmith).map_err(failed)?;
        let file = lock.seal(&contents, locksmith).map_err(failed)?;
        let folder = log.folder(&self.dir);
        if let Err(Unwritten::OldStand(why) | Unwritten::InDoubt(why)) = self.write_box(&folder, &file) {
            // Nothing rests on it yet, and the next start removes what is left.
            let _ = remove(self.disk.as_ref(), &folder);
            return Err(failed(why));
        }
        self.boxes.insert(log.clone(), OpenBox { lock, contents });
        Ok(code)
    }

    /// Puts other contents into the box of a log, and returns when they are durable.
    ///
    /// # Errors
    /// When it has the contents that it had; where that is not certain, the error says so.
    pub fn refill_box(
        &mut self,
        log: &LogId,
        contents: Contents,
        locksmith: &Locksmith,
    ) -> Result<(), StoreError> {
        let folder = log.folder(&self.dir);
        let mut open = self.boxes.remove(log).ok_or(StoreError::BoxGone)?;
        let not_kept = |why: io::Error, in_doubt| StoreError::BoxNotKept { why: why.into(), in_doubt };
        let sealed = open.lock.seal(&contents, locksmith).map_err(Unwritten::OldStand);
        let kept = match sealed.and_then(|file| self.write_box(&folder, &file)) {
            Ok(()) => {
                open.contents = contents;
                Ok(())
            }
            Err(Unwritten::OldStand(why)) => Err(not_kept(why, false)),
            Err(Unwritten::InDoubt(why)) => {
                let old = open.lock.seal(&open.contents, locksmith).ok();
                let is_back =
                    old.is_some_and(|old| twins::write(self.disk.as_ref(), &folder, COPIES, &old).is_ok());
                Err(not_kept(why, !is_back))
            }
        };
        self.boxes.insert(log.clone(), open);
        kept
    }

    /// Puts a file in place of both copies, on a full disk with the room that was kept for it.
    fn write_box(&mut self, folder: &Path, file: &[u8]) -> Result<(), Unwritten> {
        let written = twins::write(self.disk.as_ref(), folder, COPIES, file);
        let is_full =
            matches!(&written, Err(Unwritten::OldStand(why)) if super::Why::of(why) == super::Why::DiskFull);
        if is_full && self.give_up_reserve() {
            twins::write(self.disk.as_ref(), folder, COPIES, file)
        } else {
            written
        }
    }

    /// Opens the box that an earlier run of the program made, with its code, at a moment in seconds of Unix time:
    /// after wrong codes the next try has to wait.
    ///
    /// # Errors
    /// When the system refuses to read it. That the code does not fit is no error.
    pub fn unlock_box(
        &mut self,
        log: &LogId,
        code: &Code,
        now: i64,
        locksmith: &Locksmith,
    ) -> Result<Unlocking, StoreError> {
        let folder = log.folder(&self.dir);
        let secret = Secret::BoxCode(log.clone());
        let wait = match self.begin_try(&secret, now) {
            Turn::Now { or_wait } => or_wait,
            Turn::Wait(seconds) => return Ok(Unlocking::Wait(seconds)),
        };
        let mut shut = Unlocking::Gone;
        for (copy, (name, _)) in COPIES.into_iter().enumerate() {
            let file = read(self.disk.as_ref(), &folder.join(name));
            let file = file.map_err(|why| StoreError::NotRead { log: log.clone(), why: why.into() })?;
            let Some(file) = file else { continue };
            match Lock::open(&file, &log.to_string(), code) {
                Ok((lock, contents)) => {
                    if copy > 0 {
                        // The first copy is damaged. If it cannot be made good, this one still stands.
                        let again = lock.seal(&contents, locksmith).ok();
                        let _ = again.map(|file| twins::write(self.disk.as_ref(), &folder, COPIES, &file));
                    }
                    self.boxes.insert(log.clone(), OpenBox { lock, contents: contents.clone() });
                    self.was_right(&secret);
                    return Ok(Unlocking::Opened(contents));
                }
                Err(Shut::WrongCode) => shut = Unlocking::WrongCode(wait),
                Err(Shut::Damaged) => {}
            }
        }
        Ok(shut)
    }

    /// Removes the box of a log with its key.
    ///
    /// # Errors
    /// When something of it is left.
    pub fn remove_box(&mut self, log: &LogId) -> Result<(), StoreError> {
        self.boxes.remove(log);
        self.was_right(&Secret::BoxCode(log.clone()));
        let removed = remove(self.disk.as_ref(), &log.folder(&self.dir));
        removed.map_err(|why| StoreError::BoxNotRemoved { why: why.into() })
    }

    /// The logs beside which a box lies, or what is left of one.
    pub fn boxes(&self) -> Vec<LogId> {
        let has_box = |log: &LogId| {
            let folder = log.folder(&self.dir);
            let is_there = |name: &str| !matches!(self.disk.look(&folder.join(name)), Ok(None));
            COPIES.iter().any(|(name, draft)| is_there(name) || is_there(draft))
        };
        self.logs().into_iter().filter(has_box).collect()
    }
}

fn read(disk: &dyn Disk, path: &Path) -> io::Result<Option<Vec<u8>>> {
    if disk.look(path)?.is_none() {
        return Ok(None);
    }
    let mut file = Vec::new();
    disk.read(path)?.take(LONGEST).read_to_end(&mut file)?;
    Ok(Some(file))
}

/// Removes both copies and whatever was to take their place.
fn remove(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let mut is_removed = false;
    for path in COPIES.into_iter().flat_map(|(name, draft)| [folder.join(name), folder.join(draft)]) {
        if disk.look(&path)?.is_some() {
            disk.remove(&path)?;
            is_removed = true;
        }
    }
    if is_removed { disk.sync_dir(folder) } else { Ok(()) }
}
