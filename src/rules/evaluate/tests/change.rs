//! The nearest change of the result, for each number and each way in which a condition may ask for it.

use super::*;

pub(super) const LEAVE: &str = r#"{"id": "leave", "title": "Nghỉ", "kind": {"count": "buổi"}}"#;
pub(super) const RATE: &str = r#"{"id": "k", "title": "Tỷ lệ", "kind": "number"}"#;

/// Two criteria, two inputs, and one class with this condition.
fn asking(when: &str) -> Rulebook {
    let criteria = format!(
        r#"{HUNDRED}, {{"id": "d", "code": "2", "title": "Hai", "max": 50, "start": {{"points": {{"step": 1}}}}}}"#
    );
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    book(&criteria, "", &classes, &format!(r#""otherwise": {{"class": "B"}}, "inputs": [{LEAVE}, {RATE}],"#))
}

/// 70 points for the one criterion and none for the other, with 3 half-days and a rate of 1.
pub(super) fn seventy() -> Case {
    let mut case = marked("70");
    case.marks.insert(id("d"), Mark::Points(Exact::ZERO));
    case.inputs.insert(id("leave"), Value::Number(exact("3")));
    case.inputs.insert(id("k"), Value::Number(Exact::ONE));
    case
}

/// What alters the result of 70 points.
fn change(when: &str) -> Option<(ChangeOf, ChangeStep, Exact, Exact)> {
    change_by(&asking(when), &seventy())
}

pub(super) fn change_by(rulebook: &Rulebook, case: &Case) -> Option<(ChangeOf, ChangeStep, Exact, Exact)> {
    let change = nearest(rulebook, case)?;
    Some((change.of, change.step, change.bound, change.by))
}

pub(super) fn found(
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
        "10 / input.k <= 2",
        "-input.k <= -5",
        "not (2 * (input.k - 1) < 8)",
    ] {
        assert_eq!(change(when), found(ChangeOf::Input(id("k")), ChangeStep::UpTo, "5", "4"), "{when}");
    }
}

#[test]
fn a_rounded_number_turns_at_the_half_below() {
    let rate = || ChangeOf::Input(id("k"));
    assert_eq!(change("round(input.k / 2, 1) >= 4.5"), found(rate(), ChangeStep::UpTo, "8.9", "7.9"));
    assert_eq!(change("round(input.k) < 0.5"), found(rate(), ChangeStep::Below, "0.5", "0.5"));
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
        nearest(&rulebook, &case).map(|change| (change.of, change.step, change.bound))
    };
    assert_eq!(change("total >= 60"), Some((ChangeOf::Total, ChangeStep::UpTo, exact("60"))));
    assert_eq!(change("total >= 50"), Some((ChangeOf::Total, ChangeStep::UpTo, exact("50"))));
    let mark = Some((ChangeOf::Mark(id("c")), ChangeStep::UpTo, exact("50")));
    assert_eq!(
        change("total * total >= 2500"),
        mark,
        "it turns at 50, which cannot be told from it: marks are tried"
    );
}

#[test]
fn what_follows_from_a_number_turns_with_it() {
    let (criterion, section) = (|| ChangeOf::Criterion(id("c")), || ChangeOf::Section(id("s")));
    for (when, wanted) in [
        ("c.c >= 75 and total >= 80", found(criterion(), ChangeStep::UpTo, "80", "10")),
        ("c.c >= 75 and s.s >= 80", found(criterion(), ChangeStep::UpTo, "80", "10")),
        ("s.s >= 75 and total >= 80", found(section(), ChangeStep::UpTo, "80", "10")),
    ] {
        assert_eq!(change(when), wanted, "{when}");
    }
}

