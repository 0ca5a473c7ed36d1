//! Why the meeting does not do what was asked: a sentence for the room, not an error.

mod resting;
mod shortfall;

pub(super) use shortfall::Shortfall;

use super::proceedings::Phase;
use crate::rules::{Input, MarkFault, OccurrenceFault, Recusal, Rulebook};
use crate::text::Lang;

/// A request that may not be granted now. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The meeting has not come so far yet, or has gone past it.
    Phase(Phase),
    /// Too few officers are in the room.
    NoQuorum {
        /// How many are there.
        present: u32,
        /// How many must be.
        needed: u32,
    },
    /// These officers have not answered the roll yet.
    RollUnfinished {
        /// How many.
        waiting: usize,
    },
    /// The chair or the secretary is not in the room.
    OfficeEmpty {
        /// Who is missing.
        officer: String,
    },
    /// The officer is not in the room or has the other duty.
    NotFree {
        /// Who.
        officer: String,
    },
    /// Somebody would leave while a vote is open.
    LeavingDuringVote {
        /// Who.
        officer: String,
    },
    /// An officer of the committee is no guest.
    GuestIsOfficer {
        /// Who.
        name: String,
    },
    /// The guest is in the list already.
    GuestListed {
        /// Who.
        name: String,
    },
    /// There is no such guest, or the entry was struck out.
    NoSuchGuest,
    /// The person is not on the roster.
    NotListed {
        /// Who.
        name: String,
    },
    /// The criteria do not count declared conflicts of interest.
    ConflictsNotCounted {
        /// Who takes no part by them.
        recusal: Recusal,
    },
    /// The officer takes no part in this member's sheet already.
    AlreadyRecused {
        /// Who.
        officer: String,
        /// Whose sheet.
        member: String,
    },
    /// The officer has declared nothing about this member, or has taken it back.
    NothingDeclared {
        /// Who.
        officer: String,
    },
    /// Only who takes no part in a member's sheet steps out for it.
    NotRecused {
        /// Who.
        officer: String,
        /// Whose sheet.
        member: String,
    },
    /// The officer is not in the room.
    NotInRoom {
        /// Who.
        officer: String,
    },
    /// The officer has not stepped out.
    NotOutside {
        /// Who.
        officer: String,
    },
    /// Everything has been answered already.
    NothingToDo,
    /// The person is no officer of the committee.
    NotAnOfficer {
        /// Who.
        name: String,
    },
    /// The person is not under review in this meeting.
    NotAMember {
        /// Who.
        name: String,
    },
    /// The criteria have no such item.
    NoSuchItem,
    /// The sheet is done; only a correction opens it again.
    SheetDone {
        /// Whose.
        name: String,
    },
    /// The sheet is not done, so there is nothing to take back.
    SheetOpen {
        /// Whose.
        name: String,
    },
    /// The item is in question already.
    AlreadyAsked,
    /// The item is not in question.
    NotAsked,
    /// A vote has been held on it; only a correction undoes that.
    AlreadyDecided,
    /// A finding is raised with evidence, not disputed.
    NeedsEvidence,
    /// The criteria ask evidence of what happened there.
    EvidenceAsked {
        /// What the kind of event is called.
        event: String,
    },
    /// Items of this sheet still have to be voted on.
    OpenQuestions {
        /// How many.
        count: usize,
    },
    /// Sheets are not done yet.
    OpenSheets {
        /// How many.
        count: usize,
    },
    /// Members whose result cannot be worked out yet.
    Incomplete {
        /// What is missing about whom.
        whose: Shortfall,
        /// The criteria, for the facts' names.
        rules: Box<Rulebook>,
    },
    /// The criteria need something that nobody can bring to the meeting.
    FactsMissing {
        /// What is missing about whom.
        whose: Shortfall,
        /// The criteria, for the facts' names.
        rules: Box<Rulebook>,
    },
    /// The value is no answer to what the set asks.
    NotAFact {
        /// What it asks.
        input: String,
    },
    /// The number lies beyond what may be stated.
    FactOutside(Box<Input>),
    /// That is what was entered already.
    SameFact,
    /// The criteria do not begin with a class that one could be moved away from.
    NoDefaultClass,
    /// The criteria have no such class.
    NoSuchClass,
    /// The rules have not left this member to the committee.
    NotReferred {
        /// Who.
        name: String,
    },
    /// No quota has left this title open for this member.
    TitleNotOpen {
        /// Who.
        name: String,
        /// Which title.
        title: String,
    },
    /// A vote is open and must be closed first.
    BallotOpen,
    /// No vote is open.
    NoBallot,
    /// The officer takes no part in this vote.
    NotEntitled {
        /// Who.
        officer: String,
    },
    /// The officer has voted; only a correction with a reason changes that.
    AlreadyVoted {
        /// Who.
        officer: String,
    },
    /// The officer has not voted, so there is no vote to correct.
    NotVoted {
        /// Who.
        officer: String,
    },
    /// The same choice as before.
    SameChoice,
    /// The choice is no answer to what is voted on.
    WrongKind,
    /// The choice is outside what the criterion allows.
    Mark(MarkFault),
    /// What happened is outside what the event allows.
    Occurrence(OccurrenceFault),
    /// Nobody has voted, so there is nothing to close.
    NobodyVoted,
    /// Votes have been given, so the ballot cannot be called off.
    VotesGiven,
    /// Not everybody has voted.
    VotesMissing {
        /// How many have not.
        count: usize,
    },
    /// The meeting has broken off and has to be taken up again first.
    Adjourned,
    /// The vote is held in another form.
    OtherForm,
    /// More votes were counted than there are officers who may vote.
    TooManyVotes {
        /// How many were counted.
        cast: usize,
        /// How many may vote.
        entitled: usize,
    },
    /// A count has been entered; only a reason replaces it.
    CountedAlready,
    /// The chair's vote is owed before anything else is voted on about it.
    ChairOwed,
    /// No vote has been left to the chair there.
    NoChairOwed,
    /// Nobody voted for that answer, so that the chair cannot choose it.
    NoSuchSide,
    /// The member's class or title is not to be voted on.
    NoCandidate {
        /// Who.
        name: String,
    },
    /// A lower title has to be voted on first.
    LowerTitleFirst {
        /// Which.
        title: String,
    },
    /// The rules have come to mean something else since the results were recorded: how many would come out otherwise.
    Outdated(usize),
    /// Nobody in the room may decide about this member.
    NobodyMayDecide {
        /// Whose sheet.
        name: String,
    },
    /// The minutes have not been adopted as they stand now.
    MinutesNotAdopted,
    /// Somebody has not confirmed the minutes yet.
    NotAttested {
        /// Who.
        officer: String,
    },
    /// More hands were counted than there are people.
    TooManyHands {
        /// How many hands.
        counted: u64,
        /// How many people.
        present: u32,
    },
    /// Too few were for the minutes.
    NotCarried {
        /// How many were.
        agreed: u32,
        /// How many would have to be.
        needed: u32,
    },
    /// Enough were for the minutes, so they are not rejected.
    Carried {
        /// How many were.
        agreed: u32,
    },
    /// The chair and the secretary must be two officers of the committee.
    WrongOffices,
    /// A quota over all sets goes by an input of this title that the set of that title does not have.
    QuotaAsks(String, String),
    /// The program could not write what happened; a fault of the program.
    Unwritable,
}

