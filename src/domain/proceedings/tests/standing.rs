//! What stands for an item, and who may decide about it.

use super::room::*;
use super::*;
use crate::domain::{Choice, Item, Missing as Votes, Proposed, Value, Way};
use crate::rules::Mark;

fn finding() -> Item {
    Item::Finding("loi".parse().expect("an id"))
}

/// The station with a gate's question.
fn asking() -> String {
    STATION.replace(
        "\"classes\":[",
        r#""gates":[{"id":"loi","title":"Lỗi","finding":"Có lỗi không?","effect":{"lower":1}}],"classes":["#,
    )
}

#[test]
fn a_finding_that_a_vote_left_without_an_answer_is_not_found() {
    let mut room = Room::open(&asking());
    let m1 = || member("M1");
    assert_eq!(room.meeting.standing(&m1(), &finding()), Some(Value::Found(false)));
    room.does(Command::Raise { member: m1(), item: finding(), evidence: line("Sổ theo dõi") });
    assert_eq!(room.meeting.standing(&m1(), &finding()), None, "it is in question");
    room.does(Command::OpenBallot { member: m1(), item: finding() });
    for officer in ["B1", "B2", "B3", "B4", "B5", "B6", "B7"] {
        room.does(cast(officer, Choice::Abstain));
    }
    room.does(Command::CloseBallot { missing: Votes::Refuse });
    let question = room.meeting.sheet(&m1()).and_then(|sheet| sheet.question(&finding())).expect("asked");
    assert_eq!(question.decided(), None, "everybody abstained");
    assert!(!question.is_open());
    assert_eq!(room.meeting.standing(&m1(), &finding()), Some(Value::Found(false)));
}

#[test]
fn what_a_member_says_of_themself_goes_first_where_the_set_says_so() {
    let points = |points: u32| Value::Mark(Mark::Points(points.into()));
    let standing = |text: &str| {
        let proposed =
            Proposed { member: member("M1"), item: mark(), own: Some(points(4)), group: Some(points(7)) };
        let opening = Opening { proposals: vec![proposed], ..opening(text) };
        open(opening).standing(&member("M1"), &mark())
    };
    assert_eq!(standing(STATION), Some(points(7)));
    let own = STATION.replace("\"max\":10,", "\"max\":10,\"marked_by\":\"self\",");
    assert_eq!(standing(&own), Some(points(4)));
}

#[test]
fn nobody_decides_where_all_in_the_room_are_left_out() {
    let mut room = Room::open(STATION);
    room.does(roll(&["B6", "B7"], Answer::Absent));
    for officer in ["B1", "B2", "B3", "B4", "B5"] {
        room.does(declare(officer, "M1"));
    }
    assert_eq!(room.deciding("M1"), Vec::<String>::new());
    let refusal = room.refuses(Command::AcceptSheet { member: member("M1") });
    assert!(matches!(refusal, Refusal::NobodyMayDecide { .. }), "{refusal:?}");
    room.does(Command::AcceptSheet { member: member("M2") });
}

#[test]
fn a_criterion_can_be_waived_before_the_meeting_is_open_without_a_quorum() {
    let mut room = Room::new(STATION);
    room.does(roll(&["B1", "B2"], Answer::Present));
    let waive = Command::Waive {
        set: "s".parse().expect("an id"),
        criterion: "c1".parse().expect("an id"),
        way: Way::Full,
        reason: line("Tháng có bão"),
    };
    room.does(waive);
    let outcome = room.meeting.outcome(&member("M1")).expect("worked out");
    assert_eq!(outcome.criteria[0].counted, crate::rules::Counted::Full);
}

#[test]
fn the_class_of_the_unit_itself_is_known_to_its_members_results() {
    let text = STATION.replace("total >= 5", "unit.class = 'gioi'");
    let class = |unit: Option<&str>| {
        let opening = Opening { unit_class: unit.map(str::to_owned), ..opening(&text) };
        let meeting = open(opening);
        let outcome = meeting.outcome(&member("M1")).expect("worked out");
        outcome.class.as_ref().map(ToString::to_string)
    };
    assert_eq!(class(Some("gioi")).as_deref(), Some("tot"));
    assert_eq!(class(Some("kem")).as_deref(), Some("kha"));
}

#[test]
fn a_meeting_knows_when_it_was_opened() {
    let mut room = Room::new(STATION);
    room.does(roll(&["B1", "B2", "B3", "B4", "B5", "B6", "B7"], Answer::Present));
    assert_eq!(room.meeting.opened_at(), None);
    room.does(Command::Open);
    assert_eq!(room.meeting.opened_at().map(|at| at.clock()), Some(room.clock(2)));
}
