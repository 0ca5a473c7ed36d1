mod conditions;
mod earlier;
mod figures;
mod gates;
mod limits;
mod nearest;
mod plain;
mod recalled;
mod referral;
mod rounding;
mod sentences;
mod structure;
mod telling;
mod values;

use super::super::evaluate::tests::{book, exact, marked};
use super::super::*;
use crate::text::Lang;

const SAMPLE: &str = include_str!("../../../fixtures/sample/criteria.json");

fn id<T: std::str::FromStr<Err = BadId>>(text: &str) -> T {
    text.parse().expect("an id")
}

fn texts(lines: Vec<Line>) -> Vec<String> {
    lines.into_iter().map(|line| format!("{:?} {}", line.kind, line.text)).collect()
}

#[test]
fn the_sample_explains_a_whole_sheet_in_vietnamese() {
    let rulebook = Rulebook::read(SAMPLE).expect("sound");
    let mut case = Case {
        marks: (rulebook.criteria())
            .filter_map(|criterion| Some((criterion.id.clone(), rulebook.full_mark(&criterion.id)?)))
            .collect(),
        findings: rulebook.gates().map(|gate| (gate.id.clone(), false)).collect(),
        ..Case::default()
    };
    let happened = |criterion: &str, event: &str, count, points: Option<&str>| Occurrence {
        criterion: id(criterion),
        event: id(event),
        count,
        points: points.map(exact),
        exempt: None,
        note: String::new(),
    };
    case.occurrences = vec![
        happened("gio_giac", "di_muon", 2, None),
        happened("gio_giac", "bo_vi_tri", 4, None),
        happened("sinh_hoat", "vang_phep", 6, None),
        happened("chap_hanh", "ky_luat", 1, None),
        happened("dung_han", "hau_qua", 1, Some("-2.5")),
    ];
    case.marks.insert(id("hoc_tap"), Mark::Points(exact("17/3")));
    case.marks.insert(id("mot_cua"), Mark::Level(id("kha")));
    case.marks.insert(id("ren_luyen"), Mark::Check(false));
    let lines = texts(explained(&rulebook, &case, &UnitFacts::UNKNOWN).lines(&rulebook, Lang::Vi));
    assert_eq!(
        lines,
        [
            "Criterion I.1 Chấp hành chủ trương, pháp luật: 8, mất cả (Bị kỷ luật trong tháng: 1 lần) = 0 / 8",
            "Criterion I.2 Học tập chính trị, làm theo Bác: 5 2/3 / 6",
            "Criterion I.3 Sinh hoạt công đoàn đầy đủ: 6 − 2 (Vắng có phép: 6 buổi, đến giới hạn) = 4 / 6",
            "Criterion I.4 Giữ gìn đạo đức, lối sống: 5 / 5",
            "Section Mục I Trung thành: 0 + 5 2/3 + 4 + 5 = 14 2/3 / 25",
            "Criterion II.1 Giờ giấc, kỷ cương làm việc: 8 − 1 (Đi muộn, về sớm: 2 lần) − 8 (Bỏ vị trí không lý do: 4 lần) = −1, giữ trong khoảng 0–8 = 0 / 8",
            "Criterion II.2 Giải quyết hồ sơ đúng hạn: 10 − 2,5 (Trễ gây hậu quả: 1 vụ) = 7,5 / 10",
            "Criterion II.3 Rõ người, rõ việc, rõ kết quả: 9 / 9",
            "Criterion II.4 Một cửa thân thiện: Khá 6,5 / 8",
            "Section Mục II Trách nhiệm: 0 + 7,5 + 9 + 6,5 = 23 / 35",
            "Criterion III.1 Không gây phiền hà cho dân: 6 / 6",
            "Criterion III.2 Công khai, minh bạch: 5 / 5",
            "Criterion III.3 Tiết kiệm, giữ tài sản công: 4 / 4",
            "Criterion III.4 Thẳng thắn, không nể nang: 5 / 5",
            "Section Mục III Liêm chính: 6 + 5 + 4 + 5 = 20 / 20",
            "Criterion IV.1 Sáng kiến, cải tiến: Áp dụng cả đơn vị 6 / 6",
            "Criterion IV.2 Ứng dụng công nghệ thông tin: 5 / 5",
            "Criterion IV.3 Cách làm mới, phối hợp tốt: 5 / 5",
            "Criterion IV.4 Kế hoạch tự rèn luyện: 0 / 4",
            "Section Mục IV Sáng tạo: 6 + 5 + 5 + 0 = 16 / 20",
            "Total Tổng: 14 2/3 + 23 + 20 + 16 = 73 2/3 / 100",
            "Class Hoàn thành xuất sắc nhiệm vụ: không đạt",
            "Atom tổng điểm ≥ 90: sai (73 2/3 < 90)",
            "Atom số tiêu chí 0 điểm = 0: sai (3 ≠ 0)",
            "Class Hoàn thành tốt nhiệm vụ: đạt",
            "Atom tổng điểm ≥ 70: đúng (73 2/3 ≥ 70)",
            "Gate Nói, làm trái chủ trương: không",
            "Gate Biểu hiện tiêu cực: không",
            "Gate Bỏ phong trào thi đua: không",
            "Gate Không hoàn thành chuyên môn: không",
            "Result Kết quả: Hoàn thành tốt nhiệm vụ",
            "Change Bớt quá 3 2/3 điểm (xuống dưới 70) thì thành Hoàn thành nhiệm vụ.",
        ]
    );
}

