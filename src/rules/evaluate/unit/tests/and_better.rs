//! Quotas that count a class together with all better ones.

use super::places::{classes_of, voted};
use super::*;
use crate::text::Lang::{self, En, Vi};

/// “Good and better” at most so many.
fn both(at_most: &str, within: &str, over: &str) -> String {
    format!(
        r#"{{"id": "both", "class": "good", "and_better": true, "at_most": {at_most}, "within": "{within}", "over": "{over}"}}"#
    )
}

fn share(share: &str, of: &str) -> String {
    format!(r#"{{"share": {{"share": "{share}", "of": {of}}}}}"#)
}

/// Somebody with points that give the class, and with others besides.
fn beside(points: i64, more: i64) -> Case {
    let mut case = case(points, "1");
    case.marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(more)));
    case
}

/// Somebody whose class is known and whose total is not.
fn without_total(points: i64) -> Case {
    let mut case = case(points, "1");
    case.marks.remove(&"d".parse().expect("an id"));
    case
}

fn told(own: &Rulebook, cases: &[Case], at: usize, lang: Lang) -> Vec<String> {
    let lines = classify(own, cases).outcomes[at].lines(own, lang).into_iter();
    lines.filter(|line| line.kind == LineKind::Quota).map(|line| line.text).collect()
}

#[test]
fn the_best_class_is_cut_first_and_those_it_loses_are_counted_below() {
    let top = quota(&share("20%", "\"ranked\""), "unit", "rank");
    // In the other order in the file, too: the best class acts first.
    let own = rulebook(&format!("{}, {top}", both(&share("70%", "\"ranked\""), "unit", "rank")));
    let mut cases = cases(5, 4, "1");
    cases.push(case(50, "1"));
    let classified = classify(&own, &cases);
    assert_eq!(
        classes_of(&classified),
        ["best", "best", "good", "good", "good", "good", "good", "fair", "fair", "fair"]
    );
    let counted: Vec<_> = classified.quotas.iter().map(|quota| (quota.count, quota.allowed)).collect();
    assert_eq!(counted, [(5, Some(2)), (9, Some(7))]);
    let over = &classified.outcomes[8].quotas[0];
    assert_eq!((over.class.as_ref().map(ClassId::as_str), over.and_better), (Some("good"), true));
    assert_eq!((over.place, over.effect), (9, OverEffect::Moved));
    assert_eq!(
        told(&own, &cases, 8, En),
        [
            "Quota of Tốt and better: 9 members, at most 7 (70% × 10 ranked = 7); places by class first; place 9, moved to Khá"
        ]
    );
    assert_eq!(
        told(&own, &cases, 8, Vi),
        [
            "Tỷ lệ Tốt trở lên: 9 người, tối đa 7 (70% × 10 người được xếp hạng = 7); xếp thứ tự theo hạng trước; đứng thứ 9, \
          chuyển xuống Khá"
        ]
    );
}

