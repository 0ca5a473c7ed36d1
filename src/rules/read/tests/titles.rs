//! Faults between titles, ballots and the quotas of titles.

use super::{Lang, Rulebook, SMALL, told};

const OTHERWISE: &str = r#""otherwise": {"class": "dat"},"#;
const GATES: &str = r#""gates": ["#;

#[test]
fn a_ballot_can_be_asked_about_only_where_one_is_held() {
    let gate = |when: &str| {
        format!(r#"{GATES}{{"id": "phieu", "title": "Phiếu", "when": "{when}", "effect": "refer"}},"#)
    };
    let titles = r#""otherwise": {"class": "dat"}, "titles": [{"id": "tien_tien", "title": "Tiên tiến"}],"#;
    told(
        GATES,
        &gate("ballot.tot > 1/2"),
        "“ballot.tot”: bộ này không bỏ phiếu về hạng (“voting” chưa có “classes”).",
        "“ballot.tot”: no ballot on the classes is held (“voting” has no “classes”).",
    );
    let text = SMALL.replacen(GATES, &gate("ballot.tien_tien > 1/2"), 1).replacen(OTHERWISE, titles, 1);
    let found = Rulebook::read(&text).expect_err("a fault");
    assert_eq!(
        found[0].sentence(Lang::En),
        "“ballot.tien_tien”: no ballot on this title is held (it has no “votes”)."
    );
    let votes = r#""title": "Tiên tiến", "votes": {"at_least": "80%", "of": "committee"}"#;
    assert!(Rulebook::read(&text.replacen(r#""title": "Tiên tiến""#, votes, 1)).is_ok());
}

#[test]
fn the_share_of_a_title_is_taken_of_an_earlier_one() {
    let with = |of: &str, over: &str| {
        let quota = format!(
            r#""at_most": {{"share": {{"share": "50%", "of": {of}}}}}, "within": "unit", "over": "rank""#
        );
        let titles = format!(
            r#""otherwise": {{"class": "dat"}}, {over} "titles": [{{"id": "t1", "title": "Một"}},
            {{"id": "t2", "title": "Hai", "quota": {{{quota}}}}}, {{"id": "t3", "title": "Ba"}}],"#
        );
        let faults = Rulebook::read(&SMALL.replacen(OTHERWISE, &titles, 1)).err().unwrap_or_default();
        faults.iter().map(|fault| fault.sentence(Lang::En)).collect::<Vec<_>>()
    };
    assert_eq!(with(r#"{"title": "t1"}"#, ""), Vec::<String>::new());
    assert_eq!(with(r#"{"title": "t11"}"#, ""), ["There is no title “t11”. Did you mean “t1”?"]);
    for later in ["t2", "t3"] {
        let said = format!("The title “{later}” must stand before the one that names it.");
        assert_eq!(with(&format!(r#"{{"title": "{later}"}}"#), ""), [said]);
    }
    let of_class = r#""quotas": [{"id": "q", "class": "tot", "within": "unit", "over": "warn",
        "at_most": {"share": {"share": "50%", "of": {"title": "t1"}}}}],"#;
    assert_eq!(
        with(r#"{"title": "t1"}"#, of_class),
        ["The quota of a class cannot be a share of a title: titles come after it."]
    );
}

#[test]
fn the_winners_of_an_earlier_title_alone_can_be_kept_from_another() {
    let said = |of_second: &str| {
        let titles = format!(
            r#""otherwise": {{"class": "dat"}}, "titles": [{{"id": "t1", "title": "Một"}},
            {{"id": "t2", "title": "Hai", {of_second}}}, {{"id": "t3", "title": "Ba", "unless": ["t1", "t2"]}}],"#
        );
        let faults = Rulebook::read(&SMALL.replacen(OTHERWISE, &titles, 1)).err().unwrap_or_default();
        let said = faults.iter().map(|fault| format!("{}: {}", fault.place, fault.sentence(Lang::En)));
        said.collect::<Vec<_>>()
    };
    assert_eq!(said(r#""needs": ["t1"]"#), Vec::<String>::new());
    assert_eq!(said(r#""unless": ["t1"]"#), Vec::<String>::new());
    assert_eq!(
        said(r#""unless": ["t11"]"#),
        ["titles.t2.unless.1: There is no title “t11”. Did you mean “t1”?"]
    );
    for later in ["t2", "t3"] {
        let fault =
            format!("titles.t2.unless.2: The title “{later}” must stand before the one that names it.");
        assert_eq!(said(&format!(r#""unless": ["t1", "{later}"]"#)), [fault]);
    }
    assert_eq!(
        said(r#""needs": ["t1"], "unless": ["t1"]"#),
        [
            "titles.t2.unless.1: Nobody could ever win this title: “t1” must have been won before it, and must not have been."
        ]
    );
    let later = ["needs", "unless"]
        .map(|field| format!("titles.t2.{field}.1: The title “t3” must stand before the one that names it."));
    assert_eq!(said(r#""needs": ["t3"], "unless": ["t3"]"#), later, "one fault at each place");
    assert_eq!(said(r#""unless": "t1""#), ["titles.t2.unless: This must be a list in [ ]."]);
}

#[test]
fn a_slip_in_the_condition_of_a_class_is_the_only_fault_whatever_else_names_the_class() {
    let gate = |class: &str| {
        let ceiling = format!(r#""when": "class = '{class}'", "effect": "refer""#);
        format!(r#"{GATES}{{"id": "ho_so", "title": "Hồ sơ", {ceiling}}},"#)
    };
    let title = |class: &str| {
        let titles =
            format!(r#""titles": [{{"id": "t1", "title": "Một", "when": "class in ('{class}', 'dat')"}}],"#);
        format!("{OTHERWISE} {titles}")
    };
    let faults = |when: &str, class: &str| -> Vec<String> {
        let text = SMALL.replacen("total >= 9", when, 1).replacen(GATES, &gate(class), 1);
        let faults = Rulebook::read(&text.replacen(OTHERWISE, &title(class), 1)).err().unwrap_or_default();
        faults.iter().map(|fault| fault.sentence(Lang::En)).collect()
    };
    assert_eq!(faults("total >= 9", "tot"), Vec::<String>::new());
    for slip in ["total > = 9", "total >= 9 and", "8 <= total <= 9", "total >= 9đ", "sum(c.a, c.b) >= 9"] {
        assert_eq!(faults(slip, "tot").len(), 1, "{slip}");
    }
    let unlike = "“tto” can never occur here. Did you mean “tot”?";
    let found = faults("total >= 9 and", "tto");
    assert!(found.iter().any(|told| told == unlike), "what is not declared is one as ever: {found:?}");
}

#[test]
fn the_places_of_a_title_may_go_by_the_class_which_is_no_number_itself() {
    let ordered = |order: &str, quotas: &str| {
        let limit = |order: &str| {
            format!(r#""at_most": {{"count": 1}}, "within": "unit", "over": "rank", "order": [{order}]"#)
        };
        let title = format!(r#"{{"id": "t", "title": "T", "quota": {{{}}}}}"#, limit(order));
        let quota = if quotas.is_empty() {
            String::new()
        } else {
            format!(r#"{{"id": "q", "class": "tot", {}}}"#, limit(quotas))
        };
        let more = format!(r#""otherwise": {{"class": "dat"}}, "titles": [{title}], "quotas": [{quota}],"#);
        match Rulebook::read(&SMALL.replacen(OTHERWISE, &more, 1)) {
            Ok(_) => String::new(),
            Err(faults) => faults[0].sentence(Lang::En),
        }
    };
    assert_eq!(ordered(r#""if(class = 'tot', 1, 0)", "total""#, ""), "");
    assert!(ordered(r#""class", "total""#, "").starts_with("Places go by numbers, and a class is none;"));
    assert_eq!(
        ordered(r#""total""#, r#""if(class = 'tot', 1, 0)""#),
        "“class” has no value yet at this point.",
        "a quota of a class acts before the class is final"
    );
}
