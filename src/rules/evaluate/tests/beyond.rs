//! What reaches beyond one sheet: earlier meetings, years, ballots, moves, decisions, gates that last.

use super::*;

fn days(start: &str, end: &str) -> PeriodDates {
    let day = |text: &str| text.parse().expect("a day");
    PeriodDates { start: day(start), end: day(end) }
}

/// A case in October 2026 with some earlier months.
fn october(points: &str, past: Vec<Past>) -> Case {
    let history = Some(History { past, ..History::default() });
    Case { period: Some(days("2026-10-01", "2026-10-31")), history, ..marked(points) }
}

fn month(month: u32, class: &str, total: &str) -> Past {
    Past {
        kind: Period::Month,
        days: days(&format!("2026-{month:02}-01"), &format!("2026-{month:02}-28")),
        class: Some(id(class)),
        total: Some(exact(total)),
        max_total: Some(exact("100")),
        inputs: [(id("leave"), Value::Number(exact("2")))].into(),
        gates: Default::default(),
        titles: Default::default(),
    }
}

/// A set with one class whose condition is this.
fn asking(when: &str) -> Rulebook {
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    let more = r#""first_month": 9, "otherwise": {"class": "B"}, "inputs": [
        {"id": "leave", "title": "Nghỉ", "kind": {"count": "buổi"}},
        {"id": "grade", "title": "Bậc", "kind": "number", "default": 1, "from": "earlier"}],"#;
    book(HUNDRED, "", &classes, more)
}

/// Whether a condition holds; none while that is not known.
fn holds(when: &str, case: &Case) -> Option<bool> {
    let outcome = evaluate(&asking(when), case);
    match outcome.standing {
        Standing::Ranked => Some(class(&outcome) == Some("A")),
        _ => None,
    }
}

#[test]
fn a_year_adds_what_was_before_to_what_is_said_now() {
    let mut case = october("50", Vec::new());
    assert_eq!(holds("year.leave > 16", &case), None, "an opening balance that nobody gave is no nought");
    let history = case.history.as_mut().expect("a history");
    let number = |text: &str| Value::Number(exact(text));
    history.year.insert(id("leave"), Accumulated { before: number("14"), within: Some(number("1")) });
    assert_eq!(holds("year.leave = 15", &case), Some(true));
    case.inputs.insert(id("leave"), number("2"));
    assert_eq!(holds("year.leave > 16", &case), Some(false), "worked case 7: 16 are still ranked");
    case.inputs.insert(id("leave"), number("3"));
    assert_eq!(holds("year.leave > 16", &case), Some(true));
}

#[test]
fn a_year_that_is_already_too_much_needs_no_more_facts() {
    let mut case = october("50", Vec::new());
    let before = Value::Number(exact("17"));
    let history = case.history.as_mut().expect("a history");
    history.year.insert(id("leave"), Accumulated { before, within: None });
    assert_eq!(holds("year.leave > 16", &case), Some(true));
    assert_eq!(holds("year.leave > 17", &case), None);
}

#[test]
fn the_latest_value_is_carried_on_until_another_is_said() {
    let mut case = october("50", Vec::new());
    assert_eq!(holds("input.grade = 1", &case), Some(true));
    let history = case.history.as_mut().expect("a history");
    history.latest.insert(id("grade"), Value::Number(exact("3")));
    assert_eq!(holds("input.grade = 3", &case), Some(true));
    case.inputs.insert(id("grade"), Value::Number(exact("4")));
    assert_eq!(holds("input.grade = 4", &case), Some(true));
    case.inputs.clear();
    case.history = None;
    assert_eq!(
        holds("input.grade = 1", &case),
        None,
        "a default does not stand in for what may have been said"
    );
}

#[test]
fn earlier_meetings_are_counted_within_the_units_own_year() {
    let past = vec![month(7, "A", "90"), month(8, "A", "90"), month(9, "A", "80")];
    let case = october("50", past);
    for (when, expected) in [
        ("past.month.meetings = 1", Some(true)),
        ("past.month.count.A = 1", Some(true)),
        ("past.month.run.A = 1 and past.month.run.B = 0", Some(true)),
        ("past.month.mean_total = 80 and past.month.weighted_total = 80", Some(true)),
        ("past.month.mean_share = 80%", Some(true)),
        ("past.month.sum.leave = 2", Some(true)),
        ("past.month.last.A = '2026-09-28'", Some(true)),
        ("past.month.last.B < '1900-01-01'", Some(true)),
        ("past.quarter.meetings = 0", Some(true)),
        ("past.quarter.mean_total > 0", None),
    ] {
        assert_eq!(holds(when, &case), expected, "{when}");
    }
    let unheard = Case { history: None, ..case };
    assert_eq!(holds("past.month.count.A >= 0", &unheard), Some(true), "a count is never below nought");
    assert_eq!(holds("past.month.count.A >= 1", &unheard), None);
}

