//! Sentences about gates that raise, and about ceilings that depend on something.

use super::*;

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
