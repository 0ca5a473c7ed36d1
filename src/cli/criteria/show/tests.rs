use super::sheet;
use crate::rules::Rulebook;
use crate::text::Lang;

const EVERYTHING: &str = r#"{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
    "limits": {"min": 1, "max": 18, "deductions": 5, "additions": 3}, "times": "(10 - input.leave) / 10", "round": {"places": 0, "mode": "half_up"},
    "inputs": [
        {"id": "leave", "title": "Nghỉ", "kind": {"count": "buổi"}, "default": 0, "from": "earlier"},
        {"id": "level", "title": "Mức", "kind": {"choice": ["cao", "thấp"]}, "from": {"roster": "Mức"}},
        {"id": "clean", "title": "Sạch", "kind": "flag", "default": true}],
    "sections": [{"id": "s", "code": "I", "title": "Mục", "limits": {"max": 9.5}, "round": {"places": 1, "mode": "floor"},
        "criteria": [
        {"id": "a", "code": "1", "title": "Giờ", "max": 10, "start": "full", "evidence": "needed", "marked_by": "self",
         "round": {"step": 0.25, "mode": "ceil"}, "events": [
            {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}, "limit": -4,
             "exempt": [{"id": "ill", "title": "Ốm", "most": 2}, {"id": "away", "title": "Công tác"}]},
            {"id": "again", "title": "Quên thẻ", "unit": "lần", "effect": {"steps": [0, -0.5, -2]}, "limit": -6},
            {"id": "gone", "title": "Bỏ", "unit": "lần", "effect": {"each": -2}}],
         "groups": [{"events": ["late", "gone"], "counts": "best"}]},
        {"id": "b", "code": "2", "title": "Trực", "max": 5, "start": {"points": {"step": 1}},
         "applies": {"when": "input.clean", "otherwise": {"share": ["c.a"]}}}]},
        {"id": "p", "code": "II", "title": "Trừ", "penalty": {"cap": 8}, "criteria": [
        {"id": "e", "code": "3", "title": "Vi phạm", "max": 6, "start": "empty", "events": [
            {"id": "soft", "title": "Nhắc nhở", "unit": "lần", "effect": {"between": [-3, -1]}},
            {"id": "seen", "title": "Góp ý", "unit": "lần", "effect": "nothing"}]}]},
        {"id": "w", "code": "III", "title": "Thưởng", "bonus": {"cap": 5}, "criteria": [
        {"id": "f", "code": "4", "title": "Khen", "max": 5, "start": "empty", "events": [
            {"id": "letter", "title": "Thư", "unit": "thư", "effect": {"each": 2}, "limit": 4},
            {"id": "idea", "title": "Sáng kiến", "unit": "cải tiến", "effect": {"between": [1, 3]}}],
         "groups": [{"events": ["letter", "idea"], "counts": "one"}]}]}],
    "gates": [
        {"id": "g", "title": "Kỷ luật", "finding": "Có không?", "effect": {"lower": 1}, "scope": {"months": 6}, "excludes": ["h"]},
        {"id": "h", "title": "Vắng", "when": "input.leave > 3", "effect": {"at_most": "B"}}],
    "classes": [{"id": "A", "title": "Tốt", "when": "total >= 80% * max_total", "floor": 12},
        {"id": "B", "title": "Đạt", "when": "total >= 5", "floor": 5}, {"id": "C", "title": "Kém"}],
    "otherwise": {"class": "C"},
    "titles": [{"id": "t", "title": "Tiên tiến"}, {"id": "u", "title": "Chiến sĩ", "needs": ["t"],
        "votes": {"at_least": "80%", "of": "committee"},
        "quota": {"at_most": {"share": {"share": "1/3", "of": {"title": "t"}, "round": "ceil"}}, "within": "group", "over": "rank"}},
        {"id": "v", "title": "Giấy khen", "unless": ["t", "u"]}],
    "quotas": [{"id": "q", "class": "A", "within": "unit", "over": "refer", "ties": ["c.a", "-input.leave"],
        "at_most": {"table": {"by_unit_class": {"A": "30%", "kha": "15%"}, "of": "members"}}},
        {"id": "r", "class": "B", "and_better": true, "at_most": {"count": 7}, "within": "unit", "over": "rank"}],
    "voting": {"quorum": {"at_least": "2/3"}, "marks": "trimmed_mean", "findings": {"more_than": "1/2", "of": "present"},
        "checks": {"at_least": "75%", "of": "cast"}, "tie": "chair", "rounds": 2, "forms": {"titles": "secret"}}}"#;

