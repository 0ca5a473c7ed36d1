//! What the total is multiplied with.

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
