//! What explanations say of conditions that are counted while facts are missing.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::super::*;
use super::random::read;
use crate::number::Exact;
use crate::text::Lang;

const PARTS: [&str; 12] = [
    "input.n >= 0",
    "input.n < 0",
    "input.n >= 3",
    "input.k <= 9",
    "input.k > 4",
    "input.k + c.c >= 0",
    "input.k + c.c > 6",
    "input.late",
    "not input.late",
    "c.c >= 0",
    "c.c > 2",
    "if(input.late, c.c > 1, input.n > 1)",
];

fn set(when: &str) -> Rulebook {
    read(&format!(
        r#"{{"format": "binhxet.criteria/1", "id": "thu", "edition": 1, "title": "Thử", "period": "month",
        "inputs": [{{"id": "n", "title": "Số", "kind": {{"count": "lần"}}}},
            {{"id": "k", "title": "Hệ số", "kind": "number", "min": 0, "max": 9}}, {{"id": "late", "title": "Muộn", "kind": "flag"}}],
        "sections": [{{"id": "s", "code": "I", "title": "Mục", "criteria": [
            {{"id": "c", "code": "1", "title": "Việc", "max": 5, "start": {{"points": {{"step": 1}}}}}}]}}],
        "classes": [{{"id": "a", "title": "A", "when": "{when}"}}, {{"id": "b", "title": "B"}}], "otherwise": {{"class": "b"}},
        "voting": {{"quorum": {{"at_least": "2/3"}}, "marks": "mean",
            "findings": {{"more_than": "1/2", "of": "present"}}, "tie": "fails", "rounds": 2, "recusal": "self"}}}}"#
    ))
}

fn case() -> impl Strategy<Value = Case> {
    let number = |most: u32| prop::option::of(0..=most);
    (number(5), number(9), prop::option::of(any::<bool>()), number(5)).prop_map(|(n, k, late, c)| {
        let id = |text: &str| text.parse().expect("an id");
        let mut case = Case::default();
        let numbers = [("n", n), ("k", k)].into_iter();
        case.inputs.extend(numbers.filter_map(|(at, number)| Some((id(at), Value::Number(number?.into())))));
        case.inputs.extend(late.map(|late| (id("late"), Value::Flag(late))));
        case.marks.extend(c.map(|c| ("c".parse().expect("an id"), Mark::Points(c.into()))));
        case
    })
}

/// The ends of `2` or `2 to 3`.
fn ends(text: &str) -> [Exact; 2] {
    let (least, most) = text.split_once(" to ").unwrap_or((text, text));
    [least, most].map(|end| end.parse().unwrap_or_else(|_| panic!("{text:?}")))
}

/// Whether `2 to 3 ≥ 2` holds wherever the number lies; a number alone is equal to the bound.
fn holds(text: &str, bound: Exact) -> bool {
    let signs = ["≠", "≤", "≥", "=", "<", ">"];
    let Some((sign, at)) = signs.iter().find_map(|sign| Some((*sign, text.find(sign)?))) else {
        return ends(text) == [bound; 2];
    };
    let (left, right) = (text[..at].trim(), text[at + sign.len()..].trim());
    let [least, most] = ends(left);
    let is = match sign {
        "=" => least == bound && most == bound,
        "≠" => bound < least || most < bound,
        "<" => most < bound,
        "≤" => most <= bound,
        ">" => bound < least,
        _ => bound <= least,
    };
    is && right.parse() == Ok(bound)
}

/// Conditions put together in every way, with parts that read alone.
fn conditions() -> impl Strategy<Value = String> {
    let atom = select(PARTS.to_vec()).prop_map(str::to_owned);
    atom.prop_recursive(4, 12, 3, |inner| {
        let some = prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(", "));
        let pair = (inner.clone(), select(vec!["and", "or"]), inner.clone());
        prop_oneof![
            3 => pair.prop_map(|(one, how, other)| format!("({one} {how} {other})")),
            1 => inner.clone().prop_map(|inner| format!("not ({inner})")),
            1 => (select(vec!["any", "all"]), some).prop_map(|(how, parts)| format!("{how}({parts})")),
            1 => (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| format!("if({a}, {b}, {c})")),
        ]
    })
}

/// What a verdict says of its line: `true (5 ≥ 3)`, `yes`, `yes, so this does not hold`.
fn said(verdict: &str) -> Option<Truth> {
    let word = verdict.split(" (").next().unwrap_or_default();
    let word = word.split_once(", so this ").map_or(word, |(_, follows)| follows);
    match word {
        "yes" | "holds" => Some(Truth::True),
        "no" | "does not hold" => Some(Truth::False),
        _ => [Truth::True, Truth::False, Truth::Unknown]
            .into_iter()
            .find(|truth| truth.as_word(Lang::En) == word),
    }
}

