//! Keys read together in one read from the terminal, and whether a person or an input method sent them.
//!
//! A Vietnamese input method that was left on rewrites what is typed: `w` becomes `ư`; after `d d` it takes the first
//! `d` back and sends `đ`; VNI does the same with digits. Outside a field for text such keys must never act.

use super::{Chord, Stroke};

/// Whether these strokes, read together, come from an input method rather than from single keys.
///
/// Two signs: a letter beyond ASCII, which no key of a plain keyboard sends, or a backspace beside characters, which
/// nobody types within one read. Plain keys typed ahead show neither. A pasted text says nothing.
pub fn composed(strokes: &[Stroke]) -> bool {
    let beyond_ascii = |chord: Chord| chord.character().is_some_and(|c| !c.is_ascii());
    let erased = keys(strokes).any(Chord::erases);
    let written = keys(strokes).any(|chord| chord.character().is_some());
    erased && written || keys(strokes).any(beyond_ascii)
}

/// The keys among the strokes.
fn keys(strokes: &[Stroke]) -> impl Iterator<Item = Chord> {
    strokes.iter().filter_map(|stroke| match stroke {
        Stroke::Key(chord) => Some(*chord),
        Stroke::Paste(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One read: `⌫` is Backspace, `⌃` the Backspace that arrives as Ctrl+H, `⏎` Enter, the rest is typed.
    fn read(keys: &str) -> Vec<Stroke> {
        keys.chars()
            .map(|c| {
                Stroke::Key(match c {
                    '⌫' => Chord::Backspace,
                    '⌃' => Chord::Ctrl('h'),
                    '⏎' => Chord::Enter,
                    c => Chord::typed(c),
                })
            })
            .collect()
    }

    #[test]
    fn telex_is_recognised() {
        // w · dd · aa · ow · "truwowngf" in its last step · an undone dd · a word restored at the space bar
        for burst in ["ư", "⌫đ", "⌃đ", "⌫â", "⌫ơ", "⌫⌫⌫⌫ường", "⌫dd", "⌫⌫⌫week "]
        {
            assert!(composed(&read(burst)), "{burst}");
        }
    }

    #[test]
    fn vni_is_recognised_with_its_digits() {
        // a1 · d9 · o7 · e65 · a11, which writes the digit out
        for burst in ["⌫á", "⌃đ", "⌫ơ", "⌫ệ", "⌫a1", "⌃a1"] {
            assert!(composed(&read(burst)), "{burst}");
        }
        assert!(composed(&read("⌫a1⏎")), "the digit and the Enter behind it belong to it");
    }

    #[test]
    fn a_mark_sent_on_its_own_is_recognised() {
        assert!(composed(&read("\u{301}")));
    }

    #[test]
    fn keys_typed_ahead_act_each_for_itself() {
        for typed in ["11", "2⏎ 3", "⌫⌫⌫", "⌫⏎", ""] {
            assert!(!composed(&read(typed)), "{typed}");
        }
    }

    #[test]
    fn a_paste_is_no_key() {
        let paste = [Stroke::Paste("đồng ý".to_owned())];
        assert!(!composed(&paste));
    }
}
