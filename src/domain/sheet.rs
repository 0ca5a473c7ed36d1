//! One member's sheet in one meeting: what was disputed, raised, ruled on, accepted and taken back.

use std::collections::BTreeMap;

use super::MemberId;
use super::ballot::{Ballot, Closed};
use super::fact::Entered;
use super::item::{Evidence, Item, Ruling, Value};
use super::moment::Moment;
use super::waiver::Waiving;
use crate::rules::{InputId, Move, TitleDecision, TitleId, TitlePlace};
use crate::text::Line;

/// A member's sheet. Items that are not in it are undisputed: their proposal stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Whose.
    pub member: MemberId,
    /// Whether it is done.
    pub acceptance: Option<Acceptance>,
    /// What was taken back, oldest first.
    pub corrections: Vec<Correction>,
    /// Votes that were called off after somebody had voted, with the reason, oldest first. They count for nothing.
    pub called_off: Vec<(Ballot, Line)>,
    questions: BTreeMap<Item, Question>,
    facts: BTreeMap<InputId, Vec<Entered>>,
    moved: Option<Move>,
    decided: Option<Move>,
    /// What was decided on titles, each with the place that it was about; none where this program finds no such place.
    titles: BTreeMap<TitleId, (TitleDecision, Option<TitlePlace>)>,
}

/// How a sheet was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// When.
    pub at: Moment,
    /// How many officers were there to agree, the member under review left out.
    pub agreed: u32,
    /// Whether a motion took it together with others.
    pub en_bloc: bool,
}

/// Something that was decided and no longer holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The item with the votes that it had, oldest first, if it was about one.
    pub item: Option<(Item, Vec<Closed>)>,
    /// The acceptance that was taken back with it, if the sheet was done.
    pub acceptance: Option<Acceptance>,
    /// The waiver that changed the accepted sheet, or that ended, if it follows from one.
    pub waiving: Option<Waiving>,
    /// Why.
    pub reason: Line,
    /// Who entered it.
    pub by: MemberId,
    /// When.
    pub at: Moment,
}

/// An item that somebody did not let stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// What a finding rests on, or what happened where its criterion asks for evidence; none for a disputed mark.
    pub evidence: Option<Evidence>,
    /// Its closed votes that hold, oldest first; more than one where a round decided nothing.
    pub ballots: Vec<Closed>,
}

impl Question {
    /// Whether it still has to be voted on.
    pub fn is_open(&self) -> bool {
        self.ballots.last().is_none_or(Closed::is_owed)
    }

    /// The answer that the committee gave, if it gave one.
    pub fn decided(&self) -> Option<&Value> {
        self.ballots.last()?.decided()
    }
}

impl Sheet {
    /// The sheet of a member that nobody has looked at yet.
    pub(super) fn blank(member: MemberId) -> Self {
        Self {
            member,
            acceptance: None,
            corrections: Vec::new(),
            called_off: Vec::new(),
            questions: BTreeMap::new(),
            facts: BTreeMap::new(),
            moved: None,
            decided: None,
            titles: BTreeMap::new(),
        }
    }

    /// Whether the sheet has been accepted.
    pub fn is_done(&self) -> bool {
        self.acceptance.is_some()
    }

    /// The question about an item, if it was disputed or raised.
    pub fn question(&self, item: &Item) -> Option<&Question> {
        self.questions.get(item)
    }

    /// Every item that was disputed or raised, with its question.
    pub fn questions(&self) -> impl Iterator<Item = (&Item, &Question)> {
        self.questions.iter()
    }

    /// The items of the sheet that still have to be voted on.
    pub fn open_questions(&self) -> impl Iterator<Item = &Item> {
        let open = self.questions.iter().filter(|(item, question)| item.is_on_sheet() && question.is_open());
        open.map(|(item, _)| item)
    }

    /// Whether the chair's vote is owed on an item.
    pub fn awaits_chair(&self, item: &Item) -> bool {
        let last = self.question(item).and_then(|question| question.ballots.last());
        last.is_some_and(|last| matches!(last.ruling, Ruling::Chair(_)) && last.chair.is_none())
    }

    /// What was entered for an input in this meeting, oldest first; the last one counts.
    pub fn entered(&self, input: &InputId) -> &[Entered] {
        self.facts.get(input).map_or(&[], Vec::as_slice)
    }

    /// The recorded move away from the class in which everybody begins.
    pub fn moved(&self) -> Option<&Move> {
        self.moved.as_ref()
    }

    /// What the committee decided where the rules had left it to do so.
    pub fn decided(&self) -> Option<&Move> {
        self.decided.as_ref()
    }

