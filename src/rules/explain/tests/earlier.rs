//! What is told of earlier periods: which of them are missing, and what may have happened in them.

use jiff::civil::date;

use super::*;

fn quarter(first_month: i8) -> Past {
    let start = date(2026, first_month, 1);
    let days = PeriodDates { start, end: start.checked_add(jiff::Span::new().months(3)).expect("a day") };
    let end = days.end.yesterday().expect("a day");
    Past {
        kind: Period::Quarter,
        days: PeriodDates { start, end },
        class: None,
        total: Some(exact("90")),
        max_total: Some(exact("100")),
        titles: Default::default(),
        gates: Default::default(),
        inputs: Default::default(),
    }
}

fn december(past: Vec<Past>) -> Case {
    let history = Some(History { past, ..History::default() });
    let period = Some(PeriodDates { start: date(2026, 12, 1), end: date(2026, 12, 31) });
    Case { history, period, ..marked("95") }
}

#[test]
fn a_quarter_that_is_not_there_yet_is_not_called_unknown() {
    let classes =
        r#"{"id": "A", "title": "Tốt", "when": "past.quarter.total.3 >= 90"}, {"id": "C", "title": "Kém"}"#;
    let rulebook = book(HUNDRED, "", classes, ELSE_C);
    let told = |past: Vec<Past>, lang| of_kind(&rulebook, &december(past), LineKind::Missing, lang);
    let two = || vec![quarter(1), quarter(4)];
    assert_eq!(told(two(), Lang::Vi), ["Cần 3 quý, trước kỳ này mới xét 2 (quý 1/2026, quý 2/2026)."]);
    assert_eq!(
        told(two(), Lang::En),
        ["3 quarters are needed; held so far: 2 (quarter 1/2026, quarter 2/2026)."]
    );
    assert_eq!(told(vec![quarter(1)], Lang::En), ["3 quarters are needed; held so far: 1 (quarter 1/2026)."]);
    assert_eq!(told(Vec::new(), Lang::En), ["There is no earlier period to work it out from."]);
    assert!(told(vec![quarter(1), quarter(4), quarter(7)], Lang::En).is_empty());
    let unknown = vec![quarter(1), quarter(4), Past { total: None, ..quarter(7) }];
    assert_eq!(told(unknown, Lang::En), ["Quarter 3/2026: the points are not known."]);
}

#[test]
fn a_meeting_that_was_sealed_without_points_or_a_fact_is_named_with_what_it_lacks() {
    let told = |when: &str, past: Vec<Past>| {
        let classes =
            format!(r#"{{"id": "A", "title": "Tốt", "when": "{when}"}}, {{"id": "C", "title": "Kém"}}"#);
        let more = r#""otherwise": {"class": "C"},
            "inputs": [{"id": "n", "title": "Ngày nghỉ", "kind": {"count": "ngày"}}],"#;
        let rulebook = book(HUNDRED, "", &classes, more);
        of_kind(&rulebook, &december(past), LineKind::Missing, Lang::Vi)
    };
    let open = |first_month| Past { total: None, ..quarter(first_month) };
    let quarters = || vec![open(1), quarter(4), open(7)];
    let both = ["Quý 1/2026: chưa có điểm.", "Quý 3/2026: chưa có điểm."];
    assert_eq!(told("past.quarter.mean_total >= 80", quarters()), both);
    assert_eq!(told("past.quarter.lowest_total >= 80", quarters()), both);
    assert_eq!(told("past.quarter.last_total >= 80", quarters()), both[1..]);
    assert_eq!(told("past.quarter.total.1 >= 80", quarters()), both[..1]);
    assert!(told("past.quarter.total.2 >= 80", quarters()).is_empty());
    let knowing = Past { inputs: [(id("n"), Value::Number(exact("2")))].into(), ..quarter(4) };
    assert_eq!(
        told("past.quarter.sum.n >= 3", vec![quarter(1), knowing]),
        ["Quý 1/2026: chưa có “Ngày nghỉ”."]
    );
}

#[test]
fn a_gate_that_is_only_open_because_of_earlier_periods_says_so() {
    let gate = r#"{"id": "g", "title": "Kỷ luật", "finding": "?", "effect": {"lower": 1}, "scope": "year"}"#;
    let rulebook = book(HUNDRED, gate, CLASSES, ELSE_C);
    let told = |found: Option<bool>, lang| {
        let mut case = Case { period: december(Vec::new()).period, ..marked("95") };
        case.findings.extend(found.map(|found| (id("g"), found)));
        of_kind(&rulebook, &case, LineKind::Gate, lang).concat()
    };
    assert_eq!(
        told(Some(false), Lang::Vi),
        "Kỷ luật: kỳ này không, chưa rõ các kỳ trước có không (nếu có thì hạ 1 bậc)"
    );
    assert_eq!(
        told(Some(false), Lang::En),
        "Kỷ luật: not in this period; not known whether in earlier ones (if so, one class lower)"
    );
    assert_eq!(told(None, Lang::Vi), "Kỷ luật: chưa kết luận (nếu có thì hạ 1 bậc)");
    assert_eq!(told(Some(true), Lang::Vi), "Kỷ luật: có, hạ 1 bậc");
}
