//! Where the page for the room lies: a file of the user's own, for as long as the program runs that writes it.
//!
//! It lies in the folder that the system has for such files, in a folder of ours that nobody else may enter. The program
//! that writes holds a lock meanwhile; where nobody does, what lies there is left over and counts for nothing.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::domain::Digest;
use crate::screens::Audience;

/// What the file says it is.
const FORMAT: &str = "binhxet.audience/1";

/// The longest file that is read, in bytes.
const LONGEST: u64 = 16 << 10;

/// A reader looks at the lock for a moment only: how often the writer tries again, and how long it waits in between.
const TRIES: u32 = 50;
const BETWEEN: Duration = Duration::from_millis(2);

/// The place of the page of one data folder.
#[derive(Clone, Debug)]
pub struct Stage {
    folder: PathBuf,
    name: String,
    /// Who owns the data, and so this.
    #[cfg(unix)]
    owner: u32,
}

/// The place while this program writes the page. The page goes with it.
#[derive(Debug)]
pub struct Held {
    stage: Stage,
    _lock: File,
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet<P> {
    format: String,
    page: P,
}

impl Stage {
    /// The place for the data in a folder.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn of(data: &Path) -> io::Result<Self> {
        let data = data.canonicalize()?;
        let key = Digest::of(data.as_os_str().as_encoded_bytes()).to_string();
        let name = format!("audience-{}", key.get(..16).unwrap_or(&key));
        let runtime = etcetera::choose_base_strategy().ok().and_then(|system| system.runtime_dir());
        #[cfg(unix)]
        {
            let owner = std::os::unix::fs::MetadataExt::uid(&fs::metadata(&data)?);
            let folder = match runtime {
                Some(runtime) => runtime.join("binhxet"),
                None => std::env::temp_dir().join(format!("binhxet-{owner}")),
            };
            Ok(Self { folder, name, owner })
        }
        // A user's temporary files are the user's own there.
        #[cfg(not(unix))]
        Ok(Self { folder: runtime.unwrap_or_else(std::env::temp_dir).join("binhxet"), name })
    }

    /// Takes the place, so that the page written there counts.
    ///
    /// # Errors
    /// When the folder is not ours alone, somebody else writes there, or the system refuses.
    pub fn take(self) -> io::Result<Held> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.folder)?;
        self.is_ours()?;
        let lock = own_file(OpenOptions::new().write(true).create(true).truncate(false)).open(self.lock())?;
        let mut tries = 0;
        while let Err(why) = lock.try_lock() {
            tries += 1;
            match why {
                TryLockError::WouldBlock if tries < TRIES => thread::sleep(BETWEEN),
                why => return Err(why.into()),
            }
        }
        Ok(Held { stage: self, _lock: lock })
    }

    /// The page that a running program shows; none where none runs, or it shows none.
    pub fn page(&self) -> Option<Audience> {
        self.is_ours().ok()?;
        let lock = File::open(self.lock()).ok()?;
        // The lock is given back at once: nobody who writes has to wait for it.
        if !matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)) {
            return None;
        }
        let mut text = Vec::new();
        File::open(self.file()).ok()?.take(LONGEST + 1).read_to_end(&mut text).ok()?;
        let is_whole = u64::try_from(text.len()).is_ok_and(|length| length <= LONGEST);
        let sheet: Sheet<Audience> = serde_json::from_slice(&text).ok().filter(|_| is_whole)?;
        (sheet.format == FORMAT).then(|| sheet.page.cleaned())
    }

    /// Checks that the folder is one, is ours, and nobody else may enter it.
    fn is_ours(&self) -> io::Result<()> {
        let found = fs::symlink_metadata(&self.folder)?;
        if !found.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            if found.uid() != self.owner || found.mode() & 0o077 != 0 {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
        }
        Ok(())
    }

    fn file(&self) -> PathBuf {
        self.folder.join(format!("{}.json", self.name))
    }

    fn lock(&self) -> PathBuf {
        self.folder.join(format!("{}.lock", self.name))
    }
}

impl Held {
    /// Puts a page in the place of the one before, at once and whole, or takes it away.
    ///
    /// # Errors
    /// When the system refuses; the page before is then taken away, if that goes.
    pub fn put(&self, page: Option<&Audience>) -> io::Result<()> {
        let Some(page) = page else { return self.clear() };
        let put = self.replace(page);
        if put.is_err() {
            self.clear()?;
        }
        put
    }

    fn replace(&self, page: &Audience) -> io::Result<()> {
        let text = serde_json::to_vec(&Sheet { format: FORMAT.into(), page })?;
        let new = self.stage.folder.join(format!("{}.new", self.stage.name));
        gone(fs::remove_file(&new))?;
        own_file(OpenOptions::new().write(true).create_new(true)).open(&new)?.write_all(&text)?;
        fs::rename(&new, self.stage.file())
    }

