//! What the room sees of votes by hands and in secret, on classes and on titles.

mod held_support;

use binhxet::domain::{
    Answer, Choice, Command, Count, Item, MemberId, Missing, Proceedings, Roster, SecretBox, Unit, Value,
};
use binhxet::papers;
use binhxet::rules::{Mark, Rulebook, Start};
use binhxet::screens::{Audience, BoxState, Desk, DeskBox, Keeping, Row, State, Subject};
use binhxet::text::Lang;
use held_support::{Room, line, opening};

const SAMPLE: &str = include_str!("../fixtures/sample/criteria.json");

const CLOSE: Command = Command::CloseBallot { missing: Missing::Refuse };

fn room(voting: &str) -> Room {
    let text = SAMPLE
        .replace("\"tie\": \"fails\"", "\"tie\": \"chair\"")
        .replace("\"recusal\": \"self\"", &format!("\"recusal\": \"self\", {voting}"));
    let roster: Roster =
        papers::roster::read(include_bytes!("../fixtures/sample/roster.csv")).expect("sound");
    Room::open(opening(&Rulebook::read(&text).expect("sound"), "2026-11", &roster, &[]))
}

/// The page with a member and a row at hand, as it is given out.
fn page(room: &Room, member: &MemberId, item: Option<&Item>) -> String {
    page_with(room, None, member, item)
}

/// The page while this box is open on the desk.
fn page_with(room: &Room, ballots: Option<SecretBox>, member: &MemberId, item: Option<&Item>) -> String {
    let mut desk = Desk::new(Unit::default(), Lang::Vi, Keeping::ForGood, room.state().latest());
    desk.held = Some(room.held.clone());
    desk.ballot_box = ballots
        .map(|ballots| DeskBox { meeting: room.id.clone(), state: BoxState::Open { ballots, code: None } });
    let subject = Subject { member: member.clone(), row: item.and_then(Row::of) };
    serde_json::to_string(&Audience::of(&desk, Some(&subject)).expect("it goes on")).expect("JSON")
}

/// A member who is no officer.
fn member(state: &Proceedings) -> MemberId {
    let is_plain = |id: &&MemberId| state.person(id).is_some_and(|person| person.office.is_none());
    state.members().iter().find(is_plain).expect("a member").clone()
}

fn finding(state: &Proceedings, member: &MemberId) -> Item {
    state.items(member).into_iter().find(|item| matches!(item, Item::Finding(_))).expect("a finding")
}

fn raise(room: &mut Room, member: &MemberId, item: &Item) {
    let (member, item) = (member.clone(), item.clone());
    room.does(Command::Raise {
        member: member.clone(), item: item.clone(), evidence: line("biên bản số 4")
    });
    room.does(Command::OpenBallot { member, item });
}

fn hands(sides: impl IntoIterator<Item = (Value, u32)>, blank: u32) -> Command {
    Command::CountHands { count: Count::new(sides, blank, 0), checked_by: None, reason: None }
}

