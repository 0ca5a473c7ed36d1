//! Changes of one thing: what is told, in which order, and what is left out.

use super::*;
use crate::text::Lang;

/// The nearest change of what is told first.
pub(in crate::rules) fn nearest(rulebook: &Rulebook, case: &Case) -> Option<Change> {
    nearest_that(rulebook, case, |_| true)
}

/// The same of facts and points, whatever marks or events may alter.
pub(super) fn by_facts_or_points(rulebook: &Rulebook, case: &Case) -> Option<Change> {
    nearest_that(rulebook, case, |change| {
        matches!(
            change.of,
            ChangeOf::Total
                | ChangeOf::Criterion(_)
                | ChangeOf::Section(_)
                | ChangeOf::Zeros
                | ChangeOf::Input(_)
        )
    })
}

fn nearest_that(rulebook: &Rulebook, case: &Case, is: fn(&Change) -> bool) -> Option<Change> {
    let changes = explained(rulebook, case, &UnitFacts::UNKNOWN).changes;
    let changes: Vec<Change> = changes.into_iter().filter(is).collect();
    let first = changes.first()?.of.clone();
    changes.into_iter().filter(|change| change.of == first).min_by_key(|change| change.by)
}

/// A criterion of points, one to be met, one with levels, and one with lateness; facts of each kind; two gates.
pub(super) fn sheet(a: &str, b: &str) -> Rulebook {
    let criteria = r#"{"id": "c", "code": "1", "title": "Việc", "max": 50, "start": {"points": {"step": 1}}},
        {"id": "met", "code": "2", "title": "Hội thao", "max": 10, "start": "check"},
        {"id": "level", "code": "3", "title": "Nền nếp", "max": 20, "start": {"levels": [
            {"id": "good", "title": "Tốt", "points": 20}, {"id": "fair", "title": "Khá", "points": 15},
            {"id": "weak", "title": "Yếu", "points": 0}]}},
        {"id": "time", "code": "4", "title": "Giờ giấc", "max": 20, "start": "full", "events": [
            {"id": "late", "title": "Đi muộn", "unit": "lần", "effect": {"each": -1}}]}"#;
    let gates = r#"{"id": "often", "title": "Muộn nhiều", "when": "happened.time.late >= 3", "effect": {"lower": 1}},
        {"id": "fault", "title": "Vi phạm", "finding": "Có không?", "effect": {"lower": 1}}"#;
    let classes = format!(
        r#"{{"id": "A", "title": "Giỏi", "when": "{a}"}}, {{"id": "B", "title": "Khá", "when": "{b}"}},
        {{"id": "C", "title": "Đạt"}}"#
    );
    let inputs = r#""otherwise": {"class": "C"}, "inputs": [
        {"id": "idea", "title": "Có sáng kiến", "kind": "flag"},
        {"id": "days", "title": "Ngày nghỉ", "kind": {"count": "ngày"}},
        {"id": "rate", "title": "Tỷ lệ", "kind": "percent", "max": "100%"},
        {"id": "dept", "title": "Phòng", "kind": {"choice": ["một", "hai", "ba"]}}],"#;
    book(criteria, gates, &classes, inputs)
}

/// Points, whether it was met, the level, how often late.
pub(super) fn case(points: &str, met: bool, level: &str, late: u32) -> Case {
    let marks = [
        (id("c"), Mark::Points(exact(points))),
        (id("met"), Mark::Check(met)),
        (id("level"), Mark::Level(id(level))),
    ];
    let inputs = [
        (id("idea"), Value::Flag(false)),
        (id("days"), Value::Number(exact("4"))),
        (id("rate"), Value::Number(exact("0.8"))),
        (id("dept"), Value::Text("hai".to_owned())),
    ];
    Case {
        marks: marks.into(),
        inputs: inputs.into(),
        findings: [(id("fault"), false)].into(),
        occurrences: vec![happened("time", "late", late)],
        ..Case::default()
    }
}

pub(super) fn told(rulebook: &Rulebook, case: &Case, lang: Lang) -> Vec<String> {
    let lines = explained(rulebook, case, &UnitFacts::UNKNOWN).lines(rulebook, lang).into_iter();
    lines.filter(|line| line.kind == LineKind::Change).map(|line| line.text).collect()
}

#[test]
fn a_yes_or_no_is_told_though_points_would_do_as_well() {
    let rulebook = sheet("total >= 90", "total >= 60");
    let short = case("48", false, "good", 0);
    assert_eq!(
        told(&rulebook, &short, Lang::Vi),
        [
            "Thiếu 2 điểm để đạt Giỏi.",
            "Tiêu chí 2 Hội thao: nếu đạt thì thành Giỏi.",
            "Tiêu chí 1 Việc: bớt 29 điểm (còn 19) thì thành Đạt.",
        ]
    );
    let either = sheet("total >= 99 or input.idea", "total >= 60");
    assert_eq!(
        told(&either, &short, Lang::En)[..2],
        ["11 points short of Giỏi.", "Có sáng kiến: if yes, this would make it Giỏi."]
    );
    let mut said = short;
    said.inputs.insert(id("idea"), Value::Flag(true));
    assert_eq!(told(&either, &said, Lang::Vi), ["Có sáng kiến: nếu không thì thành Khá."]);
}

