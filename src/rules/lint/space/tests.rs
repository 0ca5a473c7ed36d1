//! How conditions cut facts into cells, and what is true of a whole block.

use super::super::super::evaluate::tests::{book, exact};
use super::super::super::expression::Range;
use super::super::super::outcome::Truth;
use super::super::view::{View, Way};
use super::*;

const LAST: &str = r#""otherwise": {"class": "z"}, "inputs": [
    {"id": "x", "title": "X", "kind": "flag"}, {"id": "y", "title": "Y", "kind": "flag"},
    {"id": "w", "title": "W", "kind": "flag"}, {"id": "n", "title": "N", "kind": "number"},
    {"id": "due", "title": "Hạn", "kind": "date"},
    {"id": "level", "title": "Bậc", "kind": {"choice": ["cao", "thap"]}},
    {"id": "few", "title": "Ít", "kind": {"set": ["a", "b", "c"]}},
    {"id": "five", "title": "Năm", "kind": {"set": ["a", "b", "c", "d", "e"]}},
    {"id": "six", "title": "Sáu", "kind": {"set": ["a", "b", "c", "d", "e", "f"]}}],"#;

/// A set whose first class has this condition; its second criterion is for some only.
fn asking(when: &str) -> Rulebook {
    let criteria = r#"{"id": "c", "code": "1", "title": "Một", "max": 80, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Hai", "max": 20, "start": "check",
         "applies": {"when": "input.w", "otherwise": "excluded"}}"#;
    let classes = format!(r#"{{"id": "a", "title": "A", "when": "{when}"}}, {{"id": "z", "title": "Z"}}"#);
    book(criteria, "", &classes, LAST)
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Point(number) => number.to_string(),
        Cell::Gap { inner, .. } => format!("({inner})"),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Set(set) => format!("{{{}}}", set.iter().cloned().collect::<String>()),
        Cell::Day(day) => day.to_string(),
    }
}

/// The facts that a condition cuts, with their cells, and after a question mark the conditions that no bounds decide;
/// without the total, where it is in one piece, and without whom the second criterion is for.
fn cut_at(when: &str, maxima: &[&str]) -> Vec<String> {
    let rulebook = asking(when);
    let maxima: Vec<Exact> = maxima.iter().map(|max| exact(max)).collect();
    let space = Space::new(&rulebook, &maxima);
    let axis = |axis: &Axis| match &axis.of {
        AxisOf::Condition(text) => format!("? {text}"),
        AxisOf::Name(name) => {
            let cells: Vec<String> = axis.cells.iter().map(shown).collect();
            format!("{}: {}", name.spelling(), cells.join(" "))
        }
    };
    let all = space.axes.iter().map(axis);
    all.filter(|told| told != "total: 0 (1)" && told != "input.w: false true").collect()
}

fn cut(when: &str) -> Vec<String> {
    cut_at(when, &[])
}

#[test]
fn a_comparison_of_one_number_cuts_it_where_it_turns() {
    let ninety = ["total: 0 (1) 90 (91)"];
    for when in [
        "total >= 90",
        "90 <= total",
        "not (total < 90)",
        "-total <= -90",
        "total + 10 >= 100",
        "100 <= 10 + total",
        "total - 10 >= 80",
        "100 - total <= 10",
        "total * 2 >= 180",
        "2 * total >= 180",
        "total / 2 >= 45",
        "2 * total + 5 >= total + 95",
        "(total + 10) * 3 / 2 >= 150",
    ] {
        assert_eq!(cut(when), ninety, "{when}");
    }
    assert_eq!(cut("total in (80, 90, 95)"), ["total: 0 (1) 80 (81) 90 (91) 95 (96)"]);
    assert_eq!(cut("total >= 90 and zeros = 0"), ["total: 0 (1) 90 (91)", "zeros: 0 (1) 2"]);
    assert_eq!(cut("total = total"), Vec::<String>::new(), "it turns nowhere");
}

