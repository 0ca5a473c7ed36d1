//! What a meeting says of itself: in short, in its refusals, and of whom.

use std::collections::BTreeSet;

use super::*;
use crate::domain::{
    Choice, Duty, Fault, FrozenSet, Item, Missing as Votes, Phase, Placed, Ruling, Summary, Value,
};
use crate::rules::{Award, Mark, TitleResult};

fn tallied() -> Meeting {
    after(open(opening(REFERRING)), [Command::AcceptUndisputed, Command::Tally])
}

pub(super) fn refused(meeting: &Meeting, command: Command) -> Refusal {
    meeting.decide(command, &stamp()).expect_err("refused")
}

fn finding() -> Item {
    Item::Finding("loi".parse().expect("an id"))
}

fn marked() -> Item {
    Item::Mark("c2".parse().expect("an id"))
}

/// A set with a mark, a gate's question and an input.
fn asking() -> Opening {
    let text = REFERRING
        .replace(
            r#""start":"full"}"#,
            r#""start":"full"},{"id":"c2","code":"I.2","title":"Chấm","max":5,"start":{"points":{"step":1}}}"#,
        )
        .replace(
            r#"{"id":"ban""#,
            r#"{"id":"loi","title":"Lỗi","finding":"Có lỗi không?","effect":{"lower":1}},{"id":"ban""#,
        )
        .replace("\"effect\":\"refer\"", "\"effect\":\"nothing\"");
    opening(&text)
}

fn votes(choices: [Choice; 3]) -> Vec<Command> {
    let officers = ["B1", "B2", "B3"].map(member).into_iter();
    officers.zip(choices).map(|(officer, choice)| Command::Cast { officer, choice, written: false }).collect()
}

#[test]
fn a_meeting_in_short_counts_who_is_ranked_in_which_class() {
    let short = |meeting: &Meeting| {
        let summary = Summary::of(meeting);
        (summary.phase, summary.is_open(), summary.done, summary.not_ranked, summary.classes)
    };
    let class = |name: &str, count| (name.to_owned(), count);
    let open = open(opening(REFERRING));
    assert_eq!(short(&open), (Phase::Open, true, 0, 0, vec![class("Tốt", 0), class("Khá", 0)]));
    let meeting = tallied();
    assert_eq!(short(&meeting), (Phase::Tallied, true, 2, 0, vec![class("Tốt", 0), class("Khá", 0)]));
    let decide = |id: &str, to: &str| Command::DecideReferral {
        member: member(id),
        class: to.parse().expect("an id"),
        reason: line("Ban Chấp hành bàn"),
    };
    let meeting = after(meeting, [decide("M1", "kha"), decide("M2", "kha")]);
    assert_eq!(short(&meeting).4, [class("Tốt", 0), class("Khá", 2)]);
    let out = REFERRING.replace("\"effect\":\"refer\"", "\"effect\":\"not_ranked\"");
    let meeting = after(super::open(opening(&out)), [Command::AcceptUndisputed, Command::Tally]);
    assert_eq!((short(&meeting).3, short(&meeting).4), (2, vec![class("Tốt", 0), class("Khá", 0)]));
}

