//! The latest step, as far as it can be taken back, and what it takes.

use super::room::*;
use super::*;
use crate::domain::{Choice, Count, Missing as Votes, StepBack, Value, Way};
use crate::rules::{Mark, Value as Fact};

fn latest(room: &Room) -> StepBack {
    room.meeting.latest_step().cloned().expect("it can be taken back")
}

fn value(points: u32) -> Value {
    Value::Mark(Mark::Points(points.into()))
}

#[test]
fn what_the_chair_decided_is_taken_back_as_the_vote_that_it_was() {
    let text = STATION
        .replace("\"tie\"", r#""forms":{"marks":"hands"},"tie""#)
        .replace("\"recusal\":\"declared\"", "\"recusal\":\"none\"");
    let mut room = Room::open(&text);
    room.ballot("M1");
    let count = Count::new([(value(9), 3), (value(5), 3)], 1, 0);
    room.does(Command::CountHands { count: count.clone(), checked_by: None, reason: None });
    let again = |reason| Command::CountHands { count: count.clone(), checked_by: None, reason };
    assert_eq!(room.refuses(again(Some(line("đếm lại")))), Refusal::SameChoice);
    assert_eq!(room.refuses(again(None)), Refusal::SameChoice, "there is nothing to be corrected");
    room.does(Command::CloseBallot { missing: Votes::Refuse });
    room.does(Command::ChairDecides { member: member("M1"), item: mark(), value: value(5) });
    let step = StepBack::Closed { member: member("M1"), item: mark() };
    assert_eq!(latest(&room), step);
    assert!(step.takes_reason());
}

#[test]
fn a_count_that_is_out_of_order_is_refused() {
    let text = STATION.replace("\"tie\"", r#""forms":{"marks":"hands"},"tie""#);
    let mut room = Room::open(&text);
    room.ballot("M1");
    let side = |points: u32| serde_json::json!({ "value": value(points), "votes": 1 });
    let hands = |sides: Vec<serde_json::Value>| {
        let count = serde_json::from_value(serde_json::json!({ "sides": sides })).expect("a count");
        Command::CountHands { count, checked_by: None, reason: None }
    };
    assert_eq!(room.refuses(hands(vec![side(9), side(5)])), Refusal::WrongKind);
    assert!(room.meeting.decide(hands(vec![side(5), side(9)]), &room.stamp()).is_ok());
}

#[test]
fn a_fact_goes_back_to_what_had_been_entered_before() {
    let text = STATION.replace(
        "\"classes\":[",
        r#""inputs":[{"id":"vang","title":"Số buổi vắng","kind":{"count":"buổi"}}],"classes":["#,
    );
    let mut room = Room::open(&text);
    let enters = |count: u32| Command::EnterFact {
        member: member("M1"),
        input: "vang".parse().expect("an id"),
        value: Some(Fact::Number(count.into())),
        reason: None,
    };
    let fact = |before: Option<u32>| StepBack::Fact {
        member: member("M1"),
        input: "vang".parse().expect("an id"),
        before: before.map(|count| Fact::Number(count.into())),
    };
    room.does(enters(2));
    assert_eq!(latest(&room), fact(None));
    room.does(enters(3));
    assert_eq!(latest(&room), fact(Some(2)));
    assert!(!latest(&room).takes_reason(), "nothing had been decided");
}

#[test]
fn a_move_goes_back_to_the_class_before_it() {
    let text = STATION.replace(r#""otherwise":{"class":"kha"}"#, r#""default":"kha""#);
    let mut room = Room::open(&text);
    let moves = |class: Option<&str>| Command::MoveClass {
        member: member("M1"),
        class: class.map(|id| id.parse().expect("an id")),
        reason: line("Ban Chấp hành bàn"),
    };
    let moved = |before: Option<&str>| StepBack::Moved {
        member: member("M1"),
        before: before.map(|id| id.parse().expect("an id")),
    };
    let class = |room: &Room| {
        let outcome = room.meeting.outcome(&member("M1")).expect("worked out");
        outcome.class.as_ref().map(ToString::to_string)
    };
    room.does(moves(Some("tot")));
    assert_eq!((latest(&room), class(&room).as_deref()), (moved(None), Some("tot")));
    room.does(moves(None));
    assert_eq!(latest(&room), moved(Some("tot")));
    assert!(latest(&room).takes_reason());
}

#[test]
fn a_waiver_goes_back_to_the_way_before_it() {
    let mut room = Room::open(STATION);
    let (set, criterion) = ("s".parse().expect("an id"), "c1".parse().expect("an id"));
    let waive = |way| Command::Waive {
        set: "s".parse().expect("an id"),
        criterion: "c1".parse().expect("an id"),
        way,
        reason: line("Tháng có bão"),
    };
    let waived = |before| StepBack::Waived {
        set: "s".parse().expect("an id"),
        criterion: "c1".parse().expect("an id"),
        before,
    };
    room.does(waive(Way::Full));
    assert_eq!(latest(&room), waived(None));
    room.does(waive(Way::Excluded));
    assert_eq!(latest(&room), waived(Some(Way::Full)));
    room.does(Command::LiftWaiver { set, criterion, reason: line("Bão không về") });
    let (set, criterion) = ("s".parse().expect("an id"), "c1".parse().expect("an id"));
    assert_eq!(latest(&room), StepBack::WaiverLifted { set, criterion, before: Way::Excluded });
}

#[test]
fn a_question_is_taken_back_without_a_reason_and_a_vote_with_one() {
    let mut room = Room::open(STATION);
    room.does(Command::Dispute { member: member("M1"), item: mark() });
    assert!(!latest(&room).takes_reason());
    room.does(Command::OpenBallot { member: member("M1"), item: mark() });
    assert_eq!(room.meeting.latest_step(), None);
    room.does(cast("B1", Choice::Abstain));
    assert!(latest(&room).takes_reason());
}
