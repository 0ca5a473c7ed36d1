mod along;
mod beyond;
mod by_points;
mod ceilings;
mod change;
mod convert;
mod earlier;
mod levels;
mod limits;
mod off_sheet;
mod open;
mod parts;
mod pointless;
mod points;
mod raising;
mod reached;
mod rounding;
mod single;
mod steps;
mod told;
mod totals;
mod ways;
mod year;

use self::single::by_facts_or_points;
pub(in crate::rules) use self::single::nearest;
use super::super::*;
use super::evaluate;
use crate::number::Exact;

/// A set of one section; `criteria`, `gates`, `classes`, `more` are JSON.
pub(in crate::rules) fn book(criteria: &str, gates: &str, classes: &str, more: &str) -> Rulebook {
    let text = format!(
        r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
        "sections": [{{"id": "s", "code": "I", "title": "Mục", "criteria": [{criteria}]}}],
        "gates": [{gates}], "classes": [{classes}], {more}
        "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean", "findings": {{"more_than": "1/2", "of": "present"}},
        "classes": {{"more_than": "1/2", "of": "valid"}}, "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#
    );
    Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"))
}

const REFER: &str = r#""otherwise": "refer","#;
const ABC: &str = r#"{"id": "A", "title": "A", "when": "total >= 75"}, {"id": "B", "title": "B", "when": "total >= 65"},
    {"id": "C", "title": "C", "when": "total >= 50"}, {"id": "D", "title": "D", "when": "true"}"#;

/// One criterion marked in points up to 100.
const HUNDRED: &str =
    r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 0.25}}}"#;

pub(in crate::rules) fn exact(text: &str) -> Exact {
    text.parse().expect("a number")
}

fn id<T: std::str::FromStr<Err = BadId>>(text: &str) -> T {
    text.parse().expect("an id")
}

pub(in crate::rules) fn marked(points: &str) -> Case {
    Case { marks: [(id("c"), Mark::Points(exact(points)))].into(), ..Case::default() }
}

fn happened(criterion: &str, event: &str, count: u32) -> Occurrence {
    Occurrence {
        criterion: id(criterion),
        event: id(event),
        count,
        points: None,
        exempt: None,
        note: String::new(),
    }
}

fn class(outcome: &Outcome) -> Option<&str> {
    outcome.class.as_ref().map(ClassId::as_str)
}

/// The points of one criterion, which starts full unless marked, after these occurrences.
fn points(criterion: &str, occurrences: Vec<Occurrence>) -> Exact {
    let rulebook = book(criterion, "", ABC, REFER);
    let case = Case { occurrences, ..Case::default() };
    evaluate(&rulebook, &case).criteria[0].points.expect("known")
}

#[test]
fn worked_case_1_takes_half_a_point_or_the_whole_criterion() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 8, "start": "full", "events": [
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -0.5}},
        {"id": "gone", "title": "Bỏ", "unit": "lần", "effect": "all"}]}"#;
    assert_eq!(points(criterion, vec![happened("c", "late", 1)]), exact("7.5"));
    assert_eq!(points(criterion, vec![happened("c", "late", 4), happened("c", "gone", 1)]), exact("0"));
    assert_eq!(points(criterion, vec![happened("c", "late", 17)]), exact("0"));
}

#[test]
fn worked_case_2_never_falls_below_nought() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Sổ", "max": 2.5, "start": "full", "events": [
        {"id": "bad", "title": "Sai", "unit": "lỗi", "effect": {"each": -2.5}}]}"#;
    assert_eq!(points(criterion, vec![happened("c", "bad", 1), happened("c", "bad", 1)]), exact("0"));
}

#[test]
fn an_event_stops_at_its_own_limit() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Họp", "max": 6, "start": "full", "events": [
        {"id": "away", "title": "Vắng", "unit": "buổi", "effect": {"each": -0.5}, "limit": -2}]}"#;
    assert_eq!(points(criterion, vec![happened("c", "away", 4)]), exact("4"));
    assert_eq!(points(criterion, vec![happened("c", "away", 40)]), exact("4"));
}

#[test]
fn what_the_committee_must_still_fix_is_missing() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Hồ sơ", "max": 10, "start": "full", "events": [
        {"id": "harm", "title": "Hậu quả", "unit": "vụ", "effect": {"between": [-5, -2]}}]}"#;
    let rulebook = book(criterion, "", r#"{"id": "A", "title": "A", "when": "total >= 7"}"#, REFER);
    let mut case = Case { occurrences: vec![happened("c", "harm", 1)], ..Case::default() };
    let missing = vec![Missing::Points(id("c"), id("harm"))];
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Incomplete(missing));
    case.occurrences[0].points = Some(exact("-3"));
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("A"));
}

