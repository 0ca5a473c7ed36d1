//! Properties of the whole language and of whole units.

use proptest::prelude::*;

use super::super::*;
use super::cases::{full_case, part_of, unit};
use super::random::{draws, read};
use super::trace;
use super::whole::whole_sets;
use crate::text::Lang;

/// What decides whether a title is won.
fn won(outcome: &Outcome) -> Vec<Option<bool>> {
    let won = |title: &TitleResult| match title.award {
        Award::Open => None,
        Award::Won => Some(true),
        _ => Some(false),
    };
    outcome.titles.iter().map(won).collect()
}

/// Whether what came of the titles agrees with the other titles that they name.
fn agrees(outcome: &Outcome, rulebook: &Rulebook) -> bool {
    let award =
        |id: &TitleId| outcome.titles.iter().find(|result| result.id == *id).map(|result| &result.award);
    let is_won = |id: &TitleId| award(id) == Some(&Award::Won);
    let is_lost = |id: &TitleId| !is_won(id) && award(id) != Some(&Award::Open);
    rulebook.set().titles.iter().all(|title| match award(&title.id) {
        Some(Award::Won) => title.needs.iter().all(is_won) && title.unless.iter().all(is_lost),
        Some(Award::Without(id)) => title.needs.contains(id) && is_lost(id),
        Some(Award::Has(id)) => title.unless.contains(id) && is_won(id),
        Some(Award::Open) => !title.needs.iter().any(is_lost) && !title.unless.iter().any(is_won),
        _ => true,
    })
}

fn entries<'a>(rules: &UnitRules<'a>, cases: &'a [Case]) -> Vec<Entry<'a>> {
    let set = |index: usize| index % rules.sets().len();
    cases.iter().enumerate().filter_map(|(index, case)| rules.entry(set(index), case)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_full_case_comes_to_a_result_that_its_trace_bears_out(text in whole_sets(), draws in draws()) {
        let rulebook = read(&text);
        let case = full_case(&rulebook, &draws);
        let outcome = evaluate_in(&rulebook, &case, &unit());
        prop_assert!(!matches!(outcome.standing, Standing::Incomplete(_)), "{:?}", outcome.standing);
        prop_assert!(won(&outcome).iter().all(Option::is_some) || outcome.standing == Standing::Referred);
        prop_assert_eq!(outcome.raw_total, Some(trace::raw_total(&rulebook, &outcome)));
        prop_assert_eq!(outcome.total, Some(trace::total(&rulebook, &outcome)));
        let result = (outcome.standing.clone(), outcome.class.clone());
        prop_assert_eq!(result, trace::result(&rulebook, &case, &outcome));
        // Each step from a sum to what counts is told.
        let lines = outcome.lines(&rulebook, Lang::En);
        prop_assert!(lines.iter().all(|line| !line.text.contains("within the limits")), "{:#?}", lines);
        let printed = serde_json::to_string(&outcome).expect("prints");
        prop_assert_eq!(serde_json::from_str::<Outcome>(&printed).expect("reads"), outcome);
    }

    #[test]
    fn what_stands_early_in_the_whole_language_stands_whatever_was_missing(
        text in whole_sets(), draws in draws(), hidden in draws(), alone in any::<bool>(),
    ) {
        let rulebook = read(&text);
        let full = full_case(&rulebook, &draws);
        let late = evaluate_in(&rulebook, &full, &unit());
        let facts = if alone { UnitFacts::UNKNOWN } else { unit() };
        let early = evaluate_in(&rulebook, &part_of(&rulebook, full, &hidden), &facts);
        match &early.standing {
            Standing::Incomplete(missing) => prop_assert!(!missing.is_empty()),
            standing => {
                prop_assert_eq!((standing, &early.class, early.score), (&late.standing, &late.class, late.score));
                for (early, late) in won(&early).into_iter().zip(won(&late)) {
                    prop_assert!(early.is_none() || early == late);
                }
            }
        }
        if early.total.is_some() {
            prop_assert_eq!(early.total, late.total);
        }
        let [vi, en] = Lang::ALL.map(|lang| early.lines(&rulebook, lang));
        prop_assert_eq!(vi.len(), en.len());
        let says = |part: &str| part.contains('?') && [": true", ": false"].iter().any(|end| part.ends_with(end));
        let told = en.iter().flat_map(|line| line.text.split("; "));
        prop_assert!(!told.clone().any(says), "{:#?}", en);
    }

    #[test]
    fn a_unit_comes_to_the_same_in_passes_and_in_any_order(
        texts in (whole_sets(), whole_sets()), draws in prop::collection::vec(draws(), 2..10),
    ) {
        let books = [read(&texts.0), read(&texts.1)];
        let rules = UnitRules::new(books.iter().collect())
            .with_quotas(&books[0].set().quotas)
            .with_class(Some("good"));
        let cases: Vec<Case> =
            draws.iter().enumerate().map(|(index, draws)| full_case(&books[index % 2], draws)).collect();
        let mut entries = entries(&rules, &cases);
        let whole = classify(&rules, &entries);

        let mut means = Means::new(&rules);
        entries.iter().for_each(|entry| means.add(*entry));
        let mut ranking = Ranking::new(&rules, means.facts());
        entries.iter().for_each(|entry| ranking.note(*entry));
        let settlement = ranking.settle();
        let streamed: Vec<Outcome> =
            entries.iter().enumerate().map(|(index, entry)| settlement.outcome(index, *entry)).collect();
        prop_assert_eq!(&streamed, &whole.outcomes);
        prop_assert_eq!(settlement.quotas(), whole.quotas.as_slice());

        for (outcome, rulebook) in whole.outcomes.iter().zip(books.iter().cycle()) {
            prop_assert!(agrees(outcome, rulebook), "{:#?}", outcome.titles);
        }

        entries.reverse();
        let mut turned = classify(&rules, &entries);
        turned.outcomes.reverse();
        prop_assert_eq!(turned, whole);
    }
}
