//! A field for one line of text, edited letter by letter as a reader sees letters.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::{Chord, Stroke};
use crate::text::width::{grapheme_width, head, width};

/// A letter may carry this many characters; what would pile more marks onto it is not taken.
const MOST_CHARS_A_LETTER: usize = 8;

/// One line of text with a cursor between two letters.
///
/// The text is always in NFC and never holds control characters, line breaks or invisible ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextField {
    text: String,
    /// A byte position in `text`, always between two graphemes.
    cursor: usize,
    /// The most graphemes that the field takes.
    most: usize,
}

/// What a field made of a stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The text changed.
    Changed,
    /// The key was one of the field's, and the text is as it was.
    Unchanged,
    /// Some or all of what was typed did not fit.
    Full,
    /// The key is none of the field's.
    Refused,
}

/// The part of a field that shows in a window of some columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    /// The text, at most as wide as the window.
    pub text: String,
    /// The column of the cursor, inside the window.
    pub cursor: usize,
}

impl TextField {
    /// An empty field that takes up to `most` letters.
    pub const fn new(most: usize) -> Self {
        Self { text: String::new(), cursor: 0, most }
    }

    /// A field that starts with a text, as much of it as it takes, and the cursor behind it.
    pub fn holding(text: &str, most: usize) -> Self {
        let mut field = Self::new(most);
        field.insert(text);
        field
    }

