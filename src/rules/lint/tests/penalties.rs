//! Sections that only take away.

use super::*;

/// Every mistake takes a point, five at most.
const MISTAKES: &str =
    r#""start": "empty", "events": [{"id": "e", "title": "Lỗi", "unit": "lần", "effect": {"each": -1}}]"#;

/// A hundred points for everybody.
const FULL: &str = r#"{"id": "c", "code": "I.1", "title": "Việc", "max": 100, "start": "full"}"#;

/// A section that takes five points at most, by one criterion, from what another gives.
fn sheet((gives, criterion): (&str, &str), gate: &str, classes: &[(&str, &str)], more: &str) -> Rulebook {
    let gate = format!(r#"{{"id": "g", "title": "G", "when": "1 < 2", "effect": {gate}}}"#);
    let more = format!(r#"{more} "inputs": [{{"id": "new", "title": "Mới", "kind": "flag"}}],"#);
    let section = format!(
        r#""sections":[{{"id":"t","code":"II","title":"Điểm trừ","penalty":{{"cap":5}},"criteria":[
            {{"id":"p","code":"II.1","title":"Lỗi","max":5,{criterion}}}]}},"#
    );
    let text = set(gives, &gate, classes, &more).canonical().replacen(r#""sections":["#, &section, 1);
    Rulebook::read(&text).expect("a sound set")
}

/// Whether it is proven that no case meets such a condition.
fn never(criterion: &str, when: &str) -> bool {
    let rulebook = sheet((FULL, criterion), r#""refer""#, &[("a", "total >= 97")], LAST).canonical();
    let rulebook = Rulebook::read(&rulebook.replacen("1 < 2", when, 1)).expect("a sound set");
    told(&rulebook).iter().any(|told| told.contains("can never fire"))
}

#[test]
fn what_is_taken_away_is_counted_from_nought_to_the_cap() {
    for (never_met, met) in [
        ("total < 95", "total < 96"),
        ("c.p <= -6", "c.p <= -3"),
        ("s.t < -5", "s.t <= -5"),
        ("c.p > 0", "c.p = 0"),
    ] {
        assert_eq!((never(MISTAKES, never_met), never(MISTAKES, met)), (true, false), "{never_met}");
    }
}

#[test]
fn what_takes_all_takes_the_whole_maximum_and_nothing_between() {
    let all =
        r#""start": "empty", "events": [{"id": "e", "title": "Gian lận", "unit": "lần", "effect": "all"}]"#;
    assert_eq!(["c.p = -5", "c.p = 0", "c.p = -3"].map(|when| never(all, when)), [false, false, true]);
}

#[test]
fn what_a_formula_takes_is_taken_from_everybody_it_applies_to() {
    let all = r#""start": {"formula": "0 - 5"}"#;
    assert_eq!((never(all, "total > 95"), never(all, "total = 95")), (true, false));
    let some = format!(r#"{all}, "applies": {{"when": "input.new", "otherwise": "excluded"}}"#);
    assert_eq!((never(&some, "total > 95"), never(&some, "total = 95")), (false, false));
    assert!(never(&some, "total > 95 and total < 100"));
}

#[test]
fn an_example_has_the_mistakes_that_lead_to_it() {
    let example = |sheet: (&str, &str), better: &str, worse: &str| {
        let found = lint(&self::sheet(sheet, r#""nothing""#, &[("a", better), ("b", worse)], REFER));
        let gap =
            found.iter().find(|finding| finding.sentence(Lang::En).starts_with("Some cases fit no class"));
        gap.and_then(|gap| gap.example.as_ref()?.outcome.raw_total)
    };
    assert_eq!(example((FULL, MISTAKES), "total >= 97", "total < 96"), Some(96_u32.into()));
    let four = r#""start": {"formula": "0 - 4"}"#;
    assert_eq!(example((POINTS, four), "total > 90", "total < 90"), Some(90_u32.into()));
}
