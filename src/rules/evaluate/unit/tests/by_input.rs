//! Quotas whose share depends on what a group is.

use proptest::prelude::*;

use super::*;

const TABLE: &str =
    r#"{"table": {"by_input": {"input": "dept", "shares": {"A": "50%", "B": "20%"}}, "of": "ranked"}}"#;

/// The set with a class of the department, and this quota on the best class within each group.
fn by_department(at_most: &str) -> Rulebook {
    let inputs =
        r#""inputs": [{"id": "dept", "title": "Xếp loại phòng", "kind": {"choice": ["A", "B", "C"]}}],"#;
    let quota = quota(at_most, "group", "rank");
    book(
        CRITERIA,
        LOWERED,
        CLASSES,
        &format!(r#"{inputs} "otherwise": {{"class": "fair"}}, "quotas": [{quota}],"#),
    )
}

/// Somebody of a group with so many points, who says this of the department.
fn of(group: &str, points: i64, said: Option<&str>) -> Case {
    let inputs = said.map(|said| ("dept".parse().expect("an id"), Value::Text(said.to_owned())));
    Case { inputs: inputs.into_iter().collect(), ..case(points, group) }
}

/// How a group's quota came out.
fn result<'c>(classified: &'c Classified, group: &str) -> &'c QuotaResult {
    classified.quotas.iter().find(|result| result.group.as_deref() == Some(group)).expect("a result")
}

fn id() -> InputId {
    "dept".parse().expect("an id")
}

#[test]
fn each_group_has_the_share_of_its_own_class() {
    let rulebook = by_department(TABLE);
    let group = |name, said| (0..4).map(move |index| of(name, 100 - index, Some(said)));
    let cases: Vec<Case> = group("1", "A").chain(group("2", "B")).collect();
    let classified = classify(&rulebook, &cases);
    let allowed = |group| (result(&classified, group).count, result(&classified, group).allowed);
    assert_eq!((allowed("1"), allowed("2")), ((4, Some(2)), (4, Some(0))));
    assert_eq!(count(&classified, "best"), 2);
    assert!(!classified.provisional);
}

#[test]
fn each_of_two_tables_asks_its_own_input() {
    let inputs = r#""inputs": [
        {"id": "dept", "title": "Xếp loại phòng", "kind": {"choice": ["A", "B"]}},
        {"id": "size", "title": "Quy mô", "kind": {"choice": ["lon", "nho"]}}],"#;
    let second = r#"{"table": {"by_input": {"input": "size", "shares": {"lon": "75%", "nho": "25%"}}, "of": "ranked"}}"#;
    let second = quota(second, "group", "warn").replace("q_group", "p").replace("best", "good");
    let quotas = format!("{}, {second}", quota(TABLE, "group", "warn"));
    let rulebook = book(
        CRITERIA,
        LOWERED,
        CLASSES,
        &format!(r#"{inputs} "otherwise": {{"class": "fair"}}, "quotas": [{quotas}],"#),
    );
    let group = |name, dept, size: &'static str| {
        (0..8).map(move |index| {
            let mut case = of(name, 100 - 4 * index, Some(dept));
            case.inputs.insert("size".parse().expect("an id"), Value::Text(size.to_owned()));
            case
        })
    };
    let cases: Vec<Case> = group("1", "A", "nho").chain(group("2", "B", "lon")).collect();
    let classified = classify(&rulebook, &cases);
    let allowed = |quota: &str, group: &str| {
        let is_it = |result: &&QuotaResult| {
            matches!(&result.limits, Limited::Class { quota: id, .. } if id.as_str() == quota)
                && result.group.as_deref() == Some(group)
        };
        classified.quotas.iter().find(is_it).and_then(|result| result.allowed)
    };
    assert_eq!([allowed("q_group", "1"), allowed("q_group", "2")], [Some(3), Some(1)]);
    assert_eq!([allowed("p", "1"), allowed("p", "2")], [Some(2), Some(5)]);
}

#[test]
fn a_group_that_does_not_agree_moves_nobody_and_says_why() {
    let rulebook = by_department(TABLE);
    let why = |said: [Option<&str>; 3]| {
        let mut cases: Vec<Case> = said.iter().map(|said| of("1", 95, *said)).collect();
        cases.extend([of("2", 95, Some("A")), of("2", 94, Some("A"))]);
        let classified = classify(&rulebook, &cases);
        assert_eq!(result(&classified, "2").allowed, Some(1), "another group is not held up");
        let open = result(&classified, "1");
        assert_eq!((open.allowed, classified.provisional), (None, true));
        assert_eq!(count(&classified, "best"), 4);
        open.unsettled.clone()
    };
    assert_eq!(why([Some("A"), Some("B"), Some("A")]), Some(Unsettled::Differing(id())));
    assert_eq!(why([Some("A"), None, Some("A")]), Some(Unsettled::Unknown(id())));
    assert_eq!(why([None, Some("A"), Some("B")]), Some(Unsettled::Unknown(id())));
    assert_eq!(why([Some("A"), Some("B"), None]), Some(Unsettled::Unknown(id())));
    assert_eq!(why([Some("C"), Some("C"), Some("C")]), Some(Unsettled::NotInTable(id())));
    assert_eq!(why([Some("A"), Some("C"), Some("A")]), Some(Unsettled::Differing(id())));
}

