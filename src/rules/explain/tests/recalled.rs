//! The earlier meetings behind a mean or a sum, and the votes behind a mark.

use jiff::civil::date;

use super::*;

fn term(number: i8, total: Option<&str>) -> Past {
    let (start, end) = match number {
        1 => (date(2025, 9, 1), date(2026, 1, 31)),
        _ => (date(2026, 2, 1), date(2026, 5, 31)),
    };
    Past {
        kind: Period::Term,
        days: PeriodDates { start, end },
        class: None,
        total: total.map(exact),
        max_total: Some(exact("25")),
        inputs: [(id("n"), Value::Number(exact("3")))].into(),
        gates: Default::default(),
        titles: Default::default(),
    }
}

fn year(past: Vec<Past>) -> Case {
    let history = Some(History { past, ..History::default() });
    let period = Some(PeriodDates { start: date(2025, 9, 1), end: date(2026, 8, 31) });
    Case { history, period, ..Case::default() }
}

/// A quarter of 2026, by its number, with such a total.
fn quarter(number: i8, total: &str) -> Past {
    let start = date(2026, number * 3 - 2, 1);
    let days = PeriodDates { start, end: date(2026, number * 3, 1).last_of_month() };
    Past { kind: Period::Quarter, days, ..term(2, Some(total)) }
}

/// A set whose points are this formula.
fn of_terms(formula: &str) -> Rulebook {
    let criterion = format!(
        r#"{{"id": "c", "code": "1", "title": "Năm", "max": 25, "start": {{"formula": "{formula}"}}}}"#
    );
    let more = format!(
        r#"{ELSE_C} "first_month": 9, "inputs": [{{"id": "n", "title": "Nghỉ", "kind": {{"count": "buổi"}}}},
            {{"id": "rate", "title": "Tỷ lệ", "kind": "percent"}}],"#
    );
    book(&criterion, "", CLASSES, &more)
}

fn lines(rulebook: &Rulebook, case: &Case, lang: Lang) -> Vec<(usize, String)> {
    let lines = evaluate(rulebook, case).lines(rulebook, lang).into_iter();
    let of_criterion = lines.filter(|line| line.kind == LineKind::Criterion);
    of_criterion.map(|line| (line.depth, line.text)).collect()
}

#[test]
fn a_mean_of_earlier_meetings_is_told_with_each_of_them_once() {
    let rulebook = of_terms("(past.term.total.1 + past.term.mean_total + past.term.highest_total) / 3");
    let told = lines(&rulebook, &year(vec![term(1, Some("23.5")), term(2, Some("22"))]), Lang::Vi);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert_eq!(
        told[1],
        (1, "Tổng điểm các học kỳ năm nay: 23,5 (học kỳ 1/2025); 22 (học kỳ 2/2025)".to_owned())
    );
    assert_eq!(lines(&rulebook, &Case::default(), Lang::Vi).len(), 1, "nobody knows of any");
}

#[test]
fn what_is_put_together_with_weights_or_as_shares_or_of_facts_says_so() {
    let told = |formula: &str, lang| {
        let case = year(vec![term(1, Some("23.5")), term(2, Some("22"))]);
        lines(&of_terms(formula), &case, lang).pop().unwrap_or_default().1
    };
    assert_eq!(
        told("past.term.weighted_total", Lang::En),
        "Totals × months of the terms of this year: 23.5 × 5 (term 1/2025); 22 × 4 (term 2/2025)"
    );
    assert_eq!(
        told("past.term.mean_share * 25", Lang::Vi),
        "Điểm đạt trên tối đa các học kỳ năm nay: 23,5 / 25 (học kỳ 1/2025); 22 / 25 (học kỳ 2/2025)"
    );
    assert_eq!(
        told("past.term.sum.n", Lang::Vi),
        "“Nghỉ” các học kỳ năm nay: 3 (học kỳ 1/2025); 3 (học kỳ 2/2025)"
    );
    assert!(told("past.term.meetings", Lang::En).starts_with("1 Năm: "), "what is only counted has no parts");
}

