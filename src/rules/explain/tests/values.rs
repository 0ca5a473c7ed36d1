//! How conditions are told that use named values, choices and sets.

use super::*;

/// A condition of the first class in a set with these named values; two of its numbers are unknown.
fn told(values: &[(&str, &str, &str)], when: &str) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|(at, title, value)| format!(r#"{{"id": "{at}", "title": "{title}", "value": "{value}"}}"#))
        .collect();
    let criterion = |at: &str, code: u8| {
        format!(r#"{{"id":"{at}","code":"{code}","title":"Việc","max":9,"start":{{"points":{{"step":1}}}}}}"#)
    };
    let criteria = [criterion("a", 1), criterion("b", 2)].join(",");
    let classes =
        format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
    let more = format!(
        r#""inputs": [{{"id": "rate", "title": "Tỷ lệ", "kind": "number"}}, {{"id": "n", "title": "Số buổi", "kind": {{"count": "buổi"}}}},
        {{"id": "late", "title": "Muộn", "kind": "flag"}}, {{"id": "k", "title": "Hệ số", "kind": "number", "min": 0, "max": 8}}, {{"id": "team", "title": "Đội", "kind": {{"choice": ["nhạc", "bóng"]}}}},
        {{"id": "teams", "title": "Các đội", "kind": {{"set": ["nhạc", "bóng"]}}}}], "values": [{}], {ELSE_C}"#,
        values.join(",")
    );
    let rulebook = book(&criteria, "", &classes, &more);
    let inputs = [
        (id("rate"), Value::Number(exact("0.75"))),
        (id("late"), Value::Flag(false)),
        (id("team"), Value::Text("nhạc".to_owned())),
        (id("teams"), Value::Set(["nhạc".to_owned()].into())),
    ];
    let marks = [("a", "4"), ("b", "6")].map(|(at, points)| (id(at), Mark::Points(exact(points))));
    let case = Case { marks: marks.into(), inputs: inputs.into(), ..Case::default() };
    let atoms = of_kind(&rulebook, &case, LineKind::Atom, Lang::Vi);
    atoms.join("; ")
}

#[test]
fn a_member_of_a_set_is_told_as_one_or_as_none() {
    assert_eq!(told(&[], "input.team in input.teams"), "Đội thuộc Các đội: đúng (“nhạc” thuộc “nhạc”)");
    assert_eq!(
        told(&[], "c.a >= if(not (input.team in input.teams), 1, 2)"),
        "tiêu chí 1 ≥ 2 (vì Đội thuộc Các đội): đúng (4 ≥ 2)"
    );
    assert_eq!(
        told(&[], "c.a >= if('bóng' in input.teams, 1, 2)"),
        "tiêu chí 1 ≥ 2 (vì “bóng” không thuộc Các đội): đúng (4 ≥ 2)"
    );
}

#[test]
fn what_asks_for_nothing_is_told_as_it_is_written() {
    assert_eq!(told(&[], "1 >= if(1 < 2, 3, 4)"), "1 ≥ (nếu 1 < 2 thì 3, không thì 4): sai (1 < 3)");
}

#[test]
fn a_number_that_is_written_out_is_told_once() {
    for (when, reason) in [
        ("input.k = 9", "“Hệ số” ≠ 9"),
        ("input.k = -1", "“Hệ số” ≠ −1"),
        ("c.a = -1", "tiêu chí 1 = 4"),
        ("c.a < -1", "tiêu chí 1 = 4 ≥ −1"),
        ("-1 > c.a", "tiêu chí 1 = 4 ≥ −1"),
    ] {
        let wanted = format!("tiêu chí 1 ≥ 2 (vì {reason}): đúng (4 ≥ 2)");
        assert_eq!(told(&[], &format!("c.a >= if({when}, 1, 2)")), wanted);
    }
}

#[test]
fn a_number_beside_what_may_be_anything_between_two_bounds_has_digits_to_be_told_from_the_nearer_one() {
    let told = told(&[], "c.a * 1.99998000025 > input.k * 0.99999");
    assert!(told.ends_with("; ≈ 7,999920001 > từ 0 đến 7,99992)"), "{told}");
}

/// A value by its id, its title and what it says.
type Named = (&'static str, &'static str, &'static str);
const MUSIC: Named = ("music", "Trong đội", "input.team in ('nhạc')");
const RATE: Named = ("part", "Phần việc", "input.rate");

#[test]
fn a_value_among_those_that_are_counted_keeps_its_name() {
    let denied = told(&[MUSIC], "count(not value.music, c.a >= 4) >= 1");
    assert!(denied.starts_with("số điều đúng (không (Trong đội); tiêu chí 1 ≥ 4) ≥ 1: đúng"), "{denied}");
    assert_eq!(
        told(&[MUSIC], "count(value.music, c.a >= 5) >= 1"),
        "số điều đúng (Trong đội; tiêu chí 1 ≥ 5) ≥ 1: đúng (số điều đúng (Trong đội: đúng; 4 ≥ 5: sai) = 1 ≥ 1)"
    );
    assert_eq!(
        told(&[RATE], "count(value.part >= 50%, c.a >= 5) >= 1"),
        "số điều đúng (Phần việc ≥ 50%; tiêu chí 1 ≥ 5) ≥ 1: đúng (số điều đúng (75% ≥ 50%: đúng; 4 ≥ 5: sai) = 1 ≥ 1)"
    );
    let many = told(&[("few", "Ít điểm", "c.a >= 5")], "count(value.few, c.a >= 4, c.b >= 5, c.b >= 1) >= 3");
    assert!(many.ends_with("(3 ≥ 3; không đúng: Ít điểm)"), "{many}");
}

/// The line of a criterion whose points are this formula, for an input `n` with that value.
fn worked(formula: &str, round: &str, n: &str) -> String {
    let criterion = format!(
        r#"{{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {{"formula": "{formula}"}},
            "round": {{"places": 1, "mode": "{round}"}}}}"#
    );
    let more = r#""inputs": [{"id": "n", "title": "N", "kind": "number"}],
        "values": [{"id": "rate", "title": "Tỷ lệ", "value": "input.n / 2777"}], "otherwise": {"class": "C"},"#;
    let rulebook = book(&criterion, "", CLASSES, more);
    let case = Case { inputs: [(id("n"), Value::Number(exact(n)))].into(), ..Case::default() };
    of_kind(&rulebook, &case, LineKind::Criterion, Lang::En).join(" | ")
}

#[test]
fn a_rounded_number_is_shown_so_that_it_rounds_to_what_is_told() {
    for (mode, n, wanted) in [
        ("half_even", "8.7585", "≈ 1.25; rounded from ≈ 1.251 to 1.3 / 100"),
        ("half_up", "8.049", "≈ 1.15; rounded from ≈ 1.1499 to 1.1 / 100"),
        ("floor", "8.3999", "≈ 1.19999; rounded down to 1.1 / 100"),
        ("ceil", "8.4001", "≈ 1.20001; rounded up to 1.3 / 100"),
        ("half_up", "8.7465", "= 1.2495; rounded to 1.2 / 100"),
    ] {
        let told = worked("input.n / 7", mode, n);
        assert!(told.ends_with(wanted), "{told}");
    }
}

#[test]
fn a_small_number_is_told_with_digits_to_go_on_with() {
    assert_eq!(
        worked("10 - value.rate * 10000", "half_up", "1"),
        "1 Điểm: 10 − Tỷ lệ × 10000 = 10 − 1/2777 × 10000 ≈ 6.399; rounded to 6.4 / 100 | Tỷ lệ: N / 2777 = 1 / 2777 ≈ 0.00036"
    );
}