const CLASSES: &str = r#"{"id": "A", "title": "Tốt", "when": "total >= 90"},
    {"id": "B", "title": "Đạt", "when": "total >= 50"}, {"id": "C", "title": "Kém"}"#;
const HUNDRED: &str =
    r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 0.25}}}"#;
const ELSE_C: &str = r#""otherwise": {"class": "C"},"#;

fn of_kind(rulebook: &Rulebook, case: &Case, kind: LineKind, lang: Lang) -> Vec<String> {
    let lines = explained(rulebook, case, &UnitFacts::UNKNOWN).lines(rulebook, lang).into_iter();
    lines.filter(|line| line.kind == kind).map(|line| line.text).collect()
}

#[test]
fn a_total_just_below_its_bound_is_not_shown_as_the_bound() {
    let rulebook = book(HUNDRED, "", CLASSES, ELSE_C);
    let atoms = |points: &str| of_kind(&rulebook, &marked(points), LineKind::Atom, Lang::Vi)[0].clone();
    assert_eq!(atoms("89.996"), "tổng điểm ≥ 90: sai (89,996 < 90)");
    assert_eq!(atoms("90089/1001"), "tổng điểm ≥ 90: sai (≈ 89,999 < 90)");
}

#[test]
fn the_last_lines_say_how_far_the_next_class_is() {
    let rulebook = book(HUNDRED, "", CLASSES, ELSE_C);
    let last = |points: &str, lang| of_kind(&rulebook, &marked(points), LineKind::Change, lang);
    assert_eq!(
        last("87.5", Lang::Vi),
        ["Thiếu 2,5 điểm để đạt Tốt.", "Bớt quá 37,5 điểm (xuống dưới 50) thì thành Kém."]
    );
    assert_eq!(
        last("87.5", Lang::En),
        ["2.5 points short of Tốt.", "Losing more than 37.5 points (below 50) would make it Kém."]
    );
    assert_eq!(last("90", Lang::Vi), ["Vừa đủ 90 điểm; kém hơn thì thành Đạt."]);
}

#[test]
fn what_is_missing_is_said_in_words() {
    let gate = r#"{"id": "g", "title": "Tiêu cực", "finding": "Có không?", "effect": "not_ranked"}"#;
    let rulebook = book(HUNDRED, gate, CLASSES, ELSE_C);
    let lines = texts(evaluate(&rulebook, &Case::default()).lines(&rulebook, Lang::Vi));
    assert_eq!(
        lines,
        [
            "Criterion 1 Điểm: chưa chấm / 100",
            "Section Mục I Mục: ? / 100",
            "Total Tổng: ? / 100",
            "Class Tốt: chưa rõ",
            "Atom tổng điểm ≥ 90: chưa rõ (từ 0 đến 100 so với 90)",
            "Class Đạt: chưa rõ",
            "Atom tổng điểm ≥ 50: chưa rõ (từ 0 đến 100 so với 50)",
            "Gate Tiêu cực: chưa kết luận (nếu có thì không xét thi đua)",
            "Result Kết quả: chưa đủ dữ kiện để xếp loại",
            "Missing Chưa chấm tiêu chí 1 Điểm.",
            "Missing Chưa kết luận “Tiêu cực”.",
        ]
    );
}

