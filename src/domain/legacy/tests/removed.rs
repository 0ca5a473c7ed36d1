//! What only meetings could tell whose personal data were removed is unknown, never nought.

use super::*;
use crate::domain::{Phase, Refusal, Remainder};

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

/// What the room is told where such a set cannot be followed: facts are missing that nobody can bring.
fn unfit(set: &str, removed: &[Summary]) -> Option<String> {
    let rules = Rulebook::read(set).expect("a sound set");
    let mut opening = Opening { sets: vec![FrozenSet::of(rules)], ..asking() };
    opening.earlier = Legacy::gathered(&opening, &[], removed, None);
    let at = Moment::at(date(2026, 12, 30).at(8, 0, 0, 0), 7).expect("an offset");
    match Meeting::prepare(opening, &Stamp { at, salt: Salt::new([1; 16]) }) {
        Ok(_) => None,
        Err(refusal @ Refusal::FactsMissing { .. }) => Some(refusal.sentence(crate::text::Lang::En)),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn what_is_to_be_done_depends_on_what_is_missing() {
    let year = set_asking("month", "", r#""scope":"period""#);
    let gone = [gone("2026-10")];
    let advice = |set: &str, removed: &[Summary], wanted: &str| {
        let said = unfit(set, removed).expect("refused");
        assert!(said.contains(wanted), "{said}");
    };
    advice(&year, &gone, "personal data of the meeting about 10/2026 were removed");
    assert_eq!(unfit(&year, &[]), None, "nothing was before");
    // Hours that were carried on can be typed in as ever, and leave is asked for this month only.
    let typed = year.replace("year.nghi", "input.nghi").replace("year.c1.muon", "happened.c1.muon");
    let unsaid = typed.replace(r#"{"count":"ngày"},"default":0"#, r#"{"count":"ngày"}"#);
    assert_eq!((unfit(&typed, &gone), unfit(&unsaid, &gone)), (None, None));
    let joined =
        typed.replace("input.gio >= 0", "member.joined < '2020-01-01'").replace("\"from\":\"earlier\",", "");
    let joined = joined.replace("input.nghi > 12", "year.nghi >= 0 and input.nghi > 12");
    advice(&joined, &gone, "Add what is missing to the roster");
    let mean = set_asking("month", "past.month.mean_total >= 50 and ", r#""scope":"period""#);
    advice(&mean, &[], "Hold and seal the earlier meetings first");
}

/// The periods, out of these that were removed, that are missed by a meeting with such a set.
fn missed(set: &str, opening: &Opening, removed: &[(&str, &str)]) -> Vec<String> {
    let rules = Rulebook::read(set).expect("a sound set");
    let opening = Opening { sets: vec![FrozenSet::of(rules)], ..opening.clone() };
    removed
        .iter()
        .filter(|(kind, period)| {
            let record = sealed(kind, period, Some(1), date(2026, 10, 30));
            let seal = record.seal().at;
            let gone = Summary { redacted: Some(seal), ..Summary::of(&record) };
            let legacy = Legacy::gathered(&opening, &[], &[gone], None).expect("the set asks");
            !legacy.members[&member()].removed.is_empty()
        })
        .map(|(_, period)| (*period).to_owned())
        .collect()
}

/// The set without anything that asks of earlier meetings but these: a class, and how long the gates last.
fn set_asking(kind: &str, class: &str, scope: &str) -> String {
    SET.replace("PERIOD", kind)
        .replace("past.month.count.tot >= 0 and ", class)
        .replace(r#""scope":"year""#, scope)
}

#[test]
fn a_removed_meeting_is_missed_where_the_set_looks_at_its_kind_in_that_year() {
    let removed = [
        ("month", "2026-08"),
        ("month", "2026-10"),
        ("month", "2026-12"),
        ("quarter", "2026-Q3"),
        ("year", "2024"),
    ];
    let months = set_asking("month", "past.month.count.tot >= 0 and ", r#""scope":"period""#);
    assert_eq!(missed(&months, &asking(), &removed), ["2026-10"], "not the meeting's own month");
    let years = set_asking("month", "past.year.count.tot >= 0 and ", r#""scope":"period""#);
    assert_eq!(missed(&years, &asking(), &removed), ["2024"], "however long ago");
}

#[test]
fn a_removed_meeting_is_missed_as_long_as_its_gates_might_last() {
    let removed =
        [("month", "2026-08"), ("month", "2026-10"), ("quarter", "2026-Q2"), ("quarter", "2026-Q3")];
    let missed = |scope: &str| missed(&set_asking("month", "", scope), &asking(), &removed);
    assert_eq!(missed(r#""scope":"period""#), [""; 0]);
    assert_eq!(missed(r#""scope":"year""#), ["2026-10", "2026-Q3"]);
    assert_eq!(missed(r#""scope":{"months":3}"#), ["2026-08", "2026-10", "2026-Q2", "2026-Q3"]);
}

#[test]
fn a_removed_meeting_within_a_period_that_began_before_the_year_is_missed() {
    let removed = [("month", "2026-06"), ("month", "2026-07"), ("month", "2026-09")];
    let quarter = opening("quarter", "2026-Q3");
    let here = set_asking("quarter", "past.month.here.count.tot >= 0 and ", r#""scope":"period""#);
    assert_eq!(missed(&here, &quarter, &removed), ["2026-07", "2026-09"]);
    let year = set_asking("quarter", "past.month.count.tot >= 0 and ", r#""scope":"period""#);
    assert_eq!(missed(&year, &quarter, &removed), ["2026-09"]);
}

#[test]
fn of_two_rounds_that_share_a_day_neither_is_before_the_other() {
    let round = |number: &str, start: Date, end: Date| Opening {
        days: Some(PeriodDates { start, end }),
        sets: vec![FrozenSet::of(
            Rulebook::read(&set_asking("round", "past.round.count.tot >= 0 and ", r#""scope":"year""#))
                .expect("a sound set"),
        )],
        ..opening("round", number)
    };
    let second = round("2026-R2", date(2026, 11, 15), date(2026, 12, 30));
    for (end, is_before) in [(date(2026, 11, 14), true), (date(2026, 11, 15), false)] {
        let first = held(round("2026-R1", date(2026, 9, 1), end), Some(1), end);
        let seen = Legacy::gathered(&second, std::slice::from_ref(&first), &[], None).expect("the set asks");
        assert_eq!(seen.members[&member()].past.len(), usize::from(is_before));
        let before = seen.members[&member()].year.get(&input("nghi")).map(|year| year.before.clone());
        assert_eq!(before, Some(number(u32::from(is_before))));
        let gone = Summary { redacted: Some(first.seal().at), ..Summary::of(&first) };
        let missing = Legacy::gathered(&second, &[], &[gone], None).expect("the set asks");
        assert_eq!(missing.members[&member()].removed.len(), usize::from(is_before));
    }
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

#[test]
fn what_is_left_names_each_title_that_somebody_won_once() {
    let titles = r#""titles":[{"id":"lđtt","title":"Lao động tiên tiến","when":"input.nghi < 9"},
        {"id":"cstd","title":"Chiến sĩ thi đua","when":"input.nghi < 3"},
        {"id":"bk","title":"Bằng khen","when":"input.nghi < 1"}],"voting""#;
    let text =
        set_asking("year", "", r#""scope":"period""#).replace(r#""voting""#, titles).replace("lđtt", "ldtt");
    let rules = Rulebook::read(&text).expect("a sound set");
    let sets = [rules.clone(), rules].map(FrozenSet::of).into();
    let record = held(Opening { sets, ..opening("year", "2025") }, Some(1), date(2026, 8, 31));
    let left = Remainder::of(&record);
    let won = ["Lao động tiên tiến", "Chiến sĩ thi đua"].map(|title| (title.to_owned(), 1));
    assert_eq!(left.titles, won, "both sets have them");
    assert_eq!(left.about(crate::text::Lang::Vi), record.opening().about(crate::text::Lang::Vi));
    let written = serde_json::to_value(&left).expect("prints");
    assert_eq!((written.get("not_ranked"), written["members"].as_u64()), (None, Some(1)));
}
