//! What cases that are still open may come to, for those whom the quotas weigh beside them.

use super::pending::{BY_TOTAL, ONE, by_total, first, lacks, open};
use super::places::ordered;
use super::*;
use crate::text::Lang;

/// A case with these points of both criteria.
fn both(points: i64, more: i64) -> Case {
    let mut case = case(points, "1");
    case.marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(more)));
    case
}

/// Somebody whose first mark, 0 to 100 points, is missing.
fn without_first(more: i64) -> Case {
    let mut case = both(0, more);
    case.marks.remove(&"c".parse().expect("an id"));
    case
}

/// Somebody about whom the only finding is missing.
fn unheard(case: Case) -> Case {
    Case { findings: Default::default(), ..case }
}

fn members(count: usize) -> Option<Lacks> {
    Some(Lacks::Members(count))
}

/// Who of the cases of several sets is told what is lacking.
fn lacks_together(rules: &UnitRules<'_>, cases: &[(usize, Case)]) -> Vec<Option<Lacks>> {
    let entries: Vec<Entry<'_>> = cases.iter().filter_map(|(set, case)| rules.entry(*set, case)).collect();
    lacks(&super::super::classify(rules, &entries))
}

#[test]
fn both_whom_a_missing_value_puts_in_order_are_told_so() {
    let by_d = r#"{"id": "q", "class": "best", "at_most": {"count": 1}, "within": "unit", "over": "rank", "order": ["c.c", "c.d"]}"#;
    let other = by_d
        .replace(r#""count": 1"#, r#""count": 5"#)
        .replace("best", "good")
        .replace(r#""q""#, r#""r""#)
        .replace(r#", "c.d""#, "");
    let cases = [both(95, 5), open(95), case(80, "1")];
    // What gives the places of the second quota is known of everybody.
    for quotas in [by_d.to_owned(), format!("{by_d}, {other}")] {
        assert_eq!(lacks(&classify(&rulebook(&quotas), &cases)), [ONE, ONE, None]);
    }
    let (none, limited) = (rulebook(""), rulebook(by_d));
    let common = UnitRules::new(vec![&none, &none]).with_quotas(&limited.set().quotas);
    let cases = cases.map(|case| (0, case));
    assert_eq!(lacks_together(&common, &cases), [ONE, ONE, None], "a quota over all sets");
    let elsewhere = ordered(r#""c.c", "-c.c""#, "");
    let own = UnitRules::new(vec![&limited, &elsewhere]);
    assert_eq!(lacks_together(&own, &cases), [ONE, ONE, None], "another set has another order");
}

#[test]
fn a_missing_value_without_bounds_may_put_either_first() {
    for (kind, tie) in [
        (r#""number""#, "input.k"),
        (r#"{"count": "ngày"}"#, "input.k"),
        (r#"{"count": "ngày"}"#, "-input.k"),
    ] {
        let quota = first(1).replace(r#""over""#, &format!(r#""ties": ["{tie}"], "over""#));
        let own = rulebook(&format!(r#"{quota}], "inputs": [{{"id": "k", "title": "K", "kind": {kind}}}"#));
        let known = |points: i64| Case {
            inputs: [("k".parse().expect("an id"), Value::Number(Exact::whole(3)))].into(),
            ..case(points, "1")
        };
        let cases = [known(95), case(95, "1"), known(80)];
        assert_eq!(lacks(&classify(&own, &cases)), [ONE, ONE, None], "{kind} {tie}");
    }
    // Neither has a total a bound that is multiplied with such a value.
    let more = format!(
        r#""otherwise": {{"class": "fair"}}, "quotas": [{}], "times": "input.k",
            "inputs": [{{"id": "k", "title": "K", "kind": {{"count": "ngày"}}}}],"#,
        first(1)
    );
    let own = book(CRITERIA, LOWERED, BY_TOTAL, &more);
    let known = [("k".parse().expect("an id"), Value::Number(Exact::ONE))].into();
    let cases = [Case { inputs: known, ..case(95, "1") }, case(40, "1")];
    assert_eq!(lacks(&classify(&own, &cases)), [ONE, None]);
}

#[test]
fn somebody_is_reckoned_with_up_to_the_very_edge_of_a_class() {
    let classes = BY_TOTAL.replace("90", "95");
    let quota = first(1).replace("best", "good");
    let own = book(
        CRITERIA,
        LOWERED,
        &classes,
        &format!(r#""otherwise": {{"class": "fair"}}, "quotas": [{quota}],"#),
    );
    // The second may come to anything from 0 to 100, so also to more than 94 and less than 95.
    assert_eq!(lacks(&classify(&own, &[case(94, "1"), without_first(0)])), [ONE, None]);
}

#[test]
fn nobody_is_reckoned_with_beyond_what_the_marks_can_come_to() {
    let text = by_total(&first(1)).canonical().replace(r#""marks":"mean""#, r#""marks":"majority""#);
    let own = Rulebook::read(&text).expect("sound");
    let of = |points: i64| lacks(&classify(&own, &[case(points, "1"), open(85)]))[0].clone();
    assert_eq!([94, 96, 98].map(of), [ONE, None, None], "the second comes to 95 at most");
}

#[test]
fn only_facts_that_a_quota_of_a_class_asks_for_are_said_to_be_missing() {
    let more = format!(
        r#""otherwise": {{"class": "fair"}}, "quotas": [{}], "inputs": [{{"id": "k", "title": "K", "kind": "number"}}],
        "titles": [{{"id": "t", "title": "T", "quota": {{"at_most": {{"count": 1}}, "within": "unit", "over": "rank",
            "order": ["input.k"]}}}}],"#,
        first(1)
    );
    let own = book(CRITERIA, LOWERED, BY_TOTAL, &more);
    let cases = [case(94, "1"), case(80, "1"), open(85)];
    assert_eq!(lacks(&classify(&own, &cases)), [ONE, None, None], "only the title asks for K");
    let (head, plain) = (by_total(&first(1)), by_total(""));
    let by_d = by_total(&first(5).replace(r#""over""#, r#""order": ["c.d"], "over""#));
    let rules = UnitRules::new(vec![&plain, &by_d]).with_quotas(&head.set().quotas);
    let cases = [(0, case(94, "1")), (0, case(80, "1")), (1, open(85))];
    assert_eq!(lacks_together(&rules, &cases), [ONE, None, None], "only the quota of the other set asks");
}

#[test]
fn a_quota_that_only_warns_leaves_nobody_s_result_open() {
    let own = by_total(&quota(r#"{"count": 1}"#, "unit", "warn"));
    assert_eq!(lacks(&classify(&own, &[case(94, "1"), open(85)])), [None, None]);
}

#[test]
fn whom_only_the_larger_share_of_a_table_puts_over_another_quota_is_told_what_is_lacking() {
    let table = r#"{"table": {"by_unit_class": {"excellent": "40%", "good": "20%"}, "of": "members"}}"#;
    let of_fair = r#"{"id": "r", "class": "fair", "at_most": {"share": {"share": "40%", "of": "ranked"}}, "within": "unit", "over": "refer"}"#;
    let classes = r#"{"id": "best", "title": "A", "when": "c.c >= 90"}, {"id": "good", "title": "B", "when": "c.c >= 70"},
        {"id": "fair", "title": "C", "when": "c.c >= 40"}, {"id": "poor", "title": "D"}"#;
    let quotas = format!("{}, {of_fair}", quota(table, "unit", "rank"));
    let own = book(
        CRITERIA,
        LOWERED,
        classes,
        &format!(r#""otherwise": {{"class": "poor"}}, "quotas": [{quotas}],"#),
    );
    // With two of five the second and the third tie and are left to the committee; then two are too many of three.
    let classified = classify(&own, &[99, 95, 95, 60, 50].map(|points| case(points, "1")));
    let unit_class = Some(Lacks::UnitClass);
    assert_eq!(lacks(&classified), [None, unit_class.clone(), unit_class.clone(), None, unit_class]);
    let told = classified.outcomes[4].lines(&own, Lang::En);
    let told = told.iter().find(|line| line.text.starts_with("Provisional")).expect("told");
    assert_eq!(
        told.text,
        "Provisional: the quota of A cannot be settled yet, since the unit’s class is not known, or the table has no share for it.",
        "of the fifth's own quota nothing is missing"
    );
}

#[test]
fn of_several_quotas_that_may_alter_a_result_the_first_is_named() {
    let best = quota(r#"{"share": {"share": "20%", "of": "ranked"}}"#, "unit", "rank");
    let good = first(1).replace("best", "good").replace("q_unit", "r");
    let own = rulebook(&format!("{best}, {good}"));
    // The second stays in B, unless the last two are both ranked in A, which puts it into C, or both in B, which leaves it in A.
    let mut cases = vec![case(99, "1"), case(91, "1")];
    cases.extend((0..6).map(|_| case(60, "1")));
    cases.extend([unheard(case(96, "1")), unheard(case(95, "1"))]);
    let classified = classify(&own, &cases);
    let pending = classified.outcomes[1].pending.as_ref().expect("open");
    assert_eq!((pending.class.as_str(), &pending.lacks), ("best", &Lacks::Members(2)));
}

#[test]
fn whom_somebody_lets_in_by_coming_to_the_class_between_is_told_so() {
    let own = by_total(&of_good("unit").replace(r#""over""#, r#""order": ["c.d"], "over""#));
    // One of A is a fifth of nine in B, two are a fifth of ten; the last may come to A, before both, to B, or to C.
    let mut cases = vec![both(95, 9), both(95, 8)];
    cases.extend((0..9).map(|_| case(80, "1")));
    cases.push(without_first(10));
    let classified = classify(&own, &cases);
    assert_eq!((count(&classified, "best"), &lacks(&classified)[..2]), (1, &[None, ONE][..]));
}

/// What the only one in A is told to be lacking. It stays within half of those who are ranked unless all of the strong, who
/// stand before it, and none of the weak, who stand behind it, come to be ranked. `open` says who of them is strong, by
/// their points.
fn lacks_beside(open: &[bool], strong_with: fn(i64) -> Case) -> Option<Lacks> {
    let half = quota(r#"{"share": {"share": "50%", "of": "ranked"}}"#, "unit", "rank");
    let unranked = r#"{"id": "g", "title": "Không xét", "finding": "?", "effect": "not_ranked"}"#;
    let more = format!(
        r#""otherwise": {{"class": "fair"}}, "quotas": [{}],"#,
        half.replace(r#""over""#, r#""order": ["-c.d"], "over""#)
    );
    let own = book(CRITERIA, unranked, CLASSES, &more);
    let mut cases = vec![both(90, 1)];
    cases.extend(open.iter().filter(|strong| **strong).map(|_| case(60, "1")));
    let points = (0..).map(|place| 99 - place);
    let open = open.iter().zip(points).map(|(strong, points): (_, i64)| match strong {
        true => strong_with(points),
        false => both(points - 2, 2),
    });
    // Who has more points need not stand first in the list.
    let open: Vec<Case> = open.map(unheard).collect();
    cases.extend(open.into_iter().rev());
    lacks(&classify(&own, &cases))[0].clone()
}

#[test]
fn some_of_the_open_cases_may_alter_what_all_of_them_together_do_not() {
    let (strong, weak) = (true, false);
    let beside = |open: &[bool]| lacks_beside(open, |points| both(points, 0));
    assert_eq!(beside(&[strong, strong]), members(2), "all");
    assert_eq!(beside(&[strong, strong, weak, weak]), members(4), "those with the most points");
    assert_eq!(beside(&[weak, weak, strong]), members(3), "one alone");
    assert_eq!(beside(&[weak, strong, strong]), members(3), "all but one");
}

#[test]
fn those_who_may_come_highest_are_tried_together_whatever_the_least_they_may_come_to() {
    // The strong may have anything from 0 to 100 points.
    assert_eq!(lacks_beside(&[true, true, false, false], |_| without_first(0)), members(4));
}

#[test]
fn whose_own_quota_lacks_facts_is_not_told_of_another_that_lacks_its_share() {
    let table = r#"{"table": {"by_unit_class": {"excellent": "50%", "good": "25%"}, "of": "members"}}"#;
    let good = first(1).replace("best", "good").replace("q_unit", "r");
    let own = by_total(&format!("{}, {good}", quota(table, "unit", "rank")));
    let classified = classify(&own, &[case(99, "1"), case(80, "1"), open(75)]);
    let pending = classified.outcomes[1].pending.as_ref().expect("open");
    assert_eq!((pending.class.as_str(), &pending.lacks), ("good", &Lacks::Members(1)));
}

#[test]
fn of_more_open_cases_than_ten_thousand_nobody_is_told_whom_they_may_alter() {
    let check = r#"{"id": "c", "code": "1", "title": "Một", "max": 1, "start": "check"}"#;
    let classes =
        r#"{"id": "best", "title": "A", "when": "total = 1"}, {"id": "fair", "title": "B", "when": "true"}"#;
    let own = book(check, "", classes, &format!(r#""otherwise": "refer", "quotas": [{}],"#, first(1)));
    let rules = UnitRules::new(vec![&own]);
    let met = Case { marks: [("c".parse().expect("an id"), Mark::Check(true))].into(), ..Case::default() };
    let open = Case::default();
    let [met, open] = [&met, &open].map(|case| rules.entry(0, case).expect("a set"));
    let mut ranking = Ranking::new(&rules, Vec::new());
    ranking.note(met);
    (0..10_000).for_each(|_| ranking.note(open));
    let told = |ranking: Ranking<'_>| ranking.settle().outcome(0, met).pending.map(|pending| pending.lacks);
    assert_eq!(told(ranking.clone()), members(10_000));
    ranking.note(open);
    assert_eq!(told(ranking), None);
}
