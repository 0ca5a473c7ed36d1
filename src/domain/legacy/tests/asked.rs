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

#[test]
fn a_month_that_was_sealed_without_points_is_named_with_what_helps() {
    let open = |result: &mut Placed| result.total = None;
    let record = held_otherwise(opening("month", "2026-10"), None, date(2026, 10, 30), open);
    let text = SET
        .replace("PERIOD", "quarter")
        .replace("past.month.count.tot >= 0", "past.month.here.mean_total >= 5");
    let rules = Rulebook::read(&text).expect("a sound set");
    let quarter = Opening { sets: vec![FrozenSet::of(rules)], ..opening("quarter", "2026-Q4") };
    let prepare = |records: &[Record]| {
        let earlier = Legacy::gathered(&quarter, records, &[], None);
        let at = Moment::at(date(2026, 12, 30).at(8, 0, 0, 0), 7).expect("an offset");
        let stamp = Stamp { at, salt: Salt::new([1; 16]) };
        Meeting::prepare(Opening { earlier, ..quarter.clone() }, &stamp)
    };
    let refusal = prepare(&[record]).expect_err("refused").sentence(crate::text::Lang::Vi);
    for part in ["Tháng 10/2026: chưa có điểm.", "Lê Thị Mẫu", "Hãy mở lại cuộc họp tháng 10/2026"]
    {
        assert!(refusal.contains(part), "{refusal}");
    }
    assert!(!refusal.contains("họp và chốt các kỳ trước"), "{refusal}");
    let known = sealed("month", "2026-10", None, date(2026, 10, 30));
    prepare(&[known]).expect("every month is known");
}

#[test]
fn a_month_that_lacks_several_things_is_opened_again_once() {
    let asked = |kind: &str| SET.replace("PERIOD", kind).replace("year.nghi > 12", "total < 0");
    let october = asked("month").replace(r#"{"count":"ngày"},"default":0"#, r#"{"count":"ngày"}"#);
    let october = Rulebook::read(&october).expect("a sound set");
    let october = Opening { sets: vec![FrozenSet::of(october)], ..opening("month", "2026-10") };
    let open = |result: &mut Placed| result.total = None;
    let record = held_otherwise(october, None, date(2026, 10, 30), open);
    let both = "past.month.here.mean_total >= 5 and past.month.here.sum.nghi <= 100";
    let quarter = asked("quarter").replace("past.month.count.tot >= 0", both);
    let quarter = Rulebook::read(&quarter).expect("a sound set");
    let quarter = Opening { sets: vec![FrozenSet::of(quarter)], ..opening("quarter", "2026-Q4") };
    let earlier = Legacy::gathered(&quarter, &[record], &[], None);
    let at = Moment::at(date(2026, 12, 30).at(8, 0, 0, 0), 7).expect("an offset");
    let prepared = Meeting::prepare(Opening { earlier, ..quarter }, &Stamp { at, salt: Salt::new([1; 16]) });
    let refusal = prepared.expect_err("refused").sentence(crate::text::Lang::Vi);
    let said = refusal.matches("Tháng 10/2026: ").count();
    assert_eq!((said, refusal.matches(" tháng 10/2026").count()), (2, 1), "{refusal}");
}
