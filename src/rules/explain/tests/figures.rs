//! Numbers within calculations: each can be worked with, and none stands in another form elsewhere.

use super::*;

/// The lines of a kind for a set with these parts, whose numbers `n` and `m` are these.
fn told(formula: &str, values: &str, when: &str, [n, m]: [&str; 2], kind: LineKind) -> Vec<String> {
    let criterion = format!(
        r#"{{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {{"formula": "{formula}"}},
            "events": [{{"id": "late", "title": "Muộn", "unit": "lần", "effect": {{"each": -1}}}}]}}"#
    );
    let more = format!(
        r#""inputs": [{{"id": "n", "title": "N", "kind": "number"}}, {{"id": "m", "title": "M", "kind": "number"}},
            {{"id": "new", "title": "Mới", "kind": "flag"}}],
        "values": [{values}], {ELSE_C}"#
    );
    let classes =
        format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
    let rulebook = book(&criterion, "", &classes, &more);
    let inputs = [
        (id("n"), Value::Number(exact(n))),
        (id("m"), Value::Number(exact(m))),
        (id("new"), Value::Flag(true)),
    ];
    let late = Occurrence {
        criterion: id("c"),
        event: id("late"),
        count: 2,
        points: None,
        exempt: None,
        note: String::new(),
    };
    let case = Case { inputs: inputs.into(), occurrences: vec![late], ..Case::default() };
    of_kind(&rulebook, &case, kind, Lang::Vi)
}

const RATE: &str = r#"{"id": "rate", "title": "Tỷ lệ", "value": "input.n / input.m"}"#;

#[test]
fn no_number_within_a_calculation_has_a_sign_before_it() {
    let told = |numbers| told("value.rate * 10", RATE, "total >= 3", numbers, LineKind::Criterion)[0].clone();
    assert_eq!(
        told(["18", "37"]),
        "1 Điểm: Tỷ lệ × 10 = 18/37 × 10 ≈ 4,86; 4,86… − 2 (Muộn: 2 lần) ≈ 2,86 / 100"
    );
    assert_eq!(
        told(["85", "37"]),
        "1 Điểm: Tỷ lệ × 10 = 2,297… × 10 ≈ 22,97; 22,97… − 2 (Muộn: 2 lần) ≈ 20,97 / 100"
    );
    assert_eq!(told(["3", "4"]), "1 Điểm: Tỷ lệ × 10 = 0,75 × 10 = 7,5; 7,5 − 2 (Muộn: 2 lần) = 5,5 / 100");
}

#[test]
fn the_sides_of_a_comparison_stand_as_the_condition_has_them() {
    let told = |when: &str| told("10", RATE, when, ["85", "37"], LineKind::Atom).concat();
    assert_eq!(told("total >= value.rate"), "tổng điểm ≥ Tỷ lệ: đúng (8 ≥ 2,297…)");
    assert_eq!(told("total < 2 * value.rate"), "tổng điểm < 2 × Tỷ lệ: sai (8 ≥ 2 × 2,297… = 4,59…)");
    assert_eq!(told("value.rate <= total"), "Tỷ lệ ≤ tổng điểm: đúng (≈ 2,297 ≤ 8)");
}

#[test]
fn a_value_between_percentages_is_told_in_percent_throughout() {
    let needed = r#"{"id": "needed", "title": "Phải đạt", "value": "if(input.new, 85%, 90%)"}"#;
    let told = |kind| told("10", needed, "input.n >= value.needed", ["0.8", "1"], kind).concat();
    assert_eq!(told(LineKind::Value), "Phải đạt: 85% (vì “Mới”: có)");
    assert_eq!(told(LineKind::Atom), "N ≥ Phải đạt: sai (80% < 85%)");
}

#[test]
fn a_choice_that_ends_in_a_verdict_is_told_by_what_chose_it() {
    let when = "count(if(input.n >= 1, input.m > 5, false), input.m > 3) >= 2";
    let told = |when: &str| told("10", RATE, when, ["0", "4"], LineKind::Atom);
    let counted = told(when).concat();
    assert!(counted.ends_with("(số điều đúng (“N” = 0 < 1: sai; 4 > 3: đúng) = 1 < 2)"), "{counted}");
    let either = "if(input.n < 1, false, input.m > 5)";
    assert_eq!(told(either), ["N < 1: đúng (0 < 1)", "khi ấy không xét gì thêm: sai"]);
}

#[test]
fn a_share_of_many_is_told_as_so_many_of_them() {
    let most = r#"{"id": "most", "title": "Phần lớn", "value": "share(input.n > 1, input.n > 2, input.m > 1, input.m > 2, input.m > 3, input.new)"}"#;
    let told = |m: &str| told("10", most, "value.most >= 50%", ["9", m], LineKind::Value).concat();
    assert_eq!(told("3"), "Phần lớn: 5/6 ≈ 83,33%; không đúng: M > 3");
    assert_eq!(told("1"), "Phần lớn: 50%; không đúng: M > 1; M > 2; M > 3");
}

