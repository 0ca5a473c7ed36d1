//! Sentences that must not be taken for another thing than they say.

use jiff::civil::date;

use super::*;

const TWO: &str = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 60, "start": {"points": {"step": 1}}},
    {"id": "d", "code": "2", "title": "Việc", "max": 20, "start": {"points": {"step": 1}}}"#;

#[test]
fn points_of_a_criterion_in_which_nothing_is_converted_are_not_called_converted() {
    let criteria = format!(
        r#"{TWO}, {{"id": "e", "code": "3", "title": "Khác", "max": 20, "start": {{"points": {{"step": 1}}}},
            "applies": {{"when": "input.here", "otherwise": {{"share": ["c.c"]}}}}}}"#
    );
    let classes =
        r#"{"id": "A", "title": "Tốt", "when": "total >= 1 and WHAT"}, {"id": "C", "title": "Kém"}"#;
    let more = format!(r#"{ELSE_C} "inputs": [{{"id": "here", "title": "Có", "kind": "flag"}}],"#);
    let told = |what: &str| {
        let rulebook = book(&criteria, "", &classes.replace("WHAT", what), &more);
        let marks = [("c", "30"), ("d", "10")].map(|(of, points)| (id(of), Mark::Points(exact(points))));
        let inputs = [(id("here"), Value::Flag(false))].into();
        let case = Case { marks: marks.into(), inputs, ..Case::default() };
        let outcome = explained(&rulebook, &case, &UnitFacts::UNKNOWN);
        assert_eq!(outcome.changes.first().map(|change| change.measured), Some(Measured::Converted));
        of_kind(&rulebook, &case, LineKind::Change, Lang::Vi).remove(0)
    };
    assert_eq!(told("c.d >= 12"), "Tiêu chí 2 Việc: thêm 2 điểm (thành 12) thì thành Tốt.");
    assert_eq!(told("c.c >= 44"), "Tiêu chí 1 Điểm: thêm 4 điểm quy đổi (thành 44) thì thành Tốt.");
    assert_eq!(told("s.s >= 52"), "Điểm mục I: thêm 2 điểm quy đổi (thành 52) thì thành Tốt.");
}

