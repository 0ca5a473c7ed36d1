//! Sentences that only some outcomes need: what is missing, titles, gates of earlier periods.

use jiff::civil::date;

use super::super::super::award::TitleVotes;
use super::*;

/// Two of everything, so that the wrong one would be seen.
pub(super) fn two_of_each() -> Rulebook {
    let criteria = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 90, "start": {"points": {"step": 1}}},
        {"id": "d", "code": "2", "title": "Giờ", "max": 10, "start": "full", "events": [
            {"id": "late", "title": "Muộn", "unit": "lần", "effect": {"each": -1}},
            {"id": "lost", "title": "Mất", "unit": "lần", "effect": {"between": [-2, -1]}}]}"#;
    let gates = r#"{"id": "g", "title": "Kỷ luật", "finding": "?", "effect": "no_title", "scope": "year"},
        {"id": "h", "title": "Vắng", "finding": "?", "effect": {"lower": 1}}"#;
    let more = r#""inputs": [{"id": "leave", "title": "Nghỉ", "kind": {"count": "buổi"}},
            {"id": "done", "title": "Tỷ lệ", "kind": "number"}],
        "otherwise": {"class": "C"}, "titles": [{"id": "t", "title": "Tiên tiến"},
        {"id": "u", "title": "Chiến sĩ", "votes": {"more_than": "2/3", "of": "present"}}],"#;
    book(criteria, gates, CLASSES, more)
}

#[test]
fn each_thing_that_is_missing_has_a_sentence_of_its_own() {
    let rulebook = two_of_each();
    for (missing, wanted) in [
        (Missing::Mark(id("d")), "Criterion 2 Giờ has no mark."),
        (Missing::Points(id("d"), id("lost")), "The points of “Mất” in criterion 2 Giờ are not fixed."),
        (Missing::Input(id("done")), "“Tỷ lệ” is not known."),
        (Missing::Year(id("done")), "Its sum over the year is not known: Tỷ lệ."),
        (Missing::Happened(id("d"), id("lost")), "Its number since the year began is not known: Mất."),
        (Missing::Finding(id("h")), "“Vắng” is not settled."),
        (Missing::Division("1 /\n   total".to_owned()), "“1 / total” cannot be worked out: it divides by 0."),
        (
            Missing::Overflow("total\n\t* 9".to_owned()),
            "“total × 9” cannot be worked out: the numbers are too large.",
        ),
    ] {
        assert_eq!(missing.sentence(&rulebook, Lang::En), wanted);
    }
    let fields = [
        Field::Group,
        Field::Role,
        Field::Post,
        Field::Duty,
        Field::Audience,
        Field::Sex,
        Field::Birth,
        Field::Joined,
    ];
    let told = |lang| -> std::collections::BTreeSet<String> {
        fields.iter().map(|field| Missing::Field(*field).sentence(&rulebook, lang)).collect()
    };
    assert_eq!(told(Lang::En).len(), fields.len(), "each field has a word of its own");
    assert_eq!(told(Lang::Vi).len(), fields.len());
}

#[test]
fn what_does_not_fit_a_criterion_is_said_to_the_room() {
    let points = exact("2.5");
    let marks = [
        (MarkFault::UnknownCriterion, "The criteria set has no such criterion."),
        (
            MarkFault::NotMarked,
            "This criterion is not marked; its points follow from what is recorded, or from a formula.",
        ),
        (MarkFault::WantsPoints, "This criterion is marked in points."),
        (MarkFault::WantsCheck, "This criterion is either met or not met."),
        (MarkFault::WantsLevel, "This criterion is marked in levels."),
        (MarkFault::OutOfRange(points), "Points must lie between 0 and 2.5."),
        (MarkFault::OffStep(points), "Points must be a multiple of 2.5."),
        (MarkFault::UnknownLevel(id("x")), "This criterion has no level “x”."),
    ];
    for (fault, wanted) in marks {
        assert_eq!(fault.sentence(Lang::En), wanted);
    }
    let occurrences = [
        (OccurrenceFault::UnknownCriterion, "The criteria set has no such criterion."),
        (OccurrenceFault::UnknownEvent, "This criterion has no such event."),
        (OccurrenceFault::NoCount, "The count must be at least 1."),
        (OccurrenceFault::PointsFixed, "The criteria set fixes the points of this event."),
        (OccurrenceFault::OutOfRange(exact("-2.5"), points), "Points must lie between −2.5 and 2.5."),
    ];
    for (fault, wanted) in occurrences {
        assert_eq!(fault.sentence(Lang::En), wanted);
    }
}

