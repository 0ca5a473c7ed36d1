//! The only loop: what happens becomes messages, messages become effects, and the screen shows what came of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use super::happened::Happened;
use super::keeper::Keeper;
use super::publisher::Publisher;
use super::start::Started;
use super::terminal::{self, Screen};
use super::trouble::Trouble;
use super::{archive, clock, keyboard, signals};
use crate::app::{App, Effect, Look, Msg};
use crate::screens::Desk;
use crate::text::Lang;

/// How long the loop waits for something to happen before it looks at the clock.
const TICK: Duration = Duration::from_secs(10);

/// How long no key comes before somebody who types is taken to rest.
const REST: Duration = Duration::from_millis(150);

/// Runs the program on the terminal until somebody leaves it. The terminal is as before when this returns.
///
/// # Errors
/// Whatever ended the program other than a key.
pub fn run(started: Started, look: Look, lang: Lang) -> Result<(), Trouble> {
    if !terminal::is_terminal() {
        return Err(Trouble::NotATerminal);
    }
    // Nothing of what the closure touches is used after a panic.
    catch_unwind(AssertUnwindSafe(|| session(started, look, lang))).unwrap_or(Err(Trouble::Broken))
}

fn session(started: Started, look: Look, lang: Lang) -> Result<(), Trouble> {
    let Started { mut store, unit, meetings, drafts, mut told, keeping } = started;
    // What commands, or logs that were opened late, have had repaired is shown once too.
    let repaired = store.unshown_repairs(lang);
    told.retain(|sentence| !repaired.contains(sentence));
    told.splice(0..0, repaired);
    let protection = store.protection();
    let (news, inbox) = mpsc::channel();
    signals::watch(news.clone())?;
    let folder = store.folder().to_owned();
    let closed = archive::closed(&store, lang);
    let keeper = Keeper::hire(store, lang, news.clone())?;
    // Given back before the keeper: what the room sees does not wait for the store to be closed.
    let publisher = Publisher::hire(folder, lang, news.clone())?;
    let mut desk = Desk::new(unit, lang, keeping, clock::now());
    meetings.into_iter().for_each(|meeting| desk.put(meeting));
    desk.drafts = drafts;
    desk.closed = closed;
    // The first screen says that all the time.
    told.retain(|sentence| Some(sentence) != desk.closed.unit.as_ref());
    desk.protection = protection;
    // Declared after the keeper, and so given back before it: closing the store may take a moment.
    let mut screen = Screen::take(look.theme)?;
    let mut app = App::new(desk, look, screen.size());
    if !told.is_empty() {
        app.warn(told.join(" "));
    }
    keyboard::listen(news)?;
    let mut session = Session { app: &mut app, screen: &mut screen, keeper: &keeper, publisher: &publisher };
    session.until_the_end(&inbox)
}

/// What the loop has at hand.
struct Session<'a> {
    app: &'a mut App,
    screen: &'a mut Screen,
    keeper: &'a Keeper,
    publisher: &'a Publisher,
}

/// Whether the loop goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    GoOn,
    Leave,
}

impl Session<'_> {
    /// Goes on until a key or trouble ends it. One picture is shown for all that happened at once.
    fn until_the_end(&mut self, inbox: &Receiver<Happened>) -> Result<(), Trouble> {
        loop {
            self.screen.show(|buffer| self.app.draw(buffer))?;
            let has_put_off = self.app.has_put_off();
            let mut next = match inbox.recv_timeout(if has_put_off { REST } else { TICK }) {
                Ok(happened) => self.take(happened)?,
                Err(RecvTimeoutError::Timeout) if has_put_off => self.update(Msg::Rested)?,
                Err(RecvTimeoutError::Timeout) => self.tick()?,
                Err(RecvTimeoutError::Disconnected) => return Err(Trouble::KeeperLost),
            };
            while next == Next::GoOn {
                let Ok(happened) = inbox.try_recv() else { break };
                next = self.take(happened)?;
            }
            if next == Next::Leave {
                return Ok(());
            }
        }
    }

    fn take(&mut self, happened: Happened) -> Result<Next, Trouble> {
        match happened {
            Happened::Told(message) => self.update(message),
            Happened::ToldToStop => Err(Trouble::ToldToStop),
            Happened::TerminalLost => Err(Trouble::Terminal(std::io::ErrorKind::BrokenPipe.into())),
            Happened::KeeperLost => Err(Trouble::KeeperLost),
        }
    }

    /// Moves the clock. The window is looked at too: a change of its size before the terminal was first read is not told.
    fn tick(&mut self) -> Result<Next, Trouble> {
        let window = terminal::window()?;
        if window == self.screen.size() {
            self.update(Msg::Tick)
        } else {
            self.update(Msg::Resized { columns: window.width, rows: window.height })
        }
    }

    fn update(&mut self, message: Msg) -> Result<Next, Trouble> {
        if let Msg::Resized { columns, rows } = message {
            self.screen.resize(ratatui::layout::Size { width: columns, height: rows })?;
        }
        for effect in self.app.update(message, &clock::stamp()?) {
            match effect {
                Effect::Quit => return Ok(Next::Leave),
                Effect::Publish(page) => self.publisher.publish(page),
                effect => self.keeper.order(effect),
            }
        }
        Ok(Next::GoOn)
    }
}
