//! Faults, each by its sentence and its place.

mod and_better;
mod edges;
mod fields;
mod meant;
mod parts;
mod penalties;
mod scales;
mod tables;
mod titles;
mod values;

use super::super::{Fault, Rulebook};
use crate::text::Lang;

const SAMPLE: &str = include_str!("../../../fixtures/sample/criteria.json");

/// A small sound set, with room for a change.
const SMALL: &str = r#"{
  "format": "binhxet.criteria/1", "id": "nho", "edition": 1, "title": "Nhỏ", "period": "month", "max": 10,
  "inputs": [{"id": "nghi", "title": "Số ngày nghỉ", "kind": {"count": "ngày"}, "default": 0}],
  "sections": [{"id": "mot", "code": "I", "title": "Mục một", "max": 10, "criteria": [
    {"id": "a", "code": "I.1", "title": "Giờ giấc", "max": 8, "start": "full",
     "events": [{"id": "muon", "title": "Đi muộn", "unit": "lần", "effect": {"each": -0.5}, "limit": -4}]},
    {"id": "b", "code": "I.2", "title": "Trang phục", "max": 2, "start": {"points": {"step": 0.5}}}
  ]}],
  "gates": [{"id": "nghi_nhieu", "title": "Nghỉ nhiều", "when": "input.nghi > 3", "effect": {"at_most": "tot"}}],
  "classes": [{"id": "tot", "title": "Tốt", "when": "total >= 9"}, {"id": "dat", "title": "Đạt"}],
  "otherwise": {"class": "dat"},
  "voting": {"quorum": {"at_least": "2/3"}, "marks": "mean", "findings": {"more_than": "1/2", "of": "present"},
    "tie": "fails", "rounds": 2, "recusal": "self"}
}"#;

/// A place for more fields of the head.
const MONTHLY: &str = r#""period": "month","#;

/// The faults after replacing some text of the small set.
fn faults(changes: &[(&str, &str)]) -> Vec<Fault> {
    let mut text = SMALL.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    Rulebook::read(&text).expect_err("a fault")
}

fn only(from: &str, to: &str) -> Fault {
    match faults(&[(from, to)]).as_slice() {
        [one] => one.clone(),
        many => panic!("{to}: {:#?}", many.iter().map(|fault| fault.sentence(Lang::En)).collect::<Vec<_>>()),
    }
}

/// The fault after one change, in both languages.
fn told(from: &str, to: &str, vi: &str, en: &str) {
    let fault = only(from, to);
    assert_eq!((fault.sentence(Lang::Vi).as_str(), fault.sentence(Lang::En).as_str()), (vi, en));
}

fn says(from: &str, to: &str, sentence: &str) {
    assert_eq!(only(from, to).sentence(Lang::En), sentence);
}

#[test]
fn the_sample_and_the_small_set_are_sound() {
    for text in [SAMPLE, SMALL] {
        let rulebook = Rulebook::read(text).unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert_eq!(rulebook.max_total(), rulebook.set().max);
    }
}

#[test]
fn what_is_printed_reads_as_the_same_set() {
    for text in [SAMPLE, SMALL] {
        let rulebook = Rulebook::read(text).expect("sound");
        let printed = serde_json::to_string_pretty(&rulebook).expect("prints");
        assert_eq!(Rulebook::read(&printed).as_ref(), Ok(&rulebook));
        assert_eq!(serde_json::from_str::<Rulebook>(&printed).expect("reads"), rulebook);
        assert_eq!(Rulebook::read(&rulebook.canonical()).as_ref(), Ok(&rulebook));
    }
}

