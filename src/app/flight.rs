//! The one step that is being kept, and what happens once it is.

use super::App;
use super::batch::Batch;
use super::effect::{Effect, Warning};
use super::vault::Asked;
use crate::domain::{Entry, Event, Held, MeetingId, MemberId, Opening, SecretBox, Summary, UnitEntry};
use crate::papers::sample::Sample;
use crate::screens::{Ask, PinEntry, Place, make, said, said_masked};

/// A step in flight.
pub(super) enum Flight {
    /// An entry of a meeting, with the state that it leads to.
    Entry {
        /// The entry.
        entry: Box<Entry>,
        /// The meeting after it. It takes the desk only once the entry is kept.
        after: Box<Held>,
        /// The same in short.
        summary: Box<Summary>,
    },
    /// The sealed meeting of the sample; the unit follows.
    SampleMeeting(Box<Sample>),
    /// The sample unit.
    Sample(Box<Sample>),
    /// A criteria set that is taken into use, and the number of its draft.
    Criteria(Box<UnitEntry>, u32),
    /// A change of the unit, and what is said once it is kept.
    Unit(Box<UnitEntry>, String),
    /// A file that is being read, by its path.
    Take(String),
    /// A file that is being written.
    Give {
        /// Where.
        path: String,
        /// What.
        text: String,
    },
    /// A meeting that is being taken out of the archive.
    Fetch,
    /// The box for a secret ballot, and the entry that opens it once the box is there.
    Box(MeetingId, Box<Entry>),
    /// The box with one more ballot in it.
    Ballot(SecretBox),
    /// A code that is being tried.
    Unlock,
    /// Something about the vault that the store has been asked.
    Vault(Asked),
    /// A PIN that is being tried, with what stands behind it.
    Pin(Box<PinEntry>),
    /// The mark of an officer's new PIN, which is being made.
    NewPin(MemberId),
    /// Personal data that are being removed, with the entry that says so.
    Redaction(Box<UnitEntry>),
    /// Backups with removed data that are being looked for.
    Outdated,
    /// A meeting to be prepared, while those that it rests on are being taken out of the archive.
    Recall(Box<Opening>),
}

impl Flight {
    /// An entry on its way, and the batch that has to be kept.
    ///
    /// The state after it is worked out beforehand: it makes the summary that is kept with the entry, and an entry that
    /// could not be applied is found before it is stored.
    pub(super) fn entry(
        held: Option<&Held>,
        id: MeetingId,
        entry: Entry,
    ) -> Result<(Self, Batch), Box<dyn std::error::Error>> {
        let after = match held {
            Some(Held::Meeting(meeting)) => (**meeting).clone().take(&entry)?,
            Some(Held::Record(record)) if *record.id() == id => (**record).clone().take(&entry)?,
            _ => Held::replay(id.clone(), std::slice::from_ref(&entry))?,
        };
        let summary = Box::new(Summary::of(after.proceedings()));
        let batch = Batch::of_entry(id, &entry, &summary)?;
        Ok((Self::Entry { entry: Box::new(entry), after: Box::new(after), summary }, batch))
    }
}

impl App {
    /// Goes on after the store has answered.
    pub(super) fn landed(&mut self, answer: Result<Option<Warning>, String>, effects: &mut Vec<Effect>) {
        let Some(flight) = self.flight.take() else { return };
        match answer {
            Err(why) => {
                // Keys pressed in the belief that the step was done must not act on what came of it.
                self.waiting.clear();
                self.no_slip(&flight, effects);
                self.fail(why);
            }
            Ok(warning) => {
                let stays =
                    |banner: &Warning| matches!(banner, Warning::NoBackup(_) | Warning::OldBackups(_));
                let before = self.banner.take().filter(stays);
                self.banner = warning.or(before);
                self.happen(flight, effects);
            }
        }
    }

    fn happen(&mut self, flight: Flight, effects: &mut Vec<Effect>) {
        match flight {
            Flight::Fetch
            | Flight::Recall(_)
            | Flight::Take(_)
            | Flight::Give { .. }
            | Flight::Box(..)
            | Flight::Ballot(_)
            | Flight::Pin(_)
            | Flight::NewPin(_)
            | Flight::Unlock
            | Flight::Redaction(_)
            | Flight::Outdated
            | Flight::Vault(_) => {}
            Flight::Criteria(entry, number) => self.adopted(&entry, number, effects),
            Flight::Unit(entry, said) => self.unit_changed(&entry, said),
            Flight::Entry { entry, after, summary } => {
                self.desk.put(*summary);
                let was_adopted =
                    self.desk.proceedings().is_some_and(|before| before.minutes().adopted().is_some());
                let voted = self.desk.proceedings().and_then(|before| before.ballot()).cloned();
                self.desk.held = Some(*after);
                self.desk.projector.recess = false;
                let event = &entry.body.event;
                if let Some(state) = self.desk.proceedings() {
                    let say = if self.desk.is_discreet() { said_masked } else { said };
                    let sentence = say(state, event, voted.as_ref(), self.desk.lang);
                    let is_outdated = was_adopted && state.minutes().is_outdated();
                    self.say(match is_outdated {
                        true => self.desk.lang.said_minutes_outdated(sentence),
                        false => sentence,
                    });
                }
                self.slip_over(event, effects);
                self.back_up(event, effects);
                self.settle(event);
            }
            Flight::SampleMeeting(sample) => {
                self.desk.put(sample.summary.clone());
                self.take_sample_unit(sample, effects);
            }
            Flight::Sample(sample) => {
                for entry in &sample.unit {
                    if let Err(fault) = self.desk.unit.apply(entry) {
                        return self.fail(fault.to_string());
                    }
                }
                if let Some(first) = self.rooms.first_mut() {
                    *first = make(Place::Home, &self.desk, None);
                }
                self.say(self.desk.lang.said_sample().into());
            }
        }
    }

    /// Lets the screen on top go on. Screens only move then; whatever has to be kept waits for a key.
    fn settle(&mut self, event: &Event) {
        if let Event::Adjourned { .. } = event {
            // Nothing is done in a meeting that has broken off; it waits on the first screen.
            return self.go_home();
        }
        let ask = self.rooms.last_mut().map_or(Ask::Nothing, |room| room.settle(event, &self.desk));
        match ask {
            Ask::Go(place) => self.rooms.push(make(place, &self.desk, None)),
            Ask::Turn(place) => {
                self.rooms.pop();
                let mut room = make(place, &self.desk, None);
                room.settle(event, &self.desk);
                self.rooms.push(room);
            }
            Ask::Back if self.rooms.len() > 1 => {
                self.rooms.pop();
                self.settle(event);
            }
            _ => {}
        }
    }
}
