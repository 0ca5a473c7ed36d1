//! Who does not decide about a member: conflicts of interest, and those outside for an item.

use super::room::*;
use super::{line, member};
use crate::domain::{Answer, Aside, Command, Duty, Missing, Phase, Refusal, SecretBox, Tally};
use crate::rules::Recusal;
use crate::text::Lang;

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
fn in_a_secret_ballot_too_only_those_in_the_room_who_may_decide_take_part() {
    let text = STATION.replace("\"tie\"", r#""forms":{"marks":"secret"},"tie""#);
    let mut room = Room::open(&text);
    room.does(declare("B4", "M1"));
    room.does(out("B3", "B3"));
    room.ballot("M1");
    let slip = room.meeting.slip().expect("a secret ballot").clone();
    let entitled: Vec<String> = slip.entitled.iter().map(ToString::to_string).collect();
    assert_eq!(entitled, ["B1", "B2", "B5", "B6", "B7"]);
    for command in [roll(&["B5"], Answer::Absent), out("B5", "B5")] {
        assert!(matches!(room.refuses(command), Refusal::LeavingDuringVote { .. }));
    }
    assert_eq!(room.refuses(declare("B5", "M2")), Refusal::BallotOpen);
    room.does(back("B3"));
    let mut ballots = SecretBox::empty(1);
    for officer in &slip.entitled[..3] {
        ballots = room.meeting.drop_ballot(&ballots, officer, vec![Some(points(9))]).expect("entitled");
    }
    for officer in ["B3", "B4"] {
        let refusal = room.meeting.drop_ballot(&ballots, &member(officer), vec![Some(points(9))]);
        assert!(matches!(refusal, Err(Refusal::NotEntitled { .. })));
    }
    room.does(Command::CloseSlip { ballots, missing: Missing::LeaveOut });
    let sheet = room.meeting.sheet(&member("M1")).expect("a sheet");
    let tally = sheet.question(&mark()).expect("asked").ballots[0].tally;
    assert_eq!(tally, Tally { committee: 7, summoned: 6, present: 5, cast: 3, valid: 3 });
}

#[test]
fn taking_one_conflict_back_leaves_the_others() {
    let mut room = Room::open(STATION);
    for (officer, about) in [("B3", "M2"), ("B3", "M1"), ("B4", "M1"), ("B4", "M2")] {
        room.does(declare(officer, about));
    }
    let (officer, about) = (member("B4"), member("M2"));
    room.does(Command::WithdrawConflict { officer, member: about, reason: line("nhầm người") });
    assert_eq!(room.deciding("M1"), ["B1", "B2", "B5", "B6", "B7"]);
    assert_eq!(room.deciding("M2"), ["B1", "B2", "B4", "B5", "B6", "B7"]);
    let aside = |officer: &str, about: &str| room.meeting.aside(&member(officer), &member(about));
    assert_eq!(aside("B4", "M1"), Some(Aside::Conflict { reason: line("chị em") }));
    assert_eq!(aside("B3", "B3"), Some(Aside::UnderReview));
    assert_eq!(aside("B4", "M2"), None);
}

#[test]
fn nobody_is_outside_a_meeting_that_has_broken_off() {
    let mut room = Room::open(STATION);
    room.does(out("B3", "B3"));
    room.does(Command::Adjourn { reason: line("mất điện") });
    let [outing] = room.meeting.outings() else { panic!("one") };
    assert_eq!(outing.back.map(|at| at.clock()), Some(room.clock(4)));
}
