use super::super::super::named::Values;
use super::super::super::options::Options;
use super::super::parse::parse;
use super::*;

fn faults(text: &str, wanted: Kind, scope: Scope) -> Vec<(usize, Trouble)> {
    let choice = InputKind::Choice(Options::new(["cao", "thap"].map(String::from)));
    let set = InputKind::Set(Options::new(["mot", "hai"].map(String::from)));
    let (count, flag, date) = (InputKind::Count("buổi".into()), InputKind::Flag, InputKind::Date);
    let names = Names {
        criteria: ["c1", "viec"].into(),
        levels: [("viec", vec!["tot", "kha"])].into(),
        events: [("c1", ["late", "lost"].into())].into(),
        sections: ["s1"].into(),
        inputs: [("leave", &count), ("clean", &flag), ("level", &choice), ("moves", &set), ("day", &date)]
            .into(),
        findings: ["bad"].into(),
        classes: ["good", "fair"].into(),
        titles: ["star", "moon"].into(),
        ballots: ["good", "star"].into(),
        kept: false,
        called: vec![("good", "Tốt"), ("tot", "Tốt"), ("s1", "I"), ("c1", "I.1")],
        spoilt: [Sort::Input, Sort::Criterion, Sort::Event, Sort::Class].map(|sort| (sort, "broken")).into(),
    };
    let mut found = Vec::new();
    let tree = parse(&text.into(), &Values::default()).expect("an expression");
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
        "level.viec = 'tot' or level.viec in ('tot', 'kha') and level.viec != if(input.clean, 'kha', 'tot')",
        "'mot' in input.moves and class != 'fair'",
        "input.day < '2026-10-01' and months(member.joined, period.end) >= 6",
        "days('2026-01-01', input.day) > 3 and member.group = 'Tổ 1'",
        "round(c.c1 / 3, 2) <= clamp(s.s1, 0, max_total) and any(input.clean, true)",
        "input.broken > 3 and c.broken = 0 and happened.broken.late > 1 and happened.c1.broken > 1",
        "happened.c1.late >= 3 and year.leave > 12 and year.clean and 'mot' in year.moves",
        "past.month.count.elsewhere >= 3 and past.year.last.good < '2026-01-01' and past.round.meetings > 0",
        "past.half.mean_share > 90% and past.term.sum.leave + past.term.sum.elsewhere > 2",
        "total > unit.mean_total and unit.members > 3 and unit.class = 'excellent'",
        "ballot.good >= 80% and ballot.star > 1/2",
        "input.clean = true and input.moves != input.moves",
        "if(input.clean, total, 3) > ceil(total / 2) - floor(total, 1) and if(input.clean, true, input.leave > 2)",
        "class = if(input.clean, 'good', 'fair') and input.day < if(input.clean, period.end, period.next)",
        "if(input.clean, input.level, 'cao') = 'thap' and 'mot' in if(input.clean, input.moves, input.moves)",
        "class in ('good', 'broken') and class != if(input.clean, 'broken', '')",
    ] {
        assert_eq!(faults(text, Kind::Truth, Scope::Class), [], "{text}");
    }
}