#[test]
fn worked_case_3_leaves_out_what_does_not_apply() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Chung", "max": 80, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Chủ nhiệm", "max": 20, "start": {"points": {"step": 1}},
         "applies": {"when": "member.audience = 'gvcn'", "otherwise": "excluded"}}"#;
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 95 or max_total = 80 and total >= 75"},
        {"id": "B", "title": "B", "when": "true"}"#;
    let rulebook = book(criteria, "", classes, REFER);
    let mut case = marked("76");
    case.fields.insert(Field::Audience, Value::Text("khac".into()));
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((outcome.max_total, class(&outcome)), (Some(exact("80")), Some("A")));
    assert_eq!(outcome.criteria[1].counted, Counted::Excluded);

    case.fields.insert(Field::Audience, Value::Text("gvcn".into()));
    case.marks.insert(id("d"), Mark::Points(exact("18")));
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((outcome.max_total, class(&outcome)), (Some(exact("100")), Some("B")));

    case.fields.clear();
    assert!(matches!(evaluate(&rulebook, &case).standing, Standing::Incomplete(missing)
        if missing == [Missing::Field(Field::Audience)]));
}

#[test]
fn a_criterion_may_count_in_full_where_it_does_not_apply() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Trực", "max": 5, "start": {"points": {"step": 1}},
        "applies": {"when": "member.group = 'Nữ công'", "otherwise": "full"}}"#;
    let rulebook = book(criterion, "", r#"{"id": "A", "title": "A", "when": "zeros = 0"}"#, REFER);
    let mut case = marked("0");
    case.fields.insert(Field::Group, Value::Text("Tổ 1".into()));
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((outcome.total, class(&outcome)), (Some(exact("5")), Some("A")));
}

#[test]
fn worked_case_4_lowers_by_one() {
    let gate = r#"{"id": "g", "title": "Sai quy trình", "finding": "Có sai không?", "effect": {"lower": 1}}"#;
    let rulebook = book(HUNDRED, gate, ABC, REFER);
    let mut case = marked("77.5");
    case.findings.insert(id("g"), true);
    let outcome = evaluate(&rulebook, &case);
    assert_eq!(outcome.class_before_gates, Some(id("A")));
    assert_eq!((class(&outcome), outcome.gates[0].changed), (Some("B"), true));
}

#[test]
fn worked_case_5_needs_a_clean_record_where_the_class_does() {
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 95 and input.clean"},
        {"id": "B", "title": "B", "when": "total >= 85 and input.clean"},
        {"id": "C", "title": "C", "when": "total >= 65"}"#;
    let more = r#""inputs": [{"id": "clean", "title": "Sạch", "kind": "flag"}], "otherwise": "refer","#;
    let rulebook = book(HUNDRED, "", classes, more);
    let mut case = marked("97");
    let missing = vec![Missing::Input(id("clean"))];
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Incomplete(missing));
    case.inputs.insert(id("clean"), Value::Flag(false));
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("C"));
    case.inputs.clear();
    case.marks.insert(id("c"), Mark::Points(exact("66")));
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("C"), "clean or not, 66 points are a C");
}

#[test]
fn worked_case_6_shows_the_points_of_who_is_not_ranked() {
    let gate = r#"{"id": "g", "title": "Không giáo án", "finding": "Có không?", "effect": "not_ranked"}"#;
    let rulebook = book(HUNDRED, gate, ABC, REFER);
    let mut case = marked("100");
    case.findings.insert(id("g"), true);
    let outcome = evaluate(&rulebook, &case);
    assert_eq!(
        (outcome.standing, outcome.class, outcome.total),
        (Standing::NotRanked, None, Some(exact("100")))
    );
}

