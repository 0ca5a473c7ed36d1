//! Years, ballots, facts of the wrong kind, and results that stand while something is still open.

use super::*;

/// A set of a unit whose year begins in September, with inputs of three kinds and two titles.
fn asking(when: &str) -> Rulebook {
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    let more = r#""first_month": 9, "otherwise": {"class": "B"}, "inputs": [
        {"id": "warned", "title": "Bị nhắc", "kind": "flag"},
        {"id": "teams", "title": "Đội", "kind": {"set": ["x", "y", "z"]}}],
        "titles": [{"id": "t", "title": "T", "votes": {"more_than": "1/2", "of": "present"}},
            {"id": "u", "title": "U", "votes": {"more_than": "1/2", "of": "committee"}}],"#;
    book(HUNDRED, "", &classes, more)
}

pub(super) fn holds(when: &str, case: &Case) -> Option<bool> {
    let outcome = evaluate(&asking(when), case);
    (outcome.standing == Standing::Ranked).then(|| class(&outcome) == Some("A"))
}

pub(super) fn days(start: &str, end: &str) -> PeriodDates {
    let day = |text: &str| text.parse().expect("a day");
    PeriodDates { start: day(start), end: day(end) }
}

pub(super) fn held(kind: Period, start: &str, end: &str, total: &str) -> Past {
    Past {
        kind,
        days: days(start, end),
        class: Some(id("A")),
        total: Some(exact(total)),
        max_total: Some(exact("100")),
        inputs: Default::default(),
        gates: Default::default(),
        titles: Default::default(),
    }
}

/// A case about May 2026 after these meetings.
pub(super) fn may(past: Vec<Past>) -> Case {
    let history = Some(History { past, ..History::default() });
    Case { period: Some(days("2026-05-01", "2026-05-31")), history, ..marked("50") }
}

#[test]
fn a_meeting_about_a_year_counts_once_that_year_is_over() {
    let years = [("2023-09-01", "2024-08-31"), ("2024-09-01", "2025-08-31"), ("2025-05-02", "2026-05-01")];
    let case = may(years.map(|(start, end)| held(Period::Year, start, end, "90")).into());
    assert_eq!(holds("past.year.meetings = 2", &case), Some(true));
    assert_eq!(holds("past.year.last.A = '2025-08-31'", &case), Some(true));
}

#[test]
fn what_earlier_meetings_did_not_say_in_the_kind_that_is_asked_is_open() {
    let half = || held(Period::Half, "2025-09-01", "2026-02-28", "90");
    let without_maximum = may(vec![Past { max_total: None, ..half() }]);
    let standing = evaluate(&asking("past.half.mean_share >= 50%"), &without_maximum).standing;
    assert_eq!(standing, Standing::Incomplete(vec![Missing::Past]), "its points are known");
    let classes = r#"{"id": "A", "title": "A", "when": "past.half.sum.n <= 3"}, {"id": "B", "title": "B"}"#;
    let more = r#""otherwise": {"class": "B"},
        "inputs": [{"id": "n", "title": "Nghỉ", "kind": {"count": "buổi"}}],"#;
    let other = may(vec![Past { inputs: [(id("n"), Value::Flag(true))].into(), ..half() }]);
    let standing = evaluate(&book(HUNDRED, "", classes, more), &other).standing;
    let (kind, days) = (Period::Half, half().days);
    let open = Missing::LeftOpen { kind, days, input: Some(id("n")) };
    assert_eq!(standing, Standing::Incomplete(vec![open]));
}

#[test]
fn months_are_weighed_also_over_the_turn_of_the_year() {
    let quarters = [("2025-11-01", "2026-01-31", "60"), ("2026-02-01", "2026-02-28", "100")];
    let case = may(quarters.map(|(start, end, total)| held(Period::Quarter, start, end, total)).into());
    assert_eq!(holds("past.quarter.weighted_total = 70", &case), Some(true), "three months and one");
}

#[test]
fn a_year_adds_up_yes_and_no_and_sets_too() {
    let mut case = may(Vec::new());
    let set = |members: &[&str]| Value::Set(members.iter().map(ToString::to_string).collect());
    let year = &mut case.history.as_mut().expect("a history").year;
    year.insert(id("warned"), Accumulated { before: Value::Flag(true), within: None });
    year.insert(id("teams"), Accumulated { before: set(&["x"]), within: None });
    case.inputs.insert(id("warned"), Value::Flag(false));
    case.inputs.insert(id("teams"), set(&["y"]));
    assert_eq!(holds("year.warned and not input.warned", &case), Some(true));
    let teams = "'x' in year.teams and 'y' in year.teams and not 'z' in year.teams";
    assert_eq!(holds(teams, &case), Some(true));
}

