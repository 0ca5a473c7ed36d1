//! What a condition reads of criteria and sections that may be off the sheet.

use super::*;

/// The errors in a set of one criterion of these levels or points, for some, whose best class has a condition.
fn errors(start: &str, applies: &str, when: &str) -> Vec<String> {
    let criteria =
        format!(r#"{{"id": "d", "code": "1", "title": "D", "max": 4, "start": {start}{applies}}}"#);
    let more = format!(r#""inputs": [{{"id": "x", "title": "X", "kind": "flag"}}], {LAST}"#);
    let found = lint(&set(&criteria, "", &[("a", when)], &more));
    found.iter().filter(|finding| finding.is_error()).map(|finding| finding.sentence(Lang::En)).collect()
}

#[test]
fn whom_a_criterion_does_not_apply_to_has_no_level_but_the_best() {
    const LEVELS: &str = r#"{"levels": [{"id": "low", "title": "Low", "points": 1}, {"id": "high", "title": "High", "points": 4}]}"#;
    const SOME: &str = r#", "applies": {"when": "input.x", "otherwise": "excluded"}"#;
    let never = ["The condition of “A” can never hold."];
    assert_eq!(errors(LEVELS, SOME, "level.d = 'low' and total < 1"), never);
    assert!(
        errors(LEVELS, SOME, "level.d = 'high' and total < 1").is_empty(),
        "off the sheet there are none"
    );
    assert_eq!(errors(LEVELS, "", "level.d = 'high' and total < 1"), never);
}

#[test]
fn a_section_that_is_always_on_the_sheet_is_read_as_what_it_gives() {
    const SOME: &str = r#", "applies": {"when": "input.x", "otherwise": "excluded"}"#;
    const FULL: &str = r#", "applies": {"when": "input.x", "otherwise": "full"}"#;
    let when = "s.s >= 4 and total < 4";
    assert_eq!(errors(r#""check""#, "", when), ["The condition of “A” can never hold."]);
    assert_eq!(errors(r#""check""#, FULL, when), ["The condition of “A” can never hold."]);
    assert!(errors(r#""check""#, SOME, when).is_empty(), "off the sheet nothing is lacking of it");
}

#[test]
fn of_what_only_takes_away_nothing_is_taken_for_full_marks() {
    const FAULT: &str =
        r#""start": "empty", "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"each": -1}}]"#;
    const SOME: &str = r#", "applies": {"when": "input.x", "otherwise": "excluded"}"#;
    let section = format!(
        r#""sections":[{{"id":"t","code":"II","title":"T","penalty":{{"cap":5}},"criteria":[
            {{"id":"p","code":"II.1","title":"P","max":5,{FAULT}{SOME}}}]}},"#
    );
    let more = format!(r#""inputs": [{{"id": "x", "title": "X", "kind": "flag"}}], {LAST}"#);
    let text = set(POINTS, "", &[("a", "total >= 80")], &more).canonical();
    let text = text.replacen(r#""sections":["#, &section, 1);
    silent(
        &Rulebook::read(&text.replacen("total >= 80", "total >= 80 and c.p > -3", 1)).expect("a sound set"),
    );
}
