//! Entering the data directory: whose it is, who may write there, who holds it, which version wrote it.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{Disk, Kind, Lock, Looks};
use super::error::StoreError;
use super::head::{VERSION, version};
use super::repair::Repair;
use super::replacing::{self, Stage};
use super::store::Store;
use super::whole_file::{self, Lasting};
use super::why::Why;
use crate::text::clean;

const LOCK: &str = "lock";
const FORMAT: &str = "store.json";
const PROBE: &str = ".probe.";
const ARCHIVE: &str = "archive";
const FOLDERS: [&str; 3] = ["unit", "meetings", ARCHIVE];
/// What else tells a data directory from another folder: it was being given a new state.
const UNDER_WAY: [&str; 3] = ["next", "ready", "placing"];
/// The longest format file that is read, in bytes.
const LONGEST_FORMAT: u64 = 4096;
/// Permission bits of group and others, and those among them that allow writing.
const OTHERS: u32 = 0o077;
const OTHERS_WRITE: u32 = 0o022;
/// The permission bit of the owner that allows writing.
const OWNER_WRITES: u32 = 0o200;

/// Who has the store open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Holder {
    /// The name of the user.
    pub who: String,
    /// The number of the process.
    pub pid: u32,
    /// Since when, as it is to be shown.
    pub since: String,
}

impl Holder {
    /// Stands for the name of a user whom the system does not name.
    pub const NOBODY: &str = "?";
}

/// The hold on a data directory, until it is dropped.
pub(crate) enum Hold {
    /// Ours to write.
    Locked { _lock: Box<dyn Send + Sync> },
    /// Nobody can write here, and so nobody need be kept out.
    ReadOnly { why: Why },
}

impl Store {
    /// Why nothing at all can be written, if so.
    pub fn read_only(&self) -> Option<&Why> {
        match &self.hold {
            Hold::Locked { .. } => None,
            Hold::ReadOnly { why } => Some(why),
        }
    }
}

/// What came of entering.
pub(crate) struct Entered {
    /// The hold on the directory.
    pub(crate) hold: Hold,
    /// What was told of its modes.
    pub(crate) closed: Option<Repair>,
    /// Whether a new state has been put in place.
    pub(crate) stage: Stage,
}

/// Makes sure that the data directory is a folder of ours alone and in a version we know, and takes hold of it. One that
/// exists is entered for reading where nothing can be written.
pub(crate) fn enter(disk: &dyn Disk, dir: &Path, holder: &Holder) -> Result<Entered, StoreError> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error: io::Error| not_opened(path, error)
    };
    let looks = match disk.look(dir).map_err(at(dir))? {
        Some(looks) => looks,
        None => {
            disk.create_dir(dir).map_err(at(dir))?;
            disk.look(dir).map_err(at(dir))?.ok_or_else(|| at(dir)(io::ErrorKind::NotFound.into()))?
        }
    };
    folder(dir, looks)?;
    let new = is_new(dir, &disk.list(dir).map_err(at(dir))?)?;
    match own_number(disk, dir, holder.pid) {
        Ok(ours) if looks.owner == ours => {}
        Ok(_) => return Err(StoreError::Foreign { path: dir.to_owned() }),
        Err(error) => match Why::of(&error) {
            why if !new && is_for_reading(&why, looks) => return look_in(disk, dir, why),
            // On a full disk nobody can ask who we are. Who is not the owner cannot lock it.
            Why::DiskFull if !new => {}
            _ => return Err(at(dir)(error)),
        },
    }
    sync_above(disk, dir).map_err(at(dir))?;
    let closed = close_to_others(disk, dir, looks, new)?;
    let hold = lock(disk, &dir.join(LOCK), holder)?;
    let tolerable =
        |error: io::Error| if new || Why::of(&error) != Why::DiskFull { Err(error) } else { Ok(()) };
    format(disk, &dir.join(FORMAT), tolerable)?;
    let stage = replacing::forward(disk, dir).map_err(at(dir))?;
    furnish(disk, dir, tolerable)?;
    Ok(Entered { hold, closed, stage })
}

/// Makes the folders that are missing. Without the archive one copy is kept, so that one may be missing where its fault is
/// tolerable; without the others nothing could be made durable in them.
pub(crate) fn furnish(
    disk: &dyn Disk,
    dir: &Path,
    tolerable: impl Fn(io::Error) -> io::Result<()>,
) -> Result<(), StoreError> {
    for name in FOLDERS {
        let path = dir.join(name);
        let made = || match name {
            ARCHIVE => disk.create_dir(&path).or_else(&tolerable),
            _ => disk.create_dir(&path),
        };
        match disk.look(&path).map_err(|error| not_opened(path.clone(), error))? {
            None => made().map_err(|error| not_opened(path.clone(), error))?,
            Some(looks) => folder(&path, looks)?,
        }
    }
    disk.sync_dir(dir).map_err(|error| not_opened(dir.to_owned(), error))
}

/// Whether a store that cannot be written for this reason is one to be looked at: on a medium that takes nothing, or in
/// a folder that its owner has closed to writing.
fn is_for_reading(why: &Why, looks: Looks) -> bool {
    *why == Why::ReadOnlyDisk || *why == Why::Denied && looks.mode & OWNER_WRITES == 0
}

