//! The smallest change of the total, however the points are gained: by any criterion, by a fact that conditions ask for
//! as well, before the total is rounded, and beside others under a quota.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// What gates and classes ask besides the total.
fn asked() -> impl Strategy<Value = &'static str> {
    select(vec![
        "c.x >= 3",
        "c.x < 2",
        "c.y <= 1",
        "c.f >= 4",
        "s.s >= 12",
        "zeros = 0",
        "zeros >= 1",
        "below(50%) <= 1",
        "input.n <= 2",
        "input.n >= 4",
        "input.k >= 2",
        "happened.y.late = 0",
        "happened.y.late >= 2",
        "max_total >= 20",
    ])
}

fn formulas() -> impl Strategy<Value = (&'static str, &'static str)> {
    select(vec![
        ("6 - input.n", "input.k"),
        ("min(input.n, 6)", "6 - input.n"),
        ("max(0, 6 - 2 * input.n)", "4"),
        ("3", "min(3, input.k)"),
    ])
}

/// Marks, events and two formulas, classes by the total and what else is asked, perhaps held, rounded and under quotas.
fn mixed_sets() -> impl Strategy<Value = String> {
    let bounds = (4_i64..=24, 2_i64..=14);
    let also = (prop::option::of(asked()), prop::option::of(asked()), asked());
    let effect =
        select(vec![r#"{"lower": 1}"#, r#"{"at_most": "C"}"#, r#"{"total_at_most": 9}"#, r#""refer""#]);
    let round = select(vec!["", "", "half_up", "half_even", "floor", "ceil"]);
    let limits = select(vec!["", "", "", r#", "limits": {"max": 20}"#, r#", "limits": {"deductions": 1}"#]);
    let held = select(vec!["", "", r#""limits": {"max": 18},"#, r#""limits": {"min": 6, "max": 20},"#]);
    let quota = (select(vec!["", "rank", "rank", "refer", "warn"]), any::<bool>());
    (bounds, also, effect, formulas(), round, (limits, held), quota).prop_map(
        |((a, b), (also_a, also_b, gate), effect, (f, g), round, (limits, held), (quota, and_better))| {
            let and = |also: Option<&str>| also.map(|also| format!(" and {also}")).unwrap_or_default();
            let round = match round {
                "" => String::new(),
                mode => format!(r#""round": {{"places": 0, "mode": "{mode}"}},"#),
            };
            let quotas = match quota {
                "" => String::new(),
                over => format!(
                    r#""quotas": [{{"id": "q", "class": "A", "at_most": {{"count": 1}}, "within": "unit", "over": "{over}"}},
                    {{"id": "r", "class": "B", "and_better": {and_better}, "at_most": {{"share": {{"share": "50%", "of": "members"}}}}, "within": "unit", "over": "{over}"}}],"#
                ),
            };
            let points = |id: &str, max: u32, more: &str| {
                format!(r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": {max}, "start": {{"points": {{"step": "1/1000"}}}}{more}}}"#)
            };
            let formula = |id: &str, formula: &str| {
                format!(r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": 6, "start": {{"formula": "{formula}"}}}}"#)
            };
            let late = r#", "events": [{"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]"#;
            format!(
                r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month", {round} {held}
                "inputs": [{{"id": "n", "title": "N", "kind": {{"count": "lần"}}, "max": 8}},
                    {{"id": "k", "title": "K", "kind": "number", "min": 0, "max": 8}}],
                "sections": [{{"id": "s", "code": "I", "title": "Mục"{limits}, "criteria": [{}, {}, {}, {}, {}]}}],
                "gates": [{{"id": "g", "title": "G", "when": "{gate}", "effect": {effect}}}],
                "classes": [{{"id": "A", "title": "A", "when": "total >= {}{}"}},
                    {{"id": "B", "title": "B", "when": "total >= {b}{}"}}, {{"id": "C", "title": "C", "when": "total >= 2"}},
                    {{"id": "D", "title": "D"}}],
                "otherwise": {{"class": "D"}}, {quotas}
                "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean",
                    "findings": {{"more_than": "1/2", "of": "present"}}, "tie": "fails", "rounds": 2}}}}"#,
                points("x", 5, ""), points("y", 5, late), points("rest", 10, ""), formula("f", f), formula("g", g),
                a.max(b + 1), and(also_a), and(also_b),
            )
        },
    )
}

/// What somebody did: the points of three criteria and two inputs, in quarters but for the count, and lateness.
#[derive(Clone, Copy, Debug)]
struct Deeds {
    quarters: [i64; 3],
    late: u32,
    n: i64,
    k: i64,
}

fn deeds() -> impl Strategy<Value = Deeds> {
    ((0_i64..=20, 0_i64..=20, 0_i64..=40), 0_u32..=3, 0_i64..=8, 0_i64..=32)
        .prop_map(|((x, y, rest), late, n, k)| Deeds { quarters: [x, y, rest], late, n, k })
}

fn id<T: std::str::FromStr<Err = BadId>>(text: &str) -> T {
    text.parse().expect("an id")
}

impl Deeds {
    fn case(&self) -> Case {
        let quarter = |quarters: i64| Exact::fraction(quarters, 4).expect("a number");
        let marks = ["x", "y", "rest"].into_iter().zip(self.quarters);
        let inputs = [("n", Exact::whole(self.n)), ("k", quarter(self.k))];
        Case {
            marks: marks.map(|(at, points)| (id(at), Mark::Points(quarter(points)))).collect(),
            inputs: inputs.map(|(at, number)| (id(at), Value::Number(number))).into(),
            occurrences: vec![Occurrence {
                criterion: id("y"),
                event: id("late"),
                count: self.late,
                points: None,
                exempt: None,
                note: String::new(),
            }],
            ..Case::default()
        }
    }

    /// Others in which points were gained, or lost, in one way or two.
    fn others(self, up: bool, moves: impl Fn(&str) -> bool) -> Vec<Deeds> {
        let sign = if up { 1 } else { -1 };
        let mut others = Vec::new();
        let steps = [0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 16, 20, 28, 36];
        for first in steps {
            for (at, second) in [(0, 0), (1, 1), (1, 4), (1, 8), (2, 2), (2, 4), (2, 12)] {
                for late in if up { 0..=self.late } else { self.late..=self.late + 2 } {
                    let mut other = Deeds { late, ..self };
                    other.quarters[0] += sign * first;
                    other.quarters[at] += sign * second;
                    let fits = |(quarters, most): (i64, i64)| (0..=most).contains(&quarters);
                    if other.quarters.into_iter().zip([20, 20, 40]).all(fits) {
                        others.push(other);
                    }
                }
            }
        }
        let with_facts = (0..=8).flat_map(|n| [(n, self.k), (n, 0), (n, 8), (n, 32)]);
        for (n, k) in with_facts.chain((0..=32).map(|k| (self.n, k))) {
            for more in [0, 1, 4, 8, 12, 20, 32] {
                let (n, k) = (if moves("n") { n } else { self.n }, if moves("k") { k } else { self.k });
                let mut other = Deeds { n, k, ..self };
                other.quarters[2] += sign * more;
                if (0..=40).contains(&other.quarters[2]) {
                    others.push(other);
                }
            }
        }
        others
    }
}

/// The total before it was held within limits and rounded.
fn exact_total(outcome: &Outcome) -> Exact {
    let points = outcome.sections.iter().map(|section| section.points.expect("known"));
    points.fold(Exact::ZERO, |sum, points| sum.plus(points).expect("small"))
}

fn is_of_total(change: &Change) -> bool {
    matches!(change.of, ChangeOf::Total | ChangeOf::TotalByOtherMeans)
}

fn result(outcome: &Outcome) -> (&Standing, Option<&ClassId>) {
    (&outcome.standing, outcome.class.as_ref())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_smallest_change_of_the_total_is_true_however_the_points_are_gained(text in mixed_sets(), deeds in deeds()) {
        let rulebook = read(&text);
        let outcome = explained(&rulebook, &deeds.case(), &UnitFacts::UNKNOWN);
        for change in outcome.changes.iter().filter(|change| is_of_total(change)) {
            let up = matches!(change.step, ChangeStep::UpTo | ChangeStep::Above);
            let reaches = matches!(change.step, ChangeStep::UpTo | ChangeStep::DownTo);
            let said = (&change.standing, change.class.as_ref());
            prop_assert_ne!(said, result(&outcome));
            let now = exact_total(&outcome);
            let moves = |fact: &str| rulebook.criteria().any(|criterion| match &criterion.start {
                Start::Formula(formula) => formula.text().contains(&format!("input.{fact}")),
                _ => false,
            });
            for other in deeds.others(up, moves) {
                let other_outcome = evaluate(&rulebook, &other.case());
                let one_way = outcome.criteria.iter().zip(&other_outcome.criteria).all(|(before, after)| {
                    if up { after.points >= before.points } else { after.points <= before.points }
                });
                let then = exact_total(&other_outcome);
                let by = if up { then.minus(now) } else { now.minus(then) }.expect("small");
                let stays = change.of == ChangeOf::Total || other.late == deeds.late;
                // Other facts that bring no other points are no change of the total, whatever else they alter.
                let is_of_points = by > Exact::ZERO;
                if !one_way || !is_of_points || !stays {
                    continue;
                }
                if by < change.by || (by == change.by && !reaches) {
                    prop_assert_eq!(result(&other_outcome), result(&outcome), "{:?} {:?}", change, other);
                } else if by == change.by {
                    prop_assert_eq!(result(&other_outcome), said, "{:?} {:?}", change, other);
                }
            }
        }
    }

    #[test]
    fn the_smallest_change_is_true_beside_the_others_under_a_quota(
        text in mixed_sets(), unit in prop::collection::vec(deeds(), 1..6),
    ) {
        let rulebook = read(&text);
        let cases: Vec<Case> = unit.iter().map(Deeds::case).collect();
        let classified = together(&rulebook, &cases);
        for (at, outcome) in classified.outcomes.iter().enumerate() {
            let mut outcome = outcome.clone();
            outcome.look_for_changes(&rulebook, &cases[at], &UnitFacts::UNKNOWN);
            let of_total = outcome.changes.iter().filter(|change| is_of_total(change));
            for change in of_total {
            let up = matches!(change.step, ChangeStep::UpTo | ChangeStep::Above);
            let reaches = matches!(change.step, ChangeStep::UpTo | ChangeStep::DownTo);
            let now = exact_total(&outcome);
            for quarters in [1, 2, 3, 4, 6, 7, 8, 10, 12, 16, 20, 28, 40] {
                let mut other = unit[at];
                other.quarters[2] += if up { quarters } else { -quarters };
                if !(0..=40).contains(&other.quarters[2]) {
                    continue;
                }
                let mut others = cases.clone();
                others[at] = other.case();
                let then = &together(&rulebook, &others).outcomes[at];
                let by = exact_total(then).minus(now).expect("small");
                let by = if up { by } else { by.negated().expect("small") };
                let is_nearer = by < change.by || (by == change.by && !reaches);
                if is_nearer && change.promise != Promise::AtMost {
                    prop_assert_eq!(result(then), result(&outcome), "{:?} {:?}", change, other);
                } else if by == change.by && reaches {
                    let said = (&change.standing, change.class.as_ref());
                    match change.promise {
                        Promise::Sure => prop_assert_eq!(result(then), said, "{:?} {:?}", change, other),
                        Promise::Eligible | Promise::AtMost => {
                            let alone = evaluate(&rulebook, &others[at]);
                            prop_assert_eq!(result(&alone), said, "{:?} {:?}", change, other);
                        }
                    }
                }
            }
            }
        }
    }
}

#[test]
fn what_still_can_be_told_is_told() {
    let classes = r#"{"id": "A", "title": "A", "when": "total >= 16 and c.x >= 3 and zeros = 0"},
        {"id": "B", "title": "B", "when": "total >= 10"}, {"id": "C", "title": "C"}"#;
    let gate = r#"{"id": "g", "title": "G", "when": "happened.y.late >= 2", "effect": {"lower": 1}}"#;
    let criteria = r#"{"id": "x", "code": "1", "title": "Việc", "max": 5, "start": {"points": {"step": 0.5}}},
        {"id": "y", "code": "2", "title": "Việc", "max": 15, "start": {"points": {"step": 0.5}},
         "events": [{"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]}"#;
    let rulebook = evaluate::tests::book(criteria, gate, classes, r#""otherwise": {"class": "C"},"#);
    let told = |x: i64, y: i64| {
        let marks = [("x", x), ("y", y)].map(|(at, points)| (id(at), Mark::Points(Exact::whole(points))));
        let change = evaluate::tests::nearest(&rulebook, &Case { marks: marks.into(), ..Case::default() })?;
        let class = change.class.map(|class| class.to_string()).unwrap_or_default();
        Some((change.of, change.step, change.by.to_string(), class))
    };
    let total = |step, by: &str, class: &str| Some((ChangeOf::Total, step, by.to_owned(), class.to_owned()));
    assert_eq!(told(4, 10), total(ChangeStep::UpTo, "2", "A"), "what holds is not lost by gaining points");
    assert_eq!(told(1, 7), total(ChangeStep::UpTo, "2", "B"), "a few points more cannot make it A");
    assert_eq!(
        told(1, 14),
        Some((ChangeOf::Criterion(id("x")), ChangeStep::UpTo, "2".to_owned(), "A".to_owned()))
    );
}
