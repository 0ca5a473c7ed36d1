//! The lint against every single case of small random sets.

mod factors;
mod gate;
mod idle;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use self::factors::factors;
use self::gate::gate;
use super::super::*;
use super::classes::Classes;
use super::explore::Explorer;
use super::finding::Problem;
use super::gates;
use super::verdict::Verdict;
use crate::number::Exact;

/// A criterion marked in points.
const STEPS: &str = r#""max": 6, "start": {"points": {"step": 2}}"#;

/// A criterion that gives its points to the others where it does not apply.
const SHARING: &str =
    r#""max": 2, "start": "full", "applies": {"when": "input.clean", "otherwise": {"share": ["s.s"]}}"#;

fn criteria() -> impl Strategy<Value = Vec<&'static str>> {
    let one = select(vec![
        r#""max": 4, "start": "check""#,
        STEPS,
        r#""max": 5, "start": {"levels": [{"id": "a", "title": "A", "points": 5}, {"id": "b", "title": "B", "points": 2}]}"#,
        r#""max": 4, "start": "full", "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"each": -1.5}}]"#,
        r#""max": 3, "start": "full", "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"each": -1}, "limit": -2},
            {"id": "f", "title": "F", "unit": "lần", "effect": "all"}]"#,
        r#""max": 4, "start": "check", "applies": {"when": "input.clean", "otherwise": "excluded"}"#,
        r#""max": 4, "start": "check", "applies": {"when": "input.leave < 2", "otherwise": "full"}"#,
        SHARING,
        r#""max": 3, "start": {"formula": "if(input.clean, floor(input.leave / 4), 3 - ceil(input.leave / 9))"}"#,
    ]);
    prop::collection::vec(one, 1..4)
}

fn condition() -> impl Strategy<Value = String> {
    let atom = (
        select(vec![
            "total",
            "total",
            "total",
            "max_total - total",
            "zeros",
            "below(60%)",
            "input.leave",
            "c.c1",
            "s.s",
        ]),
        select(vec![">=", "<", ">", "<=", "="]),
        select(vec!["0", "1", "2", "3.5", "4", "6", "8", "10", "12"]),
    )
        .prop_map(|(name, how, bound)| format!("{name} {how} {bound}"));
    let flag = select(vec!["input.clean", "not input.clean"]).prop_map(ToOwned::to_owned);
    let choice = select(vec![
        "total >= if(input.clean, 6, 3.5)",
        "if(input.clean, total, total / 2) > 3",
        "if(zeros = 0, input.leave < 2, total >= 8)",
        "total < if(total > 4, 8, input.leave)",
    ]);
    let part = prop_oneof![5 => atom, 1 => flag, 1 => choice.prop_map(ToOwned::to_owned)];
    (part.clone(), prop::option::of((select(vec!["and", "or"]), part))).prop_map(|(one, other)| match other {
        Some((how, two)) => format!("{one} {how} {two}"),
        None => one,
    })
}

