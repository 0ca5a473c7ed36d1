//! Tables by the unit's own class: the same in a gate and in a quota.

use serde_json::json;

use super::rows::{go, said, typist_of};
use super::*;

const SHARES: &str = "quotas/0/at_most/table/by_unit_class";
const CEILINGS: &str = "gates/0/effect/at_most/table/by_unit_class";

/// A set with a quota and a gate that go by the unit's class.
fn tabled() -> Value {
    let mut tree: Value = serde_json::from_str(SAMPLE).expect("JSON");
    let ids: Vec<Value> =
        tree["classes"].as_array().into_iter().flatten().map(|class| class["id"].clone()).collect();
    let rows = |value: &dyn Fn(&Value) -> Value| -> Value {
        ids.iter().map(|id| (id.as_str().unwrap_or_default().to_owned(), value(id))).collect()
    };
    let table = json!({"by_unit_class": rows(&|_| json!("20%")), "of": "members"});
    tree["quotas"] = json!([{
        "id": "q", "class": ids[0], "at_most": {"table": table}, "within": "unit", "over": "rank"
    }]);
    tree["gates"][0]["effect"] = json!({"at_most": {"table": {"by_unit_class": rows(&Value::clone)}}});
    tree
}

/// Puts the focus on the row of a table that takes a new name.
fn go_to_new(typist: &mut Typist, table: &str) {
    typist.editor.go_to(&Path::of(table), Lang::Vi);
    let mut rows = typist.editor.rows(Lang::Vi).into_iter();
    typist.editor.row = rows.position(|row| row.path == Path::of(table)).expect("a row");
}

/// What the rows of a table are called.
fn labels(typist: &mut Typist, table: &str) -> Vec<String> {
    go_to_new(typist, table);
    let rows = typist.editor.rows(Lang::Vi).into_iter();
    rows.filter(|row| row.path.is_within(&Path::of(table))).map(|row| row.label).collect()
}

#[test]
fn both_tables_name_the_classes_of_the_set_alike_and_in_their_order() {
    let tree = tabled();
    Rulebook::read(&tree.to_string()).expect("sound");
    let mut typist = typist_of(&tree);
    let shares = labels(&mut typist, SHARES);
    assert_eq!(shares[0], "Xuất sắc", "the best first, by its short title");
    assert_eq!(shares.last().map(String::as_str), Some("+ thêm hạng của đơn vị"));
    assert_eq!(labels(&mut typist, CEILINGS), shares);
}

#[test]
fn the_classes_of_a_table_are_renamed_added_and_taken_out() {
    for table in [SHARES, CEILINGS] {
        let mut typist = typist_of(&tabled());
        let place = |name: &str| format!("{table}/{name}");
        let first_id = said(&typist, "classes/0/id").and_then(Value::as_str).expect("an id").to_owned();
        let first = if table == CEILINGS { json!(first_id) } else { json!("20%") };
        go(&mut typist, &place(&first_id));
        typist.press(&[Chord::F(2), Chord::Ctrl('u')]);
        typist.write("Vững mạnh xuất sắc");
        typist.press(&[Chord::Enter]);
        assert_eq!(said(&typist, &place("Vững mạnh xuất sắc")), Some(&first), "its value goes with it");
        assert_eq!(said(&typist, &place(&first_id)), None);
        typist.check();
        // A new one begins where its name is typed, and the focus is on its row then.
        go_to_new(&mut typist, table);
        typist.write("Vững mạnh");
        typist.press(&[Chord::Enter]);
        let row = typist.editor.rows(Lang::Vi).into_iter().nth(typist.editor.row).expect("a row");
        assert_eq!((row.path, row.label.as_str()), (Path::of(&place("Vững mạnh")), "Vững mạnh"));
        assert_eq!(typist.editor.shown.reading.counts().0, 0);
        // No name twice, and none that is empty; the field stays open for another one.
        typist.press(&[Chord::F(2), Chord::Ctrl('u')]);
        for name in ["", "Vững mạnh xuất sắc"] {
            typist.write(name);
            let ask = typist.stroke(&Stroke::Key(Chord::Enter));
            assert!(matches!(ask, Ask::Refuse(_)), "{name}: {ask:?}");
        }
        typist.press(&[Chord::Esc]);
        let ask = typist.stroke(&Stroke::Key(Chord::Delete));
        let Ask::Each(asks) = ask else { panic!("{ask:?}") };
        assert!(matches!(asks.last(), Some(Ask::Say(said)) if said.contains("Vững mạnh")), "{asks:?}");
        assert_eq!(said(&typist, &place("Vững mạnh")), None);
        typist.check();
    }
}

#[test]
fn a_class_of_the_set_is_known_by_any_of_its_names() {
    let mut typist = typist_of(&tabled());
    let id = said(&typist, "classes/0/id").and_then(Value::as_str).expect("an id").to_owned();
    go(&mut typist, &format!("{SHARES}/{id}"));
    typist.press(&[Chord::Delete]);
    assert_eq!(said(&typist, &format!("{SHARES}/{id}")), None);
    go_to_new(&mut typist, SHARES);
    typist.write("xuất sắc");
    typist.press(&[Chord::Enter]);
    assert_eq!(said(&typist, &format!("{SHARES}/{id}")), Some(&json!("20%")));
}

#[test]
fn a_row_of_a_table_is_no_element_and_a_plain_row_has_no_name() {
    let mut typist = typist_of(&tabled());
    let before = typist.editor.draft.tree().clone();
    let id = said(&typist, "classes/0/id").and_then(Value::as_str).expect("an id").to_owned();
    go(&mut typist, &format!("{SHARES}/{id}"));
    for key in ['+', '[', ']'] {
        let ask = typist.stroke(&Stroke::Key(Chord::Char(key)));
        assert!(matches!(ask, Ask::Refuse(_)), "{key}: {ask:?}");
    }
    go(&mut typist, "quotas/0/within");
    let ask = typist.stroke(&Stroke::Key(Chord::F(2)));
    assert!(matches!(ask, Ask::Refuse(_)), "{ask:?}");
    assert_eq!(*typist.editor.draft.tree(), before);
}

#[test]
fn another_name_of_a_class_is_followed_wherever_it_is_named_in_one_step() {
    let mut tree = tabled();
    let id = tree["classes"][0]["id"].as_str().expect("an id").to_owned();
    tree["gates"][1]["when"] = json!(format!("total > 5 and unit.class = '{id}' and class != '{id}'"));
    tree["gates"][1].as_object_mut().expect("a gate").remove("finding");
    for table in [SHARES, CEILINGS] {
        let mut typist = typist_of(&tree);
        go(&mut typist, &format!("{table}/{id}"));
        typist.press(&[Chord::F(2), Chord::Ctrl('u')]);
        typist.write("Vững mạnh");
        typist.press(&[Chord::Enter]);
        for table in [SHARES, CEILINGS] {
            assert!(said(&typist, &format!("{table}/Vững mạnh")).is_some(), "{table}");
            assert_eq!(said(&typist, &format!("{table}/{id}")), None);
        }
        let when = format!("total > 5 and unit.class = 'Vững mạnh' and class != '{id}'");
        assert_eq!(said(&typist, "gates/1/when"), Some(&json!(when)));
        assert_eq!(said(&typist, "classes/0/id"), Some(&json!(id)), "the set's own class is another thing");
        typist.press(&[Chord::Ctrl('z')]);
        assert_eq!(*typist.editor.draft.tree(), tree);
    }
}
