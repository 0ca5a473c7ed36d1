use ratatui::layout::Rect;

use super::*;
use crate::domain::{Moment, Unit, UnitEvent};
use crate::papers;
use crate::rules::Rulebook;
use crate::screens::desk::Keeping;

const CRITERIA: &str = include_str!("../../../fixtures/sample/criteria.json");
const ROSTER: &str = "Mã;Họ và tên;Đối tượng;Ban chấp hành;Bình xét\nG1;Đỗ Thị An;Giáo viên;Chủ tịch;Có\n\
    G2;Lý Văn Bảo;Giáo viên;Ủy viên;Có\nN1;Hồ Thị Cúc;Nhân viên;Ủy viên;Có\n";

/// A unit of two audiences, with one set that has a quota on its best class and another whose best class is called so.
fn desk(best_of_staff: &str) -> Desk {
    let quota = r#""quotas": [{"id": "ty_le", "class": "xuat_sac", "at_most": {"count": 1}, "within": "unit",
        "over": "refer"}], "voting""#;
    let teachers = CRITERIA.replacen("\"voting\"", quota, 1);
    let staff = CRITERIA.replacen("phuong_mau_thang", "nhan_vien", 1).replace("\"xuat_sac\"", best_of_staff);
    desk_with(&[teachers, staff])
}

/// A unit of two audiences with these sets.
fn desk_with(sets: &[String]) -> Desk {
    let mut events =
        vec![UnitEvent::RosterAdopted(papers::roster::read(ROSTER.as_bytes()).expect("a roster"))];
    events.extend(sets.iter().map(|text| {
        let rulebook = Rulebook::read(text).expect("a sound set");
        UnitEvent::CriteriaAdopted(Box::new(rulebook))
    }));
    let now = Moment::at(jiff::civil::date(2026, 11, 3).at(8, 0, 0, 0), 7).expect("a moment");
    let mut unit = Unit::default();
    for entry in unit.entries(events, now) {
        unit.apply(&entry).expect("the next entry");
    }
    let mut desk = Desk::new(unit, Lang::En, Keeping::ForGood, now);
    desk.body = Rect::new(0, 1, 120, 37);
    desk
}

fn usual(desk: &Desk) -> Prepare {
    Prepare::new(desk.unit.usual_set(&desk.meetings), desk)
}

/// The notes about a meeting whose first set is the teachers' and in which the staff have their own.
fn notes(desk: &Desk, quotas: Quotas) -> String {
    let place =
        |id: &str| desk.unit.sets().iter().position(|set| set.set().id.as_str() == id).expect("a set");
    let mut prepare = usual(desk);
    prepare.set = place("phuong_mau_thang");
    for (audience, set) in &mut prepare.sheets {
        *set = place(if audience.as_str() == "Nhân viên" { "nhan_vien" } else { "phuong_mau_thang" });
    }
    prepare.quotas = quotas;
    format!("{:?}", prepare.notes(desk))
}

#[test]
fn a_quota_over_all_sets_that_names_a_class_one_of_them_lacks_is_said_before_the_meeting() {
    let apart = desk("\"gioi\"");
    assert!(notes(&apart, Quotas::OverAll).contains("lacks"), "{}", notes(&apart, Quotas::OverAll));
    assert!(!notes(&apart, Quotas::BySet).contains("lacks"));
    let alike = desk("\"xuat_sac\"");
    assert!(!notes(&alike, Quotas::OverAll).contains("lacks"));
}

