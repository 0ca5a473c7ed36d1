//! Each check with a set that has exactly that fault, and a near miss that has not.

mod asked;
mod clamps;
mod commas;
mod dates;
mod descent;
mod examples;
mod factor;
mod gates;
mod idle;
mod led;
mod off_sheet;
mod parts;
mod penalties;
mod periods;
mod quotas;
mod received;
mod scales;
mod titles;
mod upward;

use super::super::evaluate::tests::book;
use super::*;
use crate::text::Lang;

const SAMPLE: &str = include_str!("../../../fixtures/sample/criteria.json");
const TEACHERS: &str = include_str!("../../../fixtures/criteria/giao_vien_thang.json");

const POINTS: &str =
    r#"{"id": "c", "code": "I.1", "title": "Điểm", "max": 100, "start": {"points": {"step": 0.5}}}"#;
const REFER: &str = r#""otherwise": "refer","#;
const LAST: &str = r#""otherwise": {"class": "z"},"#;

/// A class with a condition.
fn class(id: &str, when: &str) -> String {
    format!(r#"{{"id": "{id}", "title": "{}", "when": "{when}"}}"#, id.to_uppercase())
}

/// Ten criteria of ten points each, met or not.
fn ten() -> String {
    let one = |number| {
        format!(
            r#"{{"id": "c{number}", "code": "I.{number}", "title": "Việc {number}", "max": 10, "start": "check"}}"#
        )
    };
    (1..=10).map(one).collect::<Vec<_>>().join(", ")
}

/// A set of one section; the classes by ids and conditions, without `otherwise` unless `more` says so.
fn set(criteria: &str, gates: &str, classes: &[(&str, &str)], more: &str) -> Rulebook {
    let mut classes: Vec<String> = classes.iter().map(|(id, when)| class(id, when)).collect();
    if more.contains(r#""class": "z""#) {
        classes.push(r#"{"id": "z", "title": "Z"}"#.to_owned());
    }
    book(criteria, gates, &classes.join(", "), more)
}

fn told(rulebook: &Rulebook) -> Vec<String> {
    let tell = |finding: &Finding| {
        let example = finding.example.as_ref().map(|example| example.words(Lang::En)).unwrap_or_default();
        format!("{:?} {}: {} {example}", finding.severity, finding.place(), finding.sentence(Lang::En))
    };
    lint(rulebook).iter().map(tell).collect()
}

/// The only finding.
fn only(rulebook: &Rulebook) -> Finding {
    let mut found = lint(rulebook);
    assert_eq!(found.len(), 1, "{:#?}", told(rulebook));
    found.remove(0)
}

fn silent(rulebook: &Rulebook) {
    assert!(lint(rulebook).is_empty(), "{:#?}", told(rulebook));
}

#[test]
fn the_shipped_sheets_have_no_errors() {
    for text in [SAMPLE, TEACHERS] {
        let rulebook = Rulebook::read(text).expect("a sound set");
        let errors: Vec<String> =
            told(&rulebook).into_iter().filter(|told| told.starts_with("Error")).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    silent(&Rulebook::read(SAMPLE).expect("a sound set"));
}

#[test]
fn worked_case_9_is_proven_with_exactly_such_a_sheet() {
    let criteria = format!(
        "{}, {}",
        r#"{"id": "a", "code": "I.1", "title": "Lời nói", "max": 4, "start": "check"}"#,
        r#"{"id": "b", "code": "I.2", "title": "Việc làm", "max": 96, "start": {"points": {"step": 0.5}}}"#,
    );
    let rulebook = set(
        &criteria,
        "",
        &[
            ("a", "total >= 90 and zeros = 0"),
            ("b", "total >= 80 and zeros = 0"),
            ("c", "total >= 60 and total <= 85"),
            ("d", "total < 60"),
        ],
        REFER,
    );
    let finding = only(&rulebook);
    assert_eq!(finding.severity, Severity::Warning, "the set says that the committee decides");
    let example = finding.example.expect("an example");
    assert_eq!(example.outcome.total, Some(96_u32.into()));
    assert_eq!(
        example.words(Lang::Vi),
        "Ví dụ: tiêu chí I.1 = 0; các tiêu chí khác tối đa → 96 điểm, không hạng nào."
    );
}

#[test]
fn a_total_between_two_classes_fits_none() {
    let gap = &[("a", "total > 84.5"), ("b", "total < 84.5")];
    let finding = only(&set(POINTS, "", gap, REFER));
    assert_eq!(finding.sentence(Lang::En), "Some cases fit no class, with a total 84.5.");
    assert_eq!((finding.severity, finding.place().as_str()), (Severity::Warning, "classes.b.when"));
    silent(&set(POINTS, "", &[("a", "total >= 84.5"), ("b", "total < 84.5")], REFER));
    silent(&set(POINTS, "", &[("a", "total >= 84.5"), ("b", "total >= 50")], REFER));
}

#[test]
fn only_totals_that_the_steps_can_come_to_count() {
    let classes = &[("a", "total >= 85"), ("b", "total <= 80")];
    silent(&set(&ten(), "", classes, REFER));
    let finding = only(&set(POINTS, "", classes, REFER));
    assert_eq!(finding.sentence(Lang::En), "Some cases fit no class, with a total above 80 below 85.");
    let majority = |step: &str| {
        let text = serde_json::to_string(&set(
            &POINTS.replace("0.5", step),
            "",
            &[("a", "total >= 85"), ("b", "total <= 84.5")],
            REFER,
        ));
        Rulebook::read(&text.expect("prints").replace(r#""mean""#, r#""majority""#)).expect("a sound set")
    };
    silent(&majority("0.5"));
    let finding = only(&majority("0.25"));
    assert!(finding.example.expect("an example").words(Lang::Vi).contains("84,75 điểm"));
}

#[test]
fn a_mean_of_votes_can_fall_between_the_steps() {
    let finding = only(&set(POINTS, "", &[("a", "total >= 85"), ("b", "total <= 84.5")], REFER));
    assert!(finding.example.expect("an example").words(Lang::Vi).contains("84,75 điểm"));
}

#[test]
fn a_class_beneath_a_wider_one_is_never_reached() {
    let finding = only(&set(POINTS, "", &[("a", "total >= 50"), ("b", "total >= 90")], LAST));
    assert_eq!(
        finding.sentence(Lang::En),
        "Nobody can reach “B”: whoever meets its condition already falls in a class above, such as “A”."
    );
    assert_eq!(finding.place(), "classes.b.when");
    silent(&set(POINTS, "", &[("a", "total >= 90"), ("b", "total >= 50")], LAST));
}

#[test]
fn a_class_whose_condition_contradicts_itself_or_the_sheet_is_never_reached() {
    let sentence = "The condition of “A” can never hold.";
    for when in
        ["total >= 90 and total < 80", "total > 100", "zeros = 1 and total > 0", "c.c > 50 and total < 50"]
    {
        let finding = only(&set(POINTS, "", &[("a", when), ("b", "total >= 50")], LAST));
        assert_eq!(finding.sentence(Lang::En), sentence, "{when}");
    }
    silent(&set(POINTS, "", &[("a", "total >= 90 and c.c > 90"), ("b", "total >= 50 and zeros = 0")], LAST));
}

#[test]
fn a_class_that_nothing_leads_to_is_named() {
    let classes =
        format!(r#"{}, {{"id": "y", "title": "Y"}}, {{"id": "z", "title": "Z"}}"#, class("a", "total >= 50"));
    let finding = only(&book(POINTS, "", &classes, LAST));
    assert_eq!(finding.sentence(Lang::En), "“Y” has no condition, and nothing leads anybody there.");
    let gate = r#"{"id": "g", "title": "G", "finding": "Có không?", "effect": {"lower": 1}}"#;
    silent(&book(POINTS, gate, &classes, LAST));
}

#[test]
fn more_points_must_not_lead_to_a_worse_class() {
    let finding = only(&set(POINTS, "", &[("a", "total >= 70 and total < 90"), ("b", "total >= 50")], LAST));
    assert_eq!(finding.sentence(Lang::En), "More points alone lead to a worse class: from “A” to “B”.");
    silent(&set(POINTS, "", &[("a", "total >= 70"), ("b", "total >= 50 and total < 70")], LAST));
}

#[test]
fn a_bonus_that_lifts_a_total_over_an_upper_bound_is_found() {
    let text = |bound: &str| {
        format!(
            r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
        "sections": [{{"id": "s", "code": "I", "title": "Mục", "criteria": [{POINTS}]}},
            {{"id": "t", "code": "II", "title": "Thưởng", "bonus": {{"cap": 5}}, "criteria": [{{"id": "d", "code": "II.1",
            "title": "Giải", "max": 10, "start": "empty",
            "events": [{{"id": "e", "title": "Giải", "unit": "giải", "effect": {{"each": 1}}}}]}}]}}],
        "classes": [{}, {{"id": "z", "title": "Z"}}], "otherwise": {{"class": "z"}},
        "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean", "findings": {{"more_than": "1/2", "of": "present"}},
        "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#,
            class("a", &format!("total >= 50 and total <= {bound}"))
        )
    };
    let finding = only(&Rulebook::read(&text("100")).expect("a sound set"));
    assert_eq!(finding.sentence(Lang::En), "More points alone lead to a worse class: from “A” to “Z”.");
    silent(&Rulebook::read(&text("105")).expect("a sound set"));
}
