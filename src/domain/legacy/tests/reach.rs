//! Which earlier meetings count, to the day.

use super::*;

fn of(text: &str, kind: &str, period: &str) -> Opening {
    let rules = Rulebook::read(&text.replace("PERIOD", kind)).expect("a sound set");
    Opening { sets: vec![FrozenSet::of(rules)], ..opening(kind, period) }
}

fn days_of(past: &History) -> Vec<Date> {
    past.past.iter().map(|past| past.days.start).collect()
}

#[test]
fn only_sealed_meetings_of_the_year_are_wanted_and_those_about_years_where_they_are_asked_for() {
    let records = [
        sealed("month", "2026-08", Some(1), date(2026, 8, 30)),
        sealed("month", "2026-09", Some(1), date(2026, 9, 30)),
        sealed("month", "2026-11", Some(1), date(2026, 11, 29)),
        sealed("month", "2026-12", Some(1), date(2026, 12, 30)),
        sealed("year", "2025", Some(1), date(2026, 8, 31)),
    ];
    let mut summaries: Vec<Summary> = records.iter().map(|record| Summary::of(record)).collect();
    let open = Summary { seal: None, ..Summary::of(&sealed("month", "2026-10", None, date(2026, 10, 30))) };
    summaries.push(open);
    // An input that is carried on would reach back for ever.
    let text = SET.replace("\"from\":\"earlier\",", "");
    let of_months = of(&text, "month", "2026-11");
    let names = |opening: &Opening| -> Vec<String> {
        wanted(opening, &summaries).iter().filter_map(|found| Some(found.id.as_ref()?.to_string())).collect()
    };
    assert_eq!(names(&of_months), ["2026-09", "2026-11"]);
    let of_years = of(&text.replace("past.month.count.tot", "past.year.count.tot"), "month", "2026-11");
    assert_eq!(names(&of_years), ["2026-09", "2026-11", "2025"]);
}

#[test]
fn months_before_the_year_are_wanted_as_far_back_as_the_sets_look() {
    let records = ["2026-01", "2026-06", "2026-07", "2026-08", "2026-09"]
        .map(|month| sealed("month", month, Some(1), date(2026, 9, 30)));
    let summaries: Vec<Summary> = records.iter().map(|record| Summary::of(record)).collect();
    let text = SET.replace("\"from\":\"earlier\",", "");
    let found = |asked: &str| {
        let october = of(&text.replace("past.month.count", asked), "month", "2026-10");
        (wanted(&october, &summaries).len(), days_of(&history(&october, &records, None)).len())
    };
    assert_eq!(found("past.month.count"), (1, 1));
    assert_eq!(found("past.month.within.1.count"), (1, 1), "the year reaches further back");
    assert_eq!(found("past.month.within.4.count"), (3, 3));
    assert_eq!(found("past.month.within.12.count"), (5, 5));
}

#[test]
fn the_latest_value_is_that_of_the_latest_period_whenever_it_was_sealed() {
    let records = [
        sealed("month", "2026-09", Some(4), date(2026, 11, 2)),
        sealed("month", "2026-10", Some(5), date(2026, 10, 30)),
        sealed("month", "2026-10", Some(6), date(2026, 10, 29)),
    ];
    let november = opening("month", "2026-11");
    assert_eq!(history(&november, &records, None).latest[&input("gio")], number(50));
}

#[test]
fn balances_through_the_first_day_of_a_period_are_not_from_before_it() {
    let balance = |id: &str| Balance { member: member(), input: input(id), value: number(11) };
    let through = |day: Date| {
        let balances = Balances { through: day, balances: vec![balance("nghi"), balance("gio")] };
        let history = history(&opening("month", "2026-11"), &[], Some(&balances));
        let year = history.year.get(&input("nghi")).map(|accumulated| accumulated.before.clone());
        (year, history.latest.get(&input("gio")).cloned())
    };
    assert_eq!(through(date(2026, 10, 31)), (Some(number(11)), Some(number(11))));
    assert_eq!(through(date(2026, 11, 1)), (None, None));
}