#[test]
fn points_that_are_rounded_with_the_total_are_told_to_be() {
    let criterion =
        r#"{"id": "c", "code": "1", "title": "Việc", "max": 50, "start": {"points": {"step": 0.5}}}"#;
    let classes = r#"{"id": "A", "title": "Tốt", "when": "c.c >= 45"}, {"id": "C", "title": "Kém"}"#;
    let of = |round: &str, points: &str, classes: &str| {
        let rulebook = book(criterion, "", classes, &format!("{round} {ELSE_C}"));
        let case = Case { marks: [(id("c"), Mark::Points(exact(points)))].into(), ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Change, Lang::En).concat()
    };
    let told = |round: &str| of(round, "39.5", classes);
    let change = "Criterion 1 Việc: 5.5 points more (making it 45) would make it Tốt.";
    assert_eq!(told(""), change);
    let round = r#""round": {"places": 0, "mode": "half_up"},"#;
    assert_eq!(told(round), format!("{change} The total is rounded after that."));
    let half = classes.replace("45", "44.5");
    for (points, classes, is_told) in
        [("40", classes, false), ("39.5", half.as_str(), true), ("40", half.as_str(), true)]
    {
        let told = of(round, points, classes);
        assert_eq!(told.ends_with("The total is rounded after that."), is_told, "{told}");
    }
    let total = classes.replace("c.c", "total");
    assert_eq!(of(&round.replace("half_up", "floor"), "40", &total), "5 points short of Tốt.");
    assert_eq!(of(round, "40", &total), "4.5 points short of Tốt. 44.5 is rounded to 45.");
}

#[test]
fn a_value_alone_is_told_by_what_it_comes_to() {
    let told =
        |formula: &str, numbers| told(formula, RATE, "total >= 3", numbers, LineKind::Criterion)[0].clone();
    assert_eq!(
        told("value.rate", ["85", "37"]),
        "1 Điểm: Tỷ lệ ≈ 2,297; 2,297… − 2 (Muộn: 2 lần) ≈ 0,297 / 100"
    );
    assert_eq!(told("value.rate", ["11", "4"]), "1 Điểm: Tỷ lệ = 2,75; 2,75 − 2 (Muộn: 2 lần) = 0,75 / 100");
    assert_eq!(
        told("10 * value.rate", ["85", "37"]),
        "1 Điểm: 10 × Tỷ lệ = 10 × 2,297… ≈ 22,97; 22,97… − 2 (Muộn: 2 lần) ≈ 20,97 / 100"
    );
}

#[test]
fn a_mark_that_is_counted_on_with_stands_as_it_can_be_counted_with() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Việc", "max": 9, "start": {"points": {"step": 1}},
        "events": [{"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]}"#;
    let rulebook = book(criterion, "", CLASSES, ELSE_C);
    let told = |count| {
        let (criterion, event, note) = (id("c"), id("late"), String::new());
        let late = Occurrence { criterion, event, count, points: None, exempt: None, note };
        let marks = [(id("c"), Mark::Points(exact("85/37")))].into();
        let case = Case { marks, occurrences: vec![late], ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Criterion, Lang::Vi).concat()
    };
    assert_eq!(told(2), "1 Việc: 2,297… − 2 (Muộn: 2 lần) ≈ 0,297 / 9");
}

#[test]
fn what_is_compared_with_a_percentage_somewhere_is_told_as_one_everywhere() {
    let told = |when: &str| told("10", RATE, when, ["0.85", "0.5"], LineKind::Atom);
    assert_eq!(told("input.n >= 80% and input.n >= input.m")[1], "N ≥ M: đúng (85% ≥ 50%)");
    assert_eq!(
        told("input.n >= 80% and total >= value.rate")[1],
        "tổng điểm ≥ Tỷ lệ: đúng (8 ≥ 1,7)",
        "another number is compared with it"
    );
    assert_eq!(
        told("total >= input.n * 50%"),
        ["tổng điểm ≥ N × 50%: đúng (8 ≥ 0,85 × 50% = 0,425)"],
        "a part of something is no percentage"
    );
}

#[test]
fn a_percentage_within_a_calculation_stands_as_one() {
    let needed = r#"{"id": "needed", "title": "Phải đạt", "value": "if(input.new, 85%, 90%)"}"#;
    assert_eq!(
        told("10", needed, "total >= value.needed * 2", ["1", "1"], LineKind::Atom),
        ["tổng điểm ≥ Phải đạt × 2: đúng (8 ≥ 85% × 2 = 1,7)"]
    );
}

#[test]
fn a_number_is_told_beside_the_end_of_what_is_not_known_that_decides() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Việc", "max": 2, "start": {"points": {"step": 1}}}"#;
    let classes = r#"{"id": "A", "title": "Tốt", "when": "input.n >= total"}, {"id": "C", "title": "Kém"}"#;
    let more = format!(r#""inputs": [{{"id": "n", "title": "N", "kind": "number"}}], {ELSE_C}"#);
    let rulebook = book(criteria, "", classes, &more);
    let told = |n: &str| {
        let case = Case { inputs: [(id("n"), Value::Number(exact(n)))].into(), ..marked("95") };
        of_kind(&rulebook, &case, LineKind::Atom, Lang::Vi).concat()
    };
    assert_eq!(told("97.001"), "N ≥ tổng điểm: đúng (97,001 ≥ từ 95 đến 97)");
    assert_eq!(told("94.999"), "N ≥ tổng điểm: sai (94,999 < từ 95 đến 97)");
}

#[test]
fn each_thing_that_is_counted_is_told_by_what_decides_it() {
    let told = |when: &str, n: &str| told("10", RATE, when, [n, "4"], LineKind::Atom).concat();
    let chosen = told("count(if(input.n >= 1, input.m > 5, false), input.m > 3) >= 2", "2");
    assert!(chosen.ends_with("(số điều đúng (4 > 5: sai; 4 > 3: đúng) = 1 < 2)"), "{chosen}");
    let denied = told("count(not (input.m > 5), input.m > 3) >= 1", "2");
    assert!(denied.ends_with("(số điều đúng (không (M > 5): đúng; 4 > 3: đúng) = 2 ≥ 1)"), "{denied}");
}

#[test]
fn only_a_share_is_told_as_so_many_of_so_many() {
    let least = r#"{"id": "least", "title": "Ít nhất", "value": "min(input.n, input.m, input.m, input.m)"}"#;
    let told = told("10", least, "value.least >= 1", ["85/37", "9"], LineKind::Value).concat();
    assert_eq!(told, "Ít nhất: ≈ 2,297; ở N");
}

#[test]
fn a_level_in_a_reason_is_told_by_its_title() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Nếp", "max": 2, "start": {"levels": [
            {"id": "high", "title": "Cao", "points": 2}, {"id": "low", "title": "Thấp", "points": 0}]}}"#;
    let when = "total >= if(level.d != 'high', 10, 20)";
    let classes =
        format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
    let rulebook = book(criteria, "", &classes, ELSE_C);
    let mut case = marked("95");
    case.marks.insert(id("d"), Mark::Level(id("low")));
    let told = of_kind(&rulebook, &case, LineKind::Atom, Lang::Vi).concat();
    assert_eq!(told, "tổng điểm ≥ 10 (vì mức của tiêu chí 2 = Thấp): đúng (95 ≥ 10)");
}

