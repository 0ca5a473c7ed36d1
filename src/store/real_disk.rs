//! The file system of the machine.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::archive::{Archive, ArchiveFault};
use super::disk::{Disk, Kind, Lock, Looks, Pen};
use super::sled_archive::SledArchive;
use super::why::Why;

/// The most that is read of another instance's lock file, in bytes.
const LOCK_TEXT: u64 = 4096;

/// How much room is kept for a full disk, in bytes: thousands of entries.
const ROOM: usize = 4 << 20;

/// The file system of the machine, and sled for the archive.
#[derive(Clone, Copy, Default, Debug)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn look(&self, path: &Path) -> io::Result<Option<Looks>> {
        match fs::symlink_metadata(path) {
            Ok(found) => Ok(Some(looks(&found))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        let names = fs::read_dir(dir)?.map(|entry| Ok(entry?.file_name().into_string().ok()));
        Ok(names.collect::<io::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        owner_only_folder(&mut builder);
        builder.create(dir)
    }

    fn close_to_others(&self, dir: &Path) -> io::Result<()> {
        close_folder(dir)
    }

    fn read(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        // Opening a pipe would wait until somebody writes into it.
        match fs::metadata(path)? {
            found if found.is_file() => Ok(Box::new(File::open(path)?)),
            found if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            _ => Err(io::ErrorKind::NotSeekable.into()),
        }
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Pen>> {
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        owner_only_file(&mut options);
        Ok(Box::new(FilePen(options.open(path)?)))
    }

    fn extend(&self, path: &Path) -> io::Result<Box<dyn Pen>> {
        Ok(Box::new(FilePen(OpenOptions::new().append(true).open(path)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        fs::remove_dir(dir)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        sync_folder(dir)
    }

    fn take_room(&self, path: &Path) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        owner_only_file(&mut options);
        let mut file = options.open(path)?;
        // Really written, and not with zeros: many file systems keep those, and what was only asked for, as nothing.
        let block: Vec<u8> = (1..=u8::MAX).cycle().take(1 << 16).collect();
        for _ in 0..ROOM / block.len() {
            file.write_all(&block)?;
        }
        file.sync_all()
    }

    fn lock(&self, path: &Path, holder: &str) -> io::Result<Lock> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        owner_only_file(&mut options);
        let mut file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Lock::Held(held_by(path))),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Over what stood there, which takes no room that is not the file's already.
        file.seek(SeekFrom::Start(0))?;
        match file.write_all(holder.as_bytes()) {
            Ok(()) => file.set_len(holder.len() as u64)?,
            // The lock holds all the same; it only does not tell for whom.
            Err(why) if Why::of(&why) == Why::DiskFull => file.set_len(0)?,
            Err(why) => return Err(why),
        }
        Ok(Lock::Ours(Box::new(file)))
    }

    fn open_archive(&self, dir: &Path) -> Result<Box<dyn Archive>, ArchiveFault> {
        Ok(Box::new(SledArchive::open(dir)?))
    }
}

/// What the holder of a lock wrote; empty where the system does not let others read a locked file.
fn held_by(path: &Path) -> String {
    let mut text = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LOCK_TEXT).read_to_end(&mut text));
    read.map(|_| String::from_utf8_lossy(&text).into_owned()).unwrap_or_default()
}

struct FilePen(File);

impl Pen for FilePen {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        // One call, so that a kill cannot come between two halves. A short write is not continued: it means that the
        // disk is full or failing, and what stands there then is for a new segment to void.
        let written = self.0.write(bytes)?;
        if written == bytes.len() { Ok(()) } else { Err(io::ErrorKind::StorageFull.into()) }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}

fn looks(found: &fs::Metadata) -> Looks {
    let kind = match found.file_type() {
        it if it.is_symlink() => Kind::Link,
        it if it.is_dir() => Kind::Folder,
        it if it.is_file() => Kind::File,
        _ => Kind::Other,
    };
    let (owner, mode) = owner_and_mode(found);
    Looks { kind, len: found.len(), owner, mode }
}

#[cfg(unix)]
fn owner_and_mode(found: &fs::Metadata) -> (u32, u32) {
    use std::os::unix::fs::MetadataExt;
    (found.uid(), found.mode() & 0o777)
}

#[cfg(unix)]
fn owner_only_folder(builder: &mut fs::DirBuilder) {
    use std::os::unix::fs::DirBuilderExt;
    builder.mode(0o700);
}

#[cfg(unix)]
fn owner_only_file(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(unix)]
fn close_folder(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))
}

#[cfg(unix)]
fn sync_folder(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

// Windows keeps a user's data folder from other users by inherited access lists, which the standard library does not
// show, and makes names durable with the file; so there is nothing to ask and nothing to do.

#[cfg(not(unix))]
fn owner_and_mode(_: &fs::Metadata) -> (u32, u32) {
    (0, 0o700)
}

#[cfg(not(unix))]
fn owner_only_folder(_: &mut fs::DirBuilder) {}

#[cfg(not(unix))]
fn owner_only_file(_: &mut OpenOptions) {}

#[cfg(not(unix))]
fn close_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_once_and_names_its_holder() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let first = RealDisk.lock(&path, "Lan").unwrap();
        assert!(matches!(first, Lock::Ours(_)));
        assert!(matches!(RealDisk.lock(&path, "Minh").unwrap(), Lock::Held(who) if who == "Lan"));
        drop(first);
        assert!(matches!(RealDisk.lock(&path, "Minh").unwrap(), Lock::Ours(_)));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_made_is_the_owners_alone() {
        let dir = tempfile::tempdir().unwrap();
        let (folder, file) = (dir.path().join("a/b"), dir.path().join("f"));
        RealDisk.create_dir(&folder).unwrap();
        RealDisk.create(&file).unwrap().append(b"x").unwrap();
        assert_eq!(RealDisk.look(&folder).unwrap().unwrap().mode, 0o700);
        let made = RealDisk.look(&file).unwrap().unwrap();
        assert_eq!((made.kind, made.len, made.mode), (Kind::File, 1, 0o600));
        assert!(RealDisk.create(&file).is_err(), "a taken name is not written over");
    }

    #[cfg(unix)]
    #[test]
    fn only_files_are_read_and_links_to_them() {
        let dir = tempfile::tempdir().unwrap();
        let (file, link, socket) = (dir.path().join("f"), dir.path().join("l"), dir.path().join("s"));
        RealDisk.create(&file).unwrap().append(b"x").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let _held = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert!(RealDisk.read(&link).is_ok());
        let refused = |path: &Path| RealDisk.read(path).err().map(|why| why.kind());
        assert_eq!(refused(&socket), Some(io::ErrorKind::NotSeekable));
        assert_eq!(refused(Path::new("/dev/null")), Some(io::ErrorKind::NotSeekable));
        assert_eq!(refused(dir.path()), Some(io::ErrorKind::IsADirectory));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_seen_as_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let link = dir.path().join("link");
        std::os::unix::fs::symlink(dir.path(), &link).unwrap();
        assert_eq!(RealDisk.look(&link).unwrap().unwrap().kind, Kind::Link);
    }
}