#[test]
fn everything_that_rules_is_shown() {
    let rulebook = Rulebook::read(EVERYTHING).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let shown = sheet(&rulebook, Lang::Vi);
    let lines: Vec<&str> = shown.lines().map(str::trim).collect();
    for wanted in [
        "Nghỉ: số đếm (buổi); không ghi thì tính 0; lấy ở kỳ trước",
        "Mức: một trong “cao”, “thấp”; lấy ở cột “Mức” của danh sách",
        "Sạch: có hay không; không ghi thì tính có",
        "I Mục (9,5 điểm; các tiêu chí cộng lại 15; làm tròn đến 1 chữ số lẻ (xuống))",
        "Muộn: −1/lần, đến −4; miễn: Ốm (tối đa 2), Công tác",
        "Quên thẻ (lần): lần 1: 0; lần 2: −0,5; từ lần 3: −2, đến −6",
        "chỉ tính loại nặng nhất trong: Muộn, Bỏ",
        "3 Vi phạm (trừ nhiều nhất 6 điểm; từ 0, trừ dần)",
        "Nhắc nhở: trừ 1 đến 3/lần",
        "Góp ý: chỉ ghi nhận số lần",
        "4 Khen (5 điểm; từ 0, cộng dần)",
        "Thư: +2/thư, đến 4",
        "Sáng kiến: cộng 1 đến 3/cải tiến",
        "chỉ tính một lần được nhiều điểm nhất trong: Thư, Sáng kiến",
        "làm tròn đến bội số của 0,25 (lên)",
        "cần minh chứng",
        "điểm đề nghị lấy từ phần tự chấm",
        "áp dụng khi: Sạch; nếu không: chia điểm cho Giờ",
        "Tổng điểm: nhân với (10 − Nghỉ) / 10; tính ít nhất 1; tính nhiều nhất 18; các sự việc trừ nhiều nhất 5; các sự việc cộng nhiều nhất 3; làm tròn đến \
         số nguyên (gần nhất)",
        "Kỷ luật → hạ 1 bậc; hiệu lực: 6 tháng sau kỳ; khi có thì không tính thêm: Vắng",
        "Tốt: tổng điểm ≥ 80% × tổng điểm tối đa; điểm sàn 12",
        "Tốt: tối đa 30% khi đơn vị hạng Tốt, 15% khi đơn vị hạng “kha” của tổng số người (làm tròn xuống), toàn đơn vị; người \
         vượt: Ban Chấp hành quyết định; ngang nhau thì xét: tiêu chí 1; −Nghỉ",
        "Đạt trở lên: tối đa 7 người, toàn đơn vị; người vượt: xuống Kém",
        "Chiến sĩ; phải có Tiên tiến; cần ít nhất 80% tổng số ủy viên; tối đa 1/3 của Tiên tiến (làm tròn lên), trong từng tổ; \
         người vượt: không được danh hiệu",
        "Giấy khen; trừ người đã có Tiên tiến, Chiến sĩ",
        "Có mặt ít nhất 2/3 số ủy viên mới họp.",
        "Kết luận cần quá nửa số ủy viên có mặt.",
        "Mục đạt hay không cần ít nhất 75% số phiếu thu vào.",
        "Cách lấy mức chấm: trung bình bỏ hai đầu",
        "Hai bên bằng nhau: theo chủ trì",
        "Số vòng nhiều nhất: 2",
        "Không bỏ phiếu: người được xét",
        "Biểu quyết danh hiệu: phiếu kín",
    ] {
        assert!(lines.contains(&wanted), "{wanted}\n\n{shown}");
    }
    assert_eq!(sheet(&rulebook, Lang::En).lines().count(), shown.lines().count());
}

#[test]
fn a_start_and_the_gates_are_called_what_they_are() {
    let shown = |from: &str, to: &str| {
        assert!(EVERYTHING.contains(from), "{from}");
        let rulebook = Rulebook::read(&EVERYTHING.replacen(from, to, 1));
        sheet(&rulebook.unwrap_or_else(|faults| panic!("{faults:#?}")), Lang::Vi)
    };
    let marked = r#""start": {"points": {"step": 1}}"#;
    for (start, told) in [
        (r#""start": {"formula": "3"}"#, "2 Trực (5 điểm; khởi điểm 3)"),
        (r#""start": {"formula": "input.leave / 2"}"#, "2 Trực (5 điểm; Nghỉ / 2)"),
        (r#""start": "full""#, "2 Trực (5 điểm; luôn đủ điểm)"),
    ] {
        let shown = shown(marked, start);
        assert!(shown.lines().any(|line| line.trim() == told), "{told}\n\n{shown}");
    }
    let heading = |effect: &str| shown(r#"{"lower": 1}"#, effect);
    assert!(heading(r#"{"lower": 2}"#).contains("\nĐiều kiện loại, hạ\n"));
    assert!(heading(r#"{"raise": 1}"#).contains("\nĐiều kiện loại, hạ, nâng\n"));
}

#[test]
fn options_stand_in_the_order_of_the_file() {
    let mut text = EVERYTHING.to_owned();
    for (from, to) in [
        (r#"["cao", "thấp"]"#, r#"["thấp", "đạt", "cao"]"#),
        (r#""class": "A", "within": "unit""#, r#""class": "A", "within": "group""#),
        (
            r#""by_unit_class": {"A": "30%", "kha": "15%"}"#,
            r#""by_input": {"input": "level", "shares": {"cao": "30%", "thấp": "10%", "đạt": "20%"}}"#,
        ),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let shown = sheet(&Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}")), Lang::Vi);
    assert!(shown.contains("Mức: một trong “thấp”, “đạt”, “cao”;"), "{shown}");
    let at = |share: &str| shown.find(share).unwrap_or_else(|| panic!("{share}\n\n{shown}"));
    assert!(at("10%") < at("20%") && at("20%") < at("30%"), "{shown}");
}