    /// What was typed, in NFC. Spaces at its ends are still there.
    pub fn value(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Whether nothing stands in the field.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Lets a key or a paste work on the field.
    ///
    /// The strokes of a burst are given one after the other, so an input method's backspaces and letters do what it
    /// means them to do.
    pub fn take(&mut self, stroke: &Stroke) -> Taken {
        let chord = match stroke {
            Stroke::Paste(text) => return self.insert(text),
            Stroke::Key(chord) => *chord,
        };
        if let Some(c) = chord.character() {
            return self.insert(c.encode_utf8(&mut [0; 4]));
        }
        match chord {
            Chord::Backspace | Chord::Ctrl('h') => self.remove(self.left(), self.cursor),
            Chord::Delete => self.remove(self.cursor, self.right()),
            Chord::Ctrl('w') => self.remove(self.word_start(), self.cursor),
            Chord::Ctrl('u') => self.remove(0, self.text.len()),
            Chord::Left => self.go(self.left()),
            Chord::Right => self.go(self.right()),
            Chord::Home => self.go(0),
            Chord::End => self.go(self.text.len()),
            _ => Taken::Refused,
        }
    }

    /// The part of the field that a window of `columns` shows.
    ///
    /// The window moves in steps of half its width, so that text stands on both sides of the cursor and stays in place
    /// while one types; it follows from the cursor alone, so drawing remembers nothing.
    pub fn view(&self, columns: usize) -> FieldView {
        if columns == 0 {
            return FieldView { text: String::new(), cursor: 0 };
        }
        let cursor = width(&self.text[..self.cursor]);
        let step = (columns / 2).max(1);
        let hidden = if cursor < columns { 0 } else { (cursor + 1 - columns).div_ceil(step) * step };
        let mut column = 0;
        let mut start = 0;
        for (at, grapheme) in self.text.grapheme_indices(true) {
            if column >= hidden {
                break;
            }
            column += grapheme_width(grapheme);
            start = at + grapheme.len();
        }
        FieldView { text: head(&self.text[start..], columns).to_owned(), cursor: cursor - column }
    }

    /// Puts text in at the cursor: line breaks become spaces, what cannot be seen is dropped, what is too much stays out.
    fn insert(&mut self, text: &str) -> Taken {
        let before = self.text.clone();
        for c in text.replace("\r\n", "\n").chars() {
            let c = if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
            if !is_hidden(c) && !self.insert_char(c) {
                return Taken::Full;
            }
        }
        if self.text == before { Taken::Unchanged } else { Taken::Changed }
    }

    /// Puts one character in, and says whether there was room. A mark joins the letter before it.
    fn insert_char(&mut self, c: char) -> bool {
        let (left, right) = self.text.split_at(self.cursor);
        let left: String = left.chars().chain([c]).nfc().collect();
        let text: String = left.chars().chain(right.chars()).nfc().collect();
        let cursor = boundary_from(&text, left.len());
        let letter = text[..cursor].graphemes(true).next_back().unwrap_or_default();
        if text.graphemes(true).count() > self.most || letter.chars().count() > MOST_CHARS_A_LETTER {
            return false;
        }
        (self.text, self.cursor) = (text, cursor);
        true
    }

    /// Takes out what stands between two boundaries; the cursor stands where it stood.
    fn remove(&mut self, from: usize, to: usize) -> Taken {
        if from == to {
            return Taken::Unchanged;
        }
        let left: String = self.text[..from].to_owned();
        self.text = left.chars().chain(self.text[to..].chars()).nfc().collect();
        self.cursor = boundary_from(&self.text, left.len());
        Taken::Changed
    }

    /// Moves the cursor.
    fn go(&mut self, to: usize) -> Taken {
        self.cursor = to;
        Taken::Unchanged
    }

    /// The boundary before the letter left of the cursor.
    fn left(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    /// The boundary behind the letter right of the cursor.
    fn right(&self) -> usize {
        self.cursor + self.text[self.cursor..].graphemes(true).next().map_or(0, str::len)
    }

    /// The boundary before the word left of the cursor, spaces behind it included.
    fn word_start(&self) -> usize {
        let left = self.text[..self.cursor].trim_end_matches(' ');
        boundary_from(&self.text, left.rfind(' ').map_or(0, |at| at + 1))
    }
}

/// The first boundary between graphemes at or behind a byte position.
fn boundary_from(text: &str, at: usize) -> usize {
    text.grapheme_indices(true).map(|(start, _)| start).find(|start| *start >= at).unwrap_or(text.len())
}

/// Whether a character would stand in a text unseen or turn the direction of what follows.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Lets each key of a line work: `⌫` Backspace, `⌃` the same as Ctrl+H, `⌦` Delete, arrows, `⇤⇥` Home and End,
    /// `⌥` Ctrl+W, `∅` Ctrl+U, the rest is typed.
    fn press(field: &mut TextField, keys: &str) {
        for key in keys.chars() {
            field.take(&Stroke::Key(chord(key)));
        }
    }

    fn chord(key: char) -> Chord {
        match key {
            '⌫' => Chord::Backspace,
            '⌃' => Chord::Ctrl('h'),
            '⌦' => Chord::Delete,
            '←' => Chord::Left,
            '→' => Chord::Right,
            '⇤' => Chord::Home,
            '⇥' => Chord::End,
            '⌥' => Chord::Ctrl('w'),
            '∅' => Chord::Ctrl('u'),
            key => Chord::typed(key),
        }
    }

    fn typed(keys: &str) -> String {
        let mut field = TextField::new(40);
        press(&mut field, keys);
        field.value().to_owned()
    }

    #[test]
    fn letters_are_taken_back_whole() {
        assert_eq!(typed("Ánh⌫⌫⌫Hà"), "Hà");
        assert_eq!(typed("A\u{301}nh⌫⌫"), "Á");
    }

    #[test]
    fn what_an_input_method_sends_becomes_what_it_means() {
        assert_eq!(typed("d⌫đang"), "đang");
        assert_eq!(typed("Nguye⌫ê⌃ễn"), "Nguyễn");
        assert_eq!(typed("tru⌫ưo⌫⌫ươ"), "trươ");
    }

    #[test]
    fn marks_sent_on_their_own_compose() {
        assert_eq!(typed("e\u{302}\u{301}"), "ế");
    }

    #[test]
    fn the_cursor_moves_and_edits_in_the_middle() {
        assert_eq!(typed("Lê An←←Văn "), "Lê Văn An");
        assert_eq!(typed("xLê⇤⌦⇥ An"), "Lê An");
        assert_eq!(typed("Lê Văn An ⌥"), "Lê Văn ");
        assert_eq!(typed("Lê Văn∅An"), "An");
    }

    #[test]
    fn a_paste_is_one_clean_line() {
        let mut field = TextField::new(40);
        let taken = field.take(&Stroke::Paste("Tổ\r\n2\t\u{202e}a\u{1b}[31m\u{200b}".to_owned()));
        assert_eq!((taken, field.value()), (Taken::Changed, "Tổ 2 a[31m"));
    }

    #[test]
    fn a_full_field_says_so_and_still_lets_an_input_method_exchange_letters() {
        let mut field = TextField::holding("Tiê", 3);
        assert_eq!(field.take(&Stroke::Key(Chord::Char('n'))), Taken::Full);
        press(&mut field, "⌫ế");
        assert_eq!(field.value(), "Tiế");
        assert_eq!(field.take(&Stroke::Paste("nhanh".to_owned())), Taken::Full);
    }

    #[test]
    fn marks_do_not_pile_up_on_one_letter() {
        let mut field = TextField::new(10);
        assert_eq!(field.take(&Stroke::Paste(format!("b{}", "\u{323}".repeat(100)))), Taken::Full);
        assert!(field.value().chars().count() <= MOST_CHARS_A_LETTER);
    }

    #[test]
    fn a_key_of_the_screen_is_left_to_it() {
        let mut field = TextField::new(10);
        assert_eq!(field.take(&Stroke::Key(Chord::Enter)), Taken::Refused);
        assert_eq!(field.take(&Stroke::Key(Chord::Up)), Taken::Refused);
        assert_eq!(field.take(&Stroke::Key(Chord::Left)), Taken::Unchanged);
    }

    #[test]
    fn a_narrow_window_follows_the_cursor() {
        let mut field = TextField::holding("Nguyễn Thị Hồng", 40);
        assert_eq!(field.view(20), FieldView { text: "Nguyễn Thị Hồng".to_owned(), cursor: 15 });
        assert_eq!(field.view(8), FieldView { text: "hị Hồng".to_owned(), cursor: 7 });
        press(&mut field, "⇤");
        assert_eq!(field.view(8), FieldView { text: "Nguyễn T".to_owned(), cursor: 0 });
    }

    #[test]
    fn a_window_never_shows_half_of_a_wide_letter() {
        let mut field = TextField::holding("裕子裕子裕子", 40);
        let view = field.view(5);
        assert_eq!(view, FieldView { text: "裕子".to_owned(), cursor: 4 });
        press(&mut field, "←");
        assert!(field.view(5).cursor < 5);
    }

    fn keys() -> impl Strategy<Value = String> {
        "([a-zàảđ裕 \u{301}\u{323}]|[⌫⌃⌦←→⇤⇥⌥∅]){0,60}"
    }

    proptest! {
        #[test]
        fn editing_whole_letters_is_editing_a_list_of_them(keys in "([a-zàảđ裕 ]|[⌫⌃⌦←→⇤⇥∅]){0,60}") {
            let mut field = TextField::new(12);
            let mut letters: Vec<char> = Vec::new();
            let mut at = 0;
            for key in keys.chars() {
                press(&mut field, &key.to_string());
                match key {
                    '⌫' | '⌃' => if at > 0 { at -= 1; letters.remove(at); },
                    '⌦' => if at < letters.len() { letters.remove(at); },
                    '←' => at = at.saturating_sub(1),
                    '→' => at = (at + 1).min(letters.len()),
                    '⇤' => at = 0,
                    '⇥' => at = letters.len(),
                    '∅' => { letters.clear(); at = 0; }
                    key => if letters.len() < 12 { letters.insert(at, key); at += 1; },
                }
                prop_assert_eq!(field.value(), letters.iter().collect::<String>());
                prop_assert_eq!(&field.text[..field.cursor], letters[..at].iter().collect::<String>());
            }
        }

        #[test]
        fn the_cursor_is_always_between_two_letters_and_the_text_in_nfc(keys in keys(), columns in 0_usize..20) {
            let mut field = TextField::new(12);
            for key in keys.chars() {
                press(&mut field, &key.to_string());
                prop_assert!(unicode_normalization::is_nfc(field.value()));
                prop_assert!(field.value().graphemes(true).count() <= 12);
                prop_assert_eq!(boundary_from(&field.text, field.cursor), field.cursor);
                let view = field.view(columns);
                prop_assert!(width(&view.text) <= columns);
                prop_assert!(view.cursor < columns.max(1));
                prop_assert!(field.value().contains(&view.text));
            }
        }

        #[test]
        fn any_paste_leaves_a_sound_field(text in "\\PC{0,40}|(\\p{M}|\\p{C}|[a-z]){0,40}") {
            let mut field = TextField::new(12);
            field.take(&Stroke::Paste(text));
            prop_assert!(!field.value().contains(is_hidden));
            prop_assert_eq!(boundary_from(&field.text, field.cursor), field.cursor);
        }
    }
}
