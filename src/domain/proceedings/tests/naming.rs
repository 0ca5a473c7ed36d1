//! What people are called.

use super::*;

#[test]
fn a_code_stands_behind_the_name_of_whoever_has_it_in_common_with_a_member() {
    let name = |id: &str| match id {
        "B1" | "M1" => "Lê Thị Mẫu",
        "M2" => "Trần Văn Thử",
        _ => "Đỗ Văn Giả",
    };
    let mut opening = opening(REFERRING);
    let people = opening.roster.people().iter().map(|person| {
        let name = Name::new(name(person.id.as_str())).expect("a name");
        Person { name, ..person.clone() }
    });
    opening.roster = Roster::new(None, people.collect()).expect("a roster");
    let meeting = open(opening);
    let called = ["B1", "B2", "B3", "M1", "M2"].map(|id| meeting.called(&member(id)));
    let expected = ["Lê Thị Mẫu (B1)", "Đỗ Văn Giả", "Đỗ Văn Giả", "Lê Thị Mẫu", "Trần Văn Thử"];
    assert_eq!(called, expected);
}
