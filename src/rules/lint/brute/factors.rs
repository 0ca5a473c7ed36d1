//! What the totals of small random sets are multiplied with.

use proptest::prelude::*;
use proptest::sample::select;

/// What the total is multiplied with, limited and rounded in some sets.
pub(super) fn factors() -> impl Strategy<Value = String> {
    let times = select(vec![
        "input.leave / 4",
        "min(input.leave + 1, 6) / 6",
        "if(input.clean, 1, 1/2)",
        "1.5 - input.leave / 2",
        "if(input.leave = 2, 3, 2)",
        "0",
    ]);
    let more = select(vec![
        "",
        r#""limits": {"max": 7}, "#,
        r#""limits": {"min": 1, "max": 9}, "round": {"places": 0, "mode": "half_up"}, "#,
    ]);
    prop::option::of((times, more)).prop_map(|drawn| match drawn {
        Some((times, more)) => format!(r#""times": "{times}", {more}"#),
        None => String::new(),
    })
}
