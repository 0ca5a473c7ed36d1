//! What only meetings could tell whose personal data were removed is unknown, never nought.

use super::*;
use crate::domain::{Phase, Refusal};

/// The removed meeting of a period.
fn gone(period: &str) -> Summary {
    let record = sealed("month", period, Some(1), date(2026, 10, 30));
    let seal = record.seal();
    let summary = Summary::of(&record);
    assert_eq!(summary.phase, Phase::Sealed);
    Summary { redacted: Some(seal.at), ..summary }
}

fn asking() -> Opening {
    opening("month", "2026-12")
}

fn removed_history(opening: &Opening, records: &[Record], balances: Option<&Balances>) -> History {
    let legacy = Legacy::gathered(opening, records, &[gone("2026-10")], balances).expect("the set asks");
    assert_eq!(legacy.removed.iter().map(|gone| gone.meeting.as_str()).collect::<Vec<_>>(), ["2026-10"]);
    legacy.members[&member()].clone()
}

#[test]
fn a_year_with_a_removed_month_is_not_told_and_never_counted_as_nothing() {
    let november = sealed("month", "2026-11", Some(2), date(2026, 11, 30));
    let history = removed_history(&asking(), std::slice::from_ref(&november), None);
    assert!(history.year.is_empty() && history.happened.is_empty());
    assert_eq!(history.removed.len(), 1);
    // The latest known value is later than what was removed.
    assert_eq!(history.latest.get(&input("gio")), Some(&number(20)));
    // Without November, October may have known one.
    let september = sealed("month", "2026-09", Some(3), date(2026, 9, 30));
    let history = removed_history(&asking(), &[september], None);
    assert_eq!(history.latest.get(&input("gio")), None);
}

#[test]
fn opening_balances_stand_for_a_removed_month() {
    let november = sealed("month", "2026-11", Some(2), date(2026, 11, 30));
    let balance = Balance { member: member(), input: input("nghi"), value: number(7) };
    let balances = Balances { through: date(2026, 10, 31), balances: vec![balance] };
    let history = removed_history(&asking(), &[november], Some(&balances));
    assert_eq!(history.year[&input("nghi")], Accumulated { before: number(9), within: None });
}

#[test]
fn whoever_joined_later_was_not_in_it() {
    let mut opening = asking();
    let people = opening
        .roster
        .people()
        .iter()
        .map(|person| Person { joined: Some(date(2026, 11, 1)), ..person.clone() });
    opening.roster = Roster::new(None, people.collect()).expect("a roster");
    let history = removed_history(&opening, &[], None);
    assert!(history.removed.is_empty());
    assert_eq!(history.year[&input("nghi")], Accumulated { before: number(0), within: None });
}

#[test]
fn a_removed_meeting_is_wanted_and_one_that_needs_it_is_refused_in_words() {
    let summaries = [gone("2026-10"), gone("2025-03")];
    let mut asking = asking();
    let periods =
        |found: Vec<&Summary>| found.iter().map(|found| found.period.to_string()).collect::<Vec<_>>();
    // The hours are carried on from whenever they were known.
    assert_eq!(periods(wanted(&asking, &summaries)), ["2026-10", "2025-03"]);
    asking.earlier = Legacy::gathered(&asking, &[], &summaries, None);
    let at = Moment::at(date(2026, 12, 30).at(8, 0, 0, 0), 7).expect("an offset");
    let refused = Meeting::prepare(asking.clone(), &Stamp { at, salt: Salt::new([1; 16]) });
    let Err(refusal @ Refusal::FactsMissing { .. }) = refused else { panic!("{refused:?}") };
    let said = refusal.sentence(crate::text::Lang::En);
    assert!(said.contains("personal data of the meeting about 10/2026, 3/2025 were removed"), "{said}");
    // What it has frozen says so as well.
    let text = serde_json::to_string(&asking.earlier).expect("prints");
    assert!(text.contains(r#""removed":[{"meeting":"2026-10","period":"2026-10"}"#), "{text}");
}
