//! What rounding made of a number, and which way it went.

use super::super::rounding::Round;
use crate::number::{Exact, Rounding};
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
            let how = how(before, round, lang);
            // What has just been said is not said again.
            let said = text.strip_suffix(&from).is_some_and(|lead| lead.is_empty() || lead.ends_with(' '));
            if said { lang.why_rounded_to(text, how, to) } else { lang.why_rounded(text, how, from, to) }
        }
        _ => text,
    }
}

/// How a number is rounded, so that whoever does it by hand comes to the same: the way that it goes, and what it becomes a
/// multiple of where the digits do not show that.
pub(super) fn how(before: Exact, round: Option<Round>, lang: Lang) -> String {
    let Some(round) = round else { return lang.function_round().to_owned() };
    let told = match round.mode() {
        // Only a half goes another way than people expect.
        Rounding::HalfEven if round.with(Rounding::HalfUp).of(before) != round.of(before) => {
            lang.rounded_half_to_even()
        }
        mode => rounding_words(mode, lang),
    };
    match round {
        Round::Step { step, .. } if step != Exact::ONE => lang.rounded_in_steps(told, step.shown(lang)),
        Round::Step { .. } | Round::Places { .. } => told.to_owned(),
    }
}

/// Which way rounding goes, in few words.
pub fn rounding_words(mode: Rounding, lang: Lang) -> &'static str {
    match mode {
        Rounding::Floor => lang.function_floor(),
        Rounding::Ceil => lang.function_ceil(),
        Rounding::HalfUp | Rounding::HalfEven => lang.function_round(),
    }
}
