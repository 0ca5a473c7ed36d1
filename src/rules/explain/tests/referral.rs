//! Why a case is left to the committee, before and after it decided.

use super::*;

/// What a case comes to among others, with a ballot that came to B.
fn among(rulebook: &Rulebook, case: Case, others: &[Case]) -> Outcome {
    let ballots = Some(Ballots { chosen: Some(id("B")), ..Ballots::default() });
    let own = Case { ballots, ..case };
    let rules = UnitRules::new(vec![rulebook]);
    let cases = std::iter::once(&own).chain(others);
    let entries: Vec<Entry<'_>> = cases.filter_map(|case| rules.entry(0, case)).collect();
    classify(&rules, &entries).outcomes.swap_remove(0)
}

fn decided(case: Case, class: &str) -> Case {
    Case { decision: Some(Move { class: id(class), reason: "Đã bàn".to_owned() }), ..case }
}

fn told(outcome: &Outcome, rulebook: &Rulebook, lang: Lang) -> String {
    let lines = outcome.lines(rulebook, lang).into_iter();
    let lines = lines.filter(|line| matches!(line.kind, LineKind::Decision | LineKind::Class));
    lines.map(|line| line.text).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_contradicted_class_is_told_as_it_was_compared_also_once_it_is_decided() {
    let rulebook = book(HUNDRED, "", CLASSES, ELSE_C);
    for lang in Lang::ALL {
        let reasons = |case| among(&rulebook, case, &[]).referred_because(&rulebook, lang);
        let open = reasons(marked("95"));
        let expected = lang.why_contested("Đạt", lang.by_points(95), "Tốt");
        assert_eq!(open, [expected]);
        for class in ["A", "B", "C"] {
            assert_eq!(reasons(decided(marked("95"), class)), open, "{class}");
        }
    }
    let outcome = among(&rulebook, decided(marked("95"), "B"), &[]);
    assert_eq!((&outcome.standing, outcome.class.as_ref()), (&Standing::Ranked, Some(&id("B"))));
    assert_eq!(outcome.stood_in(&rulebook, Lang::Vi), "Theo điểm (95): Tốt");
}

#[test]
fn it_is_said_by_what_the_contradicted_class_came() {
    let by = |case: Case, gates: &str, classes: &str, head: &str| {
        let rulebook = book(HUNDRED, gates, classes, head);
        let outcome = among(&rulebook, case, &[marked("99")]);
        outcome.referred_because(&rulebook, Lang::Vi).concat()
    };
    let limited = r#""otherwise": {"class": "C"}, "quotas": [{"id": "q", "class": "C2", "at_most": {"count": 1},
        "within": "unit", "over": "rank"}],"#;
    let two = r#"{"id": "C2", "title": "Nhất", "when": "total >= 90"}, {"id": "A", "title": "Tốt"},
        {"id": "B", "title": "Đạt"}, {"id": "C", "title": "Kém"}"#;
    assert!(
        by(marked("95"), "", two, limited).contains("trong khi theo điểm (95) và tỷ lệ khống chế là Tốt")
    );
    let gate = r#"{"id": "g", "title": "Nghỉ", "when": "total >= 0", "effect": {"lower": 2}}"#;
    assert!(by(marked("95"), gate, CLASSES, ELSE_C).contains("theo điểm (95) và điều kiện xét thêm là Kém"));
    let default = r#""default": "C","#;
    assert!(by(marked("95"), "", CLASSES, default).contains("trong khi hạng ban đầu là Kém"));
    let moves = Some(Move { class: id("A"), reason: "Sáng kiến".to_owned() });
    let moved = Case { moves, ..marked("95") };
    assert!(by(moved, "", CLASSES, default).contains("trong khi hạng được chuyển đến là Tốt"));
    let share = CLASSES.replace("total >= 90", "total >= 90 and ballot.A >= 50%");
    let voters = Voters { present: 4, cast: 4, valid: 4, ..Voters::default() };
    let votes = Ballots {
        classes: [(id("A"), 1), (id("C"), 3)].into(),
        voters,
        chosen: Some(id("C")),
        ..Ballots::default()
    };
    let rulebook = book(HUNDRED, "", &share, ELSE_C);
    let rules = UnitRules::new(vec![&rulebook]);
    let case = Case { ballots: Some(votes), ..marked("95") };
    let entries: Vec<Entry<'_>> = rules.entry(0, &case).into_iter().collect();
    let outcome = classify(&rules, &entries).outcomes.swap_remove(0);
    let told = outcome.referred_because(&rulebook, Lang::Vi).concat();
    assert!(told.contains("trong khi theo điểm (95) và tỷ lệ phiếu là Đạt"), "{told}");
}

