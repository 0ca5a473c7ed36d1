//! Conditions on the level that a criterion was marked with.

use super::*;
use crate::text::Lang;

/// Two criteria in levels, of which the second is for those with a desk, else this becomes of it; "fair" and "slow" of
/// the first bring the same.
fn asking(when: &str, otherwise: &str) -> Rulebook {
    let level = |id: &str, title: &str, points: u32| {
        format!(r#"{{"id": "{id}", "title": "{title}", "points": {points}}}"#)
    };
    let levels = |levels: &[String]| format!(r#"{{"levels": [{}]}}"#, levels.join(", "));
    let first = levels(&[
        level("good", "Tốt", 5),
        level("fair", "Khá", 3),
        level("slow", "Chậm", 3),
        level("poor", "Kém", 0),
    ]);
    let second = levels(&[level("low", "Thấp", 1), level("high", "Cao", 4)]);
    let criteria = format!(
        r#"{{"id": "x", "code": "1", "title": "Việc", "max": 5, "start": {first}, "events": [
            {{"id": "late", "title": "Muộn", "unit": "lần", "effect": {{"each": -3}}}}]}},
        {{"id": "y", "code": "2", "title": "Bàn", "max": 4, "start": {second},
            "applies": {{"when": "input.desk", "otherwise": {otherwise}}}}}"#
    );
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    let more = r#""otherwise": {"class": "B"}, "inputs": [{"id": "desk", "title": "Bàn", "kind": "flag"}],"#;
    book(&criteria, "", &classes, more)
}

fn case(desk: Option<bool>, marks: &[(&str, &str)]) -> Case {
    Case {
        inputs: desk.map(|desk| (id("desk"), Value::Flag(desk))).into_iter().collect(),
        marks: marks.iter().map(|(name, level)| (id(name), Mark::Level(id(level)))).collect(),
        ..Case::default()
    }
}

const EXCLUDED: &str = r#""excluded""#;

/// Whether somebody comes to the best class; none where it is open.
fn best(when: &str, otherwise: &str, case: &Case) -> Option<bool> {
    let outcome = evaluate(&asking(when, otherwise), case);
    (outcome.standing == Standing::Ranked).then(|| class(&outcome) == Some("A"))
}

#[test]
fn worked_by_hand_the_level_counts_and_not_its_points() {
    let of = |when: &str, x: &str, y: &str| best(when, EXCLUDED, &case(Some(true), &[("x", x), ("y", y)]));
    for (when, x, y, wanted) in [
        ("level.x = 'good'", "good", "low", true),
        ("level.x = 'good'", "fair", "low", false),
        ("level.x != 'slow' and c.x = 3", "fair", "low", true),
        ("level.x != 'slow' and c.x = 3", "slow", "low", false),
        ("'poor' = level.x", "poor", "low", true),
        ("level.x in ('good', 'fair')", "fair", "low", true),
        ("level.x in ('good', 'fair')", "slow", "low", false),
        ("count(level.x = 'good', level.y = 'high') >= 1", "poor", "high", true),
        ("count(level.x = 'good', level.y = 'high') >= 1", "poor", "low", false),
        ("total >= if(level.x = 'slow', 7, 4)", "fair", "low", true),
        ("total >= if(level.x = 'slow', 7, 4)", "slow", "low", false),
    ] {
        assert_eq!(of(when, x, y), Some(wanted), "{when}: {x}, {y}");
    }
}

#[test]
fn what_happened_takes_points_and_leaves_the_level() {
    let mut late = case(Some(true), &[("x", "good"), ("y", "low")]);
    late.occurrences = vec![happened("x", "late", 1)];
    assert_eq!(best("level.x = 'good' and c.x = 2", EXCLUDED, &late), Some(true));
}

#[test]
fn off_the_sheet_it_is_the_level_that_brings_most() {
    let rest = [("x", "fair")];
    for otherwise in [EXCLUDED, r#""full""#, r#""rescale""#, r#"{"share": ["c.x"]}"#] {
        assert_eq!(best("level.y = 'high'", otherwise, &case(Some(false), &rest)), Some(true), "{otherwise}");
        assert_eq!(best("level.y = 'low'", otherwise, &case(Some(false), &rest)), Some(false), "{otherwise}");
    }
    let mut waived = case(Some(true), &[("x", "fair"), ("y", "low")]);
    assert_eq!(best("level.y = 'high'", EXCLUDED, &waived), Some(false));
    waived.waived.insert(id("y"), NotApplied::Excluded.into());
    assert_eq!(best("level.y = 'high'", EXCLUDED, &waived), Some(true));
}

