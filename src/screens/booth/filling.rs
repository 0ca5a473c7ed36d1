//! What a digit and Enter do to a ballot paper.

use super::paper::Paper;
use crate::domain::{Choice, Meeting, SlipRow};
use crate::screens::ask::Ask;
use crate::screens::ballot::{Asking, answers, takes_numbers};
use crate::screens::sheet::item_title;
use crate::text::Lang;

/// Why a digit ticks nothing.
pub fn no_answer(
    paper: &Paper,
    asked: &[SlipRow],
    meeting: &Meeting,
    digit: u8,
    lang: Lang,
) -> Option<String> {
    let Some(row) = paper.row_to_tick().and_then(|row| asked.get(row)) else {
        return Some(lang.booth_all_ticked().into());
    };
    let listed = answers(meeting, &row.member, &row.item, lang).len();
    let last = listed + usize::from(takes_numbers(meeting.rules_of(&row.member), &row.item));
    (usize::from(digit) > last).then(|| lang.ballot_choose(last))
}

/// Ticks the answer beside a digit, or asks for a number that is not listed.
pub fn tick(paper: &mut Paper, asked: &[SlipRow], meeting: &Meeting, digit: u8, lang: Lang) -> Ask {
    let Some(row) = paper.row_to_tick().and_then(|row| asked.get(row)) else { return Ask::Nothing };
    let listed = answers(meeting, &row.member, &row.item, lang);
    let Some(at) = usize::from(digit).checked_sub(1) else {
        paper.tick(Choice::Abstain);
        return Ask::Nothing;
    };
    if let Some(offer) = listed.into_iter().nth(at) {
        paper.tick(Choice::For(offer.value));
        return Ask::Nothing;
    }
    let rules = meeting.rules_of(&row.member);
    let title = format!("{} · {}", meeting.called(&row.member), item_title(rules, &row.item, lang));
    Asking { title, rules: rules.clone(), item: row.item.clone(), lang, then: Box::new(Ask::Answer) }.ask()
}

/// Casts a paper that is filled; else goes to what is missing.
pub fn cast(paper: &mut Paper, lang: Lang) -> Ask {
    let left = paper.left();
    if left > 0 {
        paper.go_to_first_open();
        return Ask::Refuse(lang.booth_rows_left(left));
    }
    if !paper.is_at_end() {
        paper.at = paper.len();
        return Ask::Nothing;
    }
    match paper.choices() {
        Some(choices) => Ask::DropBallot { officer: paper.officer.clone(), choices },
        None => Ask::Nothing,
    }
}
