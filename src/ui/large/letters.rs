//! The shapes of large letters: a table of plain letters, and the marks of Vietnamese that are put upon them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// The plain letters, drawn for this program: blocks of letters side by side, a row that names them and then their rows.
const TABLE: &str = include_str!("letters.txt");

/// Rows of a letter in the table above the baseline, and all of them.
const ABOVE: usize = 7;
const ROWS: usize = 9;

/// The mark below a letter, and the one at its side; all others stand above.
const DOT_BELOW: char = '\u{323}';
const HORN: char = '\u{31b}';

/// The marks above a letter: circumflex, breve, grave, acute, tilde, hook and diaeresis, each with the upper row first.
const MARKS: [(char, &[&str]); 7] = [
    ('\u{302}', &[".#.", "#.#"]),
    ('\u{306}', &["#..#", ".##."]),
    ('\u{300}', &["#.", ".#"]),
    ('\u{301}', &[".#", "#."]),
    ('\u{303}', &[".#.#", "#.#."]),
    ('\u{309}', &["##.", "..#", ".#."]),
    ('\u{308}', &["#.#"]),
];

/// The plain letters by what they stand for.
static PLAIN: LazyLock<BTreeMap<char, Shape>> = LazyLock::new(|| read(TABLE));

/// A letter with its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// How many pixels it is wide.
    pub width: i16,
    /// Its pixels: columns from its left edge, and rows above the baseline, from 0.
    pub pixels: BTreeSet<(i16, i16)>,
}

/// The shape of a letter with its marks; none where the table lacks one of them.
pub fn shape(letter: &str) -> Option<Shape> {
    let mut parts = letter.nfd();
    let plain = parts.next()?;
    let marks: Vec<char> = parts.collect();
    let above: Vec<Shape> = marks
        .iter()
        .filter(|mark| ![DOT_BELOW, HORN].contains(mark))
        .map(|mark| {
            MARKS.iter().find(|(known, _)| known == mark).map(|(_, rows)| Shape::of(rows, rows.len()))
        })
        .collect::<Option<_>>()?;
    // An i gives its dot up for a mark.
    let plain = if plain == 'i' && !above.is_empty() { 'ı' } else { plain };
    let mut shape = PLAIN.get(&plain)?.clone();
    let body = shape.width;
    let (bottom, top) = shape.rows()?;
    if marks.contains(&DOT_BELOW) {
        shape.pixels.insert(((body - 1) / 2, bottom - 2));
    }
    if marks.contains(&HORN) {
        shape.pixels.extend([(body, top), (body, top + 1)]);
        shape.width += 1;
    }
    let mut free = top + 2;
    for mark in above {
        free = shape.put(&mark, body, free)?;
    }
    Some(shape)
}

impl Shape {
    /// The shape that rows draw, `above` of them above the baseline.
    fn of(rows: &[&str], above: usize) -> Self {
        let place = |at: usize| i16::try_from(at).unwrap_or(i16::MAX);
        let row = |(down, row): (usize, &&str)| {
            let ink = row.bytes().enumerate().filter(|(_, byte)| *byte == b'#');
            ink.map(|(x, _)| (place(x), place(above) - 1 - place(down))).collect::<Vec<_>>()
        };
        let width = rows.iter().map(|row| row.len()).max().unwrap_or_default();
        Self { width: place(width), pixels: rows.iter().enumerate().flat_map(row).collect() }
    }

    /// The lowest and the highest row that has a pixel.
    pub fn rows(&self) -> Option<(i16, i16)> {
        let rows = || self.pixels.iter().map(|(_, row)| *row);
        rows().min().zip(rows().max())
    }

    /// Puts a mark over the middle of a letter that is `body` wide, on a row; gives the next row for a mark.
    fn put(&mut self, mark: &Self, body: i16, row: i16) -> Option<i16> {
        if mark.width > self.width {
            let aside = (mark.width - self.width + 1) / 2;
            self.pixels = self.pixels.iter().map(|(x, y)| (x + aside, *y)).collect();
            self.width = mark.width.max(self.width + aside);
        }
        let aside = (body.max(mark.width) - mark.width + 1) / 2;
        self.pixels.extend(mark.pixels.iter().map(|(x, y)| (x + aside, y + row)));
        Some(mark.rows()?.1 + row + 2)
    }
}

