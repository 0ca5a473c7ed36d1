//! What a scale must be.

use super::{Fault, Lang, Rulebook, SMALL, faults, told};

const PLAIN: &str = r#"{"points": {"step": 0.5}}"#;

fn weighted(weight: &str) -> String {
    format!(r#"{{"points": {{"step": 0.5, "weight": {weight}}}}}"#)
}

/// A scale of up to two points with two levels between these ends.
fn ranged(one: (&str, &str), other: (&str, &str)) -> String {
    let level = |id: &str, (from, to): (&str, &str)| {
        format!(r#"{{"id": "{id}", "title": "Mức {id}", "from": {from}, "to": {to}}}"#)
    };
    format!(r#"{{"points": {{"step": 0.5, "levels": [{}, {}]}}}}"#, level("m", one), level("n", other))
}

fn sentences(faults: &[Fault]) -> Vec<(String, String)> {
    faults.iter().map(|fault| (fault.place.clone(), fault.sentence(Lang::En))).collect()
}

#[test]
fn the_weight_divides_the_maximum_into_steps() {
    for weight in ["0.5", "2", "1", "4", "\"2/3\""] {
        let text = SMALL.replacen(PLAIN, &weighted(weight), 1);
        assert_eq!(Rulebook::read(&text).err(), None, "{weight}");
    }
    told(
        PLAIN,
        &weighted("3"),
        "2 điểm chia cho hệ số 3 là 2/3, không phải bội số của bước 0,5; hãy sửa hệ số, bước hoặc điểm tối đa.",
        "2 points divided by the weight of 3 are 2/3, no multiple of the step 0.5; change the weight, the step or the maximum.",
    );
    told(PLAIN, &weighted("0"), "Số này phải lớn hơn 0.", "This number must be greater than 0.");
    told(
        PLAIN,
        r#"{"points": {"step": 0.5}, "weight": 2}"#,
        "“weight” ghi bên trong “points”, cạnh “step”.",
        "“weight” belongs inside “points”, beside “step”.",
    );
}

#[test]
fn levels_lie_on_the_steps_of_the_scale_and_share_no_mark() {
    let sound = SMALL.replacen(PLAIN, &ranged(("1.5", "2"), ("0", "1")), 1);
    assert_eq!(Rulebook::read(&sound).err(), None);
    let off_step = "This must be a multiple of the step 0.5, since marks lie on these only.";
    for (one, other, wanted) in [
        (
            ("1", "2"),
            ("0", "1"),
            &[(
                "n.from",
                "This range shares marks with “Mức m”; each mark belongs to one level only, the ends included.",
            )][..],
        ),
        (
            ("0", "1"),
            ("1", "2"),
            &[(
                "n.from",
                "This range shares marks with “Mức m”; each mark belongs to one level only, the ends included.",
            )],
        ),
        (("1.5", "2.5"), ("0", "1"), &[("m.to", "The highest mark here is 2.")]),
        (("1.25", "2"), ("0", "1.1"), &[("m.from", off_step), ("n.to", off_step)]),
        (("2", "1.5"), ("0", "1"), &[("m.from", "“from” is greater than “to”.")]),
    ] {
        let found = sentences(&faults(&[(PLAIN, &ranged(one, other))]));
        let wanted = wanted.iter().map(|(place, told)| {
            (format!("sections.mot.criteria.b.start.points.levels.{place}"), (*told).to_owned())
        });
        assert_eq!(found, wanted.collect::<Vec<_>>(), "{one:?} {other:?}");
    }
    let twice = ranged(("1.5", "2"), ("0", "1")).replace("\"n\"", "\"m\"");
    assert_eq!(faults(&[(PLAIN, &twice)])[0].sentence(Lang::En), "“m” has been used above.");
}

#[test]
fn ends_of_levels_are_marks_and_no_points() {
    let levels = r#""levels": [{"id": "m", "title": "M", "from": 3, "to": 4}]"#;
    let scale = |weight: &str| format!(r#"{{"points": {{"step": 1, "weight": {weight}, {levels}}}}}"#);
    assert_eq!(Rulebook::read(&SMALL.replacen(PLAIN, &scale("0.5"), 1)).err(), None);
    assert_eq!(faults(&[(PLAIN, &scale("1"))])[0].sentence(Lang::En), "The highest mark here is 2.");
}

#[test]
fn conditions_name_the_levels_that_there_are() {
    let with = |when: &str| {
        let text = SMALL.replacen(PLAIN, &ranged(("1.5", "2"), ("0", "1")), 1);
        Rulebook::read(&text.replacen("total >= 9", when, 1)).map_err(|faults| sentences(&faults))
    };
    assert!(with("level.b = 'm' or level.b in ('n')").is_ok());
    let unknown = with("level.b = 'k'").expect_err("no such level");
    assert_eq!(unknown[0].1, "“k” can never occur here; there are: 'm', 'n'.");
    let plain = SMALL.replacen("total >= 9", "level.b = 'm'", 1);
    let none = sentences(&Rulebook::read(&plain).expect_err("no levels"));
    assert_eq!(none[0].1, "Criterion “b” is not marked in levels; its points are “c.b”.");
}
