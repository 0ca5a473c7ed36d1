//! Where a meeting stands: the state that its entries add up to. Read by everybody, changed by `apply` alone.

mod apply;
mod begin;
mod cases;
mod facts;
mod pace;
mod pausing;
mod phase;
mod results;
mod sealing;
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod titles;
mod unsound;
mod waivers;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use pace::Pace;
use results::Reached;
pub use sealing::{Reopening, Seal, Step};
pub use titles::OpenTitle;
pub use unsound::{Fault, Unsound};

use super::MeetingId;
use super::MemberId;
use super::attendance::Roll;
use super::ballot::Ballot;
use super::chain::Chain;
use super::guest::Visit;
use super::item::{Item, Proposed};
use super::minutes::Minutes;
use super::moment::Moment;
use super::note::{Break, Note};
use super::opening::{Duty, Opening};
use super::person::Person;
use super::recusal::{Conflict, Outing};
use super::sheet::{Question, Sheet};
use super::slip::Slip;
use super::step_back::StepBack;
use super::waiver::Waiver;
use crate::rules::{Class, CriterionId, Evaluation, InputId, QuotaResult, Rulebook, SetId, TitleId, Value};

/// How far a meeting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Prepared; the roll is being called.
    RollCall,
    /// Going through the sheets.
    Open,
    /// All sheets are done and the classes are worked out.
    Tallied,
    /// The chair has announced the results.
    Confirmed,
    /// Closed; only chair and secretary together open it again.
    Sealed,
}

/// The state of a meeting.
///
/// What is large and seldom changes is shared between copies, so that the state after an entry can be worked out beside
/// the one on the screen at the cost of what the entry touches.
#[derive(Clone, Debug, PartialEq)]
pub struct Proceedings {
    id: MeetingId,
    opening: Arc<Opening>,
    chair: MemberId,
    secretary: MemberId,
    phase: Phase,
    prepared_at: Moment,
    opened_at: Option<Moment>,
    latest: Moment,
    roll: Roll,
    guests: Vec<Visit>,
    conflicts: Vec<Conflict>,
    outings: Vec<Outing>,
    pace: Pace,
    order: Arc<[MemberId]>,
    /// Those of whom another member has the name.
    namesakes: Arc<BTreeSet<MemberId>>,
    set_of: Arc<BTreeMap<MemberId, usize>>,
    sheets: Arc<BTreeMap<MemberId, Arc<Sheet>>>,
    ballot: Option<Ballot>,
    slip: Option<Slip>,
    evaluation: Evaluation,
    worked: Arc<BTreeMap<MemberId, Arc<Reached>>>,
    proposals: Arc<BTreeMap<MemberId, BTreeMap<Item, Proposed>>>,
    facts: Arc<BTreeMap<MemberId, BTreeMap<InputId, Value>>>,
    waivers: BTreeMap<(SetId, CriterionId), Waiver>,
    quotas: Arc<Vec<QuotaResult>>,
    minutes: Arc<Minutes>,
    seals: Vec<Seal>,
    reopenings: Vec<Reopening>,
    steps: Vec<Arc<Step>>,
    notes: Vec<Note>,
    breaks: Vec<Break>,
    latest_step: Option<StepBack>,
    /// The decisions on titles that the latest entry let fall.
    fallen: Vec<(MemberId, TitleId)>,
    chain: Chain,
}

impl Proceedings {
    /// The meeting's id.
    pub fn id(&self) -> &MeetingId {
        &self.id
    }

    /// What the meeting was frozen with.
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// Who has a duty now.
    pub fn holder(&self, duty: Duty) -> &MemberId {
        match duty {
            Duty::Chair => &self.chair,
            Duty::Secretary => &self.secretary,
        }
    }

    /// How far it has come.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// When it was prepared.
    pub fn prepared_at(&self) -> Moment {
        self.prepared_at
    }

    /// When the chair opened it.
    pub fn opened_at(&self) -> Option<Moment> {
        self.opened_at
    }

    /// When something last happened in it.
    pub fn latest(&self) -> Moment {
        self.latest
    }

