//! How far an exploration goes, and in which order it splits.

use super::super::super::evaluate::tests::{book, exact};
use super::*;

const LAST: &str = r#""otherwise": {"class": "z"},"#;

fn flags(count: usize) -> String {
    let flag = |at| format!(r#"{{"id": "f{at}", "title": "F{at}", "kind": "flag"}}"#);
    format!(r#""inputs": [{}],"#, (1..=count).map(flag).collect::<Vec<_>>().join(", "))
}

fn classes(when: &str) -> String {
    format!(r#"{{"id": "a", "title": "A", "when": "{when}"}}, {{"id": "z", "title": "Z"}}"#)
}

const POINTS: &str =
    r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}}"#;

#[test]
fn an_exploration_gives_up_after_so_many_blocks_and_so_do_all_together() {
    let half: Vec<String> = (1..=16).map(|at| format!("input.f{at}")).collect();
    let when = format!("count({}) = 8", half.join(", "));
    let rulebook = book(POINTS, "", &classes(&when), &format!("{LAST} {}", flags(16)));
    let explorer = Explorer::new(&rulebook);
    let when = rulebook.classes().next().and_then(|class| class.when.as_ref()).expect("a condition");
    let explored = || explorer.explore(&[when], Total::Capped, &explorer.space.everything());
    for left in [9_000, 6_000, 3_000, 0] {
        assert!(!explored().complete);
        assert_eq!(explorer.left.get(), left);
    }
    let nothing = explored();
    assert_eq!((nothing.complete, nothing.leaves.len(), explorer.left.get()), (false, 0, 0));
}

#[test]
fn blocks_are_gone_through_only_where_they_are_all_and_not_too_many() {
    let leaf = Leaf { block: Block(Vec::new()), end: End::NoneHolds };
    let all = |complete: bool, most: usize| {
        let found = Found { leaves: vec![leaf.clone(), leaf.clone()], complete };
        found.all(most).map(<[Leaf]>::len)
    };
    assert_eq!((all(true, 3), all(true, 2), all(true, 1)), (Some(2), Some(2), None));
    assert_eq!((all(false, 2), all(false, 1)), (None, None), "some were not looked at");
}

#[test]
fn a_small_exploration_is_complete_and_costs_what_it_looked_at() {
    let rulebook = book(POINTS, "", &classes("input.f1"), &format!("{LAST} {}", flags(1)));
    let explorer = Explorer::new(&rulebook);
    let when = rulebook.classes().next().and_then(|class| class.when.as_ref()).expect("a condition");
    let found = explorer.explore(&[when], Total::Capped, &explorer.space.everything());
    assert_eq!((found.complete, found.leaves.len()), (true, 2));
    assert_eq!(explorer.left.get(), MOST_BLOCKS_IN_ALL - 3, "the whole and its halves");
}

#[test]
fn facts_are_split_before_the_total_and_the_shortest_first() {
    let when = "total >= 90 and input.f1 and zeros in (0, 1)";
    let rulebook = book(POINTS, "", &classes(when), &format!("{LAST} {}", flags(1)));
    let explorer = Explorer::new(&rulebook);
    let axis = |name: &Name| explorer.space.axis(name).expect("an axis");
    let (total, zeros) = (axis(&Name::Total), axis(&Name::Zeros));
    let flag = axis(&Name::Input("f1".parse().expect("an id")));
    let all = explorer.space.everything();
    let narrowed = |block: &Block, axes: &[usize]| {
        let [one, _] = explorer.split(block, axes)?;
        (0..one.0.len()).find(|axis| one.0[*axis] != block.0[*axis])
    };
    assert_eq!(narrowed(&all, &[total, zeros, flag]), Some(zeros), "of two alike the first");
    assert_eq!(narrowed(&all, &[total, flag]), Some(flag));
    let settled = all.with(flag, (0, 1)).with(zeros, (0, 1));
    assert_eq!(narrowed(&settled, &[total, zeros, flag]), Some(total), "it comes last");
    let one_left = all.with(total, (0, 1)).with(zeros, (0, 1));
    assert_eq!(narrowed(&one_left, &[total, flag]), Some(flag));
    assert_eq!(narrowed(&settled.with(total, (1, 2)), &[total, zeros, flag]), None);
}

#[test]
fn no_two_gates_go_by_one_name() {
    let gate = |id: &str| format!(r#"{{"id": "{id}", "title": "G", "finding": "?", "effect": "nothing"}}"#);
    let gates = [gate("g"), gate("h")].join(", ");
    let rulebook = book(POINTS, &gates, &classes("total >= 50"), LAST);
    let names: Vec<String> = rulebook.gates().map(loose).collect();
    assert_eq!(names, ["gate g", "gate h"]);
}

/// A criterion that is only for those of whom this holds.
fn for_some(id: &str, max: u32, when: &str) -> String {
    format!(
        r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": {max}, "start": "check",
        "applies": {{"when": "{when}", "otherwise": "excluded"}}}}"#
    )
}

#[test]
fn the_maximum_takes_the_values_that_whom_criteria_are_for_allows() {
    let maxima = |criteria: &[String], inputs: &str| {
        max_totals(&book(&criteria.join(", "), "", &classes("total >= 1"), &format!("{LAST} {inputs}")))
    };
    let wholes = |numbers: &[i64]| numbers.iter().copied().map(Exact::whole).collect::<Vec<_>>();
    assert_eq!(maxima(&[POINTS.to_owned()], ""), wholes(&[100]));
    let one = [POINTS.to_owned(), for_some("d", 20, "input.f1")];
    assert_eq!(maxima(&one, &flags(1)), wholes(&[100, 120]));
    let binary: Vec<String> = [1, 2, 4]
        .iter()
        .enumerate()
        .map(|(at, max)| for_some(&format!("d{at}"), *max, &format!("input.f{}", at + 1)))
        .collect();
    // Three values of a number times eight of the flags.
    let more = [for_some("p", 16, "input.n < 1"), for_some("q", 8, "input.n < 2")];
    let inputs = r#""inputs": [{"id": "n", "title": "N", "kind": {"count": "buổi"}},
        {"id": "f1", "title": "F", "kind": "flag"}, {"id": "f2", "title": "F", "kind": "flag"},
        {"id": "f3", "title": "F", "kind": "flag"}, {"id": "f4", "title": "F", "kind": "flag"}],"#;
    let twenty_four: Vec<String> = [POINTS.to_owned()].into_iter().chain(binary).chain(more).collect();
    let found = maxima(&twenty_four, inputs);
    assert_eq!((found.len(), found[0], found[23]), (24, exact("100"), exact("131")));
    let mut forty_eight = twenty_four;
    forty_eight.push(for_some("r", 32, "input.f4"));
    assert_eq!(maxima(&forty_eight, inputs), [], "more are too many");
    let many: Vec<String> =
        (1..=10).map(|at| for_some(&format!("d{at}"), 10, &format!("input.f{at}"))).collect();
    assert_eq!(maxima(&many, &flags(10)), [], "few values, but too many ways to them");
}
