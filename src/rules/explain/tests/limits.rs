//! What limits made of a sum, step by step.

use super::*;

#[test]
fn a_limit_on_what_events_take_from_a_section_is_told_with_what_they_took() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]}"#;
    let text = book(criterion, "", CLASSES, ELSE_C).canonical();
    let limited = text.replacen(r#""criteria":"#, r#""limits":{"deductions":3},"criteria":"#, 1);
    let rulebook = Rulebook::read(&limited).expect("sound");
    let told = |count: u32| {
        let (criterion, event, note) = (id("c"), id("late"), String::new());
        let late = Occurrence { criterion, event, count, points: None, exempt: None, note };
        let case = Case { occurrences: vec![late], ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Section, Lang::Vi).concat()
    };
    assert_eq!(told(5), "Mục I Mục: 5; các sự việc trừ 5, giới hạn 3, nên tính 7 / 10");
    assert_eq!(told(3), "Mục I Mục: 7 / 10");
}

#[test]
fn what_events_took_is_told_with_the_factor_that_it_counts_with() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 10, "start": "full", "events": [
            {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]},
        {"id": "d", "code": "2", "title": "Việc", "max": 10, "start": "full",
            "applies": {"when": "input.full", "otherwise": {"share": ["c.c"]}}}"#;
    let more = format!(r#"{ELSE_C} "inputs": [{{"id": "full", "title": "Đủ", "kind": "flag"}}],"#);
    let text = book(criteria, "", CLASSES, &more).canonical();
    let limited = text.replacen(r#""criteria":"#, r#""limits":{"deductions":5},"criteria":"#, 1);
    let rulebook = Rulebook::read(&limited).expect("sound");
    let (criterion, event, note) = (id("c"), id("late"), String::new());
    let late = Occurrence { criterion, event, count: 4, points: None, exempt: None, note };
    let told = |full: bool| {
        let inputs = [(id("full"), Value::Flag(full))].into();
        let case = Case { occurrences: vec![late.clone()], inputs, ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Section, Lang::Vi).concat()
    };
    assert_eq!(told(false), "Mục I Mục: 12; các sự việc trừ 4 × 2 = 8, giới hạn 5, nên tính 15 / 20");
    assert_eq!(told(true), "Mục I Mục: 6 + 10 = 16 / 20");
}

#[test]
fn each_limit_that_acts_on_a_sum_is_told_with_what_it_left() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Giờ", "max": 30, "start": {"points": {"step": 1}}, "events": [
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}},
        {"id": "good", "title": "Tốt", "unit": "lần", "effect": {"each": 2}}]}"#;
    let told = |section: &str, head: &str, marked: &str, late: u32, good: u32| {
        let text = book(criterion, "", CLASSES, ELSE_C).canonical();
        let text = text.replacen(r#""criteria":"#, &format!(r#"{section}"criteria":"#), 1);
        let rulebook = Rulebook::read(&text.replacen(r#""sections":"#, &format!(r#"{head}"sections":"#), 1))
            .expect("sound");
        let happened = |event: &str, count: u32| Occurrence {
            criterion: id("c"),
            event: id(event),
            count,
            points: None,
            exempt: None,
            note: String::new(),
        };
        let occurrences = [happened("late", late), happened("good", good)];
        let case = Case {
            marks: [(id("c"), Mark::Points(exact(marked)))].into(),
            occurrences: occurrences.into_iter().filter(|occurrence| occurrence.count > 0).collect(),
            ..Case::default()
        };
        let one = |kind| of_kind(&rulebook, &case, kind, Lang::Vi).concat();
        (one(LineKind::Section), one(LineKind::Total))
    };
    let both = r#""limits":{"deductions":3,"additions":4},"#;
    assert_eq!(
        told(both, "", "20", 0, 4).0,
        "Mục I Mục: 28; các sự việc cộng 8, giới hạn 4, nên tính 24 / 30"
    );
    assert_eq!(told(both, "", "20", 0, 2).0, "Mục I Mục: 24 / 30", "just as much as may be added");
    assert_eq!(told("", both, "20", 5, 0).1, "Tổng: 15; các sự việc trừ 5, giới hạn 3, nên tính 17 / 30");
    assert_eq!(told("", both, "20", 0, 4).1, "Tổng: 28; các sự việc cộng 8, giới hạn 4, nên tính 24 / 30");
    assert_eq!(told(both, both, "20", 5, 0).1, "Tổng: 17 / 30");
    let bounds = r#""limits":{"min":5,"max":25,"deductions":3},"#;
    assert_eq!(told(bounds, "", "30", 0, 0).0, "Mục I Mục: 30, quá mức tối đa 25 nên tính 25 / 25");
    assert_eq!(told(bounds, "", "25", 0, 0).0, "Mục I Mục: 25 / 25");
    assert_eq!(told(bounds, "", "1", 0, 0).0, "Mục I Mục: 1, dưới mức tối thiểu 5 nên tính 5 / 25");
    assert_eq!(
        told("", bounds, "30", 5, 0).1,
        "Tổng: 25; các sự việc trừ 5, giới hạn 3, nên tính 27, quá mức tối đa 25 nên tính 25 / 25"
    );
    assert_eq!(
        told(r#""bonus":{"cap":8},"#, "", "9", 0, 0).0,
        "Mục I Mục (điểm thưởng): 9, quá mức tối đa 8 nên tính 8 / 8"
    );
}

#[test]
fn what_takes_away_is_held_at_what_it_may_take_and_the_total_at_nought() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Lỗi", "max": 90, "start": "empty", "events": [
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -5}}]}"#;
    let first = r#""sections":[{"id":"t","code":"O","title":"Trước","criteria":[
        {"id":"d","code":"2","title":"Việc","max":9,"start":{"points":{"step":1}}}]},"#;
    let text = book(criterion, "", CLASSES, ELSE_C).canonical().replacen(r#""sections":["#, first, 1);
    let text = text.replacen(r#""title":"Mục""#, r#""title":"Mục","penalty":{"cap":20}"#, 1);
    let rulebook = Rulebook::read(&text).expect("sound");
    let (criterion, event, note) = (id("c"), id("late"), String::new());
    let mut late = Occurrence { criterion, event, count: 5, points: None, exempt: None, note };
    let mut case = Case {
        marks: [(id("d"), Mark::Points(exact("7")))].into(),
        occurrences: vec![late.clone()],
        ..Case::default()
    };
    let told = |case: &Case, kind| of_kind(&rulebook, case, kind, Lang::Vi).pop().unwrap_or_default();
    assert_eq!(told(&case, LineKind::Section), "Mục I Mục: −25, tính −20 (trừ nhiều nhất 20)");
    assert_eq!(told(&case, LineKind::Total), "Tổng: 7 − 20 = −13, nhỏ hơn 0 nên tính là 0 / 9");
    late.count = 4;
    case.occurrences = vec![late];
    assert_eq!(told(&case, LineKind::Section), "Mục I Mục: −20 (trừ nhiều nhất 20)");
}

#[test]
fn only_a_section_that_is_off_the_sheet_as_a_whole_is_said_to_be_taken_as_full() {
    let criterion = |at: &str, when: &str| {
        format!(
            r#"{{"id":"{at}","code":"{at}","title":"Việc","max":9,"start":"full",
            "applies":{{"when":"{when}","otherwise":"excluded"}}}}"#
        )
    };
    let told = |one: &str, other: &str| {
        let criteria = [criterion("c", one), criterion("d", other)].join(",");
        let section = r#"{"id":"t","code":"O","title":"Trước","criteria":[
            {"id":"e","code":"3","title":"Việc","max":9,"start":"full"}]},"#;
        let classes = r#"{"id": "A", "title": "Tốt", "when": "s.s > 3"}, {"id": "C", "title": "Kém"}"#;
        let inputs = r#""inputs": [{"id": "new", "title": "Mới", "kind": "flag"}],"#;
        let text = book(&criteria, "", classes, &format!("{inputs} {ELSE_C}")).canonical();
        let text = text.replacen(r#""sections":["#, &format!(r#""sections":[{section}"#), 1);
        let rulebook = Rulebook::read(&text).expect("sound");
        let case = Case { inputs: [(id("new"), Value::Flag(true))].into(), ..Case::default() };
        of_kind(&rulebook, &case, LineKind::Section, Lang::En).pop().unwrap_or_default()
    };
    assert_eq!(told("input.new", "input.new"), "Section I Mục: 9 + 9 = 18 / 18");
    assert_eq!(told("input.new", "not input.new"), "Section I Mục: 9 / 9");
    let off = told("not input.new", "not input.new");
    assert!(off.starts_with("Section I Mục: –") && off.contains("18"), "{off}");
}

