//! Steps back, notes, breaks, the order of review, and supplementary meetings.

mod held_support;

use binhxet::domain::{
    Answer, Choice, Command, Duty, Held, Item, Meeting, MemberId, Missing, Opening, Phase, Refusal,
    ReviewOrder, Roster, Summary, Value,
};
use binhxet::papers;
use binhxet::rules::{Rulebook, Standing};
use binhxet::text::Lang;
use held_support::{Room, line, opening};

const SAMPLE: &str = include_str!("../fixtures/sample/criteria.json");

fn rules() -> Rulebook {
    Rulebook::read(SAMPLE).expect("sound")
}

fn roster() -> Roster {
    papers::roster::read(include_bytes!("../fixtures/sample/roster.csv")).expect("the sample's roster")
}

fn room() -> Room {
    Room::open(opening(&rules(), "2026-11", &roster(), &[]))
}

fn meeting(room: &Room) -> &Meeting {
    match &room.held {
        Held::Meeting(meeting) => meeting,
        Held::Record(_) => unreachable!("it goes on"),
    }
}

/// Takes the latest step back.
fn back(room: &mut Room) {
    let step = room.state().latest_step().expect("a step that can be taken back").clone();
    room.does(step.back(line("bấm nhầm")));
}

/// A finding of a member who sits on no committee.
fn finding(room: &Room) -> (MemberId, Item) {
    let plain = |id: &&MemberId| room.state().person(id).is_some_and(|person| person.office.is_none());
    let member = room.state().members().iter().find(plain).expect("a member").clone();
    let items = room.state().items(&member);
    (member, items.into_iter().find(|item| matches!(item, Item::Finding(_))).expect("a finding"))
}

fn raised(room: &mut Room) -> (MemberId, Item) {
    let (member, item) = finding(room);
    let evidence = line("biên bản số 4");
    room.does(Command::Raise { member: member.clone(), item: item.clone(), evidence });
    (member, item)
}

#[test]
fn a_dispute_a_vote_and_a_closed_ballot_are_taken_back_one_after_the_other() {
    let mut room = room();
    let (member, item) = raised(&mut room);
    back(&mut room);
    assert!(room.state().sheet(&member).and_then(|sheet| sheet.question(&item)).is_none());
    assert!(room.state().latest_step().is_none(), "a step back is not taken back");

    let (member, item) = raised(&mut room);
    room.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
    assert!(room.state().latest_step().is_none());
    let officers = room.state().ballot().expect("open").entitled.clone();
    let cast = |officer: &MemberId, found| Command::Cast {
        officer: officer.clone(),
        choice: Choice::For(Value::Found(found)),
        written: false,
    };
    room.does(cast(&officers[0], true));
    back(&mut room);
    let ballot = room.state().ballot().expect("open");
    assert!(ballot.votes.is_empty() && ballot.taken_back.len() == 1, "struck through, not gone");
    let again = Command::TakeVoteBack { officer: officers[0].clone(), reason: line("nhầm") };
    assert!(matches!(room.refuses(again), Refusal::NotVoted { .. }));
    for officer in &officers {
        room.does(cast(officer, true));
    }
    let changed = Choice::For(Value::Found(false));
    room.does(Command::ChangeVote { officer: officers[1].clone(), choice: changed, reason: line("nhầm") });
    back(&mut room);
    let vote = room.state().ballot().and_then(|ballot| ballot.vote_of(&officers[1])).expect("voted");
    assert_eq!(vote.choice, Choice::For(Value::Found(true)));
    room.does(Command::CloseBallot { missing: Missing::Refuse });
    back(&mut room);
    let question = room.state().sheet(&member).and_then(|sheet| sheet.question(&item)).expect("asked");
    assert!(question.is_open(), "it has to be voted on again");
}

#[test]
fn a_motion_and_the_results_are_taken_back_with_a_reason() {
    let mut room = room();
    let members = room.state().members().len();
    room.does(Command::AcceptUndisputed);
    assert_eq!(room.state().done(), members);
    back(&mut room);
    assert_eq!((room.state().done(), room.state().phase()), (0, Phase::Open));
    let one = room.member(0);
    let reason = line("nhầm");
    let open = Command::TakeAcceptanceBack { members: vec![one], reason: reason.clone() };
    assert!(matches!(room.refuses(open), Refusal::SheetOpen { .. }));
    assert!(matches!(room.refuses(Command::TakeTallyBack { reason }), Refusal::Phase(_)));
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    back(&mut room);
    assert_eq!((room.state().done(), room.state().phase()), (members, Phase::Open), "the sheets stay");
    assert!(room.state().outcomes().is_empty());
    room.does(Command::Tally);
    room.does(Command::Confirm);
    back(&mut room);
    assert_eq!(room.state().phase(), Phase::Open);
    room.does(Command::Tally);
    room.ends();
}

#[test]
fn a_note_is_kept_with_what_it_is_about_and_changes_nothing() {
    let mut room = room();
    let (member, item) = finding(&room);
    let note = |member: Option<&MemberId>, item: Option<&Item>| Command::TakeNote {
        member: member.cloned(),
        item: item.cloned(),
        text: line("Đề nghị xem lại hồ sơ"),
    };
    let before = room.state().outcome(&member).cloned();
    room.does(note(None, None));
    room.does(note(Some(&member), None));
    room.does(note(Some(&member), Some(&item)));
    assert_eq!(room.refuses(note(None, Some(&item))), Refusal::NoSuchItem);
    let about: Vec<bool> = room.state().notes().iter().map(|note| note.item.is_some()).collect();
    assert_eq!(about, [false, false, true]);
    assert_eq!(room.state().outcome(&member).cloned(), before);
}

