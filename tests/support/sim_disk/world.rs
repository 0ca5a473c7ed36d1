//! What is on the simulated disk, as programs see it and as a power cut would leave it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use binhxet::store::Shelved;

use super::archive::Mood;
use super::fault::{Chance, Fault};
use super::file::File;
use super::names::{Change, Names, Node, Place};
use super::tape::Asked;

/// So many changes have room in a reserve that was given up, unless a test says otherwise.
const RESERVE: u64 = 20;

/// What an archive holds, by room and key.
type Rooms = BTreeMap<(String, Vec<u8>), Vec<u8>>;

#[derive(Clone)]
pub(super) struct World {
    pub(super) changes: u64,
    pub(super) life: u64,
    pub(super) holder: Option<String>,
    /// What brought the machine down.
    pub(super) down: Option<Fault>,
    pub(super) archives: BTreeMap<u64, Rooms>,
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
    pending: Vec<Change>,
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
        let mut home = Names::default();
        home.put(&(0, "home".to_owned()), Node::Folder(1));
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
            pending: Vec::new(),
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
        if path.parent().is_some_and(|above| matches!(self.names.node(above), Some(Node::File(_)))) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(self.names.node(path))
    }

    pub(super) fn file(&mut self, path: &Path) -> Option<&mut File> {
        match self.names.node(path) {
            Some(Node::File(number)) => self.files.get_mut(&number),
            _ => None,
        }
    }

    pub(super) fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        match self.names.node(dir) {
            Some(Node::Folder(number)) => Ok(self.names.inside(number)),
            Some(Node::File(_)) => Err(io::ErrorKind::NotADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    pub(super) fn create_dir(&mut self, dir: &Path) -> io::Result<()> {
        let missing: Vec<&Path> = dir.ancestors().filter(|dir| self.names.node(dir).is_none()).collect();
        for folder in missing.into_iter().rev() {
            self.at_once(true, |world| {
                let node = Node::Folder(world.number());
                let place = world.names.place(folder).ok_or(io::ErrorKind::NotADirectory)?;
                world.change(Change::Put(place, node));
                Ok(())
            })?;
        }
        Ok(())
    }

    pub(super) fn create(&mut self, path: &Path) -> io::Result<u64> {
        if self.names.node(path).is_some() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let place = self.names.place(path).ok_or(io::ErrorKind::NotFound)?;
        self.at_once(true, |world| {
            let number = world.number();
            world.files.insert(number, File::default());
            world.change(Change::Put(place, Node::File(number)));
            Ok(number)
        })
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let (source, node) = self.named(from)?;
        let target = self.names.place(to).ok_or(io::ErrorKind::NotFound)?;
        match (node, self.names.node(to)) {
            (_, None) | (Node::File(_), Some(Node::File(_))) => {}
            (Node::Folder(_), Some(Node::Folder(there))) if self.names.inside(there).is_empty() => {}
            (_, Some(Node::Folder(_))) => return Err(io::ErrorKind::DirectoryNotEmpty.into()),
            (Node::Folder(_), Some(Node::File(_))) => return Err(io::ErrorKind::NotADirectory.into()),
        }
        self.at_once(false, |world| {
            world.change(Change::Move(source, target, node));
            Ok(())
        })
    }

    pub(super) fn remove(&mut self, path: &Path) -> io::Result<()> {
        let (place, node) = self.named(path)?;
        if matches!(node, Node::Folder(_)) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let reserve = match node {
            Node::File(number) if self.reserves.contains(&number) => self.reserve,
            _ => 0,
        };
        self.at_once(false, |world| {
            world.room += reserve;
            world.change(Change::Remove(place, node));
            Ok(())
        })
    }

    pub(super) fn remove_dir(&mut self, path: &Path) -> io::Result<()> {
        let (place, node) = self.named(path)?;
        match node {
            Node::File(_) => return Err(io::ErrorKind::NotADirectory.into()),
            Node::Folder(number) if !self.names.inside(number).is_empty() => {
                return Err(io::ErrorKind::DirectoryNotEmpty.into());
            }
            Node::Folder(_) => {}
        }
        self.at_once(false, |world| {
            world.change(Change::Remove(place, node));
            Ok(())
        })
    }

    fn named(&self, path: &Path) -> io::Result<(Place, Node)> {
        let node = self.names.node(path).ok_or(io::ErrorKind::NotFound)?;
        Ok((self.names.place(path).ok_or(io::ErrorKind::NotFound)?, node))
    }

    pub(super) fn sync_dir(&mut self, dir: &Path) -> io::Result<()> {
        self.at_once(false, |world| {
            let Some(Node::Folder(folder)) = world.names.node(dir) else { return Ok(()) };
            let (synced, pending) =
                std::mem::take(&mut world.pending).into_iter().partition(|change| change.touches(folder));
            world.pending = pending;
            let synced: Vec<Change> = synced;
            synced.iter().for_each(|change| change.apply(&mut world.durable_names));
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

    pub(super) fn put(&mut self, number: u64, pairs: &[Shelved]) -> io::Result<()> {
        let fate = self.step(true)?;
        let put = match &fate {
            Fate::Done => pairs.len(),
            Fate::Fails(_) => self.chance.place(pairs.len()),
        };
        let archive = self.archives.entry(number).or_default();
        for Shelved { room, pair: (key, value) } in &pairs[..put] {
            archive.insert((room.clone(), key.clone()), value.clone());
        }
        fate.result()
    }

    pub(super) fn clear(&mut self, number: u64, room: &str) -> io::Result<()> {
        let fate = self.step(true)?;
        let archive = self.archives.entry(number).or_default();
        let keys: Vec<_> = archive.keys().filter(|(of, _)| of == room).cloned().collect();
        let cleared = match &fate {
            Fate::Done => keys.len(),
            Fate::Fails(_) => self.chance.place(keys.len()),
        };
        keys[..cleared].iter().for_each(|key| drop(archive.remove(key)));
        fate.result()
    }

    pub(super) fn lose(&mut self, path: &Path) {
        let Some(place) = self.names.place(path) else { return };
        self.names.lose(&place);
        self.durable_names.lose(&place);
        self.pending.retain(|change| !change.is_about(&place));
    }

    pub(super) fn restart(&mut self) {
        if self.down != Some(Fault::Kill) {
            self.lose_power();
        }
        (self.down, self.planned, self.holder) = (None, None, None);
        self.life += 1;
    }

    fn lose_power(&mut self) {
        // Of the changes in each folder a beginning survives; one that is about two folders survives with either.
        let pending = std::mem::take(&mut self.pending);
        let mut left: BTreeMap<u64, usize> = BTreeMap::new();
        for folder in pending.iter().flat_map(Change::folders) {
            *left.entry(folder).or_default() += 1;
        }
        left.values_mut().for_each(|count| *count = self.chance.place(*count));
        for change in pending {
            let survives = |folder: &u64| {
                left.get_mut(folder).is_some_and(|left| {
                    let some = *left > 0;
                    *left = left.saturating_sub(1);
                    some
                })
            };
            if change.folders().iter().map(survives).fold(false, |one, other| one | other) {
                change.apply(&mut self.durable_names);
            }
        }
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
        self.pending.push(change);
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
