//! Votes that nobody wins, and whether it is said that the chair's own vote settled them.

use super::room::*;
use super::*;
use crate::domain::{Choice, Item, Missing as Votes, Ruling, Undecided, Value};
use crate::rules::Mark;

/// What comes of a roll call on M1, in which so many vote for one answer, then as many for another, the rest for none; and
/// what the chair, who votes first, settled.
fn closed(mut room: Room, item: &Item, votes: [Choice; 7]) -> (Ruling, Option<Undecided>) {
    room.does(Command::OpenBallot { member: member("M1"), item: item.clone() });
    for (officer, choice) in ["B1", "B2", "B3", "B4", "B5", "B6", "B7"].into_iter().zip(votes) {
        room.does(cast(officer, choice));
    }
    room.does(Command::CloseBallot { missing: Votes::Refuse });
    let sheet = room.meeting.sheet(&member("M1")).expect("a sheet");
    let closed = &sheet.question(item).expect("asked").ballots[0];
    (closed.ruling.clone(), room.meeting.settled_by_chair(&closed.ballot, closed.tally, &closed.ruling))
}

fn disputed(text: &str) -> Room {
    let mut room = Room::open(text);
    room.does(Command::Dispute { member: member("M1"), item: mark() });
    room
}

/// Three for each of two answers; the chair for the first, or for none.
fn split(one: &Choice, other: &Choice, chair: bool) -> [Choice; 7] {
    let (first, last) = if chair { (one.clone(), Choice::Abstain) } else { (Choice::Abstain, one.clone()) };
    let [one, other] = [one, other].map(|choice| || choice.clone());
    [first, one(), one(), other(), other(), other(), last]
}

#[test]
fn the_chair_settles_a_tie_of_marks_by_a_vote_of_their_own() {
    let votes = |chair| split(&points(8), &points(6), chair);
    let eight = Ruling::Decided(Value::Mark(Mark::Points(8_u32.into())));
    assert_eq!(closed(disputed(STATION), &mark(), votes(true)), (eight, Some(Undecided::Tie)));
    let stands = Ruling::Stands(Undecided::Tie);
    assert_eq!(closed(disputed(STATION), &mark(), votes(false)), (stands, None), "the chair abstained");
}

#[test]
fn a_requirement_that_a_tie_leaves_unmet_is_settled_by_no_chair() {
    let text = STATION.replace(r#"{"points":{"step":1}}"#, r#""check""#).replace("\"chair\"", "\"fails\"");
    let check = |met| Choice::For(Value::Mark(Mark::Check(met)));
    let unmet = Ruling::Decided(Value::Mark(Mark::Check(false)));
    assert_eq!(closed(disputed(&text), &mark(), split(&check(true), &check(false), true)), (unmet, None));
}

#[test]
fn a_finding_as_many_saw_as_did_not_is_settled_by_the_votes_it_lacks() {
    let text = STATION.replace(
        "\"classes\":[",
        r#""gates":[{"id":"loi","title":"Lỗi","finding":"Có lỗi không?","effect":{"lower":1}}],"classes":["#,
    );
    let item = Item::Finding("loi".parse().expect("an id"));
    let mut room = Room::open(&text);
    room.does(Command::Raise { member: member("M1"), item: item.clone(), evidence: line("Sổ theo dõi") });
    let found = |found| Choice::For(Value::Found(found));
    let none = Ruling::Decided(Value::Found(false));
    assert_eq!(closed(room, &item, split(&found(true), &found(false), true)), (none, None));
}
