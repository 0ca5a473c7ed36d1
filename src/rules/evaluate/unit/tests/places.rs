//! Who counts in a quota, and where those over it go.

use super::*;

const REFERS: &str = r#"{"id": "g", "title": "Xét", "finding": "?", "effect": "refer"}"#;
const ELSE: &str = r#""otherwise": {"class": "fair"},"#;

fn with_finding(case: Case) -> Case {
    Case { findings: [("g".parse().expect("an id"), true)].into(), ..case }
}

pub(super) fn classes_of(classified: &Classified) -> Vec<&str> {
    let of = |outcome| {
        let outcome: &Outcome = outcome;
        outcome.class.as_ref().map_or("", ClassId::as_str)
    };
    classified.outcomes.iter().map(of).collect()
}

#[test]
fn whoever_is_left_to_the_committee_takes_no_place_of_a_quota() {
    let one = quota(r#"{"count": 1}"#, "unit", "rank");
    let own = book(CRITERIA, REFERS, CLASSES, &format!(r#"{ELSE} "quotas": [{one}],"#));
    let classified = classify(&own, &[with_finding(case(99, "1")), case(95, "1"), case(94, "1")]);
    assert_eq!(classes_of(&classified), ["best", "best", "good"]);
    assert_eq!(classified.quotas[0].count, 2);
}

#[test]
fn there_is_no_class_below_the_last_of_a_set() {
    let head = rulebook(
        &[quota(r#"{"count": 1}"#, "group", "rank"), quota(r#"{"count": 1}"#, "unit", "rank")].join(", "),
    );
    // Here the class that the quotas of the whole unit limit is the last one.
    let few = r#"{"id": "good", "title": "A", "when": "c.c >= 90"}, {"id": "best", "title": "B"}"#;
    let other = book(CRITERIA, LOWERED, few, r#""otherwise": {"class": "best"},"#);
    let rules = UnitRules::new(vec![&other]).with_quotas(&head.set().quotas);
    let all = [case(30, "1"), case(20, "1"), case(10, "1")];
    let entries: Vec<Entry<'_>> = all.iter().filter_map(|case| rules.entry(0, case)).collect();
    let classified = super::super::classify(&rules, &entries);
    assert_eq!(classes_of(&classified), ["best"; 3]);
    assert_eq!(classified.quotas.iter().map(|quota| quota.count).collect::<Vec<_>>(), [3, 3]);
}

#[test]
fn only_who_moves_into_the_class_that_a_share_is_taken_of_makes_it_larger() {
    let of = |class: &str| {
        quota(&format!(r#"{{"share": {{"share": "50%", "of": {{"class": "{class}"}}}}}}"#), "unit", "rank")
    };
    let base = |class: &str, cases: &[Case]| classify(&rulebook(&of(class)), cases).quotas[0].base;
    let fair = [case(99, "1"), case(98, "1"), case(97, "1"), case(50, "1"), case(40, "1")];
    assert_eq!(base("fair", &fair), Some(2), "those over the quota become good");
    let good = [case(99, "1"), case(98, "1"), case(97, "1"), case(80, "1"), case(79, "1")];
    assert_eq!(base("good", &good), Some(4), "two of them");
}

#[test]
fn each_quota_looks_at_its_own_ties() {
    let tied = |id: &str, class: &str, ties: &str| {
        format!(
            r#"{{"id": "{id}", "class": "{class}", "at_most": {{"count": 1}}, "within": "unit", "over": "rank", "ties": [{ties}]}}"#
        )
    };
    let quotas = [tied("q", "best", r#""c.c""#), tied("r", "good", r#""c.d", "-c.d""#)].join(", ");
    let criteria = format!(
        r#"{CRITERIA}, {{"id": "e", "code": "3", "title": "Bù", "max": 10, "start": {{"points": {{"step": 1}}}}}}"#
    );
    let own = book(&criteria, LOWERED, CLASSES, &format!(r#"{ELSE} "quotas": [{quotas}],"#));
    // All have a hundred points; the ties are by the first and by the second criterion.
    let with = |c: i64, d: i64, e: i64| Case {
        marks: [("c", c), ("d", d), ("e", e)]
            .map(|(id, points)| (id.parse().expect("an id"), Mark::Points(Exact::whole(points))))
            .into(),
        ..case(0, "1")
    };
    let cases = [with(94, 0, 6), with(95, 0, 5), with(80, 10, 10), with(81, 9, 10), with(89, 1, 10)];
    let classified = classify(&own, &cases);
    // The first of them falls to good, where it is the last of four.
    assert_eq!(classes_of(&classified), ["fair", "best", "good", "fair", "fair"]);
}

#[test]
fn a_share_that_cannot_be_worked_out_lets_nobody_in() {
    // Twice as many parts are more than an exact number can count.
    let nines = "9".repeat(37);
    let huge = format!(r#"{{"share": {{"share": "{nines}8/{nines}9", "of": "members"}}}}"#);
    let classified = classify(&rulebook(&quota(&huge, "unit", "rank")), &cases(4, 0, "1"));
    assert_eq!(classified.quotas[0].allowed, Some(0));
}

#[test]
fn a_mean_is_asked_for_by_name_and_takes_in_the_units_class() {
    let wanted = |when: &str| {
        let classes =
            format!(r#"{{"id": "best", "title": "A", "when": "{when}"}}, {{"id": "fair", "title": "B"}}"#);
        Means::new(&UnitRules::new(vec![&book(CRITERIA, LOWERED, &classes, ELSE)])).wanted()
    };
    assert_eq!(
        ["total >= 90", "total >= unit.mean_total", "unit.members in (3, 4)", "unit.class = 'x'"].map(wanted),
        [false, true, true, false]
    );
    let classes = r#"{"id": "best", "title": "A", "when": "c.c >= 90 and unit.class != 'poor'"},
        {"id": "good", "title": "B", "when": "total >= unit.mean_total"}, {"id": "fair", "title": "C"}"#;
    let own = book(CRITERIA, LOWERED, classes, ELSE);
    let members = |class: Option<&str>| {
        let rules = UnitRules::new(vec![&own]).with_class(class);
        let mut means = Means::new(&rules);
        let cases = [case(60, "1"), case(80, "1"), unmarked(95)];
        cases.iter().filter_map(|case| rules.entry(0, case)).for_each(|entry| means.add(entry));
        means.facts()[0].members
    };
    assert_eq!(members(Some("excellent")), Some(3), "the third is best whatever the missing mark will be");
    assert_eq!(members(Some("poor")), Some(2));
    assert_eq!(members(None), Some(2));
}

/// A quota of one on the best class, in which these give the places.
pub(super) fn ordered(order: &str, ties: &str) -> Rulebook {
    let one = format!(
        r#"{{"id": "q", "class": "best", "at_most": {{"count": 1}}, "within": "unit", "over": "rank",
            "order": [{order}], "ties": [{ties}]}}"#
    );
    rulebook(&one)
}

pub(super) fn voted(case: Case, votes: u32) -> Case {
    let voters = Voters { committee: 11, summoned: 11, present: 11, cast: 11, valid: 11 };
    let ballots =
        Ballots { classes: [("best".parse().expect("an id"), votes)].into(), voters, ..Ballots::default() };
    Case { ballots: Some(ballots), ..case }
}

#[test]
fn votes_give_the_places_where_the_set_orders_by_them() {
    let own = ordered(r#""ballot.best""#, "");
    let classified = classify(&own, &[voted(case(97, "1"), 8), voted(case(95, "1"), 10)]);
    assert_eq!(classes_of(&classified), ["good", "best"]);
    let told = classified.outcomes[0].lines(&own, crate::text::Lang::Vi);
    let told = told.iter().find(|line| line.kind == LineKind::Quota).expect("told");
    let wanted = "Tỷ lệ Xuất sắc: 2 người, tối đa 1; xếp thứ tự theo tỷ lệ phiếu cho Xuất sắc: ≈ 72,73%, người cuối trong tỷ lệ ≈ 90,91%; đứng thứ 2, chuyển xuống một bậc";
    assert_eq!(told.text, wanted);
}

#[test]
fn of_several_measures_the_one_that_decided_is_told_with_its_figures() {
    let cases =
        [voted(case(97, "1"), 9), voted(case(95, "1"), 9), voted(case(96, "1"), 9), voted(case(99, "1"), 8)];
    let told = |order: &str, at: usize, lang| {
        let own = ordered(order, "");
        let outcome = &classify(&own, &cases).outcomes[at];
        let told = outcome.lines(&own, lang).into_iter().find(|line| line.kind == LineKind::Quota);
        let text = told.expect("told").text;
        let [_, order, _] =
            text.split("; places by ").flat_map(|part| part.splitn(2, "; place ")).collect::<Vec<_>>()[..]
        else {
            panic!("{text}")
        };
        order.to_owned()
    };
    let both = r#""ballot.best", "total""#;
    let named = "share of the votes for Xuất sắc, then total";
    let en = crate::text::Lang::En;
    assert_eq!(told(both, 1, en), format!("{named}; total: 95, the last within the quota 97"));
    assert_eq!(
        told(both, 3, en),
        format!("{named}; share of the votes for Xuất sắc: ≈ 72.73%, the last within the quota ≈ 81.82%")
    );
    assert_eq!(told(r#""-total""#, 0, en), "total: 97, the last within the quota 95");
}

#[test]
fn equal_votes_are_a_tie_whatever_the_points_unless_the_points_are_asked() {
    let cases = [voted(case(97, "1"), 9), voted(case(95, "1"), 9)];
    let tied = classify(&ordered(r#""ballot.best""#, ""), &cases);
    assert!(tied.outcomes.iter().all(|outcome| outcome.standing == Standing::Referred));
    for (order, ties) in [(r#""ballot.best""#, r#""total""#), (r#""ballot.best", "total""#, "")] {
        assert_eq!(classes_of(&classify(&ordered(order, ties), &cases)), ["best", "good"]);
    }
}

#[test]
fn a_quota_waits_for_the_votes_that_give_its_places() {
    let own = ordered(r#""ballot.best""#, "");
    let classified = classify(&own, &[case(97, "1"), voted(case(95, "1"), 10)]);
    assert_eq!(classes_of(&classified), ["best", "best"]);
    assert_eq!((classified.quotas[0].allowed, classified.provisional), (None, true));
    let alone = classify(&own, &[case(97, "1")]);
    assert_eq!(
        (alone.quotas[0].allowed, alone.provisional),
        (Some(1), false),
        "nobody stands before another"
    );
}

#[test]
fn points_may_be_weighed_before_they_give_the_places() {
    // 95 of a short month are less than 93 of a whole one.
    let own = ordered(r#""total * (1 - c.d / 10)""#, "");
    let short = Case {
        marks: [("c", 95), ("d", 1)]
            .map(|(id, points)| (id.parse().expect("an id"), Mark::Points(Exact::whole(points))))
            .into(),
        ..case(95, "1")
    };
    assert_eq!(classes_of(&classify(&own, &[short, case(93, "1")])), ["good", "best"]);
}

#[test]
fn a_small_group_keeps_the_places_that_a_share_leaves_it_in_any_case() {
    let share = |least: &str| {
        let share = format!(r#"{{"share": {{"share": "20%", "of": "members"{least}}}}}"#);
        rulebook(&quota(&share, "group", "rank"))
    };
    let of = |least: &str, people: usize| {
        let classified = classify(&share(least), &cases(people, 0, "1"));
        (count(&classified, "best"), classified.quotas[0].allowed)
    };
    assert_eq!((of("", 4), of("", 6)), ((0, Some(0)), (1, Some(1))));
    let one = r#", "least": 1"#;
    assert_eq!((of(one, 4), of(one, 6), of(one, 11)), ((1, Some(1)), (1, Some(1)), (2, Some(2))));
    assert_eq!(of(r#", "least": 3"#, 2), (2, Some(2)), "no more than there are");
    let table = r#"{"table": {"by_unit_class": {"good": "10%"}, "of": "members", "least": 1}}"#;
    let own = rulebook(&quota(table, "unit", "rank"));
    let all = cases(3, 0, "1");
    let entries = |rules: &UnitRules<'_>| {
        let entries: Vec<Entry<'_>> = all.iter().filter_map(|case| rules.entry(0, case)).collect();
        count(&super::super::classify(rules, &entries), "best")
    };
    assert_eq!(entries(&UnitRules::new(vec![&own]).with_class(Some("good"))), 1);
}

#[test]
fn converted_totals_give_the_places_and_the_mean() {
    let inputs = r#"{"id": "cong", "title": "Công", "kind": {"count": "ngày"}}"#;
    let classes = r#"{"id": "best", "title": "A", "when": "total >= 80 and total > unit.mean_total"},
        {"id": "good", "title": "B"}, {"id": "fair", "title": "C"}"#;
    let one = quota(r#"{"count": 1}"#, "unit", "rank");
    let more = format!(
        r#""otherwise": {{"class": "good"}}, "times": "input.cong / 26", "inputs": [{inputs}], "quotas": [{one}],"#
    );
    let own = book(CRITERIA, "", classes, &more);
    let worked = |points: i64, days: i64| {
        let days = Value::Number(Exact::whole(days));
        Case { inputs: [("cong".parse().expect("an id"), days)].into(), ..case(points, "1") }
    };
    // 100 × 24/26 = 92.3 stands behind 95 × 26/26; 40 × 13/26 = 20 keeps the mean at 69.1.
    let classified = classify(&own, &[worked(100, 24), worked(95, 26), worked(40, 13)]);
    assert_eq!(classes_of(&classified), ["good", "best", "good"]);
    assert_eq!(classified.outcomes[0].quotas[0].place, 2);
    assert_eq!(classified.outcomes[2].total, Some(Exact::whole(20)));
}

#[test]
fn what_decided_between_two_is_the_first_tie_in_which_they_differ() {
    let told = |order: &str, ties: &str, d: i64| {
        let second = Case {
            marks: [("c", 97), ("d", d)]
                .map(|(id, points)| (id.parse().expect("an id"), Mark::Points(Exact::whole(points))))
                .into(),
            ..case(97, "1")
        };
        let classified = classify(&ordered(order, ties), &[case(97, "1"), second]);
        classified.outcomes[0]
            .quotas
            .first()
            .and_then(|over| over.tie.map(|tie| (tie.by, tie.own, tie.other)))
    };
    let (none, one) = (Exact::ZERO, Exact::ONE);
    assert_eq!(told(r#""c.c""#, r#""c.c * 2", "c.d""#, 1), Some((1, none, one)), "equal in the first tie");
    assert_eq!(told(r#""c.c", "c.d""#, r#""c.d""#, 1), None, "they differ in what gives the places");
    assert_eq!(told(r#""c.c""#, r#""c.c * 2", "c.d""#, 0), None, "nothing decided");
}

#[test]
fn a_ballot_that_comes_to_another_class_leaves_the_case_to_the_committee() {
    let own = book(CRITERIA, LOWERED, CLASSES, ELSE);
    let with = |chosen: &str| {
        let chosen = Some(chosen.parse().expect("an id"));
        let ballots = Some(Ballots { chosen, ..Ballots::default() });
        let case = Case { ballots, ..case(95, "1") };
        let mut outcome = classify(&own, std::slice::from_ref(&case)).outcomes.remove(0);
        outcome.look_for_changes(&own, &case, &UnitFacts::UNKNOWN);
        let contested = outcome.contested.as_ref().map(ToString::to_string);
        (outcome.standing, contested, !outcome.changes.is_empty())
    };
    assert_eq!(with("good"), (Standing::Referred, Some("good".to_owned()), false));
    assert_eq!(with("best"), (Standing::Ranked, None, true));
    assert_eq!(with("elsewhere"), (Standing::Ranked, None, true), "no class of this set");
}
