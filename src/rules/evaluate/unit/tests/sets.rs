//! Several sets in one unit, its own class and mean, and titles.

use super::*;

fn outcomes(classified: &Classified) -> Vec<(&Standing, Option<&str>)> {
    let of = |outcome| {
        let Outcome { standing, class, .. }: &Outcome = outcome;
        (standing, class.as_ref().map(ClassId::as_str))
    };
    classified.outcomes.iter().map(of).collect()
}

fn together(rules: &UnitRules<'_>, cases: &[(usize, Case)]) -> Classified {
    let entries: Vec<Entry<'_>> = cases.iter().filter_map(|(set, case)| rules.entry(*set, case)).collect();
    super::super::classify(rules, &entries)
}

#[test]
fn a_quota_of_the_whole_unit_matches_classes_of_all_sets_by_id() {
    let few = r#"{"id": "best", "title": "A", "when": "c.c >= 50"}, {"id": "good", "title": "B"}"#;
    let other = book(CRITERIA, LOWERED, few, r#""otherwise": {"class": "good"},"#);
    let head = rulebook(&quota(r#"{"count": 2}"#, "unit", "rank"));
    let own = rulebook("");
    let rules = UnitRules::new(vec![&own, &other]).with_quotas(&head.set().quotas);
    let cases = [(0, case(95, "1")), (1, case(97, "1")), (1, case(60, "1")), (0, case(91, "1"))];
    let classified = together(&rules, &cases);
    let ranked = |class| (&Standing::Ranked, Some(class));
    assert_eq!(outcomes(&classified), ["best", "best", "good", "good"].map(ranked));
    assert_eq!((classified.quotas[0].set, classified.quotas[0].count), (None, 4));
    let told = classified.outcomes[2].lines(&other, crate::text::Lang::Vi);
    let told = told.iter().find(|line| line.kind == LineKind::Quota).expect("told");
    assert_eq!(told.text, "Tỷ lệ A: 4 người, tối đa 2; đứng thứ 4, chuyển xuống một bậc");
}

#[test]
fn the_quotas_of_the_whole_unit_act_by_the_best_place_that_their_class_has_anywhere() {
    let turned = r#"{"id": "top", "title": "Đầu", "when": "c.c > 100"}, {"id": "next", "title": "Nhì", "when": "c.c > 100"},
        {"id": "good", "title": "Tốt", "when": "c.c >= 90"}, {"id": "best", "title": "Xuất sắc", "when": "c.c >= 70"},
        {"id": "fair", "title": "Khá"}"#;
    let other = book(CRITERIA, LOWERED, turned, r#""otherwise": {"class": "fair"},"#);
    let of_best = quota(r#"{"count": 1}"#, "unit", "rank");
    let head = rulebook(&format!("{}, {of_best}", of_best.replace("best", "good").replace("q_", "g_")));
    let own = rulebook("");
    let rules = UnitRules::new(vec![&own, &other]).with_quotas(&head.set().quotas);
    let classified = together(&rules, &[(0, case(95, "1")), (1, case(75, "1"))]);
    let limits = classified.quotas.iter().map(|quota| match &quota.limits {
        Limited::Class { class, .. } => class.as_str(),
        Limited::Title(title) => title.as_str(),
    });
    assert_eq!(limits.collect::<Vec<_>>(), ["best", "good"]);
}

#[test]
fn a_table_takes_its_share_from_the_units_own_class() {
    let table = r#"{"table": {"by_unit_class": {"excellent": "50%", "good": "25%"}, "of": "members"}}"#;
    let own = rulebook(&quota(table, "unit", "rank"));
    let cases: Vec<(usize, Case)> = cases(4, 0, "1").into_iter().map(|case| (0, case)).collect();
    let with = |class| together(&UnitRules::new(vec![&own]).with_class(class), &cases);
    assert_eq!(count(&with(Some("excellent")), "best"), 2);
    assert_eq!(count(&with(Some("good")), "best"), 1);
    for unknown in [None, Some("poor")] {
        let classified = with(unknown);
        assert_eq!((count(&classified, "best"), classified.quotas[0].allowed), (4, None));
        assert!(classified.provisional);
    }
}

#[test]
fn like_duties_are_counted_by_themselves() {
    let own = rulebook(&quota(r#"{"count": 1}"#, "duty", "rank"));
    let mut all = cases(4, 0, "1");
    for (index, case) in all.iter_mut().enumerate() {
        let duty = if index < 2 { "lead" } else { "staff" };
        case.fields.insert(Field::Duty, Value::Text(duty.to_owned()));
    }
    let classified = classify(&own, &all);
    let groups: Vec<_> = classified.quotas.iter().map(|quota| quota.group.as_deref()).collect();
    assert_eq!(groups, [Some("lead"), Some("staff")]);
    let ranked = |class| (&Standing::Ranked, Some(class));
    assert_eq!(outcomes(&classified), ["best", "good", "best", "good"].map(ranked));
}

#[test]
fn the_units_mean_covers_who_is_neither_barred_nor_incomplete() {
    let gates = r#"{"id": "g", "title": "Không xét", "finding": "?", "effect": "not_ranked"}"#;
    let classes = r#"{"id": "best", "title": "A", "when": "total >= unit.mean_total and unit.members = 2"},
        {"id": "good", "title": "B", "when": "true"}"#;
    let own = book(CRITERIA, gates, classes, r#""otherwise": "refer","#);
    let mut barred = case(100, "1");
    barred.findings.insert("g".parse().expect("an id"), true);
    let mut open = case(100, "1");
    open.marks.clear();
    let all = [case(80, "1"), case(60, "1"), barred, open];
    let classified = classify(&own, &all);
    let incomplete = &classified.outcomes[3].standing;
    assert!(matches!(incomplete, Standing::Incomplete(_)));
    let expected = [
        (&Standing::Ranked, Some("best")),
        (&Standing::Ranked, Some("good")),
        (&Standing::NotRanked, None),
        (incomplete, None),
    ];
    assert_eq!(outcomes(&classified), expected);
    assert_eq!(
        explained(&own, &all[0], &UnitFacts::UNKNOWN).changes,
        [],
        "what all decide together cannot be told from one"
    );
    let alone = evaluate(&own, &all[0]);
    assert_eq!(alone.standing, Standing::Incomplete(vec![Missing::Unit]));
}

const TITLES: &str = r#""otherwise": {"class": "fair"}, "titles": [
    {"id": "t1", "title": "Lao động tiên tiến", "when": "class in ('best', 'good')"},
    {"id": "t2", "title": "Chiến sĩ thi đua", "when": "class = 'best'", "needs": ["t1"],
     "votes": {"at_least": "80%", "of": "committee"},
     "quota": {"at_most": {"share": {"share": "50%", "of": "ranked"}}, "within": "unit", "over": "rank"}},
    {"id": "t3", "title": "Bằng khen", "needs": ["t2"]}],"#;

fn voted(points: i64, votes: Option<u32>) -> Case {
    let voters = Voters { committee: 10, summoned: 10, present: 9, cast: 9, valid: 9 };
    let titles = votes.map(|votes| ("t2".parse().expect("an id"), votes)).into_iter().collect();
    let ballots = Ballots { titles, voters, ..Ballots::default() };
    Case { ballots: Some(ballots), ..case(points, "1") }
}

fn awards(outcome: &Outcome) -> Vec<Award> {
    outcome.titles.iter().map(|title| title.award.clone()).collect()
}

#[test]
fn titles_need_a_class_votes_and_the_titles_below_them() {
    use Award::{Open, Outvoted, Unmet, Without, Won};
    let own = book(CRITERIA, LOWERED, CLASSES, TITLES);
    let needs = |title: &str| Without(title.parse().expect("an id"));
    let of = |case: &Case| awards(&evaluate(&own, case));
    assert_eq!(of(&voted(95, Some(8))), [Won, Won, Won]);
    assert_eq!(of(&voted(95, Some(7))), [Won, Outvoted, needs("t2")]);
    assert_eq!(of(&voted(95, None)), [Won, Open, Open]);
    assert_eq!(of(&voted(80, Some(9))), [Won, Unmet, needs("t2")]);
    assert_eq!(of(&voted(10, Some(9))), [Unmet, Unmet, needs("t2")]);
    let told = evaluate(&own, &voted(95, Some(7))).lines(&own, crate::text::Lang::Vi);
    let told: Vec<_> =
        told.iter().filter(|line| line.kind == LineKind::Title).map(|line| line.text.as_str()).collect();
    assert_eq!(
        told,
        [
            "Lao động tiên tiến: được công nhận",
            "Chiến sĩ thi đua: không đủ phiếu; 7/10 phiếu, cần 8",
            "Bằng khen: chưa có Chiến sĩ thi đua"
        ]
    );
}

#[test]
fn a_titles_quota_takes_it_from_the_lowest_and_leaves_a_tie_open() {
    use Award::{Open, OverQuota, Won};
    let own = book(CRITERIA, LOWERED, CLASSES, TITLES);
    let needs = || Award::Without("t2".parse().expect("an id"));
    let with = |points: [i64; 3]| {
        let classified = classify(&own, &points.map(|points| voted(points, Some(9))));
        classified.outcomes.iter().map(awards).collect::<Vec<_>>()
    };
    let over = vec![Won, OverQuota, needs()];
    assert_eq!(with([99, 98, 97]), [vec![Won, Won, Won], over.clone(), over.clone()]);
    let tied = vec![Won, Open, Open];
    assert_eq!(with([99, 99, 97]), [tied.clone(), tied, over]);
}

#[test]
fn whoever_a_quota_moves_is_weighed_for_titles_in_the_new_class() {
    let own = book(
        CRITERIA,
        LOWERED,
        CLASSES,
        &TITLES.replace(
            r#""titles""#,
            &format!(r#""quotas": [{}], "titles""#, quota(r#"{"count": 1}"#, "unit", "rank")),
        ),
    );
    let classified = classify(&own, &[voted(99, Some(9)), voted(95, Some(9))]);
    assert_eq!(awards(&classified.outcomes[0])[1], Award::Won);
    assert_eq!(awards(&classified.outcomes[1])[..2], [Award::Won, Award::Unmet]);
}

#[test]
fn a_barred_or_unranked_member_wins_nothing() {
    let gates = r#"{"id": "g", "title": "Kỷ luật", "finding": "?", "effect": "no_title"},
        {"id": "n", "title": "Không xét", "finding": "?", "effect": "not_ranked"}"#;
    let own = book(CRITERIA, gates, CLASSES, TITLES);
    let with = |gate: &str| {
        let mut case = voted(99, Some(9));
        case.findings = ["g", "n"].map(|id| (id.parse().expect("an id"), id == gate)).into();
        awards(&evaluate(&own, &case))
    };
    assert_eq!(with("g"), [Award::Barred, Award::Barred, Award::Barred]);
    assert_eq!(with("n"), [Award::NoClass, Award::NoClass, Award::NoClass]);
}

#[test]
fn worked_case_3_gives_each_audience_its_own_thresholds_and_one_quota_to_all() {
    let sheet = |max: u32, best: u32| {
        let criteria = format!(
            r#"{{"id": "c", "code": "1", "title": "Điểm", "max": {max}, "start": {{"points": {{"step": 1}}}}}},
            {{"id": "d", "code": "2", "title": "Phụ", "max": 10, "start": {{"points": {{"step": 1}}}}}}"#
        );
        let classes = format!(
            r#"{{"id": "best", "title": "A", "when": "total >= {best}"}}, {{"id": "good", "title": "B"}}"#
        );
        book(&criteria, LOWERED, &classes, r#""otherwise": {"class": "good"},"#)
    };
    let (teachers, others) = (sheet(90, 95), sheet(70, 75));
    let quotas = Quota::read_over(
        r#"[{"id": "q", "class": "best", "at_most": {"count": 2}, "within": "unit", "over": "rank"}]"#,
        &[&teachers, &others],
    )
    .expect("quotas of both");
    let with = |points, more| {
        let mut case = case(points, "1");
        case.marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(more)));
        case
    };
    let alone =
        |rulebook: &Rulebook, case: &Case| evaluate(rulebook, case).class.expect("a class").to_string();
    assert_eq!(alone(&teachers, &with(76, 0)), "good", "76 of 100 is too little for a teacher");
    assert_eq!(alone(&others, &with(70, 6)), "best", "and enough for the others, whose sheet ends at 80");
    let rules = UnitRules::new(vec![&teachers, &others]).with_quotas(&quotas);
    let cases = [(0, with(90, 6)), (1, with(70, 8)), (1, with(70, 6)), (0, with(90, 9)), (0, with(76, 0))];
    let classified = together(&rules, &cases);
    // By total / maximum: 96 %, 97.5 %, 95 %, 99 %; the best two of both sheets stay.
    let ranked = |class| (&Standing::Ranked, Some(class));
    assert_eq!(outcomes(&classified), ["good", "best", "good", "best", "good"].map(ranked));
    assert_eq!(classified.outcomes[0].quotas[0].place, 3);
    assert_eq!((classified.quotas[0].count, classified.quotas[0].allowed), (4, Some(2)));
}

/// Titles without votes; half of those who won the first may win the second.
const HALF: &str = r#""titles": [{"id": "t1", "title": "Lao động tiên tiến", "when": "c.c >= 70"},
    {"id": "t2", "title": "Chiến sĩ thi đua", "needs": ["t1"], "when": "CONDITION", "quota": {"within": "unit", "over": "rank",
        "at_most": {"share": {"share": "50%", "of": {"title": "t1"}}}}}],
    "otherwise": {"class": "fair"},"#;

#[test]
fn a_title_may_go_to_a_share_of_those_who_won_another() {
    let own = book(CRITERIA, LOWERED, CLASSES, &HALF.replace("CONDITION", "c.c >= 80"));
    let classified = classify(&own, &[98, 97, 96, 71, 10].map(|points| case(points, "1")));
    let second: Vec<Award> = classified.outcomes.iter().map(|outcome| awards(outcome)[1].clone()).collect();
    use Award::{OverQuota, Unmet, Won};
    assert_eq!(second, [Won, Won, OverQuota, Unmet, Unmet], "four won the first, so two may win the second");
    assert_eq!(classified.quotas[0].base, Some(4));
    let told = classified.outcomes[2].lines(&own, crate::text::Lang::Vi);
    let told: Vec<_> = told.iter().filter(|line| line.kind == LineKind::Title).collect();
    assert_eq!(
        told[1].text,
        "Chiến sĩ thi đua: vượt tỷ lệ; 3 người đủ điều kiện, tối đa 2 (50% × 4 người được Lao động tiên tiến = 2), đứng thứ 3"
    );
}

#[test]
fn while_others_may_still_win_the_first_title_nobody_loses_the_second() {
    let own = book(CRITERIA, LOWERED, CLASSES, &HALF.replace("CONDITION", "c.c >= 80"));
    let mut open = case(75, "1");
    open.marks.clear();
    let classified = classify(&own, &[case(98, "1"), case(97, "1"), open]);
    assert_eq!(awards(&classified.outcomes[0])[1], Award::Won);
    assert_eq!(awards(&classified.outcomes[1])[1], Award::Open);
}

#[test]
fn the_mean_is_unknown_while_somebody_counts_whose_total_is() {
    let classes = r#"{"id": "best", "title": "A", "when": "c.c >= 90"},
        {"id": "good", "title": "B", "when": "total >= unit.mean_total"}, {"id": "fair", "title": "C"}"#;
    let own = book(CRITERIA, LOWERED, classes, r#""otherwise": {"class": "fair"},"#);
    let rules = UnitRules::new(vec![&own]);
    let facts = |cases: &[Case]| {
        let mut means = Means::new(&rules);
        cases.iter().filter_map(|case| rules.entry(0, case)).for_each(|entry| means.add(entry));
        means.facts().remove(0)
    };
    let known = facts(&[case(60, "1"), case(80, "1"), unmarked(70)]);
    let mean = Some(Exact::whole(70));
    assert_eq!((known.mean_total, known.members), (mean, Some(2)), "who has no result yet is left out");
    let open = facts(&[case(60, "1"), case(80, "1"), unmarked(95)]);
    assert_eq!((open.mean_total, open.members), (None, Some(3)), "who is best whatever comes is not");
    let mut late = unmarked(70);
    late.marks.insert("d".parse().expect("an id"), Mark::Points(Exact::ZERO));
    assert!(!classify(&own, &[case(50, "1"), late]).provisional);
    let counted_after_all = classify(&own, &[case(60, "1"), unmarked(70)]);
    assert_eq!(counted_after_all.outcomes[1].class, Some("good".parse().expect("an id")));
    assert!(counted_after_all.provisional, "the mean was taken without the second");
}

#[test]
fn the_titles_of_one_set_are_not_mixed_up_with_those_of_another() {
    let limited = book(
        CRITERIA,
        LOWERED,
        r#"{"id": "best", "title": "A", "when": "c.c >= 50"}, {"id": "good", "title": "B"}"#,
        r#""otherwise": {"class": "good"}, "titles": [{"id": "t", "title": "T", "when": "c.d >= 5",
            "quota": {"at_most": {"count": 1}, "within": "unit", "over": "rank"}}],"#,
    );
    let free = book(
        CRITERIA,
        LOWERED,
        CLASSES,
        r#""otherwise": {"class": "fair"}, "titles": [{"id": "t", "title": "T"}, {"id": "u", "title": "U"}],"#,
    );
    let rules = UnitRules::new(vec![&free, &limited]);
    let cases: Vec<(usize, Case)> =
        std::iter::once((0, case(10, "1"))).chain((0..4).map(|_| (1, unmarked(60)))).collect();
    let classified = together(&rules, &cases);
    assert_eq!(awards(&classified.outcomes[0]), [Award::Won, Award::Won]);
}

#[test]
fn a_quota_over_all_sets_no_longer_acts_in_each_of_them() {
    let own = rulebook(&quota(r#"{"count": 1}"#, "unit", "rank"));
    let cases: Vec<(usize, Case)> = [99, 98, 97, 96]
        .into_iter()
        .zip([0, 0, 1, 1])
        .map(|(points, set)| (set, case(points, "1")))
        .collect();
    let quotas = &own.set().quotas;
    let sets = || UnitRules::new(vec![&own, &own]);
    let of = |classified: &Classified| {
        classified.quotas.iter().map(|quota| (quota.set, quota.count)).collect::<Vec<_>>()
    };
    let over_all = together(&sets().with_common(quotas), &cases);
    assert_eq!(of(&over_all), [(None, 4)]);
    let twice = together(&sets().with_quotas(quotas), &cases);
    assert_eq!(of(&twice), [(Some(0), 2), (Some(1), 2), (None, 2)]);
}
