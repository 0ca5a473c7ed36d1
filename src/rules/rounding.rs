//! Rounding, where a set asks for it: nothing is rounded otherwise.

use schemars::JsonSchema;
use serde::Serialize;

use crate::number::{Exact, Rounding};

/// How a value is rounded; the rounded value is then the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(deny_unknown_fields)]
pub enum Round {
    /// To so many decimal places.
    Places {
        /// How many decimal places stay, 0 to 9.
        #[schemars(range(max = 9))]
        places: u8,
        /// Which neighbour it goes to.
        mode: Rounding,
    },
    /// To a multiple of a number, such as to halves.
    Step {
        /// What the rounded value is a multiple of.
        step: Exact,
        /// Which neighbour it goes to.
        mode: Rounding,
    },
}

impl Round {
    /// What rounded values are multiples of.
    pub fn unit(self) -> Option<Exact> {
        match self {
            Self::Places { places, .. } => decimal(places),
            Self::Step { step, .. } => Some(step),
        }
    }

    /// Which neighbour a value goes to.
    pub fn mode(self) -> Rounding {
        match self {
            Self::Places { mode, .. } | Self::Step { mode, .. } => mode,
        }
    }

    /// The same to another neighbour.
    pub fn with(self, mode: Rounding) -> Self {
        match self {
            Self::Places { places, .. } => Self::Places { places, mode },
            Self::Step { step, .. } => Self::Step { step, mode },
        }
    }

    /// The rounded value; none where the numbers grow too large.
    pub fn of(self, value: Exact) -> Option<Exact> {
        match self {
            Self::Places { places, mode } => value.rounded(places, mode),
            Self::Step { step, mode } => value.over(step)?.rounded(0, mode)?.times(step),
        }
    }
}

/// One of the last of so many decimal places.
pub(super) fn decimal(places: u8) -> Option<Exact> {
    (0..places).try_fold(Exact::ONE, |unit, _| unit.over(Exact::whole(10)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_goes_to_the_nearest_multiple_of_a_step() {
        let exact = |text: &str| -> Exact { text.parse().expect("a number") };
        let round = |value: &str, step: &str, mode| Round::Step { step: exact(step), mode }.of(exact(value));
        for (value, step, mode, wanted) in [
            ("7.24", "0.5", Rounding::HalfUp, "7"),
            ("7.25", "0.5", Rounding::HalfUp, "7.5"),
            ("7.25", "0.5", Rounding::HalfEven, "7"),
            ("7.75", "0.5", Rounding::HalfEven, "8"),
            ("7.99", "0.5", Rounding::Floor, "7.5"),
            ("7.01", "0.25", Rounding::Ceil, "7.25"),
            ("8/3", "1/3", Rounding::Floor, "8/3"),
            ("87", "5", Rounding::HalfUp, "85"),
            ("-0.75", "0.5", Rounding::HalfUp, "-1"),
        ] {
            assert_eq!(round(value, step, mode), Some(exact(wanted)), "{value} to {step}");
        }
    }
}
