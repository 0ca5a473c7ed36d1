//! Totals that are the same whatever a missing fact turns out to be.

use super::*;
use crate::text::Lang;

/// A criterion of ten points with a condition and what becomes of it where that does not hold.
fn ten(name: &str, when: &str, otherwise: &str) -> String {
    let applies = match when {
        "" => String::new(),
        _ => format!(r#", "applies": {{"when": "{when}", "otherwise": {otherwise}}}"#),
    };
    format!(
        r#"{{"id": "{name}", "code": "{name}", "title": "{name}", "max": 10, "start": {{"points": {{"step": 1}}}}{applies}}}"#
    )
}

/// Two criteria of ten points, the second of which applies under a condition.
fn pair(when: &str, otherwise: &str) -> String {
    [ten("x", "", ""), ten("y", when, otherwise)].join(", ")
}

fn set(criteria: &str) -> Rulebook {
    let inputs = r#""inputs": [{"id": "desk", "title": "Có bàn", "kind": "flag"},
        {"id": "duty", "title": "Việc", "kind": {"choice": ["a", "b", "c"]}}, {"id": "days", "title": "Ngày", "kind": {"count": "ngày"}},
        {"id": "then", "title": "Kỳ trước", "kind": "flag", "from": "earlier"},
        {"id": "f1", "title": "1", "kind": "flag"}, {"id": "f2", "title": "2", "kind": "flag"},
        {"id": "f3", "title": "3", "kind": "flag"}, {"id": "f4", "title": "4", "kind": "flag"}],"#;
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 15"}, {"id": "B", "title": "B"}"#;
    book(criteria, "", classes, &format!(r#"{inputs} "otherwise": {{"class": "B"}},"#))
}

fn case(marks: &[(&str, &str)]) -> Case {
    let marks = marks.iter().map(|(name, points)| (id(name), Mark::Points(exact(points))));
    Case { marks: marks.collect(), ..Case::default() }
}

/// The total and the most it can be, where they are known.
fn total(criteria: &str, marks: &[(&str, &str)]) -> (Option<Exact>, Option<Exact>) {
    let outcome = evaluate(&set(criteria), &case(marks));
    (outcome.total, outcome.max_total)
}

fn known(total: &str, most: &str) -> (Option<Exact>, Option<Exact>) {
    (Some(exact(total)), Some(exact(most)))
}

const FULL: [(&str, &str); 2] = [("x", "10"), ("y", "10")];
const RESCALE: &str = r#""rescale""#;
const EXCLUDED: &str = r#""excluded""#;

#[test]
fn twenty_of_twenty_either_way_is_known() {
    for otherwise in [RESCALE, r#"{"share": ["c.x"]}"#, r#""full""#] {
        for when in ["input.desk", "input.duty in ('a', 'b')", "input.days >= 3", "member.group = 'a'"] {
            assert_eq!(total(&pair(when, otherwise), &FULL), known("20", "20"), "{when} {otherwise}");
        }
    }
    assert_eq!(total(&pair("input.desk", RESCALE), &[("x", "0"), ("y", "0")]), known("0", "20"));
    assert_eq!(total(&pair("input.desk", RESCALE), &[("x", "7"), ("y", "7")]), known("14", "20"));
}

#[test]
fn a_total_that_the_fact_alters_stays_open_and_names_it() {
    let outcome = evaluate(&set(&pair("input.desk", RESCALE)), &case(&[("x", "10"), ("y", "4")]));
    assert_eq!((outcome.total, outcome.max_total), (None, Some(exact("20"))));
    assert_eq!(outcome.standing, Standing::Incomplete(vec![Missing::Input(id("desk"))]), "14 or 20");
    assert_eq!((&outcome.total_open, outcome.total_despite.len()), (&vec![Missing::Input(id("desk"))], 0));
    let near = evaluate(&set(&pair("input.desk", RESCALE)), &case(&[("x", "10"), ("y", "5")]));
    assert_eq!((near.total, class(&near)), (None, Some("A")), "15 or 20");
    assert_eq!(total(&pair("input.desk", EXCLUDED), &FULL), (None, None), "20 of 20 or 10 of 10");
}

#[test]
fn criteria_that_depend_on_one_fact_are_not_taken_each_by_itself() {
    let turns = |one: &str, other: &str| [ten("x", one, EXCLUDED), ten("y", other, EXCLUDED)].join(", ");
    assert_eq!(total(&turns("input.desk", "not input.desk"), &FULL), known("10", "10"));
    assert_eq!(total(&turns("input.duty = 'a'", "input.duty != 'a'"), &FULL), known("10", "10"));
    let third = |when: &str| [pair(when, RESCALE), ten("z", when, r#"{"share": ["c.x"]}"#)].join(", ");
    assert_eq!(total(&third("member.group = 'a'"), &[("x", "0"), ("y", "0"), ("z", "0")]), known("0", "30"));
    let formula = |name: &str, yes: &str, no: &str| {
        format!(
            r#"{{"id": "{name}", "code": "{name}", "title": "{name}", "max": 10, "start": {{"formula": "if(input.desk, {yes}, {no})"}}}}"#
        )
    };
    assert_eq!(total(&[formula("x", "5", "3"), formula("y", "0", "2")].join(", "), &[]), known("5", "20"));
}

#[test]
fn no_points_are_none_under_each_factor_that_an_answer_leads_to() {
    let times = |factor: &str| {
        let inputs = r#""inputs": [{"id": "desk", "title": "Có bàn", "kind": "flag"}, {"id": "k", "title": "K", "kind": "number"}],"#;
        let more = format!(r#"{inputs} "times": "{factor}", "otherwise": {{"class": "B"}},"#);
        let classes = r#"{"id": "A", "title": "A", "when": "total >= 5"}, {"id": "B", "title": "B"}"#;
        book(&ten("x", "", ""), "", classes, &more)
    };
    let total = |factor: &str, points: &str| evaluate(&times(factor), &case(&[("x", points)])).total;
    assert_eq!(total("if(input.desk, 1, 1/2)", "0"), Some(Exact::ZERO));
    assert_eq!(total("if(input.desk, 1, 1/2)", "4"), None, "4 or 2");
    assert_eq!(total("if(input.desk, 1, 1 / (input.k - input.k))", "0"), None, "it may have no value");
}

#[test]
fn so_many_open_facts_are_looked_at_in_every_way_as_make_sixteen_ways() {
    let shares = |others: &[&str]| {
        let rows = others.iter().enumerate();
        let rows = rows.map(|(at, when)| ten(&format!("c{at}"), when, RESCALE));
        [ten("x", "", "")].into_iter().chain(rows).collect::<Vec<_>>().join(", ")
    };
    let full = [("x", "10"), ("c0", "10"), ("c1", "10"), ("c2", "10"), ("c3", "10"), ("c4", "10")];
    let facts = ["input.f1", "input.f2", "input.f3", "input.f4", "input.days > 1"];
    let conditions = [1, 2, 3, 4, 5].map(|days| format!("input.days > {days}"));
    let conditions = conditions.each_ref().map(String::as_str);
    for others in [facts, conditions] {
        assert_eq!(total(&shares(&others[..4]), &full), known("50", "50"), "{others:?}");
        assert_eq!(total(&shares(&others), &full).0, None, "more are taken part by part");
    }
}

#[test]
fn a_choice_of_up_to_sixteen_is_looked_at_in_every_way() {
    let total = |options: usize| {
        let formula = |name: &str, first: u32, others: u32| {
            format!(
                r#"{{"id": "{name}", "code": "{name}", "title": "{name}", "max": 10, "start": {{"formula": "if(input.duty = 'o0', {first}, {others})"}}}}"#
            )
        };
        let options: Vec<String> = (0..options).map(|at| format!(r#""o{at}""#)).collect();
        let more = format!(
            r#""inputs": [{{"id": "duty", "title": "Việc", "kind": {{"choice": [{}]}}}}], "otherwise": {{"class": "A"}},"#,
            options.join(", ")
        );
        let criteria = [formula("x", 5, 3), formula("y", 0, 2)].join(", ");
        evaluate(&book(&criteria, "", r#"{"id": "A", "title": "A"}"#, &more), &Case::default()).total
    };
    assert_eq!([16, 17].map(total), [Some(exact("5")), None]);
}

#[test]
fn a_condition_that_is_known_hides_none_that_is_not() {
    let criteria = [ten("x", "input.f1", RESCALE), ten("y", "input.days >= 3", RESCALE)].join(", ");
    let mut known = case(&FULL);
    known.inputs.insert(id("f1"), Value::Flag(true));
    assert_eq!(evaluate(&set(&criteria), &known).total, Some(exact("20")));
}

#[test]
fn what_the_parts_know_by_themselves_no_way_takes_away() {
    let one = r#"{"id": "x", "code": "1", "title": "X", "max": 1, "start": {"points": {"step": 1}},
        "applies": {"when": "input.then", "otherwise": "excluded"}}"#;
    let inputs = r#""inputs": [{"id": "then", "title": "Kỳ trước", "kind": "flag", "from": "earlier"}]"#;
    let outcome = |limits: &str, when: &str| {
        let classes =
            format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
        let more = format!(
            r#"{inputs}, "times": "if(input.then, 1, 1/2)", {limits} "otherwise": {{"class": "B"}},"#
        );
        evaluate(&book(one, "", &classes, &more), &case(&[("x", "1")]))
    };
    // Without the criterion there are 0 points, and what 0 times an unknown factor is nobody knows.
    let held = outcome(r#""limits": {"min": 1},"#, "total = 1");
    assert_eq!((held.total, class(&held)), (Some(exact("1")), Some("A")));
    let free = outcome("", "total >= 0 and total <= 1");
    assert_eq!((free.total, class(&free)), (None, Some("A")), "nought or one");
}

#[test]
fn a_section_that_is_the_same_either_way_is_known_though_a_limit_settles_the_total() {
    let inputs = r#""inputs": [{"id": "desk", "title": "Có bàn", "kind": "flag"}],"#;
    let more = format!(r#"{inputs} "limits": {{"max": 10}}, "otherwise": {{"class": "B"}},"#);
    let classes = r#"{"id": "A", "title": "A", "when": "s.s = 20"}, {"id": "B", "title": "B"}"#;
    let outcome = evaluate(&book(&pair("input.desk", RESCALE), "", classes, &more), &case(&FULL));
    assert_eq!((outcome.total, class(&outcome)), (Some(exact("10")), Some("A")));
}

#[test]
fn what_an_earlier_meeting_may_have_said_is_not_supposed() {
    let formula = r#"{"id": "x", "code": "x", "title": "x", "max": 10, "start": {"formula": "if(input.then, 5, 3)"}},
        {"id": "y", "code": "y", "title": "y", "max": 10, "start": {"formula": "if(input.then, 0, 2)"}}"#;
    let mut asked = Case::default();
    assert_eq!(evaluate(&set(formula), &asked).total, None);
    asked.history = Some(History::default());
    assert_eq!(evaluate(&set(formula), &asked).total, Some(exact("5")), "none knew it; somebody will say it");
}

#[test]
fn the_explanation_says_the_total_and_what_does_not_matter_to_it() {
    let rulebook = set(&pair("input.desk", RESCALE));
    let outcome = evaluate(&rulebook, &case(&FULL));
    assert_eq!(class(&outcome), Some("A"));
    let told = |lang: Lang| {
        let lines = outcome.lines(&rulebook, lang).into_iter();
        lines.map(|line| line.text).take(5).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        told(Lang::En),
        "x x: 10 / 10\ny y: not known whether it applies\nSection I Mục: 10 + ? = ?; 20 in any case / 20\nTotal: 20 / 20\n\
         The total is the same whatever is still missing. “Có bàn” is not known."
    );
    assert_eq!(
        told(Lang::Vi),
        "x x: 10 / 10\ny y: chưa rõ có áp dụng không\nMục I Mục: 10 + ? = ?; trường hợp nào cũng là 20 / 20\nTổng: 20 / 20\n\
         Tổng không phụ thuộc vào điều còn thiếu. Chưa có dữ kiện “Có bàn”."
    );
}
