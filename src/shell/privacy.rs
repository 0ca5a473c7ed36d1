//! What keeps a process to itself: files for its owner alone, and panics that quote nothing.

use super::panics;
use crate::text::Lang;

/// From now on whatever this process writes is its owner's alone, also where a library makes the file, and no panic says more than
/// its place in the source.
pub fn keep_to_oneself(lang: Lang) {
    close_to_others();
    panics::answer(lang);
}

#[cfg(unix)] // Elsewhere the folders of a user are closed to others by the system.
fn close_to_others() {
    use rustix::fs::Mode;

    rustix::process::umask(Mode::RWXG | Mode::RWXO);
}

#[cfg(not(unix))]
fn close_to_others() {}
