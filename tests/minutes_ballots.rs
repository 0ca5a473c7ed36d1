//! What the minutes say of votes by hands, in secret and in writing: what was given out and came back, and who was left out.

mod held_support;

use binhxet::domain::{Answer, Choice, Command, Count, Item, MemberId, Missing, Proceedings, Roster, Value};
use binhxet::papers::{self, minutes::minutes};
use binhxet::rules::Rulebook;
use binhxet::text::Lang;
use held_support::{Room, line, opening};

const SAMPLE: &str = include_str!("../fixtures/sample/criteria.json");

/// The sample's meeting with these rules for its votes, and the last officer of the committee away.
fn room(voting: &str) -> (Room, MemberId) {
    let text = SAMPLE.replace("\"recusal\": \"self\"", &format!("\"recusal\": \"declared\", {voting}"));
    let roster: Roster =
        papers::roster::read(include_bytes!("../fixtures/sample/roster.csv")).expect("sound");
    let mut room = Room::open(opening(&Rulebook::read(&text).expect("sound"), "2026-11", &roster, &[]));
    let away = room.state().committee().last().expect("an officer").id.clone();
    let answer = Answer::Excused { reason: line("đi công tác") };
    room.does(Command::AnswerRoll { officers: vec![away.clone()], answer });
    (room, away)
}

fn said(room: &Room) -> String {
    minutes(room.state(), Lang::Vi).words()
}

fn has(room: &Room, words: &str) {
    let said = said(room);
    assert!(said.contains(words), "“{words}” is missing in:\n{said}");
}

/// A member who is no officer.
fn plain(state: &Proceedings) -> MemberId {
    let is_plain = |id: &&MemberId| state.person(id).is_some_and(|person| person.office.is_none());
    state.members().iter().find(is_plain).expect("a member").clone()
}

/// Raises the first finding about a member and opens the vote on it.
fn raise(room: &mut Room, member: &MemberId) -> Item {
    let items = room.state().items(member);
    let item = items.into_iter().find(|item| matches!(item, Item::Finding(_))).expect("a finding");
    let (member, evidence) = (member.clone(), line("biên bản số 4"));
    room.does(Command::Raise { member: member.clone(), item: item.clone(), evidence });
    room.does(Command::OpenBallot { member, item: item.clone() });
    item
}