#[test]
fn a_ballot_on_a_class_that_is_taken_back_leaves_the_sheet_accepted_from_the_third_procedure_on() {
    let text = REFERRING.replace("\"tie\"", r#""classes":{"more_than":"1/2","of":"present"},"tie""#);
    let corrected = |procedure| {
        let begun = super::open(Opening { procedure, ..opening(&text) });
        let ballot = Command::OpenBallot { member: member("M1"), item: Item::Class };
        let class = Choice::For(Value::Class("kha".parse().expect("an id")));
        let begun = after(begun, [Command::AcceptUndisputed, ballot]);
        let begun = after(begun, votes([class.clone(), class.clone(), class]));
        let close = Command::CloseBallot { missing: Votes::LeaveOut };
        let back = Command::Correct { member: member("M1"), item: Some(Item::Class), reason: line("nhầm") };
        after(begun, [close, back])
    };
    for (procedure, is_done) in [(2, false), (3, true)] {
        let meeting = corrected(procedure);
        let sheet = meeting.sheet(&member("M1")).expect("under review");
        assert_eq!(sheet.is_done(), is_done, "procedure {procedure}");
        assert!(sheet.question(&Item::Class).is_some_and(|question| question.ballots.is_empty()));
        let correction = sheet.corrections.last().expect("on record");
        assert_eq!(correction.acceptance.is_some(), !is_done);
        assert!(correction.item.as_ref().is_some_and(|(_, before)| before.len() == 1));
    }
}

#[test]
fn a_result_in_short_names_the_titles_that_were_won() {
    let meeting = tallied();
    let mut outcome = meeting.outcome(&member("M1")).expect("worked out").clone();
    let title = |id: &str, award: Award| TitleResult {
        id: id.parse().expect("an id"),
        award,
        atoms: Vec::new(),
        missing: Vec::new(),
        votes: None,
        place: None,
        decided: None,
    };
    outcome.titles = vec![title("a", Award::Won), title("b", Award::Unmet), title("c", Award::Open)];
    let placed = Placed::of(member("M1"), &outcome);
    assert_eq!(placed.titles.iter().map(ToString::to_string).collect::<Vec<_>>(), ["a"]);
    assert!(!placed.is_ranked(), "referred");
    outcome.standing = Standing::Ranked;
    assert!(Placed::of(member("M1"), &outcome).is_ranked());
}

#[test]
fn every_phase_and_every_fault_of_a_log_has_words_of_its_own() {
    let phases = [Phase::RollCall, Phase::Open, Phase::Tallied, Phase::Confirmed, Phase::Sealed];
    let titles = phases.map(|phase| phase.title(Lang::En));
    assert_eq!(titles, ["roll call", "review", "tallied", "announced", "sealed"]);
    let faults = [Fault::Sequence, Fault::Newer(7), Fault::Unreadable("gãy".to_owned()), Fault::OutOfPlace];
    let told: BTreeSet<String> = faults.iter().map(|fault| fault.sentence(Lang::En)).collect();
    assert_eq!(told.len(), 4);
    assert!(faults[1].sentence(Lang::Vi).contains('7') && faults[2].sentence(Lang::Vi).contains("gãy"));
}

#[test]
fn an_entry_that_a_newer_program_wrote_is_refused_wherever_it_stands() {
    let newer =
        |entry: &crate::domain::Entry| crate::domain::Entry { schema: entry.schema + 1, ..entry.clone() };
    let opening = opening(REFERRING);
    let id = MeetingId::fresh(opening.period, &[]);
    let first = Meeting::prepare(opening, &stamp()).expect("prepared");
    let fault = |entries: &[crate::domain::Entry]| {
        Held::replay(id.clone(), entries).err().map(|unsound| unsound.fault)
    };
    assert_eq!(fault(&[newer(&first)]), Some(Fault::Newer(first.schema + 1)));
    let Ok(Held::Meeting(meeting)) = Held::replay(id.clone(), std::slice::from_ref(&first)) else {
        panic!("it goes on")
    };
    let officers = ["B1", "B2", "B3"].map(member).into();
    let roll = Command::AnswerRoll { officers, answer: Answer::Present };
    let second = meeting.decide(roll, &stamp()).expect("granted");
    assert_eq!(fault(&[first.clone(), newer(&second)]), Some(Fault::Newer(second.schema + 1)));
    assert_eq!(fault(&[first, second]), None);
}

#[test]
fn sheets_taken_together_are_told_from_one_taken_alone() {
    let meeting = open(opening(REFERRING));
    let taken = |meeting: &Meeting, id: &str| {
        let acceptance = meeting.sheet(&member(id)).and_then(|sheet| sheet.acceptance).expect("taken");
        (acceptance.agreed, acceptance.en_bloc)
    };
    let both = after(meeting.clone(), [Command::AcceptUndisputed]);
    assert_eq!((taken(&both, "M1"), taken(&both, "M2")), ((3, true), (3, true)));
    let one = after(meeting, [Command::AcceptSheet { member: member("M1") }, Command::AcceptUndisputed]);
    assert_eq!((taken(&one, "M1"), taken(&one, "M2")), ((3, false), (3, false)));
}

#[test]
fn only_two_different_officers_can_chair_and_keep_the_minutes() {
    let with = |chair: &str, secretary: &str| {
        let duties = Opening { chair: member(chair), secretary: member(secretary), ..opening(REFERRING) };
        Meeting::prepare(duties, &stamp()).err()
    };
    assert_eq!(with("B1", "B2"), None);
    for (chair, secretary) in [("B1", "B1"), ("M1", "B2"), ("B1", "M1"), ("B1", "X9")] {
        assert_eq!(with(chair, secretary), Some(Refusal::WrongOffices), "{chair} {secretary}");
    }
}

#[test]
fn a_quota_over_all_sets_goes_by_no_input_that_one_of_them_lacks() {
    let input =
        r#""inputs":[{"id":"phong","title":"Xếp loại phòng","kind":{"choice":["A","B"]}}],"sections""#;
    let quota = r#""quotas":[{"id":"q","class":"tot","within":"group","over":"rank",
        "at_most":{"table":{"by_input":{"input":"phong","shares":{"A":"30%","B":"20%"}},"of":"ranked"}}}],"voting""#;
    let first = REFERRING.replacen("\"sections\"", input, 1).replacen("\"voting\"", quota, 1);
    let with = |other: &str| {
        let mut opening = opening(&first);
        opening.quotas = vec!["q".parse().expect("an id")];
        let other = Rulebook::read(&other.replacen("Phiếu", "Phiếu khác", 1)).expect("a sound set");
        opening.sets.push(FrozenSet::of(other));
        Meeting::prepare(opening, &stamp()).err()
    };
    assert_eq!(with(&first), None);
    let lacking = with(REFERRING).expect("refused");
    let (input, set) = ("Xếp loại phòng".to_owned(), "Phiếu khác".to_owned());
    assert_eq!(lacking, Refusal::QuotaAsks(input, set));
    assert!(lacking.sentence(Lang::Vi).contains("“Phiếu khác” không có dữ kiện chọn một này"));
}

