//! Quotas whose share stands in a table.

use super::{Lang, Rulebook, SMALL};

#[test]
fn a_table_by_an_input_goes_by_a_choice_within_groups() {
    let inputs = r#""default": 0}],"#;
    let more = r#""default": 0}, {"id": "phong", "title": "Phòng", "kind": {"choice": ["A", "B"]}}],"#;
    let with = |by: &str, within: &str| {
        let quota = format!(
            r#""quotas": [{{"id": "q", "class": "tot", "within": "{within}", "over": "rank",
            "at_most": {{"table": {{{by}, "of": "ranked"}}}}}}], "voting""#
        );
        SMALL.replacen(inputs, more, 1).replacen("\"voting\"", &quota, 1)
    };
    let shares = |shares: &str| format!(r#""by_input": {{"input": "phong", "shares": {shares}}}"#);
    let sound = with(&shares(r#"{"A": "30%", "B": "20%"}"#), "group");
    let rulebook = Rulebook::read(&sound).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(Rulebook::read(&rulebook.canonical()).as_ref(), Ok(&rulebook));
    assert_eq!(rulebook.tabled_inputs(), ["phong".parse().as_ref().expect("an id")]);
    assert!(rulebook.unit_classes().is_empty());
    let one = |text: &str| match Rulebook::read(text).expect_err("a fault").as_slice() {
        [one] => (one.place.clone(), one.sentence(Lang::En)),
        many => panic!("{many:#?}"),
    };
    let table = "quotas.q.at_most.table";
    for (by, within, place, told) in [
        (
            shares(r#"{"A": "30%"}"#),
            "unit",
            "by_input",
            "A share by an input is counted within a “group” or a “duty” only: the whole unit has no such fact in common.",
        ),
        (shares(r#"{"A": "30%", "D": 1}"#), "duty", "by_input.shares.D", "This input has no option “D”."),
        (
            shares(r#"{"A": 2}"#),
            "group",
            "by_input.shares.A",
            "A share lies between 0 and 1; twenty percent is written \"20%\".",
        ),
        (shares("{}"), "group", "by_input.shares", "This list must not be empty."),
        (
            r#""by_input": {"input": "phongg", "shares": {"A": 1}}"#.to_owned(),
            "group",
            "by_input.input",
            "There is no input “phongg”. Did you mean “phong”?",
        ),
        (
            r#""by_input": {"input": "nghi", "shares": {"A": 1}}"#.to_owned(),
            "group",
            "by_input.input",
            "The input “nghi” is no choice; a table needs an input of the kind “choice”.",
        ),
    ] {
        assert_eq!(one(&with(&by, within)), (format!("{table}.{place}"), told.to_owned()));
    }
    let spoilt =
        with(&shares(r#"{"A": "30%"}"#), "group").replacen(r#""title": "Phòng""#, r#""title": 5"#, 1);
    assert_eq!(one(&spoilt).0, "inputs.phong.title", "the input that is named has a fault of its own");
    let both = format!(r#""by_unit_class": {{"A": 1}}, {}"#, shares(r#"{"A": 1}"#));
    assert_eq!(
        one(&with(&both, "group")).1,
        "Only one of the fields “by_unit_class” and “by_input” may stand here."
    );
}

/// The small set with this in the place of its gate's ceiling, and an input of choices.
fn ceiled(ceiling: &str) -> String {
    let inputs = r#""default": 0}],"#;
    let more = r#""default": 0}, {"id": "phong", "title": "Phòng", "kind": {"choice": ["A", "B", "C"]}}],"#;
    let effect = format!(r#"{{"at_most": {ceiling}}}"#);
    SMALL.replacen(inputs, more, 1).replacen(r#"{"at_most": "tot"}"#, &effect, 1)
}

#[test]
fn a_ceiling_stands_in_a_table_as_shares_do() {
    let by_input = |classes: &str| {
        ceiled(&format!(r#"{{"table": {{"by_input": {{"input": "phong", "classes": {classes}}}}}}}"#))
    };
    let by_unit = |classes: &str| ceiled(&format!(r#"{{"table": {{"by_unit_class": {classes}}}}}"#));
    for sound in [by_input(r#"{"A": "tot", "B": "dat", "C": "dat"}"#), by_unit(r#"{"Tốt lắm": "tot"}"#)] {
        let rulebook = Rulebook::read(&sound).unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert_eq!(Rulebook::read(&rulebook.canonical()).as_ref(), Ok(&rulebook));
    }
    let one = |text: &str| match Rulebook::read(text).expect_err("a fault").as_slice() {
        [one] => (one.place.clone(), one.sentence(Lang::En)),
        many => panic!("{many:#?}"),
    };
    let at = "gates.nghi_nhieu.effect.at_most";
    for (text, place, told) in [
        (
            by_input(r#"{"A": "tot"}"#),
            ".table.by_input.classes",
            "The table has no class for “B”, “C”; where nothing is to be limited, write the best class.",
        ),
        (
            by_input(r#"{"A": "tot", "B": "dat", "C": "tott"}"#),
            ".table.by_input.classes.C",
            "There is no class “tott”. Did you mean “tot”?",
        ),
        (
            by_input(r#"{"A": "tot", "B": "dat", "C": "dat", "D": "dat"}"#),
            ".table.by_input.classes.D",
            "This input has no option “D”.",
        ),
        (
            by_unit(r#"{"tot": "Tốt"}"#),
            ".table.by_unit_class.tot",
            "“Tốt” is no id: an id is 1 to 48 plain letters, digits and underscores. Did you mean “tot”?",
        ),
        (by_unit("{}"), ".table.by_unit_class", "This list must not be empty."),
        (by_unit(r#"{"": "tot"}"#), ".table.by_unit_class.", "This text must not be blank."),
        (
            ceiled(r#"{"table": {"by_input": {"input": "nghi", "classes": {"A": "tot"}}}}"#),
            ".table.by_input.input",
            "The input “nghi” is no choice; a table needs an input of the kind “choice”.",
        ),
        (
            ceiled(r#"{"by_unit_class": {"tot": "tot"}}"#),
            ".by_unit_class",
            "“by_unit_class” means nothing here; there are: { \"table\": { … } }.",
        ),
        (
            ceiled(r#"{"table": {"by_unit_class": {"tot": "tot"}, "of": "ranked"}}"#),
            ".table.of",
            "There is no field “of” here.",
        ),
    ] {
        assert_eq!(one(&text), (format!("{at}{place}"), told.to_owned()));
    }
}

#[test]
fn the_title_of_a_class_in_place_of_its_id_names_the_id() {
    let one = |text: &str| match Rulebook::read(text).expect_err("a fault").as_slice() {
        [one] => one.suggestion.clone(),
        many => panic!("{many:#?}"),
    };
    assert_eq!(one(&ceiled(r#""Tốt""#)), Some("tot".to_owned()));
    let force = SMALL.replacen(r#"{"at_most": "tot"}"#, r#"{"force": "Đạt"}"#, 1);
    assert_eq!(one(&force), Some("dat".to_owned()));
    let otherwise = SMALL.replacen(r#"{"class": "dat"}"#, r#"{"class": "Đạt"}"#, 1);
    assert_eq!(one(&otherwise), Some("dat".to_owned()));
    let titles = r#""titles": [{"id": "td", "title": "Tiên tiến"}, {"id": "cs", "title": "Chiến sĩ", "needs": ["Tiên tiến"]}], "voting""#;
    for titles in [titles, &titles.replace("needs", "unless")] {
        assert_eq!(one(&SMALL.replacen("\"voting\"", titles, 1)), Some("td".to_owned()));
    }
    let gates = r#""gates": [{"id": "khac", "title": "Khác", "finding": "Có?", "effect": "refer", "excludes": ["Nghỉ nhiều"]},"#;
    assert_eq!(one(&SMALL.replacen("\"gates\": [", gates, 1)), Some("nghi_nhieu".to_owned()));
    let table = r#"{"table": {"by_input": {"input": "Số ngày nghỉ", "classes": {"a": "tot"}}}}"#;
    assert_eq!(one(&ceiled(table)), Some("nghi".to_owned()));
    let declared = SMALL.replacen(r#""id": "nghi_nhieu""#, r#""id": "Tốt""#, 1);
    assert_eq!(one(&declared), None, "who declares an id means none that is there");
}
