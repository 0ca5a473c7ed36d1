//! What stands beneath the rows and in the last lines: all of it can be read, and the keys are those that do something.

use super::rows::{go, typist_of};
use super::*;

/// Everything on a window of this size, the row for notices with it.
fn seen(typist: &Typist) -> Vec<String> {
    let body = typist.desk.body;
    let mut buffer = Buffer::empty(Rect::new(0, 0, body.width, body.height + 3));
    let mut canvas = Canvas::new(&mut buffer, Theme::Colour);
    Room::draw(&typist.editor, &typist.desk, &mut canvas, body);
    let band = Rect { x: 1, y: body.bottom(), width: body.width - 3, height: 1 };
    Room::draw_below(&typist.editor, &typist.desk, &mut canvas, band);
    let row = |row: Rect| -> String { row.columns().map(|cell| buffer[(cell.x, cell.y)].symbol()).collect() };
    buffer.area.rows().map(|area| row(area).trim_end().to_owned()).collect()
}

fn keys(typist: &Typist) -> Vec<String> {
    Room::hints(&typist.editor, &typist.desk).into_iter().map(|hint| hint.keys).collect()
}

/// A draft in which the first criterion has a guide of many words.
fn guided() -> Typist {
    let mut tree: Value = serde_json::from_str(SAMPLE).expect("JSON");
    let words: Vec<String> = (1..=400).map(|number| format!("từ{number}")).collect();
    tree["sections"][0]["criteria"][0]["guide"] = words.join(" ").into();
    typist_of(&tree)
}

#[test]
fn a_text_that_is_longer_than_the_room_beneath_is_read_to_its_end_and_back() {
    for (columns, rows) in [(80, 21), (60, 13), (120, 37)] {
        let mut typist = guided();
        typist.desk.body = Rect::new(0, 1, columns, rows);
        go(&mut typist, "sections/0/criteria/0/guide");
        let row = typist.editor.row;
        let has = |typist: &Typist, word: &str| seen(typist).iter().any(|line| line.ends_with(word));
        assert!(seen(&typist).iter().any(|line| line.contains("PgDn đọc tiếp")), "{:#?}", seen(&typist));
        assert!(!has(&typist, "từ400"));
        for _ in 0..20 {
            typist.press(&[Chord::PageDown]);
        }
        assert!(seen(&typist).iter().any(|line| line.contains("từ400")), "{:#?}", seen(&typist));
        assert!(seen(&typist).iter().any(|line| line.contains("PgUp đọc lại")));
        for _ in 0..20 {
            typist.press(&[Chord::PageUp]);
        }
        assert!(seen(&typist).iter().any(|line| line.contains("PgDn đọc tiếp")));
        assert_eq!(typist.editor.row, row, "the focus stays");
        // Another row is read from its beginning, and where nothing is left over the keys go to the ends.
        typist.press(&[Chord::PageDown]);
        go(&mut typist, "sections/0/criteria/0/code");
        assert!(!seen(&typist).iter().any(|line| line.contains("đọc lại")));
        typist.press(&[Chord::PageDown]);
        assert_eq!(typist.editor.row, typist.editor.row_count(Lang::Vi) - 1);
    }
}

#[test]
fn the_first_of_what_was_found_goes_on_in_the_free_row_below() {
    let model = begin::shipped().find(|set| set.set().id.as_str() == "mac_dinh_loai_b_quy").expect("a model");
    let mut tree = begin::tree_of(model);
    tree["period"] = "half".into();
    let typist = typist_of(&tree);
    let sentence = typist.editor.shown.reading.found[0].sentence(Lang::Vi);
    let lines = seen(&typist);
    let [first, second] =
        [&lines[usize::from(typist.desk.body.bottom()) - 1], &lines[usize::from(typist.desk.body.bottom())]];
    let told = format!("{} {}", first.trim(), second.trim());
    let begins: String = sentence.chars().take(90).collect();
    assert!(told.contains(&begins), "{told}\n{sentence}");
    assert!(!first.contains('…'), "{first}");
}

#[test]
fn the_way_out_of_a_field_has_room_beside_the_names_on_offer() {
    for lang in [Lang::Vi, Lang::En] {
        let mut typist = Typist::new(60, 13);
        typist.desk.lang = lang;
        go(&mut typist, "classes/0/when");
        typist.press(&[Chord::Char('c')]);
        let hints = Room::hints(&typist.editor, &typist.desk);
        let esc = hints.iter().position(|hint| hint.keys == "Esc").expect("a way out");
        assert!(hints.iter().any(|hint| hint.keys == "Tab"), "names are on offer");
        let columns =
            |hint: &Hint| crate::text::width::width(&hint.keys) + 1 + crate::text::width::width(&hint.label);
        let needed: usize = hints[..=esc].iter().map(|hint| columns(hint) + 2).sum();
        assert!(needed + "F1 phím".len() <= 57, "{hints:?}");
    }
}

#[test]
fn the_arrows_are_named_where_they_go_through_values() {
    let mut typist = Typist::new(80, 21);
    assert!(!keys(&typist).contains(&"←→".to_owned()), "on the parts one of them does what Enter does");
    go(&mut typist, "sections/0/criteria/0/title");
    assert!(!keys(&typist).contains(&"←→".to_owned()));
    go(&mut typist, "sections/0/criteria/0/evidence");
    assert!(keys(&typist).contains(&"←→".to_owned()));
    typist.press(&[Chord::F(4)]);
    assert!(keys(&typist).contains(&"←→".to_owned()));
}

