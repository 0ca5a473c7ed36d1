//! Rounding, where a set asks for it: nothing is rounded otherwise.

use schemars::JsonSchema;
use serde::Serialize;

use crate::number::{Exact, Rounding};

/// How a value is rounded; the rounded value is then the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Round {
    /// How many decimal places stay, 0 to 9.
    #[schemars(range(max = 9))]
    pub places: u8,
    /// Which neighbour it goes to.
    pub mode: Rounding,
}

impl Round {
    /// The rounded value; none where the numbers grow too large.
    pub fn of(self, value: Exact) -> Option<Exact> {
        value.rounded(self.places, self.mode)
    }

    /// A value, and where around it what is rounded to it ends and begins.
    pub(super) fn around(self, value: Exact) -> Vec<Exact> {
        let unit = (0..self.places).try_fold(Exact::ONE, |unit, _| unit.over(Exact::whole(10)));
        let halves = (-2..=2).filter_map(|halves| value.plus(unit?.times(Exact::fraction(halves, 2)?)?));
        halves.collect()
    }
}