#[test]
fn who_sits_on_no_committee_takes_no_duty() {
    let meeting = open(opening(REFERRING));
    for id in ["M1", "X9"] {
        let refusal = refused(&meeting, Command::TakeDuty { duty: Duty::Chair, officer: member(id) });
        assert!(matches!(refusal, Refusal::NotAnOfficer { .. }), "{refusal:?}");
    }
}

#[test]
fn an_item_is_asked_once_and_decided_once() {
    let meeting = open(asking());
    let dispute = |item: Item| Command::Dispute { member: member("M1"), item };
    let raise =
        |item: Item| Command::Raise {
            member: member("M1"), item, evidence: line("Sổ theo dõi tháng 11")
        };
    let elsewhere = Item::Mark("khong_co".parse().expect("an id"));
    assert_eq!(refused(&meeting, dispute(elsewhere.clone())), Refusal::NoSuchItem);
    assert_eq!(refused(&meeting, raise(elsewhere)), Refusal::NoSuchItem);
    assert_eq!(refused(&meeting, raise(marked())), Refusal::WrongKind);
    assert_eq!(refused(&meeting, dispute(finding())), Refusal::NeedsEvidence);
    let meeting = after(meeting, [dispute(marked()), raise(finding())]);
    assert_eq!(meeting.open_items(&member("M1")), [marked(), finding()]);
    assert_eq!(meeting.open_items(&member("M2")), []);
    assert_eq!(refused(&meeting, dispute(marked())), Refusal::AlreadyAsked);
    assert_eq!(refused(&meeting, raise(finding())), Refusal::AlreadyAsked);
    let questions = meeting.sheet(&member("M1")).expect("a sheet").open_questions().count();
    assert_eq!(questions, 2);
    let found = || Choice::For(Value::Found(true));
    let open_ballot = Command::OpenBallot { member: member("M1"), item: finding() };
    let meeting = after(meeting, std::iter::once(open_ballot).chain(votes([found(), found(), found()])));
    let meeting = after(meeting, [Command::CloseBallot { missing: Votes::Refuse }]);
    assert_eq!(refused(&meeting, raise(finding())), Refusal::AlreadyDecided);
    let withdraw = Command::WithdrawDispute { member: member("M1"), item: finding() };
    assert_eq!(refused(&meeting, withdraw), Refusal::AlreadyDecided);
    assert_eq!(meeting.open_items(&member("M1")), [marked()]);
}

#[test]
fn an_open_vote_knows_who_is_still_to_speak() {
    let item = marked();
    let points = |points: u32| Choice::For(Value::Mark(Mark::Points(points.into())));
    let started = [
        Command::Dispute { member: member("M1"), item: item.clone() },
        Command::OpenBallot { member: member("M1"), item: item.clone() },
    ];
    let meeting = after(open(asking()), started);
    let state = |meeting: &Meeting| {
        let ballot = meeting.ballot().expect("open");
        (ballot.waiting().map(ToString::to_string), ballot.missing())
    };
    assert_eq!(state(&meeting), (Some("B1".to_owned()), 3));
    let cast = |id: &str, choice: Choice| Command::Cast { officer: member(id), choice, written: false };
    let meeting = after(meeting, [cast("B2", points(5))]);
    assert_eq!(state(&meeting), (Some("B1".to_owned()), 2));
    let close = |missing: Votes| Command::CloseBallot { missing };
    assert_eq!(refused(&meeting, close(Votes::Refuse)), Refusal::VotesMissing { count: 2 });
    let meeting = after(meeting, [cast("B1", Choice::Abstain), cast("B3", points(3))]);
    assert_eq!(state(&meeting), (None, 0));
    let change =
        |choice: Choice| Command::ChangeVote { officer: member("B3"), choice, reason: line("Nhầm") };
    assert_eq!(refused(&meeting, change(points(3))), Refusal::SameChoice);
    let meeting = after(meeting, [change(points(4)), close(Votes::Refuse)]);
    let sheet = meeting.sheet(&member("M1")).expect("a sheet");
    let question = sheet.question(&item).expect("asked");
    let ruled = question.ballots.last().map(|closed| closed.ruling.clone());
    let mean: crate::number::Exact = "4.5".parse().expect("a number");
    assert_eq!(ruled, Some(Ruling::Decided(Value::Mark(Mark::Points(mean)))));
    assert_eq!(sheet.questions().count(), 1);
}

