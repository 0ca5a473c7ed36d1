//! A checked rational number with its reading, printing and rounding.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// More digits than this are refused when a number is read, so that no text can ask for endless work.
const MOST_DIGITS: usize = 30;

/// Whole numbers up to this size are written as JSON numbers; every reader in any language keeps them exact.
const SAFE_WHOLE: i128 = 1 << 53;

/// An exact number: a reduced fraction of two 128-bit integers.
///
/// Every operation is checked; overflow and division by zero answer `None`, never a panic and never a rounded value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Exact(Ratio<i128>);

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
#[error("not a number, or one with more than {MOST_DIGITS} digits")]
pub struct NotANumber;

impl Exact {
    /// Nought.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self(Ratio::new_raw(value as i128, 1))
    }

    /// A count of things.
    pub fn count(value: usize) -> Self {
        Self(Ratio::from_integer(value as i128))
    }

    /// `above / below`; none when `below` is nought.
    pub fn fraction(above: i64, below: i64) -> Option<Self> {
        (below != 0).then(|| Self(Ratio::new(i128::from(above), i128::from(below))))
    }

    /// The sum, unless it overflows.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.0.is_integer() && other.0.is_integer() {
            return Some(Self(Ratio::new_raw(i128::checked_add(*self.0.numer(), *other.0.numer())?, 1)));
        }
        match self.aligned(other) {
            Some((one, other, below)) => Some(Self::reduced(one.checked_add(other)?, below)),
            None => self.0.checked_add(&other.0).map(Self),
        }
    }

    /// The difference, unless it overflows.
    pub fn minus(self, other: Self) -> Option<Self> {
        match self.aligned(other) {
            Some((one, other, below)) => Some(Self::reduced(one.checked_sub(other)?, below)),
            None => self.0.checked_sub(&other.0).map(Self),
        }
    }

    /// The product, unless it overflows.
    pub fn times(self, other: Self) -> Option<Self> {
        match self.small(other) {
            Some([one, one_below, two, two_below]) => {
                Some(Self::reduced(one.checked_mul(two)?, one_below.checked_mul(two_below)?))
            }
            None => self.0.checked_mul(&other.0).map(Self),
        }
    }

    /// The quotient, unless it overflows or the divisor is nought.
    pub fn over(self, other: Self) -> Option<Self> {
        match self.small(other) {
            _ if other.0.is_zero() => None,
            Some([one, one_below, two, two_below]) => {
                let (above, below) = (one.checked_mul(two_below)?, one_below.checked_mul(two)?);
                Some(if below < 0 { Self::reduced(-above, -below) } else { Self::reduced(above, below) })
            }
            None => self.0.checked_div(&other.0).map(Self),
        }
    }

    /// The number with the other sign, unless it overflows.
    pub fn negated(self) -> Option<Self> {
        Self::ZERO.minus(self)
    }

    /// Whether this is nought.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is below nought.
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// The value as a whole number, if it is one that fits.
    pub fn as_whole(self) -> Option<i64> {
        if !self.0.is_integer() {
            return None;
        }
        i64::try_from(self.0.to_integer()).ok()
    }

    /// Whether this is a whole multiple of `step`. A step of nought divides nothing.
    pub fn is_multiple_of(self, step: Self) -> bool {
        self.over(step).is_some_and(|steps| steps.0.is_integer())
    }

    /// The value with `places` decimals, unless it overflows.
    pub fn rounded(self, places: u8, how: Rounding) -> Option<Self> {
        let scale = Ratio::from_integer(10_i128.checked_pow(u32::from(places))?);
        let scaled = self.0.checked_mul(&scale)?;
        let below = scaled.numer().div_floor(scaled.denom());
        let rest = scaled.checked_sub(&Ratio::from_integer(below))?;
        let half = rest.cmp(&Ratio::new_raw(1, 2));
        let up = match how {
            Rounding::Floor => false,
            Rounding::Ceil => !rest.is_zero(),
            Rounding::HalfUp => half == Ordering::Greater || half == Ordering::Equal && below >= 0,
            Rounding::HalfEven => half == Ordering::Greater || half == Ordering::Equal && below.is_odd(),
        };
        let whole = if up { below.checked_add(1)? } else { below };
        Ratio::from_integer(whole).checked_div(&scale).map(Self)
    }

    /// The fraction's two parts, reduced, the lower one positive.
    pub fn parts(self) -> (i128, i128) {
        (*self.0.numer(), *self.0.denom())
    }

    /// The upper and the lower parts of both, where all are so small that no product of two overflows.
    fn small(self, other: Self) -> Option<[i128; 4]> {
        const SMALL: i128 = 1 << 60;
        let ((one, one_below), (two, two_below)) = (self.parts(), other.parts());
        let parts = [one, one_below, two, two_below];
        parts.iter().all(|part| (-SMALL..SMALL).contains(part)).then_some(parts)
    }

    /// Both upper parts above one lower part, where everything is small: the common case of marks and their means,
    /// without a greatest common divisor of 128 bits.
    fn aligned(self, other: Self) -> Option<(i128, i128, i128)> {
        let [one, one_below, two, two_below] = self.small(other)?;
        if one_below == two_below {
            return Some((one, two, one_below));
        }
        Some((one.checked_mul(two_below)?, two.checked_mul(one_below)?, one_below.checked_mul(two_below)?))
    }

    /// `above / below` in lowest terms; `below` is positive.
    fn reduced(above: i128, below: i128) -> Self {
        if below == 1 {
            return Self(Ratio::new_raw(above, 1));
        }
        match (u64::try_from(above.unsigned_abs()), u64::try_from(below)) {
            (Ok(small_above), Ok(small_below)) => {
                let divisor = i128::from(small_above.gcd(&small_below));
                Self(Ratio::new_raw(above / divisor, below / divisor))
            }
            _ => Self(Ratio::new(above, below)),
        }
    }

    /// The digits after the point, if the decimal expansion ends.
    fn decimals(self) -> Option<usize> {
        let mut rest = *self.0.denom();
        let (mut twos, mut fives) = (0, 0);
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then_some(twos.max(fives))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.0.denom() == other.0.denom() {
            return self.0.numer().cmp(other.0.numer());
        }
        match self.aligned(*other) {
            Some((one, other, _)) => one.cmp(&other),
            None => self.0.cmp(&other.0),
        }
    }
}

