//! Conditions in the words of the sheet, and what they came to.

use super::*;

/// The atoms of the first class's condition, for nobody's mark and a member of the group that is called as the class.
fn atoms(when: &str) -> Vec<String> {
    let classes =
        format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
    let rulebook = book(HUNDRED, "", &classes, ELSE_C);
    let mut case = marked("95");
    case.fields.insert(Field::Group, Value::Text("A".to_owned()));
    of_kind(&rulebook, &case, LineKind::Atom, Lang::En)
}

#[test]
fn a_text_is_a_class_only_beside_a_class() {
    assert_eq!(atoms("member.group = 'A'"), ["group = “A”: true (“A” = “A”)"]);
    assert_eq!(atoms("unit.class in ('A', 'x')"), ["class of the unit is one of (Tốt; “x”): not known"]);
    let gate = r#"{"id": "g", "title": "Hạ", "when": "class = 'A'", "effect": {"lower": 1}}"#;
    let rulebook = book(HUNDRED, gate, CLASSES, ELSE_C);
    let told = of_kind(&rulebook, &marked("95"), LineKind::Atom, Lang::En);
    assert_eq!(told.last().map(String::as_str), Some("class = Tốt: true (Tốt = Tốt)"));
}

#[test]
fn what_says_its_values_already_is_not_said_twice() {
    assert_eq!(["1 < 2", "2 < 1"].map(atoms), [["1 < 2: true"], ["2 < 1: false (2 ≥ 1)"]]);
}

#[test]
fn what_a_denial_is_about_is_told_part_by_part() {
    assert_eq!(
        atoms("not (total >= 96 and zeros = 0)"),
        ["one of 2 is enough; this one holds:", "total < 96: true (95 < 96)"]
    );
    assert_eq!(
        atoms("not (total >= 96 or zeros = 0)"),
        ["total < 96: true (95 < 96)", "criteria at 0 ≠ 0: false (0 = 0)"]
    );
    assert_eq!(atoms("not (not (total >= 96))"), ["total ≥ 96: false (95 < 96)"]);
}

#[test]
fn a_side_that_is_arithmetic_itself_stands_in_parentheses() {
    let rulebook = book(HUNDRED, "", CLASSES, ELSE_C);
    for (text, wanted) in [
        ("(total + 5) * 2 >= 10", "(total + 5) × 2 ≥ 10"),
        ("-(total + 5) < 0", "−(total + 5) < 0"),
        (
            "total >= 90 and (zeros = 0 or zeros = 1)",
            "total ≥ 90 and (criteria at 0 = 0 or criteria at 0 = 1)",
        ),
    ] {
        let told = rulebook.in_words(text, Lang::En);
        assert_eq!(told.as_deref(), Some(wanted));
    }
    assert_eq!(rulebook.in_words("total >=", Lang::En), None);
    let when = rulebook.classes().next().and_then(|class| class.when.as_ref()).expect("a condition");
    assert_eq!(when.words(&rulebook, Lang::En), "total ≥ 90");
}

#[test]
fn one_of_two_is_told_with_the_one_that_was_chosen() {
    assert_eq!(
        atoms("total >= if(member.group = 'A', 90, 80)"),
        ["total ≥ 90 (since group = “A”): true (95 ≥ 90)"]
    );
    assert_eq!(
        atoms("if(member.group = 'b', zeros = 1, zeros = 0)"),
        ["group ≠ “b”: true (“A” ≠ “b”)", "criteria at 0 = 0: true (0 = 0)"]
    );
    let gate =
        r#"{"id": "g", "title": "Hạ", "when": "class = if(total > 90, 'A', 'C')", "effect": {"lower": 1}}"#;
    let told = of_kind(&book(HUNDRED, gate, CLASSES, ELSE_C), &marked("95"), LineKind::Atom, Lang::En);
    let last = "class = Tốt (since total = 95 > 90): true (Tốt = Tốt)";
    assert_eq!(told.last().map(String::as_str), Some(last));
}

