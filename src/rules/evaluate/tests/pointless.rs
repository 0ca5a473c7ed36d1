//! Sheets without points: facts, findings and conditions alone lead to a class.

use super::*;
use crate::text::Lang;

const WORKERS: &str = include_str!("../../../../fixtures/units/brigade/1-doi-may.json");

fn worker(away: i64, conduct: &str, fault: bool) -> Case {
    Case {
        inputs: [
            (id("nghi"), Value::Number(Exact::whole(away))),
            (id("khong_phep"), Value::Number(Exact::ZERO)),
            (id("thai_do"), Value::Text(conduct.to_owned())),
        ]
        .into(),
        findings: [(id("ky_luat"), fault)].into(),
        ..Case::default()
    }
}

#[test]
fn facts_and_findings_alone_lead_to_a_class() {
    let rulebook = Rulebook::read(WORKERS).expect("sound");
    assert!(!rulebook.has_points());
    let of = |away, conduct, fault| {
        let outcome = evaluate(&rulebook, &worker(away, conduct, fault));
        (outcome.standing.clone(), class(&outcome).map(str::to_owned))
    };
    let ranked = |class: &str| (Standing::Ranked, Some(class.to_owned()));
    assert_eq!(of(1, "tốt", false), ranked("a"));
    assert_eq!(of(1, "tốt", true), ranked("b"));
    assert_eq!(of(2, "khá", false), ranked("b"));
    assert_eq!(of(6, "tốt", false), ranked("c"));
}

#[test]
fn no_points_are_told_where_there_are_none() {
    let rulebook = Rulebook::read(WORKERS).expect("sound");
    let outcome = explained(&rulebook, &worker(2, "tốt", false), &UnitFacts::UNKNOWN);
    for (lang, words) in [(Lang::Vi, "điểm"), (Lang::En, "point")] {
        let lines = outcome.lines(&rulebook, lang);
        assert!(lines.iter().all(|line| line.kind != LineKind::Total), "{lines:#?}");
        assert!(!lines.iter().any(|line| line.text.contains(words)), "{lines:#?}");
    }
    assert_eq!(
        Lang::ALL.map(|lang| outcome.came_by(&rulebook, lang)),
        ["theo điều kiện", "by the conditions"]
    );
    let told = outcome.lines(&rulebook, Lang::Vi).into_iter().filter(|line| line.kind == LineKind::Change);
    assert_eq!(
        told.map(|line| line.text).collect::<Vec<_>>(),
        [
            "Ngày nghỉ: bớt 1 ngày (còn 1) thì đủ điều kiện Loại A (còn phải xét tỷ lệ).",
            "Thái độ lao động: nếu là “kém” thì thành Loại C.",
        ]
    );
}

#[test]
fn the_lint_finds_nothing_amiss_in_a_sheet_without_points() {
    let rulebook = Rulebook::read(WORKERS).expect("sound");
    assert_eq!(lint(&rulebook), Vec::new());
}

#[test]
fn under_a_quota_without_an_order_all_are_equal_on_a_sheet_without_points() {
    let text = WORKERS.replace(r#""over": "rank", "order": ["-input.nghi"]"#, r#""over": "rank""#);
    let rulebook = Rulebook::read(&text).expect("sound");
    let rules = UnitRules::new(vec![&rulebook]);
    let cases = [worker(0, "tốt", false), worker(1, "tốt", false), worker(1, "tốt", false)];
    let entries: Vec<Entry<'_>> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
    let classified = classify(&rules, &entries);
    assert!(classified.outcomes.iter().all(|outcome| outcome.standing == Standing::Referred));
}

#[test]
fn a_printed_maximum_beside_no_criteria_can_only_be_nought() {
    let faults = Rulebook::read(&WORKERS.replace(r#""max": 0"#, r#""max": 10"#)).expect_err("a wrong sum");
    assert_eq!(faults.iter().map(|fault| fault.place.as_str()).collect::<Vec<_>>(), ["max"]);
}

#[test]
fn whoever_a_tie_breaker_puts_behind_another_is_not_said_to_have_as_many_points() {
    let text = WORKERS.replace(r#""order": ["-input.nghi"]"#, r#""ties": ["-input.nghi"]"#);
    let rulebook = Rulebook::read(&text).expect("sound");
    let rules = UnitRules::new(vec![&rulebook]);
    let cases = [worker(0, "tốt", false), worker(1, "tốt", false)];
    let entries: Vec<Entry<'_>> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
    let lines = classify(&rules, &entries).outcomes[1].lines(&rulebook, Lang::Vi);
    let told = &lines.iter().find(|line| line.kind == LineKind::Quota).expect("told").text;
    assert!(told.contains("ngang với người đứng trước") && !told.contains("điểm"), "{told}");
}
