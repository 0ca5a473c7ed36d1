//! Deductions that grow with each time.

use super::*;
use crate::text::Lang;

/// Hours of ten points: late once is a reminder, then 2, then 4 each time; `more` stands in the event.
fn hours(more: &str, groups: &str) -> String {
    format!(
        r#"{{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
        {{"id": "late", "title": "Đi muộn", "unit": "lần", "effect": {{"steps": [0, -2, -4]}}{more}}},
        {{"id": "gone", "title": "Bỏ ca", "unit": "lần", "effect": {{"each": -3}}}}]{groups}}}"#
    )
}

/// What is said of the criterion, in Vietnamese.
fn told(criterion: &str, occurrences: Vec<Occurrence>) -> String {
    let rulebook = book(criterion, "", ABC, REFER);
    let outcome = evaluate(&rulebook, &Case { occurrences, ..Case::default() });
    outcome
        .lines(&rulebook, Lang::Vi)
        .into_iter()
        .map(|line| line.text)
        .find(|text| text.starts_with("1 "))
        .unwrap_or_default()
}

#[test]
fn worked_by_hand_each_time_is_dearer_than_the_one_before() {
    let late = |count: u32| points(&hours("", ""), vec![happened("c", "late", count)]);
    assert_eq!([0, 1, 2, 3, 4, 9].map(late), ["10", "10", "8", "4", "0", "0"].map(exact));
    let both = vec![happened("c", "late", 2), happened("c", "gone", 1)];
    assert_eq!(points(&hours("", ""), both), exact("5"), "10 − (0 + 2) − 3");
    // Written down on two days it is still three times.
    let twice = vec![happened("c", "late", 1), happened("c", "late", 2)];
    assert_eq!(points(&hours("", ""), twice), exact("4"));
}

#[test]
fn a_limit_holds_all_times_together() {
    let late = |count: u32| points(&hours(r#", "limit": -5"#, ""), vec![happened("c", "late", count)]);
    assert_eq!([2, 3, 7].map(late), ["8", "5", "5"].map(exact));
}

#[test]
fn who_is_excused_does_not_come_a_step_further() {
    let more = r#", "exempt": [{"id": "ill", "title": "Ốm", "most": 2}]"#;
    let excused = |count: u32| Occurrence { exempt: Some(id("ill")), ..happened("c", "late", count) };
    let of = |occurrences: Vec<Occurrence>| points(&hours(more, ""), occurrences);
    assert_eq!(of(vec![excused(2), happened("c", "late", 1)]), exact("10"), "the first that counts");
    assert_eq!(of(vec![excused(3), happened("c", "late", 1)]), exact("8"), "two of four are excused");
    assert_eq!(of(vec![happened("c", "late", 1), excused(4)]), exact("4"), "whatever their order");
}

#[test]
fn in_a_group_what_does_most_counts() {
    let group = |counts: &str| {
        hours("", &format!(r#", "groups": [{{"events": ["late", "gone"], "counts": "{counts}"}}]"#))
    };
    let of = |counts: &str, late: u32, gone: u32| {
        let all = [happened("c", "late", late), happened("c", "gone", gone)];
        points(&group(counts), all.into_iter().filter(|one| one.count > 0).collect())
    };
    assert_eq!(of("best", 2, 1), exact("7"), "3 is more than 0 + 2");
    assert_eq!(of("best", 3, 1), exact("4"), "0 + 2 + 4 is more than 3");
    assert_eq!(of("one", 3, 0), exact("6"), "the dearest of the three");
    assert_eq!(of("one", 2, 2), exact("7"));
    assert_eq!(of("one", 1, 0), exact("10"));
}

#[test]
fn what_is_added_may_grow_and_stop() {
    let ideas = r#"{"id": "c", "code": "1", "title": "Sáng kiến", "max": 10, "start": "empty", "events": [
        {"id": "idea", "title": "Sáng kiến", "unit": "sáng kiến", "effect": {"steps": ["1", "5/2", "0"]}}]}"#;
    let of = |count: u32| points(ideas, vec![happened("c", "idea", count)]);
    assert_eq!([1, 2, 3, 9].map(of), ["1", "3.5", "3.5", "3.5"].map(exact));
}

#[test]
fn a_section_that_only_takes_away_takes_in_steps() {
    let mut set: serde_json::Value =
        serde_json::from_str(&book(HUNDRED, "", ABC, REFER).canonical()).expect("json");
    let penalty = serde_json::json!({"id": "m", "code": "II", "title": "Điểm trừ", "penalty": {"cap": 12}, "criteria": [
        {"id": "d", "code": "2", "title": "Nếp sống", "max": 10, "start": "empty", "events": [
            {"id": "late", "title": "Đi muộn", "unit": "lần", "effect": {"steps": [0, -2, -4]}}]}]});
    set["sections"].as_array_mut().expect("a list").push(penalty);
    let rulebook = Rulebook::read(&set.to_string()).expect("sound");
    let total = |count: u32| {
        let mut case = marked("90");
        case.occurrences = vec![happened("d", "late", count)];
        evaluate(&rulebook, &case).total.expect("known")
    };
    assert_eq!([1, 2, 3, 4, 5].map(total), ["90", "88", "84", "80", "80"].map(exact));
}

#[test]
fn the_line_can_be_checked_by_hand() {
    let more = r#", "limit": -8, "exempt": [{"id": "ill", "title": "Ốm"}]"#;
    let late = |count: u32| vec![happened("c", "late", count)];
    let of = |occurrences: Vec<Occurrence>| told(&hours(more, ""), occurrences);
    assert_eq!(of(late(1)), "1 Giờ: 10 − 0 (Đi muộn: 1 lần, lần đầu tính 0) = 10 / 10");
    assert_eq!(of(late(3)), "1 Giờ: 10 − 6 (Đi muộn: 3 lần; 0 − 2 − 4 = −6) = 4 / 10");
    assert_eq!(of(late(4)), "1 Giờ: 10 − 8 (Đi muộn: 4 lần; 0 − 2 − 2 × 4 = −10, đến giới hạn) = 2 / 10");
    let excused = Occurrence { exempt: Some(id("ill")), ..happened("c", "late", 1) };
    let mut all = late(2);
    all.push(excused.clone());
    assert_eq!(of(all), "1 Giờ: 10 − 2 (Đi muộn: 3 lần, miễn 1 vì “Ốm”; 0 − 2 = −2) = 8 / 10");
    assert_eq!(of(vec![excused]), "1 Giờ: 10 / 10; Đi muộn: 1 lần, miễn 1 vì “Ốm”");
    let one = hours("", r#", "groups": [{"events": ["late", "gone"], "counts": "one"}]"#);
    assert_eq!(told(&one, late(3)), "1 Giờ: 10 − 4 (Đi muộn: 3 lần, chỉ tính một lần) = 6 / 10");
}
