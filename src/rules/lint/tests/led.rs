//! Classes whose condition decides nothing, and what else leads there.

use super::*;

/// B takes all that C asks for.
const TAKEN: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50"), ("c", "total >= 60")];
/// C asks for what nobody has.
const NEVER: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50"), ("c", "total > 100")];

fn gate(when: &str, effect: &str) -> String {
    format!(r#"{{"id": "g", "title": "G", "when": "{when}", "effect": {effect}}}"#)
}

/// What is said of C, and whether it is an error.
fn of_c(rulebook: &Rulebook) -> (String, bool) {
    let found = lint(rulebook);
    let of_c: Vec<&Finding> = found.iter().filter(|finding| finding.place() == "classes.c.when").collect();
    let [finding] = of_c[..] else { panic!("{:#?}", told(rulebook)) };
    (finding.sentence(Lang::En), finding.is_error())
}

const NOBODY: &str =
    "Nobody can reach “C”: whoever meets its condition already falls in a class above, such as “A”.";
const TAKES: &str = "Whoever meets the condition of “C” already falls in a class above, such as “A”;";

#[test]
fn a_gate_that_cannot_reach_a_class_does_not_lead_there() {
    for (when, effect) in [
        // From B it leads to A, from whom has A nowhere.
        ("class = 'b'", r#"{"raise": 1}"#),
        ("class != 'z'", r#"{"raise": 1}"#),
        ("total >= 0", r#"{"raise": 2}"#),
        ("class = 'b'", r#"{"lower": 2}"#),
        ("class = 'z'", r#"{"lower": 1}"#),
        ("class = 'z'", r#"{"at_most": "c"}"#),
        ("total > 100", r#"{"force": "c"}"#),
        ("class = 'b' and total >= 90", r#"{"lower": 1}"#),
    ] {
        let (sentence, is_error) = of_c(&set(POINTS, &gate(when, effect), TAKEN, LAST));
        assert_eq!((sentence.as_str(), is_error), (NOBODY, true), "{when} {effect}");
    }
}

#[test]
fn a_gate_that_leads_to_a_class_is_shown_to_do_so() {
    for (when, effect) in [
        ("class = 'z'", r#"{"raise": 1}"#),
        ("class = 'b' and total < 60", r#"{"lower": 1}"#),
        ("class = 'a'", r#"{"lower": 2}"#),
        ("total >= 95", r#"{"at_most": "c"}"#),
        ("total = 0", r#"{"force": "c"}"#),
    ] {
        let rulebook = set(POINTS, &gate(when, effect), TAKEN, LAST);
        let (sentence, is_error) = of_c(&rulebook);
        assert_eq!((sentence, is_error), (format!("{TAKES} only other rules lead there."), false), "{when}");
        let (sentence, is_error) = of_c(&set(POINTS, &gate(when, effect), NEVER, LAST));
        let never = "The condition of “C” can never hold; only other rules lead there.";
        assert_eq!((sentence.as_str(), is_error), (never, false), "{when}");
    }
    let scoped = gate("total > 100", r#"{"lower": 1}"#).replace("}}", r#"}, "scope": "year"}"#);
    let (sentence, _) = of_c(&set(POINTS, &scoped, TAKEN, LAST));
    assert_eq!(sentence, format!("{TAKES} if anybody comes there, then only by other rules."));
}

#[test]
fn gates_that_act_together_may_lead_where_none_of_them_does() {
    let lower = |id: &str, by: u32| {
        format!(r#"{{"id": "{id}", "title": "G", "finding": "?", "effect": {{"lower": {by}}}}}"#)
    };
    let raise = r#"{"id": "r", "title": "R", "finding": "?", "effect": {"raise": 1}}"#;
    let only_a: &[(&str, &str)] = &[("a", "total >= 0"), ("b", "total >= 50"), ("c", "total >= 60")];
    let told = |gates: &[String]| of_c(&set(POINTS, &gates.join(", "), only_a, REFER)).0;
    assert_eq!(told(&[lower("g", 3), raise.to_owned()]), format!("{TAKES} only other rules lead there."));
    let at_most = format!("{TAKES} if anybody comes there, then only by other rules.");
    assert_eq!(told(&[lower("g", 1), lower("h", 1)]), at_most);
    assert_eq!(told(&[lower("g", 1), raise.to_owned()]), NOBODY);
}

#[test]
fn what_is_left_over_leads_to_the_class_that_takes_it() {
    let refer_to_c = r#""otherwise": {"class": "c"},"#;
    let (sentence, _) = of_c(&set(POINTS, "", TAKEN, refer_to_c));
    assert_eq!(sentence, format!("{TAKES} only other rules lead there."));
    let all: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 0"), ("c", "total >= 60")];
    assert_eq!(of_c(&set(POINTS, "", all, refer_to_c)), (NOBODY.to_owned(), true), "nothing is left over");
}

#[test]
fn a_quota_leads_to_the_class_below_if_anybody_is_in_its_own() {
    let told = |class: &str, at_most: &str, classes: &[(&str, &str)]| {
        let quota = format!(
            r#""quotas": [{{"id": "q", "class": "{class}", "at_most": {at_most}, "within": "unit", "over": "rank"}}],"#
        );
        of_c(&set(POINTS, "", classes, &format!("{quota} {LAST}"))).0
    };
    let at_most = format!("{TAKES} if anybody comes there, then only by other rules.");
    assert_eq!(told("b", r#"{"count": 3}"#, TAKEN), at_most);
    assert_eq!(told("a", r#"{"count": 3}"#, TAKEN), NOBODY);
    assert_eq!(told("b", r#"{"share": {"share": 1, "of": "members"}}"#, TAKEN), NOBODY);
    let nobody_in_b: &[(&str, &str)] = &[("a", "total >= 0"), ("b", "total >= 50"), ("c", "total >= 60")];
    assert_eq!(told("b", r#"{"count": 3}"#, nobody_in_b), NOBODY);
}

#[test]
fn a_class_without_a_condition_needs_a_gate_that_reaches_it() {
    let classes = |gates: &str| {
        let classes = r#"{"id": "a", "title": "A", "when": "total >= 50"}, {"id": "y", "title": "Y"}, {"id": "z", "title": "Z"}"#;
        let found = lint(&book(POINTS, gates, classes, LAST));
        found
            .iter()
            .filter(|finding| finding.sentence(Lang::En).contains("nothing leads anybody there"))
            .count()
    };
    assert_eq!(classes(&gate("class = 'z'", r#"{"lower": 1}"#)), 1);
    assert_eq!(classes(&gate("class = 'a'", r#"{"lower": 1}"#)), 0);
    assert_eq!(classes(&gate("class = 'a'", r#"{"lower": 2}"#)), 1);
    assert_eq!(classes(&gate("class = 'z'", r#"{"raise": 1}"#)), 0);
}

#[test]
fn the_remedy_of_a_condition_that_is_taken_is_to_correct_it() {
    let advice = |classes: &[(&str, &str)]| {
        let found = lint(&set(POINTS, &gate("total = 0", r#"{"force": "c"}"#), classes, LAST));
        let of_c = found.iter().find(|finding| finding.place() == "classes.c.when");
        let of_c = of_c.expect("a finding");
        (of_c.advice(Lang::En), of_c.example.as_ref().map(|example| example.words(Lang::En)))
    };
    let (taken, example) = advice(TAKEN);
    assert!(taken.starts_with("Correct it, or the condition of the class above;"), "{taken}");
    assert!(example.expect("an example").ends_with("points, A."));
    let (never, example) = advice(NEVER);
    assert_eq!(never, "Take the condition out, or correct it.");
    assert!(example.expect("an example").ends_with("Z, then C."));
}

#[test]
fn what_a_gate_forces_is_lowered_from_there_and_never_raised() {
    let gate = |id: &str, effect: &str| {
        format!(r#"{{"id": "{id}", "title": "G", "finding": "?", "effect": {{{effect}}}}}"#)
    };
    let told = |gates: [String; 2], classes: &[(&str, &str)]| {
        of_c(&set(POINTS, &gates.join(", "), classes, REFER)).0
    };
    let only_a =
        [("a", "total >= 0"), ("b", "total >= 50"), ("c", "total >= 60"), ("d", "total >= 70")].as_slice();
    let raised = told([gate("g", r#""force": "d""#), gate("h", r#""raise": 1"#)], only_a);
    assert_eq!(raised, NOBODY);
    let lowered = told([gate("g", r#""force": "b""#), gate("h", r#""lower": 1"#)], &only_a[..3]);
    assert_eq!(lowered, format!("{TAKES} if anybody comes there, then only by other rules."));
}

#[test]
fn a_gate_is_not_shown_to_lead_where_another_one_keeps_everybody_away() {
    for (leading, other) in [
        (gate("total >= 95", r#"{"at_most": "c"}"#), r#""not_ranked""#),
        (gate("class = 'a'", r#"{"lower": 2}"#), r#"{"force": "b"}"#),
    ] {
        let always = gate("total >= 0", other).replace(r#""id": "g""#, r#""id": "h""#);
        let (sentence, _) = of_c(&set(POINTS, &format!("{leading}, {always}"), TAKEN, LAST));
        assert_eq!(sentence, format!("{TAKES} if anybody comes there, then only by other rules."), "{other}");
    }
}

#[test]
fn where_a_class_cannot_be_told_a_gate_leads_on_from_it() {
    let classes = format!(
        r#"{}, {{"id": "y", "title": "Y"}}, {{"id": "z", "title": "Z"}}"#,
        class("a", "'a' in input.big")
    );
    let options = r#"["a", "b", "c", "d", "e", "f"]"#;
    let more =
        format!(r#""inputs": [{{"id": "big", "title": "Lớn", "kind": {{"set": {options}}}}}], {LAST}"#);
    let found = lint(&book(POINTS, &gate("class = 'a'", r#"{"lower": 1}"#), &classes, &more));
    assert!(!found.iter().any(|finding| finding.place() == "classes.y"), "{found:#?}");
}

#[test]
fn where_not_every_case_was_looked_at_a_gate_leads_from_each_class_with_a_condition() {
    let flags: Vec<String> = (1..=16).map(|at| format!("input.f{at}")).collect();
    let half = format!("count({}) = 8", flags.join(", "));
    let inputs: Vec<String> =
        (1..=16).map(|at| format!(r#"{{"id": "f{at}", "title": "F{at}", "kind": "flag"}}"#)).collect();
    let classes = format!(
        r#"{}, {}, {{"id": "y", "title": "Y"}}, {{"id": "z", "title": "Z"}}"#,
        class("a", &format!("{half} and total >= 50")),
        class("b", &format!("{half} and total < 20")),
    );
    let more = format!(r#""inputs": [{}], {LAST}"#, inputs.join(", "));
    let found = lint(&book(POINTS, &gate("class = 'b'", r#"{"lower": 1}"#), &classes, &more));
    assert!(!found.iter().any(|finding| finding.place() == "classes.y"), "{found:#?}");
}
