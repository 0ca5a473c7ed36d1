//! What raises a class, beside what fixes, lowers and holds it.

use super::*;

const CLASSES: &str = r#"{"id": "A", "title": "A", "when": "total >= 80"}, {"id": "B", "title": "B", "when": "total >= 50"},
    {"id": "C", "title": "C"}"#;
const LAST: &str = r#""otherwise": {"class": "C"},"#;

/// Gates that are found, each by the letter of its place: a, b, …
fn gates(effects: &[&str]) -> String {
    let gate = |(id, effect): (char, &&str)| {
        format!(r#"{{"id": "{id}", "title": "{id}", "finding": "?", "effect": {effect}}}"#)
    };
    ('a'..='z').zip(effects).map(gate).collect::<Vec<_>>().join(", ")
}

/// What some points come to where these gates fire; those with `?` before them nobody has answered yet.
fn with(points: &str, effects: &[&str]) -> Outcome {
    with_more(points, effects, LAST)
}

fn with_more(points: &str, effects: &[&str], more: &str) -> Outcome {
    let plain: Vec<&str> = effects.iter().map(|effect| effect.trim_start_matches('?')).collect();
    let rulebook = book(HUNDRED, &gates(&plain), CLASSES, more);
    let mut case = marked(points);
    for (gate, _) in ('a'..='z').zip(effects).filter(|(_, effect)| !effect.starts_with('?')) {
        case.findings.insert(id(&gate.to_string()), true);
    }
    evaluate(&rulebook, &case)
}

const RAISE: &str = r#"{"raise": 1}"#;
const LOWER: &str = r#"{"lower": 1}"#;

#[test]
fn who_is_raised_is_so_many_classes_higher_up_to_the_best() {
    for (points, effects, wanted, changed) in [
        ("60", vec![RAISE], "A", true),
        ("90", vec![RAISE], "A", false),
        ("10", vec![RAISE], "B", true),
        ("10", vec![RAISE, RAISE], "A", true),
        ("10", vec![r#"{"raise": 2}"#], "A", true),
        ("10", vec![r#"{"raise": 9}"#], "A", true),
    ] {
        let outcome = with(points, &effects);
        assert_eq!(
            (class(&outcome), outcome.gates[0].changed),
            (Some(wanted), changed),
            "{points} {effects:?}"
        );
        assert_eq!(outcome.standing, Standing::Ranked);
    }
}

#[test]
fn raising_and_lowering_are_set_off_against_each_other() {
    for (points, effects, wanted) in [
        ("90", vec![RAISE, LOWER], "A"),
        ("60", vec![RAISE, LOWER], "B"),
        ("10", vec![RAISE, LOWER], "C"),
        ("90", vec![RAISE, LOWER, LOWER], "B"),
        ("10", vec![LOWER, RAISE, RAISE], "B"),
        ("60", vec![r#"{"lower": 9}"#, r#"{"raise": 9}"#], "B"),
    ] {
        assert_eq!(class(&with(points, &effects)), Some(wanted), "{points} {effects:?}");
        let turned: Vec<&str> = effects.iter().rev().copied().collect();
        assert_eq!(class(&with(points, &turned)), Some(wanted), "whatever their order");
    }
}

#[test]
fn what_fixes_bars_or_holds_a_class_does_so_over_a_raise() {
    let force = r#"{"force": "B"}"#;
    for (effects, wanted) in [
        (vec![RAISE, force], Some("B")),
        (vec![RAISE, force, LOWER], Some("B")),
        (vec![RAISE, force, LOWER, LOWER], Some("C")),
        (vec![RAISE, RAISE, force, LOWER], Some("B")),
        (vec![RAISE, r#"{"at_most": "B"}"#], Some("B")),
        (vec![RAISE, r#""not_ranked""#], None),
        (vec![RAISE, r#""suspend""#], None),
    ] {
        assert_eq!(class(&with("60", &effects)), wanted, "{effects:?}");
    }
    let referred = with("60", &[RAISE, r#""refer""#]);
    assert_eq!((&referred.standing, class(&referred)), (&Standing::Referred, Some("A")), "a proposal");
}

#[test]
fn who_has_no_class_is_not_raised_into_one() {
    let rulebook = book(HUNDRED, &gates(&[RAISE]), CLASSES, REFER);
    let mut case = marked("10");
    case.findings.insert(id("a"), true);
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((&outcome.standing, class(&outcome)), (&Standing::Referred, None));
    assert!(!outcome.gates[0].changed);
}

#[test]
fn an_open_raise_leaves_only_what_it_could_alter_open() {
    let open = format!("?{RAISE}");
    let missing = |gate: &str| Standing::Incomplete(vec![Missing::Finding(id(gate))]);
    assert_eq!(with("60", &[&open]).standing, missing("a"));
    assert_eq!(class(&with("90", &[&open])), Some("A"), "nobody is above the best");
    assert_eq!(with("90", &[&open, LOWER]).standing, missing("a"), "it would make good what is lowered");
    assert_eq!(
        with("10", &[RAISE, "?{\"lower\": 1}"]).standing,
        missing("b"),
        "which the last class feels, too"
    );
    assert_eq!(class(&with("60", &[&open, r#"{"force": "C"}"#])), Some("C"));
    assert_eq!(class(&with("60", &[&open, r#"{"at_most": "B"}"#])), Some("B"));
    assert_eq!(class(&with("10", &["?{\"lower\": 1}"])), Some("C"), "without a raise it does not");
    let bars = with("90", &[&open, "?\"suspend\""]).standing;
    assert_eq!(bars, missing("b"), "what alters nothing is not asked for");
}

#[test]
fn a_raise_moves_a_default_class_and_one_that_was_moved() {
    let default = r#""default": "B","#;
    assert_eq!(class(&with_more("60", &[RAISE], default)), Some("A"));
    let rulebook = book(HUNDRED, &gates(&[RAISE]), CLASSES, default);
    let mut case = marked("60");
    case.findings.insert(id("a"), true);
    case.moves = Some(Move { class: id("C"), reason: "?".into() });
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("B"));
}

#[test]
fn the_smallest_change_counts_the_raise_in() {
    let mut case = marked("75");
    case.findings.insert(id("a"), true);
    let change = nearest(&book(HUNDRED, &gates(&[RAISE]), CLASSES, LAST), &case).expect("a change");
    assert_eq!((change.step, change.by, change.class), (ChangeStep::Below, exact("25"), Some(id("B"))));
}
