//! Changes in what marks can come to: totals in the steps of the sheet, yes or no, levels.

use super::change::{LEAVE, RATE, change_by, found, seventy};
use super::points::sections;
use super::*;
use crate::text::Lang;

const ELSE_Z: &str = r#""otherwise": {"class": "Z"},"#;

/// The class that the nearest change leads to.
fn class_by(rulebook: &Rulebook, case: &Case) -> Option<String> {
    nearest(rulebook, case)?.class.map(|class| class.to_string())
}

#[test]
fn a_total_in_quarters_is_changed_by_quarters() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Việc", "max": 25, "start": "full", "events": [
        {"id": "e", "title": "Lỗi", "unit": "lần", "effect": {"each": -0.25}}]}"#;
    // As sheets print it: from 23 to 25, from 20 to 22.75.
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 23 and total <= 25"},
        {"id": "B", "title": "B", "when": "total >= 20 and total <= 22.75"}, {"id": "Z", "title": "Z"}"#;
    let rulebook = book(criterion, "", classes, ELSE_Z);
    let with = |count: u32| Case { occurrences: vec![happened("c", "e", count)], ..Case::default() };
    let down = found(ChangeOf::Total, ChangeStep::DownTo, "22.75", "1.75");
    assert_eq!(change_by(&rulebook, &with(2)), down);
    assert_eq!(class_by(&rulebook, &with(2)).as_deref(), Some("B"), "no total lies between the two");
    let up = found(ChangeOf::Total, ChangeStep::UpTo, "23", "0.5");
    assert_eq!(change_by(&rulebook, &with(10)), up);
    assert_eq!(class_by(&rulebook, &with(10)).as_deref(), Some("A"));
    // A bound between two steps is told as it is, for the next step beyond it comes to the same.
    let off = book(criterion, "", &classes.replace("22.75", "22.9").replace("23", "22.9"), ELSE_Z);
    assert_eq!(change_by(&off, &with(10)), found(ChangeOf::Total, ChangeStep::UpTo, "22.9", "0.4"));
}

#[test]
fn what_is_met_or_not_has_nothing_between() {
    let criteria = |events: &str| {
        format!(
            r#"{{"id": "m", "code": "1", "title": "Một", "max": 10, "start": "check" {events}}},
            {{"id": "n", "code": "2", "title": "Hai", "max": 10, "start": "check"}}"#
        )
    };
    let classes = r#"{"id": "A", "title": "A", "when": "c.m >= 5"}, {"id": "Z", "title": "Z"}"#;
    let rulebook = book(&criteria(""), "", classes, ELSE_Z);
    let case = |met: bool| Case {
        marks: [(id("m"), Mark::Check(met)), (id("n"), Mark::Check(true))].into(),
        ..Case::default()
    };
    let of = || ChangeOf::Criterion(id("m"));
    let mark = || ChangeOf::Mark(id("m"));
    assert_eq!(change_by(&rulebook, &case(false)), found(mark(), ChangeStep::UpTo, "1", "1"));
    assert_eq!(change_by(&rulebook, &case(true)), found(mark(), ChangeStep::DownTo, "0", "1"));
    let told = |rulebook: &Rulebook, met: bool, lang: Lang| {
        let lines = explained(rulebook, &case(met), &UnitFacts::UNKNOWN).lines(rulebook, lang);
        lines.last().map(|line| line.text.clone()).unwrap_or_default()
    };
    assert_eq!(told(&rulebook, false, Lang::Vi), "Tiêu chí 1 Một: nếu đạt thì thành A.");
    assert_eq!(told(&rulebook, true, Lang::En), "Criterion 1 Một: if not met, this would make it Z.");
    let late = r#", "events": [{"id": "e", "title": "Lỗi", "unit": "lần", "effect": {"each": -1}}]"#;
    let with_events = book(&criteria(late), "", classes, ELSE_Z);
    assert_eq!(
        change_by(&with_events, &case(true)),
        found(of(), ChangeStep::Below, "5", "5"),
        "events take from it"
    );
    assert_eq!(
        told(&with_events, true, Lang::En),
        "Criterion 1 Một: less than 5 (over 5 points less) would make it Z."
    );
}

