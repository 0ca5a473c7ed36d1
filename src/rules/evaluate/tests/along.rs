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
    with(&[], criteria, first, second, more, |text| text)
}

/// The same with other points, and in another set.
fn with(
    points: &[(&str, &str)],
    criteria: &str,
    first: &str,
    second: &str,
    more: &str,
    rewritten: impl Fn(String) -> String,
) -> Option<(ChangeOf, String)> {
    let classes = r#"{"id": "A", "title": "A", "when": "1 < 1"}, {"id": "B", "title": "B", "when": "1 < 2"}, {"id": "C", "title": "C"}"#;
    let more = format!(
        r#""otherwise": {{"class": "C"}}, {more} "inputs": [{{"id": "n", "title": "N", "kind": {{"count": "lần"}}, "max": 8}},
        {{"id": "k", "title": "K", "kind": "number", "min": 0, "max": 8}}],"#
    );
    let text = rewritten(book(criteria, "", classes, &more).canonical());
    let text = text.replacen("1 < 1", first, 1).replacen("1 < 2", second, 1);
    let marks = [("x", "1"), ("y", "4"), ("rest", "3")].into_iter().chain(points.iter().copied());
    let case = Case {
        marks: marks.map(|(at, points)| (id(at), Mark::Points(exact(points)))).collect(),
        inputs: [("n", "2"), ("k", "1")].map(|(at, number)| (id(at), Value::Number(exact(number)))).into(),
        occurrences: vec![happened("y", "late", 1)],
        ..Case::default()
    };
    let rulebook = Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
    let change = by_facts_or_points(&rulebook, &case)?;
    Some((change.of, change.by.to_string()))
}

fn of(at: &str, by: &str) -> Option<(ChangeOf, String)> {
    Some((ChangeOf::Criterion(id(at)), by.to_owned()))
}

