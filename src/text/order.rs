//! The order in which Vietnamese names are looked up: by given name, in the Vietnamese alphabet.

use std::cmp::Ordering;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::name::Name;

/// Compares names by given name, then middle names, then family name.
///
/// Capitals don't part names (`HỒNG` stands among every `Hồng`); they only decide between names that are alike
/// otherwise. What still ties is left to the caller, who has a code to tell people apart.
#[derive(Debug)]
pub struct NameOrder {
    letters: CollatorBorrowed<'static>,
    capitals: CollatorBorrowed<'static>,
    headings: CollatorBorrowed<'static>,
}

impl NameOrder {
    /// The order of the Vietnamese alphabet: a ă â b … d đ e ê …, and within a letter the tones as in a dictionary.
    pub fn new() -> Self {
        let plain = CollatorPreferences::from(&locale!("vi"));
        let mut counting = plain;
        counting.numeric_ordering = Some(CollationNumericOrdering::True);
        Self {
            letters: collator(plain, Strength::Secondary),
            capitals: collator(plain, Strength::Tertiary),
            headings: collator(counting, Strength::Tertiary),
        }
    }

    /// Which of two people's names comes first.
    pub fn compare(&self, one: &Name, other: &Name) -> Ordering {
        self.by_parts(&self.letters, one, other).then_with(|| self.by_parts(&self.capitals, one, other))
    }

    /// Which of two headings comes first, read from the left and with numbers by their worth: "Tổ 2" before "Tổ 10".
    pub fn compare_headings(&self, one: &Name, other: &Name) -> Ordering {
        self.headings.compare(one.as_str(), other.as_str()).then_with(|| one.cmp(other))
    }

    fn by_parts(&self, collator: &CollatorBorrowed<'static>, one: &Name, other: &Name) -> Ordering {
        let (one, other) = (Parts::of(one), Parts::of(other));
        collator
            .compare(one.given, other.given)
            .then_with(|| collator.compare(one.middle, other.middle))
            .then_with(|| collator.compare(one.family, other.family))
    }
}

impl Default for NameOrder {
    fn default() -> Self {
        Self::new()
    }
}

#[expect(clippy::expect_used, reason = "the data of the Vietnamese order is compiled into the program")]
fn collator(preferences: CollatorPreferences, strength: Strength) -> CollatorBorrowed<'static> {
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    Collator::try_new(preferences, options).expect("compiled-in collation data")
}

/// A name in its three parts; family and middle are empty where a name has only one or two words.
struct Parts<'a> {
    family: &'a str,
    middle: &'a str,
    given: &'a str,
}

