//! The one place where text meets columns: measuring, cutting, padding and wrapping, never through a letter.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Stands where text was cut off; one column wide.
const CUT_MARK: &str = "…";

/// Where a text stands in a field wider than itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left edge: words.
    #[default]
    Left,
    /// In the middle; an odd column left over goes to the right.
    Centre,
    /// At the right edge: numbers.
    Right,
}

/// The columns that a terminal gives to a text: the sum over its graphemes, control characters counting nothing.
pub fn width(text: &str) -> usize {
    graphemes(text).map(|(_, columns)| columns).sum()
}

/// The graphemes of a text from left to right, each with its columns.
///
/// Everything that is drawn goes through here, most of it letter by letter: a plain letter before another needs no tables.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.chars();
        let first = chars.next()?;
        let is_lone = is_plain(first) && chars.next().is_none_or(is_plain);
        let (grapheme, columns) = if is_lone {
            (&rest[..first.len_utf8()], 1)
        } else {
            let grapheme = rest.graphemes(true).next()?;
            (grapheme, grapheme_width(grapheme))
        };
        rest = &rest[grapheme.len()..];
        Some((grapheme, columns))
    })
}

/// Whether a character has one column and, between others of its kind, is a grapheme by itself: the Latin letters, those of
/// Vietnamese among them, and the signs that stand on every screen. It may say no of others that are so, too.
const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | 'À'..='ɏ' | 'Ạ'..='ỹ' | '·' | '–'..='”' | '•' | '…' | '→' | '─'..='█' | '▸' | '✓' | '✗')
}

/// The columns of one grapheme: nought, one or two for nearly all, more for some joined sequences.
pub fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    // Terminals draw the halfwidth Japanese sound marks in a column of their own, as the screen buffer assumes too.
    let sound_marks = grapheme.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count();
    grapheme.width() + sound_marks
}

/// The text within `columns`: whole if it fits, else its beginning and `…`.
///
/// A wide grapheme that would stand half inside is left out, so the result may be narrower than `columns`.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let kept = head(text, columns - width(CUT_MARK)).trim_end();
    Cow::Owned(format!("{kept}{CUT_MARK}"))
}

/// The longest beginning of the text that fits into `columns`, without a mark.
pub fn head(text: &str, columns: usize) -> &str {
    let (mut used, mut end) = (0, 0);
    for (grapheme, columns_of_it) in graphemes(text) {
        used += columns_of_it;
        if used > columns {
            break;
        }
        end += grapheme.len();
    }
    &text[..end]
}

/// The text in exactly `columns`: cut where it is too long, padded with spaces where it is too short.
pub fn fit(text: &str, columns: usize, align: Align) -> String {
    let text = cut(text, columns);
    let spare = columns - width(&text);
    let left = match align {
        Align::Left => 0,
        Align::Centre => spare / 2,
        Align::Right => spare,
    };
    format!("{:left$}{text}{:right$}", "", "", right = spare - left)
}

/// Parts with ` · ` between them, as many whole ones as fit into `columns`; the first is cut if it must be.
pub fn parts<'a>(parts: impl IntoIterator<Item = &'a str>, columns: usize) -> String {
    const BETWEEN: &str = " · ";
    let mut text = String::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if text.is_empty() {
            text.push_str(&cut(part, columns));
        } else if width(&text) + width(BETWEEN) + width(part) <= columns {
            text.push_str(BETWEEN);
            text.push_str(part);
        } else {
            break;
        }
    }
    text
}

/// The text as lines of at most `columns`, broken between words, and inside a word only if it is longer than a line.
///
/// A line break in the text stays one; runs of spaces become one space; a no-break space does not break. An empty
/// text has no lines, and no line fits into no columns.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    if columns == 0 {
        return Vec::new();
    }
    text.lines().flat_map(|line| wrap_line(line, columns)).collect()
}

/// Wraps one line; an empty one stays an empty line.
fn wrap_line(line: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut used = 0;
    for word in words(line) {
        let joined = if current.is_empty() { 0 } else { used + 1 };
        let wide = width(word);
        if joined + wide <= columns {
            if joined > 0 {
                current.push(' ');
            }
            current.push_str(word);
            used = joined + wide;
            continue;
        }
        if joined > 0 {
            lines.push(std::mem::take(&mut current));
        }
        let mut rest = word;
        while width(rest) > columns {
            let fits = head(rest, columns);
            if fits.is_empty() {
                // A grapheme wider than the whole line can stand nowhere.
                rest = &rest[rest.graphemes(true).next().map_or(rest.len(), str::len)..];
                continue;
            }
            lines.push(fits.to_owned());
            rest = &rest[fits.len()..];
        }
        rest.clone_into(&mut current);
        used = width(rest);
    }
    if !current.is_empty() || lines.is_empty() {
        lines.push(current);
    }
    lines
}

/// The words of a line: what stands between graphemes that are nothing but breaking space.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let blank: usize = graphemes(rest).take_while(|(g, _)| is_break(g)).map(|(g, _)| g.len()).sum();
        let word = &rest[blank..];
        let end: usize = graphemes(word).take_while(|(g, _)| !is_break(g)).map(|(g, _)| g.len()).sum();
        rest = &word[end..];
        (end > 0).then(|| &word[..end])
    })
}

