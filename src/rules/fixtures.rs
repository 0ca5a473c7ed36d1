//! The sheets that are shipped: each is sound, and decides as its sources say.

use jiff::civil::date;

use super::*;
use crate::number::Exact;
use crate::text::Lang;

const SAMPLE: &str = include_str!("../../fixtures/sample/criteria.json");
const TEACHERS: &str = include_str!("../../fixtures/criteria/giao_vien_thang.json");

fn id<T: std::str::FromStr<Err = BadId>>(text: &str) -> T {
    text.parse().expect("an id")
}

fn read(text: &str) -> Rulebook {
    Rulebook::read(text).unwrap_or_else(|faults| {
        let told: Vec<String> = faults
            .iter()
            .map(|fault| format!("{}: {}\n{}", fault.place, fault.sentence(Lang::En), fault.excerpt))
            .collect();
        panic!("{}", told.join("\n"))
    })
}

/// Full marks, nothing raised.
fn spotless(rulebook: &Rulebook) -> Case {
    Case {
        marks: (rulebook.criteria())
            .filter_map(|criterion| Some((criterion.id.clone(), rulebook.full_mark(&criterion.id)?)))
            .collect(),
        findings: rulebook.gates().map(|gate| (gate.id.clone(), false)).collect(),
        ..Case::default()
    }
}

/// A month of the school year, in which nobody was on leave before.
fn teacher(rulebook: &Rulebook, class_teacher: bool) -> Case {
    let leave = (id("ngay_gio"), [(id("viec_rieng"), Tally::default())].into());
    Case {
        inputs: [(id("chu_nhiem"), Value::Flag(class_teacher))].into(),
        period: Some(PeriodDates { start: date(2027, 4, 1), end: date(2027, 4, 30) }),
        history: Some(History { happened: [leave].into(), ..History::default() }),
        ..spotless(rulebook)
    }
}

fn happened(criterion: &str, event: &str, count: u32) -> Occurrence {
    Occurrence {
        criterion: id(criterion),
        event: id(event),
        count,
        points: None,
        exempt: None,
        note: String::new(),
    }
}

fn class(outcome: &Outcome) -> &str {
    outcome.class.as_ref().map_or("", ClassId::as_str)
}

#[test]
fn a_spotless_sheet_is_excellent_in_the_sample_unit() {
    let rulebook = read(SAMPLE);
    let mut case = spotless(&rulebook);
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((class(&outcome), outcome.total), ("xuat_sac", Some(Exact::whole(100))));
    for gate in rulebook.gates() {
        case.findings = rulebook.gates().map(|other| (other.id.clone(), other.id == gate.id)).collect();
        assert_eq!(evaluate(&rulebook, &case).standing, Standing::NotRanked, "{}", gate.title);
    }
}

#[test]
fn the_sample_uses_every_way_to_mark() {
    let rulebook = read(SAMPLE);
    let has = |wanted: fn(&Start) -> bool| rulebook.criteria().any(|criterion| wanted(&criterion.start));
    assert!(has(|start| *start == Start::Check) && has(|start| *start == Start::Full));
    assert!(
        has(|start| matches!(start, Start::Points { .. })) && has(|start| matches!(start, Start::Levels(_)))
    );
    assert!(rulebook.criteria().all(|criterion| criterion.title.chars().count() <= 31));
}

#[test]
fn teachers_without_a_class_have_a_smaller_maximum() {
    let rulebook = read(TEACHERS);
    let outcome = evaluate(&rulebook, &teacher(&rulebook, true));
    assert_eq!((class(&outcome), outcome.max_total), ("xuat_sac", Some(Exact::whole(100))));
    let outcome = evaluate(&rulebook, &teacher(&rulebook, false));
    assert_eq!((class(&outcome), outcome.max_total), ("xuat_sac", Some(Exact::whole(80))));
}

#[test]
fn a_teachers_bonus_makes_up_for_a_deduction() {
    let rulebook = read(TEACHERS);
    let mut case = teacher(&rulebook, false);
    case.occurrences = vec![happened("ngay_gio", "muon", 2)];
    assert_eq!(class(&evaluate(&rulebook, &case)), "loai_a");
    case.occurrences.push(happened("giai_hoc_sinh", "thuong", 2));
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((class(&outcome), outcome.total), ("xuat_sac", Some(Exact::whole(80))));
}

#[test]
fn a_wrong_procedure_costs_a_teacher_one_class() {
    let rulebook = read(TEACHERS);
    let mut case = teacher(&rulebook, true);
    case.occurrences = vec![happened("so_diem", "sai_quy_trinh", 1)];
    assert_eq!(class(&evaluate(&rulebook, &case)), "loai_a");
}

#[test]
fn a_teachers_leave_is_weighed_by_year_and_round() {
    let rulebook = read(TEACHERS);
    let mut case = teacher(&rulebook, true);
    let on_leave = |half_days| vec![happened("ngay_gio", "viec_rieng", half_days)];
    case.occurrences = on_leave(17);
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::NotRanked);
    case.occurrences = on_leave(6);
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((&outcome.standing, class(&outcome)), (&Standing::Referred, "loai_b"));
    case.occurrences = on_leave(5);
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Ranked);
}
