//! Titles of which only so many may be won, while something is still open.

use super::*;

const TABLE: &str = r#"{"table": {"by_unit_class": {"excellent": "50%"}, "of": "ranked"}}"#;

pub(super) fn awards(outcome: &Outcome) -> Vec<Award> {
    outcome.titles.iter().map(|title| title.award.clone()).collect()
}

pub(super) fn limited(at_most: &str, over: &str) -> String {
    format!(r#""quota": {{"at_most": {at_most}, "within": "unit", "over": "{over}"}}"#)
}

pub(super) fn with_titles(titles: &[String], gates: &str) -> Rulebook {
    let titles = titles.join(", ");
    book(CRITERIA, gates, CLASSES, &format!(r#""otherwise": {{"class": "fair"}}, "titles": [{titles}],"#))
}

pub(super) fn title(id: &str, more: &str) -> String {
    format!(r#"{{"id": "{id}", "title": "{id}"{}{more}}}"#, if more.is_empty() { "" } else { ", " })
}

const HALF_OF_T: &str = r#"{"share": {"share": "50%", "of": {"title": "t"}}}"#;
const HALF_OF_U: &str = r#"{"share": {"share": "50%", "of": {"title": "u"}}}"#;
const VOTED: &str = r#""votes": {"more_than": "1/2", "of": "committee"}"#;

/// A case with so many of ten votes for the first title; none where nobody voted yet.
fn voted(points: i64, votes: Option<u32>) -> Case {
    let voters = Voters { committee: 10, summoned: 10, present: 10, cast: 10, valid: 10 };
    let titles = votes.map(|votes| ("t".parse().expect("an id"), votes)).into_iter().collect();
    Case { ballots: Some(Ballots { titles, voters, ..Ballots::default() }), ..case(points, "1") }
}

#[test]
fn while_votes_for_the_first_title_are_open_nobody_loses_what_is_a_share_of_it() {
    use Award::{Open, OverQuota, Won};
    let own = with_titles(&[title("t", VOTED), title("u", &limited(HALF_OF_T, "rank"))], LOWERED);
    let second = |votes: [Option<u32>; 3]| {
        let cases: Vec<Case> =
            [99, 98, 97].into_iter().zip(votes).map(|(points, votes)| voted(points, votes)).collect();
        classify(&own, &cases).outcomes.iter().map(|outcome| awards(outcome)[1].clone()).collect::<Vec<_>>()
    };
    assert_eq!(second([Some(9), Some(9), Some(2)]), [Won, OverQuota, OverQuota]);
    assert_eq!(second([Some(9), Some(9), None]), [Won, Open, Open], "a third winner may make room for two");
}

#[test]
fn what_is_open_of_a_title_is_open_of_those_that_need_it() {
    use Award::{Open, OverQuota, Won};
    let needs = r#""needs": ["t"]"#;
    let titles = [title("t", VOTED), title("u", needs), title("v", &limited(HALF_OF_U, "rank"))];
    let own = with_titles(&titles, LOWERED);
    let third = |votes: [Option<u32>; 3]| {
        let cases: Vec<Case> =
            [99, 98, 97].into_iter().zip(votes).map(|(points, votes)| voted(points, votes)).collect();
        classify(&own, &cases).outcomes.iter().map(|outcome| awards(outcome)[2].clone()).collect::<Vec<_>>()
    };
    assert_eq!(third([Some(9), Some(9), Some(2)]), [Won, OverQuota, OverQuota]);
    assert_eq!(third([Some(9), Some(9), None]), [Won, Open, Open]);
}

#[test]
fn a_title_whose_limit_is_unknown_is_open_to_all_who_would_win_it_unless_it_only_warns() {
    use Award::{Open, Unmet, Won};
    let own = |over: &str| {
        let second = format!(r#""when": "c.c >= 90", {}"#, limited(TABLE, over));
        with_titles(&[title("t", ""), title("u", &second), title("v", r#""needs": ["u"]"#)], LOWERED)
    };
    let cases = [95, 80, 94, 93].map(|points| case(points, "1"));
    let found = |over: &str| {
        let classified = classify(&own(over), &cases);
        assert_eq!(classified.quotas[0].allowed, None);
        classified.outcomes.iter().map(awards).collect::<Vec<_>>()
    };
    let without = || Award::Without("u".parse().expect("an id"));
    let (open, unmet) = (vec![Won, Open, Open], vec![Won, Unmet, without()]);
    assert_eq!(found("rank"), [open.clone(), unmet.clone(), open.clone(), open]);
    let won = vec![Won, Won, Won];
    assert_eq!(found("warn"), [won.clone(), unmet, won.clone(), won]);
}

#[test]
fn whom_the_committee_decided_on_competes_for_titles_in_the_class_it_chose() {
    use Award::{OverQuota, Unmet, Won};
    let refers = r#"{"id": "g", "title": "Xét", "finding": "?", "effect": "refer"}"#;
    let own = with_titles(
        &[title("t", &format!(r#""when": "class = 'good'", {}"#, limited(r#"{"count": 1}"#, "rank")))],
        refers,
    );
    let decided = |points: i64, class: &str| Case {
        findings: [("g".parse().expect("an id"), true)].into(),
        decision: Some(Move { class: class.parse().expect("an id"), reason: "Nghị quyết".into() }),
        ..case(points, "1")
    };
    let cases = [decided(99, "best"), decided(98, "good"), case(80, "1"), decided(97, "fair")];
    let found: Vec<_> =
        classify(&own, &cases).outcomes.iter().map(|outcome| awards(outcome).remove(0)).collect();
    assert_eq!(found, [Unmet, Won, OverQuota, Unmet]);
}

#[test]
fn a_title_may_go_to_the_better_class_first_and_looks_at_the_final_one() {
    use Award::{OverQuota, Won};
    let order = r#""order": ["if(class = 'best', 2, if(class = 'good', 1, 0))"], "ties": ["total"]"#;
    let limit =
        format!(r#""quota": {{"at_most": {{"count": 2}}, "within": "unit", "over": "rank", {order}}}"#);
    let first = r#"{"id": "q", "class": "best", "at_most": {"count": 1}, "within": "unit", "over": "rank"}"#;
    let awarded_by = |limit: &str, quotas: &str| {
        let titles = title("t", limit);
        let more =
            format!(r#""otherwise": {{"class": "fair"}}, "titles": [{titles}], "quotas": [{quotas}],"#);
        let mut cases = [99, 92, 95].map(|points| case(points, "1"));
        cases[0].findings = [("g".parse().expect("an id"), true)].into();
        let outcomes = classify(&book(CRITERIA, LOWERED, CLASSES, &more), &cases).outcomes;
        outcomes.iter().map(|outcome| awards(outcome).remove(0)).collect::<Vec<_>>()
    };
    let awarded = |quotas: &str| awarded_by(&limit, quotas);
    assert_eq!(awarded(""), [OverQuota, Won, Won], "a gate lowered the one with the most points");
    assert_eq!(awarded(first), [Won, OverQuota, Won], "a quota moved the second down beside it");
    let by_class_alone =
        limit.replace(r#", "ties": ["total"]"#, "").replace(r#""count": 2"#, r#""count": 1"#);
    assert_eq!(
        awarded_by(&by_class_alone, first),
        [OverQuota, OverQuota, Won],
        "of two in A one was moved down"
    );
}

#[test]
fn whoever_the_ballot_put_elsewhere_takes_no_place_of_a_limited_title() {
    use Award::{Open, OverQuota, Won};
    let own = with_titles(&[title("t", &limited(r#"{"count": 1}"#, "rank"))], LOWERED);
    let awarded = |chosen: [Option<&str>; 2]| {
        let cases: Vec<Case> = [99, 98]
            .into_iter()
            .zip(chosen)
            .map(|(points, chosen)| {
                let chosen = chosen.map(|id| id.parse().expect("an id"));
                Case { ballots: Some(Ballots { chosen, ..Ballots::default() }), ..case(points, "1") }
            })
            .collect();
        let outcomes = classify(&own, &cases).outcomes;
        outcomes.iter().map(|outcome| awards(outcome)[0].clone()).collect::<Vec<_>>()
    };
    assert_eq!(awarded([None, None]), [Won, OverQuota]);
    assert_eq!(awarded([Some("best"), Some("best")]), [Won, OverQuota], "the ballot says the same");
    assert_eq!(awarded([Some("good"), None]), [Open, Won], "the committee has to decide about the first");
}

#[test]
fn a_place_in_a_title_s_quota_is_told_with_its_share_and_what_decided() {
    let quota = r#""quota": {"at_most": {"share": {"share": "20%", "of": "members", "round": "ceil"}}, "within": "unit",
        "over": "rank", "ties": ["c.d"]}"#;
    let own = with_titles(&[title("t", quota)], LOWERED);
    let mut cases: Vec<Case> = [99, 99, 95].into_iter().map(|points| case(points, "1")).collect();
    cases[0].marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(4)));
    cases[1].marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(4)));
    cases[0].marks.insert("c".parse().expect("an id"), Mark::Points(Exact::whole(97)));
    cases[0].marks.insert("d".parse().expect("an id"), Mark::Points(Exact::whole(6)));
    let outcomes = classify(&own, &cases).outcomes;
    let told = |at: usize| {
        let lines = outcomes[at].lines(&own, crate::text::Lang::Vi).into_iter();
        lines.filter(|line| line.kind == LineKind::Title).map(|line| line.text).collect::<Vec<_>>().concat()
    };
    assert_eq!(told(0), "t: được công nhận");
    assert_eq!(
        told(1),
        "t: vượt tỷ lệ; 3 người đủ điều kiện, tối đa 1 (20% × 3 người = 0,6, làm tròn lên), đứng thứ 2 vì bằng điểm người đứng \
         trước, xét đến tiêu chí 2: 4 < 6"
    );
}

#[test]
fn a_title_for_the_best_class_is_not_won_from_a_lower_one() {
    use Award::Won;
    let best = format!(r#""when": "class = 'best'", {}"#, limited(r#"{"count": 2}"#, "rank"));
    let own = with_titles(&[title("t", &best), title("u", "")], LOWERED);
    let classified = classify(&own, &[case(95, "1"), case(80, "1")]);
    let won =
        |at: usize| awards(&classified.outcomes[at]).iter().map(|award| *award == Won).collect::<Vec<_>>();
    assert_eq!((won(0), won(1)), (vec![true, true], vec![false, true]));
    assert_eq!(classified.quotas[0].count, 1, "only the first claims it");
}

/// The lines of that kind of somebody beside others with as many points.
pub(super) fn told(own: &Rulebook, cases: &[Case], at: usize, kind: LineKind) -> String {
    let outcome = classify(own, cases).outcomes.remove(at);
    let lines = outcome.lines(own, crate::text::Lang::Vi).into_iter();
    lines.filter(|line| line.kind == kind).map(|line| line.text).collect::<Vec<_>>().concat()
}

#[test]
fn equals_across_the_border_of_a_quota_are_told_that_nothing_tells_them_apart() {
    let cases = [99, 99, 95].map(|points| case(points, "1"));
    let shared = "cùng đứng thứ 1 với 1 người nữa, chưa phân định được";
    let warned = rulebook(&quota(r#"{"count": 1}"#, "unit", "warn"));
    assert_eq!(
        told(&warned, &cases, 1, LineKind::Quota),
        format!("Tỷ lệ Xuất sắc: 3 người, tối đa 1; {shared}")
    );
    let third = "Tỷ lệ Xuất sắc: 3 người, tối đa 1; đứng thứ 3, vượt tỷ lệ";
    assert_eq!(told(&warned, &cases, 2, LineKind::Quota), third);
    let written = |at: usize| {
        serde_json::to_value(&classify(&warned, &cases).outcomes[at]).expect("is written")["quotas"][0]["equals"].clone()
    };
    assert_eq!((written(1), written(2)), (1.into(), serde_json::Value::Null), "nobody shares the third");
    let titled = with_titles(&[title("t", &limited(r#"{"count": 1}"#, "rank"))], LOWERED);
    let tied = "ngang nhau ở ranh giới tỷ lệ: 2 người, còn 1 chỗ; chưa ai trong số này được công nhận";
    let open = format!("t: {tied}; 3 người đủ điều kiện, tối đa 1, {shared}");
    assert_eq!(told(&titled, &cases, 0, LineKind::Title), open);
    let referring = with_titles(&[title("t", &limited(r#"{"count": 2}"#, "refer"))], LOWERED);
    let open = "t: vượt tỷ lệ, để Ban Chấp hành quyết định; chưa công nhận; 3 người đủ điều kiện, tối đa 2, đứng thứ 3";
    assert_eq!(told(&referring, &cases, 2, LineKind::Title), open);
}

#[test]
fn a_title_waits_for_the_class_of_whoever_is_referred() {
    let refers = r#"{"id": "g", "title": "Xét", "finding": "?", "effect": "refer"}"#;
    let own = with_titles(&[title("t", VOTED)], refers);
    let referred = Case { findings: [("g".parse().expect("an id"), true)].into(), ..voted(99, Some(9)) };
    let wanted = "t: chưa kết luận vì chưa quyết định hạng; đã có 9/10 phiếu";
    assert_eq!(told(&own, &[referred], 0, LineKind::Title), wanted);
}

#[test]
fn what_is_better_the_less_there_is_of_it_is_told_by_itself() {
    let own = |tie: &str| {
        let quota = quota(r#"{"count": 1}"#, "unit", "rank");
        let quota = quota.replace(r#""over""#, &format!(r#""ties": ["{tie}"], "over""#));
        let value = r#"{"id": "clean", "title": "Ít lỗi", "value": "-c.d"}"#;
        rulebook(&format!(r#"{quota}], "values": [{value}"#))
    };
    let mut cases = [99, 98].map(|points| case(points, "1"));
    cases[1].marks.insert("d".parse().expect("an id"), Mark::Points(Exact::ONE));
    for (tie, wanted) in [
        ("-c.d", "tiêu chí 2, ít hơn xếp trước: 1 so với 0"),
        ("-c.d / 4", "tiêu chí 2 / 4, ít hơn xếp trước: 0,25 so với 0"),
        ("c.c - c.d", "tiêu chí 1 − tiêu chí 2: 97 < 99"),
        ("value.clean", "Ít lỗi: −1 < 0"),
    ] {
        let told = told(&own(tie), &cases, 1, LineKind::Quota);
        assert!(told.ends_with(&format!("xét đến {wanted}, chuyển xuống một bậc")), "{told}");
    }
}

#[test]
fn a_title_that_a_missing_fact_leaves_open_names_the_fact() {
    let input = r#""otherwise": {"class": "fair"}, "inputs": [
        {"id": "deeds", "title": "Sáng kiến", "kind": {"count": "cái"}}, {"id": "fined", "title": "Bị phạt", "kind": "flag"}],"#;
    let bars = r#"{"id": "bar", "title": "Phạt", "when": "input.fined", "effect": "no_title"}"#;
    let titles =
        |when: &str| format!(r#"{input} "titles": [{}],"#, title("t", &format!(r#""when": "{when}""#)));
    let told = |when: &str, gates: &str| {
        let own = book(CRITERIA, gates, CLASSES, &titles(when));
        let outcome = classify(&own, &[case(95, "1")]).outcomes.remove(0);
        let lines = outcome.lines(&own, crate::text::Lang::Vi).into_iter();
        let told = lines.filter(|line| line.kind == LineKind::Missing).map(|line| line.text);
        (outcome.titles[0].award.clone(), told.collect::<Vec<_>>())
    };
    let (award, missing) = told("class = 'best' and input.deeds >= 1", "");
    assert_eq!((award, missing), (Award::Open, vec!["Chưa có dữ kiện “Sáng kiến”.".to_owned()]));
    let (award, missing) = told("class = 'best'", bars);
    assert_eq!((award, missing), (Award::Open, vec!["Chưa có dữ kiện “Bị phạt”.".to_owned()]));
    // What is lost whatever the fact is lacks nothing.
    let (award, missing) = told("class = 'good' and input.deeds >= 1", bars);
    assert_eq!((award, missing), (Award::Unmet, Vec::new()));
}
