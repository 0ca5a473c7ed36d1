//! Ways to points, each with how it comes about.

use super::super::super::evaluate::tests::{book, exact};
use super::super::super::rulebook::Rulebook;
use super::*;

fn rulebook(max: &str, rest: &str) -> Rulebook {
    let criterion = format!(r#"{{"id": "c", "code": "1", "title": "Việc", "max": {max}, {rest}}}"#);
    book(&criterion, "", r#"{"id": "z", "title": "Z"}"#, r#""otherwise": {"class": "z"},"#)
}

fn event(id: &str, effect: &str) -> String {
    format!(r#"{{"id": "{id}", "title": "{id}", "unit": "lần", "effect": {effect}}}"#)
}

fn told(occurrence: &Occurrence) -> String {
    let points = occurrence.points.map(|points| format!(" at {points}")).unwrap_or_default();
    format!("{} x{}{points}", occurrence.event, occurrence.count)
}

/// Each number of points and how a criterion comes to it, the most first.
fn come(rulebook: &Rulebook, required: &[(&str, u32)]) -> Vec<String> {
    let criterion = rulebook.criteria().next().expect("a criterion");
    let required: Required =
        required.iter().map(|(event, count)| (event.parse().expect("an id"), *count)).collect();
    let told = |(points, way): (Exact, Way)| {
        let mark = way.mark.map(|mark| match mark {
            Mark::Check(met) => format!("met {met}"),
            Mark::Points(points) => points.to_string(),
            Mark::Level(level) => level.to_string(),
        });
        let occurrences = way.occurrences.iter().map(told);
        let parts: Vec<String> = mark.into_iter().chain(occurrences).collect();
        format!("{points}: {}", parts.join(", "))
    };
    ways(criterion, None, &required, 1).into_iter().map(told).collect()
}

fn full(events: &[String]) -> String {
    format!(r#""start": "full", "events": [{}]"#, events.join(", "))
}

#[test]
fn marks_alone_come_to_points() {
    assert_eq!(come(&rulebook("4", r#""start": "check""#), &[]), ["4: met true", "0: met false"]);
    let levels = r#""start": {"levels": [{"id": "good", "title": "Tốt", "points": 4}, {"id": "fair", "title": "Khá", "points": 2}]}"#;
    assert_eq!(come(&rulebook("4", levels), &[]), ["4: good", "2: fair"]);
    let points = r#""start": {"points": {"step": 2}}"#;
    assert_eq!(come(&rulebook("6", points), &[]), ["6: 6", "4: 4", "2: 2", "0: 0"]);
    assert_eq!(come(&rulebook("4", r#""start": "empty""#), &[]), ["0: "]);
    let weighted = r#""start": {"points": {"step": 1, "weight": 2}}"#;
    assert_eq!(come(&rulebook("6", weighted), &[]), ["6: 3", "4: 2", "2: 1", "0: 0"]);
}

#[test]
fn events_take_and_add_alone_and_by_twos() {
    let (late, gone) = (event("late", r#"{"each": -1}"#), event("gone", r#""all""#));
    let one = rulebook("3", &full(&[late.clone(), gone.clone()]));
    assert_eq!(come(&one, &[]), ["3: ", "2: late x1", "1: late x2", "0: late x3"]);
    let two = rulebook("10", &full(&[event("late", r#"{"each": -4}"#), event("lost", r#"{"each": -3}"#)]));
    assert_eq!(
        come(&two, &[]),
        [
            "10: ",
            "7: lost x1",
            "6: late x1",
            "4: lost x2",
            "3: late x1, lost x1",
            "2: late x2",
            "1: lost x3",
            "0: late x1, lost x2"
        ]
    );
    let once = r#", "groups": [{"events": ["late", "lost"], "counts": "best"}]"#;
    let grouped =
        rulebook("10", &(full(&[event("late", r#"{"each": -4}"#), event("lost", r#"{"each": -3}"#)]) + once));
    assert!(!come(&grouped, &[]).contains(&"3: late x1, lost x1".to_owned()), "of a group not all count");
    let grown = rulebook("4", &full(&[event("late", r#"{"steps": [0, -1, -3]}, "limit": -3"#)]));
    assert_eq!(come(&grown, &[]), ["4: ", "3: late x2", "1: late x3"]);
    assert_eq!(come(&grown, &[("late", 2)]), ["3: late x2"]);
    let once = r#", "groups": [{"events": ["late"], "counts": "one"}]"#;
    let one = rulebook("4", &(full(&[event("late", r#"{"steps": [0, -1, -3]}"#)]) + once));
    assert_eq!(come(&one, &[]), ["4: ", "3: late x2", "1: late x3"]);
    let far = rulebook("100", &full(&[event("late", r#"{"each": -1}"#), event("lost", r#"{"each": -30}"#)]));
    let pairs: Vec<String> = come(&far, &[]).into_iter().filter(|way| way.contains(", ")).collect();
    assert_eq!(pairs[0], "69: late x1, lost x1");
    assert_eq!(pairs.len(), 9, "up to three of each");
    let gone_only = rulebook("3", &full(&[gone]));
    assert_eq!(come(&gone_only, &[]), ["3: ", "0: gone x1"]);
}

#[test]
fn between_levels_points_come_about_from_their_ends() {
    let levels =
        r#"{"id": "a", "title": "A", "from": 4, "to": 6}, {"id": "b", "title": "B", "from": 1, "to": 1}"#;
    let ranged = |rest: &str| {
        rulebook(
            "12",
            &format!(r#""start": {{"points": {{"step": 1, "weight": 2, "levels": [{levels}]}}}}{rest}"#),
        )
    };
    assert_eq!(come(&ranged(""), &[]), ["12: 6", "10: 5", "8: 4", "2: 1"]);
    let criterion = ranged("").criteria().next().cloned().expect("a criterion");
    assert_eq!(ways(&criterion, None, &Required::new(), 10).len(), 4, "such marks have no mean");
    let late = format!(r#", "events": [{}]"#, event("late", r#"{"each": -1}, "limit": -2"#));
    let wanted = [
        "12: 6",
        "11: 6, late x1",
        "10: 6, late x2",
        "8: 4",
        "7: 4, late x1",
        "6: 4, late x2",
        "2: 1",
        "1: 1, late x1",
        "0: 1, late x2",
    ];
    assert_eq!(come(&ranged(&late), &[]), wanted);
}

#[test]
fn what_must_have_happened_is_part_of_every_way() {
    let (late, gone) = (event("late", r#"{"each": -1}"#), event("gone", r#""all""#));
    let marked =
        |events: &[String]| rulebook("4", &format!(r#""start": "check", "events": [{}]"#, events.join(", ")));
    let both = marked(&[late.clone(), gone]);
    assert_eq!(come(&both, &[("late", 2)]), ["2: met true, late x2", "0: met false, late x2"]);
    assert_eq!(come(&both, &[("late", 0)]), ["4: met true", "0: met false"]);
    assert_eq!(come(&both, &[("gone", 1)]), ["0: met true, gone x1"]);
    assert_eq!(come(&both, &[("gone", 0), ("late", 1)]), ["3: met true, late x1", "0: met false, late x1"]);
    let only = marked(&[late]);
    assert_eq!(come(&only, &[("late", 5)]), ["0: met true, late x5"]);
    let noted = event("noted", r#""nothing""#);
    assert_eq!(come(&marked(&[noted]), &[("noted", 3)]), ["4: met true, noted x3", "0: met false, noted x3"]);
}

/// What an event does, one after the other, until more of it changes nothing.
fn happening(max: &str, effect: &str, groups: &str) -> Vec<String> {
    let rest =
        format!(r#"{}, "groups": [{groups}]"#, full(&[event("e", effect), event("f", r#"{"each": -1}"#)]));
    let rulebook = rulebook(max, &rest);
    let criterion = rulebook.criteria().next().expect("a criterion");
    let all = happens(criterion, &criterion.events[0]);
    all.iter().map(|(points, occurrence)| format!("{points}: {}", told(occurrence))).collect()
}

#[test]
fn an_event_is_repeated_until_more_of_it_changes_nothing() {
    let each = |effect: &str| happening("4", effect, "");
    assert_eq!(each(r#"{"each": -1.5}"#), ["-1.5: e x1", "-3: e x2", "-4.5: e x3"]);
    assert_eq!(each(r#"{"each": -2}"#), ["-2: e x1", "-4: e x2"]);
    assert_eq!(each(r#"{"each": 1.5}"#), ["1.5: e x1", "3: e x2", "4.5: e x3"]);
    assert_eq!(each(r#"{"each": 2}"#), ["2: e x1", "4: e x2"]);
    assert_eq!(each(r#"{"each": -1}, "limit": -1.5"#), ["-1: e x1", "-1.5: e x2"]);
    assert_eq!(each(r#"{"each": 1}, "limit": 1.5"#), ["1: e x1", "1.5: e x2"]);
    assert_eq!(each(r#""all""#), Vec::<String>::new());
    let group = |counts: &str, events: &str| {
        happening("4", r#"{"each": -2}"#, &format!(r#"{{"events": [{events}], "counts": "{counts}"}}"#)).len()
    };
    assert_eq!(group("one", r#""e", "f""#), 1, "only one of them counts");
    assert_eq!(group("best", r#""e", "f""#), 2);
    assert_eq!(happening("100", r#"{"each": -1}"#, "").len(), 24, "at most so often");
}

#[test]
fn what_the_committee_fixes_is_tried_at_whole_numbers_and_both_ends() {
    let fixed = happening("9", r#"{"between": [-3.5, -1]}"#, "");
    assert_eq!(fixed, ["-3.5: e x1 at -3.5", "-3: e x1 at -3", "-2: e x1 at -2", "-1: e x1 at -1"]);
}

#[test]
fn occurrences_of_one_event_or_one_group_are_of_a_kind() {
    let events =
        [event("e", r#"{"each": -1}"#), event("f", r#"{"each": -1}"#), event("g", r#"{"each": -1}"#)];
    let rest = format!(r#"{}, "groups": [{{"events": ["e", "f"], "counts": "best"}}]"#, full(&events));
    let rulebook = rulebook("9", &rest);
    let criterion = rulebook.criteria().next().expect("a criterion");
    let one = |id: &str| occurrence(criterion, &id.parse().expect("an id"), 1, None);
    let same = |a: &str, b: &str| same_kind(criterion, &one(a), &one(b));
    assert!(same("e", "e") && same("g", "g") && same("e", "f") && same("f", "e"));
    assert!(!same("e", "g") && !same("g", "f"));
    assert_eq!(exact("1"), Exact::ONE);
}

#[test]
fn so_many_marks_are_tried_and_the_ends_of_all_levels() {
    let levels = ["0, \"to\": 9", "10, \"to\": 19", "20, \"to\": 30"]
        .map(|ends| format!(r#"{{"id": "l{}", "title": "L", "from": {ends}}}"#, &ends[..1]));
    let scale = |levels: &str| rulebook("30", &format!(r#""start": {{"points": {{"step": 0.01{levels}}}}}"#));
    for (levels, ends) in [(String::new(), 1), (format!(r#", "levels": [{}]"#, levels.join(", ")), 3)] {
        let rulebook = scale(&levels);
        let tried =
            marks(rulebook.criteria().next().and_then(Criterion::scale).expect("a scale"), 30.into(), 1);
        assert_eq!(tried.len(), MOST_MARKS / ends * ends + ends);
        assert_eq!(tried[0], exact("30"));
    }
}
