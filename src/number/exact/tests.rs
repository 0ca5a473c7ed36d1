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
    for too_many in ["9".repeat(39), format!("1.{}", "0".repeat(39)), format!("0.{}1", "0".repeat(38))] {
        assert_eq!(too_many.parse::<Exact>(), Err(NotANumber), "{too_many}");
    }
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
        a in -1_000_000_i128..1_000_000, b in 1_i128..50, c in prop_oneof![any::<i64>(), any::<i32>().prop_map(i64::from)], d in 1_i128..50,
    ) {
        let (one, other) = (Ratio::new(a, b), Ratio::new(i128::from(c), d));
        prop_assert_eq!(Exact::of(one).plus(Exact::of(other)), one.checked_add(&other).map(Exact::of));
        prop_assert_eq!(Exact::of(one).minus(Exact::of(other)), one.checked_sub(&other).map(Exact::of));
        prop_assert_eq!(Exact::of(one).times(Exact::of(other)), one.checked_mul(&other).map(Exact::of));
        prop_assert_eq!(Exact::of(one).cmp(&Exact::of(other)), one.cmp(&other));
        if !Exact::of(other).is_zero() {
            prop_assert_eq!(Exact::of(one).over(Exact::of(other)), one.checked_div(&other).map(Exact::of));
        }
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

proptest! {
    #[test]
    fn a_sum_of_many_is_what_they_add_up_to_one_by_one(
        parts in prop::collection::vec((-2_000_000_000_i64..2_000_000_000, 1_i64..40), 0..20), huge in any::<bool>(),
    ) {
        let huge = huge.then(|| Exact::whole(i64::MAX));
        let numbers: Vec<Exact> = (parts.iter())
            .filter_map(|(above, below)| Exact::fraction(*above, *below))
            .chain(huge)
            .collect();
        let one_by_one = numbers.iter().try_fold(Exact::ZERO, |sum, number| sum.plus(*number));
        prop_assert_eq!(Exact::sum(numbers.iter().copied().map(Some)), one_by_one);
        let with_none = numbers.iter().copied().map(Some).chain([None]);
        prop_assert_eq!(Exact::sum(with_none), None);
    }

    #[test]
    fn what_is_read_is_printed_again_however_many_digits(
        above in any::<i64>(), places in 0_u32..12, more in 0_u32..9,
    ) {
        let number = Exact::fraction(above, 10_i64.pow(places)).expect("a number");
        let number = number.over(Exact::whole(10_i64.pow(more))).expect("small enough");
        prop_assert_eq!(number.to_string().parse(), Ok(number));
    }
}

/// Parts of every size, the largest and the least that there are among them.
fn parts() -> impl Strategy<Value = i128> {
    let ends = prop_oneof![Just(i128::MIN), Just(i128::MAX), Just(0), Just(1), Just(-1), Just(10)];
    let powers = (0_u32..127, 0_u32..38, -2_i128..=2).prop_map(|(twos, tens, more)| {
        2_i128.pow(twos).saturating_mul(10_i128.pow(tens)).saturating_add(more)
    });
    let any = (any::<i128>(), 0_u32..127).prop_map(|(part, smaller)| part >> smaller);
    prop_oneof![1 => ends, 2 => powers, 3 => any]
}

fn numbers() -> impl Strategy<Value = Exact> {
    (parts(), parts()).prop_filter_map("a fraction", |(above, below)| {
        Exact::of(Ratio::from_integer(above)).over(Exact::of(Ratio::from_integer(below)))
    })
}

proptest! {
    #[test]
    fn every_number_reads_as_it_is_printed_and_as_it_is_written(number in numbers()) {
        prop_assert_eq!(number.to_string().parse(), Ok(number));
        let json = serde_json::to_string(&number).expect("prints");
        prop_assert_eq!(serde_json::from_str::<Exact>(&json).ok(), Some(number));
    }

    #[test]
    fn what_is_read_reads_as_it_is_printed(
        above in "-?[0-9]{1,30}(\\.[0-9]{1,30})?", below in "(/-?[0-9]{1,30}(\\.[0-9]{1,30})?|%)?",
    ) {
        if let Ok(number) = (above + &below).parse::<Exact>() {
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }
    }

    #[test]
    fn no_arithmetic_panics(one in numbers(), other in numbers(), places in 0_u8..50) {
        let results = [one.plus(other), one.minus(other), one.times(other), one.over(other), one.negated()];
        prop_assert!(results.iter().flatten().all(|result| result.parts().1 > 0));
        prop_assert_eq!(one.cmp(&other), other.cmp(&one).reverse());
        for how in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Floor, Rounding::Ceil] {
            prop_assert!(one.rounded(places, how).is_none_or(|rounded| rounded.parts().1 > 0));
        }
    }
}

#[test]
fn an_optional_number_is_no_larger_than_a_number() {
    assert_eq!(size_of::<Option<Exact>>(), size_of::<Exact>());
}