    /// What the committee decided on a title that its quota had left open.
    pub fn title_decision(&self, title: &TitleId) -> Option<&TitleDecision> {
        self.titles.get(title).map(|(decision, _)| decision)
    }

    /// What it decided on all of them.
    pub(super) fn title_decisions(&self) -> BTreeMap<TitleId, TitleDecision> {
        let decisions = self.titles.iter();
        decisions.map(|(title, (decision, _))| (title.clone(), decision.clone())).collect()
    }

    /// Takes a fact down.
    pub(super) fn enter(&mut self, input: InputId, entered: Entered) {
        self.facts.entry(input).or_default().push(entered);
    }

    /// Takes a move down, or that there is none.
    pub(super) fn move_to(&mut self, moved: Option<Move>) {
        self.moved = moved;
    }

    /// Takes a decision down.
    pub(super) fn decide(&mut self, decided: Move) {
        self.decided = Some(decided);
    }

    /// Takes a decision on a title down, with the place that it is about.
    pub(super) fn decide_title(
        &mut self,
        title: TitleId,
        decision: TitleDecision,
        place: Option<TitlePlace>,
    ) {
        self.titles.insert(title, (decision, place));
    }

    /// Drops what was decided: the results that it was about no longer hold.
    pub(super) fn undecide(&mut self) {
        self.decided = None;
        self.titles.clear();
    }

    /// The decisions on titles that are about another place than the member has now.
    pub(super) fn outdated_titles(&self, now: impl Fn(&TitleId) -> Option<TitlePlace>) -> Vec<TitleId> {
        let is_outdated = |title: &TitleId, then: Option<&TitlePlace>| match (then, now(title)) {
            (Some(then), Some(now)) => !now.asks_the_same(then),
            (then, now) => then.is_some() != now.is_some(),
        };
        let titles = self.titles.iter();
        let outdated = titles.filter(|(title, (_, then))| is_outdated(title, then.as_ref()));
        outdated.map(|(title, _)| title.clone()).collect()
    }

    /// Drops a decision on a title.
    pub(super) fn undecide_title(&mut self, title: &TitleId) {
        self.titles.remove(title);
    }

    /// Notes that an item is in question.
    pub(super) fn ask(&mut self, item: Item, evidence: Option<Evidence>) {
        self.questions.entry(item).or_default().evidence = evidence;
    }

    /// Takes a question off that was not voted on.
    pub(super) fn withdraw(&mut self, item: &Item) {
        self.questions.remove(item);
    }

    /// Puts a closed vote to its question.
    pub(super) fn close(&mut self, closed: Closed) {
        self.questions.entry(closed.ballot.item.clone()).or_default().ballots.push(closed);
    }

    /// Takes the chair's vote down where it was owed; none where it was not.
    pub(super) fn chair_decides(&mut self, item: &Item, value: Value) -> Option<()> {
        let last = self.questions.get_mut(item)?.ballots.last_mut()?;
        last.chair = Some(value);
        Some(())
    }

    /// Keeps a vote that was called off.
    pub(super) fn call_off(&mut self, ballot: Ballot, reason: Line) {
        self.called_off.push((ballot, reason));
    }

    /// Takes the acceptance, and an item's votes if one is named, back. What held before is kept as a correction.
    pub(super) fn correct(&mut self, item: Option<Item>, reason: Line, by: MemberId, at: Moment) {
        let item = item.map(|item| self.take_votes(item));
        self.undecide();
        let acceptance = self.acceptance.take();
        self.corrections.push(Correction { item, acceptance, waiving: None, reason, by, at });
    }

    /// Takes the acceptance back because a waiver, or its end, changed what had been agreed to.
    pub(super) fn open_again(&mut self, waiving: Waiving, reason: Line, by: MemberId, at: Moment) {
        let (acceptance, waiving) = (self.acceptance.take(), Some(waiving));
        self.corrections.push(Correction { item: None, acceptance, waiving, reason, by, at });
    }

    /// Takes the votes on an item back and nothing else: the sheet stays accepted.
    pub(super) fn correct_votes(&mut self, item: Item, reason: Line, by: MemberId, at: Moment) {
        let item = Some(self.take_votes(item));
        self.undecide();
        self.corrections.push(Correction { item, acceptance: None, waiving: None, reason, by, at });
    }

    fn take_votes(&mut self, item: Item) -> (Item, Vec<Closed>) {
        let question = self.questions.entry(item.clone()).or_default();
        let ballots = std::mem::take(&mut question.ballots);
        (item, ballots)
    }
}
