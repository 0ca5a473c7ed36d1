//! Evidence of what happened, where its criterion asks for that.

use super::standing::with_bonus;
use super::told::refused;
use super::*;
use crate::domain::{Item, Proposed, Value};
use crate::number::Exact;

fn item() -> Item {
    Item::Occurrence { criterion: "viec".parse().expect("an id"), event: "tot".parse().expect("an id") }
}

fn dispute() -> Command {
    Command::Dispute { member: member("M1"), item: item() }
}

#[test]
fn what_happened_is_put_in_question_with_the_evidence_that_its_criterion_asks_for() {
    let meeting = open(opening(&with_bonus()));
    let refusal = refused(&meeting, dispute());
    assert_eq!(refusal, Refusal::EvidenceAsked { event: "Tốt".into() });
    assert!(refusal.sentence(Lang::Vi).contains("minh chứng cho “Tốt”"), "{}", refusal.sentence(Lang::Vi));
    assert!(
        refusal.sentence(Lang::En).contains("raise it with the evidence"),
        "{}",
        refusal.sentence(Lang::En)
    );
    let raise = Command::Raise { member: member("M1"), item: item(), evidence: line("Sổ vàng, trang 4") };
    assert_eq!(after(meeting, [raise]).open_items(&member("M1")), [item()]);

    let free = with_bonus().replace(r#""evidence":"needed""#, r#""evidence":"free""#);
    assert_eq!(after(open(opening(&free)), [dispute()]).open_items(&member("M1")), [item()]);
    let earlier = open(Opening { procedure: 4, ..opening(&with_bonus()) });
    assert_eq!(after(earlier, [dispute()]).open_items(&member("M1")), [item()], "it goes on as it began");
}

#[test]
fn of_what_is_on_no_sheet_no_evidence_is_asked() {
    let rules = Rulebook::read(&with_bonus()).expect("a sound set");
    assert!(item().wants_evidence(&rules));
    let event = "tot".parse().expect("an id");
    let unknown = Item::Occurrence { criterion: "khong_co".parse().expect("an id"), event };
    assert!(!unknown.wants_evidence(&rules));
}

#[test]
fn a_proposal_without_evidence_is_known_and_stands_all_the_same() {
    let proposed = |value: Value, note: Option<&str>| Proposed {
        member: member("M1"),
        item: item(),
        own: None,
        group: Some(value),
        note: note.map(line),
    };
    let amount = |points: u32| Value::Amount(points.into());
    let with = |proposed: Proposed| open(Opening { proposals: vec![proposed], ..opening(&with_bonus()) });
    let lacks = |meeting: &Meeting| meeting.lacks_evidence(&member("M1"), &item());
    let meeting = with(proposed(amount(2), None));
    assert!(lacks(&meeting));
    assert!(!lacks(&with(proposed(amount(2), Some("Sổ vàng")))));
    assert!(!lacks(&with(proposed(Value::Amount(Exact::ZERO), None))), "it did not happen");
    assert!(!lacks(&open(opening(&with_bonus()))), "nobody said so");
    let meeting = after(meeting, [Command::AcceptSheet { member: member("M1") }]);
    assert_eq!(meeting.standing(&member("M1"), &item()), Some(amount(2)));
}
