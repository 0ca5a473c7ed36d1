//! One place for the tone mark of `oa`, `oe` and `uy`, which is written in two ways.

/// Puts the tone of an open `oa`, `oe` or `uy` upon its first vowel: `Hoà` becomes `Hòa`, `Thuỷ` becomes `Thủy`.
///
/// Both spellings are in use for the same name, and two spellings would sort and compare as two names. The first
/// vowel is chosen since keyboards put it there by default and most papers have it so. `quý` keeps its place, as its
/// `u` belongs to the consonant; so does every syllable with a letter after the pair (`Hoàng`, `Thuyền`).
/// Expects composed text (NFC).
pub fn unify_tone(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut unified = letters.clone();
    for at in 1..letters.len() {
        let before = at.checked_sub(2).map(|i| letters[i]);
        let open = letters.get(at + 1).is_none_or(|next| !next.is_alphabetic());
        if let Some((first, second)) = moved(before, letters[at - 1], letters[at]).filter(|_| open) {
            unified[at - 1] = first;
            unified[at] = second;
        }
    }
    unified.into_iter().collect()
}

/// The pair with its tone upon the first vowel, where it is a pair that carries one upon the second.
fn moved(before: Option<char>, first: char, second: char) -> Option<(char, char)> {
    const TONED: [(&str, &str); 6] = [
        ("aàảãáạ", "o"),
        ("eèẻẽéẹ", "o"),
        ("yỳỷỹýỵ", "u"),
        ("AÀẢÃÁẠ", "O"),
        ("EÈẺẼÉẸ", "O"),
        ("YỲỶỸÝỴ", "U"),
    ];
    const CARRIERS: [(char, &str); 4] = [('o', "oòỏõóọ"), ('u', "uùủũúụ"), ('O', "OÒỎÕÓỌ"), ('U', "UÙỦŨÚỤ")];
    if matches!(before, Some('q' | 'Q')) {
        return None;
    }
    let (row, tone) = TONED.iter().find_map(|&(vowels, partner)| {
        let tone = vowels.chars().position(|v| v == second).filter(|&tone| tone > 0)?;
        partner.eq_ignore_ascii_case(first.encode_utf8(&mut [0; 4])).then_some((vowels, tone))
    })?;
    let carrier = CARRIERS.iter().find(|(plain, _)| *plain == first)?.1.chars().nth(tone)?;
    Some((carrier, row.chars().next()?))
}

#[cfg(test)]
mod tests {
    use super::unify_tone;

    #[test]
    fn the_tone_goes_to_the_first_vowel_of_an_open_pair() {
        assert_eq!(unify_tone("Hoà HOÀ Khoẻ Thuỷ THUỶ Hoạ Thuý Oà"), "Hòa HÒA Khỏe Thủy THỦY Họa Thúy Òa");
    }

    #[test]
    fn mixed_capitals_keep_their_letters() {
        assert_eq!(unify_tone("HOà Uý"), "HÒa Úy");
    }

    #[test]
    fn closed_syllables_and_qu_stay_as_they_are() {
        for name in ["Hoàng", "Hoài", "Quý", "QUỲ", "Thuyền", "Huỳnh", "Hòa", "Thủy", "Toán"] {
            assert_eq!(unify_tone(name), name);
        }
    }
}
