//! The backup that is made when a meeting has been sealed.

use std::path::PathBuf;

use super::App;
use super::effect::{Effect, Warning};
use crate::domain::Event;
use crate::store::Automatic;

impl App {
    /// Has a backup made after a seal. The seal is kept by then: whatever becomes of the backup does not touch it.
    pub(super) fn back_up(&self, event: &Event, effects: &mut Vec<Effect>) {
        let order = self.automatic();
        if matches!(event, Event::Sealed { .. }) && order.kept > 0 {
            effects.push(Effect::BackUp(order));
        }
    }

    /// Where automatic backups go, and how many stay.
    pub(super) fn automatic(&self) -> Automatic {
        let settings = self.desk.unit.settings();
        Automatic {
            folder: settings.backup_folder.as_ref().map(|folder| PathBuf::from(folder.as_str())),
            stamp: self.desk.now.in_names(),
            made: format!("{} {}", self.desk.now.clock(), self.desk.now.day()),
            kept: settings.backups().count(),
        }
    }

    /// What came of a backup. Where there is none, that takes the place of what was said of the seal, since it says that too.
    pub(super) fn backed_up(&mut self, answer: Result<(), String>) {
        let is_old = matches!(self.banner, Some(Warning::NoBackup(_)));
        match answer {
            Err(why) => {
                self.notice = None;
                self.banner = Some(Warning::NoBackup(why));
            }
            Ok(()) if is_old => self.banner = None,
            Ok(()) => {}
        }
    }
}
