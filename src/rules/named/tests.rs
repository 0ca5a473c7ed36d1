//! Sets with named values beside the same sets with every formula written out.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value as Json;

use super::super::evaluate::tests::{book, exact};
use super::super::lint::lint;
use super::super::properties::random::{draws, read, whole_case};
use super::super::properties::whole::whole_sets;
use super::super::*;
use crate::text::Lang;

/// A quota of hours that is smaller for some, and who has too much against them.
const VALUES: &str = r#""values": [
    {"id": "norm", "title": "Định mức", "value": "270 * if(input.new, 50%, 1) * if(input.small, 80%, 1)"},
    {"id": "done", "title": "Mức đạt", "guide": "Không quá 1.", "value": "min(input.hours / value.norm, 1)"},
    {"id": "bad", "title": "Vi phạm nặng", "value": "finding.g or happened.c.late >= 2"},
    {"id": "few", "title": "Làm ít", "value": "value.done < 50%"}],"#;
const INPUTS: &str = r#""inputs": [
    {"id": "hours", "title": "Số giờ", "kind": "number", "min": 0},
    {"id": "new", "title": "Tập sự", "kind": "flag"}, {"id": "small", "title": "Con nhỏ", "kind": "flag"}],"#;
const FORMULA: &str = r#"{"id": "c", "code": "1", "title": "Giảng dạy", "max": 10, "start": {"formula": "value.done * 10"},
    "events": [{"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]}"#;
const GATE: &str =
    r#"{"id": "g", "title": "Kỷ luật", "finding": "Có bị kỷ luật không?", "effect": "nothing"}"#;

fn hours(classes: &str) -> Rulebook {
    book(FORMULA, GATE, classes, &format!(r#"{INPUTS} {VALUES} "otherwise": {{"class": "B"}},"#))
}

fn ab(when: &str) -> String {
    format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#)
}

fn case(hours: &str, new: bool) -> Case {
    let inputs =
        [("hours", Value::Number(exact(hours))), ("new", Value::Flag(new)), ("small", Value::Flag(true))];
    Case {
        inputs: inputs.map(|(id, value)| (id.parse().expect("an id"), value)).into(),
        findings: [("g".parse().expect("an id"), false)].into(),
        ..Case::default()
    }
}

fn explained(rulebook: &Rulebook, case: &Case, lang: Lang) -> Vec<(LineKind, String)> {
    let lines = evaluate(rulebook, case).lines(rulebook, lang).into_iter();
    lines.map(|line| (line.kind, line.text)).collect()
}

#[test]
fn a_value_is_what_it_is_worked_out_from() {
    let rulebook = hours(&ab("total >= 5 and not value.bad and not value.few"));
    let whole = evaluate(&rulebook, &case("162", false));
    assert_eq!(whole.total, Some(exact("7.5")));
    assert_eq!(whole.class.as_ref().map(ClassId::as_str), Some("A"));
    let half = evaluate(&rulebook, &case("54", false));
    assert_eq!((half.total, half.class.as_ref().map(ClassId::as_str)), (Some(exact("2.5")), Some("B")));
}

#[test]
fn while_a_fact_within_a_value_is_missing_the_value_is() {
    let rulebook = hours(&ab("value.done >= 100%"));
    let mut unknown = case("108", false);
    unknown.inputs.remove(&"new".parse().expect("an id"));
    let outcome = evaluate(&rulebook, &unknown);
    let Standing::Incomplete(missing) = &outcome.standing else { panic!("{:?}", outcome.standing) };
    assert_eq!(*missing, [Missing::Input("new".parse().expect("an id"))]);
    unknown.inputs.insert("hours".parse().expect("an id"), Value::Number(exact("300")));
    assert_eq!(evaluate(&rulebook, &unknown).standing, Standing::Ranked, "enough for either");
}

#[test]
fn the_explanation_says_what_a_value_comes_to_beneath_its_first_use() {
    let rulebook = hours(&ab("total >= 5"));
    let told = explained(&rulebook, &case("162", false), Lang::En);
    let criteria: Vec<&str> =
        told.iter().filter(|(kind, _)| *kind == LineKind::Criterion).map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        criteria,
        [
            "1 Giảng dạy: Mức đạt × 10 = 0.75 × 10 = 7.5 / 10",
            "Mức đạt: least of (Số giờ / Định mức; 1) = least of (162 / 216; 1) = 0.75",
            "Định mức: 270 × 1 (since “Tập sự”: no) × 80% (since “Con nhỏ”: yes) = 216",
        ]
    );
}

#[test]
fn what_waits_for_a_fact_is_told_where_the_value_is_worked_out() {
    let mut unknown = case("162", false);
    unknown.inputs.remove(&"new".parse().expect("an id"));
    let told = explained(&hours(&ab("total >= 5")), &unknown, Lang::En);
    let formula = told.into_iter().map(|(_, text)| text).find(|text| text.starts_with("1 Giảng dạy"));
    assert_eq!(formula.as_deref(), Some("1 Giảng dạy: Mức đạt × 10 = ? × 10 = ? / 10"));
}

#[test]
fn a_condition_with_a_name_is_told_by_it_and_taken_apart_once() {
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 9 and not value.bad"},
        {"id": "B", "title": "B", "when": "not value.bad and value.done >= 50%"}, {"id": "C", "title": "C"}"#;
    let rulebook =
        book(FORMULA, GATE, classes, &format!(r#"{INPUTS} {VALUES} "otherwise": {{"class": "C"}},"#));
    let lines = evaluate(&rulebook, &case("162", false)).lines_from_class(&rulebook, Lang::Vi);
    let told = lines.iter().filter(|line| matches!(line.kind, LineKind::Atom | LineKind::Value));
    let (kinds, texts): (Vec<LineKind>, Vec<&str>) = told.map(|line| (line.kind, line.text.as_str())).unzip();
    assert_eq!(
        texts,
        [
            "tổng điểm ≥ 9: sai (7,5 < 9)",
            "“Vi phạm nặng”: sai, nên điều này đúng",
            "một trong 2 điều sau, không điều nào đúng:",
            "Kỷ luật: không",
            "số lần “Muộn” ≥ 2: sai (0 < 2)",
            "“Vi phạm nặng”: sai, nên điều này đúng",
            "Mức đạt ≥ 50%: đúng (75% ≥ 50%)",
            "Mức đạt: nhỏ nhất (Số giờ / Định mức; 1) = nhỏ nhất (162 / 216; 1) = 75%",
            "Định mức: 270 × 1 (vì “Tập sự”: không) × 80% (vì “Con nhỏ”: có) = 216",
        ]
    );
    use LineKind::{Atom, Value};
    assert_eq!(kinds, [Atom, Atom, Value, Value, Value, Atom, Atom, Value, Value]);
    let other_way = evaluate(&rulebook, &case("162", false)).lines(&rulebook, Lang::Vi);
    for lines in [lines, other_way] {
        let norm = lines.iter().filter(|line| line.text.starts_with("Định mức: "));
        assert_eq!(norm.count(), 1, "whichever stands first, a value is told once");
    }
}

#[test]
fn a_condition_within_a_formula_is_told_with_its_reason() {
    let formula = r#"{"id": "c", "code": "1", "title": "Giảng dạy", "max": 10, "start": {"formula": "if(value.few, 2, 8)"},
        "events": [{"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]}"#;
    let more = format!(r#"{INPUTS} {VALUES} "otherwise": {{"class": "B"}},"#);
    let rulebook = book(formula, GATE, &ab("not value.bad"), &more);
    let told = explained(&rulebook, &case("54", false), Lang::En);
    let told: Vec<&str> =
        told.iter().filter(|(kind, _)| *kind == LineKind::Criterion).map(|(_, text)| text.as_str()).collect();
    assert_eq!(told[0], "1 Giảng dạy: 2 (since “Làm ít”: true) / 10");
    assert_eq!(told[1], "Làm ít: true (“Mức đạt” = 25% < 50%)");
}

#[test]
fn a_condition_that_is_written_anew_can_use_the_values() {
    let rulebook = hours(&ab("total >= 5"));
    let told = rulebook.in_words("value.few and value.norm > 5", Lang::En);
    assert_eq!(told.as_deref(), Some("Làm ít and Định mức > 5"));
}

#[test]
fn a_condition_with_a_name_that_chooses_is_told_as_what_it_chose() {
    let told = |value: &str, new: Option<bool>| {
        let values = format!(r#""values": [{{"id": "v", "title": "Đủ", "value": "{value}"}}],"#);
        let more = format!(r#"{INPUTS} {values} "otherwise": {{"class": "B"}},"#);
        let criterion = r#"{"id": "c", "code": "1", "title": "C", "max": 10, "start": "full"}"#;
        let mut case = case("100", new.unwrap_or(false));
        if new.is_none() {
            case.inputs.remove(&"new".parse().expect("an id"));
        }
        let told = explained(&book(criterion, GATE, &ab("value.v"), &more), &case, Lang::En);
        told.into_iter().find(|(kind, _)| *kind == LineKind::Atom).map(|(_, text)| text).unwrap_or_default()
    };
    let differ = "if(input.new, input.hours > 50, input.hours > 200)";
    assert_eq!(told(differ, Some(true)), "Đủ: true");
    assert_eq!(told(differ, Some(false)), "Đủ: false");
    assert_eq!(told(differ, None), "Đủ: not known");
    assert_eq!(told("if(input.new, input.hours > 50, input.hours > 60)", None), "Đủ: true");
}

#[test]
fn a_value_that_nothing_uses_is_pointed_out_and_what_it_uses_with_it() {
    let told = |when: &str| -> Vec<String> {
        let rulebook = hours(&ab(when));
        let found = lint(&rulebook).into_iter().filter(|finding| finding.place().starts_with("values"));
        found.map(|finding| format!("{}: {}", finding.place(), finding.sentence(Lang::En))).collect()
    };
    assert_eq!(told("value.bad or value.few"), Vec::<String>::new());
    assert_eq!(told("value.bad"), ["values.few: Nothing uses the value “Làm ít”."]);
}

#[test]
fn what_is_mistaken_in_a_value_is_pointed_out_where_it_is_written() {
    let values =
        r#""values": [{"id": "served", "title": "Đã làm", "value": "months(member.joined, period.end)"}],"#;
    let more = format!(r#"{values} "otherwise": {{"class": "B"}},"#);
    let criterion = r#"{"id": "c", "code": "1", "title": "C", "max": 10, "start": "check"}"#;
    let rulebook = book(criterion, "", &ab("value.served >= 6 and total >= 5"), &more);
    let places: Vec<String> = lint(&rulebook).iter().map(Finding::place).collect();
    assert_eq!(places, ["values.served.value"]);
}

#[test]
fn what_a_value_asks_too_much_of_is_pointed_out_where_it_is_written() {
    let values =
        r#""values": [{"id": "often", "title": "Nhiều lần", "value": "past.month.meetings >= 13"}],"#;
    let more = format!(r#"{values} "otherwise": {{"class": "B"}},"#);
    let criterion = r#"{"id": "c", "code": "1", "title": "C", "max": 10, "start": "check"}"#;
    let rulebook = book(criterion, "", &ab("value.often or total >= 5"), &more);
    let found = lint(&rulebook).into_iter();
    let told = found.filter(|finding| finding.sentence(Lang::En).contains("than there can be"));
    assert_eq!(told.map(|finding| finding.place()).collect::<Vec<_>>(), ["values.often.value"]);
}

#[test]
fn the_trace_keeps_what_a_value_rests_on_and_nothing_of_what_is_told_by_its_sides() {
    let values = r#""values": [{"id": "free", "title": "Còn rảnh", "value": "input.new"},
        {"id": "many", "title": "Số giờ quy đổi", "value": "input.hours"}],"#;
    let more = format!(r#"{INPUTS} {values} "otherwise": {{"class": "B"}},"#);
    let criterion = r#"{"id": "c", "code": "1", "title": "C", "max": 10, "start": "full"}"#;
    let figures = |when: &str| {
        let outcome = evaluate(&book(criterion, "", &ab(when), &more), &case("100", false));
        outcome.classes[0].atoms[0].figures.clone()
    };
    assert_eq!(figures("value.many >= 50"), [Some(Value::Number(exact("100")))]);
    assert_eq!(figures("input.hours >= 50"), []);
}

/// The set with every value written out where it is used.
fn written_out(text: &str) -> String {
    let mut set: Json = serde_json::from_str(text).expect("JSON");
    let values = set.as_object_mut().and_then(|fields| fields.remove("values")).unwrap_or_default();
    for value in values.as_array().into_iter().flatten().rev() {
        let word = |key: &str| value[key].as_str().expect("a text").to_owned();
        // A value may stand in those after it, so these are written out first.
        replace(&mut set, &format!("value.{}", word("id")), &format!("({})", word("value")));
    }
    set.to_string()
}

fn replace(json: &mut Json, from: &str, to: &str) {
    match json {
        Json::String(text) if text.contains(from) => *text = text.replace(from, to),
        Json::Array(list) => list.iter_mut().for_each(|inner| replace(inner, from, to)),
        Json::Object(fields) => fields.values_mut().for_each(|inner| replace(inner, from, to)),
        _ => {}
    }
}

/// What the lint says, without what is about values themselves.
fn found(rulebook: &Rulebook) -> Vec<(String, String)> {
    let told = lint(rulebook).into_iter().map(|finding| (finding.place(), finding.sentence(Lang::En)));
    told.filter(|(place, _)| !place.starts_with("values")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_set_decides_as_if_its_values_were_written_out(text in whole_sets(), draws in draws()) {
        let (named, plain) = (read(&text), read(&written_out(&text)));
        let case = whole_case(&named, &draws);
        let outcome = |rulebook: &Rulebook| {
            let outcome = super::super::explained(rulebook, &case, &UnitFacts::UNKNOWN);
            let gates: Vec<Truth> = outcome.gates.iter().map(|gate| gate.fired).collect();
            (outcome.standing, outcome.class, outcome.total, outcome.changes, gates)
        };
        prop_assert_eq!(outcome(&named), outcome(&plain));
    }
}

/// Small sets that use values wherever an expression can stand.
fn small_sets() -> impl Strategy<Value = String> {
    let when = || {
        select(vec![
            "value.weak",
            "total >= value.due",
            "total >= 3 and not value.weak",
            "value.unit = 'a' and value.days >= 2",
            "count(value.weak, input.leave > value.due) >= 1",
        ])
    };
    let criterion = select(vec![
        r#""start": {"formula": "min(value.due, 6)"}"#,
        r#""start": {"formula": "clamp(value.days, 0, 6)"}"#,
        r#""start": "check", "applies": {"when": "value.days > 1", "otherwise": "excluded"}"#,
        r#""start": {"points": {"step": 2}}"#,
    ]);
    let gate =
        prop::option::of((when(), select(vec![r#""refer""#, r#"{"lower": 1}"#, r#"{"total_at_most": 4}"#])));
    let times = select(vec!["", "", r#""times": "max(value.days / 3, 0)","#]);
    let criteria = prop::collection::vec(criterion, 1..3);
    (criteria, when(), when(), gate, times).prop_map(|(criteria, best, good, gate, times)| {
        let criteria = criteria.iter().enumerate();
        let criteria = criteria.map(|(at, rest)| {
            format!(r#"{{"id": "c{at}", "code": "{at}", "title": "C", "max": 6, {rest}}}"#)
        });
        let gate = gate.map(|(when, effect)| {
            format!(r#"{{"id": "g", "title": "G", "when": "{when}", "effect": {effect}}}"#)
        });
        let classes = format!(
            r#"{{"id": "A", "title": "A", "when": "{best}"}}, {{"id": "B", "title": "B", "when": "{good}"}}, {{"id": "C", "title": "C"}}"#
        );
        let more = format!(
            r#"{times} "inputs": [{{"id": "clean", "title": "Sạch", "kind": "flag"}},
                {{"id": "leave", "title": "Nghỉ", "kind": {{"count": "ngày"}}, "max": 6}}],
            "values": [{{"id": "days", "title": "Số ngày", "value": "if(input.clean, 3, 5) - input.leave"}},
                {{"id": "due", "title": "Phải đạt", "value": "max(value.days, 1) * 2"}},
                {{"id": "weak", "title": "Yếu", "value": "zeros > value.days or not input.clean and total < value.due"}},
                {{"id": "unit", "title": "Tổ", "value": "if(member.group = 'a', 'a', member.duty)"}}],
            "otherwise": {{"class": "C"}},"#
        );
        let criteria: Vec<String> = criteria.collect();
        book(&criteria.join(", "), &gate.unwrap_or_default(), &classes, &more).canonical()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_set_is_proven_as_if_its_values_were_written_out(text in small_sets()) {
        prop_assert_eq!(found(&read(&text)), found(&read(&written_out(&text))));
    }
}
