//! Facts about members: those that are entered, and those that the roster says.

use super::room::*;
use super::*;
use crate::rules::Value as Fact;

/// The station with two inputs; who was away more than three times comes to a lower class.
fn asking() -> String {
    STATION.replace(
        "\"classes\":[",
        r#""inputs":[{"id":"muon","title":"Số lần muộn","kind":{"count":"lần"}},
            {"id":"vang","title":"Số buổi vắng","kind":{"count":"buổi"}}],
        "gates":[{"id":"nhieu","title":"Vắng nhiều","when":"input.vang > 3","effect":{"lower":1}}],"classes":["#,
    )
}

fn enters(about: &str, input: &str, value: Option<Fact>) -> Command {
    Command::EnterFact { member: member(about), input: input.parse().expect("an id"), value, reason: None }
}

fn times(count: u32) -> Option<Fact> {
    Some(Fact::Number(count.into()))
}

fn class(room: &Room, about: &str) -> Option<String> {
    room.meeting.outcome(&member(about)).and_then(|outcome| outcome.class.as_ref().map(ToString::to_string))
}

#[test]
fn a_fact_that_is_entered_counts_and_is_not_entered_twice() {
    let mut room = Room::open(&asking());
    assert!(room.meeting.asks_facts());
    assert!(!Room::open(STATION).meeting.asks_facts());
    room.does(enters("M1", "vang", times(4)));
    assert_eq!(class(&room, "M1").as_deref(), Some("kha"));
    assert_eq!(room.refuses(enters("M1", "vang", times(4))), Refusal::SameFact);
    assert_eq!(room.refuses(enters("M1", "khong_co", times(4))), Refusal::NoSuchItem);
    let flag = Some(Fact::Flag(true));
    let title = "Số buổi vắng".to_owned();
    assert_eq!(room.refuses(enters("M1", "vang", flag)), Refusal::NotAFact { input: title });
    room.does(enters("M1", "vang", times(3)));
    assert_eq!(class(&room, "M1").as_deref(), Some("tot"));
    room.does(enters("M1", "vang", None));
    assert_eq!(class(&room, "M1"), None, "nobody knows it any more");
    assert_eq!(room.refuses(enters("M1", "vang", None)), Refusal::SameFact);
}

