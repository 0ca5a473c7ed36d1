//! Officers who take no part in what is decided about somebody: declared conflicts, and leaving the room meanwhile.

use super::MemberId;
use super::moment::Moment;
use crate::text::Line;

/// An officer's conflict of interest about a member, as it was declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Whose.
    pub officer: MemberId,
    /// About whom.
    pub member: MemberId,
    /// What it consists in.
    pub reason: Line,
    /// When it was declared.
    pub at: Moment,
    /// When it was taken back and why, where it was.
    pub withdrawn: Option<(Moment, Line)>,
}

/// An officer who left the room while somebody's sheet was talked about. The quorum still counts them: it is counted
/// before anybody is recused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outing {
    /// Who.
    pub officer: MemberId,
    /// Whose sheet it was for.
    pub member: MemberId,
    /// When they went out.
    pub out: Moment,
    /// When they came back, or left for good; none while they are outside.
    pub back: Option<Moment>,
}

/// Why an officer has no vote on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It is their own sheet.
    UnderReview,
    /// They have declared a conflict of interest.
    Conflict {
        /// What it consists in.
        reason: Line,
    },
    /// They have stepped out of the room.
    SteppedOut,
    /// They are not at the meeting.
    Away,
    /// They came after the vote had been opened.
    CameLater,
}
