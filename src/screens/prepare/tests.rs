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

/// The notes about a meeting whose first set is the teachers' and in which the staff have their own.
fn notes(desk: &Desk, quotas: Quotas) -> String {
    let place =
        |id: &str| desk.unit.sets().iter().position(|set| set.set().id.as_str() == id).expect("a set");
    let mut prepare = Prepare::new(desk);
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
        format!("{:?}", Prepare::new(&desk).notes(&desk))
    };
    let told = noted("giáo viên");
    assert!(told.contains("“Giáo viên” (Đỗ Thị An): the criteria write “giáo viên”"), "{told}");
    assert!(told.contains("So for 1 more."), "{told}");
    assert!(!noted("Giáo viên").contains("capitals"));
}
