//! The nearest change of the result, for each number and each way in which a condition may ask for it.

use super::*;

const LEAVE: &str = r#"{"id": "leave", "title": "Nghỉ", "kind": {"count": "buổi"}}"#;
const RATE: &str = r#"{"id": "k", "title": "Tỷ lệ", "kind": "number"}"#;

/// Two criteria, two inputs, and one class with this condition.
fn asking(when: &str) -> Rulebook {
    let criteria = format!(
        r#"{HUNDRED}, {{"id": "d", "code": "2", "title": "Hai", "max": 50, "start": {{"points": {{"step": 1}}}}}}"#
    );
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    book(&criteria, "", &classes, &format!(r#""otherwise": {{"class": "B"}}, "inputs": [{LEAVE}, {RATE}],"#))
}

/// What alters the result of 70 points for the one criterion and none for the other, with 3 half-days and a rate of 1.
fn change(when: &str) -> Option<(ChangeOf, ChangeStep, Exact, Exact)> {
    let mut case = marked("70");
    case.marks.insert(id("d"), Mark::Points(Exact::ZERO));
    case.inputs.insert(id("leave"), Value::Number(exact("3")));
    case.inputs.insert(id("k"), Value::Number(Exact::ONE));
    let change = evaluate(&asking(when), &case).change?;
    Some((change.of, change.step, change.bound, change.by))
}

fn found(
    of: ChangeOf,
    step: ChangeStep,
    bound: &str,
    by: &str,
) -> Option<(ChangeOf, ChangeStep, Exact, Exact)> {
    Some((of, step, exact(bound), exact(by)))
}

#[test]
fn the_turn_of_a_condition_is_found_wherever_the_number_stands_in_it() {
    for when in [
        "input.k >= 5",
        "5 <= input.k",
        "input.k + 2 >= 7",
        "2 + input.k >= 7",
        "input.k - 2 >= 3",
        "10 - input.k <= 5",
        "input.k * 2 >= 10",
        "2 * input.k >= 10",
        "input.k / 2 >= 2.5",
        "-input.k <= -5",
        "not (2 * (input.k - 1) < 8)",
    ] {
        assert_eq!(change(when), found(ChangeOf::Input(id("k")), ChangeStep::UpTo, "5", "4"), "{when}");
    }
}

#[test]
fn each_number_can_be_the_one_that_alters_the_result() {
    use ChangeStep::{Above, Below, DownTo, UpTo};
    let (total, leave) = (|| ChangeOf::Total, || ChangeOf::Input(id("leave")));
    let (criterion, section) = (ChangeOf::Criterion(id("c")), ChangeOf::Section(id("s")));
    for (when, wanted) in [
        ("total >= 80", found(total(), UpTo, "80", "10")),
        ("total > 80", found(total(), Above, "80", "10")),
        ("total <= 60", found(total(), DownTo, "60", "10")),
        ("total < 60", found(total(), Below, "60", "10")),
        ("total >= 80 or total <= 60", found(total(), UpTo, "80", "10")),
        ("total >= 81 or total <= 60", found(total(), DownTo, "60", "10")),
        ("total > 149.5", found(total(), Above, "149.5", "79.5")),
        ("input.leave >= 5", found(leave(), UpTo, "5", "2")),
        ("input.leave > 5", found(leave(), UpTo, "6", "3")),
        ("input.leave < 3", found(leave(), DownTo, "2", "1")),
        ("c.c >= 90", found(criterion, UpTo, "90", "20")),
        ("s.s < 65", found(section, Below, "65", "5")),
        ("zeros = 0", found(ChangeOf::Zeros, DownTo, "0", "1")),
        ("zeros >= 2", found(ChangeOf::Zeros, UpTo, "2", "1")),
    ] {
        assert_eq!(change(when), wanted, "{when}");
    }
}

#[test]
fn no_number_is_changed_to_what_it_cannot_be() {
    for when in ["total < 151", "total >= 0", "input.leave >= 0", "c.c <= 100", "s.s >= 0", "zeros <= 2"] {
        assert_eq!(change(when), None, "{when}");
    }
}

#[test]
fn a_cap_is_named_only_where_a_condition_turns_at_it() {
    let cap = r#"{"id": "cap", "title": "Trần", "finding": "?", "effect": {"total_at_most": 60}}"#;
    let mut case = marked("40");
    case.findings.insert(id("cap"), false);
    let change = |when: &str| {
        let classes =
            format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
        let rulebook = book(HUNDRED, cap, &classes, r#""otherwise": {"class": "B"},"#);
        evaluate(&rulebook, &case).change.map(|change| (change.of, change.step, change.bound))
    };
    assert_eq!(change("total >= 60"), Some((ChangeOf::Total, ChangeStep::UpTo, exact("60"))));
    assert_eq!(change("total >= 50"), Some((ChangeOf::Total, ChangeStep::UpTo, exact("50"))));
    assert_eq!(change("total * total >= 2500"), None, "it turns at 50, which cannot be told from it");
}

#[test]
fn the_total_is_not_moved_without_the_section_that_holds_it_all() {
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 5"}, {"id": "B", "title": "B", "when": "s.s >= 5"},
        {"id": "C", "title": "C"}"#;
    let rulebook = book(HUNDRED, "", classes, r#""otherwise": {"class": "C"},"#);
    let change = evaluate(&rulebook, &marked("5")).change.expect("a change");
    assert_eq!((change.of, change.step), (ChangeOf::Section(id("s")), ChangeStep::Below));
    assert_eq!(change.class, Some(id("C")), "with the total the section falls, too");
}
