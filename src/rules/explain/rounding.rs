//! What rounding made of a number.

use super::super::rounding::Round;
use crate::number::Exact;
use crate::text::Lang;

/// `…; rounded from 3,75 to 3,8`, where rounding changed anything. Whoever rounds what is shown comes to the same.
pub(super) fn with_rounding(
    text: String,
    [before, after]: [Option<Exact>; 2],
    round: Option<Round>,
    lang: Lang,
) -> String {
    match (before, after) {
        (Some(before), Some(after)) if before != after => {
            let stands = |near: Exact| {
                near.cmp(&after) == before.cmp(&after)
                    && round.is_none_or(|round| round.of(near) == Some(after))
            };
            let [from, to] = [before.shown_where(stands, lang), after.beside(before, lang)];
            // What has just been said is not said again.
            let said = text.strip_suffix(&from).is_some_and(|lead| lead.is_empty() || lead.ends_with(' '));
            if said { lang.why_rounded_to(text, to) } else { lang.why_rounded(text, from, to) }
        }
        _ => text,
    }
}
