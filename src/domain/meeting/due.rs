//! What may be voted on now, and what the results are after a vote.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::item::Item;
use crate::domain::outcome::Placed;
use crate::domain::proceedings::Phase;
use crate::domain::refusal::Refusal;
use crate::rules::{Award, Evaluation, Standing, Title, TitleId, Truth};

impl Meeting {
    /// The round in which a question would be voted on now.
    pub(super) fn due(&self, member: &MemberId, item: &Item) -> Result<u32, Refusal> {
        let sheet = match item {
            Item::Mark(_) | Item::Occurrence { .. } | Item::Finding(_) => {
                self.reviewing()?;
                let sheet = self.open_sheet(member)?;
                sheet.question(item).ok_or(Refusal::NotAsked)?;
                sheet
            }
            Item::Class => {
                self.reviewing()?;
                self.balloted_on_class(member)?;
                self.sheet_of(member)?
            }
            Item::Title(title) => {
                self.going_on(Phase::Tallied)?;
                self.as_recorded()?;
                self.balloted_on_title(member, title)?;
                self.sheet_of(member)?
            }
        };
        if sheet.awaits_chair(item) {
            return Err(Refusal::ChairOwed);
        }
        match sheet.question(item) {
            Some(question) if !question.is_open() => Err(Refusal::AlreadyDecided),
            question => {
                let held = question.map_or(0, |question| question.ballots.len());
                Ok(u32::try_from(held).unwrap_or(u32::MAX).saturating_add(1))
            }
        }
    }

    /// The lowest title that still has to be voted on, with those it can go to; none where there is none.
    pub fn title_candidates(&self) -> Option<(TitleId, Vec<MemberId>)> {
        let sets = self.opening().sets.iter();
        let mut titles: Vec<&Title> = sets.flat_map(|set| &set.rulebook.set().titles).collect();
        titles.retain(|title| title.votes.is_some());
        titles.iter().find_map(|title| {
            let candidates = self.candidates_for(&title.id);
            (!candidates.is_empty()).then(|| (title.id.clone(), candidates))
        })
    }

    /// Those a title can go to once it is voted on.
    fn candidates_for(&self, title: &TitleId) -> Vec<MemberId> {
        let is_candidate = |member: &&MemberId| self.is_candidate(member, title);
        self.members().iter().filter(is_candidate).cloned().collect()
    }

    fn is_candidate(&self, member: &MemberId, title: &TitleId) -> bool {
        let rules = self.rules_of(member);
        let Some(declared) = rules.title(title).filter(|title| title.votes.is_some()) else { return false };
        let Some(outcome) = self.outcome(member).filter(|outcome| outcome.standing == Standing::Ranked)
        else {
            return false;
        };
        let own = |id: &TitleId| outcome.titles.iter().find(|result| result.id == *id);
        let is_won = |id: &TitleId| own(id).map_or(Truth::False, |result| result.award.is_won());
        own(title).is_some_and(|result| result.award == Award::Open && result.votes.is_none())
            && declared.held_back(is_won).is_none()
    }

    fn balloted_on_class(&self, member: &MemberId) -> Result<(), Refusal> {
        let name = || self.name(member).to_owned();
        if !self.sheet_of(member)?.is_done() {
            return Err(Refusal::SheetOpen { name: name() });
        }
        if self.rules_of(member).set().voting.classes.is_none() {
            return Err(Refusal::NoSuchItem);
        }
        match self.outcome(member).map(|outcome| &outcome.standing) {
            Some(Standing::NotRanked | Standing::Suspended) => Err(Refusal::NoCandidate { name: name() }),
            _ => Ok(()),
        }
    }

    /// Titles are voted on from the lowest up: whoever may win a lower one is voted on there first.
    fn balloted_on_title(&self, member: &MemberId, title: &TitleId) -> Result<(), Refusal> {
        let rules = self.rules_of(member);
        if rules.title(title).is_none_or(|title| title.votes.is_none()) {
            return Err(Refusal::NoSuchItem);
        }
        let below = rules.set().titles.iter().take_while(|other| other.id != *title);
        if let Some(lower) = below.into_iter().find(|other| !self.candidates_for(&other.id).is_empty()) {
            return Err(Refusal::LowerTitleFirst { title: lower.title.clone() });
        }
        let again = self.sheet_of(member)?.question(&Item::Title(title.clone())).is_some();
        if again || self.is_candidate(member, title) {
            Ok(())
        } else {
            Err(Refusal::NoCandidate { name: self.name(member).to_owned() })
        }
    }

    /// The event with everybody's results after it, where results have been recorded.
    pub(super) fn with_outcomes(&self, event: Event) -> Result<Event, Refusal> {
        if self.phase() < Phase::Tallied {
            return Ok(event);
        }
        self.as_recorded()?;
        let mut after = self.state.clone();
        if after.change(&event, self.latest()).is_none() {
            return Ok(event);
        }
        let placed = |member: &MemberId| Some(Placed::of(member.clone(), after.outcome(member)?));
        let outcomes = after.members().iter().filter_map(placed).collect();
        Ok(event.with_results(Evaluation::NOW, outcomes))
    }

    /// Refuses where results stand that this program works out otherwise: a decision on the strength of them would work
    /// out everybody's anew, and with it classes that it is not about.
    pub(super) fn as_recorded(&self) -> Result<(), Refusal> {
        match self.otherwise().count() {
            0 => Ok(()),
            count => Err(Refusal::Outdated(count)),
        }
    }
}