#[test]
fn the_canonical_spelling_does_not_depend_on_order_space_or_decimals() {
    let one = Rulebook::read(SMALL).expect("sound").canonical();
    let respelt = SMALL
        .replace("-0.5", "\"-1/2\"")
        .replace(r#""id": "nho", "edition": 1"#, r#""edition":1,    "id":"nho""#)
        .replace(r#""max": 10,"#, r#""max": 10.0,"#);
    assert_eq!(Rulebook::read(&respelt).expect("sound").canonical(), one);
    assert!(!one.contains('\n') && one.starts_with(r#"{"classes":["#), "{one}");
}

#[test]
fn a_fault_names_line_column_place_and_shows_the_spot() {
    let fault = only("input.nghi > 3", "input.nghj > 3");
    assert_eq!((fault.line, fault.column), (9, 66));
    assert_eq!(fault.place, "gates.nghi_nhieu.when");
    assert_eq!(fault.suggestion.as_deref(), Some("input.nghi"));
    assert_eq!(fault.sentence(Lang::Vi), "Không có tên “input.nghj”. Có phải ý là “input.nghi”?");
    let mut excerpt = fault.excerpt.lines();
    let (shown, mark) = (excerpt.next().expect("a line"), excerpt.next().expect("a mark"));
    let under: String = shown.chars().skip(mark.chars().count() - 1).take(10).collect();
    assert_eq!(under, "input.nghj");
}

#[test]
fn every_fault_is_found_at_once() {
    let found = faults(&[
        (r#""edition": 1"#, r#""edition": 0"#),
        (r#""title": "Nhỏ", "#, ""),
        (r#""unit": "lần""#, r#""unti": "lần""#),
        (r#""step": 0.5"#, r#""step": 0.3"#),
        ("input.nghi > 3", "input.nghi > "),
        ("total >= 9", "totla >= 9"),
        (r#""marks": "mean""#, r#""marks": "maen""#),
    ]);
    let sentences: Vec<String> = found.iter().map(|fault| fault.sentence(Lang::En)).collect();
    assert_eq!(
        sentences,
        [
            "The field “title” is missing.",
            "This must be a whole number from 1 to 10,000.",
            "The field “unit” is missing.",
            "There is no field “unti” here. Did you mean “unit”?",
            "Steps of this size never reach the maximum of 2.",
            "The expression ends too early.",
            "There is no name “totla”. Did you mean “total”?",
            "“maen” means nothing here. Did you mean “mean”?",
        ]
    );
}

#[test]
fn a_part_with_a_fault_of_its_own_is_not_reported_again_where_it_is_named() {
    let fault = only(r#""kind": {"count": "ngày"}"#, r#""kind": {"cuont": "ngày"}"#);
    assert_eq!(fault.place, "inputs.nghi.kind.cuont");
}

#[test]
fn an_input_is_not_known_because_an_event_has_its_name() {
    says("total >= 9", "input.muon >= 9", "There is no name “input.muon”. Did you mean “happened.a.muon”?");
}

#[test]
fn ids_are_plain_and_unique() {
    says(r#""id": "b""#, r#""id": "a""#, "“a” has been used above.");
    says(
        r#""id": "b""#,
        r#""id": "b c""#,
        "“b c” is no id: an id is 1 to 48 plain letters, digits and underscores.",
    );
    says(r#""classes": ["#, r#""classes": [{"id": "dat", "title": "Đạt"}, "#, "“dat” has been used above.");
}

#[test]
fn points_must_add_up() {
    says(
        r#""title": "Mục một", "max": 10"#,
        r#""title": "Mục một", "max": 11"#,
        "This says 11 points, but the parts add up to 10.",
    );
    says(r#""max": 10,"#, r#""max": 9.5,"#, "This says 9.5 points, but the parts add up to 10.");
}

#[test]
fn events_stay_within_their_criterion() {
    let above = "This is more than the criterion's 8 points; write “all” if the whole criterion is lost.";
    says(r#"{"each": -0.5}, "limit": -4"#, r#"{"each": -8.5}"#, above);
    says(r#"{"each": -0.5}, "limit": -4"#, r#"{"between": [-9, -1]}"#, above);
    says(r#"{"each": -0.5}, "limit": -4"#, r#"{"each": 0}"#, "This event neither adds nor takes anything.");
    says(r#""limit": -4"#, r#""limit": -0.1"#, "The limit is smaller than a single occurrence.");
    says(
        r#""limit": -4"#,
        r#""limit": 4"#,
        "A limit has the sign of its effect and is not nought; “all” and “nothing” have none.",
    );
}

#[test]
fn classes_named_elsewhere_must_exist() {
    says(r#"{"at_most": "tot"}"#, r#"{"at_most": "tott"}"#, "There is no class “tott”. Did you mean “tot”?");
    says(r#"{"class": "dat"}"#, r#"{"class": "x"}"#, "There is no class “x”.");
}

#[test]
fn a_number_of_classes_with_a_minus_names_the_other_effect() {
    let at_most = r#"{"at_most": "tot"}"#;
    let up = "A number of classes has no minus; to go up, use “raise”: 1.";
    says(at_most, r#"{"lower": -1}"#, up);
    says(at_most, r#"{"lower": "-1"}"#, up);
    says(at_most, r#"{"raise": -2}"#, "A number of classes has no minus; to go down, use “lower”: 2.");
    let whole = "This must be a whole number from 1 to 10,000.";
    says(at_most, r#"{"raise": 0}"#, whole);
    says(at_most, r#"{"raise": -10001}"#, whole);
    says(at_most, r#"{"raise": -0}"#, whole);
    says(at_most, r#"{"raise": "1"}"#, "This number is written without quotation marks.");
}

#[test]
fn a_gate_is_a_finding_or_a_condition_but_not_both() {
    says(
        r#""when": "input.nghi > 3""#,
        r#""when": "input.nghi > 3", "finding": "Có nghỉ không?""#,
        "Only one of the fields “finding” and “when” may stand here.",
    );
}

#[test]
fn conditions_that_bar_may_not_look_at_the_class() {
    let class = ("input.nghi > 3", "class = 'tot'");
    assert_eq!(faults(&[class, (r#"{"at_most": "tot"}"#, "\"suspend\"")]).len(), 1);
    let text = SMALL.replacen(class.0, class.1, 1);
    assert!(Rulebook::read(&text).is_ok());
}

#[test]
fn shares_of_votes_are_shares() {
    let share = "A share lies between 0 and 1: “at_least” above 0, “more_than” below 1.";
    says(r#"{"at_least": "2/3"}"#, r#"{"at_least": 0}"#, share);
    says(r#""more_than": "1/2""#, r#""more_than": 1"#, share);
}

#[test]
fn letters_that_steer_a_terminal_are_refused() {
    says(
        r#""title": "Nhỏ""#,
        "\"title\": \"N\u{202e}hỏ\"",
        "This text contains an invisible or control character.",
    );
    says(
        r#""title": "Nhỏ""#,
        r#""title": "N\u001bhỏ""#,
        "This text contains an invisible or control character.",
    );
    let fault = only(r#""id": "b""#, r#""id": "\u001b[2J""#);
    assert!(!fault.sentence(Lang::Vi).chars().any(char::is_control));
}

#[test]
fn broken_json_and_foreign_texts_are_refused() {
    says(SMALL, "{", "The file ends too early: a bracket is still open.");
    told(r#""edition": 1,"#, r#""edition": 1"#, "Thiếu dấu phẩy ở đây.", "A comma is missing here.");
    let decimal = [
        "Phần thập phân viết sau dấu chấm, không phải dấu phẩy: 0.5.",
        "Decimals stand behind a point, not a comma: 0.5.",
    ];
    told(r#""edition": 1,"#, r#""edition": 1,5,"#, decimal[0], decimal[1]);
    for (from, to, told) in [
        (r#""edition": 1,"#, r#""edition": 1,,"#, "There is a comma too many here."),
        (r#""edition": 1,"#, r#""edition": 1;"#, "Write a comma here, not a semicolon."),
        (r#""edition": 1,"#, r#""edition" 1,"#, "A colon must follow the name of a field."),
        (
            r#""edition": 1,"#,
            r#""edition": 1],"#,
            "This closes the other kind of bracket: { goes with }, [ with ].",
        ),
        (
            r#""title": "Nhỏ","#,
            r#""title": “Nhỏ”,"#,
            "Write straight double quotation marks (\") here, not curly or single ones.",
        ),
        (
            r#""title": "Nhỏ","#,
            r#"title: "Nhỏ","#,
            "Words stand in quotation marks; only true, false and null do not.",
        ),
        (r#""edition": 1,"#, r#""edition": #,"#, "This is not JSON."),
    ] {
        says(from, to, told);
    }
    says(r#""edition": 1"#, r#""edition": 1, "edition": 1"#, "The field “edition” stands here twice.");
    says("binhxet.criteria/1", "binhxet.criteria/2", "The format is not “binhxet.criteria/1”.");
    let large = " ".repeat(super::LARGEST + 1);
    assert_eq!(Rulebook::read(&large).expect_err("too large").len(), 1);
}

#[test]
fn a_set_cut_off_anywhere_is_refused_without_a_panic() {
    for (end, _) in SMALL.char_indices() {
        assert!(Rulebook::read(&SMALL[..end]).is_err());
    }
}

#[test]
fn groups_name_events_that_pull_the_same_way() {
    let group =
        |names: &str| format!(r#""limit": -4}}], "groups": [{{"events": [{names}], "counts": "best"}}]}},"#);
    let from = r#""limit": -4}]},"#;
    assert!(Rulebook::read(&SMALL.replacen(from, &group("\"muon\""), 1)).is_ok());
    says(from, &group("\"moun\""), "This criterion has no event “moun”. Did you mean “muon”?");
    says(from, &group("\"muon\", \"muon\""), "“muon” belongs to another group already.");
    let mixed = r#""limit": -4}, {"id": "mat", "title": "Mất", "unit": "lần", "effect": "all"}],
        "groups": [{"events": ["muon", "mat"], "counts": "best"}]},"#;
    says(
        from,
        mixed,
        "The events of a group must all add or all deduct, and none may be “all” or “nothing”.",
    );
}

#[test]
fn points_are_shared_with_others_that_exist() {
    let share = |with: &str| {
        let applies = r#""applies": {"when": "member.sex = 'female'", "otherwise": {"share": ["#;
        format!(r#""title": "Trang phục", {applies}"{with}"]}}}},"#)
    };
    let from = r#""title": "Trang phục","#;
    for sound in ["c.a", "s.mot"] {
        assert!(Rulebook::read(&SMALL.replacen(from, &share(sound), 1)).is_ok());
    }
    says(from, &share("c.b"), "A criterion cannot share its points with itself.");
    says(
        from,
        &share("s.mto"),
        "There is no criterion or section “s.mto” to receive points. Did you mean “s.mot”?",
    );
    says(
        from,
        &share("a"),
        "“a” can receive nothing; write “c.” and a criterion's id, or “s.” and a section's.",
    );
}

#[test]
fn limits_do_not_cross() {
    let crossed = r#""title": "Mục một", "limits": {"min": 5, "max": 4}, "max": 10"#;
    says(r#""title": "Mục một", "max": 10"#, crossed, "The lower limit lies above the upper one.");
}

#[test]
fn a_quota_limits_a_class_that_has_one_below() {
    let quota = |class: &str, most: &str, ties: &str| {
        format!(
            r#""period": "month", "quotas": [{{"id": "q", "class": "{class}", "at_most": {most}, "within": "unit",
            "over": "rank", "ties": [{ties}]}}],"#
        )
    };
    let from = r#""period": "month","#;
    let share = |part: &str, of: &str| format!(r#"{{"share": {{"share": "{part}", "of": {of}}}}}"#);
    let sound = quota("tot", &share("20%", r#"{"class": "dat"}"#), r#""c.a", "s.mot / 2""#);
    let rulebook = Rulebook::read(&SMALL.replacen(from, &sound, 1)).expect("sound");
    assert_eq!(Rulebook::read(&rulebook.canonical()).as_ref(), Ok(&rulebook));
    let count = r#"{"count": 1}"#;
    says(from, &quota("x", count, ""), "There is no class “x”.");
    says(from, &quota("dat", count, ""), "The last class can have no quota: there is nothing below it.");
    let itself = share("20%", r#"{"class": "tot"}"#);
    says(from, &quota("tot", &itself, ""), "A quota cannot be a share of its own class.");
    says(
        from,
        &quota("tot", &share("120%", "\"ranked\""), ""),
        r#"A share lies between 0 and 1; twenty percent is written "20%"."#,
    );
    says(from, &quota("tot", count, r#""c.x""#), "There is no name “c.x”.");
    says(from, &quota("tot", count, r#""c.a > 1""#), "This must be a number but is true or false.");
}