#[test]
fn what_bounds_do_not_decide_is_a_fact_of_its_own() {
    for when in [
        "total * total >= 8100",
        "100 / (total + 5) >= 2",
        "input.x and input.n * input.n > 4",
        "total > 10 * zeros",
        "clamp(total, 0, 5) >= 5",
        "days(input.due, '2026-10-31') > 30",
        "days('2026-10-01', input.due) + 0 > 30",
        "-days(input.due, '2026-10-31') < 0",
        "member.group = member.post",
        "count(input.x, total > zeros) >= 1",
        "count(total > zeros, input.x) >= 1",
        "count(input.x) + total >= 5",
        "count(input.x and total > zeros) >= 1",
        "count(total > zeros and input.x) >= 1",
        "count(total > zeros or input.x) >= 1",
        "count(any(total > zeros, input.x)) >= 1",
        "count(all(input.x, total > zeros)) >= 1",
        "count(not (total > zeros)) >= 1",
        "total in (zeros, 90)",
        "total in (90, zeros)",
    ] {
        let atom = when.strip_prefix("input.x and ").unwrap_or(when);
        assert_eq!(cut(when).last(), Some(&format!("? {atom}")), "{when}");
    }
}

#[test]
fn counted_conditions_are_decided_by_their_own_bounds() {
    let fifty = "total: 0 (1) 50 (51)".to_owned();
    let flag = |id: &str| format!("input.{id}: false true");
    for (when, wanted) in [
        ("count(input.x, input.y, total > 50) >= 2", vec![flag("x"), flag("y"), fifty.clone()]),
        ("count(not input.x) = 1", vec![flag("x")]),
        ("count(input.x and total > 50) = 1", vec![flag("x"), fifty.clone()]),
        ("count(input.x or total > 50) = 1", vec![flag("x"), fifty.clone()]),
        ("count(any(input.x, total > 50)) = 1", vec![flag("x"), fifty.clone()]),
        ("count(all(input.x, input.y, total > 50)) = 1", vec![flag("x"), flag("y"), fifty.clone()]),
        ("count(total in (50, 60, 70)) = 1", vec!["total: 0 (1) 50 (51) 60 (61) 70 (71)".to_owned()]),
        ("share(input.x, true) >= 50%", vec![flag("x")]),
    ] {
        assert_eq!(cut(when), wanted, "{when}");
    }
}

#[test]
fn texts_days_and_sets_are_cut_at_what_conditions_name() {
    let set = |id: &str| cut(&format!("'a' in input.{id}"));
    for (when, wanted) in [
        ("input.x", "input.x: false true"),
        ("input.x = true", "input.x: false true"),
        ("false = input.x", "input.x: false true"),
        ("member.group = 'Tổ 1'", "member.group: … Tổ 1"),
        ("'Tổ 1' = member.group or member.group = 'Tổ 2'", "member.group: … Tổ 1 Tổ 2"),
        ("input.level = 'cao'", "input.level: cao thap"),
        ("input.due < '2026-03-01'", "input.due: 2026-02-28 2026-03-01 2026-03-02"),
        ("member.joined >= '2026-03-01'", "member.joined: 2026-02-28 2026-03-01 2026-03-02"),
        ("'a' in input.few", "input.few: {} {a} {b} {ab} {c} {ac} {bc} {abc}"),
        ("input.level in ('cao', 'thap')", "input.level: cao thap"),
        ("period.month = 12", "period.month: 1 (2) 12"),
        ("1 = 2 or input.x", "input.x: false true"),
        ("days('2026-10-01', '2026-10-31') > 20 or input.x", "input.x: false true"),
    ] {
        assert_eq!(cut(when), [wanted], "{when}");
    }
    assert_eq!(set("five")[0].split_whitespace().count(), 1 + 32, "all their combinations");
    assert_eq!(set("six"), Vec::<String>::new(), "they would be too many");
}

#[test]
fn the_maximum_is_known_where_it_takes_few_values() {
    let against = "total >= max_total - 10";
    assert_eq!(cut_at(against, &["80", "100"]), ["total: 0 (1) 70 (71) 90 (91)"]);
    assert_eq!(cut_at("total >= max_total", &["80"]), ["total: 0 (1) 80 (81)"]);
    assert_eq!(cut_at("total / max_total >= 90%", &["80", "100"]), ["total: 0 (1) 72 (73) 90 (91)"]);
    assert_eq!(cut_at(against, &[]), [format!("? {against}")]);
    assert_eq!(cut_at("total >= 90", &[]), ["total: 0 (1) 90 (91)"]);
}

