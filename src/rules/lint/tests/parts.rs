//! Gates, quotas, and parts that do nothing.

use super::*;

const AB: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50")];

fn gate(rest: &str) -> String {
    format!(r#"{{"id": "g", "title": "G", {rest}}}"#)
}

/// A set of two classes with a gate.
fn gated(rest: &str) -> Rulebook {
    set(POINTS, &gate(rest), AB, LAST)
}

/// A set of two classes with these inputs and criteria.
fn with_inputs(inputs: &str, criteria: &str, classes: &[(&str, &str)]) -> Rulebook {
    set(criteria, "", classes, &format!(r#""inputs": [{inputs}], {LAST}"#))
}

/// A set of two classes with a quota.
pub(super) fn limited(quotas: &str) -> Rulebook {
    set(POINTS, "", AB, &format!(r#""quotas": [{quotas}], {LAST}"#))
}

pub(super) fn quota(id: &str, most: &str) -> String {
    format!(r#"{{"id": "{id}", "class": "a", "at_most": {most}, "within": "unit", "over": "rank"}}"#)
}

fn sentence(rulebook: &Rulebook) -> String {
    only(rulebook).sentence(Lang::En)
}

#[test]
fn a_gate_that_no_case_meets_is_named() {
    let never = "“G” can never fire: no case meets its condition.";
    assert_eq!(sentence(&gated(r#""when": "total > 100", "effect": "refer""#)), never);
    assert_eq!(sentence(&gated(r#""when": "class = 'a' and total < 80", "effect": "refer""#)), never);
    silent(&gated(r#""when": "total = 100", "effect": "refer""#));
    silent(&gated(r#""when": "class = 'a' and total < 90", "effect": "refer""#));
}

#[test]
fn a_gate_that_changes_nothing_is_named() {
    let idle = "“G” changes nothing, even when it fires.";
    assert_eq!(sentence(&gated(r#""finding": "Có không?", "effect": {"at_most": "a"}"#)), idle);
    assert_eq!(sentence(&gated(r#""finding": "Có không?", "effect": {"total_at_most": 100}"#)), idle);
    silent(&gated(r#""finding": "Có không?", "effect": {"at_most": "b"}"#));
    silent(&gated(r#""finding": "Có không?", "effect": {"total_at_most": 99}"#));
}

#[test]
fn a_gate_that_others_depend_on_changes_something() {
    let other = r#"{"id": "h", "title": "H", "finding": "?", "effect": "refer"}"#;
    let gates = |rest: &str, more: &str| {
        let gate = gate(&format!(r#""finding": "?", "effect": {{"at_most": "a"}}{rest}"#));
        set(POINTS, &format!("{gate}, {more}"), AB, LAST)
    };
    silent(&gates(r#", "excludes": ["h"]"#, other));
    silent(&gates("", r#"{"id": "h", "title": "H", "when": "finding.g", "effect": "refer"}"#));
    assert_eq!(sentence(&gates("", other)), "“G” changes nothing, even when it fires.");
}

#[test]
fn a_gate_that_forces_may_raise() {
    let finding = only(&gated(r#""finding": "Có không?", "effect": {"force": "b"}"#));
    assert_eq!(finding.severity, Severity::Warning);
    assert!(finding.example.expect("an example").words(Lang::En).ends_with("Z, then B."));
    silent(&gated(r#""finding": "Có không?", "effect": {"force": "z"}"#));
    silent(&gated(r#""when": "total >= 80", "effect": {"force": "b"}"#));
}

#[test]
fn a_capped_total_reaches_a_class_that_no_raw_total_reaches() {
    let classes = &[("a", "total >= 80"), ("b", "total = 49.25 and c.c > 60"), ("c", "total >= 20")];
    let capped = gate(r#""finding": "Có không?", "effect": {"total_at_most": 49.25}"#);
    silent(&set(POINTS, &capped, classes, LAST));
    assert_eq!(sentence(&set(POINTS, "", classes, LAST)), "The condition of “B” can never hold.");
}

#[test]
fn a_quota_of_nobody_is_an_error_and_one_of_everybody_worth_a_look() {
    let finding = only(&limited(&quota("q", r#"{"share": {"share": 0, "of": "members"}}"#)));
    assert_eq!(finding.severity, Severity::Error);
    assert!(finding.example.is_some());
    let finding = only(&limited(&quota("q", r#"{"share": {"share": "100%", "of": "members"}}"#)));
    assert_eq!(finding.severity, Severity::Warning);
    silent(&limited(&quota("q", r#"{"share": {"share": "20%", "of": "members"}}"#)));
}

#[test]
fn of_two_quotas_alike_the_looser_does_nothing() {
    let both = [quota("q", r#"{"count": 3}"#), quota("r", r#"{"count": 5}"#)].join(", ");
    assert_eq!(sentence(&limited(&both)), "This quota of “A” has no effect, because “q” is stricter.");
    // Whoever ties across the edge of the first is referred, so the second never sees them.
    silent(&limited(&[quota("r", r#"{"count": 5}"#), quota("q", r#"{"count": 3}"#)].join(", ")));
    let apart =
        [quota("q", r#"{"count": 5}"#), quota("r", r#"{"count": 3}"#).replace("unit", "group")].join(", ");
    silent(&limited(&apart));
}

#[test]
fn a_quota_over_several_sets_names_classes_that_all_of_them_have() {
    let has = limited(&quota("q", r#"{"count": 5}"#));
    let lacks = set(POINTS, "", &[("b", "total >= 50")], LAST);
    let quotas = has.set().quotas.clone();
    let found = lint_unit_quotas(&quotas, &[("Giáo viên", &has), ("Nhân viên", &lacks)]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].sentence(Lang::En),
        "The quota “q” over the whole unit names the class “a”, which the set “Nhân viên” lacks."
    );
    assert!(lint_unit_quotas(&quotas, &[("Giáo viên", &has)]).is_empty());
}

#[test]
fn an_input_that_nothing_uses_is_named() {
    let inputs = r#"{"id": "i", "title": "Nghỉ", "kind": {"count": "ngày"}, "default": 0}"#;
    assert_eq!(sentence(&with_inputs(inputs, POINTS, AB)), "Nothing uses the input “Nghỉ”.");
    silent(&with_inputs(inputs, POINTS, &[("a", "total >= 80 and input.i < 3"), ("b", "total >= 50")]));
}

#[test]
fn points_that_may_go_to_nobody_are_named() {
    let inputs = r#"{"id": "x", "title": "X", "kind": "flag"}, {"id": "y", "title": "Y", "kind": "flag"}"#;
    let criteria = |way: &str| {
        format!(
            r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": "check",
            "applies": {{"when": "input.x", "otherwise": {{"share": ["c.e"]}}}}}},
            {{"id": "e", "code": "I.3", "title": "E", "max": 4, "start": "check",
            "applies": {{"when": "input.y", "otherwise": "{way}"}}}}"#
        )
    };
    let finding = only(&with_inputs(inputs, &criteria("excluded"), AB));
    assert!(finding.sentence(Lang::En).starts_with("Where criterion I.2 does not apply"));
    assert!(finding.example.expect("an example").words(Lang::En).contains("X: no; Y: no"));
    silent(&with_inputs(inputs, &criteria("full"), AB));
}

#[test]
fn events_levels_and_caps_that_do_nothing_are_named() {
    let event = |effect: &str| {
        format!(
            r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": "full",
            "events": [{{"id": "e", "title": "Thưởng", "unit": "lần", "effect": {{"each": {effect}}}}}]}}"#
        )
    };
    let told = sentence(&set(&event("1"), "", AB, LAST));
    assert_eq!(told, "“Thưởng” cannot change the points of criterion I.2: they stand at the limit already.");
    silent(&set(&event("-1"), "", AB, LAST));
    let levels = |points: u32| {
        format!(
            r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": {{"levels": [
            {{"id": "t", "title": "Tốt", "points": 4}}, {{"id": "k", "title": "Khá", "points": {points}}}]}}}}"#
        )
    };
    assert_eq!(sentence(&set(&levels(4), "", AB, LAST)), "The level “Khá” brings as many points as “Tốt”.");
    silent(&set(&levels(3), "", AB, LAST));
}

#[test]
fn a_condition_on_whom_a_criterion_is_for_says_something() {
    let criteria = |when: &str| {
        format!(
            r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": "check",
            "applies": {{"when": "{when}", "otherwise": "excluded"}}}}"#
        )
    };
    let inputs = r#"{"id": "n", "title": "N", "kind": {"count": "buổi"}}"#;
    let told = |when: &str| sentence(&with_inputs(inputs, &criteria(when), AB));
    assert_eq!(told("input.n < 0"), "I.2 applies to nobody.");
    assert_eq!(told("input.n >= 0"), "I.2 applies to everybody, so its condition says nothing.");
    silent(&with_inputs(inputs, &criteria("input.n > 0"), AB));
}

#[test]
fn a_default_class_that_is_always_barred_is_an_error() {
    let with = |when: &str| set(POINTS, "", &[("a", "total >= 80"), ("b", when)], r#""default": "b","#);
    assert_eq!(sentence(&with("total > 100")), "Everybody starts in “B”, but its condition can never hold.");
    silent(&with("total > 50"));
}

#[test]
fn every_finding_stands_at_its_place_in_the_text() {
    let rulebook = set(POINTS, "", &[("a", "total >= 50"), ("b", "total >= 90")], LAST);
    let text = serde_json::to_string_pretty(&rulebook).expect("prints");
    let spot = only(&rulebook).spot(&text).expect("a place");
    assert_eq!(spot.place, "classes.b.when");
    assert!(spot.excerpt.starts_with(r#""when": "total >= 90""#), "{}", spot.excerpt);
}

#[test]
fn what_a_formula_brings_goes_with_the_facts_that_it_is_worked_out_from() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Buổi", "max": 9, "start": {"formula": "input.n"}}"#;
    let inputs = r#""inputs": [{"id": "n", "title": "Buổi", "kind": {"count": "buổi"}, "max": 9}],"#;
    let never = |when: &[(&str, &str)]| -> Vec<String> {
        let found = lint(&set(criteria, "", when, &format!("{inputs} {LAST}")));
        let never = found.iter().filter(|finding| finding.sentence(Lang::En).ends_with("can never hold."));
        never.map(Finding::place).collect()
    };
    let (many, few) = ("input.n >= 5 and total = 9", "input.n <= 4 and total = 9");
    assert_eq!(never(&[("a", many), ("b", few)]), ["classes.b.when"]);
    assert_eq!(never(&[("a", few), ("b", many)]), ["classes.a.when"]);
}
