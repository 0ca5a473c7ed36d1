//! Who is at the meeting: the quorum, those who come and go, guests, and the clock.

use super::room::*;
use super::{line, member, stamp};
use crate::domain::{Adoption, Answer, Aside, Attendance, Command, Duty, Event, Missing, Movement, Refusal};
use crate::text::Lang;

#[test]
fn the_numbers_of_the_roll_add_up() {
    let mut room = Room::new(STATION);
    room.does(roll(&["B6"], Answer::Excused { reason: line("ốm") }));
    room.does(roll(&["B7"], Answer::Absent));
    room.does(roll(&["B1", "B2", "B3"], Answer::Present));
    let expected = Attendance { summoned: 7, present: 3, excused: 1, absent: 1, waiting: 2 };
    assert_eq!((room.meeting.attendance(), expected.away()), (expected, 2));
}

#[test]
fn a_lost_quorum_stops_everything_that_decides_and_says_how_many_are_missing() {
    let mut room = Room::open(STATION);
    room.ballot("M1");
    for officer in ["B1", "B2"] {
        room.does(cast(officer, points(9)));
    }
    room.does(Command::CloseBallot { missing: Missing::LeaveOut });
    room.does(Command::Dispute { member: member("M2"), item: mark() });
    room.does(roll(&["B5", "B6", "B7"], Answer::Absent));
    let missing = Refusal::NoQuorum { present: 4, needed: 5 };
    let of = |id: &str| member(id);
    let reason = || line("lý do");
    for command in [
        Command::OpenBallot { member: of("M2"), item: mark() },
        Command::Dispute { member: of("B3"), item: mark() },
        Command::WithdrawDispute { member: of("M2"), item: mark() },
        Command::AcceptSheet { member: of("M1") },
        Command::AcceptUndisputed,
        Command::Correct { member: of("M1"), item: Some(mark()), reason: reason() },
        Command::Tally,
    ] {
        let said = format!("{command:?}");
        let refusal = room.refuses(command);
        assert_eq!(refusal, missing, "{said}");
        for lang in Lang::ALL {
            assert!(refusal.sentence(lang).contains('1'), "the number missing: {}", refusal.sentence(lang));
        }
    }
    room.does(roll(&["B6"], Answer::Present));
    room.does(Command::AcceptSheet { member: of("M1") });
    let comings = room.meeting.roll().movements(&of("B6"));
    assert!(matches!(comings.as_slice(), [Movement::Left(_), Movement::Came(_)]), "{comings:?}");
}

#[test]
fn people_leave_until_the_seal_and_what_follows_needs_a_quorum_too() {
    let mut room = Room::open(STATION);
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    room.does(roll(&["B5", "B6", "B7"], Answer::Absent));
    let missing = Refusal::NoQuorum { present: 4, needed: 5 };
    assert_eq!(room.refuses(Command::Confirm), missing);
    room.does(roll(&["B7"], Answer::Present));
    room.does(Command::Confirm);
    room.does(roll(&["B7"], Answer::Absent));
    assert_eq!(room.refuses(Command::Seal), missing);
    room.does(roll(&["B7"], Answer::Present));
    room.does(roll(&["B1"], Answer::Absent));
    room.does(roll(&["B6"], Answer::Present));
    assert!(matches!(room.refuses(Command::Seal), Refusal::OfficeEmpty { .. }), "the chair has left");
    room.does(Command::TakeDuty { duty: Duty::Chair, officer: member("B3") });
    room.does(Command::AdoptMinutes { way: Adoption::Consent });
    room.does(Command::Attest { duty: Duty::Chair });
    room.does(Command::Attest { duty: Duty::Secretary });
    assert!(room.meeting.decide(Command::Seal, &stamp()).is_ok());
}

#[test]
fn nobody_leaves_during_a_vote_and_whoever_comes_has_no_part_in_it() {
    let mut room = Room::open(STATION);
    room.does(roll(&["B7"], Answer::Absent));
    room.ballot("M1");
    assert_eq!(
        room.refuses(roll(&["B6"], Answer::Absent)),
        Refusal::LeavingDuringVote { officer: "Lê Thị B6".into() }
    );
    room.does(roll(&["B7"], Answer::Present));
    assert!(matches!(room.refuses(cast("B7", points(9))), Refusal::NotEntitled { .. }));
    let ballot = room.meeting.ballot().expect("open").clone();
    assert_eq!(room.meeting.left_out(&ballot), [(member("B7"), Aside::CameLater)]);
    room.does(Command::CancelBallot { reason: None });
    room.does(roll(&["B6"], Answer::Absent));
    room.does(Command::OpenBallot { member: member("M1"), item: mark() });
    assert_eq!(room.entitled(), ["B1", "B2", "B3", "B4", "B5", "B7"]);
}

