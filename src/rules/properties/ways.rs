//! Totals that stand while facts are missing, beside those that every value of the facts leads to.

use proptest::prelude::*;

use super::super::*;
use super::random::{draws, read, sets, whole_case};
use super::whole::whole_sets;
use crate::number::Exact;

/// Every value that these tests give a fact.
fn values(input: &Input) -> Vec<Value> {
    match &input.kind {
        InputKind::Flag => [true, false].map(Value::Flag).into(),
        InputKind::Choice(words) => words.iter().cloned().map(Value::Text).collect(),
        _ => (0..5_u32).map(|number| Value::Number(number.into())).collect(),
    }
}

/// The case with every value of what is missing: of each input, then of the group.
fn filled(rulebook: &Rulebook, case: &Case) -> Vec<Case> {
    let mut cases = vec![case.clone()];
    let is_missing = |input: &&Input| input.default.is_none() && !case.inputs.contains_key(&input.id);
    for input in rulebook.set().inputs.iter().filter(is_missing) {
        let with = |case: &Case| {
            let all = values(input).into_iter();
            let inputs = |value| [(input.id.clone(), value)].into_iter().chain(case.inputs.clone()).collect();
            all.map(|value| Case { inputs: inputs(value), ..case.clone() }).collect::<Vec<_>>()
        };
        cases = cases.iter().flat_map(with).collect();
    }
    if !case.fields.contains_key(&Field::Group) {
        let group = |case: &Case, name: &str| {
            let fields = [(Field::Group, Value::Text(name.to_owned()))].into();
            Case { fields, ..case.clone() }
        };
        cases = cases.iter().flat_map(|case| ["a", "b"].map(|name| group(case, name))).collect();
    }
    cases
}

/// All that is known of the sheet as a whole.
fn known(outcome: &Outcome) -> Vec<Option<Exact>> {
    let sections = outcome
        .sections
        .iter()
        .flat_map(|section| [section.sum, section.factor, section.points, section.max]);
    [outcome.total, outcome.raw_total, outcome.max_total].into_iter().chain(sections).collect()
}

/// A random case of a set without some of its inputs and perhaps without its group, often with every point that can be had.
fn hidden(rulebook: &Rulebook, draws: &[u32], hidden: Vec<bool>, full: bool) -> Case {
    let mut case = whole_case(rulebook, draws);
    if full {
        // Whoever has all points has them either way, more often than others.
        case.occurrences.clear();
        let best = |criterion: &Criterion| Some((criterion.id.clone(), rulebook.full_mark(&criterion.id)?));
        case.marks.extend(rulebook.criteria().filter_map(best));
    }
    let mut hidden = hidden.into_iter();
    let mut keeps = || !hidden.next().unwrap_or_default();
    case.inputs.retain(|_, _| keeps());
    case.fields.retain(|_, _| keeps());
    case
}

/// What such a case comes to, and what it does with every value of what is missing.
fn early_and_late(
    text: &str,
    draws: &[u32],
    which: Vec<bool>,
    full: bool,
) -> (Outcome, Vec<(Case, Outcome)>) {
    let rulebook = read(text);
    let case = hidden(&rulebook, draws, which, full);
    let late = filled(&rulebook, &case).into_iter().map(|whole| (whole.clone(), evaluate(&rulebook, &whole)));
    (evaluate(&rulebook, &case), late.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_total_that_stands_is_the_total_with_every_value_of_what_is_missing(
        text in sets(), draws in draws(), which in prop::collection::vec(any::<bool>(), 4), full in any::<bool>(),
    ) {
        let (early, lates) = early_and_late(&text, &draws, which, full);
        for (whole, late) in lates {
            for (early, late) in known(&early).into_iter().zip(known(&late)) {
                prop_assert!(early.is_none() || early == late, "{:?} {:?} {:?}", early, late, whole.inputs);
            }
            if !matches!(early.standing, Standing::Incomplete(_)) {
                prop_assert_eq!((&early.standing, &early.class), (&late.standing, &late.class));
            }
        }
    }

    #[test]
    fn whatever_else_stays_open_no_value_of_what_is_missing_leads_to_another_total(
        text in whole_sets(), draws in draws(), which in prop::collection::vec(any::<bool>(), 5), full in any::<bool>(),
    ) {
        let (early, lates) = early_and_late(&text, &draws, which, full);
        for (whole, late) in lates {
            for (early, late) in known(&early).into_iter().zip(known(&late)) {
                let differ = early.zip(late).is_some_and(|(early, late)| early != late);
                prop_assert!(!differ, "{:?} {:?} {:?}", early, late, whole.inputs);
            }
            let open = [&early, &late].iter().any(|one| matches!(one.standing, Standing::Incomplete(_)));
            prop_assert!(open || (&early.standing, &early.class) == (&late.standing, &late.class));
        }
    }
}
