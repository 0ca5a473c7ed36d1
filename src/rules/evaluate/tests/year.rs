//! Months, years, and what happened over the year.

use super::*;

/// Late arrivals, of which trips excuse two, under one criterion; one class with this condition.
fn asking(when: &str) -> Rulebook {
    let criterion = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1},
            "exempt": [{"id": "trip", "title": "Đi công tác", "most": 2}]}]}"#;
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    let more = r#""first_month": 9, "otherwise": {"class": "B"}, "inputs": [
        {"id": "teams", "title": "Đội", "kind": {"set": ["x", "y", "z"]}}],"#;
    book(criterion, "", &classes, more)
}

fn holds(when: &str, case: &Case) -> Option<bool> {
    let outcome = evaluate(&asking(when), case);
    (outcome.standing == Standing::Ranked).then(|| class(&outcome) == Some("A"))
}

/// The quarter that ends in March 2027, with five times late, three of them on a trip.
fn quarter() -> Case {
    let day = |text: &str| text.parse().expect("a day");
    let excused = Occurrence { exempt: Some(id("trip")), ..happened("c", "late", 3) };
    Case {
        period: Some(PeriodDates { start: day("2027-01-01"), end: day("2027-03-31") }),
        occurrences: vec![happened("c", "late", 2), excused],
        ..Case::default()
    }
}

#[test]
fn the_period_and_the_units_year_have_numbers_and_days() {
    let case = quarter();
    assert_eq!(holds("period.month = 3 and period.year = 2027", &case), Some(true));
    assert_eq!(holds("year.start = '2026-09-01'", &case), Some(true));
    assert_eq!(holds("months(year.start, period.end) = 6", &case), Some(true));
    let nowhere = Case { period: None, ..case };
    assert_eq!(holds("period.month >= 1 and period.month <= 12", &nowhere), Some(true));
    assert_eq!(holds("period.month = 3", &nowhere), None);
    let outcome = evaluate(&asking("year.start < '2026-01-01'"), &nowhere);
    assert_eq!(outcome.standing, Standing::Incomplete(vec![Missing::Period]));
}

#[test]
fn excused_occurrences_are_counted_apart() {
    assert_eq!(holds("happened.c.late = 3 and exempted.c.late = 2", &quarter()), Some(true));
    assert_eq!(holds("exempted.c.late = 0", &Case::default()), Some(true));
}

#[test]
fn a_year_adds_up_what_happened() {
    let mut case = quarter();
    let outcome = evaluate(&asking("year.c.late > 9"), &case);
    assert_eq!(outcome.standing, Standing::Incomplete(vec![Missing::Happened(id("c"), id("late"))]));
    assert_eq!(holds("year.c.late >= 3", &case), Some(true), "this period alone is enough");
    let tally = Tally { before: 4, within: Some(1) };
    let happened = [(id("c"), [(id("late"), tally)].into())].into();
    case.history = Some(History { happened, ..History::default() });
    assert_eq!(holds("year.c.late = 7", &case), Some(true));
    case.occurrences.clear();
    assert_eq!(holds("year.c.late = 5", &case), Some(true), "what earlier meetings counted in it stands");
}

#[test]
fn a_set_has_a_size() {
    let mut case = quarter();
    assert_eq!(holds("size(input.teams) >= 0", &case), Some(true));
    assert_eq!(holds("size(input.teams) >= 2", &case), None);
    let teams = ["x", "z"].map(str::to_owned).into();
    case.inputs.insert(id("teams"), Value::Set(teams));
    assert_eq!(holds("size(input.teams) = 2 and 'x' in input.teams", &case), Some(true));
}

#[test]
fn months_up_to_the_day_after_the_period_are_whole() {
    let mut case = quarter();
    case.fields.insert(Field::Joined, Value::Date("2026-10-01".parse().expect("a day")));
    assert_eq!(
        holds("period.next = '2027-04-01' and months(member.joined, period.next) = 6", &case),
        Some(true)
    );
    assert_eq!(holds("months(member.joined, period.end) = 5", &case), Some(true), "a day is lacking");
    case.fields.insert(Field::Joined, Value::Date("2026-10-02".parse().expect("a day")));
    assert_eq!(holds("months(member.joined, period.next) < 6", &case), Some(true));
    let nowhere = Case { period: None, ..case };
    let outcome = evaluate(&asking("period.next < '2026-01-01'"), &nowhere);
    assert_eq!(outcome.standing, Standing::Incomplete(vec![Missing::Period]));
}
