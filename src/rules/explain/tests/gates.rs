//! Which gates are told as having fired by themselves.

use jiff::civil::date;

use super::*;

#[test]
fn a_gate_that_fired_by_itself_is_told_and_one_that_was_found_is_not() {
    let gates = r#"{"id": "g", "title": "Thiếu điểm", "when": "total < 60", "effect": {"lower": 1}},
        {"id": "h", "title": "Vi phạm", "finding": "?", "effect": {"lower": 1}, "scope": "year"},
        {"id": "i", "title": "Vắng mặt", "finding": "?", "effect": {"lower": 1}}"#;
    let rulebook = book(HUNDRED, gates, CLASSES, ELSE_C);
    let told = |points: &str, found: bool| {
        let mut case = marked(points);
        case.findings.extend([(id("h"), found), (id("i"), found)]);
        evaluate(&rulebook, &case).fired_by_themselves(&rulebook, Lang::En)
    };
    assert_eq!(told("55", true).len(), 1);
    assert!(told("55", true)[0].contains("Thiếu điểm"), "{:?}", told("55", true));
    assert_eq!(told("70", true), Vec::<String>::new());
    let mut case = marked("70");
    case.findings.extend([(id("h"), false), (id("i"), true)]);
    case.period = Some(month(10));
    let history = carried(month(9), "h");
    let told = evaluate(&rulebook, &Case { history: Some(history), ..case })
        .fired_by_themselves(&rulebook, Lang::En);
    assert!(told.len() == 1 && told[0].contains("Vi phạm"), "it stands since September: {told:?}");
}

fn month(month: i8) -> PeriodDates {
    let start = date(2026, month, 1);
    PeriodDates { start, end: start.last_of_month() }
}

/// What a meeting left in which a gate had fired.
fn carried(days: PeriodDates, gate: &str) -> History {
    let (inputs, titles) = (Default::default(), Default::default());
    let gates = [id(gate)].into();
    let past =
        Past { kind: Period::Month, days, class: None, total: None, max_total: None, inputs, gates, titles };
    History { past: vec![past], ..History::default() }
}
