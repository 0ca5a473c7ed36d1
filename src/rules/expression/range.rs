//! Ranges: all values that a number may still have while facts are missing.

use crate::number::{Exact, Rounding};

/// All values from the least to the most, ends included; an end that is none is open without bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Range {
    pub(in crate::rules) least: Option<Exact>,
    pub(in crate::rules) most: Option<Exact>,
}

/// Why an operation has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum NoValue {
    Division,
    Overflow,
}

type Worked = Result<Range, NoValue>;

impl Range {
    /// Nothing is known.
    pub(in crate::rules) const ANY: Self = Self { least: None, most: None };

    /// Exactly this.
    pub(in crate::rules) fn point(value: Exact) -> Self {
        Self { least: Some(value), most: Some(value) }
    }

    pub(in crate::rules) fn between(least: Exact, most: Exact) -> Self {
        Self { least: Some(least), most: Some(most) }
    }

    /// The value, if there is only one.
    pub(in crate::rules) fn known(self) -> Option<Exact> {
        self.least.filter(|least| Some(*least) == self.most)
    }

    /// Whether nought is one of its values.
    pub(in crate::rules) fn may_be_nought(self) -> bool {
        self.least.is_none_or(|least| least <= Exact::ZERO)
            && self.most.is_none_or(|most| Exact::ZERO <= most)
    }

    /// The smallest range that covers both.
    pub(in crate::rules) fn hull(self, other: Self) -> Self {
        Self {
            least: self.least.zip(other.least).map(|(a, b)| a.min(b)),
            most: self.most.zip(other.most).map(|(a, b)| a.max(b)),
        }
    }

    /// What lies in both, where something does.
    pub(in crate::rules) fn common(self, other: Self) -> Self {
        let most = [self.most, other.most].into_iter().flatten().min();
        Self { least: self.least.max(other.least), most }
    }

    pub(in crate::rules) fn plus(self, other: Self) -> Worked {
        if let Some((one, other)) = self.known().zip(other.known()) {
            return one.plus(other).map(Self::point).ok_or(NoValue::Overflow);
        }
        let least = each(self.least, other.least, Exact::plus)?;
        let most = each(self.most, other.most, Exact::plus)?;
        Ok(Self { least, most })
    }

    pub(in crate::rules) fn negated(self) -> Worked {
        let turn = |end: Option<Exact>| end.map(|end| end.negated().ok_or(NoValue::Overflow)).transpose();
        Ok(Self { least: turn(self.most)?, most: turn(self.least)? })
    }

    pub(in crate::rules) fn minus(self, other: Self) -> Worked {
        self.plus(other.negated()?)
    }

    pub(in crate::rules) fn times(self, other: Self) -> Worked {
        if let Some(factor) = other.known() {
            return self.scaled(factor, Exact::times);
        }
        if let Some(factor) = self.known() {
            return other.scaled(factor, Exact::times);
        }
        let ends = (self.least, self.most, other.least, other.most);
        let (Some(a), Some(b), Some(c), Some(d)) = ends else {
            return Ok(Self::ANY);
        };
        let mut corners = Vec::new();
        for (one, two) in [(a, c), (a, d), (b, c), (b, d)] {
            corners.push(one.times(two).ok_or(NoValue::Overflow)?);
        }
        Ok(Self { least: corners.iter().min().copied(), most: corners.iter().max().copied() })
    }

    pub(in crate::rules) fn over(self, other: Self) -> Worked {
        if let Some(divisor) = other.known() {
            if divisor.is_zero() {
                return Err(NoValue::Division);
            }
            return self.scaled(divisor, Exact::over);
        }
        let positive = other.least.is_some_and(|least| least > Exact::ZERO);
        let negative = other.most.is_some_and(|most| most < Exact::ZERO);
        let (Some(c), Some(d)) = (other.least, other.most) else {
            return Ok(Self::ANY);
        };
        if !positive && !negative {
            return Ok(Self::ANY);
        }
        let inverse = |end: Exact| Exact::ONE.over(end).ok_or(NoValue::Overflow);
        self.times(Self::between(inverse(d)?, inverse(c)?))
    }