impl Refusal {
    /// The sentence that the room reads.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Phase(phase) => lang.refuse_phase(phase.title(lang)),
            Self::NoQuorum { present, needed } => {
                lang.refuse_quorum(present, needed, needed.saturating_sub(*present))
            }
            Self::RollUnfinished { waiting } => lang.refuse_roll_unfinished(waiting),
            Self::OfficeEmpty { officer } => lang.refuse_office_empty(officer),
            Self::NotFree { officer } => lang.refuse_not_free(officer),
            Self::LeavingDuringVote { officer } => lang.refuse_leaving_during_vote(officer),
            Self::GuestIsOfficer { name } => lang.refuse_guest_is_officer(name),
            Self::GuestListed { name } => lang.refuse_guest_listed(name),
            Self::NoSuchGuest => lang.refuse_no_such_guest().into(),
            Self::NotListed { name } => lang.refuse_not_listed(name),
            Self::ConflictsNotCounted { recusal } => {
                lang.refuse_conflicts_not_counted(lang.edit_recusal(), recusal.title(lang))
            }
            Self::AlreadyRecused { officer, member } => lang.refuse_already_recused(officer, member),
            Self::NothingDeclared { officer } => lang.refuse_nothing_declared(officer),
            Self::NotRecused { officer, member } => lang.refuse_not_recused(officer, member),
            Self::NotInRoom { officer } => lang.refuse_not_in_room(officer),
            Self::NotOutside { officer } => lang.refuse_not_outside(officer),
            Self::NothingToDo => lang.refuse_nothing_to_do().into(),
            Self::NotAnOfficer { name } => lang.refuse_not_an_officer(name),
            Self::NotAMember { name } => lang.refuse_not_a_member(name),
            Self::NoSuchItem => lang.refuse_no_such_item().into(),
            Self::SheetDone { name } => lang.refuse_sheet_done(name),
            Self::SheetOpen { name } => lang.refuse_sheet_open(name),
            Self::AlreadyAsked => lang.refuse_already_asked().into(),
            Self::NotAsked => lang.refuse_not_asked().into(),
            Self::AlreadyDecided => lang.refuse_already_decided().into(),
            Self::NeedsEvidence => lang.refuse_needs_evidence().into(),
            Self::EvidenceAsked { event } => lang.refuse_evidence_asked(event),
            Self::OpenQuestions { count } => lang.refuse_open_questions(count),
            Self::OpenSheets { count } => lang.refuse_open_sheets(count),
            Self::Incomplete { whose, rules } => whose.incomplete(rules, lang),
            Self::FactsMissing { whose, rules } => whose.unbringable(rules, lang),
            Self::NotAFact { input } => lang.refuse_not_a_fact(input),
            Self::FactOutside(input) => input.refusal(lang),
            Self::SameFact => lang.refuse_same_fact().into(),
            Self::NoDefaultClass => lang.refuse_no_default_class().into(),
            Self::NoSuchClass => lang.refuse_no_such_class().into(),
            Self::NotReferred { name } => lang.refuse_not_referred(name),
            Self::TitleNotOpen { name, title } => lang.refuse_title_not_open(name, title),
            Self::BallotOpen => lang.refuse_ballot_open().into(),
            Self::NoBallot => lang.refuse_no_ballot().into(),
            Self::NotEntitled { officer } => lang.refuse_not_entitled(officer),
            Self::AlreadyVoted { officer } => lang.refuse_already_voted(officer),
            Self::NotVoted { officer } => lang.refuse_not_voted(officer),
            Self::SameChoice => lang.refuse_same_choice().into(),
            Self::WrongKind => lang.refuse_wrong_kind().into(),
            Self::Mark(fault) => fault.sentence(lang),
            Self::Occurrence(fault) => fault.sentence(lang),
            Self::NobodyVoted => lang.refuse_nobody_voted().into(),
            Self::VotesGiven => lang.refuse_votes_given().into(),
            Self::VotesMissing { count } => lang.refuse_votes_missing(count),
            Self::Adjourned => lang.refuse_adjourned().into(),
            Self::OtherForm => lang.refuse_other_form().into(),
            Self::TooManyVotes { cast, entitled } => lang.refuse_too_many_votes(cast, entitled),
            Self::CountedAlready => lang.refuse_counted_already().into(),
            Self::ChairOwed => lang.refuse_chair_owed().into(),
            Self::NoChairOwed => lang.refuse_no_chair_owed().into(),
            Self::NoSuchSide => lang.refuse_no_such_side().into(),
            Self::NoCandidate { name } => lang.refuse_no_candidate(name),
            Self::LowerTitleFirst { title } => lang.refuse_lower_title_first(title),
            Self::Outdated(count) => lang.refuse_outdated(count),
            Self::NobodyMayDecide { name } => lang.refuse_nobody_may_decide(name),
            Self::MinutesNotAdopted => lang.refuse_minutes_not_adopted().into(),
            Self::NotAttested { officer } => lang.refuse_not_attested(officer),
            Self::TooManyHands { counted, present } => lang.refuse_too_many_hands(counted, present),
            Self::NotCarried { agreed, needed } => lang.refuse_not_carried(agreed, needed),
            Self::Carried { agreed } => lang.refuse_carried(agreed),
            Self::WrongOffices => lang.refuse_wrong_offices().into(),
            Self::QuotaAsks(input, set) => lang.refuse_quota_asks(input, set),
            Self::Unwritable => lang.refuse_unwritable().into(),
        }
    }
}