#[test]
fn worked_case_7_bars_beyond_the_bound_and_refers_at_the_other() {
    let gates = r#"{"id": "year", "title": "Nghỉ", "when": "input.leave > 16", "effect": "not_ranked"},
        {"id": "round", "title": "Nghỉ đợt", "when": "input.leave / 2 >= 3", "effect": "refer"}"#;
    let more =
        r#""inputs": [{"id": "leave", "title": "Nghỉ", "kind": {"count": "buổi"}}], "otherwise": "refer","#;
    let rulebook = book(HUNDRED, gates, ABC, more);
    let with = |leave: &str| {
        let mut case = marked("80");
        case.inputs.insert(id("leave"), Value::Number(exact(leave)));
        let outcome = evaluate(&rulebook, &case);
        (outcome.standing.clone(), class(&outcome).map(str::to_owned))
    };
    assert_eq!(with("5"), (Standing::Ranked, Some("A".into())));
    assert_eq!(with("6"), (Standing::Referred, Some("A".into())));
    assert_eq!(with("16"), (Standing::Referred, Some("A".into())));
    assert_eq!(with("17"), (Standing::NotRanked, None));
}

#[test]
fn worked_case_8_works_out_a_formula_exactly_and_caps_the_total() {
    let formula = r#"{"id": "c", "code": "1", "title": "Kết quả", "max": 100,
        "start": {"formula": "(input.a + input.b + input.c) / 3 * 70% + 28"}}"#;
    let gate = r#"{"id": "g", "title": "Thiếu việc", "when": "input.a < 100 and total > 49", "effect": {"total_at_most": 49}}"#;
    let number = |name| format!(r#"{{"id": "{name}", "title": "{name}", "kind": "number"}}"#);
    let more =
        format!(r#""inputs": [{}, {}, {}], "otherwise": "refer","#, number("a"), number("b"), number("c"));
    let rulebook = book(formula, gate, ABC, &more);
    let with = |a: &str| {
        let inputs = [("a", a), ("b", "90"), ("c", "95")];
        let inputs = inputs.map(|(name, value)| (id(name), Value::Number(exact(value)))).into();
        evaluate(&rulebook, &Case { inputs, ..Case::default() })
    };
    assert_eq!(with("100").total, Some(exact("94.5")));
    let capped = with("98");
    assert_eq!((capped.total, class(&capped)), (Some(exact("49")), Some("D")));
    assert_eq!(
        capped.raw_total,
        exact("283")
            .over(exact("3"))
            .and_then(|mean| mean.times(exact("70%")))
            .and_then(|sum| sum.plus(exact("28")))
    );
}

#[test]
fn worked_case_9_refers_what_fits_no_class() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Một", "max": 96, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Hai", "max": 4, "start": "check"}"#;
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 95 and zeros = 0"},
        {"id": "B", "title": "B", "when": "total >= 85 and zeros = 0"},
        {"id": "C", "title": "C", "when": "total >= 65 and total < 85"}"#;
    let rulebook = book(criteria, "", classes, REFER);
    let mut case = marked("96");
    case.marks.insert(id("d"), Mark::Check(false));
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((outcome.standing, outcome.class), (Standing::Referred, None));
}

#[test]
fn worked_case_10_compares_the_exact_mean() {
    let mean = exact("38").over(exact("5")).expect("a mean");
    let at = |bound: &str| {
        let classes = format!(
            r#"{{"id": "A", "title": "A", "when": "c.c >= {bound}"}}, {{"id": "B", "title": "B", "when": "true"}}"#
        );
        let case = Case { marks: [(id("c"), Mark::Points(mean))].into(), ..Case::default() };
        class(&evaluate(&book(HUNDRED, "", &classes, REFER), &case)).map(str::to_owned)
    };
    assert_eq!(at("7.6").as_deref(), Some("A"));
    assert_eq!(at("7.61").as_deref(), Some("B"));
}