#[test]
fn guests_come_and_go_and_count_nowhere() {
    let mut room = Room::open(STATION);
    room.does(guest("Tạ Thị Quýt", Some("K1")));
    room.does(guest("Phan Văn Bưởi", None));
    assert_eq!(room.meeting.attendance().present, 7);
    assert_eq!(room.deciding("M1").len(), 7);
    assert!(matches!(room.refuses(guest("Ai đó", Some("B4"))), Refusal::GuestIsOfficer { .. }));
    assert!(matches!(room.refuses(guest("Ai đó", Some("X9"))), Refusal::NotListed { .. }));
    assert!(matches!(room.refuses(guest("Quýt", Some("K1"))), Refusal::GuestListed { .. }));
    assert!(matches!(room.refuses(guest("Phan Văn Bưởi", None)), Refusal::GuestListed { .. }));
    room.does(Command::SeeGuestOff { guest: 1 });
    assert_eq!(room.refuses(Command::SeeGuestOff { guest: 1 }), Refusal::NothingToDo);
    room.does(Command::ReceiveAgain { guest: 1 });
    assert_eq!(room.refuses(Command::ReceiveAgain { guest: 1 }), Refusal::NothingToDo);
    for nobody in [0, 3] {
        assert_eq!(room.refuses(Command::SeeGuestOff { guest: nobody }), Refusal::NoSuchGuest);
    }
    room.does(Command::StrikeGuest { guest: 2, reason: line("ghi nhầm") });
    assert_eq!(room.refuses(Command::ReceiveAgain { guest: 2 }), Refusal::NoSuchGuest);
    let here: Vec<bool> = room.meeting.guests().iter().map(|visit| visit.is_here()).collect();
    assert_eq!((here, room.meeting.guests()[0].movements.len()), (vec![true, false], 3));
    room.does(Command::SeeGuestOff { guest: 1 });
    room.minutes -= 1;
    room.does(Command::ReceiveAgain { guest: 1 });
    assert_eq!(room.meeting.guests()[0].movements.len(), 3, "a slip of the same minute");
}

#[test]
fn the_clock_knows_the_sitting_and_the_member_at_hand() {
    let mut room = Room::new(STATION);
    room.does(roll(&["B1", "B2", "B3", "B4", "B5", "B6", "B7"], Answer::Present));
    let at = |minutes: i64| stamp().at.after(minutes * 60);
    assert_eq!(room.meeting.sitting_minutes(at(9)), None, "it has not begun");
    room.minutes = 9;
    room.does(Command::Open);
    assert_eq!(room.meeting.sitting_minutes(at(40)), Some(30));
    assert_eq!(room.meeting.minutes_on_table(&member("M1"), at(15)), Some(5), "since the opening");
    room.minutes = 19;
    room.does(Command::Dispute { member: member("M1"), item: mark() });
    room.does(guest("Phan Văn Bưởi", None));
    assert_eq!(room.meeting.minutes_on_table(&member("M1"), at(25)), Some(15), "one talk");
    assert_eq!(room.meeting.minutes_on_table(&member("M2"), at(25)), Some(5), "since the last word on M1");
    room.minutes = 29;
    room.does(Command::AcceptSheet { member: member("M2") });
    assert_eq!(room.meeting.minutes_on_table(&member("B3"), at(33)), Some(3), "the table is free since then");
    let tomorrow = |minutes: i64| at(24 * 60 + minutes);
    assert_eq!(room.meeting.sitting_minutes(tomorrow(0)), None, "nothing was entered on that day");
    room.minutes = 24 * 60 - 1;
    room.does(guest("Tạ Thị Quýt", Some("K1")));
    assert_eq!(room.meeting.sitting_minutes(tomorrow(10)), Some(10));
    assert_eq!(room.meeting.minutes_on_table(&member("M1"), tomorrow(4)), Some(4));
}

#[test]
fn an_event_that_does_not_fit_is_no_part_of_a_log() {
    let room = Room::open(STATION);
    let next = room.meeting.chain().entries() + 1;
    for event in [
        Event::GuestLeft { guest: 1 },
        Event::GuestStruck { guest: 0, reason: line("ghi nhầm") },
        Event::ConflictWithdrawn { officer: member("B4"), member: member("M1"), reason: line("nhầm") },
        Event::CameBack { officer: member("B4") },
    ] {
        let entry = crate::domain::Entry::new(next, member("B2"), event, &stamp());
        assert!(room.meeting.clone().take(&entry).is_err());
    }
}
