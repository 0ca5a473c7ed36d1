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
            "“c.b >= 18”: for whom criterion g does not apply, c.b receives points and comes to at most 25 instead of 20, so \
             the bound is another share of it."
                .to_owned()
        )]
    );
    for when in [
        "total >= 90 and c.a + c.b >= 50",
        "total >= 90 and 18 <= c.b",
        "total >= 90 and not (c.b < 18)",
        "total >= 90 and c.b / 2 >= 9",
        "total >= 90 and count(c.b >= 18, zeros = 0) >= 1",
    ] {
        assert_eq!(told(when).len(), 1, "{when}");
    }
    for when in [
        "total >= 90 and c.b > 0",
        "total >= 90 and c.b >= if(input.x, 18, 22.5)",
        "total >= 90 and c.b / total >= 18%",
        "total >= 90 and c.b >= c.d",
        "total >= 90 and below(90%) = 0",
        "total >= 90 and s.s >= 90",
        "total >= 90 and count(c.b = 0, total < 95) <= 1",
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
            "For whom criterion g does not apply, a full sheet comes to 100 1/3 instead of 100: what criterion b receives is rounded."
                .to_owned()
        )]
    );
    assert_eq!(told(r#"{"share": ["c.a", "c.b"]}"#, ""), []);
    assert_eq!(told(r#""excluded""#, whole), [], "it receives nothing");
}

#[test]
fn what_several_give_is_pointed_out_once() {
    let points = |id: &str, more: &str| {
        format!(
            r#"{{"id": "{id}", "code": "{id}", "title": "{id}", "max": 25, "start": {{"points": {{"step": 5}}}}{more}}}"#
        )
    };
    let gives = |id: &str, when: &str| {
        points(id, &format!(r#", "applies": {{"when": "{when}", "otherwise": {SECTION}}}"#))
    };
    let criteria = [points("a", ""), points("b", ""), gives("g", "input.x"), gives("h", "not input.x")];
    let inputs = format!(r#""inputs": [{SOME}], {LAST}"#);
    let found = lint(&set(&criteria.join(", "), "", &[("best", "total >= 90 and c.b >= 18")], &inputs));
    let places: Vec<String> = found.iter().map(Finding::place).collect();
    assert_eq!(places, ["classes.best.when"]);
}

/// What is found in a set of two sections, the first with a criterion that gives its points to parts of the second.
fn from_another_section(giver: &str, to: &str, criteria: &str, more: &str, when: &str) -> Vec<String> {
    let text = format!(
        r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month", "inputs": [{SOME}],
        "sections": [{{"id": "t", "code": "I", "title": "T", "criteria": [{{"id": "g", "code": "g", "title": "g", "max": 20, "start": "check",
            "applies": {{"when": "input.x", "otherwise": {{"share": [{to}]}}}}{giver}}}]}},
            {{"id": "s", "code": "II", "title": "S", "criteria": [{criteria}]}}{more}],
        "classes": [{}, {{"id": "z", "title": "Z"}}], "otherwise": {{"class": "z"}},
        "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "majority", "findings": {{"more_than": "1/2", "of": "present"}},
        "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#,
        class("best", when)
    );
    let found = lint(&Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}")));
    found.iter().map(|finding| format!("{}: {}", finding.place(), finding.sentence(Lang::En))).collect()
}

#[test]
fn a_fixed_bound_on_a_section_that_receives_points_is_pointed_out() {
    let criterion = r#"{"id": "a", "code": "a", "title": "a", "max": 80, "start": "check"}"#;
    assert_eq!(
        from_another_section("", r#""s.s""#, criterion, "", "total >= 70 and s.s >= 70"),
        [
            "classes.best.when: “s.s >= 70”: for whom criterion g does not apply, s.s receives points and comes to at most 100 \
             instead of 80, so the bound is another share of it."
        ]
    );
}

#[test]
fn only_what_rounding_makes_of_received_points_is_pointed_out() {
    const WHOLE: &str = r#", "round": {"places": 0, "mode": "half_up"}"#;
    let told = |giver: &str, one: &str, more: &str| {
        let criterion = |id: &str, max: u32, more: &str| {
            format!(
                r#"{{"id": "{id}", "code": "{id}", "title": "{id}", "max": {max}, "start": "check"{more}}}"#
            )
        };
        let criteria =
            [criterion("a", 40, one), criterion("b", 20, WHOLE), criterion("c", 20, "")].join(", ");
        from_another_section(giver, r#""c.a", "c.b""#, &criteria, more, "total >= 70")
    };
    // 20 × 4/3 becomes 27; the giver, which is off the sheet, and what only takes away have nothing to do with it.
    let found = [
        "sections.s.criteria.b.round: For whom criterion g does not apply, a full sheet comes to 100 1/3 instead of 100: \
         what criterion b receives is rounded.",
    ];
    let penalty = r#", {"id": "u", "code": "III", "title": "U", "penalty": {"cap": 3}, "criteria":
        [{"id": "e", "code": "e", "title": "e", "max": 4, "start": "empty", "round": {"places": 0, "mode": "half_up"},
        "events": [{"id": "f", "title": "F", "unit": "lần", "effect": {"each": -1.5}}]}]}"#;
    assert_eq!(told("", "", ""), found);
    assert_eq!(told(WHOLE, "", ""), found);
    assert_eq!(told("", "", penalty), found);
    // 40 × 4/3 becomes 53, so that a full sheet is full again.
    assert_eq!(told("", WHOLE, ""), Vec::<String>::new());
}