#[test]
fn points_of_a_section_are_called_converted_only_where_that_section_is_scaled() {
    let criterion = |at: &str, most: u32, more: &str| {
        format!(
            r#"{{"id":"{at}","code":"{at}","title":"Việc","max":{most},"start":{{"points":{{"step":1}}}}{more}}}"#
        )
    };
    let section = |at: &str, code: &str, criteria: &str| {
        format!(r#"{{"id":"{at}","code":"{code}","title":"Mục","criteria":[{criteria}]}}"#)
    };
    let rescaled = r#","applies":{"when":"input.here","otherwise":"rescale"}"#;
    let scaled = section("s", "I", &[criterion("c", 60, ""), criterion("e", 20, rescaled)].join(","));
    let plain = section("t", "II", &criterion("d", 20, ""));
    let told = |sections: [&str; 2], when: &str| {
        let classes =
            format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
        let more = format!(r#"{ELSE_C} "inputs": [{{"id": "here", "title": "Có", "kind": "flag"}}],"#);
        let mut set: serde_json::Value =
            serde_json::from_str(&book(&criterion("c", 60, ""), "", CLASSES, ELSE_C).canonical())
                .expect("json");
        let parts = format!("{{\"classes\": [{classes}], {more} \"sections\": [{}]}}", sections.join(","));
        let parts: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&parts).expect("json");
        set.as_object_mut().expect("a set").extend(parts);
        let rulebook = Rulebook::read(&set.to_string()).expect("sound");
        let marks = [("c", "30"), ("d", "10")].map(|(of, points)| (id(of), Mark::Points(exact(points))));
        let inputs = [(id("here"), Value::Flag(false))].into();
        let case = Case { marks: marks.into(), inputs, ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Change, Lang::Vi).remove(0)
    };
    for sections in [[&scaled, &plain], [&plain, &scaled]].map(|order| order.map(String::as_str)) {
        assert_eq!(told(sections, "s.s >= 52"), "Điểm mục I: thêm 12 điểm quy đổi (thành 52) thì thành Tốt.");
        assert_eq!(told(sections, "s.t >= 12"), "Điểm mục II: thêm 2 điểm (thành 12) thì thành Tốt.");
    }
}

#[test]
fn of_what_only_takes_away_more_is_taken_and_not_less_left() {
    use ChangeStep::{Above, Below, DownTo, UpTo};
    let text = book(HUNDRED, "", CLASSES, ELSE_C).canonical();
    let taking = |at: &str, code: u8| {
        format!(
            r#"{{"id":"{at}","code":"{code}","title":"Lỗi","max":20,"start":"empty","events":[
            {{"id":"late","title":"Muộn","unit":"lần","effect":{{"each":-1}}}}]}}"#
        )
    };
    let penalty = |at: &str, code: &str, criteria: &[String]| {
        format!(
            r#"{{"id":"{at}","code":"{code}","title":"Trừ","penalty":{{"cap":20}},"criteria":[{}]}}"#,
            criteria.join(",")
        )
    };
    let first = penalty("p", "II", &[taking("q", 1), taking("r", 2)]);
    let second = penalty("o", "III", &[taking("x", 3)]);
    let penalties = format!(r#""sections":[{first},{second},"#);
    let rulebook = Rulebook::read(&text.replacen(r#""sections":["#, &penalties, 1)).expect("sound");
    let told = |of: ChangeOf, step: ChangeStep, lang| {
        let (bound, by) = (exact("-10"), exact("1"));
        let (standing, class) = (Standing::Ranked, Some(id("B")));
        let (promise, measured) = (Promise::Sure, Measured::Marked);
        let changes = vec![Change { of, step, bound, by, standing, class, promise, measured }];
        let outcome = Outcome { changes, ..evaluate(&rulebook, &marked("95")) };
        outcome.lines(&rulebook, lang).pop().map(|line| line.text).unwrap_or_default()
    };
    let section = || ChangeOf::Section(id("p"));
    for (of, step, wanted) in [
        (section(), Below, "Điểm mục II: bị trừ thêm quá 1 điểm (xuống dưới −10) thì thành Đạt."),
        (section(), DownTo, "Điểm mục II: bị trừ thêm 1 điểm (thành −10) thì thành Đạt."),
        (section(), UpTo, "Điểm mục II: bị trừ ít hơn 1 điểm (còn −10) thì thành Đạt."),
        (section(), Above, "Điểm mục II: bị trừ ít hơn quá 1 điểm (trên −10) thì thành Đạt."),
        (
            ChangeOf::Criterion(id("q")),
            DownTo,
            "Tiêu chí 1 Lỗi: bị trừ thêm 1 điểm (thành −10) thì thành Đạt.",
        ),
        (ChangeOf::Criterion(id("x")), UpTo, "Tiêu chí 3 Lỗi: bị trừ ít hơn 1 điểm (còn −10) thì thành Đạt."),
        (ChangeOf::Criterion(id("c")), UpTo, "Tiêu chí 1 Điểm: thêm 1 điểm (thành −10) thì thành Đạt."),
        (ChangeOf::Section(id("s")), UpTo, "Điểm mục I: thêm 1 điểm (thành −10) thì thành Đạt."),
    ] {
        assert_eq!(told(of, step, Lang::Vi), wanted);
    }
    assert_eq!(
        told(section(), Below, Lang::En),
        "Points of section II: over 1 point more taken away (below −10) would make it Đạt."
    );
}

#[test]
fn what_is_certain_of_an_unknown_class_says_why_and_shows_no_question_mark() {
    let gate =
        r#"{"id": "g", "title": "Tốt lần nữa", "when": "class = 'A' or class in ('A')", "effect": "refer"}"#;
    let rulebook = book(TWO, gate, CLASSES, ELSE_C);
    let marks = [(id("c"), Mark::Points(exact("40")))].into();
    let atoms = |lang| {
        let lines = evaluate(&rulebook, &Case { marks: Clone::clone(&marks), ..Case::default() });
        let lines = lines.lines(&rulebook, lang).into_iter();
        let lines = lines.skip_while(|line| line.kind != LineKind::Gate);
        lines.filter(|line| line.kind == LineKind::Atom).map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(
        atoms(Lang::Vi)[1..],
        ["hạng = Tốt: sai (dù còn thiếu dữ kiện)", "hạng là một trong (Tốt): sai (dù còn thiếu dữ kiện)"]
    );
    assert_eq!(atoms(Lang::En)[1], "class = Tốt: false (whatever is missing)");
}

#[test]
fn bounds_below_nought_are_joined_like_others() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 9, "start": {"formula":
        "if(input.grown >= 0%, 9, if(input.grown >= -5%, 6, if(input.grown >= -10%, 3, 0)))"}}"#;
    let more =
        format!(r#"{ELSE_C} "inputs": [{{"id": "grown", "title": "Tăng", "kind": "percent", "min": -1}}],"#);
    let rulebook = book(criterion, "", CLASSES, &more);
    let case = Case { inputs: [(id("grown"), Value::Number(exact("-0.07")))].into(), ..Case::default() };
    assert_eq!(
        of_kind(&rulebook, &case, LineKind::Criterion, Lang::Vi),
        ["1 Điểm: 3 (vì “Tăng” = −7% < −5% và ≥ −10%) / 9"]
    );
}

#[test]
fn a_gate_that_asks_for_a_fact_of_its_own_name_is_told_once() {
    let gate = r#"{"id": "g", "title": "Được miễn", "when": "input.free", "effect": "not_ranked", "scope": "year"},
        {"id": "h", "title": "Bị nhắc", "when": "input.told", "effect": {"lower": 1}}"#;
    let more = format!(
        r#"{ELSE_C} "inputs": [{{"id": "free", "title": "Được miễn", "kind": "flag"}}, {{"id": "told", "title": "Bị nhắc nhở", "kind": "flag"}}],"#
    );
    let rulebook = book(HUNDRED, gate, CLASSES, &more);
    let told = |past: Vec<Past>| {
        let inputs = [("free", false), ("told", false)].map(|(of, is)| (id(of), Value::Flag(is))).into();
        let period = Some(PeriodDates { start: date(2026, 12, 1), end: date(2026, 12, 31) });
        let history = Some(History { past, ..History::default() });
        let case = Case { inputs, period, history, ..marked("95") };
        let lines = evaluate(&rulebook, &case).lines(&rulebook, Lang::Vi).into_iter();
        let lines = lines.skip_while(|line| line.kind != LineKind::Gate).map(|line| line.text);
        lines.take_while(|line| !line.starts_with("Kết quả")).collect::<Vec<_>>()
    };
    assert_eq!(told(Vec::new()), ["Được miễn: không", "Bị nhắc: không", "Bị nhắc nhở: không"]);
    let june = Past {
        kind: Period::Month,
        days: PeriodDates { start: date(2026, 6, 1), end: date(2026, 6, 30) },
        class: None,
        total: None,
        max_total: None,
        inputs: Default::default(),
        gates: [id("g")].into(),
        titles: Default::default(),
    };
    assert_eq!(told(vec![june])[1], "Được miễn: không", "of this period it says another thing than its gate");
}

#[test]
fn a_gate_that_is_called_like_its_comparison_still_tells_the_figures() {
    let gate = r#"{"id": "g", "title": "tổng điểm < 50", "when": "total < 50", "effect": "nothing"}"#;
    let rulebook = book(HUNDRED, gate, CLASSES, ELSE_C);
    let lines = evaluate(&rulebook, &marked("40")).lines(&rulebook, Lang::Vi).into_iter();
    let told: Vec<String> =
        lines.skip_while(|line| line.kind != LineKind::Gate).map(|line| line.text).collect();
    assert_eq!(told[..2], ["tổng điểm < 50: có, chỉ ghi nhận", "tổng điểm < 50: đúng (40 < 50)"]);
}

#[test]
fn an_excuse_that_excuses_no_more_says_so() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}, "exempt": [{"id": "ill", "title": "Trực", "most": 2}]}]}"#;
    let rulebook = book(criterion, "", CLASSES, ELSE_C);
    let told = |count: u32, lang| {
        let (criterion, event, note) = (id("c"), id("late"), String::new());
        let late = Occurrence { criterion, event, count, points: None, exempt: Some(id("ill")), note };
        let case = Case { occurrences: vec![late], ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Criterion, lang).concat()
    };
    assert_eq!(told(3, Lang::Vi), "1 Giờ: 10 − 1 (Muộn: 3 lần, miễn 2 vì “Trực” (nhiều nhất 2)) = 9 / 10");
    assert_eq!(told(3, Lang::En), "1 Giờ: 10 − 1 (Muộn: 3 lần, excused: 2 for “Trực” (2 at most)) = 9 / 10");
    assert_eq!(told(1, Lang::Vi), "1 Giờ: 10 / 10; Muộn: 1 lần, miễn 1 vì “Trực”");
}

