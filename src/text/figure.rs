//! Numbers as people read them: decimal comma in Vietnamese, point in English, and never a false impression.

use super::Lang;
use crate::number::{Exact, Rounding};

/// More decimals than this are not written out.
const MOST_DECIMALS: u8 = 6;

/// So many decimals are written out at most where two numbers must be told apart.
const MOST_PLACES: u8 = 18;

/// Fractions with a larger denominator are not written out: up to this one are the means of half points among the fifteen
/// that a committee has at most, and parts of a month.
const LARGEST_DENOMINATOR: i128 = 30;

/// The same where the decimals stand beside it.
const LARGEST_BESIDE_DECIMALS: i128 = 999;

/// Parts of one with no more characters than this are put into calculations as they are, `18/37`, `1/2777`.
const SHORT_FRACTION: usize = 7;

/// So many decimals more are written at most, so that cutting and rounding come to the same.
const MORE_PLACES: u8 = 4;

impl Exact {
    /// The number for a person.
    ///
    /// Exact wherever that is short: `8,5`, `89,996`, `8 1/3`. Otherwise with `≈` before it two decimals, or as many as
    /// it takes to be worked on with: nothing becomes nought, and nothing the short number that it only comes near to.
    pub fn shown(self, lang: Lang) -> String {
        self.shown_where(|_| true, lang)
    }

    /// The number for a person, with so many digits that what is shown stands in the place of the number.
    pub fn shown_where(self, stands: impl Fn(Self) -> bool, lang: Lang) -> String {
        written(self, lang).unwrap_or_else(|| approximate(self, places_where(self, stands), lang))
    }

    /// The number for a person who must reach it: what is not exact is rounded that way, so that it is never too little,
    /// or never too much.
    pub fn shown_towards(self, how: Rounding, lang: Lang) -> String {
        written(self, lang).unwrap_or_else(|| nearly(self, fewest_places(self), how, lang))
    }

    /// The same as a percentage.
    pub fn percent_towards(self, how: Rounding, lang: Lang) -> String {
        let hundredfold = self.hundredfold();
        let nearly = || nearly(hundredfold, fewest_places(hundredfold), how, lang);
        format!("{}%", decimal(hundredfold, lang).unwrap_or_else(nearly))
    }

    /// The number within a calculation, where no `≈` may stand before it: exact wherever that is short, `8,5`, `8 1/3`,
    /// `18/37`, otherwise cut, `65,33…`.
    pub fn put_in(self, lang: Lang) -> String {
        let exact = written(self, lang).or_else(|| part_of_one(self));
        exact.unwrap_or_else(|| cut(self, fewest_places(self), lang))
    }

    /// A share, also within a calculation: `20%`, or `2/3` where no short percentage says the same.
    pub fn percentage(self, lang: Lang) -> String {
        let hundredfold = self.hundredfold();
        let cut = || cut(hundredfold, fewest_places(hundredfold), lang);
        match decimal(hundredfold, lang) {
            Some(percent) => format!("{percent}%"),
            None => {
                written(self, lang).or_else(|| part_of_one(self)).unwrap_or_else(|| format!("{}%", cut()))
            }
        }
    }

    /// A number that was written with decimals, with all of them.
    pub fn in_full(self, lang: Lang) -> String {
        localised(&self.to_string(), lang)
    }

    /// The same as a percentage.
    pub fn percent_in_full(self, lang: Lang) -> String {
        format!("{}%", self.hundredfold().in_full(lang))
    }

    /// The number for a person with a calculator: a fraction has its decimals behind it, `11/12 (≈ 0,92)`.
    pub fn with_decimals(self, lang: Lang) -> String {
        let shown = match fraction(self, LARGEST_BESIDE_DECIMALS) {
            Some(shown) if self.decimals_are_long() => shown,
            _ => return self.shown(lang),
        };
        // What is nearly a whole is not shown as one.
        let nearly = self.rounded(0, Rounding::HalfEven).unwrap_or(self);
        format!("{shown} ({})", truthful(self, nearly, lang))
    }

    /// The number for a narrow column: up to two decimals, and `…` behind those that go on.
    ///
    /// The digits are cut, never rounded, so a number below a bound never looks as if it had reached it.
    pub fn listed(self, lang: Lang) -> String {
        let cut = if self.is_negative() { Rounding::Ceil } else { Rounding::Floor };
        match self.rounded(2, cut) {
            Some(near) if near != self => format!("{}…", localised(&near.to_string(), lang)),
            _ => localised(&self.to_string(), lang),
        }
    }

