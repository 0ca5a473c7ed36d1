//! Decimals that are written with a comma, and numbers that are not.

use super::*;

fn said(when: &str) -> Vec<String> {
    let inputs = r#""inputs": [{"id": "x", "title": "X", "kind": "flag"}],"#;
    let when = format!("total >= 80 and ({when} or input.x)");
    let found = lint(&set(POINTS, "", &[("a", &when), ("b", "total >= 50")], &format!("{inputs} {LAST}")));
    assert!(found.iter().all(|finding| finding.place() == "classes.a.when" && !finding.is_error()));
    found.iter().map(|finding| finding.sentence(Lang::En)).collect()
}

#[test]
fn digits_around_a_comma_without_a_blank_are_pointed_out_within_a_function() {
    for (when, number) in [
        ("max(c.c, 8,5) >= 9", "8,5"),
        ("if(input.x, 8,5) <= c.c", "8,5"),
        ("min(c.c, if(input.x, 12,25)) >= 9", "12,25"),
        ("share(input.x, true) > min(50,5%)", "50,5%"),
    ] {
        let point = number.replace(',', ".");
        let told = format!(
            "Within a function “{number}” is two numbers. A decimal is written with a point: {point}."
        );
        assert_eq!(said(when), [told], "{when}");
    }
    for when in [
        "max(c.c, 8, 5) >= 9",
        "max(c.c, 8 ,5) >= 9",
        "max(c.c,8) >= 9",
        "max(8,c.c) >= 9",
        "max(c.c, 8.5) >= 9",
        "max(c.c, 1.5,5) >= 9",
        "total in (8,5)",
        "if(c.c > 0,total > 5, true)",
        "max(c.c - 1,5) >= 9",
    ] {
        assert_eq!(said(when), Vec::<String>::new(), "{when}");
    }
}

#[test]
fn every_comma_is_pointed_out_at_its_number() {
    let when = "max(0,5, 1 - 0,1 * c.c) >= total";
    let rulebook = set(POINTS, "", &[("a", when), ("b", "total >= 0")], LAST);
    let text = serde_json::to_string_pretty(&rulebook).expect("prints");
    let found =
        lint(&rulebook).into_iter().filter(|finding| finding.sentence(Lang::En).starts_with("Within"));
    let marked = found.map(|finding| {
        let excerpt = finding.spot(&text).expect("a place").excerpt;
        let (line, mark) = excerpt.split_once('\n').expect("two lines");
        line.chars().skip(mark.chars().count() - 1).take(3).collect::<String>()
    });
    assert_eq!(marked.collect::<Vec<_>>(), ["0,5", "0,1"]);
}

#[test]
fn within_a_named_value_it_is_pointed_out_where_it_stands() {
    let values = r#""values": [{"id": "v", "title": "V", "value": "max(c.c, 8,5)"}],"#;
    let found =
        lint(&set(POINTS, "", &[("a", "value.v >= 9"), ("b", "total >= 5")], &format!("{values} {LAST}")));
    let places: Vec<String> = found.iter().map(Finding::place).collect();
    assert_eq!(places, ["values.v.value"]);
}
