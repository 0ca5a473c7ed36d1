//! Everything that was asked of a disk, written down, to be asked again of a copy up to any point.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};

use binhxet::store::Shelved;

use super::SimDisk;
use super::archive::Mood;
use super::fault::{Chance, Fault};

/// Something that was asked of a disk.
#[derive(Clone, Debug)]
pub enum Asked {
    CreateDir(PathBuf),
    Create(PathBuf),
    TakeRoom(PathBuf),
    Append(u64, Vec<u8>),
    Sync(u64),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    RemoveDir(PathBuf),
    SyncDir(PathBuf),
    Put(u64, Vec<Shelved>),
    Clear(u64, String),
    Restart,
    Fault(u64, Fault),
    Mood(Mood),
}

impl SimDisk {
    /// From now on writes down what is asked.
    pub fn record(&self) {
        self.world().tape = Some(Vec::new());
    }

    /// How much has been written down.
    pub fn recorded(&self) -> usize {
        self.world().tape.as_ref().map_or(0, Vec::len)
    }

    /// Takes what was written down.
    pub fn take_tape(&self) -> Vec<Asked> {
        self.world().tape.take().unwrap_or_default()
    }

    /// A disk that holds the same now, with a chance of its own.
    pub fn copy(&self, seed: u64) -> Self {
        let mut world = self.world().clone();
        (world.chance, world.tape) = (Chance::new(seed), None);
        Self(Arc::new((Mutex::new(world), Condvar::new())))
    }

    /// Kills whoever works on it: all that was handed over stays.
    pub fn kill(&self) {
        let mut world = self.world();
        world.down = Some(Fault::Kill);
        world.restart();
    }

    /// Does what was asked of another disk, whatever comes of it.
    pub fn ask_again(&self, asked: &Asked) {
        let mut world = self.world();
        let _ = match asked {
            Asked::CreateDir(dir) => world.create_dir(dir),
            Asked::Create(path) => world.create(path).map(drop),
            Asked::TakeRoom(path) => world.take_room(path),
            Asked::Append(number, bytes) => world.append(*number, bytes),
            Asked::Sync(number) => world.sync(*number),
            Asked::Rename(from, to) => world.rename(from, to),
            Asked::Remove(path) => world.remove(path),
            Asked::RemoveDir(path) => world.remove_dir(path),
            Asked::SyncDir(dir) => world.sync_dir(dir),
            Asked::Put(archive, pairs) => world.put(*archive, pairs),
            Asked::Clear(archive, room) => world.clear(*archive, room),
            Asked::Restart => {
                world.restart();
                Ok(())
            }
            Asked::Fault(nth, fault) => {
                world.plan(*nth, *fault);
                Ok(())
            }
            Asked::Mood(mood) => {
                world.mood = *mood;
                Ok(())
            }
        };
    }
}
