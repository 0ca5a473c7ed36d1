//! The meeting's clock: how long it has been sitting, and whom the table has been busy with.

use super::room::*;
use super::*;
use crate::domain::{Adoption, Duty, Item};

fn at(minutes: i64) -> Moment {
    stamp().at.after(minutes * 60)
}

/// How long the table has been busy with a member so many minutes after the meeting was prepared.
fn busy(room: &Room, id: &str, minutes: i64) -> Option<u32> {
    room.meeting.minutes_on_table(&member(id), at(minutes))
}

#[test]
fn the_talk_about_a_member_lasts_through_the_vote_until_somebody_else_is_talked_about() {
    let mut room = Room::open(STATION);
    let opened = room.minutes;
    room.ballot("M1");
    room.minutes = 9;
    room.does(cast("B1", points(9)));
    assert_eq!(busy(&room, "M1", 12), u32::try_from(12 - opened).ok(), "one talk since the opening");
    assert_eq!(busy(&room, "M2", 12), Some(2), "since the vote");
    room.does(Command::CancelBallot { reason: Some(line("hoãn")) });
    room.does(Command::Dispute { member: member("M2"), item: mark() });
    assert_eq!((busy(&room, "M2", 20), busy(&room, "M1", 20)), (Some(9), Some(8)));
}

#[test]
fn a_secret_ballot_on_one_member_is_a_talk_about_them_and_one_on_many_about_nobody() {
    let text = STATION.replace(
        "\"tie\"",
        r#""classes":{"more_than":"1/2","of":"valid"},"forms":{"classes":"secret"},"tie""#,
    );
    let mut room = Room::open(&text);
    room.minutes = 9;
    room.does(Command::AcceptUndisputed);
    let row = |id: &str| (member(id), Item::Class);
    room.minutes = 19;
    room.does(Command::OpenSlip { rows: vec![row("M1")] });
    assert_eq!((busy(&room, "M1", 25), busy(&room, "M2", 25)), (Some(15), Some(5)));
    room.minutes = 29;
    room.does(Command::CancelSlip { reason: line("thiếu phiếu") });
    room.minutes = 39;
    room.does(Command::OpenSlip { rows: vec![row("M1"), row("M2")] });
    assert_eq!((busy(&room, "M1", 45), busy(&room, "M2", 45)), (Some(5), Some(5)));
}

#[test]
fn the_clock_of_the_table_stands_still_when_the_sheets_are_done_and_that_of_the_meeting_at_its_seal() {
    let mut room = Room::open(STATION);
    room.does(Command::AcceptUndisputed);
    assert_eq!(busy(&room, "M1", 10), Some(7));
    assert_eq!(busy(&room, "M1", 24 * 60), None, "nothing was entered on that day");
    room.does(Command::Tally);
    assert_eq!(busy(&room, "M1", 10), None);
    room.does(Command::Confirm);
    room.does(Command::AdoptMinutes { way: Adoption::Consent });
    room.does(Command::Attest { duty: Duty::Chair });
    room.does(Command::Attest { duty: Duty::Secretary });
    assert_eq!(room.meeting.sitting_minutes(at(12)), Some(10));
    let seal = room.meeting.decide(Command::Seal, &room.stamp()).expect("granted");
    let Held::Record(record) = room.meeting.take(&seal).expect("sound") else { panic!("it is sealed") };
    assert_eq!(record.sitting_minutes(at(12)), None);
    let again = record.reopen(line("bấm nhầm"), &Stamp { at: at(50), ..stamp() }).expect("can be written");
    let held = record.take(&again).expect("sound");
    assert_eq!(
        held.proceedings().sitting_minutes(at(53)),
        Some(3),
        "nothing counts between seal and reopening"
    );
    assert_eq!(held.proceedings().minutes_on_table(&member("M1"), at(53)), Some(3));
}

#[test]
fn what_is_taken_up_again_begins_anew() {
    let mut room = Room::open(STATION);
    room.does(Command::Adjourn { reason: line("mất điện") });
    room.minutes = 60;
    let officers = room.meeting.committee().iter().map(|officer| officer.id.clone()).collect();
    room.does(Command::AnswerRoll { officers, answer: Answer::Present });
    room.does(Command::Resume);
    let resumed = room.minutes;
    assert_eq!(room.meeting.sitting_minutes(at(resumed + 4)), Some(4));
    assert_eq!(busy(&room, "M1", resumed + 4), Some(4));
}