#[test]
fn what_counts_with_one_factor_is_told_as_one_number() {
    let criterion = |at: &str, rest: &str| {
        format!(
            r#"{{"id": "{at}", "code": "{at}", "title": "Việc", "max": 10, "start": "full", "events": [
            {{"id": "late", "title": "Muộn", "unit": "lần", "effect": {{"each": -1}}}}]{rest}}}"#
        )
    };
    let shared = r#", "applies": {"when": "total < 0", "otherwise": {"share": ["c.c"]}}"#;
    let shared = shared.replace("total < 0", "input.full");
    let criteria =
        [criterion("c", ""), criterion("d", &shared), criterion("e", ""), criterion("f", "")].join(",");
    let more = format!(r#"{ELSE_C} "inputs": [{{"id": "full", "title": "Đủ", "kind": "flag"}}],"#);
    let told = |limited: &str, most: u32, counts: [u32; 3], kind| {
        let text = book(&criteria, "", CLASSES, &more).canonical();
        let limits = format!(r#""limits":{{"deductions":{most}}},"{limited}":"#);
        let rulebook = Rulebook::read(&text.replacen(&format!("\"{limited}\":"), &limits, 1)).expect("sound");
        let late = ["c", "e", "f"].into_iter().zip(counts).filter(|(_, count)| *count > 0);
        let late = late.map(|(at, count)| Occurrence {
            criterion: id(at),
            event: id("late"),
            count,
            points: None,
            exempt: None,
            note: String::new(),
        });
        let inputs = [(id("full"), Value::Flag(false))].into();
        let case = Case { occurrences: late.collect(), inputs, ..Case::default() };
        of_kind(&rulebook, &case, kind, Lang::Vi).concat()
    };
    let section = |most, counts| told("criteria", most, counts, LineKind::Section);
    let all = section(5, [4, 3, 1]);
    assert!(all.contains("các sự việc trừ 4 × 2 + 4 = 12, giới hạn 5,"), "{all}");
    let plain = section(3, [0, 3, 1]);
    assert!(plain.contains("các sự việc trừ 4, giới hạn 3,"), "{plain}");
    let whole = told("sections", 5, [4, 3, 1], LineKind::Total);
    assert!(whole.contains("các sự việc trừ 4 × 2 + 4 = 12, giới hạn 5,"), "{whole}");
}

#[test]
fn a_total_that_no_missing_mark_can_alter_is_told_although_its_sum_is_open() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 100, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Việc", "max": 10, "start": {"points": {"step": 1}}}"#;
    let rulebook = book(criteria, "", CLASSES, &format!(r#"{ELSE_C} "limits": {{"max": 50}},"#));
    assert_eq!(
        of_kind(&rulebook, &marked("60"), LineKind::Total, Lang::Vi),
        [
            "Tổng: ?; trường hợp nào cũng là 50 / 50",
            "Tổng không phụ thuộc vào điều còn thiếu. Chưa chấm tiêu chí 2 Việc."
        ]
    );
}