fn sets() -> impl Strategy<Value = String> {
    let classes = prop::collection::vec(condition(), 1..4);
    let gate = gate(condition);
    (criteria(), classes, gate, any::<bool>(), any::<bool>(), 0..3_u8, factors()).prop_map(
        |(criteria, classes, gate, refer, limited, taking, factor)| {
            let text = written(&criteria, &classes, gate.as_deref(), refer, limited);
            let text = text.replacen(r#""inputs""#, &format!(r#"{factor}"inputs""#), 1);
            let text = if taking > 0 { text.replacen(SECTIONS_END, TAKING, 1) } else { text };
            let (from, to) =
                if factor.contains(LIMITS) { (LIMITS, LESS_WITHIN) } else { (SECTIONS, LESS_TAKEN) };
            if taking > 1 { text.replacen(from, to, 1) } else { text }
        },
    )
}

/// Where the sections of a set begin.
const SECTIONS: &str = r#""sections": ["#;

/// A limit before them of what all events together may take.
const LESS_TAKEN: &str = r#""limits": {"deductions": 2}, "sections": ["#;

/// Where the limits of the total begin.
const LIMITS: &str = r#""limits": {"#;

/// The same limit among them.
const LESS_WITHIN: &str = r#""limits": {"deductions": 2, "#;

/// Where the sections of a set end.
const SECTIONS_END: &str = r#"}],
        "gates""#;

/// One more section there, which only takes away.
const TAKING: &str = r#"}, {"id": "t", "code": "T", "title": "Trừ", "penalty": {"cap": 3}, "criteria": [{"id": "taken", "code": "T.1",
        "title": "Lỗi", "max": 4, "start": "empty", "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"each": -1.5}}]}]}],
        "gates""#;

/// A set of one section with these criteria, a class for each condition, and perhaps a gate. What fits no class is
/// referred, or comes to a last class; the section's sum may be limited.
pub(super) fn written(
    criteria: &[&str],
    conditions: &[String],
    gate: Option<&str>,
    refer: bool,
    limited: bool,
) -> String {
    let criteria: Vec<String> = (criteria.iter().enumerate())
        .map(|(at, rest)| format!(r#"{{"id": "c{}", "code": "{at}", "title": "Việc", {rest}}}"#, at + 1))
        .collect();
    let mut classes: Vec<String> = (conditions.iter().enumerate())
        .map(|(at, when)| format!(r#"{{"id": "k{at}", "title": "K{at}", "when": "{when}"}}"#))
        .collect();
    let otherwise = if refer { r#""refer""# } else { r#"{"class": "z"}"# };
    if !refer {
        classes.push(r#"{"id": "z", "title": "Z"}"#.to_owned());
    }
    let gate = gate.map(|gate| format!(r#"{{"id": "g", "title": "G", {gate}}}"#)).unwrap_or_default();
    // The facts of all cases lie within these bounds, so what is proven is proven of them.
    let bounds = if limited { r#", "min": 1, "max": 6"# } else { "" };
    let limits = if limited { r#""limits": {"min": 1, "max": 9}, "# } else { "" };
    format!(
        r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
        "inputs": [{{"id": "clean", "title": "Sạch", "kind": "flag"}}, {{"id": "leave", "title": "Nghỉ", "kind": {{"count": "ngày"}}{bounds}}}],
        "sections": [{{"id": "s", "code": "I", "title": "Mục", {limits}"criteria": [{}]}}],
        "gates": [{gate}], "classes": [{}], "otherwise": {otherwise},
        "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "majority", "findings": {{"more_than": "1/2", "of": "present"}},
        "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#,
        criteria.join(", "),
        classes.join(", ")
    )
}

/// One thing that may be so in a case.
type Choice = Box<dyn Fn(&mut Case)>;

/// Every case: all marks, up to three occurrences of everything, up to thirteen days of leave.
fn all_cases(rulebook: &Rulebook) -> Vec<Case> {
    let mut cases = vec![Case::default()];
    let mut choose = |choices: Vec<Choice>| {
        cases = (cases.iter())
            .flat_map(|case| {
                choices.iter().map(|choice| {
                    let mut case = case.clone();
                    choice(&mut case);
                    case
                })
            })
            .collect();
    };
    for criterion in rulebook.criteria() {
        let marks: Vec<Mark> = match &criterion.start {
            Start::Check => vec![Mark::Check(true), Mark::Check(false)],
            Start::Levels(levels) => levels.iter().map(|level| Mark::Level(level.id.clone())).collect(),
            Start::Points(scale) => {
                let all = (0..).map_while(|steps| scale.step.times(Exact::whole(steps)));
                let marks = all.take_while(|mark| *mark <= scale.top(criterion.max)).map(Mark::Points);
                marks.filter(|mark| rulebook.allows(&criterion.id, mark).is_ok()).collect()
            }
            _ => Vec::new(),
        };
        if !marks.is_empty() {
            let id = criterion.id.clone();
            let set = |mark: Mark| -> Choice {
                let id = id.clone();
                Box::new(move |case| {
                    case.marks.insert(id.clone(), mark.clone());
                })
            };
            choose(marks.into_iter().map(set).collect());
        }
        for event in &criterion.events {
            let (criterion, event) = (criterion.id.clone(), event.id.clone());
            let happen = |count: u32| -> Choice {
                let (criterion, event) = (criterion.clone(), event.clone());
                Box::new(move |case| {
                    if count > 0 {
                        let (criterion, event) = (criterion.clone(), event.clone());
                        let (points, exempt, note) = (None, None, String::new());
                        case.occurrences.push(Occurrence { criterion, event, count, points, exempt, note });
                    }
                })
            };
            choose((0..=3).map(happen).collect());
        }
    }
    let fact = |id: &'static str, value: Value| -> Choice {
        Box::new(move |case| {
            case.inputs.insert(id.parse().expect("an id"), value.clone());
        })
    };
    choose([true, false].map(|clean| fact("clean", Value::Flag(clean))).into());
    let leave = rulebook.set().inputs.iter().find(|input| input.id.as_str() == "leave");
    let leave = leave.map_or((None, None), |leave| (leave.least(), leave.most()));
    let end = |end: Option<Exact>, usual: i64| end.and_then(Exact::as_whole).unwrap_or(usual);
    choose(
        (end(leave.0, 0)..=end(leave.1, 13))
            .map(|days| fact("leave", Value::Number(Exact::whole(days))))
            .collect(),
    );
    if rulebook.gates().any(|gate| gate.question().is_some()) {
        let find = |found: bool| -> Choice {
            Box::new(move |case| {
                case.findings.insert("g".parse().expect("an id"), found);
            })
        };
        choose([true, false].map(find).into());
    }
    cases
}

/// The place of a case's class; who fits none comes last.
fn place(rulebook: &Rulebook, outcome: &Outcome) -> usize {
    let id = outcome.class_before_gates.as_ref();
    id.and_then(|id| rulebook.classes().position(|class| class.id == *id)).unwrap_or(usize::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_proven_holds_in_every_single_case(text in sets()) {
        holds(&text)?;
    }
}

/// Whether what the lint proves of a set is so in each of its cases.
pub(super) fn holds(text: &str) -> Result<(), TestCaseError> {
    let rulebook = Rulebook::read(text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
    let explorer = Explorer::new(&rulebook);
    let classes = Classes::new(&explorer);
    let all: Vec<(Case, Outcome)> =
        all_cases(&rulebook).into_iter().map(|case| (case.clone(), evaluate(&rulebook, &case))).collect();
    for ((at, class), verdict) in rulebook.classes().enumerate().zip(classes.reached()) {
        let reached = all.iter().any(|(_, outcome)| place(&rulebook, outcome) == at);
        match verdict {
            Verdict::Found(finding) if finding.is_error() => {
                let ends = all.iter().any(|(_, outcome)| outcome.class.as_ref() == Some(&class.id));
                prop_assert!(!reached && !ends, "{}: {text}", class.id);
            }
            Verdict::Found(_) => prop_assert!(!reached, "{}: {text}", class.id),
            Verdict::Undecided => {}
            Verdict::Sound => prop_assert!(reached, "{}: {text}", class.id),
        }
    }
    let mut alike: BTreeMap<String, Vec<&Outcome>> = BTreeMap::new();
    for (case, outcome) in &all {
        // What only takes away counts among neither.
        let counted = || {
            let own = outcome.criteria.iter().filter(|row| row.id.as_str() != "taken");
            own.filter(|row| row.counted == Counted::Applies)
        };
        let zeros = counted().filter(|row| row.points.is_some_and(Exact::is_zero)).count();
        let below = counted().filter(|row| is_below(row)).count();
        let key = super::brute_levels::key((text, &rulebook), case, outcome, (zeros, below));
        let key = if text.contains("s.s ") {
            key
        } else {
            key.rsplit_once(" Some").map_or(key.clone(), |(key, _)| key.to_owned())
        };
        alike.entry(key).or_default().push(outcome);
    }
    let mut falls = (false, false);
    for outcomes in alike.values_mut() {
        outcomes.sort_by_key(|outcome| outcome.raw_total);
        for (index, low) in outcomes.iter().enumerate() {
            for high in outcomes[index..].iter().filter(|high| high.raw_total > low.raw_total) {
                let (low, high) = (place(&rulebook, low), place(&rulebook, high));
                falls.0 |= low < high && high != usize::MAX;
                falls.1 |= low < high && high == usize::MAX;
            }
        }
    }
    if classes.in_order() == Verdict::Sound {
        prop_assert!(!falls.0, "{text}");
    }
    if classes.covered() == Verdict::Sound {
        prop_assert!(!falls.1, "{text}");
    }
    let below = |outcome: &Outcome| {
        let factor = outcome.converted.as_ref().and_then(|converted| converted.factor);
        factor.is_some_and(Exact::is_negative)
    };
    let is_told = lint(&rulebook).iter().any(|finding| finding.place() == "times");
    prop_assert_eq!(is_told, all.iter().any(|(_, outcome)| below(outcome)), "{}", text);
    for gate in rulebook.gates() {
        let fires = |(_, outcome): &(Case, Outcome)| outcome.gates[0].fired == Truth::True;
        if let Verdict::Found(finding) = gates::fires(&explorer, &classes, gate) {
            let always = matches!(finding.problem, Problem::GateAlwaysFires { .. });
            prop_assert!(all.iter().all(|one| fires(one) == always), "{text}");
        }
    }
    for finding in lint(&rulebook) {
        if let Some(example) = &finding.example {
            prop_assert_eq!(&evaluate(&rulebook, &example.case), &example.outcome);
            admitted(&rulebook, &example.case)?;
        }
    }
    for witness in (0..rulebook.classes().count()).filter_map(|at| classes.example_of(at)) {
        admitted(&rulebook, &witness.case)?;
    }
    Ok(())
}

/// Whether a criterion stands below three fifths of its maximum.
fn is_below(row: &CriterionResult) -> bool {
    let bound = row.max.and_then(|max| max.times(Exact::fraction(3, 5)?));
    row.points.zip(bound).is_some_and(|(points, bound)| points < bound)
}

/// Whether all marks and occurrences of a case can be recorded. Where a majority decides, what is recorded is what
/// somebody voted for.
fn admitted(rulebook: &Rulebook, case: &Case) -> Result<(), TestCaseError> {
    for (criterion, mark) in &case.marks {
        prop_assert_eq!(rulebook.allows(criterion, mark), Ok(()), "{:?}", mark);
    }
    for occurrence in &case.occurrences {
        prop_assert_eq!(rulebook.allows_occurrence(occurrence), Ok(()), "{:?}", occurrence);
    }
    Ok(())
}

#[test]
fn a_shared_criterion_keeps_to_the_steps_of_its_marks() {
    let verdict = |when: &str, refer: bool, limited: bool| {
        let text = written(&[STEPS, SHARING], &[when.to_owned()], None, refer, limited);
        holds(&text).unwrap_or_else(|fault| panic!("{when}: {fault}"));
        let rulebook = Rulebook::read(&text).expect("a sound set");
        let explorer = Explorer::new(&rulebook);
        Classes::new(&explorer).reached().swap_remove(0)
    };
    // One point would be half a step; shared, three quarters of a point.
    for (refer, limited) in [(true, false), (false, false), (true, true), (false, true)] {
        assert_eq!(verdict("c.c1 = 1", refer, limited), Verdict::Undecided);
    }
    assert_eq!(verdict("c.c1 = 1 and total < 4", true, false), Verdict::Undecided);
    // Full marks of six come to eight, with the two that are shared.
    assert_eq!(verdict("c.c1 = 8", true, false), Verdict::Sound);
    assert_eq!(verdict("c.c1 = 2", true, false), Verdict::Sound);
}
