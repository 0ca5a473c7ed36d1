//! The names on the simulated disk, and changes of them that a power cut may lose.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a name stands for; the number is that of the file or folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Node {
    File(u64),
    Folder(u64),
}

/// All names, with what they stand for.
pub(super) type Names = BTreeMap<PathBuf, Node>;

/// A change of names in one folder that is not durable yet.
#[derive(Clone)]
pub(super) enum Change {
    Put(PathBuf, Node),
    Remove(PathBuf),
    Move(PathBuf, PathBuf),
}

impl Change {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Put(path, _) | Self::Remove(path) | Self::Move(path, _) => path,
        }
    }

    pub(super) fn apply(&self, names: &mut Names) {
        match self {
            Self::Put(path, node) => {
                names.insert(path.clone(), *node);
            }
            Self::Remove(path) => {
                names.remove(path);
            }
            Self::Move(from, to) => {
                if let Some(node) = names.remove(from) {
                    names.insert(to.clone(), node);
                }
            }
        }
    }
}