#[test]
fn points_that_come_from_a_fact_which_moves_others_are_not_moved_alone() {
    let asking = |when: &str, f: &str, g: &str, more: &str| change(&criteria(f, g), when, "false", more);
    let f = "c.f >= 4";
    let fact = || Some((ChangeOf::Input(id("n")), "2".to_owned()));
    assert_eq!(asking(f, "input.n", "input.k", ""), of("f", "2"));
    assert_eq!(
        asking(f, "input.n", "6 - input.n", ""),
        fact(),
        "with more of the one there is less of the other, so the fact itself is told"
    );
    let (half, factor) = ("c.f >= 2", |times: &str| format!(r#""times": "{times}","#));
    assert_eq!(asking(half, "input.n / 2", "4", &factor("input.k")), of("f", "1"));
    assert_eq!(
        asking(half, "input.n / 2", "4", &factor("input.n / 8")),
        fact(),
        "it moves the factor as well"
    );
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

#[test]
fn a_few_points_more_may_be_many_of_a_criterion_where_the_total_does_not_show_them_all() {
    let (first, second) = ("c.x >= 3 and total >= 7", "total >= 7");
    let halved = change(&criteria("4", "1"), first, second, r#""times": "1/2","#);
    assert_eq!(halved, of("x", "2"), "one point of the total takes two of the sheet");
    let held = |limits: &str, first: &str, second: &str| {
        let section = r#""title":"Mục"}"#;
        let limited = |text: String| text.replacen(section, &format!("{limits}{section}"), 1);
        with(&[("x", "3")], &criteria("4", "1"), first, second, "", limited).map(|found| found.0)
    };
    let total = Some(ChangeOf::Total);
    assert_eq!(held("", "total >= 14", "c.x >= 2 or total < 13.5"), total);
    let twelve = r#""limits":{"max":12},"#;
    // 14 points, of which the section counts 12: two are gone before anybody notices.
    assert_ne!(held(twelve, "total >= 12", "c.x >= 2 or total < 11.5"), total);
}

#[test]
fn who_loses_points_may_come_to_nought() {
    let lower = |second: &str, g: &str| change(&criteria("4", g), "total >= 11", second, "");
    assert_eq!(lower("zeros = 0", "1"), None);
    let total = |by: &str| Some((ChangeOf::Total, by.to_owned()));
    assert_eq!(lower("zeros >= 1", "0"), total("0"), "and has a nought already");
}

#[test]
fn who_has_fewer_noughts_has_more_points() {
    let fewer = |when: &str| change(&criteria("4", "0"), when, "false", "");
    let zeros = Some((ChangeOf::Zeros, "1".to_owned()));
    assert_eq!(fewer("zeros = 0 and below(50%) <= 3"), zeros, "no more criteria are below a half");
    assert_eq!(fewer("zeros = 0 and below(50%) >= 3"), None, "but perhaps fewer");
    assert_eq!(fewer("zeros >= 2 and below(50%) >= 3"), zeros, "as there are no fewer with more noughts");
}

#[test]
fn a_criterion_that_is_moved_alone_is_below_a_share_or_not() {
    let f = change(&criteria("4", "1"), "c.f >= 3 and below(50%) <= 3", "false", "");
    assert_eq!(f, of("f", "1"), "with 3 of 6 it is not below a half");
}

#[test]
fn the_factor_may_be_another_where_the_total_is() {
    // 12 points, of which a quarter counts.
    let times = r#""times": "input.n / 8","#;
    let asking =
        |also: &str| change(&criteria("4", "1"), &format!("total >= 6 and {also}"), "total >= 6", times);
    assert_eq!(asking("input.n <= 2"), Some((ChangeOf::Input(id("n")), "2".to_owned())));
    assert_eq!(asking("input.k <= 1"), Some((ChangeOf::Total, "3".to_owned())), "it does not ask for K");
}

#[test]
fn a_fact_stays_within_its_bounds_whatever_moves() {
    let asking = |when: &str| {
        change(&criteria("input.n + 2", "1"), &format!("total >= 14 and {when}"), "total >= 14", "")
    };
    assert_eq!(
        asking("input.n <= 8"),
        Some((ChangeOf::Total, "2".to_owned())),
        "no more than 8 can be stated"
    );
    assert_ne!(asking("input.n <= 7").map(|found| found.0), Some(ChangeOf::Total));
}

#[test]
fn what_gives_points_happens_more_often_with_them() {
    let help = LATE.replace("late", "help").replace("-1", "1");
    let helping = criteria("4", "1").replacen(LATE, &help, 1);
    let helped = |when: &str| change(&helping, &format!("total >= 14 and {when}"), "total >= 14", "");
    assert_eq!(helped("happened.x.help = 0"), None);
    assert_eq!(helped("happened.x.help >= 0"), Some((ChangeOf::Total, "2".to_owned())));
    let fewer = change(&helping, "total >= 12", "happened.x.help = 0", "");
    assert_eq!(fewer, Some((ChangeOf::Total, "0".to_owned())), "and no more often without them");
}

#[test]
fn what_a_formula_counts_may_happen_more_or_less_often() {
    let asking = |f: &str| {
        change(&criteria(f, "1"), "total >= 14 and happened.y.late <= 1", "total >= 14", "")
            .map(|found| found.0)
    };
    assert_eq!(asking("4"), Some(ChangeOf::Total));
    assert_ne!(asking("3 + happened.y.late"), Some(ChangeOf::Total), "lateness brings points there");
    assert_ne!(asking("3 + year.y.late"), Some(ChangeOf::Total), "over the year as well");
}

/// The same in a set with a second section that has one criterion, marked 2 of 10.
fn in_two_sections(f: &str, g: &str, first: &str, second: &str) -> Option<(ChangeOf, String)> {
    let other = r#""sections":[{"id":"t","code":"O","title":"Khác","criteria":[{"id":"e","code":"e","title":"Việc","max":10,
        "start":{"points":{"step":1}}}]},"#;
    let more = |text: String| text.replacen(r#""sections":["#, other, 1);
    with(&[("e", "2")], &criteria(f, g), first, second, "", more)
}

#[test]
fn only_what_lies_in_a_section_moves_with_it() {
    let section = |at: &str, by: &str| Some((ChangeOf::Section(id(at)), by.to_owned()));
    let asking = |also: &str| in_two_sections("4", "1", &format!("s.s >= 14 and {also}"), "s.s >= 14");
    assert_eq!(asking("c.e >= 4"), section("s", "2"));
    assert_eq!(asking("c.x >= 3"), of("x", "2"));
    let other = "s.t >= 4";
    assert_eq!(in_two_sections("input.n", "6 - input.n", other, "false"), section("t", "2"));
    assert_eq!(
        in_two_sections("input.n", "6 - input.n", "s.s >= 14", "false"),
        None,
        "what one of its criteria gains another loses"
    );
}

#[test]
fn a_fact_is_moved_beside_a_total_that_it_does_not_multiply() {
    let times = r#""times": "1/2","#;
    let change = change(&criteria("4", "1"), "total >= input.k * 3", "c.x >= 1", times);
    assert_eq!(
        change,
        Some((ChangeOf::Input(id("k")), "1".to_owned())),
        "6 points are not more than three times 2"
    );
}
