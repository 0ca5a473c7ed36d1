//! Numbers as on paper, and the short ways beside the library.

use super::*;
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    text.parse().unwrap_or_else(|_| panic!("{text} is a number"))
}

#[test]
fn tenths_add_up_as_on_paper() {
    assert_eq!(exact("0.1").plus(exact("0.2")), Some(exact("0.3")));
}

#[test]
fn a_mean_of_three_is_a_third() {
    let mean = exact("25").over(exact("3"));
    assert_eq!(mean.map(|m| m.to_string()).as_deref(), Some("25/3"));
}

#[test]
fn percentages_and_fractions_are_read() {
    assert_eq!(exact("80%"), exact("4/5"));
    assert_eq!(exact("-0.50").to_string(), "-0.5");
}

#[test]
fn nonsense_is_refused() {
    for text in ["", "-", ".5", "5.", "1e9", "1/0", "--1", "1 000", "½", "0x10", "%"] {
        assert_eq!(text.parse::<Exact>(), Err(NotANumber), "{text}");
    }
    assert!("9".repeat(31).parse::<Exact>().is_err());
}

#[test]
fn overflow_is_an_answer() {
    let huge = exact(&"9".repeat(29));
    assert_eq!(huge.times(huge), None);
    assert_eq!(Exact::ONE.over(Exact::ZERO), None);
}

proptest! {
    #[test]
    fn the_short_ways_come_to_what_the_library_does(
        a in -1_000_000_i128..1_000_000, b in 1_i128..50, c in any::<i64>(), d in 1_i128..50,
    ) {
        let (one, other) = (Ratio::new(a, b), Ratio::new(i128::from(c), d));
        prop_assert_eq!(Exact(one).plus(Exact(other)).map(|sum| sum.0), one.checked_add(&other));
        prop_assert_eq!(Exact(one).minus(Exact(other)).map(|rest| rest.0), one.checked_sub(&other));
        prop_assert_eq!(Exact(one).times(Exact(other)).map(|product| product.0), one.checked_mul(&other));
        prop_assert_eq!(Exact(one).cmp(&Exact(other)), one.cmp(&other));
    }
}

#[test]
fn rounding_follows_the_named_way() {
    let half_up = |text| exact(text).rounded(0, Rounding::HalfUp);
    assert_eq!(half_up("2.5"), Some(exact("3")));
    assert_eq!(half_up("-2.5"), Some(exact("-3")));
    assert_eq!(exact("2.5").rounded(0, Rounding::HalfEven), Some(exact("2")));
    assert_eq!(exact("3.5").rounded(0, Rounding::HalfEven), Some(exact("4")));
    assert_eq!(exact("89.996").rounded(2, Rounding::Floor), Some(exact("89.99")));
    assert_eq!(exact("-0.1").rounded(0, Rounding::Ceil), Some(exact("0")));
}

#[test]
fn json_keeps_the_digits() {
    let read: Exact = serde_json::from_str("0.1").expect("a number");
    assert_eq!(read, exact("0.1"));
    assert_eq!(serde_json::to_string(&exact("8.5")).expect("prints"), "\"8.5\"");
    assert_eq!(serde_json::to_string(&exact("10")).expect("prints"), "10");
}
