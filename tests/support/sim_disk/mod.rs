//! A disk in memory that forgets at a power cut what was not synced, tears the last write, fails and fills up, all by a
//! seed; with an archive beside it that keeps the order of what it is given.
//!
//! It is shared by the tests inside the crate and those beside it.
#![allow(dead_code, unused_imports, reason = "each test program that includes this uses a part of it")]

mod archive;
mod fault;
mod file;
mod names;
mod tape;
mod world;

use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use binhxet::store::{Archive, ArchiveFault, Disk, Kind, Lock, Looks, Pair, Pen};

pub use archive::Mood;
use archive::SimArchive;
pub use fault::{Chance, Fault};
use names::Node;
pub use tape::Asked;
use world::World;

/// The simulated disk; clones are the same disk.
#[derive(Clone)]
pub struct SimDisk(Arc<(Mutex<World>, Condvar)>);

impl SimDisk {
    /// An empty disk with the folder `/home`.
    pub fn new(seed: u64) -> Self {
        Self(Arc::new((Mutex::new(World::new(seed)), Condvar::new())))
    }

    /// Another disk on which everything is as it is on this one.
    pub fn twin(&self) -> Self {
        Self(Arc::new((Mutex::new(self.world().clone()), Condvar::new())))
    }

    /// Brings a fault at the `nth` change from now, counted from 1.
    pub fn fault_at(&self, nth: u64, fault: Fault) {
        let mut world = self.world();
        world.note(|| Asked::Fault(nth, fault));
        world.plan(nth, fault);
    }

    /// How many changes have been asked for so far.
    pub fn changes(&self) -> u64 {
        self.world().changes
    }

    /// Whether the machine has lost its power or the program was killed.
    pub fn is_down(&self) -> bool {
        self.world().down.is_some()
    }

    /// Cuts the power (if nothing else brought the machine down) and starts the machine again.
    pub fn restart(&self) {
        let mut world = self.world();
        world.note(|| Asked::Restart);
        world.restart();
    }

    /// A reserve that is given up from now on has room for so many changes.
    pub fn reserve_holds(&self, changes: u64) {
        self.world().reserve = changes;
    }

    /// From now on nothing can be changed, or everything again.
    pub fn read_only(&self, is_read_only: bool) {
        self.world().is_read_only = is_read_only;
    }

    /// The bytes of a file as programs see them.
    pub fn bytes(&self, path: impl AsRef<Path>) -> Vec<u8> {
        self.world().file(path.as_ref()).map(|file| file.seen.clone()).unwrap_or_default()
    }

    /// Changes the bytes of a file behind everybody's back, durably.
    pub fn damage(&self, path: impl AsRef<Path>, change: impl FnOnce(&mut Vec<u8>)) {
        let mut world = self.world();
        let file = world.file(path.as_ref()).expect("the file to damage");
        change(&mut file.seen);
        file.durable = file.seen.clone();
    }

    /// Removes a file, or a folder with all in it, behind everybody's back, durably.
    pub fn lose(&self, path: impl AsRef<Path>) {
        self.world().lose(path.as_ref());
    }

    /// How the archive takes orders from now on.
    pub fn archive_is(&self, mood: Mood) {
        let mut world = self.world();
        world.note(|| Asked::Mood(mood));
        world.mood = mood;
        drop(world);
        self.0.1.notify_all();
    }

    /// Changes what the archives hold behind everybody's back.
    pub fn damage_archive(&self, change: impl Fn(&str, &mut Pair)) {
        for archive in self.world().archives.values_mut() {
            let pairs = std::mem::take(archive).into_iter();
            archive.extend(pairs.map(|((room, key), value)| {
                let mut pair = (key, value);
                change(&room, &mut pair);
                ((room, pair.0), pair.1)
            }));
        }
    }

    /// The names in a folder, sorted.
    pub fn names(&self, dir: impl AsRef<Path>) -> Vec<String> {
        self.world().list(dir.as_ref()).unwrap_or_default()
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Disk for SimDisk {
    fn look(&self, path: &Path) -> io::Result<Option<Looks>> {
        let mut world = self.world();
        world.awake()?;
        let Some(node) = world.node(path)? else { return Ok(None) };
        let (kind, len) = match node {
            Node::Folder(_) => (Kind::Folder, 0),
            Node::File(_) => (Kind::File, world.file(path).map_or(0, |file| file.seen.len() as u64)),
        };
        Ok(Some(Looks { kind, len, owner: 1000, mode: 0o700 }))
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        let world = self.world();
        world.awake()?;
        world.list(dir)
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.note(|| Asked::CreateDir(dir.to_owned()));
        world.create_dir(dir)
    }

    fn close_to_others(&self, _: &Path) -> io::Result<()> {
        self.world().awake()
    }

    fn read(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        let mut world = self.world();
        world.awake()?;
        let bytes = world.file(path).ok_or(io::ErrorKind::NotFound)?.seen.clone();
        Ok(Box::new(io::Cursor::new(bytes)))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Pen>> {
        let mut world = self.world();
        world.note(|| Asked::Create(path.to_owned()));
        let number = world.create(path)?;
        let life = world.life;
        Ok(Box::new(SimPen { disk: self.clone(), number, life }))
    }

    fn extend(&self, path: &Path) -> io::Result<Box<dyn Pen>> {
        let world = self.world();
        world.awake()?;
        let Some(Node::File(number)) = world.node(path)? else { return Err(io::ErrorKind::NotFound.into()) };
        Ok(Box::new(SimPen { disk: self.clone(), number, life: world.life }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.note(|| Asked::Rename(from.to_owned(), to.to_owned()));
        world.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.note(|| Asked::Remove(path.to_owned()));
        world.remove(path)
    }

    fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.note(|| Asked::RemoveDir(dir.to_owned()));
        world.remove_dir(dir)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.note(|| Asked::SyncDir(dir.to_owned()));
        world.sync_dir(dir)
    }

    fn take_room(&self, path: &Path) -> io::Result<()> {
        let mut world = self.world();
        world.note(|| Asked::TakeRoom(path.to_owned()));
        world.take_room(path)
    }

    fn lock(&self, _: &Path, holder: &str) -> io::Result<Lock> {
        let mut world = self.world();
        world.awake()?;
        if let Some(held) = &world.holder {
            return Ok(Lock::Held(held.clone()));
        }
        world.holder = Some(holder.to_owned());
        Ok(Lock::Ours(Box::new(SimLock { disk: self.clone(), life: world.life })))
    }

    fn open_archive(&self, dir: &Path) -> Result<Box<dyn Archive>, ArchiveFault> {
        let world = self.world();
        let failed = |error: io::Error| ArchiveFault::Failed(error.into());
        world.awake().map_err(failed)?;
        let Some(Node::Folder(number)) = world.node(dir).map_err(failed)? else {
            return Err(failed(io::ErrorKind::NotFound.into()));
        };
        Ok(Box::new(SimArchive { disk: self.clone(), number, life: world.life }))
    }
}

struct SimPen {
    disk: SimDisk,
    number: u64,
    life: u64,
}

impl Pen for SimPen {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut world = self.disk.world();
        world.same_life(self.life)?;
        world.note(|| Asked::Append(self.number, bytes.to_vec()));
        world.append(self.number, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut world = self.disk.world();
        world.same_life(self.life)?;
        world.note(|| Asked::Sync(self.number));
        world.sync(self.number)
    }
}

struct SimLock {
    disk: SimDisk,
    life: u64,
}

impl Drop for SimLock {
    fn drop(&mut self) {
        let mut world = self.disk.world();
        if world.life == self.life {
            world.holder = None;
        }
    }
}
