//! Rows whose criteria do not apply, in each of the four ways.

use super::super::super::evaluate::tests::{book, exact};
use super::super::super::rulebook::Rulebook;
use super::*;

/// Three criteria; what becomes of the first is said by `otherwise`, the second is for everybody, the third leaves.
fn three(otherwise: &str) -> Rulebook {
    let criterion = |id: &str, max: u32, more: &str| {
        format!(r#"{{"id": "{id}", "code": "{id}", "title": "Việc", "max": {max}, "start": "check"{more}}}"#)
    };
    let applies = |way: &str| format!(r#", "applies": {{"when": "input.x", "otherwise": {way}}}"#);
    let criteria = [
        criterion("c", 30, &applies(otherwise)),
        criterion("d", 50, ""),
        criterion("e", 20, &applies(r#""excluded""#)),
    ];
    let more = r#""otherwise": {"class": "z"}, "inputs": [{"id": "x", "title": "X", "kind": "flag"}],"#;
    book(&criteria.join(", "), "", r#"{"id": "z", "title": "Z"}"#, more)
}

fn rows<'a>(rulebook: &'a Rulebook, applies: Truth) -> Vec<Row<'a>> {
    let section = rulebook.sections().next().expect("a section");
    let row = |criterion: &'a Criterion| {
        let applies = if criterion.applies.is_some() { applies } else { Truth::True };
        Row { criterion, section, applies, factor: Exact::ONE }
    };
    section.criteria.iter().map(row).collect()
}

#[test]
fn what_remains_of_a_criterion_is_said_by_the_way_it_is_left_out() {
    for (otherwise, elsewhere) in
        [(r#""excluded""#, "0"), (r#""full""#, "30"), (r#""rescale""#, "0"), (r#"{"share": ["c.d"]}"#, "0")]
    {
        let rulebook = three(otherwise);
        let away = rows(&rulebook, Truth::False);
        assert_eq!(
            (away[0].elsewhere(), away[0].remaining()),
            (exact(elsewhere), exact(elsewhere)),
            "{otherwise}"
        );
        assert_eq!(rows(&rulebook, Truth::True)[0].remaining(), exact("30"));
        assert_eq!((away[1].way(), away[1].remaining()), (None, exact("50")));
        assert_eq!(away[2].way(), Some(&NotApplied::Excluded));
    }
    let rulebook = three(r#""full""#);
    let known = |applies| rows(&rulebook, applies).iter().map(Row::is_known).collect::<Vec<_>>();
    assert_eq!(known(Truth::Unknown), [false, true, false]);
    assert_eq!(known(Truth::False), [true; 3]);
}

#[test]
fn whoever_is_named_receives_by_itself_or_in_its_section() {
    let rulebook = three(r#""full""#);
    let all = rows(&rulebook, Truth::True);
    let receives = |named: Recipient| {
        all.iter().map(|row| row.receives(std::slice::from_ref(&named))).collect::<Vec<_>>()
    };
    assert_eq!(receives(Recipient::Criterion("d".parse().expect("an id"))), [false, true, false]);
    assert_eq!(receives(Recipient::Section("s".parse().expect("an id"))), [true; 3]);
    assert_eq!(receives(Recipient::Section("t".parse().expect("an id"))), [false; 3]);
}

#[test]
fn a_section_is_scaled_up_only_for_what_leaves_it_so() {
    let factor = |otherwise: &str, applies: Truth| {
        let rulebook = three(otherwise);
        let rows = rows(&rulebook, applies);
        section_factor(&rows, rows[0].section)
    };
    // Thirty of the eighty that are left, since the third criterion leaves the sheet altogether.
    assert_eq!(factor(r#""rescale""#, Truth::False), Some(exact("1.6")));
    assert_eq!(factor(r#""rescale""#, Truth::True), Some(Exact::ONE));
    assert_eq!(factor(r#""excluded""#, Truth::False), Some(Exact::ONE));
    assert_eq!(factor(r#""full""#, Truth::False), Some(Exact::ONE));
    let rulebook = three(r#""rescale""#);
    let rows = rows(&rulebook, Truth::False);
    let other = Section { id: "other".parse().expect("an id"), ..rows[0].section.clone() };
    assert_eq!(section_factor(&rows, &other), Some(Exact::ONE), "nothing of it is in this block");
    assert_eq!(section_factor(&rows[..1], rows[0].section), Some(Exact::ONE), "nothing is left to scale");
}
