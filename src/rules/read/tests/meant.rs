//! What somebody probably means who writes something else.

use super::*;

const WHEN: &str = "input.nghi > 3";

/// A choice beside the input of the small set.
const INPUTS: &str = r#""inputs": ["#;
const CHOICE: &str =
    r#""inputs": [{"id": "kl", "title": "Kỷ luật", "kind": {"choice": ["không", "khiển trách"]}}, "#;

fn sentences(when: &str) -> [String; 2] {
    let found = faults(&[(INPUTS, CHOICE), (WHEN, when)]);
    assert_eq!(found.len(), 1, "{when}");
    [Lang::Vi, Lang::En].map(|lang| found[0].sentence(lang))
}

#[test]
fn a_word_in_the_wrong_shape_is_shown_in_the_right_one() {
    let shown = |from: &str, to: &str, word: &str, shape: &str| {
        let vi = format!("Ở đây “{word}” viết thành {shape}.");
        told(from, to, &vi, &format!("Here “{word}” is written {shape}."));
    };
    let effect = r#"{"at_most": "tot"}"#;
    shown(effect, r#""lower""#, "lower", r#"{ "lower": 1 }"#);
    shown(effect, r#""at_most""#, "at_most", r#"{ "at_most": "…" }"#);
    shown(effect, r#"{"refer": true}"#, "refer", "refer");
    shown(r#"{"count": "ngày"}"#, r#""count""#, "count", r#"{ "count": "…" }"#);
    shown(r#"{"each": -0.5}"#, r#""each""#, "each", r#"{ "each": -1 }"#);
    let nearly = only(effect, r#""lowr""#);
    assert_eq!(nearly.suggestion.as_deref(), Some(r#"{ "lower": 1 }"#));
    assert_eq!(only(effect, r#"{"lowr": 1}"#).suggestion.as_deref(), Some("lower"));
}

#[test]
fn of_whom_a_share_is_is_shown_with_its_shape() {
    let quota = |of: &str| {
        format!(
            r#""titles": [], "quotas": [{{"id": "q", "class": "tot", "within": "unit", "over": "refer",
                "at_most": {{"share": {{"share": "20%", "of": {of}}}}}}}], "voting""#
        )
    };
    let known = r#"members, ranked, { "class": "…" }, { "title": "…" }"#;
    says(r#""voting""#, &quota(r#""tot""#), &format!("“tot” means nothing here; there are: {known}."));
    says(r#""voting""#, &quota(r#""class""#), r#"Here “class” is written { "class": "…" }."#);
}

#[test]
fn an_option_without_quotation_marks_is_told_to_get_them() {
    for when in ["input.kl = không", "input.kl ≠ không", "input.kl in ('khiển trách', không)"] {
        let [vi, en] = sentences(when);
        assert!(vi.starts_with("Nếu “không” là một lựa chọn thì đặt trong dấu nháy đơn: 'không';"), "{vi}");
        assert!(en.starts_with("If “không” is an option, it stands in single quotes: 'không';"), "{en}");
    }
    let [vi, _] = sentences("input.kl = khiển trách or total > 1");
    assert_eq!(vi, "Không có tên “khiển trách”; nếu là chữ thì đặt trong dấu nháy đơn: 'khiển trách'.");
}

#[test]
fn an_id_alone_is_answered_with_the_whole_name() {
    for (written, whole) in [
        ("nghi = 0", "input.nghi"),
        ("a >= 5", "c.a"),
        ("mot >= 5", "s.mot"),
        ("muon = 0", "happened.a.muon"),
        ("happened.muon = 0", "happened.a.muon"),
        ("happened.a = 0", "happened.a.muon"),
        ("exempted.muon = 0", "exempted.a.muon"),
        ("year.muon = 0", "year.a.muon"),
        ("c.nghi = 0", "input.nghi"),
        ("input.b = 0", "c.b"),
        ("total > nghi", "input.nghi"),
        ("c.a = nghi", "input.nghi"),
        ("input.nghis = 0", "input.nghi"),
        ("input.nghi.x = 0", "input.nghi"),
        ("totals >= 50", "total"),
    ] {
        assert_eq!(only(WHEN, written).suggestion.as_deref(), Some(whole), "{written}");
    }
    let [vi, _] = sentences("nghi = 0");
    assert_eq!(vi, "Không có tên “nghi”. Có phải ý là “input.nghi”?");
    assert_eq!(only(WHEN, "happened.x = 0").suggestion, None, "no name goes no further than its dot");
}

#[test]
fn a_value_is_meant_by_its_id_alone() {
    let value = r#""values": [{"id": "du", "title": "Dư", "value": "total - 5"}], "gates": ["#;
    for written in ["du > 1", "input.du > 1"] {
        let found = faults(&[(WHEN, written), (r#""gates": ["#, value)]);
        assert_eq!(found[0].suggestion.as_deref(), Some("value.du"), "{written}");
    }
}

#[test]
fn a_criterion_alone_means_its_event_only_where_it_has_no_other() {
    let event = r#""events": [{"id": "muon", "#;
    let two = r#""events": [{"id": "ve_som", "title": "Về sớm", "unit": "lần", "effect": {"each": -1}}, {"id": "muon", "#;
    assert_eq!(faults(&[(WHEN, "happened.a = 0"), (event, two)])[0].suggestion, None);
    assert_eq!(only(WHEN, "year.a = 0").suggestion, None, "a fact may be meant");
}

#[test]
fn what_lies_within_two_bounds_is_told_in_two_comparisons() {
    let [vi, en] = sentences("total between 80 and 90");
    assert!(vi.ends_with("như “total >= 80 and total <= 90”."), "{vi}");
    assert!(en.ends_with("as in “total >= 80 and total <= 90”."), "{en}");
}

#[test]
fn a_maximum_that_a_limit_leaves_is_told_to_stand_with_the_limits() {
    let section = r#""title": "Mục một", "max": 10,"#;
    let held = r#""title": "Mục một", "max": 8, "limits": {"max": 8},"#;
    told(
        section,
        held,
        "Ghi 8 điểm nhưng các phần cộng lại là 10. Chỗ này ghi tổng khi chưa giới hạn, tức là 10; mức 8 ghi ở phần giới hạn (limits).",
        "This says 8 points, but the parts add up to 10. What stands here is the sum before any limit, 10; the 8 belong to the limits (limits).",
    );
    let head = r#""period": "month", "max": 10,"#;
    let of_head =
        |to: &str| faults(&[(section, &held.replace(r#""max": 8, "l"#, r#""max": 10, "l"#)), (head, to)]);
    let limited =
        |found: &[Fault]| found.len() == 1 && found[0].sentence(Lang::En).contains("before any limit");
    assert!(limited(&of_head(r#""period": "month", "max": 8,"#)), "what the sections leave");
    assert!(
        limited(&of_head(r#""period": "month", "max": 7, "limits": {"max": 7},"#)),
        "what the head leaves"
    );
    assert!(!limited(&of_head(r#""period": "month", "max": 9,"#)));
}

#[test]
fn a_maximum_that_no_limit_leaves_is_told_to_be_the_sum() {
    let says_sum = |changes: &[(&str, &str)], sentence: &str| {
        let found = faults(changes);
        assert_eq!(found.iter().map(|fault| fault.sentence(Lang::En)).collect::<Vec<_>>(), [sentence]);
    };
    let section = r#""title": "Mục một", "max": 10,"#;
    let above = r#""title": "Mục một", "max": 12, "limits": {"max": 12},"#;
    says_sum(&[(section, above)], "This says 12 points, but the parts add up to 10.");
}

#[test]
fn a_bonus_is_no_part_of_what_limits_leave_of_the_maximum() {
    let section = r#""title": "Mục một", "max": 10,"#;
    let held = r#""title": "Mục một", "max": 10, "limits": {"max": 8},"#;
    let bonus = r#""sections": [{"id": "thuong", "code": "T", "title": "Thưởng", "bonus": {"cap": 3}, "criteria": [
        {"id": "t", "code": "T.1", "title": "Sáng kiến", "max": 3, "start": "check"}]}, "#;
    let head = r#""period": "month", "max": 8,"#;
    let found =
        faults(&[(section, held), (r#""sections": ["#, bonus), (r#""period": "month", "max": 10,"#, head)]);
    assert!(found.len() == 1 && found[0].sentence(Lang::En).contains("before any limit"), "{found:#?}");
}
