//! How the parts of a condition are told: what must hold together, of what one is enough, what must not be.

use super::*;

/// The first class's condition for 95 points and a late member, as it stands beneath the class.
fn told(when: &str, lang: Lang) -> Vec<String> {
    let classes =
        format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
    let more = r#""inputs": [{"id": "late", "title": "Muộn", "kind": "flag"}, {"id": "sick", "title": "Ốm", "kind": "flag"},
        {"id": "n", "title": "Số", "kind": "number"}], "otherwise": {"class": "C"},"#;
    let mut case = marked("95");
    case.inputs.insert(id("late"), Value::Flag(true));
    case.inputs.insert(id("sick"), Value::Flag(false));
    let rulebook = book(HUNDRED, "", &classes, more);
    let lines = evaluate(&rulebook, &case).lines(&rulebook, lang).into_iter();
    let beneath = lines.filter(|line| line.kind == LineKind::Atom);
    beneath.map(|line| format!("{}{}", "  ".repeat(line.depth), line.text)).collect()
}

#[test]
fn what_must_not_be_is_told_as_that() {
    let when = "total > 2 and not input.late and not input.sick";
    assert_eq!(
        told(when, Lang::Vi),
        [
            "tổng điểm > 2: đúng (95 > 2)",
            "“Muộn”: có, nên điều này không đúng",
            "“Ốm”: không, nên điều này đúng"
        ]
    );
    assert_eq!(
        told(when, Lang::En),
        ["total > 2: true (95 > 2)", "“Muộn”: yes, so this does not hold", "“Ốm”: no, so this holds"]
    );
}

#[test]
fn of_parts_of_which_one_is_enough_the_one_that_holds_is_told() {
    let when = "total >= 42 and (total >= 96 and zeros = 0 or total >= 80 and zeros < 2)";
    assert_eq!(
        told(when, Lang::Vi),
        [
            "tổng điểm ≥ 42: đúng (95 ≥ 42)",
            "một trong 2 điều là đủ; các ý này cùng đúng:",
            "  tổng điểm ≥ 80: đúng (95 ≥ 80)",
            "  số tiêu chí 0 điểm < 2: đúng (0 < 2)",
        ]
    );
    let shorter = "total >= 80 and zeros < 2 or any(total >= 96, total >= 50)";
    assert_eq!(
        told(shorter, Lang::En),
        ["one of 3 is enough; this one holds:", "  total ≥ 50: true (95 ≥ 50)"]
    );
}

#[test]
fn where_none_holds_each_way_is_told_with_what_belongs_together() {
    let when = "total >= 96 or total >= 90 and (zeros = 1 or input.sick) or not input.late";
    assert_eq!(
        told(when, Lang::En),
        [
            "one of these 3, of which none holds:",
            "  total ≥ 96: false (95 < 96)",
            "  these 2 together: false",
            "    total ≥ 90: true (95 ≥ 90)",
            "    one of these 2, of which none holds:",
            "      criteria at 0 = 1: false (0 ≠ 1)",
            "      Ốm: no",
            "  “Muộn”: yes, so this does not hold",
        ]
    );
    assert_eq!(
        told("total >= 96 or input.n > 2", Lang::Vi),
        ["một trong 2 điều sau, chưa rõ:", "  tổng điểm ≥ 96: sai (95 < 96)", "  Số > 2: chưa rõ",]
    );
}

#[test]
fn an_open_choice_is_told_both_ways() {
    assert_eq!(
        told("if(input.n > 2, total > 96, total > 90)", Lang::En),
        [
            "one of these 2, not known yet:",
            "  these 2 together: false",
            "    Số > 2: not known",
            "    total > 96: false (95 ≤ 96)",
            "  these 2 together: not known",
            "    Số ≤ 2: not known",
            "    total > 90: true (95 > 90)",
        ]
    );
    assert_eq!(
        told("if(input.n > 2, total > 90, total > 80)", Lang::En),
        ["total > 90: true (95 > 90)", "total > 80: true (95 > 80)"]
    );
}

#[test]
fn a_condition_with_a_name_within_another_stands_beneath_it() {
    let more = r#""inputs": [{"id": "late", "title": "Muộn", "kind": "flag"}], "values": [
        {"id": "often", "title": "Hay muộn", "value": "input.late and total < 90"},
        {"id": "bad", "title": "Ý thức kém", "value": "value.often or total < 50"}], "otherwise": {"class": "C"},"#;
    let classes = r#"{"id": "A", "title": "Tốt", "when": "not value.bad"}, {"id": "C", "title": "Kém"}"#;
    let mut case = marked("80");
    case.inputs.insert(id("late"), Value::Flag(true));
    let rulebook = book(HUNDRED, "", classes, more);
    let lines = evaluate(&rulebook, &case).lines(&rulebook, Lang::En).into_iter();
    let told = lines.filter(|line| matches!(line.kind, LineKind::Atom | LineKind::Value));
    let told: Vec<String> = told.map(|line| format!("{}{}", "  ".repeat(line.depth), line.text)).collect();
    assert_eq!(
        told,
        [
            "“Ý thức kém”: true, so this does not hold",
            "  one of 2 is enough; this one holds:",
            "    Hay muộn: true",
            "      Muộn: yes",
            "      total < 90: true (80 < 90)",
        ]
    );
}

#[test]
fn of_a_condition_that_was_never_asked_nothing_is_told() {
    let gates = r#"{"id": "g", "title": "Nghỉ", "finding": "?", "effect": "no_title"}"#;
    let more = r#""values": [{"id": "v", "title": "Vượt", "value": "total >= 97 or zeros = 0"}], "otherwise": {"class": "C"},
        "titles": [{"id": "t", "title": "Tiên tiến", "when": "total >= 97 or class = 'A'"},
        {"id": "u", "title": "Chiến sĩ", "when": "value.v"}],"#;
    let rulebook = book(HUNDRED, gates, CLASSES, more);
    let told = |barred: bool| {
        let mut case = marked("95");
        case.findings.insert(id("g"), barred);
        let lines = evaluate(&rulebook, &case).lines(&rulebook, Lang::En).into_iter();
        let from_title = lines.skip_while(|line| line.kind != LineKind::Title);
        from_title.map(|line| line.text).take_while(|text| !text.starts_with("Losing")).collect::<Vec<_>>()
    };
    assert_eq!(told(true), ["Tiên tiến: barred", "Chiến sĩ: barred"]);
    assert_eq!(told(false).len(), 7, "{:?}", told(false));
}
