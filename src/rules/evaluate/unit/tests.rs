//! Quotas over the members of a unit.

mod and_better;
mod by_input;
mod decided_titles;
mod open_cases;
mod pending;
mod places;
mod sets;
mod titles;
mod told;
mod unless;

use super::super::super::*;
use super::super::tests::book;
use crate::number::Exact;

const CRITERIA: &str = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}},
    {"id": "d", "code": "2", "title": "Phụ", "max": 10, "start": {"points": {"step": 1}}}"#;
const CLASSES: &str = r#"{"id": "best", "title": "Xuất sắc", "when": "c.c >= 90"},
    {"id": "good", "title": "Tốt", "when": "c.c >= 70"}, {"id": "fair", "title": "Khá"}"#;
const LOWERED: &str = r#"{"id": "g", "title": "Hạ", "finding": "?", "effect": {"lower": 1}}"#;

fn rulebook(quotas: &str) -> Rulebook {
    book(CRITERIA, LOWERED, CLASSES, &format!(r#""otherwise": {{"class": "fair"}}, "quotas": [{quotas}],"#))
}

fn quota(at_most: &str, within: &str, over: &str) -> String {
    format!(
        r#"{{"id": "q_{within}", "class": "best", "at_most": {at_most}, "within": "{within}", "over": "{over}"}}"#
    )
}

/// What cases of one set come to together.
fn classify(rulebook: &Rulebook, cases: &[Case]) -> Classified {
    let rules = UnitRules::new(vec![rulebook]);
    let entries: Vec<Entry<'_>> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
    super::classify(&rules, &entries)
}

fn of_good(within: &str) -> String {
    quota(r#"{"share": {"share": "20%", "of": {"class": "good"}}}"#, within, "rank")
}

fn case(points: i64, group: &str) -> Case {
    Case {
        marks: [("c", points), ("d", 0)]
            .map(|(id, points)| (id.parse().expect("an id"), Mark::Points(Exact::whole(points))))
            .into(),
        findings: [("g".parse().expect("an id"), false)].into(),
        fields: [(Field::Group, Value::Text(group.to_owned()))].into(),
        ..Case::default()
    }
}

/// So many cases with different points, the best first.
fn cases(best: usize, good: usize, group: &str) -> Vec<Case> {
    let from = |top: i64, count: usize| (0..count).map(move |index| top - i64::try_from(index).unwrap_or(0));
    from(100, best)
        .chain(from(89, good).map(|points| points.max(70)))
        .map(|points| case(points, group))
        .collect()
}

fn count(classified: &Classified, class: &str) -> usize {
    let has = |outcome: &&Outcome| {
        outcome.standing == Standing::Ranked && outcome.class.as_ref().is_some_and(|id| id.as_str() == class)
    };
    classified.outcomes.iter().filter(has).count()
}

#[test]
fn worked_case_12_keeps_the_largest_number_that_still_holds_after_the_moves() {
    let classified = classify(&rulebook(&of_good("unit")), &cases(9, 27, "1"));
    assert_eq!((count(&classified, "best"), count(&classified, "good")), (6, 30));
    let result = &classified.quotas[0];
    assert_eq!((result.count, result.allowed, result.base), (9, Some(6), Some(30)));
    let over = &classified.outcomes[6].quotas[0];
    assert_eq!((over.place, over.effect), (7, OverEffect::Moved));
}

#[test]
fn worked_case_13_refers_a_tie_at_the_edge() {
    let share = r#"{"share": {"share": "15%", "of": "members"}}"#;
    let mut cases = cases(10, 45, "1");
    cases[8] = cases[7].clone();
    let classified = classify(&rulebook(&quota(share, "unit", "rank")), &cases);
    assert_eq!(classified.quotas[0].allowed, Some(8));
    let of = |place: usize| {
        (&classified.outcomes[place].standing, classified.outcomes[place].class.as_ref().map(ClassId::as_str))
    };
    assert_eq!(of(6), (&Standing::Ranked, Some("best")));
    assert_eq!(of(7), (&Standing::Referred, Some("best")));
    assert_eq!(of(8), (&Standing::Referred, Some("best")));
    assert_eq!(of(9), (&Standing::Ranked, Some("good")));
}

#[test]
fn a_named_tie_breaker_breaks_the_tie() {
    let one = r#"{"id": "q", "class": "best", "at_most": {"count": 1}, "within": "unit", "over": "rank", "ties": ["-c.c"]}"#;
    let (mut high, mut low) = (case(95, "1"), case(94, "1"));
    let bonus = |case: &mut Case, points| {
        case.marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(points)));
    };
    bonus(&mut high, 0);
    bonus(&mut low, 1);
    let classified = classify(&rulebook(one), &[high, low]);
    let class = |index: usize| classified.outcomes[index].class.as_ref().map(ClassId::as_str);
    assert_eq!((class(0), class(1)), (Some("good"), Some("best")));
}

#[test]
fn worked_case_15_counts_after_the_gates() {
    let mut lowered = case(96, "1");
    lowered.findings.insert("g".parse().expect("an id"), true);
    let classified =
        classify(&rulebook(&quota(r#"{"count": 1}"#, "unit", "rank")), &[lowered, case(95, "1")]);
    let class = |index: usize| classified.outcomes[index].class.as_ref().map(ClassId::as_str);
    assert_eq!((class(0), class(1)), (Some("good"), Some("best")));
    assert!(classified.outcomes.iter().all(|outcome| outcome.quotas.is_empty()));
}

#[test]
fn worked_case_16_counts_groups_before_the_unit() {
    let quotas = format!("{}, {}", of_good("unit"), of_good("group"));
    let mut all = cases(5, 5, "1");
    all.extend(cases(4, 22, "2"));
    let classified = classify(&rulebook(&quotas), &all);
    let allowed: Vec<_> = classified.quotas.iter().map(|quota| (quota.allowed, quota.base)).collect();
    assert_eq!(allowed, [(Some(1), Some(9)), (Some(4), Some(22)), (Some(5), Some(31))]);
    assert_eq!((count(&classified, "best"), count(&classified, "good")), (5, 31));
}

#[test]
fn refer_and_warn_count_alike_and_move_nobody() {
    for (over, effect) in [("refer", OverEffect::Referred), ("warn", OverEffect::Warned)] {
        let classified = classify(&rulebook(&quota(r#"{"count": 2}"#, "unit", over)), &cases(3, 1, "1"));
        assert!(
            classified.outcomes[..3]
                .iter()
                .all(|outcome| outcome.class == Some("best".parse().expect("an id")))
        );
        assert_eq!(classified.outcomes[2].quotas[0].effect, effect);
        assert!(classified.outcomes[1].quotas.is_empty());
    }
}

#[test]
fn of_equals_at_the_edge_a_warning_names_all_or_none() {
    let rulebook = rulebook(&quota(r#"{"count": 2}"#, "unit", "warn"));
    let named = |points: &[i64]| -> Vec<Option<usize>> {
        let cases: Vec<Case> = points.iter().map(|points| case(*points, "1")).collect();
        let classified = classify(&rulebook, &cases);
        assert!(classified.outcomes.iter().all(|outcome| outcome.standing == Standing::Ranked));
        classified.outcomes.iter().map(|outcome| outcome.quotas.first().map(|over| over.place)).collect()
    };
    assert_eq!(named(&[99, 95, 95, 91]), [None, Some(2), Some(2), Some(4)]);
    assert_eq!(named(&[91, 95, 99, 95]), [Some(4), Some(2), None, Some(2)], "whoever stands first");
    assert_eq!(named(&[99, 99, 95, 95]), [None, None, Some(3), Some(3)]);
}

#[test]
fn whoever_is_moved_counts_in_the_next_quota() {
    let quotas = r#"{"id": "q2", "class": "good", "at_most": {"count": 1}, "within": "unit", "over": "rank"},
        {"id": "q1", "class": "best", "at_most": {"count": 1}, "within": "unit", "over": "rank"}"#;
    let classified = classify(&rulebook(quotas), &cases(2, 1, "1"));
    let classes: Vec<_> = classified
        .outcomes
        .iter()
        .filter_map(|outcome| outcome.class.as_ref())
        .map(ClassId::as_str)
        .collect();
    assert_eq!(classes, ["best", "good", "fair"]);
}

#[test]
fn an_incomplete_case_makes_the_quotas_provisional() {
    let mut all = cases(2, 1, "1");
    assert!(!classify(&rulebook(&of_good("unit")), &all).provisional);
    all[0].marks.clear();
    assert!(classify(&rulebook(&of_good("unit")), &all).provisional);
}

#[test]
fn a_quota_is_explained_to_whoever_is_over_it() {
    let rulebook = rulebook(&of_good("unit"));
    let classified = classify(&rulebook, &cases(9, 27, "1"));
    let told = |index: usize| {
        let lines = classified.outcomes[index].lines(&rulebook, crate::text::Lang::Vi).into_iter();
        lines.filter(|line| line.kind == LineKind::Quota).map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(
        told(6),
        [
            "Tỷ lệ Xuất sắc: 9 người, tối đa 6 (20% × 30 người xếp Tốt = 6; người vượt tỷ lệ tính vào Tốt); đứng thứ 7, chuyển xuống một bậc"
        ]
    );
    assert!(told(5).is_empty());
}

/// A case whose class stands whatever its other points come to.
fn unmarked(points: i64) -> Case {
    let mut case = case(points, "1");
    let id: CriterionId = "d".parse().expect("an id");
    case.marks.remove(&id);
    case
}

#[test]
fn nobody_is_over_a_quota_because_points_are_still_missing() {
    let own = rulebook(&quota(r#"{"count": 1}"#, "unit", "rank"));
    let class = |classified: &Classified, index: usize| classified.outcomes[index].class.clone();
    let open = classify(&own, &[unmarked(90), case(95, "1")]);
    assert_eq!(class(&open, 0), class(&open, 1), "the first may still come to 100 points");
    assert_eq!((open.quotas[0].count, open.quotas[0].allowed), (2, None));
    assert!(open.provisional);
    let within = classify(&own, &[unmarked(80), case(95, "1")]);
    assert_eq!((within.quotas[0].allowed, within.provisional), (Some(1), false));
}

#[test]
fn a_value_for_ties_that_is_missing_counts_only_where_it_is_asked_for() {
    let ties = |most: u32| {
        let quota = r#"{"id": "q", "class": "best", "at_most": {"count": MOST}, "within": "unit", "over": "rank", "ties": ["input.k"]}"#;
        let extra = format!(
            r#""otherwise": {{"class": "fair"}}, "quotas": [{}], "inputs": [{{"id": "k", "title": "K", "kind": "number"}}],"#,
            quota.replace("MOST", &most.to_string())
        );
        book(CRITERIA, LOWERED, CLASSES, &extra)
    };
    let with = |points, value: Option<i64>| {
        let value = value.map(|value| ("k".parse().expect("an id"), Value::Number(Exact::whole(value))));
        Case { inputs: value.into_iter().collect(), ..case(points, "1") }
    };
    let allowed = |most, cases: &[Case]| classify(&ties(most), cases).quotas[0].allowed;
    assert_eq!(allowed(1, &[with(95, Some(1)), with(95, None)]), None);
    assert_eq!(allowed(1, &[with(95, None), with(94, None)]), Some(1), "the points decide");
    assert_eq!(allowed(2, &[with(95, Some(1)), with(95, None), with(94, None)]), Some(2), "both are in");
}

#[test]
fn a_place_over_a_quota_is_told_with_the_share_its_rounding_and_what_decided() {
    let text = r#"{"id": "q", "class": "best", "at_most": {"share": {"share": "30%", "of": "members"}}, "within": "unit",
        "over": "rank", "ties": ["-c.d"]}"#;
    let own = rulebook(text);
    let cases: Vec<Case> = [(99, 0), (96, 1), (94, 3), (70, 0)]
        .map(|(points, other)| {
            let mut case = case(points, "1");
            case.marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(other)));
            case
        })
        .into();
    let outcomes = classify(&own, &cases).outcomes;
    let told = |at: usize, lang| {
        let lines = outcomes[at].lines(&own, lang).into_iter();
        lines.filter(|line| line.kind == LineKind::Quota).map(|line| line.text).collect::<Vec<_>>().concat()
    };
    use crate::text::Lang::{En, Vi};
    assert_eq!(told(0, Vi), "");
    assert_eq!(
        told(1, Vi),
        "Tỷ lệ Xuất sắc: 3 người, tối đa 1 (30% × 4 người = 1,2, làm tròn xuống); đứng thứ 2, chuyển xuống một bậc"
    );
    assert_eq!(
        told(2, Vi),
        "Tỷ lệ Xuất sắc: 3 người, tối đa 1 (30% × 4 người = 1,2, làm tròn xuống); đứng thứ 3 vì bằng điểm người đứng trước, xét \
         đến tiêu chí 2, ít hơn xếp trước: 3 so với 1, chuyển xuống một bậc"
    );
    assert_eq!(
        told(2, En),
        "Quota of Xuất sắc: 3 members, at most 1 (30% × 4 members = 1.2, rounded down); place 3, equal in points to the one before, \
         decided by criterion 2, less before more: 3 against 1, one class lower"
    );
}
