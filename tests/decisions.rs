//! What the committee decides beside marks: moves away from a default class, waivers, cases that the rules refer to it.
//! Each is allowed, refused, taken back and replayed.

mod held_support;

use binhxet::domain::{Command, MemberId, Phase, Refusal, Waiver, Way};
use binhxet::rules::{ClassId, CriterionId, Rulebook, SetId, Standing};
use binhxet::text::Line;
use held_support::{Room, line, number, opening, people};

const DEFAULT: &str = include_str!("../fixtures/criteria/mac_dinh_loai_b_quy.json");
const TEACHERS: &str = include_str!("../fixtures/criteria/giao_vien_thang.json");
const STAFF: &str = include_str!("../fixtures/criteria/vien_chuc_90.json");

fn room(set: &str, period: &str) -> Room {
    let rules = Rulebook::read(set).expect("a sound set");
    let mut room = Room::open(opening(&rules, period, &people::full(), &[]));
    room.types_what_is_missing();
    room
}

fn class(id: &str) -> ClassId {
    id.parse().expect("an id")
}

fn class_of(room: &Room, member: &MemberId) -> Option<String> {
    room.state().outcome(member).and_then(|outcome| outcome.class.as_ref()).map(ToString::to_string)
}

fn moves(member: &MemberId, to: Option<&str>) -> Command {
    Command::MoveClass {
        member: member.clone(), class: to.map(class), reason: line("theo đề nghị của tổ")
    }
}

#[test]
fn a_move_puts_somebody_elsewhere_until_it_is_taken_back() {
    let mut room = room(DEFAULT, "2026-Q4");
    let member = room.member(3);
    assert_eq!(class_of(&room, &member).as_deref(), Some("loai_b"));
    room.does(moves(&member, Some("loai_c")));
    assert_eq!(class_of(&room, &member).as_deref(), Some("loai_c"));
    assert_eq!(room.refuses(moves(&member, Some("loai_c"))), Refusal::NothingToDo);
    // The default is no move at all.
    room.does(moves(&member, Some("loai_b")));
    assert_eq!(room.state().sheet(&member).and_then(|sheet| sheet.moved()), None);
    assert_eq!(room.refuses(moves(&member, None)), Refusal::NothingToDo);
    room.does(moves(&member, Some("loai_d")));
    room.tallies();
    let placed = room.state().result(&member).expect("a result");
    assert_eq!(placed.class, Some(class("loai_d")));
    room.ends();
}

#[test]
fn a_move_needs_an_open_sheet_a_known_class_and_a_set_that_has_a_default() {
    let mut room = room(DEFAULT, "2026-Q4");
    let member = room.member(3);
    assert_eq!(room.refuses(moves(&member, Some("loai_x"))), Refusal::NoSuchClass);
    room.does(Command::AcceptSheet { member: member.clone() });
    assert!(matches!(room.refuses(moves(&member, Some("loai_c"))), Refusal::SheetDone { .. }));
    room.does(Command::Correct { member: member.clone(), item: None, reason: line("xem lại") });
    room.does(moves(&member, Some("loai_c")));
    room.tallies();
    assert_eq!(room.refuses(moves(&member, None)), Refusal::Phase(Phase::Tallied));
    let mut other = self::room(TEACHERS, "2026-11");
    let member = other.member(3);
    assert_eq!(other.refuses(moves(&member, Some("loai_c"))), Refusal::NoDefaultClass);
}

fn waives(set: &SetId, criterion: &str, way: Way) -> Command {
    let criterion: CriterionId = criterion.parse().expect("an id");
    Command::Waive { set: set.clone(), criterion, way, reason: line("tháng này không tổ chức") }
}

fn lifts(set: &SetId, criterion: &str) -> Command {
    let criterion: CriterionId = criterion.parse().expect("an id");
    Command::LiftWaiver { set: set.clone(), criterion, reason: line("có tổ chức") }
}

