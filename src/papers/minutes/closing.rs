//! What was said for the minutes, remarks on them, the vote on them, who confirmed them, signatures, and the place of the seal.

use crate::domain::{Adoption, Duty, MinutesVote, Proceedings, Seal};
use crate::papers::document::{Block, Document, Signature, Style, Text};
use crate::papers::words::{item_title, when};
use crate::text::Lang;

/// Groups of the seal's head in one line.
const GROUPS_A_LINE: usize = 8;

/// Puts the sections.
pub(super) fn put(document: &mut Document, state: &Proceedings, lang: Lang) {
    document.section(lang.minutes_remarks());
    let minutes = state.minutes();
    for note in state.notes() {
        let clock = when(state, note.at, lang);
        let about = note.member.as_ref().map(|member| {
            let item = note.item.as_ref().map(|item| item_title(state.rules_of(member), item, lang));
            item.map_or_else(|| state.called(member), |item| format!("{} · {item}", state.called(member)))
        });
        let about = about.map(|about| format!("{about}: ")).unwrap_or_default();
        let text = Text::new(Style::Plain, format!("{about}{}", note.text));
        document.item(text.and(Style::Aside, format!(" ({clock})")));
    }
    if state.notes().is_empty() {
        document.item(lang.minutes_no_remarks());
    }
    document.section(lang.minutes_adoption());
    for remark in &minutes.remarks {
        document.item(
            Text::new(Style::Plain, lang.minutes_remark(&remark.text)).and(
                Style::Aside,
                format!(" ({}, {})", state.called(&remark.by), when(state, remark.at, lang)),
            ),
        );
    }
    for (at, vote) in minutes.votes.iter().enumerate() {
        let holds = at + 1 == minutes.votes.len() && minutes.adopted().is_some();
        document.item(vote_words(state, vote, holds, lang));
    }
    if minutes.adopted().is_none() {
        document.item(lang.minutes_not_adopted());
    }
    document.add(Block::Signatures(vec![
        signature(state, Duty::Secretary, vec![lang.minutes_signs_secretary().to_owned()], lang),
        signature(
            state,
            Duty::Chair,
            vec![lang.minutes_signs_for().to_owned(), lang.minutes_signs_chair().to_owned()],
            lang,
        ),
    ]));
    document.section(lang.minutes_seal());
    for (at, seal) in state.seals().iter().enumerate() {
        seal_words(document, seal, lang);
        if let Some(reopening) = state.reopenings().get(at) {
            let (chair, secretary) = (state.called(&reopening.chair), state.called(&reopening.secretary));
            let (clock, day) = (reopening.at.clock(), reopening.at.day());
            document.item(lang.minutes_reopened(clock, day, chair, secretary, &reopening.reason));
        }
    }
    if state.seal().is_none() {
        document.item(lang.minutes_not_sealed());
    }
}

/// A vote on the minutes; one that no longer holds is struck through.
fn vote_words(state: &Proceedings, vote: &MinutesVote, holds: bool, lang: Lang) -> Text {
    let clock = when(state, vote.at, lang);
    let words = match vote.way {
        Adoption::Consent => lang.minutes_by_consent(clock, vote.present),
        Adoption::Hands(hands) => {
            lang.minutes_by_hands(clock, hands.agreed, hands.against, hands.abstained, vote.present)
        }
    };
    match &vote.rejected {
        Some(reason) => lang.minutes_rejected(words, reason).into(),
        None => Text::new(if holds { Style::Plain } else { Style::Struck }, words),
    }
}

fn signature(state: &Proceedings, duty: Duty, titles: Vec<String>, lang: Lang) -> Signature {
    let attested = state.minutes().attested(duty);
    let officer = attested.map_or(state.holder(duty), |attestation| &attestation.officer);
    Signature {
        duty: titles,
        confirmed: attested.map_or_else(
            || lang.minutes_to_sign().to_owned(),
            |attestation| lang.minutes_confirmed(when(state, attestation.at, lang)),
        ),
        name: state.name(officer).to_owned(),
    }
}

/// A seal, its head in groups that can be read aloud.
fn seal_words(document: &mut Document, seal: &Seal, lang: Lang) {
    document.item(lang.minutes_sealed(seal.at.clock(), seal.at.day(), seal.entries));
    for line in seal.head.groups().chunks(GROUPS_A_LINE) {
        document.detail(Text::new(Style::Strong, line.join(" ")));
    }
}
