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
        supplementary: false,
        days: period.days(set.set().first_month),
        sheets: Vec::new(),
        phase: Phase::Sealed,
        members: 1,
        done: 1,
        present: 3,
        classes: Vec::new(),
        adjourned: false,
        suspended: 0,
        not_ranked: 0,
        latest: at,
        seal: None,
        redacted: None,
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

/// A set with another id and title, adopted at some time.
fn named(id: &str, title: &str, period: &str) -> Rulebook {
    let text = set(period, 1).canonical();
    let text = text.replace(r#""id":"sheet""#, &format!(r#""id":"{id}""#)).replace("Phiếu", title);
    Rulebook::read(&text).expect("a sound set")
}

fn noon(day: i8) -> Moment {
    Moment::at(date(2026, 11, day).at(12, 0, 0, 0), 7).expect("an offset")
}

fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

/// A roster of a chair and one member in each of these audiences.
fn roster(audiences: &[&str]) -> Roster {
    let person = |id: &str| {
        crate::domain::Person::new(crate::domain::MemberId::new(id).expect("a code"), name("Lê Thị Mẫu"))
    };
    let office = |seat| {
        let title = crate::text::Line::new("Ban Chấp hành").expect("a line");
        Some(crate::domain::Office { seat, title })
    };
    let seats = [crate::domain::Seat::Chair, crate::domain::Seat::Officer, crate::domain::Seat::Officer];
    let officers = seats
        .into_iter()
        .enumerate()
        .map(|(at, seat)| crate::domain::Person { office: office(seat), ..person(&format!("B{at}")) });
    let members = audiences.iter().enumerate().map(|(at, audience)| crate::domain::Person {
        audience: Some(name(audience)),
        ..person(&format!("M{at}"))
    });
    Roster::new(Some(name("Công đoàn phường Mẫu")), officers.chain(members).collect()).expect("a roster")
}

/// A unit after these events.
fn after(events: Vec<UnitEvent>) -> Unit {
    Unit::replay(&Unit::default().entries(events, noon(1))).expect("sound")
}

fn adopted(sets: &[Rulebook], audiences: &[&str]) -> Unit {
    let sets = sets.iter().map(|set| UnitEvent::CriteriaAdopted(Box::new(set.clone())));
    after(std::iter::once(UnitEvent::RosterAdopted(roster(audiences))).chain(sets).collect())
}

/// A meeting of that day under these sets, each with its audiences.
fn meeting(day: i8, sheets: &[(&str, &[&str])]) -> Summary {
    let audiences = |names: &[&str]| names.iter().map(|audience| name(audience)).collect();
    let sheets = sheets.iter().map(|(id, names)| (id.parse().expect("an id"), audiences(names)));
    Summary { sheets: sheets.collect(), latest: noon(day), ..held("2026-11", &set("month", 1)) }
}

/// A proposal that says nothing of a criterion.
fn proposed() -> Proposed {
    Proposed {
        member: crate::domain::MemberId::new("M1").expect("a code"),
        item: crate::domain::Item::Mark("c1".parse().expect("an id")),
        own: None,
        group: None,
        note: None,
    }
}

#[test]
fn a_unit_keeps_what_was_entered_last() {
    let empty = Unit::default();
    assert!(empty.is_empty() && empty.name().is_none() && empty.balances().is_none());
    let balances = |day: i8| Balances { through: date(2026, 1, day), balances: Vec::new() };
    let period: Period = "2026-11".parse().expect("a period");
    let proposed = proposed();
    let unit = after(vec![
        UnitEvent::RosterAdopted(roster(&["Giáo viên"])),
        UnitEvent::CriteriaAdopted(Box::new(named("a", "Cũ", "month"))),
        UnitEvent::CriteriaAdopted(Box::new(named("b", "Khác", "month"))),
        UnitEvent::CriteriaAdopted(Box::new(named("a", "Mới", "month"))),
        UnitEvent::BalancesTaken(balances(30)),
        UnitEvent::BalancesTaken(balances(31)),
        UnitEvent::ProposalsReceived { period, proposals: vec![proposed.clone()] },
    ]);
    assert!(!unit.is_empty());
    assert_eq!(unit.name().map(Name::as_str), Some("Công đoàn phường Mẫu"));
    let titles: Vec<&str> = unit.sets().iter().map(|set| set.set().title.as_str()).collect();
    assert_eq!(titles, ["Khác", "Mới"], "a new edition takes the place of the earlier one");
    assert_eq!(unit.balances(), Some(&balances(31)));
    assert_eq!(unit.proposals(period), [proposed]);
    assert_eq!(unit.proposals(period.next()), []);
}

#[test]
fn an_entry_of_a_newer_program_or_out_of_its_place_is_refused() {
    let entry =
        |seq, schema| UnitEntry { seq, schema, at: noon(1), event: UnitEvent::RosterAdopted(roster(&[])) };
    assert_eq!(Unit::replay(&[entry(1, SCHEMA + 1)]), Err((1, Fault::Newer(SCHEMA + 1))));
    assert_eq!(Unit::replay(&[entry(1, SCHEMA), entry(3, SCHEMA)]), Err((3, Fault::Sequence)));
    assert!(Unit::replay(&[entry(1, SCHEMA - 1), entry(2, SCHEMA)]).is_ok());
}

#[test]
fn everybodys_set_is_that_of_the_last_meeting_only_where_there_are_audiences() {
    let sets = [named("a", "A", "month"), named("b", "B", "month"), named("c", "C", "month")];
    let meetings =
        [meeting(3, &[("b", &[])]), meeting(9, &[("a", &[]), ("b", &["Giáo viên"])]), meeting(12, &[])];
    assert_eq!(adopted(&sets, &["Giáo viên"]).usual_set(&meetings), 0, "the latest that says its sets");
    assert_eq!(adopted(&sets, &["Giáo viên"]).usual_set(&meetings[..1]), 1);
    assert_eq!(adopted(&sets, &["Giáo viên"]).usual_set(&[meeting(3, &[("gone", &[])])]), 2);
    assert_eq!(adopted(&sets, &["Giáo viên"]).usual_set(&[]), 2);
    let plain = adopted(&sets, &[]);
    assert_eq!(plain.usual_set(&meetings), 2, "without audiences the one adopted last");
    let events = sets.map(|set| UnitEvent::CriteriaAdopted(Box::new(set)));
    assert_eq!(after(events.to_vec()).usual_set(&meetings), 2, "and without a roster");
}

#[test]
fn each_kind_of_period_has_its_own_usual_set() {
    let sets = [
        named("old", "Phiếu tháng cũ", "month"),
        named("month", "Phiếu tháng", "month"),
        named("year", "Phiếu năm", "year"),
        named("quarter", "Phiếu quý", "quarter"),
    ];
    let unit = adopted(&sets, &[]);
    assert_eq!(unit.usual_sets(&[]), [3, 1, 2], "the one adopted last comes first");
    assert_eq!(unit.usual_set_for(Kind::Month, &[]), Some(1));
    assert_eq!(unit.usual_set_for(Kind::Half, &[]), None);
    let unit = adopted(&sets, &["Giáo viên"]);
    let months = [meeting(3, &[("old", &[]), ("month", &["Giáo viên"])])];
    assert_eq!(unit.usual_set_for(Kind::Month, &months), Some(0), "the last meeting about a month");
    assert_eq!(unit.usual_set_for(Kind::Quarter, &months), Some(3), "which says nothing of quarters");
    assert_eq!(unit.usual_sheet(&months, &sets[3], &name("Giáo viên")), None);
    let period = "2026-Q4".parse().expect("a period");
    let quarter = Summary { period, ..meeting(2, &[("quarter", &[]), ("other", &["Giáo viên"])]) };
    let sets = [sets.as_slice(), &[named("other", "Phiếu quý riêng", "quarter")]].concat();
    let (unit, both) = (adopted(&sets, &["Giáo viên"]), [quarter, months[0].clone()]);
    assert_eq!(unit.usual_sheet(&both, &sets[3], &name("Giáo viên")), Some(4), "the last about a quarter");
}

#[test]
fn an_audience_has_the_set_of_the_last_meeting_or_the_one_that_names_it() {
    let sets = [
        named("all", "Phiếu chung", "month"),
        named("year", "Phiếu giáo viên", "year"),
        named("teach", "Phiếu giáo viên tháng", "month"),
        named("cook", "Phiếu cấp dưỡng", "month"),
    ];
    let unit = adopted(&sets, &["Giáo viên", "Cấp dưỡng"]);
    assert_eq!(unit.fitting_sets(&sets[0]), [0, 2, 3]);
    assert_eq!(unit.fitting_sets(&sets[1]), [1]);
    let sheet = |meetings: &[Summary], audience: &str| unit.usual_sheet(meetings, &sets[0], &name(audience));
    assert_eq!(sheet(&[], "Giáo viên"), Some(2), "by its title");
    assert_eq!(sheet(&[], "Bảo vệ"), None);
    let alone = [meeting(3, &[("cook", &["Giáo viên"])])];
    assert_eq!(sheet(&alone, "Giáo viên"), Some(2), "one set for everybody says nothing of audiences");
    let last = [meeting(3, &[("all", &[]), ("cook", &["Giáo viên"]), ("year", &["Cấp dưỡng"])])];
    assert_eq!(sheet(&last, "Giáo viên"), Some(3), "by the last meeting");
    assert_eq!(sheet(&last, "Cấp dưỡng"), None, "a set for years does not fit beside one for months");
    let rules = |audience: Option<&Name>| unit.usual_rules(&last, &sets[0], audience).set().id.to_string();
    assert_eq!(rules(Some(&name("Giáo viên"))), "cook");
    assert_eq!(rules(Some(&name("Bảo vệ"))), "all");
    assert_eq!(rules(None), "all");
}

#[test]
fn a_pin_counts_while_its_officer_sits_on_the_committee() {
    let (officer, gone) = (roster(&[]).committee()[0].id.clone(), MemberId::new("X9").expect("a code"));
    let stretch = crate::domain::Stretch { memory: 8, passes: 1, salt: crate::domain::Salt::new([1; 16]) };
    let set = |officer: &MemberId| UnitEvent::PinSet {
        officer: officer.clone(),
        mark: PinMark::of(officer, stretch, &[7; 32]),
    };
    let dropped = |officer: &MemberId| UnitEvent::PinDropped { officer: officer.clone(), how: PinEnd::Own };
    let unit = after(vec![UnitEvent::RosterAdopted(roster(&[])), set(&officer), set(&gone)]);
    let having: Vec<&MemberId> = unit.pins().map(|(officer, _)| officer).collect();
    assert_eq!(having, [&officer]);
    assert_eq!(unit.pin(&officer).map(|pin| pin.since), Some(noon(1)));
    let mut unit = after(vec![UnitEvent::RosterAdopted(roster(&[])), set(&officer), dropped(&officer)]);
    assert_eq!(unit.pins().count(), 0);
    let again = unit.entries(vec![dropped(&officer)], noon(2));
    assert_eq!(unit.apply(&again[0]), Err(Fault::OutOfPlace));
}

#[test]
fn settings_alone_leave_a_unit_empty() {
    let settings = Settings { place: Some(name("Bến Mẫu")), ..Settings::default() };
    let unit = after(vec![UnitEvent::SettingsChanged(Box::new(settings.clone()))]);
    assert!(unit.is_empty());
    assert_eq!(unit.settings(), &settings);
}

#[test]
fn a_unit_is_empty_until_something_beside_its_settings_is_entered() {
    assert!(after(vec![]).is_empty());
    assert!(after(vec![UnitEvent::SettingsChanged(Box::default())]).is_empty());
    let unit = after(vec![UnitEvent::RosterAdopted(roster(&[]))]);
    assert!(!unit.is_empty());
    assert_eq!(unit.roster(), Some(&roster(&[])));
    assert!(!after(vec![UnitEvent::CriteriaAdopted(Box::new(set("month", 1)))]).is_empty());
    let period = "2026-11".parse().expect("a period");
    assert!(!after(vec![UnitEvent::ProposalsReceived { period, proposals: Vec::new() }]).is_empty());
}

#[test]
fn only_the_proposals_of_that_period_can_be_taken_out_of_an_entry() {
    let period: Period = "2026-11".parse().expect("a period");
    let proposed = proposed();
    let entry = |proposals: Vec<Proposed>| UnitEntry {
        seq: 3,
        schema: SCHEMA,
        at: noon(1),
        event: UnitEvent::ProposalsReceived { period, proposals },
    };
    let received = entry(vec![proposed]);
    assert_eq!(received.without_proposals(period), Some(entry(Vec::new())));
    assert_eq!(received.without_proposals(period.next()), None);
    assert_eq!(entry(Vec::new()).without_proposals(period), None, "there is nothing in it");
}

#[test]
fn a_set_that_was_put_away_is_kept_and_comes_back_by_itself_or_with_an_edition() {
    let id = || "a".parse().expect("an id");
    let adopted = |title: &str| UnitEvent::CriteriaAdopted(Box::new(named("a", title, "month")));
    let titles =
        |sets: &[Rulebook]| -> Vec<String> { sets.iter().map(|set| set.set().title.clone()).collect() };
    let other = UnitEvent::CriteriaAdopted(Box::new(named("b", "Khác", "month")));
    let second = after(vec![other, adopted("Cũ"), UnitEvent::CriteriaPutAway { id: id() }]);
    assert_eq!((titles(second.sets()), titles(second.put_away())), (vec!["Khác".into()], vec!["Cũ".into()]));
    let away = || vec![adopted("Cũ"), UnitEvent::CriteriaPutAway { id: id() }];
    let unit = after(away());
    assert_eq!((titles(unit.sets()), titles(unit.put_away())), (vec![], vec!["Cũ".to_owned()]));
    assert!(!unit.is_empty(), "the sample does not go where something is kept");
    let with = |event: UnitEvent| after(away().into_iter().chain([event]).collect());
    let back = with(UnitEvent::CriteriaTakenBack { id: id() });
    assert_eq!((titles(back.sets()), titles(back.put_away())), (vec!["Cũ".to_owned()], vec![]));
    let anew = with(adopted("Mới"));
    assert_eq!((titles(anew.sets()), titles(anew.put_away())), (vec!["Mới".to_owned()], vec![]));
    // What is not there can neither go nor come back, and the events are read as they were written.
    for wrong in [UnitEvent::CriteriaPutAway { id: id() }, UnitEvent::CriteriaTakenBack { id: id() }] {
        let entries = Unit::default().entries(vec![wrong.clone()], noon(1));
        assert_eq!(Unit::replay(&entries), Err((1, Fault::OutOfPlace)));
        let text = serde_json::to_string(&wrong).expect("JSON");
        assert_eq!(serde_json::from_str::<UnitEvent>(&text).expect("an event"), wrong);
    }
}
