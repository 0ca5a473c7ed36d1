//! What the committee decides on titles that their quotas leave to it.

use super::titles::{awards, limited, title, told, with_titles};
use super::*;
use crate::rules::{LineKind, TitleDecision};

/// Somebody with so many points, about whom the committee decided on the first title like this.
fn decided(points: i64, granted: impl Into<Option<bool>>) -> Case {
    let decision = |granted| TitleDecision { granted, reason: "Bốc thăm".to_owned() };
    let of_first = granted.into().map(|granted| ("t".parse().expect("an id"), decision(granted)));
    Case { title_decisions: of_first.into_iter().collect(), ..case(points, "1") }
}

/// The first title for two, and one that only its winners can win.
fn tied() -> Rulebook {
    let titles = [title("t", &limited(r#"{"count": 2}"#, "rank")), title("u", r#""needs": ["t"]"#)];
    with_titles(&titles, LOWERED)
}

fn found(own: &Rulebook, cases: &[Case]) -> Vec<Vec<Award>> {
    classify(own, cases).outcomes.iter().map(awards).collect()
}

#[test]
fn who_ties_wins_or_does_not_as_the_committee_decided_and_what_needs_the_title_follows() {
    use Award::{Open, OverQuota, Refused, Won};
    let without = || Award::Without("t".parse().expect("an id"));
    let own = tied();
    let all = |of: [Option<bool>; 3]| {
        let cases: Vec<Case> =
            of.into_iter().map(|granted| decided(95, granted)).chain([case(90, "1")]).collect();
        found(&own, &cases)
    };
    let over = || vec![OverQuota, without()];
    assert_eq!(all([None; 3]), [vec![Open, Open], vec![Open, Open], vec![Open, Open], over()]);
    let first = [vec![Won, Won], vec![Refused, without()], vec![Open, Open], over()];
    assert_eq!(all([Some(true), Some(false), None]), first);
    let full = [vec![Won, Won], vec![Won, Won], over(), over()];
    assert_eq!(all([Some(true), Some(true), None]), full, "no place is left for the third");
    let more = [vec![Won, Won], vec![Won, Won], vec![Won, Won], over()];
    assert_eq!(all([Some(true); 3]), more, "a decision may exceed the quota");
}

#[test]
fn a_decision_on_what_no_quota_leaves_to_the_committee_changes_nothing() {
    let own = tied();
    let plain = |points: [i64; 3]| found(&own, &points.map(|points| case(points, "1")));
    let cases = [decided(95, false), decided(94, false), decided(93, true)];
    assert_eq!(found(&own, &cases), plain([95, 94, 93]));
    assert_eq!(classify(&own, &cases).outcomes[2].titles[0].decided, None);
    let warned = with_titles(&[title("t", &limited(r#"{"count": 1}"#, "warn"))], LOWERED);
    assert_eq!(found(&warned, &[decided(95, false), decided(95, false)]), [[Award::Won], [Award::Won]]);
}

#[test]
fn who_is_over_a_quota_that_refers_wins_or_does_not_as_the_committee_decided() {
    use Award::{Open, Refused, Won};
    let own = with_titles(&[title("t", &limited(r#"{"count": 1}"#, "refer"))], LOWERED);
    let cases = [case(95, "1"), decided(94, true), decided(93, false), case(92, "1")];
    assert_eq!(found(&own, &cases), [[Won], [Won], [Refused], [Open]]);
}

#[test]
fn what_is_decided_about_others_over_a_quota_takes_no_place_from_those_who_tie() {
    use Award::{Open, OverQuota, Refused, Won};
    let own = with_titles(&[title("t", &limited(r#"{"count": 1}"#, "refer"))], LOWERED);
    let places = |cases: &[Case]| {
        let title = |outcome: &Outcome| {
            let place = outcome.titles[0].place.expect("over the quota");
            (outcome.titles[0].award.clone(), place.granted, place.refused)
        };
        classify(&own, cases).outcomes.iter().map(title).collect::<Vec<_>>()
    };
    let open = || (Open, 0, 0);
    let behind = [case(95, "1"), case(95, "1"), decided(93, true), decided(92, false)];
    assert_eq!(places(&behind), [open(), open(), (Won, 0, 0), (Refused, 0, 0)]);
    let tied = [decided(95, true), case(95, "1"), case(93, "1")];
    assert_eq!(places(&tied), [(Won, 1, 0), (OverQuota, 1, 0), open()], "the third stands behind the tie");
}

#[test]
fn a_share_of_a_title_s_winners_counts_those_whom_the_committee_chose() {
    use Award::{Open, OverQuota, Refused, Won};
    let half = r#"{"share": {"share": "1/2", "of": {"title": "t"}}}"#;
    let titles = [title("t", &limited(r#"{"count": 2}"#, "rank")), title("u", &limited(half, "rank"))];
    let own = with_titles(&titles, LOWERED);
    let second = |granted: [Option<bool>; 3]| {
        let cases =
            [decided(95, granted[0]), decided(95, granted[1]), decided(95, granted[2]), case(97, "1")];
        found(&own, &cases).into_iter().map(|awards| awards[1].clone()).collect::<Vec<_>>()
    };
    assert_eq!(second([None; 3]), [Open, Open, Open, Open], "nobody knows yet how many may win it");
    assert_eq!(second([Some(true), None, None]), [OverQuota, OverQuota, OverQuota, Won]);
    assert_eq!(found(&own, &[decided(95, false), decided(95, true), case(97, "1")])[0][0], Refused);
}

#[test]
fn the_explanation_says_what_the_committee_decided_and_how_many_are_left() {
    let own = tied();
    let cases = [decided(95, true), decided(95, false), decided(95, None), case(95, "1")];
    let told = |cases: &[Case], at: usize| told(&own, cases, at, LineKind::Title);
    let place = "4 người đủ điều kiện, tối đa 2, cùng đứng thứ 1 với 3 người nữa";
    let won = format!("t: được công nhận theo quyết định của Ban Chấp hành (Bốc thăm); {place}");
    assert!(told(&cases, 0).starts_with(&won), "{}", told(&cases, 0));
    let refused = format!("t: không được công nhận theo quyết định của Ban Chấp hành (Bốc thăm); {place}");
    assert!(told(&cases, 1).starts_with(&refused), "{}", told(&cases, 1));
    let open = "t: ngang nhau ở ranh giới tỷ lệ: 2 người, còn 1 chỗ; chưa ai trong số này được công nhận";
    assert!(told(&cases, 2).starts_with(open), "{}", told(&cases, 2));
    let are_told_apart = |at: usize| !told(&cases, at).contains("chưa phân định được");
    assert_eq!([0, 1, 2].map(are_told_apart), [true, true, false], "a decision settles the place");
    let full = [decided(95, true), decided(95, true), case(95, "1")];
    let given = "t: không được công nhận: ngang nhau ở ranh giới tỷ lệ, Ban Chấp hành đã chọn đủ người khác";
    assert!(told(&full, 2).starts_with(given), "{}", told(&full, 2));
}
