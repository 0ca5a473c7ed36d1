//! Gaps between printed bounds where totals are fine, and near misses.

use super::*;

const X: &str = r#"{"id": "x", "title": "X", "kind": "number", "min": 0, "max": 25}"#;
const Y: &str = r#"{"id": "y", "title": "Y", "kind": "number", "min": 0, "max": 25}"#;
const PRINTED: [&str; 3] =
    ["total >= 23", "total >= 20 and total <= 22.75", "total >= 17 and total <= 19.75"];
const JOINED: [&str; 3] = ["total >= 23", "total >= 20 and total < 23", "total >= 17 and total < 20"];
const FALL: &str = "More points alone lead to a worse class: from “B” to “Z”.";
const GAP: &str = "Some cases fit no class, with a total above 22.75 below 23.";

/// The findings in a set with these criteria, each with an example that can be recorded.
fn found(criteria: &str, period: &str, inputs: &str, bounds: [&str; 3], otherwise: &str) -> Vec<String> {
    let classes: Vec<(&str, &str)> = ["a", "b", "c"].into_iter().zip(bounds).collect();
    let rulebook =
        set(criteria, "", &classes, &format!(r#""first_month": 9, "inputs": [{inputs}], {otherwise}"#));
    let text = rulebook.canonical().replace(r#""period":"month""#, &format!(r#""period":"{period}""#));
    let rulebook = Rulebook::read(&text.replace(r#""mean""#, r#""majority""#)).expect("a sound set");
    for example in lint(&rulebook).iter().filter_map(|finding| finding.example.as_ref()) {
        assert_eq!(super::super::super::evaluate(&rulebook, &example.case), example.outcome);
        for (id, mark) in &example.case.marks {
            assert_eq!(rulebook.allows(id, mark), Ok(()));
        }
        for (id, value) in &example.case.inputs {
            assert!(rulebook.input(id).is_some_and(|input| input.admits(value)), "{id}: {value:?}");
        }
    }
    told(&rulebook)
}

/// The only criterion, of 25 points.
fn one(start: &str) -> String {
    format!(r#"{{"id": "c", "code": "1", "title": "C", "max": 25, "start": {start}}}"#)
}

fn formula(formula: &str) -> String {
    one(&format!(r#"{{"formula": "{formula}"}}"#))
}

/// One that is met or not.
fn check(max: u32) -> String {
    format!(r#"{{"id": "d", "code": "2", "title": "D", "max": {max}, "start": "check"}}"#)
}

#[test]
fn a_gap_is_found_where_a_formula_comes_into_it() {
    let input = |rest: &str| format!(r#"{{"id": "x", "title": "X", {rest}}}"#);
    let percent = input(r#""kind": "percent", "max": "100%""#);
    let count = input(r#""kind": {"count": "lần"}, "min": 5, "max": 250"#);
    let (open, odd) =
        (input(r#""kind": "number", "min": 1"#), input(r#""kind": "number", "min": 0.3, "max": 24.9"#));
    let both = format!("{X}, {Y}");
    for (inputs, of, shown) in [
        (X, "input.x", "X: 22.75; "),
        (X, "(input.x * 2 + 25) / 3", "X: 21.625; "),
        (X, "clamp(input.x, 0, 25)", "X: 22.75; "),
        (X, "25 - input.x", "X: 2.25; "),
        (&both, "(input.x + 25 - input.y) / 2", "X: 20.5; Y: 0; "),
        (&percent, "input.x * 25", "X: 91%; "),
        (&count, "input.x / 10", "X: 227; "),
        (&open, "min(input.x, 25)", "X: 22.75; "),
        (&odd, "input.x", "X: 22.75; "),
    ] {
        let [fall] = &found(&formula(of), "month", inputs, PRINTED, LAST)[..] else { panic!("{of}") };
        assert!(fall.contains(FALL) && fall.contains(shown), "{of}: {fall}");
    }
    for of in ["input.x", "25 - input.x"] {
        let [gap] = &found(&formula(of), "month", X, PRINTED, REFER)[..] else { panic!("{of}") };
        assert!(gap.contains(GAP), "{of}: {gap}");
        for otherwise in [LAST, REFER] {
            assert_eq!(found(&formula(of), "month", X, JOINED, otherwise), Vec::<String>::new(), "{of}");
        }
    }
}

#[test]
fn a_gap_is_found_where_earlier_meetings_come_into_it() {
    let many = [" – 25"; 9].concat();
    for (period, of, totals) in [
        ("quarter", "past.month.here.mean_total", "18.25 – 25 – 25"),
        ("year", "(past.term.total.1 + 2 * past.term.total.2) / 3", "18.25 – 25"),
        ("year", "past.quarter.within.3.last_total", "25 – 25 – 25 – 22.75"),
        ("month", "past.month.total.2", &format!("25 – 22.75{many}")),
        ("month", "past.month.within.2.last_total", &format!("25{many} – 22.75")),
        ("half", "past.half.last_total", "22.75"),
    ] {
        let [fall] = &found(&formula(of), period, "", PRINTED, LAST)[..] else { panic!("{of}") };
        let shown = format!("totals of the earlier meetings: {totals}; criterion 1");
        assert!(fall.contains(FALL) && fall.contains(&shown), "{of}: {fall}");
    }
    // There is none before it in the year, and nobody knows when a round is.
    for of in ["past.year.last_total", "past.round.last_total"] {
        assert_eq!(found(&formula(of), "month", "", PRINTED, LAST), Vec::<String>::new(), "{of}");
    }
}

#[test]
fn a_gap_is_found_where_a_fine_step_and_a_weight_come_into_it() {
    let fine = one(r#"{"points": {"step": 0.02, "weight": 0.5}}"#);
    // The other one has to go before the total comes there.
    let [fall] = &found(&format!("{}, {fine}", check(20)), "month", "", PRINTED, LAST)[..] else { panic!() };
    assert!(fall.contains(FALL) && fall.contains("criterion 2 = 0; criterion 1 = 22.75 →"), "{fall}");
}

#[test]
fn a_gap_between_levels_is_none() {
    let levels = [("a", 23.0, 25.0), ("b", 20.0, 22.75), ("c", 0.0, 19.75)];
    let levels = levels
        .map(|(id, from, to)| format!(r#"{{"id": "{id}", "title": "{id}", "from": {from}, "to": {to}}}"#));
    let scale = format!(r#"{{"points": {{"step": 0.01, "levels": [{}]}}}}"#, levels.join(", "));
    assert_eq!(found(&one(&scale), "month", "", PRINTED, LAST), Vec::<String>::new());
}

#[test]
fn a_gap_that_nothing_comes_into_is_none() {
    let count = r#"{"id": "x", "title": "X", "kind": {"count": "lần"}, "max": 25}"#;
    for (input, of) in [(count, "input.x"), (X, "floor(input.x)")] {
        assert_eq!(found(&formula(of), "month", input, PRINTED, LAST), Vec::<String>::new(), "{of}");
    }
}

#[test]
fn what_a_class_asks_besides_is_so_in_all_that_is_compared() {
    // Nothing comes to so little above 94, which the counting of whole sheets leaves open.
    const OPEN: &str = "total >= 99 or total > 94 and total < 94.00001";
    let two = format!("{}, {}", formula("input.x"), check(75));
    let falls = |bounds: [&str; 3]| {
        let told = found(&two, "month", X, bounds, LAST);
        told.iter().filter(|told| told.contains("More points alone")).cloned().collect::<Vec<String>>()
    };
    // Each is worth a class to whom points are taken from, but it is not the points alone.
    for other in
        ["zeros >= 1", "c.c < 10", "s.s < 80", "below(50%) >= 1", "input.x < 9", "total - 200 * zeros < -9"]
    {
        assert_eq!(falls([OPEN, other, "total >= 100"]), Vec::<String>::new(), "{other}");
    }
    for other in ["zeros = 0", "c.c > 9", "s.s >= 80", "below(50%) = 0", "input.x > 9"] {
        let best = format!("total >= 98 and {other}");
        let good = format!("total >= 87 and total <= 97.75 and {other}");
        let [fall] = &falls([&best, &good, "total >= 10"])[..] else { panic!("{other}") };
        assert!(fall.contains("from “B” to “C”. For example: X: 22.75; "), "{fall}");
    }
}

#[test]
fn the_way_leads_down_as_far_as_what_else_is_asked_stays_so() {
    let other = r#"{"id": "d", "code": "2", "title": "D", "max": 25, "start": {"formula": "input.y"}}"#;
    let two = format!("{}, {other}", formula("input.x"));
    let bounds = ["total >= 13 and zeros = 0", "total >= 10 and total <= 12.75 and zeros = 0", "total >= 7"];
    let [fall] = &found(&two, "month", &format!("{X}, {Y}"), bounds, LAST)[..] else { panic!() };
    assert!(fall.contains("from “B” to “C”"), "{fall}");
}

#[test]
fn where_a_fault_is_shown_by_counting_no_other_is_looked_for() {
    let two = format!("{}, {}", formula("input.x"), check(75));
    let bounds = ["total <= 10", "total >= 20 and total <= 99", "total >= 15"];
    let shown = found(&two, "month", X, bounds, LAST);
    let [fall] = &shown[..] else { panic!("{shown:#?}") };
    assert!(fall.contains("from “A” to “B”"), "{fall}");
    let bounds = ["total <= 10", "total >= 20 and total <= 99", "total >= 15 and total <= 17"];
    let shown = found(&two, "month", X, bounds, REFER);
    assert!(shown.iter().all(|told| !told.contains("fit no class")), "{shown:#?}");
}
