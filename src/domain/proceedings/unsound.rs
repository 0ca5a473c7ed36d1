//! What makes an entry no part of a meeting's log.

use crate::domain::MeetingId;
use crate::rules::Evaluation;
use crate::text::Lang;

/// An entry that cannot be part of this meeting's log: the log was changed, or written by a newer program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} of meeting {meeting}: {fault}")]
pub struct Unsound {
    /// Which meeting.
    pub meeting: MeetingId,
    /// Which entry.
    pub seq: u64,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is not the next one.
    #[error("not the next entry in sequence")]
    Sequence,
    /// It is of a version that this program does not know.
    #[error("written by a newer version of the program (schema {0})")]
    Newer(u32),
    /// The meeting is held in a way that this program does not know.
    #[error("prepared by a newer version of the program (procedure {0})")]
    NewerProcedure(u32),
    /// Its rules were evaluated in a way that this program does not know.
    #[error("worked out by a newer version of the program (evaluation {0})")]
    NewerEvaluation(Evaluation),
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// What it says cannot have happened there.
    #[error("says something that cannot have happened at this point")]
    OutOfPlace,
}

impl Fault {
    /// Whether a newer version of the program would find nothing wrong.
    pub fn is_newer(&self) -> bool {
        matches!(self, Self::Newer(_) | Self::NewerProcedure(_) | Self::NewerEvaluation(_))
    }

    /// The end of a sentence that begins with the entry.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::Sequence => lang.fault_sequence().into(),
            Self::Newer(schema) => lang.fault_newer(schema),
            Self::NewerProcedure(procedure) => lang.fault_newer_procedure(procedure),
            Self::NewerEvaluation(evaluation) => lang.fault_newer_evaluation(evaluation),
            Self::Unreadable(why) => lang.fault_unreadable(why),
            Self::OutOfPlace => lang.fault_out_of_place().into(),
        }
    }
}