#[test]
fn caps_and_gates_are_told_also_where_they_change_nothing() {
    let gates = r#"{"id": "g", "title": "Thiếu việc", "when": "input.done < 80%", "effect": {"total_at_most": 49}},
        {"id": "h", "title": "Vi phạm", "finding": "Có không?", "effect": {"at_most": "B"}}"#;
    let more = r#""inputs": [{"id": "done", "title": "Tỷ lệ hoàn thành", "kind": "number"}],
        "otherwise": {"class": "C"},"#;
    let rulebook = book(HUNDRED, gates, CLASSES, more);
    let mut case = marked("98");
    case.inputs.insert(id("done"), Value::Number(exact("0.75")));
    case.findings.insert(id("h"), true);
    let lines = texts(explained(&rulebook, &case, &UnitFacts::UNKNOWN).lines(&rulebook, Lang::Vi));
    let told: Vec<&str> =
        lines.iter().map(String::as_str).filter(|line| !line.starts_with("Class")).skip(2).collect();
    assert_eq!(
        told,
        [
            "Total Tổng: 98 / 100",
            "Total Tổng tính xếp loại sau khống chế: 49",
            "Atom tổng điểm ≥ 90: sai (49 < 90)",
            "Atom tổng điểm ≥ 50: sai (49 < 50)",
            "Gate Thiếu việc: có, tổng tính tối đa 49",
            "Atom Tỷ lệ hoàn thành < 80%: đúng (75% < 80%)",
            "Gate Vi phạm: có, cao nhất là Đạt; không làm thay đổi thêm",
            "Result Kết quả: Kém",
            "Change Tỷ lệ hoàn thành: thêm 5% (thành 80%) thì thành Đạt.",
        ]
    );
}