#[test]
fn what_waits_for_another_reason_tells_of_the_ballot_too() {
    let gate = r#"{"id": "g", "title": "Phải bàn", "when": "total >= 0", "effect": "refer"}"#;
    let rulebook = book(HUNDRED, gate, CLASSES, ELSE_C);
    for case in [marked("95"), decided(marked("95"), "C"), decided(marked("95"), "B")] {
        let outcome = among(&rulebook, case, &[]);
        assert_eq!(outcome.contested, Some(id("B")));
        assert_eq!(outcome.referred_because(&rulebook, Lang::En).len(), 2, "{outcome:#?}");
    }
    let same = among(&rulebook, decided(marked("60"), "A"), &[]);
    assert_eq!(same.contested, None, "the ballot came to the class that was proposed");
}

#[test]
fn a_class_where_somebody_stands_and_that_is_barred_says_by_what() {
    let rulebook = book(HUNDRED, "", CLASSES, r#""default": "B","#);
    let open = evaluate(&rulebook, &marked("40"));
    for (lang, barred, line) in [
        (
            Lang::Vi,
            "Không đạt điều kiện của Đạt (40 < 50) nên Ban Chấp hành quyết định",
            "Đạt: không đạt, nên Ban Chấp hành quyết định",
        ),
        (
            Lang::En,
            "The condition of Đạt is not met (40 < 50), so the committee must decide",
            "Đạt: not met, so the committee must decide",
        ),
    ] {
        assert_eq!(open.referred_because(&rulebook, lang), [barred]);
        assert!(told(&open, &rulebook, lang).contains(line));
    }
    assert_eq!(open.stood_in(&rulebook, Lang::Vi), "Đang ở hạng: Đạt");
    assert!(evaluate(&rulebook, &marked("60")).referred_because(&rulebook, Lang::Vi).is_empty());
    let after = evaluate(&rulebook, &decided(marked("40"), "C"));
    assert_eq!(after.referred_because(&rulebook, Lang::Vi), open.referred_because(&rulebook, Lang::Vi));
}

#[test]
fn a_recorded_move_and_its_reason_stay_when_the_committee_has_decided() {
    let rulebook = book(HUNDRED, "", CLASSES, r#""default": "B","#);
    let moves = Some(Move { class: id("A"), reason: "Nhiều sáng kiến".to_owned() });
    let moved = Case { moves, ..marked("60") };
    for case in [moved.clone(), decided(moved, "B")] {
        let told = told(&evaluate(&rulebook, &case), &rulebook, Lang::Vi);
        assert!(
            told.starts_with("Hạng ban đầu: Đạt, chuyển sang Tốt: Nhiều sáng kiến | Tốt: không đạt, nên"),
            "{told}"
        );
    }
}

#[test]
fn a_waived_criterion_says_that_it_was_waived_and_why() {
    let rulebook = book(HUNDRED, "", CLASSES, ELSE_C);
    let line = |way: NotApplied, reason: &str, lang| {
        let waived = Waived { way, reason: reason.to_owned() };
        let criterion = rulebook.criteria().next().expect("one").id.clone();
        let case = Case { waived: [(criterion, waived)].into(), ..marked("95") };
        of_kind(&rulebook, &case, LineKind::Criterion, lang).concat()
    };
    let told = line(NotApplied::Rescale, "kỳ này không phát sinh", Lang::Vi);
    assert!(
        told.contains(": miễn chung (kỳ này không phát sinh): không tính, quy đổi phần còn lại của mục"),
        "{told}"
    );
    assert!(line(NotApplied::Full, "mưa bão", Lang::Vi).contains("miễn chung (mưa bão): tính đủ 100"));
    let told = line(NotApplied::Excluded, "", Lang::En);
    assert!(told.contains(": waived for everybody: not counted"), "{told}");
}

#[test]
fn a_class_is_barred_unless_a_gate_forces_another_one() {
    let refer = r#"{"id": "r", "title": "Phải bàn", "when": "total >= 0", "effect": "refer"}"#;
    let gate = |when: &str, effect: &str| {
        format!(r#"{{"id": "g", "title": "Lỗi", "when": "{when}", "effect": {{{effect}}}}}"#)
    };
    let beside = |gate: String| format!("{gate}, {refer}");
    let excluding = refer.replace('}', r#", "excludes": ["g"]}"#);
    let force = r#""force": "C""#;
    let reasons = |gates: &str, head: &str, points: &str| {
        let rulebook = book(HUNDRED, gates, CLASSES, head);
        evaluate(&rulebook, &marked(points)).referred_because(&rulebook, Lang::En)
    };
    let default = r#""default": "B","#;
    let both = reasons(refer, default, "40");
    assert!(both[0].starts_with("The condition of Đạt is not met (40 < 50)") && both.len() == 2, "{both:?}");
    for gates in [
        beside(gate("total < 45", r#""lower": 1"#)),
        beside(gate("total < 5", force)),
        format!("{}, {excluding}", gate("total < 45", force)),
    ] {
        assert_eq!(reasons(&gates, default, "40")[0], both[0], "{gates}");
    }
    let forced = reasons(&beside(gate("total < 45", force)), default, "40");
    assert!(forced.iter().all(|told| !told.contains("Đạt")), "{forced:?}");
    assert_eq!(reasons(refer, ELSE_C, "60").len(), 1, "nobody starts in the class that is not reached");
}

#[test]
fn only_what_a_condition_fails_by_is_told_of_it() {
    let told = |when: &str, points: &str| {
        let classes = CLASSES.replace("total >= 50", when);
        let rulebook = book(HUNDRED, "", &classes, r#""default": "B","#);
        evaluate(&rulebook, &marked(points)).referred_because(&rulebook, Lang::Vi).concat()
    };
    let barred = |by: &str| format!("Không đạt điều kiện của Đạt ({by}) nên Ban Chấp hành quyết định");
    assert_eq!(told("total >= 50 and total >= 10", "40"), barred("40 < 50"));
    assert_eq!(told("not (total >= 50)", "60"), barred("60 ≥ 50"));
}

#[test]
fn what_moved_nobody_is_not_said_to_have_brought_a_class() {
    let by = |gates: &str, head: &str, points: &str| {
        let rulebook = book(HUNDRED, gates, CLASSES, head);
        let outcome = among(&rulebook, marked(points), &[marked("99")]);
        let reasons = outcome.referred_because(&rulebook, Lang::Vi);
        let line = told(&outcome, &rulebook, Lang::Vi);
        assert!(reasons.iter().all(|reason| line.contains(reason.as_str())), "{line}");
        reasons
    };
    let lang = Lang::Vi;
    let expected = [lang.why_contested("Đạt", lang.by_points(95), "Tốt")];
    let warned = r#""otherwise": {"class": "C"}, "quotas": [{"id": "q", "class": "A", "at_most": {"count": 1},
        "within": "unit", "over": "warn"}],"#;
    assert_eq!(by("", warned, "95"), expected);
    let capped = r#"{"id": "g", "title": "Muộn", "when": "total >= 0", "effect": {"total_at_most": 95}}"#;
    assert_eq!(by(capped, ELSE_C, "99"), expected);
    let silent = r#"{"id": "g", "title": "Nghỉ", "when": "total < 5", "effect": {"lower": 1}}"#;
    assert_eq!(by(silent, ELSE_C, "95"), expected);
}

#[test]
fn no_ballot_contradicts_a_case_without_a_class() {
    let gate = r#"{"id": "g", "title": "Mới vào", "when": "total >= 0", "effect": "not_ranked"}"#;
    let rulebook = book(HUNDRED, gate, CLASSES, ELSE_C);
    let outcome = among(&rulebook, marked("95"), &[]);
    assert_eq!((outcome.contested, outcome.standing), (None, Standing::NotRanked));
}

#[test]
fn a_waived_criterion_that_a_condition_asks_for_is_said_to_be_taken_as_full_where_it_is_off_the_sheet() {
    let line = |classes: &str, way: NotApplied| {
        let rulebook = book(HUNDRED, "", classes, ELSE_C);
        let waived = Waived { way, reason: String::new() };
        let case = Case { waived: [(id("c"), waived)].into(), ..marked("95") };
        of_kind(&rulebook, &case, LineKind::Criterion, Lang::En).concat()
    };
    let asking = CLASSES.replace("total >= 90", "c.c >= 90");
    let off = Lang::En.why_taken_as_full(line(CLASSES, NotApplied::Excluded), "100");
    assert_eq!(line(&asking, NotApplied::Excluded), off);
    assert_eq!(line(&asking, NotApplied::Full), line(CLASSES, NotApplied::Full), "its points count");
}
