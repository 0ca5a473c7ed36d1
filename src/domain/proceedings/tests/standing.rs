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
        let proposed = Proposed {
            member: member("M1"),
            item: mark(),
            own: Some(points(4)),
            group: Some(points(7)),
            note: None,
        };
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

/// The station with a bonus section that is marked in each way, and something that happened of which evidence is asked.
pub(super) fn with_bonus() -> String {
    let bonus = r#"{"id":"s2","code":"II","title":"Thưởng","bonus":{"cap":9},"criteria":[
        {"id":"mau","code":"II.1","title":"Hiến máu","max":5,"start":"check"},
        {"id":"bai","code":"II.2","title":"Viết bài","max":3,"start":{"points":{"step":1}}},
        {"id":"khen","code":"II.3","title":"Khen","max":3,"start":{"levels":[
            {"id":"tinh","title":"Tỉnh","points":3},{"id":"khong","title":"Không","points":0}]}},
        {"id":"viec","code":"II.4","title":"Việc","max":9,"start":"empty","evidence":"needed","events":[
            {"id":"tot","title":"Tốt","unit":"việc","effect":{"between":[1,3]}}]}]}"#;
    let middle = STATION.replace("majority", "mean");
    let mut rules: serde_json::Value = serde_json::from_str(&middle).expect("JSON");
    let bonus: serde_json::Value = serde_json::from_str(bonus).expect("JSON");
    rules["sections"].as_array_mut().expect("sections").push(bonus);
    rules.to_string()
}

#[test]
fn a_bonus_that_nobody_proposed_is_none_but_in_meetings_that_began_when_it_was() {
    let marks = |procedure: u32| {
        let opening = Opening { procedure, ..opening(&with_bonus()) };
        let meeting = open(opening);
        ["mau", "bai", "khen"].map(|id| {
            let item = Item::Mark(id.parse().expect("an id"));
            match meeting.standing(&member("M1"), &item) {
                Some(Value::Mark(Mark::Check(met))) => met.to_string(),
                Some(Value::Mark(Mark::Points(points))) => points.to_string(),
                Some(Value::Mark(Mark::Level(level))) => level.to_string(),
                other => panic!("{other:?}"),
            }
        })
    };
    assert_eq!(marks(PROCEDURE), ["false", "0", "khong"]);
    assert_eq!(marks(3), ["true", "3", "tinh"], "what was begun goes on as it began");
    let full = open(opening(&with_bonus())).standing(&member("M1"), &mark());
    assert_eq!(full, Some(Value::Mark(Mark::Points(10_u32.into()))), "what is no bonus starts at its best");
}

#[test]
fn several_cases_are_voted_on_with_their_evidence_and_the_middle_one_is_by_what_they_come_to() {
    let mut room = Room::open(&with_bonus());
    let m1 = || member("M1");
    let item = || Item::Occurrence {
        criterion: "viec".parse().expect("an id"),
        event: "tot".parse().expect("an id"),
    };
    room.does(Command::Raise { member: m1(), item: item(), evidence: line("Sổ vàng, trang 4") });
    room.does(Command::OpenBallot { member: m1(), item: item() });
    let each = |points: &[i64]| {
        let points = points.iter().map(|points| crate::number::Exact::whole(*points));
        Choice::For(Value::of_amounts(points.collect()))
    };
    let said: [&[i64]; 7] = [&[3, 3, 3], &[1], &[2, 3], &[3, 2], &[3], &[1, 1], &[3, 3]];
    for (officer, points) in ["B1", "B2", "B3", "B4", "B5", "B6", "B7"].into_iter().zip(said) {
        room.does(cast(officer, each(points)));
    }
    room.does(Command::CloseBallot { missing: Votes::Refuse });
    let question = room.meeting.sheet(&m1()).and_then(|sheet| sheet.question(&item())).expect("asked");
    assert_eq!(question.evidence.as_ref().map(ToString::to_string).as_deref(), Some("Sổ vàng, trang 4"));
    let Choice::For(wanted) = each(&[2, 3]) else { unreachable!("it is an answer") };
    assert_eq!(question.decided(), Some(&wanted), "of 1, 2, 3, 5, 5, 6 and 9 points");
    let points = |id: &str| {
        let outcome = room.meeting.outcome(&m1()).expect("it is worked out");
        outcome.criteria.iter().find(|result| result.id.as_str() == id).and_then(|result| result.points)
    };
    assert_eq!(points("viec"), Some(5_u32.into()));
}