#[test]
fn a_title_names_the_votes_that_it_had_or_still_needs() {
    let rulebook = two_of_each();
    let told = |title: &str, award: Award, votes: Option<TitleVotes>| {
        let mut outcome = evaluate(&rulebook, &marked("90"));
        outcome.titles = vec![TitleResult {
            id: id(title),
            award,
            atoms: Vec::new(),
            missing: Vec::new(),
            votes,
            place: None,
            decided: None,
        }];
        let lines = outcome.lines(&rulebook, Lang::En).into_iter();
        lines.filter(|line| line.kind == LineKind::Title).map(|line| line.text).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        told("u", Award::Open, None),
        "Chiến sĩ: not settled while facts about the class are missing: it needs the votes of more than 2/3 of those present"
    );
    assert_eq!(
        told("t", Award::Open, None),
        "Tiên tiến: not settled while facts about the class are missing"
    );
    assert_eq!(told("u", Award::Barred, None), "Chiến sĩ: barred");
    assert_eq!(told("u", Award::Without(id("t")), None), "Chiến sĩ: needs Tiên tiến first");
    assert_eq!(told("u", Award::Has(id("t")), None), "Chiến sĩ: has Tiên tiến already");
    let votes = TitleVotes { yes: 5, needed: 4, of: 6 };
    assert_eq!(told("u", Award::Won, Some(votes)), "Chiến sĩ: won; 5 of 6 votes, 4 needed");
}