#[test]
fn a_formula_tells_which_of_two_it_took_and_why() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Sản lượng", "max": 100,
        "start": {"formula": "if(input.n >= 1, input.n * 50, 40) - 2"}}"#;
    let more = r#""otherwise": {"class": "C"}, "inputs": [{"id": "n", "title": "Tỷ lệ", "kind": "number"}],"#;
    let told = |n: &str| {
        let inputs = [("n".parse().expect("an id"), Value::Number(n.parse().expect("a number")))].into();
        let case = Case { inputs, ..Case::default() };
        of_kind(&book(criterion, "", CLASSES, more), &case, LineKind::Criterion, Lang::Vi)[0].clone()
    };
    assert_eq!(told("1.2"), "1 Sản lượng: Tỷ lệ × 50 (vì “Tỷ lệ” = 1,2 ≥ 1) − 2 = 1,2 × 50 − 2 = 58 / 100");
    assert_eq!(told("0.8"), "1 Sản lượng: 40 (vì “Tỷ lệ” = 0,8 < 1) − 2 = 38 / 100");
}

#[test]
fn a_ballot_is_named_by_its_class_or_its_title() {
    let titles = r#""otherwise": {"class": "C"}, "titles": [{"id": "t", "title": "Tiên tiến"}, {"id": "u", "title": "Chiến sĩ"}],"#;
    let rulebook = book(HUNDRED, "", CLASSES, titles);
    let told = |ballot: &str| rulebook.in_words(&format!("ballot.{ballot} >= 80%"), Lang::En).expect("sound");
    assert_eq!(
        ["B", "t", "u", "x"].map(told),
        ["Đạt", "Tiên tiến", "Chiến sĩ", "x"].map(|name| format!("share of the votes for {name} ≥ 80%"))
    );
}

#[test]
fn a_quota_that_kept_no_class_is_named_by_the_one_it_limits() {
    let quota = |id: &str, class: &str| {
        format!(
            r#"{{"id": "{id}", "class": "{class}", "at_most": {{"count": 1}}, "within": "unit", "over": "refer"}}"#
        )
    };
    let more = format!(r#"{ELSE_C} "quotas": [{}, {}],"#, quota("p", "A"), quota("q", "B"));
    let rulebook = book(HUNDRED, "", CLASSES, &more);
    let told = |quota: &str| {
        let over = OverQuota {
            quota: id(quota),
            class: None,
            and_better: false,
            count: 4,
            allowed: 1,
            place: 2,
            portion: None,
            tie: None,
            equals: 0,
            edge: None,
            effect: OverEffect::Referred,
        };
        let outcome = Outcome { quotas: vec![over], ..evaluate(&rulebook, &marked("95")) };
        outcome.referred_because(&rulebook, Lang::En).concat()
    };
    for (id, named) in [("p", "Tốt"), ("q", "Đạt"), ("x", "x")] {
        assert!(told(id).contains(&format!("{named}:")), "{}", told(id));
    }
}

#[test]
fn an_exemption_is_found_by_its_event_and_its_id() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1},
         "exempt": [{"id": "sick", "title": "Ốm"}, {"id": "duty", "title": "Công tác"}]},
        {"id": "gone", "title": "Vắng", "unit": "lần", "effect": {"each": -1}, "exempt": [{"id": "storm", "title": "Bão"}]}]}"#;
    let rulebook = book(criterion, "", CLASSES, ELSE_C);
    let criterion = rulebook.criteria().next().expect("a criterion");
    let found = |event: &str, reason: &str| {
        criterion.exemption(&id(event), &id(reason)).map(|exemption| exemption.title.as_str())
    };
    assert_eq!(
        [found("late", "sick"), found("late", "duty"), found("gone", "storm")],
        [Some("Ốm"), Some("Công tác"), Some("Bão")]
    );
    assert_eq!([found("late", "storm"), found("gone", "sick"), found("other", "sick")], [None; 3]);
}