/// Reads the table. Letters are parted by spaces; a dot is a pixel without ink.
fn read(table: &str) -> BTreeMap<char, Shape> {
    let lines: Vec<&str> = table.lines().collect();
    let mut letters = BTreeMap::new();
    for block in lines.split(|line| line.is_empty()).filter(|block| !block.is_empty()) {
        let names = block[0].split_whitespace().filter_map(|name| name.chars().next());
        for (at, name) in names.enumerate() {
            let rows: Vec<&str> =
                block[1..].iter().take(ROWS).filter_map(|row| row.split_whitespace().nth(at)).collect();
            letters.insert(name, Shape::of(&rows, ABOVE));
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter of Vietnamese with every tone, small and capital.
    fn alphabet() -> Vec<String> {
        let plain = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
        let toned = |c: char| {
            let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
            let vowel = "aăâeêioôơuưy".contains(c);
            let tones = tones.into_iter().filter(move |_| vowel).map(Some);
            tones.chain([None]).map(move |tone| std::iter::once(c).chain(tone).nfc().collect::<String>())
        };
        let small: Vec<String> = plain.chars().flat_map(toned).collect();
        let capital: Vec<String> = small.iter().map(|letter| letter.to_uppercase()).collect();
        [small, capital].concat()
    }

    #[test]
    fn every_letter_of_vietnamese_has_a_shape_of_its_own() {
        let mut known: Vec<(String, Shape)> = Vec::new();
        let signs = "0123456789.,:;!?'\"’‘“”()[]/-–—−+=×%&·…→<>≤≥_*#";
        let signs = signs.chars().map(String::from);
        for letter in alphabet().into_iter().chain(signs) {
            let shape = shape(&letter).unwrap_or_else(|| panic!("{letter} has no shape"));
            let twin = known.iter().find(|(_, other)| *other == shape).map(|(twin, _)| twin.clone());
            // Two dashes and two strokes may look alike; letters and digits may not.
            let is_sign = |text: &str| text.chars().all(|c| !c.is_alphanumeric());
            assert!(
                twin.as_deref().is_none_or(|twin| is_sign(twin) && is_sign(&letter)),
                "{letter}, {twin:?}"
            );
            known.push((letter, shape));
        }
        assert!(known.len() > 180, "{}", known.len());
    }

    #[test]
    fn a_letter_is_the_same_composed_or_not() {
        for letter in alphabet() {
            assert_eq!(shape(&letter), shape(&letter.nfd().collect::<String>()), "{letter}");
        }
    }

    #[test]
    fn every_mark_stands_clear_of_its_letter() {
        for letter in alphabet() {
            let bare: String = letter.nfd().filter(|c| !MARKS.iter().any(|(mark, _)| mark == c)).collect();
            let bare = if bare == "i" { "ı".to_owned() } else { bare };
            let (with, without) = (shape(&letter).expect("a shape"), shape(&bare).expect("a shape"));
            let (_, top) = without.rows().expect("ink");
            let added = with.pixels.iter().filter(|(_, row)| *row > top).count();
            assert_eq!(with.pixels.len(), without.pixels.len() + added, "{letter}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        for block in TABLE.split("\n\n") {
            let lines: Vec<&str> = block.lines().collect();
            assert_eq!(lines.len(), 1 + ROWS, "{block}");
            let count = lines[0].split_whitespace().count();
            for at in 0..count {
                let rows: Vec<&str> =
                    lines[1..].iter().filter_map(|line| line.split_whitespace().nth(at)).collect();
                let name = lines[0].split_whitespace().nth(at);
                assert_eq!(rows.len(), ROWS, "{name:?}");
                assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{name:?}");
                assert!(rows.iter().all(|row| row.bytes().all(|byte| b".#".contains(&byte))), "{name:?}");
            }
        }
    }

    #[test]
    fn what_the_table_lacks_has_no_shape() {
        for letter in ["裕", "ß", "ç", "", "☂"] {
            assert_eq!(shape(letter), None, "{letter}");
        }
    }
}
