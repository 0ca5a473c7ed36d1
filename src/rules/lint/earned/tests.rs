use std::collections::BTreeSet;

use super::super::super::evaluate::tests::{book, exact};
use super::*;
use crate::number::Exact;

/// The cells of a grid of ones that a criterion can earn.
fn cells(max: u32, marks: MarksRule, rest: &str) -> BTreeSet<usize> {
    let criterion = format!(r#"{{"id": "c", "code": "1", "title": "Việc", "max": {max}, {rest}}}"#);
    let rulebook = book(&criterion, "", r#"{"id": "A", "title": "A"}"#, r#""otherwise": {"class": "A"},"#);
    let criterion = rulebook.criteria().next().expect("a criterion");
    earned(criterion, marks, grid(), (Exact::ZERO, Exact::ZERO)).all().collect()
}

fn grid() -> Grid {
    Grid::of([Exact::ONE].into_iter(), Exact::whole(20)).expect("a grid")
}

/// The cells of these points.
fn of(points: &[&str]) -> BTreeSet<usize> {
    points.iter().map(|points| grid().cell(exact(points))).collect()
}

fn event(id: &str, effect: &str) -> String {
    format!(r#"{{"id": "{id}", "title": "{id}", "unit": "lần", "effect": {effect}}}"#)
}

fn levels(points: &[&str]) -> String {
    let level =
        |(at, points): (usize, &&str)| format!(r#"{{"id": "l{at}", "title": "L", "points": {points}}}"#);
    let levels: Vec<String> = points.iter().enumerate().map(level).collect();
    format!(r#""start": {{"levels": [{}]}}"#, levels.join(", "))
}

#[test]
fn on_whole_points_exactly_what_can_happen_is_earned() {
    let (three, two) = (event("three", r#"{"each": 3}"#), event("two", r#"{"each": 2}"#));
    let (less, fewer) = (event("less", r#"{"each": -3}"#), event("fewer", r#"{"each": -2}"#));
    let group = |counts: &str| {
        format!(
            r#""start": "empty", "events": [{three}, {two}], "groups": [{{"events": ["three", "two"], "counts": "{counts}"}}]"#
        )
    };
    for (max, rest, wanted) in [
        (3, r#""start": "check""#.to_owned(), &["0", "3"][..]),
        (4, levels(&["0", "1", "4"]), &["0", "1", "4"]),
        (
            3,
            format!(r#""start": "full", "events": [{}]"#, event("e", r#"{"each": -1}"#)),
            &["0", "1", "2", "3"],
        ),
        (
            8,
            format!(r#""start": "full", "events": [{}]"#, event("e", r#"{"each": -2}, "limit": -4"#)),
            &["8", "6", "4"],
        ),
        (
            8,
            format!(r#""start": "empty", "events": [{}]"#, event("e", r#"{"each": 2}, "limit": 6"#)),
            &["0", "2", "4", "6"],
        ),
        (
            8,
            format!(r#""start": "full", "events": [{}]"#, event("e", r#"{"steps": [0, -1, -3]}"#)),
            &["8", "7", "4", "1", "0"],
        ),
        (
            8,
            format!(r#""start": "empty", "events": [{}]"#, event("e", r#"{"steps": [2, 3, 0]}"#)),
            &["0", "2", "5"],
        ),
        (
            8,
            format!(
                r#""start": "full", "events": [{less}, {}], "groups": [{{"events": ["three", "less"], "counts": "one"}}]"#,
                event("three", r#"{"steps": [0, -1, -5]}"#)
            ),
            &["8", "7", "5", "3"],
        ),
        (8, group("best"), &["0", "2", "3", "4", "6", "8"]),
        (8, group("one"), &["0", "2", "3"]),
        (
            8,
            format!(r#""start": "full", "events": [{less}, {fewer}]"#),
            &["8", "6", "5", "4", "3", "2", "1", "0"],
        ),
        (
            8,
            format!(
                r#""start": "full", "events": [{}, {}]"#,
                event("e", r#"{"each": -1}, "limit": -2"#),
                event("gone", r#""all""#)
            ),
            &["8", "7", "6", "0"],
        ),
        (
            8,
            format!(
                r#"{}, "events": [{}]"#,
                levels(&["0", "2", "8"]),
                event("e", r#"{"each": -3}, "limit": -3"#)
            ),
            &["0", "2", "5", "8"],
        ),
        (
            8,
            format!(
                r#"{}, "events": [{}]"#,
                levels(&["0", "2", "8"]),
                event("e", r#"{"each": 3}, "limit": 3"#)
            ),
            &["0", "2", "3", "5", "8"],
        ),
        (
            3,
            format!(r#""start": "full", "events": [{}, {two}]"#, event("e", r#"{"each": -1}"#)),
            &["0", "1", "2", "3"],
        ),
    ] {
        assert_eq!(cells(max, MarksRule::Mean, &rest), of(wanted), "{rest}");
    }
}

#[test]
fn a_majority_gives_a_step_and_a_mean_anything_between() {
    let points = r#""start": {"points": {"step": 2}}"#;
    assert_eq!(cells(6, MarksRule::Majority, points), of(&["0", "2", "4", "6"]));
    assert_eq!(cells(3, MarksRule::Mean, r#""start": {"points": {"step": 1}}"#), (0..=6).collect());
}

#[test]
fn of_what_lies_between_whole_points_nothing_is_left_out() {
    let all: fn(&[&str], &[&str], u32) -> BTreeSet<usize> = |starts, changes, max| {
        let sums = starts.iter().flat_map(|start| changes.iter().map(move |change| (*start, *change)));
        let held = sums.map(|(start, change)| {
            let sum = exact(start).plus(exact(change)).expect("small");
            grid().cell(sum.clamp(Exact::ZERO, max.into()))
        });
        held.collect()
    };
    let each = |points: &str| event("e", &format!(r#"{{"each": {points}}}"#));
    let two = |one: &str, other: &str| {
        format!(
            "{}, {}",
            event("e", &format!(r#"{{"each": {one}}}"#)),
            event("f", &format!(r#"{{"each": {other}}}"#))
        )
    };
    for (max, start, events, starts, changes) in [
        (8, levels(&["8"]), each("-1.5"), &["8"][..], &["0", "-1.5", "-3", "-4.5", "-6", "-7.5", "-9"][..]),
        (
            8,
            levels(&["0.5", "3.5", "7.25"]),
            each("-1.5"),
            &["0.5", "3.5", "7.25"],
            &["0", "-1.5", "-3", "-4.5", "-6"],
        ),
        (
            8,
            levels(&["0.5", "1.5", "2.75"]),
            each("0.5"),
            &["0.5", "1.5", "2.75"],
            &["0", "0.5", "1", "1.5", "2"],
        ),
        (8, levels(&["0.25", "1.5"]), each("1.75"), &["0.25", "1.5"], &["0", "1.75", "3.5", "5.25"]),
        (
            8,
            levels(&["8"]),
            two("-0.5", "-1.25"),
            &["8"],
            &["-0.5", "-1.25", "-1.75", "-2.25", "-2.5", "-3", "-4.25"],
        ),
        (8, levels(&["0"]), two("0.5", "1.25"), &["0"], &["0.5", "1.25", "1.75", "2.25", "2.5", "3", "4.25"]),
        (4, levels(&["4"]), two("-0.5", "1"), &["4"], &["0", "-0.5", "-1", "-1.5", "0.5"]),
        (
            4,
            levels(&["2"]),
            event("e", r#"{"between": [-1.5, -0.5]}"#),
            &["2"],
            &["-0.5", "-0.75", "-1", "-1.5", "-2"],
        ),
    ] {
        let rest = format!(r#"{start}, "events": [{events}]"#);
        let (found, wanted) = (cells(max, MarksRule::Mean, &rest), all(starts, changes, max));
        assert!(found.is_superset(&wanted), "{rest}: {found:?} lacks of {wanted:?}");
    }
}

#[test]
fn only_a_gap_and_a_gap_spread_over_what_lies_around() {
    let each = |points: &str, limit: &str| event("e", &format!(r#"{{"each": {points}}}, "limit": {limit}"#));
    let levels = |points: &str| levels(&[points]);
    let found = |start: &str, event: String| {
        cells(8, MarksRule::Mean, &format!(r#"{}, "events": [{event}]"#, levels(start)))
    };
    // A gap and a number: exactly the gap that far away.
    assert_eq!(found("3.5", each("-1", "-2")), of(&["3.5", "2.5", "1.5"]));
    assert_eq!(found("3.5", each("1", "2")), of(&["3.5", "4.5", "5.5"]));
    assert_eq!(found("4", each("-1.5", "-1.5")), of(&["4", "2.5"]));
    assert_eq!(found("4", each("1.5", "1.5")), of(&["4", "5.5"]));
    // A gap and a gap: the number between as well as the gaps around it.
    assert_eq!(found("3.5", each("-1.5", "-1.5")), of(&["3.5", "1.5", "2", "2.5"]));
    assert_eq!(found("3.5", each("1.5", "1.5")), of(&["3.5", "4.5", "5", "5.5"]));
    let sum = |a: usize, b: usize| {
        let one = |cell: usize| {
            let mut bits = Bits::none(40);
            bits.set(cell);
            bits
        };
        sums(&one(a), &one(b), 16).all().collect::<Vec<usize>>()
    };
    assert_eq!(sum(4, 6), [10]);
    assert_eq!(sum(5, 6), [11]);
    assert_eq!(sum(4, 7), [11]);
    assert_eq!(sum(2, 7), [9]);
    assert_eq!(sum(3, 7), [9, 10, 11]);
    assert_eq!(sum(5, 7), [11, 12, 13]);
    assert_eq!(sum(9, 9), [16], "held at the top");
}

#[test]
fn steps_between_the_cells_leave_none_of_them_out() {
    let points = r#""start": {"points": {"step": 1.25}}"#;
    assert_eq!(cells(5, MarksRule::Majority, points), (0..=10).collect());
    let halves = r#""start": {"points": {"step": 0.5}}"#;
    assert_eq!(cells(2, MarksRule::Majority, halves), (0..=4).collect());
}