#[test]
fn a_step_back_and_an_addition_say_what_they_were_about() {
    let mut typist = Typist::new(80, 21);
    go(&mut typist, "sections/0/criteria/0/max");
    typist.press(&[Chord::Char('9'), Chord::Enter]);
    let said = |ask: Ask| match ask {
        Ask::Each(asks) => asks.into_iter().find_map(|ask| match ask {
            Ask::Say(said) => Some(said),
            _ => None,
        }),
        _ => None,
    };
    let title = "I.1 Chấp hành chủ trương, pháp luật";
    let undone = said(typist.stroke(&Stroke::Key(Chord::Ctrl('z'))));
    assert_eq!(undone, Some(format!("Đã hoàn tác: {title}, dòng “Điểm”.")));
    let redone = said(typist.stroke(&Stroke::Key(Chord::Ctrl('y'))));
    assert_eq!(redone, Some(format!("Đã làm lại: {title}, dòng “Điểm”.")));
    typist.editor.go_to(&Path::of("gates"), Lang::Vi);
    typist.editor.part = Part::Gates;
    typist.press(&[Chord::End]);
    let added = said(typist.stroke(&Stroke::Key(Chord::Enter)));
    assert!(added.is_some_and(|said| said.contains("“Điều kiện loại”")));
}

#[test]
fn another_name_that_is_taken_back_is_found_in_its_own_row() {
    let mut typist = Typist::new(80, 21);
    go(&mut typist, "sections/0/criteria/0/id");
    typist.press(&[Chord::Char('x'), Chord::Enter, Chord::Home, Chord::Ctrl('z')]);
    let row = typist.editor.rows(Lang::Vi).into_iter().nth(typist.editor.row).expect("a row");
    assert_eq!(row.path, Path::of("sections/0/criteria/0/id"));
}

#[test]
fn a_name_that_two_parts_have_is_marked_at_both() {
    let mut typist = Typist::new(80, 21);
    let other =
        rows::said(&typist, "sections/0/criteria/1/id").and_then(Value::as_str).expect("an id").to_owned();
    go(&mut typist, "sections/0/criteria/0/id");
    typist.write(&other);
    typist.press(&[Chord::Enter]);
    let found = &typist.editor.shown.reading.found;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].sentence(Lang::Vi), format!("“{other}” đứng ở hai chỗ: hãy đổi một trong hai."));
    let places: Vec<String> = found[0].places().map(Path::to_string).collect();
    assert_eq!(places, ["/sections/0/criteria/1/id", "/sections/0/criteria/0/id"]);
    let rows = typist.editor.rows(Lang::Vi);
    let by_row = typist.editor.found_by_row(&rows, Lang::Vi);
    assert_eq!(by_row[typist.editor.row].len(), 1, "the row that was just typed");
    typist.draw();
}

#[test]
fn what_is_typed_is_answered_in_the_words_of_the_form() {
    let mut typist = Typist::new(80, 21);
    let mut told = |place: &str, typed: &str| {
        go(&mut typist, place);
        typist.press(&[Chord::Enter, Chord::Ctrl('u')]);
        typist.write(typed);
        let found = typist.editor.shown.reading.found.first();
        let told = found.map(|found| found.sentence(Lang::Vi));
        typist.press(&[Chord::Esc]);
        told.unwrap_or_default()
    };
    let points = "sections/0/criteria/0/max";
    for typed in ["8o", "8 điểm", "1e9"] {
        assert_eq!(told(points, typed), "Chưa phải một số: viết như 8, 8,5 hoặc 2/3.");
    }
    let when = "classes/0/when";
    assert_eq!(told(when, "total >= 9O"), "“9O” không phải số; hãy viết như 8, 0.5 hoặc 80%.");
    assert_eq!(told(when, "c."), "Sau “c.”: gõ tiếp tên, hoặc bấm Tab để lấy một tên.");
    let id = "sections/0/criteria/0/id";
    assert!(told(id, "họ").starts_with("“họ” không dùng được ở đây"));
    let each = "sections/0/criteria/0/events/0/effect/each";
    assert!(told(each, "-100").ends_with("thì chọn tác động “mất cả tiêu chí”."), "{}", told(each, "-100"));
}

#[test]
fn a_share_of_votes_is_shown_and_typed_as_people_say_it() {
    let mut tree: Value = serde_json::from_str(SAMPLE).expect("JSON");
    tree["voting"]["findings"] = serde_json::json!({"more_than": 0.5, "of": "present"});
    let mut typist = typist_of(&tree);
    go(&mut typist, "voting/findings/more_than");
    let row = typist.editor.rows(Lang::Vi).into_iter().nth(typist.editor.row).expect("a row");
    assert_eq!(draw::shown(&typist.editor, &row, Lang::Vi), "1/2");
    typist.press(&[Chord::Enter]);
    assert_eq!(typist.editor.typing.as_ref().map(|typing| typing.field.value()), Some("1/2"));
}

#[test]
fn a_form_of_votes_is_asked_for_where_there_are_votes() {
    let labels = |tree: &Value| -> Vec<String> {
        form::form(tree, Part::Voting, Lang::Vi).into_iter().map(|row| row.label).collect()
    };
    let mut tree: Value = serde_json::from_str(SAMPLE).expect("JSON");
    let has = |tree: &Value| labels(tree).iter().any(|label| label == Lang::Vi.edit_form_classes());
    tree["voting"]["classes"] = Value::Null;
    tree["voting"].as_object_mut().expect("an object").remove("classes");
    assert!(!has(&tree), "nobody votes on classes");
    tree["voting"]["classes"] = serde_json::json!({"more_than": "1/2", "of": "valid"});
    assert!(has(&tree));
    tree["voting"].as_object_mut().expect("an object").remove("classes");
    tree["voting"]["forms"] = serde_json::json!({"classes": "secret"});
    assert!(has(&tree), "what a file says is shown");
}