#[test]
fn a_meeting_of_another_kind_is_looked_at_only_for_its_gates() {
    // More than twelve days of leave fire a gate.
    let records = [
        sealed("quarter", "2026-Q2", Some(13), date(2026, 6, 30)),
        sealed("quarter", "2026-Q3", Some(13), date(2026, 9, 30)),
        sealed("month", "2026-10", Some(3), date(2026, 10, 30)),
    ];
    let november = opening("month", "2026-11");
    let seen = history(&november, &records, None);
    assert_eq!(days_of(&seen), [date(2026, 7, 1), date(2026, 10, 1)], "of this unit's year");
    let gates = |at: usize| seen.past[at].gates.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!((gates(0), gates(1)), (vec!["phep".to_owned()], Vec::new()));
    let quiet = [sealed("quarter", "2026-Q3", Some(3), date(2026, 9, 30))];
    assert_eq!(days_of(&history(&november, &quiet, None)), []);
    let forgetful = of(&SET.replace(",\"scope\":\"year\"", ""), "month", "2026-11");
    assert_eq!(days_of(&history(&forgetful, &records, None)), [date(2026, 10, 1)], "its gates do not last");
}

#[test]
fn the_past_keeps_class_and_points_of_the_member() {
    let records = [sealed("month", "2026-10", Some(3), date(2026, 10, 30))];
    let seen = history(&opening("month", "2026-11"), &records, None);
    let past = &seen.past[0];
    assert_eq!((past.total, past.max_total), (Some(Exact::whole(7)), Some(Exact::whole(10))));
    assert_eq!(past.class.as_ref().map(ToString::to_string).as_deref(), Some("tot"));
}

#[test]
fn months_are_told_apart_over_the_turn_of_the_year() {
    let ends = [
        sealed("month", "2026-09", Some(3), date(2026, 9, 30)),
        sealed("month", "2027-08", Some(4), date(2027, 8, 30)),
    ];
    let within = |records: &[Record]| {
        history(&opening("year", "2026"), records, None).year[&input("nghi")].within.clone()
    };
    assert_eq!(within(&ends), Some(number(7)));
    let half = [
        sealed("month", "2026-10", Some(4), date(2026, 10, 30)),
        sealed("half", "2026-H1", Some(6), date(2027, 2, 27)),
    ];
    assert_eq!(within(&half), Some(number(6)), "October is in the half that was sealed later");
}

#[test]
fn a_title_won_in_a_sealed_meeting_is_found_again() {
    let text = SET.replace("past.month.count.tot >= 0", "past.year.run.cstdcs >= 0").replace(
        r#""voting""#,
        r#""titles":[{"id":"cstdcs","title":"Chiến sĩ thi đua cơ sở","when":"input.nghi < 3"}],"voting""#,
    );
    let year = |period: &str, leave: u32, day: Date| held(of(&text, "year", period), Some(leave), day);
    let records = [
        year("2022", 1, date(2023, 8, 30)),
        year("2023", 4, date(2024, 8, 30)),
        year("2024", 0, date(2025, 8, 30)),
    ];
    let history = history(&of(&text, "year", "2025"), &records, None);
    let won: Vec<bool> = history.past.iter().map(|past| past.titles.len() == 1).collect();
    assert_eq!(won, [true, false, true]);
}

#[test]
fn a_quarter_finds_its_own_months_also_where_the_units_year_began_within_it() {
    let records = [
        sealed("month", "2026-07", Some(1), date(2026, 7, 31)),
        sealed("month", "2026-08", Some(1), date(2026, 8, 30)),
        sealed("month", "2026-09", Some(1), date(2026, 9, 30)),
    ];
    let text = SET.replace("\"from\":\"earlier\",", "");
    let summaries: Vec<Summary> = records.iter().map(|record| Summary::of(record)).collect();
    let found = |text: &str| {
        let quarter = of(text, "quarter", "2026-Q3");
        (wanted(&quarter, &summaries).len(), days_of(&history(&quarter, &records, None)).len())
    };
    assert_eq!(found(&text), (1, 1));
    assert_eq!(found(&text.replace("past.month.count", "past.month.here.count")), (3, 3));
}

#[test]
fn the_past_is_what_ended_before_and_what_shorter_periods_say_of_this_one() {
    let months = [
        sealed("month", "2026-09", Some(1), date(2026, 9, 30)),
        sealed("month", "2026-11", Some(1), date(2026, 11, 30)),
    ];
    let days = |opening: &Opening| days_of(&history(opening, &months, None));
    assert_eq!(days(&opening("month", "2026-10")), [date(2026, 9, 1)], "November is no past of October");
    assert_eq!(days(&opening("quarter", "2026-Q4")), [date(2026, 9, 1), date(2026, 11, 1)]);
}
