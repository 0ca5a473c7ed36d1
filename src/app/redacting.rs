//! Removing the personal data of the sealed meeting at hand, once chair and secretary have agreed.

use super::App;
use super::effect::{Effect, Warning};
use super::flight::Flight;
use crate::domain::{Stamp, Summary, UnitEntry, UnitEvent};
use crate::screens::{Ask, Place};

impl App {
    /// Has the data removed, once both have shown that they are at the keyboard.
    pub(super) fn prove_redaction(&mut self, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let both = self.desk.record().and_then(|record| self.desk.unit.agreeing(record));
        let whose = both.into_iter().flatten().collect();
        self.prove_first(whose, Ask::Redact, stamp, effects);
    }

    /// Has the data removed.
    pub(super) fn redact(&mut self, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let Some(record) = self.desk.record() else { return };
        match self.desk.unit.redact(record, stamp.at) {
            Ok(entry) => match serde_json::to_string(&entry) {
                Ok(text) => {
                    effects.push(Effect::Redact { entry: text, backups: self.automatic() });
                    self.say(self.desk.lang.redacting().into());
                    self.flight = Some(Flight::Redaction(Box::new(entry)));
                }
                Err(why) => self.fail(why.to_string()),
            },
            Err(why) => self.refuse(why.sentence(self.desk.lang)),
        }
    }

    /// Goes on once the data are removed, or says why they are not.
    pub(super) fn redacted(&mut self, answer: Result<Option<String>, String>) {
        let Some(Flight::Redaction(entry)) = self.flight.take() else { return };
        self.notice = None;
        self.waiting.clear();
        match answer {
            Ok(warning) => {
                self.banner = warning.map(Warning::OldBackups).or(self.banner.take());
                self.show_redaction(&entry);
            }
            Err(why) => self.fail(why),
        }
    }

    /// Takes the removal to the desk, and shows what is left.
    fn show_redaction(&mut self, entry: &UnitEntry) {
        if let Err(fault) = self.desk.unit.apply(entry) {
            return self.fail(fault.to_string());
        }
        let UnitEvent::MeetingRedacted(redaction) = &entry.event else { return };
        let Some(redacted) = self.desk.unit.redacted(&redaction.meeting) else { return };
        let summary = Summary::of_redacted(redacted);
        let said = self.desk.lang.said_redacted(summary.about(self.desk.lang));
        self.desk.put(summary);
        self.go_home();
        self.desk.left = Some(redaction.meeting.clone());
        self.go(Place::Remainder, None);
        self.say(said);
    }

    /// Has backups looked for that still have what was removed.
    pub(super) fn drop_outdated(&mut self, effects: &mut Vec<Effect>) {
        effects.push(Effect::DropOutdated(self.automatic()));
        self.flight = Some(Flight::Outdated);
    }

    /// Says what became of them.
    pub(super) fn outdated_dropped(&mut self, answer: Result<String, String>) {
        self.flight = None;
        match answer {
            Ok(said) => {
                self.banner.take_if(|banner| matches!(banner, Warning::OldBackups(_)));
                self.say(said);
            }
            Err(why) => self.fail(why),
        }
    }
}
