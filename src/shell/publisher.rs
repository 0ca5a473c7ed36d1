//! The thread that gives out the page for the room. The meeting never waits for it, nor for anybody who looks at it.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::happened::Happened;
use super::stage::{Held, Stage};
use crate::app::Msg;
use crate::screens::Audience;
use crate::store::Why;
use crate::text::Lang;

/// The hold on the thread; dropping it takes the page away.
pub struct Publisher {
    pages: Option<Sender<Option<Audience>>>,
    thread: Option<JoinHandle<()>>,
}

impl Publisher {
    /// A publisher for the data in a folder. That pages cannot be given out is told once.
    ///
    /// # Errors
    /// When there can be no thread.
    pub fn hire(data: PathBuf, lang: Lang, news: Sender<Happened>) -> io::Result<Self> {
        let (pages, desk) = mpsc::channel();
        let work = move || {
            let mut held = None;
            let mut is_told = false;
            while let Some(page) = latest(&desk) {
                if let Err(why) = put(&mut held, &data, page.as_ref())
                    && !is_told
                {
                    is_told = true;
                    let words = lang.audience_not_published(Why::from(why).said(lang));
                    // Nobody listens any more once the program is leaving.
                    let _ = news.send(Happened::Told(Msg::NotPublished(words)));
                }
            }
        };
        let thread = thread::Builder::new().name("publisher".into()).spawn(work)?;
        Ok(Self { pages: Some(pages), thread: Some(thread) })
    }

    /// Has a page given out in place of the one before, or none.
    pub fn publish(&self, page: Option<Audience>) {
        if let Some(pages) = &self.pages {
            // A thread that has ended gives nothing out; the meeting does without.
            let _ = pages.send(page);
        }
    }
}

/// The newest of the pages that wait; none once no more will come.
fn latest(desk: &Receiver<Option<Audience>>) -> Option<Option<Audience>> {
    let mut page = desk.recv().ok()?;
    while let Ok(newer) = desk.try_recv() {
        page = newer;
    }
    Some(page)
}

/// Puts a page out; the place for it is taken when the first one comes.
fn put(held: &mut Option<Held>, data: &std::path::Path, page: Option<&Audience>) -> io::Result<()> {
    match held {
        Some(held) => held.put(page),
        None if page.is_none() => Ok(()),
        None => held.insert(Stage::of(data)?.take()?).put(page),
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        drop(self.pages.take());
        if let Some(thread) = self.thread.take() {
            // Whether it went well makes no difference any more.
            let _ = thread.join();
        }
    }
}