    /// The number for a person who compares it with a bound: with as many digits as it takes to tell them apart.
    pub fn beside(self, bound: Self, lang: Lang) -> String {
        written(self, lang).unwrap_or_else(|| truthful(self, bound, lang))
    }

    /// Both sides of a comparison, with as many digits as it takes to tell them apart: what is not short is nearly
    /// `≈ 66,67` before the sign, and cut behind it, `66,66…`, since nobody reads `≥ ≈`.
    pub fn compared(self, other: Self, lang: Lang) -> [String; 2] {
        sides(self, other, written, lang)
    }

    /// The same as percentages.
    pub fn compared_in_percent(self, other: Self, lang: Lang) -> [String; 2] {
        sides(self.hundredfold(), other.hundredfold(), decimal, lang).map(|side| format!("{side}%"))
    }

    /// Two numbers that stand beside each other without a sign between them, both rounded, and so that they can be told
    /// apart: `≈ 71,43` and `≈ 85,71`.
    pub fn abreast(self, other: Self, lang: Lang) -> [String; 2] {
        abreast(self, other, written, lang)
    }

    /// The same as percentages.
    pub fn abreast_in_percent(self, other: Self, lang: Lang) -> [String; 2] {
        abreast(self.hundredfold(), other.hundredfold(), decimal, lang).map(|side| format!("{side}%"))
    }

    /// The number as a percentage, `80%`.
    pub fn percent(self, lang: Lang) -> String {
        let hundredfold = self.hundredfold();
        let nearly = || approximate(hundredfold, fewest_places(hundredfold), lang);
        format!("{}%", decimal(hundredfold, lang).unwrap_or_else(nearly))
    }

    /// The number as a percentage for a person who compares it with a bound.
    pub fn percent_beside(self, bound: Self, lang: Lang) -> String {
        let hundredfold = self.hundredfold();
        let told =
            decimal(hundredfold, lang).unwrap_or_else(|| truthful(hundredfold, bound.hundredfold(), lang));
        format!("{told}%")
    }

    /// Whether it goes on without end, or for long.
    fn decimals_are_long(self) -> bool {
        self.rounded(MOST_DECIMALS, Rounding::Floor) != Some(self)
    }

    fn hundredfold(self) -> Self {
        self.times(Self::whole(100)).unwrap_or(self)
    }
}

/// The number exactly with decimals, if that is short.
fn decimal(value: Exact, lang: Lang) -> Option<String> {
    let short = value.rounded(MOST_DECIMALS, Rounding::Floor) == Some(value);
    short.then(|| localised(&value.to_string(), lang))
}

/// How many decimals it takes at least: two that are none too many, and three digits of what is small.
fn fewest_places(value: Exact) -> u8 {
    places_where(value, |_| true)
}

/// The same, so that also something else holds of what is written.
fn places_where(value: Exact, stands: impl Fn(Exact) -> bool) -> u8 {
    let (above, below) = value.parts();
    let is_small = above.unsigned_abs() < below.unsigned_abs() / 10;
    let near = |places: &u8| value.rounded(*places, Rounding::HalfEven);
    let fits = |places: &u8| {
        near(places).is_some_and(|near| {
            let has_decimals = near.rounded(1, Rounding::HalfEven) != Some(near);
            let size = if near.is_negative() { near.negated().unwrap_or(near) } else { near };
            let has_digits = size.rounded(*places - 2, Rounding::Floor) != Some(Exact::ZERO);
            has_decimals && (has_digits || !is_small) && stands(near)
        })
    };
    let most = || (2..=MOST_PLACES).rev().find(|places| near(places).is_some());
    (2..=MOST_PLACES).find(fits).or_else(most).unwrap_or(2)
}

/// The number with as many digits as it takes to tell it from a bound.
fn truthful(value: Exact, bound: Exact, lang: Lang) -> String {
    let places = (fewest_places(value)..=MOST_PLACES).find(|places| {
        let near = value.rounded(*places, Rounding::HalfEven);
        near.is_some_and(|near| near.cmp(&bound) == value.cmp(&bound))
    });
    places.map_or_else(|| localised(&value.to_string(), lang), |places| approximate(value, places, lang))
}

