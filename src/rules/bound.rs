//! Bounds of a vote: how many of whom are needed.

use schemars::JsonSchema;
use serde::Serialize;

use crate::number::{Exact, Rounding};

/// A share that must be reached or passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Strictly more than this share of the whole.
    MoreThan(Exact),
    /// This share of the whole or more.
    AtLeast(Exact),
}

/// Whose number a share is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// All officers of the committee, present or not, recused or not.
    Committee,
    /// Those called to the meeting.
    Summoned,
    /// Those in the room.
    Present,
    /// The ballots given, blank and invalid ones among them.
    Cast,
    /// The ballots given that choose something.
    Valid,
}

/// A bound and whose share it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Threshold {
    /// The share that is needed.
    #[serde(flatten)]
    pub bound: Bound,
    /// Whose share.
    pub of: Denominator,
}

impl Bound {
    /// The least whole number that satisfies the bound in a whole of `of`.
    ///
    /// More than half of 10 is 6; two thirds of 11 are 8.
    pub fn needed(self, of: u32) -> u32 {
        let (least, strictly) = match self {
            Self::MoreThan(share) => (share.times(of.into()), true),
            Self::AtLeast(share) => (share.times(of.into()), false),
        };
        let rounding = if strictly { Rounding::Floor } else { Rounding::Ceil };
        let whole = least.and_then(|least| least.rounded(0, rounding)).and_then(Exact::as_whole);
        let Some(whole) = whole.and_then(|whole| u32::try_from(whole).ok()) else {
            return u32::MAX;
        };
        if strictly { whole.saturating_add(1) } else { whole }
    }

    /// The share that the bound names.
    pub fn share(self) -> Exact {
        match self {
            Self::MoreThan(share) | Self::AtLeast(share) => share,
        }
    }
}

impl Threshold {
    /// The least whole number that satisfies the threshold when its denominator counts `of`.
    pub fn needed(self, of: u32) -> u32 {
        self.bound.needed(of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share(text: &str) -> Exact {
        text.parse().expect("a share")
    }

    #[test]
    fn worked_case_11_names_the_least_whole_numbers() {
        assert_eq!(Bound::AtLeast(share("2/3")).needed(11), 8);
        assert_eq!(Bound::AtLeast(share("2/3")).needed(9), 6);
        assert_eq!(Bound::AtLeast(share("80%")).needed(11), 9);
        assert_eq!(Bound::MoreThan(share("1/2")).needed(10), 6);
    }

    #[test]
    fn worked_case_14_counts_the_recused_officer_only_in_the_committee() {
        assert_eq!(Bound::MoreThan(share("1/2")).needed(6), 4, "six of seven are left to vote");
        assert_eq!(Bound::AtLeast(share("80%")).needed(7), 6, "the committee still has seven");
    }

    #[test]
    fn both_bounds_name_their_share() {
        assert_eq!(Bound::AtLeast(share("2/3")).share(), share("2/3"));
        assert_eq!(Bound::MoreThan(share("1/2")).share(), share("50%"));
    }

    proptest! {
        #[test]
        fn one_fewer_than_needed_never_suffices(above in 0_i64..=60, below in 1_i64..=60, of in 0_u32..=2000) {
            let share = Exact::fraction(above.min(below), below).expect("a share");
            let exactly = |count: u32| (Exact::from(count), share.times(of.into()).expect("small"));
            let at_least = Bound::AtLeast(share).needed(of);
            let (count, bound) = exactly(at_least);
            prop_assert!(count >= bound);
            if at_least > 0 {
                let (count, bound) = exactly(at_least - 1);
                prop_assert!(count < bound);
            }
            let more_than = Bound::MoreThan(share).needed(of);
            let (count, bound) = exactly(more_than);
            prop_assert!(count > bound);
            let (count, bound) = exactly(more_than - 1);
            prop_assert!(count <= bound);
        }
    }
}
