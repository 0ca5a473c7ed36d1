//! Voting on one item: opening, casting, correcting, closing.

use super::Meeting;
use super::count::{Counting, ruling};
use crate::domain::MemberId;
use crate::domain::ballot::{Ballot, Tally};
use crate::domain::command::Missing;
use crate::domain::event::Event;
use crate::domain::item::{Choice, Item, Misfit, Ruling, Value};
use crate::domain::opening::Duty;
use crate::domain::refusal::Refusal;
use crate::rules::{Evaluation, Form};
use crate::text::Line;

impl Meeting {
    /// Puts a question to the vote, in the form that the set names, and fixes who takes part.
    pub(super) fn open_ballot(&self, member: MemberId, item: Item) -> Result<Event, Refusal> {
        let round = self.due(&member, &item)?;
        let form = item.form(self.rules_of(&member));
        if form == Form::Secret {
            return self.open_slip(vec![(member, item)]);
        }
        let entitled = self.deciding(&member);
        if entitled.is_empty() {
            return Err(Refusal::NobodyMayDecide { name: self.name(&member).to_owned() });
        }
        Ok(Event::BallotOpened { member, item, entitled, round, form })
    }

    /// Calls the vote off: freely while nobody has voted, afterwards with a reason.
    pub(super) fn cancel_ballot(&self, reason: Option<Line>) -> Result<Event, Refusal> {
        let ballot = self.ballot().ok_or(Refusal::NoBallot)?;
        if ballot.is_untouched() {
            Ok(Event::BallotCancelled { reason: None })
        } else if reason.is_some() {
            Ok(Event::BallotCancelled { reason })
        } else {
            Err(Refusal::VotesGiven)
        }
    }

    /// Enters a vote; one in writing from an officer who is away.
    pub(super) fn cast(&self, officer: MemberId, choice: Choice, written: bool) -> Result<Event, Refusal> {
        let ballot = self.votable(&choice)?;
        if ballot.vote_of(&officer).is_some() {
            return Err(Refusal::AlreadyVoted { officer: self.name(&officer).to_owned() });
        }
        let entitled =
            if written { self.may_write(ballot, &officer) } else { ballot.entitled.contains(&officer) };
        if !entitled {
            return Err(Refusal::NotEntitled { officer: self.name(&officer).to_owned() });
        }
        Ok(Event::VoteCast { officer, choice, written })
    }

    /// Whether an officer's opinion in writing counts as a vote: they sit on the committee, are away, and would take part.
    pub fn may_write(&self, ballot: &Ballot, officer: &MemberId) -> bool {
        self.officer(officer).is_ok()
            && !self.roll().is_present(officer)
            && !self.is_recused(officer, &ballot.member)
    }

    /// Corrects a vote before the ballot is closed.
    pub(super) fn change_vote(
        &self,
        officer: MemberId,
        choice: Choice,
        reason: Line,
    ) -> Result<Event, Refusal> {
        let ballot = self.votable(&choice)?;
        match ballot.vote_of(&officer) {
            None => Err(Refusal::NotVoted { officer: self.name(&officer).to_owned() }),
            Some(vote) if vote.choice == choice => Err(Refusal::SameChoice),
            Some(_) => Ok(Event::VoteChanged { officer, choice, reason }),
        }
    }

    /// Closes the vote and says what came of it.
    pub(super) fn close_ballot(&self, missing: Missing) -> Result<Event, Refusal> {
        let ballot = self.ballot().ok_or(Refusal::NoBallot)?;
        if ballot.is_untouched() {
            return Err(Refusal::NobodyVoted);
        }
        let count = ballot.missing();
        if count > 0 && missing == Missing::Refuse {
            return Err(Refusal::VotesMissing { count });
        }
        let (ruling, tally) = self.ruling_of(ballot);
        self.with_outcomes(Event::BallotClosed {
            ruling,
            tally,
            outcomes: Vec::new(),
            evaluation: Evaluation::FIRST,
        })
    }

    /// What would come of a ballot if it were closed now, and the numbers that it would rest on.
    pub fn ruling_of(&self, ballot: &Ballot) -> (Ruling, Tally) {
        let tally = self.numbers(ballot);
        let by = Counting {
            rules: self.rules_of(&ballot.member),
            committee: &self.committee_rules().set().voting,
            chair: self.holder(Duty::Chair),
        };
        (ruling(&by, ballot, tally), tally)
    }

    /// The numbers of a ballot as it stands.
    fn numbers(&self, ballot: &Ballot) -> Tally {
        let number = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        let committee = self.committee();
        let summoned =
            committee.iter().filter(|officer| !self.is_recused(&officer.id, &ballot.member)).count();
        Tally {
            committee: number(committee.len()),
            summoned: number(summoned),
            present: number(ballot.entitled.len() + ballot.written()),
            cast: number(ballot.cast()),
            valid: number(ballot.sides().count()),
        }
    }

    /// The open ballot, if this choice can be made in it by name.
    fn votable(&self, choice: &Choice) -> Result<&Ballot, Refusal> {
        self.quorate()?;
        let ballot = self.ballot().ok_or(Refusal::NoBallot)?;
        if ballot.form != Form::RollCall {
            return Err(Refusal::OtherForm);
        }
        if let Choice::For(value) = choice {
            self.answers(&ballot.member, &ballot.item, value)?;
        }
        Ok(ballot)
    }

    /// Refuses a value that is no answer to an item of a member's sheet, or one outside its bounds.
    pub fn answers(&self, member: &MemberId, item: &Item, value: &Value) -> Result<(), Refusal> {
        item.takes(value, self.rules_of(member)).map_err(|misfit| match misfit {
            Misfit::UnknownItem => Refusal::NoSuchItem,
            Misfit::OtherKind => Refusal::WrongKind,
            Misfit::Mark(fault) => Refusal::Mark(fault),
            Misfit::Occurrence(fault) => Refusal::Occurrence(fault),
        })
    }
}