/// Two numbers beside each other; `short` writes what is short exactly.
fn sides(one: Exact, other: Exact, short: fn(Exact, Lang) -> Option<String>, lang: Lang) -> [String; 2] {
    let [left, right] = [one, other].map(|side| short(side, lang));
    let is_equal = one == other;
    let at = |places: u8| {
        let near = one.rounded(places, Rounding::HalfEven).filter(|_| left.is_none()).unwrap_or(one);
        let ends = match right {
            Some(_) => (other, other),
            None => (other.rounded(places, Rounding::Floor)?, other.rounded(places, Rounding::Ceil)?),
        };
        let alike = if one < other { near < ends.0 } else { near > ends.1 };
        (alike || is_equal || places == MOST_PLACES).then(|| {
            let left = match is_equal {
                true => cut(one, places, lang),
                false => approximate(one, places, lang),
            };
            [left, cut(other, places, lang)]
        })
    };
    let long = [(&left, one), (&right, other)].into_iter().filter(|(short, _)| short.is_none());
    let least = long.map(|(_, side)| fewest_places(side)).max().unwrap_or(2);
    let [near, cut] = (least..=MOST_PLACES)
        .find_map(at)
        .unwrap_or_else(|| [one, other].map(|side| localised(&side.to_string(), lang)));
    [left.unwrap_or(near), right.unwrap_or(cut)]
}

/// Two numbers, both rounded where they are not short, with as many digits as it takes to tell them apart.
fn abreast(one: Exact, other: Exact, short: fn(Exact, Lang) -> Option<String>, lang: Lang) -> [String; 2] {
    let near = |value: Exact, places: u8| match short(value, lang) {
        Some(_) => Some(value),
        None => value.rounded(places, Rounding::HalfEven),
    };
    let long = [one, other].into_iter().filter(|value| short(*value, lang).is_none());
    let least = long.map(fewest_places).max().unwrap_or(2);
    let is_apart = |places: &u8| {
        let sides = near(one, *places).zip(near(other, *places));
        sides.is_some_and(|(near, beside)| near.cmp(&beside) == one.cmp(&other))
    };
    let places = (least..=MOST_PLACES).find(is_apart).unwrap_or(least);
    [one, other].map(|value| short(value, lang).unwrap_or_else(|| approximate(value, places, lang)))
}

/// The number with its digits cut, and `…` behind them; where a few digits more do it, so that rounding would come to the
/// same: nobody should read `14,84…` where `≈ 14,85` was said.
fn cut(value: Exact, places: u8, lang: Lang) -> String {
    let how = if value.is_negative() { Rounding::Ceil } else { Rounding::Floor };
    let is_rounded = |places: &u8| value.rounded(*places, how) == value.rounded(*places, Rounding::HalfEven);
    let places = (places..=places + MORE_PLACES).find(is_rounded).unwrap_or(places);
    let cut = value.rounded(places, how).unwrap_or(value);
    // All the places are written, or `3…` might look like any number that begins so.
    let text = cut.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let point = if decimals == 0 { "." } else { "" };
    let noughts = "0".repeat(usize::from(places).saturating_sub(decimals));
    format!("{}…", localised(&format!("{text}{point}{noughts}"), lang))
}

/// The number exactly, if that is short.
fn written(value: Exact, lang: Lang) -> Option<String> {
    let text = value.to_string();
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() > usize::from(MOST_DECIMALS) => None,
        None if text.contains('/') => fraction(value, LARGEST_DENOMINATOR),
        _ => Some(localised(&text, lang)),
    }
}

/// A whole and a fraction, `8 1/3`, with no larger denominator.
fn fraction(value: Exact, largest: i128) -> Option<String> {
    let (above, below) = value.parts();
    if below > largest {
        return None;
    }
    let sign = if above < 0 { "−" } else { "" };
    let (whole, rest) = (above.abs() / below, above.abs() % below);
    Some(if whole == 0 { format!("{sign}{rest}/{below}") } else { format!("{sign}{whole} {rest}/{below}") })
}

/// A part of one as a fraction, where that is short.
fn part_of_one(value: Exact) -> Option<String> {
    let (above, below) = value.parts();
    let is_part = above.unsigned_abs() < below.unsigned_abs();
    let shown = is_part.then(|| fraction(value, i128::MAX)).flatten();
    shown.filter(|shown| shown.trim_start_matches('−').len() <= SHORT_FRACTION)
}

fn approximate(value: Exact, places: u8, lang: Lang) -> String {
    nearly(value, places, Rounding::HalfEven, lang)
}

fn nearly(value: Exact, places: u8, how: Rounding, lang: Lang) -> String {
    let near = value.rounded(places, how).unwrap_or(value);
    format!("≈ {}", localised(&near.to_string(), lang))
}

