//! What is said of points that a criterion receives, and near misses.

use super::*;

const SOME: &str = r#"{"id": "x", "title": "X", "kind": "flag"}"#;

/// Four criteria, of which the third gives its points to the first section where it does not apply.
fn shared(when: &str, otherwise: &str, round: &str) -> Vec<(String, String)> {
    let points = |id: &str, max: u32, more: &str| {
        format!(
            r#"{{"id": "{id}", "code": "{id}", "title": "{id}", "max": {max}, "start": {{"points": {{"step": 1}}}}{more}}}"#
        )
    };
    let applies = format!(r#", "applies": {{"when": "input.x", "otherwise": {otherwise}}}"#);
    let criteria =
        [points("a", 40, ""), points("b", 20, round), points("g", 20, &applies), points("d", 20, "")]
            .join(", ");
    let classes = [("best", when), ("good", "total >= 50")];
    let found = lint(&set(&criteria, "", &classes, &format!(r#""inputs": [{SOME}], {LAST}"#)));
    found.iter().map(|finding| (finding.place(), finding.sentence(Lang::En))).collect()
}

const SECTION: &str = r#"{"share": ["s.s"]}"#;

#[test]
fn a_fixed_bound_on_what_receives_points_is_pointed_out() {
    let told = |when: &str| shared(when, SECTION, "");
    assert_eq!(
        told("total >= 90 and c.b >= 18"),
        [(
            "classes.best.when".to_owned(),
            "“c.b >= 18”: for whom g does not apply, c.b receives points and comes to at most 25 instead of 20, so \
             the bound is another share of it."
                .to_owned()
        )]
    );
    for when in
        ["total >= 90 and c.a + c.b >= 50", "total >= 90 and 18 <= c.b", "total >= 90 and not (c.b < 18)"]
    {
        assert_eq!(told(when).len(), 1, "{when}");
    }
    for when in [
        "total >= 90 and c.b > 0",
        "total >= 90 and c.b >= if(input.x, 18, 22.5)",
        "total >= 90 and c.b / total >= 18%",
        "total >= 90 and c.b >= c.d",
        "total >= 90 and below(90%) = 0",
        "total >= 90 and s.s >= 90",
    ] {
        assert_eq!(told(when), [], "{when}");
    }
    for otherwise in [r#"{"share": ["c.a", "c.d"]}"#, r#""rescale""#, r#""full""#] {
        assert_eq!(shared("total >= 90 and c.b >= 18", otherwise, ""), [], "{otherwise}");
    }
}

#[test]
fn a_full_sheet_that_rounding_keeps_from_being_full_is_pointed_out() {
    let told = |otherwise: &str, round: &str| shared("total >= 70", otherwise, round);
    // 20 + 20 / 80 × 20 = 25 stays whole; of two that receive, one gets 20 × 4/3.
    let whole = r#", "round": {"places": 0, "mode": "half_up"}"#;
    assert_eq!(told(SECTION, whole), []);
    let found = told(r#"{"share": ["c.a", "c.b"]}"#, whole);
    assert_eq!(
        found,
        [(
            "sections.s.criteria.b.round".to_owned(),
            "For whom g does not apply, a full sheet comes to 100 1/3 instead of 100: what b receives is rounded."
                .to_owned()
        )]
    );
    assert_eq!(told(r#"{"share": ["c.a", "c.b"]}"#, ""), []);
    assert_eq!(told(r#""excluded""#, whole), [], "it receives nothing");
}
