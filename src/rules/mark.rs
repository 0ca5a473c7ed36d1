//! Marks: what the committee says about one criterion.

use serde::{Deserialize, Serialize};

use super::id::LevelId;
use super::scale::{MarkRange, listed};
use crate::number::Exact;
use crate::text::Lang;

/// What the committee says about one criterion.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// So many points.
    Points(Exact),
    /// Met or not met.
    Check(bool),
    /// This level.
    Level(LevelId),
}

/// Why a mark does not fit its criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkFault {
    /// The set has no such criterion.
    UnknownCriterion,
    /// The criterion is not marked at all; its points come about by themselves.
    NotMarked,
    /// The criterion is marked in points.
    WantsPoints,
    /// The criterion is met or not met.
    WantsCheck,
    /// The criterion is marked in levels.
    WantsLevel,
    /// Points below nought or above this maximum.
    OutOfRange(Exact),
    /// Points that are no multiple of this step.
    OffStep(Exact),
    /// A mark that belongs to none of these levels.
    BetweenLevels(Vec<MarkRange>),
    /// The criterion has no such level.
    UnknownLevel(LevelId),
}

/// Why an occurrence cannot be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OccurrenceFault {
    /// The set has no such criterion.
    UnknownCriterion,
    /// The criterion has no such event.
    UnknownEvent,
    /// It happened no times at all.
    NoCount,
    /// The set fixes the points of this event.
    PointsFixed,
    /// The points lie outside this range.
    OutOfRange(Exact, Exact),
}

impl OccurrenceFault {
    /// What is wrong, as a sentence for the room.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::UnknownCriterion => lang.mark_unknown_criterion().to_owned(),
            Self::UnknownEvent => lang.occurrence_unknown().to_owned(),
            Self::NoCount => lang.occurrence_no_count().to_owned(),
            Self::PointsFixed => lang.occurrence_points_fixed().to_owned(),
            Self::OutOfRange(low, high) => lang.occurrence_out_of_range(low.shown(lang), high.shown(lang)),
        }
    }
}

impl MarkFault {
    /// What is wrong, as a sentence for the room.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::UnknownCriterion => lang.mark_unknown_criterion().to_owned(),
            Self::NotMarked => lang.mark_not_marked().to_owned(),
            Self::WantsPoints => lang.mark_wants_points().to_owned(),
            Self::WantsCheck => lang.mark_wants_check().to_owned(),
            Self::WantsLevel => lang.mark_wants_level().to_owned(),
            Self::OutOfRange(max) => lang.mark_out_of_range(max.shown(lang)),
            Self::OffStep(step) => lang.mark_off_step(step.shown(lang)),
            Self::BetweenLevels(levels) => lang.mark_between_levels(listed(levels, lang)),
            Self::UnknownLevel(level) => lang.mark_unknown_level(level),
        }
    }
}
