//! A member's sex: the two words that sets and files write, and what people call them.

use crate::text::{Lang, fold};

/// How sets and files write that a member is female.
pub const FEMALE: &str = "female";

/// How sets and files write that a member is male.
pub const MALE: &str = "male";

/// Every word that a set can compare a member's sex with.
pub(super) const SEXES: [&str; 2] = [FEMALE, MALE];

/// Which of the two a word means that people use for it; none where it means neither.
pub fn sex_meant(word: &str) -> Option<&'static str> {
    match fold(word.trim()).as_str() {
        "nu" | "nu gioi" | "female" | "f" | "woman" => Some(FEMALE),
        "nam" | "nam gioi" | "male" | "m" | "man" => Some(MALE),
        _ => None,
    }
}

/// What people call the one or the other; none where the text is neither.
pub fn sex_words(sex: &str, lang: Lang) -> Option<&'static str> {
    match sex {
        FEMALE => Some(lang.word_female()),
        MALE => Some(lang.word_male()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_words_mean_one_of_the_two() {
        for (word, sex) in [
            ("nữ", Some(FEMALE)),
            ("Nữ", Some(FEMALE)),
            ("NỮ GIỚI", Some(FEMALE)),
            ("Female", Some(FEMALE)),
            ("nam", Some(MALE)),
            ("Male", Some(MALE)),
            ("khác", None),
            ("", None),
        ] {
            assert_eq!(sex_meant(word), sex, "{word}");
        }
    }

    #[test]
    fn the_two_are_called_in_the_readers_language() {
        assert_eq!(SEXES.map(|sex| sex_words(sex, Lang::Vi)), [Some("nữ"), Some("nam")]);
        assert_eq!(SEXES.map(|sex| sex_words(sex, Lang::En)), [Some("female"), Some("male")]);
        assert_eq!(sex_words("nữ", Lang::Vi), None);
    }
}
