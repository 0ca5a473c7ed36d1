//! Votes as papers have them: who was entitled, what was given out and came back, how it was counted, and who was left out.

use crate::domain::{Closed, Event, MemberId, Proceedings, SlipRow, Tally};
use crate::papers::document::{Document, Style, Text};
use crate::papers::words::{
    choice_words, closed_words, corrected, counts, item_title, left_out_words, value_words, when,
};
use crate::rules::Form;
use crate::text::Lang;

/// Puts every secret ballot: how many slips were given out and came back, and those that were called off.
pub(super) fn slips(document: &mut Document, state: &Proceedings, lang: Lang) {
    let mut open: Option<(&[SlipRow], &[MemberId])> = None;
    for step in state.steps() {
        let clock = when(state, step.body.at, lang);
        match (&step.body.event, open) {
            (Event::SlipOpened { rows, entitled }, _) => open = Some((rows, entitled)),
            (Event::SlipClosed { took_part, .. }, Some((rows, entitled))) => {
                let about = about(state, rows, lang);
                document.item(lang.minutes_slip(clock, about, entitled.len(), took_part.len()));
                let missing = entitled.iter().filter(|officer| !took_part.contains(officer));
                let missing: Vec<String> = missing.map(|officer| state.called(officer)).collect();
                if !missing.is_empty() {
                    document.detail(lang.minutes_slip_missing(missing.len(), missing.join(", ")));
                }
            }
            (Event::SlipCancelled { reason }, Some((rows, _))) => {
                let words = Text::new(Style::Struck, lang.minutes_slip_off(clock, about(state, rows, lang)));
                document.item(words.and(Style::Plain, format!(" ({reason})")));
            }
            _ => {}
        }
    }
}

/// What a slip asks: each kind of question once, and about whom or about how many.
fn about(state: &Proceedings, rows: &[SlipRow], lang: Lang) -> String {
    let mut titles: Vec<String> = Vec::new();
    for row in rows {
        let title = item_title(state.rules_of(&row.member), &row.item, lang);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    let titles = titles.join(", ");
    match rows {
        [row] => lang.minutes_slip_one(titles, state.called(&row.member)),
        rows => lang.minutes_slip_many(titles, rows.len()),
    }
}

/// Puts a vote that is over, with what it rests on.
pub(super) fn closed(document: &mut Document, state: &Proceedings, closed: &Closed, lang: Lang) {
    let Closed { ballot, tally, left_out, chair, .. } = closed;
    let rules = state.rules_of(&ballot.member);
    let ruled = Text::new(Style::Strong, closed_words(state, closed, lang));
    document.detail(ruled.and(Style::Plain, format!(" · {}", numbers(closed, *tally, lang))));
    for text in counts(state, ballot, lang).into_iter().chain(corrected::votes(state, ballot, lang)) {
        document.detail(text);
    }
    let written = ballot.votes.iter().filter(|vote| vote.written);
    let written: Vec<String> = written
        .map(|vote| {
            let choice = choice_words(rules, &ballot.item, &vote.choice, lang);
            lang.aside_named(state.called(&vote.officer), choice)
        })
        .collect();
    if !written.is_empty() {
        document.detail(lang.minutes_written(written.len(), written.join(", ")));
    }
    if let Some(words) = left_out_words(state, left_out, left_out.len(), lang) {
        document.detail(words);
    }
    if let Some(value) = chair {
        let chose = value_words(rules, &ballot.item, value, lang);
        document.detail(Text::new(Style::Strong, lang.vote_chair(chose)));
    }
}

/// The numbers of a vote in the words of its form.
fn numbers(closed: &Closed, tally: Tally, lang: Lang) -> String {
    let Tally { present, cast, valid, .. } = tally;
    let (blank, invalid) = closed.ballot.count().map_or((0, 0), |count| (count.blank(), count.invalid()));
    match closed.ballot.form {
        Form::RollCall => lang.minutes_tally(present, cast, valid),
        Form::Hands => lang.minutes_tally_hands(present, cast, valid, blank, present.saturating_sub(cast)),
        Form::Secret => lang.minutes_tally_secret(present, cast, valid, blank, invalid),
    }
}
