//! A file that is gone when the command ends.

use std::fs::{self, File, OpenOptions};
use std::io;

use crate::shell;

/// Makes an empty file among the temporary ones, which the owner alone can read.
///
/// Its name is taken away at once, so that it is gone whatever ends the command. Where the system does not allow that, it
/// stays with the other temporary files.
///
/// # Errors
/// When it cannot be made.
pub fn temporary() -> io::Result<File> {
    let salt = shell::stamp().map_err(io::Error::other)?.salt;
    let path = std::env::temp_dir().join(format!("binhxet-{salt}"));
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&path)?;
    let _ = fs::remove_file(&path);
    Ok(file)
}
