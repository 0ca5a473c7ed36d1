//! Titles that their quotas leave open, decided by the committee.

use super::room::{Room, STATION, line, member};
use super::titles::{award, left_open, limited, tallied, title};
use super::*;
use crate::domain::{Choice, Event, Item, Value};
use crate::rules::{Award, LeftOpen};

fn decide(about: &str, id: &str, granted: bool) -> Command {
    Command::DecideTitle { member: member(about), title: title(id), granted, reason: line("đã bàn kỹ") }
}

fn decision(room: &Room, about: &str) -> Option<bool> {
    let sheet = room.meeting.sheet(&member(about)).expect("a sheet");
    sheet.title_decision(&title("gioi")).map(|decision| decision.granted)
}

/// The same with a title that only the winners of the first can win.
fn with_a_higher_one(text: &str) -> String {
    text.replace(
        "}}],\"voting\"",
        "}},{\"id\":\"cao\",\"title\":\"Cao hơn\",\"needs\":[\"gioi\"]}],\"voting\"",
    )
}

#[test]
fn the_committee_decides_who_of_those_who_tie_wins_a_title() {
    let mut room = tallied(&with_a_higher_one(&limited(3, "unit", "rank")));
    let won =
        |room: &Room, about: &str| room.meeting.result(&member(about)).expect("a result").titles.clone();
    let (all, first) = (["goc", "gioi", "cao"].map(title), vec![title("goc")]);
    assert_eq!(award(&room.meeting, "B1", "cao"), Award::Open);
    room.does(decide("B1", "gioi", true));
    assert_eq!(won(&room, "B1"), all, "what needs it follows");
    let left = |equals, places| LeftOpen::Tied { equals, places };
    assert_eq!(left_open(&room), [(left(4, 2), "B3 B5 B7 M2".to_owned())]);
    room.does(decide("B3", "gioi", false));
    assert_eq!(left_open(&room), [(left(3, 2), "B5 B7 M2".to_owned())]);
    assert_eq!((won(&room, "B3"), award(&room.meeting, "B3", "gioi")), (first.clone(), Award::Refused));
    room.does(decide("M2", "gioi", true));
    room.does(decide("B5", "gioi", true));
    assert_eq!(left_open(&room), [], "all three places are given away");
    assert_eq!((won(&room, "B7"), award(&room.meeting, "B7", "gioi")), (first, Award::OverQuota));
    assert_eq!(award(&room.meeting, "B7", "cao"), Award::Without(title("gioi")));
    // The committee may think better of it, also after the results were announced, which are then announced anew.
    room.does(Command::Confirm);
    room.does(decide("M2", "gioi", false));
    assert_eq!(room.meeting.phase(), Phase::Tallied);
    assert_eq!(left_open(&room), [(left(1, 1), "B7".to_owned())]);
    room.does(decide("B7", "gioi", true));
    assert_eq!(["B1", "B5", "B7"].map(|about| won(&room, about)), [all.clone(), all.clone(), all]);
}

#[test]
fn who_still_ties_for_a_title_is_not_voted_on_for_one_that_is_not_for_its_winners() {
    let votes = r#""unless":["gioi"],"votes":{"more_than":"1/2","of":"present"}"#;
    let other = format!("}}}},{{\"id\":\"khac\",\"title\":\"Khác\",{votes}}}],\"voting\"");
    let mut room = tallied(&limited(4, "unit", "rank").replace("}}],\"voting\"", &other));
    let candidates = |room: &Room| room.meeting.title_candidates().map(|(_, members)| members);
    assert_eq!(award(&room.meeting, "B1", "khac"), Award::Open);
    assert_eq!(candidates(&room), Some(vec![member("M1")]), "who cannot win the first in any case");
    room.does(decide("B1", "gioi", false));
    assert_eq!(candidates(&room), Some(["B1", "M1"].map(member).to_vec()));
    for about in ["B3", "B5", "B7", "M2"] {
        room.does(decide(about, "gioi", true));
    }
    assert_eq!(award(&room.meeting, "B3", "khac"), Award::Has(title("gioi")));
    assert_eq!(candidates(&room), Some(["B1", "M1"].map(member).to_vec()));
}

#[test]
fn who_is_over_a_quota_that_refers_is_decided_about_and_nobody_else() {
    let mut room = tallied(&limited(5, "unit", "refer"));
    let refused = |room: &Room, about: &str| room.refuses(decide(about, "gioi", true));
    let sentence = "Tỷ lệ của danh hiệu Giỏi nhất không để Lê Thị B1 lại cho Ban Chấp hành quyết định.";
    assert_eq!(refused(&room, "B1").sentence(Lang::Vi), sentence);
    assert!(refused(&room, "B1").rests_on_rules());
    assert!(matches!(refused(&room, "K1"), Refusal::NotAMember { .. }));
    assert_eq!(room.refuses(decide("M1", "khong_co", true)), Refusal::NoSuchItem);
    room.does(decide("M1", "gioi", true));
    assert_eq!(refused(&room, "M1"), Refusal::NothingToDo);
    assert_eq!(award(&room.meeting, "M1", "gioi"), Award::Won);
    room.does(decide("M1", "gioi", false));
    assert_eq!(award(&room.meeting, "M1", "gioi"), Award::Refused);
    let mut open = Room::open(&limited(5, "unit", "refer"));
    assert_eq!(open.refuses(decide("M1", "gioi", true)), Refusal::Phase(Phase::Open));
    open.does(Command::AcceptUndisputed);
    open.does(Command::Tally);
    open.does(Command::AnswerRoll { officers: vec![member("B1")], answer: Answer::Absent });
    assert!(matches!(open.refuses(decide("M1", "gioi", true)), Refusal::OfficeEmpty { .. }));
}

