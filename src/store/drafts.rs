//! Drafts: texts that are being worked on and are no entries of any log yet. One file holds them all and is replaced whole.

use std::io;
use std::path::{Path, PathBuf};

use super::checksum::{checked, checksummed};
use super::disk::Disk;
use super::whole_file::{self, Lasting};

/// The name of the file.
pub(crate) const NAME: &str = "drafts";
/// What drafts that cannot be read are called, and what further ones begin with.
const ASIDE: &str = "drafts.unreadable";
/// The longest text that is written or read, in bytes.
pub(crate) const LONGEST: u64 = 64 << 20;

/// Puts the drafts durably in place of those written before.
pub(crate) fn write(disk: &dyn Disk, folder: &Path, text: &str) -> io::Result<()> {
    if disk.look(folder)?.is_none() {
        disk.create_dir(folder)?;
        disk.sync_dir(folder.parent().unwrap_or(folder))?;
    }
    let text = file(text);
    if text.len() as u64 > LONGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    whole_file::replace(disk, &folder.join(NAME), &text, Lasting::PowerCut)
}

/// The file of drafts.
pub(crate) fn file(text: &str) -> String {
    checksummed(text)
}

/// The file as it is stored, if there is one and it is sound.
pub(crate) fn stored(disk: &dyn Disk, folder: &Path) -> io::Result<Option<String>> {
    let found = whole_file::read(disk, &folder.join(NAME), LONGEST)?;
    Ok(found.filter(|text| checked(text).is_some()))
}

/// What is there of drafts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Drafts {
    /// None were ever written.
    None,
    /// The text last written.
    These(String),
    /// Something that cannot be read, or is not as it was written.
    Unreadable,
}

/// The drafts last written.
pub(crate) fn read(disk: &dyn Disk, folder: &Path) -> Drafts {
    let path = folder.join(NAME);
    if matches!(disk.look(&path), Ok(None)) {
        return Drafts::None;
    }
    let found = whole_file::read(disk, &path, LONGEST).ok().flatten();
    found.as_deref().and_then(checked).map_or(Drafts::Unreadable, |text| Drafts::These(text.to_owned()))
}

/// Whether this is the name of drafts that were put aside.
pub(crate) fn is_aside(name: &str) -> bool {
    name.starts_with(ASIDE)
}

/// Gives the file another name, so that what is written next does not take its place; answers with that name.
pub(crate) fn put_aside(disk: &dyn Disk, folder: &Path) -> io::Result<PathBuf> {
    let mut aside = folder.join(ASIDE);
    let mut number = 1_u32;
    while disk.look(&aside)?.is_some() {
        number = number.saturating_add(1);
        aside = folder.join(format!("{ASIDE}-{number}"));
    }
    disk.rename(&folder.join(NAME), &aside)?;
    disk.sync_dir(folder)?;
    Ok(aside)
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
            assert_eq!(read(&disk, folder), Drafts::None);
            write(&disk, folder, "one").unwrap();
            write(&disk, folder, "two\nlines").unwrap();
            disk.restart();
            assert_eq!(read(&disk, folder), Drafts::These("two\nlines".into()));
        }
    }

    #[test]
    fn drafts_that_cannot_be_read_are_put_aside_each_under_a_name_of_its_own() {
        let disk = SimDisk::new(1);
        let folder = Path::new(FOLDER);
        for (name, text) in [("drafts.unreadable", "one"), ("drafts.unreadable-2", "two")] {
            write(&disk, folder, text).unwrap();
            disk.damage(folder.join(NAME), |bytes| bytes[0] ^= 1);
            assert_eq!(read(&disk, folder), Drafts::Unreadable);
            assert_eq!(put_aside(&disk, folder).unwrap(), folder.join(name));
            assert_eq!(read(&disk, folder), Drafts::None);
        }
        assert_eq!(disk.names(folder), ["drafts.unreadable", "drafts.unreadable-2"]);
    }
}