#[test]
fn a_word_in_other_letters_or_a_title_is_answered_with_the_id() {
    let near = |text: &str| match faults(text, Kind::Truth, Scope::Class).as_slice() {
        [(_, Trouble::NotAnOption(_, near, _) | Trouble::UnknownName(_, near))] => near.clone(),
        many => panic!("{text}: {many:?}"),
    };
    for (text, meant) in [
        ("class = 'GOOD'", "good"),
        ("class = 'Tốt'", "good"),
        ("level.viec = 'Tốt'", "tot"),
        ("input.level = 'Thấp'", "thap"),
        ("s.I > 3", "s.s1"),
        ("member.sex = 'nữ'", "female"),
        ("member.sex = 'Nữ'", "female"),
        ("'Female' = member.sex", "female"),
        ("member.sex in ('nam', 'female')", "male"),
    ] {
        assert_eq!(near(text).as_deref(), Some(meant), "{text}");
    }
    assert_eq!(near("member.sex != 'khác'"), None);
    assert_eq!(faults("member.role = 'Chủ tịch' and member.sex = 'male'", Kind::Truth, Scope::Facts), []);
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
    assert_eq!(
        one("input.level = 'cau'"),
        (14, Trouble::NotAnOption("cau".into(), Some("cao".into()), Vec::new()))
    );
    assert_eq!(one("total"), (0, Trouble::Wants { wanted: Kind::Truth, found: Kind::Number }));
    assert_eq!(one("total = 'good'"), (8, Trouble::Unlike { left: Kind::Number, right: Kind::Text }));
    assert_eq!(one("class > 'good'"), (0, Trouble::NoOrder(Kind::Text)));
    assert_eq!(one("input.clean > input.clean"), (0, Trouble::NoOrder(Kind::Truth)));
    assert_eq!(one("input.moves <= input.moves"), (0, Trouble::NoOrder(Kind::Set)));
    let wants_day = Trouble::Wants { wanted: Kind::Date, found: Kind::Number };
    assert_eq!(one("months(total, period.end) > 1"), (7, wants_day));
    assert_eq!(one("input.day > '2026-13-01'"), (12, Trouble::NotADate("2026-13-01".into(), None)));
    assert_eq!(one("clamp(total, 1) > 0"), (0, Trouble::Arguments { function: "clamp", wants: "3" }));
    assert_eq!(one("round(total, 1.5) > 0"), (13, Trouble::NotWhole));
    assert_eq!(one("floor(total, 10) > 0"), (13, Trouble::NotWhole));
    assert_eq!(one("ceil(total, 1, 2) > 0"), (0, Trouble::Arguments { function: "ceil", wants: "1–2" }));
    assert_eq!(one("if(input.clean, 1) > 0"), (0, Trouble::Arguments { function: "if", wants: "3" }));
    assert_eq!(one("if(total, 1, 2) > 0"), (3, Trouble::Wants { wanted: Kind::Truth, found: Kind::Number }));
    let unlike = Trouble::Unlike { left: Kind::Number, right: Kind::Text };
    assert_eq!(one("if(input.clean, 1, 'a') = 1"), (19, unlike));
    let unlike = Trouble::Unlike { left: Kind::Number, right: Kind::Text };
    assert_eq!(one("c.c1 = 'tot'"), (7, unlike), "it has no levels");
    let god = Trouble::NotAnOption("god".into(), Some("good".into()), Vec::new());
    assert_eq!(one("class = if(input.clean, 'god', 'fair')"), (24, god));
    assert_eq!(one("happened.c1.laet > 1"), unknown(0, "happened.c1.laet", "happened.c1.late"));
    assert_eq!(one("happened.cl.late > 1"), unknown(0, "happened.cl.late", "happened.c1.late"));
    assert_eq!(one("year.laeve > 1"), unknown(0, "year.laeve", "year.leave"));
    assert_eq!(one("ballot.satr > 1"), unknown(0, "ballot.satr", "ballot.star"));
    assert_eq!(one("year.level = 'cao'"), (0, Trouble::NoYear(Kind::Text)));
    assert_eq!(one("year.day > '2026-01-01'"), (0, Trouble::NoYear(Kind::Date)));
    let wants = Trouble::Wants { wanted: Kind::Number, found: Kind::Truth };
    assert_eq!(one("past.month.sum.clean > 1"), (0, wants));
    assert_eq!(one("total / 0 > 1"), (8, Trouble::DividesByNought));
    assert_eq!(one("'x' in input.level"), (7, Trouble::Wants { wanted: Kind::Set, found: Kind::Text }));
}

