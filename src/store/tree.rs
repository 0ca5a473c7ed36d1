//! Folders with all that is in them.

use std::io;
use std::path::Path;

use super::disk::{Disk, Kind};

/// Removes whatever stands at a path, a folder with all in it; links are removed, not followed. Nothing there is no
/// error. What this leaves when it is cut short is for the same call to finish.
pub(crate) fn clear(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let Some(looks) = disk.look(path)? else { return Ok(()) };
    if looks.kind != Kind::Folder {
        return disk.remove(path);
    }
    for name in disk.list(path)? {
        clear(disk, &path.join(name))?;
    }
    disk.remove_dir(path)
}

#[cfg(test)]
mod tests {
    use super::super::RealDisk;
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_folder_goes_with_all_in_it_and_what_a_link_names_stays() {
        let dir = tempfile::tempdir().unwrap();
        let (gone, stays) = (dir.path().join("gone"), dir.path().join("stays"));
        std::fs::create_dir_all(gone.join("deep/er")).unwrap();
        std::fs::create_dir(&stays).unwrap();
        for file in [gone.join("one"), gone.join("deep/two"), stays.join("three")] {
            std::fs::write(file, "x").unwrap();
        }
        std::os::unix::fs::symlink(&stays, gone.join("deep/link")).unwrap();
        clear(&RealDisk, &gone).unwrap();
        assert!(!gone.exists() && stays.join("three").exists());
        clear(&RealDisk, &gone).unwrap();
    }
}