#[test]
fn what_is_not_marked_is_unknown_and_stays_open_only_where_that_decides() {
    let missing = |when: &str, case: &Case| match evaluate(&asking(when, EXCLUDED), case).standing {
        Standing::Incomplete(missing) => missing,
        standing => panic!("{standing:?}"),
    };
    let mark = |name: &str| Missing::Mark(id(name));
    assert_eq!(missing("level.x = 'good'", &case(Some(true), &[("y", "high")])), [mark("x")]);
    assert_eq!(missing("level.x in ('good', 'fair', 'slow', 'poor')", &case(Some(false), &[])), [mark("x")]);
    let desk = Missing::Input(id("desk"));
    let open = |y: &str| case(None, &[("x", "good"), ("y", y)]);
    assert_eq!(missing("level.y = 'high'", &open("low")), std::slice::from_ref(&desk));
    assert_eq!(best("level.y = 'high'", EXCLUDED, &open("high")), Some(true), "on the sheet or off it");
    assert_eq!(missing("level.y = 'high'", &case(None, &[("x", "good")])), [mark("y"), desk]);
    assert_eq!(
        best("level.x = 'good' or level.y = 'high'", EXCLUDED, &case(None, &[("x", "good")])),
        Some(true)
    );
}

#[test]
fn a_level_is_told_by_its_title() {
    let told = |when: &str, marks: &[(&str, &str)], desk: bool, lang: Lang| -> Vec<String> {
        let rulebook = asking(when, EXCLUDED);
        let outcome = evaluate(&rulebook, &case(Some(desk), marks));
        let lines = outcome.lines(&rulebook, lang).into_iter();
        lines
            .filter(|line| line.kind == LineKind::Atom || line.text.starts_with("2 "))
            .map(|line| line.text)
            .collect()
    };
    let marks = [("x", "slow"), ("y", "high")];
    assert_eq!(
        told("level.x = 'good'", &marks, true, Lang::Vi),
        ["2 Bàn: Cao 4 / 4", "mức của tiêu chí 1 = Tốt: sai (Chậm ≠ Tốt)"]
    );
    assert_eq!(
        told("level.x in ('good', 'fair')", &marks, true, Lang::En)[1],
        "level of criterion 1 is one of (Tốt; Khá): false (Chậm)"
    );
    assert_eq!(
        told("count(level.x = 'slow', level.y = 'low') = 1", &marks, true, Lang::En)[1],
        "number that hold of (level of criterion 1 = Chậm; level of criterion 2 = Thấp) = 1: true (number that hold of \
         (Chậm = Chậm: true; Cao = Thấp: false) = 1)"
    );
    assert_eq!(
        told("level.x = 'good'", &[("y", "high")], true, Lang::En)[1],
        "level of criterion 1 = Tốt: not known"
    );
    assert_eq!(
        told("level.y = 'high'", &marks, false, Lang::Vi),
        [
            "2 Bàn: không áp dụng, không tính; chỗ nào hỏi mức thì coi như Cao",
            "mức của tiêu chí 2 = Cao: đúng (Cao = Cao)"
        ]
    );
}

#[test]
fn no_change_of_points_is_promised_that_would_change_a_level_as_well() {
    let marks = [("x", "fair"), ("y", "low")];
    let change = |when: &str| nearest(&asking(when, EXCLUDED), &case(Some(true), &marks));
    assert!(change("c.x >= 4").is_some_and(|change| change.of == ChangeOf::Criterion(id("x"))));
    assert_eq!(change("c.x >= 4 and level.x = 'fair'"), None, "more points are another level");
    assert!(change("c.x >= 4 and level.y = 'low'").is_some());
    let level = change("total >= 6 and level.x = 'fair'").map(|change| change.of);
    assert_eq!(
        level,
        Some(ChangeOf::Level(id("y"), id("high"))),
        "the points may be gained by the level of x"
    );
    assert!(change("total >= 6 and input.desk").is_some_and(|change| change.of == ChangeOf::Total));
}

#[test]
fn off_the_sheet_of_levels_that_bring_as_much_it_is_the_first() {
    let level = |id: &str| format!(r#"{{"id": "{id}", "title": "{id}", "points": 4}}"#);
    let criteria = format!(
        r#"{{"id": "y", "code": "1", "title": "Việc", "max": 4, "start": {{"levels": [{}, {}]}},
            "applies": {{"when": "input.desk", "otherwise": "excluded"}}}}"#,
        level("done"),
        level("praised")
    );
    let more = r#""otherwise": {"class": "B"}, "inputs": [{"id": "desk", "title": "Bàn", "kind": "flag"}],"#;
    let first = |name: &str| {
        let classes = format!(
            r#"{{"id": "A", "title": "A", "when": "level.y = '{name}'"}}, {{"id": "B", "title": "B"}}"#
        );
        class(&evaluate(&book(&criteria, "", &classes, more), &case(Some(false), &[]))).map(str::to_owned)
    };
    assert_eq!((first("done").as_deref(), first("praised").as_deref()), (Some("A"), Some("B")));
}
