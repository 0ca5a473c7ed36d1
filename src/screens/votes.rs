//! What lies behind a row of a sheet: the whole question, the proposals, each vote, and what was corrected.

use super::pieces::line_of;
use super::sheet::{item_short, items_of, proposal_words, value_words, way_words};
use super::spot::Row;
use crate::domain::{Closed, Item, MemberId, Note, Proceedings};
use crate::papers::document::Text;
use crate::papers::words::corrected;
use crate::papers::words::{bounds_words, choice_words, closed_words, counts, noted_words};
use crate::text::Lang;
use crate::text::width::wrap;
use crate::ui::{Line, Role, glyph};

/// The lines behind a row, wrapped to so many columns.
pub fn behind(state: &Proceedings, member: &MemberId, row: &Row, lang: Lang, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let put = |lines: &mut Vec<Line>, role: Role, words: &str| {
        lines.extend(wrap(words, columns).into_iter().map(|line| Line::new(role, line)));
    };
    let rules = state.rules_of(member);
    let items = items_of(rules, row);
    match row {
        Row::Criterion(id) | Row::Event(id, _) => {
            if let Some(criterion) = rules.criterion(id) {
                put(&mut lines, Role::Strong, &format!("{} {}", criterion.code, criterion.title));
                put(&mut lines, Role::Dim, criterion.guide.as_deref().unwrap_or_default());
                if let Some(waiver) = state.waiver(&rules.set().id, id) {
                    put(
                        &mut lines,
                        Role::Accent,
                        &lang.vote_waived(way_words(waiver.way, lang), &waiver.reason),
                    );
                }
            }
        }
        Row::Gate(id) => {
            if let Some(gate) = rules.gate(id) {
                put(&mut lines, Role::Strong, &gate.title);
                put(&mut lines, Role::Dim, gate.question().unwrap_or_default());
            }
        }
    }
    for item in &items {
        let mut facts: Vec<String> = Vec::new();
        if let Item::Occurrence { .. } = item {
            facts.push(item_short(rules, item, lang));
        }
        facts.push(bounds_words(rules, item, lang));
        facts.extend(proposal_words(state, member, item, lang));
        facts.extend(noted_words(state, member, item, lang));
        facts.retain(|fact| !fact.is_empty());
        put(&mut lines, Role::Plain, &facts.join(" · "));
        for line in of_item(state, member, item, lang) {
            lines.extend(line.wrapped(columns, "", ""));
        }
    }
    lines
}

/// The arithmetic of the vote that holds for an item, if there was one.
pub fn last_ruling(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> Option<String> {
    let last = state.sheet(member)?.question(item)?.ballots.last()?;
    Some(lang.vote_result(closed_words(state, last, lang)))
}

/// What the committee said about an item: what no longer holds beside what does, evidence, ballots.
pub fn of_item(state: &Proceedings, member: &MemberId, item: &Item, lang: Lang) -> Vec<Line> {
    let Some(sheet) = state.sheet(member) else { return Vec::new() };
    let mut lines = Vec::new();
    let corrected = |text: &Text| Line::new(Role::Warn, format!("{} ", glyph::CORRECTED)).join(line_of(text));
    lines.extend(corrected::rulings(state, sheet, item, lang).iter().map(corrected));
    let taken_back = sheet.corrections.iter().filter_map(|correction| correction.item.as_ref());
    for closed in taken_back.filter(|(of, _)| of == item).flat_map(|(_, before)| before) {
        lines.extend(of_ballot(state, closed, Holds::No, lang));
    }
    let is_about = |note: &&Note| note.member.as_ref() == Some(member) && note.item.as_ref() == Some(item);
    for note in state.notes().iter().filter(is_about) {
        lines.push(Line::new(Role::Plain, lang.vote_note(&note.text)));
    }
    for (_, reason) in sheet.called_off.iter().filter(|(ballot, _)| ballot.item == *item) {
        lines.push(Line::new(Role::Struck, lang.vote_called_off(reason)));
    }
    if let Some(question) = sheet.question(item) {
        if let Some(evidence) = &question.evidence {
            lines.push(Line::new(Role::Plain, lang.ballot_evidence(evidence)));
        }
        if question.is_open() {
            lines.push(Line::new(Role::Warn, lang.vote_open()));
        }
        lines.extend(question.ballots.iter().flat_map(|closed| of_ballot(state, closed, Holds::Yes, lang)));
    }
    lines
}

/// Facts of a member's sheet that were corrected: the old beside the one that holds.
pub fn corrected_facts(state: &Proceedings, member: &MemberId, lang: Lang) -> Vec<Line> {
    let Some(sheet) = state.sheet(member) else { return Vec::new() };
    let inputs = state.rules_of(member).set().inputs.iter();
    let again = inputs.filter(|input| sheet.entered(&input.id).len() > 1);
    let texts = again.filter_map(|input| corrected::fact(state, sheet, input, lang));
    texts.map(|text| Line::new(Role::Warn, format!("{} ", glyph::CORRECTED)).join(line_of(&text))).collect()
}

/// Whether a ballot still holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
}

