//! How exact numbers are read, printed and written as JSON.

use std::fmt;
use std::str::FromStr;

use num_rational::Ratio;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Exact, MOST_DIGITS, NotANumber};

/// A decimal has no more digits after its point when it is printed.
const MOST_PLACES: usize = 30;

/// So many digits fit into 64 bits.
const FEW_DIGITS: usize = 18;

/// Whole numbers up to this size are written as JSON numbers; every reader in any language keeps them exact.
const SAFE_WHOLE: i128 = 1 << 53;

impl Exact {
    /// The number that a text begins with, as it is written there but for the decimal mark, where something else follows: `9` of
    /// `9 points`. None where an exponent follows.
    pub fn leading(text: &str) -> Option<String> {
        let belongs = |letter: char| letter.is_ascii_digit() || "-.,/%".contains(letter);
        let end = text.find(|letter| !belongs(letter)).filter(|end| !text[*end..].starts_with(['e', 'E']))?;
        let number = text[..end].replacen(',', ".", 1);
        number.parse::<Self>().ok().map(|_| number)
    }

    /// The digits after the point, if the decimal expansion ends.
    fn decimals(self) -> Option<usize> {
        let mut rest = self.below.get();
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
    let (before, after) = match digits.split_once('.') {
        Some((_, "")) => return Err(NotANumber),
        Some(parts) => parts,
        None => (digits, ""),
    };
    let count = before.len() + after.len();
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if before.is_empty() || !are_digits(before) || !are_digits(after) || count > MOST_DIGITS {
        return Err(NotANumber);
    }
    let places = u32::try_from(after.len()).map_err(|_| NotANumber)?;
    let mut digits = before.bytes().chain(after.bytes()).map(|digit| digit - b'0');
    if count <= FEW_DIGITS {
        let whole = digits.fold(0, |whole, digit| 10 * whole + i64::from(digit));
        return Ok(Exact::reduced(if negative { -whole } else { whole }, 10_i64.pow(places)));
    }
    // Below nought there is one number more than above.
    let least = digits.try_fold(0_i128, |least, digit| least.checked_mul(10)?.checked_sub(digit.into()));
    let whole = least.and_then(|least| if negative { Some(least) } else { least.checked_neg() });
    let scale = 10_i128.checked_pow(places);
    whole.zip(scale).map(|(whole, scale)| Exact::of(Ratio::new(whole, scale))).ok_or(NotANumber)
}

impl fmt::Display for Exact {
    /// The one exact spelling: a decimal with a point where the expansion ends soon, else a fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (above, below) = self.parts();
        let Some(places) = self.decimals().filter(|places| *places <= MOST_PLACES) else {
            return write!(f, "{above}/{below}");
        };
        let before = (above / below).unsigned_abs().checked_ilog10().map_or(1, |tens| tens + 1);
        if places > 0 && before as usize + places >= MOST_DIGITS {
            return write!(f, "{above}/{below}");
        }
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
