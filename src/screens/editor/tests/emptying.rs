//! What the delete key takes away, and what it leaves.

use serde_json::json;

use super::rows::{go, said, typist_of};
use super::*;
use crate::screens::dialog::{Dialog, Enter};

#[test]
fn the_delete_key_empties_a_row_and_never_takes_what_the_form_is_about() {
    let mut typist = Typist::new(80, 21);
    let place = "sections/0/criteria/0";
    go(&mut typist, &format!("{place}/guide"));
    typist.press(&[Chord::Enter]);
    typist.write("Xem sổ.");
    typist.press(&[Chord::Enter]);
    let count = |typist: &Typist| said(typist, "sections/0/criteria").and_then(Value::as_array).map(Vec::len);
    let before = count(&typist);
    typist.press(&[Chord::Delete]);
    assert_eq!(said(&typist, &format!("{place}/guide")), None, "what is optional is left out");
    let criterion = said(&typist, place).cloned();
    for row in ["title", "code", "max", "start", "guide", "id"] {
        go(&mut typist, &format!("{place}/{row}"));
        let ask = typist.stroke(&Stroke::Key(Chord::Delete));
        assert!(matches!(ask, Ask::Refuse(_)), "{row}: {ask:?}");
    }
    assert_eq!(said(&typist, place).cloned(), criterion);
    for key in ['+', '[', ']'] {
        let ask = typist.stroke(&Stroke::Key(Chord::Char(key)));
        assert!(matches!(ask, Ask::Refuse(_)), "{key}: {ask:?}");
    }
    assert_eq!(count(&typist), before, "nothing is added beside it from within");
    typist.check();
}

#[test]
fn one_like_another_has_no_empty_guide() {
    let mut typist = Typist::new(80, 21);
    go(&mut typist, "sections/0/criteria/0/guide");
    typist.press(&[Chord::Enter]);
    typist.write("Xem sổ.");
    typist.press(&[Chord::Enter, Chord::Esc, Chord::Char('+')]);
    typist.write("Hiến máu");
    typist.press(&[Chord::Enter]);
    assert_eq!(said(&typist, "sections/0/criteria/1/title"), Some(&json!("Hiến máu")));
    assert_eq!(said(&typist, "sections/0/criteria/1/guide"), None);
    assert_eq!(typist.editor.shown.reading.counts().0, 0);
}

#[test]
fn a_choice_that_may_be_absent_is_taken_out() {
    let mut typist = Typist::new(80, 21);
    go(&mut typist, "sections/0/criteria/0/marked_by");
    typist.press(&[Chord::Char('2')]);
    assert_eq!(said(&typist, "sections/0/criteria/0/marked_by"), Some(&json!("self")));
    typist.press(&[Chord::Delete]);
    assert_eq!(said(&typist, "sections/0/criteria/0/marked_by"), None);
    typist.check();
}

#[test]
fn an_entry_goes_from_its_own_row_in_a_list() {
    let mut typist = Typist::new(80, 21);
    let place = "sections/0/criteria/0/events";
    let count = |typist: &Typist| said(typist, place).and_then(Value::as_array).map(Vec::len);
    let before = count(&typist).expect("events");
    go(&mut typist, &format!("{place}/0/unit"));
    let ask = typist.stroke(&Stroke::Key(Chord::Delete));
    assert!(matches!(ask, Ask::Refuse(_)), "what an event is counted in has to be said: {ask:?}");
    go(&mut typist, &format!("{place}/0/title"));
    typist.press(&[Chord::Delete]);
    assert_eq!(count(&typist).unwrap_or(0), before - 1);
    typist.press(&[Chord::Ctrl('z')]);
    (typist.editor.part, typist.editor.row) = (Part::Classes, 0);
    let second = said(&typist, "classes/1/id").cloned();
    typist.press(&[Chord::Delete]);
    assert_eq!(said(&typist, "classes/0/id").cloned(), second);
    typist.check();
}

#[test]
fn what_has_others_in_it_goes_only_after_a_question() {
    let mut typist = Typist::new(80, 21);
    let criteria =
        |typist: &Typist| said(typist, "sections/0/criteria").and_then(Value::as_array).map(Vec::len);
    let sections = |typist: &Typist| said(typist, "sections").and_then(Value::as_array).map(Vec::len);
    let (all, before) = (sections(&typist), criteria(&typist));
    (typist.editor.part, typist.editor.pane) = (Part::Section(0), Pane::Outline);
    let Ask::Open(Dialog::Question(question)) = typist.stroke(&Stroke::Key(Chord::Delete)) else {
        panic!("it asks")
    };
    assert!(matches!(question.enter, Enter::Nothing), "Enter keeps it");
    assert!(matches!(question.choices[0].ask, Ask::Agreed) && question.choices[0].digit == 9);
    assert_eq!((sections(&typist), criteria(&typist)), (all, before));
    let ask = Screen::agreed(&mut typist.editor, &typist.desk);
    typist.keep(&ask);
    assert_eq!(sections(&typist), all.map(|count| count - 1));
    typist.check();
}

#[test]
fn behind_the_last_of_a_section_the_focus_goes_to_the_one_above() {
    let mut typist = Typist::new(80, 21);
    let count = said(&typist, "sections/0/criteria").and_then(Value::as_array).map_or(0, Vec::len);
    (typist.editor.part, typist.editor.pane) = (Part::Criterion(0, count - 1), Pane::Outline);
    for left in (1..count).rev() {
        if let Ask::Open(_) = typist.stroke(&Stroke::Key(Chord::Delete)) {
            let ask = Screen::agreed(&mut typist.editor, &typist.desk);
            typist.keep(&ask);
        }
        assert_eq!(typist.editor.part, Part::Criterion(0, left - 1));
    }
    typist.check();
}

#[test]
fn without_its_last_section_a_set_counts_no_points_and_can_be_saved() {
    let text = include_str!("../../../../fixtures/units/brigade/1-doi-may.json");
    let mut tree: Value = serde_json::from_str(text).expect("JSON");
    tree["max"] = json!(10);
    tree["sections"] = json!([{"id": "s", "code": "I", "title": "Chung", "criteria": [
        {"id": "c", "code": "I.1", "title": "Việc", "max": 10, "start": "check"}]}]);
    let mut typist = typist_of(&tree);
    assert_eq!(typist.editor.shown.reading.counts().0, 0);
    (typist.editor.part, typist.editor.pane) = (Part::Section(0), Pane::Outline);
    typist.stroke(&Stroke::Key(Chord::Delete));
    let ask = Screen::agreed(&mut typist.editor, &typist.desk);
    typist.keep(&ask);
    assert_eq!((said(&typist, "sections"), said(&typist, "max")), (Some(&json!([])), Some(&json!(0))));
    assert_eq!(typist.editor.shown.reading.counts(), (0, 0));
    let lines = draw::trial::result_lines(&typist.editor, &typist.desk, 76);
    assert!(lines.iter().all(|line| !line.text().contains("điểm")));
    typist.editor.part = Part::General;
    let rows = typist.editor.rows(Lang::Vi);
    assert!(rows.iter().all(|row| !row.label.to_lowercase().contains("điểm")), "nothing asks about points");
    for part in [Part::Sheet, Part::Trial, Part::Save] {
        typist.editor.part = part;
        typist.draw();
    }
    let ask = typist.stroke(&Stroke::Key(Chord::Ctrl('s')));
    assert!(matches!(ask, Ask::Open(Dialog::Question(_))), "{ask:?}");
    typist.check();
}
