//! Days that are counted from the end of the period backwards, and near misses.

use super::*;

#[test]
fn days_that_are_counted_backwards_are_pointed_out() {
    let dates = r#""inputs": [{"id": "vao", "title": "Ngày vào", "kind": "date"}],"#;
    let told = |when: &str| -> Vec<String> {
        let rulebook = set(POINTS, "", &[("a", when), ("b", "total >= 50")], &format!("{dates} {LAST}"));
        let told = lint(&rulebook).iter().map(|finding| finding.sentence(Lang::En)).collect::<Vec<_>>();
        told.into_iter().filter(|told| told.contains("counts from the end")).collect()
    };
    for (when, count) in [
        ("months(period.next, input.vao) < 10", 1),
        ("total >= 80 and days(period.end, member.joined) > 30", 1),
        ("months(period.next, member.birth) > 240", 1),
        ("months(input.vao, period.next) < 10", 0),
        ("days(period.start, input.vao) < 10", 0),
        ("days(period.end, '2026-01-01') < 10 and total > 50 and input.vao > '2020-01-01'", 0),
    ] {
        assert_eq!(told(when).len(), count, "{when}");
    }
    assert!(told("months(period.next, input.vao) < 10")[0].contains("“Ngày vào”"));
}
