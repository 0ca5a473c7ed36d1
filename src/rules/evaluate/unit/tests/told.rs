//! What whoever is over a quota is told: how many it allows and why, and what they are level in with the one before.

use super::places::{ordered, voted};
use super::*;
use crate::text::Lang::{self, En, Vi};

/// The sentence on the quota that one of the cases is over.
fn told(own: &Rulebook, cases: &[Case], at: usize, lang: Lang) -> String {
    let lines = classify(own, cases).outcomes[at].lines(own, lang);
    lines.into_iter().find(|line| line.kind == LineKind::Quota).expect("told").text
}

#[test]
fn what_somebody_is_level_in_with_the_one_before_is_what_gives_the_places() {
    let told = |own: &Rulebook, cases: &[Case], lang| told(own, cases, 1, lang);
    // More points, but as many votes.
    let voted = [voted(case(95, "1"), 9), voted(case(97, "1"), 9)];
    let own = ordered(r#""ballot.best""#, r#""-total""#);
    let by_votes = told(&own, &voted, Vi);
    assert!(by_votes.contains("đứng thứ 2 vì ngang người đứng trước, xét đến tổng điểm"), "{by_votes}");
    let by_votes = told(&own, &voted, En);
    assert!(by_votes.contains("place 2, level with the one before, decided by total, less"), "{by_votes}");
    let tied = told(&ordered(r#""ballot.best""#, ""), &voted, Vi);
    assert!(tied.contains("ngang nhau ở vị trí 1") && !tied.contains("bằng điểm"), "{tied}");
    // 100 of 100 is level with 90 of 90.
    let criteria = r#"{"id": "c", "code": "1", "title": "Một", "max": 90, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Hai", "max": 10, "start": {"points": {"step": 1}},
         "applies": {"when": "input.k > 0", "otherwise": "excluded"}}"#;
    let one = quota(r#"{"count": 1}"#, "unit", "rank").replace(r#""over""#, r#""ties": ["input.k"], "over""#);
    let more = format!(
        r#""otherwise": {{"class": "fair"}}, "quotas": [{one}], "inputs": [{{"id": "k", "title": "K", "kind": "number"}}],"#
    );
    let own = book(criteria, LOWERED, CLASSES, &more);
    let with = |points: [i64; 2], k: i64| Case {
        marks: ["c", "d"]
            .into_iter()
            .zip(points)
            .map(|(id, points)| (id.parse().expect("an id"), Mark::Points(Exact::whole(points))))
            .collect(),
        inputs: [("k".parse().expect("an id"), Value::Number(Exact::whole(k)))].into(),
        ..case(0, "1")
    };
    let cases = [with([90, 10], 1), with([90, 0], 0)];
    let by_share = told(&own, &cases, Vi);
    assert!(by_share.contains("vì cùng tỷ lệ điểm trên tối đa với người đứng trước, xét đến K: 0 < 1"), "{by_share}");
}

#[test]
fn where_the_least_decides_the_equation_says_so() {
    let own = rulebook(
        r#"{"id": "q", "class": "best", "at_most": {"share": {"share": "30%", "of": "ranked", "least": 1}}, "within": "unit",
        "over": "rank"}"#,
    );
    let told = |count: usize| {
        let cases: Vec<Case> =
            [99, 98, 97, 96, 95, 94, 93].into_iter().take(count).map(|points| case(points, "1")).collect();
        let outcome = &classify(&own, &cases).outcomes[count - 1];
        let lines = outcome.lines(&own, crate::text::Lang::Vi);
        lines.into_iter().find(|line| line.kind == LineKind::Quota).expect("told").text
    };
    assert!(told(3).contains("tối đa 1 (30% × 3 = 0,9, ít nhất 1)"), "{}", told(3));
    assert!(told(4).contains("tối đa 1 (30% × 4 = 1,2, làm tròn xuống)"), "{}", told(4));
    assert!(told(7).contains("tối đa 2 (30% × 7 = 2,1, làm tròn xuống)"), "{}", told(7));
}
