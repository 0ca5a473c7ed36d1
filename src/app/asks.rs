//! What becomes of what a screen or a dialog asked for.

use super::App;
use super::batch::Batch;
use super::effect::{Effect, Fetched};
use super::flight::Flight;
use crate::domain::{
    Command, Draft, Entry, Event, Legacy, Meeting, MeetingId, Opening, Phase, Record, Refusal, Stamp,
    Summary, wanted,
};
use crate::papers::sample::{self, Sample};
use crate::screens::{Ask, Place, Spot, make, outdate_minutes};
use crate::text::Line;

impl App {
    /// Does what was asked for, as far as it concerns this program; the rest becomes effects.
    pub(super) fn answer(&mut self, ask: Ask, stamp: &Stamp, effects: &mut Vec<Effect>) {
        match ask {
            Ask::Nothing => {}
            Ask::Go(place) => {
                let here = self.rooms.last().and_then(|room| room.spot(&self.desk));
                self.go(place, here);
            }
            Ask::Turn(place) => {
                self.rooms.pop();
                self.go(place, None);
            }
            Ask::Back => self.leave_room(),
            Ask::Do(command) => match self.outdates_minutes(&command, stamp) {
                true => self.dialog = Some(outdate_minutes(command, self.desk.lang)),
                false => self.prove_command(command, stamp, effects),
            },
            Ask::DoAfterAll(command) => self.decide(command, stamp, effects),
            Ask::Reopen(reason) => self.prove_reopening(reason, stamp, effects),
            Ask::Redact => self.prove_redaction(stamp, effects),
            Ask::DropOutdated => self.drop_outdated(effects),
            Ask::Prepare(opening) => self.prepare(*opening, stamp, effects),
            Ask::DropBallot { officer, choices } => self.drop_ballot(&officer, choices, effects),
            Ask::CodeTaken => self.code_taken(),
            Ask::UnlockBox(code) => self.unlock_box(code, effects),
            Ask::Vault(ask) => self.ask_vault(ask, effects),
            Ask::Fetch(id) => self.fetch(id, effects),
            Ask::TakeSample => self.take_sample(stamp, effects),
            Ask::Draft(draft) => {
                Draft::put(&mut self.desk.drafts, draft);
                self.keep_drafts(effects);
            }
            Ask::DropDraft(number) => self.drop_draft(number, effects),
            Ask::Adopt(rulebook, number) => self.adopt(rulebook, number, stamp, effects),
            Ask::PutAway(id) => self.put_away(id, stamp, effects),
            Ask::TakeBack(id) => self.take_back(id, stamp, effects),
            Ask::Set(settings) => self.change_settings(*settings, stamp, effects),
            Ask::Prove(entry, pin) => self.try_pin(entry, pin, effects),
            Ask::Proven(ask) => self.proven(*ask, stamp, effects),
            Ask::Vouch(officer) => {
                if let Some(room) = self.rooms.last_mut() {
                    room.vouched(&officer, &self.desk);
                }
            }
            Ask::SetPin(officer, pin) => self.set_pin(officer, pin, effects),
            Ask::DropPin(officer, how) => self.drop_pin(officer, how, stamp, effects),
            Ask::Lock => self.shut(),
            Ask::OpenLock(_) => {}
            Ask::TakeFile(path) => {
                effects.push(Effect::Take(path.clone()));
                self.flight = Some(Flight::Take(path));
            }
            Ask::GiveFile { path, text, existing } => self.give(path, text, existing, effects),
            Ask::Each(asks) => asks.into_iter().for_each(|ask| self.answer(ask, stamp, effects)),
            Ask::Open(dialog) => self.dialog = Some(dialog),
            Ask::Find(member) => {
                if let Some(room) = self.rooms.last_mut() {
                    room.find(&member, &self.desk);
                }
            }
            Ask::Shift(shift) => self.shift(shift),
            Ask::Answer(value) => {
                if let Some(room) = self.rooms.last_mut() {
                    room.answered(value, &self.desk);
                }
            }
            Ask::Agreed => {
                if let Some(room) = self.rooms.last_mut() {
                    let ask = room.agreed(&self.desk);
                    self.answer(ask, stamp, effects);
                }
            }
            Ask::Say(what) => self.say(what),
            Ask::Refuse(why) => self.refuse(why),
            Ask::Quit => effects.push(Effect::Quit),
        }
    }

