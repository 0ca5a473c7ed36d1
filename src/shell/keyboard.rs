//! The thread that reads the terminal.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use super::happened::{Ending, Happened};
use super::strokes;

/// Reads the terminal until the process ends, and tells each burst of keys.
///
/// The thread is never joined: nothing can take it out of a read that waits for a key.
///
/// # Errors
/// When there can be no thread.
pub fn listen(news: Sender<Happened>) -> io::Result<()> {
    let work = move || {
        // Also a failure to read ends the thread and is told by it.
        let _ending = Ending::new(&news, Happened::TerminalLost);
        while let Ok(messages) = strokes::read() {
            for message in messages {
                if news.send(Happened::Told(message)).is_err() {
                    return;
                }
            }
        }
    };
    thread::Builder::new().name("keyboard".into()).spawn(work).map(drop)
}
