//! Cleaning of text that comes from outside: what a terminal, a file name or a reader could trip over is removed.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// More marks than this upon one letter are dropped; no script in use here needs as many, and a pile of them
/// would spill over the lines above and below.
const MOST_MARKS: usize = 4;

/// One line of plain text: composed (NFC), without control, direction-changing, invisible, private or unassigned
/// special characters, without marks that stand upon no letter, trimmed, and with single spaces inside.
///
/// Line breaks and tabs count as spaces. Cleaning what is clean already changes nothing.
pub fn clean(raw: &str) -> String {
    let spaced = raw.chars().map(|c| if is_space(c) { ' ' } else { c });
    let mut clean = String::with_capacity(raw.len());
    let mut marks = MOST_MARKS;
    for c in spaced.filter(|&c| !is_hidden(c)).nfc() {
        if is_combining_mark(c) {
            if marks == MOST_MARKS {
                continue;
            }
            marks += 1;
        } else if c == ' ' {
            marks = MOST_MARKS;
            if clean.is_empty() || clean.ends_with(' ') {
                continue;
            }
        } else {
            marks = 0;
        }
        clean.push(c);
    }
    if clean.ends_with(' ') {
        clean.pop();
    }
    clean
}

/// A text with every letter and its marks as one character where there is such a one (NFC), so that the same word is the
/// same text whatever program it was typed in.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Whether a character only parts words: white space of any width, and the blank braille pattern, which looks like it.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}

/// Whether a character shows nothing by itself, changes how others show, or shows differently everywhere: controls,
/// Unicode's format characters and those it tells to ignore by default, private use, and noncharacters.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{8E2}' | '\u{FEFF}' | '\u{3164}' | '\u{FFA0}'
            | '\u{600}'..='\u{605}' | '\u{890}'..='\u{891}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'..)
        || (c as u32) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(clean("Đặng Thị A\u{301}nh"), "Đặng Thị Ánh");
        assert_eq!(
            clean("A\u{200B}\u{301}nh"),
            "Ánh",
            "what hides between a letter and its mark is gone first"
        );
    }

    #[test]
    fn breaks_tabs_and_wide_blanks_are_single_spaces() {
        assert_eq!(clean(" \tVăn\u{A0}\u{3000}thư\r\n một\u{2028}cửa "), "Văn thư một cửa");
    }

    #[test]
    fn nothing_that_steers_a_terminal_or_the_direction_of_writing_is_left() {
        assert_eq!(clean("\u{1b}[31mAn\u{7}\u{9b}\u{202e}\u{feff}"), "[31mAn");
    }

    #[test]
    fn marks_upon_nothing_and_piles_of_marks_are_cut() {
        assert_eq!(clean("\u{301}An \u{301}Lan"), "An Lan");
        assert_eq!(clean(&format!("x{}", "\u{32f}".repeat(90))).chars().count(), 5);
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(raw in any::<String>()) {
            let once = clean(&raw);
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn clean_text_is_composed_one_line_and_trimmed(raw in "[\\PCa\u{301}\u{323}\u{200b}\u{202e} \t\n\u{1b}Đđơ]{0,40}") {
            let text = clean(&raw);
            prop_assert!(is_nfc(&text));
            prop_assert!(!text.contains("  ") && text.trim() == text);
            let steering = text.chars().any(|c| c.is_control() || c == '\u{202e}');
            prop_assert!(!steering);
        }
    }
}