#[test]
fn of_a_secret_ballot_they_say_what_was_given_out_what_came_back_and_how_it_was_filled() {
    let (mut room, away) = room(r#""forms": {"findings": "secret"}"#);
    let member = plain(room.state());
    raise(&mut room, &member);
    let whole = room.dropped(&Choice::For(Value::Found(false)));
    let late = room.state().slip().expect("open").entitled.last().expect("somebody").clone();
    let voters = whole.took_part().iter().filter(|officer| **officer != late).cloned();
    let count = Count::new([(Value::Found(true), 1), (Value::Found(false), 3)], 1, 0);
    let ballots = binhxet::domain::SecretBox::of_counts(voters, [&count]);
    room.does(Command::CloseSlip { ballots, missing: Missing::LeaveOut });
    let title = "bỏ phiếu kín về";
    has(&room, title);
    has(&room, "có quyền bỏ phiếu 6, phát ra 6, thu về 5.");
    has(&room, &format!("Không bỏ phiếu (1): {}.", room.state().name(&late)));
    has(&room, "phiếu kín: phát ra 6, thu về 5, hợp lệ 4, để trống 1, không hợp lệ 0");
    has(&room, "×3");
    has(&room, &format!("Không biểu quyết 1/7: {} (vắng).", room.state().name(&away)));
}

#[test]
fn a_slip_about_many_says_how_many_and_each_row_who_was_left_out_of_it() {
    let (mut room, _) =
        room(r#""classes": {"more_than": "1/2", "of": "present"}, "forms": {"classes": "secret"}"#);
    let member = plain(room.state());
    let officer = room.state().holder(binhxet::domain::Duty::Secretary).clone();
    let reason = line("là vợ chồng");
    room.does(Command::DeclareConflict { officer: officer.clone(), member: member.clone(), reason });
    room.does(Command::AcceptUndisputed);
    let other = room.state().members().iter().rfind(|id| **id != member && **id != officer);
    let rows = [&member, &officer, other.expect("somebody")].map(|member| (member.clone(), Item::Class));
    let rows = rows.to_vec();
    room.does(Command::OpenSlip { rows });
    let class = room.state().committee_rules().set().classes[0].id.clone();
    let ballots = room.dropped(&Choice::For(Value::Class(class)));
    room.does(Command::CloseSlip { ballots, missing: Missing::Refuse });
    has(&room, "3 người trên một lá phiếu; có quyền bỏ phiếu 6, phát ra 6, thu về 6.");
    has(&room, "phiếu kín: phát ra 5, thu về 5, hợp lệ 5, để trống 0, không hợp lệ 0");
    has(&room, &format!("{} (xung đột lợi ích: là vợ chồng)", room.state().name(&officer)));
    has(&room, &format!("{} (là người được xét)", room.state().name(&officer)));
}

#[test]
fn a_secret_ballot_that_was_called_off_is_struck_through() {
    let (mut room, _) = room(r#""forms": {"findings": "secret"}"#);
    let member = plain(room.state());
    raise(&mut room, &member);
    room.does(Command::CancelSlip { reason: line("mất điện") });
    let said = said(&room);
    assert!(said.contains("bị hủy, không phiếu nào được tính~ (mất điện)"), "{said}");
}

#[test]
fn who_raised_no_hand_is_told_from_who_abstained() {
    let (mut room, _) = room(r#""forms": {"findings": "hands"}"#);
    let member = plain(room.state());
    raise(&mut room, &member);
    let count = Count::new([(Value::Found(true), 3), (Value::Found(false), 1)], 1, 0);
    room.does(Command::CountHands { count, checked_by: None, reason: None });
    room.does(Command::CloseBallot { missing: Missing::LeaveOut });
    has(&room, "giơ tay: có quyền 6, biểu quyết 5 (có ý kiến 4, không ý kiến 1), không giơ tay 1");
}

#[test]
fn an_opinion_in_writing_is_named_as_such_and_its_writer_is_not_left_out() {
    let (mut room, away) = room(r#""forms": {"findings": "roll_call"}"#);
    let member = plain(room.state());
    raise(&mut room, &member);
    let choice = Choice::For(Value::Found(true));
    room.does(Command::Cast { officer: away.clone(), choice: choice.clone(), written: true });
    for officer in room.state().ballot().expect("open").entitled.clone() {
        room.does(Command::Cast { officer, choice: choice.clone(), written: false });
    }
    room.does(Command::CloseBallot { missing: Missing::Refuse });
    has(&room, &format!("Ý kiến bằng văn bản của người vắng (1): {} (có).", room.state().name(&away)));
    let said = said(&room);
    assert!(!said.contains("Không biểu quyết"), "{said}");
}

#[test]
fn why_somebody_was_left_out_stays_as_it_was_when_the_vote_was_held() {
    let (mut room, away) = room(r#""forms": {"findings": "roll_call"}"#);
    let member = plain(room.state());
    let item = raise(&mut room, &member);
    for officer in room.state().ballot().expect("open").entitled.clone() {
        let choice = Choice::For(Value::Found(false));
        room.does(Command::Cast { officer, choice, written: false });
    }
    room.does(Command::CloseBallot { missing: Missing::Refuse });
    room.does(Command::AnswerRoll { officers: vec![away.clone()], answer: Answer::Present });
    assert!(room.state().sheet(&member).and_then(|sheet| sheet.question(&item)).is_some());
    has(&room, &format!("Không biểu quyết 1/7: {} (vắng).", room.state().name(&away)));
}