#[test]
fn levels_are_changed_to_the_nearest_level_that_alters_the_result() {
    let criteria = r#"{"id": "m", "code": "1", "title": "Một", "max": 10, "start": {"levels": [
        {"id": "a", "title": "A", "points": 10}, {"id": "b", "title": "B", "points": 9},
        {"id": "c", "title": "C", "points": 6}, {"id": "d", "title": "D", "points": 1}]}},
        {"id": "n", "code": "2", "title": "Hai", "max": 10, "start": "check"}"#;
    let classes = r#"{"id": "A", "title": "A", "when": "c.m >= 8"}, {"id": "B", "title": "B", "when": "c.m >= 5"},
        {"id": "Z", "title": "Z"}"#;
    let rulebook = book(criteria, "", classes, ELSE_Z);
    let by = |level: &str| {
        let marks = [(id("m"), Mark::Level(id(level))), (id("n"), Mark::Check(true))];
        let case = Case { marks: marks.into(), ..Case::default() };
        (change_by(&rulebook, &case), class_by(&rulebook, &case))
    };
    let to = |level: &str, bound, by, class: &str| {
        let of = ChangeOf::Level(id("m"), id(level));
        (found(of, ChangeStep::UpTo, bound, by), Some(class.to_owned()))
    };
    assert_eq!(by("a"), to("c", "6", "2", "B"), "9 points are A as well");
    assert_eq!(by("c"), to("b", "9", "1", "A"));
    assert_eq!(by("d"), to("c", "6", "1", "B"));
}

