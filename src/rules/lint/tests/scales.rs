//! Weights, and levels that follow from the mark.

use super::*;

/// A criterion of forty points, and a plan of sixty that is reached or not.
fn sheet(scale: &str, rest: &str, when: &str) -> Rulebook {
    let criteria = format!(
        r#"{{"id": "c", "code": "1", "title": "Việc", "max": 40, "start": {{"points": {scale}}}{rest}}},
        {{"id": "d", "code": "2", "title": "Kế hoạch", "max": 60, "start": "check"}}"#
    );
    set(&criteria, "", &[("a", when)], LAST)
}

const RANGES: &str = r#"{"step": 1, "levels": [{"id": "tot", "title": "Tốt", "from": 35, "to": 40},
    {"id": "kha", "title": "Khá", "from": 20, "to": 30}, {"id": "yeu", "title": "Yếu", "from": 0, "to": 9}]}"#;
const WEIGHTED: &str = r#"{"step": 1, "weight": 4}"#;
const BOTH: &str = r#"{"step": 1, "weight": 4, "levels": [{"id": "tot", "title": "Tốt", "from": 9, "to": 10},
    {"id": "kha", "title": "Khá", "from": 5, "to": 7}]}"#;
const LATE: &str =
    r#", "events": [{"id": "e", "title": "Muộn", "unit": "lần", "effect": {"each": -1}, "limit": -2}]"#;

fn never(scale: &str, rest: &str, when: &str) -> bool {
    told(&sheet(scale, rest, when)).iter().any(|told| told.contains("can never hold"))
}

#[test]
fn no_mark_leads_to_points_between_levels() {
    for (scale, never_met, met) in [
        (RANGES, "c.c = 32", "c.c = 30"),
        (RANGES, "total > 90 and total < 95", "total > 90 and total <= 95"),
        (RANGES, "total >= 10 and total < 20", "total >= 10 and total <= 20"),
        (RANGES, "c.c > 25 and c.c < 26", "c.c > 24 and c.c < 26"),
        (BOTH, "c.c = 32", "c.c = 36"),
        (BOTH, "c.c < 20", "c.c <= 20"),
        (BOTH, "total = 22", "total = 24"),
        (RANGES, "level.c = 'tot' and c.c < 35", "level.c = 'tot' and c.c < 36"),
        (RANGES, "level.c = 'yeu' and total >= 70", "level.c = 'yeu' and total >= 69"),
        (BOTH, "level.c = 'kha' and c.c > 28", "level.c = 'kha' and c.c >= 28"),
    ] {
        assert_eq!((never(scale, "", never_met), never(scale, "", met)), (true, false), "{never_met}");
    }
}

#[test]
fn what_happened_leads_there_and_leaves_the_level() {
    for (scale, never_met, met) in [
        (RANGES, "c.c = 32", "c.c = 33"),
        (RANGES, "level.c = 'tot' and c.c < 33", "level.c = 'tot' and c.c < 34"),
        (BOTH, "level.c = 'tot' and c.c <= 33", "level.c = 'tot' and c.c <= 34"),
    ] {
        assert_eq!((never(scale, LATE, never_met), never(scale, LATE, met)), (true, false), "{never_met}");
    }
}

#[test]
fn a_mean_of_weighted_marks_may_lie_anywhere() {
    assert!(!never(WEIGHTED, "", "c.c = 33") && never(WEIGHTED, "", "c.c > 40"));
    let shared = |when: &str| {
        let text =
            sheet(WEIGHTED, "", when).canonical().replace(r#""marks":"mean""#, r#""marks":"majority""#);
        let rulebook = Rulebook::read(&text).expect("a sound set");
        told(&rulebook).iter().any(|told| told.contains("can never hold"))
    };
    assert!(shared("c.c = 33") && !shared("c.c = 32"), "what a majority shares is one mark");
}

#[test]
fn an_example_names_the_level_and_gives_a_mark() {
    let classes =
        [("a", "level.c = 'kha' and total > 60"), ("b", "total < 50 or total > 60"), ("y", "total >= 55")];
    let criteria = r#"{"id": "c", "code": "1", "title": "Việc", "max": 40, "start": {"points": "#.to_owned()
        + BOTH
        + r#"}}, {"id": "d", "code": "2", "title": "Kế hoạch", "max": 60, "start": "check"}"#;
    let rulebook = set(&criteria, "", &classes, LAST);
    for finding in lint(&rulebook) {
        for (id, mark) in finding.example.iter().flat_map(|example| &example.case.marks) {
            assert_eq!(rulebook.allows(id, mark), Ok(()));
        }
    }
}
