//! A medium that takes nothing: files in memory that can be read and never written, so that a store opens at once.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use binhxet::store::{
    Archive, ArchiveFault, Disk, Holder, Kind, Lock, Looks, Opened, Pen, Store, StoreError,
};

/// The data folder.
pub const DATA: &str = "/data";

/// The medium; its files by their names in the data folder.
#[derive(Clone, Default)]
pub struct Medium(BTreeMap<PathBuf, Arc<[u8]>>);

impl Medium {
    /// Puts a file there, by its name in the data folder.
    pub fn put(&mut self, name: &str, bytes: &[u8]) {
        self.0.insert(Path::new(DATA).join(name), bytes.into());
    }

    /// The bytes of a file.
    pub fn bytes(&self, name: &str) -> &[u8] {
        self.0.get(&Path::new(DATA).join(name)).map_or(&[], |bytes| bytes)
    }

    /// Opens the store on it.
    pub fn open(self) -> Result<Opened, StoreError> {
        let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
        Store::open(Path::new(DATA), Arc::new(self), &holder)
    }

    fn below<'a>(&'a self, dir: &'a Path) -> impl Iterator<Item = &'a Path> {
        let from = self.0.range(dir.to_owned()..).map(|(path, _)| path.as_path());
        from.take_while(move |path| path.starts_with(dir)).filter(move |path| *path != dir)
    }
}

fn refused<T>() -> io::Result<T> {
    Err(io::ErrorKind::ReadOnlyFilesystem.into())
}

impl Disk for Medium {
    fn look(&self, path: &Path) -> io::Result<Option<Looks>> {
        let looks = |kind, len| Some(Looks { kind, len, owner: 1000, mode: 0o700 });
        Ok(match self.0.get(path) {
            Some(bytes) => looks(Kind::File, bytes.len() as u64),
            None if self.below(path).next().is_some() => looks(Kind::Folder, 0),
            None => None,
        })
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        let next = |path: &Path| Some(path.strip_prefix(dir).ok()?.iter().next()?.to_str()?.to_owned());
        let mut names: Vec<String> = self.below(dir).filter_map(next).collect();
        names.dedup();
        Ok(names)
    }

    fn read(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        let bytes = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(io::Cursor::new(Arc::clone(bytes))))
    }

    fn create_dir(&self, _: &Path) -> io::Result<()> {
        refused()
    }

    fn close_to_others(&self, _: &Path) -> io::Result<()> {
        refused()
    }

    fn create(&self, _: &Path) -> io::Result<Box<dyn Pen>> {
        refused()
    }

    fn extend(&self, _: &Path) -> io::Result<Box<dyn Pen>> {
        refused()
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        refused()
    }

    fn remove(&self, _: &Path) -> io::Result<()> {
        refused()
    }

    fn remove_dir(&self, _: &Path) -> io::Result<()> {
        refused()
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        refused()
    }

    fn take_room(&self, _: &Path) -> io::Result<()> {
        refused()
    }

    fn lock(&self, _: &Path, _: &str) -> io::Result<Lock> {
        refused()
    }

    fn open_archive(&self, _: &Path) -> Result<Box<dyn Archive>, ArchiveFault> {
        Err(ArchiveFault::Failed(io::Error::from(io::ErrorKind::ReadOnlyFilesystem).into()))
    }
}