#[test]
fn points_that_become_others_are_named_so() {
    let criterion = r#"{"id": "m", "code": "1", "title": "Một", "max": 10, "start": {"points": {"step": 1}}},
        {"id": "n", "code": "2", "title": "Hai", "max": 10, "start": {"points": {"step": 1}},
         "applies": {"when": "input.x", "otherwise": {"share": ["c.m"]}}}"#;
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 16"}, {"id": "Z", "title": "Z"}"#;
    let inputs = format!(r#"{ELSE_Z} "inputs": [{{"id": "x", "title": "X", "kind": "flag"}}],"#);
    let rulebook = book(criterion, "", classes, &inputs);
    let measured = |applies: bool| {
        let mut case = Case::default();
        case.inputs.insert(id("x"), Value::Flag(applies));
        case.marks.insert(id("m"), Mark::Points(exact("6")));
        case.marks.extend(applies.then(|| (id("n"), Mark::Points(exact("6")))));
        let change = nearest(&rulebook, &case).expect("a change");
        let written = serde_json::to_value(&change).expect("prints");
        (change.measured, written.get("measured").is_some())
    };
    assert_eq!(measured(true), (Measured::Marked, false));
    assert_eq!(measured(false), (Measured::Converted, true));
}

#[test]
fn a_section_is_not_changed_to_what_its_limits_keep_it_from() {
    let with = |limits: &str, start: &str, case: Case| {
        let text = format!(
            r#"[{{"id": "s", "code": "I", "title": "Mục", {limits} "criteria": [
                {{"id": "c", "code": "1", "title": "A", "max": 20, "start": {start}, "events": [
                    {{"id": "e", "title": "E", "unit": "lần", "effect": {{"each": -1}}}}]}}]}}]"#
        );
        let classes = r#"{"id": "A", "title": "A", "when": "s.s >= 15"}, {"id": "B", "title": "B", "when": "s.s >= 8"},
            {"id": "C", "title": "C"}"#;
        change_by(&sections(&text, classes), &case)
    };
    let points = r#"{"points": {"step": 1}}"#;
    let of_section = || ChangeOf::Section(id("s"));
    let up = found(of_section(), ChangeStep::UpTo, "15", "6");
    let down = found(of_section(), ChangeStep::Below, "8", "1");
    assert_eq!(with("", points, marked("9")), down);
    assert_eq!(with(r#""limits": {"min": 8},"#, points, marked("9")), up, "it never falls below 8");
    assert_eq!(
        with(r#""limits": {"min": 8},"#, points, marked("3")),
        found(of_section(), ChangeStep::UpTo, "15", "7")
    );
    let late = || Case { occurrences: vec![happened("c", "e", 11)], ..Case::default() };
    assert_eq!(with("", r#""full""#, late()), down);
    assert_eq!(with(r#""limits": {"deductions": 12},"#, r#""full""#, late()), up, "8 are left in any case");
    assert_eq!(with(r#""limits": {"deductions": 13},"#, r#""full""#, late()), down);
    let eleven = Case { marks: marked("20").marks, ..late() };
    assert_eq!(with(r#""limits": {"deductions": 12},"#, points, eleven), down, "fewer may be marked");
}

#[test]
fn points_that_a_section_never_falls_short_of_are_not_lost() {
    let of = |limits: &str, when: &str, marks: &str| {
        let section =
            format!(r#"[{{"id": "s", "code": "I", "title": "Một", {limits} "criteria": [{HUNDRED}]}}]"#);
        let classes = format!(
            r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}, {{"id": "C", "title": "C"}}"#
        );
        change_by(&sections(&section, &classes), &marked(marks))
    };
    let least = r#""limits": {"min": 40},"#;
    for (when, of_what) in [("s.s >= 40", ChangeOf::Section(id("s"))), ("total >= 40", ChangeOf::Total)] {
        assert_eq!(of(least, when, "45"), None, "{when}");
        assert_eq!(of(least, when, "30"), None, "{when}");
        assert_eq!(of("", when, "45"), found(of_what, ChangeStep::Below, "40", "5"), "{when}");
    }
    assert_eq!(of(least, "total > 40", "45"), found(ChangeOf::Total, ChangeStep::DownTo, "40", "5"));
}

#[test]
fn of_two_facts_the_one_that_leads_to_something_better_is_told() {
    let classes = r#"{"id": "A", "title": "A", "when": "input.k >= 5"}, {"id": "B", "title": "B"}"#;
    let gate = r#"{"id": "g", "title": "G", "when": "input.leave >= 5", "effect": "not_ranked"}"#;
    let more = format!(r#""otherwise": {{"class": "B"}}, "inputs": [{LEAVE}, {RATE}],"#);
    let criteria = format!(
        r#"{HUNDRED}, {{"id": "d", "code": "2", "title": "Hai", "max": 50, "start": {{"points": {{"step": 1}}}}}}"#
    );
    let rulebook = book(&criteria, gate, classes, &more);
    assert_eq!(change_by(&rulebook, &seventy()), found(ChangeOf::Input(id("k")), ChangeStep::UpTo, "5", "4"));
    let mut best = seventy();
    best.inputs.insert(id("k"), Value::Number(exact("9")));
    let nearest = found(ChangeOf::Input(id("leave")), ChangeStep::UpTo, "5", "2");
    assert_eq!(change_by(&rulebook, &best), nearest, "of those that lead to something worse");
}

#[test]
fn what_is_off_the_sheet_leaves_a_section_nothing() {
    let set = |applies: &str| {
        let section = format!(
            r#"[{{"id": "s", "code": "I", "title": "Một", "limits": {{"deductions": 3}}, "criteria": [
                {{"id": "c", "code": "1", "title": "A", "max": 10, "start": "full" {applies}, "events": [
                    {{"id": "e", "title": "E", "unit": "lần", "effect": {{"each": -1}}}}]}},
                {{"id": "d", "code": "2", "title": "B", "max": 20, "start": {{"points": {{"step": 1}}}}}}]}}]"#
        );
        let classes = r#"{"id": "A", "title": "A", "when": "s.s >= 5"}, {"id": "B", "title": "B"}, {"id": "C", "title": "C"}"#;
        sections(&section, classes)
    };
    let case = |points: &str| Case {
        marks: [(id("d"), Mark::Points(exact(points)))].into(),
        fields: [(Field::Sex, Value::Text("female".to_owned()))].into(),
        ..Case::default()
    };
    let off = r#", "applies": {"when": "member.sex = 'male'", "otherwise": "excluded"}"#;
    let below = found(ChangeOf::Section(id("s")), ChangeStep::Below, "5", "3");
    assert_eq!(change_by(&set(off), &case("8")), below);
    assert_eq!(change_by(&set(""), &case("8")), None, "seven points stay of the full one");
}
