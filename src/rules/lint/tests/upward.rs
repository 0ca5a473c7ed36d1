//! Sheets on which points count faults.

use super::*;

/// The remedy where more points alone lead to a worse class, for these conditions of the classes.
fn remedy(classes: &[(&str, &str)], criteria: &str, inputs: &str) -> String {
    let found = lint(&set(criteria, "", classes, &format!("{inputs} {LAST}")));
    let falls = found.iter().find(|finding| finding.sentence(Lang::En).starts_with("More points alone"));
    falls.map(|finding| finding.advice(Lang::En)).unwrap_or_default()
}

#[test]
fn where_fewer_points_are_better_the_remedy_is_to_take_them_off_a_start() {
    let upward = |classes: &[(&str, &str)]| {
        let told = remedy(classes, POINTS, "");
        assert!(!told.is_empty(), "{classes:?}");
        told.contains("take points off a full start")
    };
    assert!(upward(&[("a", "total <= 2"), ("b", "total <= 6"), ("c", "total <= 12")]));
    assert!(upward(&[("a", "not (total > 2) and zeros = 0"), ("b", "6 >= total")]));
    assert!(upward(&[("a", "2 >= total"), ("b", "6 >= total")]));
    assert!(upward(&[("a", "total <= 2"), ("b", "total = 4")]), "an exact number bounds nothing");
    assert!(!upward(&[("a", "total = 5"), ("b", "total = 3")]));
    assert!(!upward(&[("a", "total >= 70 and total < 90"), ("b", "total >= 50")]));
    assert!(!upward(&[("a", "total < 50"), ("b", "total >= 50")]));
}

#[test]
fn it_is_the_same_where_the_points_come_out_of_a_formula() {
    let formula = r#"{"id": "c", "code": "1", "title": "C", "max": 25, "start": {"formula": "input.x"}}"#;
    let inputs = r#""inputs": [{"id": "x", "title": "X", "kind": "number", "min": 0, "max": 25}],"#;
    let told = remedy(&[("a", "total <= 2"), ("b", "total <= 6")], formula, inputs);
    assert!(told.contains("take points off a full start"), "{told}");
}
