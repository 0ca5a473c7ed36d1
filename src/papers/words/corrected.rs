//! What no longer holds beside what does, with the reason and who entered it.

use super::{choice_words, closed_words, fact_words, item_short, value_words, when};
use crate::domain::{Ballot, Correction, Item, MemberId, Moment, Proceedings, Sheet, Waiving};
use crate::papers::document::{Style, Text};
use crate::rules::Input;
use crate::text::Lang;

/// Votes on an item that were taken back: the old answer, the one that stands now, why and by whom.
pub fn rulings(state: &Proceedings, sheet: &Sheet, item: &Item, lang: Lang) -> Vec<Text> {
    let rules = state.rules_of(&sheet.member);
    let now = sheet.question(item).and_then(|question| question.decided());
    let now = now.map_or_else(
        || lang.minutes_to_vote_again().to_owned(),
        |value| value_words(rules, item, value, lang),
    );
    let mut texts = Vec::new();
    for correction in &sheet.corrections {
        let Some((of, before)) = correction.item.as_ref() else { continue };
        for closed in before.iter().filter(|_| of == item) {
            let ruling = || closed_words(state, closed, lang);
            let old = closed.decided().map_or_else(ruling, |value| value_words(rules, item, value, lang));
            let text = Text::new(Style::Struck, old).and(Style::Plain, " → ").and(Style::Strong, now.clone());
            texts.push(text.and(
                Style::Plain,
                why(state, correction.reason.as_str(), &correction.by, correction.at, lang),
            ));
        }
    }
    texts
}

/// Single votes of a ballot that were corrected before it was closed.
pub fn votes(state: &Proceedings, ballot: &Ballot, lang: Lang) -> Vec<Text> {
    let rules = state.rules_of(&ballot.member);
    let words = |choice| choice_words(rules, &ballot.item, choice, lang);
    let mut texts = Vec::new();
    for (vote, reason) in &ballot.taken_back {
        let text = Text::new(Style::Plain, format!("{}: ", state.called(&vote.officer)));
        texts.push(text.and(Style::Struck, words(&vote.choice)).and(Style::Plain, format!(" ({reason})")));
    }
    for vote in &ballot.votes {
        let after = vote.corrected.iter().skip(1).map(|(choice, _)| choice).chain([&vote.choice]);
        for ((before, reason), after) in vote.corrected.iter().zip(after) {
            let text = Text::new(Style::Plain, format!("{}: ", state.called(&vote.officer)));
            let text = text.and(Style::Struck, words(before)).and(Style::Plain, " → ");
            texts.push(text.and(Style::Strong, words(after)).and(Style::Plain, format!(" ({reason})")));
        }
    }
    texts
}

/// A fact that was entered, with what it took the place of; none where nothing was.
pub fn fact(state: &Proceedings, sheet: &Sheet, input: &Input, lang: Lang) -> Option<Text> {
    let entered = sheet.entered(&input.id);
    let last = entered.last()?;
    let words = |value: &Option<crate::rules::Value>| {
        value.as_ref().map_or_else(
            || lang.minutes_fact_taken_back().to_owned(),
            |value| fact_words(value, Some(input), lang),
        )
    };
    let mut text = Text::new(Style::Plain, format!("{}: ", input.title));
    for old in entered.iter().take(entered.len() - 1) {
        text = text.and(Style::Struck, words(&old.value)).and(Style::Plain, " → ");
    }
    text = text.and(Style::Strong, words(&last.value));
    Some(match &last.reason {
        Some(reason) => text.and(Style::Plain, why(state, reason.as_str(), &last.by, last.at, lang)),
        None => text,
    })
}

/// An acceptance that was taken back, with what took it back.
pub fn acceptance(state: &Proceedings, sheet: &Sheet, correction: &Correction, lang: Lang) -> Text {
    let old = match &correction.acceptance {
        Some(acceptance) => lang.minutes_accepted_at(when(state, acceptance.at, lang), acceptance.agreed),
        None => lang.minutes_accepted().to_owned(),
    };
    let reason = match &correction.waiving {
        Some(Waiving { criterion, way }) => {
            let item = Item::Mark(criterion.clone());
            let criterion = item_short(state.rules_of(&sheet.member), &item, lang);
            match way {
                Some(_) => lang.corrected_waived(criterion, &correction.reason),
                None => lang.corrected_counts_again(criterion, &correction.reason),
            }
        }
        None => correction.reason.to_string(),
    };
    Text::new(Style::Struck, old).and(Style::Plain, why(state, &reason, &correction.by, correction.at, lang))
}

/// ` (có thông tin mới; Lý Thị Yến ghi lúc 14:05)`
fn why(state: &Proceedings, reason: &str, by: &MemberId, at: Moment, lang: Lang) -> String {
    format!(" ({})", lang.corrected_why(reason, state.called(by), when(state, at, lang)))
}
