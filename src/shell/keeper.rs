//! The thread that owns the store and does, in order, what the update wants kept.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::archive::perform;
use super::clock;
use super::happened::{Ending, Happened};
use crate::app::Effect;
use crate::store::Store;
use crate::text::Lang;

/// How long the picture waits for the focus to be remembered. It costs no sync; a disk that is slower than this must
/// not hold the keys up.
const MOMENT: Duration = Duration::from_millis(100);

/// The hold on the thread; dropping it waits until everything is done and the store is closed.
pub struct Keeper {
    orders: Option<Sender<Effect>>,
    remembered: Receiver<()>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Gives the store to a thread of its own, which answers to `news`.
    ///
    /// # Errors
    /// When there can be no thread.
    pub fn hire(mut store: Store, lang: Lang, news: Sender<Happened>) -> io::Result<Self> {
        let (orders, desk) = mpsc::channel();
        let (reminder, remembered) = mpsc::channel();
        let work = move || {
            let locksmith = clock::locksmith();
            let ending = Ending::new(&news, Happened::KeeperLost);
            while let Ok(effect) = desk.recv() {
                let answer = perform(&mut store, effect, lang, &locksmith);
                // Nobody listens any more once the program is leaving.
                let _ = match answer {
                    Some(answer) => news.send(Happened::Told(answer)).is_ok(),
                    None => reminder.send(()).is_ok(),
                };
            }
            ending.came_as_expected();
        };
        let thread = thread::Builder::new().name("keeper".into()).spawn(work)?;
        Ok(Self { orders: Some(orders), remembered, thread: Some(thread) })
    }

    /// Has an effect done after those before it. That the thread has ended is told by [`Happened::KeeperLost`].
    ///
    /// Where the focus stands is written down before this returns, if the disk is quick: what the next picture shows
    /// is then where a program that is killed will go on.
    pub fn order(&self, effect: Effect) {
        let Some(orders) = &self.orders else { return };
        let is_place = matches!(effect, Effect::Remember(..));
        // An earlier answer that came too late says nothing about this one.
        while self.remembered.try_recv().is_ok() {}
        if orders.send(effect).is_ok() && is_place {
            let _ = self.remembered.recv_timeout(MOMENT);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.orders.take());
        if let Some(thread) = self.thread.take() {
            // Its failure has been told already.
            let _ = thread.join();
        }
    }
}