#[test]
fn a_ballot_counts_for_the_class_or_title_that_it_was_held_on() {
    let voters = Voters { committee: 8, summoned: 6, present: 5, cast: 5, valid: 4 };
    let mut case = marked("50");
    case.ballots =
        Some(Ballots { titles: [(id("t"), 2), (id("u"), 4)].into(), voters, ..Ballots::default() });
    assert_eq!(holds("ballot.t = 2/5 and ballot.u = 4/8", &case), Some(true));
    assert_eq!(holds("ballot.A >= 50%", &case), None, "no ballot on classes was held");
}

#[test]
fn a_field_of_the_wrong_kind_is_no_fact() {
    let mut case = marked("50");
    case.fields.insert(Field::Group, Value::Date("2020-01-01".parse().expect("a day")));
    case.fields.insert(Field::Joined, Value::Text("2020-01-01".to_owned()));
    for (when, field) in
        [("member.group = 'Tổ 1'", Field::Group), ("member.joined = '2020-01-01'", Field::Joined)]
    {
        let missing = vec![Missing::Field(field)];
        assert_eq!(evaluate(&asking(when), &case).standing, Standing::Incomplete(missing), "{when}");
    }
}

#[test]
fn what_stands_above_nought_is_no_nought_before_it_is_known() {
    let formula =
        r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"formula": "5 + input.n"}}"#;
    let zeros = |kind: &str| {
        let more = format!(
            r#""otherwise": {{"class": "B"}}, "inputs": [{{"id": "n", "title": "Số", "kind": {kind}}}],"#
        );
        let classes = r#"{"id": "A", "title": "A", "when": "zeros = 0"}, {"id": "B", "title": "B"}"#;
        let outcome = evaluate(&book(formula, "", classes, &more), &Case::default());
        (outcome.standing == Standing::Ranked, class(&outcome).map(str::to_owned))
    };
    assert_eq!(zeros(r#"{"count": "lần"}"#), (true, Some("A".to_owned())));
    assert!(!zeros(r#""number""#).0, "a number may be less than nought");
}

#[test]
fn a_gate_is_open_where_the_classes_that_may_come_differ_on_it() {
    let gates = r#"{"id": "one", "title": "Một", "when": "class = 'A'", "effect": {"lower": 1}},
        {"id": "all", "title": "Mọi", "when": "class != ''", "effect": {"lower": 1}},
        {"id": "none", "title": "Không", "when": "class = ''", "effect": {"lower": 1}}"#;
    let outcome = evaluate(&book(HUNDRED, gates, ABC, REFER), &Case::default());
    let seen: Vec<(Truth, bool)> = outcome.gates.iter().map(|gate| (gate.fired, gate.changed)).collect();
    assert_eq!(seen, [(Truth::Unknown, true), (Truth::True, true), (Truth::False, false)]);
}

#[test]
fn points_that_the_committee_fixes_may_reach_both_ends_of_their_range() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Một", "max": 8, "start": {"points": {"step": 0.5}}, "events": [
        {"id": "e", "title": "E", "unit": "lần", "effect": {"between": [-3, -1]}}]}"#;
    let rulebook = book(criterion, "", ABC, REFER);
    let allowed = |points: &str| {
        let occurrence = Occurrence { points: Some(exact(points)), ..happened("c", "e", 1) };
        rulebook.allows_occurrence(&occurrence).is_ok()
    };
    assert_eq!(["-3.5", "-3", "-1", "-0.5", "0"].map(allowed), [false, true, true, false, false]);
}

#[test]
fn a_term_looks_at_its_own_months_alone() {
    let months = [
        ("2025-09-01", "2025-09-30", "70"),
        ("2026-02-01", "2026-02-28", "92"),
        ("2026-03-01", "2026-03-31", "94"),
    ];
    let mut case = may(months.map(|(start, end, total)| held(Period::Month, start, end, total)).into());
    case.period = Some(days("2026-02-01", "2026-06-30"));
    let here =
        "past.month.here.meetings = 2 and past.month.here.mean_total = 93 and past.month.here.count.A = 2";
    assert_eq!(holds(here, &case), Some(true));
    assert_eq!(holds("past.month.meetings = 3", &case), Some(true));
    case.period = Some(days("2026-02-02", "2026-06-30"));
    assert_eq!(holds("past.month.here.meetings = 1", &case), Some(true), "a month must lie in it as a whole");
    case.period = Some(days("2025-09-01", "2026-03-30"));
    assert_eq!(holds("past.month.here.meetings = 2 and past.month.here.run.A = 1", &case), Some(true));
    case.period = Some(days("2025-08-01", "2025-10-31"));
    assert_eq!(holds("past.month.here.mean_total = 70", &case), Some(true), "also over the turn of the year");
    case.period = Some(days("2026-04-01", "2026-04-30"));
    assert_eq!(holds("past.month.here.mean_total >= 0", &case), None, "a mean over nothing");
}

