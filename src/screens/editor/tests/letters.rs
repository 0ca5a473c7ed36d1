//! Letters and digits that somebody types before a row is open.

use serde_json::json;

use super::rows::{go, said};
use super::*;

#[test]
fn what_is_typed_on_a_row_of_words_is_its_text_and_no_command() {
    for place in ["sections/0/criteria/0/title", "sections/0/criteria/0/guide", "classes/0/when", "title"] {
        let mut typist = Typist::new(80, 21);
        let before = typist.editor.draft.tree().clone();
        go(&mut typist, place);
        typist.write("danh gia thuong xuyen, 5S (u r s)");
        assert_eq!(*typist.editor.draft.tree(), before, "{place}: nothing is done before Enter");
        typist.press(&[Chord::Enter]);
        assert_eq!(said(&typist, place), Some(&json!("danh gia thuong xuyen, 5S (u r s)")));
        typist.check();
        typist.press(&[Chord::Ctrl('z')]);
        assert_eq!(*typist.editor.draft.tree(), before, "{place}");
    }
}

#[test]
fn numbers_begin_with_whatever_a_number_begins_with() {
    let mut typist = Typist::new(80, 21);
    for (typed, number) in [("-2", json!(-2)), ("7,5", json!(7.5)), ("1/2", json!("1/2"))] {
        go(&mut typist, "sections/0/criteria/0/max");
        typist.write(typed);
        typist.press(&[Chord::Enter]);
        assert_eq!(said(&typist, "sections/0/criteria/0/max"), Some(&number));
    }
    typist.press(&[Chord::F(4)]);
    let rows = typist.editor.trial_rows(Lang::Vi);
    typist.editor.row = rows.iter().position(|row| row.options.is_empty()).expect("a number");
    typist.write("3");
    assert_eq!(typist.editor.typing.as_ref().map(|typing| typing.field.value()), Some("3"));
}

#[test]
fn no_letter_does_anything_where_nothing_is_typed_and_no_value_stands_beside_it() {
    let mut typist = Typist::new(80, 21);
    let before = typist.editor.draft.tree().clone();
    typist.press(&[Chord::Char('3'), Chord::Down, Chord::Down]);
    let beside_parts = typist.editor.clone();
    for letter in ('a'..='z').chain('A'..='Z') {
        let ask = typist.stroke(&Stroke::Key(Chord::Char(letter)));
        assert!(matches!(ask, Ask::Refuse(_) | Ask::Nothing), "{letter}: {ask:?}");
        assert_eq!(typist.editor, beside_parts, "{letter}");
    }
    go(&mut typist, "sections/0/criteria/0/start");
    for letter in 'a'..='z' {
        let ask = typist.stroke(&Stroke::Key(Chord::Char(letter)));
        assert!(matches!(ask, Ask::Refuse(_)), "{letter}: {ask:?}");
    }
    assert_eq!(*typist.editor.draft.tree(), before);
}

#[test]
fn the_signs_of_commands_stay_commands_on_a_row_of_words() {
    let mut typist = Typist::new(80, 21);
    let place = "sections/0/criteria/0/events";
    let count = |typist: &Typist| said(typist, place).and_then(Value::as_array).map_or(0, Vec::len);
    let before = count(&typist);
    go(&mut typist, &format!("{place}/0/title"));
    typist.press(&[Chord::Char('+')]);
    assert_eq!(count(&typist), before + 1);
    assert!(typist.editor.typing.is_some(), "the new one is being named");
}
