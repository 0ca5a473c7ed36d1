//! What a meeting says beside its sheets: notes, breaks, remarks; its end, and what comes after it.

use super::room::*;
use super::*;
use crate::domain::{
    Adoption, Duty, Item, Known, Origin, Phase, Proposed, Record, Seat, Settings, Summary, Value as Answered,
};
use crate::rules::{Mark, Value as Fact};

/// The station where a finding suspends.
fn suspending() -> String {
    STATION.replace(
        "\"classes\":[",
        r#""inputs":[{"id":"vang","title":"Số buổi vắng","kind":{"count":"buổi"}}],
        "gates":[{"id":"loi","title":"Đang xem xét kỷ luật","finding":"Có không?","effect":"suspend"}],"classes":["#,
    )
}

fn announced(mut room: Room) -> Room {
    [Command::AcceptUndisputed, Command::Tally, Command::Confirm]
        .into_iter()
        .for_each(|command| room.does(command));
    room
}

fn sealed(mut room: Room) -> Record {
    for command in [
        Command::AdoptMinutes { way: Adoption::Consent },
        Command::Attest { duty: Duty::Chair },
        Command::Attest { duty: Duty::Secretary },
    ] {
        room.does(command);
    }
    let seal = room.meeting.decide(Command::Seal, &room.stamp()).expect("granted");
    match room.meeting.take(&seal).expect("sound") {
        Held::Record(record) => *record,
        Held::Meeting(_) => panic!("it is sealed"),
    }
}

/// A meeting that suspended these, with the same fact and the same proposal for everybody.
fn suspended(ids: &[&str]) -> Record {
    suspended_after(ids, |_| {})
}

/// The same, after something else happened in it.
fn suspended_after(ids: &[&str], happens: impl FnOnce(&mut Room)) -> Record {
    suspended_by(&suspending(), ids, happens)
}

/// The same by another set.
fn suspended_by(text: &str, ids: &[&str], happens: impl FnOnce(&mut Room)) -> Record {
    let everybody = ["B1", "B3", "B5", "B7", "M1", "M2"].map(member);
    let fact = |member: &MemberId| Known {
        member: member.clone(),
        input: "vang".parse().expect("an id"),
        value: Fact::Number(1_u32.into()),
    };
    let proposal = |member: &MemberId| Proposed {
        member: member.clone(),
        item: mark(),
        own: None,
        group: Some(Answered::Mark(Mark::Points(7_u32.into()))),
        note: None,
    };
    let mut room = Room::with(text, |opening| Opening {
        facts: everybody.iter().map(fact).collect(),
        proposals: everybody.iter().map(proposal).collect(),
        ..opening
    });
    room.does(roll(&["B1", "B2", "B3", "B4", "B5", "B6", "B7"], Answer::Present));
    room.does(Command::Open);
    happens(&mut room);
    let item = Item::Finding("loi".parse().expect("an id"));
    let found = crate::domain::Choice::For(Answered::Found(true));
    for id in ids {
        let evidence = line("Quyết định số 12");
        room.does(Command::Raise { member: member(id), item: item.clone(), evidence });
        room.does(Command::OpenBallot { member: member(id), item: item.clone() });
        for officer in room.entitled() {
            room.does(cast(&officer, found.clone()));
        }
        room.does(Command::CloseBallot { missing: crate::domain::Missing::Refuse });
    }
    sealed(announced(room))
}

#[test]
fn a_supplementary_meeting_knows_what_was_known_of_those_it_is_about() {
    let record = suspended(&["B3", "M1"]);
    assert_eq!(record.suspended(), ["B3", "M1"].map(member));
    assert_eq!(Summary::of(&record).suspended, 2);
    // B3 has left the unit since, and B4 chairs it now.
    let chair = |id: &str| if id == "B4" { Seat::Chair } else { Seat::Officer };
    let officers = ["B1", "B4", "B6"].map(|id| person(id, Some(chair(id)), true));
    let now = officers.into_iter().chain([person("M1", None, true), person("M2", None, true)]);
    let now = Roster::new(None, now.collect()).expect("a roster");
    let supplement = Opening::supplement(&record, &now).expect("two are left");
    assert_eq!((&supplement.chair, &supplement.secretary), (&member("B4"), &member("B6")));
    assert_eq!(supplement.supplements.as_ref(), Some(record.id()));
    let of_both =
        |ids: Vec<&MemberId>| ids.into_iter().cloned().collect::<Vec<_>>() == ["B3", "M1"].map(member);
    assert!(of_both(supplement.facts.iter().map(|known| &known.member).collect()));
    assert!(of_both(supplement.proposals.iter().map(|proposed| &proposed.member).collect()));
    assert!(of_both(supplement.roster.members().map(|person| &person.id).collect()));
    let gone = supplement.roster.person(&member("B3")).expect("taken from the earlier roster");
    assert_eq!(gone.office, None, "who has left the committee sits on it no more");
    assert_eq!(record.opening().about(Lang::Vi), "tháng 11/2026");
    assert_eq!(supplement.about(Lang::Vi), "tháng 11/2026 (bổ sung)");
}

#[test]
fn what_a_meeting_fixed_about_the_suspended_is_what_the_supplementary_one_begins_with() {
    let record = suspended_after(&["M1", "M2"], |room| {
        room.ballot("M1");
        for officer in room.entitled() {
            room.does(cast(&officer, points(5)));
        }
        room.does(Command::CloseBallot { missing: crate::domain::Missing::Refuse });
        let input = "vang".parse().expect("an id");
        let known = room.meeting.fact(&member("M1"), &input);
        assert_eq!(known, Some((Fact::Number(1_u32.into()), Origin::Roster)));
        let value = Some(Fact::Number(3_u32.into()));
        room.does(Command::EnterFact {
            member: member("M1"), input, value, reason: Some(line("Đếm lại"))
        });
    });
    let supplement = Opening::supplement(&record, &record.opening().roster).expect("two are left");
    let state = Room::with(&suspending(), |_| supplement).meeting;
    let begins = |id: &str| {
        let mark = state.standing(&member(id), &mark());
        (mark, state.fact(&member(id), &"vang".parse().expect("an id")))
    };
    let points = |points: u32| Some(Answered::Mark(Mark::Points(points.into())));
    let fact = |count: u32| Some((Fact::Number(count.into()), Origin::Earlier));
    assert_eq!(begins("M1"), (points(5), fact(3)), "as the committee fixed it");
    assert_eq!(begins("M2"), (points(7), fact(1)), "as it was proposed");
    let found = Item::Finding("loi".parse().expect("an id"));
    assert_eq!(state.standing(&member("M1"), &found), Some(Answered::Found(false)), "it is raised anew");
}

#[test]
fn what_a_meeting_fixed_of_a_members_own_marks_is_proposed_as_their_own() {
    let text = suspending().replace("\"max\":10,", "\"max\":10,\"marked_by\":\"self\",");
    let record = suspended_by(&text, &["M1"], |room| room.marks("M1", 5));
    let supplement = Opening::supplement(&record, &record.opening().roster).expect("one is left");
    let [proposed] = &supplement.proposals[..] else { panic!("one: {:?}", supplement.proposals) };
    let points = |points: u32| Some(Answered::Mark(Mark::Points(points.into())));
    assert_eq!((proposed.own.clone(), proposed.group.clone()), (points(5), points(7)));
}

#[test]
fn the_evidence_that_was_given_for_what_happened_goes_on_with_it() {
    let late = r#""criteria":[{"id":"c0","code":"I.0","title":"Giờ","max":10,"start":"full","events":[
        {"id":"muon","title":"Muộn","unit":"lần","effect":{"each":-1}}]},"#;
    let text = suspending().replace(r#""criteria":["#, late);
    let (criterion, event) = ("c0".parse().expect("an id"), "muon".parse().expect("an id"));
    let happened = Item::Occurrence { criterion, event };
    let record = suspended_by(&text, &["M1"], |room| {
        let (item, evidence) = (happened.clone(), line("Bảng chấm công"));
        room.does(Command::Raise { member: member("M1"), item: item.clone(), evidence });
        room.does(Command::OpenBallot { member: member("M1"), item });
        for officer in room.entitled() {
            room.does(cast(&officer, crate::domain::Choice::For(Answered::Count(2))));
        }
        room.does(Command::CloseBallot { missing: crate::domain::Missing::Refuse });
    });
    let supplement = Opening::supplement(&record, &record.opening().roster).expect("one is left");
    let proposed = supplement.proposals.iter().find(|proposed| proposed.item == happened).expect("decided");
    assert_eq!(proposed.group, Some(Answered::Count(2)));
    assert_eq!(proposed.note, Some(line("Bảng chấm công")));
}

