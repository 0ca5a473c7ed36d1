//! Small files that are replaced whole, by a new file that takes the name.

use std::io::{self, Read};
use std::path::Path;

use super::disk::Disk;

/// Whether the new content has to survive a power cut, or only the end of the program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// Synced, with its name.
    PowerCut,
    /// Handed to the system and no more.
    Kill,
}

/// Puts a text in place of a file; after a failure the old one is still there.
pub(crate) fn replace(disk: &dyn Disk, path: &Path, text: &str, lasting: Lasting) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let draft = path.with_extension("new");
    put(disk, &draft, text.as_bytes(), lasting)?;
    disk.rename(&draft, path)?;
    if lasting == Lasting::PowerCut { disk.sync_dir(folder) } else { Ok(()) }
}

/// Writes a file under a name that nothing rests on yet; what an earlier try left there goes first.
pub(crate) fn put(disk: &dyn Disk, path: &Path, bytes: &[u8], lasting: Lasting) -> io::Result<()> {
    if disk.look(path)?.is_some() {
        disk.remove(path)?;
    }
    let mut pen = disk.create(path)?;
    pen.append(bytes)?;
    if lasting == Lasting::PowerCut { pen.sync() } else { Ok(()) }
}

/// The text of a file; `None` if there is none, or if it is not Unicode or longer than `limit` bytes and so not ours.
pub(crate) fn read(disk: &dyn Disk, path: &Path, limit: u64) -> io::Result<Option<String>> {
    if disk.look(path)?.is_none() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let len = disk.read(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(String::from_utf8(bytes).ok().filter(|_| len as u64 <= limit))
}

#[cfg(test)]
mod tests {
    use super::super::sim_disk::{Fault, SimDisk};
    use super::*;

    const PATH: &str = "/home/note.txt";

    #[test]
    fn the_old_text_or_the_new_one_is_there_whatever_happens() {
        for at in 1..8 {
            for seed in 0..20 {
                let disk = SimDisk::new(seed);
                replace(&disk, Path::new(PATH), "old", Lasting::PowerCut).unwrap();
                disk.fault_at(at, Fault::PowerCut);
                let replaced = replace(&disk, Path::new(PATH), "new", Lasting::PowerCut).is_ok();
                disk.restart();
                let found = read(&disk, Path::new(PATH), 100).unwrap();
                let possible = if replaced { vec!["new"] } else { vec!["old", "new"] };
                assert!(
                    possible.contains(&found.as_deref().unwrap_or("nothing")),
                    "at {at}, seed {seed}: {found:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_too_long_or_no_text_is_not_ours() {
        let disk = SimDisk::new(1);
        replace(&disk, Path::new(PATH), "four", Lasting::Kill).unwrap();
        assert_eq!(read(&disk, Path::new(PATH), 4).unwrap().as_deref(), Some("four"));
        assert_eq!(read(&disk, Path::new(PATH), 3).unwrap(), None);
        disk.damage(PATH, |bytes| bytes[0] = 0xff);
        assert_eq!(read(&disk, Path::new(PATH), 4).unwrap(), None);
    }
}
