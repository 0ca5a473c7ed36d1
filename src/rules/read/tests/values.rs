//! Faults of named values, and of expressions that use them.

use serde_json::{Value, json};

use super::{Lang, Rulebook, SMALL};

/// The small set with these values and this condition of its first class.
fn with(values: &str, when: &str) -> Value {
    let mut set: Value = serde_json::from_str(SMALL).expect("JSON");
    let inputs = [
        json!({"id": "days", "title": "Ngày", "kind": "number", "default": 1}),
        json!({"id": "kind", "title": "Loại", "kind": {"choice": ["a", "b"]}, "default": "a"}),
    ];
    set["inputs"].as_array_mut().expect("inputs").extend(inputs);
    set["values"] = serde_json::from_str(&format!("[{values}]")).expect("JSON");
    set["classes"][0]["when"] = when.into();
    set
}

/// Each fault of a set with its place, in English.
fn told(set: &Value) -> Vec<String> {
    let found = Rulebook::read(&set.to_string()).err().unwrap_or_default();
    found.iter().map(|fault| format!("{}: {}", fault.place, fault.sentence(Lang::En))).collect()
}

fn value(id: &str, value: &str) -> String {
    format!(r#"{{"id": "{id}", "title": "Giá trị {id}", "value": "{value}"}}"#)
}

/// Each fault of a set with these values and this condition.
fn faults(values: &[(&str, &str)], when: &str) -> Vec<String> {
    let values: Vec<String> = values.iter().map(|(id, text)| value(id, text)).collect();
    told(&with(&values.join(", "), when))
}

#[test]
fn what_stands_outside_of_the_sets_can_use_no_value() {
    let rulebook = Rulebook::read(SMALL).expect("a sound set");
    let text = r#"[{"id": "q", "class": "tot", "at_most": {"count": 1}, "within": "unit", "over": "rank", "ties": ["value.norm"]}]"#;
    let faults = crate::rules::Quota::read_over(text, &[&rulebook]).expect_err("refused");
    let told: Vec<String> = faults.iter().map(|fault| fault.sentence(Lang::En)).collect();
    assert_eq!(
        told,
        [
            "A quota over several sets cannot use “value.norm”: each set has values of its own. Write the formula out here."
        ]
    );
}

#[test]
fn values_of_every_kind_are_read_and_printed_as_they_are_written() {
    let values = [
        value("norm", "270 * input.days"),
        value("late", "period.end > '2026-10-01' and value.norm > 3"),
        value("group", "if(value.late, member.group, 'Tổ 1')"),
        value("from", "if(input.days > 1, period.start, year.start)"),
        value("weak", "count(c.a < 5, total < 3)"),
    ];
    let when = "value.late and value.group = 'Tổ 1' and days(value.from, period.next) > 3 and value.weak = 0";
    let set = with(&values.join(", "), when);
    let rulebook = Rulebook::read(&set.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(rulebook.set().values[1].value.text(), "period.end > '2026-10-01' and value.norm > 3");
    let printed = serde_json::to_string(&rulebook).expect("prints");
    assert!(printed.contains(when));
    assert_eq!(Rulebook::read(&printed), Ok(rulebook));
}

#[test]
fn a_value_uses_only_what_stands_above_it() {
    let later =
        "“value.b” does not stand above this: a value can only use those above it. Move “value.b” up.";
    assert_eq!(
        faults(&[("a", "value.b + 1"), ("b", "1")], "total > 1"),
        [format!("values.a.value: {later}")]
    );
    assert_eq!(faults(&[("b", "value.b + 1")], "total > 1"), [format!("values.b.value: {later}")]);
}

#[test]
fn a_name_that_no_value_has_is_answered_with_the_nearest() {
    let unknown = "classes.tot.when: There is no name “value.nrom”. Did you mean “value.norm”?";
    assert_eq!(faults(&[("norm", "1")], "value.nrom > 1"), [unknown]);
    assert_eq!(faults(&[], "value.nrom > 1"), ["classes.tot.when: There is no name “value.nrom”."]);
}

#[test]
fn a_text_that_is_no_number_is_quoted_or_its_number_is_named() {
    let points =
        |written: &str| super::only(r#""max": 8"#, &format!(r#""max": {written}"#)).sentence(Lang::Vi);
    assert_eq!(points(r#""10 điểm""#), "Chỉ ghi số, không kèm chữ: 10.");
    assert_eq!(points(r#""x8""#), "“x8” không phải số; hãy viết như 8, 0.5 hoặc \"2/3\".");
    assert_eq!(points(r#""8,5""#), "Phần thập phân viết sau dấu chấm, không phải dấu phẩy: 0.5.");
    let when = |written: &str| super::only("total >= 9", written).sentence(Lang::Vi);
    assert_eq!(when("total >= 9O"), "“9O” không phải số; hãy viết như 8, 0.5 hoặc 80%.");
    assert_eq!(when("total >= c."), "Sau “c.” còn thiếu tên.");
    assert_eq!(when("value. > 3"), "Sau “value.” còn thiếu tên.");
}

#[test]
fn a_fault_within_a_value_is_told_once_where_it_stands() {
    let twice = "value.a > 1 and value.a < 3 and value.c";
    assert_eq!(
        faults(&[("a", "input.dayz + 1"), ("c", "value.a > 1")], twice),
        ["values.a.value: There is no name “input.dayz”. Did you mean “input.days”?"]
    );
    assert_eq!(
        faults(&[("a", "1 +"), ("c", "value.a > 1")], twice),
        ["values.a.value: The expression ends too early."]
    );
    assert_eq!(faults(&[("a", "1"), ("a", "2")], "value.a > 1"), ["values.a.id: “a” has been used above."]);
}

#[test]
fn a_fault_within_a_value_leaves_no_sum_wrong() {
    let mut set = with(&value("norm", "270 * input.dáys"), "total >= 9");
    set["sections"][0]["criteria"][1]["start"] = json!({"formula": "value.norm"});
    let suggested = "values.norm.value: There is no name “input.dáys”. Did you mean “input.days”?";
    assert_eq!(told(&set), [suggested]);
    set["sections"][0]["max"] = 11.into();
    assert_eq!(told(&set), [suggested], "sums are looked at when the rest is sound");
}

#[test]
fn a_name_with_letters_of_no_id_is_answered_with_the_one_that_is_like_it() {
    for (when, near) in [
        ("input.đays > 1", Some("input.days")),
        ("c.á > 1", Some("c.a")),
        ("s.mốt > 1", Some("s.mot")),
        ("c.giờ_giấc > 1 and c.Giờ > 1", None),
        ("year.ngày > 1", Some("year.days")),
        ("year.nghỉ > 1", Some("year.nghi")),
        ("happened.a.muộn > 1", Some("happened.a.muon")),
        ("year.a.muộn > 1", Some("year.a.muon")),
        ("ballot.tốt > 1", None),
        ("value.định_mức > 1", Some("value.dinh_muc")),
        ("finding.nghỉ", None),
    ] {
        let set = with(&value("dinh_muc", "270"), when).to_string();
        let near = near.map(str::to_owned);
        let found = Rulebook::read(&set).expect_err("a fault");
        assert_eq!(found[0].suggestion, near, "{when}");
    }
}

#[test]
fn short_names_with_such_letters_are_looked_for_among_those_of_their_kind() {
    for (when, near) in [
        ("value.đ > 1", "value.d"),
        ("level.ḅ = 'x'", "level.b"),
        ("finding.ḳ", "finding.k"),
        ("ballot.ṫ > 1", "ballot.t"),
    ] {
        let mut set = with(&value("d", "270"), when);
        set["sections"][0]["criteria"][1]["start"] = json!({"levels": [{"id": "x", "title": "X", "points": 2}, {"id": "y", "title": "Y", "points": 0}]});
        set["gates"] = json!([{"id": "k", "title": "K", "finding": "?", "effect": "refer"}]);
        set["titles"] = json!([{"id": "t", "title": "T", "votes": {"more_than": "1/2", "of": "present"}}]);
        let found = Rulebook::read(&set.to_string()).expect_err("a fault");
        assert_eq!(found[0].suggestion.as_deref(), Some(near), "{when}: {found:#?}");
    }
}

#[test]
fn kinds_are_checked_where_a_value_is_used() {
    let at = |text: &str| vec![format!("classes.tot.when: {text}")];
    let values =
        [("days", "input.days * 2"), ("grade", "if(input.days > 3, 'a', 'c')"), ("day", "'2026-13-01'")];
    assert_eq!(faults(&values, "value.days"), at("This must be true or false but is a number."));
    assert_eq!(
        faults(&values, "value.grade = input.kind"),
        at("“c” can never occur here; there are: 'a', 'b'.")
    );
    assert_eq!(
        faults(&values, "days(value.day, period.end) > 1"),
        at("“2026-13-01” is no day; write it like '2026-10-01'.")
    );
    assert_eq!(faults(&values, "1 / value.days > 2 and value.grade in ('a', 'c')"), Vec::<String>::new());
}

#[test]
fn a_value_of_points_is_refused_where_there_are_none_yet() {
    let values = [value("weak", "zeros + 1"), value("half", "value.weak / 2")].join(", ");
    let mut set = with(&values, "value.half > 1");
    set["sections"][0]["criteria"][0]["start"] = json!({"formula": "value.half"});
    let place = "sections.mot.criteria.a.start.formula";
    assert_eq!(
        told(&set),
        [format!("{place}: “value.half” has no value yet at this point, since it asks for “zeros”.")]
    );
    assert_eq!(
        faults(&[("a", "if(class = 'tot', 1, 2)")], "value.a > 1"),
        ["values.a.value: “class” has no value yet at this point."]
    );
}

#[test]
fn values_that_double_again_and_again_are_refused_before_they_fill_the_memory() {
    let mut values = vec![("v0".to_owned(), "input.days + 1".to_owned())];
    for number in 1..40 {
        let before = format!("value.v{}", number - 1);
        values.push((format!("v{number}"), format!("{before} + {before}")));
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let found = faults(&values, "total > 1");
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("grows too large"), "{found:#?}");
    let deep: Vec<(String, String)> = (0..50)
        .map(|number| {
            let before = if number == 0 { "1".to_owned() } else { format!("value.d{}", number - 1) };
            (format!("d{number}"), format!("{before}{}", " + 1".repeat(30)))
        })
        .collect();
    let deep: Vec<(&str, &str)> = deep.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    assert!(faults(&deep, "total > 1").iter().any(|told| told.contains("grows too large")));
    // Each is small enough, all of them together are not.
    let many: Vec<String> = (0..200).map(|number| format!("m{number}")).collect();
    let sum = ["value.big"; 30].join(" + ");
    let big = ["input.days"; 100].join(" + ");
    let mut values = vec![("big", big.as_str())];
    values.extend(many.iter().map(|id| (id.as_str(), sum.as_str())));
    assert!(faults(&values, "total > 1").iter().all(|told| told.contains("grows too large")));
    assert!(!faults(&values, "total > 1").is_empty());
}

/// So many ones, added up: twice as many parts less one, and as deep as there are ones.
fn ones(count: usize) -> String {
    vec!["1"; count].join(" + ")
}

/// A value of 136 parts, and one more whose expression comes to 10,000 with it.
fn largest() -> [(&'static str, String); 2] {
    [("part", format!("-({})", ones(68))), ("sum", vec!["value.part"; 73].join(" + "))]
}

/// The only fault of a set with these values, with the rest of its line from where it stands.
fn refused(values: &[(&str, String)]) -> Option<(String, String)> {
    let values: Vec<String> = values.iter().map(|(id, text)| value(id, text)).collect();
    let set = with(&values.join(", "), "total > 1");
    let found = Rulebook::read(&set.to_string()).err()?;
    let [fault] = found.as_slice() else { panic!("{found:#?}") };
    let mut excerpt = fault.excerpt.lines();
    let (line, mark) = (excerpt.next().expect("a line"), excerpt.next().expect("a mark"));
    let rest = line.chars().skip(mark.chars().count() - 1).collect();
    Some((fault.place.clone(), rest))
}

#[test]
fn an_expression_comes_to_ten_thousand_parts_and_no_more() {
    assert_eq!(refused(&largest()), None);
    let [part, (id, sum)] = largest();
    let (place, rest) = refused(&[part, (id, format!("-({sum})"))]).expect("one part too many");
    assert_eq!(place, "values.sum.value");
    assert!(rest.starts_with("value.part + value.part"), "{rest}");
}

#[test]
fn parts_lie_four_hundred_deep_and_no_deeper() {
    let deep = |ones_more: usize| {
        let more = format!("value.half + {}", ones(ones_more));
        refused(&[("first", ones(200)), ("half", format!("value.first + {}", ones(150))), ("deep", more)])
    };
    assert_eq!(deep(50), None);
    assert_eq!(deep(51).map(|(place, _)| place).as_deref(), Some("values.deep.value"));
}

#[test]
fn all_expressions_with_values_come_to_a_hundred_thousand_parts_and_no_more() {
    let [part, (_, sum)] = largest();
    let ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    let mut values = vec![part];
    values.extend(ids.map(|id| (id, sum.clone())));
    assert_eq!(refused(&values), None);
    values.push(("k", "-value.part".to_owned()));
    assert_eq!(refused(&values).map(|(place, _)| place).as_deref(), Some("values.k.value"));
}

#[test]
fn what_is_written_out_in_full_is_not_counted() {
    let ids: Vec<String> = (0..300).map(|number| format!("v{number}")).collect();
    let values: Vec<(&str, String)> = ids.iter().map(|id| (id.as_str(), ones(200))).collect();
    assert_eq!(refused(&values), None);
}
