//! What somebody at the table asks the meeting to do.

use super::MemberId;
use super::attendance::Answer;
use super::count::Count;
use super::guest::Guest;
use super::item::{Choice, Evidence, Item, Value};
use super::minutes::{Adoption, Show};
use super::opening::Duty;
use super::slip::SecretBox;
use super::waiver::Way;
use crate::rules::{ClassId, CriterionId, InputId, SetId, TitleId, Value as Fact};
use crate::text::Line;

/// A request. The meeting answers it with one entry or with a refusal.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Note the answers of these officers to the roll, now or later in the meeting.
    AnswerRoll {
        /// Who.
        officers: Vec<MemberId>,
        /// Present, or absent and why.
        answer: Answer,
    },
    /// Have somebody else chair, or keep the minutes, from here on.
    TakeDuty {
        /// Which.
        duty: Duty,
        /// Who.
        officer: MemberId,
    },
    /// Note that somebody who was invited has come.
    ReceiveGuest {
        /// Who.
        guest: Guest,
    },
    /// Note that a guest leaves.
    SeeGuestOff {
        /// Which: the number among the guests, from 1.
        guest: u32,
    },
    /// Note that a guest who had left is back.
    ReceiveAgain {
        /// Which.
        guest: u32,
    },
    /// Strike out a guest who was entered by mistake.
    StrikeGuest {
        /// Which.
        guest: u32,
        /// Why.
        reason: Line,
    },
    /// Declare an officer's conflict of interest about a member.
    DeclareConflict {
        /// Whose.
        officer: MemberId,
        /// About whom.
        member: MemberId,
        /// What it consists in.
        reason: Line,
    },
    /// Take a declared conflict back.
    WithdrawConflict {
        /// Whose.
        officer: MemberId,
        /// About whom.
        member: MemberId,
        /// Why.
        reason: Line,
    },
    /// Note that a recused officer leaves the room for a member's sheet.
    StepOut {
        /// Who.
        officer: MemberId,
        /// Whose sheet it is for.
        member: MemberId,
    },
    /// Note that an officer who had stepped out is back.
    ComeBack {
        /// Who.
        officer: MemberId,
    },
    /// Open the meeting.
    Open,
    /// Disagree with what stands.
    Dispute {
        /// Whose sheet.
        member: MemberId,
        /// What is disputed.
        item: Item,
    },
    /// Take the disagreement back.
    WithdrawDispute {
        /// Whose sheet.
        member: MemberId,
        /// What was disputed.
        item: Item,
    },
    /// Raise a gate's question, or something that happened, and say on what grounds.
    Raise {
        /// Whose sheet.
        member: MemberId,
        /// The gate's question, or what happened.
        item: Item,
        /// What it rests on.
        evidence: Evidence,
    },
    /// Put an item to the vote.
    OpenBallot {
        /// Whose sheet.
        member: MemberId,
        /// What is voted on.
        item: Item,
    },
    /// Call the open vote off.
    CancelBallot {
        /// Why; needed once somebody has voted.
        reason: Option<Line>,
    },
    /// Enter an officer's vote.
    Cast {
        /// Who.
        officer: MemberId,
        /// For what.
        choice: Choice,
        /// Whether it came in writing from an officer who is away.
        written: bool,
    },
    /// Enter what raised hands came to, or what they came to when they were counted anew.
    CountHands {
        /// What they came to.
        count: Count,
        /// The officer who counted a second time and came to the same.
        checked_by: Option<MemberId>,
        /// Why it replaces an earlier count; needed once there is one.
        reason: Option<Line>,
    },
    /// Enter the chair's vote where a ballot without names left it to the chair.
    ChairDecides {
        /// Whose sheet.
        member: MemberId,
        /// What was voted on.
        item: Item,
        /// The answer.
        value: Value,
    },
    /// Put questions to a secret ballot, one slip for all of them.
    OpenSlip {
        /// About whom, and what.
        rows: Vec<(MemberId, Item)>,
    },
    /// Call the secret ballot off.
    CancelSlip {
        /// Why.
        reason: Line,
    },
    /// Close the secret ballot.
    CloseSlip {
        /// What lies in the box.
        ballots: SecretBox,
        /// What to do about officers who have not voted.
        missing: Missing,
    },
    /// Correct an officer's vote while the ballot is open.
    ChangeVote {
        /// Who.
        officer: MemberId,
        /// For what now.
        choice: Choice,
        /// Why.
        reason: Line,
    },
    /// Close the vote.
    CloseBallot {
        /// What to do about officers who have not voted.
        missing: Missing,
    },
    /// Take a sheet as it stands: nobody disagrees.
    AcceptSheet {
        /// Whose.
        member: MemberId,
    },
    /// Take all sheets without an open dispute as they stand, in one motion.
    AcceptUndisputed,
    /// Enter a fact about a member, or take it back.
    EnterFact {
        /// About whom.
        member: MemberId,
        /// Which fact.
        input: InputId,
        /// What it is; none where it is not known after all.
        value: Option<Fact>,
        /// Why it is changed; needed once the sheet is accepted.
        reason: Option<Line>,
    },
    /// Move a member away from the class in which everybody begins, or back into it.
    MoveClass {
        /// Who.
        member: MemberId,
        /// Where to; none for back.
        class: Option<ClassId>,
        /// Why.
        reason: Line,
    },
    /// Waive a criterion for everybody in this meeting.
    Waive {
        /// Whose criterion.
        set: SetId,
        /// Which one.
        criterion: CriterionId,
        /// What becomes of it.
        way: Way,
        /// Why.
        reason: Line,
    },
    /// Take a waiver back.
    LiftWaiver {
        /// Whose criterion.
        set: SetId,
        /// Which one.
        criterion: CriterionId,
        /// Why.
        reason: Line,
    },
    /// Decide about somebody whom the rules have referred to the committee.
    DecideReferral {
        /// About whom.
        member: MemberId,
        /// The class.
        class: ClassId,
        /// Why.
        reason: Line,
    },
    /// Decide about somebody for whom the quota of a title has left it open.
    DecideTitle {
        /// About whom.
        member: MemberId,
        /// Which title.
        title: TitleId,
        /// Whether it shall be won.
        granted: bool,
        /// Why.
        reason: Line,
    },
    /// Take something decided back.
    Correct {
        /// Whose sheet.
        member: MemberId,
        /// The item whose ruling shall no longer hold, if it is about one.
        item: Option<Item>,
        /// Why.
        reason: Line,
    },
    /// Take an officer's vote back while the ballot is open.
    TakeVoteBack {
        /// Whose.
        officer: MemberId,
        /// Why.
        reason: Line,
    },
    /// Open sheets again that a motion had taken together.
    TakeAcceptanceBack {
        /// Whose.
        members: Vec<MemberId>,
        /// Why.
        reason: Line,
    },
    /// Take back that the classes were worked out, or announced.
    TakeTallyBack {
        /// Why.
        reason: Line,
    },
    /// Take down what somebody said, for the minutes.
    TakeNote {
        /// About whom, if about anybody.
        member: Option<MemberId>,
        /// About which item of that member's sheet, if about one.
        item: Option<Item>,
        /// What.
        text: Line,
    },
    /// Break the meeting off, to be taken up on another day.
    Adjourn {
        /// Why.
        reason: Line,
    },
    /// Take the meeting up again.
    Resume,
    /// Work the classes out.
    Tally,
    /// Announce the results.
    Confirm,
    /// Add something to the minutes.
    Remark {
        /// What.
        text: Line,
    },
    /// Adopt the minutes as they stand.
    AdoptMinutes {
        /// How the room took them.
        way: Adoption,
    },
    /// Put on record that too few were for the minutes.
    RejectMinutes {
        /// The hands that were counted.
        hands: Show,
        /// What they were against.
        reason: Line,
    },
    /// Confirm the minutes as the holder of a duty.
    Attest {
        /// Which.
        duty: Duty,
    },
    /// Seal the meeting.
    Seal,
}

/// What closing a vote does about officers who have not voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The vote stays open.
    Refuse,
    /// They took no part: they count as present, not as cast.
    LeaveOut,
}