#[test]
fn a_meeting_in_short_is_open_until_its_seal_and_names_only_who_there_is() {
    let room = announced(Room::open(STATION));
    let summary = Summary::of(&room.meeting);
    assert!(summary.is_open());
    let written = serde_json::to_value(&summary).expect("prints");
    assert_eq!((summary.suspended, written.get("suspended")), (0, None));
    assert!(!Summary::of(&sealed(room)).is_open());
    let written = serde_json::to_value(Summary::of(&suspended(&["M2"]))).expect("prints");
    assert_eq!(written["suspended"], 1);
}

#[test]
fn the_head_of_the_minutes_is_what_the_unit_has_set() {
    let name = |text: &str| Name::new(text).ok();
    let settings =
        Settings {
            higher_union: name("Công đoàn phường Mẫu"), place: name("Mẫu"), ..Settings::default()
        };
    let headed = opening(STATION).headed(&settings);
    assert_eq!((headed.higher_union, headed.place), (settings.higher_union, settings.place));
}

#[test]
fn minutes_are_outdated_once_something_has_happened_since_their_adoption() {
    let mut room = announced(Room::open(STATION));
    let is_outdated = |room: &Room| room.meeting.minutes().is_outdated();
    assert!(!is_outdated(&room), "nobody has adopted them");
    room.does(Command::AdoptMinutes { way: Adoption::Consent });
    assert!(!is_outdated(&room));
    room.does(Command::Remark { text: line("Thêm một câu") });
    assert!(is_outdated(&room));
    room.does(roll(&["B1"], Answer::Absent));
    let refusal = room.refuses(Command::AdoptMinutes { way: Adoption::Consent });
    assert!(matches!(refusal, Refusal::OfficeEmpty { .. }), "{refusal:?}");
}