#[test]
fn a_number_beyond_its_bounds_is_refused_with_them() {
    let bounded = asking().replace(r#""kind":{"count":"buổi"}"#, r#""kind":{"count":"buổi"},"max":31"#);
    let mut room = Room::open(&bounded);
    let refusal = room.refuses(enters("M1", "vang", times(32)));
    assert_eq!(refusal.sentence(Lang::Vi), "“Số buổi vắng” phải từ 0 đến 31. Hãy gõ lại.");
    room.does(enters("M1", "vang", times(31)));
}

#[test]
fn only_facts_that_matter_and_that_nobody_entered_are_missing() {
    let mut room = Room::open(&asking());
    let missing = |room: &Room| -> Vec<String> {
        room.meeting.facts_missing(&member("M1")).iter().map(|input| input.id.to_string()).collect()
    };
    assert_eq!(missing(&room), ["vang"], "nothing asks how often somebody was late");
    room.does(enters("M1", "vang", times(3)));
    assert_eq!(missing(&room), [""; 0]);
}

#[test]
fn what_only_the_points_wait_for_is_told_apart_from_what_the_class_waits_for() {
    let counting = r#""criteria":[{"id":"c0","code":"I.0","title":"Giờ","max":10,
        "start":{"formula":"10 - min(input.muon, 10)"}},"#;
    let barred =
        r#""gates":[{"id":"moi","title":"Mới vào","when":"period.month = 11","effect":"not_ranked"},"#;
    let text = asking().replace(r#""criteria":["#, counting).replace(r#""gates":["#, barred);
    let mut room = Room::open(&text);
    let m1 = member("M1");
    let told = |room: &Room| -> (Vec<String>, bool) {
        let inputs = room.meeting.facts_for_total(&m1).into_iter().map(|input| input.id.to_string());
        (inputs.collect(), room.meeting.lacks_total(&m1))
    };
    assert!(room.meeting.facts_missing(&m1).is_empty(), "nobody is ranked");
    assert_eq!(told(&room), (vec!["muon".to_owned()], true));
    room.does(enters("M1", "muon", times(2)));
    assert_eq!(told(&room), (vec![], false));
    let ranked = Room::open(&asking().replace(r#""criteria":["#, counting));
    assert!(!ranked.meeting.facts_missing(&m1).is_empty());
    assert_eq!(told(&ranked), (vec![], false), "the class waits as well");
    assert!(!room.meeting.lacks_total(&member("K1")), "who is not reviewed has no points to lack");
}

#[test]
fn the_days_of_the_period_are_known_to_the_conditions() {
    let in_month = |month: u32| STATION.replace("total >= 5", &format!("period.month = {month}"));
    assert_eq!(class(&Room::open(&in_month(11)), "M1").as_deref(), Some("tot"));
    assert_eq!(class(&Room::open(&in_month(10)), "M1").as_deref(), Some("kha"));
}

#[test]
fn no_class_is_worked_out_while_a_fact_is_missing() {
    let mut room = Room::open(&asking());
    room.does(Command::AcceptUndisputed);
    let refusal = room.refuses(Command::Tally);
    assert!(matches!(refusal, Refusal::Incomplete { .. }), "{refusal:?}");
    assert!(refusal.sentence(Lang::Vi).contains("Số buổi vắng"));
}

#[test]
fn what_the_roster_says_of_a_member_is_known_to_the_conditions() {
    let text = STATION.replace("total >= 5", "member.role = 'Ban Chấp hành'");
    let room = Room::open(&text);
    assert_eq!(class(&room, "B3").as_deref(), Some("tot"));
    assert_eq!(class(&room, "M1").as_deref(), Some("kha"), "where others have a seat, M1 has none");
}

#[test]
fn what_comes_about_by_itself_is_asked_only_by_what_happens() {
    let late = r#""criteria":[{"id":"c0","code":"I.0","title":"Giờ","max":10,"start":"full","events":[
        {"id":"muon","title":"Muộn","unit":"lần","effect":{"each":-1}}]},"#;
    let room = Room::open(&STATION.replace(r#""criteria":["#, late));
    let happened = crate::domain::Item::Occurrence {
        criterion: "c0".parse().expect("an id"),
        event: "muon".parse().expect("an id"),
    };
    let marked = crate::domain::Item::Mark("c1".parse().expect("an id"));
    assert_eq!(room.meeting.items(&member("M1")), [happened.clone(), marked]);
    let evidence = line("Bảng chấm công");
    let raise = Command::Raise { member: member("M1"), item: happened.clone(), evidence: evidence.clone() };
    let entry = room.meeting.decide(raise, &room.stamp()).expect("granted");
    let disputed = Event::Disputed { member: member("M1"), item: happened, evidence: Some(evidence) };
    assert_eq!(entry.body.event, disputed, "what happened is disputed, not found");
}

#[test]
fn a_fact_that_is_mended_on_an_accepted_sheet_counts_at_once() {
    let mut room = Room::open(&asking());
    room.does(enters("M1", "vang", times(4)));
    room.does(enters("M2", "vang", times(0)));
    room.does(Command::AcceptUndisputed);
    assert_eq!(class(&room, "M1").as_deref(), Some("kha"));
    let mends = |reason| Command::EnterFact {
        member: member("M1"),
        input: "vang".parse().expect("an id"),
        value: times(0),
        reason,
    };
    room.does(mends(Some(line("Bảng chấm công ghi nhầm"))));
    assert_eq!(class(&room, "M1").as_deref(), Some("tot"));
}
