//! A checked rational number, its arithmetic and its rounding.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::hint::select_unpredictable;
use std::num::NonZeroI128;

use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// More digits than this are refused when a number is read, so that no text can ask for endless work. Every number that
/// arithmetic comes to has no more in either part, so what was kept can be read again.
const MOST_DIGITS: usize = 39;

/// An exact number: a reduced fraction of two 128-bit integers.
///
/// Every operation is checked; overflow and division by zero answer `None`, never a panic and never a rounded value.
/// An optional number is no larger than a number, because the lower part is never nought.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    above: i128,
    /// Positive.
    below: NonZeroI128,
}

/// How a rule rounds, where it says that it rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest; halves away from zero.
    HalfUp,
    /// To the nearest; halves to the even neighbour.
    HalfEven,
    /// Towards minus infinity.
    Floor,
    /// Towards plus infinity.
    Ceil,
}

/// The text is no number that this program keeps exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number, or one with too many digits")]
pub struct NotANumber;

/// A lower part up to this is small: its product with another, or with a small upper part, never overflows.
const MOST_BELOW: i64 = i32::MAX as i64;

/// A sum as it was worked out.
enum Summed {
    /// With both parts apart and not reduced; the lower one is positive and small.
    Apart(i64, i64),
    /// As a number, where the parts grew too large for that.
    Whole(Exact),
}

/// The lower part of a whole number.
const WHOLE: NonZeroI128 = match NonZeroI128::new(1) {
    Some(one) => one,
    None => NonZeroI128::MAX,
};

