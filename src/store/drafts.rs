//! Drafts: texts that are being worked on and are no entries of any log yet. One file holds them all and is replaced whole.

use std::io;
use std::path::Path;

use super::checksum::Checksum;
use super::disk::Disk;
use super::whole_file::{self, Lasting};

const NAME: &str = "drafts";
/// The longest text that is written or read, in bytes.
const LONGEST: u64 = 64 << 20;

/// Puts the drafts durably in place of those written before.
pub(crate) fn write(disk: &dyn Disk, folder: &Path, text: &str) -> io::Result<()> {
    if disk.look(folder)?.is_none() {
        disk.create_dir(folder)?;
        disk.sync_dir(folder.parent().unwrap_or(folder))?;
    }
    let text = format!("{} {text}", Checksum::of(text.as_bytes()));
    if text.len() as u64 > LONGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    whole_file::replace(disk, &folder.join(NAME), &text, Lasting::PowerCut)
}

/// The drafts last written, if they are whole.
pub(crate) fn read(disk: &dyn Disk, folder: &Path) -> Option<String> {
    let found = whole_file::read(disk, &folder.join(NAME), LONGEST).ok()??;
    let (sum, text) = found.split_once(' ')?;
    (Checksum::parse(sum)? == Checksum::of(text.as_bytes())).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::sim_disk::SimDisk;
    use super::*;

    const FOLDER: &str = "/home/unit";

    #[test]
    fn a_draft_that_was_written_outlives_a_power_cut() {
        for seed in 0..10 {
            let disk = SimDisk::new(seed);
            let folder = Path::new(FOLDER);
            assert_eq!(read(&disk, folder), None);
            write(&disk, folder, "one").unwrap();
            write(&disk, folder, "two\nlines").unwrap();
            disk.restart();
            assert_eq!(read(&disk, folder).as_deref(), Some("two\nlines"));
        }
    }
}
