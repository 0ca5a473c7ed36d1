//! What stays when something else changes: limits, rows for what is wrong, the focus.

use super::*;

#[test]
fn an_effect_without_a_limit_puts_the_limit_aside_and_a_step_back_brings_it_back() {
    let mut typist = Typist::new(80, 21);
    let event = Path::of("sections/0/criteria/0/events").at(0);
    typist.editor.draft.make(&[draft::Change::Set(event.key("limit"), (-4).into())]);
    typist.editor.show();
    let limit = |typist: &Typist| event.key("limit").get(typist.editor.draft.tree()).cloned();
    typist.editor.go_to(&event.key("effect"), Lang::Vi);
    typist.press(&[Chord::Char('4')]);
    assert_eq!((limit(&typist), typist.editor.shown.reading.counts().0), (None, 0));
    typist.press(&[Chord::Char('1')]);
    assert_eq!(limit(&typist), Some((-4).into()));
    typist.press(&[Chord::Char('5'), Chord::Ctrl('z')]);
    assert_eq!(limit(&typist), Some((-4).into()));
    typist.check();
}

#[test]
fn a_limit_that_was_put_aside_does_not_come_back_with_another_event_in_its_place() {
    let mut typist = Typist::new(80, 21);
    let events = Path::of("sections/0/criteria/0/events");
    let limit = events.at(0).key("limit");
    typist.editor.draft.make(&[draft::Change::Set(limit.clone(), (-4).into())]);
    typist.editor.show();
    typist.editor.go_to(&events.at(0).key("effect"), Lang::Vi);
    typist.press(&[Chord::Char('4')]);
    typist.editor.go_to(&events.at(0).key("title"), Lang::Vi);
    typist.press(&[Chord::Delete]);
    let left = events.get(typist.editor.draft.tree()).and_then(serde_json::Value::as_array).map(Vec::len);
    assert_eq!(left, Some(1));
    typist.editor.go_to(&events.at(0).key("effect"), Lang::Vi);
    typist.press(&[Chord::Char('1')]);
    assert_eq!(limit.get(typist.editor.draft.tree()), None);
    typist.check();
}

#[test]
fn what_no_form_knows_has_a_row_as_long_as_it_makes_the_draft_unsound() {
    let mut typist = Typist::new(80, 21);
    let stray = Path::of("classes").at(0).key("whenn");
    for value in ["total > 3".into(), serde_json::json!({"a": 1})] {
        typist.editor.draft.make(&[draft::Change::Set(stray.clone(), value)]);
        typist.editor.show();
        typist.press(&[Chord::Tab]);
        let row = typist.editor.rows(Lang::Vi).into_iter().nth(typist.editor.row).expect("a row");
        assert_eq!(row.path, stray);
        match row.kind {
            form::Kind::Choice { .. } => typist.press(&[Chord::Right]),
            _ => typist.press(&[Chord::Enter, Chord::Ctrl('u'), Chord::Enter]),
        }
        assert_eq!(stray.get(typist.editor.draft.tree()), None);
        assert_eq!(typist.editor.shown.reading.counts().0, 0);
        typist.draw();
        typist.check();
    }
}

#[test]
fn the_focus_stays_on_the_row_that_was_changed_when_one_above_it_goes() {
    let mut typist = Typist::new(80, 21);
    let bonus = Path::of("sections").at(3).key("bonus");
    typist.editor.go_to(&bonus, Lang::Vi);
    typist.press(&[Chord::Right]);
    let row = typist.editor.rows(Lang::Vi).into_iter().nth(typist.editor.row).expect("a row");
    assert_eq!(row.path, bonus);
    assert!(bonus.get(typist.editor.draft.tree()).is_some());
    typist.press(&[Chord::Right]);
    assert_eq!(bonus.get(typist.editor.draft.tree()), None);
    typist.check();
}
