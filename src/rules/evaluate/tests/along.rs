//! What moves along with the number that alters the result, and whose change is therefore not promised.

use super::*;

const LATE: &str = r#", "events": [{"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]"#;

/// Three criteria marked in points, one worked out by this formula, and one by that.
fn criteria(f: &str, g: &str) -> String {
    let points = |at: &str, max: u32, more: &str| {
        format!(
            r#"{{"id": "{at}", "code": "{at}", "title": "Việc", "max": {max}, "start": {{"points": {{"step": 1}}}}{more}}}"#
        )
    };
    let formula = |at: &str, formula: &str| {
        format!(
            r#"{{"id": "{at}", "code": "{at}", "title": "Việc", "max": 6, "start": {{"formula": "{formula}"}}}}"#
        )
    };
    [points("x", 5, LATE), points("y", 5, LATE), points("rest", 10, ""), formula("f", f), formula("g", g)]
        .join(", ")
}

/// What alters the result of somebody with 1, 4 and 3 points, two for N and one for K, late once in Y.
fn change(criteria: &str, first: &str, second: &str, more: &str) -> Option<(ChangeOf, String)> {
    let classes = format!(
        r#"{{"id": "A", "title": "A", "when": "{first}"}}, {{"id": "B", "title": "B", "when": "{second}"}}, {{"id": "C", "title": "C"}}"#
    );
    let more = format!(
        r#""otherwise": {{"class": "C"}}, {more} "inputs": [{{"id": "n", "title": "N", "kind": {{"count": "lần"}}, "max": 8}},
        {{"id": "k", "title": "K", "kind": "number", "min": 0, "max": 8}}],"#
    );
    let marks = [("x", "1"), ("y", "4"), ("rest", "3")];
    let case = Case {
        marks: marks.map(|(at, points)| (id(at), Mark::Points(exact(points)))).into(),
        inputs: [("n", "2"), ("k", "1")].map(|(at, number)| (id(at), Value::Number(exact(number)))).into(),
        occurrences: vec![happened("y", "late", 1)],
        ..Case::default()
    };
    let change = evaluate(&book(criteria, "", &classes, &more), &case).change?;
    Some((change.of, change.by.to_string()))
}

fn of(at: &str, by: &str) -> Option<(ChangeOf, String)> {
    Some((ChangeOf::Criterion(id(at)), by.to_owned()))
}

#[test]
fn points_that_come_from_a_fact_which_moves_others_are_not_moved_alone() {
    let asking = |when: &str, f: &str, g: &str, more: &str| change(&criteria(f, g), when, "false", more);
    let f = "c.f >= 4";
    assert_eq!(asking(f, "input.n", "input.k", ""), of("f", "2"));
    assert_eq!(
        asking(f, "input.n", "6 - input.n", ""),
        None,
        "with more of the one there is less of the other"
    );
    let (half, factor) = ("c.f >= 2", |times: &str| format!(r#""times": "{times}","#));
    assert_eq!(asking(half, "input.n / 2", "4", &factor("input.k")), of("f", "1"));
    let fact = Some((ChangeOf::Input(id("n")), "2".to_owned()));
    assert_eq!(asking(half, "input.n / 2", "4", &factor("input.n / 8")), fact, "it moves the factor as well");
    let (y, x) = ("c.y >= 5", "c.x >= 3");
    assert_eq!(asking(y, "4", "4", ""), of("y", "2"));
    assert_eq!(asking(y, "4 - happened.y.late", "4", ""), None, "who was late less often has more of both");
    assert_eq!(asking(x, "4 - happened.y.late", "4", ""), of("x", "2"));
    assert_eq!(asking("c.f >= 4", "4 - happened.y.late", "4", ""), None, "it has points of its own");
}

#[test]
fn a_few_points_more_are_only_a_few_more_of_each_criterion() {
    // 1 + 3 + 3 points and those of the formulas: 12 with 4 and 1. Two more never make three of the first into four.
    let (first, second) = ("c.x >= 4 and total >= 13", "total >= 14");
    let total = |f: &str, g: &str| change(&criteria(f, g), first, second, "");
    assert_eq!(total("4", "1"), Some((ChangeOf::Total, "2".to_owned())));
    assert_eq!(
        total("4", "input.k"),
        Some((ChangeOf::Total, "2".to_owned())),
        "a fact of one criterion only"
    );
    let by = |found: Option<(ChangeOf, String)>| found.map(|found| found.0);
    assert_ne!(
        by(total("input.n + 2", "3 - input.n")),
        Some(ChangeOf::Total),
        "what one gains another loses"
    );
}

#[test]
fn how_often_something_happened_goes_one_way_with_the_points() {
    let found =
        |when: &str| change(&criteria("4", "1"), &format!("total >= 14 and {when}"), "total >= 14", "");
    let total = Some((ChangeOf::Total, "2".to_owned()));
    assert_eq!(found("happened.y.late <= 1"), total, "who gains points is not late more often");
    assert_eq!(found("happened.y.late = 0"), None, "but perhaps less often");
    assert_eq!(found("happened.y.late >= 2"), total, "and never comes to two by it");
    assert_eq!(found("below(50%) <= 3"), total, "nor are more criteria below a half");
    assert_eq!(found("below(50%) <= 2"), None, "but perhaps fewer");
    assert_eq!(found("below(30%) >= 3"), total, "what is at the share is not below it");
}