#[test]
fn what_is_off_the_sheet_and_asked_for_is_said_to_be_taken_as_full() {
    let told = |when: &str| {
        let criteria = format!(
            r#"{HUNDRED}, {{"id": "d", "code": "2", "title": "Bàn", "max": 8, "start": "check",
            "applies": {{"when": "member.group = 'b'", "otherwise": "excluded"}}}}"#
        );
        let classes =
            format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
        let mut case = marked("95");
        case.fields.insert(Field::Group, Value::Text("a".to_owned()));
        let rulebook = book(&criteria, "", &classes, ELSE_C);
        let lines = of_kind(&rulebook, &case, LineKind::Criterion, Lang::En);
        (lines[1].clone(), of_kind(&rulebook, &case, LineKind::Atom, Lang::En)[0].clone())
    };
    let (line, atom) = told("c.d >= 5");
    assert_eq!(line, "2 Bàn: does not apply, not counted; wherever it is asked for it is taken as 8");
    assert_eq!(atom, "criterion 2 ≥ 5: true (8 ≥ 5)");
    let (line, atom) = told("below(50%) = 0");
    assert_eq!(line, "2 Bàn: does not apply, not counted");
    assert_eq!(atom, "criteria below 50% of their maximum = 0: true (0 = 0)");
}

