//! Titles that nobody can win and gates that change nothing, against every single case of small random sets.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::super::*;
use super::gate::gate;
use super::{all_cases, condition, criteria, written};

/// Where the voting rules of a set begin.
const VOTING: &str = r#""voting": {"#;

/// Whether what the lint says of titles and gates is so in each case of a set.
fn is_so(text: &str) -> Result<(), TestCaseError> {
    let rulebook = Rulebook::read(text).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
    let found = lint(&rulebook);
    let says = |place: &str, told: &str| {
        let mut all = found.iter().map(|finding| (finding.place(), finding.sentence(crate::text::Lang::En)));
        all.any(|(at, sentence)| at == place && sentence.contains(told))
    };
    let lost: Vec<&str> =
        ["t", "u"].into_iter().filter(|id| says(&format!("titles.{id}.when"), "nobody can win")).collect();
    let is_vain = says("gates.g.effect", "changes nothing");
    for case in all_cases(&rulebook) {
        let outcome = evaluate(&rulebook, &case);
        for title in outcome.titles.iter().filter(|title| lost.contains(&title.id.as_str())) {
            prop_assert!(title.award != Award::Won, "{} {text}", title.id);
        }
        for gate in outcome.gates.iter().filter(|_| is_vain) {
            prop_assert!(gate.fired != Truth::True || !gate.changed, "{text}");
        }
    }
    Ok(())
}

fn of_title() -> impl Strategy<Value = String> {
    let class = select(vec!["class = 'k0'", "class != 'k0'", "class in ('k0')", "total >= 0"]);
    (class, condition()).prop_map(|(class, more)| format!("{class} and ({more})"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_title_that_is_said_to_be_lost_is_won_in_no_case(
        criteria in criteria(), classes in prop::collection::vec(condition(), 1..3), gate in gate(condition),
        refer in any::<bool>(), lower in of_title(), higher in of_title(),
        names in select(vec!["needs", "unless"]),
    ) {
        let titles = format!(
            r#""titles": [{{"id": "t", "title": "T", "when": "{lower}"}},
            {{"id": "u", "title": "U", "{names}": ["t"], "when": "{higher}"}}], {VOTING}"#
        );
        is_so(&written(&criteria, &classes, gate.as_deref(), refer, false).replacen(VOTING, &titles, 1))?;
    }

    #[test]
    fn a_gate_that_is_said_to_change_nothing_changes_nothing(
        criteria in criteria(), one in condition(), other in condition(), when in condition(),
        by_class in select(vec!["class = 'k0' or", "class = 'z' and", ""]),
        effect in select(vec![r#""at_most": "k1""#, r#""at_most": "z""#, r#""lower": 1"#, r#""lower": 2"#]),
    ) {
        let gate = format!(r#""when": "{by_class} ({when})", "effect": {{{effect}}}"#);
        is_so(&written(&criteria, &[one, other], Some(&gate), false, false))?;
    }
}
