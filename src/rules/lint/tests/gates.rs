//! Gates that can never fire, change nothing, or raise.

use super::super::super::Truth;
use super::*;

const AB: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50")];

fn gate(rest: &str) -> String {
    format!(r#"{{"id": "g", "title": "G", {rest}}}"#)
}

fn flags(count: usize) -> String {
    let flag = |at| format!(r#"{{"id": "f{at}", "title": "F{at}", "kind": "flag"}}"#);
    format!(r#""inputs": [{}],"#, (1..=count).map(flag).collect::<Vec<_>>().join(", "))
}

/// Some of so many flags.
fn counted(flags: usize, how: &str) -> String {
    let named: Vec<String> = (1..=flags).map(|at| format!("input.f{at}")).collect();
    format!("count({}) {how}", named.join(", "))
}

fn sentences(rulebook: &Rulebook) -> Vec<String> {
    let found = lint(rulebook).into_iter().map(|finding| finding.sentence(Lang::En));
    found.filter(|told| !told.starts_with("Nothing uses")).collect()
}

const NEVER: &str = "“G” can never fire: no case meets its condition.";

#[test]
fn a_gate_that_looks_at_the_class_is_asked_in_every_block_or_nothing_is_said() {
    let never = |when: &str, classes: &[(&str, &str)], more: &str| {
        let gates = gate(&format!(r#""when": "{when}", "effect": "refer""#));
        sentences(&set(POINTS, &gates, classes, more))
    };
    let dead = &[("a", "total > 100"), ("b", "total >= 50")];
    assert_eq!(never("class = 'a'", dead, LAST), ["The condition of “A” can never hold.", NEVER]);
    let refer = r#""otherwise": "refer","#;
    assert_eq!(never("class = '' and total >= 50", AB, refer), [NEVER]);
    assert_eq!(never("class = '' and total < 50", AB, refer), Vec::<String>::new());
    let untold = [("a", "'a' in input.big")];
    let big = format!(
        r#"{LAST} "inputs": [{{"id": "big", "title": "Lớn", "kind": {{"set": ["a", "b", "c", "d", "e", "f"]}}}}],"#
    );
    assert_eq!(
        never("class = 'a'", &untold, &big),
        Vec::<String>::new(),
        "nobody can tell who is in the class"
    );
    // More blocks than are looked at: only what needs no class is still proven.
    let half = counted(6, "= 3");
    let many = [("a", half.as_str()), ("b", "total >= 50")];
    let more = format!("{LAST} {}", flags(6));
    assert!(never("total > 100", &many, &more).contains(&NEVER.to_owned()));
    let chosen = |bits: u32| {
        let flag = |at: u32| format!("{}input.f{}", if bits >> at & 1 == 1 { "" } else { "not " }, at + 1);
        (0..6).map(flag).collect::<Vec<_>>().join(" and ")
    };
    let three: Vec<u32> = (0..64_u32).filter(|bits| bits.count_ones() == 3).collect();
    for bits in [three[0], three[7], three[13], three[19]] {
        let when = format!("class = 'a' and {}", chosen(bits));
        assert!(!never(&when, &many, &more).contains(&NEVER.to_owned()), "{when}");
    }
}

#[test]
fn what_was_not_looked_at_whole_proves_nothing() {
    let half = counted(16, "= 8");
    let when = format!("{half} and total > 100");
    let gates = gate(&format!(r#""when": "{when}", "effect": "refer""#));
    let rulebook = set(POINTS, &gates, AB, &format!("{LAST} {}", flags(16)));
    let explorer = Explorer::new(&rulebook);
    let classes = Classes::new(&explorer);
    let gate = rulebook.gates().next().expect("a gate");
    let found = explorer.explore(
        &[gate.when().expect("a condition")],
        super::super::explore::Total::Capped,
        &explorer.space.everything(),
    );
    let verdict = super::super::gates::fires(&explorer, &classes, gate);
    assert_eq!((found.complete, verdict), (false, Verdict::Undecided));
}

#[test]
fn lowering_does_nothing_only_where_there_is_one_class() {
    let lowered = |classes: &str| {
        let gates = gate(r#""finding": "?", "effect": {"lower": 1}"#);
        sentences(&book(POINTS, &gates, classes, LAST))
    };
    let idle = "“G” changes nothing, even when it fires.".to_owned();
    assert!(lowered(r#"{"id": "z", "title": "Z"}"#).contains(&idle));
    assert!(
        !lowered(r#"{"id": "a", "title": "A", "when": "total >= 50"}, {"id": "z", "title": "Z"}"#)
            .contains(&idle)
    );
}

/// What is found of so many gates over the classes A, B and Z: the sentence, and the example that shows it.
fn shown_of(gates: &[&str]) -> Vec<String> {
    let gate = |(at, rest): (usize, &&str)| format!(r#"{{"id": "g{at}", "title": "G{at}", {rest}}}"#);
    let gates: Vec<String> = gates.iter().enumerate().map(gate).collect();
    let found = lint(&set(POINTS, &gates.join(", "), AB, LAST));
    let shown = |finding: &Finding| {
        let example = finding.example.as_ref().map(|example| example.words(Lang::En)).unwrap_or_default();
        format!("{} {example}", finding.sentence(Lang::En))
    };
    found.iter().map(shown).filter(|told| !told.contains("fires for everybody")).collect()
}

#[test]
fn a_gate_raises_whom_it_leaves_ranked_in_a_better_class() {
    let when = shown_of(&[r#""when": "total < 10", "effect": {"force": "b"}"#]);
    assert_eq!(when.len(), 1, "{when:?}");
    assert!(when[0].ends_with("Z, then B."), "{when:?}");
    let referred = shown_of(&[
        r#""finding": "?", "effect": {"force": "b"}"#,
        r#""when": "total >= 0", "effect": "refer""#,
    ]);
    assert_eq!(referred, Vec::<String>::new(), "the committee decides about all of them");
    let worse = shown_of(&[
        r#""finding": "?", "effect": {"force": "a"}"#,
        r#""when": "total >= 0", "effect": {"force": "z"}"#,
    ]);
    assert_eq!(worse, Vec::<String>::new(), "another forces the worst class");
}

#[test]
fn caps_by_a_finding_or_of_a_longer_scope_leave_the_rest_provable() {
    let fall = &[("a", "total >= 70 and total < 90"), ("b", "total >= 50")];
    let told = ["More points alone lead to a worse class: from “A” to “B”."];
    for cap in [
        r#""finding": "?", "effect": {"total_at_most": 60}"#,
        r#""when": "total >= 95", "scope": "year", "effect": {"total_at_most": 60}"#,
        r#""finding": "?", "scope": "term", "effect": {"total_at_most": 60}"#,
    ] {
        assert_eq!(sentences(&set(POINTS, &gate(cap), fall, LAST)), told, "{cap}");
    }
}

#[test]
fn a_gate_that_may_lower_in_vain_under_a_ceiling_is_pointed_out() {
    let told = |gates: &[&str]| -> Vec<String> {
        shown_of(gates).into_iter().filter(|told| told.contains("ceiling")).collect()
    };
    let lower = r#""finding": "?", "effect": {"lower": 1}"#;
    let both = told(&[lower, r#""finding": "?", "effect": {"at_most": "b"}"#]);
    assert_eq!(both.len(), 1, "{both:?}");
    assert!(
        both[0].starts_with(
            "Whom “G1” keeps at “B” at best, “G0” may not lower any further: the ceiling acts last."
        ),
        "{both:?}"
    );
    assert!(both[0].ends_with("A, then B."), "{both:?}");
    let none = Vec::<String>::new();
    let twice = r#""finding": "?", "effect": {"lower": 2}"#;
    assert_eq!(told(&[twice, r#""finding": "?", "effect": {"at_most": "b"}"#]), none);
    let excludes = r#""finding": "?", "effect": {"at_most": "b"}, "excludes": ["g0"]"#;
    assert_eq!(told(&[lower, excludes]), none);
    let always = |effect: &str| format!(r#""when": "total >= 0", "effect": {effect}"#);
    assert_eq!(told(&[lower, excludes, &always(r#""nothing""#)]), none, "what else fires is no matter");
    let decided = [lower, r#""finding": "?", "effect": {"at_most": "b"}"#, &always(r#""refer""#)];
    assert_eq!(told(&decided), none, "the committee decides about all of them");
    let apart = [
        r#""when": "total >= 90", "effect": {"lower": 1}"#,
        r#""when": "total < 90", "effect": {"at_most": "b"}"#,
    ];
    assert_eq!(told(&apart), none);
}

#[test]
fn a_gate_that_fires_for_everybody_is_named() {
    let told = |when: &str, inputs: &str| {
        let gates = gate(&format!(r#""when": "{when}", "effect": "not_ranked""#));
        sentences(&set(POINTS, &gates, AB, &format!("{LAST} {inputs}")))
    };
    let count = r#""inputs": [{"id": "n", "title": "N", "kind": {"count": "công"}}],"#;
    let always = ["“G” fires for everybody: every case meets its condition."];
    assert_eq!(told("total >= 90 or total < 90", ""), always);
    assert_eq!(told("input.n >= 0", count), always);
    assert_eq!(told("total >= 90 or total < 89", ""), Vec::<String>::new());
    assert_eq!(told("input.n >= 1", count), Vec::<String>::new());
}

#[test]
fn a_gate_that_forces_is_said_to_raise_only_from_where_somebody_can_be() {
    let raises = |forced: &str, more: &str| {
        let gates = gate(&format!(r#""finding": "?", "effect": {{"force": "{forced}"}}"#));
        let classes = &[("a", "total >= 80"), ("b", "total >= 50")];
        sentences(&set(POINTS, &gates, classes, more))
    };
    let from = |from: &str, class: &str| vec![format!("“G” may raise somebody {from} to “{class}”.")];
    assert_eq!(raises("a", LAST), from("from a lower class", "A"));
    assert_eq!(raises("a", REFER), from("from a lower class, or from none,", "A"));
    assert_eq!(raises("b", REFER), from("who fits no class", "B"));
    assert_eq!(raises("z", LAST), Vec::<String>::new());
}

#[test]
fn a_ceiling_in_a_table_is_looked_at_as_a_whole() {
    let inputs = r#""inputs": [{"id": "dept", "title": "Dept", "kind": {"choice": ["x", "y"]}}],"#;
    let by_input = |x: &str, y: &str| {
        let table = format!(r#"{{"by_input": {{"input": "dept", "classes": {{"x": "{x}", "y": "{y}"}}}}}}"#);
        let gates = gate(&format!(r#""finding": "?", "effect": {{"at_most": {{"table": {table}}}}}"#));
        let rulebook = set(POINTS, &gates, AB, &format!("{LAST} {inputs}"));
        lint(&rulebook).into_iter().map(|finding| finding.sentence(Lang::En)).collect::<Vec<_>>()
    };
    assert_eq!(by_input("a", "a"), ["“G” changes nothing, even when it fires."]);
    assert_eq!(by_input("a", "b"), Vec::<String>::new(), "the input is used");
    let by_unit = |when: &str| {
        let table = r#"{"by_unit_class": {"good": "a", "fair": "b"}}"#;
        let gates = gate(&format!(r#""when": "{when}", "effect": {{"at_most": {{"table": {table}}}}}"#));
        sentences(&set(POINTS, &gates, AB, LAST))
    };
    assert_eq!(by_unit("unit.class != 'good'"), Vec::<String>::new());
    assert_eq!(
        by_unit("unit.class = 'poor' or total < 60"),
        [
            "The table of “G” has no unit in “poor”, which another rule names; then no meeting can be prepared."
        ]
    );
    let quota = r#""quotas": [{"id": "q", "class": "a", "within": "unit", "over": "rank",
        "at_most": {"table": {"by_unit_class": {"good": "25%", "fair": "20%"}, "of": "members"}}}],"#;
    let condition = gate(r#""when": "unit.class = 'poor'", "effect": "refer""#);
    let told = sentences(&set(POINTS, &condition, AB, &format!("{LAST} {quota}")));
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_class_that_only_a_table_leads_to_is_no_error() {
    let table = r#"{"at_most": {"table": {"by_unit_class": {"good": "a", "fair": "y"}}}}"#;
    let gates = gate(&format!(r#""finding": "?", "effect": {table}"#));
    let below = &[("a", "total >= 50"), ("y", "total > 100")];
    assert!(!only(&set(POINTS, &gates, below, LAST)).is_error());
}

/// What is said of the effect of the first of some gates on a sheet of 40 and 60 points, with the example that shows it.
fn of_first(gates: &[&str], classes: &[(&str, &str)], more: &str) -> Vec<(String, Option<Example>)> {
    let two = format!(
        "{}, {}",
        r#"{"id": "a", "code": "1", "title": "A", "max": 40, "start": {"points": {"step": 1}}}"#,
        r#"{"id": "b", "code": "2", "title": "B", "max": 60, "start": {"points": {"step": 1}}}"#,
    );
    let gate = |(at, rest): (usize, &&str)| format!(r#"{{"id": "g{at}", "title": "G{at}", {rest}}}"#);
    let gates: Vec<String> = gates.iter().enumerate().map(gate).collect();
    let found = lint(&set(&two, &gates.join(", "), classes, more)).into_iter();
    let found = found.filter(|finding| finding.place() == "gates.g0.effect");
    found.map(|finding| (finding.sentence(Lang::En), finding.example)).collect()
}

/// A needs all points of the first criterion.
const ALL_OF_FIRST: &[(&str, &str)] = &[("a", "total >= 90 and c.a >= 40"), ("b", "total >= 70")];
/// Whoever has less than half of the first criterion is not higher than B anyway.
const HELD: &str = r#""when": "c.a < 20", "effect": {"at_most": "b"}"#;
const IN_VAIN: &str = "“G0” changes nothing: whoever it fires for is no higher than “B” anyway.";

#[test]
fn a_gate_that_holds_down_nobody_who_stands_higher_is_pointed_out() {
    let found = |gates: &[&str]| -> Vec<String> {
        let told = |(sentence, example): (String, Option<Example>)| {
            format!("{sentence} {}", example.map(|example| example.words(Lang::En)).unwrap_or_default())
        };
        of_first(gates, ALL_OF_FIRST, LAST).into_iter().map(told).collect()
    };
    let told = found(&[HELD]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with(&format!("{IN_VAIN} For example:")), "{told:?}");
    let lowered = found(&[r#""when": "total < 70", "effect": {"lower": 1}"#]);
    assert!(lowered.len() == 1 && lowered[0].contains("no higher than “Z” anyway"), "{lowered:?}");
    let none = Vec::<String>::new();
    for acts in [
        r#""when": "c.a <= 40", "effect": {"at_most": "b"}"#,
        r#""when": "c.a < 20", "effect": {"at_most": "z"}"#,
        r#""when": "c.a < 20", "scope": "year", "effect": {"at_most": "b"}"#,
        r#""when": "c.a < 20", "effect": {"at_most": "b"}, "excludes": ["g1"]"#,
        r#""finding": "?", "effect": {"at_most": "b"}"#,
        r#""when": "c.a < 20", "effect": {"lower": 1}"#,
    ] {
        assert_eq!(found(&[acts, r#""finding": "?", "effect": "no_title""#]), none, "{acts}");
    }
    assert_eq!(
        found(&[HELD, r#""finding": "?", "effect": {"raise": 1}"#]),
        none,
        "another lifts them above it"
    );
    assert_eq!(found(&[HELD, r#""when": "c.b >= 60", "effect": {"force": "a"}"#]), none);
}

#[test]
fn a_ceiling_of_which_something_was_said_already_is_not_said_to_hold_nobody_as_well() {
    let told = |gates: &[&str]| -> Vec<String> {
        of_first(gates, ALL_OF_FIRST, LAST).into_iter().map(|(sentence, _)| sentence).collect()
    };
    let of_best = r#""when": "c.a < 20", "effect": {"at_most": "a"}"#;
    assert_eq!(told(&[of_best]), ["“G0” changes nothing, even when it fires."]);
    let never = r#""when": "total > 100", "effect": "refer""#;
    assert_eq!(told(&[HELD, never]), [IN_VAIN], "what is said of another gate is no matter");
}

#[test]
fn a_ceiling_is_not_called_vain_where_the_committee_may_give_the_class_above_it() {
    assert_eq!(of_first(&[HELD], ALL_OF_FIRST, REFER), [], "who fits no class is left to it");
}

#[test]
fn of_a_ceiling_that_is_found_or_lasts_longer_than_a_period_nothing_is_said() {
    let nobody_in_a = &[("a", "total > 100"), ("b", "total >= 70")];
    for ceiling in [
        r#""finding": "?", "effect": {"at_most": "b"}"#,
        r#""when": "c.a < 20", "effect": {"at_most": "b"}, "scope": "year""#,
    ] {
        assert_eq!(of_first(&[ceiling], nobody_in_a, LAST), [], "{ceiling}");
    }
}

#[test]
fn a_gate_that_changes_nothing_is_shown_with_somebody_for_whom_it_fires() {
    let inputs = r#""inputs": [{"id": "p", "title": "P", "kind": "number"}, {"id": "q", "title": "Q", "kind": "number"}],"#;
    let found = |bound: u32, besides: &str| {
        let held = HELD.replace("c.a < 20", &format!("input.p * input.q > {bound} and c.a < 20"));
        of_first(&[held.as_str(), besides], ALL_OF_FIRST, &format!("{LAST} {inputs}"))
    };
    let noted = r#""when": "total >= 0", "effect": "nothing""#;
    let told = found(12, noted);
    assert_eq!(told.len(), 1, "{told:?}");
    let shown = told[0].1.as_ref().expect("an example");
    assert_eq!(shown.outcome.gates[0].fired, Truth::True);
    assert_eq!(found(1200, noted), [], "nobody is found for whom it does");
    let nobody = r#""when": "total >= 0", "effect": "not_ranked""#;
    assert_eq!(found(12, nobody), [], "nobody keeps a class");
}
