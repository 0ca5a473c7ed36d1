//! Scales worked by hand: weights, levels that follow from the mark, both at once.

use super::super::evaluate::tests::{book, exact, marked};
use super::super::*;
use super::*;

const LATE: &str = r#", "events": [{"id": "e", "title": "Muộn", "unit": "lần", "effect": {"each": -5}}]"#;
const GOOD: &str = r#"{"id": "A", "title": "A", "when": "level.c = 'tot'"}, {"id": "B", "title": "B"}"#;
const PLAIN: &str = r#"{"id": "A", "title": "A", "when": "c.c >= 24"}, {"id": "B", "title": "B"}"#;

/// A mark from 0 to 10 that counts three times.
const WEIGHTED: &str = r#"{"step": 0.5, "weight": 3}"#;
/// Points of which the committee fixes some within a level; from 15 to 19 there is none.
const RANGES: &str = r#"{"step": 1, "levels": [
    {"id": "yeu", "title": "Yếu", "from": 0, "to": 14}, {"id": "kha", "title": "Khá", "from": 20, "to": 24},
    {"id": "tot", "title": "Tốt", "from": 25, "to": 30}]}"#;
/// Both.
const BOTH: &str = r#"{"step": 0.5, "weight": 3, "levels": [
    {"id": "tot", "title": "Tốt", "from": 8, "to": 10}, {"id": "kha", "title": "Khá", "from": 5, "to": 7.5}]}"#;

/// One criterion of thirty points on a scale.
fn scaled(scale: &str, rest: &str, classes: &str) -> Rulebook {
    let criterion = format!(
        r#"{{"id": "c", "code": "1", "title": "Việc", "max": 30, "start": {{"points": {scale}}}{rest}}}"#
    );
    let more = r#""otherwise": {"class": "B"}, "inputs": [{"id": "desk", "title": "Bàn", "kind": "flag"}],"#;
    book(&criterion, "", classes, more)
}

fn scale(rulebook: &Rulebook) -> &Scale {
    rulebook.criteria().next().and_then(Criterion::scale).expect("a scale")
}

/// A mark, and how often somebody was late.
fn case(mark: &str, late: u32) -> Case {
    let occurrence = Occurrence {
        criterion: "c".parse().expect("an id"),
        event: "e".parse().expect("an id"),
        count: late,
        points: None,
        exempt: None,
        note: String::new(),
    };
    Case { occurrences: (late > 0).then_some(occurrence).into_iter().collect(), ..marked(mark) }
}

/// The points, the class, and the criterion's line.
fn comes_to(rulebook: &Rulebook, mark: &str, late: u32) -> (String, String, String) {
    let outcome = evaluate(rulebook, &case(mark, late));
    let line = outcome.lines(rulebook, Lang::Vi).swap_remove(0).text;
    let points = outcome.criteria[0].points.expect("known").to_string();
    (points, outcome.class.expect("a class").to_string(), line)
}

#[test]
fn worked_by_hand_a_mark_counts_as_often_as_it_weighs() {
    for (mark, late, points, class, line) in [
        ("8", 0, "24", "A", "1 Việc: 8 × 3 = 24 / 30"),
        ("7.5", 0, "22.5", "B", "1 Việc: 7,5 × 3 = 22,5 / 30"),
        ("9", 1, "22", "B", "1 Việc: 9 × 3 − 5 (Muộn: 1 lần) = 22 / 30"),
        ("0", 0, "0", "B", "1 Việc: 0 × 3 = 0 / 30"),
        ("1", 1, "0", "B", "1 Việc: 1 × 3 − 5 (Muộn: 1 lần) = −2, giữ trong khoảng 0–30 = 0 / 30"),
        // The mean of three marks.
        ("25/3", 0, "25", "A", "1 Việc: 8 1/3 × 3 = 25 / 30"),
    ] {
        let told = comes_to(&scaled(WEIGHTED, LATE, PLAIN), mark, late);
        assert_eq!(told, (points.into(), class.into(), line.into()), "{mark} {late}");
    }
}

#[test]
fn worked_by_hand_the_level_follows_from_the_mark_and_not_from_what_is_left_of_it() {
    for (scale, mark, late, points, class, line) in [
        (RANGES, "25", 0, "25", "A", "1 Việc: 25 (Tốt) / 30"),
        (RANGES, "24", 0, "24", "B", "1 Việc: 24 (Khá) / 30"),
        (RANGES, "30", 2, "20", "A", "1 Việc: 30 (Tốt) − 10 (Muộn: 2 lần) = 20 / 30"),
        (BOTH, "8", 0, "24", "A", "1 Việc: 8 (Tốt) × 3 = 24 / 30"),
        (BOTH, "7.5", 1, "17.5", "B", "1 Việc: 7,5 (Khá) × 3 − 5 (Muộn: 1 lần) = 17,5 / 30"),
    ] {
        let told = comes_to(&scaled(scale, LATE, GOOD), mark, late);
        assert_eq!(told, (points.into(), class.into(), line.into()), "{mark} {late}");
    }
}