#[test]
fn names_in_formulas_are_facts_too() {
    let criteria =
        r#"{"id": "c", "code": "1", "title": "Một", "max": 80, "start": {"formula": "input.n * 2"}}"#;
    let rulebook = book(criteria, "", r#"{"id": "z", "title": "Z"}"#, LAST);
    let space = Space::new(&rulebook, &[]);
    assert!(space.axis(&Name::Input("n".parse().expect("an id"))).is_some());
    assert!(space.axis(&Name::Input("x".parse().expect("an id"))).is_none());
}

#[test]
fn a_condition_depends_on_its_facts_and_through_the_maximum_on_whom_criteria_are_for() {
    let rulebook = asking("total >= max_total - 10 and input.x and total * total > 5");
    let space = Space::new(&rulebook, &[exact("80"), exact("100")]);
    let when = rulebook.classes().next().and_then(|class| class.when.as_ref()).expect("a condition");
    let named = |axes: Vec<usize>| -> BTreeSet<String> {
        let of = |axis: usize| match &space.axes[axis].of {
            AxisOf::Name(name) => name.spelling(),
            AxisOf::Condition(text) => text.clone(),
        };
        axes.into_iter().map(of).collect()
    };
    let all = ["total", "input.x", "input.w", "total * total > 5"].map(str::to_owned);
    assert_eq!(named(space.axes_of(when)), all.into());
    assert_eq!(named(space.applicability()), ["input.w".to_owned()].into());
    let plain = asking("total >= 90 and input.x");
    let space = Space::new(&plain, &[]);
    let when = plain.classes().next().and_then(|class| class.when.as_ref()).expect("a condition");
    assert_eq!(space.axes_of(when).len(), 2);
    assert!(space.condition("total >= 90").is_none());
}

#[test]
fn blocks_are_halved_until_one_cell_is_left_and_share_what_lies_in_both() {
    let block = Block(vec![(2, 6), (0, 1)]);
    assert_eq!(block.halves(0), Some([Block(vec![(2, 4), (0, 1)]), Block(vec![(4, 6), (0, 1)])]));
    assert_eq!(block.halves(1), None);
    let with = |run| block.with(0, run);
    assert_eq!(block.common(&with((4, 9))), Some(with((4, 6))));
    assert_eq!(block.common(&with((0, 3))), Some(with((2, 3))));
    assert_eq!(block.common(&with((6, 9))), None);
}

/// Whether a condition holds in a block in which these facts, or conditions that are facts of their own, are so.
fn truth(when: &str, so: &[(&str, bool)]) -> Truth {
    let rulebook = asking(when);
    let space = Space::new(&rulebook, &[]);
    let mut block = space.everything();
    for (text, holds) in so {
        let axis = space.condition(text).or_else(|| space.by_name.get(*text).copied());
        let axis = axis.unwrap_or_else(|| panic!("no {text} in {when}: {:?}", space.by_condition));
        block = block.with(axis, if *holds { (1, 2) } else { (0, 1) });
    }
    let view = View { space: &space, block: &block, total: None, max_total: Range::ANY, way: Way::Cut };
    view.truth(rulebook.classes().next().and_then(|class| class.when.as_ref()).expect("a condition"))
}

#[test]
fn a_condition_of_its_own_is_true_where_the_block_says_so() {
    use Truth::{False, True, Unknown};
    let (e, f) = ("total * total > 5", "input.n * input.n > 5");
    let denied = "(total * total > 5)";
    for (when, so, wanted) in [
        (e.to_owned(), vec![(e, true)], True),
        (e.to_owned(), vec![(e, false)], False),
        (e.to_owned(), vec![], Unknown),
        (format!("not {denied}"), vec![(denied, true)], False),
        (format!("not {denied}"), vec![(denied, false)], True),
        (format!("{e} and {f}"), vec![(e, true), (f, true)], True),
        (format!("{e} and {f}"), vec![(f, false)], False),
        (format!("{e} or {f}"), vec![(f, true)], True),
        (format!("{e} or {f}"), vec![(e, false), (f, false)], False),
        (format!("any({e}, {f})"), vec![(f, true)], True),
        (format!("any({e}, {f})"), vec![(e, false), (f, false)], False),
        (format!("all({e}, {f})"), vec![(e, true), (f, true)], True),
        (format!("all({e}, {f})"), vec![(f, false)], False),
        (format!("{e} and not input.x"), vec![(e, true), ("input.x", false)], True),
    ] {
        assert_eq!(truth(&when, &so), wanted, "{when}: {so:?}");
    }
}
