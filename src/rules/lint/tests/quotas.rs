//! Quotas that allow nobody, everybody, or less than another.

use super::parts::{limited, quota};
use super::*;

const AB: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50")];

fn with(quotas: &[String], classes: &[(&str, &str)], gates: &str) -> Rulebook {
    set(POINTS, gates, classes, &format!(r#""quotas": [{}], {LAST}"#, quotas.join(", ")))
}

fn of(id: &str, class: &str, at_most: &str, over: &str) -> String {
    format!(
        r#"{{"id": "{id}", "class": "{class}", "at_most": {at_most}, "within": "unit", "over": "{over}"}}"#
    )
}

fn share(share: &str, of: &str) -> String {
    format!(r#"{{"share": {{"share": "{share}", "of": {of}}}}}"#)
}

fn sentences(rulebook: &Rulebook) -> Vec<String> {
    lint(rulebook).iter().map(|finding| finding.sentence(Lang::En)).collect()
}

#[test]
fn the_example_of_a_quota_of_nobody_is_somebody_who_would_be_in() {
    let example = |over: &str, gates: &str, at_most: &str| {
        let rulebook = with(&[of("q", "b", at_most, over)], AB, gates);
        let found = lint(&rulebook);
        let finding = found.iter().find(|finding| finding.place() == "quotas.q.at_most").expect("a finding");
        assert_eq!(finding.severity, Severity::Error);
        let class = finding.example.as_ref().map(|example| example.outcome.class_before_gates.clone());
        class.map(|class| class.expect("a class").to_string())
    };
    let b = || Some("b".to_owned());
    let none = share("0", r#""members""#);
    assert_eq!(example("rank", "", &none), b());
    assert_eq!(example("warn", "", &none), b(), "they are warned of it");
    let refers = r#"{"id": "g", "title": "G", "when": "total >= 50", "effect": "refer"}"#;
    assert_eq!(example("rank", refers, &none), b(), "nobody stays who is left to the committee");
    let table = r#"{"table": {"by_unit_class": {"good": 0, "fair": 0}, "of": "members"}}"#;
    assert_eq!(example("rank", "", table), None, "while the unit's own class is not known they all stay");
}

#[test]
fn a_share_of_a_class_that_nobody_reaches_allows_nobody() {
    let dead: &[(&str, &str)] = &[("a", "total > 100"), ("b", "total >= 50"), ("c", "total >= 20")];
    let never = "The condition of “A” can never hold.";
    let of_nobody = |class: &str, over: &str, classes: &[(&str, &str)]| {
        let at_most = share("20%", &format!(r#"{{"class": "{class}"}}"#));
        sentences(&with(&[of("q", "b", &at_most, over)], classes, ""))
    };
    let found = of_nobody("a", "refer", dead);
    assert_eq!((found.len(), found.contains(&never.to_owned())), (2, true), "{found:?}");
    assert_eq!(of_nobody("c", "refer", dead), [never], "another class has its members");
    let found = of_nobody("a", "rank", dead);
    assert_eq!(found, [never], "with ranks nothing is said of it");
    // A class whose condition is idle is reached by a gate.
    let gate = r#"{"id": "g", "title": "G", "finding": "?", "effect": {"at_most": "c"}}"#;
    let idle: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50"), ("c", "total > 100")];
    let at_most = share("20%", r#"{"class": "c"}"#);
    let found = sentences(&with(&[of("q", "b", &at_most, "refer")], idle, gate));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(!found[0].contains("quota"), "{found:?}");
}

#[test]
fn only_a_share_of_all_members_can_allow_everybody() {
    let loose = |at_most: &str| sentences(&limited(&quota("q", at_most))).len();
    let table = |one: &str, other: &str, of: &str| {
        format!(r#"{{"table": {{"by_unit_class": {{"good": "{one}", "fair": "{other}"}}, "of": {of}}}}}"#)
    };
    assert_eq!(loose(&share("100%", r#""members""#)), 1);
    assert_eq!(loose(&share("100%", r#""ranked""#)), 1);
    assert_eq!(loose(&share("99%", r#""members""#)), 0);
    assert_eq!(loose(&share("100%", r#"{"class": "b"}"#)), 0);
    assert_eq!(loose(&table("100%", "100%", r#""members""#)), 1);
    assert_eq!(loose(&table("100%", "50%", r#""members""#)), 0);
    assert_eq!(loose(&table("100%", "100%", r#"{"class": "b"}"#)), 0);
    assert_eq!(loose(r#"{"count": 1000}"#), 0);
}

#[test]
fn a_share_that_leaves_a_place_in_any_case_is_a_quota_for_somebody() {
    let least = |part: &str| format!(r#"{{"share": {{"share": "{part}", "of": "members", "least": 1}}}}"#);
    let found = |at_most: &str| sentences(&limited(&quota("q", at_most))).len();
    assert_eq!((found(&share("0%", r#""members""#)), found(&least("0%"))), (1, 0));
    let both = |one: &str, other: &str| {
        let rulebook = limited(&[quota("q", one), quota("r", other)].join(", "));
        lint(&rulebook).len()
    };
    let plain = share("20%", r#""members""#);
    assert_eq!(
        (both(&least("15%"), &plain), both(&least("15%"), &least("20%"))),
        (0, 1),
        "in small groups it is more"
    );
}

#[test]
fn of_two_quotas_only_one_that_is_alike_but_stricter_takes_the_effect() {
    let found = |one: &str, other: &str| {
        let rulebook = limited(&[quota("q", one), quota("r", other)].join(", "));
        let places: Vec<String> = lint(&rulebook).iter().map(Finding::place).collect();
        places
    };
    let count = |most: u32| format!(r#"{{"count": {most}}}"#);
    let rounded = |part: &str, round: &str| {
        format!(r#"{{"share": {{"share": "{part}", "of": "members", "round": "{round}"}}}}"#)
    };
    let (none, r) = (Vec::<String>::new(), ["quotas.r.at_most"]);
    assert_eq!(found(&count(5), &count(3)), none, "what comes first acts first");
    assert_eq!(found(&count(3), &count(5)), r);
    assert_eq!(found(&count(3), &count(3)), Vec::<String>::new());
    let members = |part: &str| share(part, r#""members""#);
    assert_eq!(found(&members("20%"), &members("15%")), none);
    assert_eq!(found(&members("15%"), &members("20%")), r);
    assert_eq!(found(&members("15%"), &members("15%")), Vec::<String>::new());
    assert_eq!(found(&share("15%", r#""ranked""#), &members("20%")), Vec::<String>::new());
    assert_eq!(found(&rounded("15%", "ceil"), &rounded("20%", "floor")), Vec::<String>::new());
    assert_eq!(found(&rounded("15%", "ceil"), &rounded("20%", "ceil")), r);
    assert_eq!(found(&count(5), &members("15%")), Vec::<String>::new());
}

#[test]
fn the_class_that_a_share_over_several_sets_is_taken_of_must_be_in_all_of_them() {
    let has = with(
        &[of("q", "b", &share("20%", r#"{"class": "c"}"#), "rank")],
        &[("a", "total >= 80"), ("b", "total >= 60"), ("c", "total >= 50")],
        "",
    );
    let lacks = set(POINTS, "", AB, LAST);
    let found = lint_unit_quotas(&has.set().quotas, &[("Giáo viên", &has), ("Nhân viên", &lacks)]);
    let told: Vec<String> = found.iter().map(|finding| finding.sentence(Lang::En)).collect();
    assert_eq!(
        told,
        ["The quota “q” over the whole unit names the class “c”, which the set “Nhân viên” lacks."]
    );
}

/// A set with a class of the department and a quota by these shares.
fn by_department(shares: &str) -> Rulebook {
    let table =
        format!(r#"{{"table": {{"by_input": {{"input": "dept", "shares": {shares}}}, "of": "ranked"}}}}"#);
    let quota =
        format!(r#"{{"id": "q", "class": "a", "at_most": {table}, "within": "group", "over": "rank"}}"#);
    let input = r#""inputs": [{"id": "dept", "title": "Phòng", "kind": {"choice": ["A", "B"]}}],"#;
    set(POINTS, "", AB, &format!(r#"{input} "quotas": [{quota}], {LAST}"#))
}

#[test]
fn an_option_that_a_table_leaves_out_is_pointed_out() {
    silent(&by_department(r#"{"A": "20%", "B": "10%"}"#));
    let found = only(&by_department(r#"{"A": "20%"}"#));
    assert_eq!((found.place().as_str(), found.severity), ("quotas.q.at_most", Severity::Warning));
    let told = "The table has no share for “B” of “Phòng”; in such a group the quota cannot be applied.";
    assert_eq!(found.sentence(Lang::En), told);
}

#[test]
fn a_table_by_an_input_allows_nobody_or_everybody_by_all_of_its_shares() {
    assert!(sentences(&by_department(r#"{"A": 0, "B": 0}"#))[0].contains("allows nobody"));
    assert!(sentences(&by_department(r#"{"A": 1, "B": 1}"#))[0].contains("allows everybody"));
    silent(&by_department(r#"{"A": 0, "B": 1}"#));
}

#[test]
fn a_quota_over_several_sets_by_an_input_is_lacking_where_a_set_has_none() {
    let with = by_department(r#"{"A": "20%", "B": "10%"}"#);
    let without = set(POINTS, "", AB, LAST);
    let found = lint_unit_quotas(&with.set().quotas, &[("One", &with), ("Other", &without)]);
    let told: Vec<String> = found.iter().map(|finding| finding.sentence(Lang::En)).collect();
    assert_eq!(
        told,
        [
            "The quota “q” over the whole unit goes by the input “dept”, but the set “Other” has no such choice."
        ]
    );
}

#[test]
fn a_quota_over_several_sets_that_allows_nobody_is_told_by_the_title_of_its_class() {
    let of_none = with(&[of("q", "b", &share("0", r#""members""#), "rank")], AB, "");
    let found = lint_unit_quotas(&of_none.set().quotas, &[("One", &of_none)]);
    let told: Vec<String> = found.iter().map(|finding| finding.sentence(Lang::En)).collect();
    assert_eq!(told, ["This quota allows nobody in “B”."]);
}

#[test]
fn a_class_of_the_unit_without_a_share_in_the_table_is_pointed_out() {
    let told = |when: &str, quota: &str| -> usize {
        let classes = [("a", format!("total >= 80 and {when}")), ("b", "total >= 50".to_owned())];
        let classes = classes.each_ref().map(|(id, when)| (*id, when.as_str()));
        let found = lint(&set(POINTS, "", &classes, &format!("{quota} {LAST}")));
        found.iter().filter(|finding| finding.sentence(Lang::En).contains("no share in the table")).count()
    };
    let table = r#""quotas": [{"id": "q", "class": "a", "within": "unit", "over": "rank",
        "at_most": {"table": {"by_unit_class": {"xs": "25%", "tot": "20%"}, "of": "members"}}}],"#;
    assert_eq!(told("unit.class != 'kem'", table), 1);
    assert_eq!(told("unit.class in ('xs', 'tot', 'kem')", table), 1);
    assert_eq!(told("unit.class = 'tot'", table), 0);
    assert_eq!(told("unit.class != 'kem'", ""), 0, "there is no table");
}

const ABC: &[(&str, &str)] = &[("a", "total >= 80"), ("b", "total >= 50"), ("c", "total >= 20")];

/// A quota that counts better classes, too.
fn and_better(id: &str, class: &str, at_most: &str) -> String {
    of(id, class, at_most, "rank").replace(r#""at_most""#, r#""and_better": true, "at_most""#)
}

#[test]
fn a_quota_with_better_classes_is_named_so() {
    let told = |at_most: &str, lang| {
        let found = lint(&with(&[and_better("q", "b", at_most)], ABC, ""));
        found.iter().map(|finding| finding.sentence(lang)).collect::<Vec<_>>()
    };
    let all = share("100%", r#""ranked""#);
    assert_eq!(told(&all, Lang::En), ["The quota of “B and better” allows everybody, so it limits nobody."]);
    assert_eq!(
        told(&all, Lang::Vi),
        ["Tỷ lệ khống chế của hạng “B trở lên” cho phép tất cả mọi người, nên không hạn chế ai."]
    );
    let rulebook = with(&[and_better("q", "b", &share("0", r#""members""#))], ABC, "");
    let found = only(&rulebook);
    assert_eq!(found.sentence(Lang::En), "This quota allows nobody in “B and better”.");
    let class = found.example.as_ref().and_then(|example| example.outcome.class_before_gates.clone());
    assert_eq!(class.map(|class| class.to_string()).as_deref(), Some("b"));
    silent(&with(&[and_better("q", "b", &share("70%", r#""members""#))], ABC, ""));
}

#[test]
fn above_the_best_class_there_is_nothing_to_count() {
    let found = only(&with(&[and_better("q", "a", r#"{"count": 3}"#)], ABC, ""));
    assert_eq!((found.place().as_str(), found.severity), ("quotas.q.and_better", Severity::Warning));
    assert_eq!(found.sentence(Lang::En), "This quota counts better classes, too, but “A” is the best.");
}

#[test]
fn only_of_quotas_that_both_count_better_classes_or_neither_one_is_stricter() {
    let count = |most: u32| format!(r#"{{"count": {most}}}"#);
    let alone = |id: &str, most: u32| of(id, "b", &count(most), "rank");
    silent(&with(&[alone("q", 3), and_better("r", "b", &count(5))], ABC, ""));
    silent(&with(&[alone("q", 5), and_better("r", "b", &count(3))], ABC, ""));
    let both = [and_better("q", "b", &count(3)), and_better("r", "b", &count(5))];
    assert_eq!(
        sentences(&with(&both, ABC, "")),
        ["This quota of “B and better” has no effect, because “q” is stricter."]
    );
}

#[test]
fn those_over_a_quota_with_better_classes_lead_to_the_class_after_the_limited_one() {
    let with = |quota: &str| {
        let classes = r#"{"id": "a", "title": "A", "when": "total >= 80"}, {"id": "b", "title": "B", "when": "total >= 50"},
            {"id": "c", "title": "C"}, {"id": "z", "title": "Z"}"#;
        book(POINTS, "", classes, &format!(r#""quotas": [{quota}], {LAST}"#))
    };
    silent(&with(&and_better("q", "b", r#"{"count": 3}"#)));
    assert!(
        sentences(&with(&and_better("q", "c", r#"{"count": 3}"#)))[0].contains("“C”"),
        "nothing leads there"
    );
    let nobody_in_b = r#"{"id": "a", "title": "A", "when": "total >= 80"}, {"id": "b", "title": "B", "when": "total >= 90"},
        {"id": "c", "title": "C"}, {"id": "z", "title": "Z"}"#;
    let told =
        |quota: &str| sentences(&book(POINTS, "", nobody_in_b, &format!(r#""quotas": [{quota}], {LAST}"#)));
    let counted = told(&and_better("q", "b", r#"{"count": 3}"#));
    assert!(counted.len() == 1 && counted[0].contains("“B”"), "those of A come to C: {counted:?}");
    assert_eq!(told(&of("q", "b", r#"{"count": 3}"#, "rank")).len(), 2, "nobody is in B");
}
