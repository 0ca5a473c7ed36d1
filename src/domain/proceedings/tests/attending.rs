//! Who may decide: the quorum, those who come and go, conflicts of interest, and those outside for an item.

use super::{line, member, stamp};
use crate::domain::{
    Answer, Aside, Attendance, Choice, Command, Duty, Event, Guest, Held, Item, Meeting, MeetingId, Missing,
    Movement, Office, Opening, Person, Phase, Refusal, Roster, Salt, Seat, Stamp, Tally, Value,
};
use crate::rules::{Mark, Recusal, Rulebook};
use crate::text::{Lang, Name};

const STATION: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"month",
    "sections":[{"id":"s1","code":"I","title":"Chung",
        "criteria":[{"id":"c1","code":"I.1","title":"Việc","max":10,"start":{"points":{"step":1}}}]}],
    "classes":[{"id":"tot","title":"Tốt","when":"total >= 5"},{"id":"kha","title":"Khá"}],
    "otherwise":{"class":"kha"},
    "voting":{"quorum":{"at_least":"2/3"},"marks":"majority","findings":{"more_than":"1/2","of":"present"},
        "tie":"chair","rounds":1,"recusal":"declared"}}"#;

/// A meeting of seven officers, of whom four are reviewed, the chair among them; five make a quorum.
struct Room {
    meeting: Meeting,
    minutes: i64,
}

impl Room {
    fn new(text: &str) -> Self {
        let seats = [Seat::Chair, Seat::DeputyChair].into_iter().chain([Seat::Officer; 5]);
        let officers = (1..).zip(seats).map(|(at, seat)| person(&format!("B{at}"), Some(seat), at % 2 == 1));
        let rest = [("M1", true), ("M2", true), ("K1", false)];
        let people = officers.chain(rest.map(|(id, reviewed)| person(id, None, reviewed))).collect();
        let roster = Roster::new(None, people).expect("a roster");
        let rules = Rulebook::read(text).expect("a sound set");
        let mut opening =
            Opening::usual("2026-11".parse().expect("a period"), roster, rules).expect("two officers");
        opening.secretary = member("B2");
        let id = MeetingId::fresh(opening.period, &[]);
        let entry = Meeting::prepare(opening, &stamp()).expect("prepared");
        let Held::Meeting(meeting) = Held::replay(id, &[entry]).expect("sound") else { panic!("it goes on") };
        Self { meeting: *meeting, minutes: 0 }
    }

    /// Opened with everybody here.
    fn open(text: &str) -> Self {
        let mut room = Self::new(text);
        room.does(roll(&["B1", "B2", "B3", "B4", "B5", "B6", "B7"], Answer::Present));
        room.does(Command::Open);
        room
    }

    fn stamp(&self) -> Stamp {
        Stamp { at: stamp().at.after(self.minutes * 60), salt: Salt::new([1; 16]) }
    }

    /// Does it a minute after the last thing.
    fn does(&mut self, command: Command) {
        self.minutes += 1;
        let entry = self.meeting.decide(command, &self.stamp()).expect("granted");
        match self.meeting.clone().take(&entry).expect("sound") {
            Held::Meeting(meeting) => self.meeting = *meeting,
            Held::Record(_) => panic!("it goes on"),
        }
    }

    fn refuses(&self, command: Command) -> Refusal {
        self.meeting.decide(command, &self.stamp()).expect_err("refused")
    }

    /// The time so many minutes after the meeting was prepared.
    fn clock(&self, minutes: i64) -> String {
        stamp().at.after(minutes * 60).clock()
    }

    fn deciding(&self, about: &str) -> Vec<String> {
        self.meeting.deciding(&member(about)).iter().map(ToString::to_string).collect()
    }

    fn entitled(&self) -> Vec<String> {
        let ballot = self.meeting.ballot().expect("open");
        ballot.entitled.iter().map(ToString::to_string).collect()
    }

    /// Puts the one criterion of a member to the vote.
    fn ballot(&mut self, about: &str) {
        self.does(Command::Dispute { member: member(about), item: mark() });
        self.does(Command::OpenBallot { member: member(about), item: mark() });
    }
}

fn person(id: &str, seat: Option<Seat>, reviewed: bool) -> Person {
    Person {
        id: member(id),
        name: Name::new(&format!("Lê Thị {id}")).expect("a name"),
        birth: None,
        sex: None,
        group: None,
        post: None,
        duty: None,
        audience: None,
        joined: None,
        office: seat.map(|seat| Office { seat, title: line("Ban Chấp hành") }),
        reviewed,
        fields: std::collections::BTreeMap::new(),
    }
}