#[test]
fn an_acceptance_is_taken_back_only_where_there_is_one() {
    let meeting = open(asking());
    let correct =
        |item: Option<Item>| Command::Correct { member: member("M1"), item, reason: line("Nhầm sổ") };
    assert!(matches!(refused(&meeting, correct(None)), Refusal::SheetOpen { .. }));
    assert_eq!(refused(&meeting, correct(Some(marked()))), Refusal::NotAsked);
    let meeting = after(meeting, [Command::Dispute { member: member("M1"), item: marked() }]);
    assert_eq!(refused(&meeting, correct(Some(marked()))), Refusal::NotAsked, "nobody has voted on it");
}

#[test]
fn what_is_missing_is_said_of_everybody_only_where_it_is_everybody_of_many() {
    let sentence = |count: usize| {
        let text = REFERRING.replace("total >= 0", "member.joined < '2020-01-01'");
        let small = opening(&text);
        let people: Vec<Person> = small.roster.committee().into_iter().cloned().collect();
        let template = small.roster.person(&member("M1")).expect("there").clone();
        let members = (0..count).map(|at| Person {
            id: member(&format!("M{at}")),
            name: Name::new(&format!("Lê Thị Mẫu {}", (b'A' + u8::try_from(at).expect("few")) as char))
                .expect("a name"),
            ..template.clone()
        });
        let roster = Roster::new(None, people.into_iter().chain(members).collect()).expect("a roster");
        let opening = Opening::usual(small.period, roster, small.sets[0].rulebook.clone()).expect("officers");
        let refusal = Meeting::prepare(opening, &stamp()).expect_err("the roster lacks it");
        refusal.sentence(Lang::En)
    };
    for (count, everybody) in [(3, false), (4, true), (5, true)] {
        assert_eq!(!sentence(count).contains("Mẫu A"), everybody, "{}", sentence(count));
    }
}

#[test]
fn a_finding_is_voted_on_again_only_while_the_sides_are_equal_and_rounds_are_left() {
    let text = asking().sets[0].rulebook.canonical().replace(r#""tie":"chair""#, r#""tie":"revote""#);
    let found = |yes: bool| Choice::For(Value::Found(yes));
    let ruled = |rounds: &[[Choice; 3]]| {
        let raise =
            Command::Raise { member: member("M1"), item: finding(), evidence: line("Sổ theo dõi") };
        let mut meeting = after(open(opening(&text)), [raise]);
        for round in rounds {
            let open_ballot = Command::OpenBallot { member: member("M1"), item: finding() };
            let close = Command::CloseBallot { missing: Votes::Refuse };
            let all = std::iter::once(open_ballot).chain(votes(round.clone())).chain([close]);
            meeting = after(meeting, all);
        }
        let sheet = meeting.sheet(&member("M1")).expect("a sheet");
        sheet.question(&finding()).expect("asked").ballots.last().map(|closed| closed.ruling.clone())
    };
    let tie = [found(true), found(false), Choice::Abstain];
    let decided = |holds: bool| Some(Ruling::Decided(Value::Found(holds)));
    assert_eq!(ruled(std::slice::from_ref(&tie)), Some(Ruling::Again(crate::domain::Undecided::Tie)));
    assert_eq!(ruled(&[tie.clone(), tie]), decided(false), "of two rounds this was the last");
    assert_eq!(ruled(&[[found(true), found(false), found(false)]]), decided(false));
    assert_eq!(ruled(&[[found(true), found(true), found(false)]]), decided(true));
}

#[test]
fn a_member_is_told_from_a_namesake_by_the_code() {
    let all_alike = open(opening(REFERRING));
    assert_eq!(all_alike.called(&member("M1")), "Lê Thị Mẫu (M1)");
    let room = super::room::Room::open(super::room::STATION);
    assert_eq!(room.meeting.called(&member("M1")), "Lê Thị M1");
}