#[test]
fn every_whole_of_votes_has_words_of_its_own() {
    let told = |of: &str| {
        let text =
            two_of_each().canonical().replacen(r#""of":"present"}}]"#, &format!(r#""of":"{of}"}}}}]"#), 1);
        let rulebook = Rulebook::read(&text).expect("sound");
        let mut outcome = evaluate(&rulebook, &marked("90"));
        outcome.titles = vec![TitleResult {
            id: id("u"),
            award: Award::Open,
            atoms: Vec::new(),
            missing: Vec::new(),
            votes: None,
            place: None,
            decided: None,
        }];
        let lines = outcome.lines(&rulebook, Lang::En).into_iter();
        lines.filter(|line| line.kind == LineKind::Title).map(|line| line.text).next().unwrap_or_default()
    };
    for (of, words) in [
        ("committee", "the whole committee"),
        ("summoned", "those summoned"),
        ("present", "those present"),
        ("cast", "the votes given"),
        ("valid", "the valid votes"),
    ] {
        assert!(told(of).ends_with(&format!("of {words}")), "{}", told(of));
    }
}

#[test]
fn a_gate_that_still_counts_names_the_days_of_its_period() {
    let rulebook = two_of_each();
    let mut outcome = evaluate(&rulebook, &marked("90"));
    outcome.gates[0].since = Some(PeriodDates { start: date(2026, 2, 1), end: date(2026, 2, 28) });
    let lines = texts(outcome.lines(&rulebook, Lang::En));
    assert!(
        lines.iter().any(|line| line.contains(
            "Kỷ luật (from the period 1 February 2026–28 February 2026, counting in periods that begin by 31 December 2026)"
        )),
        "{lines:#?}"
    );
}

#[test]
fn a_move_away_from_where_everybody_begins_gives_its_reason() {
    let rulebook = book(HUNDRED, "", CLASSES, r#""default": "B","#);
    let starts = |decided: Option<Decided>| {
        let mut outcome = evaluate(&rulebook, &marked("95"));
        outcome.decided = decided;
        outcome.class_before_gates = Some(id("A"));
        texts(outcome.lines(&rulebook, Lang::En)).into_iter().find(|line| line.contains("Starts in"))
    };
    assert!(starts(None).expect("a line").ends_with("Starts in Đạt"));
    let moved = starts(Some(Decided::Moved("việc tốt".to_owned()))).expect("a line");
    assert!(moved.ends_with("Starts in Đạt, moved to Tốt: việc tốt"), "{moved}");
}

#[test]
fn a_choice_among_chosen_ones_shows_both() {
    let gates = r#"{"id": "h", "title": "Đội", "when": "input.first in input.teams", "effect": "refer"}"#;
    let more = r#""inputs": [{"id": "first", "title": "Đội một", "kind": {"choice": ["x", "y"]}},
        {"id": "teams", "title": "Đội", "kind": {"set": ["x", "y"]}}], "otherwise": {"class": "C"},"#;
    let rulebook = book(HUNDRED, gates, CLASSES, more);
    let mut case = marked("95");
    case.inputs.insert(id("first"), Value::Text("x".to_owned()));
    case.inputs.insert(id("teams"), Value::Set(["y".to_owned()].into()));
    let told = of_kind(&rulebook, &case, LineKind::Atom, Lang::En);
    assert_eq!(told.last().map(String::as_str), Some("Đội một is among Đội: false (“x” is not among “y”)"));
}

#[test]
fn what_and_or_not_any_and_all_put_together_is_told_part_by_part() {
    let when = "not (total >= 90) and (zeros = 0 or total > 5) and any(total > 1, all(total > 2, total > 3))";
    let gates = format!(r#"{{"id": "h", "title": "Xét", "when": "{when}", "effect": "refer"}}"#);
    let rulebook = book(HUNDRED, &gates, CLASSES, ELSE_C);
    let told = of_kind(&rulebook, &marked("50"), LineKind::Atom, Lang::En);
    let wanted = [
        "total < 90: true (50 < 90)",
        "one of 2 is enough; this one holds:",
        "criteria at 0 = 0: true (0 = 0)",
        "one of 2 is enough; this one holds:",
        "total > 1: true (50 > 1)",
    ];
    assert_eq!(told[2..], wanted);
}

#[test]
fn arithmetic_that_has_no_value_is_told_with_titles() {
    let rulebook = two_of_each();
    let missing = Missing::Division("input.done / input.leave".to_owned());
    assert_eq!(missing.sentence(&rulebook, Lang::Vi), "Không tính được “Tỷ lệ / Nghỉ”: chia cho 0.");
}

#[test]
fn what_is_held_or_rounded_is_not_said_twice() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Việc", "max": 70, "start": {"formula": "input.done * 100"},
        "round": {"places": 0, "mode": "half_up"}}"#;
    let more = r#""inputs": [{"id": "done", "title": "Khối lượng", "kind": "number"}], "otherwise": {"class": "C"},"#;
    let rulebook = book(criterion, "", CLASSES, more);
    let told = |done: &str| {
        let inputs = [(id("done"), Value::Number(exact(done)))].into();
        of_kind(&rulebook, &Case { inputs, ..Case::default() }, LineKind::Criterion, Lang::Vi).concat()
    };
    assert_eq!(told("0.9"), "1 Việc: Khối lượng × 100 = 0,9 × 100 = 90, giữ trong khoảng 0–70 = 70 / 70");
    assert_eq!(told("0.3998"), "1 Việc: Khối lượng × 100 = 0,3998 × 100 = 39,98; làm tròn thành 40 / 70");
}

#[test]
fn a_year_without_earlier_meetings_is_not_called_unknown() {
    let classes =
        r#"{"id": "A", "title": "Tốt", "when": "past.month.mean_total >= 90"}, {"id": "C", "title": "Kém"}"#;
    let rulebook = book(HUNDRED, "", classes, ELSE_C);
    let told = |history: Option<History>| {
        let period = Some(PeriodDates { start: date(2026, 10, 1), end: date(2026, 10, 31) });
        of_kind(&rulebook, &Case { history, period, ..marked("95") }, LineKind::Missing, Lang::Vi)
    };
    assert_eq!(told(None), ["Chưa rõ kết quả các kỳ trước."]);
    assert_eq!(told(Some(History::default())), ["Trước kỳ này chưa có kỳ nào để tính."]);
}