fn localised(text: &str, lang: Lang) -> String {
    let text = text.replacen('-', "−", 1);
    match lang {
        Lang::Vi => text.replace('.', ","),
        Lang::En => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(text: &str) -> Exact {
        text.parse().expect("a number")
    }

    #[test]
    fn a_listed_number_never_looks_like_more_than_it_is() {
        let listed = |text: &str| text.parse::<Exact>().unwrap().listed(Lang::Vi);
        assert_eq!(listed("8.5"), "8,5");
        assert_eq!(listed("1177/12"), "98,08…");
        assert_eq!(listed("89.996"), "89,99…");
        assert_eq!(listed("-1/3"), "−0,33…");
        assert_eq!(listed("100"), "100");
    }

    #[test]
    fn decimals_behind_a_fraction_never_make_it_a_whole() {
        let told = |text: &str| exact(text).with_decimals(Lang::Vi);
        assert_eq!(told("11/12"), "11/12 (≈ 0,92)");
        assert_eq!(told("593/594"), "593/594 (≈ 0,998)");
        assert_eq!(told("1/900"), "1/900 (≈ 0,00111)");
        assert_eq!(told("0.5"), "0,5");
    }

    #[test]
    fn what_is_nearly_short_is_not_shown_as_that_and_what_is_small_not_as_nought() {
        let shown = |text: &str| exact(text).shown(Lang::En);
        assert_eq!(shown("1/2777"), "≈ 0.00036");
        assert_eq!(shown("-1/299"), "≈ −0.00334");
        assert_eq!(shown("222146/13885"), "≈ 15.999");
        assert_eq!(shown("57961/3998"), "≈ 14.497");
        assert_eq!(shown("18/37"), "≈ 0.49");
        assert_eq!(exact("1/2777").percent(Lang::En), "≈ 0.036%");
        assert_eq!(exact("1/2777").shown_towards(Rounding::Ceil, Lang::En), "≈ 0.000361");
        let tenths = |text: &str, mode: Rounding| {
            let value = exact(text);
            value.shown_where(|near| near.rounded(1, mode) == value.rounded(1, mode), Lang::En)
        };
        assert_eq!(tenths("8.7585", Rounding::HalfEven), "8.7585");
        assert_eq!(tenths("2502428571/2000000000", Rounding::HalfEven), "≈ 1.251");
        assert_eq!(tenths("8049/7000", Rounding::HalfUp), "≈ 1.1499");
        assert_eq!(tenths("83999/70000", Rounding::Floor), "≈ 1.19999");
    }

    #[test]
    fn figures_follow_the_language() {
        assert_eq!(exact("8.5").shown(Lang::Vi), "8,5");
        assert_eq!(exact("8.5").shown(Lang::En), "8.5");
        assert_eq!(exact("-0.5").shown(Lang::Vi), "−0,5");
        assert_eq!(exact("100").shown(Lang::Vi), "100");
    }

    #[test]
    fn what_is_short_is_exact() {
        assert_eq!(exact("89.996").shown(Lang::Vi), "89,996");
        assert_eq!(exact("286/3").shown(Lang::Vi), "95 1/3");
        assert_eq!(exact("-1/3").shown(Lang::Vi), "−1/3");
        assert_eq!(exact("12345/1001").shown(Lang::Vi), "≈ 12,33");
    }

    #[test]
    fn a_number_beside_its_bound_is_told_apart_from_it() {
        assert_eq!(exact("89.996").beside(exact("90"), Lang::Vi), "89,996");
        assert_eq!(exact("90089/1001").beside(exact("90"), Lang::Vi), "≈ 89,999");
        assert_eq!(exact("89.99999999").beside(exact("90"), Lang::Vi), "≈ 89,99999999");
    }

    #[test]
    fn both_sides_of_a_comparison_can_be_told_apart_and_read() {
        let told = |one: &str, other: &str| exact(one).compared(exact(other), Lang::Vi).join(" | ");
        assert_eq!(told("94", "14579/156"), "94 | 93,455…");
        assert_eq!(told("3/31", "0.1"), "≈ 0,097 | 0,1");
        assert_eq!(told("0.1", "3/31"), "0,1 | 0,09677…");
        assert_eq!(told("5049/95", "5049/95"), "53,147… | 53,147…");
        assert_eq!(told("1/31", "100001/3100000"), "≈ 0,0322581 | 0,032258387…");
        assert_eq!(told("-1/31", "-1/33"), "≈ −0,0323 | −0,0303…");
        assert_eq!(told("25/3", "9"), "8 1/3 | 9");
        let percent = exact("1/3").compared_in_percent(exact("2/3"), Lang::En);
        assert_eq!(percent, ["≈ 33.33%", "66.66…%"]);
    }

    #[test]
    fn two_numbers_without_a_sign_between_them_are_rounded_alike_and_told_apart() {
        let told = |one: &str, other: &str| exact(one).abreast(exact(other), Lang::Vi).join(" | ");
        assert_eq!(told("14579/156", "94"), "≈ 93,46 | 94");
        assert_eq!(told("3351/10001", "3449/10001"), "≈ 0,335 | ≈ 0,345");
        assert_eq!(told("5049/95", "5049/95"), "≈ 53,15 | ≈ 53,15");
        let percent = exact("5/7").abreast_in_percent(exact("6/7"), Lang::En);
        assert_eq!(percent, ["≈ 71.43%", "≈ 85.71%"]);
    }

    #[test]
    fn a_number_within_a_calculation_is_exact_or_cut_where_it_would_be_rounded() {
        let put_in = |text: &str| exact(text).put_in(Lang::Vi);
        assert_eq!(["8.5", "25/3", "-2/3"].map(put_in), ["8,5", "8 1/3", "−2/3"]);
        assert_eq!(["18/37", "1/2777", "-20/999"].map(put_in), ["18/37", "1/2777", "−20/999"]);
        assert_eq!(
            ["1960/30001", "653300/10001", "14848484/1000007"].map(put_in),
            ["0,0653…", "65,32…", "14,848…"]
        );
        // Rounding never comes to what cutting does.
        assert_eq!(put_in("2000000000000/30000000001"), "66,66…");
        let percentage = |text: &str| exact(text).percentage(Lang::En);
        assert_eq!(["0.85", "18/37", "39/37"].map(percentage), ["85%", "18/37", "105.405…%"]);
    }

    #[test]
    fn what_must_be_reached_is_never_shown_as_too_little() {
        let number = exact("1525/297");
        assert_eq!(number.shown(Lang::Vi), "≈ 5,13");
        assert_eq!(number.shown_towards(Rounding::Ceil, Lang::Vi), "≈ 5,14");
        assert_eq!(number.shown_towards(Rounding::Floor, Lang::Vi), "≈ 5,13");
        assert_eq!(exact("25/3").shown_towards(Rounding::Ceil, Lang::Vi), "8 1/3");
        assert_eq!(exact("2/3").percent_towards(Rounding::Floor, Lang::En), "≈ 66.66%");
        assert_eq!(exact("0.00000001").in_full(Lang::Vi), "0,00000001");
        assert_eq!(exact("0.00000001").percent_in_full(Lang::Vi), "0,000001%");
    }

    proptest! {
        #[test]
        fn both_sides_of_a_comparison_are_shown_as_they_lie(
            above in -100_000_i64..100_000, below in 1_i64..5000, other in -100_000_i64..100_000, under in 1_i64..5000,
        ) {
            let one = Exact::fraction(above, below).expect("a number");
            let other = Exact::fraction(other, under).expect("a number");
            let read = |text: &str| {
                let text = text.trim_start_matches("≈ ").trim_end_matches('…').replace('−', "-");
                match text.split_once(' ') {
                    Some((whole, part)) => {
                        let sign = if whole.starts_with('-') { "-" } else { "" };
                        exact(whole).plus(exact(&format!("{sign}{part}"))).expect("small")
                    }
                    None => exact(&text),
                }
            };
            let [left, right] = one.compared(other, Lang::En);
            prop_assert_eq!(read(&left).cmp(&read(&right)), one.cmp(&other), "{} {}", left, right);
            prop_assert!(!right.contains('≈'));
        }

        #[test]
        fn what_is_shown_beside_a_bound_lies_on_the_same_side(
            above in -100_000_i64..100_000, below in 1_i64..5000, bound in -200_i64..200,
        ) {
            let value = Exact::fraction(above, below).expect("a number");
            let bound = Exact::whole(bound);
            let shown = value.beside(bound, Lang::En).replace('−', "-");
            let read = match shown.trim_start_matches("≈ ").split_once(' ') {
                Some((whole, part)) => {
                    let sign = if whole.starts_with('-') { "-" } else { "" };
                    exact(whole).plus(exact(&format!("{sign}{part}"))).expect("small")
                }
                None => exact(shown.trim_start_matches("≈ ")),
            };
            prop_assert_eq!(read.cmp(&bound), value.cmp(&bound));
        }
    }
}
