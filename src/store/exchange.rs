//! Files that people bring and take, anywhere on their disk.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind};
use super::whole_file::{self, Lasting};
use super::why::Why;

/// More than this is not read, in bytes. What reads the text refuses far less, and says so.
const MOST: u64 = 16 << 20;

/// A file that exists already is written over only where that was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Existing {
    /// It stays.
    Keep,
    /// It goes.
    Replace,
}

/// What came of writing a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Written {
    /// It is there.
    Yes,
    /// There was one already, and it stays.
    Exists,
}

/// The text of a file. Whatever is no file is refused: a pipe would be waited for, and with it all that is to be kept.
pub(crate) fn take(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, Why> {
    let whole = || -> io::Result<Vec<u8>> {
        if disk.look(path)?.is_some_and(|looks| looks.kind == Kind::Folder) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let mut bytes = Vec::new();
        disk.read(path)?.take(MOST).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    whole().map_err(Why::from)
}

/// Writes a text into a file, whole or not at all.
pub(crate) fn give(disk: &dyn Disk, path: &Path, text: &str, existing: Existing) -> Result<Written, Why> {
    let whole = || -> io::Result<Written> {
        let there = disk.look(path)?;
        if there.is_some_and(|looks| looks.kind != Kind::File) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if there.is_some() && existing == Existing::Keep {
            return Ok(Written::Exists);
        }
        let part = part(path);
        if let Err(why) = whole_file::put(disk, &part, text.as_bytes(), Lasting::PowerCut)
            .and_then(|()| disk.rename(&part, path))
        {
            // Half a text is of no use to anybody; why it could not be written is what is told.
            let _ = disk.remove(&part);
            return Err(why);
        }
        disk.sync_dir(folder(path))?;
        Ok(Written::Yes)
    };
    whole().map_err(Why::from)
}

/// What a file of somebody's is called until it is whole.
pub(crate) fn part(path: &Path) -> PathBuf {
    let mut part = path.as_os_str().to_owned();
    part.push(".binhxet-part");
    part.into()
}

/// The folder that a file of somebody's lies in.
pub(crate) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::super::sim_disk::{Fault, SimDisk};
    use super::*;

    #[test]
    fn a_file_that_is_there_is_written_over_only_when_that_was_asked_for() {
        let disk = SimDisk::new(1);
        disk.create_dir(Path::new("/home")).unwrap();
        let path = Path::new("/home/set.json");
        assert_eq!(give(&disk, path, "one", Existing::Keep), Ok(Written::Yes));
        assert_eq!(give(&disk, path, "two", Existing::Keep), Ok(Written::Exists));
        assert_eq!(take(&disk, path), Ok(b"one".to_vec()));
        assert_eq!(give(&disk, path, "two", Existing::Replace), Ok(Written::Yes));
        assert_eq!(take(&disk, path), Ok(b"two".to_vec()));
        assert_eq!(take(&disk, Path::new("/home/none.json")), Err(Why::Gone));
    }

    #[test]
    fn a_text_that_cannot_be_written_leaves_nothing_behind() {
        let mut failed = 0;
        for at in 1..=5 {
            let disk = SimDisk::new(at);
            disk.create_dir(Path::new("/home")).unwrap();
            disk.fault_at(at, Fault::Full { for_changes: 1 });
            if give(&disk, Path::new("/home/set.json"), "one", Existing::Keep).is_err() {
                failed += 1;
                assert_eq!(disk.names("/home"), Vec::<String>::new(), "at {at}");
            }
        }
        assert!(failed > 0, "nothing failed");
    }

    #[test]
    fn a_text_that_was_written_outlives_a_power_cut() {
        for seed in 0..20 {
            let disk = SimDisk::new(seed);
            disk.create_dir(Path::new("/home")).unwrap();
            disk.sync_dir(Path::new("/")).unwrap();
            let path = Path::new("/home/set.json");
            assert_eq!(give(&disk, path, "one", Existing::Keep), Ok(Written::Yes));
            disk.restart();
            assert_eq!(take(&disk, path), Ok(b"one".to_vec()), "seed {seed}");
        }
    }
}