#[test]
fn a_post_that_the_set_writes_with_other_capitals_is_said_before_the_meeting() {
    let noted = |post: &str| {
        let gate = format!(
            r#""gates": [{{"id": "chuc", "title": "Chức", "when": "member.audience = '{post}'", "effect": "no_title"}},"#
        );
        let text = CRITERIA.replacen(r#""gates": ["#, &gate, 1);
        let desk = desk_with(&[text]);
        format!("{:?}", usual(&desk).notes(&desk))
    };
    let told = noted("giáo viên");
    assert!(told.contains("“Giáo viên” (Đỗ Thị An): the criteria write “giáo viên”"), "{told}");
    assert!(told.contains("So for 1 more."), "{told}");
    assert!(!noted("Giáo viên").contains("capitals"));
}

#[test]
fn a_set_that_nobody_has_is_not_everybodys_to_begin_with_and_whose_procedure_holds_is_said() {
    let titled = |id: &str, title: &str| {
        let text = CRITERIA.replacen("phuong_mau_thang", id, 1);
        let from = text.find("\"title\"").expect("a title");
        let end = from + text[from..].find(",\n").expect("its end");
        format!("{}\"title\": \"{title}\"{}", &text[..from], &text[end..])
    };
    let sets =
        [titled("gv", "Phiếu giáo viên"), titled("nv", "Phiếu nhân viên"), titled("chung", "Phiếu chung")];
    let desk = desk_with(&sets);
    let title = |at: usize| desk.unit.sets()[at].set().title.clone();
    let prepare = usual(&desk);
    assert_eq!(
        title(prepare.set),
        "Phiếu giáo viên",
        "two of three have it, and nobody the one adopted last"
    );
    let told = |prepare: &Prepare| format!("{:?}", prepare.notes(&desk));
    let procedure = "Quorum, ties, recusal and rounds go by “Phiếu giáo viên”\"";
    assert!(told(&prepare).contains(procedure), "{}", told(&prepare));
    let two = desk_with(&[titled("gv", "Phiếu giáo viên"), titled("nv", "Phiếu nhân viên")]);
    assert_eq!(usual(&two).set, 0, "more have it than the one adopted last");
    let mut nobodys = usual(&desk);
    nobodys.set = 2;
    assert!(told(&nobodys).contains("though nobody is appraised by it"), "{}", told(&nobodys));
    let alone = desk_with(&sets[..1]);
    assert!(!format!("{:?}", usual(&alone).notes(&alone)).contains("recusal"), "there is one set only");
}

#[test]
fn a_column_that_the_roster_lacks_is_said_before_the_meeting_with_the_one_that_is_near() {
    let asking = |column: &str| {
        let input = format!(
            r#""inputs": [{{"id": "he_so", "title": "Hệ số", "kind": "number", "from": {{"roster": "{column}"}}}}], "sections""#
        );
        CRITERIA.replacen(r#""sections""#, &input, 1)
    };
    let told = |column: &str| {
        let mut desk = desk_with(&[asking(column)]);
        let text = "Mã;Họ và tên;Ban chấp hành;Bình xét;Hệ số việc\nG1;Đỗ Thị An;Chủ tịch;Có;1,2\n\
            G2;Lý Văn Bảo;Ủy viên;Có;\nN1;Hồ Thị Cúc;Ủy viên;Có;1\n";
        let roster = papers::roster::read(text.as_bytes()).expect("a roster");
        for entry in desk.unit.entries(vec![UnitEvent::RosterAdopted(roster)], desk.now) {
            desk.unit.apply(&entry).expect("the next entry");
        }
        format!("{:?}", usual(&desk).notes(&desk))
    };
    let near = "The roster has no column “Hệ số công việc”; the nearest is “Hệ số việc”.";
    assert!(told("Hệ số công việc").contains(near), "{}", told("Hệ số công việc"));
    let far = "The roster has no column “Ngày công”; its own columns are: Hệ số việc.";
    assert!(told("Ngày công").contains(far), "{}", told("Ngày công"));
    assert!(!told("hệ số việc").contains("no column"));
    assert!(!told("Ban chấp hành").contains("no column"), "one that the program knows");
}

#[test]
fn how_many_months_of_a_quarter_are_sealed_is_said_where_they_are_asked_about() {
    let month = CRITERIA.to_owned();
    let asking = |when: &str| {
        let gate = format!(
            r#""gates": [{{"id": "thang", "title": "Tháng", "when": "{when}", "effect": "no_title"}},"#
        );
        let text = CRITERIA.replacen("phuong_mau_thang", "quy", 1).replace("\"month\"", "\"quarter\"");
        text.replacen(r#""gates": ["#, &gate, 1)
    };
    let told = |when: &str| {
        let desk = desk_with(&[month.clone(), asking(when)]);
        format!("{:?}", usual(&desk).notes(&desk))
    };
    let none = "0 of the 3 months of this period are sealed";
    assert!(told("past.month.here.meetings < 2").contains(none), "{}", told("past.month.here.meetings < 2"));
    assert!(!told("total < 3").contains("months of this period"));
}
