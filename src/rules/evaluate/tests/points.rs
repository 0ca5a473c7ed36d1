//! What can happen to points between the criteria and the total.

use super::*;

/// A set of whole sections.
pub(super) fn sections(sections: &str, classes: &str) -> Rulebook {
    let small = book(HUNDRED, "", classes, REFER).canonical();
    let mut set: serde_json::Value = serde_json::from_str(&small).expect("json");
    set["sections"] = serde_json::from_str(sections).expect("json");
    Rulebook::read(&set.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A sheet of what was reached, in percent, and of a skill out of sixty.
const FACTORY: &str = include_str!("../../../../fixtures/units/factory/1-cong-nhan.json");

#[test]
fn a_number_beyond_its_bounds_is_unknown_and_an_unknown_one_lies_within_them() {
    let rulebook = Rulebook::read(FACTORY).expect("sound");
    let with = |reached: &str, skill: Option<&str>| {
        let mut case = Case::default();
        case.inputs.insert(id("dat"), Value::Number(exact(reached)));
        case.inputs.extend(skill.map(|skill| (id("tay_nghe"), Value::Number(exact(skill)))));
        evaluate(&rulebook, &case)
    };
    assert_eq!(class(&with("98%", Some("60"))), Some("b"));
    assert_eq!(class(&with("104.5%", Some("60"))), Some("a"));
    for (reached, skill, missing) in
        [("98", "60", "dat"), ("104.5%", "600", "tay_nghe"), ("104.5%", "-38", "tay_nghe")]
    {
        let missing = vec![Missing::Input(id(missing))];
        assert_eq!(with(reached, Some(skill)).standing, Standing::Incomplete(missing), "{reached} {skill}");
    }
    assert_eq!(class(&with("10%", None)), Some("b"), "4 and at most 60 are less than 85");
    let why = with("98%", Some("60")).lines(&rulebook, crate::text::Lang::Vi);
    let lines: Vec<&str> = why.iter().map(|line| line.text.as_str()).collect();
    assert!(lines.iter().any(|line| line.contains("98%")), "{lines:#?}");
}

#[test]
fn worked_case_2_caps_a_bonus_section() {
    let rulebook = sections(
        r#"[{"id": "s", "code": "I", "title": "Chung", "criteria": [
            {"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}}]},
          {"id": "b", "code": "II", "title": "Thưởng", "bonus": {"cap": 10}, "criteria": [
            {"id": "d", "code": "2", "title": "Giải", "max": 20, "start": "empty", "events": [
              {"id": "big", "title": "Lớn", "unit": "giải", "effect": {"each": 3}},
              {"id": "small", "title": "Nhỏ", "unit": "giải", "effect": {"each": 2}}]}]}]"#,
        r#"{"id": "A", "title": "A", "when": "zeros = 0 and total > max_total"}, {"id": "B", "title": "B", "when": "true"}"#,
    );
    let mut case = marked("95");
    case.occurrences = vec![happened("d", "big", 3), happened("d", "small", 1)];
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((outcome.sections[1].sum, outcome.sections[1].points), (Some(exact("11")), Some(exact("10"))));
    assert_eq!((outcome.total, outcome.max_total), (Some(exact("105")), Some(exact("100"))));
    assert_eq!(class(&outcome), Some("A"));
    case.occurrences.clear();
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((outcome.total, class(&outcome)), (Some(exact("95")), Some("B")));
    let zeros = &outcome.classes[0].atoms[0];
    assert_eq!(zeros.values[0], Some(Value::Number(exact("0"))), "a bonus that nobody earned is no nought");
}

#[test]
fn worked_case_8_caps_the_total_with_its_bonus() {
    let mut set: serde_json::Value = serde_json::from_str(
        &sections(
            r#"[{"id": "s", "code": "I", "title": "Chung", "criteria": [
            {"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}}]},
          {"id": "b", "code": "II", "title": "Thưởng", "bonus": {"cap": 10}, "criteria": [
            {"id": "d", "code": "2", "title": "Giải", "max": 4, "start": {"points": {"step": 1}}}]}]"#,
            ABC,
        )
        .canonical(),
    )
    .expect("json");
    set["gates"] = serde_json::from_str(
        r#"[{"id": "g", "title": "Thiếu", "when": "total > 101", "effect": {"total_at_most": 49}}]"#,
    )
    .expect("json");
    let rulebook = Rulebook::read(&set.to_string()).expect("sound");
    let mut case = marked("98");
    case.marks.insert(id("d"), Mark::Points(exact("4")));
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((outcome.raw_total, outcome.total), (Some(exact("102")), Some(exact("49"))));
}

/// Five criteria of 4 points, of which the last applies to group `a` only.
fn five(otherwise: &str) -> Rulebook {
    let plain = |index: u32| {
        format!(
            r#"{{"id": "c{index}", "code": "{index}", "title": "T", "max": 4, "start": {{"points": {{"step": 1}}}}}}"#
        )
    };
    let all: Vec<String> = (1..=4).map(plain).collect();
    sections(
        &format!(
            r#"[{{"id": "s", "code": "I", "title": "Mục", "criteria": [{}, {{"id": "c5", "code": "5", "title": "T", "max": 4,
            "start": {{"points": {{"step": 1}}}}, "applies": {{"when": "member.group = 'a'", "otherwise": {otherwise}}}}}]}}]"#,
            all.join(", ")
        ),
        ABC,
    )
}