#[test]
fn of_hands_only_their_number_is_seen_before_the_vote_is_closed() {
    let held = |yes: u32| {
        let mut room = room(r#""forms": {"findings": "hands"}"#);
        let member = member(room.state());
        let item = finding(room.state(), &member);
        raise(&mut room, &member, &item);
        let all = u32::try_from(room.state().ballot().expect("open").entitled.len()).expect("few");
        let before = page(&room, &member, Some(&item));
        assert!(before.contains(&format!("Biểu quyết giơ tay: {all} người")), "{before}");
        room.does(hands([(Value::Found(true), yes), (Value::Found(false), all - yes - 1)], 1));
        let counted = page(&room, &member, Some(&item));
        room.does(CLOSE);
        (before, counted, page(&room, &member, Some(&item)))
    };
    let (one, other) = (held(6), held(1));
    assert_eq!((&one.0, &one.1), (&other.0, &other.1));
    assert!(one.1.contains("Đã biểu quyết"), "{}", one.1);
    assert!(one.2.contains("\"result\"") && one.2 != other.2, "once it is closed: {}", one.2);
}

#[test]
fn a_tie_that_waits_for_the_chair_is_no_result_yet() {
    let mut room = room(r#""forms": {"marks": "hands"}"#);
    let member = member(room.state());
    let rules = room.state().committee_rules();
    let check = rules.criteria().find(|criterion| matches!(criterion.start, Start::Check)).expect("a check");
    let item = Item::Mark(check.id.clone());
    let (met, unmet) = (Value::Mark(Mark::Check(true)), Value::Mark(Mark::Check(false)));
    if room.state().roll().present() % 2 == 1 {
        let away = room.state().committee().last().expect("an officer").id.clone();
        room.does(Command::AnswerRoll { officers: vec![away], answer: Answer::Absent });
    }
    room.does(Command::Dispute { member: member.clone(), item: item.clone() });
    room.does(Command::OpenBallot { member: member.clone(), item: item.clone() });
    let half = u32::try_from(room.state().ballot().expect("open").entitled.len() / 2).expect("few");
    room.does(hands([(met, half), (unmet.clone(), half)], 0));
    room.does(CLOSE);
    let waiting = page(&room, &member, Some(&item));
    assert!(waiting.contains("Chờ biểu quyết") && !waiting.contains("result"), "{waiting}");
    room.does(Command::ChairDecides { member: member.clone(), item: item.clone(), value: unmet });
    assert!(page(&room, &member, Some(&item)).contains("Kết quả: không đạt"));
}

#[test]
fn of_a_secret_ballot_it_is_seen_that_it_goes_on_and_nothing_of_classes_before_they_are_announced() {
    let held = |class: usize| {
        let classes = r#""classes": {"more_than": "1/2", "of": "present"}, "forms": {"classes": "secret"}"#;
        let mut room = room(classes);
        room.does(Command::AcceptUndisputed);
        let members = room.state().members().to_vec();
        let rows = members.iter().take(3).map(|member| (member.clone(), Item::Class)).collect();
        room.does(Command::OpenSlip { rows });
        let mut pages = vec![page(&room, &members[0], None)];
        let class = room.state().committee_rules().set().classes[class].id.clone();
        let ballots = room.dropped(&Choice::For(Value::Class(class.clone())));
        pages.push(page(&room, &members[0], None));
        room.does(Command::CloseSlip { ballots, missing: Missing::Refuse });
        pages.push(page(&room, &members[0], None));
        room.does(Command::Tally);
        pages.push(page(&room, &members[0], None));
        for member in &members {
            let referred = binhxet::rules::Standing::Referred;
            if room.state().outcome(member).is_some_and(|outcome| outcome.standing == referred) {
                let (member, class, reason) = (member.clone(), class.clone(), line("theo phiếu kín"));
                room.does(Command::DecideReferral { member, class, reason });
            }
        }
        pages.push(page(&room, &members[0], None));
        room.does(Command::Confirm);
        (pages, page(&room, &members[0], None))
    };
    let ((one, announced), (other, announced_otherwise)) = (held(0), held(1));
    assert_eq!(one, other);
    assert!(one[0].contains("Đang bỏ phiếu kín") && one[0].contains("Phiếu về 3 mục"), "{}", one[0]);
    assert!(one[3].contains("Kết quả chưa công bố"), "{}", one[3]);
    assert_ne!(announced, announced_otherwise);
}

#[test]
fn a_secret_ballot_about_one_member_names_who_and_what() {
    let mut room = room(r#""forms": {"findings": "secret"}"#);
    let member = member(room.state());
    let item = finding(room.state(), &member);
    raise(&mut room, &member, &item);
    let read = |room: &Room| -> Audience {
        serde_json::from_str(&page(room, &member, Some(&item))).expect("a page")
    };
    let open = read(&room);
    assert_eq!(open.member.as_deref(), Some(room.state().name(&member)));
    assert!(matches!(&open.state, State::Vote(words) if words.starts_with("Đang bỏ phiếu kín")), "{open:?}");
    assert!(
        room.state().committee().iter().all(|officer| !format!("{open:?}").contains(officer.name.as_str()))
    );
    let ballots = room.dropped(&Choice::For(Value::Found(true)));
    room.does(Command::CloseSlip { ballots, missing: Missing::Refuse });
    assert!(matches!(read(&room).state, State::Result(_)), "{:?}", read(&room));
}

#[test]
fn of_a_secret_ballot_the_number_that_has_taken_part_is_seen_and_nothing_else() {
    let mut room = room(r#""forms": {"findings": "secret"}"#);
    let member = member(room.state());
    let item = finding(room.state(), &member);
    raise(&mut room, &member, &item);
    let all = room.state().slip().expect("open").entitled.len();
    let seen = |ballots: SecretBox| page_with(&room, Some(ballots), &member, Some(&item));
    let [yes, no] = [true, false].map(|found| seen(room.dropped(&Choice::For(Value::Found(found)))));
    assert!(seen(SecretBox::empty(1)).contains(&format!("0/{all} người đã bỏ phiếu")));
    assert!(yes.contains(&format!("{all}/{all} người đã bỏ phiếu")), "{yes}");
    assert_eq!(yes, no);
}
