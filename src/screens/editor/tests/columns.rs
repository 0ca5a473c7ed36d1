//! A fact that is taken from a column of the roster.

use super::*;
use crate::papers;

const ROSTER: &str = "Mã;Họ và tên;Ban chấp hành;Hệ số việc;Ngày công\nA;Đỗ Thị An;Chủ tịch;1,2;22\n\
    B;Lý Văn Bảo;Ủy viên;1;20\nC;Hồ Thị Cúc;Ủy viên;1;21\n";

/// At the row of the column, with a roster in the unit or without.
fn at_column(with_roster: bool) -> Typist {
    let mut desk = desk(100, 30);
    if with_roster {
        let roster = papers::roster::read(ROSTER.as_bytes()).expect("a roster");
        for entry in desk.unit.entries(vec![UnitEvent::RosterAdopted(roster)], desk.now) {
            desk.unit.apply(&entry).expect("the next entry");
        }
    }
    let mut tree: Value = serde_json::from_str(&desk.drafts[0].text).expect("a draft");
    let from = serde_json::json!({"roster": "Hệ số công việc"});
    tree["inputs"] = serde_json::json!([{"id": "i", "title": "Hệ số", "kind": "number", "from": from}]);
    desk.drafts = vec![domain::Draft { number: 1, text: tree.to_string() }];
    let mut editor = Editor::new(1, &desk);
    editor.go_to(&Path::of("inputs/0/from/roster"), Lang::Vi);
    Typist { editor, desk }
}

fn lacking(typist: &Typist) -> Option<String> {
    let path = Path::of("inputs/0/from/roster");
    let heading = typist.editor.words_at(&path);
    typist.editor.columns.lacking(&path, &heading, Lang::Vi)
}

fn offered(typist: &Typist) -> Vec<String> {
    let typing = typist.editor.typing.as_ref().expect("a field is open");
    typing.offers().into_iter().map(|name| name.spelling).collect()
}

#[test]
fn a_column_that_the_roster_lacks_is_noted_and_its_own_columns_are_offered() {
    let mut typist = at_column(true);
    let near = "Danh sách không có cột “Hệ số công việc”; cột gần nhất là “Hệ số việc”.";
    assert_eq!(lacking(&typist).as_deref(), Some(near));
    let begins = "Danh sách không có cột “Hệ số công việc”; cột gần nhất";
    assert!(on_screen(&typist).contains(begins), "{}", on_screen(&typist));
    typist.press(&[Chord::Enter, Chord::Ctrl('u')]);
    assert_eq!(offered(&typist), ["Hệ số việc", "Ngày công"]);
    typist.write("cong");
    assert_eq!(offered(&typist), ["Ngày công"]);
    typist.press(&[Chord::Tab]);
    assert_eq!(offered(&typist), [""; 0], "it stands there");
    typist.press(&[Chord::Enter]);
    assert_eq!(typist.editor.words_at(&Path::of("inputs/0/from/roster")), "Ngày công");
    assert_eq!(lacking(&typist), None);
    typist.check();
}

#[test]
fn without_a_roster_nothing_is_noted_of_its_columns() {
    let mut typist = at_column(false);
    assert_eq!(lacking(&typist), None);
    typist.press(&[Chord::Enter, Chord::Ctrl('u')]);
    assert_eq!(offered(&typist), [""; 0]);
}

/// What stands on the screen, row by row.
fn on_screen(typist: &Typist) -> String {
    let body = typist.desk.body;
    let mut buffer = Buffer::empty(Rect::new(0, 0, body.width, body.height.saturating_add(3)));
    let mut canvas = Canvas::new(&mut buffer, Theme::Colour);
    Room::draw(&typist.editor, &typist.desk, &mut canvas, body);
    let row = |y: u16| (0..body.width).map(move |x| (x, y));
    let rows = (0..body.height).map(|y| row(y).map(|at| buffer[at].symbol()).collect::<String>());
    rows.collect::<Vec<_>>().join("\n")
}
