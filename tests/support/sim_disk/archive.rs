//! The simulated archive: pairs are durable in their order, and what interrupts a `put` leaves as many of the first as it
//! likes.

use std::sync::PoisonError;

use binhxet::store::{Archive, ArchiveFault, Pair, Shelved};

use super::SimDisk;
use super::tape::Asked;

/// How an archive takes orders.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    /// Carries them out.
    Well,
    /// Does not answer a `put` until it is well again.
    Stalls,
    /// Panics.
    Panics,
    /// Panics when its entries are read, though it opens.
    PanicsOnEntries,
}

/// The archive in one folder.
pub(super) struct SimArchive {
    pub(super) disk: SimDisk,
    pub(super) number: u64,
    pub(super) life: u64,
}

impl Archive for SimArchive {
    fn put(&mut self, pairs: &[Shelved]) -> Result<(), ArchiveFault> {
        let world = self.disk.world();
        assert!(world.mood != Mood::Panics, "the archive panics, as it was told");
        let stalled = self.disk.0.1.wait_while(world, |world| world.mood == Mood::Stalls);
        let mut world = stalled.unwrap_or_else(PoisonError::into_inner);
        world.same_life(self.life).map_err(failed)?;
        world.note(|| Asked::Put(self.number, pairs.to_vec()));
        world.put(self.number, pairs).map_err(failed)
    }

    fn scan(&mut self, room: &str) -> Result<Vec<Pair>, ArchiveFault> {
        let world = self.disk.world();
        world.same_life(self.life).map_err(failed)?;
        let panics =
            world.mood == Mood::Panics || world.mood == Mood::PanicsOnEntries && room.starts_with("entries/");
        assert!(!panics, "the archive panics, as it was told");
        let pairs = world.archives.get(&self.number).into_iter().flatten();
        let found = pairs.filter(|((of, _), _)| of == room);
        Ok(found.map(|((_, key), value)| (key.clone(), value.clone())).collect())
    }

    fn clear(&mut self, room: &str) -> Result<(), ArchiveFault> {
        let mut world = self.disk.world();
        world.same_life(self.life).map_err(failed)?;
        world.note(|| Asked::Clear(self.number, room.to_owned()));
        world.clear(self.number, room).map_err(failed)
    }
}

fn failed(error: std::io::Error) -> ArchiveFault {
    ArchiveFault::Failed(error.into())
}