    fn clear(&self) -> io::Result<()> {
        gone(fs::remove_file(self.stage.file()))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // What cannot be removed counts for nothing once the lock is gone.
        let _ = self.clear();
        let _ = fs::remove_file(self.stage.lock());
    }
}

/// Options for a file that its owner alone can read.
fn own_file(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// That a file to be removed is not there is as good.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::State;

    fn page(words: &str) -> Audience {
        let state = State::Note(words.into());
        Audience { title: "Bình xét tháng 11/2026".into(), member: None, item: None, state }
    }

    fn stage(folder: &Path) -> Stage {
        let owned = Stage::of(folder).expect("a folder");
        Stage { folder: folder.join("run"), ..owned }
    }

    #[test]
    fn a_page_is_seen_while_its_writer_is_there() {
        let dir = tempfile::tempdir().expect("a folder");
        let stage = stage(dir.path());
        assert_eq!(stage.page(), None);
        let held = stage.clone().take().expect("is free");
        assert_eq!(stage.page(), None, "nothing was put there yet");
        held.put(Some(&page("một"))).expect("is written");
        held.put(Some(&page("hai"))).expect("is written");
        assert_eq!(stage.page(), Some(page("hai")));
        held.put(None).expect("is taken away");
        assert_eq!(stage.page(), None);
        held.put(Some(&page("ba"))).expect("is written");
        drop(held);
        assert_eq!(fs::read_dir(dir.path().join("run")).expect("a folder").count(), 0);
    }

    #[test]
    fn what_a_killed_writer_left_counts_for_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let stage = stage(dir.path());
        let held = stage.clone().take().expect("is free");
        held.put(Some(&page("cũ"))).expect("is written");
        let (file, lock) = (fs::read(stage.file()).expect("a page"), stage.lock());
        drop(held);
        fs::write(stage.file(), file).expect("is written");
        fs::write(lock, "").expect("is written");
        assert_eq!(stage.page(), None);
        let held = stage.clone().take().expect("is free");
        held.put(Some(&page("mới"))).expect("is written");
        assert_eq!(stage.page(), Some(page("mới")));
    }

    #[test]
    fn a_page_is_there_whole_or_not_at_all() {
        let dir = tempfile::tempdir().expect("a folder");
        let stage = stage(dir.path());
        let held = stage.clone().take().expect("is free");
        held.put(Some(&page("một"))).expect("is written");
        // A writer that is killed between the two steps leaves the page before.
        fs::write(stage.folder.join(format!("{}.new", stage.name)), "{\"for").expect("is written");
        assert_eq!(stage.page(), Some(page("một")));
        held.put(Some(&page("hai"))).expect("is written");
        assert_eq!(stage.page(), Some(page("hai")));
    }

    #[test]
    fn what_is_no_page_is_not_shown() {
        let dir = tempfile::tempdir().expect("a folder");
        let stage = stage(dir.path());
        let _held = stage.clone().take().expect("is free");
        let sound = serde_json::to_string(&Sheet { format: FORMAT.into(), page: page("một") }).expect("JSON");
        let long = sound.replace("một", &"x".repeat(20_000));
        for text in ["", "{}", &sound.replace("/1", "/2"), &sound[1..], &long] {
            fs::write(stage.file(), text).expect("is written");
            assert_eq!(stage.page(), None, "{text}");
        }
        let escapes = sound.replace("một", "m\\u001b[2Jột\\u202e");
        fs::write(stage.file(), escapes).expect("is written");
        assert_eq!(stage.page(), Some(page("m[2Jột")));
    }

    #[test]
    fn two_data_folders_have_two_pages() {
        let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let place = |dir: &Path| Stage::of(dir).expect("a folder").file();
        assert_ne!(place(one.path()), place(other.path()));
        assert_eq!(place(one.path()), place(&one.path().join(".")));
        assert!(Stage::of(&one.path().join("none")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it_and_a_folder_of_others_is_refused() {
        use std::os::unix::fs::PermissionsExt;

        let dir = tempfile::tempdir().expect("a folder");
        let stage = stage(dir.path());
        let held = stage.clone().take().expect("is free");
        held.put(Some(&page("một"))).expect("is written");
        let mode = |path: &Path| fs::metadata(path).expect("is there").permissions().mode() & 0o777;
        assert_eq!((mode(&stage.folder), mode(&stage.file()), mode(&stage.lock())), (0o700, 0o600, 0o600));
        drop(held);
        fs::set_permissions(&stage.folder, fs::Permissions::from_mode(0o755)).expect("is changed");
        assert!(stage.clone().take().is_err());
        fs::remove_dir(&stage.folder).expect("is removed");
        std::os::unix::fs::symlink(dir.path(), &stage.folder).expect("a link");
        assert!(stage.clone().take().is_err());
    }
}
