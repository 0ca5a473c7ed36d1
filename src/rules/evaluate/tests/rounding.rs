//! Exemptions, what is only noted, rounding, and the limits of the whole sheet.

use super::*;

const LATE: &str = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
    {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"between": [-3, -1]}, "exempt": [
        {"id": "sick", "title": "Ốm", "most": 2}, {"id": "duty", "title": "Công tác"}]},
    {"id": "gone", "title": "Bỏ", "unit": "lần", "effect": "all", "exempt": [{"id": "storm", "title": "Bão"}]},
    {"id": "told", "title": "Nhắc", "unit": "lần", "effect": "nothing"}]}"#;

fn late(count: u32, points: Option<&str>, exempt: Option<&str>) -> Occurrence {
    Occurrence { points: points.map(exact), exempt: exempt.map(id), ..happened("c", "late", count) }
}

fn result(occurrences: Vec<Occurrence>) -> CriterionResult {
    let rulebook = book(LATE, "", ABC, REFER);
    evaluate(&rulebook, &Case { occurrences, ..Case::default() }).criteria[0].clone()
}

#[test]
fn an_excused_occurrence_is_listed_and_takes_nothing() {
    let result = result(vec![late(2, Some("-2"), Some("duty")), late(1, Some("-1"), None)]);
    assert_eq!(result.points, Some(exact("9")));
    assert_eq!((result.events[0].count, result.events[0].exempt), (3, 2));
}

#[test]
fn what_a_reason_no_longer_excuses_counts_and_the_heaviest_are_excused_first() {
    let occurrences = vec![late(1, Some("-1"), Some("sick")), late(2, Some("-3"), Some("sick"))];
    let turned = occurrences.iter().rev().cloned().collect();
    assert_eq!(result(occurrences).points, Some(exact("9")));
    assert_eq!(result(turned).points, Some(exact("9")));
    let open = result(vec![late(3, None, Some("sick"))]);
    assert_eq!((open.points, open.events[0].exempt), (None, 2));
}

#[test]
fn an_excused_occurrence_does_not_lose_the_whole_criterion() {
    let gone = Occurrence { exempt: Some(id("storm")), ..happened("c", "gone", 1) };
    assert_eq!(result(vec![gone.clone()]).points, Some(exact("10")));
    assert_eq!(result(vec![gone, happened("c", "gone", 1)]).points, Some(Exact::ZERO));
}

#[test]
fn conditions_count_what_happened_without_what_is_excused() {
    let gate = r#"{"id": "g", "title": "Nhắc nhiều", "when": "happened.c.told >= 3 or happened.c.late >= 2", "effect": "not_ranked"}"#;
    let rulebook = book(LATE, gate, r#"{"id": "A", "title": "A", "when": "true"}"#, REFER);
    let standing = |occurrences| evaluate(&rulebook, &Case { occurrences, ..Case::default() }).standing;
    assert_eq!(standing(vec![happened("c", "told", 2)]), Standing::Ranked);
    assert_eq!(standing(vec![happened("c", "told", 3)]), Standing::NotRanked);
    assert_eq!(standing(vec![late(3, Some("-1"), Some("sick"))]), Standing::Ranked);
    assert_eq!(standing(vec![late(4, Some("-1"), Some("sick"))]), Standing::NotRanked);
}

#[test]
fn a_rounded_value_is_then_the_value_and_the_trace_keeps_the_other() {
    let set = r#"[{"id": "s", "code": "I", "title": "Mục", "round": {"places": 0, "mode": "floor"}, "criteria": [
        {"id": "c", "code": "1", "title": "Một", "max": 10, "start": {"points": {"step": 1}}, "round": {"places": 1, "mode": "half_up"}},
        {"id": "d", "code": "2", "title": "Hai", "max": 10, "start": "full"}]}]"#;
    let mut text: serde_json::Value =
        serde_json::from_str(&book(HUNDRED, "", ABC, REFER).canonical()).expect("json");
    text["sections"] = serde_json::from_str(set).expect("json");
    text["round"] = serde_json::json!({"places": 0, "mode": "ceil"});
    text["limits"] = serde_json::json!({"max": 17.5});
    let rulebook = Rulebook::read(&text.to_string()).expect("sound");
    let outcome = evaluate(&rulebook, &marked("23/3"));
    let criterion = &outcome.criteria[0];
    assert_eq!((criterion.unrounded, criterion.points), (Some(exact("23/3")), Some(exact("7.7"))));
    let section = &outcome.sections[0];
    assert_eq!((section.unrounded, section.points), (Some(exact("17.7")), Some(exact("17"))));
    let outcome = evaluate(&rulebook, &marked("8.5"));
    assert_eq!((outcome.unrounded_total, outcome.raw_total), (Some(exact("17.5")), Some(exact("18"))));
    let told = outcome.lines(&rulebook, crate::text::Lang::Vi);
    let total = told.iter().find(|line| line.kind == LineKind::Total).expect("a total");
    assert_eq!(total.text, "Tổng: 18, quá mức tối đa 17,5 nên tính 17,5; làm tròn lên thành 18 / 18");
}

#[test]
fn the_whole_sheet_limits_what_events_can_take_and_add() {
    let criterion = |id: &str, start: &str, each: &str| {
        format!(
            r#"{{"id": "{id}", "code": "{id}", "title": "T", "max": 10, "start": "{start}", "events": [
            {{"id": "e", "title": "E", "unit": "lần", "effect": {{"each": {each}}}}}]}}"#
        )
    };
    let all = [criterion("a", "full", "-1"), criterion("b", "full", "-1"), criterion("c", "empty", "1")];
    let limits = r#""otherwise": "refer", "limits": {"deductions": 5, "additions": 2},"#;
    let rulebook = book(&all.join(","), "", ABC, limits);
    let total = |a: u32, b: u32, c: u32| {
        let occurrences = vec![happened("a", "e", a), happened("b", "e", b), happened("c", "e", c)];
        evaluate(&rulebook, &Case { occurrences, ..Case::default() }).total.map(|total| total.to_string())
    };
    assert_eq!(total(2, 2, 0).as_deref(), Some("16"));
    assert_eq!(total(4, 3, 0).as_deref(), Some("15"));
    assert_eq!(total(0, 0, 5).as_deref(), Some("22"));
    assert_eq!(total(9, 9, 1).as_deref(), Some("16"));
}
