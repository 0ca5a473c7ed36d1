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
    assert_eq!(said("half", "past.quarter.run.a >= 1 and past.quarter.run.a < 9").len(), 1, "once each");
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