    /// Every value times or over one number.
    fn scaled(self, factor: Exact, how: fn(Exact, Exact) -> Option<Exact>) -> Worked {
        if factor.is_zero() {
            return Ok(Self::point(Exact::ZERO));
        }
        let end = |end: Option<Exact>| end.map(|end| how(end, factor).ok_or(NoValue::Overflow)).transpose();
        let (least, most) = (end(self.least)?, end(self.most)?);
        Ok(if factor.is_negative() { Self { least: most, most: least } } else { Self { least, most } })
    }

    /// The lesser of the two.
    pub(in crate::rules) fn lesser(self, other: Self) -> Self {
        let most = match (self.most, other.most) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { least: self.least.zip(other.least).map(|(a, b)| a.min(b)), most }
    }

    /// The greater of the two.
    pub(in crate::rules) fn greater(self, other: Self) -> Self {
        let least = match (self.least, other.least) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        Self { least, most: self.most.zip(other.most).map(|(a, b)| a.max(b)) }
    }

    /// The value held between two ends; the lower end wins where they cross.
    pub(in crate::rules) fn held(self, low: Self, high: Self) -> Self {
        self.lesser(high).greater(low)
    }

    /// Rounded to decimal places.
    pub(in crate::rules) fn rounded(self, places: u8, how: Rounding) -> Worked {
        self.raised(|end| end.rounded(places, how))
    }

    /// What a function makes of it that never falls where its argument rises.
    pub(in crate::rules) fn raised(self, how: impl Fn(Exact) -> Option<Exact>) -> Worked {
        let end = |end: Option<Exact>| end.map(|end| how(end).ok_or(NoValue::Overflow)).transpose();
        Ok(Self { least: end(self.least)?, most: end(self.most)? })
    }
}

/// An operation on two ends, of which one may be open.
fn each(
    one: Option<Exact>,
    other: Option<Exact>,
    how: fn(Exact, Exact) -> Option<Exact>,
) -> Result<Option<Exact>, NoValue> {
    match (one, other) {
        (Some(one), Some(other)) => how(one, other).map(Some).ok_or(NoValue::Overflow),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(value: i64) -> Exact {
        Exact::whole(value)
    }

    fn ranges() -> impl Strategy<Value = (Range, Exact)> {
        (-9_i64..=9, 0_i64..=6, 0_i64..=6, prop::bool::weighted(0.2), prop::bool::weighted(0.2)).prop_map(
            |(value, below, above, open_below, open_above)| {
                let least = (!open_below).then(|| whole(value - below));
                let most = (!open_above).then(|| whole(value + above));
                (Range { least, most }, whole(value))
            },
        )
    }

    fn holds(range: Range, value: Exact) -> bool {
        range.least.is_none_or(|least| least <= value) && range.most.is_none_or(|most| value <= most)
    }

    proptest! {
        #[test]
        fn the_result_of_any_two_values_lies_in_the_result_of_their_ranges(
            (a, x) in ranges(), (b, y) in ranges(), (c, z) in ranges(),
        ) {
            let is = |worked: Worked, value: Option<Exact>| worked.is_ok_and(|range| holds(range, value.expect("small")));
            prop_assert!(is(a.plus(b), x.plus(y)));
            prop_assert!(is(a.minus(b), x.minus(y)));
            prop_assert!(is(a.times(b), x.times(y)));
            prop_assert!(holds(a.lesser(b), x.min(y)));
            prop_assert!(holds(a.greater(b), x.max(y)));
            prop_assert!(holds(a.hull(b), x) && holds(a.hull(b), y));
            prop_assert!(holds(a.held(b, c), x.min(z).max(y)));
            if !y.is_zero() {
                prop_assert!(is(a.over(b), x.over(y)));
            }
            let half = x.over(whole(2)).expect("small");
            let halves = a.over(Range::point(whole(2))).expect("small");
            prop_assert!(is(halves.rounded(0, Rounding::HalfUp), half.rounded(0, Rounding::HalfUp)));
        }
    }

    #[test]
    fn dividing_by_nought_and_growing_too_large_have_no_value() {
        let one = Range::point(Exact::ONE);
        assert_eq!(one.over(Range::point(Exact::ZERO)), Err(NoValue::Division));
        let huge = Range::point("9".repeat(29).parse().expect("a number"));
        assert_eq!(huge.times(huge), Err(NoValue::Overflow));
    }
}