#[test]
fn a_waiver_is_for_everybody_and_can_be_changed_and_lifted() {
    let mut room = room(DEFAULT, "2026-Q4");
    let set = room.state().committee_rules().set().id.clone();
    let max = |room: &Room| -> Vec<_> {
        let members = room.state().members().iter();
        members.map(|member| room.state().outcome(member).and_then(|outcome| outcome.max_total)).collect()
    };
    let everybody = room.state().members().len();
    room.does(waives(&set, "hoc_tap", Way::Excluded));
    assert_eq!(max(&room), vec![Some(9.into()); everybody]);
    assert_eq!(room.refuses(waives(&set, "hoc_tap", Way::Excluded)), Refusal::NothingToDo);
    room.does(waives(&set, "hoc_tap", Way::Full));
    let criterion = "hoc_tap".parse().expect("an id");
    assert!(matches!(room.state().waiver(&set, &criterion), Some(Waiver { way: Way::Full, .. })));
    room.does(lifts(&set, "hoc_tap"));
    assert_eq!(room.state().waiver(&set, &criterion), None);
    assert_eq!(max(&room), vec![Some(10.into()); everybody]);
    room.does(waives(&set, "hoc_tap", Way::Rescale));
    assert_eq!(max(&room), vec![Some(10.into()); everybody]);
    room.tallies();
    room.ends();
}

#[test]
fn what_is_not_there_cannot_be_waived_nor_anything_after_the_tally() {
    let mut room = room(DEFAULT, "2026-Q4");
    let set = room.state().committee_rules().set().id.clone();
    let other: SetId = "other".parse().expect("an id");
    assert_eq!(room.refuses(waives(&set, "khong_co", Way::Full)), Refusal::NoSuchItem);
    assert_eq!(room.refuses(waives(&other, "hoc_tap", Way::Full)), Refusal::NoSuchItem);
    assert_eq!(room.refuses(lifts(&set, "hoc_tap")), Refusal::NothingToDo);
    room.tallies();
    assert_eq!(room.refuses(waives(&set, "hoc_tap", Way::Full)), Refusal::Phase(Phase::Tallied));
}

fn decides(member: &MemberId, to: &str) -> Command {
    let reason: Line = line("Ban Chấp hành đã bàn");
    Command::DecideReferral { member: member.clone(), class: class(to), reason }
}

/// A meeting in which the first member was away for half a year but worked six months: that is for the committee.
fn referred() -> (Room, MemberId) {
    let mut room = room(STAFF, "2026");
    let member = room.member(0);
    room.types(&member, "thang_nghi", number(6));
    room.does(Command::AcceptUndisputed);
    (room, member)
}

#[test]
fn whoever_is_referred_is_decided_about_after_the_tally() {
    let (mut room, member) = referred();
    assert_eq!(room.refuses(decides(&member, "tot")), Refusal::Phase(Phase::Open));
    room.does(Command::Tally);
    assert_eq!(room.state().outcome(&member).map(|outcome| &outcome.standing), Some(&Standing::Referred));
    assert_eq!(room.refuses(decides(&member, "loai_a")), Refusal::NoSuchClass);
    let other = room.member(2);
    assert!(matches!(room.refuses(decides(&other, "tot")), Refusal::NotReferred { .. }));
    room.does(decides(&member, "tot"));
    assert_eq!(room.refuses(decides(&member, "tot")), Refusal::NothingToDo);
    assert_eq!(class_of(&room, &member).as_deref(), Some("tot"));
    // The committee may think better of it, also after the results were announced, which are then announced anew.
    room.does(Command::Confirm);
    room.does(decides(&member, "hoan_thanh"));
    assert_eq!(room.state().phase(), Phase::Tallied);
    let record = room.ends();
    let placed = record.result(&member).expect("a result");
    assert_eq!((&placed.standing, &placed.class), (&Standing::Ranked, &Some(class("hoan_thanh"))));
}

#[test]
fn a_decision_does_not_outlive_what_it_was_about() {
    let (mut room, member) = referred();
    room.does(Command::Tally);
    room.does(decides(&member, "hoan_thanh"));
    let input = "thang_nghi".parse().expect("an id");
    let reason = Some(line("chỉ nghỉ một tháng"));
    room.does(Command::EnterFact { member: member.clone(), input, value: Some(number(1)), reason });
    assert_eq!(room.state().phase(), Phase::Open);
    room.does(Command::AcceptUndisputed);
    room.does(Command::Tally);
    let outcome = room.state().outcome(&member).expect("worked out");
    assert_eq!(outcome.standing, Standing::Ranked);
    assert_ne!(outcome.class, Some(class("hoan_thanh")), "the rules decide where they can");
    room.ends();
}