fn roll(officers: &[&str], answer: Answer) -> Command {
    Command::AnswerRoll { officers: officers.iter().map(|id| member(id)).collect(), answer }
}

fn mark() -> Item {
    Item::Mark("c1".parse().expect("an id"))
}

fn points(points: u32) -> Choice {
    Choice::For(Value::Mark(Mark::Points(points.into())))
}

fn cast(officer: &str, choice: Choice) -> Command {
    Command::Cast { officer: member(officer), choice }
}

fn declare(officer: &str, about: &str) -> Command {
    Command::DeclareConflict { officer: member(officer), member: member(about), reason: line("chị em") }
}

fn out(officer: &str, about: &str) -> Command {
    Command::StepOut { officer: member(officer), member: member(about) }
}

fn back(officer: &str) -> Command {
    Command::ComeBack { officer: member(officer) }
}

fn guest(name: &str, person: Option<&str>) -> Command {
    let name = Name::new(name).expect("a name");
    Command::ReceiveGuest { guest: Guest { name, capacity: line("cấp trên"), person: person.map(member) } }
}

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
fn worked_case_14_a_declared_conflict_counts_like_ones_own_sheet() {
    let mut room = Room::open(STATION);
    room.does(declare("B4", "B3"));
    room.ballot("B3");
    assert_eq!(room.entitled(), ["B1", "B2", "B5", "B6", "B7"]);
    for officer in ["B1", "B2", "B5"] {
        room.does(cast(officer, points(9)));
    }
    assert!(matches!(room.refuses(cast("B4", points(9))), Refusal::NotEntitled { .. }));
    room.does(Command::CloseBallot { missing: Missing::LeaveOut });
    let sheet = room.meeting.sheet(&member("B3")).expect("a sheet");
    let closed = &sheet.question(&mark()).expect("asked").ballots[0];
    assert_eq!(closed.tally, Tally { committee: 7, summoned: 5, present: 5, cast: 3, valid: 3 });
    // In a motion en bloc they are left out for that row only.
    room.does(Command::AcceptUndisputed);
    let agreed = |id: &str| {
        let acceptance = room.meeting.sheet(&member(id)).and_then(|sheet| sheet.acceptance);
        acceptance.map(|acceptance| acceptance.agreed)
    };
    assert_eq!([agreed("B3"), agreed("B5"), agreed("M1")], [Some(5), Some(6), Some(7)]);
}

#[test]
fn a_conflict_can_be_taken_back_but_not_during_a_vote() {
    let mut room = Room::open(STATION);
    room.does(declare("B4", "M1"));
    let taken_back = || Command::WithdrawConflict {
        officer: member("B4"),
        member: member("M1"),
        reason: line("khai nhầm"),
    };
    assert!(matches!(room.refuses(declare("B4", "M1")), Refusal::AlreadyRecused { .. }));
    assert!(matches!(room.refuses(declare("B3", "B3")), Refusal::AlreadyRecused { .. }));
    room.ballot("M1");
    assert_eq!(room.refuses(taken_back()), Refusal::BallotOpen);
    assert_eq!(room.refuses(declare("B5", "M1")), Refusal::BallotOpen);
    room.does(Command::CancelBallot { reason: None });
    room.does(taken_back());
    assert!(room.deciding("M1").contains(&"B4".to_owned()));
    assert!(matches!(room.refuses(taken_back()), Refusal::NothingDeclared { .. }));
    let [conflict] = room.meeting.conflicts() else { panic!("it stays to be read") };
    assert!(conflict.withdrawn.is_some());
}

#[test]
fn a_set_that_counts_no_conflicts_takes_none_and_names_the_setting() {
    for (word, recusal) in [("self", Recusal::Own), ("none", Recusal::None)] {
        let text = STATION.replace("\"declared\"", &format!("\"{word}\""));
        let mut room = Room::open(&text);
        let refusal = room.refuses(declare("B4", "M1"));
        assert_eq!(refusal, Refusal::ConflictsNotCounted { recusal });
        for lang in Lang::ALL {
            let said = refusal.sentence(lang);
            assert!(said.contains(lang.edit_recusal()) && said.contains(recusal.title(lang)), "{said}");
        }
        room.ballot("B3");
        assert_eq!(room.entitled().contains(&"B3".to_owned()), recusal == Recusal::None);
    }
}

