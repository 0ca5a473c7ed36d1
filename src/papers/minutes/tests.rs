//! What the minutes say of a meeting that was held by commands, taken back, and sealed twice.

mod decided;

use super::minutes;
use crate::domain::{Entry, Held, MeetingId, Proceedings};
use crate::papers::document::{Block, Style};
use crate::text::Lang;

const EARLIER: &str = include_str!("../../../fixtures/logs/earlier.jsonl");
const REOPENED: &str = include_str!("../../../fixtures/logs/reopened.jsonl");

/// The meeting as it was after so many entries.
fn after(entries: usize) -> Held {
    let log: Vec<Entry> =
        REOPENED.lines().take(entries).map(|line| serde_json::from_str(line).expect("an entry")).collect();
    let id: MeetingId = "2026-11".parse().expect("an id");
    Held::replay(id, &log).expect("sound")
}

/// The sample with results that an earlier evaluation of the rules came to.
fn earlier() -> Held {
    let log: Vec<Entry> = EARLIER.lines().map(|line| serde_json::from_str(line).expect("an entry")).collect();
    Held::replay("2026-10".parse().expect("an id"), &log).expect("sound")
}

fn whole() -> Held {
    after(usize::MAX)
}

fn words(state: &Proceedings) -> String {
    minutes(state, Lang::En).words()
}

#[test]
fn everything_that_papers_always_have_stands_in_them() {
    let held = whole();
    let said = words(held.proceedings());
    for text in [
        "SOCIALIST REPUBLIC OF VIET NAM",
        "HIGHER UNION",
        "Công đoàn cơ sở phường Mẫu",
        "A committee of 7, 7 summoned, 6 present, 1 absent.",
        "Chair: ",
        "Secretary: ",
        "The quorum is 5 of 7 officers.",
        "Nobody votes on their own sheet.",
        "sheets accepted in one motion, nobody objecting",
        "6 entitled, 6 voted, 5 for a side",
        "Bà Yến: ghi rõ lý do chấm lại",
        "nobody objecting.",
        "FOR THE COMMITTEE CHAIR | (confirmed",
        "SECRETARY | (confirmed",
    ] {
        assert!(said.contains(text), "“{text}” is missing in:\n{said}");
    }
}

#[test]
fn what_no_longer_holds_is_struck_through_beside_what_does() {
    let held = whole();
    let said = words(held.proceedings());
    assert!(said.contains("~5~ → 5.8 (có thông tin mới; entered by "), "{said}");
    assert!(said.contains("~The sheet was accepted at") || said.contains("Not adopted, because:"), "{said}");
    assert!(
        said.contains(
            "3 for, 2 against, 1 neither, of 6 present. Not adopted, because: biên bản ghi chưa đủ."
        )
    );
    assert!(said.contains("~14:0"), "the first adoption no longer holds: {said}");
}

#[test]
fn everybody_has_a_row_and_both_seals_stand_in_groups() {
    let held = whole();
    let state = held.proceedings();
    let document = minutes(state, Lang::Vi);
    let rows = document.blocks.iter().find_map(|block| match block {
        Block::Table { columns, rows } => Some((columns.len(), rows)),
        _ => None,
    });
    let (columns, rows) = rows.expect("a table");
    assert_eq!(rows.len(), state.members().len());
    assert!(rows.iter().all(|row| row.len() == columns));
    assert!(
        rows.iter().all(|row| row[4].words() == "6/6" || row[4].words() == "5/5"),
        "votes and denominator"
    );
    let said = document.words();
    for seal in state.seals() {
        let groups = seal.head.groups();
        assert!(said.contains(&groups[..8].join(" ")) && said.contains(&groups[8..].join(" ")));
    }
    assert!(said.contains("có khiếu nại"), "why it was opened again");
}

#[test]
fn an_unfinished_meeting_has_minutes_that_say_so() {
    for entries in 1..REOPENED.lines().count() {
        let held = after(entries);
        let state = held.proceedings();
        for lang in Lang::ALL {
            let document = minutes(state, lang);
            let heads = document.blocks.iter().filter(|block| matches!(block, Block::Heading(_))).count();
            assert_eq!(heads, 7, "after {entries} entries");
            let confirmed = document.words().contains(lang.minutes_to_sign());
            let attested = state.minutes().adopted().is_some() && state.minutes().unattested().is_none();
            assert_eq!(confirmed, !attested, "after {entries} entries");
            let is_sealed = !document.words().contains(lang.minutes_not_sealed());
            assert_eq!(is_sealed, state.seal().is_some(), "after {entries} entries");
        }
    }
}

#[test]
fn nothing_is_struck_through_in_a_meeting_without_corrections() {
    let held =
        after(REOPENED.lines().position(|line| line.contains("minutes_rejected")).expect("there is one"));
    let document = minutes(held.proceedings(), Lang::En);
    let is_struck = |block: &Block| match block {
        Block::Item(text) | Block::Detail(text) => text.spans.iter().any(|span| span.style == Style::Struck),
        _ => false,
    };
    assert!(!document.blocks.iter().any(is_struck));
}

#[test]
fn results_stand_as_they_were_recorded_and_whose_would_be_others_now_is_said() {
    let held = earlier();
    let said = words(held.proceedings());
    for text in [
        "| Trần Đức Anh | 72 | Tốt |",
        "The results of 2 were recorded by earlier rules of evaluation",
        "by the present ones they would come out otherwise: Trần Đức Anh, Hoàng Thị Dung.",
        "Hoàng Thị Dung: not ranked (by the rules of evaluation of that time).",
    ] {
        assert!(said.contains(text), "“{text}” is missing in:\n{said}");
    }
    for lang in Lang::ALL {
        let said = minutes(whole().proceedings(), lang).words();
        assert!(!said.contains(lang.minutes_earlier_reason()) && !said.contains("evaluation"), "{said}");
    }
}
