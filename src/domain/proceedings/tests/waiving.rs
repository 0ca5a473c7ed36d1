//! Waivers of criteria on sheets that were accepted.

use super::room::*;
use super::*;
use crate::domain::{FrozenSet, StepBack, Waiving, Way};

fn waive(way: Way) -> Command {
    let (set, criterion) = ("s".parse().expect("an id"), "c1".parse().expect("an id"));
    Command::Waive { set, criterion, way, reason: line("Tháng có bão") }
}

fn lift() -> Command {
    let (set, criterion) = ("s".parse().expect("an id"), "c1".parse().expect("an id"));
    Command::LiftWaiver { set, criterion, reason: line("Bão không về") }
}

/// Everybody accepted: M1 with four of ten points, the others with all.
fn accepted(changed: impl FnOnce(Opening) -> Opening) -> Room {
    let mut room = Room::open_with(STATION, changed);
    room.marks("M1", 4);
    room.does(Command::AcceptUndisputed);
    room
}

fn open(room: &Room) -> Vec<String> {
    room.meeting.undisputed().iter().map(ToString::to_string).collect()
}

fn class(room: &Room, about: &str) -> Option<String> {
    room.meeting.result(&member(about)).and_then(|result| result.class.as_ref().map(ToString::to_string))
}

/// What a command is recorded as.
fn recorded(room: &Room, command: Command) -> String {
    room.meeting
        .decide(command, &room.stamp())
        .and_then(|e| e.line().map_err(|_| Refusal::Unwritable))
        .expect("granted")
}

#[test]
fn accepted_sheets_that_a_waiver_changes_have_to_be_accepted_anew() {
    let mut room = accepted(|opening| opening);
    assert!(recorded(&room, waive(Way::Full)).contains(r#""open_again":["M1"]"#));
    room.does(waive(Way::Full));
    assert_eq!((open(&room), class(&room, "M1").as_deref()), (vec!["M1".to_owned()], Some("tot")));
    assert_eq!(room.refuses(Command::Tally), Refusal::OpenSheets { count: 1 });
    let correction = room.meeting.sheet(&member("M1")).and_then(|sheet| sheet.corrections.last());
    let correction = correction.expect("on record");
    let waiving = Waiving { criterion: "c1".parse().expect("an id"), way: Some(Way::Full) };
    assert_eq!(correction.waiving, Some(waiving));
    assert_eq!(correction.acceptance.map(|acceptance| acceptance.agreed), Some(7));
    room.does(Command::AcceptSheet { member: member("M1") });
    room.does(lift());
    assert_eq!((open(&room), class(&room, "M1").as_deref()), (vec!["M1".to_owned()], Some("kha")));
    room.does(waive(Way::Excluded));
    assert_eq!(open(&room).len(), 6, "everybody's maximum is another");
}

#[test]
fn a_waiver_that_changes_no_accepted_sheet_leaves_them_all() {
    let mut room = Room::open(STATION);
    room.marks("M1", 4);
    for about in ["B1", "B3", "B5", "B7", "M2"] {
        room.does(Command::AcceptSheet { member: member(about) });
    }
    assert!(!recorded(&room, waive(Way::Full)).contains("open_again"), "nothing has to be said");
    room.does(waive(Way::Full));
    assert_eq!(open(&room), ["M1"], "that one was not accepted before");
}

#[test]
fn a_waiver_taken_back_opens_again_what_was_accepted_with_it() {
    let mut room = Room::open(STATION);
    room.marks("M1", 4);
    room.does(waive(Way::Full));
    room.does(Command::AcceptUndisputed);
    let (set, criterion) = ("s".parse().expect("an id"), "c1".parse().expect("an id"));
    let back = StepBack::Waived { set, criterion, before: None }.back(line("bấm nhầm"));
    room.does(back);
    assert_eq!((open(&room), class(&room, "M1").as_deref()), (vec!["M1".to_owned()], Some("kha")));
}

#[test]
fn a_meeting_prepared_before_keeps_its_acceptances() {
    let mut room = accepted(|opening| Opening { procedure: 3, ..opening });
    assert!(!recorded(&room, waive(Way::Full)).contains("open_again"));
    room.does(waive(Way::Full));
    room.does(lift());
    assert!(open(&room).is_empty());
    room.does(Command::Tally);
}

#[test]
fn a_waiver_leaves_the_sheets_of_other_sets_as_they_are() {
    let room = accepted(|opening| {
        let own = Name::new("Tổ 1").expect("a name");
        let people = opening.roster.people().iter().map(|person| Person {
            audience: (person.id == member("M1")).then(|| own.clone()),
            ..person.clone()
        });
        let text = STATION.replace(r#""id":"s","#, r#""id":"l","#);
        let other = Rulebook::read(&text).expect("a sound set");
        let sets = vec![opening.sets[0].clone(), FrozenSet::for_audiences(other, vec![own.clone()])];
        Opening { roster: Roster::new(None, people.collect()).expect("a roster"), sets, ..opening }
    });
    assert!(!recorded(&room, waive(Way::Full)).contains("open_again"), "M1 has a criterion of the same name");
}