#[test]
fn gates_act_in_their_own_order_whatever_the_order_in_the_file() {
    let gates = r#"{"id": "f1", "title": "Ép B", "finding": "?", "effect": {"force": "B"}},
        {"id": "f2", "title": "Ép A", "finding": "?", "effect": {"force": "A"}},
        {"id": "m", "title": "Trần C", "finding": "?", "effect": {"at_most": "C"}},
        {"id": "l", "title": "Hạ", "finding": "?", "effect": {"lower": 9}},
        {"id": "r", "title": "Xét", "finding": "?", "effect": "refer"},
        {"id": "n", "title": "Không xét", "finding": "?", "effect": "not_ranked"},
        {"id": "s", "title": "Hoãn", "finding": "?", "effect": "suspend"},
        {"id": "t", "title": "Danh hiệu", "finding": "?", "effect": "no_title"}"#;
    let rulebook = book(HUNDRED, gates, ABC, REFER);
    let all = ["f1", "f2", "m", "l", "r", "n", "s", "t"];
    let with = |fired: &[&str]| {
        let mut case = marked("70");
        case.findings = all.iter().map(|gate| (id(gate), fired.contains(gate))).collect();
        evaluate(&rulebook, &case)
    };
    let result = |fired: &[&str]| {
        let outcome = with(fired);
        (outcome.standing.clone(), class(&outcome).map(str::to_owned))
    };
    let ranked = |class: &str| (Standing::Ranked, Some(class.to_owned()));
    assert_eq!(result(&[]), ranked("B"));
    assert_eq!(result(&["l"]), ranked("D"));
    assert_eq!(result(&["m"]), ranked("C"));
    assert_eq!(result(&["l", "f2"]), ranked("D"));
    assert_eq!(result(&["f1", "f2"]), ranked("B"));
    assert_eq!(result(&["f1", "m"]), ranked("C"), "a ceiling also holds for who is put into a class");
    assert_eq!(result(&["f2"]), ranked("A"));
    assert_eq!(result(&["m", "r"]), (Standing::Referred, Some("C".into())));
    assert_eq!(result(&["r", "n"]), (Standing::NotRanked, None));
    assert_eq!(result(&["n", "s"]), (Standing::Suspended, None));
    let idle = with(&["f1", "t"]);
    let changed =
        |gate: &str| idle.gates.iter().find(|result| result.id == id(gate)).map(|result| result.changed);
    assert_eq!((changed("f1"), changed("t"), idle.titles_barred), (Some(false), Some(true), true));
}

#[test]
fn an_open_finding_that_cannot_matter_does_not_hold_up_the_result() {
    let gates = r#"{"id": "m", "title": "Trần", "finding": "?", "effect": {"at_most": "B"}},
        {"id": "n", "title": "Không xét", "finding": "?", "effect": "not_ranked"}"#;
    let rulebook = book(HUNDRED, gates, ABC, REFER);
    let mut case = marked("60");
    case.findings.insert(id("n"), false);
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("C"));
    case.marks.insert(id("c"), Mark::Points(exact("80")));
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Incomplete(vec![Missing::Finding(id("m"))]));
    case.findings.insert(id("n"), true);
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::NotRanked);
}

#[test]
fn a_missing_mark_holds_up_the_result_only_where_it_matters() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Một", "max": 90, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Hai", "max": 10, "start": "check"}"#;
    let rulebook = book(criteria, "", ABC, REFER);
    assert_eq!(class(&evaluate(&rulebook, &marked("80"))), Some("A"));
    assert_eq!(class(&evaluate(&rulebook, &marked("51"))), Some("C"));
    let missing = vec![Missing::Mark(id("d"))];
    assert_eq!(evaluate(&rulebook, &marked("60")).standing, Standing::Incomplete(missing));
}

#[test]
fn arithmetic_without_a_result_is_named_and_decides_nothing() {
    let more = r#""inputs": [{"id": "n", "title": "Số", "kind": "number"}], "otherwise": "refer","#;
    let classes = r#"{"id": "A", "title": "A", "when": "100 / input.n > 1"}, {"id": "B", "title": "B", "when": "true"}"#;
    let rulebook = book(HUNDRED, "", classes, more);
    let mut case = marked("1");
    case.inputs.insert(id("n"), Value::Number(exact("0")));
    let missing = vec![Missing::Division("100 / input.n".into())];
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Incomplete(missing));

    let classes = r#"{"id": "A", "title": "A", "when": "input.n * input.n > 1"}, {"id": "B", "title": "B", "when": "true"}"#;
    let rulebook = book(HUNDRED, "", classes, more);
    case.inputs.insert(id("n"), Value::Number(exact(&"9".repeat(29))));
    let missing = vec![Missing::Overflow("input.n * input.n".into())];
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Incomplete(missing));
}

