//! What the unit sets for itself: kept, then in force.

use super::App;
use super::batch::Batch;
use super::effect::Effect;
use super::flight::Flight;
use crate::domain::{Settings, Stamp, UnitEntry, UnitEvent};

impl App {
    /// Has settings kept.
    pub(super) fn change_settings(&mut self, settings: Settings, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let said = self.desk.lang.said_set().to_owned();
        self.change_unit(UnitEvent::SettingsChanged(Box::new(settings)), said, stamp, effects);
    }

    /// Has a change of the unit kept, of which something is said then.
    pub(super) fn change_unit(
        &mut self,
        event: UnitEvent,
        said: String,
        stamp: &Stamp,
        effects: &mut Vec<Effect>,
    ) {
        let entries = self.desk.unit.entries(vec![event], stamp.at);
        match Batch::of_unit(&entries) {
            Ok(batch) => effects.push(Effect::Keep(vec![batch])),
            Err(why) => return self.fail(why.to_string()),
        }
        self.flight = entries.into_iter().next().map(|entry| Flight::Unit(Box::new(entry), said));
    }

    /// Takes a change to the unit once it is kept.
    pub(super) fn unit_changed(&mut self, entry: &UnitEntry, said: String) {
        match self.desk.unit.apply(entry) {
            Ok(()) => self.say(said),
            Err(fault) => self.fail(fault.to_string()),
        }
    }
}
