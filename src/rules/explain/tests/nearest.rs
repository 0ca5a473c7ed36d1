//! How the nearest change of each number is told.

use super::sentences::two_of_each;
use super::*;

#[test]
fn a_change_of_another_number_names_it_with_its_bound() {
    use ChangeStep::{Above, Below, DownTo, UpTo};
    let rulebook = two_of_each();
    let told = |of: ChangeOf, step: ChangeStep, by: &str| {
        let mut outcome = evaluate(&rulebook, &marked("90"));
        let (bound, by) = (exact("4"), exact(by));
        let class = Some(id("A"));
        outcome.changes = vec![Change {
            of,
            step,
            bound,
            by,
            standing: Standing::Ranked,
            class,
            promise: Promise::Sure,
            measured: Measured::Marked,
        }];
        outcome.lines(&rulebook, Lang::En).pop().map(|line| line.text).unwrap_or_default()
    };
    let leave = || ChangeOf::Input(id("leave"));
    for (of, step, by, wanted) in [
        (leave(), UpTo, "2", "Nghỉ: 2 buổi more (making it 4) would make it Tốt."),
        (leave(), Above, "2", "Nghỉ: more than 4 (over 2 buổi more) would make it Tốt."),
        (leave(), Above, "0", "Nghỉ: exactly 4; any more would make it Tốt."),
        (leave(), Below, "0", "Nghỉ: exactly 4; any less would make it Tốt."),
        (ChangeOf::Total, Above, "0", "Exactly 4 points; any more would make it Tốt."),
        (leave(), Below, "1", "Nghỉ: less than 4 (over 1 buổi less) would make it Tốt."),
        (ChangeOf::Input(id("done")), DownTo, "1", "Tỷ lệ: 1 less (leaving 4) would make it Tốt."),
        (
            ChangeOf::Criterion(id("d")),
            UpTo,
            "2",
            "Criterion 2 Giờ: 2 points more (making it 4) would make it Tốt.",
        ),
        (
            ChangeOf::Section(id("s")),
            UpTo,
            "2",
            "Points of section I: 2 points more (making it 4) would make it Tốt.",
        ),
        (ChangeOf::Total, Above, "2", "More than 4 points (over 2 points more) would make it Tốt."),
    ] {
        assert_eq!(told(of, step, by), wanted);
    }
}

#[test]
fn what_stands_at_its_bound_is_told_as_near_as_it_can_be() {
    let rulebook = two_of_each();
    let told = |step: ChangeStep, bound: &str, by: &str| {
        let mut outcome = evaluate(&rulebook, &marked("90"));
        outcome.changes = vec![Change {
            of: ChangeOf::Input(id("done")),
            step,
            bound: exact(bound),
            by: exact(by),
            standing: Standing::Ranked,
            class: Some(id("A")),
            promise: Promise::Sure,
            measured: Measured::Marked,
        }];
        outcome.lines(&rulebook, Lang::En).pop().map(|line| line.text).unwrap_or_default()
    };
    for (step, bound, by, wanted) in [
        (ChangeStep::Above, "401/303", "0", "Tỷ lệ: exactly about 1.32; any more would make it Tốt."),
        (ChangeStep::Below, "397/301", "0", "Tỷ lệ: exactly about 1.32; any less would make it Tốt."),
        (
            ChangeStep::Above,
            "401/303",
            "0.5",
            "Tỷ lệ: more than about 1.33 (over 0.5 more) would make it Tốt.",
        ),
        (
            ChangeStep::Below,
            "397/301",
            "0.5",
            "Tỷ lệ: less than about 1.31 (over 0.5 less) would make it Tốt.",
        ),
    ] {
        assert_eq!(told(step, bound, by), wanted);
    }
}

#[test]
fn one_point_is_not_told_as_several() {
    let rulebook = book(HUNDRED, "", CLASSES, ELSE_C);
    let told = |points: &str| of_kind(&rulebook, &marked(points), LineKind::Change, Lang::En);
    assert_eq!(told("89")[0], "1 point short of Tốt.");
    assert_eq!(told("91"), ["Losing more than 1 point (below 90) would make it Đạt."]);
}

#[test]
fn a_change_of_a_mark_or_of_a_finding_says_what_it_would_be() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 20, "start": {"points": {"step": 1, "weight": 2}}},
        {"id": "d", "code": "2", "title": "Mức", "max": 4, "start": {"levels": [
            {"id": "good", "title": "Tốt", "points": 4}, {"id": "poor", "title": "Kém", "points": 1}]}},
        {"id": "e", "code": "3", "title": "Giờ", "max": 10, "start": {"points": {"step": 1}}}"#;
    let gate = r#"{"id": "g", "title": "Vắng", "finding": "?", "effect": {"lower": 1}}"#;
    let rulebook = book(criteria, gate, CLASSES, ELSE_C);
    let told = |of: ChangeOf, step: ChangeStep| {
        let (bound, by) = (exact("4"), exact("2"));
        let (standing, class) = (Standing::Ranked, Some(id("A")));
        let (promise, measured) = (Promise::Sure, Measured::Marked);
        let changes = vec![Change { of, step, bound, by, standing, class, promise, measured }];
        let outcome = Outcome { changes, ..evaluate(&rulebook, &marked("4")) };
        outcome.lines(&rulebook, Lang::En).pop().map(|line| line.text).unwrap_or_default()
    };
    for (of, step, wanted) in [
        // What is multiplied to become points is none yet.
        (
            ChangeOf::Mark(id("c")),
            ChangeStep::UpTo,
            "Criterion 1 Điểm: 2 more (making it 4) would make it Tốt.",
        ),
        (
            ChangeOf::Mark(id("e")),
            ChangeStep::UpTo,
            "Criterion 3 Giờ: 2 points more (making it 4) would make it Tốt.",
        ),
        (
            ChangeOf::Level(id("d"), id("good")),
            ChangeStep::UpTo,
            "Criterion 2 Mức: if it were “Tốt”, this would make it Tốt.",
        ),
        (ChangeOf::Finding(id("g")), ChangeStep::UpTo, "Vắng: if found, this would make it Tốt."),
        (ChangeOf::Finding(id("g")), ChangeStep::DownTo, "Vắng: if not found, this would make it Tốt."),
    ] {
        assert_eq!(told(of, step), wanted);
    }
}