/// A condition on four criteria in a row, with 4, 6, 6 and 2 points, and a number of 2.6.
fn in_a_row(when: &str) -> String {
    let criterion = |code: u8| {
        format!(
            r#"{{"id": "c{code}", "code": "{code}", "title": "Việc", "max": 9, "start": {{"points": {{"step": 1}}}}}}"#
        )
    };
    let classes =
        format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
    let more = format!(r#"{ELSE_C} "inputs": [{{"id": "k", "title": "Hệ số", "kind": "number"}}],"#);
    let rulebook = book(&[1, 2, 3, 4].map(criterion).join(", "), "", &classes, &more);
    let marks = [("c1", "4"), ("c2", "6"), ("c3", "6"), ("c4", "2")];
    let case = Case {
        marks: marks.map(|(at, points)| (id(at), Mark::Points(exact(points)))).into(),
        inputs: [(id("k"), Value::Number(exact("2.6")))].into(),
        ..Case::default()
    };
    of_kind(&rulebook, &case, LineKind::Atom, Lang::Vi).concat()
}

#[test]
fn criteria_in_a_row_are_put_together_by_name_and_told_one_by_one_with_their_points() {
    for (when, wanted) in [
        ("min(c.c1, c.c2, c.c3) >= 3", "nhỏ nhất (tiêu chí 1–3) ≥ 3: đúng (nhỏ nhất (4; 6; 6) = 4 ≥ 3)"),
        (
            "min(c.c1, c.c2, c.c3, c.c4) + 1 >= 3",
            "nhỏ nhất (tiêu chí 1–4) + 1 ≥ 3: đúng (nhỏ nhất (4; 6; 6; 2) + 1 = 3 ≥ 3)",
        ),
    ] {
        assert_eq!(in_a_row(when), wanted);
    }
}

#[test]
fn what_is_rounded_as_it_stands_is_told_once() {
    assert_eq!(in_a_row("round(input.k) >= 3"), "làm tròn (Hệ số) ≥ 3: đúng (làm tròn (2,6) = 3 ≥ 3)");
    assert_eq!(
        in_a_row("round(input.k * 2) >= 3"),
        "làm tròn (Hệ số × 2) ≥ 3: đúng (làm tròn (2,6 × 2) = làm tròn (5,2) = 5 ≥ 3)"
    );
}

#[test]
fn between_bounds_of_which_one_is_a_percentage_all_is_told_in_percent() {
    assert_eq!(
        in_a_row("c.c1 >= if(input.k * 2 >= 700%, 1, if(input.k * 2 >= 4, 2, 3))"),
        "tiêu chí 1 ≥ 2 (vì Hệ số × 2 = 520% < 700% và ≥ 400%): đúng (4 ≥ 2)"
    );
}