/// Enters a directory in which nothing can be changed. Whose it is does not matter then: nothing is entrusted to it.
fn look_in(disk: &dyn Disk, dir: &Path, why: Why) -> Result<Entered, StoreError> {
    // A state that is being put in place can only be made whole where something can be written.
    for name in [replacing::READY, replacing::PLACING] {
        let path = dir.join(name);
        if disk.look(&path).map_err(|error| not_opened(path.clone(), error))?.is_some() {
            return Err(StoreError::NotOpened { path, why });
        }
    }
    for name in FOLDERS {
        let path = dir.join(name);
        if let Some(looks) = disk.look(&path).map_err(|error| not_opened(path.clone(), error))? {
            folder(&path, looks)?;
        }
    }
    // That the format cannot be written down where it is missing is no reason to refuse.
    format(disk, &dir.join(FORMAT), |_| Ok(()))?;
    Ok(Entered { hold: Hold::ReadOnly { why }, closed: None, stage: Stage::Settled })
}

/// Refuses what is no folder.
pub(crate) fn folder(path: &Path, looks: Looks) -> Result<(), StoreError> {
    match looks.kind {
        Kind::Folder => Ok(()),
        Kind::Link => Err(StoreError::Link { path: path.to_owned() }),
        Kind::File | Kind::Other => Err(StoreError::NotAFolder { path: path.to_owned() }),
    }
}

fn not_opened(path: PathBuf, error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => StoreError::NotAFolder { path },
        _ => StoreError::NotOpened { path, why: error.into() },
    }
}

/// Makes the name of the data directory durable. A folder above that may not be opened is not ours, and was not made
/// by us.
fn sync_above(disk: &dyn Disk, dir: &Path) -> io::Result<()> {
    let above = dir.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match disk.sync_dir(above) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        done => done,
    }
}

/// Whether nothing is stored here yet; refuses a folder that holds something else.
fn is_new(dir: &Path, names: &[String]) -> Result<bool, StoreError> {
    let has = |name: &str| names.iter().any(|n| n == name);
    if has(FORMAT) || (has(LOCK) && FOLDERS.iter().chain(&UNDER_WAY).any(|name| has(name))) {
        return Ok(false);
    }
    // A first start that was cut short leaves no more than these.
    let left_over = |name: &String| name == LOCK || name == "store.new" || name.starts_with(PROBE);
    if names.iter().all(left_over) { Ok(true) } else { Err(StoreError::Stranger { path: dir.to_owned() }) }
}

/// The owner of a file that we make: the standard library has no other way to ask who we are. It also shows at once
/// whether we can write here.
fn own_number(disk: &dyn Disk, dir: &Path, pid: u32) -> io::Result<u32> {
    let probe = dir.join(format!("{PROBE}{pid}"));
    if disk.look(&probe)?.is_some() {
        disk.remove(&probe)?;
    }
    drop(disk.create(&probe)?);
    let looks = disk.look(&probe)?.ok_or(io::ErrorKind::NotFound)?;
    disk.remove(&probe)?;
    Ok(looks.owner)
}

fn close_to_others(
    disk: &dyn Disk,
    dir: &Path,
    looks: Looks,
    new: bool,
) -> Result<Option<Repair>, StoreError> {
    if looks.mode & OTHERS == 0 {
        return Ok(None);
    }
    if looks.mode & OTHERS_WRITE != 0 && !new {
        // Somebody else may have changed what is stored: that is for a person to look at.
        return Err(StoreError::Exposed { path: dir.to_owned() });
    }
    disk.close_to_others(dir).map_err(|error| not_opened(dir.to_owned(), error))?;
    Ok((!new).then_some(Repair::Closed))
}

fn lock(disk: &dyn Disk, path: &Path, holder: &Holder) -> Result<Hold, StoreError> {
    let failed = |error| not_opened(path.to_owned(), error);
    match disk.look(path).map_err(failed)?.map(|looks| looks.kind) {
        None | Some(Kind::File) => {}
        Some(Kind::Link) => return Err(StoreError::Link { path: path.to_owned() }),
        Some(_) => return Err(failed(io::ErrorKind::AlreadyExists.into())),
    }
    let text = serde_json::to_string(holder).map_err(|error| failed(error.into()))?;
    match disk.lock(path, &text).map_err(failed)? {
        Lock::Ours(lock) => Ok(Hold::Locked { _lock: lock }),
        Lock::Held(text) => {
            // Whoever can write there may have put anything into it.
            let shown = |holder: Holder| {
                Box::new(Holder { who: clean(&holder.who), since: clean(&holder.since), ..holder })
            };
            let holder = serde_json::from_str(&text).ok().map(shown);
            Err(StoreError::Held { holder })
        }
    }
}

/// Checks the version of the directory, and writes it down where it is missing or damaged: each journal tells its own.
fn format(
    disk: &dyn Disk,
    path: &Path,
    tolerable: impl Fn(io::Error) -> io::Result<()>,
) -> Result<(), StoreError> {
    let failed = |error| not_opened(path.to_owned(), error);
    let found = whole_file::read(disk, path, LONGEST_FORMAT).map_err(failed)?;
    match found.as_deref().and_then(|text| version(text, "store")) {
        Some(VERSION) => Ok(()),
        Some(newer) if newer > VERSION => Err(StoreError::Newer { version: newer }),
        _ => {
            let text = format!("{{\"format\":\"binhxet.store/{VERSION}\"}}\n");
            let written = whole_file::replace(disk, path, &text, Lasting::PowerCut);
            written.or_else(tolerable).map_err(failed)
        }
    }
}
