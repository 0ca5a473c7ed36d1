//! Signals that ask the program to stop: it then gives the terminal back and closes the store.

use std::io;
use std::sync::mpsc::Sender;

use super::happened::Happened;

/// Tells of each such signal.
///
/// # Errors
/// When signals cannot be caught.
#[cfg(unix)] // Elsewhere there are none, and Ctrl+C arrives as a key.
pub fn watch(news: Sender<Happened>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let work = move || {
        for _signal in signals.forever() {
            if news.send(Happened::ToldToStop).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("signals".into()).spawn(work).map(drop)
}

/// There is nothing to watch.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn watch(_news: Sender<Happened>) -> io::Result<()> {
    Ok(())
}
