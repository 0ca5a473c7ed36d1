//! What is kept for the minutes beside decisions: what somebody said, and when the meeting broke off.

use super::MemberId;
use super::item::Item;
use super::moment::Moment;
use crate::text::Line;

/// Something that was said in the meeting and taken down, at any time, also about somebody: an opinion, a reservation, a
/// promise. What is said about the minutes when they are read out is a [`Remark`](super::Remark).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// About whom, if about anybody.
    pub member: Option<MemberId>,
    /// About which item of that member's sheet, if about one.
    pub item: Option<Item>,
    /// What.
    pub text: Line,
    /// When.
    pub at: Moment,
}

/// A break after which the meeting goes on with a new roll, mostly on another day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// Why.
    pub reason: Line,
    /// When it broke off.
    pub at: Moment,
    /// When it was taken up again.
    pub resumed: Option<Moment>,
}