#[test]
fn only_a_gate_that_was_met_and_refers_is_why_a_case_is_referred() {
    let gate = |id: &str, when: &str, effect: &str| {
        format!(r#"{{"id": "{id}", "title": "Cửa {id}", "when": "{when}", "effect": {effect}}}"#)
    };
    let gates = [
        gate("met", "total < 100", r#""refer""#),
        gate("unmet", "total < 10", r#""refer""#),
        gate("lower", "total < 100", r#"{"lower": 1}"#),
    ];
    let rulebook = book(HUNDRED, &gates.join(", "), CLASSES, ELSE_C);
    let told = evaluate(&rulebook, &marked("95")).referred_because(&rulebook, Lang::En);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Cửa met"), "{told:?}");
}

#[test]
fn half_has_words_of_its_own() {
    let bound = |kind: &str, share: &str| -> Bound {
        let title = format!(
            r#""titles": [{{"id": "t", "title": "T", "votes": {{"{kind}": "{share}", "of": "present"}}}}],"#
        );
        let rulebook = book(HUNDRED, "", CLASSES, &format!("{ELSE_C} {title}"));
        rulebook.set().titles[0].votes.expect("a bound").bound
    };
    for (kind, share, words) in [
        ("more_than", "1/2", "more than half"),
        ("more_than", "2/3", "more than 2/3"),
        ("at_least", "1/2", "at least half"),
        ("at_least", "0.8", "at least 80%"),
    ] {
        assert_eq!(bound(kind, share).words(Lang::En), words);
    }
}

#[test]
fn each_way_to_leave_people_out_of_votes_has_a_name() {
    let names = [Recusal::Own, Recusal::Declared, Recusal::None].map(|recusal| recusal.title(Lang::En));
    assert_eq!(names, ["the member concerned", "the member, and declared conflicts", "nobody is left out"]);
}

const THREE: &str = r#"{"id": "a", "code": "1", "title": "Một", "max": 5, "start": {"points": {"step": 1}}},
    {"id": "b", "code": "2", "title": "Hai", "max": 4, "start": {"points": {"step": 1}}},
    {"id": "c", "code": "3", "title": "Ba", "max": 10, "start": {"points": {"step": 1}}}"#;

/// The atoms of the first class's condition for 4, 1 and 6 points, in both languages.
fn told(when: &str) -> [Vec<String>; 2] {
    let classes =
        format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
    let more = r#""inputs": [{"id": "rate", "title": "Tỷ lệ", "kind": "number"},
        {"id": "late", "title": "Muộn", "kind": "flag"}], "otherwise": {"class": "C"},"#;
    let rulebook = book(THREE, "", &classes, more);
    let marks =
        [("a", "4"), ("b", "1"), ("c", "6")].map(|(at, points)| (id(at), Mark::Points(exact(points))));
    let inputs = [(id("rate"), Value::Number(exact("2/3"))), (id("late"), Value::Flag(false))];
    let case = Case { marks: marks.into(), inputs: inputs.into(), ..Case::default() };
    Lang::ALL.map(|lang| of_kind(&rulebook, &case, LineKind::Atom, lang))
}

#[test]
fn the_code_of_a_criterion_never_looks_like_its_points() {
    assert_eq!(told("c.b >= 1"), [["tiêu chí 2 ≥ 1: đúng (1 ≥ 1)"], ["criterion 2 ≥ 1: true (1 ≥ 1)"]]);
}

#[test]
fn criteria_of_one_code_are_told_apart_by_their_sections() {
    let rulebook = book(THREE, "", CLASSES, ELSE_C);
    let twice = rulebook.canonical().replacen(r#""code":"2""#, r#""code":"1""#, 1);
    let rulebook = Rulebook::read(&twice).expect("sound");
    assert_eq!(rulebook.in_words("c.a > 1", Lang::Vi).as_deref(), Some("tiêu chí 1 mục I > 1"));
    assert_eq!(rulebook.in_words("c.c > 1", Lang::En).as_deref(), Some("criterion 3 > 1"));
}

#[test]
fn what_is_worked_out_stands_with_its_figures() {
    let vi = |when: &str| told(when)[0].join("; ");
    assert_eq!(
        vi("c.a + c.b + c.c >= 10"),
        "tiêu chí 1 + tiêu chí 2 + tiêu chí 3 ≥ 10: đúng (4 + 1 + 6 = 11 ≥ 10)"
    );
    assert_eq!(
        vi("min(c.a / 5, c.b / 4) >= 50%"),
        "nhỏ nhất (tiêu chí 1 / 5; tiêu chí 2 / 4) ≥ 50%: sai (nhỏ nhất (4 / 5; 1 / 4) = 25% < 50%)"
    );
    assert_eq!(vi("c.c >= 0.5 * 12"), "tiêu chí 3 ≥ 0,5 × 12: đúng (6 ≥ 0,5 × 12 = 6)");
    assert_eq!(vi("c.a * 2 < c.c - 1"), "tiêu chí 1 × 2 < tiêu chí 3 − 1: sai (4 × 2 = 8; 6 − 1 = 5; 8 ≥ 5)");
}

#[test]
fn what_is_counted_is_told_one_by_one() {
    let [vi, en] = told("count(c.a >= 4, c.c / 10 >= 60%, input.late) >= 3");
    assert_eq!(
        vi,
        ["số điều đúng (tiêu chí 1 ≥ 4; tiêu chí 3 / 10 ≥ 60%; Muộn) ≥ 3: sai \
          (số điều đúng (4 ≥ 4: đúng; 6 / 10 ≥ 60%: đúng; Muộn: sai) = 2 < 3)"]
    );
    assert!(en[0].ends_with("(4 ≥ 4: true; 6 / 10 ≥ 60%: true; Muộn: false) = 2 < 3)"), "{en:?}");
}

#[test]
fn of_many_only_those_that_made_it_so_are_told() {
    let vi = |when: &str| told(when)[0].join("; ");
    assert_eq!(
        vi("count(c.a >= 4, c.b >= 4, c.c >= 4, input.late) >= 2"),
        "số điều đúng (tiêu chí 1 ≥ 4; tiêu chí 2 ≥ 4; tiêu chí 3 ≥ 4; Muộn) ≥ 2: đúng (2 ≥ 2; không đúng: tiêu chí 2 ≥ 4; Muộn)"
    );
    assert_eq!(
        vi("count(c.a < 4, c.b >= 4, c.b >= 3, c.c >= 4) >= 2"),
        "số điều đúng (tiêu chí 1 < 4; tiêu chí 2 ≥ 4; tiêu chí 2 ≥ 3; tiêu chí 3 ≥ 4) ≥ 2: sai (1 < 2; chỉ đúng: tiêu chí 3)"
    );
    assert_eq!(
        vi("min(c.a, c.b, c.c, total) >= 1"),
        "nhỏ nhất (tiêu chí 1; tiêu chí 2; tiêu chí 3; tổng điểm) ≥ 1: đúng (1 ≥ 1; ở tiêu chí 2)"
    );
    assert!(vi("share(c.a > 0, c.b > 0, c.c > 0, c.a > 1) = 1").ends_with("(1 = 1; tất cả đều đúng)"));
    assert!(vi("count(c.a > 9, c.b > 9, c.c > 10, c.a > 8) > 0").ends_with("(0 ≤ 0; không điều nào đúng)"));
}

#[test]
fn what_is_asked_of_many_criteria_is_told_in_one_breath() {
    let [vi, en] = told("count(c.a >= 4, c.b >= 4, c.c >= 4) >= 2");
    assert!(vi[0].starts_with("số điều đúng (từng tiêu chí 1–3 ≥ 4) ≥ 2: đúng"), "{vi:?}");
    assert!(en[0].starts_with("number that hold of (each of criteria 1–3 ≥ 4) ≥ 2: true"), "{en:?}");
    assert!(told("min(c.c, c.a, c.b) >= 1")[0][0].starts_with("nhỏ nhất (tiêu chí 3, 1, 2) ≥ 1: đúng"));
}

#[test]
fn percentages_stay_as_they_are_written() {
    let vi = |when: &str| told(when)[0].join("; ");
    assert_eq!(vi("input.rate >= 80%"), "Tỷ lệ ≥ 80%: sai (≈ 66,67% < 80%)");
    assert_eq!(vi("input.rate >= 0.8"), "Tỷ lệ ≥ 0,8: sai (2/3 < 0,8)");
    assert_eq!(vi("total > input.rate / 31"), "tổng điểm > Tỷ lệ / 31: đúng (11 > (2/3) / 31 = 0,0215…)");
    assert_eq!(vi("input.rate >= 2 / 3"), "Tỷ lệ ≥ 2 / 3: đúng (2/3 ≥ 2/3)");
    assert_eq!(
        vi("count(input.rate >= 120%) = 0"),
        "số điều đúng (Tỷ lệ ≥ 120%) = 0: đúng (số điều đúng (≈ 66,67% ≥ 120%: sai) = 0)"
    );
    assert_eq!(
        vi("total >= 50% * max_total"),
        "tổng điểm ≥ 50% × tổng điểm tối đa: đúng (11 ≥ 50% × 19 = 9,5)"
    );
}

#[test]
fn what_is_not_known_yet_is_told_from_where_to_where() {
    let rulebook = book(THREE, "", CLASSES, ELSE_C);
    let marks = [("a", "4"), ("c", "6")].map(|(at, points)| (id(at), Mark::Points(exact(points))));
    let case = Case { marks: marks.into(), ..Case::default() };
    let told = of_kind(&rulebook, &case, LineKind::Atom, Lang::Vi);
    assert_eq!(told, ["tổng điểm ≥ 90: sai (từ 10 đến 14 < 90)", "tổng điểm ≥ 50: sai (từ 10 đến 14 < 50)"]);
}

#[test]
fn a_section_that_is_off_the_sheet_and_asked_for_is_said_to_be_taken_as_full() {
    let told = |when: &str| {
        let criteria = r#"{"id": "d", "code": "2", "title": "Bàn", "max": 8, "start": "check",
            "applies": {"when": "member.group = 'b'", "otherwise": "excluded"}}"#;
        let classes =
            format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
        let mut case = Case::default();
        case.fields.insert(Field::Group, Value::Text("a".to_owned()));
        let rulebook = book(criteria, "", &classes, ELSE_C);
        let line = of_kind(&rulebook, &case, LineKind::Section, Lang::En)[0].clone();
        (line, of_kind(&rulebook, &case, LineKind::Atom, Lang::En)[0].clone())
    };
    let (line, atom) = told("s.s >= 5");
    assert!(line.ends_with("; wherever it is asked for it is taken as 8"), "{line}");
    assert!(atom.ends_with("true (8 ≥ 5)"), "{atom}");
    assert!(!told("total >= 0").0.contains("taken as"));
}
