//! Where somebody stood in a log: kept through the end of the program, not through a power cut.

use std::path::Path;

use super::checksum::{checked, checksummed};
use super::disk::Disk;
use super::whole_file::{self, Lasting};

/// The name of the file.
pub(crate) const NAME: &str = "place";
/// The longest place that is written or read, in bytes.
const LONGEST: u64 = 64 << 10;

/// Writes down a place; does nothing if that fails or the text is too long, since nothing depends on it.
pub(crate) fn write(disk: &dyn Disk, folder: &Path, text: &str) {
    let text = file(text);
    if text.len() as u64 <= LONGEST {
        // The next place will be written down again.
        let _ = whole_file::replace(disk, &folder.join(NAME), &text, Lasting::Kill);
    }
}

/// The file of a place.
pub(crate) fn file(text: &str) -> String {
    checksummed(text)
}

/// The place last written down, if it is whole.
pub(crate) fn read(disk: &dyn Disk, folder: &Path) -> Option<String> {
    let found = whole_file::read(disk, &folder.join(NAME), LONGEST).ok()??;
    checked(&found).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::RealDisk;
    use super::*;

    #[test]
    fn the_last_place_is_found_and_half_a_one_is_not() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(&RealDisk, dir.path()), None);
        write(&RealDisk, dir.path(), "member 3");
        write(&RealDisk, dir.path(), "member 4, criterion 2\nline");
        assert_eq!(read(&RealDisk, dir.path()).as_deref(), Some("member 4, criterion 2\nline"));
        let path = dir.path().join(NAME);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, &text[..text.len() - 1]).unwrap();
        assert_eq!(read(&RealDisk, dir.path()), None);
    }
}
