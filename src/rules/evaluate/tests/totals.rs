//! Totals of earlier meetings.

use super::earlier::{days, held, holds, may};
use super::*;

#[test]
fn single_totals_are_asked_by_their_place_and_stay_unknown_until_they_are_there() {
    let terms = [("2025-09-01", "2025-12-31", "81"), ("2026-01-01", "2026-05-31", "93")];
    let year = |past: Vec<Past>| Case { period: Some(days("2025-09-01", "2026-08-31")), ..may(past) };
    let both: Vec<Past> = terms.map(|(start, end, total)| held(Period::Term, start, end, total)).into();
    let weighted = "(past.term.total.1 + 2 * past.term.total.2) / 3 = 89";
    let case = year(both.clone());
    assert_eq!(holds(weighted, &case), Some(true));
    assert_eq!(holds("past.term.last_total = 93 and past.term.here.total.1 = 81", &case), Some(true));
    assert_eq!(holds("past.term.total.3 >= 0", &case), None);
    let first = year(both[..1].to_vec());
    assert_eq!(holds("past.term.total.1 = 81 and past.term.last_total = 81", &first), Some(true));
    assert_eq!(holds(weighted, &first), None, "the second term is still to come");
    let mut unclear = year(both);
    unclear.history.as_mut().expect("a history").past[1].total = None;
    assert_eq!(holds(weighted, &unclear), None, "it was sealed without a total");
    assert_eq!(holds("past.term.last_total >= 0", &year(Vec::new())), None);
}

#[test]
fn the_lowest_and_the_highest_of_the_totals_are_as_far_known_as_the_totals_are() {
    let months = [
        ("2026-01-01", "2026-01-31", "81"),
        ("2026-02-01", "2026-02-28", "49.5"),
        ("2026-03-01", "2026-03-31", "93"),
    ];
    let mut case = may(months.map(|(start, end, total)| held(Period::Month, start, end, total)).into());
    assert_eq!(holds("past.month.lowest_total = 49.5 and past.month.highest_total = 93", &case), Some(true));
    assert_eq!(holds("past.month.within.3.lowest_total = 93", &case), Some(true), "in March to May");
    case.history.as_mut().expect("a history").past[0].total = None;
    assert_eq!(holds("past.month.lowest_total < 50", &case), Some(true), "whatever January came to");
    assert_eq!(holds("past.month.lowest_total < 49", &case), None);
    assert_eq!(holds("past.month.highest_total >= 93", &case), Some(true));
    assert_eq!(holds("past.month.highest_total > 93", &case), None);
    assert_eq!(holds("past.month.lowest_total >= 0", &may(Vec::new())), None, "there is none");
}