#[test]
fn the_level_is_told_where_a_condition_asks_for_it() {
    let rulebook = scaled(RANGES, "", GOOD);
    let lines = evaluate(&rulebook, &case("22", 0)).lines(&rulebook, Lang::En);
    let atom = lines.iter().find(|line| line.kind == LineKind::Atom).map(|line| line.text.as_str());
    assert_eq!(atom, Some("level of criterion 1 = Tốt: false (Khá ≠ Tốt)"));
}

#[test]
fn off_the_sheet_it_is_the_level_with_the_highest_marks() {
    let applies = r#", "applies": {"when": "input.desk", "otherwise": "excluded"}"#;
    let rulebook = scaled(RANGES, applies, GOOD);
    let desk = |desk: bool| {
        let inputs = [("desk".parse().expect("an id"), Value::Flag(desk))].into();
        evaluate(&rulebook, &Case { inputs, ..case("3", 0) }).class.map(|class| class.to_string())
    };
    assert_eq!((desk(true).as_deref(), desk(false).as_deref()), (Some("B"), Some("A")));
}

#[test]
fn what_is_not_marked_may_be_anything_on_the_scale_and_nothing_between() {
    let of = |scale: &str, when: &str, case: &Case| {
        let classes =
            format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
        evaluate(&scaled(scale, "", &classes), case).standing
    };
    let open = Standing::Incomplete(vec![Missing::Mark("c".parse().expect("an id"))]);
    let none = Case::default();
    assert_eq!(of(WEIGHTED, "c.c >= 24", &none), open);
    assert_eq!(of(BOTH, "c.c >= 15", &none), Standing::Ranked, "no mark is below five");
    assert_eq!(of(BOTH, "c.c >= 15.5", &none), open);
    assert_eq!(of(RANGES, "level.c = 'tot'", &none), open);
    for when in ["level.c = 'tot'", "c.c >= 20"] {
        assert_eq!(of(RANGES, when, &case("17", 0)), open, "a mark in no level is none: {when}");
    }
}

#[test]
fn marks_lie_on_the_scale() {
    let said = |scale: &str, mark: &str| {
        let rulebook = scaled(scale, "", PLAIN);
        let mark = Mark::Points(exact(mark));
        let allowed = rulebook.allows(&"c".parse().expect("an id"), &mark);
        allowed.map_err(|fault| Lang::ALL.map(|lang| fault.sentence(lang)))
    };
    let faults = |vi: &str, en: &str| Err([vi.to_owned(), en.to_owned()]);
    for (scale, mark) in
        [(WEIGHTED, "10"), (WEIGHTED, "0"), (WEIGHTED, "7.5"), (RANGES, "20"), (RANGES, "14")]
    {
        assert_eq!(said(scale, mark), Ok(()), "{mark}");
    }
    let range = faults("Điểm phải từ 0 đến 10.", "Points must lie between 0 and 10.");
    for mark in ["10.5", "24", "-0.5"] {
        assert_eq!(said(WEIGHTED, mark), range, "{mark}");
    }
    let step = faults("Điểm phải là bội số của 0,5.", "Points must be a multiple of 0.5.");
    assert_eq!(said(WEIGHTED, "7.25"), step);
    let between = faults(
        "Điểm này không thuộc mức nào trong: Yếu 0–14, Khá 20–24, Tốt 25–30.",
        "This mark belongs to none of the levels: Yếu 0–14, Khá 20–24, Tốt 25–30.",
    );
    assert_eq!((said(RANGES, "15"), said(RANGES, "19")), (between.clone(), between));
}

#[test]
fn the_best_mark_is_the_end_of_the_scale_or_of_the_best_level() {
    let lower = RANGES.replace("30}", "28}");
    for (scale, wanted) in [(WEIGHTED, "10"), (RANGES, "30"), (BOTH, "10"), (lower.as_str(), "28")] {
        let rulebook = scaled(scale, "", PLAIN);
        let best = rulebook.full_mark(&"c".parse().expect("an id"));
        assert_eq!(best, Some(Mark::Points(exact(wanted))), "{scale}");
    }
}