#[test]
fn a_day_that_is_written_as_in_a_letter_is_told_as_it_is_written_here() {
    let of = |text: &str| faults(text, Kind::Truth, Scope::Facts);
    let bare = || Trouble::BareDay("'2026-03-01'".into());
    assert_eq!(of("input.day >= 01/03/2026"), [(13, bare())]);
    assert_eq!(of("2026-03-01 < input.day"), [(0, bare())]);
    assert_eq!(of("input.day = 1-3-2026"), [(12, bare())]);
    assert_eq!(of("days(1/3/2026, period.end) > 1"), [(5, bare())]);
    let quoted = Trouble::NotADate("01/03/2026".into(), Some("'2026-03-01'".into()));
    assert_eq!(of("input.day >= '01/03/2026'"), [(13, quoted)]);
    for no_day in ["1/13/2026", "2026/3/1/1", "1-3/2026", "12/3", "1/3/input.leave"] {
        let unlike = Trouble::Unlike { left: Kind::Date, right: Kind::Number };
        assert_eq!(of(&format!("input.day >= {no_day}")), [(13, unlike)], "{no_day}");
    }
}

#[test]
fn all_faults_of_an_expression_are_found_at_once() {
    assert_eq!(faults("c.a = 1 and c.b = 2 and input.c", Kind::Truth, Scope::Points).len(), 3);
}

#[test]
fn a_level_is_one_of_those_that_the_criterion_has() {
    let of = |text: &str| faults(text, Kind::Truth, Scope::Points);
    let near = |near: &str| Some(near.to_owned());
    assert_eq!(of("level.viec = 'tto'"), [(13, Trouble::NotAnOption("tto".into(), near("tot"), Vec::new()))]);
    let all = ["tot", "kha"].map(str::to_owned).to_vec();
    assert_eq!(of("level.viec in ('tot', 'x')"), [(22, Trouble::NotAnOption("x".into(), None, all))]);
    assert_eq!(of("level.c1 = 'tot'"), [(0, Trouble::NoLevels("c1".into()))]);
    assert_eq!(
        of("level.viex = 'tot'"),
        [(0, Trouble::UnknownName("level.viex".into(), near("level.viec")))]
    );
    assert_eq!(of("level.broken = 'x'"), []);
    assert_eq!(of("level.viec >= 'kha'"), [(0, Trouble::NoOrderOfLevels("viec".into()))]);
    assert_eq!(of("'kha' <= level.viec"), [(0, Trouble::NoOrderOfLevels("viec".into()))]);
    for text in ["c.viec = 'tot'", "'tot' != c.viec", "c.viec in ('tot')"] {
        assert_eq!(of(text), [(0, Trouble::PointsAreNoLevel("viec".into()))], "{text}");
    }
    let (wanted, found) = (Kind::Number, Kind::Text);
    assert_eq!(of("level.viec + 1 > 2"), [(0, Trouble::Wants { wanted, found })]);
    let not_here = [(0, Trouble::NotHere("level.viec".into()))];
    assert_eq!(faults("level.viec = 'tot'", Kind::Truth, Scope::Facts), not_here);
}

#[test]
fn a_name_without_a_value_yet_is_refused() {
    let not_here = |name: &str| vec![(0, Trouble::NotHere(name.into()))];
    assert_eq!(faults("total >= 1", Kind::Truth, Scope::Facts), not_here("total"));
    assert_eq!(faults("class = 'good'", Kind::Truth, Scope::Points), not_here("class"));
    assert_eq!(faults("class = 'good'", Kind::Truth, Scope::Unit), not_here("class"));
    assert_eq!(faults("unit.members > 1", Kind::Truth, Scope::Points), not_here("unit.members"));
    assert_eq!(faults("unit.members > 1", Kind::Truth, Scope::Unit), []);
    assert_eq!(faults("ballot.good > 1/2", Kind::Truth, Scope::Facts), not_here("ballot.good"));
    assert_eq!(faults("past.month.meetings > 1 and happened.c1.late = 0", Kind::Truth, Scope::Facts), []);
}

#[test]
fn a_class_with_a_fault_of_its_own_is_not_called_unknown_beside_a_row_of_periods() {
    let of = |when: &str| faults(when, Kind::Truth, Scope::Facts);
    assert_eq!(of("past.year.run_from.broken >= 2"), []);
    assert!(matches!(&of("past.year.run_from.goood >= 2")[..], [(0, Trouble::UnknownName(..))]));
}