#[test]
fn what_does_not_follow_from_a_number_stays_where_it_is() {
    use ChangeStep::UpTo;
    let before = r#""sections":[{"id":"t","code":"O","title":"Trước","criteria":[{"id":"e","code":"0","title":"Không",
        "max":10,"start":"full"}]},"#;
    let in_two_sections = |when: &str| {
        let text = asking("1 < 2").canonical().replacen(r#""sections":["#, before, 1);
        let text = text.replacen("1 < 2", when, 1);
        change_by(&Rulebook::read(&text).expect("a sound set"), &seventy())
    };
    let (rate, criterion) = (ChangeOf::Input(id("k")), || ChangeOf::Criterion(id("c")));
    assert_eq!(change("c.c >= c.d + 80"), found(criterion(), UpTo, "80", "10"));
    assert_eq!(change("input.k >= c.d + 5 and input.leave <= 3"), found(rate, UpTo, "5", "4"));
    let section = found(ChangeOf::Section(id("s")), UpTo, "75", "5");
    assert_eq!(in_two_sections("s.s >= s.t / 2 + 70"), section);
    assert_eq!(in_two_sections("c.c >= 72 and s.s >= s.t / 2 + 70"), found(criterion(), UpTo, "75", "5"));
}

#[test]
fn a_criterion_moves_the_total_as_its_section_is_scaled() {
    let when = "c.c >= 75 and total >= 120";
    let criteria = format!(
        r#"{HUNDRED}, {{"id": "d", "code": "2", "title": "Hai", "max": 50, "start": "check",
            "applies": {{"when": "input.k > 5", "otherwise": "rescale"}}}}"#
    );
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    let more = format!(r#""otherwise": {{"class": "B"}}, "inputs": [{RATE}],"#);
    let rulebook = book(&criteria, "", &classes, &more);
    assert_eq!(evaluate(&rulebook, &seventy()).total, Some(exact("105")), "70 of 100 is 105 of 150");
    let wanted = found(ChangeOf::Criterion(id("c")), ChangeStep::UpTo, "80", "10");
    assert_eq!(change_by(&rulebook, &seventy()), wanted);
}

#[test]
fn an_input_that_only_points_follow_from_is_not_named() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Ca trực", "max": 100, "start": {"formula": "input.leave * 10"}}"#;
    let classes = r#"{"id": "A", "title": "A", "when": "c.c >= 50"}, {"id": "B", "title": "B"}"#;
    let more = r#""otherwise": {"class": "B"}, "inputs": [{"id": "leave", "title": "Ca", "kind": {"count": "ca"}, "max": 10}],"#;
    let mut case = Case::default();
    case.inputs.insert(id("leave"), Value::Number(exact("3")));
    let wanted = found(ChangeOf::Criterion(id("c")), ChangeStep::UpTo, "50", "20");
    assert_eq!(change_by(&book(criterion, "", classes, more), &case), wanted);
}

