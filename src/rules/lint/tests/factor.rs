//! What the total is multiplied with.

use super::super::super::case::Value;
use super::*;

const DAYS: &str = r#"{"id": "cong", "title": "Ngày công", "kind": {"count": "ngày"}}"#;
const BOUNDED: &str = r#"{"id": "cong", "title": "Ngày công", "kind": {"count": "ngày"}, "max": 26}"#;

fn times(factor: &str, inputs: &str, classes: &[(&str, &str)]) -> Rulebook {
    set(POINTS, "", classes, &format!(r#""times": "{factor}", "inputs": [{inputs}], {LAST}"#))
}

#[test]
fn a_factor_that_may_fall_below_nought_is_named_with_a_case() {
    let classes = &[("a", "total >= 80")];
    let found = only(&times("1 - input.cong / 26", DAYS, classes));
    assert_eq!(found.place(), "times");
    assert_eq!(found.sentence(Lang::En), "The factor of the total may fall below 0; it then counts as 0.");
    let example = found.example.expect("a case");
    assert!(example.words(Lang::En).contains("Ngày công: 27"), "{}", example.words(Lang::En));
    silent(&times("max(1 - input.cong / 26, 0)", DAYS, classes));
    silent(&times("1 - input.cong / 26", BOUNDED, classes));
    assert_eq!(only(&times("1 - input.cong / 25", BOUNDED, classes)).place(), "times");
    // No case shows it, though the bounds alone would not tell.
    silent(&times("input.cong - input.cong + 1", DAYS, classes));
}

#[test]
fn totals_are_those_that_the_factor_can_make() {
    let above = &[("a", "total > 100"), ("b", "total >= 50")];
    let found = only(&times("min(input.cong / 26, 1)", DAYS, above));
    assert_eq!(found.sentence(Lang::En), "The condition of “A” can never hold.");
    silent(&times("min(input.cong / 26, 1.2)", DAYS, above));
    silent(&times("input.cong / 26", DAYS, above));
    silent(&times("input.cong / 20", BOUNDED, above));
    assert_eq!(only(&times("input.cong / 26", BOUNDED, above)).place(), "classes.a.when");
    let held = r#""limits": {"max": 100}, "#;
    let limited =
        set(POINTS, "", above, &format!(r#"{held}"times": "input.cong / 26", "inputs": [{DAYS}], {LAST}"#));
    assert_eq!(only(&limited).place(), "classes.a.when");
}

#[test]
fn a_cap_above_all_that_the_factor_can_make_is_idle() {
    let gate = r#"{"id": "g", "title": "G", "finding": "?", "effect": {"total_at_most": 110}}"#;
    let capped = |factor: &str| {
        let more = format!(r#""times": "{factor}", "inputs": [{BOUNDED}], {LAST}"#);
        set(POINTS, gate, &[("a", "total >= 80")], &more)
    };
    assert_eq!(only(&capped("input.cong / 26")).place(), "gates.g.effect");
    silent(&capped("input.cong / 20"));
}

#[test]
fn classes_out_of_order_are_found_behind_a_factor() {
    let classes = &[("a", "total < 50 and total >= 20"), ("b", "total >= 60")];
    let found = lint(&times("min(input.cong / 26, 1)", DAYS, classes));
    let places: Vec<String> = found.iter().map(Finding::place).collect();
    assert_eq!(places, ["classes.a"], "{found:#?}");
}

#[test]
fn a_case_below_nought_has_numbers_that_can_be_entered() {
    let shown = |factor: &str, inputs: &str| {
        let found = lint(&times(factor, inputs, &[("a", "total >= 80")]));
        let below = found.iter().find(|finding| finding.place() == "times");
        below.map(|below| below.example.as_ref().expect("a case").case.inputs.clone())
    };
    let number = |id: &str, number: &str| {
        (id.parse().expect("an id"), Value::Number(number.parse().expect("a number")))
    };
    let one = r#"{"id": "k", "title": "K", "kind": "number"}"#;
    assert_eq!(shown("input.k", one), Some([number("k", "-1")].into()), "any number will do");
    // Of days only whole ones: at 1.6 it would be below nought already.
    assert_eq!(shown("0.6 - input.cong / 2", DAYS), Some([number("cong", "2")].into()));
    let two = r#"{"id": "a", "title": "A", "kind": {"count": "ngày"}}, {"id": "b", "title": "B", "kind": {"count": "ngày"}}"#;
    assert_eq!(
        shown("input.a - input.b", two),
        Some([number("a", "0"), number("b", "1")].into()),
        "each with each of the other"
    );
    let usual = r#"{"id": "a", "title": "A", "kind": {"count": "ngày"}, "min": 500},
        {"id": "b", "title": "B", "kind": {"count": "ngày"}, "default": 600}"#;
    assert_eq!(
        shown("input.a - input.b", usual),
        Some([number("a", "500"), number("b", "600")].into()),
        "what it is by itself is tried as well"
    );
}

#[test]
fn totals_far_above_the_points_are_not_taken_for_impossible() {
    let classes = &[("a", "total > 250"), ("b", "total >= 50")];
    silent(&times("input.cong", BOUNDED, classes));
    let found = only(&times("input.cong / 13", BOUNDED, classes));
    assert_eq!(
        (found.place().as_str(), found.is_error()),
        ("classes.a.when", true),
        "twice the points at most"
    );
}
