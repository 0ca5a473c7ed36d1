//! The lint against every single case of small random sets whose conditions ask for levels, and whose events go in steps.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;
use super::brute::{holds, written};

/// The first criterion: levels, of which two may bring the same once something has happened.
fn leveled() -> impl Strategy<Value = &'static str> {
    select(vec![
        r#""max": 5, "start": {"levels": [{"id": "a", "title": "A", "points": 5}, {"id": "b", "title": "B", "points": 2}]}"#,
        r#""max": 5, "start": {"levels": [{"id": "b", "title": "B", "points": 2}, {"id": "a", "title": "A", "points": 5}]},
            "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"each": -3}}],
            "applies": {"when": "input.clean", "otherwise": "excluded"}"#,
        r#""max": 5, "start": {"levels": [{"id": "a", "title": "A", "points": 3}, {"id": "b", "title": "B", "points": 3}]},
            "applies": {"when": "input.leave < 2", "otherwise": "full"}"#,
        r#""max": 4, "start": {"levels": [{"id": "c", "title": "C", "points": 0}, {"id": "b", "title": "B", "points": 1},
            {"id": "a", "title": "A", "points": 4}]}, "applies": {"when": "input.clean", "otherwise": {"share": ["c.c2"]}}"#,
        r#""max": 6, "start": {"points": {"step": 1, "levels": [{"id": "b", "title": "B", "from": 0, "to": 1},
            {"id": "a", "title": "A", "from": 4, "to": 5}]}}"#,
        r#""max": 6, "start": {"points": {"step": 0.5, "weight": 2, "levels": [{"id": "a", "title": "A", "from": 2.5, "to": 3},
            {"id": "b", "title": "B", "from": 0.5, "to": 1}]}},
            "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"each": -2}}]"#,
        r#""max": 6, "start": {"points": {"step": 1, "weight": 1.5, "levels": [{"id": "a", "title": "A", "from": 3, "to": 4},
            {"id": "b", "title": "B", "from": 1, "to": 1}]}}, "applies": {"when": "input.clean", "otherwise": "excluded"}"#,
    ])
}

/// The second criterion.
fn stepped() -> impl Strategy<Value = &'static str> {
    select(vec![
        r#""max": 4, "start": "full", "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"steps": [0, -1, -3]}}]"#,
        r#""max": 4, "start": "full", "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"steps": [-0.5, -1, -2]}, "limit": -3}]"#,
        r#""max": 4, "start": "empty", "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"steps": [0.5, 3, 0]}},
            {"id": "f", "title": "F", "unit": "lần", "effect": {"each": 1}}], "groups": [{"events": ["e", "f"], "counts": "one"}]"#,
        r#""max": 6, "start": {"points": {"step": 2}}"#,
        r#""max": 6, "start": {"points": {"step": 1, "weight": 3}}"#,
    ])
}

fn condition() -> impl Strategy<Value = String> {
    let level = select(vec![
        "level.c1 = 'a'",
        "level.c1 != 'a'",
        "level.c1 in ('b')",
        "not (level.c1 = 'b')",
        "count(level.c1 = 'a', total > 4) >= 2",
        "total >= if(level.c1 = 'b', 6, 2)",
    ]);
    let other = select(vec![
        "total >= 3.5",
        "total < 6",
        "c.c1 < 3",
        "c.c2 <= 1",
        "input.clean",
        "zeros = 0",
        "total = 4",
    ]);
    (level, prop::option::of((select(vec!["and", "or"]), other))).prop_map(|(level, more)| match more {
        Some((how, other)) => format!("{level} {how} {other}"),
        None => level.to_owned(),
    })
}

/// What cases have in common that are alike but for points, these numbers of noughts and shares among it. Where conditions
/// may ask for them, the level of the first criterion and the points of the second belong to it.
pub(super) fn key(
    (text, rulebook): (&str, &Rulebook),
    case: &Case,
    outcome: &Outcome,
    (zeros, below): (usize, usize),
) -> String {
    let level = |(id, mark): (&CriterionId, &Mark)| Some(rulebook.criterion(id)?.level_of(mark)?.id.clone());
    let marks = case.marks.iter().filter(|(id, _)| id.as_str() == "c1" && text.contains("level.c1"));
    let mut marks = marks.map(level);
    let second = outcome.criteria.get(1).filter(|_| text.contains("c.c2 ")).map(|row| row.points);
    let facts =
        format!("{:?} {second:?} {:?} {:?} {zeros} {below}", marks.next(), case.inputs, case.findings);
    format!("{facts} {:?} {:?}", outcome.criteria[0].points, outcome.sections[0].points)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_proven_of_levels_and_steps_holds_in_every_single_case(
        first in leveled(), second in stepped(), classes in prop::collection::vec(condition(), 1..4),
        gate in prop::option::of(condition()), refer in any::<bool>(),
    ) {
        let gate = gate.map(|when| format!(r#""when": "{when}", "effect": {{"total_at_most": 4}}"#));
        holds(&written(&[first, second], &classes, gate.as_deref(), refer, false))?;
    }
}
