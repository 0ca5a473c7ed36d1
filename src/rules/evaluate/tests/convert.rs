//! Sheets whose total is multiplied, worked by hand.

use super::*;
use crate::text::Lang;

const DAYS: &str = r#"{"id": "cong", "title": "Ngày công", "kind": {"count": "ngày"}},
    {"id": "che_do", "title": "Ngày công chế độ", "kind": {"count": "ngày"}, "default": 24}"#;
const WORKED: &str = "input.cong / input.che_do";
const WHOLE: &str = r#""round": {"places": 0, "mode": "half_up"},"#;
const AB: &str = r#"{"id": "A", "title": "A", "when": "total >= 90"}, {"id": "B", "title": "B"}"#;

/// One criterion of a hundred points, a class from 90 points and another, and what the total is multiplied with.
fn times(factor: &str, inputs: &str, more: &str) -> Rulebook {
    let more = format!(r#""otherwise": {{"class": "B"}}, "times": "{factor}", "inputs": [{inputs}], {more}"#);
    book(HUNDRED, "", AB, &more)
}

fn with(points: &str, inputs: &[(&str, &str)]) -> Case {
    let value = |(at, number): &(&str, &str)| (id(at), Value::Number(exact(number)));
    Case { inputs: inputs.iter().map(value).collect(), ..marked(points) }
}

fn totals(outcome: &Outcome) -> Vec<String> {
    let totals = outcome_lines(outcome, Lang::Vi).into_iter().filter(|line| line.kind == LineKind::Total);
    totals.map(|line| line.text).collect()
}

fn outcome_lines(outcome: &Outcome, lang: Lang) -> Vec<Line> {
    outcome.lines(&times(WORKED, DAYS, WHOLE), lang)
}

#[test]
fn points_are_multiplied_with_the_days_worked_over_the_days_due() {
    let rulebook = times(WORKED, DAYS, WHOLE);
    let outcome = evaluate(&rulebook, &with("95", &[("cong", "22")]));
    assert_eq!((outcome.total, outcome.max_total), (Some(exact("87")), Some(exact("100"))));
    assert_eq!(outcome.unrounded_total, Some(exact("1045/12")));
    let converted = outcome.converted.clone().expect("converted");
    assert_eq!((converted.points, converted.factor), (Some(exact("95")), Some(exact("11/12"))));
    assert_eq!(class(&outcome), Some("B"));
    assert_eq!(
        totals(&outcome),
        [
            "Hệ số nhân với tổng: Ngày công / Ngày công chế độ = 22 / 24 = 11/12 (≈ 0,92)",
            "Tổng: 95 × 11/12 = 87 1/12; làm tròn thành 87 / 100"
        ]
    );
    let outcome = evaluate(&rulebook, &with("92", &[("cong", "24")]));
    assert_eq!((outcome.total, class(&outcome)), (Some(exact("92")), Some("A")));
    assert_eq!(
        totals(&outcome),
        ["Hệ số nhân với tổng: Ngày công / Ngày công chế độ = 24 / 24 = 1", "Tổng: 92 / 100"]
    );
}

#[test]
fn what_is_not_rounded_shows_its_decimals_beside_the_fraction() {
    let rulebook = times(WORKED, DAYS, "");
    let outcome = evaluate(&rulebook, &with("95", &[("cong", "22")]));
    let lines = outcome.lines(&rulebook, Lang::En);
    let total = lines.iter().rfind(|line| line.kind == LineKind::Total).expect("a total");
    assert_eq!(total.text, "Total: 95 × 11/12 = 87 1/12 (≈ 87.08) / 100");
}

#[test]
fn a_value_that_the_factor_is_made_of_is_told_beneath_it() {
    let value = r#""values": [{"id": "part", "title": "Phần công", "value": "input.cong / input.che_do"}],"#;
    let rulebook = times("value.part", DAYS, value);
    let lines = evaluate(&rulebook, &with("60", &[("cong", "18")])).lines(&rulebook, Lang::Vi).into_iter();
    let lines = lines.filter(|line| line.kind == LineKind::Total).map(|line| (line.depth, line.text));
    let told: Vec<(usize, String)> = lines.collect();
    assert_eq!(told[0], (0, "Hệ số nhân với tổng: Phần công = 0,75".to_owned()));
    assert_eq!(told[1], (1, "Phần công: Ngày công / Ngày công chế độ = 18 / 24 = 0,75".to_owned()));
}

#[test]
fn while_the_factor_is_unknown_so_is_the_total_even_of_no_points() {
    let rulebook = times(WORKED, DAYS, WHOLE);
    for points in ["95", "0"] {
        let outcome = evaluate(&rulebook, &with(points, &[]));
        assert_eq!((outcome.total, outcome.raw_total), (None, None), "{points}");
        assert_eq!(outcome.standing, Standing::Incomplete(vec![Missing::Input(id("cong"))]), "{points}");
        assert_eq!(totals(&outcome)[1], format!("Tổng: {points} × ? = ? / 100"));
    }
    // Whoever worked not a single day comes to nought, whatever the marks will be.
    let case = Case { marks: [].into(), ..with("0", &[("cong", "0")]) };
    assert_eq!(evaluate(&rulebook, &case).total, Some(Exact::ZERO));
}

#[test]
fn a_division_by_nought_leaves_the_total_unknown_and_is_named() {
    let outcome = evaluate(&times(WORKED, DAYS, ""), &with("95", &[("cong", "22"), ("che_do", "0")]));
    assert_eq!(outcome.total, None);
    assert_eq!(outcome.standing, Standing::Incomplete(vec![Missing::Division(WORKED.to_owned())]));
}

#[test]
fn a_factor_below_nought_counts_as_nought_and_the_line_says_so() {
    let rulebook = times("1 - input.cong / 10", DAYS, WHOLE);
    let outcome = evaluate(&rulebook, &with("95", &[("cong", "12")]));
    assert_eq!((outcome.total, class(&outcome)), (Some(Exact::ZERO), Some("B")));
    let told: Vec<String> = outcome.lines(&rulebook, Lang::Vi).into_iter().map(|line| line.text).collect();
    assert!(
        told.contains(
            &"Hệ số nhân với tổng: 1 − Ngày công / 10 = 1 − 12 / 10 = −0,2, nhỏ hơn 0 nên tính là 0"
                .to_owned()
        ),
        "{told:#?}"
    );
    assert!(told.contains(&"Tổng: 95 × 0 = 0 / 100".to_owned()), "{told:#?}");
}

#[test]
fn two_coefficients_are_multiplied_and_the_limit_holds_what_they_come_to() {
    let inputs = r#"{"id": "k1", "title": "K1: khối lượng", "kind": "number", "min": 0, "max": 2},
        {"id": "k2", "title": "K2: chất lượng", "kind": {"choice": ["tốt", "đạt", "kém"]}}"#;
    let factor = "min(input.k1, 1.2) * if(input.k2 = 'tốt', 1.2, if(input.k2 = 'đạt', 1, 0.8))";
    let rulebook = times(factor, inputs, r#""limits": {"max": 110},"#);
    let total = |points: &str, k1: &str, k2: &str| {
        let mut case = with(points, &[("k1", k1)]);
        case.inputs.insert(id("k2"), Value::Text(k2.to_owned()));
        evaluate(&rulebook, &case).total
    };
    // 80 × 1.1 × 1; 80 × 1.2 × 0.8, since K1 stops at 1.2; 90 × 1.1 × 1.2 = 118.8, held at 110.
    assert_eq!(total("80", "1.1", "đạt"), Some(exact("88")));
    assert_eq!(total("80", "1.5", "kém"), Some(exact("76.8")));
    assert_eq!(total("90", "1.1", "tốt"), Some(exact("110")));
}

#[test]
fn the_factor_comes_after_bonus_penalty_and_the_limits_of_events_and_before_those_of_the_total() {
    let criterion = |at: &str, max: u32, start: &str, each: &str| {
        format!(
            r#"{{"id": "{at}", "code": "{at}", "title": "T", "max": {max}, "start": "{start}", "events": [
            {{"id": "e", "title": "E", "unit": "lần", "effect": {{"each": {each}}}}}]}}"#
        )
    };
    let section = |at: &str, more: &str, criterion: String| {
        format!(r#"{{"id": "{at}", "code": "{at}", "title": "M", {more} "criteria": [{criterion}]}}"#)
    };
    let mut set: serde_json::Value =
        serde_json::from_str(&times("input.cong / input.che_do", DAYS, "").canonical()).expect("json");
    let sections = [
        section("main", "", criterion("a", 100, "full", "-5")),
        section("more", r#""bonus": {"cap": 10},"#, criterion("b", 10, "empty", "4")),
        section("less", r#""penalty": {"cap": 20},"#, criterion("p", 20, "empty", "-3")),
    ];
    set["sections"] = serde_json::from_str(&format!("[{}]", sections.join(","))).expect("json");
    set["limits"] = serde_json::json!({"min": 40, "max": 80, "deductions": 10});
    let rulebook = Rulebook::read(&set.to_string()).expect("sound");
    let total = |late: u32, ideas: u32, faults: u32, days: &str| {
        let occurrences = [("a", late), ("b", ideas), ("p", faults)];
        let occurrences = occurrences.into_iter().filter(|(_, count)| *count > 0);
        let occurrences = occurrences.map(|(at, count)| happened(at, "e", count)).collect();
        evaluate(&rulebook, &Case { occurrences, ..with("0", &[("cong", days)]) }).total
    };
    // 100 − 10 (of 15 + 3) + 8 = 98; × 18/24 = 73.5.
    assert_eq!(total(3, 2, 1, "18"), Some(exact("73.5")));
    // 110 × 24/24 is held at 80, 100 × 6/24 at 40.
    assert_eq!(total(0, 3, 0, "24"), Some(exact("80")));
    assert_eq!(total(0, 0, 0, "6"), Some(exact("40")));
}

#[test]
fn what_no_points_can_alter_the_days_may() {
    let rulebook = times(WORKED, DAYS, WHOLE);
    let change = |points: &str, days: &str| nearest(&rulebook, &with(points, &[("cong", days)]));
    // 100 × 20/24 = 83 is the most that points come to there; 22 days make 91.67, 21 only 87.5.
    let found = change("100", "20").expect("a change");
    assert_eq!((&found.of, found.step), (&ChangeOf::Input(id("cong")), ChangeStep::UpTo));
    assert_eq!((found.bound, found.by), (exact("22"), exact("2")));
    // With 92 points, 23 days make 88.17 and 24 make 92; the first total that is rounded to one that counts is nearer,
    // and said instead.
    let found = change("92", "23").expect("a change");
    assert_eq!((found.of, found.bound, found.by), (ChangeOf::Total, exact("89.5"), exact("4/3")));
    let told = |lang| {
        let outcome = explained(&rulebook, &with("92", &[("cong", "23")]), &UnitFacts::UNKNOWN);
        outcome_lines(&outcome, lang)
            .into_iter()
            .find(|line| line.kind == LineKind::Change)
            .expect("a line")
            .text
    };
    assert_eq!(told(Lang::Vi), "Thiếu 1 1/3 điểm quy đổi để đạt A. 89,5 làm tròn thành 90.");
    assert_eq!(told(Lang::En), "1 1/3 converted points short of A. 89.5 is rounded to 90.");
}

#[test]
fn a_factor_that_leaves_everything_at_nought_promises_nothing_by_points() {
    let rulebook = times(WORKED, DAYS, "");
    let found = nearest(&rulebook, &with("95", &[("cong", "0")])).expect("a change");
    // 95 × 23/24 = 91.04, 95 × 22/24 = 87.08.
    assert_eq!((found.of, found.bound), (ChangeOf::Input(id("cong")), exact("23")));
    assert_eq!(nearest(&rulebook, &with("0", &[("cong", "20")])).map(|found| found.of), None);
}

#[test]
fn a_bounded_factor_settles_what_no_factor_could_alter() {
    let bounded = |most: u32| format!(r#"{{"id": "k", "title": "Hệ số", "kind": "number", "max": {most}}}"#);
    let standing = |points: &str, most: u32| {
        let outcome = evaluate(&times("max(input.k, 0)", &bounded(most), ""), &with(points, &[]));
        assert_eq!(outcome.total, None, "{points} × ? ≤ {most}");
        (outcome.standing.clone(), class(&outcome).map(str::to_owned))
    };
    let open = || (Standing::Incomplete(vec![Missing::Input(id("k"))]), None);
    assert_eq!(standing("44", 2), (Standing::Ranked, Some("B".to_owned())), "88 at most");
    assert_eq!(standing("45", 2), open(), "90 at most");
    assert_eq!(standing("0", 2), open(), "what the factor is made of may have no value");
}

#[test]
fn points_of_a_criterion_move_the_total_by_as_much_as_they_are_multiplied_with() {
    let change = |when: &str, days: &str| {
        let classes =
            format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
        let more = format!(r#""otherwise": {{"class": "B"}}, "times": "{WORKED}", "inputs": [{DAYS}],"#);
        let found = nearest(&book(HUNDRED, "", &classes, &more), &with("70", &[("cong", days)]))?;
        Some((found.of, found.step, found.bound))
    };
    let points = |bound: &str| Some((ChangeOf::Criterion(id("c")), ChangeStep::UpTo, exact(bound)));
    // Of 18 days out of 24 three quarters count: 80 points make 60.
    assert_eq!(change("c.c >= 75 and total >= 60", "18"), points("80"));
    // Without a day no points count, so there the total stays at nought whatever they are.
    assert_eq!(change("c.c >= total + 75", "0"), points("75"));
}
