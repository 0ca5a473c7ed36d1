//! Names and measures in words.

use super::super::super::evaluate::tests::book;
use super::super::super::named::Values;
use super::*;

const TEACHERS: &str = include_str!("../../../../fixtures/criteria/giao_vien_thang.json");

/// An expression in the words of the teachers' sheet, in both languages.
fn told(text: &str) -> [String; 2] {
    let rulebook = Rulebook::read(TEACHERS).expect("sound");
    let expression = super::super::parse(text, &Values::default()).expect("an expression");
    Lang::ALL.map(|lang| expression.words(&rulebook, lang))
}

#[test]
fn what_lies_beyond_the_sheet_is_named_by_its_title() {
    let rulebook = Rulebook::read(TEACHERS).expect("sound");
    let event = &rulebook.criterion(&"ngay_gio".parse().expect("an id")).expect("a criterion").events[0];
    let [vi, en] = told(&format!("happened.ngay_gio.{} >= 2", event.id));
    assert_eq!(vi, format!("số lần “{}” ≥ 2", event.title));
    assert_eq!(en, format!("number of “{}” ≥ 2", event.title));

    let input = &rulebook.set().inputs[0];
    let class = rulebook.classes().next().expect("a class");
    for (text, vi, en) in [
        (
            format!("year.{}", input.id),
            format!("{} từ đầu năm", input.title),
            format!("{} since the year began", input.title),
        ),
        (
            format!("past.month.count.{} > 2", class.id),
            format!("số lần {} trong các tháng năm nay > 2", class.title),
            format!("times {} in the months of this year > 2", class.title),
        ),
        (
            "past.year.last.elsewhere".to_owned(),
            "ngày gần nhất elsewhere trong các năm trước".to_owned(),
            "last day of elsewhere in earlier years".to_owned(),
        ),
        (
            format!("ballot.{} >= 80%", class.id),
            format!("tỷ lệ phiếu cho {} ≥ 80%", class.title),
            format!("share of the votes for {} ≥ 80%", class.title),
        ),
        (
            "total - unit.mean_total".to_owned(),
            "tổng điểm − điểm trung bình của những người cùng phiếu".to_owned(),
            "total − mean total of those with the same sheet".to_owned(),
        ),
    ] {
        assert_eq!(told(&text), [vi, en], "{text}");
    }
}

#[test]
fn every_measure_of_earlier_meetings_has_words_of_its_own() {
    let mut seen = std::collections::BTreeSet::new();
    let kinds = ["month", "quarter", "half", "term", "round", "year"].map(ToOwned::to_owned);
    let here = ["month", "quarter", "half", "term", "round"].map(|kind| format!("{kind}.here"));
    let within =
        ["month", "quarter", "half", "term", "round", "year"].map(|kind| format!("{kind}.within.12"));
    for kind in kinds.into_iter().chain(here).chain(within) {
        for measure in [
            "meetings",
            "count.x",
            "run.x",
            "last.x",
            "sum.x",
            "mean_total",
            "weighted_total",
            "last_total",
            "lowest_total",
            "highest_total",
            "total.1",
            "total.2",
            "mean_share",
        ] {
            for told in told(&format!("past.{kind}.{measure}")) {
                assert!(seen.insert(told.clone()), "{told}");
            }
        }
    }
}

#[test]
fn a_run_of_a_class_or_a_better_one_is_told_with_its_title() {
    let rulebook = Rulebook::read(TEACHERS).expect("sound");
    for class in rulebook.classes() {
        for words in told(&format!("past.month.run_from.{} >= 2", class.id)) {
            assert!(words.contains(&class.title), "{words}");
        }
    }
}

#[test]
fn beside_a_percentage_a_number_is_one() {
    let criterion = r#"{"id": "c", "code": "1", "title": "Việc", "max": 10, "start": "full"}"#;
    let more =
        r#""inputs": [{"id": "done", "title": "Tỷ lệ", "kind": "percent"}], "otherwise": {"class": "B"},"#;
    let words = |when: &str| {
        let classes =
            format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
        book(criterion, "", &classes, more).in_words(when, Lang::En)
    };
    for (when, told) in [
        ("input.done >= 0.9", "Tỷ lệ ≥ 90%"),
        ("0.9 <= input.done", "90% ≤ Tỷ lệ"),
        ("input.done + 5% >= 0.9", "Tỷ lệ + 5% ≥ 90%"),
        ("total >= 0.9", "total ≥ 0.9"),
    ] {
        assert_eq!(words(when).as_deref(), Some(told));
    }
}
