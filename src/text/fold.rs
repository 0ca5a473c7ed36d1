//! Search as people type it: without diacritics, by the beginnings of words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text without diacritics and capitals: `Nguyễn Đức` becomes `nguyen duc`.
pub fn fold(text: &str) -> String {
    let bare = text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    bare.filter(|&c| !is_combining_mark(c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// Whether a search finds a text: each of its words begins another word of the text, in any order, diacritics and
/// capitals aside.
///
/// `nguyen duc`, `duc ngu` and `Đức` find `Nguyễn Văn Đức`; `uc` doesn't. An empty search finds everything.
pub fn finds(search: &str, text: &str) -> bool {
    let (search, text) = (fold(search), fold(text));
    let mut wanted: Vec<&str> = words(&search).collect();
    let mut there: Vec<&str> = words(&text).collect();
    // The longest first: what a longer beginning can take, a shorter one can too, but not the other way round.
    wanted.sort_by_key(|word| std::cmp::Reverse(word.len()));
    wanted.into_iter().all(|start| {
        let found = there.iter().position(|word| word.starts_with(start));
        found.is_some_and(|at| {
            there.swap_remove(at);
            true
        })
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{finds, fold};

    #[test]
    fn diacritics_and_capitals_fold_away() {
        assert_eq!(fold("Nguyễn ĐỨC"), "nguyen duc");
        assert_eq!(fold("A\u{301}nh Ơ Ư ế Ặ"), "anh o u e a");
    }

    #[test]
    fn beginnings_of_words_find_in_any_order() {
        for search in ["nguyen duc", "duc nguyen", "ng d", "Đức", "NGUYỄN", "", "  "] {
            assert!(finds(search, "Nguyễn Minh Đức"), "{search}");
        }
        assert!(finds("hong", "Trần Thị Hồng"));
        for search in ["uc", "nguyenduc", "duc duc", "nguyen duc an"] {
            assert!(!finds(search, "Nguyễn Minh Đức"), "{search}");
        }
    }

    #[test]
    fn a_word_is_used_once_and_a_long_beginning_is_served_first() {
        assert!(finds("t th", "Thị Trần"));
        assert!(finds("th t", "Trần Thị"));
        assert!(!finds("th t", "Thị Lan"));
    }

    #[test]
    fn words_part_at_dashes_too() {
        assert!(finds("tu phap ho tich", "Tư pháp – hộ tịch"));
        assert!(finds("m-07", "M-07"));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_text_is_found_by_itself(text in "\\PC{0,30}") {
            prop_assert!(finds(&text, &text));
        }
    }
}
