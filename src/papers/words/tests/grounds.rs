//! What is said of the grounds of an answer: the note of a proposal, the evidence that was named, and that there is none.

use super::*;
use crate::domain::Proposed;

/// A meeting in which one lateness is proposed, of which the criterion asks evidence, with this note.
pub(crate) fn proposed(note: Option<&str>) -> Meeting {
    let set = SET.replace(r#""start":"full","events""#, r#""start":"full","evidence":"needed","events""#);
    assert_ne!(set, SET);
    let proposed = || Proposed {
        member: member("M1"),
        item: late(),
        own: None,
        group: Some(Value::Count(1)),
        note: note.map(line),
    };
    open(&set, |opening| Opening { proposals: vec![proposed()], ..opening })
}

#[test]
fn the_note_of_a_proposal_is_told_and_that_evidence_is_lacking() {
    let told = |meeting: &Meeting, lang: Lang| noted_words(meeting, &member("M1"), &late(), lang);
    let noted = proposed(Some("Sổ trực ngày 5"));
    assert_eq!(told(&noted, Lang::Vi).as_deref(), Some("ghi chú: Sổ trực ngày 5"));
    assert_eq!(told(&noted, Lang::En).as_deref(), Some("note: Sổ trực ngày 5"));
    let bare = proposed(None);
    assert_eq!(told(&bare, Lang::Vi).as_deref(), Some("chưa kèm minh chứng"));
    assert_eq!(told(&bare, Lang::En).as_deref(), Some("without evidence"));
    assert_eq!(told(&open(SET, |opening| opening), Lang::Vi), None, "nobody proposed anything");
}

#[test]
fn evidence_that_was_named_takes_the_place_of_the_note_and_stands_in_the_minutes() {
    let raise =
        |evidence: &str| Command::Raise { member: member("M1"), item: late(), evidence: line(evidence) };
    let meeting = after(proposed(Some("Sổ trực ngày 5")), [raise("Sổ trực ngày 5, bà Kỷ xác nhận")]);
    for (lang, words) in [
        (Lang::Vi, "căn cứ: Sổ trực ngày 5, bà Kỷ xác nhận"),
        (Lang::En, "evidence: Sổ trực ngày 5, bà Kỷ xác nhận"),
    ] {
        assert_eq!(grounds_words(&meeting, &member("M1"), &late(), lang).as_deref(), Some(words));
        let minutes = minutes(&meeting, lang).words();
        assert!(minutes.contains(words), "{minutes}");
    }
}
