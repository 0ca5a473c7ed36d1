use jiff::civil::date;

use super::*;
use crate::domain::Phase;

/// A set of one criterion that is used so often, in a unit whose year begins with this month.
fn set(period: &str, first_month: u8) -> Rulebook {
    let text = format!(
        r#"{{"format":"binhxet.criteria/1","id":"sheet","edition":1,"title":"Phiếu","period":"{period}",
            "first_month":{first_month},
            "sections":[{{"id":"s1","code":"I","title":"Chung",
                "criteria":[{{"id":"c1","code":"I.1","title":"Việc","max":10,"start":"full"}}]}}],
            "classes":[{{"id":"good","title":"Tốt","when":"total >= 5"}},{{"id":"rest","title":"Còn lại"}}],
            "otherwise":{{"class":"rest"}},
            "voting":{{"quorum":{{"more_than":"1/2"}},"marks":"mean","findings":{{"more_than":"1/2","of":"present"}},
                "tie":"chair","rounds":2}}}}"#
    );
    Rulebook::read(&text).expect("a sound set")
}

fn held(period: &str, set: &Rulebook) -> Summary {
    let period: Period = period.parse().expect("a period");
    let at = Moment::at(date(2026, 11, 24).at(8, 0, 0, 0), 7).expect("an offset");
    Summary {
        id: None,
        period,
        days: period.days(set.set().first_month),
        sheets: Vec::new(),
        phase: Phase::Sealed,
        members: 1,
        done: 1,
        present: 3,
        classes: Vec::new(),
        not_ranked: 0,
        latest: at,
        seal: None,
    }
}

fn next(set: &Rulebook, meetings: &[&str], today: Date) -> String {
    let meetings: Vec<Summary> = meetings.iter().map(|period| held(period, set)).collect();
    Unit::default().next_period(set, &meetings, today).to_string()
}

#[test]
fn the_next_meeting_is_about_the_period_after_the_last_of_its_kind() {
    let today = date(2026, 11, 24);
    assert_eq!(next(&set("month", 1), &[], today), "2026-11");
    assert_eq!(next(&set("month", 1), &["2026-10", "2026-Q4", "2027"], today), "2026-11");
    assert_eq!(next(&set("half", 1), &["2026-H1"], today), "2026-H2");
    assert_eq!(next(&set("term", 9), &[], today), "2026-T1");
    assert_eq!(next(&set("term", 9), &["2025-T2"], today), "2026-T1");
    assert_eq!(next(&set("year", 9), &[], date(2026, 6, 1)), "2025");
}

#[test]
fn what_was_left_out_long_ago_is_not_made_up_for() {
    assert_eq!(next(&set("month", 1), &["2026-02"], date(2026, 11, 24)), "2026-10");
    assert_eq!(next(&set("half", 1), &["2024-H1"], date(2026, 11, 24)), "2026-H1");
}

#[test]
fn rounds_are_counted_within_the_units_year() {
    let rounds = set("round", 1);
    assert_eq!(next(&rounds, &[], date(2026, 11, 24)), "2026-R1");
    assert_eq!(next(&rounds, &["2026-R1", "2026-R2"], date(2026, 11, 24)), "2026-R3");
    assert_eq!(next(&rounds, &["2025-R7"], date(2026, 1, 5)), "2026-R1");
}

#[test]
fn a_round_goes_from_the_last_one_to_today() {
    let rounds = set("round", 1);
    let days = |meetings: &[Summary], today| {
        let period = "2026-R2".parse().expect("a period");
        Unit::default().days_of_round(&rounds, period, meetings, today)
    };
    let first = Summary {
        days: Some(PeriodDates { start: date(2026, 1, 1), end: date(2026, 4, 30) }),
        ..held("2026-R1", &rounds)
    };
    let today = date(2026, 11, 24);
    assert_eq!(days(&[first], today), Some(PeriodDates { start: date(2026, 5, 1), end: today }));
    assert_eq!(days(&[], today), Some(PeriodDates { start: date(2026, 1, 1), end: today }));
    let month = "2026-11".parse().expect("a period");
    assert_eq!(Unit::default().days_of_round(&set("month", 1), month, &[], today), None);
}