#[test]
fn a_longer_meeting_weighs_more() {
    let mut long = month(9, "A", "80");
    long.days = days("2026-09-01", "2026-10-15");
    let case = october("50", vec![month(9, "A", "50"), long]);
    assert_eq!(holds("past.month.weighted_total = 70", &case), Some(true));
}

#[test]
fn ballots_are_shares_of_their_denominator() {
    let mut case = marked("50");
    assert_eq!(holds("ballot.A >= 80%", &case), None);
    assert_eq!(holds("ballot.A <= 1", &case), Some(true));
    let voters = Voters { committee: 7, summoned: 6, present: 5, cast: 5, valid: 4 };
    case.ballots = Some(Ballots { classes: [(id("A"), 3)].into(), voters, ..Ballots::default() });
    assert_eq!(holds("ballot.A = 3/4 and ballot.B = 0", &case), Some(true));
}

const GOOD: &str = r#"{"id": "A", "title": "Xuất sắc", "when": "total >= 75", "floor": 75},
    {"id": "B", "title": "Tốt", "when": "total >= 50", "floor": 50}, {"id": "C", "title": "Kém", "floor": 0}"#;

fn moved(class: &str) -> Option<Move> {
    Some(Move { class: id(class), reason: "Nghị quyết số 3".to_owned() })
}

