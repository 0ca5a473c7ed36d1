//! Criteria sets that are worked on: drafts are kept, sets taken into use, files read and written.

use super::App;
use super::batch::Batch;
use super::effect::Effect;
use super::flight::Flight;
use crate::domain::{Draft, Stamp, UnitEntry, UnitEvent};
use crate::rules::{Rulebook, SetId};
use crate::screens::{Ask, Place, draft_of_file, give_file, replace_file, take_file};
use crate::store::{Existing, Written};
use crate::text::clean;

impl App {
    /// Has the drafts kept as they are now. Nothing waits for it; a failure is told.
    pub(super) fn keep_drafts(&self, effects: &mut Vec<Effect>) {
        if let Ok(text) = serde_json::to_string(&self.desk.drafts) {
            effects.push(Effect::KeepDrafts(text));
        }
    }

    pub(super) fn drop_draft(&mut self, number: u32, effects: &mut Vec<Effect>) {
        self.desk.drafts.retain(|draft| draft.number != number);
        self.keep_drafts(effects);
    }

    /// Has a set taken into use.
    pub(super) fn adopt(
        &mut self,
        rulebook: Box<Rulebook>,
        draft: u32,
        stamp: &Stamp,
        effects: &mut Vec<Effect>,
    ) {
        let entries = self.desk.unit.entries(vec![UnitEvent::CriteriaAdopted(rulebook)], stamp.at);
        match Batch::of_unit(&entries) {
            Ok(batch) => effects.push(Effect::Keep(vec![batch])),
            Err(why) => return self.fail(why.to_string()),
        }
        self.flight = entries.into_iter().next().map(|entry| Flight::Criteria(Box::new(entry), draft));
    }

    /// Has a set put away.
    pub(super) fn put_away(&mut self, id: SetId, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let said = self.desk.lang.said_put_away(self.title_of(&id));
        self.change_unit(UnitEvent::CriteriaPutAway { id }, said, stamp, effects);
    }

    /// Has a set taken back that was put away.
    pub(super) fn take_back(&mut self, id: SetId, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let said = self.desk.lang.said_taken_back(self.title_of(&id));
        self.change_unit(UnitEvent::CriteriaTakenBack { id }, said, stamp, effects);
    }

    fn title_of(&self, id: &SetId) -> String {
        let set = self.desk.unit.all_sets().find(|set| set.set().id == *id);
        set.map_or_else(|| id.to_string(), |set| set.set().title.clone())
    }

    /// Takes the set to the unit once it is kept; its draft is done with, and so is the screen that shows it.
    pub(super) fn adopted(&mut self, entry: &UnitEntry, draft: u32, effects: &mut Vec<Effect>) {
        if let Err(fault) = self.desk.unit.apply(entry) {
            return self.fail(fault.to_string());
        }
        self.drop_draft(draft, effects);
        if self.rooms.len() > 1 {
            self.rooms.pop();
        }
        if let UnitEvent::CriteriaAdopted(rulebook) = &entry.event {
            let set = rulebook.set();
            self.say(self.desk.lang.said_adopted(&set.title, set.edition));
        }
    }

    /// Makes a draft of a file that was read and shows it. Where that cannot be, the path stands there to be mended.
    pub(super) fn taken(&mut self, answer: Result<String, String>, effects: &mut Vec<Effect>) {
        let Some(Flight::Take(path)) = self.flight.take() else { return };
        let number = Draft::fresh(&self.desk.drafts);
        let made = answer.and_then(|text| draft_of_file(&text, number, &self.desk));
        match made {
            Ok(draft) => {
                Draft::put(&mut self.desk.drafts, draft);
                self.keep_drafts(effects);
                self.go(Place::Editor(number), None);
            }
            Err(why) => {
                self.waiting.clear();
                self.dialog = Some(take_file(&path, self.desk.lang));
                self.refuse(why);
            }
        }
    }

    pub(super) fn give(&mut self, path: String, text: String, existing: Existing, effects: &mut Vec<Effect>) {
        effects.push(Effect::Give { path: path.clone(), text: text.clone(), existing });
        self.flight = Some(Flight::Give { path, text });
    }

    /// Says what came of writing a file; where there is one already, asks, and where it cannot be written, the path stands
    /// there to be mended.
    pub(super) fn given(&mut self, answer: Result<Written, String>) {
        let Some(Flight::Give { path, text }) = self.flight.take() else { return };
        match answer {
            Ok(Written::Yes) => self.say(self.desk.lang.said_file_written(clean(&path))),
            Ok(Written::Exists) => {
                let title = clean(&path);
                let ask = Ask::GiveFile { path, text, existing: Existing::Replace };
                self.dialog = Some(replace_file(title, ask, self.desk.lang));
            }
            Err(why) => {
                self.waiting.clear();
                self.dialog = Some(give_file(&path, text, self.desk.lang));
                self.refuse(why);
            }
        }
    }
}