impl<'a> Parts<'a> {
    fn of(name: &'a Name) -> Self {
        let (before, given) = name.as_str().rsplit_once(' ').unwrap_or(("", name.as_str()));
        let (family, middle) = before.split_once(' ').unwrap_or((before, ""));
        Self { family, middle, given }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::{Name, NameOrder, Parts};

    /// The alphabet as it is taught, with the letters of foreign names where Vietnamese dictionaries put them.
    const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    /// The tones as dictionaries order them: level, huyền, hỏi, ngã, sắc, nặng.
    const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

    /// Place in the alphabet, tone and capital of every letter; a space comes before all letters.
    fn spelled(text: &str) -> Vec<(usize, usize, bool)> {
        let mut letters = Vec::new();
        for c in text.chars() {
            let tone = c.nfd().find_map(|part| TONES.iter().position(|&mark| mark == part));
            let bare: String = c.nfd().filter(|part| !TONES.contains(part)).nfc().collect();
            let lower = bare.to_lowercase();
            let place = ALPHABET.chars().position(|letter| lower.starts_with(letter));
            assert!(place.is_some() || c == ' ', "{c} is in no Vietnamese word");
            let place = place.map_or(0, |place| place + 1);
            letters.push((place, tone.map_or(0, |tone| tone + 1), bare != lower));
        }
        letters
    }

    /// A key that sorts names by hand: per part all letters, then all tones; then all capitals.
    fn oracle(name: &Name) -> impl Ord + use<> {
        let Parts { family, middle, given } = Parts::of(name);
        let parts = [given, middle, family].map(spelled);
        let sounds = parts.clone().map(|part| {
            let letters: Vec<usize> = part.iter().map(|letter| letter.0).collect();
            let tones: Vec<usize> = part.iter().map(|letter| letter.1).collect();
            (letters, tones)
        });
        (sounds, parts.map(|part| part.iter().map(|letter| letter.2).collect::<Vec<_>>()))
    }

    fn sorted(names: &[&str]) -> Vec<String> {
        let order = NameOrder::new();
        let mut names: Vec<Name> = names.iter().map(|name| Name::new(name).unwrap()).collect();
        names.sort_by(|a, b| order.compare(a, b));
        names.iter().map(Name::to_string).collect()
    }

    #[test]
    fn the_given_name_decides_first_in_the_vietnamese_alphabet() {
        let alphabetic = [
            "Vũ An",
            "Vũ Ánh",
            "Vũ Ân",
            "Vũ Dung",
            "Vũ Đào",
            "Vũ Đức",
            "Vũ Hồng",
            "Vũ Hương",
            "Vũ Khôi",
            "Vũ Lan",
            "Vũ Oanh",
            "Vũ Ổn",
            "Vũ Ơn",
            "Vũ Uyên",
            "Vũ Ươm",
            "Vũ Yên",
        ];
        let mut mixed = alphabetic;
        mixed.reverse();
        assert_eq!(sorted(&mixed), alphabetic);
    }

    #[test]
    fn tones_follow_the_dictionary() {
        assert_eq!(sorted(&["Mạ", "Má", "Mã", "Mả", "Mà", "Ma"]), ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ"]);
    }

    #[test]
    fn middle_names_come_before_the_family() {
        let names = ["Trần Văn An", "Lê Văn An", "Lê Thị An", "Vũ An"];
        assert_eq!(sorted(&names), ["Vũ An", "Lê Thị An", "Lê Văn An", "Trần Văn An"]);
    }

    #[test]
    fn capitals_decide_last() {
        let names = ["LÊ THỊ HỒNG", "Vũ Thị Hồng", "Lê Văn Hồng", "Lê Thị Hồng"];
        assert_eq!(sorted(&names), ["Lê Thị Hồng", "LÊ THỊ HỒNG", "Vũ Thị Hồng", "Lê Văn Hồng"]);
    }

    #[test]
    fn headings_count() {
        let order = NameOrder::new();
        let name = |text| Name::new(text).unwrap();
        assert!(order.compare_headings(&name("Tổ 2"), &name("Tổ 10")).is_lt());
        assert!(order.compare_headings(&name("Tổ 2 Địa chính"), &name("Tổ 2 Dân số")).is_gt());
    }

    fn name() -> impl Strategy<Value = Name> {
        let syllable = prop::sample::select(vec![
            "An", "Ân", "Ẩn", "Ánh", "Ảnh", "Anh", "ANH", "Ă", "Dung", "Dũng", "Dụng", "Đung", "Đức", "ĐỨC",
            "Đào", "Hông", "Hồng", "HỒNG", "Hổng", "Hống", "Hộng", "Hong", "Hơn", "Hương", "Hường", "Hưởng",
            "Khôi", "Lan", "Làn", "lan", "Ổn", "Ơn", "Oanh", "Quý", "Thị", "Thi", "Thủy", "Uyên", "Ưng",
            "Văn", "Vân", "Y", "Ý", "Jăng", "Wang",
        ]);
        prop::collection::vec(syllable, 1..5).prop_map(|words| Name::new(&words.join(" ")).unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn the_library_agrees_with_an_order_made_by_hand(one in name(), other in name()) {
            let by_hand = oracle(&one).cmp(&oracle(&other));
            prop_assert_eq!(NameOrder::new().compare(&one, &other), by_hand);
        }
    }
}
