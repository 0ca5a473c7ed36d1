//! The list of sets: where the focus goes, what is read, what is put away.

use super::*;
use crate::domain::{Moment, Unit};
use crate::screens::desk::Keeping;

#[test]
fn the_focus_follows_what_was_begun_into_the_set_that_it_becomes() {
    let now = Moment::at(jiff::civil::date(2026, 11, 3).at(8, 0, 0, 0), 7).expect("a moment");
    let mut desk = Desk::new(Unit::default(), Lang::Vi, Keeping::ForGood, now);
    let mut screen = Criteria::default();
    let place = |screen: &Criteria, desk: &Desk| screen.place(&entries(desk), desk);
    screen.act(Act::Number(4), &desk);
    assert_eq!(place(&screen, &desk), 3, "nothing was begun");
    let model = shipped().nth(2).expect("a model");
    desk.drafts =
        vec![domain::Draft { number: 1, text: crate::screens::editor::begin::tree_of(model).to_string() }];
    assert_eq!(place(&screen, &desk), 0, "the draft");
    desk.drafts.clear();
    assert_eq!(place(&screen, &desk), 3, "it was left as it began");
    let adopted = crate::domain::UnitEvent::CriteriaAdopted(Box::new(model.clone()));
    for entry in desk.unit.entries(vec![adopted], now) {
        desk.unit.apply(&entry).expect("the next entry");
    }
    assert_eq!(place(&screen, &desk), 0, "the set");
}

#[test]
fn a_draft_is_read_once_for_all_pictures_and_anew_when_it_is_another_one() {
    let now = Moment::at(jiff::civil::date(2026, 11, 3).at(8, 0, 0, 0), 7).expect("a moment");
    let mut desk = Desk::new(Unit::default(), Lang::Vi, Keeping::ForGood, now);
    let draft = |title: &str| domain::Draft { number: 1, text: format!(r#"{{"title":"{title}"}}"#) };
    desk.drafts = vec![draft("Một")];
    let screen = Criteria::default();
    let first = screen.read.told(&desk.drafts[0], &desk);
    assert_eq!(first.title, "Một");
    assert!(Arc::ptr_eq(&first, &screen.read.told(&desk.drafts[0], &desk)));
    desk.drafts = vec![draft("Hai")];
    assert_eq!(screen.read.told(&desk.drafts[0], &desk).title, "Hai");
    assert_eq!(screen.read.0.borrow().len(), 1, "the draft that is gone is forgotten");
}

/// A desk with a set of the unit.
fn desk() -> Desk {
    let now = Moment::at(jiff::civil::date(2026, 11, 3).at(8, 0, 0, 0), 7).expect("a moment");
    let mut unit = Unit::default();
    let model = shipped().next().expect("a model");
    let adopted = crate::domain::UnitEvent::CriteriaAdopted(Box::new(model.clone()));
    for entry in unit.entries(vec![adopted], now) {
        unit.apply(&entry).expect("the next entry");
    }
    Desk::new(unit, Lang::Vi, Keeping::ForGood, now)
}

/// The answers that the question about an entry has.
fn answers(entry: Entry, desk: &Desk) -> Vec<(u8, Ask)> {
    match chosen(entry, desk) {
        Ask::Open(Dialog::Question(question)) => {
            question.choices.into_iter().map(|choice| (choice.digit, choice.ask)).collect()
        }
        ask => panic!("{ask:?}"),
    }
}

#[test]
fn a_set_that_no_open_meeting_uses_is_put_away_and_stands_at_the_end_to_be_taken_back() {
    let mut desk = desk();
    let first = |desk: &Desk| entries(desk).into_iter().next().expect("an entry");
    let mut asked = answers(first(&desk), &desk);
    let Some((9, Ask::Open(Dialog::Question(sure)))) = asked.pop() else { panic!("it can be put away") };
    assert_eq!(sure.enter, Enter::Nothing, "no Enter too many does it");
    assert!(sure.body[0].contains(&desk.unit.sets()[0].set().title));
    let id = desk.unit.sets()[0].set().id.clone();
    assert!(matches!(&sure.choices[0].ask, Ask::PutAway(away) if *away == id));
    for entry in
        desk.unit.entries(vec![crate::domain::UnitEvent::CriteriaPutAway { id: id.clone() }], desk.now)
    {
        desk.unit.apply(&entry).expect("the next entry");
    }
    assert!(!entries(&desk).iter().any(|entry| matches!(entry, Entry::Set(_))));
    let last = entries(&desk).pop().expect("an entry");
    assert!(matches!(&answers(last, &desk)[0], (1, Ask::TakeBack(back)) if *back == id));
    // What is begun from the same model is another set, since this one can come back.
    let begun = from_shipped(shipped().next().expect("a model"), &Known::of(&desk, None));
    assert_ne!(begun["id"], id.as_str());
}

#[test]
fn a_set_of_a_meeting_that_goes_on_stays() {
    let mut desk = desk();
    let id = desk.unit.sets()[0].set().id.clone();
    let meeting = |sheets: Vec<(crate::rules::SetId, Vec<crate::text::Name>)>, phase: &str| {
        let mut summary: crate::domain::Summary = serde_json::from_value(serde_json::json!({
            "period": "2026-11", "phase": phase, "members": 1, "done": 0, "present": 0, "classes": [],
            "not_ranked": 0, "latest": desk.now,
        }))
        .expect("a summary");
        summary.sheets = sheets;
        summary
    };
    let open = meeting(vec![(id.clone(), Vec::new())], "open");
    let unknown = meeting(Vec::new(), "open");
    let other = meeting(vec![("khac".parse().expect("an id"), Vec::new())], "open");
    let sealed = meeting(vec![(id.clone(), Vec::new())], "sealed");
    for (meeting, needed) in [(open, true), (unknown, true), (other, false), (sealed, false)] {
        desk.meetings = vec![meeting];
        assert_eq!(is_needed(&id, &desk), needed, "{:?}", desk.meetings);
        let offered = answers(entries(&desk).remove(0), &desk).iter().any(|(digit, _)| *digit == 9);
        assert_eq!(offered, !needed);
    }
}