#[test]
fn meetings_are_recalled_once_each_where_points_or_facts_of_them_are_put_together() {
    let recalled = |formula: &str, case: &Case| {
        let recalled = evaluate(&of_terms(formula), case).recalled.into_iter();
        recalled.map(|recalled| (recalled.asked, recalled.meetings.len())).collect::<Vec<_>>()
    };
    let asked = |asked: &str| (asked.to_owned(), 2);
    let both = year(vec![term(1, Some("23.5")), term(2, Some("22"))]);
    assert_eq!(recalled("past.term.mean_total + past.term.sum.n", &both), [asked("past.term")]);
    assert_eq!(recalled("past.term.meetings + past.term.count.A", &both), []);
    assert_eq!(
        recalled("past.term.mean_total + past.term.here.mean_total + past.term.lowest_total", &both),
        [asked("past.term"), asked("past.term.here")]
    );
    assert_eq!(recalled("past.month.mean_total", &both), [], "there were none");
    let mut removed = both;
    let first = removed.history.as_mut().expect("a history").past.remove(0);
    let first = RemovedPast { kind: first.kind, days: first.days };
    removed.history.as_mut().expect("a history").removed.push(first);
    assert_eq!(recalled("past.term.mean_total", &removed), [], "one of them nobody knows any more");
}

#[test]
fn a_share_that_earlier_meetings_left_is_told_in_percent() {
    let rated = |number: i8, rate: &str| Past {
        inputs: [(id("rate"), Value::Number(exact(rate)))].into(),
        ..term(number, None)
    };
    let case = year(vec![rated(1, "0.5"), rated(2, "0.25")]);
    assert_eq!(
        lines(&of_terms("past.term.sum.rate"), &case, Lang::Vi)[1].1,
        "“Tỷ lệ” các học kỳ năm nay: 50% (học kỳ 1/2025); 25% (học kỳ 2/2025)"
    );
}

#[test]
fn terms_and_quarters_are_told_each_with_their_own_meetings() {
    let rulebook = of_terms("past.term.mean_total / 2 + past.quarter.mean_total / 2");
    let past = vec![term(1, Some("23.5")), quarter(1, "20"), quarter(2, "21")];
    let told: Vec<String> =
        lines(&rulebook, &year(past), Lang::Vi).into_iter().skip(1).map(|(_, text)| text).collect();
    assert_eq!(
        told,
        [
            "Tổng điểm các học kỳ năm nay: 23,5 (học kỳ 1/2025)",
            "Tổng điểm các quý năm nay: 20 (quý 1/2026); 21 (quý 2/2026)"
        ]
    );
}

#[test]
fn where_meetings_are_only_counted_their_points_are_not_told() {
    let rulebook = of_terms("past.term.sum.n + past.term.meetings");
    let told = lines(&rulebook, &year(vec![term(1, Some("23.5")), term(2, Some("22"))]), Lang::Vi);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[1].1.starts_with("“Nghỉ” các học kỳ năm nay: "), "{told:#?}");
}