fn threes(group: &str) -> Case {
    let mut case = Case::default();
    for index in 1..=4 {
        case.marks.insert(id(&format!("c{index}")), Mark::Points(exact("3")));
    }
    case.fields.insert(Field::Group, Value::Text(group.into()));
    case
}

#[test]
fn worked_case_17_shares_points_among_those_that_are_left() {
    let outcome = evaluate(&five(r#"{"share": ["s.s"]}"#), &threes("b"));
    assert_eq!(outcome.criteria[0].points, Some(exact("3.75")));
    assert_eq!((outcome.criteria[0].max, outcome.criteria[4].max), (Some(exact("5")), Some(exact("0"))));
    assert_eq!((outcome.total, outcome.max_total), (Some(exact("15")), Some(exact("20"))));
    assert_eq!(outcome.criteria[4].counted, Counted::Shared);

    let outcome = evaluate(&five(r#"{"share": ["c.c1"]}"#), &threes("b"));
    assert_eq!(outcome.criteria[0].points, Some(exact("6")));
    assert_eq!(outcome.criteria[1].points, Some(exact("3")));
}

#[test]
fn points_that_nobody_is_left_to_receive_leave_the_sheet() {
    let mut case = threes("b");
    case.waived.insert(id("c1"), NotApplied::Excluded.into());
    let outcome = evaluate(&five(r#"{"share": ["c.c1"]}"#), &case);
    assert_eq!((outcome.total, outcome.max_total), (Some(exact("9")), Some(exact("12"))));
    assert_eq!(outcome.criteria[4].counted, Counted::Excluded);
}

#[test]
fn a_section_is_scaled_up_for_what_does_not_apply() {
    let outcome = evaluate(&five(r#""rescale""#), &threes("b"));
    let section = &outcome.sections[0];
    assert_eq!((section.sum, section.factor), (Some(exact("12")), Some(exact("5/4"))));
    assert_eq!((section.points, section.max), (Some(exact("15")), Some(exact("20"))));
}

#[test]
fn a_waived_criterion_leaves_everybodys_sheet() {
    let mut case = threes("a");
    case.marks.insert(id("c5"), Mark::Points(exact("0")));
    case.waived.insert(id("c5"), NotApplied::Excluded.into());
    assert_eq!(evaluate(&five(r#""full""#), &case).max_total, Some(exact("16")));
    case.waived.insert(id("c5"), NotApplied::Full.into());
    assert_eq!(evaluate(&five(r#""full""#), &case).total, Some(exact("16")));
}

#[test]
fn of_a_group_of_events_only_one_counts() {
    let criterion = |counts: &str| {
        format!(
            r#"{{"id": "c", "code": "1", "title": "Giải", "max": 10, "start": "empty", "events": [
            {{"id": "took", "title": "Tham gia", "unit": "lần", "effect": {{"each": 0.25}}}},
            {{"id": "led", "title": "Tổ chức", "unit": "lần", "effect": {{"each": 1}}}}],
            "groups": [{{"events": ["took", "led"], "counts": "{counts}"}}]}}"#
        )
    };
    let all = || vec![happened("c", "took", 3), happened("c", "led", 2)];
    assert_eq!(points(&criterion("best"), all()), exact("2"));
    assert_eq!(points(&criterion("one"), all()), exact("1"));
    assert_eq!(points(&criterion("best"), vec![happened("c", "took", 3)]), exact("0.75"));
    assert_eq!(
        points(&criterion("best"), vec![happened("c", "took", 9), happened("c", "led", 2)]),
        exact("2.25")
    );
    let deductions =
        criterion("best").replace("empty", "full").replace("0.25", "-0.25").replace(": 1}", ": -1}");
    assert_eq!(points(&deductions, all()), exact("8"));
}

#[test]
fn deductions_and_sums_of_a_section_stop_at_their_limits() {
    let with = |limits: &str, occurrences: Vec<Occurrence>| {
        let rulebook = sections(
            &format!(
                r#"[{{"id": "s", "code": "I", "title": "Mục", "limits": {limits}, "criteria": [
                {{"id": "c", "code": "1", "title": "A", "max": 10, "start": "full", "events": [
                    {{"id": "e", "title": "E", "unit": "lần", "effect": {{"each": -2}}}}]}},
                {{"id": "d", "code": "2", "title": "B", "max": 10, "start": "empty", "events": [
                    {{"id": "e", "title": "E", "unit": "lần", "effect": {{"each": 2}}}}]}}]}}]"#
            ),
            ABC,
        );
        evaluate(&rulebook, &Case { occurrences, ..Case::default() }).total
    };
    assert_eq!(with(r#"{"deductions": 3}"#, vec![happened("c", "e", 4)]), Some(exact("7")));
    assert_eq!(with(r#"{"deductions": 3}"#, vec![happened("c", "e", 1)]), Some(exact("8")));
    assert_eq!(with(r#"{"additions": 3}"#, vec![happened("d", "e", 4)]), Some(exact("13")));
    assert_eq!(with(r#"{"max": 12}"#, vec![happened("d", "e", 4)]), Some(exact("12")));
    assert_eq!(with(r#"{"min": 4}"#, vec![happened("c", "e", 5)]), Some(exact("4")));
}

/// A hundred points, and a section that takes up to twenty of them away.
fn taking(rest: &str) -> String {
    let late = r#"{"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -2}}"#;
    let gone = r#"{"id": "gone", "title": "Bỏ việc", "unit": "lần", "effect": "all"}"#;
    let rule = r#"{"id": "rule", "title": "Vi phạm", "unit": "lần", "effect": {"between": [-10, -5]}}"#;
    format!(
        r#"[{{"id": "t", "code": "II", "title": "Điểm trừ", "penalty": {{"cap": 20}}{rest}, "criteria": [
            {{"id": "m", "code": "II.1", "title": "Giờ giấc", "max": 15, "start": "empty", "events": [{late}, {gone}]}},
            {{"id": "v", "code": "II.2", "title": "Kỷ luật", "max": 10, "start": "empty", "events": [{rule}]}}]}},
          {{"id": "s", "code": "I", "title": "Mục", "max": 100, "criteria": [{HUNDRED}]}}]"#
    )
}

/// What happened: so often late, away or not, points for breaking a rule if somebody did.
fn against(points: &str, late: u32, gone: u32, rule: Option<&str>) -> Case {
    let mut occurrences = Vec::new();
    occurrences.extend((late > 0).then(|| happened("m", "late", late)));
    occurrences.extend((gone > 0).then(|| happened("m", "gone", gone)));
    occurrences.extend(rule.map(|rule| Occurrence { points: Some(exact(rule)), ..happened("v", "rule", 1) }));
    Case { occurrences, ..marked(points) }
}

#[test]
fn what_only_takes_away_lowers_the_total_and_not_the_maximum() {
    let rulebook = sections(&taking(""), ABC);
    assert_eq!(rulebook.max_total(), Some(exact("100")));
    let totals = |case: Case| {
        let outcome = evaluate(&rulebook, &case);
        (outcome.sections[0].points, outcome.total, outcome.max_total)
    };
    for (points, late, gone, rule, section, total) in [
        ("100", 0, 0, None, "0", "100"),
        ("100", 3, 0, Some("-5"), "-11", "89"),
        ("100", 9, 0, None, "-15", "85"),
        ("100", 1, 1, None, "-15", "85"),
        ("100", 9, 0, Some("-10"), "-20", "80"),
        ("5", 9, 0, Some("-10"), "-20", "0"),
    ] {
        let wanted = (Some(exact(section)), Some(exact(total)), Some(exact("100")));
        assert_eq!(totals(against(points, late, gone, rule)), wanted, "{points} {late} {gone} {rule:?}");
    }
    let open = evaluate(&rulebook, &Case { occurrences: vec![happened("v", "rule", 1)], ..marked("100") });
    assert_eq!((open.sections[0].points, class(&open)), (None, Some("A")), "five to ten off a hundred");
}

#[test]
fn what_only_takes_away_is_explained_by_how_much_it_can_take() {
    let rulebook = sections(&taking(""), ABC);
    let lines = |lang| -> Vec<String> {
        let outcome = evaluate(&rulebook, &against("100", 3, 0, Some("-5")));
        outcome.lines(&rulebook, lang).into_iter().map(|line| line.text).take(5).collect()
    };
    assert_eq!(
        lines(crate::text::Lang::Vi),
        [
            "II.1 Giờ giấc: 0 − 6 (Muộn: 3 lần) = −6 (trừ nhiều nhất 15)",
            "II.2 Kỷ luật: 0 − 5 (Vi phạm: 1 lần) = −5 (trừ nhiều nhất 10)",
            "Mục II Điểm trừ: −6 − 5 = −11 (trừ nhiều nhất 20)",
            "1 Điểm: 100 / 100",
            "Mục I Mục: 100 / 100",
        ]
    );
    let english = lines(crate::text::Lang::En);
    assert_eq!(english[2], "Section II Điểm trừ: −6 − 5 = −11 (at most 20 taken)");
}

#[test]
fn what_only_takes_away_can_be_asked_about_and_is_no_nought() {
    let classes = r#"{"id": "A", "title": "A", "when": "s.t >= -10 and c.m > -6 and zeros = 0"}, {"id": "B", "title": "B"}"#;
    let mut set: serde_json::Value =
        serde_json::from_str(&sections(&taking(""), ABC).canonical()).expect("json");
    set["classes"] = serde_json::from_str(&format!("[{classes}]")).expect("json");
    let rulebook = Rulebook::read(&set.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let class_of = |late, rule| {
        let outcome = evaluate(&rulebook, &against("90", late, 0, rule));
        outcome.class_before_gates.map(|class| class.to_string())
    };
    assert_eq!((class_of(0, None), class_of(2, Some("-6"))), (Some("A".into()), Some("A".into())));
    assert_eq!((class_of(3, None), class_of(2, Some("-7"))), (None, None));
}

#[test]
fn what_the_whole_sheet_may_lose_counts_what_sections_take_away_too() {
    let mut set: serde_json::Value =
        serde_json::from_str(&sections(&taking(""), ABC).canonical()).expect("json");
    set["limits"] = serde_json::json!({"deductions": 12});
    let rulebook = Rulebook::read(&set.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    for (points, late, gone, rule, total) in [
        ("100", 6, 0, None, "88"),
        ("100", 7, 0, None, "88"),
        ("100", 9, 0, Some("-10"), "88"),
        ("100", 0, 1, None, "88"),
        ("5", 9, 0, Some("-10"), "0"),
    ] {
        let outcome = evaluate(&rulebook, &against(points, late, gone, rule));
        assert_eq!(outcome.total, Some(exact(total)), "{points} {late} {gone} {rule:?}");
    }
    let lines = evaluate(&rulebook, &against("100", 9, 0, None)).lines(&rulebook, crate::text::Lang::En);
    assert!(lines.iter().any(|line| line.text.contains("−15 + 100 = 85") && line.text.contains("88 / 100")));
}
