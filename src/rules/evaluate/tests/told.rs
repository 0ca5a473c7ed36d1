//! Which changes are told of those that alter the result, and which are left out.

use super::single::{case, sheet, told};
use super::*;
use crate::text::Lang;

const ELSE_B: &str = r#""otherwise": {"class": "B"},"#;

/// Class A under this condition, and B.
fn two(when: &str) -> String {
    format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#)
}

/// What would have to change, each with the class that it leads to.
fn changes(rulebook: &Rulebook, case: &Case) -> Vec<(ChangeOf, String)> {
    let changes = explained(rulebook, case, &UnitFacts::UNKNOWN).changes.into_iter();
    changes.map(|change| (change.of, change.class.map(|id| id.to_string()).unwrap_or_default())).collect()
}

/// How often something happened less or more, and how often it would have happened then.
fn events(rulebook: &Rulebook, case: &Case) -> Vec<(String, String)> {
    let changes = explained(rulebook, case, &UnitFacts::UNKNOWN).changes.into_iter();
    let events = changes.filter(|change| matches!(change.of, ChangeOf::Event(..)));
    events.map(|change| (change.by.to_string(), change.bound.to_string())).collect()
}

fn level(of: &str, class: &str) -> (ChangeOf, String) {
    (ChangeOf::Level(id("level"), id(of)), class.to_owned())
}

fn late(class: &str) -> (ChangeOf, String) {
    (ChangeOf::Event(id("time"), id("late")), class.to_owned())
}

#[test]
fn a_further_level_is_told_as_well_where_it_alone_leads_further() {
    let rulebook = sheet("level.level = 'good'", "level.level != 'weak'");
    let weak = case("10", true, "weak", 0);
    assert_eq!(changes(&rulebook, &weak), [level("fair", "B"), level("good", "A")]);
    let on_time = "happened.time.late <= 1";
    let rulebook =
        sheet(&format!("level.level = 'good' or {on_time}"), &format!("level.level != 'weak' or {on_time}"));
    let weak = case("10", true, "weak", 2);
    assert_eq!(changes(&rulebook, &weak), [level("fair", "B"), late("A")], "being on time leads as far");
}

#[test]
fn of_what_happened_only_the_nearest_change_is_told() {
    let rulebook = sheet("happened.time.late <= 1", "happened.time.late <= 2");
    assert_eq!(changes(&rulebook, &case("10", true, "good", 4)), [late("B")]);
}

#[test]
fn what_is_fewer_steps_away_is_told_first() {
    let rulebook = sheet("level.level = 'good' or happened.time.late <= 1", "false");
    let weak = case("10", true, "weak", 2);
    assert_eq!(changes(&rulebook, &weak), [late("A"), level("good", "A")]);
}

#[test]
fn between_suspended_and_not_ranked_nothing_is_better_or_worse() {
    let gates = r#"{"id": "bar", "title": "Không xét", "when": "total < 60", "effect": "not_ranked"},
        {"id": "wait", "title": "Hoãn", "when": "total < 30", "effect": "suspend"}"#;
    let rulebook = book(HUNDRED, gates, &two("total >= 99"), ELSE_B);
    let wanted = [(ChangeOf::Total, "B".to_owned())];
    assert_eq!(changes(&rulebook, &marked("20")), wanted, "ten points more do not help, forty do");
}

