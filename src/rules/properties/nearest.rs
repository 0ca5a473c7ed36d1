//! The change that is called the smallest: nothing nearer alters the result, and it alters it as it is said.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// A side of a comparison, and the least and the most that it is worth being compared with.
fn measures() -> impl Strategy<Value = (&'static str, i64)> {
    select(vec![
        ("c.x", 5),
        ("c.y", 5),
        ("min(c.x, c.y)", 5),
        ("max(c.x, c.y - 1)", 5),
        ("clamp(c.x, 1, 4)", 4),
        ("round(c.x / 2)", 3),
        ("round(c.x / 3 + c.y / 2, 1)", 4),
        ("c.x + min(c.y, 3)", 8),
        ("min(c.x / 5, c.y / 4) * 10", 10),
        ("12 / (c.x + 1)", 12),
        ("count(c.x >= 4, c.y >= 4, c.y <= 1)", 3),
        ("share(c.x >= 3, c.y >= 2) * 2 + c.x", 6),
        ("5 - c.y", 5),
        ("s.s", 18),
        ("total", 20),
        ("total - c.x", 14),
        ("zeros", 2),
        ("input.n", 6),
        ("input.n + c.y", 9),
        ("max(input.n - 2, 0)", 4),
        ("input.k", 6),
        ("min(input.k, c.x)", 5),
    ])
}

fn conditions() -> impl Strategy<Value = String> {
    let atom = (measures(), 0_i64..=40, select(vec![">=", ">=", ">=", ">", "<=", "<", "="]));
    let atom = atom
        .prop_map(|((what, most), share, how)| {
            let halves = 2 * most * share / 40;
            format!("{what} {how} {}.{}", halves / 2, 5 * (halves % 2))
        })
        .boxed();
    (atom.clone(), prop::option::of((select(vec!["and", "and", "or"]), atom))).prop_map(|(one, more)| {
        match more {
            Some((how, other)) => format!("({one}) {how} ({other})"),
            None => one,
        }
    })
}