#[test]
fn what_a_line_is_worked_out_from_stands_beneath_it_a_step_further_in() {
    let more = format!(
        r#"{ELSE_C} "inputs": [{{"id": "n", "title": "Số buổi", "kind": "number"}}],
        "values": [{{"id": "due", "title": "Định mức", "value": "input.n * 2"}}, {{"id": "done", "title": "Mức đạt", "value": "value.due + 1"}}],"#
    );
    let criterion =
        r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"formula": "FORMULA"}}"#;
    let classes = r#"{"id": "A", "title": "Tốt", "when": "value.done >= 50 or total >= 90 and value.due >= 1"}, {"id": "C", "title": "Kém"}"#;
    let told = |formula: &str| {
        let rulebook = book(&criterion.replace("FORMULA", formula), "", classes, &more);
        let case = Case { inputs: [(id("n"), Value::Number(exact("4")))].into(), ..Case::default() };
        let lines = evaluate(&rulebook, &case).lines(&rulebook, Lang::Vi).into_iter();
        let told =
            lines.filter(|line| matches!(line.kind, LineKind::Criterion | LineKind::Atom | LineKind::Value));
        told.map(|line| format!("{}{}", "  ".repeat(line.depth), line.text)).collect::<Vec<_>>()
    };
    let conditions = [
        "một trong 2 điều sau, không điều nào đúng:",
        "  Mức đạt ≥ 50: sai (9 < 50)",
        "    Mức đạt: Định mức + 1 = 8 + 1 = 9",
        "      Định mức: Số buổi × 2 = 4 × 2 = 8",
        "  cùng lúc 2 điều: sai",
    ];
    assert_eq!(told("input.n")[1..6], conditions);
    let beneath = ["1 Điểm: Mức đạt = 9 / 100", conditions[2], conditions[3]].map(str::trim_start);
    let used = told("value.done");
    assert_eq!(used.iter().map(|line| line.trim_start()).take(3).collect::<Vec<_>>(), beneath);
    assert!(used[1].starts_with("  M") && used[2].starts_with("    Đ"), "{used:#?}");
    assert_eq!(used[4], "  Mức đạt ≥ 50: sai (9 < 50)");
    assert_eq!(used[5], "  cùng lúc 2 điều: sai", "nothing is told twice");
}