#[test]
fn so_many_months_that_end_with_the_period_reach_over_the_turn_of_the_year() {
    let mut past: Vec<Past> = ["2025-07", "2025-08", "2026-03", "2026-04"]
        .map(|month| held(Period::Month, &format!("{month}-01"), &format!("{month}-30"), "90"))
        .into();
    past.push(held(Period::Year, "2024-09-01", "2025-08-31", "80"));
    let case = may(past);
    for when in [
        "past.month.meetings = 2 and past.month.within.12.meetings = 4",
        "past.month.within.11.meetings = 4 and past.month.within.10.meetings = 3",
        "past.month.within.2.run.A = 1 and past.month.within.12.run.A = 2",
        "past.year.within.20.meetings = 0 and past.year.within.21.last_total = 80",
    ] {
        assert_eq!(holds(when, &case), Some(true), "{when}");
    }
    let beyond = Case { period: Some(days("0001-05-01", "0001-05-31")), ..case };
    assert_eq!(
        holds("past.month.within.600.meetings = 0", &beyond),
        Some(true),
        "the calendar reaches as far"
    );
}

#[test]
fn a_title_won_earlier_is_counted_as_a_class_is() {
    let year = |first: i16, titles: &[&str]| {
        let mut past = held(Period::Year, &format!("{first}-09-01"), &format!("{}-08-31", first + 1), "90");
        past.titles = titles.iter().map(|title| id(title)).collect();
        past
    };
    let case = may(vec![year(2021, &["t"]), year(2022, &[]), year(2023, &["t", "u"]), year(2024, &["t"])]);
    for when in [
        "past.year.count.t = 3 and past.year.run.t = 2 and past.year.count.u = 1 and past.year.run.u = 0",
        "past.year.last.u = '2024-08-31' and past.year.last.t = '2025-08-31'",
        "past.year.count.A = 4 and past.year.run.elsewhere = 0",
    ] {
        assert_eq!(holds(when, &case), Some(true), "{when}");
    }
    assert_eq!(holds("past.year.run.t >= 2", &marked("50")), None, "nobody knows the earlier years");
}

#[test]
fn a_class_or_a_better_one_is_one_row() {
    let year = |first: i16, class: Option<&str>| Past {
        class: class.map(id),
        ..held(Period::Year, &format!("{first}-09-01"), &format!("{}-08-31", first + 1), "90")
    };
    let case =
        may(vec![year(2021, Some("B")), year(2022, Some("A")), year(2023, Some("B")), year(2024, Some("A"))]);
    let rows =
        "past.year.run_from.B = 4 and past.year.run_from.A = 1 and past.year.run.A + past.year.run.B = 1";
    assert_eq!(holds(rows, &case), Some(true));
    for class in [None, Some("elsewhere")] {
        let ends = may(vec![year(2022, Some("A")), year(2023, class), year(2024, Some("A"))]);
        assert_eq!(holds("past.year.run_from.B = 1", &ends), Some(true), "{class:?} is no class of this set");
    }
    assert_eq!(holds("past.year.run_from.B >= 2", &marked("50")), None, "nobody knows the earlier years");
}

/// A case about May 2026, of whose earlier meetings the personal data of this one were removed.
fn without(kind: Period, start: &str, end: &str) -> Case {
    let mut case = may(Vec::new());
    case.history.as_mut().expect("a history").removed.push(RemovedPast { kind, days: days(start, end) });
    case
}

#[test]
fn what_only_a_removed_meeting_could_tell_is_unknown_and_the_rest_is_not() {
    let none = "past.month.meetings = 0";
    assert_eq!(holds(none, &without(Period::Month, "2026-03-01", "2026-03-31")), None);
    assert_eq!(
        holds(none, &without(Period::Month, "2025-03-01", "2025-03-31")),
        Some(true),
        "of another year"
    );
    assert_eq!(
        holds(none, &without(Period::Quarter, "2026-01-01", "2026-03-31")),
        Some(true),
        "of another kind"
    );
}

