//! What was counted without names.

use super::side_words;
use crate::domain::{Ballot, Count, Proceedings, Side};
use crate::papers::document::{Style, Text};
use crate::text::Lang;

/// The counts of a vote: those that were replaced struck through with the reason, the last one, and who checked it.
pub fn counts(state: &Proceedings, ballot: &Ballot, lang: Lang) -> Vec<Text> {
    let mut texts = Vec::new();
    for (before, after) in ballot.counts.iter().zip(ballot.counts.iter().skip(1)) {
        if let Some(reason) = &after.reason {
            let old = Text::new(Style::Struck, count_words(state, ballot, &before.count, lang));
            texts.push(old.and(Style::Plain, format!(" ({reason})")));
        }
    }
    if let Some(last) = ballot.counts.last() {
        texts.push(count_words(state, ballot, &last.count, lang).into());
        if let Some(officer) = &last.checked_by {
            texts.push(lang.vote_checked(state.called(officer)).into());
        }
    }
    texts
}

/// How many for what: "Tốt ×4 · Khá ×2 · không ý kiến ×1".
fn count_words(state: &Proceedings, ballot: &Ballot, count: &Count, lang: Lang) -> String {
    let rules = state.rules_of(&ballot.member);
    let side =
        |side: &Side| format!("{} ×{}", side_words(rules, &ballot.item, &side.value, lang), side.votes);
    let rest = [(lang.word_abstain(), count.blank()), (lang.word_invalid(), count.invalid())];
    let rest = rest.into_iter().filter(|(_, votes)| *votes > 0);
    let rest = rest.map(|(words, votes)| format!("{words} ×{votes}"));
    count.by_side().iter().map(side).chain(rest).collect::<Vec<_>>().join(" · ")
}
