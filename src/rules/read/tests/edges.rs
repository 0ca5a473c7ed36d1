//! Where exactly the reader draws its lines: what just passes, and what just does not.

use super::super::super::Quota;
use super::*;

/// The set with its fault or without one.
fn is_sound(changes: &[(&str, &str)]) -> bool {
    let mut text = SMALL.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    Rulebook::read(&text).is_ok()
}

#[test]
fn numbers_at_a_bound_pass_and_beyond_it_do_not() {
    const EFFECT: &str = r#""effect": {"each": -0.5}, "limit": -4"#;
    let quota = |most: &str| {
        format!(
            r#""period": "month", "quotas": [{{"id": "q", "class": "tot", "at_most": {most}, "within": "unit",
                "over": "warn", "ties": []}}],"#
        )
    };
    let share = |share: &str| quota(&format!(r#"{{"share": {{"share": {share}, "of": "members"}}}}"#));
    let quorum = r#"{"at_least": "2/3"}"#;
    let findings = r#""findings": {"more_than": "1/2""#;
    let cap = r#"{"at_most": "tot"}"#;
    let classes = r#""when": "total >= 9"}, {"id": "dat", "title": "Đạt"}"#;
    let floors = |low: u32| {
        format!(r#""when": "total >= 9", "floor": 5}}, {{"id": "dat", "title": "Đạt", "floor": {low}}}"#)
    };
    for (from, passes, fails) in [
        (EFFECT, r#""effect": {"each": -0.5}, "limit": -0.5"#, r#""effect": {"each": -0.5}, "limit": -0.25"#),
        (EFFECT, r#""effect": {"each": 0.5}, "limit": 0.5"#, r#""effect": {"each": 0.5}, "limit": 0.25"#),
        (EFFECT, r#""effect": {"each": 0.5}, "limit": 1"#, r#""effect": {"each": 0.5}, "limit": -1"#),
        (EFFECT, r#""effect": {"between": [-2, 0]}"#, r#""effect": {"between": [-2, 1]}"#),
        (EFFECT, r#""effect": {"between": [0, 2]}"#, r#""effect": {"between": [0, 0]}"#),
        (EFFECT, r#""effect": {"each": -8}"#, r#""effect": {"each": -8.5}"#),
        (EFFECT, r#""effect": {"each": -1}"#, r#""effect": {"each": -1, "all": 1}"#),
        (EFFECT, r#""effect": {"steps": [0, -2, -8]}"#, r#""effect": {"steps": [0, -2, -8.5]}"#),
        (EFFECT, r#""effect": {"steps": ["0", "1/2", 0]}"#, r#""effect": {"steps": [0, "-1/2", 1]}"#),
        (EFFECT, r#""effect": {"steps": [-1]}"#, r#""effect": {"steps": []}"#),
        (EFFECT, r#""effect": {"steps": [0, -1]}"#, r#""effect": {"steps": [0, 0]}"#),
        (
            EFFECT,
            r#""effect": {"steps": [0, -2]}, "limit": -2"#,
            r#""effect": {"steps": [0, -2]}, "limit": -1"#,
        ),
        (cap, r#"{"total_at_most": 0}"#, r#"{"total_at_most": -1}"#),
        (classes, &floors(5), &floors(6)),
        (r#""step": 0.5"#, r#""step": 2"#, r#""step": 3"#),
        (
            r#""code": "I", "#,
            r#""code": "I", "limits": {"min": 5, "max": 5}, "#,
            r#""code": "I", "limits": {"min": 6, "max": 5}, "#,
        ),
        (MONTHLY, &share("1"), &share("1.5")),
        (MONTHLY, &share("0.5"), &share("-0.5")),
        (quorum, r#"{"at_least": 1}"#, r#"{"at_least": "3/2"}"#),
        (quorum, r#"{"at_least": "1/9"}"#, r#"{"at_least": 0}"#),
        (findings, r#""findings": {"more_than": 0"#, r#""findings": {"more_than": "-1/2""#),
        (findings, r#""findings": {"more_than": "9/10""#, r#""findings": {"more_than": 1"#),
    ] {
        assert!(is_sound(&[(from, passes)]), "{passes}");
        assert!(!is_sound(&[(from, fails)]), "{fails}");
    }
}

#[test]
fn a_step_is_refused_as_nought_as_too_large_or_as_unfit() {
    let told = |step: &str| only(r#""step": 0.5"#, &format!(r#""step": {step}"#)).sentence(Lang::En);
    assert_eq!(told("0"), told("-1"), "neither is above nought");
    assert_ne!(told("0"), told("0.3"));
    assert_ne!(told("3"), told("0.3"), "larger than the maximum is said as such");
}

#[test]
fn a_group_of_what_takes_everything_has_no_direction_and_an_event_with_a_fault_is_not_missed_in_it() {
    const EVENTS: &str = r#""events": [{"id": "muon", "title": "Đi muộn", "unit": "lần", "effect": {"each": -0.5}, "limit": -4}]"#;
    let with = |one: &str, other: &str| {
        format!(
            r#""events": [{{"id": "muon", "title": "Đi muộn", "unit": "lần", "effect": {one}}},
            {{"id": "som", "title": "Về sớm", "unit": "lần", "effect": {other}}}],
            "groups": [{{"events": ["muon", "som"], "counts": "one"}}]"#
        )
    };
    let each = r#"{"each": -1}"#;
    assert!(is_sound(&[(EVENTS, &with(each, each))]));
    assert!(!is_sound(&[(EVENTS, &with(r#""all""#, r#""all""#))]));
    assert!(!is_sound(&[(EVENTS, &with(each, r#""all""#))]));
    assert_eq!(faults(&[(EVENTS, &with(each, r#""al""#))]).len(), 1);
}

#[test]
fn a_default_that_is_no_day_is_named() {
    let input = r#""kind": {"count": "ngày"}, "default": 0}"#;
    let day = |text: &str| {
        format!(
            r#""kind": {{"count": "ngày"}}, "default": 0}}, {{"id": "ngay", "title": "Ngày", "kind": "date", "default": "{text}"}}"#
        )
    };
    assert!(is_sound(&[(input, &day("2026-01-31"))]));
    assert_eq!(faults(&[(input, &day("2026-02-31"))]).len(), 1);
}

#[test]
fn a_text_is_too_large_from_one_byte_beyond_the_limit_on() {
    let limit = 2 << 20;
    let padded = |length: usize| format!("{SMALL}{}", " ".repeat(length - SMALL.len()));
    assert!(Rulebook::read(&padded(limit)).is_ok());
    let found = Rulebook::read(&padded(limit + 1)).expect_err("too large");
    assert_eq!(found.len(), 1);
    assert!(found[0].sentence(Lang::En).contains("2,048") || found[0].sentence(Lang::En).contains("2048"));
}

#[test]
fn a_long_line_is_cut_on_both_sides_of_the_spot() {
    let excerpt = |text: &str| {
        let found = Rulebook::read(text).expect_err("a fault");
        let (shown, mark) = found[0].excerpt.split_once('\n').expect("two lines");
        (shown.to_owned(), mark.chars().count() - 1)
    };
    let one_line = SMALL.replace('\n', " ").replace("input.nghi > 3", "input.nghj > 3");
    let (shown, at) = excerpt(&one_line);
    assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    assert_eq!(shown.chars().skip(at).take(10).collect::<String>(), "input.nghj");
    assert_eq!(shown.chars().count(), 1 + 36 + 36 + 1);
    let (shown, at) = excerpt("    {\"id\": 1 ?");
    assert!(shown.starts_with("{\"id\"") && !shown.contains('…'), "{shown}");
    assert_eq!(shown.chars().nth(at), Some('?'));
    let exactly = |after: usize| format!("?{}", "x".repeat(after - 1));
    assert!(!excerpt(&exactly(36)).0.ends_with('…'));
    assert!(excerpt(&exactly(37)).0.ends_with('…'));
    let behind = |before: usize| format!("\"{}\"?", "x".repeat(before - 2));
    assert!(!excerpt(&behind(36)).0.starts_with('…'));
    assert!(excerpt(&behind(37)).0.starts_with("…x"));
    assert!(excerpt(&behind(37).replacen('x', " ", 1)).0.starts_with("… x"), "a blank behind it stays");
}

#[test]
fn an_excerpt_shows_nothing_that_hides_or_stands_upon_no_letter() {
    for strange in ['\u{604}', '\u{64b}', '\u{fe0f}', '\u{202e}', '\u{e000}'] {
        let found = Rulebook::read(&format!("{{\"id\": {strange}\"t\" ?")).expect_err("a fault");
        let (shown, mark) = found[0].excerpt.split_once('\n').expect("two lines");
        assert_eq!((shown, mark), ("{\"id\": \"t\" ?", "       ^"), "{strange:?}");
    }
}

#[test]
fn what_need_not_be_said_is_not_written() {
    let printed = Rulebook::read(SMALL).expect("sound").canonical();
    for word in [
        "\"marked_by\"",
        "\"evidence\"",
        "\"first_month\"",
        "\"lang\"",
        "\"language\"",
        "\"scope\"",
        "\"from\"",
        "\"excludes\"",
        "\"groups\"",
        "\"quotas\"",
        "\"titles\"",
        "\"exempt\"",
        "null",
    ] {
        assert!(!printed.contains(word), "{word} {printed}");
    }
}

#[test]
fn a_cut_line_keeps_its_own_spaces() {
    let spaces = " ".repeat(40);
    let text = format!("{{\"id\": \"{}\",{spaces}?", "x".repeat(50));
    let found = Rulebook::read(&text).expect_err("a fault");
    let (shown, mark) = found[0].excerpt.split_once('\n').expect("two lines");
    assert_eq!(shown, format!("…{}?", " ".repeat(36)));
    assert_eq!(mark.chars().count() - 1, 37, "the mark stands under the spot");
}

#[test]
fn the_id_of_a_level_is_no_class() {
    let level = r#""start": {"levels": [{"id": "gioi", "title": "Giỏi", "points": 2}]}"#;
    let found = faults(&[
        (r#""start": {"points": {"step": 0.5}}"#, level),
        (r#"{"at_most": "tot"}"#, r#"{"at_most": "gioi"}"#),
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place, "gates.nghi_nhieu.effect.at_most");
}

#[test]
fn points_that_cannot_be_added_up_are_a_fault_of_their_own() {
    // Their common denominator has more digits than an exact number.
    let found = faults(&[
        (r#""max": 8,"#, r#""max": "1/1000000000000000000000000007","#),
        (r#"{"each": -0.5}, "limit": -4"#, r#""all""#),
        (
            r#""max": 2, "start": {"points": {"step": 0.5}}"#,
            r#""max": "1/1000000000000000000000000009", "start": "full""#,
        ),
    ]);
    let told: Vec<String> = found.iter().map(|fault| fault.sentence(Lang::En)).collect();
    assert!(told.iter().any(|told| told.contains("too large")), "{told:#?}");
}

#[test]
fn faults_of_shared_quotas_count_columns_from_their_own_text() {
    let rulebook = Rulebook::read(SMALL).expect("a sound set");
    let text = "[{\"idd\": 1}, \n {\"idd\": 1}]";
    let found = Quota::read_over(text, &[&rulebook]).expect_err("faults");
    let at: Vec<(usize, usize)> = found.iter().map(|fault| (fault.line, fault.column)).collect();
    assert!(at.contains(&(1, 3)) && at.contains(&(2, 3)), "{at:?}");
}

#[test]
fn a_shared_quota_limits_a_class_that_every_set_has() {
    let rulebook = Rulebook::read(SMALL).expect("a sound set");
    let read = |class: &str| {
        let text = format!(
            r#"[{{"id": "q", "class": "{class}", "at_most": {{"count": 1}}, "within": "unit", "over": "rank"}}]"#
        );
        Quota::read_over(&text, &[&rulebook]).map(|quotas| quotas.len()).map_err(|faults| faults.len())
    };
    assert_eq!((read("tot"), read("elsewhere")), (Ok(1), Err(1)));
}

#[test]
fn letters_typed_apart_are_the_same_text_also_where_escapes_hold_them_apart() {
    let apart = |text: &str| text.replace('ỉ', "i\u{309}").replace('é', "e\u{301}");
    let escaped = |text: &str| text.replace('ỉ', "i\\u0309").replace('é', "e\\u0301");
    let text = SMALL.replace("input.nghi > 3", "member.post = 'Nghỉ hé'");
    let whole = Rulebook::read(&text).expect("sound");
    assert_eq!(Rulebook::read(&apart(&text)).as_ref(), Ok(&whole));
    assert_eq!(Rulebook::read(&escaped(&text)).as_ref(), Ok(&whole));
    assert_ne!(
        super::super::read_kept(&apart(&text)).as_ref(),
        Ok(whole.set()),
        "what lies in a log stays as it is"
    );
}

#[test]
fn a_text_that_nobody_is_called_by_for_its_blanks_is_a_fault() {
    for (when, said) in [
        (
            "member.post = 'Chủ  tịch'",
            "“Chủ  tịch” has blanks too many, so nothing equals it; take them out.",
        ),
        ("member.group in ('Tổ 1 ')", "“Tổ 1 ” has blanks too many, so nothing equals it; take them out."),
    ] {
        let text = SMALL.replace("input.nghi > 3", when);
        let found = Rulebook::read(&text).expect_err("a fault");
        assert_eq!(found.iter().map(|fault| fault.sentence(Lang::En)).collect::<Vec<_>>(), [said]);
        assert!(super::super::read_kept(&text).is_ok(), "{when}");
    }
}

#[test]
fn what_is_named_by_its_title_or_code_is_answered_with_its_id() {
    const WHEN: &str = "total >= 9";
    let levels = r#"{"levels": [{"id": "gon", "title": "Gọn gàng", "points": 2}, {"id": "chua", "title": "Chưa gọn", "points": 0}]}"#;
    let meant = |when: &str| {
        let found = faults(&[(r#"{"points": {"step": 0.5}}"#, levels), (WHEN, when)]);
        found.iter().map(|fault| fault.suggestion.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    for (when, id) in
        [("level.b = 'Gọn gàng'", "gon"), ("level.b = 'CHƯA GỌN'", "chua"), ("s.I >= 9", "s.mot")]
    {
        assert_eq!(meant(when), [id], "{when}");
    }
}

#[test]
fn an_event_of_another_criterion_is_unknown() {
    let fault = only("total >= 9", "happened.b.muon = 0");
    assert_eq!(fault.sentence(Lang::En), "There is no name “happened.b.muon”.");
}

#[test]
fn what_asks_for_a_part_with_a_fault_of_its_own_is_not_told_as_well() {
    const WHEN: &str = "total >= 9";
    let one = |changes: &[(&str, &str)]| {
        let found = faults(changes);
        found.iter().map(|fault| fault.place.clone()).collect::<Vec<_>>()
    };
    let section = (r#""title": "Mục một", "max": 10"#, r#""title": "Mục một", "max": "mười""#);
    assert_eq!(one(&[section, (WHEN, "s.mot >= 9")]), ["sections.mot.max"]);
    let gate = (r#""when": "input.nghi > 3", "effect""#, r#""finding": 5, "effect""#);
    assert_eq!(one(&[gate, (WHEN, "finding.nghi_nhieu")]), ["gates.nghi_nhieu.finding"]);
    let class = (r#"{"id": "dat", "title": "Đạt"}"#, r#"{"id": "dat", "title": 5}"#);
    assert_eq!(one(&[class, (WHEN, "ballot.dat > 50%")]), ["classes.dat.title"]);
    let title = (r#""otherwise""#, r#""titles": [{"id": "gioi", "title": 5}], "otherwise""#);
    assert_eq!(one(&[title, (WHEN, "ballot.gioi > 50%")]), ["titles.gioi.title"]);
}

#[test]
fn a_number_that_cannot_be_kept_is_told_as_one_whether_it_is_a_text_or_not() {
    for number in ["1e999", "\"1/0\""] {
        let to = format!(r#""month", "max": {number}"#);
        let not_exact = "This number cannot be kept exactly; write it like 8, 0.5 or \"2/3\".";
        says(r#""month", "max": 10"#, &to, not_exact);
    }
}

#[test]
fn an_expression_that_is_not_there_is_told_from_one_that_ends_too_early() {
    says("total >= 9", "", "There is no expression yet.");
    says("total >= 9", "total >=", "The expression ends too early.");
}
