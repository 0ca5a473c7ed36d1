//! How figures, percentages and several criteria at once are told.

use super::*;

/// Two sections of which each begins with a criterion 1, and inputs of four kinds.
fn sheet(when: &str) -> Rulebook {
    let criterion = |id: &str, code: &str| {
        format!(r#"{{"id":"{id}","code":"{code}","title":"Việc","max":9,"start":{{"points":{{"step":1}}}}}}"#)
    };
    let criteria = [criterion("a", "1"), criterion("b", "2"), criterion("c", "3")].join(",");
    let classes = r#"{"id": "A", "title": "Tốt", "when": "1 < 2"}, {"id": "C", "title": "Kém"}"#;
    let more = r#""inputs": [{"id": "rate", "title": "Tỷ lệ", "kind": "percent"}, {"id": "k", "title": "Hệ số", "kind": "number"},
        {"id": "n", "title": "Số buổi", "kind": {"count": "buổi"}}, {"id": "late", "title": "Muộn", "kind": "flag"}],
        "otherwise": {"class": "C"},"#;
    let first = format!(
        r#""sections":[{{"id":"t","code":"O","title":"Trước","criteria":[{}]}},"#,
        criterion("d", "1")
    );
    let text = book(&criteria, "", classes, more).canonical();
    let text = text.replacen(r#""sections":["#, &first, 1).replacen("1 < 2", when, 1);
    Rulebook::read(&text).expect("a sound set")
}

/// 4, 6, 6 and 2 points, a rate of 97% and a number of 3.
fn case() -> Case {
    let marks = [("a", "4"), ("b", "6"), ("c", "6"), ("d", "2")];
    let inputs = [
        (id("rate"), Value::Number(exact("0.97"))),
        (id("k"), Value::Number(exact("3"))),
        (id("late"), Value::Flag(false)),
    ];
    Case {
        marks: marks.map(|(at, points)| (id(at), Mark::Points(exact(points)))).into(),
        inputs: inputs.into(),
        ..Case::default()
    }
}

fn told(when: &str) -> String {
    of_kind(&sheet(when), &case(), LineKind::Atom, Lang::Vi).join("; ")
}

#[test]
fn a_criterion_whose_code_another_section_has_too_is_named_with_its_own() {
    assert_eq!(told("c.d >= 3"), "tiêu chí 1 mục O ≥ 3: sai (2 < 3)");
}

#[test]
fn criteria_whose_codes_are_not_their_own_are_told_one_by_one() {
    assert_eq!(
        told("count(c.a >= 4, c.b >= 4, c.d >= 4) >= 2"),
        "số điều đúng (tiêu chí 1 mục I ≥ 4; tiêu chí 2 ≥ 4; tiêu chí 1 mục O ≥ 4) ≥ 2: đúng (số điều đúng (4 ≥ 4: đúng; 6 ≥ 4: đúng; 2 ≥ 4: sai) = 2 ≥ 2)"
    );
    assert_eq!(
        told("min(c.a, c.b, c.c, c.d) >= 3"),
        "nhỏ nhất (tiêu chí 1 mục I; tiêu chí 2; tiêu chí 3; tiêu chí 1 mục O) ≥ 3: sai (2 < 3; ở tiêu chí 1 mục O)"
    );
}

#[test]
fn two_criteria_are_few_enough_to_be_told_one_by_one() {
    assert_eq!(
        told("max(c.b, c.c) >= 4"),
        "lớn nhất (tiêu chí 2; tiêu chí 3) ≥ 4: đúng (lớn nhất (6; 6) = 6 ≥ 4)"
    );
}

#[test]
fn criteria_that_reached_the_same_are_named_together() {
    assert_eq!(
        told("max(c.a, c.b, c.c, c.d) >= 6"),
        "lớn nhất (tiêu chí 1 mục I; tiêu chí 2; tiêu chí 3; tiêu chí 1 mục O) ≥ 6: đúng (6 ≥ 6; ở tiêu chí 2, 3)"
    );
}

#[test]
fn a_figure_of_an_input_in_percent_is_told_in_percent() {
    assert_eq!(told("input.rate + 1% >= 99%"), "Tỷ lệ + 1% ≥ 99%: sai (97% + 1% = 98% < 99%)");
    assert_eq!(
        told("input.rate * 100 + input.k >= 99"),
        "Tỷ lệ × 100 + Hệ số ≥ 99: đúng (97% × 100 + 3 = 100 ≥ 99)"
    );
}

#[test]
fn a_percentage_beside_what_nobody_knows_stays_one() {
    let rulebook = sheet("98% <= input.rate");
    assert_eq!(
        of_kind(&rulebook, &Case::default(), LineKind::Atom, Lang::Vi),
        ["98% ≤ Tỷ lệ: chưa rõ (từ 0% đến 1000% so với 98%)"]
    );
}

#[test]
fn only_the_side_that_is_worked_out_stands_with_its_figures() {
    assert_eq!(
        told("c.a + 1 >= if(input.late, 9, 3)"),
        "tiêu chí 1 mục I + 1 ≥ 3 (vì “Muộn”: không): đúng (4 + 1 = 5 ≥ 3)"
    );
}

#[test]
fn what_is_certain_without_its_figure_is_counted_as_what_it_is() {
    assert_eq!(
        told("count(input.n >= 0, c.a >= 4) >= 2"),
        "số điều đúng (Số buổi ≥ 0; tiêu chí 1 mục I ≥ 4) ≥ 2: đúng \
         (số điều đúng (Số buổi ≥ 0: luôn đúng, dù còn thiếu dữ kiện; 4 ≥ 4: đúng) = 2 ≥ 2)"
    );
    assert!(
        told("count(input.n < 0, c.a >= 4) >= 2")
            .ends_with("(số điều đúng (Số buổi < 0: luôn sai, dù còn thiếu dữ kiện; 4 ≥ 4: đúng) = 1 < 2)")
    );
    let many = told("count(input.n >= 0, c.a >= 4, c.b >= 1, c.c >= 4) >= 2");
    assert!(many.ends_with(": đúng (4 ≥ 2; tất cả đều đúng)"), "{many}");
}

#[test]
fn what_is_open_among_those_counted_makes_the_count_a_range() {
    let two = |bound: u8| told(&format!("count(input.n >= 5, c.a >= 4, c.b >= 1) >= {bound}"));
    let counted = "số điều đúng (Số buổi ≥ 5: chưa rõ; 4 ≥ 4: đúng; 6 ≥ 1: đúng) = từ 2 đến 3";
    assert!(two(2).ends_with(&format!(": đúng ({counted} ≥ 2)")), "{}", two(2));
    assert!(two(3).ends_with(&format!(": chưa rõ ({counted} so với 3)")), "{}", two(3));
    let many = told("count(input.n >= 5, c.a >= 4, c.b >= 1, c.c >= 9) >= 4");
    assert!(
        many.ends_with(
            ": sai (từ 2 đến 3 < 4; đúng: tiêu chí 1 mục I ≥ 4; tiêu chí 2 ≥ 1; chưa rõ: Số buổi ≥ 5)"
        ),
        "{many}"
    );
    let none = told("share(input.n >= 5, c.a > 4, c.b > 6, c.c > 9) >= 50%");
    assert!(none.ends_with(": sai (từ 0% đến 25% < 50%; chưa rõ: Số buổi ≥ 5)"), "{none}");
}

#[test]
fn an_open_figure_is_told_as_far_as_it_is_known() {
    for (when, wanted) in [
        ("input.n >= 0", "Số buổi ≥ 0: đúng (từ 0 trở lên ≥ 0)"),
        ("0 <= input.n", "0 ≤ Số buổi: đúng (0 ≤ từ 0 trở lên)"),
        ("input.n >= 5", "Số buổi ≥ 5: chưa rõ (từ 0 trở lên so với 5)"),
        ("not (input.n < 0)", "Số buổi ≥ 0: đúng (từ 0 trở lên ≥ 0)"),
        ("input.n in (-1, -2)", "Số buổi là một trong (−1; −2): sai (từ 0 trở lên)"),
        ("min(4, input.n) <= 4", "nhỏ nhất (4; Số buổi) ≤ 4: đúng (nhỏ nhất (4; ?) = từ 0 đến 4 ≤ 4)"),
        ("4 - input.n > 4", "4 − Số buổi > 4: sai (4 − ? = nhiều nhất 4 ≤ 4)"),
        ("c.a + input.n >= 4", "tiêu chí 1 mục I + Số buổi ≥ 4: đúng (4 + ? = từ 4 trở lên ≥ 4)"),
        (
            "input.n - input.n > 1 or total > 0",
            "một trong 2 điều là đủ; điều này đúng:; tổng điểm > 0: đúng (18 > 0)",
        ),
        (
            "c.a >= if(input.n > 2, 3, 4)",
            "tiêu chí 1 mục I ≥ (nếu Số buổi > 2 thì 3, không thì 4): đúng (4 ≥ từ 3 đến 4)",
        ),
        ("c.a >= if(input.n >= 0, 3, 5)", "tiêu chí 1 mục I ≥ 3 (vì “Số buổi” luôn ≥ 0): đúng (4 ≥ 3)"),
    ] {
        assert_eq!(told(when), wanted);
    }
}

#[test]
fn a_change_is_told_in_percent_only_where_its_own_number_is_compared_so() {
    for (when, wanted) in [
        ("input.rate >= 90% and input.k >= 5", "Hệ số: thêm 2 (thành 5) thì thành Tốt."),
        ("90% <= input.rate and 5 <= input.k", "Hệ số: thêm 2 (thành 5) thì thành Tốt."),
        ("input.k >= 400%", "Hệ số: thêm 100% (thành 400%) thì thành Tốt."),
        ("400% <= input.k", "Hệ số: thêm 100% (thành 400%) thì thành Tốt."),
        ("input.k >= 400% and total >= 0", "Hệ số: thêm 100% (thành 400%) thì thành Tốt."),
        ("input.rate >= 0.98", "Tỷ lệ: thêm 1% (thành 98%) thì thành Tốt."),
    ] {
        assert_eq!(of_kind(&sheet(when), &case(), LineKind::Change, Lang::Vi), [wanted], "{when}");
    }
}

#[test]
fn arithmetic_of_another_edition_is_told_as_it_stands_there_on_one_line() {
    let rulebook = book(HUNDRED, "", CLASSES, ELSE_C);
    let missing = Missing::Division("input.done /\n    tuổi".to_owned());
    let told = missing.sentence(&rulebook, Lang::Vi);
    assert_eq!(told, "Không tính được “input.done / tuổi”: chia cho 0.");
}

#[test]
fn only_what_is_open_has_a_range() {
    let ranges = |case: &Case| {
        let outcome = evaluate(&book(HUNDRED, "", CLASSES, ELSE_C), case);
        outcome.classes[0].atoms[0].ranges.clone()
    };
    assert_eq!(ranges(&marked("95")), []);
    let open = Spread { least: Some(exact("0")), most: Some(exact("100")) };
    assert_eq!(ranges(&Case::default()), [Some(open), None]);
}

#[test]
fn what_holds_for_one_class_only_is_open_while_the_class_is() {
    let gate =
        |when: &str| format!(r#"{{"id": "g", "title": "Hạ", "when": "{when}", "effect": {{"lower": 1}}}}"#);
    let told = |when: &str| {
        let rulebook = book(HUNDRED, &gate(when), CLASSES, ELSE_C);
        of_kind(&rulebook, &Case::default(), LineKind::Atom, Lang::En).pop().expect("an atom")
    };
    assert_eq!(told("class = 'A'"), "class = Tốt: not known");
    assert_eq!(
        told("class in ('A', 'B', 'C')"),
        "class is one of (Tốt; Đạt; Kém): true (whatever is missing)"
    );
    assert_eq!(
        told("count(class = 'A', class in ('A', 'B', 'C')) >= 1"),
        "number that hold of (class = Tốt; class is one of (Tốt; Đạt; Kém)) ≥ 1: true (number that hold of (class = Tốt: \
         not known; class is one of (Tốt; Đạt; Kém): always true, whatever is missing) = 1 to 2 ≥ 1)"
    );
    assert_eq!(
        told("total >= if(class = 'A', 5, 0) - 1"),
        "total ≥ (if class = Tốt then 5, else 0) − 1: not known (0 to 100 against (if ? = Tốt then 5, else 0) − 1 = −1 to 4)"
    );
}

#[test]
fn a_formula_tells_each_reason_once_and_what_it_waits_for() {
    let told = |formula: &str, inputs: &[(&str, &str)]| {
        let criterion =
            format!(r#"{{"id":"c","code":"1","title":"Việc","max":100,"start":{{"formula":"{formula}"}}}}"#);
        let more = r#""inputs": [{"id": "rate", "title": "Tỷ lệ", "kind": "percent"}, {"id": "last", "title": "Năm trước", "kind": "percent"}],
            "otherwise": {"class": "C"},"#;
        let rulebook = book(&criterion, "", CLASSES, more);
        let inputs = inputs.iter().map(|(at, number)| (id(at), Value::Number(exact(number)))).collect();
        let case = Case { inputs, ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Criterion, Lang::En).concat()
    };
    let twice = "if(input.rate > 90%, 3, 2) + if(input.rate > 90%, 4, 5) * input.rate";
    assert_eq!(
        told(twice, &[("rate", "0.95")]),
        "1 Việc: 3 (since “Tỷ lệ” = 95% > 90%) + 4 × Tỷ lệ = 3 + 4 × 95% = 6.8 / 100"
    );
    assert_eq!(told(twice, &[]), "1 Việc: ? (“Tỷ lệ” missing) / 100");
    let nearly = "if(input.rate >= 95%, 3, if(input.rate >= 90%, 2, 1))";
    assert_eq!(
        told(nearly, &[("rate", "949999999/1000000000")]),
        "1 Việc: 2 (since “Tỷ lệ” ≈ 94.9999999% < 95% and ≥ 90%) / 100"
    );
    let against = "if(input.rate <= input.last - 2%, 10, if(input.rate < input.last, 7, if(input.rate = input.last, 5, 0)))";
    assert_eq!(
        told(against, &[("rate", "0.08"), ("last", "0.1")]),
        "1 Việc: 10 (since “Tỷ lệ” = 8% ≤ Năm trước − 2% = 8%) / 100"
    );
    assert_eq!(
        told(against, &[("rate", "0.1"), ("last", "0.1")]),
        "1 Việc: 5 (since “Tỷ lệ” = 10% > Năm trước − 2% = 8% and “Tỷ lệ” = “Năm trước” = 10%) / 100"
    );
    assert_eq!(
        told("if(input.rate > 90%, input.last * 10, 5)", &[("rate", "0.95")]),
        "1 Việc: Năm trước × 10 (since “Tỷ lệ” = 95% > 90%) = ? × 10 = ? / 100"
    );
    assert_eq!(told("if(1 / (input.rate - 100%) > 1, 1, 2)", &[("rate", "1")]), "1 Việc: ? / 100");
    assert_eq!(told("if(input.rate >= 0, 1, 2)", &[]), "1 Việc: 1 (since “Tỷ lệ” always ≥ 0%) / 100");
}

#[test]
fn a_number_beside_an_open_one_has_the_digits_that_tell_it_from_the_nearer_end() {
    for (when, ending) in [
        ("min(input.n, 5) >= 4.99999999999999", "từ 0 đến 5 so với ≈ 4,99999999999999)"),
        ("max(input.n, 5) >= 4.99999999999999", "từ 5 trở lên ≥ ≈ 4,99999999999999)"),
        ("4.99999999999999 <= max(input.n, 5)", "(≈ 4,99999999999999 ≤ lớn nhất (?; 5) = từ 5 trở lên)"),
        ("min(input.n, 5) <= input.n + 4.99999999999999", "từ 0 đến 5 so với từ ≈ 4,99999999999999 trở lên)"),
        ("max(input.n, 5) >= min(input.n, 4.99999999999999)", "từ 5 trở lên ≥ từ 0 đến ≈ 4,99999999999999)"),
        ("1 + 2 >= 3", "1 + 2 ≥ 3: đúng (3 ≥ 3)"),
    ] {
        assert!(told(when).ends_with(ending), "{}", told(when));
    }
    let at_its_end = told("0.0119964641 <= clamp(input.n, 0.0119964641, 5)");
    assert!(at_its_end.contains(": đúng (≈ 0,0119964641 ≤ "), "{at_its_end}");
}

#[test]
fn a_choice_is_told_with_the_figures_of_its_ground() {
    for (condition, wanted) in [
        ("input.k < input.rate", "(vì “Hệ số” = 300% ≥ “Tỷ lệ” = 97%)"),
        ("-input.rate > -0.5", "(vì −Tỷ lệ = −97% ≤ "),
        ("input.rate + input.k > 4", "(vì Tỷ lệ + Hệ số = 397% ≤ "),
        ("min(input.rate, input.k) >= 0.9", "(vì nhỏ nhất (Tỷ lệ; Hệ số) = 97% ≥ "),
        ("input.rate = 0.98", "(vì “Tỷ lệ” = 97%)"),
        ("input.n in (-1, -2)", "(vì Số buổi không là một trong (−1; −2))"),
        ("input.late or input.late", "(vì “Muộn”: không)"),
    ] {
        let told = told(&format!("c.a >= if({condition}, 1, 2)"));
        assert!(told.contains(wanted), "{told}");
    }
}

#[test]
fn of_two_grounds_about_the_same_numbers_the_one_that_says_more_is_told() {
    let told = |first: &str, second: &str| told(&format!("c.a >= if({first}, 1, if({second}, 2, 3))"));
    for (first, second, wanted) in [
        ("c.b <= c.a", "c.b != c.a", "2 (vì tiêu chí 2 = 6 > tiêu chí 1 mục I = 4):"),
        ("c.b < c.c", "c.b > c.c", "3 (vì tiêu chí 2 = 6 ≥ tiêu chí 3 = 6):"),
        ("input.late", "input.late", "3 (vì “Muộn”: không):"),
    ] {
        assert!(told(first, second).contains(wanted), "{}", told(first, second));
    }
}

#[test]
fn a_title_has_a_short_name_where_the_set_gives_one() {
    let titles = r#""otherwise": {"class": "C"}, "titles": [{"id": "t", "title": "Lao động tiên tiến", "short": "LĐTT"},
        {"id": "u", "title": "Chiến sĩ thi đua"}],"#;
    let rulebook = book(HUNDRED, "", CLASSES, titles);
    let names: Vec<&str> = rulebook.set().titles.iter().map(Title::short_title).collect();
    assert_eq!(names, ["LĐTT", "Chiến sĩ thi đua"]);
}