#[test]
fn sharing_scaling_groups_and_limits_are_told_as_equations() {
    let criterion = |index: u32, more: &str| {
        format!(r#"{{"id": "c{index}", "code": "I.{index}", "title": "Việc", "max": 4, {more}}}"#)
    };
    let prizes = r#""start": "empty", "events": [
        {"id": "took", "title": "Tham gia", "unit": "lần", "effect": {"each": 0.5}},
        {"id": "led", "title": "Tổ chức", "unit": "lần", "effect": {"each": 1}}],
        "groups": [{"events": ["took", "led"], "counts": "one"}]"#;
    let marked = r#""start": {"points": {"step": 1}}"#;
    let given = format!(r#"{marked}, "applies": {{"when": "input.a", "otherwise": {{"share": ["c.c1"]}}}}"#);
    let scaled = format!(r#"{marked}, "applies": {{"when": "input.a", "otherwise": "rescale"}}"#);
    let criteria = [criterion(1, marked), criterion(2, prizes), criterion(3, &given), criterion(4, &scaled)];
    let text = book(
        &criteria.join(", "),
        "",
        CLASSES,
        r#""inputs": [{"id": "a", "title": "A", "kind": "flag"}],
        "otherwise": {"class": "C"},"#,
    );
    let limited = text.canonical().replacen(r#""title":"Mục""#, r#""title":"Mục","limits":{"max":6}"#, 1);
    let rulebook = Rulebook::read(&limited).expect("sound");
    let happened = |event: &str, count| Occurrence {
        criterion: id("c2"),
        event: id(event),
        count,
        points: None,
        exempt: None,
        note: String::new(),
    };
    let case = Case {
        marks: [(id("c1"), Mark::Points(exact("3")))].into(),
        inputs: [(id("a"), Value::Flag(false))].into(),
        occurrences: vec![happened("took", 1), happened("led", 2)],
        ..Case::default()
    };
    let lines = texts(evaluate(&rulebook, &case).lines(&rulebook, Lang::Vi));
    assert_eq!(
        lines[..6],
        [
            "Criterion I.1 Việc: 3 × 2 = 6 / 8",
            "Criterion I.2 Việc: 0 + 0 (Tham gia: 1 lần, đã có nội dung khác cùng nhóm) + 1 (Tổ chức: 2 lần, chỉ tính một lần) = 1 / 4",
            "Criterion I.3 Việc: không áp dụng, 4 điểm chia cho tiêu chí khác",
            "Criterion I.4 Việc: không áp dụng, mục được tính lại theo tỷ lệ",
            "Section Mục I Mục: 6 + 1 = 7; 7 × 1 1/3 = 9 1/3, quá mức tối đa 6 nên tính 6 / 6",
            "Total Tổng: 6 / 6",
        ]
    );
}

#[test]
fn a_row_of_sums_or_of_conditions_has_no_parentheses() {
    let rulebook = book(HUNDRED, "", CLASSES, ELSE_C);
    let told = |text: &str| rulebook.in_words(text, Lang::En).expect("sound");
    assert_eq!(told("total + 1 - 2 - (3 - 4) > 0"), "total + 1 − 2 − (3 − 4) > 0");
    assert_eq!(told("total * 2 / 3 + 1 > 0"), "total × 2 / 3 + 1 > 0");
    let three = "total > 1 and criteria at 0 > 2 and total < 3";
    assert_eq!(told("total > 1 and zeros > 2 and total < 3"), three);
    assert_eq!(
        told("total > 1 or zeros > 2 and total < 3"),
        "total > 1 or (criteria at 0 > 2 and total < 3)"
    );
    for (text, wanted) in [
        ("total * (2 / zeros) > 0", "total × (2 / criteria at 0) > 0"),
        ("total / (2 * zeros) > 0", "total / (2 × criteria at 0) > 0"),
        ("total + (2 - zeros) > 0", "total + 2 − criteria at 0 > 0"),
        ("total - -zeros > 0", "total − (−criteria at 0) > 0"),
        ("-(total + 1) < 0 or true", "−(total + 1) < 0 or true"),
        ("not (total > 1 and zeros > 2)", "not (total > 1 and criteria at 0 > 2)"),
        ("(total > 1 or zeros > 2) and true", "(total > 1 or criteria at 0 > 2) and true"),
        ("(total > 1) = (zeros > 2)", "(total > 1) = (criteria at 0 > 2)"),
        ("class not in ('A', 'B')", "class is none of (Tốt; Đạt)"),
        ("total * if(zeros > 2, 1, 2) > 0", "total × (if criteria at 0 > 2 then 1, else 2) > 0"),
    ] {
        assert_eq!(told(text), wanted);
    }
}

#[test]
fn a_formula_is_told_with_its_figures_and_rounding_from_what_to_what() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Khối lượng", "max": 70, "start": {"formula": "min(input.done, 1) * 70"},
        "round": {"places": 1, "mode": "half_up"}}"#;
    let more = r#""inputs": [{"id": "done", "title": "Tỷ lệ hoàn thành", "kind": "number"}], "otherwise": {"class": "C"},"#;
    let rulebook = book(criterion, "", CLASSES, more);
    let with = |done: Option<&str>, lang| {
        let inputs = done.map(|done| (id("done"), Value::Number(exact(done)))).into_iter().collect();
        of_kind(&rulebook, &Case { inputs, ..Case::default() }, LineKind::Criterion, lang).remove(0)
    };
    assert_eq!(
        with(Some("0.8765"), Lang::Vi),
        "1 Khối lượng: nhỏ nhất (Tỷ lệ hoàn thành; 1) × 70 = nhỏ nhất (0,8765; 1) × 70 = 61,355; làm tròn thành 61,4 / 70"
    );
    assert!(!with(Some("0.5"), Lang::Vi).contains("làm tròn"), "35 is round already");
    assert!(with(None, Lang::En).ends_with("(?; 1) × 70 = ? / 70"), "{}", with(None, Lang::En));
}

#[test]
fn what_is_only_noted_or_excused_is_named_without_points() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
        {"id": "warned", "title": "Bị nhắc", "unit": "lần", "effect": "nothing"},
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}, "exempt": [
            {"id": "ill", "title": "Ốm", "most": 2}, {"id": "flood", "title": "Ngập đường"}]}]}"#;
    let rulebook = book(criterion, "", CLASSES, ELSE_C);
    let happened = |event: &str, count: u32, exempt: Option<&str>| Occurrence {
        criterion: id("c"),
        event: id(event),
        count,
        points: None,
        exempt: exempt.map(id),
        note: String::new(),
    };
    let told = |occurrences| {
        let case = Case { occurrences, ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Criterion, Lang::Vi).remove(0)
    };
    assert_eq!(told(vec![happened("warned", 2, None)]), "1 Giờ: 10 / 10; Bị nhắc: 2 lần, chỉ ghi nhận");
    assert_eq!(
        told(vec![
            happened("late", 1, None),
            happened("late", 3, Some("ill")),
            happened("late", 1, Some("flood"))
        ]),
        "1 Giờ: 10 − 2 (Muộn: 5 lần, miễn 2 vì “Ốm” (nhiều nhất 2), 1 vì “Ngập đường”) = 8 / 10"
    );
    assert_eq!(
        told(vec![happened("late", 1, Some("flood"))]),
        "1 Giờ: 10 / 10; Muộn: 1 lần, miễn 1 vì “Ngập đường”"
    );
}

#[test]
fn classes_stand_in_conditions_by_their_titles() {
    let gates = r#"{"id": "g", "title": "Xét thêm", "when": "class in ('A', 'B') and class != 'B' and class != ''", "effect": "refer"},
        {"id": "h", "title": "Đội", "when": "'x' in input.teams", "effect": "refer"}"#;
    let more = r#""inputs": [{"id": "teams", "title": "Đội", "kind": {"set": ["x", "y"]}}], "otherwise": {"class": "C"},"#;
    let rulebook = book(HUNDRED, gates, CLASSES, more);
    let mut case = marked("95");
    case.inputs.insert(id("teams"), Value::Set(["y".to_owned()].into()));
    let told = of_kind(&rulebook, &case, LineKind::Atom, Lang::Vi);
    assert_eq!(
        told[1..],
        [
            "hạng là một trong (Tốt; Đạt): đúng (Tốt)",
            "hạng ≠ Đạt: đúng (Tốt ≠ Đạt)",
            "hạng ≠ không hạng nào: đúng (Tốt ≠ không hạng nào)",
            "“x” thuộc Đội: sai (“y”)"
        ]
    );
}
