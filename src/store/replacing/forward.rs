//! Going on with a new state from wherever the last try was cut short. Whoever does this holds the data directory.

use std::io;
use std::path::Path;

use super::super::disk::Disk;
use super::super::tree;
use super::{FILES, FOLDERS, NEXT, PLACING, READY};

/// Whether a new state has just been put in place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum Stage {
    /// Nothing is under way.
    Settled,
    /// A new state is in its place, and the archive has to be made anew for it.
    Placed,
}

/// Removes a state that was never finished; puts one that is ready in place. To be called before anything else is looked
/// at in the data directory.
///
/// # Errors
/// When the system refuses; to be called again before anything else is done.
pub(in super::super) fn forward(disk: &dyn Disk, dir: &Path) -> io::Result<Stage> {
    let is_there = |name: &str| Ok::<_, io::Error>(disk.look(&dir.join(name))?.is_some());
    if is_there(NEXT)? {
        tree::clear(disk, &dir.join(NEXT))?;
        disk.sync_dir(dir)?;
    }
    if is_there(READY)? {
        // Nothing old goes before the new name is durable.
        disk.sync_dir(dir)?;
        remove_old(disk, dir)?;
        disk.sync_dir(dir)?;
        disk.rename(&dir.join(READY), &dir.join(PLACING))?;
        disk.sync_dir(dir)?;
    }
    if !is_there(PLACING)? {
        return Ok(Stage::Settled);
    }
    let placing = dir.join(PLACING);
    for name in FOLDERS.iter().chain(&FILES) {
        if disk.look(&placing.join(name))?.is_some() {
            disk.rename(&placing.join(name), &dir.join(name))?;
        }
    }
    disk.sync_dir(dir)?;
    disk.sync_dir(&placing)?;
    Ok(Stage::Placed)
}

/// Ends the replacement, when the archive has been made anew.
pub(in super::super) fn settled(disk: &dyn Disk, dir: &Path) -> io::Result<()> {
    tree::clear(disk, &dir.join(PLACING))?;
    disk.sync_dir(dir)
}

fn remove_old(disk: &dyn Disk, dir: &Path) -> io::Result<()> {
    let is_old = |name: &str| {
        let is_archive = name == "archive" || name.starts_with("archive.bad.");
        is_archive || FOLDERS.contains(&name) || FILES.contains(&name)
    };
    for name in disk.list(dir)?.iter().filter(|name| is_old(name)) {
        tree::clear(disk, &dir.join(name))?;
    }
    Ok(())
}