impl From<u32> for Exact {
    fn from(value: u32) -> Self {
        Self(Ratio::from_integer(i128::from(value)))
    }
}

impl FromStr for Exact {
    type Err = NotANumber;

    /// Reads `12`, `-0.5`, `80%` and `1/3`; the decimal mark is a point.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        if let Some(share) = text.strip_suffix('%') {
            let hundred = Self::whole(100);
            return read_decimal(share)?.over(hundred).ok_or(NotANumber);
        }
        match text.split_once('/') {
            Some((above, below)) => read_decimal(above)?.over(read_decimal(below)?).ok_or(NotANumber),
            None => read_decimal(text),
        }
    }
}

/// Reads an optional sign, digits, and optionally a point and more digits.
fn read_decimal(text: &str) -> Result<Exact, NotANumber> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (before, after) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(before) || !all_digits(after) || before.len() + after.len() > MOST_DIGITS {
        return Err(NotANumber);
    }
    let whole: i128 = format!("{before}{after}").parse().map_err(|_| NotANumber)?;
    let scale = 10_i128.pow(u32::try_from(after.len()).map_err(|_| NotANumber)?);
    let value = Ratio::new(if negative { -whole } else { whole }, scale);
    Ok(Exact(value))
}

impl fmt::Display for Exact {
    /// The one exact spelling: a decimal with a point where the expansion ends, else a fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (above, below) = self.parts();
        let Some(places) = self.decimals().filter(|places| *places <= MOST_DIGITS) else {
            return write!(f, "{above}/{below}");
        };
        let sign = if above < 0 { "-" } else { "" };
        let (above, below) = (above.unsigned_abs(), below.unsigned_abs());
        let mut rest = above % below;
        write!(f, "{sign}{}", above / below)?;
        if places > 0 {
            f.write_str(".")?;
        }
        for _ in 0..places {
            rest *= 10;
            write!(f, "{}", rest / below)?;
            rest %= below;
        }
        Ok(())
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Exact {
    /// Whole numbers as JSON numbers, all others as text, so that no reader's float can bend them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(whole) if i128::from(whole).abs() <= SAFE_WHOLE => serializer.serialize_i64(whole),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Exact {
    /// Takes a JSON number by its digits, or a text.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let value = serde_json::Value::deserialize(deserializer)?;
        let read = match &value {
            serde_json::Value::Number(number) => number.as_str().parse(),
            serde_json::Value::String(text) => text.parse(),
            _ => Err(NotANumber),
        };
        read.map_err(|_| {
            D::Error::custom(format_args!("{value} is not an exact number such as 8, 0.5 or \"1/3\""))
        })
    }
}

#[cfg(test)]
mod tests;
