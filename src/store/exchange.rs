//! Files that people bring and take, anywhere on their disk.

use std::io::{self, Read};
use std::path::Path;

use super::disk::{Disk, Kind};
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

/// The text of a file.
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
        let mut beside = path.as_os_str().to_owned();
        beside.push(".binhxet-part");
        let beside = Path::new(&beside);
        if disk.look(beside)?.is_some() {
            disk.remove(beside)?;
        }
        let mut pen = disk.create(beside)?;
        pen.append(text.as_bytes())?;
        pen.sync()?;
        drop(pen);
        disk.rename(beside, path)?;
        Ok(Written::Yes)
    };
    whole().map_err(Why::from)
}

#[cfg(test)]
mod tests {
    use super::super::sim_disk::SimDisk;
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
}
