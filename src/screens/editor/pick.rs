//! The key that stands beside each of some values: the digits, and letters where there are more.

use super::Act;
use crate::text::Lang;

/// So many values have a digit, the last of them 0.
const DIGITS: usize = 10;

/// The key of the value at a place, from 0; none where there are more values than keys.
pub fn key(at: usize) -> Option<char> {
    match at.checked_sub(DIGITS) {
        Some(beyond) => ('a'..='z').nth(beyond),
        None => char::from_digit(u32::try_from((at + 1) % DIGITS).ok()?, 10),
    }
}

/// The place of the value that an action chooses by its key.
pub fn place(action: Act) -> Option<usize> {
    match action {
        Act::Digit(digit) => Some((usize::from(digit) + DIGITS - 1) % DIGITS),
        Act::Letter(letter) => Some(DIGITS + usize::from(letter)),
        _ => None,
    }
}

/// What is said to a key that stands beside none of so many values.
pub fn beside_none(count: usize, lang: Lang) -> String {
    if count < DIGITS { lang.editor_choices_by_digit(count) } else { lang.editor_no_such_choice().into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Chord, find};
    use crate::screens::editor::Editor;
    use crate::screens::everywhere::EVERYWHERE;
    use crate::screens::screen::Screen;

    #[test]
    fn each_key_chooses_the_value_that_it_stands_beside() {
        for at in 0..36 {
            let key = Chord::Char(key(at).expect("a key"));
            assert_eq!(find(Editor::TABLE, key).and_then(place), Some(at), "{key}");
            assert_eq!(find(EVERYWHERE, key), None, "{key} means something everywhere");
        }
        assert_eq!(key(36), None);
    }
}