#[test]
fn where_the_total_leads_only_one_way_the_points_of_a_criterion_tell_the_other() {
    let criteria = format!(
        r#"{HUNDRED}, {{"id": "d", "code": "2", "title": "Phụ", "max": 50, "start": {{"points": {{"step": 1}}}}}}"#
    );
    let classes = |a: &str, b: &str| {
        format!(
            r#"{{"id": "A", "title": "A", "when": "{a}"}}, {{"id": "B", "title": "B", "when": "{b}"}}, {{"id": "C", "title": "C"}}"#
        )
    };
    let seventy = Case {
        marks: [("c", "50"), ("d", "20")].map(|(at, points)| (id(at), Mark::Points(exact(points)))).into(),
        ..Case::default()
    };
    let told =
        |classes: &str| changes(&book(&criteria, "", classes, r#""otherwise": {"class": "C"},"#), &seventy);
    let total = |class: &str| (ChangeOf::Total, class.to_owned());
    let criterion = |class: &str| (ChangeOf::Criterion(id("d")), class.to_owned());
    assert_eq!(told(&classes("total >= 80", "c.d >= 10")), [total("A"), criterion("C")]);
    assert_eq!(told(&classes("c.d >= 30", "total >= 65")), [criterion("A"), total("C")]);
}

#[test]
fn a_fact_is_followed_through_what_multiplies_the_total() {
    let inputs =
        r#""inputs": [{"id": "cong", "title": "Ngày công", "kind": "number", "min": 0, "max": 24}],"#;
    let classes = two("total >= 90 and input.cong >= 10");
    let year = [(id("cong"), Accumulated { before: Value::Number(exact("24")), within: None })].into();
    let mut case = Case { history: Some(History { year, ..History::default() }), ..marked("96") };
    case.inputs.insert(id("cong"), Value::Number(exact("20")));
    for times in ["input.cong / 24", "(year.cong - 24) / 24"] {
        let rulebook = book(HUNDRED, "", &classes, &format!(r#"{ELSE_B} "times": "{times}", {inputs}"#));
        assert_eq!(
            told(&rulebook, &case, Lang::En),
            ["Ngày công: 2.5 more (making it 22.5) would make it A."],
            "96 points times 22.5 / 24 are 90"
        );
    }
}

#[test]
fn a_fact_is_followed_past_what_only_leaves_somebody_without_a_class_in_another_way() {
    let gates = r#"{"id": "long", "title": "Nghỉ dài", "when": "input.n > 2", "effect": "suspend"},
        {"id": "short", "title": "Có nghỉ", "when": "input.n > 0 and input.n <= 2", "effect": "not_ranked"}"#;
    let inputs = r#""inputs": [{"id": "n", "title": "Nghỉ", "kind": {"count": "ngày"}}],"#;
    let rulebook = book(HUNDRED, gates, &two("total >= 90"), &format!("{ELSE_B} {inputs}"));
    let mut case = marked("95");
    case.inputs.insert(id("n"), Value::Number(exact("5")));
    assert_eq!(told(&rulebook, &case, Lang::En), ["Nghỉ: 5 ngày less (leaving 0) would make it A."]);
}

#[test]
fn what_happened_is_told_also_where_its_criterion_is_off_the_sheet() {
    let criteria = |applies: &str| {
        format!(
            r#"{HUNDRED}, {{"id": "time", "code": "2", "title": "Giờ giấc", "max": 20, "start": "full", {applies}
                "events": [{{"id": "late", "title": "Đi muộn", "unit": "lần", "effect": {{"each": -1}}}}]}}"#
        )
    };
    let mut twice = Case { occurrences: vec![happened("time", "late", 2)], ..marked("50") };
    twice.fields.insert(Field::Sex, Value::Text("female".to_owned()));
    let told = |applies: &str| {
        changes(&book(&criteria(applies), "", &two("happened.time.late <= 1"), ELSE_B), &twice)
    };
    let off = r#""applies": {"when": "member.sex = 'male'", "otherwise": "excluded"},"#;
    assert_eq!(["", off].map(told), [[late("A")], [late("A")]], "conditions count it all the same");
}

#[test]
fn of_what_has_points_of_its_own_all_that_no_reason_excuses_is_told_or_nothing() {
    let criterion = r#"{"id": "w", "code": "1", "title": "Việc", "max": 50, "start": "full", "events": [
        {"id": "bad", "title": "Sai sót", "unit": "lần", "effect": {"between": [-3, -1]},
            "exempt": [{"id": "ordered", "title": "Được giao"}]},
        {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}}]}"#;
    let rulebook = book(criterion, "", &two("happened.w.bad < 2"), ELSE_B);
    let bad = |points: &str| Occurrence { points: Some(exact(points)), ..happened("w", "bad", 1) };
    let excused = Occurrence { exempt: Some(id("ordered")), ..bad("-3") };
    let occurrences = vec![bad("-2"), bad("-1"), excused, happened("w", "late", 2)];
    let case = Case { occurrences, ..Case::default() };
    let both = ("2".to_owned(), "0".to_owned());
    assert_eq!(events(&rulebook, &case), [both], "nobody could say which one of them it would be");
}

#[test]
fn fewer_of_what_was_recorded_in_parts_are_taken_from_one_part_after_the_other() {
    let rulebook = sheet("happened.time.late <= 3", "false");
    let mut case = case("10", true, "good", 2);
    case.occurrences.push(happened("time", "late", 3));
    assert_eq!(events(&rulebook, &case), [("2".to_owned(), "3".to_owned())], "three of five are left");
}

#[test]
fn up_to_fifty_fewer_of_what_happened_are_looked_for() {
    let rulebook = sheet("happened.time.late <= 10", "false");
    let fewer = |late: u32| events(&rulebook, &case("10", true, "good", late));
    assert_eq!(fewer(60), [("50".to_owned(), "10".to_owned())]);
    assert_eq!(fewer(61), []);
}

/// Facts of which nothing is said here, a yes or no, a number, and a count; what lateness takes.
fn of_the_year(when: &str) -> Rulebook {
    let criteria = format!(
        r#"{HUNDRED}, {{"id": "time", "code": "2", "title": "Giờ giấc", "max": 20, "start": "full", "events": [
            {{"id": "late", "title": "Đi muộn", "unit": "lần", "effect": {{"each": -1}}}}]}}"#
    );
    let inputs = r#""inputs": [{"id": "idea", "title": "Sáng kiến", "kind": "flag", "default": false},
        {"id": "k", "title": "Tỷ lệ", "kind": "number", "default": 0},
        {"id": "n", "title": "Số việc", "kind": {"count": "việc"}, "max": 10, "default": 0}],"#;
    book(&criteria, "", &two(when), &format!("{ELSE_B} {inputs}"))
}