    /// Who is at the table.
    pub fn roll(&self) -> &Roll {
        &self.roll
    }

    /// The members under review, in the order in which they are gone through.
    pub fn members(&self) -> &[MemberId] {
        &self.order
    }

    /// The committee, the chair of the union first.
    pub fn committee(&self) -> Vec<&Person> {
        self.opening.roster.committee()
    }

    /// A person of the frozen roster.
    pub fn person(&self, id: &MemberId) -> Option<&Person> {
        self.opening.roster.person(id)
    }

    /// The name of a person of the frozen roster; their id where there is none.
    pub fn name<'a>(&'a self, id: &'a MemberId) -> &'a str {
        self.person(id).map_or(id.as_str(), |person| person.name.as_str())
    }

    /// A person's name, with the code where a member has the same name.
    pub fn called(&self, id: &MemberId) -> String {
        let name = self.name(id);
        if self.namesakes.contains(id) { format!("{name} ({id})") } else { name.to_owned() }
    }

    /// A member's sheet.
    pub fn sheet(&self, member: &MemberId) -> Option<&Sheet> {
        self.sheets.get(member).map(Arc::as_ref)
    }

    /// Every sheet, in the order of the members.
    pub fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.order.iter().filter_map(|member| self.sheet(member))
    }

    /// How many sheets are done.
    pub fn done(&self) -> usize {
        self.sheets.values().filter(|sheet| sheet.is_done()).count()
    }

    /// The secret ballot that is open.
    pub fn slip(&self) -> Option<&Slip> {
        self.slip.as_ref()
    }

    /// Whether a vote of any form is open.
    pub fn is_voting(&self) -> bool {
        self.ballot.is_some() || self.slip.is_some()
    }

    /// The vote, not a secret one, that is open.
    pub fn ballot(&self) -> Option<&Ballot> {
        self.ballot.as_ref()
    }

    /// The latest step, where it is one that can be taken back.
    pub fn latest_step(&self) -> Option<&StepBack> {
        self.latest_step.as_ref()
    }

    /// The decisions on titles that the latest entry let fall, since they were about another place than the member has now.
    pub fn fallen(&self) -> &[(MemberId, TitleId)] {
        &self.fallen
    }

    /// The chain over all entries so far.
    pub fn chain(&self) -> &Chain {
        &self.chain
    }

    /// The rules that the committee works by: its quorum, its ties, its recusals.
    pub fn committee_rules(&self) -> &Rulebook {
        &self.opening.sets[0].rulebook
    }

    /// The rules that a member is appraised by.
    pub fn rules_of(&self, member: &MemberId) -> &Rulebook {
        let at = self.set_of.get(member).copied().unwrap_or(0);
        self.opening.sets.get(at).map_or_else(|| self.committee_rules(), |set| &set.rulebook)
    }

    /// The classes of all sets, best first: those of the first set, then what only the others have. Classes with one id
    /// are one class.
    pub fn classes(&self) -> Vec<&Class> {
        let mut classes: Vec<&Class> = Vec::new();
        for class in self.opening.sets.iter().flat_map(|set| set.rulebook.classes()) {
            if classes.iter().all(|known| known.id != class.id) {
                classes.push(class);
            }
        }
        classes
    }

    /// What was proposed for an item of a member's sheet.
    pub fn proposed(&self, member: &MemberId, item: &Item) -> Option<&Proposed> {
        self.proposals.get(member)?.get(item)
    }

    /// The items of a member's sheet that still have to be voted on, in the printed order.
    pub fn open_items(&self, member: &MemberId) -> Vec<Item> {
        let Some(sheet) = self.sheet(member) else { return Vec::new() };
        let is_open = |item: &Item| sheet.question(item).is_some_and(Question::is_open);
        self.items(member).into_iter().filter(is_open).collect()
    }

    /// The members whose sheets are not done and have nothing left to vote on.
    pub fn undisputed(&self) -> Vec<MemberId> {
        self.sheets()
            .filter(|sheet| !sheet.is_done() && sheet.open_questions().next().is_none())
            .map(|sheet| sheet.member.clone())
            .collect()
    }
}
