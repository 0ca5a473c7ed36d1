//! The whole program without its terminal, on a real disk.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use binhxet::app::{App, Look, Msg};
use binhxet::domain::{Moment, Salt, Stamp};
use binhxet::input::Stroke;
use binhxet::screens::{Desk, Keeping};
use binhxet::shell;
use binhxet::store::{Cost, Holder, Locksmith, Passphrase, Patience, Proof, RealDisk, Store, Unlocked};
use binhxet::text::Lang;
use ratatui::layout::Size;

use super::keys;
use super::sim_disk::Chance;

/// The program, with the store in a folder and a clock that goes on by five seconds with each step.
pub struct Place {
    pub app: App,
    pub store: Store,
    pub locksmith: Locksmith,
    pub clock: Moment,
    steps: u8,
}

impl Place {
    /// Starts it, with the passphrase where there is one; nothing is told at the start.
    pub fn open(dir: &Path, passphrase: Option<&Passphrase>, clock: Moment) -> Self {
        let patience = Patience { commit: Duration::from_secs(3600), upkeep: Duration::from_secs(3600) };
        let holder = Holder { who: "Lan".into(), pid: 4321, since: "2026-11-24 08:00".into() };
        let mut store =
            Store::open_with(dir, Arc::new(RealDisk), &holder, patience).expect("the store opens").store;
        let cost = Cost::new(8, 1).expect("sensible");
        let locksmith = Locksmith { random: Arc::new(Chance::new(7).random()), cost };
        if let Some(passphrase) = passphrase {
            let unlocked = store.unlock(&Proof::Passphrase(passphrase.clone()), 0, &locksmith);
            assert_eq!(unlocked, Ok(Unlocked::Yes));
        }
        let holdings = shell::holdings(&mut store, Lang::Vi).expect("can be read");
        assert_eq!(holdings.told, Vec::<String>::new());
        let mut desk = Desk::new(holdings.unit, Lang::Vi, Keeping::ForGood, clock);
        holdings.meetings.into_iter().for_each(|meeting| desk.put(meeting));
        desk.drafts = holdings.drafts;
        desk.protection = store.protection();
        let app = App::new(desk, Look::default(), Size::new(100, 30));
        Self { app, store, locksmith, clock, steps: 0 }
    }

    /// Presses keys by their names, one after the other, each to its end.
    pub fn press(&mut self, keys: &str) {
        for key in keys::read(keys).expect("names of keys") {
            self.tell(Msg::Strokes(vec![Stroke::Key(key)]));
        }
    }

    /// Tells the program something, and what comes of it.
    pub fn tell(&mut self, message: Msg) {
        let mut messages = vec![message];
        while let Some(message) = messages.pop() {
            self.steps = self.steps.wrapping_add(1);
            self.clock = self.clock.after(5);
            let stamp = Stamp { at: self.clock, salt: Salt::new([self.steps; 16]) };
            for effect in self.app.update(message, &stamp) {
                messages.extend(shell::perform(&mut self.store, effect, Lang::Vi, &self.locksmith));
            }
        }
    }
}