    pub(super) fn go(&mut self, place: Place, spot: Option<Spot>) {
        self.rooms.push(make(place, &self.desk, spot));
    }

    /// Goes back one screen; the first one stays.
    fn leave_room(&mut self) {
        if self.rooms.len() > 1 {
            self.rooms.pop();
        }
        if self.rooms.len() == 1 {
            self.go_home();
        }
    }

    /// Puts the meeting at hand away and shows the first screen.
    pub(super) fn go_home(&mut self) {
        self.rooms.truncate(1);
        self.desk.held = None;
        self.desk.left = None;
        self.desk.projector.recess = false;
        self.remembered = None;
    }

    /// Whether minutes that have been adopted would have to be adopted anew after a command.
    fn outdates_minutes(&self, command: &Command, stamp: &Stamp) -> bool {
        let adopted = self.desk.meeting().filter(|meeting| meeting.minutes().adopted().is_some());
        let entry = adopted.and_then(|meeting| meeting.decide(command.clone(), stamp).ok());
        entry.is_some_and(|entry| entry.body.event.outdates_minutes())
    }

    /// Has the meeting answer a command, and what it answers kept.
    pub(super) fn decide(&mut self, command: Command, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let decided = self.desk.meeting().ok_or(Refusal::Phase(Phase::Sealed)).and_then(|meeting| {
            let entry = meeting.decide(command, stamp)?;
            Ok((meeting.id().clone(), entry))
        });
        match decided {
            Ok((id, entry)) if matches!(entry.body.event, Event::SlipOpened { .. }) => {
                self.make_box(id, entry, effects);
            }
            Ok((id, entry)) => self.keep(id, entry, effects),
            Err(refusal) => self.refuse(refusal.sentence(self.desk.lang)),
        }
    }

    /// Has the sealed meeting opened again, and that kept.
    pub(super) fn reopen(&mut self, reason: Line, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let Some(record) = self.desk.record() else { return };
        match record.reopen(reason, stamp).map(|entry| (record.id().clone(), entry)) {
            Ok((id, entry)) => self.keep(id, entry, effects),
            Err(refusal) => self.refuse(refusal.sentence(self.desk.lang)),
        }
    }

    /// Begins a meeting; first the sealed ones are taken out of the archive that its sets ask about.
    fn prepare(&mut self, opening: Opening, stamp: &Stamp, effects: &mut Vec<Effect>) {
        if opening.needs().is_empty() {
            return self.begin(opening, stamp, effects);
        }
        let wanted = wanted(&opening, &self.desk.meetings).into_iter();
        let there = wanted.filter(|meeting| meeting.redacted.is_none());
        effects.push(Effect::Recall(there.filter_map(|meeting| meeting.id.clone()).collect()));
        self.flight = Some(Flight::Recall(Box::new(opening)));
    }

