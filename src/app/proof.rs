//! PINs: before whom a step has to be proven, and what becomes of a PIN that was typed.

use super::App;
use super::effect::{Effect, TryAnswer};
use super::flight::Flight;
use crate::domain::{Command, Duty, MemberId, Pin, PinAtVotes, PinEnd, PinMark, Stamp, UnitEvent};
use crate::screens::{Ask, Dialog, PinEntry, prove};
use crate::store::Secret;
use crate::text::Line;

impl App {
    /// Has the meeting answer a command, once those whose word it is have shown that they are at the keyboard.
    pub(super) fn prove_command(&mut self, command: Command, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let whose = self.whose(&command);
        self.prove_first(whose, Ask::Do(command), stamp, effects);
    }

    /// Has the sealed meeting opened again, once chair and secretary have shown that they are at the keyboard.
    pub(super) fn prove_reopening(&mut self, reason: Line, stamp: &Stamp, effects: &mut Vec<Effect>) {
        let holders =
            self.desk.record().map(|record| [Duty::Chair, Duty::Secretary].map(|d| record.holder(d)));
        let whose = holders.into_iter().flatten().cloned().collect();
        self.prove_first(whose, Ask::Reopen(reason), stamp, effects);
    }

    pub(super) fn prove_first(
        &mut self,
        whose: Vec<MemberId>,
        ask: Ask,
        stamp: &Stamp,
        effects: &mut Vec<Effect>,
    ) {
        let name = |officer: &MemberId| {
            let person = self.desk.proceedings().and_then(|state| state.person(officer));
            person.map_or_else(|| self.officer_name(officer), |person| person.name.to_string())
        };
        let officers: Vec<(MemberId, String)> = whose
            .into_iter()
            .filter(|officer| self.desk.unit.pin(officer).is_some())
            .map(|officer| (officer.clone(), name(&officer)))
            .collect();
        if officers.is_empty() {
            return self.proven(ask, stamp, effects);
        }
        let ask = prove(&officers, Ask::Proven(Box::new(ask)), self.desk.lang);
        self.answer(ask, stamp, effects);
    }

    /// Whose word a command is, so that a PIN stands before it: a confirmation of the minutes, the seal where the procedure has
    /// no confirmations, and, where that is set, a vote.
    fn whose(&self, command: &Command) -> Vec<MemberId> {
        let Some(meeting) = self.desk.meeting() else { return Vec::new() };
        let at_votes = self.desk.unit.settings().pin_at_votes() == PinAtVotes::Each;
        match command {
            Command::Attest { duty } => vec![meeting.holder(*duty).clone()],
            Command::Seal if meeting.opening().procedure < 2 => {
                [Duty::Chair, Duty::Secretary].map(|duty| meeting.holder(duty).clone()).to_vec()
            }
            Command::Cast { officer, written: false, .. } | Command::ChangeVote { officer, .. }
                if at_votes =>
            {
                vec![officer.clone()]
            }
            _ => Vec::new(),
        }
    }

    /// Does what stood behind PINs.
    pub(super) fn proven(&mut self, ask: Ask, stamp: &Stamp, effects: &mut Vec<Effect>) {
        match ask {
            Ask::Do(command) => self.decide(command, stamp, effects),
            Ask::Reopen(reason) => self.reopen(reason, stamp, effects),
            Ask::Redact => self.redact(stamp, effects),
            ask => self.answer(ask, stamp, effects),
        }
    }

    /// Has a PIN tried that somebody typed to prove who is at the keyboard.
    pub(super) fn try_pin(&mut self, entry: Box<PinEntry>, pin: Pin, effects: &mut Vec<Effect>) {
        let Some(officer) = entry.officer().cloned() else { return };
        let Some(own) = self.desk.unit.pin(&officer) else { return };
        let marks = vec![(officer.clone(), own.mark)];
        effects.push(Effect::TryPin { secret: Secret::Pin(officer), pin, marks, at: self.desk.now });
        self.say(self.desk.lang.pin_trying().into());
        self.flight = Some(Flight::Pin(entry));
    }

    /// Goes on after a PIN was tried: with what stood behind it, or with another try.
    pub(super) fn pin_tried(
        &mut self,
        answer: Result<TryAnswer, String>,
        stamp: &Stamp,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Flight::Pin(entry)) = self.flight.take() else { return };
        let lang = self.desk.lang;
        // Keys that were typed ahead were meant for what stands behind the PIN, if it was right.
        self.waiting.clear();
        self.notice = None;
        let why = match answer {
            Ok(TryAnswer::Right) => {
                return self.answer(entry.proven(), stamp, effects);
            }
            Ok(TryAnswer::Wrong { wait }) => lang.pin_wrong(wait),
            Ok(TryAnswer::Wait(seconds)) => lang.pin_wait(seconds),
            Err(why) => why,
        };
        self.dialog = Some(Dialog::Pin(*entry));
        self.refuse(why);
    }

    /// Has a mark made of an officer's new PIN.
    pub(super) fn set_pin(&mut self, officer: MemberId, pin: Pin, effects: &mut Vec<Effect>) {
        let alike = self.desk.unit.pins().next().map(|(_, pin)| pin.mark.stretch);
        effects.push(Effect::MarkPin { officer: officer.clone(), pin, alike });
        self.say(self.desk.lang.pin_trying().into());
        self.flight = Some(Flight::NewPin(officer));
    }

    /// Has the mark of a new PIN kept.
    pub(super) fn pin_marked(
        &mut self,
        answer: Result<PinMark, String>,
        stamp: &Stamp,
        effects: &mut Vec<Effect>,
    ) {
        let Some(Flight::NewPin(officer)) = self.flight.take() else { return };
        match answer {
            Ok(mark) => {
                let said = self.desk.lang.said_pin_set(self.officer_name(&officer));
                self.change_unit(UnitEvent::PinSet { officer, mark }, said, stamp, effects);
            }
            Err(why) => self.fail(why),
        }
    }

    /// Has an officer's PIN given up.
    pub(super) fn drop_pin(
        &mut self,
        officer: MemberId,
        how: PinEnd,
        stamp: &Stamp,
        effects: &mut Vec<Effect>,
    ) {
        let said = self.desk.lang.said_pin_dropped(self.officer_name(&officer));
        self.change_unit(UnitEvent::PinDropped { officer, how }, said, stamp, effects);
    }

    fn officer_name(&self, officer: &MemberId) -> String {
        let committee = self.desk.committee();
        let person = committee.iter().find(|person| person.id == *officer);
        person.map_or_else(|| officer.to_string(), |person| person.name.to_string())
    }
}