#[test]
fn where_a_gate_lowers_both_its_removal_and_points_are_told() {
    let rulebook = sheet("total >= 90", "total >= 60");
    let lowered = case("20", true, "good", 3);
    assert_eq!(
        told(&rulebook, &lowered, Lang::Vi),
        [
            "Thiếu 23 điểm để đạt Khá. Số lần các việc đã ghi giữ nguyên.",
            "Đi muộn: bớt 1 lần (còn 2) thì thành Khá.",
        ]
    );
    let mut found = case("44", true, "good", 0);
    found.findings.insert(id("fault"), true);
    assert_eq!(
        told(&rulebook, &found, Lang::En),
        [
            "Vi phạm: if not found, this would make it Giỏi.",
            "Criterion 2 Hội thao: if not met, this would make it Đạt.",
        ]
    );
}

#[test]
fn levels_choices_and_numbers_are_told_where_points_do_not_lead_there() {
    let rulebook = sheet(
        "total >= 60 and level.level = 'good' and input.dept != 'hai'",
        "total >= 60 and (input.rate >= 90% or input.days < 2 or level.level = 'fair' or input.dept = 'ba')",
    );
    assert_eq!(
        told(&rulebook, &case("40", true, "good", 0), Lang::Vi),
        ["Phòng: nếu là “một” thì thành Giỏi.", "Ngày nghỉ: bớt 3 ngày (còn 1) thì thành Khá.",],
        "of choices and levels that are as near what leads furthest"
    );
}

#[test]
fn of_what_would_lose_the_class_nothing_is_told_that_is_not_there_so_far() {
    let rulebook = sheet("happened.time.late <= 1 and input.days <= 6", "total >= 0");
    let lost = |late: u32, days: &str| {
        let mut case = case("50", true, "good", late);
        case.inputs.insert(id("days"), Value::Number(exact(days)));
        told(&rulebook, &case, Lang::En)
    };
    assert_eq!(lost(1, "0"), ["Đi muộn: 1 lần more (making it 2) would make it Khá."]);
    assert_eq!(lost(0, "5"), ["Ngày nghỉ: 2 ngày more (making it 7) would make it Khá."]);
    assert_eq!(lost(0, "0"), Vec::<String>::new(), "anybody may be late");
}

#[test]
fn a_fact_that_says_who_somebody_is_is_not_told_otherwise() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Việc", "max": 10, "start": "check",
        "applies": {"when": "input.idea", "otherwise": "full"}}"#;
    let classes = r#"{"id": "A", "title": "A", "when": "c.c >= 10"}, {"id": "B", "title": "B"}"#;
    let more =
        r#""otherwise": {"class": "B"}, "inputs": [{"id": "idea", "title": "Đứng lớp", "kind": "flag"}],"#;
    let rulebook = book(criterion, "", classes, more);
    let mut case = Case::default();
    case.marks.insert(id("c"), Mark::Check(false));
    case.inputs.insert(id("idea"), Value::Flag(true));
    assert_eq!(told(&rulebook, &case, Lang::Vi), ["Tiêu chí 1 Việc: nếu đạt thì thành A."]);
}

#[test]
fn what_depends_on_others_is_said_to() {
    let classes =
        r#"{"id": "A", "title": "A", "when": "total >= unit.mean_total"}, {"id": "B", "title": "B"}"#;
    let rulebook = book(HUNDRED, "", classes, r#""otherwise": {"class": "B"},"#);
    let unit = UnitFacts { mean_total: Some(exact("50")), members: Some(4), class: None };
    let outcome = explained(&rulebook, &marked("70"), &unit);
    let last = |lang| outcome.lines(&rulebook, lang).pop().map(|line| line.text).unwrap_or_default();
    assert_eq!(outcome.changes, []);
    assert_eq!(
        last(Lang::Vi),
        "Hạng này còn tùy kết quả của cả đơn vị nên không nêu điều gì sẽ làm đổi hạng."
    );
    assert_eq!(
        last(Lang::En),
        "This depends on the results of the whole unit, so what would alter it is not told."
    );
}

#[test]
fn under_a_quota_what_would_lose_the_class_is_told_as_the_most_that_is_left() {
    let quota = r#""otherwise": {"class": "C"}, "quotas": [{"id": "q", "class": "A", "at_most": {"count": 1},
        "within": "unit", "over": "rank"}],"#;
    let classes = r#"{"id": "A", "title": "Giỏi", "when": "total >= 90"}, {"id": "B", "title": "Khá", "when": "total >= 70"},
        {"id": "C", "title": "Đạt"}"#;
    let own = book(HUNDRED, "", classes, quota);
    let rules = UnitRules::new(vec![&own]);
    let cases = [marked("98"), marked("95"), marked("80")];
    let entries: Vec<_> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
    let mut outcomes = classify(&rules, &entries).outcomes;
    let told = outcomes.iter_mut().zip(&cases).map(|(outcome, case)| {
        outcome.look_for_changes(&own, case, &UnitFacts::UNKNOWN);
        let lines = outcome.lines(&own, Lang::En).into_iter();
        lines.filter(|line| line.kind == LineKind::Change).map(|line| line.text).collect::<Vec<_>>()
    });
    let told: Vec<_> = told.collect();
    assert_eq!(
        told[0],
        ["Losing more than 8 points (below 90) would make it Khá at most (the quota may lower it sooner)."]
    );
    assert_eq!(
        told[1],
        ["A quota led to this, which depends on the results of others, so what would alter it is not told."]
    );
    assert_eq!(
        told[2],
        [
            "10 points short of the conditions for Giỏi (the quota still decides).",
            "Losing more than 10 points (below 70) would make it Đạt.",
        ]
    );
}

