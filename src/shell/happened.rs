//! What reaches the loop: messages for the update, and what ends it.

use std::sync::mpsc::Sender;

use crate::app::Msg;

/// One thing that happened outside.
#[derive(Debug)]
pub enum Happened {
    /// Something that the update takes in.
    Told(Msg),
    /// A signal asked the program to stop.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no such signals elsewhere"))]
    ToldToStop,
    /// The terminal cannot be read any more.
    TerminalLost,
    /// The thread that keeps entries has ended.
    KeeperLost,
}

/// Tells of a thread's end, also when it ends by a panic.
pub struct Ending {
    news: Sender<Happened>,
    end: Option<Happened>,
}

impl Ending {
    /// Tells `end` when dropped.
    pub fn new(news: &Sender<Happened>, end: Happened) -> Self {
        Self { news: news.clone(), end: Some(end) }
    }

    /// The thread has done its work: nothing is told.
    pub fn came_as_expected(mut self) {
        self.end = None;
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        if let Some(end) = self.end.take() {
            // Nobody listens any more once the program is leaving.
            let _ = self.news.send(end);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn an_unexpected_end_is_told_and_an_expected_one_is_not() {
        let (news, inbox) = mpsc::channel();
        Ending::new(&news, Happened::KeeperLost).came_as_expected();
        assert!(inbox.try_recv().is_err());
        let thread = std::thread::spawn(move || {
            let _ending = Ending::new(&news, Happened::KeeperLost);
            std::panic::resume_unwind(Box::new(()));
        });
        assert!(thread.join().is_err());
        assert!(matches!(inbox.try_recv(), Ok(Happened::KeeperLost)));
    }
}
