//! What is on the simulated disk, as programs see it and as a power cut would leave it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use binhxet::store::Pair;

use super::archive::Mood;
use super::fault::{Chance, Fault};
use super::file::File;
use super::names::{Change, Names, Node};
use super::tape::Asked;

/// So many changes have room in a reserve that was given up, unless a test says otherwise.
const RESERVE: u64 = 20;

#[derive(Clone)]
pub(super) struct World {
    pub(super) changes: u64,
    pub(super) life: u64,
    pub(super) holder: Option<String>,
    /// What brought the machine down.
    pub(super) down: Option<Fault>,
    pub(super) archives: BTreeMap<u64, BTreeMap<Vec<u8>, Vec<u8>>>,
    pub(super) mood: Mood,
    /// Whether nothing can be changed.
    pub(super) is_read_only: bool,
    /// The files that were made to take up room.
    pub(super) reserves: BTreeSet<u64>,
    /// So many changes have room in a reserve that was given up.
    pub(super) reserve: u64,
    /// So many changes find room on a full disk.
    room: u64,
    /// What was asked of the disk, while somebody writes it down.
    pub(super) tape: Option<Vec<Asked>>,
    pub(super) chance: Chance,
    planned: Option<(u64, Fault)>,
    files: BTreeMap<u64, File>,
    names: Names,
    durable_names: Names,
    pending: BTreeMap<PathBuf, Vec<Change>>,
    next_number: u64,
}

/// What becomes of one change.
enum Fate {
    Done,
    /// It fails, perhaps half done.
    Fails(io::Error),
}

impl World {
    pub(super) fn new(seed: u64) -> Self {
        let home: Names = [("/", 0), ("/home", 1)].map(|(p, n)| (PathBuf::from(p), Node::Folder(n))).into();
        Self {
            changes: 0,
            life: 0,
            holder: None,
            down: None,
            archives: BTreeMap::new(),
            mood: Mood::Well,
            is_read_only: false,
            reserves: BTreeSet::new(),
            reserve: RESERVE,
            room: 0,
            tape: None,
            chance: Chance::new(seed),
            planned: None,
            files: BTreeMap::new(),
            names: home.clone(),
            durable_names: home,
            pending: BTreeMap::new(),
            next_number: 2,
        }
    }

    pub(super) fn plan(&mut self, nth: u64, fault: Fault) {
        self.planned = Some((self.changes + nth, fault));
    }

    /// Writes down what is about to be asked, if anybody wants that.
    pub(super) fn note(&mut self, asked: impl FnOnce() -> Asked) {
        if let Some(tape) = &mut self.tape {
            tape.push(asked());
        }
    }

    pub(super) fn awake(&self) -> io::Result<()> {
        if self.down.is_some() { Err(io::Error::other("the machine is down")) } else { Ok(()) }
    }

    pub(super) fn same_life(&self, life: u64) -> io::Result<()> {
        self.awake()?;
        if life == self.life { Ok(()) } else { Err(io::Error::other("opened before the restart")) }
    }

    fn step(&mut self, needs_space: bool) -> io::Result<Fate> {
        self.awake()?;
        if self.is_read_only {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        self.changes += 1;
        let Some((at, fault)) = self.planned.filter(|(at, _)| *at <= self.changes) else {
            return Ok(Fate::Done);
        };
        let error = match fault {
            Fault::PowerCut | Fault::Kill => {
                self.down = Some(fault);
                io::Error::other("the machine is down")
            }
            Fault::Failure if at == self.changes => io::Error::other("input/output error"),
            Fault::Full { for_changes } if needs_space && self.changes < at.saturating_add(for_changes) => {
                if let Some(left) = self.room.checked_sub(1) {
                    self.room = left;
                    return Ok(Fate::Done);
                }
                io::ErrorKind::StorageFull.into()
            }
            _ => return Ok(Fate::Done),
        };
        Ok(Fate::Fails(error))
    }

    /// Runs a change that is done whole or not at all; when it fails it may still have been done.
    fn at_once<T>(
        &mut self,
        needs_space: bool,
        change: impl FnOnce(&mut Self) -> io::Result<T>,
    ) -> io::Result<T> {
        match self.step(needs_space)? {
            Fate::Done => change(self),
            Fate::Fails(error) => {
                if self.chance.coin() {
                    change(self)?;
                }
                Err(error)
            }
        }
    }

    pub(super) fn node(&self, path: &Path) -> io::Result<Option<Node>> {
        if path.parent().is_some_and(|above| matches!(self.names.get(above), Some(Node::File(_)))) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(self.names.get(path).copied())
    }

    pub(super) fn file(&mut self, path: &Path) -> Option<&mut File> {
        match self.names.get(path) {
            Some(Node::File(number)) => self.files.get_mut(number),
            _ => None,
        }
    }

    pub(super) fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        match self.names.get(dir) {
            Some(Node::Folder(_)) => {}
            Some(Node::File(_)) => return Err(io::ErrorKind::NotADirectory.into()),
            None => return Err(io::ErrorKind::NotFound.into()),
        }
        let inside = self.names.keys().filter(|path| path.parent() == Some(dir));
        Ok(inside.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect())
    }

