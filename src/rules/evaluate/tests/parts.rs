//! Single parts of the evaluation, each at the edge where it turns.

use super::*;

const CLASSES: &str = r#"{"id": "A", "title": "A", "when": "total >= 80"}, {"id": "B", "title": "B", "when": "total >= 50"},
    {"id": "C", "title": "C"}"#;

/// A criterion of ten points whose events these are.
fn with_events(start: &str, events: &str, groups: &str) -> String {
    format!(
        r#"{{"id": "c", "code": "1", "title": "Việc", "max": 10, "start": "{start}", "events": [{events}], "groups": [{groups}]}}"#
    )
}

fn result(criterion: &str, occurrences: Vec<Occurrence>) -> CriterionResult {
    let rulebook = book(criterion, "", ABC, REFER);
    evaluate(&rulebook, &Case { occurrences, ..Case::default() }).criteria[0].clone()
}

fn occurred(event: &str, count: u32, points: Option<&str>, exempt: Option<&str>) -> Occurrence {
    Occurrence { points: points.map(exact), exempt: exempt.map(id), ..happened("c", event, count) }
}

#[test]
fn what_is_added_stops_at_its_limit_too() {
    let prizes = r#"{"id": "e", "title": "Giải", "unit": "giải", "effect": {"each": 2}, "limit": 3}"#;
    let points = |count| points(&with_events("empty", prizes, ""), vec![happened("c", "e", count)]);
    assert_eq!([points(1), points(2), points(3)], ["2", "3", "3"].map(exact));
}

const EXCUSED: &str = r#"{"id": "e", "title": "Nghỉ", "unit": "buổi", "effect": {"between": [-5, -1]},
        "exempt": [{"id": "sick", "title": "Ốm", "most": 2}]},
    {"id": "f", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}"#;

#[test]
fn what_did_not_happen_or_is_excused_leaves_nothing_open() {
    let criterion = with_events("full", EXCUSED, "");
    let of = |occurrences| result(&criterion, occurrences).points;
    let fixed = occurred("e", 1, Some("-3"), None);
    assert_eq!(of(vec![fixed.clone(), occurred("e", 0, None, None)]), Some(exact("7")));
    assert_eq!(of(vec![fixed.clone(), occurred("e", 2, None, Some("sick"))]), Some(exact("7")));
    assert_eq!(of(vec![fixed, occurred("e", 3, None, Some("sick"))]), None, "one of three is not excused");
}

