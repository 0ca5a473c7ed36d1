//! Names whose meaning is easily mistaken, and near misses.

use super::*;

/// What is said about the condition of the best class, in a set about such a period.
fn said(period: &str, when: &str) -> Vec<String> {
    let when = format!("total >= 80 and {when}");
    let rulebook = set(POINTS, "", &[("a", &when), ("b", "total >= 50")], LAST);
    let text = rulebook.canonical().replace(r#""period":"month""#, &format!(r#""period":"{period}""#));
    let found = lint(&Rulebook::read(&text).expect("a sound set"));
    assert!(found.iter().all(|finding| finding.place() == "classes.a.when" && !finding.is_error()));
    found.iter().map(|finding| finding.sentence(Lang::En)).collect()
}

#[test]
fn months_of_the_whole_year_are_pointed_out_where_the_set_is_about_a_part_of_it() {
    let mean = "past.month.mean_total >= 80";
    for period in ["quarter", "half", "term"] {
        let [sentence] = &said(period, mean)[..] else { panic!("{period}") };
        assert!(sentence.contains("past.month.here.mean_total"), "{sentence}");
        assert_eq!(said(period, "past.month.here.mean_total >= 80"), Vec::<String>::new(), "{period}");
    }
    assert_eq!(said("half", "past.quarter.run.a >= 1 and past.quarter.run.a < 4").len(), 1, "once each");
    for (period, when) in [
        ("month", mean),
        ("year", mean),
        ("round", mean),
        ("quarter", "past.quarter.meetings > 1"),
        ("term", "past.half.meetings > 1"),
        ("quarter", "past.year.meetings > 1"),
    ] {
        assert_eq!(said(period, when), Vec::<String>::new(), "{period}");
    }
}

#[test]
fn a_period_that_never_lies_within_this_one_is_pointed_out() {
    for (period, kind, count) in [
        ("month", "month", 1),
        ("month", "quarter", 1),
        ("quarter", "half", 1),
        ("half", "term", 0),
        ("round", "half", 0),
        ("year", "half", 0),
        ("month", "round", 0),
    ] {
        assert_eq!(said(period, &format!("past.{kind}.here.meetings < 1")).len(), count, "{period} {kind}");
    }
}

#[test]
fn what_is_sought_in_earlier_meetings_is_a_class_or_title_of_the_set_or_pointed_out() {
    let titles = r#""titles": [{"id": "cstdcs", "title": "Chiến sĩ thi đua", "when": "class = 'a'"}],"#;
    let sentences = |id: &str| -> Vec<String> {
        ["count", "run", "last"]
            .map(|measure| {
                let bound = if measure == "last" { "'2025-01-01'" } else { "2" };
                let when = format!("total >= 80 and past.year.{measure}.{id} < {bound}");
                let rulebook =
                    set(POINTS, "", &[("a", &when), ("b", "total >= 50")], &format!("{titles} {LAST}"));
                let found = lint(&rulebook);
                found.iter().map(|finding| finding.sentence(Lang::En)).collect::<String>()
            })
            .into()
    };
    for id in ["a", "b", "z", "cstdcs"] {
        assert_eq!(sentences(id), ["", "", ""], "{id}");
    }
    for sentence in sentences("cstdc") {
        assert!(sentence.contains("“cstdc”; the nearest is “cstdcs”"), "{sentence}");
    }
    for sentence in sentences("khong_co_dau") {
        assert!(sentence.ends_with("nor a title “khong_co_dau”."), "{sentence}");
    }
}

#[test]
fn points_of_what_may_be_off_the_sheet_are_pointed_out_unless_that_is_asked_too() {
    let told = |when: &str, applies: &str, otherwise: &str| -> Vec<String> {
        let criteria = format!(
            r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": "check",
            "applies": {{"when": "{applies}", "otherwise": {otherwise}}}}}"#
        );
        let more = format!(r#""inputs": [{{"id": "x", "title": "X", "kind": "flag"}}], {LAST}"#);
        let found = lint(&set(&criteria, "", &[("a", when), ("b", "total >= 20")], &more));
        found.iter().map(|finding| finding.sentence(Lang::En)).collect()
    };
    let bare = "total >= 80 and c.d >= 2";
    for otherwise in [r#""excluded""#, r#""rescale""#, r#"{"share": ["c.c"]}"#] {
        assert_eq!(
            told(bare, "input.x", otherwise),
            ["For whom criterion I.2 does not apply, it is taken here for full marks (4)."],
            "{otherwise}"
        );
    }
    let none = Vec::<String>::new();
    assert_eq!(told(bare, "input.x", r#""full""#), none, "it stays on the sheet");
    assert_eq!(told("total >= 80 and (c.d >= 2 or not input.x)", "input.x", r#""excluded""#), none);
    assert_eq!(told("total >= 80 and below(50%) = 0", "input.x", r#""excluded""#), none);
    assert_eq!(told("total >= 80 and c.c >= 2", "input.x", r#""excluded""#), none, "the other stays");
}

#[test]
fn the_level_of_what_may_be_off_the_sheet_is_pointed_out_likewise() {
    let told = |when: &str, levels: &str| -> Vec<String> {
        let criteria = format!(
            r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": {{"levels": [{levels}]}},
            "applies": {{"when": "input.x", "otherwise": "excluded"}}}}"#
        );
        let more = format!(r#""inputs": [{{"id": "x", "title": "X", "kind": "flag"}}], {LAST}"#);
        let found = lint(&set(&criteria, "", &[("a", when), ("b", "total >= 20")], &more));
        found.iter().map(|finding| finding.sentence(Lang::En)).collect()
    };
    let levels =
        r#"{"id": "low", "title": "Low", "points": 1}, {"id": "high", "title": "High", "points": 4}"#;
    let pointed_out = ["For whom criterion I.2 does not apply, its level is taken here as High."];
    assert_eq!(told("total >= 80 and level.d = 'high'", levels), pointed_out);
    let none = Vec::<String>::new();
    assert_eq!(told("total >= 80 and (level.d = 'high' or not input.x)", levels), none);
    // Levels that bring the same differ where something asks for them.
    let equal = r#"{"id": "low", "title": "Low", "points": 4}, {"id": "high", "title": "High", "points": 4}"#;
    assert_eq!(told("total >= 80", equal).len(), 1);
    assert_eq!(told("total >= 80 and (level.d = 'high' or not input.x)", equal), none);
}

#[test]
fn what_a_level_brings_decides_which_totals_go_with_it() {
    let levels =
        r#"{"id": "low", "title": "Low", "points": 1}, {"id": "high", "title": "High", "points": 4}"#;
    let criteria =
        format!(r#"{{"id": "d", "code": "1", "title": "D", "max": 4, "start": {{"levels": [{levels}]}}}}"#);
    let faults = |when: &str| {
        let found = lint(&set(&criteria, "", &[("a", when)], LAST));
        found
            .into_iter()
            .filter(Finding::is_error)
            .map(|finding| finding.sentence(Lang::En))
            .collect::<Vec<_>>()
    };
    let none = Vec::<String>::new();
    assert_eq!(faults("level.d = 'low' and total = 1"), none);
    assert_eq!(faults("level.d = 'low' and total >= 2"), ["The condition of “A” can never hold."]);
    assert_eq!(faults("level.d = 'high' and c.d < 4").len(), 1);
    assert_eq!(faults("level.d != 'low' and level.d != 'high'").len(), 1);
    assert_eq!(faults("level.d = 'high'"), none);
}

#[test]
fn a_class_that_only_full_marks_reach_is_reached_by_whom_the_criterion_does_not_apply_to() {
    let criteria = format!(
        r#"{POINTS}, {{"id": "d", "code": "I.2", "title": "D", "max": 4, "start": "empty",
        "applies": {{"when": "input.x", "otherwise": "excluded"}}}}"#
    );
    let more = format!(r#""inputs": [{{"id": "x", "title": "X", "kind": "flag"}}], {LAST}"#);
    let faults = |when: &str| {
        let found = lint(&set(&criteria, "", &[("a", when)], &more));
        found.iter().filter(|finding| finding.is_error()).count()
    };
    assert_eq!(faults("c.d = 4 and total >= 50"), 0, "off the sheet it is read as four");
    assert_eq!(faults("c.d = 4 and input.x and total >= 50"), 1, "on the sheet it stays empty");
    assert_eq!(faults("c.d = 3 and total >= 50"), 1);
}

#[test]
fn months_up_to_the_last_day_are_pointed_out() {
    for (when, count) in [
        ("months(member.joined, period.end) >= 6", 1),
        ("if(zeros = 0, 1 + months(member.joined, period.end), 0) >= 6", 1),
        ("months(member.joined, period.next) >= 6", 0),
        ("months(period.end, member.joined) >= 6", 0),
        ("days(member.joined, period.end) >= 6", 0),
    ] {
        let found = said("month", when);
        let to_the_last = found.iter().filter(|told| told.contains("leave out the period's last day"));
        assert_eq!(to_the_last.count(), count, "{when}");
    }
}

#[test]
fn points_of_a_section_that_may_be_off_the_sheet_as_a_whole_are_pointed_out() {
    let told = |when: &str, applies: &str| -> Vec<String> {
        let criterion = |id: &str, rest: &str| {
            format!(r#"{{"id": "{id}", "code": "{id}", "title": "D", "max": 40, "start": "check"{rest}}}"#)
        };
        let criteria = format!("{}, {}", criterion("d", applies), criterion("e", APPLIES));
        let more = format!(r#""inputs": [{{"id": "x", "title": "X", "kind": "flag"}}], {LAST}"#);
        let found = lint(&set(&criteria, "", &[("a", when)], &more));
        assert!(found.iter().all(|finding| !finding.is_error()), "{found:#?}");
        let sentences = found.iter().map(|finding| finding.sentence(Lang::En));
        sentences.filter(|told| told.contains("full marks")).collect()
    };
    const APPLIES: &str = r#", "applies": {"when": "input.x", "otherwise": "excluded"}"#;
    let none = Vec::<String>::new();
    assert_eq!(
        told("s.s >= 80", APPLIES),
        ["For whom nothing of section I applies, it is taken here for full marks (80)."]
    );
    assert_eq!(told("s.s >= 80 and total < 80", APPLIES).len(), 1, "who has nothing of it meets that");
    assert_eq!(told("s.s >= 80 and input.x", APPLIES), none);
    assert_eq!(told("s.s >= 80", ""), none, "one of them is always there");
}

#[test]
fn what_is_not_measured_alike_is_pointed_out() {
    let inputs = r#""inputs": [{"id": "done", "title": "Kế hoạch", "kind": "percent"},
        {"id": "points", "title": "Điểm thi", "kind": "number", "max": 100},
        {"id": "free", "title": "Số", "kind": "number"}, {"id": "part", "title": "Phần", "kind": "number", "max": 1},
        {"id": "usual", "title": "Thường", "kind": "number", "default": 60}, {"id": "none", "title": "Không", "kind": "number",
        "default": 0}, {"id": "whole", "title": "Mức", "kind": "number", "default": "100%"}],"#;
    let one = r#"{"id": "one", "code": "I.2", "title": "Một", "max": 1, "start": "check"}"#;
    let criteria = format!("{POINTS}, {one}");
    let told = |when: &str| -> Vec<String> {
        let when = format!("{when} or total >= 99");
        let found =
            lint(&set(&criteria, "", &[("a", &when), ("b", "total >= 50")], &format!("{inputs} {LAST}")));
        let sentences = found.iter().map(|finding| finding.sentence(Lang::En));
        sentences.filter(|told| told.starts_with('“')).collect()
    };
    let none = Vec::<String>::new();
    assert_eq!(told("total >= 90%"), ["“total >= 90%” compares points with 90%, which is 0.9 of a point."]);
    for when in ["80% <= c.c", "s.s > 80%", "past.month.mean_total >= 80%"] {
        assert_eq!(told(when).len(), 1, "{when}");
    }
    for when in [
        "total >= 90% * max_total",
        "total / max_total >= 90%",
        "below(50%) = 0",
        "c.one >= 80%",
        "past.month.mean_share >= 80%",
        "past.month.mean_share >= 1",
    ] {
        assert_eq!(told(when), none, "{when}");
    }
    assert_eq!(
        told("input.points >= 90%"),
        ["“input.points >= 90%” compares “Điểm thi”, a plain number, with 90%, which is 0.9."]
    );
    for when in ["input.free >= 90%", "input.usual >= 90%", "input.none >= 90%"] {
        assert_eq!(told(when).len(), 1, "{when}");
    }
    for when in ["input.part >= 90%", "input.whole >= 90%", "input.done >= 90%", "input.done >= 0.9"] {
        assert_eq!(told(when), none, "{when}");
    }
    assert_eq!(
        told("if(input.done >= 95, total, 0) > 50"),
        ["“input.done >= 95” compares “Kế hoạch”, a percentage, with 95, which is 9500%."]
    );
    assert_eq!(told("input.done > 120%"), none);
    assert_eq!(
        told("total < 80 * unit.mean_total"),
        ["“total < 80 * unit.mean_total” compares with 80 times “unit.mean_total”, which is 8000% of it."]
    );
    assert_eq!(told("past.month.mean_total * 80 <= total").len(), 1);
    assert_eq!(told("total < 10 * unit.mean_total").len(), 1);
    for when in [
        "total < 80% * unit.mean_total",
        "total < 9.9 * unit.mean_total",
        "total >= 20 * c.one",
        "total >= 20 * c.c",
        "total >= 20 * input.free",
    ] {
        assert_eq!(told(when), none, "{when}");
    }
    assert_eq!(told("input.done >= 1"), none, "all of it");
    assert_eq!(told("year.done >= 95%"), ["“year.done” adds percentages up: 50% and 50% come to 100%."]);
    assert_eq!(told("past.month.sum.done >= 95%").len(), 1);
    assert_eq!(told("past.month.sum.done / past.month.meetings >= 95%"), none);
}

#[test]
fn names_are_looked_at_wherever_an_expression_stands() {
    const MONTHS: &str = "months(member.joined, period.end)";
    let criteria = format!(
        r#"{POINTS}, {{"id": "f", "code": "I.2", "title": "F", "max": 9, "start": {{"formula": "{MONTHS}"}},
            "applies": {{"when": "{MONTHS} > 1", "otherwise": "excluded"}}}}"#
    );
    let limited = format!(
        r#""at_most": {{"count": 1}}, "within": "unit", "over": "rank", "order": ["{MONTHS}", "total"], "ties": ["{MONTHS}"]"#
    );
    let more = format!(
        r#""titles": [{{"id": "t", "title": "T", "when": "{MONTHS} > 3", "quota": {{{limited}}}}}],
            "quotas": [{{"id": "q", "class": "a", {limited}}}], {LAST}"#
    );
    let gate = format!(r#"{{"id": "g", "title": "G", "when": "{MONTHS} < 1", "effect": "not_ranked"}}"#);
    let rulebook = set(&criteria, &gate, &[("a", "total >= 80"), ("b", "total >= 50")], &more);
    let found =
        lint(&rulebook).into_iter().filter(|finding| finding.sentence(Lang::En).starts_with("Months up to"));
    let mut places: Vec<String> = found.map(|finding| finding.place()).collect();
    places.sort();
    assert_eq!(
        places,
        [
            "gates.g.when",
            "quotas.q.order",
            "quotas.q.ties",
            "sections.s.criteria.f.applies.when",
            "sections.s.criteria.f.start.formula",
            "titles.t.quota.order",
            "titles.t.quota.ties",
            "titles.t.when"
        ]
    );
}

#[test]
fn more_periods_than_a_year_or_this_period_holds_are_pointed_out() {
    let most = |period: &str, when: &str| {
        let found = said(period, when);
        let more: Vec<&String> = found.iter().filter(|told| told.contains("than there can be")).collect();
        match more[..] {
            [] => None,
            [one] => {
                one.strip_suffix('.').and_then(|told| told.rsplit_once(' ')).map(|(_, most)| most.to_owned())
            }
            _ => panic!("{more:?}"),
        }
    };
    for (period, when, wanted) in [
        ("year", "past.quarter.total.5 < 200", Some("4")),
        ("year", "past.quarter.total.4 < 200", None),
        ("year", "past.month.total.13 < 200", Some("12")),
        ("year", "past.half.total.3 < 200", Some("2")),
        ("quarter", "past.month.here.total.4 < 200", Some("3")),
        ("quarter", "past.month.here.total.3 < 200", None),
        ("half", "past.quarter.here.total.3 < 200", Some("2")),
        ("month", "past.month.count.a >= 13", Some("11")),
        ("month", "11 >= past.month.run.a", None),
        ("year", "past.half.meetings = 3", Some("2")),
        ("year", "past.year.total.9 < 200 and past.round.total.9 < 200", None),
        ("round", "past.month.here.total.40 < 200", None),
        ("month", "past.month.within.24.count.a > 22", None),
        ("month", "past.month.within.24.count.a > 25", Some("23")),
        ("month", "past.quarter.within.12.total.5 < 200", Some("4")),
        ("year", "past.year.within.36.run.a >= 4", Some("2")),
    ] {
        assert_eq!(most(period, when).as_deref(), wanted, "{period} {when}");
    }
}

#[test]
fn a_share_beside_a_plain_number_is_pointed_out() {
    let [sentence] = &said("month", "past.month.mean_share > 80 or total >= 90")[..] else { panic!("one") };
    assert!(sentence.contains("8000%"), "{sentence}");
    assert_eq!(said("month", "past.month.mean_share > 80%"), Vec::<String>::new());
    assert_eq!(said("month", "past.month.mean_share > 0.8"), Vec::<String>::new());
}
