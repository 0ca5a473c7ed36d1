mod asked;
mod reach;
mod removed;

use jiff::civil::date;

use super::*;
use crate::domain::item::{Item, Proposed, Value as Answered};
use crate::domain::{
    Adoption, Answer, Command, Duty, Event, FrozenSet, Held, Meeting, Moment, Office, Person, Placed,
    Remainder, Roster, Salt, Seat, Stamp,
};
use crate::number::Exact;
use crate::rules::{Accumulated, Evaluation, Rulebook, Standing, Tally};
use crate::text::{Line, Name};

const SET: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"PERIOD",
    "first_month":9,
    "inputs":[
        {"id":"nghi","title":"Ngày nghỉ","kind":{"count":"ngày"},"default":0},
        {"id":"gio","title":"Giờ dạy","kind":"number","from":"earlier","default":0}],
    "sections":[{"id":"s1","code":"I","title":"Chung",
        "criteria":[{"id":"c1","code":"I.1","title":"Việc","max":10,"start":"full",
            "events":[{"id":"muon","title":"Muộn","unit":"lần","effect":{"each":-1}}]}]}],
    "gates":[{"id":"phep","title":"Phép","when":"year.nghi > 12","effect":{"at_most":"kha"}},
        {"id":"muon","title":"Hay muộn","when":"year.c1.muon > 40","effect":"nothing"},
        {"id":"ky_luat","title":"Kỷ luật","finding":"Bị kỷ luật?","effect":"not_ranked","scope":"year"}],
    "classes":[{"id":"tot","title":"Tốt","when":"past.month.count.tot >= 0 and input.gio >= 0"},
        {"id":"kha","title":"Khá"}],
    "otherwise":{"class":"kha"},
    "voting":{"quorum":{"more_than":"1/2"},"marks":"mean","findings":{"more_than":"1/2","of":"present"},
        "tie":"chair","rounds":2}}"#;

fn rules(period: &str) -> Rulebook {
    Rulebook::read(&SET.replace("PERIOD", period)).expect("a sound set")
}

fn member() -> MemberId {
    MemberId::new("M1").expect("a code")
}

fn input(id: &str) -> InputId {
    id.parse().expect("an id")
}

fn number(value: u32) -> Value {
    Value::Number(Exact::from(value))
}

fn roster() -> Roster {
    let person = |id: &str, seat: Option<Seat>| Person {
        office: seat.map(|seat| Office { seat, title: Line::new("Ban Chấp hành").expect("a title") }),
        reviewed: seat.is_none(),
        ..Person::new(MemberId::new(id).expect("a code"), Name::new("Lê Thị Mẫu").expect("a name"))
    };
    let officers = [("B1", Seat::Chair), ("B2", Seat::Officer), ("B3", Seat::Officer)];
    let people = officers.map(|(id, seat)| person(id, Some(seat))).into_iter().chain([person("M1", None)]);
    Roster::new(None, people.collect()).expect("a roster")
}

fn opening(kind: &str, period: &str) -> Opening {
    let period = period.parse().expect("a period");
    Opening::usual(period, roster(), rules(kind)).expect("two officers")
}

/// The group's word that the member was late so often.
fn late(count: u32) -> Proposed {
    let [criterion, event] = ["c1", "muon"];
    let item = Item::Occurrence {
        criterion: criterion.parse().expect("an id"),
        event: event.parse().expect("an id"),
    };
    Proposed { member: member(), item, own: None, group: Some(Answered::Count(count)), note: None }
}

/// A sealed meeting in which the member had so much leave, sealed on that day.
fn sealed(kind: &str, period: &str, leave: Option<u32>, day: Date) -> Record {
    held(opening(kind, period), leave, day)
}

