//! What whole conditions come to, over one set and one case.

use std::collections::BTreeMap;

use super::super::evaluate::evaluate;
use super::super::evaluate::tests::book;
use super::super::*;

/// Inputs of every kind, and one class with this condition.
fn asking(when: &str) -> Rulebook {
    let criterion =
        r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}}"#;
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    let input = |id: &str, kind: &str| format!(r#"{{"id": "{id}", "title": "{id}", "kind": {kind}}}"#);
    let teams = r#"{"set": ["x", "y", "z"]}"#;
    let inputs = [
        input("yes", r#""flag""#),
        input("no", r#""flag""#),
        input("open", r#""flag""#),
        input("day", r#""date""#),
        input("due", r#""date""#),
        input("level", r#"{"choice": ["cao", "thap"]}"#),
        input("teams", teams),
        input("others", teams),
        input("n", r#""number""#),
        input("nought", r#""number""#),
    ];
    book(
        criterion,
        "",
        &classes,
        &format!(r#""otherwise": {{"class": "B"}}, "inputs": [{}],"#, inputs.join(", ")),
    )
}

/// The criterion has no mark, `open` no value.
fn given() -> Case {
    let day = |text: &str| Value::Date(text.parse().expect("a day"));
    let set = |members: &[&str]| Value::Set(members.iter().map(ToString::to_string).collect());
    let inputs: BTreeMap<InputId, Value> = [
        ("yes", Value::Flag(true)),
        ("no", Value::Flag(false)),
        ("day", day("2026-05-10")),
        ("due", day("2026-05-11")),
        ("level", Value::Text("cao".to_owned())),
        ("teams", set(&["x"])),
        ("others", set(&["x", "y"])),
        ("n", Value::Number(3_u32.into())),
        ("nought", Value::Number(0_u32.into())),
    ]
    .map(|(name, value)| (name.parse().expect("an id"), value))
    .into();
    Case { inputs, ..Case::default() }
}

/// Whether a condition holds; none where that is open.
fn holds(when: &str) -> Option<bool> {
    let outcome = evaluate(&asking(when), &given());
    let ranked = outcome.standing == Standing::Ranked;
    ranked.then(|| outcome.class.as_ref().is_some_and(|class| class.as_str() == "A"))
}

fn come_out(conditions: &[(&str, Option<bool>)]) {
    for (when, wanted) in conditions {
        assert_eq!(holds(when), *wanted, "{when}");
    }
}

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);

#[test]
fn conditions_are_put_together_with_what_is_open() {
    come_out(&[
        ("input.yes", YES),
        ("not input.yes", NO),
        ("not input.no", YES),
        ("input.no or input.yes", YES),
        ("input.no or input.no", NO),
        ("input.yes and input.no", NO),
        ("input.open or input.yes", YES),
        ("input.open or input.no", None),
        ("input.open and input.no", NO),
        ("input.open and input.yes", None),
        ("any(input.no, input.yes)", YES),
        ("any(input.no, input.no)", NO),
        ("all(input.yes, input.no)", NO),
        ("all(input.yes, input.yes)", YES),
        ("input.no = false", YES),
        ("input.yes = input.no", NO),
        ("input.yes != input.no", YES),
        ("input.yes = true", YES),
        ("input.open = true", None),
    ]);
}

#[test]
fn a_count_lies_between_what_holds_and_what_may() {
    come_out(&[
        ("count(input.yes, input.no, input.yes) = 2", YES),
        ("count(input.yes, input.open) >= 1", YES),
        ("count(input.yes, input.open) = 2", None),
        ("count(input.yes, input.open) <= 1", None),
        ("count(input.yes, input.open) <= 2", YES),
        ("count(input.yes, input.yes, input.open) > 3", NO),
        ("count(input.no, input.open) <= 1", YES),
        ("count(input.no, input.open) = 0", None),
        ("share(input.yes, input.no) = 50%", YES),
    ]);
}

#[test]
fn days_texts_and_sets_compare_with_their_like() {
    come_out(&[
        ("input.day = input.due", NO),
        ("input.day < input.due", YES),
        ("input.due < input.day", NO),
        ("input.day < '2026-05-10'", NO),
        ("input.day <= '2026-05-10'", YES),
        ("input.day > '2026-05-10'", NO),
        ("input.day >= '2026-05-10'", YES),
        ("input.day <= '2026-05-09'", NO),
        ("input.day >= '2026-05-11'", NO),
        ("input.day > '2026-05-09'", YES),
        ("'2026-05-09' < input.day", YES),
        ("'2026-05-11' <= input.day", NO),
        ("input.level = 'cao'", YES),
        ("input.level != 'thap'", YES),
        ("input.level in ('thap', 'cao')", YES),
        ("input.teams = input.others", NO),
        ("input.teams != input.others", YES),
        ("'y' in input.others and not 'y' in input.teams", YES),
    ]);
}

#[test]
fn months_are_counted_whole_and_in_both_directions() {
    come_out(&[
        ("months('2026-05-10', input.day) = 0", YES),
        ("months('2026-03-10', input.day) = 2", YES),
        ("months('2026-03-11', input.day) = 1", YES),
        ("months(input.day, '2026-03-10') = -2", YES),
        ("months(input.day, '2026-03-11') = -1", YES),
        ("days('2026-05-01', input.day) = 9", YES),
    ]);
}

#[test]
fn what_is_only_known_within_bounds_decides_where_the_bounds_do() {
    come_out(&[
        ("c.c = 200", NO),
        ("c.c != 200", YES),
        ("c.c = -1", NO),
        ("c.c = 100", None),
        ("c.c <= 100", YES),
        ("c.c >= 0", YES),
        ("c.c < 100", None),
        ("10 / (c.c + 1) <= 10", YES),
        ("10 / (c.c + 1) < 10", None),
        ("10 / (0 - c.c - 1) < 0", YES),
        ("-c.c <= 0", YES),
    ]);
}

#[test]
fn a_divisor_that_cannot_be_nought_leaves_no_doubt() {
    come_out(&[
        ("10 / (c.c + 1) * 0 = 0", YES),
        ("10 / (0 - c.c - 1) * 0 = 0", YES),
        ("10 / c.c * 0 = 0", None),
        ("10 / (c.c - 100) * 0 = 0", None),
        ("10 / (c.c - 50) * 0 = 0", None),
    ]);
}

#[test]
fn what_is_settled_before_a_division_does_not_ask_for_it() {
    come_out(&[
        ("count(input.nought = 0 or 10 / input.nought > 1) * 1 = 1", YES),
        ("count(input.nought != 0 and 10 / input.nought > 1) * 1 = 0", YES),
        ("count(input.n != 0 and 9 / input.n = 3) * 1 = 1", YES),
        ("count(input.n = 0 or 9 / input.n = 3) * 1 = 1", YES),
        ("count(input.no or input.yes) = 1", YES),
        ("count(input.no or input.no) = 0", YES),
        ("count(input.yes and input.no) = 0", YES),
        ("count(input.nought = 1 or 10 / input.nought > 1) * 1 = 1", None),
    ]);
}

#[test]
fn what_is_decided_already_misses_nothing() {
    let missing = |when: &str| match evaluate(&asking(when), &given()).standing {
        Standing::Incomplete(missing) => missing,
        other => panic!("{when}: {other:?}"),
    };
    let mark = || Missing::Mark("c".parse().expect("an id"));
    let open = || Missing::Input("open".parse().expect("an id"));
    assert_eq!(missing("c.c > 5"), [mark()]);
    assert_eq!(missing("(input.open or input.yes) and c.c > 5"), [mark()]);
    assert_eq!(missing("(input.open and input.no) or c.c > 5"), [mark()]);
    assert_eq!(missing("(input.open or input.no) and c.c > 5"), [mark(), open()]);
}

#[test]
fn what_a_denial_is_about_is_written_down_part_by_part() {
    let atoms = |when: &str| -> Vec<String> {
        let outcome = evaluate(&asking(when), &given());
        outcome.classes[0].atoms.iter().map(|atom| format!("{} {:?}", atom.text, atom.truth)).collect()
    };
    assert_eq!(atoms("not (input.yes and input.no)"), ["input.yes True", "input.no False"]);
    assert_eq!(atoms("not not input.yes"), ["input.yes True"]);
}

#[test]
fn one_of_two_is_open_only_where_the_two_differ() {
    come_out(&[
        ("if(input.yes, 1, 2) = 1", YES),
        ("if(input.no, 1, 2) = 1", NO),
        ("if(input.open, 1, 2) = 1", None),
        ("if(input.open, 1, 2) < 3", YES),
        ("if(input.open, 1, 1) = 1", YES),
        ("if(input.open, input.n, 3) = 3", YES),
        ("if(input.nought = 0, 0, 10 / input.nought) = 0", YES),
        ("if(input.open, 0, 10 / input.nought) * 0 = 0", None),
        ("if(input.open, 'a', 'b') = 'a'", None),
        ("if(input.open, 'a', 'a') = 'a'", YES),
        ("if(input.open, input.day, input.due) = '2026-05-10'", None),
        ("if(input.no, input.due, input.day) = '2026-05-10'", YES),
        ("if(input.open, input.teams, input.teams) = input.teams", YES),
        ("if(input.open, input.teams, input.others) = input.teams", None),
        ("'x' in if(input.no, input.teams, input.others)", YES),
        ("if(input.yes, input.no, input.yes)", NO),
        ("if(input.open, input.yes, input.no)", None),
        ("if(input.open, input.yes, input.yes)", YES),
        ("if(input.open, input.no, input.no)", NO),
        ("if(input.yes, input.yes, input.open)", YES),
        ("count(if(input.open, input.yes, input.yes), input.no) = 1", YES),
    ]);
}

#[test]
fn a_number_is_rounded_down_and_up() {
    come_out(&[
        ("floor(input.n / 2) = 1 and ceil(input.n / 2) = 2", YES),
        ("floor(-input.n / 2) = -2 and ceil(-input.n / 2) = -1", YES),
        ("floor(input.n / 7, 2) = 0.42 and ceil(input.n / 7, 2) = 0.43", YES),
        ("floor(input.n) = ceil(input.n)", YES),
        ("floor(if(input.open, 1.2, 1.9)) = 1", YES),
        ("ceil(c.c / 1000) <= 1", YES),
    ]);
}