fn of_ballot(state: &Proceedings, closed: &Closed, holds: Holds, lang: Lang) -> Vec<Line> {
    let (ballot, rules) = (&closed.ballot, state.rules_of(&closed.ballot.member));
    let look = |role: Role, words: String, indent: &str| match holds {
        Holds::Yes => Line::new(role, format!("{indent}{words}")),
        Holds::No => Line::new(Role::Plain, indent).and(Role::Struck, glyph::struck(&words)),
    };
    let mut lines = vec![look(Role::Good, closed_words(state, closed, lang), "")];
    if ballot.missing() > 0 {
        lines.push(look(Role::Warn, lang.vote_missing(ballot.cast(), ballot.entitled.len()), ""));
    }
    for vote in &ballot.votes {
        let said = choice_words(rules, &ballot.item, &vote.choice, lang);
        let said = if vote.written { lang.vote_written(said) } else { said };
        lines.push(look(Role::Plain, format!("{}: {said}", state.name(&vote.officer)), "  "));
    }
    for text in corrected::votes(state, ballot, lang) {
        lines.push(Line::new(Role::Warn, format!("  {} ", glyph::CORRECTED)).join(line_of(&text)));
    }
    for text in counts(state, ballot, lang) {
        lines.push(match holds {
            Holds::Yes => Line::new(Role::Plain, "  ").join(line_of(&text)),
            Holds::No => look(Role::Plain, text.spans.iter().map(|span| span.text.as_str()).collect(), "  "),
        });
    }
    if let Some(value) = &closed.chair {
        let chose = value_words(rules, &ballot.item, value, lang);
        lines.push(look(Role::Good, lang.vote_chair(chose), "  "));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Command, Meeting};
    use crate::papers::words::tests::grounds::proposed;
    use crate::papers::words::tests::{after, line, member};

    fn behind_late(meeting: &Meeting, lang: Lang) -> String {
        let row = Row::Event("c3".parse().expect("an id"), "tre".parse().expect("an id"));
        let lines = behind(meeting, &member("M1"), &row, lang, 100).into_iter();
        lines.map(|line| line.text()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_card_of_a_row_says_what_it_rests_on_or_that_it_rests_on_nothing() {
        let noted = proposed(Some("Sổ trực ngày 5"));
        let bare = proposed(None);
        for (lang, note, lacking, evidence) in [
            (Lang::Vi, "ghi chú: Sổ trực ngày 5", "chưa kèm minh chứng", "căn cứ: Bảng chấm công"),
            (Lang::En, "note: Sổ trực ngày 5", "without evidence", "evidence: Bảng chấm công"),
        ] {
            assert!(behind_late(&noted, lang).contains(note), "{}", behind_late(&noted, lang));
            assert!(behind_late(&bare, lang).contains(lacking), "{}", behind_late(&bare, lang));
            let item = Item::Occurrence {
                criterion: "c3".parse().expect("an id"),
                event: "tre".parse().expect("an id"),
            };
            let raise = Command::Raise { member: member("M1"), item, evidence: line("Bảng chấm công") };
            let raised = behind_late(&after(proposed(None), [raise]), lang);
            assert!(raised.contains(evidence), "{raised}");
        }
    }
}
