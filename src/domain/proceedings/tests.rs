//! What a meeting's state keeps and drops, held against small sets.

mod attending;
mod balloting;
mod chairing;
mod clock;
mod deciding;
mod ending;
mod evaluation;
mod facts;
mod grounds;
mod naming;
mod recusing;
pub(crate) mod room;
mod sets;
mod standing;
mod steps;
mod titles;
mod told;
mod waiving;

use jiff::civil::date;

use crate::domain::{
    Answer, Command, Entry, Event, Fault, Held, Meeting, MeetingId, MemberId, Moment, Office, Opening,
    PROCEDURE, Person, Phase, Refusal, ReviewOrder, Roster, Salt, Seat, Stamp,
};
use crate::rules::{Missing, Rulebook, Standing};
use crate::text::{Lang, Line, Name};

const REFERRING: &str = r#"{"format":"binhxet.criteria/1","id":"s","edition":1,"title":"Phiếu","period":"month",
    "sections":[{"id":"s1","code":"I","title":"Chung",
        "criteria":[{"id":"c1","code":"I.1","title":"Việc","max":10,"start":"full"}]}],
    "gates":[{"id":"ban","title":"Phải bàn","when":"total >= 0","effect":"refer"}],
    "classes":[{"id":"tot","title":"Tốt","when":"total >= 5"},{"id":"kha","title":"Khá"}],
    "otherwise":{"class":"kha"},
    "voting":{"quorum":{"more_than":"1/2"},"marks":"mean","findings":{"more_than":"1/2","of":"present"},
        "tie":"chair","rounds":2}}"#;

pub(crate) fn stamp() -> Stamp {
    let at = Moment::at(date(2026, 11, 21).at(14, 0, 0, 0), 7).expect("an offset");
    Stamp { at, salt: Salt::new([1; 16]) }
}

pub(crate) fn member(id: &str) -> MemberId {
    MemberId::new(id).expect("a code")
}

pub(crate) fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

fn opening(text: &str) -> Opening {
    let person = |id: &str, seat: Option<Seat>| Person {
        office: seat.map(|seat| Office { seat, title: line("Ban Chấp hành") }),
        reviewed: seat.is_none(),
        ..Person::new(member(id), Name::new("Lê Thị Mẫu").expect("a name"))
    };
    let officers = [("B1", Seat::Chair), ("B2", Seat::Officer), ("B3", Seat::Officer)];
    let people = officers.map(|(id, seat)| person(id, Some(seat))).into_iter();
    let people = people.chain(["M1", "M2"].map(|id| person(id, None))).collect();
    let roster = Roster::new(None, people).expect("a roster");
    let rules = Rulebook::read(text).expect("a sound set");
    Opening::usual("2026-11".parse().expect("a period"), roster, rules).expect("two officers")
}

/// A meeting after these commands.
fn after(held: Meeting, commands: impl IntoIterator<Item = Command>) -> Meeting {
    commands.into_iter().fold(held, |meeting, command| {
        let entry = meeting.decide(command, &stamp()).expect("granted");
        match meeting.take(&entry).expect("sound") {
            Held::Meeting(meeting) => *meeting,
            Held::Record(_) => panic!("it goes on"),
        }
    })
}

fn open(opening: Opening) -> Meeting {
    let officers = opening.roster.committee().iter().map(|officer| officer.id.clone()).collect();
    let id = MeetingId::fresh(opening.period, &[]);
    let entry = Meeting::prepare(opening, &stamp()).expect("prepared");
    let Held::Meeting(meeting) = Held::replay(id, &[entry]).expect("sound") else { panic!("it goes on") };
    after(*meeting, [Command::AnswerRoll { officers, answer: Answer::Present }, Command::Open])
}

#[test]
fn what_was_decided_on_results_goes_with_them() {
    let decide = |id: &str| Command::DecideReferral {
        member: member(id),
        class: "tot".parse().expect("an id"),
        reason: line("Ban Chấp hành bàn"),
    };
    let tallied = [Command::AcceptUndisputed, Command::Tally, decide("M1"), decide("M2")];
    let meeting = after(open(opening(REFERRING)), tallied);
    let standing =
        |meeting: &Meeting, id: &str| meeting.outcome(&member(id)).map(|outcome| outcome.standing.clone());
    assert_eq!(standing(&meeting, "M1"), Some(Standing::Ranked));
    let correct = Command::Correct { member: member("M2"), item: None, reason: line("Nhầm sổ") };
    let meeting = after(meeting, [correct, Command::AcceptUndisputed, Command::Tally]);
    for id in ["M1", "M2"] {
        assert_eq!(meeting.sheet(&member(id)).and_then(|sheet| sheet.decided()), None, "{id}");
        assert_eq!(standing(&meeting, id), Some(Standing::Referred), "{id}");
    }
}