#[test]
fn a_number_is_followed_to_where_a_formula_jumps() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Kế hoạch", "max": 40,
        "start": {"formula": "if(input.sold >= 95% * input.plan, 40, if(input.sold >= 80% * input.plan, 12, 0))"}}"#;
    let classes = r#"{"id": "A", "title": "Tốt", "when": "total >= 30 and input.sold >= 1425"}, {"id": "B", "title": "Đạt", "when": "total >= 10"},
        {"id": "C", "title": "Kém"}"#;
    let inputs = r#""inputs": [{"id": "sold", "title": "Doanh thu", "kind": "number", "min": 0},
        {"id": "plan", "title": "Chỉ tiêu", "kind": "number", "min": 1}],"#;
    let rulebook = book(criterion, "", classes, &format!(r#"{inputs} "otherwise": {{"class": "C"}},"#));
    let inputs = [("sold", "1424.99"), ("plan", "1500")];
    let inputs = inputs.map(|(of, number)| (id(of), Value::Number(exact(number)))).into();
    let case = Case { inputs, ..Case::default() };
    let up = "Doanh thu: thêm 0,01 (thành 1425) thì thành Tốt.";
    assert!(
        told(&rulebook, &case, Lang::Vi).contains(&up.to_owned()),
        "{:?}",
        told(&rulebook, &case, Lang::Vi)
    );
}

#[test]
fn another_mark_is_told_as_more_or_as_less_points() {
    let criterion =
        r#"{"id": "c", "code": "1", "title": "Việc", "max": 2, "start": {"points": {"step": 1}}}"#;
    // What no change of points tells, since it cannot be worked out where a square turns.
    let told = |best: &str, good: &str, own: &str| {
        let classes = format!(
            r#"{{"id": "A", "title": "Tốt", "when": "{best}"}}, {{"id": "B", "title": "Khá", "when": "{good}"}},
            {{"id": "C", "title": "Đạt"}}"#
        );
        let rulebook = book(criterion, "", &classes, r#""otherwise": {"class": "C"},"#);
        told(&rulebook, &marked(own), Lang::Vi)
    };
    assert_eq!(
        told("(c.c - 0.25) * (c.c - 0.25) >= 3", "(c.c - 0.25) * (c.c - 0.25) > 0.1", "1"),
        [
            "Tiêu chí 1 Việc: thêm 1 điểm (thành 2) thì thành Tốt.",
            "Tiêu chí 1 Việc: bớt 1 điểm (còn 0) thì thành Đạt.",
        ]
    );
    assert_eq!(told("c.c * c.c < 1", "false", "0"), Vec::<String>::new(), "there is no mark below");
}

#[test]
fn on_a_scale_that_begins_high_the_marks_above_are_tried() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Việc", "max": 500, "start": {"points": {"step": 1, "levels": [
        {"id": "low", "title": "Thấp", "from": 300, "to": 350}, {"id": "high", "title": "Cao", "from": 351, "to": 500}]}}}"#;
    let classes = r#"{"id": "A", "title": "Tốt", "when": "level.c = 'high'"}, {"id": "B", "title": "Đạt"}"#;
    let rulebook = book(criterion, "", classes, r#""otherwise": {"class": "B"},"#);
    assert_eq!(
        told(&rulebook, &marked("340"), Lang::Vi),
        ["Tiêu chí 1 Việc: thêm 11 điểm (thành 351) thì thành Tốt."]
    );
}

#[test]
fn a_count_is_followed_beyond_the_numbers_that_are_tried_one_by_one() {
    let told = |from: u32| {
        let classes = format!(
            r#"{{"id": "A", "title": "Tốt", "when": "input.n * input.n = 7 or input.n >= {from}"}}, {{"id": "B", "title": "Đạt"}}"#
        );
        let more = r#""otherwise": {"class": "B"}, "inputs": [{"id": "n", "title": "Ca", "kind": {"count": "ca"}}],"#;
        let mut case = marked("1");
        case.inputs.insert(id("n"), Value::Number(Exact::ONE));
        told(&book(HUNDRED, "", &classes, more), &case, Lang::Vi)
    };
    assert_eq!(told(52), ["Ca: thêm 51 ca (thành 52) thì thành Tốt."]);
    assert_eq!(told(53), Vec::<String>::new(), "one more is too many to try");
}
