//! Titles that nobody can win.

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
}