impl Exact {
    /// Nought.
    pub const ZERO: Self = Self::whole(0);
    /// One.
    pub const ONE: Self = Self::whole(1);

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self { above: value as i128, below: WHOLE }
    }

    /// A count of things.
    pub fn count(value: usize) -> Self {
        Self { above: value as i128, below: WHOLE }
    }

    /// `above / below`; none when `below` is nought.
    pub fn fraction(above: i64, below: i64) -> Option<Self> {
        match below {
            0 => None,
            1.. => Some(Self::reduced(above, below)),
            _ => Some(Self::of(Ratio::new(i128::from(above), i128::from(below)))),
        }
    }

    /// The sum, unless it overflows.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.is_integer() && other.is_integer() {
            return Some(Self { above: self.above.checked_add(other.above)?, below: WHOLE });
        }
        match self.aligned(other) {
            Some((one, other, below)) => Some(Self::reduced(one + other, below)),
            None => self.ratio().checked_add(&other.ratio()).map(Self::of),
        }
    }

    /// The sum of many, unless it overflows or one of them is none.
    pub fn sum(values: impl Iterator<Item = Option<impl Borrow<Self>>>) -> Option<Self> {
        Some(match Self::summed(values)? {
            Summed::Apart(above, below) => Self::reduced(above, below),
            Summed::Whole(sum) => sum,
        })
    }

    /// The mean of many, unless it overflows, one of them is none, or there are none.
    pub fn mean(values: impl ExactSizeIterator<Item = Option<impl Borrow<Self>>>) -> Option<Self> {
        let count = values.len();
        match (Self::summed(values)?, i64::try_from(count).ok()?) {
            (_, 0) => None,
            (Summed::Apart(above, below), times) if times <= MOST_BELOW => {
                Some(Self::reduced(above, below * times))
            }
            (Summed::Apart(above, below), _) => Self::reduced(above, below).over(Self::count(count)),
            (Summed::Whole(sum), _) => sum.over(Self::count(count)),
        }
    }

    /// Adds many up. Marks and their means mostly share a lower part, or one that is a multiple of theirs, so the sum is
    /// reduced once, at the end.
    fn summed(mut values: impl Iterator<Item = Option<impl Borrow<Self>>>) -> Option<Summed> {
        let (mut above, mut below) = (0_i64, 1);
        while let Some(value) = values.next() {
            let value = value?;
            let value: &Self = value.borrow();
            if let Some(sum) = value.added_above(above, below) {
                above = sum;
            } else if let Some(joined) = value.joined(above, below) {
                (above, below) = joined;
            } else {
                let sum = Self::reduced(above, below).plus(*value)?;
                let whole = values.try_fold(sum, |sum, value| sum.plus(*value?.borrow()));
                return whole.map(Summed::Whole);
            }
        }
        Some(Summed::Apart(above, below))
    }

    /// The difference, unless it overflows.
    pub fn minus(self, other: Self) -> Option<Self> {
        match self.aligned(other) {
            Some((one, other, below)) => Some(Self::reduced(one - other, below)),
            None => self.ratio().checked_sub(&other.ratio()).map(Self::of),
        }
    }

    /// The product, unless it overflows.
    pub fn times(self, other: Self) -> Option<Self> {
        match self.small().zip(other.small()) {
            Some(((one, one_below), (two, two_below))) => {
                Some(Self::reduced(one * two, one_below * two_below))
            }
            None => self.ratio().checked_mul(&other.ratio()).map(Self::of),
        }
    }

    /// The quotient, unless it overflows or the divisor is nought.
    pub fn over(self, other: Self) -> Option<Self> {
        match self.small().zip(other.small()) {
            _ if other.is_zero() => None,
            _ if self.is_zero() => Some(Self::ZERO),
            Some(((one, one_below), (two, two_below))) => {
                let (above, below) = (one * two_below, one_below * two);
                Some(if below < 0 { Self::reduced(-above, -below) } else { Self::reduced(above, below) })
            }
            None => self.ratio().checked_div(&other.ratio()).map(Self::of),
        }
    }

    /// The number with the other sign, unless it overflows.
    pub fn negated(self) -> Option<Self> {
        Some(Self { above: self.above.checked_neg()?, ..self })
    }

    /// Whether this is nought.
    pub fn is_zero(self) -> bool {
        self.above == 0
    }

    /// Whether this is below nought.
    pub fn is_negative(self) -> bool {
        self.above < 0
    }

    /// The value as a whole number, if it is one that fits.
    pub fn as_whole(self) -> Option<i64> {
        if !self.is_integer() {
            return None;
        }
        i64::try_from(self.above).ok()
    }

    /// Whether this is a whole multiple of `step`. A step of nought divides nothing.
    pub fn is_multiple_of(self, step: Self) -> bool {
        self.over(step).is_some_and(Self::is_integer)
    }

    /// The greatest number of which both are multiples; none where it is too large or too fine.
    pub fn common(self, other: Self) -> Option<Self> {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        let above = i128::gcd(&a.checked_mul(d)?, &c.checked_mul(b)?);
        let below = b.checked_mul(d)?;
        let shared = above.gcd(&below).max(1);
        Self::fraction(i64::try_from(above / shared).ok()?, i64::try_from(below / shared).ok()?)
    }

    /// The value with `places` decimals, unless it overflows.
    pub fn rounded(self, places: u8, how: Rounding) -> Option<Self> {
        let scale = Ratio::from_integer(10_i128.checked_pow(u32::from(places))?);
        let scaled = self.ratio().checked_mul(&scale)?;
        let below = scaled.numer().div_floor(scaled.denom());
        let rest = Self::of(scaled.checked_sub(&Ratio::from_integer(below))?);
        let half = rest.cmp(&Self::of(Ratio::new_raw(1, 2)));
        let up = match how {
            Rounding::Floor => false,
            Rounding::Ceil => !rest.is_zero(),
            Rounding::HalfUp => half == Ordering::Greater || half == Ordering::Equal && below >= 0,
            Rounding::HalfEven => half == Ordering::Greater || half == Ordering::Equal && below.is_odd(),
        };
        let whole = if up { below.checked_add(1)? } else { below };
        Ratio::from_integer(whole).checked_div(&scale).map(Self::of)
    }

    /// The fraction's two parts, reduced, the lower one positive.
    pub fn parts(self) -> (i128, i128) {
        (self.above, self.below.get())
    }

    #[inline]
    fn is_integer(self) -> bool {
        self.below == WHOLE
    }

    fn ratio(self) -> Ratio<i128> {
        Ratio::new_raw(self.above, self.below.get())
    }

    /// A reduced fraction, whose lower part is positive.
    fn of(ratio: Ratio<i128>) -> Self {
        let (above, below) = ratio.into_raw();
        Self { above, below: NonZeroI128::new(below).unwrap_or(WHOLE) }
    }

    /// Both parts, where they are so small that no product of two of them, and no sum of two such products, overflows.
    #[inline]
    fn small(&self) -> Option<(i64, i64)> {
        let (above, below) = (self.above as i32, self.below.get() as i32);
        let fits = i128::from(above) == self.above && i128::from(below) == self.below.get();
        fits.then_some((above.into(), below.into()))
    }

    /// The upper part of the sum with `above / below`, where that can keep its lower part: this has the same one, or is a
    /// whole number. Which of the two changes from mark to mark, so it is chosen and not branched on.
    #[inline]
    fn added_above(&self, above: i64, below: i64) -> Option<i64> {
        let (more, own) = self.small()?;
        let times = select_unpredictable(own == below, 1, below);
        if own * times == below { above.checked_add(more * times) } else { None }
    }

    /// The sum with `above / below`, not reduced, while the lower part that they have in common stays small.
    fn joined(&self, above: i64, below: i64) -> Option<(i64, i64)> {
        let (more, own) = self.small()?;
        let common = if below % own == 0 {
            below
        } else if own % below == 0 {
            own
        } else {
            below.lcm(&own)
        };
        let sum = above.checked_mul(common / below)?.checked_add(more * (common / own))?;
        (common <= MOST_BELOW).then_some((sum, common))
    }

    /// Both upper parts above one lower part, where everything is small: the common case of marks and their means,
    /// without arithmetic of 128 bits.
    fn aligned(self, other: Self) -> Option<(i64, i64, i64)> {
        let ((one, one_below), (two, two_below)) = (self.small()?, other.small()?);
        if one_below == two_below {
            return Some((one, two, one_below));
        }
        Some((one * two_below, two * one_below, one_below * two_below))
    }

    /// `above / below` in lowest terms; `below` is positive.
    fn reduced(above: i64, below: i64) -> Self {
        let (mut divisor, mut rest) = (below, above % below);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        let divisor = divisor.abs();
        let below = NonZeroI128::new(i128::from(below / divisor)).unwrap_or(WHOLE);
        Self { above: i128::from(above / divisor), below }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.below == other.below {
            return self.above.cmp(&other.above);
        }
        match self.aligned(*other) {
            Some((one, other, _)) => one.cmp(&other),
            None => self.ratio().cmp(&other.ratio()),
        }
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl From<u32> for Exact {
    fn from(value: u32) -> Self {
        Self::whole(value.into())
    }
}

mod written;

#[cfg(test)]
mod tests;
