//! A place over a quota: the share that the quota is, and what put somebody behind an equal.

use serde::{Deserialize, Serialize};

use crate::number::{Exact, Rounding};

/// A share of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portion {
    /// The share.
    pub share: Exact,
    /// Of how many, after the quota's own moves.
    pub base: usize,
    /// How the product becomes a whole number.
    pub round: Rounding,
}

impl Portion {
    /// What it comes to.
    pub fn product(self) -> Option<Exact> {
        self.share.times(Exact::count(self.base))
    }

    /// What it comes to as a whole number.
    pub fn whole(self) -> Option<Exact> {
        self.product()?.rounded(0, self.round)
    }

    /// The share with one more kept, where that is why a quota allows no more: those over it move into those that it is
    /// taken of, so whoever is kept makes it smaller. None where the quota allows what the share comes to.
    pub fn with_one_more(self, allowed: usize) -> Option<Self> {
        let less = Self { base: self.base.checked_sub(1)?, ..self };
        (self.whole()? > Exact::count(allowed) && less.whole()? <= Exact::count(allowed)).then_some(less)
    }
}

/// Whether there is nobody.
pub(super) fn is_nobody(count: &usize) -> bool {
    *count == 0
}

/// What decided between two equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieBreak {
    /// Which of the quota's `ties`, or of its `order`, from nought.
    pub by: usize,
    /// What it came to here.
    pub own: Exact,
    /// What it came to for the other.
    pub other: Exact,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_kept_is_told_only_where_it_is_why_the_quota_allows_no_more() {
        let fifth = Exact::fraction(1, 5).expect("a number");
        let of = |base: usize| Portion { share: fifth, base, round: Rounding::Floor };
        assert_eq!(of(5).with_one_more(0), Some(of(4)), "four are no longer enough for one");
        assert_eq!(of(5).with_one_more(1), None, "it allows what the share comes to");
        assert_eq!(of(11).with_one_more(1), None, "ten are enough for two, so that is not why");
        assert_eq!(of(0).with_one_more(0), None);
    }
}