#[test]
fn of_a_group_what_is_excused_is_neither_the_one_that_counts_nor_outdone() {
    let group = |counts: &str| {
        with_events("full", EXCUSED, &format!(r#"{{"events": ["e", "f"], "counts": "{counts}"}}"#))
    };
    let excused = occurred("e", 1, Some("-5"), Some("sick"));
    let one = result(&group("one"), vec![excused.clone(), occurred("e", 2, Some("-1"), None)]);
    assert_eq!(one.points, Some(exact("9")), "of what is not excused");
    let nought =
        result(&group("one"), vec![occurred("e", 2, Some("-1"), None), occurred("e", 0, None, None)]);
    assert_eq!(nought.points, Some(exact("9")), "what did not happen is not the one");
    let all = vec![occurred("e", 2, Some("-1"), None), occurred("e", 2, None, Some("sick"))];
    assert_eq!(result(&group("one"), all).points, Some(exact("9")), "nor is what is excused");
    let weights = |result: &CriterionResult| {
        result.events.iter().map(|event| event.weight).collect::<Vec<EventWeight>>()
    };
    assert_eq!(weights(&one), [EventWeight::Once]);
    let single = result(&group("one"), vec![occurred("e", 1, Some("-4"), None)]);
    assert_eq!(weights(&single), [EventWeight::Counted], "it happened once");
    let best = result(&group("best"), vec![excused, happened("c", "f", 2)]);
    assert_eq!(
        weights(&best),
        [EventWeight::Counted, EventWeight::Counted],
        "nothing of it was left to outdo"
    );
    let both = result(&group("best"), vec![occurred("e", 1, Some("-1"), None), happened("c", "f", 2)]);
    assert_eq!(weights(&both), [EventWeight::Outdone, EventWeight::Counted]);
}

#[test]
fn only_a_move_to_another_class_of_the_set_is_one() {
    let rulebook = book(HUNDRED, "", CLASSES, r#""default": "B","#);
    let decided = |class: &str| {
        let moves = Some(Move { class: id(class), reason: "Biên bản số 2".into() });
        let outcome = evaluate(&rulebook, &Case { moves, ..marked("90") });
        (outcome.decided.is_some(), outcome.class.map(|class| class.to_string()))
    };
    assert_eq!(decided("A"), (true, Some("A".to_owned())));
    assert_eq!(decided("B"), (false, Some("B".to_owned())), "everybody starts there");
    assert_eq!(decided("x"), (false, Some("B".to_owned())), "the set has no such class");
}

#[test]
fn the_committee_cannot_decide_on_a_class_that_the_set_lacks() {
    let refers = r#"{"id": "r", "title": "Xét", "when": "true", "effect": "refer"}"#;
    let rulebook = book(HUNDRED, refers, CLASSES, r#""otherwise": {"class": "C"},"#);
    let standing = |class: &str| {
        let decision = Some(Move { class: id(class), reason: "Nghị quyết".into() });
        evaluate(&rulebook, &Case { decision, ..marked("90") }).standing
    };
    assert_eq!((standing("B"), standing("x")), (Standing::Ranked, Standing::Referred));
}

#[test]
fn only_the_number_that_is_tried_changes() {
    let criterion = |id: &str| {
        format!(
            r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": 100, "start": {{"points": {{"step": 1}}}},
            "events": [{{"id": "late", "title": "Muộn", "unit": "lần", "effect": {{"each": -1}}}}]}}"#
        )
    };
    let classes = r#"{"id": "A", "title": "A", "when": "c.c >= 80 and c.d < 30"}, {"id": "B", "title": "B"}"#;
    let rulebook =
        book(&[criterion("c"), criterion("d")].join(", "), "", classes, r#""otherwise": {"class": "B"},"#);
    let mut case = marked("70");
    case.marks.insert(id("d"), Mark::Points(exact("20")));
    case.occurrences = vec![happened("d", "late", 1)];
    let change = nearest(&rulebook, &case).expect("ten points more");
    assert_eq!((change.of, change.by), (ChangeOf::Criterion(id("c")), exact("10")));
}

const VOTED: &str = r#""otherwise": {"class": "C"}, "titles": [{"id": "t", "title": "T",
    "votes": {"more_than": "1/2", "of": "present"}}],"#;

#[test]
fn votes_for_a_title_are_told_of_whoever_may_win_it_and_only_where_somebody_voted() {
    let gates = r#"{"id": "r", "title": "Xét", "finding": "?", "effect": "refer"},
        {"id": "n", "title": "Không xếp", "finding": "?", "effect": "not_ranked"}"#;
    let rulebook = book(HUNDRED, gates, CLASSES, VOTED);
    let title = |present: u32, found: &str| {
        let voters = Voters { committee: 5, summoned: 5, present, cast: 5, valid: 5 };
        let ballots = Ballots { titles: [(id("t"), present)].into(), voters, ..Ballots::default() };
        let findings = ["r", "n"].map(|gate| (id(gate), gate == found)).into();
        let case = Case { ballots: Some(ballots), findings, ..marked("90") };
        let title = evaluate(&rulebook, &case).titles.remove(0);
        (title.award, title.votes.map(|votes| (votes.yes, votes.needed, votes.of)))
    };
    assert_eq!(title(4, ""), (Award::Won, Some((4, 3, 4))));
    assert_eq!(title(4, "r"), (Award::Open, Some((4, 3, 4))));
    assert_eq!(title(4, "n"), (Award::NoClass, None));
    assert_eq!(title(0, ""), (Award::Open, None));
}

#[test]
fn what_is_as_usual_is_left_out_of_what_is_written() {
    let criterion = with_events("full", EXCUSED, "");
    let rulebook = book(&criterion, "", r#"{"id": "A", "title": "A", "when": "total >= 8"}"#, REFER);
    let written = |exempt: Option<&str>| {
        let occurrences = vec![occurred("e", 1, Some("-1"), exempt)];
        let outcome = explained(&rulebook, &Case { occurrences, ..Case::default() }, &UnitFacts::UNKNOWN);
        serde_json::to_value(outcome).expect("is written")
    };
    let (plain, excused) = (written(None), written(Some("sick")));
    let event = |outcome: &serde_json::Value| outcome["criteria"][0]["events"][0]["exempt"].clone();
    assert_eq!((event(&plain), event(&excused)), (serde_json::Value::Null, 1.into()));
    let change = &plain["changes"][0];
    assert!(change.is_object() && change.get("of").is_none(), "a change of the total");
}

#[test]
fn only_a_promise_that_is_not_sure_is_written() {
    let promise = |over: &str| {
        let more = format!(
            r#""otherwise": {{"class": "C"}}, "quotas": [{{"id": "q", "class": "A", "at_most": {{"count": 1}},
            "within": "unit", "over": "{over}"}}],"#
        );
        let outcome = explained(&book(HUNDRED, "", CLASSES, &more), &marked("75"), &UnitFacts::UNKNOWN);
        let written = serde_json::to_value(&outcome).expect("is written");
        assert_eq!(serde_json::from_value::<Outcome>(written.clone()).expect("is read"), outcome);
        written["changes"][0]["promise"].clone()
    };
    assert_eq!(promise("warn"), serde_json::Value::Null);
    assert_eq!(promise("rank"), "eligible");
}
