//! Two copies of one small file: both are written and synced under other names before either takes its place, so that a
//! full disk is noticed while the old ones are still there.

use std::io;
use std::path::Path;

use super::disk::Disk;
use super::whole_file::{self, Lasting};

/// Each copy, and what it is called until it takes its place.
pub(crate) type Names = [(&'static str, &'static str); 2];

/// How copies were not written.
pub(crate) enum Unwritten {
    /// The old ones are in their place.
    OldStand(io::Error),
    /// Nobody knows which ones a power cut would leave.
    InDoubt(io::Error),
}

/// Puts a file in place of both copies, durably.
pub(crate) fn write(disk: &dyn Disk, folder: &Path, names: Names, file: &[u8]) -> Result<(), Unwritten> {
    let drafts = names.map(|(_, draft)| folder.join(draft));
    if disk.look(folder).map_err(Unwritten::OldStand)?.is_none() {
        disk.create_dir(folder).map_err(Unwritten::OldStand)?;
    }
    if let Err(why) =
        drafts.iter().try_for_each(|draft| whole_file::put(disk, draft, file, Lasting::PowerCut))
    {
        for draft in &drafts {
            // What stays behind is removed before the next try.
            let _ = disk.remove(draft);
        }
        return Err(Unwritten::OldStand(why));
    }
    let take_place = |(name, draft): (&str, &str)| disk.rename(&folder.join(draft), &folder.join(name));
    let placed = names.into_iter().try_for_each(take_place).and_then(|()| disk.sync_dir(folder));
    placed.map_err(Unwritten::InDoubt)
}