/// What lines at this depth, and those beneath each, say together; every heading is held to what stands beneath it.
fn folded(lines: &mut std::iter::Peekable<std::slice::Iter<'_, Line>>, depth: usize) -> Vec<Truth> {
    let mut truths = Vec::new();
    while let Some(line) = lines.next_if(|line| line.depth >= depth) {
        assert_eq!(line.depth, depth, "{}", line.text);
        let text = line.text.as_str();
        let beneath = folded(lines, depth + 1);
        let all = beneath.iter().copied().fold(Truth::True, Truth::and);
        let words: Vec<&str> = text.split(' ').collect();
        let counts = |at: usize| words[at].trim_end_matches(',').parse() == Ok(beneath.len());
        let truth = match text.strip_suffix(':') {
            Some(heading) if heading.ends_with("is enough; this one holds") => {
                assert_eq!(beneath, [Truth::True], "{text}");
                Truth::True
            }
            Some(heading) if heading.ends_with("is enough; these hold together") => {
                assert!(beneath.len() > 1 && all == Truth::True, "{text}");
                Truth::True
            }
            Some(heading) if heading.ends_with("of which none holds") => {
                assert!(beneath.iter().all(|truth| *truth == Truth::False) && counts(3), "{text}");
                Truth::False
            }
            Some(heading) => {
                assert!(heading.ends_with("not known yet") && counts(3), "{text}");
                assert_eq!(beneath.into_iter().fold(Truth::False, Truth::or), Truth::Unknown, "{text}");
                Truth::Unknown
            }
            None => {
                let (of, verdict) = text.rsplit_once(": ").expect("a verdict");
                let truth = said(verdict).expect(text);
                if of.ends_with(" together") {
                    assert!(all == truth && counts(1), "{text}");
                } else {
                    assert!(beneath.is_empty(), "{text}");
                }
                truth
            }
        };
        truths.push(truth);
    }
    truths
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_parts_of_a_condition_are_told_so_that_they_come_to_what_it_does(when in conditions(), case in case()) {
        let rulebook = set(&when);
        let outcome = evaluate(&rulebook, &case);
        let lines = outcome.lines(&rulebook, Lang::En).into_iter();
        let lines: Vec<Line> = lines.filter(|line| line.kind == LineKind::Atom).collect();
        let told = folded(&mut lines.iter().peekable(), 0).into_iter().fold(Truth::True, Truth::and);
        prop_assert_eq!(told, outcome.classes[0].truth, "{}: {:?}", when, lines);
    }

    #[test]
    fn a_count_is_told_as_what_its_parts_are_told_to_be(
        parts in subsequence(PARTS.to_vec(), 1..6), sign in select(vec![">=", "<=", ">", "<", "!="]), bound in 0_u32..5, case in case(),
    ) {
        let rulebook = set(&format!("count({}) {sign} {bound}", parts.join(", ")));
        let outcome = evaluate(&rulebook, &case);
        let lines = outcome.lines(&rulebook, Lang::En).into_iter();
        let line = lines.filter(|line| line.kind == LineKind::Atom).map(|line| line.text).next().expect("a line");
        let truth = outcome.classes[0].truth;
        let word = truth.as_word(Lang::En);
        let seen = line.split_once(&format!(": {word} (")).and_then(|(_, seen)| seen.strip_suffix(')')).expect(&line);
        let compared = match seen.strip_prefix("number that hold of (").and_then(|seen| seen.rsplit_once(") = ")) {
            Some((told, compared)) => {
                let told: Vec<&str> = told.split("; ").collect();
                let are = |ends: [&str; 2]| told.iter().filter(|part| ends.iter().any(|end| part.ends_with(end))).count();
                let hold = are([": true", ": always true, whatever is missing"]);
                let fail = are([": false", ": always false, whatever is missing"]);
                let open = are([": not known"; 2]);
                prop_assert_eq!(hold + fail + open, parts.len(), "{}", line);
                // What is not known is not shown beside a verdict.
                prop_assert!(!seen.contains('?'), "{}", line);
                let count = compared.split([' ']).next().expect("a number");
                let range = if open == 0 { count.to_owned() } else { format!("{hold} to {}", hold + open) };
                prop_assert!(compared.starts_with(&range) && ends(&range)[0] == Exact::count(hold), "{}", line);
                compared
            }
            None => seen.split("; ").next().unwrap_or_default(),
        };
        match truth {
            Truth::Unknown => prop_assert!(compared.contains(" against "), "{}", line),
            _ => prop_assert!(holds(compared, bound.into()), "{}", line),
        }
    }
}