#[test]
fn so_many_noughts_are_found_as_nobody_would_try_one_by_one() {
    let criterion = |at: usize| {
        format!(r#"{{"id": "c{at}", "code": "{at}", "title": "Việc", "max": 1, "start": "full"}}"#)
    };
    let criteria: Vec<String> = (1..=120).map(criterion).collect();
    let classes = r#"{"id": "A", "title": "A", "when": "zeros < 60"}, {"id": "B", "title": "B"}"#;
    let rulebook = book(&criteria.join(", "), "", classes, r#""otherwise": {"class": "B"},"#);
    let wanted = found(ChangeOf::Zeros, ChangeStep::UpTo, "60", "60");
    assert_eq!(change_by(&rulebook, &Case::default()), wanted);
}

#[test]
fn an_input_turns_what_the_year_comes_to() {
    let mut case = seventy();
    let year = [(id("k"), Accumulated { before: Value::Number(exact("6")), within: None })].into();
    case.history = Some(History { year, ..History::default() });
    let rate = || ChangeOf::Input(id("k"));
    assert_eq!(
        change_by(&asking("year.k >= 10"), &case),
        found(rate(), ChangeStep::UpTo, "4", "3"),
        "6 before and 1 now"
    );
    assert_eq!(change_by(&asking("input.k >= c.d + 5"), &case), found(rate(), ChangeStep::UpTo, "5", "4"));
}

#[test]
fn few_whole_numbers_are_tried_one_by_one_where_no_turn_can_be_worked_out() {
    let change = |now: &str, most: u32, when: &str| {
        let classes =
            format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
        let more = format!(
            r#""otherwise": {{"class": "B"}}, "inputs": [{{"id": "n", "title": "Số", "kind": {{"count": "lần"}}, "max": {most}}}],"#
        );
        let mut case = marked("70");
        case.inputs.insert(id("n"), Value::Number(exact(now)));
        change_by(&book(HUNDRED, "", &classes, &more), &case)
    };
    let number = || ChangeOf::Input(id("n"));
    let squared = "input.n * input.n >= 30";
    assert_eq!(change("3", 20, squared), found(number(), ChangeStep::UpTo, "6", "3"));
    assert_eq!(change("9", 20, squared), found(number(), ChangeStep::DownTo, "5", "4"));
    assert_eq!(change("3", 5, squared), None);
    let one = "input.n * input.n = 25 or input.n >= 7";
    assert_eq!(change("4", 20, one), found(number(), ChangeStep::UpTo, "5", "1"), "the only one in between");
    let many = "input.n * input.n >= 2000";
    assert_eq!(change("0", 49, many), found(number(), ChangeStep::UpTo, "45", "45"));
    assert_eq!(change("0", 60, "input.n * input.n >= 2500"), None, "too many to try");
}

/// The change of somebody with this total, where these classes, gates and other fields stand.
fn of_points(
    points: &str,
    gates: &str,
    classes: &str,
    more: &str,
) -> Option<(ChangeOf, ChangeStep, Exact, Exact)> {
    let rulebook = book(HUNDRED, gates, classes, more);
    let change = nearest(&rulebook, &marked(points))?;
    Some((change.of, change.step, change.bound, change.by))
}

const TWO: &str = r#"{"id": "A", "title": "A", "when": "total >= 90"}, {"id": "B", "title": "B"}"#;

#[test]
fn a_rounded_total_turns_where_it_is_rounded() {
    use ChangeStep::{Below, UpTo};
    for (mode, points, wanted) in [
        ("half_up", "90.4", found(ChangeOf::Total, Below, "89.5", "0.9")),
        ("half_up", "89.4", found(ChangeOf::Total, UpTo, "89.5", "0.1")),
        ("floor", "89.4", found(ChangeOf::Total, UpTo, "90", "0.6")),
        ("ceil", "89.4", found(ChangeOf::Total, ChangeStep::DownTo, "89", "0.4")),
    ] {
        let more = format!(r#""otherwise": {{"class": "B"}}, "round": {{"places": 0, "mode": "{mode}"}},"#);
        assert_eq!(of_points(points, "", TWO, &more), wanted, "{mode} {points}");
    }
}

#[test]
fn a_total_turns_at_a_bound_that_no_rounded_total_meets() {
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 90.3"}, {"id": "B", "title": "B"}"#;
    for (round, points, step, wanted, by) in [
        (r#""places": 0, "mode": "half_up""#, "80", ChangeStep::UpTo, "90.5", "10.5"),
        (r#""places": 0, "mode": "floor""#, "80", ChangeStep::UpTo, "91", "11"),
        (r#""places": 0, "mode": "half_up""#, "95", ChangeStep::Below, "90.5", "4.5"),
        (r#""step": "0.5", "mode": "half_up""#, "80", ChangeStep::UpTo, "90.25", "10.25"),
        (r#""step": "2", "mode": "ceil""#, "80", ChangeStep::Above, "90", "10"),
    ] {
        let more = format!(r#""otherwise": {{"class": "B"}}, "round": {{{round}}},"#);
        let wanted = found(ChangeOf::Total, step, wanted, by);
        assert_eq!(of_points(points, "", classes, &more), wanted, "{round} {points}");
    }
}

#[test]
fn a_total_that_a_limit_holds_moves_from_where_it_would_be() {
    use ChangeStep::{Below, UpTo};
    let bonus = r#"{"id": "b", "code": "2", "title": "Thưởng", "bonus": {"cap": 30}, "criteria": [
        {"id": "w", "code": "2.1", "title": "Việc tốt", "max": 30, "start": {"points": {"step": 1}}}]}"#;
    let penalty = r#"{"id": "p", "code": "2", "title": "Trừ", "penalty": {"cap": 80}, "criteria": [
        {"id": "w", "code": "2.1", "title": "Lỗi", "max": 80, "start": "empty",
         "events": [{"id": "e", "title": "Lỗi", "unit": "lần", "effect": {"each": -1}}]}]}"#;
    let change = |section: &str, more: &str, own: &str, others: Option<&str>, faults: u32| {
        let text = book(HUNDRED, "", TWO, more).canonical();
        let text = text.replace(r#""sections":["#, &format!(r#""sections":[{section},"#));
        let rulebook = Rulebook::read(&text).expect("a sound set");
        let mut case = marked(own);
        case.marks.extend(others.map(|points| (id("w"), Mark::Points(exact(points)))));
        if faults > 0 {
            case.occurrences.push(happened("w", "e", faults));
        }
        change_by(&rulebook, &case)
    };
    let held = r#""otherwise": {"class": "B"}, "limits": {"max": 100},"#;
    let above = change(bonus, held, "85", Some("30"), 0);
    assert_eq!(above, found(ChangeOf::Total, Below, "90", "25"), "115 counts as 100, and 25 may go");
    let below = change(penalty, r#""otherwise": {"class": "B"},"#, "20", None, 70);
    assert_eq!(below, found(ChangeOf::Total, UpTo, "90", "140"), "-50 counts as 0");
    let least = change(penalty, r#""otherwise": {"class": "B"}, "limits": {"min": 40},"#, "20", None, 10);
    assert_eq!(least, found(ChangeOf::Total, UpTo, "90", "80"), "10 counts as 40");
}

#[test]
fn a_quota_leaves_no_more_than_the_conditions_to_promise() {
    let quota = |over: &str| {
        format!(
            r#""otherwise": {{"class": "B"}}, "quotas": [{{"id": "q", "class": "A", "at_most": {{"count": 1}}, "within": "unit", "over": "{over}"}}],"#
        )
    };
    let change = |points: &str, over: &str| {
        nearest(&book(HUNDRED, "", TWO, &quota(over)), &marked(points)).map(|change| change.promise)
    };
    assert_eq!(change("89", "rank"), Some(Promise::Eligible));
    assert_eq!(change("89", "refer"), Some(Promise::Eligible));
    assert_eq!(change("89", "warn"), Some(Promise::Sure));
    assert_eq!(change("98", "rank"), Some(Promise::AtMost), "somebody may overtake long before 90");
    assert_eq!(change("98", "warn"), Some(Promise::Sure));
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 90"}, {"id": "B", "title": "B", "when": "total >= 70"},
        {"id": "C", "title": "C", "when": "total >= 50"}, {"id": "D", "title": "D"}"#;
    let change = |points: &str, field: &str| {
        let quota = quota("rank").replace(r#""class": "A""#, &format!(r#""class": "C"{field}"#));
        nearest(&book(HUNDRED, "", classes, &quota), &marked(points)).map(|change| change.promise)
    };
    let and_better = r#", "and_better": true"#;
    assert_eq!([change("89", ""), change("98", "")], [Some(Promise::Sure); 2], "C alone is limited");
    assert_eq!(
        [change("89", and_better), change("98", and_better)],
        [Promise::Eligible, Promise::AtMost].map(Some)
    );
}

#[test]
fn a_total_that_moves_what_a_gate_asks_for_is_not_moved_alone() {
    let gate = r#"{"id": "g", "title": "G", "when": "c.c < 30", "effect": {"lower": 1}}"#;
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 80"}, {"id": "B", "title": "B", "when": "total >= 25"}, {"id": "C", "title": "C"}"#;
    let change = |points: &str| of_points(points, gate, classes, r#""otherwise": {"class": "C"},"#);
    let criterion = ChangeOf::Criterion(id("c"));
    assert_eq!(change("20"), found(criterion, ChangeStep::UpTo, "30", "10"));
    assert_eq!(change("78"), found(ChangeOf::Total, ChangeStep::UpTo, "80", "2"));
}

#[test]
fn the_total_is_not_moved_without_the_section_that_holds_it_all() {
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 5"}, {"id": "B", "title": "B", "when": "s.s >= 5"},
        {"id": "C", "title": "C"}"#;
    let rulebook = book(HUNDRED, "", classes, r#""otherwise": {"class": "C"},"#);
    let change = nearest(&rulebook, &marked("5")).expect("a change");
    assert_eq!((change.of, change.step), (ChangeOf::Section(id("s")), ChangeStep::Below));
    assert_eq!(change.class, Some(id("C")), "with the total the section falls, too");
}
