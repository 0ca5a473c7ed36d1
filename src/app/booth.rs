//! The box of a secret ballot: made before the ballot is opened, filled ballot by ballot, gone when it is over.

use super::App;
use super::effect::Effect;
use super::flight::Flight;
use crate::domain::{Choice, Entry, Event, MeetingId, MemberId, Refusal, SecretBox, Slip};
use crate::screens::{BoxState, DeskBox};
use crate::store::{Code, Contents, Unlocking};

impl App {
    /// Has the box made first: no ballot is open without one, and a box without a ballot is removed at the next start.
    pub(super) fn make_box(&mut self, id: MeetingId, entry: Entry, effects: &mut Vec<Effect>) {
        let Event::SlipOpened { rows, entitled } = &entry.body.event else { return };
        let slip = Slip { rows: rows.clone(), entitled: entitled.clone() };
        let Some(contents) = written(&SecretBox::empty(rows.len())) else { return };
        effects.push(Effect::MakeBox { meeting: id.clone(), room: slip.room(), contents });
        self.flight = Some(Flight::Box(id, Box::new(entry)));
    }

    /// Has the ballot opened, now that its box is there.
    pub(super) fn box_made(&mut self, answer: Result<Code, String>, effects: &mut Vec<Effect>) {
        let Some(Flight::Box(id, entry)) = self.flight.take() else { return };
        match answer {
            Ok(code) => {
                let rows =
                    if let Event::SlipOpened { rows, .. } = &entry.body.event { rows.len() } else { 0 };
                let state = BoxState::Open { ballots: SecretBox::empty(rows), code: Some(code) };
                self.desk.ballot_box = Some(DeskBox { meeting: id.clone(), state });
                self.keep(id, *entry, effects);
            }
            Err(why) => {
                self.waiting.clear();
                self.fail(why);
            }
        }
    }

    /// Takes the box away where the entry that should open its ballot was not recorded.
    pub(super) fn no_slip(&mut self, flight: &Flight, effects: &mut Vec<Effect>) {
        if let Flight::Entry { entry, after, .. } = flight
            && matches!(entry.body.event, Event::SlipOpened { .. })
        {
            self.desk.ballot_box = None;
            effects.push(Effect::RemoveBox(after.proceedings().id().clone()));
        }
    }

    /// Takes the box away once its ballot is closed or called off.
    pub(super) fn slip_over(&mut self, event: &Event, effects: &mut Vec<Effect>) {
        if let (Event::SlipClosed { .. } | Event::SlipCancelled { .. }, Some(state)) =
            (event, self.desk.proceedings())
        {
            effects.push(Effect::RemoveBox(state.id().clone()));
            self.desk.ballot_box = None;
        }
    }

    /// Looks whether the box of the meeting that was fetched is open; after a new start it is locked.
    pub(super) fn find_box(&mut self) {
        let Some(state) = self.desk.proceedings().filter(|state| state.slip().is_some()) else { return };
        let id = state.id().clone();
        if self.desk.ballot_box.as_ref().is_none_or(|known| known.meeting != id) {
            self.desk.ballot_box = Some(DeskBox { meeting: id, state: BoxState::Locked });
        }
    }

    /// Has a ballot put into the box.
    pub(super) fn drop_ballot(
        &mut self,
        officer: &MemberId,
        choices: Vec<Option<Choice>>,
        effects: &mut Vec<Effect>,
    ) {
        let Some((meeting, ballots)) = self.desk.meeting().zip(self.desk.ballots()) else {
            return self.refuse(Refusal::NoBallot.sentence(self.desk.lang));
        };
        match meeting.drop_ballot(ballots, officer, choices) {
            Ok(after) => {
                let Some(contents) = written(&after) else { return };
                effects.push(Effect::RefillBox { meeting: meeting.id().clone(), contents });
                self.flight = Some(Flight::Ballot(after));
            }
            Err(refusal) => self.refuse(refusal.sentence(self.desk.lang)),
        }
    }

    /// Goes on to the next voter, now that the ballot is in the box; of what was voted nothing stays on the screen.
    pub(super) fn box_kept(&mut self, answer: Result<(), String>) {
        let Some(Flight::Ballot(after)) = self.flight.take() else { return };
        self.waiting.clear();
        match (answer, &mut self.desk.ballot_box) {
            (Ok(()), Some(DeskBox { state: BoxState::Open { ballots, .. }, .. })) => {
                *ballots = after;
                if let Some(room) = self.rooms.last_mut() {
                    room.ballot_kept(&self.desk);
                }
            }
            (Err(why), _) => self.fail(why),
            _ => {}
        }
    }

    /// The chair has taken the code down; from here on nobody is shown it.
    pub(super) fn code_taken(&mut self) {
        if let Some(DeskBox { state: BoxState::Open { code, .. }, .. }) = &mut self.desk.ballot_box {
            *code = None;
        }
    }

    /// Has a code tried; the store makes it wait where wrong ones were tried before.
    pub(super) fn unlock_box(&mut self, code: Code, effects: &mut Vec<Effect>) {
        let Some(DeskBox { meeting, state: BoxState::Locked }) = &self.desk.ballot_box else { return };
        effects.push(Effect::UnlockBox { meeting: meeting.clone(), code, at: self.desk.now.unix_seconds() });
        self.flight = Some(Flight::Unlock);
    }

    pub(super) fn box_unlocked(&mut self, answer: Result<Unlocking, String>) {
        self.flight = None;
        self.waiting.clear();
        let lang = self.desk.lang;
        let Some(DeskBox { state, .. }) = &mut self.desk.ballot_box else { return };
        let told = match answer {
            Err(why) => Err(why),
            Ok(Unlocking::Gone) => Err(lang.store_box_gone().to_owned()),
            Ok(Unlocking::Opened(contents)) => match serde_json::from_slice(contents.as_bytes()) {
                Ok(ballots) => {
                    *state = BoxState::Open { ballots, code: None };
                    Ok(lang.booth_unlocked().to_owned())
                }
                Err(_) => Err(lang.store_box_gone().to_owned()),
            },
            Ok(Unlocking::WrongCode(wait)) => Err(lang.booth_wrong_code(wait)),
            // What was typed stays: it was not tried.
            Ok(Unlocking::Wait(wait)) => return self.refuse(lang.booth_wait(wait)),
        };
        if let Some(room) = self.rooms.last_mut() {
            room.ballot_kept(&self.desk);
        }
        match told {
            Ok(said) => self.say(said),
            Err(why) => self.refuse(why),
        }
    }
}

/// A box as it is kept.
fn written(ballots: &SecretBox) -> Option<Contents> {
    serde_json::to_vec(ballots).ok().map(Contents::new)
}