#[test]
fn a_gate_may_have_fired_in_a_removed_meeting_that_it_would_reach_from() {
    let gate =
        r#"{"id": "g", "title": "Kỷ luật", "finding": "?", "effect": {"at_most": "B"}, "scope": "year"}"#;
    let rulebook = book(HUNDRED, gate, ABC, REFER);
    let standing = |start: &str, end: &str| {
        let mut case = without(Period::Month, start, end);
        case.marks.insert(id("c"), Mark::Points(exact("90")));
        case.findings.insert(id("g"), false);
        evaluate(&rulebook, &case).standing
    };
    assert_eq!(standing("2026-03-01", "2026-03-31"), Standing::Incomplete(vec![Missing::Past]));
    assert_eq!(standing("2024-03-01", "2024-03-31"), Standing::Ranked);
}

#[test]
fn a_number_beyond_its_bounds_adds_nothing_to_the_year() {
    let classes = r#"{"id": "A", "title": "A", "when": "year.n >= 10"}, {"id": "B", "title": "B"}"#;
    let more = r#""otherwise": {"class": "B"}, "inputs": [{"id": "n", "title": "Ngày", "kind": {"count": "ngày"}, "max": 31}],"#;
    let rulebook = book(HUNDRED, "", classes, more);
    let mut case = may(Vec::new());
    let year = &mut case.history.as_mut().expect("a history").year;
    year.insert(id("n"), Accumulated { before: Value::Number(exact("5")), within: None });
    let standing = |days: &str| {
        let mut case = case.clone();
        case.inputs.insert(id("n"), Value::Number(exact(days)));
        evaluate(&rulebook, &case).standing
    };
    assert_eq!(standing("31"), Standing::Ranked);
    assert_eq!(standing("32"), Standing::Incomplete(vec![Missing::Input(id("n"))]));
}

#[test]
fn in_a_row_means_without_a_gap_and_up_to_this_period() {
    let of = |kind: Period, periods: &[(&str, &str)], own: (&str, &str), when: &str| {
        let past = periods.iter().map(|(start, end)| held(kind, start, end, "90")).collect();
        holds(when, &Case { period: Some(days(own.0, own.1)), ..may(past) })
    };
    let years = |first: &[i16], count: u8| {
        let ends: Vec<_> = first.iter().map(|y| (format!("{y}-09-01"), format!("{}-08-31", y + 1))).collect();
        let ends: Vec<_> = ends.iter().map(|(start, end)| (start.as_str(), end.as_str())).collect();
        let when = format!("past.year.run.A = {count} and past.year.count.A = {}", first.len());
        of(Period::Year, &ends, ("2025-09-01", "2026-08-31"), &when)
    };
    for (first, count) in
        [(vec![2023, 2024], 2), (vec![2022, 2024], 1), (vec![2021, 2023, 2024], 2), (vec![2019, 2020], 0)]
    {
        assert_eq!(years(&first, count), Some(true), "{first:?}");
    }
    // A school year without its summer still follows on the one before.
    let school = [("2023-09-05", "2024-05-31"), ("2024-09-05", "2025-05-31")];
    assert_eq!(of(Period::Year, &school, ("2025-09-05", "2026-05-31"), "past.year.run.A = 2"), Some(true));

    let month = |own: (&str, &str), periods: &[(&str, &str)], count: u8| {
        assert_eq!(
            of(Period::Month, periods, own, &format!("past.month.run.A = {count}")),
            Some(true),
            "{own:?}"
        );
    };
    let (december, january, february) =
        (("2025-11-26", "2025-12-25"), ("2025-12-26", "2026-01-25"), ("2026-01-26", "2026-02-25"));
    month(("2026-02-26", "2026-03-25"), &[december, january, february], 3);
    month(("2026-03-26", "2026-04-25"), &[december, january, february], 0);
    month(("2026-02-26", "2026-03-25"), &[december, february], 1);
    // Within a longer period the latest need not be its last.
    month(("2026-01-26", "2026-04-25"), &[december, january, february], 3);
    month(("2025-09-01", "2026-08-31"), &[december, january, february], 3);
    month(("2025-09-01", "2026-08-31"), &[december, february], 1);

    let term = |periods: &[(&str, &str)], count: u8| {
        let own = ("2026-05-01", "2026-08-31");
        assert_eq!(of(Period::Term, periods, own, &format!("past.term.run.A = {count}")), Some(true));
    };
    let (first, second) = (("2025-09-05", "2025-12-31"), ("2026-01-05", "2026-04-25"));
    term(&[first, second], 2);
    term(&[first], 0);
    let rounds = [("2025-10-01", "2025-10-05"), ("2026-02-01", "2026-02-03")];
    assert_eq!(of(Period::Round, &rounds, ("2026-08-01", "2026-08-31"), "past.round.run.A = 2"), Some(true));
}