/// Three criteria of which the last stands in no condition, two inputs, three classes, and perhaps a gate.
fn asking_sets() -> impl Strategy<Value = String> {
    let gate = (
        conditions(),
        select(vec![r#"{"lower": 1}"#, r#"{"at_most": "B"}"#, r#""not_ranked""#, r#"{"total_at_most": 9}"#]),
    );
    let round = select(vec![
        "",
        "",
        r#""round": {"places": 0, "mode": "half_up"},"#,
        r#""round": {"places": 0, "mode": "ceil"},"#,
        r#""round": {"step": 2, "mode": "half_even"},"#,
        r#""round": {"step": "1/4", "mode": "floor"},"#,
    ]);
    let times = select(vec![
        "",
        "",
        r#""times": "input.k / 6","#,
        r#""times": "min(input.n + 1, 5) / 4","#,
        r#""times": "1.5 - input.n / 4","#,
        r#""times": "4 / (input.k + 2)","#,
        r#""times": "if(input.k > 2, 1, 1/2)","#,
    ]);
    (conditions(), conditions(), prop::option::of(gate), round, times).prop_map(|(a, b, gate, round, times)| {
        let criterion = |id: &str, max: u32| {
            format!(r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": {max}, "start": {{"points": {{"step": "1/1000"}}}}}}"#)
        };
        let criteria = [criterion("x", 5), criterion("y", 5), criterion("rest", 10)].join(", ");
        let gate = gate.map(|(when, effect)| {
            format!(r#"{{"id": "g", "title": "G", "when": "{when}", "effect": {effect}}}"#)
        });
        let classes = format!(
            r#"{{"id": "A", "title": "A", "when": "{a}"}}, {{"id": "B", "title": "B", "when": "{b}"}}, {{"id": "C", "title": "C"}}"#
        );
        let more = format!(
            r#"{round} {times} "inputs": [{{"id": "n", "title": "N", "kind": {{"count": "lần"}}}},
            {{"id": "k", "title": "K", "kind": "number"}}], "otherwise": {{"class": "C"}},"#
        );
        evaluate::tests::book(&criteria, &gate.unwrap_or_default(), &classes, &more).canonical()
    })
}

fn id<T: std::str::FromStr<Err = BadId>>(text: &str) -> T {
    text.parse().expect("an id")
}

fn case_of(x: Exact, y: Exact, rest: Exact, n: i64, k: Exact) -> Case {
    Case {
        marks: [("x", x), ("y", y), ("rest", rest)].map(|(at, points)| (id(at), Mark::Points(points))).into(),
        inputs: [("n", Exact::whole(n)), ("k", k)].map(|(at, number)| (id(at), Value::Number(number))).into(),
        ..Case::default()
    }
}

/// The case with the number moved by so much; none where that cannot be done by marks and inputs alone.
fn moved(case: &Case, of: &ChangeOf, by: Exact, factor: Exact) -> Option<Case> {
    let mut case = case.clone();
    let by = if *of == ChangeOf::Total { by.over(factor)? } else { by };
    let mark = |case: &mut Case, at: &str, most: i64| {
        let Some(Mark::Points(points)) = case.marks.get_mut(&id::<CriterionId>(at)) else { return None };
        *points = points.plus(by)?;
        (*points > Exact::ZERO && *points <= Exact::whole(most)).then_some(())
    };
    match of {
        // What stands in no condition by itself moves the section and the total alone.
        ChangeOf::Total | ChangeOf::Section(_) => mark(&mut case, "rest", 10)?,
        ChangeOf::Criterion(at) => {
            let Some(Mark::Points(points)) = case.marks.get_mut(at) else { return None };
            *points = points.plus(by)?;
        }
        ChangeOf::Input(at) => {
            let Some(Value::Number(number)) = case.inputs.get_mut(at) else { return None };
            *number = number.plus(by)?;
        }
        _ => return None,
    }
    Some(case)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_nearer_than_the_smallest_change_alters_the_result(
        text in asking_sets(), x in 0_i64..=10, y in 0_i64..=10, rest in 1_i64..=19, n in 0_i64..=6, k in 0_i64..=12,
    ) {
        let half = |halves: i64| Exact::fraction(halves, 2).expect("a number");
        let rulebook = read(&text);
        let case = case_of(half(x), half(y), half(rest), n, half(k));
        let outcome = explained(&rulebook, &case, &UnitFacts::UNKNOWN);
        let Some(change) = outcome.changes.first().cloned() else { return Ok(()) };
        // A rounded total steps where nobody moves it by so little.
        let rounded = rulebook.set().round.is_some() && matches!(change.of, ChangeOf::Total | ChangeOf::Section(_));
        prop_assume!(!rounded);
        let up = matches!(change.step, ChangeStep::UpTo | ChangeStep::Above);
        let signed = |by: Exact| if up { by } else { by.negated().expect("small") };
        let factor = outcome.converted.as_ref().map_or(Some(Exact::ONE), |converted| converted.factor);
        let factor = factor.expect("known").max(Exact::ZERO);
        let result = |by: Exact| {
            let outcome = evaluate(&rulebook, &moved(&case, &change.of, signed(by), factor)?);
            Some((outcome.standing, outcome.class))
        };
        let now = Some((outcome.standing.clone(), outcome.class.clone()));
        let counts = matches!(&change.of, ChangeOf::Input(at) if at.as_str() == "n");
        let grain = if counts { Exact::ONE } else { Exact::fraction(1, 4).expect("a number") };
        let mut by = grain;
        while by < change.by {
            let nearer = result(by);
            prop_assert!(nearer.is_none() || nearer == now, "{by} of {:?}: {nearer:?}", change);
            by = by.plus(grain).expect("small");
        }
        let hair = Exact::fraction(1, 1000).expect("a number");
        let said = Some((change.standing.clone(), change.class.clone()));
        prop_assert_ne!(&said, &now);
        let reached = match change.step {
            ChangeStep::UpTo | ChangeStep::DownTo => result(change.by),
            ChangeStep::Above | ChangeStep::Below => {
                let at_bound = result(change.by);
                prop_assert!(at_bound.is_none() || at_bound == now, "at the bound of {:?}", change);
                result(change.by.plus(hair).expect("small"))
            }
        };
        prop_assert!(reached.is_none() || reached == said, "{:?}: {reached:?}", change);
    }
}

#[test]
fn most_of_what_can_be_told_is_told() {
    let classes = r#"{"id": "A", "title": "A", "when": "count(c.x >= 4, c.y >= 4) >= 2"},
        {"id": "B", "title": "B", "when": "min(c.x, c.y) >= 2"}, {"id": "C", "title": "C"}"#;
    let criterion = |id: &str| {
        format!(
            r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": 5, "start": {{"points": {{"step": 1}}}}}}"#
        )
    };
    let criteria = [criterion("x"), criterion("y")].join(", ");
    let rulebook = evaluate::tests::book(&criteria, "", classes, r#""otherwise": {"class": "C"},"#);
    let told = |x: i64, y: i64| {
        let marks = [("x", x), ("y", y)].map(|(at, points)| (id(at), Mark::Points(Exact::whole(points))));
        let change = evaluate::tests::nearest(&rulebook, &Case { marks: marks.into(), ..Case::default() })?;
        let class = change.class.map(|class| class.to_string()).unwrap_or_default();
        Some((change.of, change.step, change.bound.to_string(), class))
    };
    let of = |at: &str| ChangeOf::Criterion(id(at));
    let some = |of, step, bound: &str, class: &str| Some((of, step, bound.to_owned(), class.to_owned()));
    assert_eq!(told(0, 2), some(of("x"), ChangeStep::UpTo, "2", "B"), "two points are enough");
    assert_eq!(told(4, 3), some(of("y"), ChangeStep::UpTo, "4", "A"));
    assert_eq!(told(5, 4), some(of("y"), ChangeStep::Below, "4", "B"));
    assert_eq!(told(2, 5), some(of("x"), ChangeStep::Below, "2", "C"));
    assert_eq!(told(0, 0), None, "one alone is not enough");
}
