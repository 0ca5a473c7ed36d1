//! Examples in words: whatever bears on a finding, and nothing else.

use super::super::finding::{Idle, Instead, Problem};
use super::*;
use crate::number::Exact;

const AB: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50")];

fn example(rulebook: &Rulebook, place: &str) -> String {
    let found = lint(rulebook);
    let finding = found.iter().find(|finding| finding.place() == place);
    let finding = finding.unwrap_or_else(|| panic!("{:#?}", told(rulebook)));
    finding.example.as_ref().expect("an example").words(Lang::En)
}

/// The example that shows that nobody comes to the second class.
fn taken(criteria: &str, gates: &str, when: &str) -> String {
    example(&set(criteria, gates, &[("a", "total >= 0"), ("b", when)], LAST), "classes.b.when")
}

#[test]
fn what_the_example_is_about_is_said_of_fields_and_findings() {
    let gate = r#"{"id": "g", "title": "Kỷ luật", "finding": "?", "effect": "nothing"}"#;
    for (when, wanted) in [
        ("total >= 90 and member.group = 'Tổ 1'", "group: “Tổ 1”"),
        ("total >= 90 and member.group != 'Tổ 1'", "group: other"),
        ("total >= 90 and finding.g", "Kỷ luật"),
    ] {
        let words = taken(POINTS, gate, when);
        assert!(words.contains(wanted), "{when}: {words}");
    }
    let words = taken(POINTS, gate, "total >= 90 and not finding.g");
    assert!(!words.contains("Kỷ luật"), "{words}");
}

#[test]
fn four_criteria_are_named_and_of_more_their_number() {
    let named = |total: u32| {
        let words = taken(&ten(), "", &format!("total = {total}"));
        (words.matches(" = 0").count(), words.contains("others below"), words)
    };
    let (three, more, words) = named(70);
    assert_eq!((three, more), (3, false), "{words}");
    let (four, more, words) = named(60);
    assert_eq!((four, more), (4, false), "{words}");
    let (_, _, words) = named(50);
    assert!(words.contains("1 other below its maximum"), "{words}");
    let (six, more, words) = named(40);
    assert_eq!((six, more), (4, true), "{words}");
    assert!(words.contains("2 others below"), "{words}");
}

#[test]
fn a_bonus_that_nobody_got_is_neither_named_nor_a_criterion_at_nought() {
    let bonus = |when: &str| {
        let text = format!(
            r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
            "sections": [{{"id": "s", "code": "I", "title": "Mục", "criteria": [{POINTS}]}},
                {{"id": "t", "code": "II", "title": "Thưởng", "bonus": {{"cap": 5}}, "criteria": [{{"id": "d", "code": "II.1",
                "title": "Giải", "max": 10, "start": "empty",
                "events": [{{"id": "e", "title": "Giải", "unit": "giải", "effect": {{"each": 1}}}}]}}]}}],
            "classes": [{}, {}, {{"id": "z", "title": "Z"}}], "otherwise": {{"class": "z"}},
            "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean", "findings": {{"more_than": "1/2", "of": "present"}},
            "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#,
            class("a", "total >= 0"),
            class("b", when)
        );
        example(&Rulebook::read(&text).expect("a sound set"), "classes.b.when")
    };
    let words = bonus("total = 0");
    assert!(words.contains("I.1 = 0") && !words.contains("II.1"), "{words}");
    assert!(!words.contains("all other"), "there is no other: {words}");
    let words = bonus("zeros = 0 and total = 50");
    assert!(words.contains("→ 50 points"), "{words}");
    let words = bonus("zeros = 0 and total = 0.5");
    assert!(words.contains("I.1 = 0.5") && !words.contains("II.1"), "{words}");
}

#[test]
fn the_level_of_a_criterion_is_named_by_its_title() {
    let criteria = format!(
        r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": {{"levels": [
            {{"id": "low", "title": "Chậm", "points": 1}}, {{"id": "high", "title": "Nhanh", "points": 4}}]}}}}"#
    );
    let words = taken(&criteria, "", "total >= 90 and level.d = 'low'");
    assert!(words.contains("level of criterion I.2: Chậm"), "{words}");
}

