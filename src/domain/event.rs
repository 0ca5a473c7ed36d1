//! What happened in a meeting: every change of it is one of these.

use serde::{Deserialize, Serialize};

use super::MemberId;
use super::attendance::Answer;
use super::ballot::Tally;
use super::chain::Digest;
use super::count::Count;
use super::guest::Guest;
use super::item::{Choice, Evidence, Item, Ruling, Value};
use super::minutes::{Adoption, Show};
use super::opening::{Duty, Opening};
use super::outcome::Placed;
use super::slip::{SlipResult, SlipRow};
use super::waiver::Way;
use crate::rules::{ClassId, CriterionId, Evaluation, Form, InputId, SetId, TitleId, Value as Fact};
use crate::text::Line;

/// The version of the events below. A reader for every older one stays for ever.
pub const SCHEMA: u32 = 1;

/// One thing that happened, in the past tense.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The meeting was prepared: rules, roster and committee are frozen from here on.
    Prepared(Box<Opening>),
    /// These officers answered the roll, or came or left later.
    RollAnswered {
        /// Who.
        officers: Vec<MemberId>,
        /// Present, or absent and why.
        answer: Answer,
    },
    /// Somebody else chairs, or keeps the minutes, from here on.
    DutyTaken {
        /// Which.
        duty: Duty,
        /// Who.
        officer: MemberId,
    },
    /// Somebody who was invited came: they sit in and have no vote.
    GuestArrived {
        /// Who.
        guest: Guest,
    },
    /// A guest left.
    GuestLeft {
        /// Which: the number among the guests in the order in which they were entered, from 1.
        guest: u32,
    },
    /// A guest who had left came back.
    GuestReturned {
        /// Which.
        guest: u32,
    },
    /// A guest had been entered by mistake.
    GuestStruck {
        /// Which; the numbers of the others stay.
        guest: u32,
        /// Why.
        reason: Line,
    },
    /// An officer declared a conflict of interest about a member.
    ConflictDeclared {
        /// Whose.
        officer: MemberId,
        /// About whom.
        member: MemberId,
        /// What it consists in.
        reason: Line,
    },
    /// A declared conflict was taken back.
    ConflictWithdrawn {
        /// Whose.
        officer: MemberId,
        /// About whom.
        member: MemberId,
        /// Why.
        reason: Line,
    },
    /// A recused officer left the room while a member's sheet is talked about; no vote is theirs until they are back.
    SteppedOut {
        /// Who.
        officer: MemberId,
        /// Whose sheet it is for.
        member: MemberId,
    },
    /// An officer who had stepped out came back.
    CameBack {
        /// Who.
        officer: MemberId,
    },
    /// The chair opened the meeting.
    Opened,
    /// Somebody disagreed with what stands on a sheet.
    Disputed {
        /// Whose sheet.
        member: MemberId,
        /// What is disputed.
        item: Item,
        /// What it rests on, where the criterion asks for that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Evidence>,
    },
    /// The disagreement was taken back before a vote.
    DisputeWithdrawn {
        /// Whose sheet.
        member: MemberId,
        /// What was disputed.
        item: Item,
    },
    /// Somebody raised a gate's question, with evidence.
    FindingRaised {
        /// Whose sheet.
        member: MemberId,
        /// The gate's question.
        item: Item,
        /// What it rests on.
        evidence: Evidence,
    },
    /// A vote was opened; who may take part is fixed by it.
    BallotOpened {
        /// Whose sheet.
        member: MemberId,
        /// What is voted on.
        item: Item,
        /// The officers who may vote, in the order of the committee.
        entitled: Vec<MemberId>,
        /// The round, from 1.
        round: u32,
        /// In which form.
        #[serde(default, skip_serializing_if = "Form::is_usual")]
        form: Form,
    },
    /// Raised hands were counted, or counted anew.
    HandsCounted {
        /// What they came to.
        count: Count,
        /// The officer who counted a second time and came to the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        checked_by: Option<MemberId>,
        /// Why it replaces an earlier count.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Line>,
    },
    /// The chair's vote decided what a ballot without names had left undecided.
    ChairDecided {
        /// Whose sheet.
        member: MemberId,
        /// What was voted on.
        item: Item,
        /// The answer.
        value: Value,
        /// Each member's result after it, where results were worked out before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        outcomes: Vec<Placed>,
        /// By which evaluation of the rules.
        #[serde(default, skip_serializing_if = "Evaluation::is_first")]
        evaluation: Evaluation,
    },
    /// A secret ballot was opened. While it is open, nothing of it is in the log.
    SlipOpened {
        /// The questions, in the order in which they stand on the slip.
        rows: Vec<SlipRow>,
        /// The officers who may take part, in the order of the committee.
        entitled: Vec<MemberId>,
    },
    /// The secret ballot was called off; what had been voted is gone.
    SlipCancelled {
        /// Why.
        reason: Line,
    },
    /// The secret ballot was closed.
    SlipClosed {
        /// What came of each row.
        results: Vec<SlipResult>,
        /// Who took part, in the order of their ids.
        took_part: Vec<MemberId>,
        /// Each member's result after it, where results were worked out before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        outcomes: Vec<Placed>,
        /// By which evaluation of the rules.
        #[serde(default, skip_serializing_if = "Evaluation::is_first")]
        evaluation: Evaluation,
    },
    /// The vote was called off; what had been voted no longer counts.
    BallotCancelled {
        /// Why; none where nobody had voted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Line>,
    },
    /// An officer voted.
    VoteCast {
        /// Who.
        officer: MemberId,
        /// For what.
        choice: Choice,
        /// Whether it came in writing from an officer who is away.
        #[serde(default, skip_serializing_if = "is_in_the_room")]
        written: bool,
    },
    /// An officer's vote was corrected before the ballot was closed.
    VoteChanged {
        /// Who.
        officer: MemberId,
        /// For what now.
        choice: Choice,
        /// Why.
        reason: Line,
    },
    /// The vote was closed.
    BallotClosed {
        /// What came of it.
        ruling: Ruling,
        /// The numbers it rests on.
        tally: Tally,
        /// Each member's result after it, where results were worked out before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        outcomes: Vec<Placed>,
        /// By which evaluation of the rules.
        #[serde(default, skip_serializing_if = "Evaluation::is_first")]
        evaluation: Evaluation,
    },
    /// Nobody disagreed with these sheets.
    SheetsAccepted {
        /// Whose; more than one where a motion took them together.
        members: Vec<MemberId>,
    },
    /// A fact about a member was entered, or taken back. Where the sheet had been accepted, it has to be accepted anew.
    FactEntered {
        /// About whom.
        member: MemberId,
        /// Which fact.
        input: InputId,
        /// What it is; none where it is taken back, so that what the roster says counts again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<Fact>,
        /// Why it was changed, where the sheet had been accepted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Line>,
    },
    /// A member was moved away from the class in which everybody begins, or back into it.
    ClassMoved {
        /// Who.
        member: MemberId,
        /// Where to; none for back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        class: Option<ClassId>,
        /// Why.
        reason: Line,
    },
    /// A criterion was waived for everybody who has this set's sheet, in this meeting.
    Waived {
        /// Whose criterion.
        set: SetId,
        /// Which one.
        criterion: CriterionId,
        /// What becomes of it.
        way: Way,
        /// Why.
        reason: Line,
        /// Whose accepted sheets it changes: they have to be accepted anew.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        open_again: Vec<MemberId>,
    },
    /// A waiver was taken back.
    WaiverLifted {
        /// Whose criterion.
        set: SetId,
        /// Which one.
        criterion: CriterionId,
        /// Why.
        reason: Line,
        /// Whose accepted sheets that changes: they have to be accepted anew.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        open_again: Vec<MemberId>,
    },
    /// The committee decided about somebody whom the rules had referred to it.
    ReferralDecided {
        /// About whom.
        member: MemberId,
        /// The class.
        class: ClassId,
        /// Why.
        reason: Line,
        /// Each member's result after it.
        outcomes: Vec<Placed>,
        /// By which evaluation of the rules.
        #[serde(default, skip_serializing_if = "Evaluation::is_first")]
        evaluation: Evaluation,
    },
    /// The committee decided about somebody for whom the quota of a title had left it open.
    TitleDecided {
        /// About whom.
        member: MemberId,
        /// Which title.
        title: TitleId,
        /// Whether it is won.
        granted: bool,
        /// Why.
        reason: Line,
        /// Each member's result after it.
        outcomes: Vec<Placed>,
        /// By which evaluation of the rules.
        #[serde(default, skip_serializing_if = "Evaluation::is_first")]
        evaluation: Evaluation,
    },
    /// Something decided was taken back: a whole sheet's acceptance, or one item's ruling as well.
    Corrected {
        /// Whose sheet.
        member: MemberId,
        /// The item whose ruling no longer holds, if it is about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<Item>,
        /// Why.
        reason: Line,
    },
    /// An officer's vote was taken back before the ballot was closed.
    VoteTakenBack {
        /// Whose.
        officer: MemberId,
        /// Why.
        reason: Line,
    },
    /// Sheets that a motion had taken together are open again.
    AcceptanceTakenBack {
        /// Whose.
        members: Vec<MemberId>,
        /// Why.
        reason: Line,
    },
    /// The classes that were worked out no longer hold; the sheets stay as they are.
    TallyTakenBack {
        /// Why.
        reason: Line,
    },
    /// Something was said in the meeting that belongs into the minutes: an opinion, a reservation, a promise. Remarks on the
    /// minutes themselves are [`RemarkMade`](Self::RemarkMade).
    NoteTaken {
        /// About whom, if about anybody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<MemberId>,
        /// About which item of that member's sheet, if about one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        item: Option<Item>,
        /// What.
        text: Line,
    },
    /// The meeting broke off, to be taken up on another day. Everything stays as it is; the roll is called anew then.
    Adjourned {
        /// Why.
        reason: Line,
    },
    /// The meeting was taken up again.
    Resumed,
    /// Every sheet was done and the classes were worked out.
    Tallied {
        /// Each member's result.
        outcomes: Vec<Placed>,
        /// By which evaluation of the rules.
        #[serde(default, skip_serializing_if = "Evaluation::is_first")]
        evaluation: Evaluation,
    },
    /// The chair announced the results.
    Confirmed,
    /// Something was added to the minutes when they were read out.
    RemarkMade {
        /// What.
        text: Line,
    },
    /// The room took the minutes as they stood.
    MinutesAdopted {
        /// How.
        way: Adoption,
        /// How many officers were in the room.
        present: u32,
    },
    /// Too few were for the minutes.
    MinutesRejected {
        /// The hands that were counted.
        hands: Show,
        /// How many officers were in the room.
        present: u32,
        /// What they were against.
        reason: Line,
    },
    /// Whoever has this duty confirmed the minutes as they were adopted.
    Attested {
        /// Which.
        duty: Duty,
    },
    /// The meeting was sealed.
    Sealed {
        /// The chain's head before this event.
        head: Digest,
        /// How many entries that head covers.
        entries: u64,
    },
    /// Chair and secretary together opened the sealed meeting again.
    Reopened {
        /// Why.
        reason: Line,
        /// Who chaired it.
        chair: MemberId,
        /// Who kept its minutes.
        secretary: MemberId,
    },
}

fn is_in_the_room(written: &bool) -> bool {
    !written
}
