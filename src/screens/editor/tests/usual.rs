//! What holds if nothing is said, and is said in a file all the same.

use serde_json::json;

use super::rows::{go, typist_of};
use super::*;
use crate::screens::editor::form::Kind;

/// A set that says in so many words what would hold anyway.
fn wordy() -> Value {
    let mut tree: Value = serde_json::from_str(SAMPLE).expect("JSON");
    let most = json!({"share": {"share": "20%", "of": "members", "round": "floor"}});
    let class = tree["classes"][0]["id"].clone();
    tree["quotas"] = json!([{"id": "q", "class": class, "and_better": false, "at_most": most, "within": "unit", "over": "rank"}]);
    tree["inputs"] = json!([{"id": "i", "title": "I", "kind": "flag", "default": false, "from": "typed"}]);
    for (place, word) in [
        ("language", json!("vi")),
        ("sections/0/criteria/0/evidence", json!("free")),
        ("sections/0/criteria/0/marked_by", json!("group")),
        ("gates/0/scope", json!("period")),
        ("voting/recusal", json!("self")),
        ("voting/classes", json!({"more_than": "1/2", "of": "valid"})),
        ("voting/forms", json!({"marks": "roll_call", "findings": "roll_call"})),
    ] {
        let (outer, key) = Path::of(place).split().expect("a key");
        outer.get_mut(&mut tree).and_then(Value::as_object_mut).expect("a part").insert(key, word);
    }
    tree
}

/// What is chosen in the row that fills in a place.
fn chosen(typist: &mut Typist, place: &str) -> String {
    go(typist, place);
    let row = typist.editor.rows(Lang::Vi).into_iter().nth(typist.editor.row).expect("a row");
    let Kind::Choice { options, at: Some(at) } = row.kind else { panic!("{place}: {row:?}") };
    options[at].label.clone()
}

#[test]
fn what_holds_anyway_is_shown_alike_whether_a_file_says_it_or_not() {
    let tree = wordy();
    Rulebook::read(&tree.to_string()).expect("sound");
    for (place, shown) in [
        ("language", "tiếng Việt"),
        ("sections/0/criteria/0/evidence", "không"),
        ("sections/0/criteria/0/marked_by", "tổ"),
        ("gates/0/scope", "trong kỳ"),
        ("inputs/0/from", "người nhập"),
        ("voting/recusal", "người được xét"),
        ("voting/forms/marks", "từng người"),
        ("voting/forms/classes", "từng người"),
        ("quotas/0/and_better", "không"),
        ("quotas/0/at_most/share/round", "xuống"),
    ] {
        let mut typist = typist_of(&tree);
        assert_eq!(chosen(&mut typist, place), shown, "{place}");
        // Another value and back again: what holds anyway needs no word.
        typist.press(&[Chord::Right]);
        assert_ne!(chosen(&mut typist, place), shown, "{place}");
        typist.press(&[Chord::Left]);
        assert_eq!(chosen(&mut typist, place), shown, "{place}");
        assert_eq!(Path::of(place).get(typist.editor.draft.tree()), None, "{place}");
        assert_eq!(typist.editor.shown.reading.counts().0, 0, "{place}");
    }
}
