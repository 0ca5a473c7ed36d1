//! The gate of a small random set.

use proptest::prelude::*;
use proptest::sample::select;

/// A gate with one of these conditions, or with a question, or none.
pub(super) fn gate<C: Strategy<Value = String>>(
    condition: fn() -> C,
) -> impl Strategy<Value = Option<String>> {
    prop::option::of(prop_oneof![
        condition().prop_map(|when| format!(r#""when": "{when}", "effect": {{"total_at_most": 4}}"#)),
        condition().prop_map(|when| format!(r#""when": "{when}", "effect": "refer""#)),
        moves(condition()),
        Just(r#""finding": "Có không?", "effect": {"total_at_most": 3}"#.to_owned()),
    ])
}

/// One that may lead to another class, with such a condition or one about the class.
fn moves(when: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let by_class = select(vec!["class = 'k0'", "class != 'k0'", "class = ''"]).prop_map(ToOwned::to_owned);
    let effect = select(vec![
        r#""raise": 1"#,
        r#""lower": 1"#,
        r#""lower": 2"#,
        r#""force": "k0""#,
        r#""at_most": "k0""#,
    ]);
    (prop_oneof![when, by_class], effect)
        .prop_map(|(when, effect)| format!(r#""when": "{when}", "effect": {{{effect}}}"#))
}