#[test]
fn a_decision_on_a_title_goes_with_the_results_that_it_rests_on() {
    let decided = || {
        let mut room = tallied(&limited(3, "unit", "rank"));
        room.does(decide("B1", "gioi", true));
        room.does(decide("B3", "gioi", false));
        room
    };
    let back = [
        Command::TakeTallyBack { reason: line("Nhầm sổ") },
        Command::Correct { member: member("M2"), item: None, reason: line("Nhầm sổ") },
        Command::TakeAcceptanceBack { members: vec![member("M2")], reason: line("Nhầm sổ") },
    ];
    for command in back {
        let mut room = decided();
        room.does(command);
        assert_eq!(["B1", "B3"].map(|about| decision(&room, about)), [None, None]);
        if room.meeting.done() < room.meeting.members().len() {
            room.does(Command::AcceptUndisputed);
        }
        room.does(Command::Tally);
        assert_eq!(award(&room.meeting, "B1", "gioi"), Award::Open, "it is decided anew");
    }
}

#[test]
fn a_decision_on_a_title_falls_where_another_decision_changes_what_it_was_about() {
    // In the better class M1 stands before the five with ten.
    let mut room = with_a_referral(&limited(3, "unit", "rank"));
    room.does(decide("B1", "gioi", true));
    room.does(class("M1", "kha"));
    assert_eq!(decision(&room, "B1"), Some(true), "M1 is no candidate, and three places are left as before");
    room.does(class("M1", "tot"));
    assert_eq!(award(&room.meeting, "M1", "gioi"), Award::Won, "the fewer points stand first here");
    assert_eq!(decision(&room, "B1"), None, "five tie for two places now");
    assert_eq!(room.meeting.fallen(), [(member("B1"), title("gioi"))]);
    let left = LeftOpen::Tied { equals: 5, places: 2 };
    assert_eq!(left_open(&room), [(left, "B1 B3 B5 B7 M2".to_owned())]);
}

#[test]
fn a_higher_title_is_decided_anew_where_a_lower_one_comes_out_otherwise() {
    let quota = r#""quota":{"at_most":{"count":1},"within":"unit","over":"rank"}"#;
    let higher =
        format!("}}}},{{\"id\":\"cao\",\"title\":\"Cao hơn\",\"needs\":[\"gioi\"],{quota}}}],\"voting\"");
    let mut room = tallied(&limited(3, "unit", "rank").replace("}}],\"voting\"", &higher));
    for about in ["B1", "B3", "B5"] {
        room.does(decide(about, "gioi", true));
    }
    room.does(decide("B1", "cao", true));
    assert_eq!(award(&room.meeting, "B3", "cao"), Award::OverQuota);
    room.does(decide("B3", "gioi", false));
    let sheet = room.meeting.sheet(&member("B1")).expect("a sheet");
    assert_eq!(sheet.title_decision(&title("cao")), None, "only two tie for it now");
    assert_eq!(room.meeting.fallen(), [(member("B1"), title("cao"))]);
    assert_eq!(award(&room.meeting, "B1", "cao"), Award::Open);
    assert_eq!(decision(&room, "B1"), Some(true), "the lower one stands");
    room.does(decide("B1", "cao", true));
    assert_eq!(room.meeting.fallen(), [], "only what fell in the latest step");
}

