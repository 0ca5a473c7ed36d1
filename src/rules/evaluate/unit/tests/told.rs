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
    assert!(by_votes.contains("đứng thứ 2 vì ngang với người đứng trước, xét đến tổng điểm"), "{by_votes}");
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
    assert!(
        by_share.contains("vì cùng tỷ lệ điểm trên tối đa với người đứng trước, xét đến K: 0 < 1"),
        "{by_share}"
    );
}

#[test]
fn what_is_compared_with_a_percentage_is_one_wherever_it_is_told() {
    let one =
        quota(r#"{"count": 1}"#, "unit", "rank").replace(r#""over""#, r#""ties": ["value.part"], "over""#);
    let more = format!(
        r#""otherwise": {{"class": "fair"}}, "quotas": [{one}], "inputs": [{{"id": "k", "title": "K", "kind": "number"}}],
        "values": [{{"id": "part", "title": "Phần", "value": "input.k / 6"}}],"#
    );
    let classes = CLASSES.replacen("c.c >= 90", "c.c >= 90 and value.part > 10%", 1);
    let own = book(CRITERIA, LOWERED, &classes, &more);
    let with = |k: i64| Case {
        inputs: [("k".parse().expect("an id"), Value::Number(Exact::whole(k)))].into(),
        ..case(95, "1")
    };
    let cases = [with(12), with(11)];
    let by_part = told(&own, &cases, 1, Vi);
    assert!(by_part.contains("xét đến Phần: ≈ 183,33% < 200%"), "{by_part}");
    let lines = classify(&own, &cases).outcomes[1].lines(&own, Vi);
    let value = lines.into_iter().find(|line| line.kind == LineKind::Value).expect("told").text;
    assert_eq!(value, "Phần: K / 6 = 11 / 6 ≈ 183,33%");
}

#[test]
fn what_would_alter_a_result_heeds_the_quotas_over_all_sets() {
    let (own, head) = (rulebook(""), rulebook(&quota(r#"{"count": 1}"#, "unit", "rank")));
    let told = |rules: &UnitRules<'_>| {
        let cases = [case(95, "1"), case(85, "1")];
        let entries: Vec<Entry<'_>> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
        let mut ranking = Ranking::new(rules, Vec::new());
        entries.iter().for_each(|entry| ranking.note(*entry));
        let outcome = ranking.settle().explained(1, entries[1]);
        let change =
            outcome.changes.into_iter().find(|change| change.class == Some("best".parse().expect("an id")));
        change.map(|change| change.promise)
    };
    let rules = UnitRules::new(vec![&own]);
    assert_eq!(told(&rules), Some(Promise::Sure));
    assert_eq!(told(&rules.with_quotas(&head.set().quotas)), Some(Promise::Eligible));
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
    assert!(told(3).contains("tối đa 1 (30% × 3 người được xếp hạng = 0,9, ít nhất 1)"), "{}", told(3));
    assert!(told(4).contains("tối đa 1 (30% × 4 người được xếp hạng = 1,2, làm tròn xuống)"), "{}", told(4));
    assert!(told(7).contains("tối đa 2 (30% × 7 người được xếp hạng = 2,1, làm tròn xuống)"), "{}", told(7));
}

#[test]
fn a_number_that_depends_on_itself_is_told_with_what_one_more_would_leave() {
    let own = rulebook(&of_good("unit"));
    let told = |best: usize, at: usize, lang| told(&own, &cases(best, 0, "1"), at, lang);
    assert_eq!(
        told(5, 0, En),
        "Quota of Xuất sắc: 5 members, at most 0 (20% × 5 in Tốt = 1, but with 1 more kept only 20% × 4 = 0.8, rounded \
         down; those over it count in Tốt); place 1, one class lower"
    );
    assert_eq!(
        told(5, 4, Vi),
        "Tỷ lệ Xuất sắc: 5 người, tối đa 0 (20% × 5 người xếp Tốt = 1, nhưng giữ thêm 1 người thì chỉ còn 20% × 4 = 0,8, \
         làm tròn xuống; người vượt tỷ lệ tính vào Tốt); đứng thứ 5, chuyển xuống một bậc"
    );
    assert!(told(6, 5, En).contains("at most 1 (20% × 5 in Tốt = 1; those over it count in Tốt)"));
    assert!(
        told(11, 10, En)
            .contains("at most 1 (20% × 10 in Tốt = 2, but with 1 more kept only 20% × 9 = 1.8, rounded")
    );
}

#[test]
fn every_number_of_a_quota_can_be_worked_out_again_from_what_is_told() {
    for (share, of, round) in [
        ("20%", "good", "floor"),
        ("1/3", "good", "half_up"),
        ("35%", "fair", "ceil"),
        ("1/2", "good", "half_even"),
    ] {
        let share = format!(
            r#"{{"share": {{"share": "{share}", "of": {{"class": "{of}"}}, "round": "{round}", "least": 1}}}}"#
        );
        let own = rulebook(&quota(&share, "unit", "rank"));
        for count in 2..14 {
            for good in 0..6 {
                let cases = cases(count, good, "1");
                let classified = classify(&own, &cases);
                for outcome in classified.outcomes.iter().filter(|outcome| !outcome.quotas.is_empty()) {
                    let lines = outcome.lines(&own, En);
                    let told = lines.iter().find(|line| line.kind == LineKind::Quota).expect("told");
                    assert!(told.text.contains(" × "), "{}", told.text);
                }
            }
        }
    }
}

#[test]
fn whom_a_share_is_of_and_where_is_told() {
    let told = |at_most: &str, within: &str, class: Option<&str>| {
        let own = format!(
            r#"{}], "inputs": [{{"id": "dept", "title": "Hạng phòng", "kind": {{"choice": ["A", "B"]}}, "default": "A"}}"#,
            quota(at_most, within, "rank")
        );
        let (own, cases) = (rulebook(&own), cases(4, 0, "1"));
        let rules = UnitRules::new(vec![&own]).with_class(class);
        let entries: Vec<Entry<'_>> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
        let outcome = super::super::classify(&rules, &entries).outcomes.remove(3);
        let told = outcome.lines(&own, En).into_iter().find(|line| line.kind == LineKind::Quota);
        told.expect("told").text
    };
    let end = "; place 4, one class lower";
    assert_eq!(
        told(r#"{"share": {"share": "50%", "of": "ranked"}}"#, "duty", None),
        format!(
            "Quota of Xuất sắc in the group of like duties: 4 members, at most 2 (50% × 4 ranked = 2){end}"
        )
    );
    assert_eq!(
        told(r#"{"table": {"by_unit_class": {"good": "25%"}, "of": "members"}}"#, "unit", Some("good")),
        format!("Quota of Xuất sắc: 4 members, at most 1 (by the unit’s class: 25% × 4 members = 1){end}")
    );
    assert_eq!(
        told(
            r#"{"table": {"by_input": {"input": "dept", "shares": {"A": "30%", "B": "1%"}}, "of": "ranked"}}"#,
            "group",
            None
        ),
        format!(
            "Quota of Xuất sắc in the group: 4 members, at most 1 (by “Hạng phòng”: 30% × 4 ranked = 1.2, rounded down){end}"
        )
    );
    assert_eq!(
        told(r#"{"count": 3}"#, "unit", None),
        format!("Quota of Xuất sắc: 4 members, at most 3{end}")
    );
}
