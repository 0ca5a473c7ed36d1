//! Secret ballots: opening one, dropping a ballot into the box, closing it. What is in the box is no part of the meeting.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::command::Missing;
use crate::domain::count::Count;
use crate::domain::event::Event;
use crate::domain::item::{Choice, Item};
use crate::domain::refusal::Refusal;
use crate::domain::slip::{SecretBox, Slip, SlipResult, SlipRow};
use crate::rules::{Evaluation, Form};
use crate::text::Line;

impl Meeting {
    /// Puts questions to a secret ballot. Everybody in the room takes part who may vote on at least one row.
    pub(super) fn open_slip(&self, rows: Vec<(MemberId, Item)>) -> Result<Event, Refusal> {
        let mut asked: Vec<SlipRow> = Vec::with_capacity(rows.len());
        for (member, item) in rows {
            let round = self.due(&member, &item)?;
            if item.form(self.rules_of(&member)) != Form::Secret {
                return Err(Refusal::OtherForm);
            }
            if asked.iter().any(|row| row.member == member && row.item == item) {
                return Err(Refusal::AlreadyAsked);
            }
            if self.deciding(&member).is_empty() {
                return Err(Refusal::NobodyMayDecide { name: self.name(&member).to_owned() });
            }
            asked.push(SlipRow { member, item, round });
        }
        if asked.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        let votes = |officer: &MemberId| {
            self.is_in_room(officer) && asked.iter().any(|row| !self.is_recused(officer, &row.member))
        };
        let committee = self.committee().into_iter().map(|officer| officer.id.clone());
        let entitled = committee.filter(votes).collect();
        Ok(Event::SlipOpened { rows: asked, entitled })
    }

    /// Calls the secret ballot off. Nobody knows whether somebody has voted, so that it always takes a reason.
    pub(super) fn cancel_slip(&self, reason: Line) -> Result<Event, Refusal> {
        self.slip().ok_or(Refusal::NoBallot)?;
        Ok(Event::SlipCancelled { reason })
    }

    /// The box after one more ballot: a choice for each row, none for a row that is not the officer's to vote on.
    ///
    /// # Errors
    /// When no secret ballot is open, when the officer may not vote or has done so, or when a choice is no answer.
    pub fn drop_ballot(
        &self,
        into: &SecretBox,
        officer: &MemberId,
        choices: Vec<Option<Choice>>,
    ) -> Result<SecretBox, Refusal> {
        self.quorate()?;
        let slip = self.slip().ok_or(Refusal::NoBallot)?;
        let name = || self.name(officer).to_owned();
        if !slip.entitled.contains(officer) {
            return Err(Refusal::NotEntitled { officer: name() });
        }
        if into.took_part().contains(officer) {
            return Err(Refusal::AlreadyVoted { officer: name() });
        }
        if choices.len() != slip.rows.len() || into.rows() != slip.rows.len() {
            return Err(Refusal::WrongKind);
        }
        for (row, choice) in slip.rows.iter().zip(&choices) {
            match (choice, self.is_recused(officer, &row.member)) {
                (Some(Choice::For(value)), false) => self.answers(&row.member, &row.item, value)?,
                (Some(Choice::Abstain), false) | (None, true) => {}
                _ => return Err(Refusal::NotEntitled { officer: name() }),
            }
        }
        Ok(into.with(officer.clone(), choices))
    }

    /// Closes the secret ballot: the counts of each row, and who took part.
    pub(super) fn close_slip(&self, ballots: &SecretBox, missing: Missing) -> Result<Event, Refusal> {
        let slip = self.slip().ok_or(Refusal::NoBallot)?;
        if ballots.took_part().is_empty() {
            return Err(Refusal::NobodyVoted);
        }
        if let Some(other) = ballots.took_part().iter().find(|officer| !slip.entitled.contains(officer)) {
            return Err(Refusal::NotEntitled { officer: self.name(other).to_owned() });
        }
        let count = slip.entitled.len() - ballots.took_part().len();
        if count > 0 && missing == Missing::Refuse {
            return Err(Refusal::VotesMissing { count });
        }
        if ballots.rows() != slip.rows.len() {
            return Err(Refusal::WrongKind);
        }
        let results = (0..slip.rows.len()).map(|row| self.result(slip, ballots, row));
        let results = results.collect::<Result<Vec<_>, _>>()?;
        let took_part = ballots.took_part().iter().cloned().collect();
        self.with_outcomes(Event::SlipClosed {
            results,
            took_part,
            outcomes: Vec::new(),
            evaluation: Evaluation::FIRST,
        })
    }

    /// What comes of one row.
    fn result(&self, slip: &Slip, ballots: &SecretBox, at: usize) -> Result<SlipResult, Refusal> {
        let row = slip.rows.get(at).ok_or(Refusal::WrongKind)?;
        let choices = ballots.row(at);
        for choice in choices {
            if let Choice::For(value) = choice {
                self.answers(&row.member, &row.item, value)?;
            }
        }
        let ballot = self.row_ballot(slip, row);
        let voters = ballots.took_part().iter().filter(|officer| ballot.entitled.contains(officer)).count();
        if choices.len() != voters {
            return Err(Refusal::TooManyVotes { cast: choices.len(), entitled: voters });
        }
        let count = Count::of(choices);
        let (ruling, tally) = self.ruling_of(&ballot.with_count(count.clone()));
        Ok(SlipResult { count, tally, ruling })
    }
}