#[test]
fn a_day_in_english_is_not_taken_for_another() {
    let more = format!(r#"{ELSE_C} "inputs": [{{"id": "d", "title": "Ngày ký", "kind": "date"}}],"#);
    let classes =
        r#"{"id": "A", "title": "Tốt", "when": "input.d >= '2010-01-01'"}, {"id": "C", "title": "Kém"}"#;
    let rulebook = book(HUNDRED, "", classes, &more);
    let inputs = [(id("d"), Value::Date(date(2010, 3, 2)))].into();
    let told = of_kind(&rulebook, &Case { inputs, ..marked("9") }, LineKind::Atom, Lang::En).concat();
    assert!(told.contains("2 March 2010") && !told.contains("02/03"), "{told}");
}

#[test]
fn a_mark_that_stands_on_no_letter_is_left_out_of_the_lines() {
    let classes = r#"{"id": "A", "title": "\u0342Tốt", "when": "total >= 1"}, {"id": "C", "title": "Kém"}"#;
    let rulebook = book(HUNDRED, "", classes, ELSE_C);
    let lines = texts(evaluate(&rulebook, &marked("9")).lines(&rulebook, Lang::Vi));
    assert!(lines.contains(&"Class Tốt: đạt".to_owned()), "{lines:#?}");
    assert!(!lines.concat().contains('\u{342}'), "{lines:#?}");
}
