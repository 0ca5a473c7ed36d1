//! What a secretary does in the rows of a form.

use serde_json::json;

use super::*;
use crate::screens::editor::form::Kind;

/// Puts the focus on the row that fills in a place.
pub(super) fn go(typist: &mut Typist, place: &str) {
    typist.editor.go_to(&Path::of(place), Lang::Vi);
    let row = typist.editor.rows(Lang::Vi).into_iter().nth(typist.editor.row).expect("a row");
    assert_eq!(row.path, Path::of(place));
}

/// What a place of the draft says.
pub(super) fn said<'t>(typist: &'t Typist, place: &str) -> Option<&'t Value> {
    Path::of(place).get(typist.editor.draft.tree())
}

/// Somebody who works on a draft of a tree.
pub(super) fn typist_of(tree: &Value) -> Typist {
    let mut typist = Typist::new(80, 21);
    typist.desk.drafts = vec![domain::Draft { number: 1, text: tree.to_string() }];
    typist.editor = Editor::new(1, &typist.desk);
    typist
}

/// Every value of a tree that holds no others.
fn leaves(value: &Value, path: &Path, leaves: &mut Vec<Path>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| self::leaves(value, &path.key(key), leaves))
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| self::leaves(value, &path.at(at), leaves));
        }
        _ => leaves.push(path.clone()),
    }
}

#[test]
fn the_next_finding_is_on_the_row_that_it_is_about() {
    let model = begin::shipped().find(|set| set.set().id.as_str() == "mac_dinh_loai_b_quy").expect("a model");
    let mut tree = begin::tree_of(model);
    tree["period"] = json!("half");
    let mut typist = typist_of(&tree);
    typist.press(&[Chord::Tab]);
    let row = typist.editor.rows(Lang::Vi).into_iter().nth(typist.editor.row).expect("a row");
    assert!(matches!(row.kind, Kind::Expression(_)), "{row:?}");
    assert_eq!(typist.editor.words_at(&row.path), "past.quarter.count.loai_a");
    typist.press(&[Chord::Enter, Chord::Enter]);
    assert_eq!(*typist.editor.draft.tree(), tree, "Enter opens the row and adds nothing");
}

#[test]
fn whatever_is_wrong_is_said_on_a_row_that_fills_something_in() {
    let tree: Value = serde_json::from_str(SAMPLE).expect("JSON");
    let mut typist = typist_of(&tree);
    let mut places = Vec::new();
    leaves(&tree, &Path::root(), &mut places);
    for place in places.iter().filter(|place| place.to_string() != "/format").step_by(3) {
        let mut broken = tree.clone();
        *place.get_mut(&mut broken).expect("a value") = json!("(");
        let reading = Reading::of(&broken);
        typist.editor.shown = Arc::new(Shown { tree: broken, reading });
        for found in typist.editor.shown.reading.found.clone() {
            typist.editor.go_to(&found.place, Lang::Vi);
            let rows = typist.editor.rows(Lang::Vi);
            let by_row = typist.editor.found_by_row(&rows, Lang::Vi);
            let row = &rows[typist.editor.row];
            let sentence = found.sentence(Lang::Vi);
            assert!(by_row[typist.editor.row].contains(&&found), "{}: {sentence}", found.place);
            assert!(!matches!(row.kind, Kind::Add(_)), "{}: {sentence} is at {row:?}", found.place);
        }
    }
}

#[test]
fn going_back_by_the_arrows_brings_back_what_hung_on_a_value() {
    let mut typist = Typist::new(80, 21);
    let before = said(&typist, "gates/0").cloned().expect("a gate");
    go(&mut typist, "gates/0");
    typist.press(&[Chord::Right]);
    assert_eq!(said(&typist, "gates/0/finding"), None);
    typist.press(&[Chord::Left]);
    assert_eq!(said(&typist, "gates/0"), Some(&before), "the question is there again");
    go(&mut typist, "gates/0/effect");
    typist.press(&[Chord::Char('3'), Chord::Down, Chord::Char('2'), Chord::Enter, Chord::Up]);
    assert_eq!(said(&typist, "gates/0/effect"), Some(&json!({"lower": 2})));
    typist.press(&[Chord::Right, Chord::Right, Chord::Left, Chord::Left]);
    assert_eq!(said(&typist, "gates/0/effect"), Some(&json!({"lower": 2})));
    typist.check();
}

#[test]
fn a_value_beyond_the_ninth_has_a_key_too() {
    let mut typist = Typist::new(80, 21);
    go(&mut typist, "gates/0/effect");
    typist.press(&[Chord::Char('0')]);
    assert!(said(&typist, "gates/0/effect/score_to_floor_of").is_some());
    typist.press(&[Chord::Char('a')]);
    assert_eq!(said(&typist, "gates/0/effect"), Some(&json!("nothing")));
    let ask = typist.stroke(&Stroke::Key(Chord::Char('z')));
    assert!(matches!(ask, Ask::Refuse(_)), "{ask:?}");
}

#[test]
fn a_day_is_typed_as_people_write_it() {
    let mut typist = Typist::new(80, 21);
    go(&mut typist, "gates/0/scope");
    typist.press(&[Chord::Char('5'), Chord::Down]);
    let found = &typist.editor.shown.reading.found;
    assert_eq!(found[0].sentence(Lang::Vi), "Hãy viết ngày như 31/12/2026.");
    typist.write("31/02/2026");
    let ask = typist.stroke(&Stroke::Key(Chord::Enter));
    assert!(matches!(ask, Ask::Refuse(_)), "there is no such day: {ask:?}");
    assert!(typist.editor.typing.is_some(), "what was typed is still there");
    for written in ["31/12/2026", "2026-12-31"] {
        typist.press(&[Chord::Ctrl('u')]);
        typist.write(written);
        typist.press(&[Chord::Enter]);
        assert_eq!(said(&typist, "gates/0/scope"), Some(&json!({"until": "2026-12-31"})));
        typist.press(&[Chord::Enter]);
        let typed = typist.editor.typing.as_ref().map(|typing| typing.field.value().to_owned());
        assert_eq!(typed.as_deref(), Some("31/12/2026"), "it is shown as people write it");
    }
}