#[test]
fn who_is_over_in_a_better_class_falls_past_the_limited_one() {
    let own = rulebook(&both(r#"{"count": 2}"#, "unit", "rank"));
    let classified = classify(&own, &cases(4, 2, "1"));
    assert_eq!(classes_of(&classified), ["best", "best", "fair", "fair", "fair", "fair"]);
    let printed = serde_json::to_string(&classified.outcomes[2]).expect("prints");
    assert!(printed.contains(r#""class":"good","and_better":true"#), "{printed}");
    assert_eq!(serde_json::from_str::<Outcome>(&printed).expect("reads"), classified.outcomes[2]);
    // As recorded before there were such quotas.
    let earlier: Outcome =
        serde_json::from_str(&printed.replace(r#""and_better":true,"#, "")).expect("reads");
    assert!(!earlier.quotas[0].and_better);
}

#[test]
fn the_better_class_stands_first_whatever_the_points() {
    let own = rulebook(&both(r#"{"count": 1}"#, "unit", "rank"));
    assert_eq!(classes_of(&classify(&own, &[beside(89, 10), beside(90, 0)])), ["fair", "best"]);
    let equal = classify(&own, &[beside(89, 1), beside(90, 0)]);
    assert_eq!(classes_of(&equal), ["fair", "best"]);
    let over = &equal.outcomes[0].quotas[0];
    assert_eq!((over.effect, over.place, over.equals, over.tie), (OverEffect::Moved, 2, 0, None));
    let ties = both(r#"{"count": 1}"#, "unit", "rank").replace(r#""over""#, r#""ties": ["c.d"], "over""#);
    let tied = classify(&rulebook(&ties), &[beside(89, 1), beside(90, 0)]);
    assert_eq!(tied.outcomes[0].quotas[0].tie, None, "what decides between equals decided nothing");
}

#[test]
fn who_was_left_to_the_committee_before_is_not_counted() {
    let top = quota(r#"{"count": 1}"#, "unit", "refer");
    let own = rulebook(&format!("{top}, {}", both(r#"{"count": 2}"#, "unit", "rank")));
    let classified = classify(&own, &cases(2, 1, "1"));
    assert_eq!(classified.outcomes[1].standing, Standing::Referred);
    assert_eq!(classified.quotas[1].count, 2);
    assert!(classified.outcomes[2].quotas.is_empty());
}

#[test]
fn a_tie_across_the_edge_is_among_equals_in_class_and_places() {
    let tied = |cases: &[Case], most: u32| {
        let own = rulebook(&both(&format!(r#"{{"count": {most}}}"#), "unit", "rank"));
        let standing = |outcome: &Outcome| match outcome.standing {
            Standing::Referred => "referred".to_owned(),
            _ => outcome.class.as_ref().map(ClassId::to_string).unwrap_or_default(),
        };
        classify(&own, cases).outcomes.iter().map(standing).collect::<Vec<_>>()
    };
    let all = [case(95, "1"), case(80, "1"), case(80, "1"), case(75, "1")];
    assert_eq!(tied(&all, 2), ["best", "referred", "referred", "fair"]);
    assert_eq!(tied(&all, 3), ["best", "good", "good", "fair"], "the edge lies behind them");
    // 90 + 0 are as many points as 89 + 1, and another class.
    let all = [beside(90, 0), beside(90, 0), beside(89, 1), beside(89, 1)];
    assert_eq!(tied(&all, 1), ["referred", "referred", "fair", "fair"]);
    assert_eq!(tied(&all, 2), ["best", "best", "fair", "fair"]);
}

#[test]
fn ties_and_an_own_order_act_within_a_class() {
    let with = |field: &str| {
        rulebook(
            &both(r#"{"count": 2}"#, "unit", "rank").replace(r#""over""#, &format!(r#"{field}, "over""#)),
        )
    };
    let cases = [beside(95, 0), beside(80, 1), beside(79, 2)];
    let own = with(r#""ties": ["c.d"]"#);
    assert_eq!(classes_of(&classify(&own, &cases)), ["best", "fair", "good"]);
    assert_eq!(
        told(&own, &cases, 1, En),
        [
            "Quota of Tốt and better: 3 members, at most 2; places by class first; place 3, equal in points to the one before, \
          decided by criterion 2: 1 < 2, moved to Khá"
        ]
    );
    // What the last within the quota came to says nothing where that one stands first by class.
    let own = with(r#""order": ["c.d"]"#);
    assert_eq!(classes_of(&classify(&own, &cases)), ["best", "fair", "good"]);
    assert!(
        told(&own, &cases, 1, En)[0]
            .contains("places by class first, then by criterion 2: 1, the last within the quota 2;")
    );
    let own = rulebook(
        &both(r#"{"count": 1}"#, "unit", "rank").replace(r#""over""#, r#""order": ["c.d"], "over""#),
    );
    let line = &told(&own, &cases, 2, Vi)[0];
    assert!(line.contains("xếp thứ tự theo hạng trước, rồi theo tiêu chí 2; đứng thứ 2,"), "{line}");
}

#[test]
fn whoever_is_over_is_referred_or_named_as_elsewhere() {
    let with = |over: &str| classify(&rulebook(&both(r#"{"count": 1}"#, "unit", over)), &cases(1, 2, "1"));
    let referred = with("refer");
    assert_eq!(classes_of(&referred), ["best", "good", "good"]);
    assert_eq!(referred.outcomes.iter().filter(|outcome| outcome.standing == Standing::Referred).count(), 2);
    let warned = with("warn");
    assert_eq!(count(&warned, "good"), 2);
    assert_eq!(warned.outcomes[2].quotas[0].effect, OverEffect::Warned);
}

#[test]
fn a_share_of_the_next_class_counts_moves_into_it_from_all_that_are_counted() {
    // With one kept, four of five are in the next class, two of them from the best.
    let own = rulebook(&both(&share("50%", r#"{"class": "fair"}"#), "unit", "rank"));
    let cases = cases(3, 2, "1");
    let classified = classify(&own, &cases);
    assert_eq!(classes_of(&classified), ["best", "fair", "fair", "fair", "fair"]);
    assert_eq!((classified.quotas[0].allowed, classified.quotas[0].base), (Some(1), Some(4)));
    let line = &told(&own, &cases, 1, En)[0];
    assert!(
        line.contains(
            "at most 1 (50% × 4 in Khá = 2, but with 1 more kept only 50% × 3 = 1.5, rounded down;"
        ),
        "{line}"
    );
}

#[test]
fn groups_are_counted_by_themselves_and_before_the_unit() {
    let unit = both(r#"{"count": 3}"#, "unit", "rank").replace("both", "all");
    let own = rulebook(&format!("{unit}, {}", both(r#"{"count": 2}"#, "group", "rank")));
    let mut all = cases(3, 0, "1");
    all.extend(cases(1, 2, "2"));
    let classified = classify(&own, &all);
    // Of each group two stay, and of these four the last is over the unit's.
    assert_eq!(classes_of(&classified), ["best", "best", "fair", "best", "fair", "fair"]);
    let scopes: Vec<_> =
        classified.quotas.iter().map(|quota| (quota.group.as_deref(), quota.count, quota.allowed)).collect();
    assert_eq!(scopes, [(Some("1"), 3, Some(2)), (Some("2"), 3, Some(2)), (None, 4, Some(3))]);
    assert!(
        told(&own, &all, 5, En)[0].starts_with("Quota of Tốt and better in the group: 3 members, at most 2;")
    );
}

#[test]
fn what_is_unknown_matters_only_where_no_class_tells_apart_who_is_over() {
    let with = |cases: &[Case], most: u32| {
        let own = rulebook(&both(&format!(r#"{{"count": {most}}}"#), "unit", "rank"));
        let classified = classify(&own, cases);
        (classified.quotas[0].allowed, classes_of(&classified).join(" "))
    };
    let best = [without_total(95), case(94, "1"), case(80, "1")];
    assert_eq!(with(&best, 2), (Some(2), "best best fair".to_owned()));
    assert_eq!(with(&best, 1), (None, "best best good".to_owned()));
    let good = [case(95, "1"), without_total(80), case(79, "1")];
    assert_eq!(with(&good, 1), (None, "best good good".to_owned()), "the places of those over it are told");
    assert_eq!(with(&good[..2], 1), (Some(1), "best fair".to_owned()));
}

#[test]
fn members_of_several_sets_stand_in_the_order_of_their_distance_from_the_limited_class() {
    let four = r#"{"id": "top", "title": "Tiêu biểu", "when": "c.c >= 95"}, {"id": "best", "title": "A", "when": "c.c >= 90"},
        {"id": "good", "title": "B", "when": "c.c >= 70"}, {"id": "last", "title": "C"}"#;
    let other = book(CRITERIA, LOWERED, four, r#""otherwise": {"class": "last"},"#);
    let own = rulebook("");
    let quotas = format!("[{}]", both(r#"{"count": 2}"#, "unit", "rank"));
    let quotas = Quota::read_over(&quotas, &[&own, &other]).expect("sound");
    let rules = UnitRules::new(vec![&own, &other]).with_quotas(&quotas);
    let cases =
        [(0, case(99, "1")), (0, case(91, "1")), (1, case(95, "1")), (1, case(92, "1")), (0, case(75, "1"))];
    let entries: Vec<Entry<'_>> = cases.iter().filter_map(|(set, case)| rules.entry(*set, case)).collect();
    let classified = super::super::classify(&rules, &entries);
    assert_eq!(
        classes_of(&classified),
        ["best", "fair", "top", "last", "fair"],
        "two above, then one above by points"
    );
    let lines = classified.outcomes[3].lines(&other, En);
    let line = lines.iter().find(|line| line.kind == LineKind::Quota).expect("told");
    assert_eq!(
        line.text,
        "Quota of B and better: 5 members, at most 2; places by class first; place 3, moved to C"
    );
}

#[test]
fn a_set_in_which_the_class_of_the_share_is_a_better_one_loses_those_it_moves() {
    let turned = r#"{"id": "fair", "title": "A", "when": "c.c >= 90"}, {"id": "good", "title": "B", "when": "c.c >= 50"},
        {"id": "last", "title": "C"}"#;
    let other = book(CRITERIA, LOWERED, turned, r#""otherwise": {"class": "last"},"#);
    let head = rulebook(&both(&share("50%", r#"{"class": "fair"}"#), "unit", "rank"));
    let rules = UnitRules::new(vec![&other]).with_quotas(&head.set().quotas);
    let all = [case(95, "1"), case(94, "1"), case(60, "1"), case(59, "1")];
    let entries: Vec<Entry<'_>> = all.iter().filter_map(|case| rules.entry(0, case)).collect();
    let classified = super::super::classify(&rules, &entries);
    // Half of two would be one; of those who then are left there, half of one is nobody.
    assert_eq!((classified.quotas[0].allowed, classified.quotas[0].base), (Some(0), Some(0)));
    assert_eq!(classes_of(&classified), ["last"; 4]);
}

#[test]
fn votes_may_give_the_places_within_a_class() {
    let of =
        both(r#"{"count": 2}"#, "unit", "rank").replace(r#""over""#, r#""order": ["ballot.best"], "over""#);
    let own = rulebook(&of);
    let all = [voted(case(75, "1"), 10), voted(case(95, "1"), 3), voted(case(85, "1"), 9)];
    assert_eq!(classes_of(&classify(&own, &all)), ["good", "best", "fair"]);
}
