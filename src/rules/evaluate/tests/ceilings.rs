//! Ceilings that follow what something is: nobody above the unit, the head not above the department.

use super::*;

const CLASSES: &str = r#"{"id": "A", "title": "A", "when": "total >= 80"}, {"id": "B", "title": "B", "when": "total >= 50"},
    {"id": "C", "title": "C"}"#;

/// A gate that always acts, with this table.
fn set(table: &str) -> Rulebook {
    let gate = format!(
        r#"{{"id": "g", "title": "G", "when": "true", "effect": {{"at_most": {{"table": {{{table}}}}}}}}}"#
    );
    let more = r#""otherwise": {"class": "C"}, "inputs": [{"id": "dept", "title": "Phòng", "kind": {"choice": ["tốt", "khá"]}}],"#;
    book(HUNDRED, &gate, CLASSES, more)
}

const BY_INPUT: &str = r#""by_input": {"input": "dept", "classes": {"tốt": "A", "khá": "B"}}"#;
const BY_UNIT: &str = r#""by_unit_class": {"xuất sắc": "A", "khá": "B"}"#;

#[test]
fn a_head_is_not_above_the_department() {
    let rulebook = set(BY_INPUT);
    let of = |points: &str, dept: Option<&str>| {
        let mut case = marked(points);
        case.inputs.extend(dept.map(|dept| (id("dept"), Value::Text(dept.to_owned()))));
        evaluate(&rulebook, &case)
    };
    for (points, dept, wanted, changed) in [
        ("90", "tốt", "A", false),
        ("90", "khá", "B", true),
        ("60", "khá", "B", false),
        ("10", "khá", "C", false),
    ] {
        let outcome = of(points, Some(dept));
        assert_eq!((class(&outcome), outcome.gates[0].changed), (Some(wanted), changed), "{points} {dept}");
        let best = if dept == "tốt" { "A" } else { "B" };
        let ceiled = Ceiled { by: Some(dept.to_owned()), class: Some(id(best)) };
        assert_eq!(outcome.gates[0].ceiled, Some(ceiled));
    }
    assert_eq!(of("90", None).standing, Standing::Incomplete(vec![Missing::Input(id("dept"))]));
    assert_eq!(class(&of("60", None)), Some("B"), "whatever the department has");
    let open = Ceiled { by: None, class: None };
    assert_eq!(of("60", None).gates[0].ceiled, Some(open));
}

#[test]
fn nobody_is_above_the_unit() {
    let rulebook = set(BY_UNIT);
    let of = |points: &str, unit: Option<&str>| {
        let facts = UnitFacts { class: unit.map(str::to_owned), ..UnitFacts::UNKNOWN };
        evaluate_in(&rulebook, &marked(points), &facts)
    };
    assert_eq!(class(&of("90", Some("xuất sắc"))), Some("A"));
    assert_eq!(class(&of("90", Some("khá"))), Some("B"));
    assert_eq!(of("90", None).standing, Standing::Incomplete(vec![Missing::UnitClass]));
    assert_eq!(class(&of("60", None)), Some("B"));
    let outside = of("90", Some("kém"));
    assert_eq!(outside.standing, Standing::Incomplete(vec![Missing::NotInTable(id("g"))]));
    assert_eq!(outside.gates[0].ceiled, Some(Ceiled { by: Some("kém".into()), class: None }));
    assert_eq!(class(&of("10", Some("kém"))), Some("C"), "the last class is under every ceiling");
    assert_eq!(rulebook.tabled_unit_classes().into_iter().collect::<Vec<_>>(), ["khá", "xuất sắc"]);
    assert_eq!(rulebook.possible_unit_classes(), rulebook.tabled_unit_classes());
}

#[test]
fn a_table_that_always_says_the_same_still_leaves_an_unknown_unit_open() {
    let rulebook = set(r#""by_unit_class": {"khá": "B", "tốt": "B"}"#);
    assert_eq!(
        evaluate(&rulebook, &marked("90")).standing,
        Standing::Incomplete(vec![Missing::UnitClass]),
        "the unit may be in none of them"
    );
    let by_input = set(r#""by_input": {"input": "dept", "classes": {"tốt": "B", "khá": "B"}}"#);
    assert_eq!(class(&evaluate(&by_input, &marked("90"))), Some("B"), "an input is one of its options");
}

#[test]
fn an_open_gate_with_a_table_asks_for_what_would_matter() {
    let gate = r#"{"id": "g", "title": "G", "finding": "?", "effect": {"at_most": {"table": {"by_input":
        {"input": "dept", "classes": {"tốt": "A", "khá": "B"}}}}}}"#;
    let more = r#""otherwise": {"class": "C"}, "inputs": [{"id": "dept", "title": "Phòng", "kind": {"choice": ["tốt", "khá"]}}],"#;
    let rulebook = book(HUNDRED, gate, CLASSES, more);
    let mut case = marked("90");
    let both = vec![Missing::Input(id("dept")), Missing::Finding(id("g"))];
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Incomplete(both));
    case.inputs.insert(id("dept"), Value::Text("tốt".into()));
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("A"), "found or not");
    case.inputs.clear();
    case.findings.insert(id("g"), false);
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((class(&outcome), &outcome.gates[0].ceiled), (Some("A"), &None));
}

#[test]
fn a_raise_stops_at_the_ceiling_of_the_table() {
    let gates = format!(
        r#"{{"id": "r", "title": "R", "when": "true", "effect": {{"raise": 2}}}},
        {{"id": "g", "title": "G", "when": "true", "effect": {{"at_most": {{"table": {{{BY_UNIT}}}}}}}}}"#
    );
    let rulebook = book(HUNDRED, &gates, CLASSES, r#""otherwise": {"class": "C"},"#);
    let facts = UnitFacts { class: Some("khá".into()), ..UnitFacts::UNKNOWN };
    assert_eq!(class(&evaluate_in(&rulebook, &marked("10"), &facts)), Some("B"));
}
