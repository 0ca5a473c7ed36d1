//! Votes that are counted without names: raised hands, and the chair's vote where a count leaves it to the chair.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::ballot::Ballot;
use crate::domain::count::Count;
use crate::domain::event::Event;
use crate::domain::item::{Item, Value};
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;
use crate::rules::{Evaluation, Form};
use crate::text::Line;

impl Meeting {
    /// Enters what raised hands came to; anew only with a reason.
    pub(super) fn count_hands(
        &self,
        count: Count,
        checked_by: Option<MemberId>,
        reason: Option<Line>,
    ) -> Result<Event, Refusal> {
        self.quorate()?;
        let ballot = self.ballot().ok_or(Refusal::NoBallot)?;
        if ballot.form != Form::Hands {
            return Err(Refusal::OtherForm);
        }
        self.possible(ballot, &count)?;
        if let Some(officer) = &checked_by {
            self.officer(officer)?;
        }
        match (ballot.count(), &reason) {
            (Some(before), _) if *before == count => Err(Refusal::SameChoice),
            (Some(_), None) => Err(Refusal::CountedAlready),
            (None, Some(_)) => Ok(Event::HandsCounted { count, checked_by, reason: None }),
            _ => Ok(Event::HandsCounted { count, checked_by, reason }),
        }
    }

    /// Refuses counts that cannot be: of answers that are none, of nobody, or of more than may vote.
    fn possible(&self, ballot: &Ballot, count: &Count) -> Result<(), Refusal> {
        for side in count.by_side() {
            self.answers(&ballot.member, &ballot.item, &side.value)?;
        }
        let entitled = ballot.entitled.len();
        match count.cast() {
            0 => Err(Refusal::NobodyVoted),
            cast if cast > entitled => Err(Refusal::TooManyVotes { cast, entitled }),
            _ if !count.is_in_order() => Err(Refusal::WrongKind),
            _ => Ok(()),
        }
    }

    /// Enters the chair's vote where a ballot without names left it to the chair: for one of the answers that had votes.
    pub(super) fn chair_decides(&self, member: MemberId, item: Item, value: Value) -> Result<Event, Refusal> {
        self.going_on(if matches!(item, Item::Title(_)) { Phase::Tallied } else { Phase::Open })?;
        let sheet = self.sheet_of(&member)?;
        if !sheet.awaits_chair(&item) {
            return Err(Refusal::NoChairOwed);
        }
        let last = sheet.question(&item).and_then(|question| question.ballots.last());
        let had_votes = last.is_some_and(|last| last.ballot.sides().any(|side| *side == value));
        if !had_votes {
            return Err(Refusal::NoSuchSide);
        }
        self.with_outcomes(Event::ChairDecided {
            member,
            item,
            value,
            outcomes: Vec::new(),
            evaluation: Evaluation::FIRST,
        })
    }
}
