//! Which totals can occur, and what the maximum is.

use super::super::super::evaluate::tests::{book, exact};
use super::super::explore::Explorer;
use super::*;

const INPUTS: &str =
    r#""inputs": [{"id": "x", "title": "X", "kind": "flag"}, {"id": "y", "title": "Y", "kind": "flag"}],"#;

fn check(id: &str, max: u32, more: &str) -> String {
    format!(r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": {max}, "start": "check"{more}}}"#)
}

fn away(flag: &str, otherwise: &str) -> String {
    format!(r#", "applies": {{"when": "input.{flag}", "otherwise": {otherwise}}}"#)
}

/// A set with one class, whose condition cuts the facts.
fn asking(criteria: &[String], when: &str) -> Rulebook {
    let classes = format!(r#"{{"id": "a", "title": "A", "when": "{when}"}}, {{"id": "z", "title": "Z"}}"#);
    book(&criteria.join(", "), "", &classes, &format!(r#""otherwise": {{"class": "z"}}, {INPUTS}"#))
}

/// The block in which these facts have the cell of these numbers; for flags nought is no.
fn block(explorer: &Explorer<'_>, so: &[(&str, &str)]) -> Block {
    let space = &explorer.space;
    so.iter().fold(space.everything(), |block, (name, value)| {
        let of = |axis: &super::super::space::Axis| match &axis.of {
            super::super::space::AxisOf::Name(known) => known.spelling() == *name,
            super::super::space::AxisOf::Condition(_) => false,
        };
        let axis = space.axes.iter().position(of).unwrap_or_else(|| panic!("no {name}"));
        let holds = |cell: &Cell| match cell {
            Cell::Truth(truth) => *truth == (*value != "0"),
            cell => Span::of(std::slice::from_ref(cell)).holds(exact(value)),
        };
        let cell = space.axes[axis].cells.iter().position(holds).expect("a cell");
        block.with(axis, (cell, cell + 1))
    })
}

/// Whether each of these totals can occur where the flags are so; they must be cut at, so the condition names them.
fn occur(criteria: &[String], flags: &[(&str, &str)], totals: &[&str]) -> Vec<bool> {
    let when = format!("total in ({}) and (input.x or input.y)", totals.join(", "));
    let rulebook = asking(criteria, &when);
    let explorer = Explorer::new(&rulebook);
    let of = |total: &&str| {
        let so: Vec<(&str, &str)> = flags.iter().copied().chain([("total", *total)]).collect();
        explorer.sheets.can_occur(&explorer.space, &block(&explorer, &so))
    };
    totals.iter().map(of).collect()
}

fn maximum(criteria: &[String], flags: &[(&str, &str)]) -> Range {
    let rulebook = asking(criteria, "total >= 5 and (input.x or input.y)");
    let explorer = Explorer::new(&rulebook);
    explorer.sheets.max_total(&explorer.space, &block(&explorer, flags))
}

#[test]
fn points_that_go_to_others_make_those_worth_more() {
    let criteria =
        [check("c", 80, ""), check("e", 10, ""), check("d", 20, &away("x", r#"{"share": ["c.c"]}"#))];
    let known = |max: &str| Range::point(exact(max));
    assert_eq!(maximum(&criteria, &[("input.x", "1")]), known("110"));
    assert_eq!(maximum(&criteria, &[("input.x", "0")]), known("110"), "nothing is lost");
    assert_eq!(maximum(&criteria, &[]), Range { least: Some(Exact::ZERO), most: Some(exact("110")) });
    let totals = ["0", "10", "20", "80", "90", "100", "110"];
    let with = [true, true, true, true, true, true, true];
    assert_eq!(occur(&criteria, &[("input.x", "1")], &totals), with);
    assert_eq!(occur(&criteria, &[("input.x", "0")], &totals), [true, true, false, false, false, true, true]);
    let alone =
        [check("c", 80, &away("y", r#""excluded""#)), check("d", 20, &away("x", r#"{"share": ["c.c"]}"#))];
    assert_eq!(
        maximum(&alone, &[("input.x", "0"), ("input.y", "0")]),
        known("0"),
        "nobody is left to receive them"
    );
    assert_eq!(maximum(&alone, &[("input.x", "0"), ("input.y", "1")]), known("100"));
    let section = [check("c", 30, ""), check("d", 20, &away("x", r#"{"share": ["s.s"]}"#))];
    assert_eq!(maximum(&section, &[("input.x", "0")]), known("50"), "the giver itself is not among them");
}

#[test]
fn where_it_is_open_whether_a_criterion_applies_either_may_be() {
    let criteria = [
        check("c", 8, ""),
        check("d", 4, &away("x", r#""excluded""#)),
        check("e", 2, &away("y", r#""full""#)),
    ];
    let totals = ["0", "2", "4", "5", "8", "12", "14"];
    assert_eq!(occur(&criteria, &[], &totals), [true, true, true, false, true, true, true]);
    let none = [("input.x", "0"), ("input.y", "0")];
    assert_eq!(occur(&criteria, &none, &totals), [false, true, false, false, false, false, false]);
    assert_eq!(maximum(&criteria, &none), Range::point(exact("10")));
    let scaled = [check("c", 8, ""), check("d", 4, &away("x", r#""rescale""#))];
    assert_eq!(occur(&scaled, &[("input.x", "0")], &totals), [true, false, false, false, false, true, false]);
}

#[test]
fn a_bonus_at_nought_is_no_criterion_at_nought() {
    let text = r#"{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
        "sections": [{"id": "s", "code": "I", "title": "Mục", "criteria": [CHECK]},
            {"id": "t", "code": "II", "title": "Thưởng", "bonus": {"cap": 5}, "criteria": [{"id": "d", "code": "II.1",
            "title": "Giải", "max": 5, "start": "empty",
            "events": [{"id": "e", "title": "Giải", "unit": "giải", "effect": {"each": 5}}]}]}],
        "classes": [{"id": "a", "title": "A", "when": "zeros = 0 and total in (5, 10, 15)"}, {"id": "z", "title": "Z"}],
        "otherwise": {"class": "z"},
        "voting": {"quorum": {"at_least": "2/3"}, "marks": "mean", "findings": {"more_than": "1/2", "of": "present"},
        "tie": "fails", "rounds": 2, "recusal": "self"}}"#;
    let rulebook = Rulebook::read(&text.replace("CHECK", &check("c", 10, ""))).expect("a sound set");
    let explorer = Explorer::new(&rulebook);
    let occurs = |total: &str, zeros: &str| {
        explorer.sheets.can_occur(&explorer.space, &block(&explorer, &[("total", total), ("zeros", zeros)]))
    };
    assert_eq!(["10", "15", "5"].map(|total| occurs(total, "0")), [true, true, false]);
    assert_eq!(["10", "15", "5"].map(|total| occurs(total, "1")), [false, false, true]);
}

#[test]
fn the_greatest_number_of_noughts_told_apart_also_stands_for_more() {
    let criteria: Vec<String> = ["c", "d", "e", "f", "g"].map(|id| check(id, 1, "")).into();
    let rulebook = asking(&criteria, "zeros <= 1");
    let explorer = Explorer::new(&rulebook);
    assert_eq!(explorer.sheets.zeros, 2);
    let span = |low: i64, high: Option<i64>| {
        Some(Span { low: Some((Exact::whole(low), true)), high: high.map(|high| (Exact::whole(high), true)) })
    };
    let fits = |zeros: Option<Span>| {
        (0..=2).map(|count| explorer.sheets.zeros_fit(zeros, count)).collect::<Vec<_>>()
    };
    assert_eq!(fits(None), [true; 3]);
    assert_eq!(fits(span(0, Some(1))), [true, true, false]);
    assert_eq!(fits(span(2, Some(5))), [false, false, true]);
    assert_eq!(fits(span(4, Some(5))), [false, false, true], "two and more");
    assert_eq!(fits(span(4, None)), [false, false, true]);
}

#[test]
fn the_greatest_total_is_known_unless_something_is_rounded_or_raised() {
    let greatest = |head: &str, section: &str, criterion: &str| {
        let text = format!(
            r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month"{head},
            "sections": [{{"id": "s", "code": "I", "title": "Mục"{section}, "criteria": [{}]}},
                {{"id": "t", "code": "II", "title": "Thưởng", "bonus": {{"cap": 5}}, "criteria": [{}]}}],
            "classes": [{{"id": "z", "title": "Z"}}], "otherwise": {{"class": "z"}},
            "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean", "findings": {{"more_than": "1/2", "of": "present"}},
            "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#,
            check("c", 10, criterion),
            check("d", 8, "")
        );
        let rulebook = Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let explorer = Explorer::new(&rulebook);
        explorer.sheets.greatest(&explorer.space)
    };
    let round = r#", "round": {"places": 0, "mode": "half_up"}"#;
    assert_eq!(greatest("", "", ""), Some(exact("15")));
    assert_eq!(greatest(r#", "limits": {"min": 20}"#, "", ""), Some(exact("20")));
    for (head, section, criterion) in
        [(round, "", ""), ("", round, ""), ("", "", round), ("", r#", "limits": {"min": 2}"#, "")]
    {
        assert_eq!(greatest(head, section, criterion), None, "{head}{section}{criterion}");
    }
}

#[test]
fn limits_of_deductions_and_additions_leave_the_sum_open_on_that_side() {
    let cells = |sums: &Sums| sums.rows[0].all().collect::<Vec<usize>>();
    let three = || Sums::nothing(0, 8).with(&[Gives { cell: 3, zero: false }]);
    assert_eq!(cells(&spread_out(three(), None)), [3]);
    assert_eq!(cells(&spread_out(three(), Some((false, false)))), [3]);
    assert_eq!(cells(&spread_out(three(), Some((true, false)))), [3, 4, 5, 6, 7]);
    assert_eq!(cells(&spread_out(three(), Some((false, true)))), [0, 1, 2, 3]);
    assert_eq!(cells(&spread_out(three(), Some((true, true)))), (0..8).collect::<Vec<_>>());
}
