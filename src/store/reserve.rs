//! Room that is kept for the time when the disk is full: a file that is given up then, so that the vote at hand can be
//! finished.

use std::io;
use std::path::Path;

use super::disk::{Disk, Kind};
use super::store::Store;
use super::why::Why;

const NAME: &str = "reserve.bin";
/// What it is called until it is whole.
const DRAFT: &str = "reserve.new";

/// Whether there is room left once the disk is full.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reserve {
    /// There is.
    Kept,
    /// It was given up since the start: there is little room, and no more after that.
    GivenUp,
    /// There is none.
    Absent,
}

impl Reserve {
    /// What an earlier start has left.
    pub(crate) fn found(disk: &dyn Disk, dir: &Path) -> Self {
        let is_there = |looks: super::Looks| looks.kind == Kind::File && looks.len > 0;
        if disk.look(&dir.join(NAME)).ok().flatten().is_some_and(is_there) {
            Self::Kept
        } else {
            Self::Absent
        }
    }

    /// Makes one where there is none.
    pub(crate) fn make(&mut self, disk: &dyn Disk, dir: &Path) -> Result<(), Why> {
        if *self != Self::Absent {
            return Ok(());
        }
        let draft = dir.join(DRAFT);
        let made = || -> io::Result<()> {
            if disk.look(&draft)?.is_some() {
                disk.remove(&draft)?;
            }
            disk.take_room(&draft)?;
            disk.rename(&draft, &dir.join(NAME))?;
            disk.sync_dir(dir)
        };
        if let Err(why) = made() {
            // Half a reserve must not take up the last room.
            let _ = disk.remove(&draft);
            return Err(why.into());
        }
        *self = Self::Kept;
        Ok(())
    }

    /// Gives it up; whether there is room now that was not there before.
    pub(crate) fn give_up(&mut self, disk: &dyn Disk, dir: &Path) -> bool {
        let is_kept = *self == Self::Kept;
        // The room is free for sure only once the name is gone for good.
        let is_free = is_kept && disk.remove(&dir.join(NAME)).and_then(|()| disk.sync_dir(dir)).is_ok();
        if is_kept {
            *self = if is_free { Self::GivenUp } else { Self::Absent };
        }
        is_free
    }
}

impl Store {
    /// Whether there is room left for when the disk is full.
    pub fn reserve(&self) -> &Reserve {
        &self.reserve
    }

    /// Gives up the room that was kept for a full disk; whether there is some now.
    pub(super) fn give_up_reserve(&mut self) -> bool {
        self.reserve.give_up(self.disk.as_ref(), &self.dir)
    }
}
