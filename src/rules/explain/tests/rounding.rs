//! What is told of rounding: which way it went, to what, and from where.

use super::*;

/// The total of a set that rounds it so.
fn total(round: &str, points: &str, lang: Lang) -> String {
    let rulebook = book(HUNDRED, "", CLASSES, &format!(r#""round": {round}, {ELSE_C}"#));
    of_kind(&rulebook, &marked(points), LineKind::Total, lang).concat()
}

#[test]
fn rounding_says_which_way_it_went() {
    let whole = |mode: &str| format!(r#"{{"places": 0, "mode": "{mode}"}}"#);
    for (mode, points, vi, en) in [
        ("floor", "89.75", "làm tròn xuống thành 89", "rounded down to 89"),
        ("ceil", "89.25", "làm tròn lên thành 90", "rounded up to 90"),
        ("half_up", "89.5", "làm tròn thành 90", "rounded to 90"),
        ("half_even", "89.75", "làm tròn thành 90", "rounded to 90"),
        ("half_even", "89.5", "làm tròn thành 90", "rounded to 90"),
        ("half_even", "90.5", "làm tròn, nửa về số chẵn, thành 90", "rounded, halves to even, to 90"),
    ] {
        assert!(total(&whole(mode), points, Lang::Vi).contains(&format!("; {vi} / ")), "{mode} {points}");
        assert!(total(&whole(mode), points, Lang::En).contains(&format!("; {en} / ")), "{mode} {points}");
    }
}

#[test]
fn rounding_in_steps_says_of_what_it_makes_multiples() {
    let step = |step: &str| format!(r#"{{"step": {step}, "mode": "floor"}}"#);
    assert_eq!(
        total(&step("0.5"), "89.75", Lang::Vi),
        "Tổng: 89,75; làm tròn xuống (theo bội số của 0,5) thành 89,5 / 100"
    );
    assert_eq!(
        total(&step("5"), "89.75", Lang::En),
        "Total: 89.75; rounded down (in multiples of 5) to 85 / 100"
    );
    assert_eq!(total(&step("1"), "89.75", Lang::En), "Total: 89.75; rounded down to 89 / 100");
}

#[test]
fn a_change_of_the_total_says_which_way_its_bound_is_rounded() {
    let round = r#""round": {"step": 0.5, "mode": "half_up"},"#;
    let rulebook = book(HUNDRED, "", CLASSES, &format!("{round} {ELSE_C}"));
    let change = |lang| of_kind(&rulebook, &marked("88"), LineKind::Change, lang).remove(0);
    assert!(
        change(Lang::Vi).ends_with(" 89,75 làm tròn (theo bội số của 0,5) thành 90."),
        "{}",
        change(Lang::Vi)
    );
    assert!(
        change(Lang::En).ends_with(" 89.75 is rounded (in multiples of 0.5) to 90."),
        "{}",
        change(Lang::En)
    );
}

/// The line of a criterion whose points are this formula of `n`.
fn worked(formula: &str, n: &str, lang: Lang) -> String {
    let criterion = format!(
        r#"{{"id": "c", "code": "1", "title": "Điểm", "max": 10, "start": {{"formula": "{formula}"}}}}"#
    );
    let more = format!(r#"{ELSE_C} "inputs": [{{"id": "n", "title": "N", "kind": "number"}}],"#);
    let rulebook = book(&criterion, "", CLASSES, &more);
    let case = Case { inputs: [(id("n"), Value::Number(exact(n)))].into(), ..Case::default() };
    of_kind(&rulebook, &case, LineKind::Criterion, lang).concat()
}

#[test]
fn a_formula_that_rounds_shows_what_it_rounded_and_to_how_many_places() {
    assert_eq!(
        worked("round(clamp(input.n / 27, 0, 10), 1)", "260", Lang::Vi),
        "1 Điểm: làm tròn đến 1 chữ số lẻ (giữ trong khoảng 0 đến 10 (N / 27)) \
         = làm tròn đến 1 chữ số lẻ (giữ trong khoảng 0 đến 10 (260 / 27)) \
         = làm tròn đến 1 chữ số lẻ (9 17/27) = 9,6 / 10"
    );
    assert_eq!(
        worked("floor(input.n / 37, 2)", "260", Lang::En),
        "1 Điểm: rounded down to 2 decimals (N / 37) = rounded down to 2 decimals (260 / 37) \
         = rounded down to 2 decimals (7.027…) = 7.02 / 10"
    );
    assert_eq!(
        worked("round(input.n)", "7.5", Lang::En),
        "1 Điểm: rounded (N) = rounded (7.5) = 8 / 10",
        "a figure alone is not told twice"
    );
    assert_eq!(
        worked("round(input.n / 2, 1)", "15", Lang::En),
        "1 Điểm: rounded to 1 decimal (N / 2) = rounded to 1 decimal (15 / 2) = 7.5 / 10",
        "what is round already is not rounded"
    );
}

#[test]
fn a_condition_that_rounds_shows_what_it_rounded() {
    let classes =
        r#"{"id": "A", "title": "Tốt", "when": "round(total / 7, 1) >= 12"}, {"id": "C", "title": "Kém"}"#;
    let rulebook = book(HUNDRED, "", classes, ELSE_C);
    assert_eq!(
        of_kind(&rulebook, &marked("83"), LineKind::Atom, Lang::En),
        [
            "rounded to 1 decimal (total / 7) ≥ 12: false (rounded to 1 decimal (83 / 7) = rounded to 1 decimal (11 6/7) = 11.9 < 12)"
        ]
    );
}
