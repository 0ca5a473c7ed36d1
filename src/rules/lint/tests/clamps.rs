//! Bounds of `clamp` that stand the wrong way round.

use super::*;

#[test]
fn a_lower_bound_above_the_upper_one_is_a_fault() {
    let found = |formula: &str| {
        let criteria = format!(
            r#"{{"id": "c", "code": "1", "title": "C", "max": 100, "start": {{"formula": "{formula}"}}}}"#
        );
        let inputs = r#""inputs": [{"id": "x", "title": "X", "kind": "number"}],"#;
        let found = lint(&set(&criteria, "", &[("a", "total >= 50")], &format!("{inputs} {LAST}")));
        let clamps = found.into_iter().filter(|finding| finding.sentence(Lang::En).contains("lower bound"));
        let told = |finding: Finding| {
            assert!(finding.is_error() && finding.advice(Lang::En).contains("change places"));
            format!("{}: {}", finding.place(), finding.sentence(Lang::En))
        };
        clamps.map(told).collect::<Vec<String>>()
    };
    assert_eq!(
        found("5 + clamp(input.x * 2, 10, 0)"),
        [
            "sections.s.criteria.c.start.formula: “clamp(input.x * 2, 10, 0)” has a lower bound above its upper one, \
             so it is always 10."
        ]
    );
    assert_eq!(found("clamp(input.x, 0, -5)").len(), 1);
    assert_eq!(found("clamp(input.x, 2 * 5, 10 - 1)").len(), 1);
    for sound in ["clamp(input.x, 0, 10)", "clamp(input.x, 10, 10)", "clamp(5, 10, input.x)", "min(10, 0)"] {
        assert_eq!(found(sound), Vec::<String>::new(), "{sound}");
    }
}

#[test]
fn within_a_named_value_they_are_pointed_out_where_they_stand() {
    let criteria =
        r#"{"id": "c", "code": "1", "title": "C", "max": 100, "start": {"formula": "value.v + value.v"}}"#;
    let more = format!(
        r#""inputs": [{{"id": "x", "title": "X", "kind": "number"}}],
            "values": [{{"id": "v", "title": "V", "value": "clamp(input.x, 10, 0)"}}], {LAST}"#
    );
    let found = lint(&set(criteria, "", &[("a", "total >= 50")], &more));
    let clamps = found.iter().filter(|finding| finding.sentence(Lang::En).contains("lower bound"));
    assert_eq!(clamps.map(Finding::place).collect::<Vec<_>>(), ["values.v.value"]);
}
