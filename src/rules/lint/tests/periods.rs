//! How many earlier periods there can be, and runs that are added up.

use super::*;

/// What is said, with the remedy, of the condition of the best class in a set about such a period, in a unit whose year
/// begins with a month.
fn said(period: &str, first: u8, when: &str) -> Vec<String> {
    said_with("", period, first, when)
}

/// The same in a set with more parts.
fn said_with(parts: &str, period: &str, first: u8, when: &str) -> Vec<String> {
    let classes = [("a", when), ("b", "total >= 70"), ("c", "total >= 50"), ("d", "total >= 20")];
    let titles = r#""titles": [{"id": "won", "title": "Won", "when": "class = 'a'"}],"#;
    let rulebook = set(POINTS, "", &classes, &format!(r#""first_month": {first}, {parts} {titles} {LAST}"#));
    let text = rulebook.canonical().replace(r#""period":"month""#, &format!(r#""period":"{period}""#));
    let found = lint(&Rulebook::read(&text).expect("a sound set"));
    let of_a = found.iter().filter(|finding| finding.place() == "classes.a.when");
    of_a.map(|finding| format!("{} {}", finding.sentence(Lang::En), finding.advice(Lang::En))).collect()
}

#[test]
fn what_asks_for_more_periods_than_there_are_is_never_met_or_always() {
    let never = |name: &str, most: u16| {
        vec![format!(
            "“{name}” asks for more periods than there can be: at most {most}. Write a smaller number; this can never \
             be met."
        )]
    };
    let always = |condition: &str, most: u16| {
        vec![format!(
            "“{condition}” always holds: there can be no more than {most}. Write a smaller number, or take the \
             condition out."
        )]
    };
    let quarters = "past.quarter.here.meetings";
    for met_by_nobody in [">= 3", "= 3", "> 2", "> 3"] {
        assert_eq!(said("half", 1, &format!("{quarters} {met_by_nobody}")), never(quarters, 2));
    }
    for met_by_all in ["< 3", "<= 3", "!= 4"] {
        let condition = format!("{quarters} {met_by_all}");
        assert_eq!(said("half", 1, &condition), always(&condition, 2));
    }
    assert_eq!(said("half", 1, &format!("3 > {quarters}")), always(&format!("3 > {quarters}"), 2));
    for open in [">= 2", "= 2", "> 1", "< 2", "<= 1", "!= 2"] {
        assert_eq!(said("half", 1, &format!("{quarters} {open}")), Vec::<String>::new(), "{open}");
    }
    // From September to February, and from March to August, there is one whole quarter of the calendar.
    assert_eq!(said("half", 9, &format!("{quarters} = 2")), never(quarters, 1));
    assert_eq!(said("half", 9, &format!("{quarters} < 2")), always(&format!("{quarters} < 2"), 1));
    assert_eq!(said("year", 9, &format!("{quarters} > 3")), never(quarters, 3));
    assert_eq!(said("half", 4, &format!("{quarters} = 2")), Vec::<String>::new());
}

#[test]
fn only_whole_periods_that_lie_before_are_counted() {
    let most = |period: &str, first: u8, name: &str| {
        (1..40_u16).find(|count| {
            let when = format!("past.{name}.meetings >= {count}");
            said(period, first, &when).iter().any(|told| told.contains("than there can be"))
        })
    };
    for (period, first, name, least_never) in [
        ("month", 1, "month", Some(12)),
        ("quarter", 1, "month", Some(13)),
        ("quarter", 1, "quarter", Some(4)),
        ("month", 1, "month.within.24", Some(24)),
        ("quarter", 1, "month.within.24", Some(25)),
        ("year", 1, "year.within.36", Some(3)),
        ("month", 1, "quarter.within.12", Some(5)),
        ("half", 9, "quarter.within.12", Some(4)),
        ("half", 1, "quarter.within.12", Some(5)),
        ("quarter", 9, "half.within.12", Some(2)),
        ("month", 9, "half.within.12", Some(3)),
        // Terms may have any length.
        ("year", 9, "term", None),
        ("term", 9, "month.here", None),
        ("month", 1, "round", None),
        ("month", 1, "year", None),
    ] {
        assert_eq!(most(period, first, name), least_never, "{period} from {first}: {name}");
    }
}

#[test]
fn a_half_has_no_half_of_its_own() {
    assert_eq!(said("half", 1, "past.half.here.meetings < 1").len(), 1);
}

const ADDED: &str =
    "Runs of several classes are added up: the run of one ends where a period came to another. ";

#[test]
fn runs_of_the_best_classes_that_are_added_up_are_one_run_from_the_lowest_of_them() {
    for (when, instead) in [
        ("past.year.run.a + past.year.run.b >= 2", "past.year.run_from.b >= 2"),
        (
            "past.month.within.12.run.b + past.month.within.12.run.a > 1",
            "past.month.within.12.run_from.b > 1",
        ),
        ("3 <= past.month.run.a + past.month.run.c + past.month.run.b", "past.month.run_from.c >= 3"),
    ] {
        let wanted =
            format!("{ADDED}Use “run_from”, which counts this class and every better one: {instead}.");
        assert_eq!(said("month", 1, when), [wanted], "{when}");
    }
}

#[test]
fn runs_of_other_classes_that_are_added_up_are_counts_over_as_many_months() {
    let counts = |kind: &str, months: u16, rest: &str| {
        let count = |class: &str| format!("past.{kind}.within.{months}.count.{class}");
        format!(
            "{ADDED}Count them over just so many months, this period's own among them: {} + {} {rest}.",
            count("c"),
            count("d")
        )
    };
    let run = |kind: &str, rest: &str| format!("past.{kind}.run.c + past.{kind}.run.d {rest}");
    for (period, first, kind, rest, months) in [
        ("month", 1, "month", ">= 2", 3),
        ("month", 1, "month", "> 2", 4),
        ("month", 1, "month", "< 2", 3),
        ("year", 1, "quarter", ">= 2", 6),
        ("quarter", 1, "quarter", ">= 2", 9),
        ("year", 9, "year", ">= 2", 36),
        // The last quarter of such a year ends two months before it.
        ("year", 9, "quarter", ">= 2", 8),
    ] {
        assert_eq!(
            said(period, first, &run(kind, rest)),
            [counts(kind, months, rest)],
            "{period} {kind} {rest}"
        );
    }
    let of_a_term = said("term", 9, &run("quarter", ">= 2"));
    assert_eq!(of_a_term[0], counts("quarter", 8, ">= 2"), "a term may end with any month");
    let spelt = said("month", 1, "past.month.within.12.run.d + past.month.within.12.run.c >= 2");
    assert_eq!(spelt, [counts("month", 3, ">= 2")]);
    // How long it takes from a month back to two whole years depends on the month.
    // Nor are there numbers of months for terms, for none at all, or beside what is no run of these.
    for (period, when) in [
        ("month", run("year", ">= 2")),
        ("month", run("month", "= 2")),
        ("month", format!("({}) / 2 >= 1", run("month", ""))),
        ("year", run("term", ">= 2")),
        ("month", run("month", ">= 0")),
        ("month", run("month", "+ past.month.count.a >= 2")),
        ("month", "past.month.run.a + past.month.run.b + past.year.run.a >= 2".to_owned()),
        ("month", "past.year.run.a + past.month.run.b + past.month.run.a >= 2".to_owned()),
    ] {
        let [told] = &said(period, 1, &when)[..] else { panic!("{when}") };
        assert!(told.contains("for the lower classes count them"), "{told}");
    }
}

#[test]
fn what_adds_no_runs_of_several_classes_is_let_alone() {
    for when in [
        "past.year.run.a + past.year.count.b >= 2",
        "past.year.run.a + past.month.run.b >= 2",
        "past.year.run.a + past.year.run.won >= 2",
        "if(past.year.run.a >= 2, 1, 0) + if(past.year.run.b >= 2, 1, 0) >= 1",
        "past.year.run.c >= 2 or past.year.run.d >= 2",
    ] {
        assert_eq!(said("month", 1, when), Vec::<String>::new(), "{when}");
    }
}

#[test]
fn runs_in_a_named_value_are_pointed_out_where_they_stand() {
    let values = r#""values": [
        {"id": "both", "title": "Both", "value": "past.month.run.a + past.month.run.b"},
        {"id": "twice", "title": "Twice", "value": "2 * (past.month.run.a + past.month.run.b)"},
        {"id": "one", "title": "One", "value": "past.month.run.a"}],"#;
    for when in [
        "value.both >= 2",
        "value.twice >= 2",
        "value.both + past.month.run.c >= 2",
        "value.one + past.month.run.b >= 2",
    ] {
        assert_eq!(said_with(values, "month", 1, when), Vec::<String>::new(), "{when}");
    }
}
