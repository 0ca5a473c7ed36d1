//! What conditions read of criteria that are off the sheet, and how many stand below a share of their maximum.

use super::*;

/// Three criteria of 40, 35 and 25 points; the second is for those with a desk, else this becomes of it.
fn asking(when: &str, otherwise: &str) -> Rulebook {
    let one = |id: &str, max: u32, more: &str| {
        format!(
            r#"{{"id": "{id}", "code": "{id}", "title": "{id}", "max": {max}, "start": {{"points": {{"step": 0.5}}}}{more}}}"#
        )
    };
    let applies = format!(r#", "applies": {{"when": "input.desk", "otherwise": {otherwise}}}"#);
    let criteria = [one("x", 40, ""), one("y", 35, &applies), one("z", 25, "")].join(", ");
    let classes = format!(r#"{{"id": "A", "title": "A", "when": "{when}"}}, {{"id": "B", "title": "B"}}"#);
    let more = r#""otherwise": {"class": "B"}, "inputs": [{"id": "desk", "title": "Bàn", "kind": "flag"}],"#;
    book(&criteria, "", &classes, more)
}

fn case(desk: Option<bool>, marks: &[(&str, &str)]) -> Case {
    Case {
        inputs: desk.map(|desk| (id("desk"), Value::Flag(desk))).into_iter().collect(),
        marks: marks.iter().map(|(name, points)| (id(name), Mark::Points(exact(points)))).collect(),
        ..Case::default()
    }
}

/// Whether somebody comes to the best class; none where it is open.
fn best(when: &str, otherwise: &str, case: &Case) -> Option<bool> {
    let outcome = evaluate(&asking(when, otherwise), case);
    (outcome.standing == Standing::Ranked).then(|| class(&outcome) == Some("A"))
}

const EACH_HALF: &str = "min(c.x / 40, c.y / 35, c.z / 25) >= 50%";
const EXCLUDED: &str = r#""excluded""#;

#[test]
fn nobody_is_barred_by_a_criterion_that_is_off_the_sheet() {
    let rest = [("x", "20"), ("z", "12.5")];
    let off = case(Some(false), &rest);
    for otherwise in [EXCLUDED, r#""full""#, r#""rescale""#, r#"{"share": ["c.x"]}"#] {
        assert_eq!(best("c.y = 35 and c.y > 0", otherwise, &off), Some(true), "{otherwise}");
        assert_eq!(best("c.y < 10", otherwise, &off), Some(false), "{otherwise}");
    }
    assert_eq!(best(EACH_HALF, EXCLUDED, &off), Some(true));
    assert_eq!(best(EACH_HALF, EXCLUDED, &case(Some(true), &rest)), None, "it applies and is not marked");
    assert_eq!(best("total = 32.5 and s.s = 32.5", EXCLUDED, &off), Some(true), "the sums do without it");

    let mut waived = case(Some(true), &rest);
    waived.waived.insert(id("y"), NotApplied::Excluded.into());
    assert_eq!(best(EACH_HALF, EXCLUDED, &waived), Some(true));
    waived.waived.insert(id("z"), NotApplied::Rescale.into());
    assert_eq!(best(EACH_HALF, EXCLUDED, &waived), Some(true));
}

#[test]
fn whether_it_applies_stays_open_only_where_that_decides() {
    let marked = |y: &str| case(None, &[("x", "40"), ("y", y), ("z", "25")]);
    assert_eq!(best("c.y >= 20", EXCLUDED, &marked("30")), Some(true), "on the sheet or off it");
    assert_eq!(best("c.y >= 20", EXCLUDED, &marked("10")), None);
    assert_eq!(best("below(50%) = 0", EXCLUDED, &marked("30")), Some(true));
    assert_eq!(best("below(50%) = 0", EXCLUDED, &marked("10")), None);
    assert_eq!(best("below(50%) <= 1", EXCLUDED, &marked("10")), Some(true));
}

#[test]
fn below_counts_what_is_on_the_sheet_and_short_of_its_share() {
    let at = |x: &str, y: &str, z: &str| case(Some(true), &[("x", x), ("y", y), ("z", z)]);
    for (when, case, wanted) in [
        ("below(50%) = 0", at("20", "17.5", "12.5"), Some(true)),
        ("below(50%) = 1", at("19.5", "17.5", "12.5"), Some(true)),
        ("below(1/2) = 3", at("0", "17", "12"), Some(true)),
        ("below(100%) = 1", at("40", "34.5", "25"), Some(true)),
        ("below(50%) = 0", case(Some(false), &[("x", "20"), ("y", "0"), ("z", "12.5")]), Some(true)),
        ("below(50%) >= 1", case(Some(true), &[("x", "19"), ("z", "25")]), Some(true)),
        ("below(50%) >= 2", case(Some(true), &[("x", "19"), ("z", "25")]), None),
    ] {
        assert_eq!(best(when, EXCLUDED, &case), wanted, "{when}");
    }
    // With the points of another it is measured by what it can then bring: 75 of 75 for all of its 40.
    let shared = case(Some(false), &[("x", "19.5"), ("z", "25")]);
    assert_eq!(best("below(50%) = 1 and c.x > 20", r#"{"share": ["c.x"]}"#, &shared), Some(true));
}

#[test]
fn below_its_share_or_not_is_the_same_with_the_points_of_another() {
    let to_x = r#"{"share": ["c.x"]}"#;
    let marked = |x: &str| case(None, &[("x", x), ("y", "30"), ("z", "25")]);
    assert_eq!(best("below(50%) = 0", to_x, &marked("20")), Some(true), "whether there is a desk or not");
    assert_eq!(best("below(50%) = 1", to_x, &marked("19.5")), Some(true));
}

#[test]
fn below_its_share_is_asked_of_the_points_as_they_are_rounded() {
    let round = r#""title":"x","round":{"places":0,"mode":"half_up"}"#;
    let rounded = |otherwise: &str, case: &Case| {
        let text = asking("below(50%) = 0", otherwise).canonical().replacen(r#""title":"x""#, round, 1);
        let outcome = evaluate(&Rulebook::read(&text).expect("a sound set"), case);
        (outcome.standing == Standing::Ranked).then(|| class(&outcome) == Some("A"))
    };
    let with = |desk: Option<bool>, x: &str| case(desk, &[("x", x), ("y", "30"), ("z", "25")]);
    assert_eq!(rounded(EXCLUDED, &with(Some(true), "19.5")), Some(true), "20 of 40");
    assert_eq!(rounded(EXCLUDED, &with(Some(true), "19")), Some(false));
    let to_x = r#"{"share": ["c.x"]}"#;
    assert_eq!(rounded(to_x, &with(None, "19.5")), None, "of 75 points they are 36.56, so 37");
}

#[test]
fn what_counts_in_full_is_asked_with_the_points_that_others_gave_it() {
    let mut full = case(Some(false), &[("z", "25")]);
    full.waived.insert(id("x"), NotApplied::Full.into());
    let outcome = evaluate(&asking("c.x = 75", r#"{"share": ["c.x"]}"#), &full);
    assert_eq!((outcome.total, class(&outcome)), (Some(exact("100")), Some("A")));
}

#[test]
fn a_bonus_is_never_below_its_share() {
    let text = asking("below(50%) = 0", EXCLUDED).canonical();
    let mut set: serde_json::Value = serde_json::from_str(&text).expect("json");
    set["sections"].as_array_mut().expect("sections").push(serde_json::json!({
        "id": "more", "code": "II", "title": "Thưởng", "bonus": {"cap": 5}, "criteria": [
            {"id": "b", "code": "b", "title": "Thưởng", "max": 5, "start": "empty"}]}));
    let rulebook = Rulebook::read(&set.to_string()).expect("sound");
    let outcome = evaluate(&rulebook, &case(Some(true), &[("x", "40"), ("y", "35"), ("z", "25")]));
    assert_eq!(class(&outcome), Some("A"));
}

/// Whether somebody comes to the best class where that asks for the second section, whose two criteria are for those
/// with a desk or a field; either may not be known.
fn second(when: &str, otherwise: &str, desk: Option<bool>, field: Option<bool>) -> Option<bool> {
    let text = asking("total >= 0", EXCLUDED).canonical();
    let mut set: serde_json::Value = serde_json::from_str(&text).expect("json");
    set["classes"][0]["when"] = when.into();
    let one = |id: &str, max: u32| {
        let otherwise: serde_json::Value = serde_json::from_str(otherwise).expect("json");
        serde_json::json!({"id": id, "code": id, "title": id, "max": max, "start": "empty",
            "applies": {"when": format!("input.{}", if id == "u" { "desk" } else { "field" }), "otherwise": otherwise}})
    };
    set["inputs"].as_array_mut().expect("inputs").push(serde_json::json!(
        {"id": "field", "title": "Đồng", "kind": "flag"}));
    set["sections"].as_array_mut().expect("sections").push(serde_json::json!(
        {"id": "t", "code": "II", "title": "Hai", "limits": {"max": 25}, "criteria": [one("u", 20), one("v", 10)]}));
    let rulebook = Rulebook::read(&set.to_string()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let mut case = case(desk, &[("x", "40"), ("y", "35"), ("z", "25")]);
    case.inputs.extend(field.map(|field| (id("field"), Value::Flag(field))));
    let outcome = evaluate(&rulebook, &case);
    (outcome.standing == Standing::Ranked).then(|| class(&outcome) == Some("A"))
}

#[test]
fn a_section_that_is_off_the_sheet_as_a_whole_is_asked_for_as_its_maximum() {
    let (yes, no) = (Some(true), Some(false));
    for otherwise in [EXCLUDED, r#""rescale""#, r#"{"share": ["c.x"]}"#] {
        assert_eq!(second("s.t = 25", otherwise, no, no), yes, "{otherwise}");
        assert_eq!(second("s.t = 0", otherwise, yes, no), yes, "one of them is on it: {otherwise}");
        assert_eq!(second("s.t >= 10", otherwise, no, yes), no, "{otherwise}");
    }
    assert_eq!(second("s.t = 25", r#""full""#, no, no), yes, "it stays on the sheet with all its points");
    assert_eq!(second("s.t = 20", r#""full""#, no, yes), yes);
    assert_eq!(second("s.t >= 10", EXCLUDED, no, None), None);
    assert_eq!(second("s.t >= 0", EXCLUDED, no, None), yes, "on the sheet or off it");
    assert_eq!(second("s.t >= 10", EXCLUDED, yes, None), no, "it is on the sheet, whatever the other is");
}