    /// Goes on preparing a meeting with those that it rests on. One that cannot be read stops it: what would be left out
    /// could turn a class.
    pub(super) fn recalled(
        &mut self,
        answer: Result<Vec<Record>, String>,
        stamp: &Stamp,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Flight::Recall(mut opening)) = self.flight.take() else { return };
        match answer {
            Ok(records) => {
                let wanted = wanted(&opening, &self.desk.meetings).into_iter();
                let removed: Vec<Summary> =
                    wanted.filter(|meeting| meeting.redacted.is_some()).cloned().collect();
                opening.earlier = Legacy::gathered(&opening, &records, &removed, self.desk.unit.balances());
                self.begin(*opening, stamp, effects);
            }
            Err(why) => {
                self.waiting.clear();
                self.fail(why);
            }
        }
    }

    fn begin(&mut self, opening: Opening, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let taken: Vec<&MeetingId> =
            self.desk.meetings.iter().filter_map(|meeting| meeting.id.as_ref()).collect();
        let id = MeetingId::fresh(opening.period, &taken);
        match Meeting::prepare(opening.headed(self.desk.unit.settings()), stamp) {
            Ok(entry) => self.keep(id, entry, effects),
            Err(refusal) => self.refuse(refusal.sentence(self.desk.lang)),
        }
    }

    /// Sends an entry off to be kept; until it has landed nothing changes.
    pub(super) fn keep(&mut self, id: MeetingId, entry: Entry, effects: &mut Vec<Effect>) {
        match Flight::entry(self.desk.held.as_ref(), id, entry) {
            Ok((flight, batch)) => {
                effects.push(Effect::Keep(vec![batch]));
                self.flight = Some(flight);
            }
            Err(why) => self.fail(why.to_string()),
        }
    }

    fn fetch(&mut self, id: MeetingId, effects: &mut Vec<Effect>) {
        if self.desk.unit.redacted(&id).is_some() {
            self.desk.left = Some(id);
            return self.go(Place::Remainder, None);
        }
        effects.push(Effect::Fetch(id));
        self.flight = Some(Flight::Fetch);
    }

    /// Puts a meeting from the archive on the desk and shows where it stands.
    pub(super) fn fetched(&mut self, answer: Result<Fetched, String>) {
        self.flight = None;
        let Fetched { held, remembered, closed, told } = match answer {
            Ok(fetched) => fetched,
            Err(why) => {
                // Keys meant for the meeting must not act on the screen that is left.
                self.waiting.clear();
                return self.fail(why);
            }
        };
        let spot: Option<Spot> = remembered.and_then(|text| serde_json::from_str(&text).ok());
        let state = held.proceedings();
        let told: Vec<String> = if told.is_empty() { closed.iter().cloned().collect() } else { told };
        match closed {
            Some(why) => drop(self.desk.closed.meetings.insert(state.id().clone(), why)),
            None => drop(self.desk.closed.meetings.remove(state.id())),
        }
        if !told.is_empty() {
            self.warn(told.join(" "));
        }
        let (phase, vote) = (state.phase(), Place::of_vote(state));
        let voted_on = state.ballot().map(|ballot| &ballot.item);
        let voted_on = voted_on.or_else(|| state.slip()?.rows.first().map(|row| &row.item));
        let under = voted_on.map(Place::under_vote);
        let adjourned = state.is_adjourned();
        self.desk.held = Some(held);
        self.find_box();
        self.remembered.clone_from(&spot);
        match phase {
            _ if adjourned => self.go(Place::RollCall, None),
            Phase::RollCall => self.go(Place::RollCall, None),
            Phase::Open => self.go(under.unwrap_or(Place::Walkthrough), spot),
            Phase::Tallied | Phase::Confirmed => self.go(under.unwrap_or(Place::Results), None),
            Phase::Sealed => self.go(Place::Review, None),
        }
        if let Some(vote) = vote {
            self.go(vote, None);
        }
    }

    /// Has the sample unit kept: first its sealed meeting, then the unit, so that whatever was kept is whole.
    fn take_sample(&mut self, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let sample = match sample::build(&self.desk.unit, stamp) {
            Ok(sample) => sample,
            Err(why) => return self.fail(why.to_string()),
        };
        if self.desk.meetings.iter().any(|meeting| meeting.id.as_ref() == Some(&sample.meeting)) {
            return self.take_sample_unit(Box::new(sample), effects);
        }
        match Batch::of_sample_meeting(&sample) {
            Ok(batch) => effects.push(Effect::Keep(vec![batch])),
            Err(why) => return self.fail(why.to_string()),
        }
        self.flight = Some(Flight::SampleMeeting(Box::new(sample)));
    }

    /// Has the unit of the sample kept, whose meeting is.
    pub(super) fn take_sample_unit(&mut self, sample: Box<Sample>, effects: &mut Vec<Effect>) {
        match Batch::of_unit(&sample.unit) {
            Ok(batch) => effects.push(Effect::Keep(vec![batch])),
            Err(why) => return self.fail(why.to_string()),
        }
        self.flight = Some(Flight::Sample(sample));
    }
}
