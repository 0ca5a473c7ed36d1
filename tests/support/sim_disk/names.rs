//! The names on the simulated disk, and changes of them that a power cut may lose.

use std::collections::BTreeMap;
use std::path::{Component, Path};

/// What a name stands for; the number is that of the file or folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Node {
    File(u64),
    Folder(u64),
}

/// A name in the folder with this number.
pub(super) type Place = (u64, String);

/// What each folder holds. A folder keeps its number, and what is in it, wherever it is moved.
#[derive(Clone, Default)]
pub(super) struct Names(BTreeMap<u64, BTreeMap<String, Node>>);

/// The number of the folder `/`.
const ROOT: u64 = 0;

impl Names {
    /// What stands at a path.
    pub(super) fn node(&self, path: &Path) -> Option<Node> {
        let mut node = Node::Folder(ROOT);
        for part in path.components() {
            if let Component::Normal(name) = part {
                let Node::Folder(number) = node else { return None };
                node = *self.0.get(&number)?.get(name.to_str()?)?;
            }
        }
        Some(node)
    }

    /// The place that a path names, if its folder is there.
    pub(super) fn place(&self, path: &Path) -> Option<Place> {
        let Node::Folder(above) = self.node(path.parent()?)? else { return None };
        Some((above, path.file_name()?.to_str()?.to_owned()))
    }

    /// The names in a folder, sorted.
    pub(super) fn inside(&self, folder: u64) -> Vec<String> {
        self.0.get(&folder).into_iter().flatten().map(|(name, _)| name.clone()).collect()
    }

    /// Puts a name without asking.
    pub(super) fn put(&mut self, (folder, name): &Place, node: Node) {
        self.0.entry(*folder).or_default().insert(name.clone(), node);
    }

    /// Takes a name away, if it stands for this.
    fn take(&mut self, (folder, name): &Place, node: Node) {
        let names = self.0.entry(*folder).or_default();
        if names.get(name) == Some(&node) {
            names.remove(name);
        }
    }

    /// Takes a name away, whatever it stands for.
    pub(super) fn lose(&mut self, (folder, name): &Place) {
        self.0.entry(*folder).or_default().remove(name);
    }
}

/// A change of names that is not durable yet.
#[derive(Clone)]
pub(super) enum Change {
    Put(Place, Node),
    Remove(Place, Node),
    /// Both names change at once, as on a file system with a journal.
    Move(Place, Place, Node),
}

impl Change {
    /// Whether the change is about a name in this folder.
    pub(super) fn touches(&self, folder: u64) -> bool {
        self.folders().contains(&folder)
    }

    /// Whether the change is about this name.
    pub(super) fn is_about(&self, place: &Place) -> bool {
        match self {
            Self::Put(of, _) | Self::Remove(of, _) => of == place,
            Self::Move(from, to, _) => from == place || to == place,
        }
    }

    /// The folders whose names it changes.
    pub(super) fn folders(&self) -> Vec<u64> {
        match self {
            Self::Put((folder, _), _) | Self::Remove((folder, _), _) => vec![*folder],
            Self::Move((from, _), (to, _), _) => vec![*from, *to],
        }
    }

    pub(super) fn apply(&self, names: &mut Names) {
        match self {
            Self::Put(place, node) => names.put(place, *node),
            Self::Remove(place, node) => names.take(place, *node),
            Self::Move(from, to, node) => {
                names.take(from, *node);
                names.put(to, *node);
            }
        }
    }
}
