use super::super::parse::parse;
use super::*;

fn faults(text: &str, wanted: Kind, scope: Scope) -> Vec<(usize, Trouble)> {
    let choice = InputKind::Choice(["cao", "thap"].map(String::from).into());
    let set = InputKind::Set(["mot", "hai"].map(String::from).into());
    let (count, flag, date) = (InputKind::Count("buổi".into()), InputKind::Flag, InputKind::Date);
    let names = Names {
        criteria: ["c1"].into(),
        sections: ["s1"].into(),
        inputs: [("leave", &count), ("clean", &flag), ("level", &choice), ("moves", &set), ("day", &date)]
            .into(),
        findings: ["bad"].into(),
        classes: ["good", "fair"].into(),
        spoilt: ["broken"].into(),
    };
    let mut found = Vec::new();
    let tree = parse(text).expect("an expression");
    check(&tree, wanted, scope, &names, &mut |at, trouble| found.push((at, trouble)));
    found
}

#[test]
fn sound_conditions_are_sound() {
    for text in [
        "total >= 90 and zeros = 0 and input.clean",
        "count(input.leave >= 3, input.clean, finding.bad) >= 2",
        "share(input.clean, finding.bad) > 50%",
        "input.level = 'cao' or input.level in ('cao', 'thap')",
        "'mot' in input.moves and class != 'fair'",
        "input.day < '2026-10-01' and months(member.joined, period.end) >= 6",
        "days('2026-01-01', input.day) > 3 and member.group = 'Tổ 1'",
        "round(c.c1 / 3, 2) <= clamp(s.s1, 0, max_total) and any(input.clean, true)",
        "input.broken > 3 and c.broken = 0",
    ] {
        assert_eq!(faults(text, Kind::Truth, Scope::Class), [], "{text}");
    }
}

#[test]
fn each_fault_is_named_at_its_place() {
    let one = |text| match faults(text, Kind::Truth, Scope::Class).as_slice() {
        [one] => one.clone(),
        many => panic!("{text}: {many:?}"),
    };
    let unknown = |at, name: &str, near: &str| (at, Trouble::UnknownName(name.into(), Some(near.into())));
    assert_eq!(one("total > input.laeve"), unknown(8, "input.laeve", "input.leave"));
    assert_eq!(one("c.c2 = 0"), unknown(0, "c.c2", "c.c1"));
    assert_eq!(one("input.level = 'cau'"), (14, Trouble::NotAnOption("cau".into(), Some("cao".into()))));
    assert_eq!(one("total"), (0, Trouble::Wants { wanted: Kind::Truth, found: Kind::Number }));
    assert_eq!(one("total = 'good'"), (8, Trouble::Unlike { left: Kind::Number, right: Kind::Text }));
    assert_eq!(one("class > 'good'"), (0, Trouble::NoOrder(Kind::Text)));
    assert_eq!(one("input.day > '2026-13-01'"), (12, Trouble::NotADate("2026-13-01".into())));
    assert_eq!(one("clamp(total, 1) > 0"), (0, Trouble::Arguments { function: "clamp", wants: "3" }));
    assert_eq!(one("round(total, 1.5) > 0"), (13, Trouble::NotWhole));
    assert_eq!(one("total / 0 > 1"), (8, Trouble::DividesByNought));
    assert_eq!(one("'x' in input.level"), (7, Trouble::Wants { wanted: Kind::Set, found: Kind::Text }));
}

#[test]
fn all_faults_of_an_expression_are_found_at_once() {
    assert_eq!(faults("c.a = 1 and c.b = 2 and input.c", Kind::Truth, Scope::Points).len(), 3);
}

#[test]
fn a_name_without_a_value_yet_is_refused() {
    let not_here = |name: &str| vec![(0, Trouble::NotHere(name.into()))];
    assert_eq!(faults("total >= 1", Kind::Truth, Scope::Facts), not_here("total"));
    assert_eq!(faults("class = 'good'", Kind::Truth, Scope::Points), not_here("class"));
}