    pub(super) fn create_dir(&mut self, dir: &Path) -> io::Result<()> {
        let missing: Vec<PathBuf> =
            dir.ancestors().filter(|d| !self.names.contains_key(*d)).map(Into::into).collect();
        for folder in missing.into_iter().rev() {
            self.at_once(true, |world| {
                let node = Node::Folder(world.number());
                world.change(Change::Put(folder, node));
                Ok(())
            })?;
        }
        Ok(())
    }

    pub(super) fn create(&mut self, path: &Path) -> io::Result<u64> {
        if self.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let above = path.parent().and_then(|above| self.names.get(above));
        if !matches!(above, Some(Node::Folder(_))) {
            return Err(io::ErrorKind::NotFound.into());
        }
        self.at_once(true, |world| {
            let number = world.number();
            world.files.insert(number, File::default());
            world.change(Change::Put(path.to_owned(), Node::File(number)));
            Ok(number)
        })
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if !self.names.contains_key(from) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let change = Change::Move(from.to_owned(), to.to_owned());
        self.at_once(false, |world| {
            world.change(change);
            Ok(())
        })
    }

    pub(super) fn remove(&mut self, path: &Path) -> io::Result<()> {
        if !self.names.contains_key(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let reserve = match self.names.get(path) {
            Some(Node::File(number)) if self.reserves.contains(number) => self.reserve,
            _ => 0,
        };
        self.at_once(false, |world| {
            world.room += reserve;
            world.change(Change::Remove(path.to_owned()));
            Ok(())
        })
    }

    pub(super) fn sync_dir(&mut self, dir: &Path) -> io::Result<()> {
        self.at_once(false, |world| {
            for change in world.pending.remove(dir).unwrap_or_default() {
                change.apply(&mut world.durable_names);
            }
            Ok(())
        })
    }

    pub(super) fn take_room(&mut self, path: &Path) -> io::Result<()> {
        let number = self.create(path)?;
        self.reserves.insert(number);
        self.append(number, &[1; 512])?;
        self.sync(number)
    }

    pub(super) fn append(&mut self, number: u64, bytes: &[u8]) -> io::Result<()> {
        let fate = self.step(true)?;
        let written = match &fate {
            Fate::Done => bytes.len(),
            Fate::Fails(_) => self.chance.place(bytes.len()),
        };
        let file = self.files.get_mut(&number).ok_or(io::ErrorKind::NotFound)?;
        file.seen.extend(&bytes[..written]);
        fate.result()
    }

    pub(super) fn sync(&mut self, number: u64) -> io::Result<()> {
        // What is on the disk already takes no room.
        let is_whole = self.files.get(&number).is_some_and(|file| file.durable.len() == file.seen.len());
        let fate = self.step(!is_whole)?;
        let done = matches!(fate, Fate::Done) || self.chance.coin();
        let down = self.down.is_some();
        let file = self.files.get_mut(&number).ok_or(io::ErrorKind::NotFound)?;
        if done {
            file.durable = file.left(file.seen.len());
        } else if !down {
            // The system forgets that these bytes were never written.
            file.lost.push(file.durable.len()..file.seen.len());
        }
        fate.result()
    }

    pub(super) fn put(&mut self, number: u64, pairs: &[Pair]) -> io::Result<()> {
        self.at_once(true, |world| {
            world.archives.entry(number).or_default().extend(pairs.iter().cloned());
            Ok(())
        })
    }

    pub(super) fn lose(&mut self, path: &Path) {
        for names in [&mut self.names, &mut self.durable_names] {
            names.retain(|name, _| !name.starts_with(path));
        }
        self.pending.retain(|dir, _| !dir.starts_with(path));
    }

    pub(super) fn restart(&mut self) {
        if self.down != Some(Fault::Kill) {
            self.lose_power();
        }
        (self.down, self.planned, self.holder) = (None, None, None);
        self.life += 1;
    }

    fn lose_power(&mut self) {
        for changes in std::mem::take(&mut self.pending).into_values() {
            let survive = self.chance.place(changes.len());
            for change in changes.into_iter().take(survive) {
                change.apply(&mut self.durable_names);
            }
        }
        let known = self.durable_names.clone();
        let reachable = |path: &Path| path.ancestors().all(|above| known.contains_key(above));
        self.durable_names.retain(|path, _| reachable(path));
        self.names = self.durable_names.clone();
        for file in self.files.values_mut() {
            file.seen = file.after_power_cut(&mut self.chance);
            file.durable = file.seen.clone();
            file.lost.clear();
        }
    }

    fn number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number
    }

    fn change(&mut self, change: Change) {
        change.apply(&mut self.names);
        let dir = change.path().parent().unwrap_or(Path::new("/")).to_owned();
        self.pending.entry(dir).or_default().push(change);
    }
}

impl Fate {
    fn result(self) -> io::Result<()> {
        match self {
            Self::Done => Ok(()),
            Self::Fails(error) => Err(error),
        }
    }
}
