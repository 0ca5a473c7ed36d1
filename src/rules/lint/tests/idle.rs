//! Parts of a set that do nothing, and near misses.

use super::*;

const AB: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50")];

fn sentences(rulebook: &Rulebook) -> Vec<String> {
    lint(rulebook).iter().map(|finding| finding.sentence(Lang::En)).collect()
}

fn event(id: &str, effect: &str) -> String {
    format!(r#"{{"id": "{id}", "title": "{}", "unit": "lần", "effect": {effect}}}"#, id.to_uppercase())
}

/// The events that are said to do nothing, of a criterion that starts so.
fn idle(start: &str, events: &[String], when: &str) -> Vec<String> {
    let criteria = format!(
        r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": "{start}", "events": [{}]}}"#,
        events.join(", ")
    );
    let found = lint(&set(&criteria, "", &[("a", when), ("b", "total >= 50")], LAST));
    found.iter().map(Finding::place).filter(|place| place.contains(".events.")).collect()
}

#[test]
fn an_event_does_nothing_where_the_points_stand_at_the_end_already() {
    let of = |start: &str, effects: &[&str]| {
        let events: Vec<String> =
            effects.iter().zip(["e", "f"]).map(|(effect, id)| event(id, effect)).collect();
        idle(start, &events, "total >= 80")
            .iter()
            .map(|place| place.rsplit('.').next().unwrap_or_default().to_owned())
            .collect::<String>()
    };
    let (more, less, all) = (r#"{"each": 1}"#, r#"{"each": -1}"#, r#""all""#);
    assert_eq!(of("full", &[more]), "e");
    assert_eq!(of("full", &[less]), "");
    assert_eq!(of("full", &[more, less]), "", "it gives back what the other took");
    assert_eq!(of("full", &[more, all]), "");
    assert_eq!(of("empty", &[less]), "e");
    assert_eq!(of("empty", &[all]), "e");
    assert_eq!(of("empty", &[less, all]), "ef");
    assert_eq!(of("empty", &[more]), "");
    assert_eq!(of("empty", &[less, more]), "");
    assert_eq!(of("empty", &[r#"{"between": [-1, 0]}"#]), "e");
    assert_eq!(of("full", &[r#""nothing""#]), "");
    assert_eq!(of("check", &[more]), "", "it may be marked as not met");
}

#[test]
fn an_event_that_a_condition_asks_about_says_something() {
    let one = || [event("e", r#"{"each": 1}"#)];
    for when in [
        "happened.d.e < 2 and total >= 80",
        "exempted.d.e < 2 and total >= 80",
        "year.d.e < 2 and total >= 80",
    ] {
        assert_eq!(idle("full", &one(), when), Vec::<String>::new(), "{when}");
    }
    assert_eq!(idle("full", &one(), "total >= 80").len(), 1);
}

#[test]
fn a_bonus_is_capped_in_vain_only_above_all_that_it_can_bring() {
    let capped = |cap: u32| {
        let text = format!(
            r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
            "sections": [{{"id": "s", "code": "I", "title": "Mục", "criteria": [{POINTS}]}},
                {{"id": "t", "code": "II", "title": "Thưởng", "bonus": {{"cap": {cap}}}, "criteria": [{{"id": "d", "code": "II.1",
                "title": "Giải", "max": 10, "start": "empty",
                "events": [{{"id": "e", "title": "Giải", "unit": "giải", "effect": {{"each": 1}}}}]}}]}}],
            "classes": [{}, {{"id": "z", "title": "Z"}}], "otherwise": {{"class": "z"}},
            "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean", "findings": {{"more_than": "1/2", "of": "present"}},
            "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#,
            class("a", "total >= 50")
        );
        lint(&Rulebook::read(&text).expect("a sound set")).iter().map(Finding::place).collect::<Vec<_>>()
    };
    assert_eq!(capped(11), ["sections.t.bonus.cap"]);
    assert_eq!(capped(10), Vec::<String>::new());
    assert_eq!(capped(9), Vec::<String>::new());
}

/// What is said of caps, where a criterion of the first section gives its points to another one where it is not for all.
fn of_caps(part: &str, rest: &str, to: &str) -> Vec<String> {
    let text = format!(
        r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
        "inputs": [{{"id": "x", "title": "X", "kind": "flag"}}],
        "sections": [{{"id": "s", "code": "I", "title": "S", "criteria": [{POINTS}, {{"id": "g", "code": "I.2", "title": "G",
            "max": 5, "start": "check", "applies": {{"when": "input.x", "otherwise": {{"share": ["{to}"]}}}}}}]}},
            {{"id": "t", "code": "II", "title": "T", {part}, "criteria": [{{"id": "d", "code": "II.1", "title": "D", "max": 10, {rest}}}]}}],
        "classes": [{}, {{"id": "z", "title": "Z"}}], "otherwise": {{"class": "z"}},
        "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean", "findings": {{"more_than": "1/2", "of": "present"}},
        "tie": "fails", "rounds": 2}}}}"#,
        class("a", "total >= 80")
    );
    let found = lint(&Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}")));
    let sentences = found.iter().map(|finding| finding.sentence(Lang::En));
    sentences.filter(|told| told.contains("cap")).collect()
}

#[test]
fn a_cap_is_called_by_what_it_caps_and_left_alone_where_others_give_their_points() {
    let bonus = r#""bonus": {"cap": 12}"#;
    let never = |kind: &str| {
        vec![format!(
            "The cap of the {kind} section “T” lies above what its criteria add up to, so it is never reached."
        )]
    };
    assert_eq!(of_caps(bonus, r#""start": "check""#, "c.c"), never("bonus"));
    assert_eq!(of_caps(bonus, r#""start": "check""#, "c.d"), Vec::<String>::new(), "15 of them then");
    assert_eq!(of_caps(bonus, r#""start": "check""#, "s.t"), Vec::<String>::new());
    let two = r#""start": "check"}, {"id": "e", "code": "II.2", "title": "E", "max": 10, "start": "check""#;
    let higher = r#""bonus": {"cap": 22}"#;
    assert_eq!(of_caps(higher, two, "c.c"), never("bonus"));
    assert_eq!(of_caps(higher, two, "c.d"), Vec::<String>::new(), "one of two receives them");
    assert_eq!(of_caps(higher, two, r#"c.c", "c.d"#), Vec::<String>::new(), "and some of them too");
    let among = r#", "applies": {"when": "input.x", "otherwise": {"share": ["c.d"]}}"#;
    assert_eq!(of_caps(higher, &format!("{two}{among}"), "c.c"), never("bonus"), "it gives its own");
    let faults =
        r#""start": "empty", "events": [{"id": "e", "title": "E", "unit": "lần", "effect": {"each": -1}}]"#;
    assert_eq!(of_caps(r#""penalty": {"cap": 12}"#, faults, "c.c"), never("penalty"));
}

#[test]
fn a_cap_of_the_total_may_be_reached_by_what_a_bonus_gives_to_others() {
    // Ten points of a bonus with five of them given away come to a hundred, five and five.
    let idle = |most: u32, otherwise: &str| {
        let text = format!(
            r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
            "inputs": [{{"id": "x", "title": "X", "kind": "flag"}}],
            "sections": [{{"id": "s", "code": "I", "title": "S", "criteria": [{POINTS}]}},
                {{"id": "t", "code": "II", "title": "T", "bonus": {{"cap": 5}}, "criteria": [
                {{"id": "d", "code": "II.1", "title": "D", "max": 5, "start": "check"}},
                {{"id": "g", "code": "II.2", "title": "G", "max": 5, "start": "check",
                    "applies": {{"when": "input.x", "otherwise": {otherwise}}}}}]}}],
            "gates": [{{"id": "g", "title": "G", "finding": "?", "effect": {{"total_at_most": {most}}}}}],
            "classes": [{}, {{"id": "z", "title": "Z"}}], "otherwise": {{"class": "z"}},
            "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean", "findings": {{"more_than": "1/2", "of": "present"}},
            "tie": "fails", "rounds": 2}}}}"#,
            class("a", "total >= 80")
        );
        let found = lint(&Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}")));
        found.iter().any(|finding| finding.sentence(Lang::En).contains("changes nothing"))
    };
    assert!(idle(105, r#""excluded""#) && !idle(104, r#""excluded""#));
    assert!(!idle(105, r#"{"share": ["c.c"]}"#));
}

#[test]
fn an_input_is_used_also_by_a_formula_the_year_and_earlier_meetings() {
    let input = r#"{"id": "i", "title": "Nghỉ", "kind": {"count": "ngày"}, "default": 0}"#;
    let more = format!(r#""inputs": [{input}], {LAST}"#);
    let formula = format!(
        r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": {{"formula": "4 - input.i"}}}}"#
    );
    silent(&set(&formula, "", AB, &more));
    for when in ["year.i < 3 and total >= 80", "past.month.sum.i < 3 and total >= 80"] {
        silent(&set(POINTS, "", &[("a", when), ("b", "total >= 50")], &more));
    }
    assert_eq!(sentences(&set(POINTS, "", AB, &more)), ["Nothing uses the input “Nghỉ”."]);
}

#[test]
fn whom_a_criterion_is_for_is_only_judged_where_it_can_be_told() {
    let criteria = |when: &str| {
        format!(
            r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": "check",
            "applies": {{"when": "{when}", "otherwise": "excluded"}}}}"#
        )
    };
    let big = r#"{"id": "big", "title": "Lớn", "kind": {"set": ["a", "b", "c", "d", "e", "f"]}}"#;
    silent(&set(&criteria("'a' in input.big"), "", AB, &format!(r#""inputs": [{big}], {LAST}"#)));
    let flag = r#"{"id": "x", "title": "X", "kind": "flag"}"#;
    for when in ["'a' in input.big and input.x", "'a' in input.big or input.x"] {
        silent(&set(&criteria(when), "", AB, &format!(r#""inputs": [{big}, {flag}], {LAST}"#)));
    }
}

#[test]
fn points_vanish_only_where_all_who_would_receive_them_may_leave_too() {
    let inputs = r#"{"id": "x", "title": "X", "kind": "flag"}, {"id": "y", "title": "Y", "kind": "flag"}"#;
    let of = |to: &str, otherwise: &str, criteria: &str| {
        let criteria = format!(
            r#"{criteria}{{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": "check",
            "applies": {{"when": "input.x", "otherwise": {{"share": ["{to}"]}}}}}},
            {{"id": "e", "code": "I.3", "title": "E", "max": 4, "start": "check",
            "applies": {{"when": "input.y", "otherwise": {otherwise}}}}}"#
        );
        let found = lint(&set(
            &criteria,
            "",
            &[("a", "total >= 3"), ("b", "total >= 1")],
            &format!(r#""inputs": [{inputs}], {LAST}"#),
        ));
        found.iter().map(Finding::place).filter(|place| place.ends_with("otherwise")).count()
    };
    assert_eq!(of("c.e", r#""excluded""#, ""), 1);
    assert_eq!(of("c.e", r#""full""#, ""), 0, "it stays on the sheet in any case");
    assert_eq!(of("s.s", r#""excluded""#, ""), 1, "the giver itself is no recipient");
    assert_eq!(of("s.s", r#""excluded""#, &format!("{POINTS}, ")), 0, "one of the section is for everybody");
    assert_eq!(of("c.e", r#""excluded""#, &format!("{POINTS}, ")), 1, "which is not named");
}

#[test]
fn all_of_a_section_must_leave_before_its_points_vanish() {
    let criterion = |flag: &str, otherwise: &str| {
        format!(
            r#"{{"id": "{flag}", "code": "{flag}", "title": "Việc", "max": 4, "start": "check",
            "applies": {{"when": "input.{flag}", "otherwise": {otherwise}}}}}"#
        )
    };
    let flags = ["t", "u", "v", "w", "x"];
    let inputs =
        flags.map(|flag| format!(r#"{{"id": "{flag}", "title": "{flag}", "kind": "flag"}}"#)).join(", ");
    let giver = criterion("x", r#"{"share": ["s.s"]}"#);
    let rest = ["t", "u", "v", "w"].map(|flag| criterion(flag, r#""excluded""#)).join(", ");
    let classes = [("a", "total >= 3"), ("b", "total >= 1")];
    let rulebook =
        set(&format!("{giver}, {rest}"), "", &classes, &format!(r#""inputs": [{inputs}], {LAST}"#));
    let places: Vec<String> = lint(&rulebook).iter().map(Finding::place).collect();
    assert_eq!(places, ["sections.s.criteria.x.applies.otherwise"]);
}

#[test]
fn a_class_that_nobody_reaches_whose_sheet_is_shorter_is_pointed_out() {
    let told = |when: &str, otherwise: &str| -> Vec<String> {
        let criteria = format!(
            r#"{{"id": "c", "code": "I.1", "title": "C", "max": 80, "start": {{"points": {{"step": 1}}}}}},
            {{"id": "d", "code": "I.2", "title": "D", "max": 20, "start": {{"points": {{"step": 1}}}},
            "applies": {{"when": "input.x", "otherwise": "{otherwise}"}}}}"#
        );
        let more = format!(r#""inputs": [{{"id": "x", "title": "X", "kind": "flag"}}], {LAST}"#);
        let found = lint(&set(&criteria, "", &[("a", when), ("b", "total >= 50")], &more));
        found.iter().map(|finding| finding.sentence(Lang::En)).collect()
    };
    let none = Vec::<String>::new();
    assert_eq!(
        told("total >= 90", "excluded"),
        ["Nobody whom criterion I.2 does not apply to can ever meet the condition of “A”."]
    );
    for (when, otherwise) in [
        ("total >= 80", "excluded"),
        ("total >= 90% * max_total", "excluded"),
        ("total >= 90 and input.x", "excluded"),
        ("total >= 90", "rescale"),
        ("total >= 90", "full"),
    ] {
        assert_eq!(told(when, otherwise), none, "{when} {otherwise}");
    }
    assert_eq!(
        told("total > 100", "excluded"),
        ["The condition of “A” can never hold."],
        "nobody reaches it"
    );
}

#[test]
fn totals_are_those_that_the_steps_of_an_event_come_to() {
    let criteria = r#"{"id": "c", "code": "I.1", "title": "C", "max": 4, "start": "full", "events": [
        {"id": "e", "title": "E", "unit": "lần", "effect": {"steps": [-0.5, -1]}}]}"#;
    let is_reached = |total: &str| {
        let found = lint(&set(criteria, "", &[("a", &format!("total = {total}"))], LAST));
        !found.iter().any(|finding| finding.sentence(Lang::En).ends_with("can never hold."))
    };
    assert_eq!(["4", "3.5", "2.5", "1.5"].map(is_reached), [true; 4]);
    assert_eq!(["3.75", "3", "2"].map(is_reached), [false; 3], "3.5 after the first, 2.5 after the second");
}
