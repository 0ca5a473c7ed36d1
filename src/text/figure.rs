//! Numbers as people read them: decimal comma in Vietnamese, point in English, and never a false impression.

use super::Lang;
use crate::number::{Exact, Rounding};

/// More decimals than this are not written out.
const MOST_DECIMALS: u8 = 6;

/// Fractions with a larger denominator are not written out.
const LARGEST_DENOMINATOR: i128 = 999;

impl Exact {
    /// The number for a person.
    ///
    /// Exact wherever that is short: `8,5`, `89,996`, `8 1/3`. Otherwise two decimals with `≈` before them.
    pub fn shown(self, lang: Lang) -> String {
        written(self, lang).unwrap_or_else(|| approximate(self, 2, lang))
    }

    /// The number for a person with a calculator: a fraction has its decimals behind it, `11/12 (≈ 0,92)`.
    pub fn with_decimals(self, lang: Lang) -> String {
        let shown = self.shown(lang);
        if !shown.contains('/') {
            return shown;
        }
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

    /// The number as a percentage, `80%`.
    pub fn percent(self, lang: Lang) -> String {
        let hundredfold = self.hundredfold();
        format!("{}%", decimal(hundredfold, lang).unwrap_or_else(|| approximate(hundredfold, 2, lang)))
    }

    /// The number as a percentage for a person who compares it with a bound.
    pub fn percent_beside(self, bound: Self, lang: Lang) -> String {
        let hundredfold = self.hundredfold();
        let told =
            decimal(hundredfold, lang).unwrap_or_else(|| truthful(hundredfold, bound.hundredfold(), lang));
        format!("{told}%")
    }

    /// A share: `20%`, or `2/3` where no short percentage says the same.
    pub fn percentage(self, lang: Lang) -> String {
        decimal(self.hundredfold(), lang).map_or_else(|| self.shown(lang), |percent| format!("{percent}%"))
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

/// The number with as many digits as it takes to tell it from a bound.
fn truthful(value: Exact, bound: Exact, lang: Lang) -> String {
    let places = (2..=18).find(|places| {
        let near = value.rounded(*places, Rounding::HalfEven);
        near.is_some_and(|near| near.cmp(&bound) == value.cmp(&bound))
    });
    places.map_or_else(|| localised(&value.to_string(), lang), |places| approximate(value, places, lang))
}

/// The number exactly, if that is short.
fn written(value: Exact, lang: Lang) -> Option<String> {
    let text = value.to_string();
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() > usize::from(MOST_DECIMALS) => None,
        None if text.contains('/') => mixed(value),
        _ => Some(localised(&text, lang)),
    }
}

/// A whole and a fraction, `8 1/3`.
fn mixed(value: Exact) -> Option<String> {
    let (above, below) = value.parts();
    if below > LARGEST_DENOMINATOR {
        return None;
    }
    let sign = if above < 0 { "−" } else { "" };
    let (whole, rest) = (above.abs() / below, above.abs() % below);
    Some(if whole == 0 { format!("{sign}{rest}/{below}") } else { format!("{sign}{whole} {rest}/{below}") })
}

fn approximate(value: Exact, places: u8, lang: Lang) -> String {
    let near = value.rounded(places, Rounding::HalfEven).unwrap_or(value);
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
        assert_eq!(told("1/900"), "1/900 (≈ 0,001)");
        assert_eq!(told("0.5"), "0,5");
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

    proptest! {
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
