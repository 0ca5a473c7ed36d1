//! What the change of points says already: marks and events that come to those points are not told besides.

use super::*;

/// Two sections, the second of two criteria, a count of days, and one class with this condition.
fn sheet(when: &str) -> Rulebook {
    let criterion = |id: &str| {
        format!(
            r#"{{"id": "{id}", "code": "{id}", "title": "{id}", "max": 200, "start": {{"points": {{"step": 1}}}}}}"#
        )
    };
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    let more = r#""otherwise": {"class": "B"}, "inputs": [{"id": "days", "title": "Ngày", "kind": {"count": "ngày"}}],"#;
    let text = book(&[criterion("a"), criterion("c")].join(", "), "", &classes, more).canonical();
    let first = format!(
        r#""sections":[{{"id": "t", "code": "O", "title": "Trước", "criteria": [{}]}},"#,
        criterion("e")
    );
    Rulebook::read(&text.replacen(r#""sections":["#, &first, 1)).expect("a sound set")
}

/// What is told to be said otherwise of somebody with these points and four days.
fn told(when: &str, points: [&str; 3]) -> Vec<ChangeOf> {
    let marks = ["e", "a", "c"].into_iter().zip(points);
    let case = Case {
        marks: marks.map(|(name, points)| (id(name), Mark::Points(exact(points)))).collect(),
        inputs: [(id("days"), Value::Number(exact("4")))].into(),
        ..Case::default()
    };
    let changes = explained(&sheet(when), &case, &UnitFacts::UNKNOWN).changes;
    changes.into_iter().map(|change| change.of).collect()
}

#[test]
fn marks_that_come_to_the_points_that_are_told_are_not_told_but_other_facts_are() {
    let (total, days) = (ChangeOf::Total, ChangeOf::Input(id("days")));
    // Two hundred points: one or two more or fewer are nearer than the days are.
    for when in [
        "total >= 201 or input.days < 2",
        "total > 200 or input.days < 2",
        "total > 201 or input.days < 2",
        "total <= 199 or input.days < 2",
        "total < 200 or input.days < 2",
        "total < 199 or input.days < 2",
        "total >= 200 and input.days <= 6",
        "total >= 199 and input.days <= 6",
        "total > 199 and input.days <= 6",
        "total <= 200 and input.days <= 6",
        "total < 201 and input.days <= 6",
    ] {
        assert_eq!(told(when, ["70", "80", "50"]), [total.clone(), days.clone()], "{when}");
    }
}

#[test]
fn so_it_is_with_the_points_of_a_criterion_or_a_section_and_with_noughts() {
    let days = ChangeOf::Input(id("days"));
    for (when, points, of) in [
        ("c.c >= 51 or input.days < 2", ["150", "80", "50"], ChangeOf::Criterion(id("c"))),
        ("s.s >= 131 or input.days < 2", ["150", "80", "50"], ChangeOf::Section(id("s"))),
        ("zeros = 0 or input.days < 2", ["70", "0", "50"], ChangeOf::Zeros),
    ] {
        assert_eq!(told(when, points), [of, days.clone()], "{when}");
    }
}

/// A criterion marked up to forty points and one that so many points are taken from each time; the gates and classes are
/// given.
fn late(each: u32, gates: &str, best: u32, good: u32) -> Rulebook {
    let criteria = format!(
        r#"{{"id": "c", "code": "1", "title": "Việc", "max": 40, "start": {{"points": {{"step": 1}}}}}},
        {{"id": "time", "code": "2", "title": "Giờ giấc", "max": 60, "start": "full", "events": [
            {{"id": "late", "title": "Đi muộn", "unit": "lần", "effect": {{"each": -{each}}}}}]}}"#
    );
    let classes = format!(
        r#"{{"id": "A", "title": "A", "when": "total >= {best}"}}, {{"id": "B", "title": "B", "when": "total >= {good}"}},
        {{"id": "C", "title": "C"}}"#
    );
    book(&criteria, gates, &classes, r#""otherwise": {"class": "C"},"#)
}

fn told_of(rulebook: &Rulebook, points: &str, count: u32) -> Vec<ChangeOf> {
    let case = Case { occurrences: vec![happened("time", "late", count)], ..marked(points) };
    let changes = explained(rulebook, &case, &UnitFacts::UNKNOWN).changes;
    changes.into_iter().map(|change| change.of).collect()
}

#[test]
fn what_happens_less_often_is_told_beside_points_that_come_by_other_means_alone() {
    // Forty and sixty less five are five short of the best class.
    assert_eq!(told_of(&late(5, "", 100, 10), "40", 1), [ChangeOf::Total, ChangeOf::Total]);
    let gate = r#"{"id": "often", "title": "Muộn nhiều", "when": "happened.time.late >= 3", "effect": {"lower": 1}}"#;
    let event = ChangeOf::Event(id("time"), id("late"));
    assert_eq!(told_of(&late(20, gate, 55, 40), "40", 3), [ChangeOf::TotalByOtherMeans, event]);
}
