//! Properties that hold for every set and every case, tried on random ones.

mod along;
mod cases;
mod nearest;
pub(crate) mod random;
mod single;
mod told;
mod trace;
mod unit;
mod ways;
pub(crate) mod whole;

use proptest::prelude::*;
use random::*;
use whole::whole_sets;

use super::*;
use crate::number::Exact;
use crate::text::Lang;

/// What cases of one set come to together.
fn together(rulebook: &Rulebook, cases: &[Case]) -> Classified {
    let rules = UnitRules::new(vec![rulebook]);
    let entries: Vec<Entry<'_>> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
    classify(&rules, &entries)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_set_prints_and_reads_as_itself(text in sets()) {
        let rulebook = read(&text);
        prop_assert_eq!(&read(&rulebook.canonical()), &rulebook);
        let printed = serde_json::to_string(&rulebook).expect("prints");
        prop_assert_eq!(&read(&printed), &rulebook);
    }

    #[test]
    fn a_set_with_every_part_prints_and_reads_as_itself(text in whole_sets()) {
        let rulebook = read(&text);
        let printed = serde_json::to_string_pretty(&rulebook).expect("prints");
        prop_assert_eq!(&read(&printed), &rulebook);
        let canonical = rulebook.canonical();
        prop_assert_eq!(&read(&canonical), &rulebook);
        prop_assert_eq!(read(&canonical).canonical(), canonical);
    }

    #[test]
    fn a_whole_case_always_comes_to_a_result(text in sets(), draws in draws()) {
        let rulebook = read(&text);
        let outcome = evaluate(&rulebook, &whole_case(&rulebook, &draws));
        prop_assert!(!matches!(outcome.standing, Standing::Incomplete(_)), "{:?}", outcome.standing);
        let printed = serde_json::to_string(&outcome).expect("prints");
        prop_assert_eq!(serde_json::from_str::<Outcome>(&printed).expect("reads"), outcome);
    }

    #[test]
    fn the_order_of_occurrences_does_not_matter(text in sets(), draws in draws()) {
        let rulebook = read(&text);
        let mut case = whole_case(&rulebook, &draws);
        let outcome = evaluate(&rulebook, &case);
        case.occurrences.reverse();
        prop_assert_eq!(evaluate(&rulebook, &case), outcome);
    }

    #[test]
    fn points_stay_in_bounds_and_add_up(text in sets(), draws in draws()) {
        let rulebook = read(&text);
        let outcome = evaluate(&rulebook, &whole_case(&rulebook, &draws));
        let mut results = outcome.criteria.iter();
        for (section, sum) in rulebook.sections().zip(&outcome.sections) {
            let mut added = Exact::ZERO;
            for result in results.by_ref().take(section.criteria.len()) {
                let (points, max) = (result.points.expect("known"), result.max.expect("known"));
                prop_assert!(points >= Exact::ZERO && points <= max);
                added = added.plus(points).expect("small");
            }
            prop_assert_eq!(sum.sum, Some(added));
            let (points, max) = (sum.points.expect("known"), sum.max.expect("known"));
            let least = section.limits.as_ref().and_then(|limits| limits.sum.min).unwrap_or(Exact::ZERO);
            prop_assert!(points >= least.min(max) && points <= max.max(least));
        }
        let total = outcome.sections.iter().try_fold(Exact::ZERO, |sum, section| sum.plus(section.points?));
        let factor = outcome.converted.as_ref().map_or(Some(Exact::ONE), |converted| converted.factor);
        let total = total.and_then(|total| total.times(factor?.max(Exact::ZERO)));
        prop_assert_eq!(outcome.raw_total, total);
        prop_assert!(outcome.total <= outcome.raw_total);
    }

    #[test]
    fn a_result_that_stands_early_is_the_result_whatever_was_missing(
        text in sets(), draws in draws(), hidden in draws(),
    ) {
        let rulebook = read(&text);
        let whole = whole_case(&rulebook, &draws);
        let late = evaluate(&rulebook, &whole);
        let early = evaluate(&rulebook, &hide(whole, &hidden));
        match &early.standing {
            Standing::Incomplete(missing) => prop_assert!(!missing.is_empty()),
            standing => {
                prop_assert_eq!(standing, &late.standing);
                prop_assert_eq!(&early.class, &late.class);
            }
        }
        if early.total.is_some() {
            prop_assert_eq!(early.total, late.total);
        }
    }

    #[test]
    fn better_marks_never_lead_to_a_worse_class(text in sets(), draws in draws(), which in 0_usize..12) {
        // A gate that forces a class may raise whoever has few points.
        let rulebook = read(&text.replace(r#"{"force": "#, r#"{"at_most": "#));
        let mut case = whole_case(&rulebook, &draws);
        let before = evaluate(&rulebook, &case);
        let Some(criterion) = rulebook.criteria().nth(which) else { return Ok(()) };
        if let Some(best) = rulebook.full_mark(&criterion.id) {
            case.marks.insert(criterion.id.clone(), best);
        }
        let after = evaluate(&rulebook, &case);
        prop_assert!(after.raw_total >= before.raw_total);
        prop_assert!(rank(&rulebook, &after) <= rank(&rulebook, &before), "{:?} {:?}", before, after);
    }

    #[test]
    fn every_outcome_can_be_told_in_both_languages(text in sets(), draws in draws(), hidden in draws()) {
        let rulebook = read(&text);
        let case = hide(whole_case(&rulebook, &draws), &hidden);
        let outcome = evaluate(&rulebook, &case);
        let [vi, en] = Lang::ALL.map(|lang| outcome.lines(&rulebook, lang));
        prop_assert_eq!(vi.len(), en.len());
        for (line, other) in vi.iter().zip(&en) {
            prop_assert_eq!(line.kind, other.kind);
        }
    }

    #[test]
    fn the_total_that_the_last_line_names_would_alter_the_result(
        quarters in 0_i64..=400, bounds in prop::collection::btree_set(1_i64..100, 1..4),
    ) {
        let letters = ["A", "B", "C", "D"];
        let classes: Vec<String> = (bounds.iter().rev().zip(letters))
            .map(|(bound, id)| format!(r#"{{"id": "{id}", "title": "{id}", "when": "total >= {bound}"}}"#))
            .collect();
        let criterion = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 0.25}}}"#;
        let rulebook = evaluate::tests::book(criterion, "", &classes.join(", "), r#""otherwise": "refer","#);
        let case_at = |points: Exact| Case {
            marks: [("c".parse().expect("an id"), Mark::Points(points))].into(),
            ..Case::default()
        };
        let at = |points: Exact| evaluate(&rulebook, &case_at(points));
        let total = Exact::fraction(quarters, 4).expect("a number");
        let outcome = at(total);
        let change = evaluate::tests::nearest(&rulebook, &case_at(total)).expect("every total is near some bound");
        let hair = Exact::fraction(1, 1000).expect("a number");
        let moved = match change.step {
            ChangeStep::UpTo | ChangeStep::DownTo => Some(change.bound),
            ChangeStep::Above => change.bound.plus(hair),
            ChangeStep::Below => change.bound.minus(hair),
        };
        let altered = at(moved.expect("small"));
        prop_assert_eq!((&altered.standing, &altered.class), (&change.standing, &change.class));
        prop_assert_ne!((&altered.standing, &altered.class), (&outcome.standing, &outcome.class));
        let short = change.by.minus(hair).filter(|short| *short > Exact::ZERO);
        for nearer in short.into_iter().flat_map(|short| [total.plus(short), total.minus(short)]) {
            let near = at(nearer.expect("small"));
            prop_assert_eq!((&near.standing, &near.class), (&outcome.standing, &outcome.class));
        }
    }

    #[test]
    fn quotas_hold_whatever_the_order_of_the_members(
        text in sets(), draws in prop::collection::vec(draws(), 1..12), most in 0_u32..3, percent in 0_u32..=100,
        of in prop::sample::select(vec![r#""members""#, r#"{"class": "k3"}"#]),
    ) {
        let quotas = format!(
            r#""quotas": [{{"id": "u", "class": "k2", "at_most": {{"share": {{"share": "{percent}%", "of": "ranked"}}}},
                "within": "unit", "over": "rank"}},
              {{"id": "g", "class": "k1", "at_most": {{"count": {}}}, "within": "group", "over": "rank"}},
              {{"id": "b", "class": "k2", "and_better": true, "at_most": {{"share": {{"share": "{percent}%", "of": {of}}}}},
                "within": "unit", "over": "rank"}}], "voting""#,
            most + 1
        );
        let rulebook = read(&text.replacen("\"voting\"", &quotas, 1));
        let mut cases: Vec<Case> = draws.iter().map(|draws| whole_case(&rulebook, draws)).collect();
        let classified = together(&rulebook, &cases);
        for quota in &classified.quotas {
            prop_assert!(quota.allowed.is_some_and(|allowed| allowed <= quota.count));
            if matches!(quota.limits, Limited::Class { and_better: true, .. }) {
                let stays = |outcome: &&Outcome| outcome.standing == Standing::Ranked && rank(&rulebook, outcome) <= 1;
                prop_assert!(classified.outcomes.iter().filter(stays).count() <= quota.allowed.unwrap_or_default());
            }
        }
        for (case, outcome) in cases.iter().zip(&classified.outcomes) {
            let alone = evaluate(&rulebook, case);
            prop_assert!(rank(&rulebook, outcome) >= rank(&rulebook, &alone));
            prop_assert!(outcome.quotas.is_empty() == (*outcome == alone));
        }
        cases.reverse();
        let mut turned = together(&rulebook, &cases);
        turned.outcomes.reverse();
        prop_assert_eq!(turned, classified);
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_with_a_place_for_every_fault(
        from in 0_usize..9000, length in 0_usize..40, instead in r#"[\[\]{}:",a0.\\ệ -]{0,3}"#,
    ) {
        let sample = include_str!("../../../fixtures/sample/criteria.json");
        let letters: Vec<char> = sample.chars().collect();
        let from = from.min(letters.len());
        let rest = (from + length).min(letters.len());
        let damaged: String = letters[..from].iter().chain(&instead.chars().collect::<Vec<_>>()).chain(&letters[rest..]).collect();
        for fault in Rulebook::read(&damaged).err().into_iter().flatten() {
            let line = damaged.split('\n').nth(fault.line - 1);
            prop_assert!(line.is_some_and(|line| fault.column <= line.chars().count() + 1), "{:?}", fault);
            prop_assert_eq!(fault.excerpt.lines().count(), 2);
            for lang in Lang::ALL {
                prop_assert!(fault.sentence(lang).ends_with(['.', '?']), "{}", fault.sentence(lang));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_sound_set_fits_the_schema(text in whole_sets()) {
        prop_assert_eq!(schema::tests::refused(&text), None);
        prop_assert_eq!(schema::tests::refused(&read(&text).canonical()), None);
    }
}