#[test]
fn who_is_not_ranked_is_not_asked() {
    let rulebook = by_department(TABLE);
    let barred = Case { decision: None, ..of("1", 95, Some("B")) };
    let mut incomplete = barred.clone();
    incomplete.marks.clear();
    let cases = [of("1", 95, Some("A")), of("1", 94, Some("A")), incomplete.clone()];
    let classified = classify(&rulebook, &cases);
    assert_eq!(result(&classified, "1").allowed, Some(1));
    // Where nobody is ranked, nobody can be over it.
    let classified = classify(&rulebook, &[incomplete]);
    let only = result(&classified, "1");
    assert_eq!((only.count, only.allowed, only.unsettled.clone()), (0, Some(0), None));
}

#[test]
fn whom_somebody_who_differs_leaves_in_is_told_so_and_nobody_else() {
    // As long as the third is not ranked, the second is over a half of two; once it is, nobody knows the share.
    let mut third = of("1", 93, Some("B"));
    third.marks.clear();
    let cases = [of("1", 95, Some("A")), of("1", 94, Some("A")), third];
    let classified = classify(&by_department(TABLE), &cases);
    assert_eq!(result(&classified, "1").allowed, Some(1));
    assert_eq!(super::pending::lacks(&classified), [None, super::pending::ONE, None]);
}

#[test]
fn a_default_stands_for_what_nobody_says() {
    let text = serde_json::to_string(&by_department(TABLE)).expect("prints");
    let rulebook = Rulebook::read(&text.replace(r#""kind":{"choice""#, r#""default":"A","kind":{"choice""#))
        .expect("sound");
    let cases = [of("1", 95, None), of("1", 94, Some("A"))];
    assert_eq!(result(&classify(&rulebook, &cases), "1").allowed, Some(1));
}

#[test]
fn a_quota_over_several_sets_asks_each_member_by_the_own_set() {
    let rulebooks = [by_department(TABLE), by_department(TABLE)];
    let quotas = rulebooks[0].set().quotas.clone();
    let rules = UnitRules::new(rulebooks.iter().collect()).with_common(&quotas);
    let cases = [of("1", 95, Some("A")), of("1", 94, Some("A")), of("1", 93, Some("A"))];
    let entries: Vec<Entry<'_>> =
        cases.iter().enumerate().filter_map(|(at, case)| rules.entry(at % 2, case)).collect();
    let classified = super::super::classify(&rules, &entries);
    assert_eq!(classified.quotas.len(), 1);
    assert_eq!((classified.quotas[0].count, classified.quotas[0].allowed), (3, Some(1)));
}

#[test]
fn a_set_without_the_input_cannot_follow_a_quota_over_all() {
    let list = format!("[{}]", quota(TABLE, "group", "rank"));
    let (with, without) = (by_department(TABLE), rulebook(""));
    assert!(Quota::read_over(&list, &[&with, &with]).is_ok());
    let faults = Quota::read_over(&list, &[&with, &without]).expect_err("refused");
    let told: Vec<String> = faults.iter().map(|fault| fault.sentence(crate::text::Lang::En)).collect();
    assert_eq!(told, ["There is no input “dept”."]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_group_comes_to_what_it_would_by_itself_with_its_plain_share(
        points in prop::collection::vec((0_usize..3, 60_i64..100), 1..14), classes in [0_usize..2, 0..2, 0..2],
    ) {
        let (names, options, shares) = (["1", "2", "3"], ["A", "B"], ["50%", "20%"]);
        let tabled = by_department(TABLE);
        let cases: Vec<Case> = points
            .iter()
            .map(|(group, points)| of(names[*group], *points, Some(options[classes[*group]])))
            .collect();
        let whole = classify(&tabled, &cases);
        for (group, class) in classes.into_iter().enumerate() {
            let share = format!(r#"{{"share": {{"share": "{}", "of": "ranked"}}}}"#, shares[class]);
            let own: Vec<usize> = (0..cases.len()).filter(|at| points[*at].0 == group).collect();
            let alone: Vec<Case> = own.iter().map(|at| cases[*at].clone()).collect();
            let plain = classify(&by_department(&share), &alone);
            for (at, outcome) in own.iter().zip(&plain.outcomes) {
                prop_assert_eq!(&whole.outcomes[*at], outcome);
            }
        }
    }
}
