//! The seam to the file system: everything the store does to it, and nothing more.

use std::io::{self, Read};
use std::path::Path;

use super::archive::{Archive, ArchiveFault};

/// A file system. The real one is [`RealDisk`](super::RealDisk); tests bring one that forgets, tears and fills up.
///
/// Nothing counts as durable before the `sync` of its file, and no name before the `sync_dir` of its folder.
pub trait Disk: Send + Sync {
    /// What is at a path, without following a link there; `None` if nothing is.
    fn look(&self, path: &Path) -> io::Result<Option<Looks>>;
    /// The names in a folder, in no order. Names that are not Unicode are left out: none of ours is.
    fn list(&self, dir: &Path) -> io::Result<Vec<String>>;
    /// Makes a folder, and those above it that are missing, for the owner alone.
    fn create_dir(&self, dir: &Path) -> io::Result<()>;
    /// Takes a folder away from everybody but its owner.
    fn close_to_others(&self, dir: &Path) -> io::Result<()>;
    /// Opens a file to read it from its beginning; follows links. What is no file, a pipe for one, is refused.
    fn read(&self, path: &Path) -> io::Result<Box<dyn Read>>;
    /// Makes a file for the owner alone; fails if the name is taken.
    fn create(&self, path: &Path) -> io::Result<Box<dyn Pen>>;
    /// Opens an existing file to write at its end.
    fn extend(&self, path: &Path) -> io::Result<Box<dyn Pen>>;
    /// Renames a file or folder at once, in place of a file that may stand there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes an empty folder.
    fn remove_dir(&self, dir: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Makes a file that takes up room on the disk, durably, so that there is some once it is removed; fails if the name
    /// is taken.
    fn take_room(&self, path: &Path) -> io::Result<()>;
    /// Locks a file, made if need be, and writes into it who holds it, as far as there is room.
    fn lock(&self, path: &Path, holder: &str) -> io::Result<Lock>;
    /// Opens the archive in a folder, made if need be. Called on the thread that will use and drop the archive.
    fn open_archive(&self, dir: &Path) -> Result<Box<dyn Archive>, ArchiveFault>;
}

/// The end of an open file.
pub trait Pen: Send {
    /// Writes all bytes at the end in one go. After an error nobody knows how many are there.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes what was appended durable. After an error nobody knows whether it is.
    fn sync(&mut self) -> io::Result<()>;
}

/// What came of locking.
pub enum Lock {
    /// Held until the value is dropped.
    Ours(Box<dyn Send + Sync>),
    /// Another instance holds it; what that one wrote into the file, as far as it can be read.
    Held(String),
}

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Looks {
    /// What it is.
    pub kind: Kind,
    /// Its length in bytes, for a file.
    pub len: u64,
    /// The number of its owner; where the system has no such numbers, the same for all.
    pub owner: u32,
    /// Its Unix permission bits; 0o700 where the system has none.
    pub mode: u32,
}

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A device, a pipe, a socket.
    Other,
}
