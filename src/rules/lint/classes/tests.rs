//! What is proven of classes, what is proven sound, and what is left undecided.

use super::super::super::evaluate::tests::book;
use super::super::lint;
use super::*;
use crate::text::Lang;

const POINTS: &str =
    r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}}"#;
const REFER: &str = r#""otherwise": "refer","#;
const LAST: &str = r#""otherwise": {"class": "z"},"#;
const INPUTS: &str = r#""inputs": [{"id": "n", "title": "N", "kind": {"count": "buổi"}},
    {"id": "big", "title": "Lớn", "kind": {"set": ["a", "b", "c", "d", "e", "f"]}}],"#;

/// Ten criteria of ten points, met or not.
fn ten() -> String {
    let one =
        |at| format!(r#"{{"id": "c{at}", "code": "{at}", "title": "Việc", "max": 10, "start": "check"}}"#);
    (1..=10).map(one).collect::<Vec<_>>().join(", ")
}

fn set(criteria: &str, gates: &str, classes: &[(&str, &str)], more: &str) -> Rulebook {
    let class = |(id, when): &(&str, &str)| {
        let when = if when.is_empty() { String::new() } else { format!(r#", "when": "{when}""#) };
        format!(r#"{{"id": "{id}", "title": "{}"{when}}}"#, id.to_uppercase())
    };
    let mut classes: Vec<String> = classes.iter().map(class).collect();
    if more.contains(r#"{"class": "z"}"#) {
        classes.push(r#"{"id": "z", "title": "Z"}"#.to_owned());
    }
    book(criteria, gates, &classes.join(", "), &format!("{more} {INPUTS}"))
}

/// What is found but for inputs that nothing uses.
fn told(rulebook: &Rulebook) -> Vec<String> {
    let found = lint(rulebook).into_iter().map(|finding| finding.sentence(Lang::En));
    found.filter(|told| !told.starts_with("Nothing uses")).collect()
}

fn named(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Found(_) => "found",
        Verdict::Sound => "sound",
        Verdict::Undecided => "undecided",
    }
}

/// Whether it is covered, and in order.
fn verdicts(rulebook: &Rulebook) -> (&'static str, &'static str) {
    let explorer = Explorer::new(rulebook);
    let classes = Classes::new(&explorer);
    (named(&classes.covered()), named(&classes.in_order()))
}

// Of a count both say the same, that it is more than two; the lint takes them for two things.
const SQUARE: &str = "input.n * input.n > 4";
const CUBE: &str = "input.n * input.n * input.n > 8";

#[test]
fn nothing_is_proven_sound_where_a_condition_weighs_the_total_against_another_fact() {
    let rulebook = |best: &str, more: &str| set(POINTS, "", &[("a", best)], more);
    assert_eq!(verdicts(&rulebook("total < input.n", LAST)).1, "undecided");
    assert_eq!(verdicts(&rulebook("total < input.n", REFER)), ("undecided", "undecided"));
    assert_eq!(verdicts(&rulebook("total >= 5", REFER)), ("sound", "sound"));
}

#[test]
fn what_leaves_the_total_alone_stands_in_no_proofs_way() {
    let squared = format!("{SQUARE} and total >= 80");
    let in_order = |best: &str, next: &str, gates: &str| {
        verdicts(&set(POINTS, gates, &[("a", best), ("b", next)], LAST)).1
    };
    assert_eq!(in_order(&squared, "total >= 50", ""), "sound", "a fact of its own, without the total");
    assert_eq!(in_order("total >= 80", "input.n > 20", ""), "sound");
    let capped = |when: &str, scope: &str| {
        let cap = format!(
            r#"{{"id": "g", "title": "G", "when": "{when}", "effect": {{"total_at_most": 20}}, "scope": "{scope}"}}"#
        );
        in_order("total >= 80", "total >= 50", &cap)
    };
    assert_eq!((capped("total < 30", "period"), capped("input.n > 3", "year")), ("sound", "sound"));
    assert_eq!(capped("total < 30", "year"), "undecided", "it may have fired before");
}

#[test]
fn two_cases_that_are_not_alike_prove_no_fall() {
    let (a, b) = (format!("{SQUARE} and total < 90"), format!("{CUBE} and total >= 90"));
    let classes = [("b", b.as_str()), ("a", a.as_str())];
    let last = set(POINTS, "", &classes, LAST);
    assert_eq!(verdicts(&last), ("sound", "undecided"));
    assert_eq!(told(&last), Vec::<String>::new());
    let refer = set(POINTS, "", &classes, REFER);
    assert_eq!(verdicts(&refer).0, "undecided");
    assert_eq!(told(&refer), Vec::<String>::new());
}

#[test]
fn pairs_that_cannot_occur_are_no_doubt() {
    let classes = [("a", "zeros = 1 and total < 95"), ("b", "total >= 50")];
    assert_eq!(verdicts(&set(&ten(), "", &classes, LAST)), ("sound", "sound"));
    let points = set(POINTS, "", &[("a", "total >= 80"), ("b", "total >= 50")], REFER);
    assert_eq!(verdicts(&points), ("sound", "sound"));
}

#[test]
fn what_cannot_be_told_is_no_proof() {
    let open = [("a", "total >= 80"), ("b", "'a' in input.big and total >= 50")];
    assert_eq!(verdicts(&set(POINTS, "", &open, REFER)), ("undecided", "undecided"));
    // The first takes everybody, so the second is reached by nobody; by its own condition that cannot be told.
    let taken = [("a", "total >= 0"), ("b", "'a' in input.big")];
    assert_eq!(told(&set(POINTS, "", &taken, REFER)), Vec::<String>::new());
    let partly = [("a", "total >= 50"), ("b", "'a' in input.big and total >= 50")];
    assert_eq!(
        told(&set(POINTS, "", &partly, LAST)),
        Vec::<String>::new(),
        "not even where some cases can be told"
    );
    let default = set(POINTS, "", &[("a", "total >= 80"), ("b", "'a' in input.big")], r#""default": "b","#);
    assert_eq!(told(&default), Vec::<String>::new());
    let ballot = [("a", "total < 60"), ("b", "total >= 60 and ballot.b >= 50%")];
    assert_eq!(told(&set(POINTS, "", &ballot, REFER)), Vec::<String>::new(), "nobody has voted yet");
}

#[test]
fn a_fall_is_found_also_where_something_lies_between() {
    let classes = [("a", "total >= 70 and total < 80"), ("b", "total >= 90")];
    assert_eq!(
        told(&set(POINTS, "", &classes, REFER)),
        [
            "More points alone lead to a worse class: from “A” to “B”.",
            "Some cases fit no class, with a total from 80 below 90."
        ]
    );
}

#[test]
fn the_class_of_what_fits_no_other_may_be_left_nothing() {
    let classes = [("a", "total >= 80"), ("b", "total >= 0")];
    let left = ["Nothing is left for “Z”: “B” takes every case that is left over."];
    let found = told(&set(POINTS, "", &classes, LAST));
    assert_eq!(found.len(), left.len(), "{found:?}");
    assert!(found[0].contains("“Z”") && found[0].contains("“B”"), "{found:?}");
    let gate = r#"{"id": "g", "title": "G", "finding": "?", "effect": {"at_most": "z"}}"#;
    assert_eq!(told(&set(POINTS, gate, &classes, LAST)), Vec::<String>::new(), "a gate leads there");
    let open = [("a", "'a' in input.big"), ("b", "total >= 0")];
    assert_eq!(
        told(&set(POINTS, "", &open, LAST)),
        Vec::<String>::new(),
        "who comes to the first cannot be told"
    );
}

#[test]
fn a_class_without_a_condition_needs_something_that_leads_to_it() {
    let never = |class: &str| vec![format!("“{class}” has no condition, and nothing leads anybody there.")];
    let below = [("a", "total >= 50"), ("y", "")];
    let gate = |effect: &str| format!(r#"{{"id": "g", "title": "G", "finding": "?", "effect": {effect}}}"#);
    let with_gate = |effect: &str| told(&set(POINTS, &gate(effect), &below, LAST));
    assert_eq!(with_gate(r#"{"at_most": "y"}"#), Vec::<String>::new());
    assert_eq!(with_gate(r#"{"lower": 1}"#), Vec::<String>::new());
    assert_eq!(with_gate(r#"{"raise": 1}"#), Vec::<String>::new());
    let bottom = [("a", "total >= 0"), ("y", "")];
    let refer = r#""otherwise": "refer","#;
    let raised = told(&set(POINTS, &gate(r#"{"raise": 1}"#), &bottom, refer));
    assert_eq!(raised, never("Y"), "nobody is raised to the last class");
    assert!(!with_gate(r#"{"force": "y"}"#).contains(&never("Y")[0]));
    assert_eq!(with_gate(r#"{"at_most": "z"}"#), never("Y"));
    assert_eq!(with_gate(r#""refer""#), never("Y"));
    let quota = |class: &str, over: &str| {
        let quota = format!(
            r#""quotas": [{{"id": "q", "class": "{class}", "at_most": {{"count": 3}}, "within": "unit", "over": "{over}"}}],"#
        );
        told(&set(
            POINTS,
            "",
            &[("a", "total >= 50"), ("y", ""), ("b", "total >= 20")],
            &format!("{LAST} {quota}"),
        ))
    };
    assert_eq!(quota("a", "rank"), Vec::<String>::new(), "who is over it comes to the next class");
    assert_eq!(quota("a", "refer"), never("Y"));
    assert_eq!(quota("b", "rank"), never("Y"));
    let first = [("y", ""), ("a", "total >= 50")];
    assert_eq!(
        told(&set(POINTS, &gate(r#"{"lower": 1}"#), &first, LAST)),
        never("Y"),
        "nothing lowers to the best"
    );
}

#[test]
fn the_example_of_a_class_that_is_taken_meets_its_condition() {
    let classes = [("a", "total >= 50"), ("b", "total >= 90 and total < 95")];
    let rulebook = set(POINTS, "", &classes, LAST);
    let found = lint(&rulebook);
    let taken = found.iter().find(|finding| finding.place() == "classes.b.when").expect("a finding");
    let example = taken.example.as_ref().expect("an example");
    assert!(example.outcome.raw_total.is_some_and(|total| total >= 90_u32.into() && total < 95_u32.into()));
    assert_eq!(example.outcome.class.as_ref().map(ToString::to_string).as_deref(), Some("a"));
}

#[test]
fn a_bound_that_depends_on_a_condition_is_looked_at_on_both_sides() {
    let found = |best: &str| told(&set(POINTS, "", &[("a", best), ("b", "total >= 50")], LAST));
    assert_eq!(found("total >= if(input.n > 3, 90, 80)"), Vec::<String>::new());
    assert_eq!(found("total >= if(input.n > 3, 101, 100 + 1)"), ["The condition of “A” can never hold."]);
    assert_eq!(found("total >= if(input.n > 3, 101, 100)"), Vec::<String>::new());
    assert_eq!(found("if(input.n > 3, total > 100, total < 0)"), ["The condition of “A” can never hold."]);
    let rulebook = set(POINTS, "", &[("a", "total >= if(input.n > 3, 90, 80)"), ("b", "total >= 85")], LAST);
    assert_eq!(verdicts(&rulebook), ("sound", "sound"));
    let reversed = [("a", "if(input.n > 3, total, 100 - total) >= 90"), ("b", "total >= 50")];
    assert_eq!(
        verdicts(&set(POINTS, "", &reversed, LAST)).1,
        "found",
        "more points, and without leave a worse class"
    );
}

#[test]
fn of_two_conditions_the_one_counts_that_the_fact_chooses() {
    let found = |best: &str| told(&set(POINTS, "", &[("a", best), ("b", "total >= 50")], LAST));
    let chosen = format!("{SQUARE} and if({SQUARE}, total > 100, total >= 50)");
    assert_eq!(found(&chosen), ["The condition of “A” can never hold."]);
    assert_eq!(found(&format!("if({SQUARE}, total >= 0, total > 100)")), Vec::<String>::new());
}

#[test]
fn a_formula_may_come_to_anything_between_the_bounds_of_its_inputs() {
    let formula =
        r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"formula": "input.k * 10"}}"#;
    let inputs = r#""inputs": [{"id": "k", "title": "K", "kind": "number"}],"#;
    let found = |when: &str| {
        let classes =
            format!(r#"{{"id": "a", "title": "A", "when": "{when}"}}, {{"id": "z", "title": "Z"}}"#);
        told(&book(formula, "", &classes, &format!("{LAST} {inputs}")))
    };
    assert_eq!(found("total >= 80 and input.k > 2"), Vec::<String>::new());
    assert_eq!(found("total >= 45 and input.k > 2 and input.k < 5"), Vec::<String>::new());
}

#[test]
fn nobody_states_more_than_an_input_may_be() {
    let inputs = r#""inputs": [{"id": "n", "title": "N", "kind": {"count": "buổi"}, "max": 31}],"#;
    let found = |best: &str| {
        let classes =
            format!(r#"{{"id": "a", "title": "A", "when": "{best}"}}, {{"id": "z", "title": "Z"}}"#);
        told(&book(POINTS, "", &classes, &format!("{LAST} {inputs}")))
    };
    assert_eq!(found("input.n > 31"), ["The condition of “A” can never hold."]);
    assert_eq!(found("input.n > 30"), Vec::<String>::new());
    assert_eq!(found("year.n > 31"), Vec::<String>::new(), "it adds up");
}

/// Levels with so many decimals that points are counted on a coarser grid than they lie on.
const FINE: &str = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 90.71001, "start": {"levels": [
    {"id": "full", "title": "Đủ", "points": 90.71001}, {"id": "none", "title": "Không", "points": 0}]}},
    {"id": "d", "code": "2", "title": "Việc", "max": 5, "start": "check"}"#;

#[test]
fn an_example_that_the_grid_is_too_coarse_for_is_none() {
    // Nobody comes to a total from 90 below 90.7; on the coarser grid 90.71001 falls in the same cell as 90.7.
    let classes = [("a", "total >= 50"), ("b", "total >= 90 and total < 90.7")];
    assert_eq!(told(&set(FINE, "", &classes, LAST)), Vec::<String>::new());
}
