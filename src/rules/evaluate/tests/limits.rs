//! Limits on what events take and add, each by itself.

use super::points::sections;
use super::*;
use crate::text::Lang;

#[test]
fn what_events_add_and_what_they_take_is_limited_each_by_itself() {
    let events = r#""events": [{"id": "praise", "title": "Khen", "unit": "lần", "effect": {"each": 1}},
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}},
        {"id": "gone", "title": "Bỏ việc", "unit": "lần", "effect": "all"}]"#;
    let points = r#""start": {"points": {"step": 1}}"#;
    let criterion = |id: &str| {
        format!(r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": 20, {points}, {events}}}"#)
    };
    let set = |section: &str, head: &str, criteria: &[&str]| {
        let criteria: Vec<String> = criteria.iter().map(|id| criterion(id)).collect();
        let text = sections(
            &format!(
                r#"[{{"id": "s", "code": "I", "title": "Mục", {section} "criteria": [{}]}}]"#,
                criteria.join(",")
            ),
            ABC,
        );
        let text = text.canonical().replacen('{', &format!("{{{head}"), 1);
        Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}"))
    };
    let case = |marks: &[(&str, &str)], happenings: &[(&str, &str, u32)]| Case {
        marks: marks.iter().map(|(at, points)| (id(at), Mark::Points(exact(points)))).collect(),
        occurrences: happenings.iter().map(|(at, event, count)| happened(at, event, *count)).collect(),
        ..Case::default()
    };
    let total = |rulebook: &Rulebook, case: &Case| {
        let outcome = evaluate(rulebook, case);
        (outcome.total.expect("known").to_string(), outcome.lines(rulebook, Lang::En))
    };
    for (limits, given, taken, wanted) in [
        (r#""additions": 3"#, 5, 5, "18"),
        (r#""additions": 3"#, 5, 1, "22"),
        (r#""additions": 3"#, 2, 6, "16"),
        (r#""deductions": 3"#, 5, 5, "22"),
        (r#""deductions": 3"#, 2, 6, "19"),
        (r#""deductions": 3, "additions": 3"#, 9, 8, "20"),
    ] {
        for (section, head) in [
            (format!(r#""limits": {{{limits}}},"#), String::new()),
            (String::new(), format!(r#""limits":{{{limits}}},"#)),
        ] {
            let one = set(&section, &head, &["c", "d"]);
            let together = case(&[("c", "10"), ("d", "10")], &[("c", "praise", given), ("c", "late", taken)]);
            let apart = case(&[("c", "10"), ("d", "10")], &[("c", "praise", given), ("d", "late", taken)]);
            assert_eq!(total(&one, &together).0, wanted, "{limits} {given} {taken} {head}");
            assert_eq!(total(&one, &apart).0, wanted, "{limits} {given} {taken} {head}");
        }
    }
    // What would leave the ends of a criterion does not count, and what is left stays within them.
    for (limits, start, given, taken, gone, wanted) in [
        (r#""deductions": 3"#, "20", 5, 5, 0, "20"),
        (r#""deductions": 3"#, "18", 5, 4, 0, "20"),
        (r#""additions": 1"#, "18", 5, 4, 0, "15"),
        (r#""additions": 3"#, "0", 8, 6, 0, "0"),
        (r#""deductions": 4"#, "2", 3, 15, 0, "1"),
        (r#""deductions": 4"#, "10", 2, 1, 1, "8"),
        (r#""additions": 1"#, "10", 2, 0, 1, "0"),
    ] {
        let one = set(&format!(r#""limits": {{{limits}}},"#), "", &["c"]);
        let happenings = [("c", "praise", given), ("c", "late", taken), ("c", "gone", gone)];
        let happenings: Vec<_> = happenings.into_iter().filter(|(_, _, count)| *count > 0).collect();
        let (sum, lines) = total(&one, &case(&[("c", start)], &happenings));
        assert_eq!(sum, wanted, "{limits} {start} {given} {taken} {gone}");
        assert!(lines[1].text.ends_with("/ 20") && lines[1].text.contains(wanted), "{}", lines[1].text);
        assert!(!lines[1].text.contains("within the limits"), "told step by step: {}", lines[1].text);
    }
}

#[test]
fn what_a_formula_brings_beyond_the_maximum_is_taken_first() {
    let late = r#""events": [{"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]"#;
    let criteria = format!(
        r#"{{"id": "c", "code": "1", "title": "Một", "max": 10, "start": {{"formula": "12"}}, {late}}},
        {{"id": "d", "code": "2", "title": "Hai", "max": 10, "start": {{"formula": "5"}}, {late}}}"#
    );
    let of = |limits: &str, late: u32, elsewhere: u32| {
        let rulebook = sections(
            &format!(r#"[{{"id": "s", "code": "I", "title": "Mục" {limits}, "criteria": [{criteria}]}}]"#),
            ABC,
        );
        let happenings = [("c", late), ("d", elsewhere)].into_iter().filter(|(_, count)| *count > 0);
        let occurrences = happenings.map(|(at, count)| happened(at, "late", count)).collect();
        evaluate(&rulebook, &Case { occurrences, ..Case::default() }).total.expect("known").to_string()
    };
    let one = r#", "limits": {"deductions": 1}"#;
    for (limits, late, elsewhere, total) in
        [("", 1, 3, "12"), ("", 4, 0, "13"), (one, 1, 0, "15"), (one, 1, 3, "14"), (one, 4, 0, "14")]
    {
        assert_eq!(of(limits, late, elsewhere), total, "{limits} {late} {elsewhere}");
    }
}

/// A criterion that may be met, praised and late under two limits, and ten points of another.
fn at_the_edge(limits: &str, when: &str) -> Rulebook {
    let events = r#""events": [{"id": "praise", "title": "Khen", "unit": "lần", "effect": {"each": 1}},
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]"#;
    let classes = format!(
        r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}, {{"id": "C", "title": "C"}}"#
    );
    sections(
        &format!(
            r#"[{{"id": "s", "code": "I", "title": "Mục", "limits": {limits}, "criteria": [
            {{"id": "c", "code": "1", "title": "Một", "max": 1, "start": "check", {events}}},
            {{"id": "d", "code": "2", "title": "Hai", "max": 20, "start": {{"formula": "10"}}}}]}}]"#
        ),
        &classes,
    )
}

#[test]
fn what_stands_at_its_end_all_the_same_was_not_moved_away_from_there() {
    let events = vec![happened("c", "praise", 3), happened("c", "late", 3)];
    let of = |limits: &str, when: &str, met: Option<bool>| {
        let marks = met.map(|met| (id("c"), Mark::Check(met))).into_iter().collect();
        evaluate(&at_the_edge(limits, when), &Case { marks, occurrences: events.clone(), ..Case::default() })
    };
    let (additions, deductions) = (r#"{"additions": 1}"#, r#"{"deductions": 1}"#);
    for (limits, met, line) in [
        (additions, false, "Section I Mục: 0 + 10 = 10 / 21"),
        (deductions, true, "Section I Mục: 1 + 10 = 11 / 21"),
    ] {
        let lines = of(limits, "total >= 10", Some(met)).lines(&at_the_edge(limits, "total >= 10"), Lang::En);
        assert!(lines.iter().any(|told| told.text == line), "{lines:#?}");
    }
    for (limits, when) in [(additions, "total >= 10"), (deductions, "total <= 11")] {
        let open = of(limits, when, None).classes[0].truth;
        assert_eq!(open, Truth::Unknown, "{limits}: as long as nobody knows where it starts");
    }
}

#[test]
fn how_other_points_would_come_about_is_open_only_where_events_of_their_own_may_bring_them() {
    let change = |events: &str, others: &str, happenings: Vec<Occurrence>| {
        let criterion = |id: &str, events: &str| {
            format!(
                r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": 20, "start": {{"points": {{"step": 1}}}} {events}}}"#
            )
        };
        let rulebook = sections(
            &format!(
                r#"[{{"id": "s", "code": "I", "title": "Mục", "limits": {{"additions": 1}}, "criteria": [{}, {}]}}]"#,
                criterion("c", events),
                criterion("d", others)
            ),
            r#"{"id": "A", "title": "A", "when": "c.c >= 6 and total >= 16"}, {"id": "B", "title": "B"}, {"id": "C", "title": "C"}"#,
        );
        let marks = [("c", "5"), ("d", "10")].map(|(at, points)| (id(at), Mark::Points(exact(points))));
        let case = Case { marks: marks.into(), occurrences: happenings, ..Case::default() };
        let change = by_facts_or_points(&rulebook, &case)?;
        Some((change.of, change.step, change.bound, change.by))
    };
    let event = |effect: &str| {
        format!(r#", "events": [{{"id": "e", "title": "E", "unit": "lần", "effect": {{"each": {effect}}}}}]"#)
    };
    let found = change::found(ChangeOf::Criterion(id("c")), ChangeStep::UpTo, "6", "1");
    assert_eq!(change("", "", Vec::new()), found);
    assert_eq!(change(&event("-1"), "", Vec::new()), found, "what takes away adds nothing");
    assert_eq!(change(&event("1"), "", Vec::new()), None, "of two more points by events one would count");
    assert_eq!(
        change("", &event("1"), vec![happened("d", "e", 1)]),
        found,
        "those of another stay as they are"
    );
}
