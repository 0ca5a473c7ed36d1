//! Going through the sheets: disputes, findings, acceptance and corrections.

use super::Meeting;
use crate::domain::MemberId;
use crate::domain::event::Event;
use crate::domain::item::{Evidence, Item};
use crate::domain::refusal::Refusal;
use crate::text::Line;

/// The procedure from which on evidence that a criterion asks for is demanded, not only asked by the screen.
const ASKS_EVIDENCE: u32 = 5;

impl Meeting {
    /// Somebody disagrees with a mark or a count.
    pub(super) fn dispute(&self, member: MemberId, item: Item) -> Result<Event, Refusal> {
        self.reviewing()?;
        self.known(&member, &item)?;
        if matches!(item, Item::Finding(_)) {
            return Err(Refusal::NeedsEvidence);
        }
        if self.opening().procedure >= ASKS_EVIDENCE && item.wants_evidence(self.rules_of(&member)) {
            return Err(Refusal::EvidenceAsked { event: self.event_title(&member, &item) });
        }
        self.unasked(&member, &item)?;
        Ok(Event::Disputed { member, item, evidence: None })
    }

    /// The disagreement is taken back; also a finding that was raised, while nobody has voted on it.
    pub(super) fn withdraw_dispute(&self, member: MemberId, item: Item) -> Result<Event, Refusal> {
        self.reviewing()?;
        match self.open_sheet(&member)?.question(&item) {
            None => Err(Refusal::NotAsked),
            Some(question) if !question.ballots.is_empty() => Err(Refusal::AlreadyDecided),
            Some(_) => Ok(Event::DisputeWithdrawn { member, item }),
        }
    }

    /// Somebody raises a gate's question, or disagrees with what is said to have happened, and says on what grounds.
    pub(super) fn raise(&self, member: MemberId, item: Item, evidence: Evidence) -> Result<Event, Refusal> {
        self.reviewing()?;
        self.known(&member, &item)?;
        if !matches!(item, Item::Finding(_) | Item::Occurrence { .. }) {
            return Err(Refusal::WrongKind);
        }
        self.unasked(&member, &item)?;
        Ok(match item {
            Item::Occurrence { .. } => Event::Disputed { member, item, evidence: Some(evidence) },
            _ => Event::FindingRaised { member, item, evidence },
        })
    }

    /// Takes one sheet as it stands.
    pub(super) fn accept_sheet(&self, member: MemberId) -> Result<Event, Refusal> {
        self.reviewing()?;
        let count = self.open_sheet(&member)?.open_questions().count();
        if count > 0 {
            return Err(Refusal::OpenQuestions { count });
        }
        self.somebody_decides(&member)?;
        Ok(Event::SheetsAccepted { members: vec![member] })
    }

    /// Takes all sheets without open questions as they stand.
    pub(super) fn accept_undisputed(&self) -> Result<Event, Refusal> {
        self.reviewing()?;
        let members = self.undisputed();
        if members.is_empty() {
            return Err(Refusal::NothingToDo);
        }
        members.iter().try_for_each(|member| self.somebody_decides(member))?;
        Ok(Event::SheetsAccepted { members })
    }

    /// Takes an acceptance or a ruling back. The meeting goes on from there, also after the tally.
    pub(super) fn correct(
        &self,
        member: MemberId,
        item: Option<Item>,
        reason: Line,
    ) -> Result<Event, Refusal> {
        self.correctable()?;
        let sheet = self.sheet_of(&member)?;
        match &item {
            None if !sheet.is_done() => {
                return Err(Refusal::SheetOpen { name: self.name(&member).to_owned() });
            }
            Some(item) if sheet.question(item).is_none_or(|question| question.ballots.is_empty()) => {
                return Err(Refusal::NotAsked);
            }
            _ => {}
        }
        Ok(Event::Corrected { member, item, reason })
    }

    /// What the kind of event is called that an item is about.
    fn event_title(&self, member: &MemberId, item: &Item) -> String {
        let kind = match item {
            Item::Occurrence { criterion, event } => {
                self.rules_of(member).criterion(criterion).and_then(|criterion| criterion.event(event))
            }
            Item::Mark(_) | Item::Finding(_) | Item::Class | Item::Title(_) => None,
        };
        kind.map(|kind| kind.title.clone()).unwrap_or_default()
    }

    /// Refuses unless the member's criteria have this item.
    fn known(&self, member: &MemberId, item: &Item) -> Result<(), Refusal> {
        if self.items(member).contains(item) { Ok(()) } else { Err(Refusal::NoSuchItem) }
    }

    /// Refuses where an item of an open sheet is in question or decided already.
    fn unasked(&self, member: &MemberId, item: &Item) -> Result<(), Refusal> {
        match self.open_sheet(member)?.question(item) {
            None => Ok(()),
            Some(question) if question.is_open() => Err(Refusal::AlreadyAsked),
            Some(_) => Err(Refusal::AlreadyDecided),
        }
    }

    /// Refuses where the only officers in the room are left out for this member.
    pub(super) fn somebody_decides(&self, member: &MemberId) -> Result<(), Refusal> {
        if self.deciding(member).is_empty() {
            return Err(Refusal::NobodyMayDecide { name: self.name(member).to_owned() });
        }
        Ok(())
    }
}
