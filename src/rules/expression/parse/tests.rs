use super::super::super::named::Values;
use super::*;
use proptest::prelude::*;

fn parse(text: &str) -> Parsed<Tree> {
    super::parse(&text.into(), &Values::default())
}

/// The tree with every parenthesis written out.
fn full(tree: &Tree) -> String {
    let sides = |sign: &str, left: &Tree, right: &Tree| format!("({} {sign} {})", full(left), full(right));
    match &tree.part {
        Part::Arithmetic(how, left, right) => sides(how.sign(), left, right),
        Part::Compare(how, left, right) => sides(how.sign(), left, right),
        Part::Both(left, right) => sides("and", left, right),
        Part::Either(left, right) => sides("or", left, right),
        Part::Not(inner) => format!("(not {})", full(inner)),
        Part::Negative(inner) => format!("(−{})", full(inner)),
        _ => tree.written.as_str().to_owned(),
    }
}

fn grouped(text: &str) -> String {
    full(&parse(text).expect("an expression"))
}

#[test]
fn operators_bind_as_in_school() {
    assert_eq!(grouped("1 + 2 * 3 - 4"), "((1 + (2 × 3)) − 4)");
    assert_eq!(
        grouped("zeros = 0 and not total < 5 or true"),
        "(((zeros = 0) and (not (total < 5))) or true)"
    );
    assert_eq!(grouped("-2 * -3"), "((−2) × (−3))");
    assert_eq!(grouped("(1 + 2) * 3"), "((1 + 2) × 3)");
    assert_eq!(grouped("8 / 4 / 2"), "((8 / 4) / 2)");
}

#[test]
fn not_in_denies_what_in_says() {
    assert_eq!(grouped("class not in ('a', 'b')"), "(not class not in ('a', 'b'))");
    for (short, long) in [
        ("class not in ('a', 'b')", "not (class in ('a', 'b'))"),
        ("'a' not in input.teams", "not ('a' in input.teams)"),
        ("not class not in ('a', 'b')", "not (not (class in ('a', 'b')))"),
        ("zeros + 1 not in (1, 2) and input.late", "not (zeros + 1 in (1, 2)) and input.late"),
    ] {
        assert_eq!(plain(&parse(short).expect("short")), plain(&parse(long).expect("long")), "{short}");
    }
    let fails = |text: &str| parse(text).expect_err("no expression");
    assert_eq!(fails("1 < 2 not in (3)"), (6, Trouble::Chained));
    assert_eq!(fails("class not 'a'"), (6, Trouble::Stray("not".into())));
    assert_eq!(fails("class not in"), (12, Trouble::Ends));
}

/// The parts alone, wherever they stand.
fn plain(tree: &Tree) -> String {
    match &tree.part {
        Part::Not(inner) => format!("not {}", plain(inner)),
        Part::Both(left, right) => format!("({} and {})", plain(left), plain(right)),
        Part::OneOf(first, others) => format!("{} in {:?}", plain(first), parts(others)),
        Part::MemberOf(first, set) => format!("{:?} in {:?}", first.part, set.part),
        Part::Arithmetic(how, left, right) => format!("({} {how:?} {})", plain(left), plain(right)),
        part => format!("{part:?}"),
    }
}

fn parts(trees: &[Tree]) -> Vec<&Part> {
    trees.iter().map(|tree| &tree.part).collect()
}

#[test]
fn faults_stand_where_they_are() {
    let fails = |text: &str| parse(text).expect_err("no expression");
    assert_eq!(fails("total >="), (8, Trouble::Ends));
    assert_eq!(fails("1 < 2 < 3"), (6, Trouble::Chained));
    assert_eq!(fails("(1 + 2"), (6, Trouble::Unclosed));
    assert_eq!(fails("totla > 1"), (0, Trouble::UnknownName("totla".into(), Some("total".into()))));
    assert_eq!(fails("1 + past.sometime"), (4, Trouble::UnknownName("past.sometime".into(), None)));
    assert_eq!(
        fails("member.grup = 'a'"),
        (0, Trouble::UnknownName("member.grup".into(), Some("member.group".into())))
    );
    assert_eq!(fails("total total"), (6, Trouble::NoOperator("total".into())));
    assert_eq!(fails("avrage(1, 2)").0, 0);
    for (text, at) in
        [("below(50) = 0", 6), ("below(0) = 0", 6), ("total > below(c.a)", 14), ("below(1/0) = 0", 6)]
    {
        assert_eq!(fails(text), (at, Trouble::NotAShare), "{text}");
    }
    assert_eq!(fails("below(50%, 2) = 0"), (9, Trouble::Unclosed));
    assert_eq!(fails("belwo(50%) = 0"), (0, Trouble::UnknownFunction("belwo".into(), Some("below".into()))));
}