#[test]
fn remarks_and_breaks_begin_with_the_meeting_and_go_on_until_its_seal() {
    let remark = || Command::Remark { text: line("Thêm một câu") };
    let adjourn = || Command::Adjourn { reason: line("mất điện") };
    let called = Room::new(STATION);
    for command in [remark(), adjourn()] {
        assert_eq!(called.refuses(command), Refusal::Phase(Phase::RollCall));
    }
    let mut room = Room::open(STATION);
    room.does(remark());
    room = announced(room);
    room.does(adjourn());
    let [broken] = room.meeting.breaks() else { panic!("one") };
    assert_eq!((&broken.reason, broken.resumed), (&line("mất điện"), None));
    assert_eq!(room.refuses(adjourn()), Refusal::Adjourned);
}

#[test]
fn a_note_may_be_about_anything_that_the_meeting_is_about() {
    let mut room = Room::open(STATION);
    let note = |item: Item| Command::TakeNote {
        member: Some(member("M1")),
        item: Some(item),
        text: line("Đồng chí M1 trình bày"),
    };
    let unknown = Item::Mark("khong_co".parse().expect("an id"));
    assert_eq!(room.refuses(note(unknown)), Refusal::NoSuchItem);
    room.does(note(mark()));
    room.does(note(Item::Class));
    assert_eq!(room.meeting.notes().len(), 2);
}