#[test]
fn a_condition_has_them_beneath_it() {
    let classes =
        r#"{"id": "A", "title": "Tốt", "when": "past.term.last_total >= 20"}, {"id": "C", "title": "Kém"}"#;
    let rulebook = book(HUNDRED, "", classes, &format!(r#"{ELSE_C} "first_month": 9,"#));
    let case = Case { marks: marked("95").marks, ..year(vec![term(1, None), term(2, Some("22"))]) };
    let lines = evaluate(&rulebook, &case).lines(&rulebook, Lang::En);
    let at = lines.iter().position(|line| line.kind == LineKind::Atom).expect("a part");
    let beneath = &lines[at + 1];
    assert_eq!((beneath.kind, beneath.depth), (LineKind::Value, 1));
    assert_eq!(beneath.text, "Totals of the terms of this year: ? (term 1/2025); 22 (term 2/2025)");
}

#[test]
fn where_a_term_is_lacking_it_is_said_which_there_is() {
    let rulebook = of_terms("(past.term.total.1 + 2 * past.term.total.2) / 3");
    let told = |lang| of_kind(&rulebook, &year(vec![term(2, Some("24"))]), LineKind::Missing, lang).concat();
    assert_eq!(told(Lang::Vi), "Chưa có tổng điểm. Cần 2 học kỳ, trước kỳ này mới xét 1 (học kỳ 2/2025).");
    assert_eq!(told(Lang::En), "The total is not known. 2 terms are needed; held so far: 1 (term 2/2025).");
}

#[test]
fn where_a_term_is_lacking_the_meetings_of_another_kind_are_not_named() {
    let rulebook = of_terms("past.quarter.mean_total / 3 + (past.term.total.1 + past.term.total.2) / 3");
    let case = year(vec![term(2, Some("24")), quarter(1, "20")]);
    assert_eq!(
        of_kind(&rulebook, &case, LineKind::Missing, Lang::En).concat(),
        "The total is not known. 2 terms are needed; held so far: 1 (term 2/2025)."
    );
}

#[test]
fn where_an_earlier_year_is_lacking_this_year_is_not_named_for_it() {
    // Of the last two years this one counts; before this period there were two others.
    let rulebook = of_terms("past.year.within.24.mean_total / 2 + past.year.total.3 / 2");
    let whole = |year: i16| {
        let days = PeriodDates { start: date(year, 1, 1), end: date(year, 12, 31) };
        Past { kind: Period::Year, days, ..term(2, Some("20")) }
    };
    let period = Some(PeriodDates { start: date(2026, 12, 1), end: date(2026, 12, 31) });
    let case = Case { period, ..year(vec![whole(2024), whole(2025), whole(2026)]) };
    let told = of_kind(&rulebook, &case, LineKind::Missing, Lang::En).concat();
    assert!(told.ends_with(" 3 years are needed; held so far: 2 (year 2024, year 2025)."), "{told}");
}

#[test]
fn votes_on_what_does_not_count_are_not_told() {
    let criterion = |at: &str, more: &str| {
        format!(
            r#"{{"id": "{at}", "code": "{at}", "title": "Điểm", "max": 20, "start": {{"points": {{"step": 1}}}}{more}}}"#
        )
    };
    let off = r#", "applies": {"when": "input.here", "otherwise": "excluded"}"#;
    let criteria = [criterion("c", off), criterion("d", "")].join(", ");
    let more = format!(r#"{ELSE_C} "inputs": [{{"id": "here", "title": "Có", "kind": "flag"}}],"#);
    let rulebook = book(&criteria, "", CLASSES, &more);
    let told = |here: bool| {
        let votes =
            ["c", "d"].map(|at| (id(at), ["8", "9"].map(|points| Mark::Points(exact(points))).into()));
        let inputs = [(id("here"), Value::Flag(here))].into();
        let case = Case { votes: votes.into(), inputs, ..Case::default() };
        lines(&rulebook, &case, Lang::Vi).into_iter().filter(|(depth, _)| *depth == 1).count()
    };
    assert_eq!((told(true), told(false)), (2, 1));
}

#[test]
fn votes_that_became_one_mark_are_told_with_how_they_did() {
    let criteria = r#"{"id": "c", "code": "1", "title": "Điểm", "max": 20, "start": {"points": {"step": 1, "weight": 2}}},
        {"id": "d", "code": "2", "title": "Mức", "max": 4, "start": {"levels": [
            {"id": "good", "title": "Tốt", "points": 4}, {"id": "poor", "title": "Kém", "points": 1}]}},
        {"id": "e", "code": "3", "title": "Đạt", "max": 1, "start": "check"}"#;
    let told = |marks: &str, checks: &str, many: bool, lang: Lang| {
        let text = book(criteria, "", CLASSES, ELSE_C).canonical();
        let text = text.replace(r#""marks":"mean""#, &format!(r#""marks":"{marks}"{checks}"#));
        let rulebook = Rulebook::read(&text).expect("sound");
        let points = ["8", "9", "9", "7", "10"].map(|points| Mark::Points(exact(points)));
        let points = points.into_iter().take(if many { 5 } else { 3 }).collect();
        let levels = ["good", "poor"].map(|level| Mark::Level(id(level))).into();
        let votes = [
            (id("c"), points),
            (id("d"), levels),
            (id("e"), vec![Mark::Check(true), Mark::Check(true), Mark::Check(false)]),
        ];
        let case = Case { votes: votes.into(), ..Case::default() };
        let told = lines(&rulebook, &case, lang).into_iter().filter(|(depth, _)| *depth == 1);
        told.map(|(_, text)| text).collect::<Vec<_>>()
    };
    assert_eq!(
        told("mean", "", false, Lang::Vi),
        [
            "Các phiếu: 8; 9; 9; lấy trung bình",
            "Các phiếu: Tốt; Kém; lấy mức giữa, có hai mức giữa thì lấy mức thấp hơn",
            "Các phiếu: đạt; đạt; không đạt; lấy mức quá nửa"
        ]
    );
    assert_eq!(told("mean", "", false, Lang::En)[0], "Votes: 8; 9; 9; the mean counts");
    assert_eq!(
        told("trimmed_mean", "", false, Lang::Vi)[0],
        "Các phiếu: 8; 9; 9; lấy trung bình",
        "too few to trim"
    );
    assert_eq!(
        told("trimmed_mean", "", true, Lang::Vi)[0],
        "Các phiếu: 8; 9; 9; 7; 10; lấy trung bình bỏ hai đầu"
    );
    assert_eq!(told("median", "", false, Lang::En)[0], "Votes: 8; 9; 9; the middle one counts");
    let needed = r#","checks":{"at_least":"2/3","of":"present"}"#;
    assert_eq!(
        told("majority", needed, false, Lang::Vi)[2],
        "Các phiếu: đạt; đạt; không đạt; để đạt cần phiếu của ít nhất 2/3 số ủy viên có mặt"
    );
}
