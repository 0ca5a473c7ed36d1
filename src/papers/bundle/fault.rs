//! What is wrong with a bundle: which entry, and what does not fit.

use super::content::Content;
use super::difference::{BallotDifference, Difference};
use super::kind;
use super::strict;
use crate::domain::{self, Moment, Refusal};
use crate::text::{Lang, clean};

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The entry; none where it is not about one.
    pub place: Option<Place>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// An entry of the log, as far as it says itself what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its place, from 1.
    pub seq: u64,
    /// The event's name in the format.
    pub event: Option<String>,
    /// When it was entered, as it is written.
    pub at: Option<String>,
}

/// What can be wrong with a bundle.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// The entry is not made as the format says: why.
    Misshapen(String),
    /// The entry is not the next one: the number that it has.
    OutOfOrder(u64),
    /// Either the salt or the text was removed, not both.
    HalfRemoved,
    /// Salt and text do not give the commitment.
    Commitment,
    /// The chain's value does not follow from the one before.
    Head,
    /// The text is not the one spelling that this content has.
    NotCanonical,
    /// The seal names another chain than the one before it.
    Seal,
    /// Something follows the seal.
    AfterSeal,
    /// It is of a newer version of the program than this one, as the fault says.
    Newer(domain::Fault),
    /// The fingerprint of a criteria set is not that of the set; which, from 1.
    Fingerprint(usize),
    /// It cannot have happened at this point.
    Impossible,
    /// The rules of the meeting did not allow it at this point.
    NotAllowed(Box<Refusal>),
    /// The recount of a vote comes to something else.
    Ballot(Box<BallotDifference>),
    /// The results come to something else.
    Results(Vec<Difference>),
    /// The program would have recorded something else; where it differs.
    Otherwise(String),
    /// A copy above the log is not what the log says; where it differs.
    Copy(String),
    /// The paper counts more entries than there are.
    CutOff {
        /// How many the paper counts.
        paper: u64,
        /// How many there are.
        held: u64,
    },
    /// The chain after as many entries as the paper counts is another one.
    OtherPaper(u64),
    /// The chain is the paper's, but the seal that was printed is not there.
    SealMissing(u64),
}

impl Place {
    /// The place of an entry with this content.
    pub(super) fn of(seq: u64, content: Option<&Content>) -> Self {
        let event = content.and_then(Content::event).map(|(name, _)| clean(name));
        Self { seq, event, at: content.and_then(Content::at).map(clean) }
    }

    /// `Entry 12 (a vote, 14:02 29/10/2026)`.
    pub(super) fn said(&self, lang: Lang) -> String {
        let event = self.event.as_deref().map(|name| kind::words(name, lang));
        let at = self.at.as_ref().and_then(|at| strict::take::<Moment>(&at.clone().into()).ok());
        match (event, at) {
            (Some(event), Some(at)) => lang.bundle_entry_at(self.seq, event, at.clock(), at.day()),
            (Some(event), None) => lang.bundle_entry_kind(self.seq, event),
            _ => lang.bundle_entry(self.seq),
        }
    }
}

impl Fault {
    /// The fault, a sentence, and one more for each member whose result differs.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let wrong = self.wrong.sentence(lang);
        let first = match &self.place {
            Some(place) => lang.bundle_fault(place.said(lang), wrong),
            None => wrong,
        };
        let members: &[Difference] = match &self.wrong {
            Wrong::Results(members) => members,
            _ => &[],
        };
        let members = members.iter().map(|difference| format!("  {}", difference.sentence(lang)));
        std::iter::once(first).chain(members).collect()
    }
}

impl Wrong {
    /// A word for programs that read the verdict.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Misshapen(_) => "misshapen",
            Self::OutOfOrder(_) => "out_of_order",
            Self::HalfRemoved => "half_removed",
            Self::Commitment => "commitment",
            Self::Head => "head",
            Self::NotCanonical => "not_canonical",
            Self::Seal => "seal",
            Self::AfterSeal => "after_seal",
            Self::Newer(_) => "newer",
            Self::Fingerprint(_) => "fingerprint",
            Self::Impossible => "impossible",
            Self::NotAllowed(_) => "not_allowed",
            Self::Ballot(_) => "ballot",
            Self::Results(_) => "results",
            Self::Otherwise(_) => "otherwise",
            Self::Copy(_) => "copy",
            Self::CutOff { .. } => "cut_off",
            Self::OtherPaper(_) => "other_paper",
            Self::SealMissing(_) => "seal_missing",
        }
    }

    fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Misshapen(why) => lang.bundle_wrong_misshapen(clean(why)),
            Self::OutOfOrder(found) => lang.bundle_wrong_order(found),
            Self::HalfRemoved => lang.bundle_wrong_half_removed().into(),
            Self::Commitment => lang.bundle_wrong_commitment().into(),
            Self::Head => lang.bundle_wrong_head().into(),
            Self::NotCanonical => lang.bundle_wrong_spelling().into(),
            Self::Seal => lang.bundle_wrong_seal().into(),
            Self::AfterSeal => lang.bundle_wrong_after_seal().into(),
            Self::Newer(fault) => lang.bundle_wrong_newer(fault.sentence(lang)),
            Self::Fingerprint(set) => lang.bundle_wrong_fingerprint(set),
            Self::Impossible => lang.fault_out_of_place().into(),
            Self::NotAllowed(refusal) => lang.bundle_wrong_not_allowed(refusal.sentence(lang)),
            Self::Ballot(difference) => difference.sentence(lang),
            Self::Results(members) => lang.bundle_wrong_results(members.len()),
            Self::Otherwise(path) => lang.bundle_wrong_otherwise(clean(path)),
            Self::Copy(path) => lang.bundle_wrong_copy(clean(path)),
            Self::CutOff { paper, held } => lang.bundle_wrong_cut_off(paper, held),
            Self::OtherPaper(entries) => lang.bundle_wrong_paper(entries),
            Self::SealMissing(entries) => lang.bundle_wrong_seal_missing(entries),
        }
    }
}