#[test]
fn a_recused_chair_breaks_no_tie() {
    let mut room = Room::open(STATION);
    room.does(declare("B1", "M1"));
    room.does(declare("B7", "M1"));
    room.does(declare("B6", "M1"));
    room.ballot("M1");
    for (officer, vote) in [("B2", 9), ("B3", 9), ("B4", 5), ("B5", 5)] {
        room.does(cast(officer, points(vote)));
    }
    room.does(Command::CloseBallot { missing: Missing::Refuse });
    let question = room.meeting.sheet(&member("M1")).and_then(|sheet| sheet.question(&mark()));
    assert_eq!(question.and_then(|question| question.decided()), None, "what was proposed stands");
}

#[test]
fn who_stepped_out_counts_for_the_quorum_and_has_no_vote_until_back() {
    let mut room = Room::open(STATION);
    room.does(roll(&["B6", "B7"], Answer::Absent));
    room.does(out("B3", "B3"));
    assert_eq!(room.meeting.roll().present(), 5, "the quorum is counted before anybody is recused");
    room.ballot("M1");
    assert_eq!(room.entitled(), ["B1", "B2", "B4", "B5"], "nor in anything else while outside");
    let ballot = room.meeting.ballot().expect("open").clone();
    assert!(room.meeting.left_out(&ballot).contains(&(member("B3"), Aside::SteppedOut)));
    room.does(back("B3"));
    assert!(matches!(room.refuses(cast("B3", points(9))), Refusal::NotEntitled { .. }));
    room.does(cast("B1", points(9)));
    room.does(Command::CloseBallot { missing: Missing::LeaveOut });
    let sheet = room.meeting.sheet(&member("M1")).expect("a sheet");
    let tally = sheet.question(&mark()).expect("asked").ballots[0].tally;
    assert_eq!(tally, Tally { committee: 7, summoned: 7, present: 4, cast: 1, valid: 1 });
    assert!(room.deciding("M2").contains(&"B3".to_owned()));
    let [outing] = room.meeting.outings() else { panic!("one") };
    assert_eq!((outing.out.clock(), outing.back.map(|at| at.clock())), (room.clock(4), Some(room.clock(7))));
}

#[test]
fn only_who_is_left_out_steps_out_and_only_from_the_room() {
    let mut room = Room::new(STATION);
    room.does(roll(&["B1", "B2", "B3", "B4", "B5", "B6"], Answer::Present));
    assert_eq!(room.refuses(out("B3", "B3")), Refusal::Phase(Phase::RollCall));
    room.does(roll(&["B7"], Answer::Absent));
    room.does(Command::Open);
    assert!(matches!(room.refuses(out("B3", "M1")), Refusal::NotRecused { .. }));
    assert!(matches!(room.refuses(out("B7", "B7")), Refusal::NotInRoom { .. }));
    assert!(matches!(room.refuses(back("B3")), Refusal::NotOutside { .. }));
    room.ballot("M1");
    assert!(matches!(room.refuses(out("B3", "B3")), Refusal::LeavingDuringVote { .. }));
    room.does(Command::CancelBallot { reason: None });
    room.does(out("B3", "B3"));
    assert!(matches!(room.refuses(out("B3", "B3")), Refusal::NotInRoom { .. }));
    // Whoever leaves the meeting while outside is not outside any more, and comes to it anew.
    room.does(roll(&["B3"], Answer::Absent));
    assert!(matches!(room.refuses(back("B3")), Refusal::NotOutside { .. }));
    room.does(roll(&["B3"], Answer::Present));
    assert!(room.meeting.is_in_room(&member("B3")));
}

#[test]
fn a_chair_who_steps_out_hands_the_chair_over() {
    let mut room = Room::open(STATION);
    room.does(out("B1", "B1"));
    assert!(matches!(room.refuses(Command::AcceptUndisputed), Refusal::OfficeEmpty { .. }));
    assert_eq!(room.meeting.vacant_duty(), Some(Duty::Chair));
    room.does(out("B3", "B3"));
    assert!(!room.meeting.candidates(Duty::Chair).contains(&member("B3")), "who is outside takes no duty");
    room.does(Command::TakeDuty { duty: Duty::Chair, officer: member("B4") });
    room.does(Command::AcceptSheet { member: member("B1") });
    room.does(back("B1"));
    room.does(Command::TakeDuty { duty: Duty::Chair, officer: member("B1") });
    assert_eq!(room.meeting.holder(Duty::Chair), &member("B1"));
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