#[test]
fn a_meeting_that_breaks_off_goes_on_with_a_roll_of_its_own() {
    let mut room = room();
    let (member, _) = finding(&room);
    let raised = raised(&mut room);
    room.does(Command::OpenBallot { member: raised.0.clone(), item: raised.1 });
    let adjourn = || Command::Adjourn { reason: line("hết giờ") };
    assert_eq!(room.refuses(adjourn()), Refusal::BallotOpen);
    room.does(Command::CancelBallot { reason: None });
    room.does(adjourn());
    assert!(room.state().is_adjourned());
    for waits in [Command::AcceptSheet { member: member.clone() }, Command::AcceptUndisputed, adjourn()] {
        assert_eq!(room.refuses(waits), Refusal::Adjourned);
    }
    assert!(matches!(room.refuses(Command::Resume), Refusal::RollUnfinished { .. }), "nobody has answered");
    let officers: Vec<MemberId> = room.state().committee().iter().map(|o| o.id.clone()).collect();
    let chair = room.state().holder(Duty::Chair).clone();
    let others: Vec<MemberId> = officers.iter().filter(|id| **id != chair).cloned().collect();
    room.does(Command::AnswerRoll { officers: others, answer: Answer::Present });
    let ill = Answer::Excused { reason: line("ốm") };
    room.does(Command::AnswerRoll { officers: vec![chair.clone()], answer: ill });
    assert!(matches!(room.refuses(Command::Resume), Refusal::OfficeEmpty { .. }));
    let other = meeting(&room).candidates(Duty::Chair)[0].clone();
    room.does(Command::TakeDuty { duty: Duty::Chair, officer: other });
    room.does(Command::Resume);
    assert!(!room.state().is_adjourned());
    assert_eq!(room.state().roll().present(), u32::try_from(officers.len() - 1).expect("few"));
    assert_eq!(room.state().roll().history(&chair).len(), 2, "who was there before stays to be read");
    assert!(
        room.state().roll().movements(&chair).is_empty(),
        "and left between the sittings, not during one"
    );
    assert_eq!(room.refuses(Command::Resume), Refusal::NothingToDo);
}

#[test]
fn heads_come_first_or_groups_one_after_the_other() {
    let ordered = |order| {
        let opening = Opening { order, ..opening(&rules(), "2026-11", &roster(), &[]) };
        Room::open(opening)
    };
    let by_name = ordered(ReviewOrder::Name).state().members().to_vec();
    let room = ordered(ReviewOrder::Seat);
    let seats = room.state().members().iter().map(|id| {
        room.state().person(id).and_then(|person| person.office.as_ref()).map(|office| office.seat)
    });
    let seats: Vec<_> = seats.collect();
    let officers = seats.iter().take_while(|seat| seat.is_some()).count();
    assert_eq!(officers, 3);
    assert!(seats[officers..].iter().all(Option::is_none));
    assert!(seats[..officers].is_sorted());
    let room = ordered(ReviewOrder::Group);
    let group = |id: &MemberId| room.state().person(id).and_then(|person| person.group.clone());
    let mut groups: Vec<_> = room.state().members().iter().map(group).collect();
    groups.dedup();
    let mut once = groups.clone();
    once.sort();
    once.dedup();
    assert_eq!(groups.len(), once.len(), "each group stands together");
    let mut sorted = room.state().members().to_vec();
    sorted.sort();
    let mut names = by_name;
    names.sort();
    assert_eq!(sorted, names, "nobody is lost");
}

#[test]
fn who_was_suspended_is_reviewed_in_a_supplementary_meeting_by_the_same_set() {
    let suspends = SAMPLE.replacen("\"effect\": \"not_ranked\"", "\"effect\": \"suspend\"", 1);
    let rules = Rulebook::read(&suspends).expect("sound");
    let mut room = Room::open(opening(&rules, "2026-11", &roster(), &[]));
    let (member, item) = finding(&room);
    room.votes(&member, &item, &Value::Found(true));
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    assert_eq!(room.state().outcome(&member).map(|o| o.standing.clone()), Some(Standing::Suspended));
    let record = room.ends();
    assert_eq!(record.suspended(), std::slice::from_ref(&member));
    let supplement = Opening::supplement(&record, &roster()).expect("somebody was suspended");
    let mut room = Room::open(supplement);
    assert_eq!(room.state().members(), std::slice::from_ref(&member));
    assert_eq!(room.state().opening().sets, record.opening().sets);
    assert_eq!(Summary::of(room.state()).about(Lang::Vi), "tháng 11/2026 (bổ sung)");
    room.does(Command::AcceptSheet { member: member.clone() });
    room.does(Command::Tally);
    assert_eq!(room.state().outcome(&member).map(|o| o.standing.clone()), Some(Standing::Ranked));
    let record = room.ends();
    assert!(Opening::supplement(&record, &roster()).is_none(), "nobody is left");
}
