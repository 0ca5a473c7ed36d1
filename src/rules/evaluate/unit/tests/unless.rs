//! Titles that the winners of others do not win.

use super::titles::{awards, limited, title, told, with_titles};
use super::*;
use crate::rules::{LineKind, TitleDecision};
use Award::{Has, Open, OverQuota, Unmet, Without, Won};

const VOTED: &str = r#""votes": {"more_than": "1/2", "of": "committee"}"#;
const ONE: &str = r#"{"count": 1}"#;

/// A case with so many of ten votes for the title `t`; none where nobody voted yet.
fn voted(points: i64, votes: impl Into<Option<u32>>) -> Case {
    let voters = Voters { committee: 10, summoned: 10, present: 10, cast: 10, valid: 10 };
    let titles = votes.into().map(|votes| (id("t"), votes)).into_iter().collect();
    Case { ballots: Some(Ballots { titles, voters, ..Ballots::default() }), ..case(points, "1") }
}

fn id(text: &str) -> TitleId {
    text.parse().expect("an id")
}

fn has(text: &str) -> Award {
    Has(id(text))
}

fn without(text: &str) -> Award {
    Without(id(text))
}

fn unless(ids: &str) -> String {
    format!(r#""unless": [{ids}]"#)
}

fn limited_to_one() -> String {
    limited(ONE, "rank")
}

fn found(titles: &[String], cases: &[Case]) -> Vec<Vec<Award>> {
    classify(&with_titles(titles, LOWERED), cases).outcomes.iter().map(awards).collect()
}

#[test]
fn whoever_has_won_a_title_does_not_win_the_one_that_is_not_for_its_winners() {
    let own = with_titles(&[title("t", VOTED), title("u", &unless(r#""t""#))], LOWERED);
    let alone = |votes: Option<u32>| awards(&evaluate(&own, &voted(95, votes)));
    assert_eq!(alone(Some(9)), [Won, has("t")]);
    assert_eq!(alone(Some(2)), [Award::Outvoted, Won]);
    assert_eq!(alone(None), [Open, Open]);
    let said = |lang| {
        let lines = evaluate(&own, &voted(95, 9)).lines(&own, lang).into_iter();
        lines.filter(|line| line.kind == LineKind::Title).map(|line| line.text).collect::<Vec<_>>()[1].clone()
    };
    assert_eq!(said(crate::text::Lang::Vi), "u: đã có t");
    assert_eq!(said(crate::text::Lang::En), "u: has t already");
    let written = serde_json::to_value(&evaluate(&own, &voted(95, 9)).titles[1].award).expect("is written");
    assert_eq!(written, serde_json::json!({"has": "t"}));
}

#[test]
fn what_is_certain_of_one_title_comes_before_what_is_open_of_another() {
    let third = |of_third: &str, points: i64| {
        let best = r#""when": "class = 'best'""#;
        let titles = [title("t", VOTED), title("w", best), title("x", of_third)];
        let alone = awards(&evaluate(&with_titles(&titles, LOWERED), &voted(points, None)));
        let titles = [&titles[..2], &[title("x", &format!("{of_third}, {}", limited_to_one()))]].concat();
        assert_eq!(found(&titles, &[voted(points, None)])[0], alone, "the same beside a quota");
        alone[2].clone()
    };
    // `t` is open, `w` is won with the higher points and lost with the lower.
    for (of_third, won, lost) in [
        (r#""unless": ["t", "w"]"#, has("w"), Open),
        (r#""unless": ["w", "t"]"#, has("w"), Open),
        (r#""needs": ["t", "w"]"#, Open, without("w")),
        (r#""needs": ["w", "t"]"#, Open, without("w")),
        (r#""needs": ["t"], "unless": ["w"]"#, has("w"), Open),
        (r#""needs": ["w"], "unless": ["t"]"#, Open, without("w")),
        (r#""unless": ["t"], "when": "c.c < 50""#, Unmet, Unmet),
    ] {
        assert_eq!((third(of_third, 95), third(of_third, 80)), (won, lost), "{of_third}");
    }
}

#[test]
fn whoever_loses_a_title_by_its_quota_wins_the_one_that_is_not_for_its_winners() {
    let second = unless(r#""t""#);
    let two = [title("t", &limited_to_one()), title("u", &second)];
    let cases = [99, 98, 97].map(|points| case(points, "1"));
    assert_eq!(found(&two, &cases), [[Won, has("t")], [OverQuota, Won], [OverQuota, Won]]);
    let both = [title("t", &limited_to_one()), title("u", &format!("{second}, {}", limited_to_one()))];
    assert_eq!(found(&both, &cases), [[Won, has("t")], [OverQuota, Won], [OverQuota, OverQuota]]);
    let four = [&two[..], &[title("v", r#""needs": ["u"]"#), title("w", &unless(r#""u""#))]].concat();
    let (first, others) = ([Won, has("t"), without("u"), Won], [OverQuota, Won, Won, has("u")]);
    assert_eq!(found(&four, &cases), [first, others.clone(), others]);
    let own = with_titles(&two, LOWERED);
    assert!(told(&own, &cases, 0, LineKind::Title).ends_with("u: đã có t"));
    assert!(told(&own, &cases, 1, LineKind::Title).ends_with("u: được công nhận"));
}

#[test]
fn each_of_several_titles_goes_to_somebody_else() {
    let one = |id: &str, others: &str| title(id, &format!("{}, {}", unless(others), limited_to_one()));
    let titles = [one("t", ""), one("u", r#""t""#), one("v", r#""t", "u""#)];
    let cases = [99, 98, 97].map(|points| case(points, "1"));
    let over = OverQuota;
    let expected = [[Won, has("t"), has("t")], [over.clone(), Won, has("u")], [over.clone(), over, Won]];
    assert_eq!(found(&titles, &cases), expected);
}

#[test]
fn a_tie_at_the_edge_of_one_title_leaves_the_other_open_until_it_is_decided() {
    let titles = [title("t", &limited_to_one()), title("u", &unless(r#""t""#))];
    let all = |of: [Option<bool>; 2]| {
        let decided = |granted: Option<bool>| {
            let decision = |granted| TitleDecision { granted, reason: "Bốc thăm".to_owned() };
            let title_decisions = granted.map(|granted| (id("t"), decision(granted))).into_iter().collect();
            Case { title_decisions, ..case(99, "1") }
        };
        found(&titles, &of.map(decided))
    };
    assert_eq!(all([None; 2]), [[Open, Open], [Open, Open]]);
    assert_eq!(all([Some(false), None]), [[Award::Refused, Won], [Open, Open]]);
    assert_eq!(all([Some(true), None]), [[Won, has("t")], [OverQuota, Won]]);
}

#[test]
fn while_one_title_is_open_nobody_loses_what_is_a_share_of_the_other() {
    let half = r#"{"share": {"share": "50%", "of": {"title": "u"}}}"#;
    let titles = [title("t", VOTED), title("u", &unless(r#""t""#)), title("v", &limited(half, "rank"))];
    let third = |votes: Option<u32>| {
        let cases = [voted(99, 2), voted(98, 2), voted(97, votes)];
        found(&titles, &cases).iter().map(|awards| awards[2].clone()).collect::<Vec<_>>()
    };
    assert_eq!(third(Some(9)), [Won, OverQuota, OverQuota], "a half of two");
    assert_eq!(third(None), [Won, Open, Open], "it may be a half of three");
}

#[test]
fn what_a_quota_takes_away_is_the_reason_where_it_stood_in_the_way_of_nothing_else() {
    let limited = limited_to_one();
    let first = [title("s", &limited), title("t", &limited)];
    let cases = [99, 98].map(|points| case(points, "1"));
    // Without the quotas the second of them has `t`; with them `s` is what is missing.
    let third = title("u", &format!(r#""needs": ["s"], {}"#, unless(r#""t""#)));
    let over = || [OverQuota, OverQuota];
    let of_first = [Won, Won, has("t")];
    assert_eq!(
        found(&[&first[..], &[third]].concat(), &cases),
        [of_first.to_vec(), [&over()[..], &[without("s")]].concat()]
    );
    // What it lacks with and without them stays the reason.
    let both = [title("x", r#""when": "c.c < 50""#), title("y", r#""needs": ["s", "x"]"#)];
    assert_eq!(
        found(&[&first[..1], &both].concat(), &cases),
        [[Won, Unmet, without("x")], [OverQuota, Unmet, without("x")]]
    );
    // Without the quotas it lacks `u`; with them it has that, and lacks `s`.
    let more = [title("u", &unless(r#""t""#)), title("v", r#""needs": ["s", "u"]"#)];
    assert_eq!(
        found(&[&first[..], &more].concat(), &cases),
        [vec![Won, Won, has("t"), without("u")], [&over()[..], &[Won, without("s")]].concat()]
    );
    // The same where `u` is open in the end.
    let tied = title("t", &format!(r#""when": "c.c < 99", {limited}"#));
    let titles = [&[title("s", &limited), tied][..], &more].concat();
    let cases = [99, 98, 98].map(|points| case(points, "1"));
    assert_eq!(found(&titles, &cases)[1], [OverQuota, Open, Open, without("s")]);
    assert_eq!(found(&titles, &cases)[0], [Won, Unmet, Won, Won]);
}

#[test]
fn what_was_open_is_won_once_a_quota_decides_the_title_that_left_it_open() {
    let second = format!(r#""needs": ["s"], {VOTED}"#);
    let titles = [
        title("s", &limited_to_one()),
        title("t", &second),
        title("u", &unless(r#""t""#)),
        title("v", r#""needs": ["u"]"#),
    ];
    assert_eq!(
        found(&titles, &[voted(99, None), voted(98, None)]),
        [[Won, Open, Open, Open], [OverQuota, without("s"), Won, Won]]
    );
}

#[test]
fn whoever_is_barred_is_so_also_while_the_class_is_left_to_the_committee() {
    let gates = r#"{"id": "g", "title": "Xét", "finding": "?", "effect": "refer"},
        {"id": "n", "title": "Kỷ luật", "finding": "?", "effect": "no_title"}"#;
    let own = with_titles(&[title("t", &limited_to_one()), title("u", &unless(r#""t""#))], gates);
    let both = ["g", "n"].map(|id| (id.parse().expect("an id"), true)).into();
    let barred = Case { findings: both, ..case(99, "1") };
    let outcome = classify(&own, &[barred]).outcomes.remove(0);
    assert_eq!((&outcome.standing, awards(&outcome)), (&Standing::Referred, vec![Award::Barred; 2]));
}