#[test]
fn everybody_starts_in_the_default_class_and_conditions_only_bar() {
    let rulebook = book(HUNDRED, "", GOOD, r#""default": "B","#);
    let mut case = marked("90");
    let result = |case: &Case| {
        let outcome = evaluate(&rulebook, case);
        (outcome.standing.clone(), class(&outcome).map(str::to_owned), outcome.decided)
    };
    assert_eq!(
        result(&case),
        (Standing::Ranked, Some("B".into()), None),
        "no points lift anybody by themselves"
    );
    case.moves = moved("A");
    let reason = Some(Decided::Moved("Nghị quyết số 3".into()));
    assert_eq!(result(&case), (Standing::Ranked, Some("A".into()), reason.clone()));
    case.marks.insert(id("c"), Mark::Points(exact("60")));
    assert_eq!(result(&case), (Standing::Referred, Some("A".into()), reason));
    case.marks.clear();
    let outcome = evaluate(&rulebook, &case);
    assert_eq!(outcome.standing, Standing::Incomplete(vec![Missing::Mark(id("c"))]));
}

#[test]
fn the_committee_decides_only_what_is_referred() {
    let rulebook =
        book(HUNDRED, r#"{"id": "r", "title": "Xét", "finding": "?", "effect": "refer"}"#, GOOD, REFER);
    let mut case = marked("90");
    case.decision = moved("C");
    case.findings.insert(id("r"), false);
    assert_eq!(class(&evaluate(&rulebook, &case)), Some("A"));
    case.findings.insert(id("r"), true);
    let outcome = evaluate(&rulebook, &case);
    assert_eq!((&outcome.standing, class(&outcome)), (&Standing::Ranked, Some("C")));
    assert_eq!(outcome.decided, Some(Decided::Referred("Nghị quyết số 3".into())));
}

/// Whether a gate of this scope, which fired in these days, still fires in October 2026, in a year from September.
fn lasts(scope: &str, start: &str, end: &str) -> (Truth, Option<PeriodDates>) {
    let gate = format!(
        r#"{{"id": "g", "title": "Kỷ luật", "finding": "?", "effect": {{"at_most": "C"}}, "scope": {scope}}}"#
    );
    let rulebook = book(HUNDRED, &gate, GOOD, r#""otherwise": "refer", "first_month": 9,"#);
    let mut past = month(9, "A", "90");
    past.days = days(start, end);
    past.gates.insert(id("g"));
    let mut case = october("90", vec![past]);
    case.findings.insert(id("g"), false);
    let outcome = evaluate(&rulebook, &case);
    let gate = outcome.gates[0].clone();
    assert_eq!(class(&outcome), Some(if gate.fired == Truth::True { "C" } else { "A" }));
    (gate.fired, gate.since)
}

#[test]
fn a_gate_counts_again_as_long_as_its_scope_lasts() {
    let (september, august) = (("2026-09-01", "2026-09-30"), ("2026-08-01", "2026-08-31"));
    let since = |(start, end)| (Truth::True, Some(days(start, end)));
    let over = (Truth::False, None);
    assert_eq!(lasts(r#""period""#, september.0, september.1), over);
    for scope in [r#""term""#, r#""year""#] {
        assert_eq!(lasts(scope, september.0, september.1), since(september));
        assert_eq!(lasts(scope, august.0, august.1), over, "the year began in September");
    }
    assert_eq!(lasts(r#"{"months": 1}"#, september.0, september.1), since(september));
    assert_eq!(lasts(r#"{"months": 1}"#, august.0, august.1), over);
    assert_eq!(lasts(r#"{"months": 2}"#, august.0, august.1), since(august));
    assert_eq!(lasts(r#"{"until": "2026-10-01"}"#, august.0, august.1), since(august));
    assert_eq!(lasts(r#"{"until": "2026-09-30"}"#, august.0, august.1), over);
}

#[test]
fn whether_a_gate_fired_before_must_be_known() {
    let gate = r#"{"id": "g", "title": "Kỷ luật", "finding": "?", "effect": "not_ranked", "scope": "year"}"#;
    let rulebook = book(HUNDRED, gate, GOOD, REFER);
    let mut case = Case { history: None, ..october("90", Vec::new()) };
    case.findings.insert(id("g"), false);
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Incomplete(vec![Missing::Past]));
    case.findings.insert(id("g"), true);
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::NotRanked);
}

#[test]
fn a_gate_keeps_another_from_counting_the_same_fault_twice() {
    let gates = r#"{"id": "big", "title": "Nặng", "finding": "?", "effect": {"lower": 1}, "excludes": ["small", "cap"]},
        {"id": "small", "title": "Nhẹ", "finding": "?", "effect": {"lower": 1}},
        {"id": "cap", "title": "Trần", "finding": "?", "effect": {"total_at_most": 60}}"#;
    let rulebook = book(HUNDRED, gates, GOOD, REFER);
    let with = |fired: [Option<bool>; 3]| {
        let mut case = marked("90");
        let named = ["big", "small", "cap"].into_iter().zip(fired);
        case.findings = named.filter_map(|(name, fired)| Some((id(name), fired?))).collect();
        evaluate(&rulebook, &case)
    };
    let all = with([Some(true), Some(true), Some(true)]);
    assert_eq!((class(&all), all.total), (Some("B"), Some(exact("90"))));
    let by: Vec<_> = all.gates.iter().map(|gate| gate.excluded_by.as_ref().map(GateId::as_str)).collect();
    assert_eq!(by, [None, Some("big"), Some("big")]);
    assert_eq!(class(&with([Some(false), Some(true), Some(true)])), Some("C"));
    assert_eq!(class(&with([None, Some(true), Some(false)])), Some("B"), "one of them counts in any case");
    let open = with([None, Some(false), Some(false)]);
    assert_eq!(open.standing, Standing::Incomplete(vec![Missing::Finding(id("big"))]));
}

#[test]
fn a_score_is_set_to_the_floor_of_a_class() {
    let gate = r#"{"id": "g", "title": "Vi phạm", "finding": "?", "effect": {"score_to_floor_of": "B"}}"#;
    let rulebook = book(HUNDRED, gate, GOOD, REFER);
    let mut case = marked("90");
    case.findings.insert(id("g"), true);
    let outcome = evaluate(&rulebook, &case);
    assert_eq!(
        (class(&outcome), outcome.total, outcome.score),
        (Some("A"), Some(exact("90")), Some(exact("50")))
    );
    case.findings.clear();
    assert_eq!(evaluate(&rulebook, &case).standing, Standing::Incomplete(vec![Missing::Finding(id("g"))]));
}

#[test]
fn whoever_is_not_decided_on_yet_has_no_score() {
    let gates = r#"{"id": "g", "title": "Vi phạm", "finding": "?", "effect": {"score_to_floor_of": "B"}},
        {"id": "w", "title": "Đang xem xét", "finding": "?", "effect": "suspend"}"#;
    let rulebook = book(HUNDRED, gates, GOOD, REFER);
    let with = |suspended: bool| {
        let findings = [(id("g"), true), (id("w"), suspended)].into();
        let outcome = evaluate(&rulebook, &Case { findings, ..marked("90") });
        (outcome.standing, outcome.score)
    };
    assert_eq!(with(false), (Standing::Ranked, Some(exact("50"))));
    assert_eq!(with(true), (Standing::Suspended, None));
}

#[test]
fn where_no_total_would_help_another_number_may() {
    let gate = r#"{"id": "g", "title": "Nghỉ nhiều", "when": "year.leave > 16", "effect": "not_ranked"}"#;
    let more =
        r#""inputs": [{"id": "leave", "title": "Nghỉ", "kind": {"count": "buổi"}}], "otherwise": "refer","#;
    let rulebook = book(HUNDRED, gate, GOOD, more);
    let mut case = october("90", Vec::new());
    let history = case.history.as_mut().expect("a history");
    let before = Value::Number(exact("14"));
    history.year.insert(id("leave"), Accumulated { before, within: None });
    case.inputs.insert(id("leave"), Value::Number(exact("3")));
    let outcome = explained(&rulebook, &case, &UnitFacts::UNKNOWN);
    let change = nearest(&rulebook, &case).expect("a change");
    assert_eq!(
        (change.of, change.step, change.by),
        (ChangeOf::Input(id("leave")), ChangeStep::DownTo, exact("1"))
    );
    assert_eq!((change.bound, change.class), (exact("2"), Some(id("A"))));
    let told = outcome.lines(&rulebook, crate::text::Lang::Vi).pop().expect("a line");
    assert_eq!(told.text, "Nghỉ: bớt 1 buổi (còn 2) thì thành Xuất sắc.");
}

#[test]
fn a_gate_that_is_itself_kept_from_acting_excludes_nobody() {
    let gates = r#"{"id": "a", "title": "A", "finding": "?", "effect": "nothing", "excludes": ["b"]},
        {"id": "b", "title": "B", "finding": "?", "effect": {"lower": 2}, "excludes": ["c", "cap", "out"]},
        {"id": "c", "title": "C", "finding": "?", "effect": {"lower": 1}},
        {"id": "cap", "title": "Trần", "finding": "?", "effect": {"total_at_most": 60}},
        {"id": "out", "title": "Loại", "finding": "?", "effect": "not_ranked"}"#;
    let rulebook = book(HUNDRED, gates, ABC, REFER);
    let with = |fired: &[(&str, bool)]| {
        let mut case = marked("90");
        case.findings = fired.iter().map(|(name, fired)| (id(name), *fired)).collect();
        evaluate(&rulebook, &case)
    };
    let quiet = [("cap", false), ("out", false)];
    let all = with(&[&[("a", true), ("b", true), ("c", true)], &quiet[..]].concat());
    assert_eq!(class(&all), Some("B"), "A keeps B from acting, so C lowers by one");
    let told: Vec<String> = (all.lines(&rulebook, crate::text::Lang::Vi).into_iter())
        .filter(|line| line.kind == LineKind::Gate)
        .map(|line| line.text)
        .take(3)
        .collect();
    assert_eq!(told, ["A: có, chỉ ghi nhận", "B: có, nhưng không tính vì đã tính “A”", "C: có, hạ 1 bậc"]);
    let without = with(&[&[("a", false), ("b", true), ("c", true)], &quiet[..]].concat());
    assert_eq!(class(&without), Some("C"), "B lowers by two and keeps C from acting");
    let capped = with(&[("a", true), ("b", true), ("c", false), ("cap", true), ("out", false)]);
    assert_eq!((class(&capped), capped.total), (Some("C"), Some(exact("60"))));
    let barred = with(&[("a", true), ("b", true), ("c", false), ("cap", false), ("out", true)]);
    assert_eq!(barred.standing, Standing::NotRanked);
    let spared = with(&[("a", false), ("b", true), ("c", false), ("cap", true), ("out", true)]);
    assert_eq!((class(&spared), spared.total), (Some("C"), Some(exact("90"))));
    let open = with(&[("b", true), ("c", true), ("cap", false), ("out", false)]);
    assert_eq!(open.standing, Standing::Incomplete(vec![Missing::Finding(id("a"))]));
}

#[test]
fn what_is_only_noted_changes_nothing_but_can_be_asked_for() {
    let gates = r#"{"id": "late", "title": "Nộp muộn", "finding": "?", "effect": "nothing"},
        {"id": "both", "title": "Muộn mà thấp", "when": "finding.late and total < 70", "effect": {"lower": 1}}"#;
    let rulebook = book(HUNDRED, gates, ABC, REFER);
    let with = |points: &str, late: bool| {
        let mut case = marked(points);
        case.findings.insert(id("late"), late);
        evaluate(&rulebook, &case)
    };
    assert_eq!(class(&with("80", true)), Some("A"));
    assert_eq!(class(&with("66", true)), Some("C"));
    assert_eq!(class(&with("66", false)), Some("B"));
    assert!(!with("80", true).gates[0].changed);
}
