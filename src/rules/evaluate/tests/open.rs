//! Gates that are still open, and what stands all the same.

use jiff::civil::date;

use super::*;

const CLASSES: &str = r#"{"id": "A", "title": "A", "when": "total >= 80"}, {"id": "B", "title": "B", "when": "total >= 50"},
    {"id": "C", "title": "C"}"#;
const LAST: &str = r#""otherwise": {"class": "C"},"#;

fn gate(id: &str, test: &str, effect: &str, excludes: &[&str]) -> String {
    let excludes: Vec<String> = excludes.iter().map(|other| format!("{other:?}")).collect();
    let excludes = excludes.join(", ");
    format!(r#"{{"id": "{id}", "title": "{id}", {test}, "effect": {effect}, "excludes": [{excludes}]}}"#)
}

/// A gate that nobody has answered yet.
fn asked(id: &str, effect: &str, excludes: &[&str]) -> String {
    gate(id, r#""finding": "?""#, effect, excludes)
}

fn fires(id: &str, effect: &str) -> String {
    gate(id, r#""when": "true""#, effect, &[])
}

/// What 90 points come to with these gates.
fn ninety(gates: &[String], more: &str) -> Outcome {
    evaluate(&book(HUNDRED, &gates.join(", "), CLASSES, &format!("{LAST} {more}")), &marked("90"))
}

fn is_open(outcome: &Outcome) -> bool {
    matches!(outcome.standing, Standing::Incomplete(_))
}

const LOWER: &str = r#"{"lower": 1}"#;
const NOTHING: &str = r#""nothing""#;
const TITLE: &str = r#""titles": [{"id": "t", "title": "T"}],"#;

#[test]
fn up_to_six_open_gates_are_looked_at_one_way_and_the_other() {
    // Either the first lowers the class or the second that it excludes, never both.
    let with = |others: usize| {
        let mut gates = vec![asked("g0", LOWER, &["h"])];
        gates.extend((1..=others).map(|at| asked(&format!("g{at}"), NOTHING, &["k"])));
        gates.extend([fires("h", LOWER), fires("k", NOTHING)]);
        ninety(&gates, TITLE)
    };
    for others in [0, 3, 5] {
        let outcome = with(others);
        assert_eq!((&outcome.standing, class(&outcome)), (&Standing::Ranked, Some("B")), "{others}");
        assert_eq!(outcome.titles[0].award, Award::Won, "none of them bars titles");
        let told: Vec<Truth> = outcome.gates.iter().map(|gate| gate.fired).collect();
        assert_eq!(told.len(), others + 3, "all gates are written down");
        assert_eq!((told[0], told[others + 1]), (Truth::Unknown, Truth::True));
    }
    assert!(is_open(&with(6)), "more are too many to try");
}

#[test]
fn no_way_in_which_two_open_gates_may_come_out_is_left_out() {
    // One lowers the class unless the other keeps it from acting.
    let lowers = |other: &str| asked("low", LOWER, &[other]);
    let bars = |also: &str| asked("bar", NOTHING, &["low", also]);
    let first = ninety(&[lowers("k"), bars("k"), fires("k", NOTHING)], "");
    let last = ninety(&[bars("k"), lowers("k"), fires("k", NOTHING)], "");
    assert!(is_open(&first) && is_open(&last), "{:?} {:?}", first.standing, last.standing);
}

#[test]
fn a_cap_that_an_open_gate_may_exclude_leaves_the_total_open() {
    let cap = fires("cap", r#"{"total_at_most": 60}"#);
    let outcome = ninety(&[asked("g", NOTHING, &["cap"]), cap], "");
    assert_eq!((outcome.total, is_open(&outcome)), (None, true));
}

#[test]
fn a_cap_above_the_total_changes_nothing() {
    let changes = |most: &str| {
        let outcome = ninety(&[fires("cap", &format!(r#"{{"total_at_most": {most}}}"#))], "");
        (outcome.gates[0].fired, outcome.gates[0].changed)
    };
    assert_eq!([changes("95"), changes("90"), changes("85")].map(|(fired, _)| fired), [Truth::True; 3]);
    assert_eq!(
        [changes("95"), changes("90"), changes("85")].map(|(_, changed)| changed),
        [false, false, true]
    );
}

#[test]
fn titles_are_open_where_the_classes_that_may_come_differ_on_whether_they_are_barred() {
    // The mark is missing, so the class before the gates is open; a gate forces it.
    let with = |when: &str| {
        let bars = gate("bar", &format!(r#""when": "{when}""#), r#""no_title""#, &[]);
        let gates = [fires("f", r#"{"force": "B"}"#), bars].join(", ");
        let outcome = evaluate(&book(HUNDRED, &gates, CLASSES, &format!("{LAST} {TITLE}")), &Case::default());
        assert_eq!((&outcome.standing, class(&outcome)), (&Standing::Ranked, Some("B")));
        (outcome.titles[0].award.clone(), outcome.titles_barred)
    };
    assert_eq!(with("class = 'A'"), (Award::Open, false));
    assert_eq!(with("class = 'C'"), (Award::Open, false));
    assert_eq!(with("class = ''"), (Award::Won, false));
    assert_eq!(with("class != ''"), (Award::Barred, true));
}

#[test]
fn a_gate_changes_something_where_it_would_change_one_of_the_classes_that_may_come() {
    let changes = |class: &str| {
        let gates = fires("f", &format!(r#"{{"force": "{class}"}}"#));
        evaluate(&book(HUNDRED, &gates, CLASSES, LAST), &Case::default()).gates[0].changed
    };
    assert_eq!(["A", "B", "C"].map(changes), [true; 3]);
}

#[test]
fn a_term_is_half_of_the_units_year() {
    let fires_in = |fired: (&str, &str), start: &str, end: &str| {
        let gate = r#"{"id": "g", "title": "G", "finding": "?", "effect": {"lower": 1}, "scope": "term"}"#;
        let days = |start: &str, end: &str| PeriodDates {
            start: start.parse().expect("a day"),
            end: end.parse().expect("a day"),
        };
        let past = Past {
            kind: Period::Month,
            days: days(fired.0, fired.1),
            class: None,
            total: None,
            max_total: None,
            inputs: Default::default(),
            gates: [id("g")].into(),
            titles: Default::default(),
        };
        let case = Case {
            period: Some(days(start, end)),
            history: Some(History { past: vec![past], ..History::default() }),
            findings: [(id("g"), false)].into(),
            ..marked("90")
        };
        let more = format!(r#"{LAST} "first_month": 9,"#);
        evaluate(&book(HUNDRED, gate, CLASSES, &more), &case).gates[0].fired
    };
    let (september, february) = (("2026-09-01", "2026-09-30"), ("2027-02-01", "2027-02-28"));
    let march = ("2027-03-01", "2027-03-31");
    for (fired, start, end, wanted) in [
        (september, "2027-02-01", "2027-02-28", Truth::True),
        (september, "2027-03-01", "2027-03-31", Truth::False),
        (february, "2027-02-15", "2027-03-14", Truth::True),
        (february, "2027-03-01", "2027-03-31", Truth::False),
        (march, "2027-08-01", "2027-08-31", Truth::True),
        (march, "2027-09-01", "2027-09-30", Truth::False),
    ] {
        assert_eq!(fires_in(fired, start, end), wanted, "{fired:?}, then {start}");
    }
}

#[test]
fn a_gate_that_may_fire_by_itself_is_not_open_for_earlier_periods_alone() {
    let scope = r#""effect": {"lower": 1}, "scope": "year""#;
    let open_before = |when: &str| {
        let gate = format!(r#"{{"id": "g", "title": "G", "when": "{when}", {scope}}}"#);
        let rulebook = book(HUNDRED, &gate, CLASSES, LAST);
        // The total may be anything; earlier meetings are not known.
        let period = Some(PeriodDates { start: date(2026, 12, 1), end: date(2026, 12, 31) });
        let outcome = evaluate(&rulebook, &Case { period, ..Case::default() });
        assert_eq!(outcome.gates[0].fired, Truth::Unknown, "{when}");
        outcome.gates[0].open_before
    };
    assert!(open_before("max_total < 100"));
    assert!(!open_before("class = 'A'"), "of the classes there may be");
    assert!(!open_before("class = 'C'"), "whichever comes last");
}

const NO_TITLE: &str = r#""no_title""#;

#[test]
fn an_open_title_names_the_findings_that_decide_whether_it_is_barred() {
    let missing = |gates: &[String]| {
        let title = ninety(gates, TITLE).titles.remove(0);
        assert_eq!(title.award, Award::Open);
        title.missing
    };
    let finding = |gate: &str| Missing::Finding(id(gate));
    let other = fires("h", NOTHING);
    let bars = || asked("g", NO_TITLE, &["h"]);
    assert_eq!(missing(&[bars(), other.clone()]), [finding("g")]);
    assert_eq!(missing(&[asked("k", NOTHING, &["h"]), bars(), other.clone()]), [finding("g")]);
    assert_eq!(
        missing(&[asked("g", NO_TITLE, &[]), asked("k", NOTHING, &["h"]), other]),
        [finding("g")],
        "what the other finding excludes bars nothing"
    );
    let keeps = gate("m", r#""when": "true""#, NOTHING, &["k"]);
    assert_eq!(
        missing(&[asked("g", NOTHING, &["m"]), keeps, asked("k", NO_TITLE, &[])]),
        [finding("g"), finding("k")],
        "k bars it where g keeps m from acting"
    );
}

#[test]
fn what_only_a_gate_asks_for_that_may_fire_is_missing_with_its_finding() {
    let table = r#"{"at_most": {"table": {"by_input": {"input": "x", "classes": {"a": "B", "b": "C"}}}}}"#;
    let more = r#""inputs": [{"id": "x", "title": "X", "kind": {"choice": ["a", "b"]}}],"#;
    let outcome = ninety(&[asked("g", table, &["h"]), fires("h", NOTHING)], more);
    let missing = vec![Missing::Input(id("x")), Missing::Finding(id("g"))];
    assert_eq!(outcome.standing, Standing::Incomplete(missing));
}

#[test]
fn a_title_that_is_lost_already_asks_for_nothing_more() {
    let more = r#""inputs": [{"id": "x", "title": "X", "kind": "flag"}], "titles": [{"id": "t", "title": "T",
        "when": "input.x", "votes": {"more_than": "1/2", "of": "present"}}],"#;
    let rulebook = book(HUNDRED, &asked("bar", NO_TITLE, &[]), CLASSES, &format!("{LAST} {more}"));
    let title = |yes: u32, known: Option<bool>| {
        let voters = Voters { committee: 5, summoned: 5, present: 5, cast: 5, valid: 5 };
        let ballots = Ballots { titles: [(id("t"), yes)].into(), voters, ..Ballots::default() };
        let inputs = known.map(|known| (id("x"), Value::Flag(known))).into_iter().collect();
        let title =
            evaluate(&rulebook, &Case { ballots: Some(ballots), inputs, ..marked("90") }).titles.remove(0);
        (title.award, title.missing)
    };
    let (fact, finding) = (Missing::Input(id("x")), Missing::Finding(id("bar")));
    assert_eq!(title(4, None), (Award::Open, vec![fact, finding.clone()]));
    assert_eq!(title(4, Some(true)), (Award::Open, vec![finding]));
    assert_eq!(title(1, None), (Award::Outvoted, Vec::new()));
    assert_eq!(title(4, Some(false)), (Award::Unmet, Vec::new()));
}