/// A meeting of October that asked for the leave, could do without it and never got it.
fn without_leave() -> Record {
    let text = SET.replace("PERIOD", "month").replace("year.nghi > 12", "total < 0");
    let text = text.replace(r#"{"count":"ngày"},"default":0"#, r#"{"count":"ngày"}"#);
    let rules = Rulebook::read(&text).expect("a sound set");
    let opening = Opening { sets: vec![FrozenSet::of(rules)], ..opening("month", "2026-10") };
    held(opening, None, date(2026, 10, 30))
}

fn held(opening: Opening, leave: Option<u32>, day: Date) -> Record {
    held_otherwise(opening, leave, day, |_| {})
}

/// The same, with another result of the member recorded than this program works out.
fn held_otherwise(
    mut opening: Opening,
    leave: Option<u32>,
    day: Date,
    change: impl Fn(&mut Placed),
) -> Record {
    let at = Moment::at(day.at(14, 0, 0, 0), 7).expect("an offset");
    let stamp = Stamp { at, salt: Salt::new([1; 16]) };
    opening.earlier = Legacy::gathered(&opening, &[], &[], None);
    // So many days of leave, so many times late.
    opening.proposals = leave.into_iter().map(late).collect();
    let committee: Vec<MemberId> =
        opening.roster.committee().iter().map(|officer| officer.id.clone()).collect();
    let id = MeetingId::fresh(opening.period, &[]);
    let entry = Meeting::prepare(opening, &stamp).expect("prepared");
    let mut held = Held::replay(id, &[entry]).expect("sound");
    let typed = leave.map(|leave| Command::EnterFact {
        member: member(),
        input: input("nghi"),
        value: Some(number(leave)),
        reason: None,
    });
    let hours = leave.map(|leave| Command::EnterFact {
        member: member(),
        input: input("gio"),
        value: Some(number(leave * 10)),
        reason: None,
    });
    let rest = [
        Command::AnswerRoll { officers: committee, answer: Answer::Present },
        Command::Open,
        Command::AcceptUndisputed,
        Command::Tally,
        Command::Confirm,
        Command::AdoptMinutes { way: Adoption::Consent },
        Command::Attest { duty: Duty::Chair },
        Command::Attest { duty: Duty::Secretary },
        Command::Seal,
    ];
    for command in typed.into_iter().chain(hours).chain(rest) {
        let Held::Meeting(meeting) = held else { panic!("it is over") };
        let mut entry = meeting.decide(command, &stamp).expect("granted");
        if let Event::Tallied { outcomes, .. } = &mut entry.body.event {
            outcomes.iter_mut().for_each(&change);
        }
        held = meeting.take(&entry).expect("sound");
    }
    let Held::Record(record) = held else { panic!("it is sealed") };
    *record
}

fn history(opening: &Opening, records: &[Record], balances: Option<&Balances>) -> History {
    let legacy = Legacy::gathered(opening, records, &[], balances).expect("the set asks");
    legacy.members[&member()].clone()
}

#[test]
fn a_later_meeting_goes_by_what_was_recorded() {
    let change = |result: &mut Placed| {
        result.class = Some("kha".parse().expect("an id"));
        (result.total, result.max_total) = (Some(4.into()), Some(20.into()));
        result.titles = vec!["gioi".parse().expect("an id")];
    };
    let record = held_otherwise(opening("month", "2026-10"), None, date(2026, 10, 30), change);
    let now = record.outcome(&member()).expect("worked out");
    assert_eq!(now.class.as_ref().map(|class| class.as_str()), Some("tot"));
    let history = history(&opening("month", "2026-11"), &[record], None);
    let [past] = history.past.as_slice() else { panic!("{:?}", history.past) };
    assert_eq!(past.class.as_ref().map(|class| class.as_str()), Some("kha"));
    assert_eq!((past.total, past.max_total), (Some(4.into()), Some(20.into())));
    assert_eq!(past.titles.iter().map(|title| title.as_str()).collect::<Vec<_>>(), ["gioi"]);
    let scored = |result: &mut Placed| result.score = Some(5.into());
    let record = held_otherwise(opening("month", "2026-10"), None, date(2026, 10, 30), scored);
    let legacy = Legacy::gathered(&opening("month", "2026-11"), &[record], &[], None).expect("the set asks");
    assert_eq!(legacy.members[&member()].past[0].total, Some(5.into()), "the score takes the total's place");
}

#[test]
fn who_was_recorded_as_suspended_is_and_what_is_left_counts_the_record() {
    let suspend = |result: &mut Placed| {
        (result.standing, result.class) = (Standing::Suspended, None);
    };
    let before = Opening { evaluation: Evaluation::FIRST, ..opening("month", "2026-10") };
    let record = held_otherwise(before, None, date(2026, 10, 30), suspend);
    assert_eq!(record.suspended(), [member()]);
    let left = Remainder::of(&record);
    assert_eq!((left.suspended, left.classes.iter().map(|(_, count)| count).sum::<usize>()), (1, 0));
    let again = Opening::supplement(&record, &record.opening().roster).expect("somebody is suspended");
    assert_eq!(again.evaluation, Evaluation::NOW);
}

#[test]
fn leave_adds_up_from_the_first_month_of_the_units_year() {
    let records = [
        sealed("month", "2026-08", Some(7), date(2026, 8, 30)),
        sealed("month", "2026-09", Some(3), date(2026, 9, 30)),
        sealed("month", "2026-10", Some(4), date(2026, 10, 30)),
        sealed("month", "2026-12", Some(9), date(2026, 12, 30)),
    ];
    let history = history(&opening("month", "2026-11"), &records, None);
    assert_eq!(history.year[&input("nghi")], Accumulated { before: number(7), within: None });
    let periods: Vec<Date> = history.past.iter().map(|past| past.days.start).collect();
    assert_eq!(periods, [date(2026, 9, 1), date(2026, 10, 1)]);
}

#[test]
fn what_happened_adds_up_over_the_year_and_a_month_counts_once() {
    let records = [
        sealed("month", "2026-08", Some(7), date(2026, 8, 30)),
        sealed("month", "2026-09", Some(3), date(2026, 10, 30)),
        sealed("month", "2026-09", Some(5), date(2026, 9, 30)),
        sealed("month", "2026-10", None, date(2026, 10, 31)),
        sealed("month", "2027-02", Some(2), date(2027, 2, 28)),
    ];
    let of = |opening: &Opening| {
        let history = history(opening, &records, None);
        history.happened[&"c1".parse().expect("an id")][&"muon".parse().expect("an id")]
    };
    assert_eq!(of(&opening("month", "2026-11")), Tally { before: 3, within: None });
    assert_eq!(of(&opening("quarter", "2027-Q1")), Tally { before: 3, within: Some(2) });
}

#[test]
fn of_several_meetings_about_a_month_the_one_sealed_last_counts() {
    let records = [
        sealed("month", "2026-09", Some(3), date(2026, 10, 30)),
        sealed("month", "2026-09", Some(5), date(2026, 9, 30)),
        sealed("quarter", "2026-Q4", Some(2), date(2026, 12, 30)),
    ];
    let september = history(&opening("month", "2026-10"), &records, None);
    assert_eq!(september.year[&input("nghi")].before, number(3));
    assert_eq!(september.past.len(), 1);
    let january = history(&opening("month", "2027-01"), &records, None);
    assert_eq!(january.year[&input("nghi")].before, number(5));
}

#[test]
fn what_a_sealed_meeting_did_not_know_is_not_nought() {
    let mut records = vec![sealed("month", "2026-09", Some(3), date(2026, 9, 30)), without_leave()];
    let november = opening("month", "2026-11");
    assert_eq!(history(&november, &records, None).year.get(&input("nghi")), None);
    let quarter = opening("quarter", "2026-Q4");
    assert_eq!(history(&quarter, &records, None).year.get(&input("nghi")), None);
    // Another meeting about that month knew.
    records.push(sealed("month", "2026-10", Some(4), date(2026, 10, 29)));
    let known = history(&november, &records, None);
    assert_eq!(known.year[&input("nghi")].before, number(7));
}

#[test]
fn a_quarter_knows_what_its_months_came_to() {
    let records = [
        sealed("month", "2026-10", Some(3), date(2026, 10, 30)),
        sealed("month", "2026-11", Some(4), date(2026, 11, 30)),
    ];
    let quarter = history(&opening("quarter", "2026-Q4"), &records, None);
    let accumulated = Accumulated { before: number(0), within: Some(number(7)) };
    assert_eq!(quarter.year[&input("nghi")], accumulated);
}

#[test]
fn opening_balances_stand_for_the_months_that_they_go_through() {
    let balance = |id: &str, value| Balance { member: member(), input: input(id), value: number(value) };
    let balances =
        Balances { through: date(2026, 10, 31), balances: vec![balance("nghi", 11), balance("gio", 80)] };
    let records = [sealed("month", "2026-09", Some(3), date(2026, 9, 30))];
    let november = opening("month", "2026-11");
    let with = history(&november, &records, Some(&balances));
    assert_eq!(with.year[&input("nghi")].before, number(11));
    assert_eq!(with.latest[&input("gio")], number(80));
    let legacy = Legacy::gathered(&november, &records, &[], Some(&balances)).expect("asked");
    assert_eq!(legacy.balances_through, Some(balances.through));
    // They are about their own year only.
    let later = history(&opening("month", "2027-09"), &records, Some(&balances));
    assert_eq!(later.year[&input("nghi")].before, number(0));
}

#[test]
fn balances_that_reach_into_a_period_are_never_dropped_in_silence() {
    let balance = Balance { member: member(), input: input("nghi"), value: number(11) };
    let balances = Balances { through: date(2026, 10, 31), balances: vec![balance] };
    let records = [
        sealed("month", "2026-09", Some(3), date(2026, 9, 30)),
        sealed("month", "2026-11", Some(4), date(2026, 11, 30)),
    ];
    // The year begins with them, so they belong to it.
    let year = opening("year", "2026");
    let accumulated = Accumulated { before: number(0), within: Some(number(15)) };
    assert_eq!(history(&year, &records, Some(&balances)).year[&input("nghi")], accumulated);
    let through = |opening: &Opening| {
        Legacy::gathered(opening, &records, &[], Some(&balances)).expect("asked").balances_through
    };
    assert_eq!(through(&year), Some(balances.through));
    // How much of them was in September nobody can tell, so October does not know what came before it.
    let october = opening("month", "2026-10");
    assert_eq!(history(&october, &records, Some(&balances)).year.get(&input("nghi")), None);
    assert_eq!(through(&october), None);
}

#[test]
fn the_latest_value_is_carried_on_and_the_past_names_its_seals() {
    let records = [
        sealed("month", "2026-10", None, date(2026, 10, 30)),
        sealed("month", "2026-09", Some(4), date(2026, 11, 2)),
    ];
    let november = opening("month", "2026-11");
    let legacy = Legacy::gathered(&november, &records, &[], None).expect("asked");
    let rests: Vec<&str> = legacy.rests_on.iter().map(|rests| rests.meeting.as_str()).collect();
    assert_eq!(rests, ["2026-10", "2026-09"]);
    assert_eq!(legacy.rests_on[0].seal, records[0].seal().head);
    // In October nobody said anything; the set's default held there, but that is nothing to carry on.
    assert_eq!(legacy.members[&member()].latest[&input("gio")], number(40));
}

#[test]
fn what_is_left_is_written_and_read_alike() {
    let records = [sealed("month", "2026-10", Some(2), date(2026, 10, 30))];
    let november = opening("month", "2026-11");
    let legacy = Legacy::gathered(&november, &records, &[], None);
    let kept = Opening { earlier: legacy, ..november };
    let text = serde_json::to_string(&kept).expect("is written");
    assert_eq!(serde_json::from_str::<Opening>(&text).expect("is read"), kept);
}

#[test]
fn a_set_that_asks_nothing_reads_nothing() {
    let text = SET.replace("PERIOD", "month");
    let text = text
        .replace("year.nghi > 12", "input.nghi > 12")
        .replace("year.c1.muon", "happened.c1.muon")
        .replace(",\"scope\":\"year\"", "")
        .replace("past.month.count.tot >= 0 and ", "")
        .replace("\"from\":\"earlier\",", "");
    let plain = Rulebook::read(&text).expect("a sound set");
    let opening = Opening { sets: vec![FrozenSet::of(plain)], ..opening("month", "2026-11") };
    assert!(opening.needs().is_empty());
    let records = [sealed("month", "2026-10", Some(2), date(2026, 10, 30))];
    let summaries: Vec<Summary> = records.iter().map(|record| Summary::of(record)).collect();
    assert!(wanted(&opening, &summaries).is_empty());
    assert_eq!(Legacy::gathered(&opening, &records, &[], None), None);
    let asking = super::tests::opening("month", "2026-11");
    assert_eq!(wanted(&asking, &summaries).len(), 1);
}
