//! Titles that nobody can win.

use super::super::super::Award;
use super::*;

const AB: &[(&str, &str)] = &[("a", "total >= 90"), ("b", "total >= 70")];

/// A set with titles by ids, needs and conditions.
fn titled(titles: &[(&str, &str, &str)], gates: &str, more: &str) -> Rulebook {
    let title = |(id, needs, when): &(&str, &str, &str)| {
        let name = id.to_uppercase();
        format!(r#"{{"id": "{id}", "title": "Danh hiệu {name}", "needs": [{needs}], "when": "{when}"}}"#)
    };
    let titles: Vec<String> = titles.iter().map(title).collect();
    set(POINTS, gates, AB, &format!(r#"{more} "titles": [{}],"#, titles.join(", ")))
}

fn lost(titles: &[(&str, &str, &str)], gates: &str, more: &str) -> Vec<String> {
    let found = lint(&titled(titles, gates, more));
    let of_titles = found.iter().filter(|finding| finding.place().starts_with("titles."));
    of_titles.map(|finding| format!("{} {}", finding.place(), finding.sentence(Lang::En))).collect()
}

const NEVER: &str = "titles.t.when By this set alone nobody can win “Danh hiệu T”: no case meets its condition with the class that it comes to.";

#[test]
fn a_title_is_lost_whose_condition_no_class_meets() {
    let of = |when: &str| lost(&[("t", "", when)], "", LAST);
    for when in ["class = 'a' and total < 90", "class = 'z' and total >= 70", "total > 100", "class = ''"] {
        assert_eq!(of(when), [NEVER], "{when}");
    }
    for when in ["class = 'a' and total <= 90", "class != 'a' and total < 90", "class in ('a', 'b')"] {
        assert_eq!(of(when), Vec::<String>::new(), "{when}");
    }
}

#[test]
fn a_title_is_not_lost_for_want_of_one_whose_winners_do_not_win_it() {
    let unless = r#"], "unless": ["t""#;
    let after = |lower: &str, higher: &str| lost(&[("t", "", lower), ("u", unless, higher)], "", LAST);
    assert_eq!(after("total > 100", "class = 'z'"), [NEVER], "the other is won all the more");
    for lower in ["total >= 90", "total >= 0"] {
        assert_eq!(after(lower, "class = 'z'"), Vec::<String>::new(), "{lower}");
    }
}

#[test]
fn where_gates_quotas_or_the_committee_may_lead_to_the_class_nothing_is_said() {
    let titles = &[("t", "", "class = 'a' and total < 90")];
    let gate = |rest: &str| format!(r#"{{"id": "g", "title": "G", {rest}}}"#);
    let none = Vec::<String>::new();
    assert_eq!(lost(titles, &gate(r#""finding": "?", "effect": {"raise": 1}"#), LAST), none);
    assert_eq!(lost(titles, &gate(r#""finding": "?", "effect": {"force": "a"}"#), LAST), none);
    assert_eq!(lost(titles, &gate(r#""finding": "?", "effect": "refer""#), LAST), none);
    assert_eq!(lost(titles, "", REFER), none, "who fits no class is left to the committee");
    assert_eq!(lost(titles, &gate(r#""finding": "?", "effect": {"lower": 1}"#), LAST), [NEVER]);
    assert_eq!(lost(titles, &gate(r#""when": "total >= 70", "effect": {"raise": 1}"#), LAST), none);
    assert_eq!(lost(titles, &gate(r#""when": "total >= 90", "effect": {"raise": 1}"#), LAST), [NEVER]);
    let low = &[("t", "", "class = 'b' and total >= 90")];
    assert_eq!(lost(low, "", LAST), [NEVER]);
    let quota = r#""quotas": [{"id": "q", "class": "a", "at_most": {"count": 1}, "within": "unit", "over": "rank"}],"#;
    assert_eq!(lost(low, "", &format!("{LAST} {quota}")), none, "who is over the quota of A has B");
    let warned = quota.replace("rank", "warn");
    assert_eq!(lost(low, "", &format!("{LAST} {warned}")), [NEVER], "it only warns");
    assert_eq!(lost(low, &gate(r#""finding": "?", "effect": {"lower": 1}"#), LAST), none, "or is lowered");
    let default = r#""otherwise": "refer", "default": "a","#;
    assert_eq!(lost(&[("t", "", "class = 'b' and total >= 90")], "", default), none);
}

#[test]
fn a_title_is_lost_that_cannot_be_won_together_with_one_it_needs() {
    let rulebook = titled(&[("t", "", "total >= 90"), ("u", r#""t""#, "class = 'z'")], "", LAST);
    let found = lint(&rulebook);
    let finding = found.iter().find(|finding| finding.place() == "titles.u.when").expect("a finding");
    assert_eq!(
        finding.sentence(Lang::Vi),
        "Chỉ theo bộ tiêu chí này thì không ai đạt được “Danh hiệu U”: ai thoả điều kiện của “Danh hiệu T”, vốn phải đạt trước, thì không thoả điều kiện này."
    );
    let shown = finding.example.as_ref().map(|example| example.words(Lang::En)).unwrap_or_default();
    assert!(shown.ends_with("A."), "{shown}");
    let through = &[("t", "", "total >= 90"), ("u", r#""t""#, "total >= 0"), ("v", r#""u""#, "class = 'z'")];
    assert_eq!(lost(through, "", LAST).len(), 1, "also through another");
    let after = &[("t", "", "total > 100"), ("u", r#""t""#, "class = 'z'")];
    assert_eq!(lost(after, "", LAST), [NEVER], "what follows from it is not said again");
    assert_eq!(lost(&[("t", "", "class != 'b'"), ("u", r#""t""#, "class != 'a'")], "", LAST).len(), 0);
    let second = &[("s", "", "total >= 0"), ("t", "", "total >= 90"), ("u", r#""t""#, "class = 'z'")];
    assert_eq!(lost(second, "", LAST).len(), 1, "the one it needs is not the first of all");
    let apart = &[("s", "", "class = 'b'"), ("t", "", "total >= 90"), ("u", r#""t""#, "class = 'a'")];
    assert_eq!(lost(apart, "", LAST).len(), 0, "it need not go together with one that it does not need");
}

/// Whoever is shown to meet the condition of a title that another needs, which is lost by that.
fn shown(rulebook: &Rulebook) -> Option<Example> {
    let found = lint(rulebook).into_iter();
    found.filter(|finding| finding.place() == "titles.u.when").map(|finding| finding.example).next()?
}

#[test]
fn whoever_is_shown_to_meet_the_condition_of_a_title_may_win_it() {
    let inputs = r#""inputs": [{"id": "p", "title": "P", "kind": "number"}, {"id": "q", "title": "Q", "kind": "number"}],"#;
    let of = |when: &str, gates: &str| {
        let titles = [("s", "", "total >= 0"), ("t", "", when), ("u", r#""t""#, "class = 'z'")];
        shown(&titled(&titles, gates, &format!("{LAST} {inputs}")))
    };
    let example = of("input.p * input.q > 12 and total >= 90", "").expect("an example");
    assert_eq!(example.outcome.titles[1].award, Award::Won);
    assert_eq!(of("input.p * input.q > 1200 and total >= 90", ""), None, "nobody is found");
    let barring = r#"{"id": "g", "title": "G", "when": "total >= 90", "effect": "no_title"}"#;
    assert_eq!(of("total >= 90", barring), None, "whoever meets it is barred from titles");
    let unranked = r#"{"id": "g", "title": "G", "when": "total >= 90", "effect": "not_ranked"}"#;
    assert_eq!(of("total >= 90", unranked), None, "whoever meets it has no class");
}

#[test]
fn whoever_meets_the_condition_of_a_title_is_found_among_many_who_do_not() {
    let names: Vec<String> = (0..13).map(|at| format!("k{at}")).collect();
    let bounds: Vec<String> = (0..13).map(|at| format!("total >= {}", 95 - 5 * at)).collect();
    let classes: Vec<(&str, &str)> =
        names.iter().zip(&bounds).map(|(name, bound)| (name.as_str(), bound.as_str())).collect();
    let titles = r#""titles": [{"id": "t", "title": "T", "when": "class = 'k12'"},
        {"id": "u", "title": "U", "needs": ["t"], "when": "class = 'k1'"}],"#;
    let example = shown(&set(POINTS, "", &classes, &format!("{LAST} {titles}"))).expect("an example");
    assert_eq!(example.outcome.class.as_ref().map(ToString::to_string).as_deref(), Some("k12"));
}

#[test]
fn where_not_every_case_was_looked_at_no_title_is_said_to_be_lost() {
    let flags = |how: &dyn Fn(u32) -> String| (1..=16).map(how).collect::<Vec<_>>().join(", ");
    let half = format!("count({}) = 8 and total >= 90", flags(&|at| format!("input.f{at}")));
    let inputs = flags(&|at| format!(r#"{{"id": "f{at}", "title": "F{at}", "kind": "flag"}}"#));
    let titles = r#""titles": [{"id": "t", "title": "T", "when": "not input.f1"}],"#;
    let classes = [("a", half.as_str()), ("b", "total >= 70")];
    let found = lint(&set(POINTS, "", &classes, &format!(r#"{LAST} "inputs": [{inputs}], {titles}"#)));
    assert!(!found.iter().any(|finding| finding.place().starts_with("titles.")), "{found:#?}");
}