/// Whether a line may break at this grapheme.
fn is_break(grapheme: &str) -> bool {
    grapheme.chars().all(|c| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const NAME: &str = "Đặng Thị Ánh";
    const FAMILY: &str = "👨\u{200d}👩\u{200d}👧";

    fn decomposed() -> String {
        NAME.nfd().collect()
    }

    #[test]
    fn parts_are_shown_whole_or_not_at_all() {
        let seen = |columns| parts(["10. Nguyễn Thị Hồng", "", "Tổ 2", "văn thư"], columns);
        assert_eq!(seen(40), "10. Nguyễn Thị Hồng · Tổ 2 · văn thư");
        assert_eq!(seen(30), "10. Nguyễn Thị Hồng · Tổ 2");
        assert_eq!(seen(19), "10. Nguyễn Thị Hồng");
        assert_eq!(seen(10), "10. Nguyễ…");
    }

    #[test]
    fn a_name_is_as_wide_composed_as_decomposed() {
        assert_eq!(width(NAME), 12);
        assert_eq!(width(&decomposed()), 12);
        assert_eq!((width("裕子"), width(FAMILY), width(""), width("a\u{1b}\n")), (4, 2, 0, 1));
    }

    #[test]
    fn a_cut_never_parts_a_letter_from_its_marks() {
        for name in [NAME.to_owned(), decomposed()] {
            let cuts: Vec<String> = (0..=12).map(|n| cut(&name, n).nfc().collect()).collect();
            let expected = [
                "",
                "…",
                "Đ…",
                "Đặ…",
                "Đặn…",
                "Đặng…",
                "Đặng…",
                "Đặng T…",
                "Đặng Th…",
                "Đặng Thị…",
                "Đặng Thị…",
                "Đặng Thị Á…",
                NAME,
            ];
            assert_eq!(cuts, expected);
        }
    }

    #[test]
    fn a_wide_grapheme_that_does_not_fit_is_left_out() {
        assert_eq!(cut("裕子さん", 4), "裕…");
        assert_eq!(cut(&format!("a{FAMILY}b"), 3), "a…");
        assert_eq!(fit("裕子さん", 4, Align::Left), "裕… ");
    }

    #[test]
    fn a_short_text_is_padded_on_the_side_that_its_alignment_leaves_free() {
        assert_eq!(fit("8,5", 6, Align::Right), "   8,5");
        assert_eq!(fit("Tốt", 6, Align::Left), "Tốt   ");
        assert_eq!(fit("Tốt", 6, Align::Centre), " Tốt  ");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("Hoàn thành  đúng hạn", 10), ["Hoàn thành", "đúng hạn"]);
        assert_eq!(wrap("một\n\nhai", 10), ["một", "", "hai"]);
        assert_eq!(wrap("hơn 5\u{a0}năm", 6), ["hơn", "5\u{a0}năm"]);
        assert_eq!(wrap("", 10), Vec::<String>::new());
    }

    #[test]
    fn a_word_longer_than_a_line_breaks_between_letters() {
        assert_eq!(wrap("ab nghiêng", 4), ["ab", "nghi", "êng"]);
        assert_eq!(wrap(&"nghiêng".nfd().collect::<String>(), 5)[1].nfc().collect::<String>(), "ng");
        assert_eq!(wrap("a裕b", 1), ["a", "b"]);
    }

    #[test]
    fn a_plain_character_is_one_grapheme_of_one_column_beside_any_other() {
        let plain: Vec<char> = ('\0'..=char::MAX).filter(|c| is_plain(*c)).collect();
        assert!(NAME.chars().chain("▸✓·…┃│".chars()).all(is_plain));
        for c in &plain {
            assert_eq!(grapheme_width(&c.to_string()), 1, "{c}");
            let text = format!("{c}a{c}{c}─{c} {c}");
            assert_eq!(text.graphemes(true).count(), text.chars().count(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn graphemes_and_their_columns_are_those_of_the_tables(text in "(\\PC|[aạĐặ…─✓ \u{301}\u{323}\u{200d}\u{600}裕👨🇻🇳\n])*") {
            let tables: Vec<_> = text.graphemes(true).map(|g| (g, grapheme_width(g))).collect();
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), tables);
        }

        #[test]
        fn a_fitted_text_has_exactly_its_columns(text in "(\\PC|[ạĐặ\u{301}\u{323}裕👨\u{200d}\n])*", columns in 0_usize..40) {
            for align in [Align::Left, Align::Centre, Align::Right] {
                prop_assert_eq!(width(&fit(&text, columns, align)), columns);
            }
        }

        #[test]
        fn no_line_is_wider_than_asked_and_no_letter_is_lost(text in "[ a-zàảđ]{0,60}", columns in 1_usize..20) {
            let lines = wrap(&text, columns);
            prop_assert!(lines.iter().all(|line| width(line) <= columns));
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }

        #[test]
        fn any_text_at_all_can_be_wrapped(text in "\\PC{0,40}", columns in 0_usize..6) {
            prop_assert!(wrap(&text, columns).iter().all(|line| width(line) <= columns));
        }
    }
}