#[test]
fn the_reason_for_what_was_taken_names_what_holds() {
    let more = r#""otherwise": {"class": "C"}, "inputs": [{"id": "n", "title": "Tỷ lệ", "kind": "number"},
        {"id": "child", "title": "Con nhỏ", "kind": "flag"},
        {"id": "post", "title": "Chức danh", "kind": {"choice": ["trưởng", "phó", "viên"]}}],"#;
    let told = |when: &str, post: &str| {
        let criterion = format!(
            r#"{{"id": "c", "code": "1", "title": "Việc", "max": 100, "start": {{"formula": "if({when}, 3, 2)"}}}}"#
        );
        let inputs = [
            ("n", Value::Number(exact("2"))),
            ("child", Value::Flag(false)),
            ("post", Value::Text(post.into())),
        ];
        let inputs = inputs.map(|(at, value)| (id(at), value)).into();
        let case = Case { inputs, ..Case::default() };
        of_kind(&book(&criterion, "", CLASSES, more), &case, LineKind::Criterion, Lang::Vi).concat()
    };
    for (when, post, wanted) in [
        ("input.child", "phó", "(vì “Con nhỏ”: không)"),
        ("not input.child", "phó", "(vì “Con nhỏ”: không)"),
        ("input.post = 'trưởng'", "phó", "(vì “Chức danh” = “phó”)"),
        ("input.post = 'phó'", "phó", "(vì “Chức danh” = “phó”)"),
        ("input.child and input.n > 1", "phó", "(vì “Con nhỏ”: không)"),
        ("input.child or input.n > 2", "phó", "(vì “Con nhỏ”: không và “Tỷ lệ” = 2 ≤ 2)"),
        ("input.child or input.n > 1", "phó", "(vì “Tỷ lệ” = 2 > 1)"),
        ("input.n >= 3 or 1.5 > input.n", "phó", "(vì “Tỷ lệ” = 2 < 3 và ≥ 1,5)"),
        ("input.n > 1 and input.n > 1.5 and input.n >= 1.5", "phó", "(vì “Tỷ lệ” = 2 > 1,5)"),
        ("input.n < 3 and input.n < 4 and input.n <= 5", "phó", "(vì “Tỷ lệ” = 2 < 3)"),
        ("input.n * 2 > 3", "phó", "(vì Tỷ lệ × 2 = 4 > 3)"),
        ("input.n <= 1 + 1 and input.n = 1 + 1", "phó", "(vì “Tỷ lệ” = 1 + 1 = 2)"),
        ("input.n != 3 and input.n > 1", "phó", "(vì “Tỷ lệ” = 2 > 1)"),
        ("input.n != 3", "phó", "(vì “Tỷ lệ” = 2)"),
        ("input.n < input.n + 1", "phó", "(vì “Tỷ lệ” = 2 < Tỷ lệ + 1 = 3)"),
        ("input.post in ('phó', 'viên')", "phó", "(vì “Chức danh” = “phó”)"),
        ("input.post not in ('phó', 'viên')", "phó", "(vì “Chức danh” = “phó”)"),
        ("any(input.child, input.n > 1)", "phó", "(vì ít nhất một (Con nhỏ; Tỷ lệ > 1))"),
        ("all(input.child, input.n > 1)", "phó", "(vì không (tất cả (Con nhỏ; Tỷ lệ > 1)))"),
    ] {
        let told = told(when, post);
        assert!(told.contains(&format!(" {wanted} / 100")), "{when}: {told}");
    }
}

#[test]
fn the_sex_is_told_in_words_and_what_is_nearly_equal_is_not_called_equal() {
    let told = |when: &str, lang| {
        let classes =
            format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
        let mut case = marked("95");
        case.fields.insert(Field::Sex, Value::Text("female".to_owned()));
        of_kind(&book(HUNDRED, "", &classes, ELSE_C), &case, LineKind::Atom, lang).concat()
    };
    assert_eq!(told("member.sex = 'male'", Lang::Vi), "giới tính = nam: sai (nữ ≠ nam)");
    assert_eq!(told("member.sex not in ('male')", Lang::En), "sex is none of (male): true (female)");
    assert_eq!(told("total / 7919 > 1", Lang::Vi), "tổng điểm / 7919 > 1: sai (95 / 7919 ≈ 0,012 ≤ 1)");
}

#[test]
fn what_a_title_lacks_is_told_only_while_it_may_yet_be_won() {
    let told = |first: &str| {
        let titles = format!(
            r#""inputs": [{{"id": "k", "title": "Sáng kiến", "kind": "number"}}], {ELSE_C}
            "titles": [{{"id": "t", "title": "Tiên tiến", "when": "total >= {first}"}},
            {{"id": "u", "title": "Chiến sĩ", "needs": ["t"], "when": "input.k >= 1"}}],"#
        );
        let rulebook = book(HUNDRED, "", CLASSES, &titles);
        of_kind(&rulebook, &marked("95"), LineKind::Missing, Lang::En)
    };
    assert_eq!(told("90"), ["“Sáng kiến” is not known."]);
    assert_eq!(told("99"), Vec::<String>::new(), "it needs a title that is lost");
}