#[test]
fn what_is_written_otherwise_elsewhere_is_answered_with_how_it_is_written_here() {
    let fails = |text: &str| parse(text).expect_err("no expression");
    let spelled = |written: &str, right: &str| Trouble::Spelled(written.into(), right.into());
    let unquoted = |text: &str| Trouble::Unquoted(text.into(), None);
    for (text, at, trouble) in [
        ("total => 90", 6, spelled("=>", ">=")),
        ("total =< 90", 6, spelled("=<", "<=")),
        ("zeros == 0", 6, spelled("==", "=")),
        ("zeros <> 0", 6, spelled("<>", "!=")),
        ("total > 1 && zeros = 0", 10, spelled("&&", "and")),
        ("total > 1 || zeros = 0", 10, spelled("||", "or")),
        ("total > 1 và zeros = 0", 10, spelled("và", "and")),
        ("(total > 1 hoặc zeros = 0)", 11, spelled("hoặc", "or")),
        ("any(total > 1 AND zeros = 0)", 14, spelled("AND", "and")),
        ("min(input.a; 3)", 11, spelled(";", ",")),
        ("tổng >= 90", 0, spelled("tổng", "total")),
        ("điểm >= 90", 0, spelled("điểm", "total")),
        ("TOTAL >= 90", 0, spelled("TOTAL", "total")),
        ("min(total, 2) x 40", 14, spelled("x", "*")),
        ("=IF(total > 1, 2, 3)", 0, Trouble::LeadingEquals),
        ("if total > 1 then 2", 0, Trouble::NoParentheses(Function::If)),
        ("total >= 75 điểm", 12, Trouble::NoOperator("điểm".into())),
        ("total 40", 6, Trouble::NoOperator("40".into())),
        ("total * 0,5", 9, Trouble::CommaInNumber),
        ("input.khoa = khá", 13, unquoted("khá")),
        ("input.khoa in (khá, 'x')", 15, unquoted("khá")),
        ("input.khoa in ('x', khá)", 20, unquoted("khá")),
        ("input.khoa not in ('x', cảnh cáo)", 24, unquoted("cảnh cáo")),
        ("input.khoa = KHÁ", 13, unquoted("KHÁ")),
        ("input.khoa = xuất sắc và zeros = 0", 13, unquoted("xuất sắc")),
        ("input.khoa = không", 13, Trouble::UnquotedAnswer("không".into())),
        ("input.khoa ≠ không vi phạm", 15, Trouble::UnquotedAnswer("không vi phạm".into())),
        ("input.khoa in (sai, đúng)", 15, Trouble::UnquotedAnswer("sai".into())),
        ("input.khoa = True", 13, spelled("True", "true")),
        ("input.khoa = tổng", 13, spelled("tổng", "total")),
        ("không input.khoa", 0, spelled("không", "not")),
        ("total between 80 and 90", 6, Trouble::Within("between".into())),
        ("(total từ 80 đến 90)", 7, Trouble::Within("từ".into())),
        ("zeros = 0 and TRUE", 14, spelled("TRUE", "true")),
        ("zeros = 0 or False", 13, spelled("False", "false")),
        ("input.khoa = \"khá\"", 13, Trouble::Quotes('"')),
        ("input.khoa = “khá”", 13, Trouble::Quotes('“')),
        ("IF(total > 1, 2, 3)", 0, Trouble::UnknownFunction("IF".into(), Some("if".into()))),
        ("AND(zeros = 0, total > 1)", 0, Trouble::UnknownFunction("AND".into(), Some("all".into()))),
    ] {
        assert_eq!(fails(text), (at, trouble), "{text}");
    }
    assert!(parse("zeros != 0 and not input.a and total >= 1").is_ok());
}

#[test]
fn endless_nesting_is_refused_before_the_stack_ends() {
    for text in ["(".repeat(300), "-".repeat(300), "not ".repeat(300), "min(".repeat(100)] {
        assert!(matches!(parse(&text), Err((_, Trouble::TooDeep))), "{text:.9}");
    }
    assert!(matches!(parse(&"1+".repeat(1999)), Err((_, Trouble::TooLong))));
}

proptest! {
    #[test]
    fn any_text_is_parsed_or_refused_at_a_letter(text in "([a-z.]{1,6}|[0-9%.]{1,3}|[-+*/()<>=!', ]|and|not|in|total|ệ){0,24}") {
        if let Err((at, _)) = parse(&text) {
            prop_assert!(at <= text.len() && text.is_char_boundary(at));
        }
    }
}

#[test]
fn what_stands_side_by_side_is_not_nested() {
    let siblings = vec!["(1)"; 60].join(" + ");
    assert!(parse(&siblings).is_ok());
    assert!(parse(&format!("max({})", vec!["(1)"; 60].join(", "))).is_ok());
}

#[test]
fn an_expression_may_be_so_long_and_no_longer() {
    let padded = |length: usize| format!("{}1", " ".repeat(length - 1));
    assert!(parse(&padded(LONGEST)).is_ok());
    assert_eq!(parse(&padded(LONGEST + 1)).err(), Some((0, Trouble::TooLong)));
}

#[test]
fn a_word_that_joins_conditions_is_no_condition() {
    for (text, at) in [("total and and", 10), ("or", 0), ("1 in in", 5)] {
        let fault = parse(text).expect_err("refused");
        assert!(matches!(fault, (place, Trouble::Stray(_)) if place == at), "{text}: {fault:?}");
    }
}

#[test]
fn a_slip_is_named_only_where_it_is_one() {
    let fails = |text: &str| parse(text).expect_err("no expression");
    let unknown = |word: &str| Trouble::UnknownName(word.into(), None);
    for (text, at, trouble) in [
        // No text stands where something is compared or counted.
        ("loại_khá >= 3", 0, unknown("loại_khá")),
        ("(loại_khá >= 3)", 1, unknown("loại_khá")),
        ("total > 3 and (loại_khá or zeros = 0)", 15, unknown("loại_khá")),
        // A comma parts a number only between its digits.
        ("total, zeros", 5, Trouble::Stray(",".into())),
        ("total * 5, 3", 9, Trouble::Stray(",".into())),
        ("total,zeros", 5, Trouble::Stray(",".into())),
    ] {
        assert_eq!(fails(text), (at, trouble), "{text}");
    }
}