#[test]
fn what_is_at_its_maximum_is_said_of_those_that_apply() {
    let words = taken(POINTS, "", "total = 100");
    assert!(words.contains("all criteria at their maximum"), "{words}");
    let off = |id: &str| {
        format!(
            r#"{{"id": "{id}", "code": "{id}", "title": "D", "max": 4, "start": "check",
            "applies": {{"when": "input.x", "otherwise": "excluded"}}}}"#
        )
    };
    let criteria = [POINTS.to_owned(), off("d"), off("e")].join(", ");
    let more = format!(r#""inputs": [{{"id": "x", "title": "X", "kind": "flag"}}], {LAST}"#);
    let of = |when: &str| {
        let classes = &[("a", "total >= 0"), ("b", when)];
        example(&set(&criteria, "", classes, &more), "classes.b.when")
    };
    let words = of("total = 50 and not input.x");
    assert!(words.contains("I.1 = 50") && !words.contains("maximum"), "there are no others: {words}");
    let words = of("total = 58 and zeros = 0 and input.x");
    assert!(words.contains("I.1 = 50") && words.contains("all other criteria"), "{words}");
}

#[test]
fn every_problem_comes_with_advice_of_its_own_kind() {
    let text = String::new;
    let on = || super::super::finding::Limited { class: text(), and_better: false };
    let problems = [
        Problem::ClassTaken { class: text(), above: text() },
        Problem::ClassContradictory { class: text() },
        Problem::ClassLeftNothing { class: text(), above: text() },
        Problem::ClassNeverNamed { class: text() },
        Problem::ClassConditionIdle { class: text(), idle: Idle::Contradictory, is_led_to: true },
        Problem::ClassConditionIdle { class: text(), idle: Idle::Taken { above: text() }, is_led_to: true },
        Problem::NoClassFits { totals: super::super::cell::Span::ALL },
        Problem::OutOfOrder { better: text(), worse: text(), is_upward: false },
        Problem::OutOfOrder { better: text(), worse: text(), is_upward: true },
        Problem::PastMoreThanThereAre { name: text(), most: 1 },
        Problem::PastAlways { condition: text(), most: 1 },
        Problem::ClampTurned { written: text(), always: Exact::ONE },
        Problem::RunsAddedUp { instead: None },
        Problem::RunsAddedUp { instead: Some(Instead::RunFrom(text())) },
        Problem::RunsAddedUp { instead: Some(Instead::Counts(text())) },
        Problem::QuotaAllowsNobody { on: on() },
        Problem::QuotaClassLacking { quota: text(), class: text(), set: text() },
        Problem::QuotaNeverLimits { on: on() },
        Problem::QuotaNothingBetter { class: text() },
        Problem::InputUnused { input: text() },
        Problem::GateNeverFires { gate: text() },
        Problem::GateIdle { gate: text() },
        Problem::ForceRaises { gate: text(), class: text(), from: super::super::finding::RaisedFrom::Both },
        Problem::DecimalComma { written: text(), with_point: text(), at: 0 },
        Problem::ShareVanishes { criterion: text() },
        Problem::EventIdle { event: text(), criterion: text() },
        Problem::LevelOffSheet { criterion: text(), level: text() },
        Problem::LevelsEqual { level: text(), other: text() },
        Problem::CapNeverReached { section: text() },
        Problem::NeverApplies { criterion: text() },
    ];
    let path = || super::super::path::Path::to("classes", &"a");
    for lang in Lang::ALL {
        let advice: std::collections::BTreeSet<String> = problems
            .iter()
            .map(|problem| Finding::error(path(), problem.clone(), None).advice(lang))
            .collect();
        assert_eq!(advice.len(), problems.len());
        assert!(advice.iter().all(|advice| advice.ends_with('.')), "{advice:?}");
    }
    let of = |problem: Problem| Finding::warning(path(), problem, None);
    assert!(
        !of(problems[0].clone()).is_error() && Finding::error(path(), problems[0].clone(), None).is_error()
    );
    silent(&set(POINTS, "", AB, LAST));
}