#[test]
fn nothing_is_decided_on_a_title_while_a_vote_is_open() {
    let voted =
        r#""titles":[{"id":"phieu","title":"Phiếu","votes":{"more_than":"1/2","of":"present"}},{"id":"goc""#;
    let mut room = tallied(&limited(3, "unit", "rank").replace(r#""titles":[{"id":"goc""#, voted));
    room.does(Command::OpenBallot { member: member("M1"), item: Item::Title(title("phieu")) });
    assert_eq!(room.refuses(decide("B1", "gioi", true)), Refusal::BallotOpen);
    let choice = Choice::For(Value::Granted(true));
    room.does(Command::Cast { officer: member("B1"), choice, written: false });
    room.does(Command::CancelBallot { reason: Some(line("mở nhầm")) });
    room.does(decide("B1", "gioi", true));
    assert_eq!(award(&room.meeting, "B1", "gioi"), Award::Won);
}

#[test]
fn with_no_officer_left_to_decide_nobody_is_given_a_title() {
    let text = STATION.replace(r#""quorum":{"at_least":"2/3"}"#, r#""quorum":{"at_least":"1/7"}"#);
    let titles = r#""titles":[{"id":"gioi","title":"Giỏi nhất",
        "quota":{"at_most":{"count":1},"within":"unit","over":"rank"}}],"voting""#;
    let mut room = Room::open(&text.replace("\"voting\"", titles));
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    for officer in ["B2", "B3", "B4", "B5", "B6", "B7"] {
        room.does(Command::DeclareConflict {
            officer: member(officer),
            member: member("B1"),
            reason: line("người nhà"),
        });
    }
    assert!(matches!(room.refuses(decide("B1", "gioi", true)), Refusal::NobodyMayDecide { .. }));
    room.does(decide("M1", "gioi", true));
}

/// The entry with which M1 is given a title, after these results.
fn granting(room: &Room, id: &str, results: &Meeting) -> Entry {
    let event = Event::TitleDecided {
        member: member("M1"),
        title: title(id),
        granted: true,
        reason: line("đã bàn kỹ"),
        outcomes: results.outcomes().into_iter().cloned().collect(),
        evaluation: results.evaluation(),
    };
    Entry::new(room.meeting.chain().entries() + 1, member("B2"), event, &stamp())
}

#[test]
fn an_entry_that_decides_a_title_before_the_tally_or_one_that_nobody_has_is_not_read() {
    let text = limited(3, "unit", "rank");
    let after = tallied(&text);
    let fault = |room: &Room, id: &str| {
        let taken = room.meeting.clone().take(&granting(room, id, &after.meeting));
        taken.err().map(|unsound| unsound.fault)
    };
    assert_eq!(fault(&after, "khong_co"), Some(Fault::OutOfPlace));
    assert_eq!(fault(&Room::open(&text), "gioi"), Some(Fault::OutOfPlace));
}

/// Whoever has eight points is referred, and M1 has so many; in the better class the fewer points stand first.
fn with_a_referral(text: &str) -> Room {
    let refers =
        r#""gates":[{"id":"ban","title":"Phải bàn","when":"total = 8","effect":"refer"}],"classes":["#;
    let text = text.replace("\"classes\":[", refers);
    let mut room = Room::open(&text.replace(r#""over":"rank""#, r#""over":"rank","order":["0 - total"]"#));
    room.marks("M1", 8);
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    room
}

fn class(about: &str, to: &str) -> Command {
    Command::DecideReferral {
        member: member(about),
        class: to.parse().expect("an id"),
        reason: line("đã bàn kỹ"),
    }
}

#[test]
fn a_decision_on_a_title_falls_where_nobody_is_over_its_quota_any_more() {
    let mut room = with_a_referral(&limited(5, "unit", "rank"));
    room.does(class("M1", "tot"));
    room.does(decide("B1", "gioi", false));
    assert_eq!(award(&room.meeting, "B1", "gioi"), Award::Refused);
    room.does(class("M1", "kha"));
    assert_eq!((decision(&room, "B1"), award(&room.meeting, "B1", "gioi")), (None, Award::Won));
    assert_eq!(room.meeting.fallen(), [(member("B1"), title("gioi"))]);
}

#[test]
fn of_decisions_on_several_titles_those_on_the_lowest_fall_first() {
    let quota = r#""quota":{"at_most":{"count":1},"within":"unit","over":"rank"}"#;
    let higher =
        format!("}}}},{{\"id\":\"cao\",\"title\":\"Cao hơn\",\"needs\":[\"gioi\"],{quota}}}],\"voting\"");
    let mut room = with_a_referral(&limited(2, "unit", "rank").replace("}}],\"voting\"", &higher));
    room.does(decide("B1", "gioi", true));
    room.does(decide("B3", "gioi", true));
    room.does(decide("B1", "cao", true));
    room.does(class("M1", "tot"));
    let fallen = [("B1", "gioi"), ("B3", "gioi"), ("B1", "cao")];
    assert_eq!(room.meeting.fallen(), fallen.map(|(about, id)| (member(about), title(id))));
}

#[test]
fn a_decision_in_an_old_log_that_no_quota_left_to_the_committee_is_kept_as_it_was_entered() {
    let refers =
        r#""gates":[{"id":"ban","title":"Phải bàn","when":"total = 8","effect":"refer"}],"classes":["#;
    let mut room = Room::open(&limited(3, "unit", "rank").replace("\"classes\":[", refers));
    room.marks("M1", 6);
    room.marks("M2", 8);
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    let entry = granting(&room, "gioi", &room.meeting);
    let Held::Meeting(meeting) = room.meeting.clone().take(&entry).expect("sound") else {
        panic!("it goes on")
    };
    room.meeting = *meeting;
    assert_eq!((decision(&room, "M1"), award(&room.meeting, "M1", "gioi")), (Some(true), Award::OverQuota));
    room.does(class("M2", "tot"));
    assert_eq!(decision(&room, "M1"), Some(true), "one place further back");
    assert_eq!(room.meeting.fallen(), []);
}
