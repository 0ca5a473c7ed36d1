//! What lies in a folder, to the byte.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files by their paths, with their bytes.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Every file in a folder and in those under it.
pub fn files(dir: &Path) -> Files {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).expect("is read"));
        }
    }
    found
}

/// Copies a folder with everything in it to a place where nothing is yet.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("is made");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("is copied");
        }
    }
}