#[test]
fn dates_and_sets_decide_too() {
    let more = r#""inputs": [{"id": "moves", "title": "Phong trào", "kind": {"set": ["mot", "hai"]}, "default": []}],
        "otherwise": "refer","#;
    let classes = r#"{"id": "A", "title": "A", "when": "months(member.joined, period.end) >= 6 and 'hai' in input.moves"},
        {"id": "B", "title": "B", "when": "days(member.joined, '2026-10-31') >= 30"}"#;
    let rulebook = book(HUNDRED, "", classes, more);
    let day = |text: &str| text.parse().expect("a day");
    let mut case = marked("1");
    case.period = Some(PeriodDates { start: day("2026-10-01"), end: day("2026-10-31") });
    case.fields.insert(Field::Joined, Value::Date(day("2026-04-30")));
    case.inputs.insert(id("moves"), Value::Set(["hai".to_owned()].into()));
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("A"));
    case.fields.insert(Field::Joined, Value::Date(day("2026-05-01")));
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("B"));
    case.fields.insert(Field::Joined, Value::Date(day("2026-10-02")));
    assert_eq!(class(&evaluate(&rulebook, &case)), None);
}

#[test]
fn the_smallest_change_is_the_nearest_bound_that_matters() {
    let rulebook = book(HUNDRED, "", ABC, REFER);
    let change = |points: &str| {
        let change = nearest(&rulebook, &marked(points)).expect("a change");
        (change.step, change.by.to_string(), change.class.map(|class| class.to_string()).unwrap_or_default())
    };
    assert_eq!(change("72.5"), (ChangeStep::UpTo, "2.5".into(), "A".into()));
    assert_eq!(change("75"), (ChangeStep::Below, "0".into(), "B".into()));
    assert_eq!(change("65.25"), (ChangeStep::Below, "0.25".into(), "C".into()));
    assert_eq!(change("100"), (ChangeStep::Below, "25".into(), "B".into()));

    let capped = r#"{"id": "g", "title": "Trần", "finding": "?", "effect": {"at_most": "C"}}"#;
    let rulebook = book(HUNDRED, capped, ABC, REFER);
    let mut case = marked("64");
    case.findings.insert(id("g"), true);
    let change = nearest(&rulebook, &case).expect("a change");
    assert_eq!((change.step, change.bound), (ChangeStep::Below, exact("50")), "no points lead above the cap");
}

#[test]
fn marks_and_occurrences_that_do_not_fit_are_refused() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Một", "max": 8, "start": {"points": {"step": 0.5}}, "events": [
         {"id": "e", "title": "E", "unit": "lần", "effect": {"between": [-3, -1]}},
         {"id": "f", "title": "F", "unit": "lần", "effect": {"each": -1}}]},
        {"id": "d", "code": "2", "title": "Hai", "max": 4, "start": "check"},
        {"id": "e", "code": "3", "title": "Ba", "max": 4, "start": {"levels": [{"id": "l", "title": "L", "points": 4}]}},
        {"id": "f", "code": "4", "title": "Bốn", "max": 4, "start": "full"}"#;
    let rulebook = book(criteria, "", ABC, REFER);
    let allows = |criterion: &str, mark: Mark| rulebook.allows(&id(criterion), &mark);
    let points = |text: &str| Mark::Points(exact(text));
    assert_eq!(allows("c", points("7.5")), Ok(()));
    assert_eq!(allows("c", points("8.5")), Err(MarkFault::OutOfRange(exact("8"))));
    assert_eq!(allows("c", points("-0.5")), Err(MarkFault::OutOfRange(exact("8"))));
    assert_eq!(allows("c", points("7.25")), Err(MarkFault::OffStep(exact("0.5"))));
    assert_eq!(allows("c", Mark::Check(true)), Err(MarkFault::WantsPoints));
    assert_eq!(allows("d", points("4")), Err(MarkFault::WantsCheck));
    assert_eq!(allows("e", points("4")), Err(MarkFault::WantsLevel));
    assert_eq!(allows("e", Mark::Level(id("x"))), Err(MarkFault::UnknownLevel(id("x"))));
    assert_eq!(allows("f", points("4")), Err(MarkFault::NotMarked));
    assert_eq!(allows("g", points("4")), Err(MarkFault::UnknownCriterion));

    let with = |event: &str, count, points: Option<&str>| {
        let occurrence = Occurrence { points: points.map(exact), ..happened("c", event, count) };
        rulebook.allows_occurrence(&occurrence)
    };
    assert_eq!(with("e", 1, Some("-2")), Ok(()));
    assert_eq!(with("e", 1, Some("-4")), Err(OccurrenceFault::OutOfRange(exact("-3"), exact("-1"))));
    assert_eq!(with("f", 0, None), Err(OccurrenceFault::NoCount));
    assert_eq!(with("f", 1, Some("-1")), Err(OccurrenceFault::PointsFixed));
    assert_eq!(with("x", 1, None), Err(OccurrenceFault::UnknownEvent));
}
