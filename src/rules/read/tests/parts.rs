//! Faults between the parts of a set that go beyond points and classes.

use super::{Lang, MONTHLY, Rulebook, SMALL, faults, says, told};

fn sound(from: &str, to: &str) {
    assert!(SMALL.contains(from), "{from}");
    let text = SMALL.replacen(from, to, 1);
    let rulebook = Rulebook::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(Rulebook::read(&rulebook.canonical()).as_ref(), Ok(&rulebook));
}

const OTHERWISE: &str = r#""otherwise": {"class": "dat"},"#;
const EFFECT: &str = r#""effect": {"at_most": "tot"}}],"#;
const GATES: &str = r#""gates": ["#;
const EVENTS: &str = r#""effect": {"each": -0.5}, "limit": -4}"#;

#[test]
fn with_a_default_class_nothing_falls_through() {
    sound(OTHERWISE, r#""default": "tot","#);
    sound(OTHERWISE, r#""default": "tot", "otherwise": "refer","#);
    says(OTHERWISE, "", "The field “otherwise” is missing.");
    says(OTHERWISE, r#""default": "tott","#, "There is no class “tott”. Did you mean “tot”?");
    told(
        OTHERWISE,
        r#""default": "tot", "otherwise": {"class": "dat"},"#,
        "Có hạng mặc định thì ai không giữ được hạng ấy phải do tập thể quyết định: ở đây chỉ ghi được “refer”.",
        "With a default class, whoever is barred from it is referred: only “refer” may stand here.",
    );
}

#[test]
fn rounding_leaves_the_maximum_as_it_is() {
    let max = r#""round": {"places": 0, "mode": "half_up"}, "max": 8, "start": "full""#;
    sound(r#""max": 8, "start": "full""#, max);
    let (vi, en) = (
        "Làm tròn như vậy sẽ đổi cả điểm tối đa (2,5).",
        "Rounded like this, the maximum of 2.5 would change too.",
    );
    let floor = r#""round": {"places": 0, "mode": "floor"},"#;
    let unrounded = SMALL
        .replacen(r#""max": 10,"#, "", 1)
        .replacen(r#""max": 10, "criteria""#, r#""criteria""#, 1)
        .replacen(r#""max": 8, "start": "full""#, r#""max": 0.5, "start": "full""#, 1)
        .replacen(EVENTS, r#""effect": "all"}"#, 1);
    assert!(Rulebook::read(&unrounded).is_ok());
    for (from, place) in [(MONTHLY, "round"), (r#""code": "I","#, "sections.mot.round")] {
        let found =
            Rulebook::read(&unrounded.replacen(from, &format!("{from} {floor}"), 1)).expect_err("a fault");
        let [one] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(one.place, place);
        assert_eq!((one.sentence(Lang::Vi).as_str(), one.sentence(Lang::En).as_str()), (vi, en));
    }
    let criterion = r#""round": {"places": 0, "mode": "ceil"}, "max": 7.5, "start": "full""#;
    let found = faults(&[(r#""max": 8, "start": "full""#, criterion), (r#""max": 2,"#, r#""max": 2.5,"#)]);
    assert_eq!(
        found.iter().map(|fault| fault.place.as_str()).collect::<Vec<_>>(),
        ["sections.mot.criteria.a.round"]
    );
    says(
        MONTHLY,
        &format!(r#"{MONTHLY} "round": {{"places": 10, "mode": "floor"}},"#),
        "Decimal places go from 0 to 9.",
    );
}

#[test]
fn an_event_is_excused_for_reasons_of_its_own() {
    let exempt = |list: &str| format!(r#""effect": {{"each": -0.5}}, "limit": -4, "exempt": [{list}]}}"#);
    let reason = r#"{"id": "om", "title": "Ốm", "most": 2}"#;
    sound(EVENTS, &exempt(reason));
    says(EVENTS, &exempt(&format!("{reason}, {reason}")), "“om” has been used above.");
    says(
        EVENTS,
        &exempt(r#"{"id": "om", "title": "Ốm", "most": 0}"#),
        "This must be a whole number from 1 to 10,000.",
    );
}

#[test]
fn an_event_that_does_nothing_is_only_noted() {
    sound(EVENTS, r#""effect": "nothing"}"#);
    told(
        EVENTS,
        r#""effect": "nothing", "limit": -4}"#,
        "Giới hạn phải cùng dấu với điểm mỗi lần và khác 0; “all” và “nothing” không có giới hạn.",
        "A limit has the sign of its effect and is not nought; “all” and “nothing” have none.",
    );
    told(
        r#""effect": {"each": -0.5}, "limit": -4}]"#,
        r#""effect": {"each": -0.5}}, {"id": "nhac", "title": "Nhắc", "unit": "lần", "effect": "nothing"}],
            "groups": [{"events": ["muon", "nhac"], "counts": "one"}]"#,
        "Các nội dung trong một nhóm phải cùng trừ hoặc cùng cộng, và không phải “all” hay “nothing”.",
        "The events of a group must all add or all deduct, and none may be “all” or “nothing”.",
    );
}

/// A gate before the one that is there.
fn gate(rest: &str) -> String {
    format!(r#""gates": [{{"id": "them", "title": "Thêm", {rest}}}, "#)
}

#[test]
fn a_gate_excludes_others_that_exist_and_not_in_a_circle() {
    let finding = r#""finding": "Có không?", "effect": "refer""#;
    sound(GATES, &gate(&format!(r#"{finding}, "excludes": ["nghi_nhieu"]"#)));
    told(
        GATES,
        &gate(&format!(r#"{finding}, "excludes": ["nghi_nheu"]"#)),
        "Không có điều kiện “nghi_nheu”. Có phải ý là “nghi_nhieu”?",
        "There is no gate “nghi_nheu”. Did you mean “nghi_nhieu”?",
    );
    told(
        GATES,
        &gate(&format!(r#"{finding}, "excludes": ["them"]"#)),
        "Điều kiện không thể tự loại trừ chính nó.",
        "A gate cannot exclude itself.",
    );
    let round = [
        (GATES, gate(&format!(r#"{finding}, "excludes": ["nghi_nhieu"]"#))),
        (EFFECT, r#""effect": {"at_most": "tot"}, "excludes": ["them"]}],"#.to_owned()),
    ];
    let found = faults(&round.each_ref().map(|(from, to)| (*from, to.as_str())));
    let told: Vec<_> = found.iter().map(|fault| (fault.place.as_str(), fault.sentence(Lang::En))).collect();
    let circle =
        |name| format!("The gates exclude one another in a circle: “{name}” leads back to this one.");
    assert_eq!(
        told,
        [("gates.them.excludes.1", circle("nghi_nhieu")), ("gates.nghi_nhieu.excludes.1", circle("them"))]
    );
    let told = found[0].sentence(Lang::Vi);
    assert_eq!(told, "Các điều kiện loại trừ nhau vòng quanh: “nghi_nhieu” cũng dẫn về điều kiện này.");
}

#[test]
fn what_acts_before_the_class_is_not_excluded_by_what_needs_the_class() {
    let excluder =
        |when: &str| gate(&format!(r#""when": "{when}", "effect": "refer", "excludes": ["nghi_nhieu"]"#));
    let with = |when: &str, effect: &str| {
        SMALL.replacen(GATES, &excluder(when), 1).replacen(r#"{"at_most": "tot"}"#, effect, 1)
    };
    for effect in [r#"{"total_at_most": 5}"#, r#""not_ranked""#, r#""suspend""#] {
        assert!(Rulebook::read(&with("total > 5", effect)).is_ok());
        for when in ["class = 'tot'", "unit.members > 3"] {
            let found = Rulebook::read(&with(when, effect)).expect_err("a fault");
            let [one] = found.as_slice() else { panic!("{found:#?}") };
            assert_eq!(one.place, "gates.them.excludes.1");
            assert_eq!(
                one.sentence(Lang::En),
                "“nghi_nhieu” is decided before this gate's condition has a value, so it cannot be excluded here."
            );
            assert_eq!(
                one.sentence(Lang::Vi),
                "“nghi_nhieu” phải biết trước khi xét được điều kiện này, nên điều kiện này không loại trừ nó được."
            );
        }
    }
    assert!(Rulebook::read(&with("class = 'tot'", r#"{"at_most": "tot"}"#)).is_ok());
    let through = with("class = 'tot'", r#""refer", "excludes": ["tran"]"#).replacen(
        r#""effect": "refer", "excludes": ["tran"]}],"#,
        r#""effect": "refer", "excludes": ["tran"]}, {"id": "tran", "title": "Trần", "finding": "Có?",
            "effect": {"total_at_most": 5}}],"#,
        1,
    );
    let found = Rulebook::read(&through).expect_err("a fault");
    let places: Vec<&str> = found.iter().map(|fault| fault.place.as_str()).collect();
    assert_eq!(places, ["gates.them.excludes.1"], "it decides whether another decides early");
}

#[test]
fn a_score_goes_to_a_floor_that_is_there() {
    let effect = r#"{"score_to_floor_of": "tot"}"#;
    let floored = SMALL.replacen(r#"{"at_most": "tot"}"#, effect, 1).replacen(
        r#""title": "Tốt","#,
        r#""title": "Tốt", "floor": 9,"#,
        1,
    );
    assert!(Rulebook::read(&floored).is_ok());
    told(
        r#"{"at_most": "tot"}"#,
        effect,
        "Hạng “tot” không có điểm sàn (floor).",
        "The class “tot” has no floor.",
    );
    says(r#"{"at_most": "tot"}"#, r#"{"score_to_floor_of": "x"}"#, "There is no class “x”.");
    let found = Rulebook::read(&floored.replacen(r#""title": "Đạt""#, r#""title": "Đạt", "floor": 9.5"#, 1));
    let found = found.expect_err("a fault");
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(one.place, "classes.dat.floor");
    assert_eq!(one.sentence(Lang::Vi), "Điểm sàn cao hơn điểm sàn của một hạng ở trên.");
    assert_eq!(one.sentence(Lang::En), "This floor lies above that of a better class.");
}

#[test]
fn titles_stand_lowest_first_and_are_no_classes() {
    let titles = |list: &str| format!(r#""titles": [{list}], "voting""#);
    let title = |id: &str, rest: &str| format!(r#"{{"id": "{id}", "title": "Danh hiệu"{rest}}}"#);
    let from = "\"voting\"";
    let (low, high) = (title("td", r#", "when": "class = 'tot'""#), title("cs", r#", "needs": ["td"]"#));
    sound(from, &titles(&format!("{low}, {high}")));
    told(
        from,
        &titles(&format!("{high}, {low}")),
        "Danh hiệu “td” phải đứng trước danh hiệu nhắc đến nó.",
        "The title “td” must stand before the one that names it.",
    );
    told(
        from,
        &titles(&title("cs", r#", "needs": ["cso"]"#)),
        "Không có danh hiệu “cso”. Có phải ý là “cs”?",
        "There is no title “cso”. Did you mean “cs”?",
    );
    says(
        from,
        &titles(&title("cs", r#", "needs": ["cs"]"#)),
        "The title “cs” must stand before the one that names it.",
    );
    told(
        from,
        &titles(&title("tot", "")),
        "“tot” đã là mã của một hạng.",
        "“tot” is the id of a class already.",
    );
    says(from, &titles(&format!("{low}, {low}")), "“td” has been used above.");
    says(
        from,
        &titles(&title("td", r#", "when": "class = 'totl'""#)),
        "“totl” can never occur here. Did you mean “tot”?",
    );
    let quota = |of: &str, tie: &str| {
        let share = format!(r#"{{"share": {{"share": "15%", "of": {of}}}}}"#);
        title(
            "td",
            &format!(
                r#", "quota": {{"at_most": {share}, "within": "unit", "over": "rank", "ties": ["{tie}"]}}"#
            ),
        )
    };
    sound(from, &titles(&quota(r#"{"class": "tot"}"#, "total - unit.mean_total")));
    says(
        from,
        &titles(&quota(r#"{"class": "tott"}"#, "total")),
        "There is no class “tott”. Did you mean “tot”?",
    );
    says(from, &titles(&quota("\"ranked\"", "zeros = 0")), "This must be a number but is true or false.");
}

#[test]
fn a_fault_in_a_list_moves_no_other_fault() {
    let finding = r#""finding": "Có không?", "effect": "refer""#;
    let titles = r#""titles": [{"id": "cs", "title": "Danh hiệu", "needs": ["a b", "x", "cs"],
        "unless": ["x", "c d"]}], "voting""#;
    let quotas = r#""quotas": [{"id": "q", "class": "tot", "at_most": {"count": 1}, "within": "unit",
        "over": "rank", "ties": ["total >", "total", "c.x"]}], "period": "month","#;
    let found = faults(&[
        (GATES, &gate(&format!(r#"{finding}, "excludes": ["a b", "nghi_nhieu", "x"]"#))),
        ("\"voting\"", titles),
        (MONTHLY, quotas),
    ]);
    let places: Vec<&str> = found.iter().map(|fault| fault.place.as_str()).collect();
    let expected = [
        "quotas.q.ties.1",
        "quotas.q.ties.3",
        "gates.them.excludes.1",
        "gates.them.excludes.3",
        "titles.cs.needs.1",
        "titles.cs.needs.2",
        "titles.cs.needs.3",
        "titles.cs.unless.1",
        "titles.cs.unless.2",
    ];
    assert_eq!(places, expected);
}

#[test]
fn a_table_of_shares_names_classes_of_this_set_only_where_it_counts_them() {
    let quota = |of: &str| {
        format!(
            r#"{MONTHLY} "quotas": [{{"id": "q", "class": "tot", "within": "duty", "over": "rank", "at_most":
            {{"table": {{"by_unit_class": {{"elsewhere": "25%", "tot": "20%"}}, "of": {of}}}}}}}],"#
        )
    };
    sound(MONTHLY, &quota(r#"{"class": "dat"}"#));
    says(MONTHLY, &quota(r#"{"class": "datt"}"#), "There is no class “datt”. Did you mean “dat”?");
    says(MONTHLY, &quota(r#"{"class": "tot"}"#), "A quota cannot be a share of its own class.");
}

#[test]
fn names_beyond_the_sheet_are_checked_where_they_stand() {
    let when = "input.nghi > 3";
    for good in
        ["happened.a.muon > 2", "year.nghi > 12", "past.year.count.khac > 1", "unit.mean_total < total"]
    {
        sound(when, good);
    }
    let unknown = ("happened.a.moun > 2", "happened.a.moun", "happened.a.muon");
    told(
        when,
        unknown.0,
        &format!("Không có tên “{}”. Có phải ý là “{}”?", unknown.1, unknown.2),
        &format!("There is no name “{}”. Did you mean “{}”?", unknown.1, unknown.2),
    );
    let day =
        r#""kind": "date"}, {"id": "nghi", "title": "Nghỉ", "kind": {"count": "ngày"}, "default": 0}],"#;
    let found = faults(&[
        (r#""kind": {"count": "ngày"}, "default": 0}],"#, day),
        (r#"{"id": "nghi", "title": "Số ngày nghỉ""#, r#"{"id": "tu_ngay", "title": "Từ ngày""#),
        (when, "year.tu_ngay > '2026-01-01'"),
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].sentence(Lang::Vi), "Dữ kiện loại ngày không cộng dồn theo năm được.");
    assert_eq!(found[0].sentence(Lang::En), "Nothing accumulates over a year where the input is a day.");
    for early in [r#""not_ranked""#, r#""suspend""#, r#"{"total_at_most": 5}"#] {
        let found = faults(&[(when, "unit.members > 3"), (r#"{"at_most": "tot"}"#, early)]);
        let told: Vec<String> = found.iter().map(|fault| fault.sentence(Lang::En)).collect();
        assert_eq!(told, ["“unit.members” has no value yet at this point."]);
    }
}

#[test]
fn a_part_with_a_fault_of_its_own_is_not_missed_elsewhere() {
    let class = r#"{"id": "tot", "title": "Tốt", "when": "total >= 9"}"#;
    // The id stands for a criterion, too.
    let broken = r#"{"id": "a", "title": "Tốt", "when": "total >= "}"#;
    let found = faults(&[(r#"{"at_most": "tot"}"#, r#"{"at_most": "a"}"#), (class, broken)]);
    let told: Vec<String> = found.iter().map(|fault| fault.sentence(Lang::En)).collect();
    assert_eq!(told, ["The expression ends too early."]);
    // Nor does the class above count as the last one.
    let quota = r#""otherwise": "refer", "quotas": [{"id": "q", "class": "tot", "within": "unit", "over": "refer", "at_most": {"count": 1}}],"#;
    let last = r#"{"id": "dat", "title": "Đạt", "when": "total > "}"#;
    let found =
        faults(&[(r#"{"id": "dat", "title": "Đạt"}"#, last), (r#""otherwise": {"class": "dat"},"#, quota)]);
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn a_title_or_other_letters_in_place_of_a_class_are_answered_with_its_id() {
    let near = |class: &str| {
        super::only(r#"{"at_most": "tot"}"#, &format!(r#"{{"at_most": "{class}"}}"#)).suggestion
    };
    assert_eq!(near("TOT").as_deref(), Some("tot"));
    assert_eq!(near("Dat").as_deref(), Some("dat"));
}
