//! Sentences about gates: which fired by themselves, which raise, and ceilings that depend on something.

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

#[test]
fn what_raises_and_what_lowers_is_set_off_in_words() {
    let told = |effects: &[&str], lang: Lang| {
        let gate = |(id, effect): (char, &&str)| {
            format!(r#"{{"id": "{id}", "title": "{id}", "finding": "?", "effect": {effect}}}"#)
        };
        let gates: Vec<String> = ('a'..='z').zip(effects).map(gate).collect();
        let rulebook = book(HUNDRED, &gates.join(", "), CLASSES, ELSE_C);
        let mut case = marked("70");
        case.findings.extend(('a'..='z').zip(effects).map(|(gate, _)| (id(&gate.to_string()), true)));
        of_kind(&rulebook, &case, LineKind::Gate, lang)
    };
    let (up, twice, down) = (r#"{"raise": 1}"#, r#"{"raise": 2}"#, r#"{"lower": 1}"#);
    assert_eq!(told(&[up], Lang::Vi), ["a: có, nâng 1 bậc"]);
    assert_eq!(told(&[twice], Lang::En), ["a: yes, 2 classes higher"]);
    let last = |effects: &[&str], lang: Lang| told(effects, lang).pop();
    let line = |text: &str| Some(text.to_owned());
    assert_eq!(last(&[up, down], Lang::Vi), line("Bù trừ: nâng 1 bậc, hạ 1 bậc, không còn gì"));
    assert_eq!(last(&[twice, down], Lang::Vi), line("Bù trừ: nâng 2 bậc, hạ 1 bậc, còn nâng 1 bậc"));
    assert_eq!(last(&[up, down, down], Lang::En), line("Set off: 1 up, 2 down; 1 down is left"));
    let force = r#"{"force": "B"}"#;
    assert_eq!(last(&[up, force], Lang::Vi), line("Hạng do “b” ấn định thì không được nâng"));
    assert_eq!(told(&[up, down, force], Lang::En).len(), 4, "what is set off needs no other reason");
}

#[test]
fn a_ceiling_that_follows_something_tells_what_it_is() {
    let gate = |table: &str| {
        format!(
            r#"{{"id": "g", "title": "Trưởng phòng", "finding": "?", "effect": {{"at_most": {{"table": {table}}}}}}}"#
        )
    };
    let inputs = r#""inputs": [{"id": "dept", "title": "Xếp loại phòng", "kind": {"choice": ["I", "II"]}}],"#;
    let by_input = book(
        HUNDRED,
        &gate(r#"{"by_input": {"input": "dept", "classes": {"I": "A", "II": "B"}}}"#),
        CLASSES,
        &format!("{ELSE_C} {inputs}"),
    );
    let found = |dept: Option<&str>, found: Option<bool>, lang: Lang| {
        let mut case = marked("95");
        case.findings.extend(found.map(|found| (id("g"), found)));
        case.inputs.extend(dept.map(|dept| (id("dept"), Value::Text(dept.to_owned()))));
        of_kind(&by_input, &case, LineKind::Gate, lang).concat()
    };
    let yes = Some(true);
    assert_eq!(
        found(Some("II"), yes, Lang::Vi),
        "Trưởng phòng: có, cao nhất là Đạt theo “Xếp loại phòng”: II"
    );
    assert_eq!(
        found(Some("I"), yes, Lang::En),
        "Trưởng phòng: yes, at most Tốt by “Xếp loại phòng”: I; changed nothing further"
    );
    assert_eq!(found(None, yes, Lang::Vi), "Trưởng phòng: có, cao nhất theo “Xếp loại phòng”, chưa rõ là gì");
    assert_eq!(
        found(Some("II"), None, Lang::Vi),
        "Trưởng phòng: chưa kết luận (nếu có thì cao nhất là Đạt theo “Xếp loại phòng”: II)"
    );
    assert_eq!(found(Some("II"), Some(false), Lang::Vi), "Trưởng phòng: không");
    let words = |rulebook: &Rulebook, lang: Lang| {
        rulebook.gates().map(|gate| gate.effect.words(rulebook, lang)).collect::<String>()
    };
    assert_eq!(words(&by_input, Lang::Vi), "cao nhất theo “Xếp loại phòng” (I → Tốt, II → Đạt)");
    let by_unit = book(HUNDRED, &gate(r#"{"by_unit_class": {"A": "A", "khá": "B"}}"#), CLASSES, ELSE_C);
    assert_eq!(words(&by_unit, Lang::Vi), "cao nhất theo hạng của đơn vị (Tốt → Tốt, “khá” → Đạt)");
    assert_eq!(words(&by_unit, Lang::En), "at most by class of the unit (Tốt → Tốt, “khá” → Đạt)");
    let of_unit = |class: &str| {
        let mut case = marked("95");
        case.findings.insert(id("g"), true);
        let facts = UnitFacts { class: Some(class.to_owned()), ..UnitFacts::UNKNOWN };
        let outcome = evaluate_in(&by_unit, &case, &facts);
        let lines = outcome.lines(&by_unit, Lang::Vi).into_iter();
        let told = lines.filter(|line| matches!(line.kind, LineKind::Gate | LineKind::Missing));
        told.map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(of_unit("khá"), ["Trưởng phòng: có, cao nhất là Đạt theo hạng của đơn vị: “khá”"]);
    assert_eq!(
        of_unit("yếu"),
        [
            "Trưởng phòng: có, cao nhất theo hạng của đơn vị, mà bảng không có “yếu”",
            "Bảng của “Trưởng phòng” không có hạng của đơn vị."
        ]
    );
}