#[test]
fn what_earlier_meetings_of_the_period_said_is_not_said_otherwise_by_itself() {
    let three = || Value::Number(exact("3"));
    let accumulated = |before: Value, within: Value| Accumulated { before, within: Some(within) };
    let year = [
        (id("idea"), accumulated(Value::Flag(false), Value::Flag(true))),
        (id("k"), accumulated(Value::Number(exact("2")), three())),
        (id("n"), accumulated(Value::Number(Exact::ZERO), three())),
    ];
    let history = History { year: year.into(), ..History::default() };
    let case = Case { history: Some(history), ..marked("50") };
    let input = |name: &str| (ChangeOf::Input(id(name)), "A".to_owned());
    assert_eq!(changes(&of_the_year("input.idea"), &case), [input("idea")], "the year is not asked for");
    assert_eq!(changes(&of_the_year("input.n >= 2"), &case), [input("n")]);
    for when in [
        "input.idea or not year.idea",
        "input.idea or 10 / if(year.idea, 5, 0) >= 4",
        "year.k <= 4",
        "10 / year.n >= 4",
    ] {
        assert_eq!(changes(&of_the_year(when), &case), [], "{when}");
    }
}

#[test]
fn what_earlier_meetings_of_the_period_counted_is_not_told_more_or_less_often() {
    let with = |tally: Tally, occurrences: Vec<Occurrence>| {
        let happened = [(id("time"), [(id("late"), tally)].into())].into();
        let history = History { happened, ..History::default() };
        Case { history: Some(history), occurrences, ..marked("50") }
    };
    let before = with(Tally { before: 2, within: None }, vec![happened("time", "late", 1)]);
    assert_eq!(changes(&of_the_year("year.time.late <= 2"), &before), [late("A")]);
    let within = with(Tally { before: 0, within: Some(1) }, Vec::new());
    assert_eq!(
        changes(&of_the_year("year.time.late >= 3"), &within),
        [],
        "these would stand in for that one"
    );
}

#[test]
fn a_quota_has_no_say_in_what_is_put_to_the_committee() {
    let gate = r#"{"id": "talk", "title": "Phải bàn", "when": "total >= 90", "effect": "refer"}"#;
    let quota = r#""quotas": [{"id": "q", "class": "A", "at_most": {"count": 1}, "within": "unit", "over": "rank"}],"#;
    let promise = |gate: &str| {
        let rulebook = book(HUNDRED, gate, &two("total >= 90"), &format!("{ELSE_B} {quota}"));
        nearest(&rulebook, &marked("80")).map(|change| (change.standing, change.promise))
    };
    assert_eq!(promise(""), Some((Standing::Ranked, Promise::Eligible)));
    assert_eq!(promise(gate), Some((Standing::Referred, Promise::Sure)));
}

#[test]
fn a_quota_that_only_warns_keeps_nothing_from_being_told() {
    let quota = r#""quotas": [{"id": "q", "class": "A", "at_most": {"count": 1}, "within": "unit", "over": "warn"}],"#;
    let own = book(HUNDRED, "", &two("total >= 90"), &format!("{ELSE_B} {quota}"));
    let rules = UnitRules::new(vec![&own]);
    let cases = [marked("98"), marked("95")];
    let entries: Vec<_> = cases.iter().filter_map(|case| rules.entry(0, case)).collect();
    let mut over = classify(&rules, &entries).outcomes.remove(1);
    assert_eq!(over.quotas.iter().map(|over| over.effect).collect::<Vec<_>>(), [OverEffect::Warned]);
    over.look_for_changes(&own, &cases[1], &UnitFacts::UNKNOWN);
    let lines = over.lines(&own, Lang::En).into_iter().filter(|line| line.kind == LineKind::Change);
    assert_eq!(
        lines.map(|line| line.text).collect::<Vec<_>>(),
        ["Losing more than 5 points (below 90) would make it B."]
    );
}

#[test]
fn while_facts_are_missing_nothing_is_said_of_what_others_could_alter() {
    let rulebook = book(HUNDRED, "", &two("total >= unit.mean_total"), ELSE_B);
    let unit = UnitFacts { mean_total: Some(exact("50")), members: Some(4), class: None };
    let told = |case: &Case| {
        let lines = explained(&rulebook, case, &unit).lines(&rulebook, Lang::En).into_iter();
        lines.filter(|line| line.kind == LineKind::Change).count()
    };
    assert_eq!((told(&marked("70")), told(&Case::default())), (1, 0));
}