#[test]
fn nobody_is_decided_about_before_the_classes_are_worked_out() {
    let decide = || Command::DecideReferral {
        member: member("M1"),
        class: "tot".parse().expect("an id"),
        reason: line("Ban Chấp hành bàn"),
    };
    let meeting = open(opening(REFERRING));
    assert_eq!(meeting.decide(decide(), &stamp()), Err(Refusal::Phase(Phase::Open)));
    let meeting = after(meeting, [Command::AcceptUndisputed]);
    assert_eq!(meeting.decide(decide(), &stamp()), Err(Refusal::Phase(Phase::Open)));
    let meeting = after(meeting, [Command::Tally]);
    assert!(meeting.decide(decide(), &stamp()).is_ok());
}

#[test]
fn a_class_that_waits_for_the_votes_on_a_title_is_refused_before_the_meeting() {
    let refused = |text: String| Meeting::prepare(opening(&text), &stamp()).err();
    // With full marks nobody needs the votes; whoever loses a point would wait for them for ever.
    let voting = r#""classes":{"at_least":"2/3","of":"present"},"tie""#;
    let titles =
        r#""titles":[{"id":"gioi","title":"Giỏi","votes":{"at_least":"4/5","of":"committee"}}],"voting""#;
    let balloting = REFERRING.replace("\"tie\"", voting).replace("\"voting\"", titles);
    let asking = |ballot: &str| {
        let class = balloting.replace("total >= 5", &format!("total >= 10 or {ballot} > 1/2"));
        let gate = balloting.replace("total >= 0", &format!("total < 10 and {ballot} < 1/2"));
        [class, gate]
    };
    for text in asking("ballot.gioi") {
        let refusal = refused(text).expect("refused");
        assert!(matches!(refusal, Refusal::FactsMissing { .. }), "{refusal:?}");
        let sentence = refusal.sentence(Lang::En);
        let rules = Rulebook::read(REFERRING).expect("a sound set");
        assert!(sentence.contains(&Missing::Ballot.sentence(&rules, Lang::En)), "{sentence}");
        assert!(sentence.contains(Lang::En.refuse_advice_ballot()), "{sentence}");
    }
    for text in asking("ballot.tot") {
        assert_eq!(refused(text), None, "a ballot on the classes can be held");
    }
}

#[test]
fn a_meeting_names_its_procedure_unless_it_is_the_first() {
    let usual = opening(REFERRING);
    assert_eq!(usual.procedure, PROCEDURE);
    let written = serde_json::to_value(&usual).expect("prints");
    assert_eq!(written["procedure"], PROCEDURE);
    let old = Opening { procedure: 1, ..usual };
    let written = serde_json::to_value(&old).expect("prints");
    assert_eq!(written.get("procedure"), None);
    assert_eq!(serde_json::from_value::<Opening>(written).expect("reads"), old);
    for order in ReviewOrder::ALL {
        let ordered = Opening { order, ..old.clone() };
        let written = serde_json::to_string(&ordered).expect("prints");
        assert_eq!(serde_json::from_str::<Opening>(&written).expect("reads"), ordered);
    }
}

#[test]
fn a_meeting_held_in_a_way_of_a_later_version_is_not_read() {
    let begun = |procedure| {
        let opening = Opening { procedure, ..opening(REFERRING) };
        let entry = Entry::new(1, member("B2"), Event::Prepared(Box::new(opening)), &stamp());
        Held::replay("2026-11".parse().expect("an id"), &[entry]).map_err(|unsound| unsound.fault)
    };
    assert!(begun(1).is_ok() && begun(PROCEDURE).is_ok());
    assert_eq!(begun(PROCEDURE + 1), Err(Fault::NewerProcedure(PROCEDURE + 1)));
    assert_eq!(begun(0), Err(Fault::OutOfPlace));
}
