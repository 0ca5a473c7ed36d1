//! Gaps between printed bounds where totals are fine, and near misses.

use super::*;

const X: &str = r#"{"id": "x", "title": "X", "kind": "number", "min": 0, "max": 25}"#;
const PRINTED: [&str; 3] =
    ["total >= 23", "total >= 20 and total <= 22.75", "total >= 17 and total <= 19.75"];
const JOINED: [&str; 3] = ["total >= 23", "total >= 20 and total < 23", "total >= 17 and total < 20"];

/// The findings in a set of one criterion of 25 points, with an example each.
fn found(period: &str, input: &str, start: &str, bounds: [&str; 3], otherwise: &str) -> Vec<String> {
    let criterion = format!(r#"{{"id": "c", "code": "1", "title": "C", "max": 25, "start": {start}}}"#);
    let classes: Vec<(&str, &str)> = ["a", "b", "c"].into_iter().zip(bounds).collect();
    let rulebook = set(&criterion, "", &classes, &format!(r#""inputs": [{input}], {otherwise}"#));
    let text = rulebook.canonical().replace(r#""period":"month""#, &format!(r#""period":"{period}""#));
    let rulebook = Rulebook::read(&text).expect("a sound set");
    for finding in lint(&rulebook) {
        if let Some(example) = &finding.example {
            assert_eq!(super::super::super::evaluate(&rulebook, &example.case), example.outcome);
        }
    }
    told(&rulebook)
}

fn formula(formula: &str) -> String {
    format!(r#"{{"formula": "{formula}"}}"#)
}

#[test]
fn a_gap_is_found_where_a_formula_or_a_fine_step_comes_into_it() {
    let percent = r#"{"id": "x", "title": "X", "kind": "percent", "max": "100%"}"#;
    let mean = formula("past.month.here.mean_total");
    let terms = formula("(past.term.total.1 + 2 * past.term.total.2) / 3");
    let fine = r#"{"points": {"step": 0.01}}"#.to_owned();
    for (period, input, start) in [
        ("month", X, formula("input.x")),
        ("month", X, formula("(input.x * 2 + 25) / 3")),
        ("month", X, formula("clamp(input.x, 0, 25)")),
        ("month", X, formula("25 - input.x")),
        ("month", percent, formula("input.x * 25")),
        ("quarter", "", mean),
        ("year", "", terms),
        ("month", "", fine),
    ] {
        let found_in = |bounds, otherwise| found(period, input, &start, bounds, otherwise);
        let [fall] = &found_in(PRINTED, LAST)[..] else { panic!("{start}: {:?}", found_in(PRINTED, LAST)) };
        assert!(
            fall.contains("More points alone lead to a worse class: from “B” to “Z”."),
            "{start}: {fall}"
        );
        let [gap] = &found_in(PRINTED, REFER)[..] else { panic!("{start}: {:?}", found_in(PRINTED, REFER)) };
        assert!(gap.contains("fit no class, with a total above 22.75 below 23."), "{start}: {gap}");
        assert_eq!(found_in(JOINED, LAST), Vec::<String>::new(), "{start}");
        assert_eq!(found_in(JOINED, REFER), Vec::<String>::new(), "{start}");
    }
}

#[test]
fn a_gap_that_nothing_comes_into_is_none() {
    let count = r#"{"id": "x", "title": "X", "kind": {"count": "lần"}, "max": 25}"#;
    assert_eq!(found("month", count, &formula("input.x"), PRINTED, LAST), Vec::<String>::new());
    let floored = formula("floor(input.x)");
    assert_eq!(found("month", X, &floored, PRINTED, LAST), Vec::<String>::new());
}

#[test]
fn what_a_class_asks_about_stays_as_it_is_on_the_way_down() {
    let bounds =
        ["total >= 23", "total >= 20 and total <= 22.75 and input.x > 0", "total >= 17 and input.x > 19"];
    assert_eq!(found("month", X, &formula("input.x"), bounds, LAST), Vec::<String>::new());
}

#[test]
fn the_totals_of_earlier_meetings_are_told() {
    let start = formula("past.month.here.mean_total");
    let [fall] = &found("quarter", "", &start, PRINTED, LAST)[..] else { panic!() };
    assert!(fall.contains("totals of the earlier meetings: "), "{fall}");
}
