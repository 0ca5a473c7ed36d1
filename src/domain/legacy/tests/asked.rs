//! What earlier meetings were asked, and in which words.

use super::*;

/// A meeting of October whose set asks for leave in its own way; nobody says anything.
fn october(input: &str) -> Record {
    let asked = r#"{"id":"nghi","title":"Ngày nghỉ","kind":{"count":"ngày"},"default":0}"#;
    let text = SET.replace("PERIOD", "month").replace("year.nghi > 12", "total < 0").replace(asked, input);
    let text = text.replace("\"inputs\":[\n        ,", "\"inputs\":[");
    let rules = Rulebook::read(&text).expect("a sound set");
    held(
        Opening { sets: vec![FrozenSet::of(rules)], ..opening("month", "2026-10") },
        None,
        date(2026, 10, 30),
    )
}

fn leave(of: &Opening, records: &[Record]) -> Option<Accumulated> {
    history(of, records, None).year.get(&input("nghi")).cloned()
}

#[test]
fn a_meeting_that_did_not_ask_leaves_nothing_open() {
    let september = || sealed("month", "2026-09", Some(3), date(2026, 9, 30));
    let known = Some(Accumulated { before: number(3), within: None });
    let november = opening("month", "2026-11");
    let silent = october("");
    assert_eq!(leave(&november, &[september(), silent]), known);
    let otherwise = october(r#"{"id":"nghi","title":"Có nghỉ","kind":"flag","default":true}"#);
    assert_eq!(leave(&november, &[september(), otherwise]), known, "yes or no is no number of days");
    let unknown = october(r#"{"id":"nghi","title":"Ngày nghỉ","kind":{"count":"ngày"}}"#);
    assert_eq!(leave(&november, &[september(), unknown]), None);
}

#[test]
fn what_is_lacking_within_the_period_the_meeting_itself_can_say() {
    let records = [sealed("month", "2026-09", Some(3), date(2026, 9, 30)), without_leave()];
    let asking = |kind: &str, period: &str| {
        let text =
            SET.replace("PERIOD", kind).replace(r#"{"count":"ngày"},"default":0"#, r#"{"count":"ngày"}"#);
        let rules = Rulebook::read(&text).expect("a sound set");
        Opening { sets: vec![FrozenSet::of(rules)], ..opening(kind, period) }
    };
    let within = Some(Accumulated { before: number(3), within: None });
    assert_eq!(leave(&asking("quarter", "2026-Q4"), &records), within);
    assert_eq!(leave(&asking("month", "2026-11"), &records), None, "what came before it cannot");
}