#[test]
fn the_next_mark_is_a_step_away_or_in_the_next_level() {
    let rulebook = scaled(RANGES, "", PLAIN);
    let next = |mark: &str| {
        let (scale, mark, max) = (scale(&rulebook), exact(mark), exact("30"));
        [scale.below(mark, max), scale.above(mark, max)].map(|mark| mark.map(|mark| mark.to_string()))
    };
    let wanted =
        |below: &str, above: &str| [below, above].map(|mark| (!mark.is_empty()).then(|| mark.to_owned()));
    for (mark, below, above) in [
        ("22", "21", "23"),
        ("20", "14", "21"),
        ("14", "13", "20"),
        ("24", "23", "25"),
        ("0", "", "1"),
        ("30", "29", ""),
    ] {
        assert_eq!(next(mark), wanted(below, above), "{mark}");
    }
    // A level of one mark alone.
    let single = RANGES.replace("24}", "20}");
    let rulebook = scaled(&single, "", PLAIN);
    assert_eq!(scale(&rulebook).above(exact("20"), exact("30")), Some(exact("25")));
    assert_eq!(scale(&rulebook).below(exact("20"), exact("30")), Some(exact("14")));
    let rulebook = scaled(WEIGHTED, "", PLAIN);
    assert_eq!(scale(&rulebook).above(exact("10"), exact("30")), None);
    assert_eq!(scale(&rulebook).below(exact("10"), exact("30")), Some(exact("9.5")));
}

#[test]
fn a_mark_is_told_with_all_that_follows_from_it_or_with_its_level_only() {
    let single =
        r#"{"step": 1, "weight": 1, "levels": [{"id": "tot", "title": "Tốt", "from": 30, "to": 30}]}"#;
    for (given, mark, told, named, terms) in [
        (WEIGHTED, "8.5", "8,5 × 3 = 25,5", "8,5", "bước 0,5, hệ số 3"),
        (RANGES, "28", "28 · Tốt", "28 (Tốt)", "bước 1; Yếu 0–14, Khá 20–24, Tốt 25–30"),
        (BOTH, "5", "5 × 3 = 15 · Khá", "5 (Khá)", "bước 0,5, hệ số 3; Tốt 8–10, Khá 5–7,5"),
        (single, "30", "30 · Tốt", "30 (Tốt)", "bước 1; Tốt 30"),
        (r#"{"step": 1}"#, "8", "8", "8", "bước 1"),
    ] {
        let rulebook = scaled(given, "", PLAIN);
        let scale = scale(&rulebook);
        let all =
            [scale.told(exact(mark), Lang::Vi), scale.named(exact(mark), Lang::Vi), scale.terms(Lang::Vi)];
        assert_eq!(all, [told, named, terms].map(str::to_owned));
    }
}

#[test]
fn what_a_scale_does_not_say_is_not_printed() {
    let printed = |scale: &str| scaled(scale, "", PLAIN).canonical();
    let plain = printed(r#"{"step": 0.5}"#);
    assert!(plain.contains(r#""start":{"points":{"step":"0.5"}}"#), "{plain}");
    assert_eq!(printed(r#"{"step": 0.5, "levels": []}"#), plain);
    let both = printed(BOTH);
    let again = Rulebook::read(&both).expect("what was printed");
    assert_eq!(again.canonical(), both);
    assert!(
        both.contains(r#""weight":3"#) && both.contains(r#""from":5,"id":"kha","title":"Khá","to":"7.5""#),
        "{both}"
    );
}

#[test]
fn a_product_too_large_for_a_number_is_named_and_is_no_missing_mark() {
    let weighted =
        WEIGHTED.replace("\"weight\": 3", r#""weight": "1/1000000000000000000""#).replace("0.5", "1");
    let large = format!("1/{}", "3".repeat(30));
    let outcome = evaluate(&scaled(&weighted, "", PLAIN), &case(&large, 0));
    assert_eq!(outcome.standing, Standing::Incomplete(vec![Missing::Overflow("c".into())]));
}

#[test]
fn only_marks_with_levels_that_are_not_decided_by_majority_have_a_middle() {
    let has_middle = |scale: &str, marks: &str| {
        let text = scaled(scale, "", PLAIN).canonical();
        let text = text.replace(r#""marks":"mean""#, &format!(r#""marks":"{marks}""#));
        Rulebook::read(&text).expect("sound").has_middle_marks()
    };
    assert!(has_middle(RANGES, "mean"));
    assert!(!has_middle(RANGES, "majority"));
    assert!(!has_middle(WEIGHTED, "mean"));
}
