//! What anybody sees at a glance: whether a screen is whole.

use binhxet::domain::Proceedings;
use binhxet::screens::View;
use binhxet::text::Lang;
use binhxet::text::width::width;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::desk::Session;

/// What holds for every picture of a window that is large enough.
pub fn look_over(name: &str, session: &Session, (columns, rows): (u16, u16), lang: Lang) {
    let text = session.text();
    let place = format!("{name} at {columns}×{rows} in {lang:?}:\n{text}");
    for line in text.lines() {
        assert!(width(line) <= usize::from(columns), "wider than the window: {place}");
    }
    assert!(text.lines().count() <= usize::from(rows), "higher than the window: {place}");
    let asks = text.contains('╭');
    let is_page = session.desk().projector.view == View::Page;
    if !asks && !is_page && !session.is_locked() {
        let keys = text.lines().last().unwrap_or_default();
        let help = |key: &str| format!("{key} {}", lang.key_help());
        let ends = keys.ends_with(&help("?")) || keys.ends_with(&help("F1"));
        assert!(ends, "the keys do not end with the help: {place}");
        assert!(!keys.contains('…'), "a key is cut: {place}");
        // Once all have voted the next digit is nobody's.
        let ballot = session.desk().proceedings().and_then(Proceedings::ballot);
        let is_complete = ballot.is_some_and(|ballot| ballot.missing() == 0);
        let is_covered = text.contains(lang.audience_covered());
        assert!(
            is_complete || is_covered || focus_shows(&session.screen()),
            "nothing has the focus: {place}"
        );
        let row = text.lines().nth(usize::from(rows) - 2).unwrap_or_default().trim();
        let said = row.trim_start_matches(['✓', '!', '✗', ' ']).trim_end_matches('…');
        let is_whole = match session.notice() {
            Some(notice) => notice.text.contains(said),
            // A warning stays where no notice is, and may have several rows; so may what is wrong with a draft.
            None => {
                let is_marked = |line: &str| [" ✗", " !", " ·"].iter().any(|mark| line.starts_with(mark));
                row.is_empty() || text.lines().rev().take(5).any(is_marked)
            }
        };
        assert!(is_whole, "something else stands in the notice's row: {place}");
    }
}

/// Whether a row, or a part of one, is in reverse.
fn focus_shows(screen: &Buffer) -> bool {
    screen.content.iter().any(|cell| cell.modifier.contains(Modifier::REVERSED))
}
