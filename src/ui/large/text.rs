//! A line of text in large letters: how much room it takes, and its cells.
//!
//! A pixel is half a cell high and one wide, which makes it square on nearly every terminal.

use unicode_segmentation::UnicodeSegmentation;

use super::letters::{Shape, shape};

/// Pixels between two words, the one behind each letter apart.
const SPACE: i16 = 2;

/// A row of large letters, one pixel a point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Large {
    shape: Shape,
}

impl Large {
    /// The row that a text makes; none where it has a letter that cannot be drawn large.
    pub fn of(text: &str) -> Option<Self> {
        let mut row = Shape::default();
        for letter in text.graphemes(true) {
            if letter.chars().all(char::is_whitespace) {
                row.width += SPACE;
                continue;
            }
            let next = shape(letter)?;
            row.pixels.extend(next.pixels.iter().map(|(x, y)| (x + row.width, *y)));
            row.width = row.width.saturating_add(next.width + 1);
        }
        row.width = (row.width - 1).max(0);
        Some(Self { shape: row })
    }

    /// Columns and rows that it takes on the screen where each pixel is `scale` columns wide.
    pub fn size(&self, scale: u16) -> (usize, usize) {
        let scale = usize::from(scale);
        let width = usize::try_from(self.shape.width).unwrap_or_default();
        (width * scale, (self.height() * scale).div_ceil(2))
    }

    /// How many rows of pixels have ink, or lie between two that have.
    fn height(&self) -> usize {
        let rows = self.shape.rows().map_or(0, |(bottom, top)| top - bottom + 1);
        usize::try_from(rows).unwrap_or_default()
    }

    /// The cells of one row on the screen, counted from the top.
    pub fn cells(&self, scale: u16, row: usize) -> String {
        let Some((_, top)) = self.shape.rows() else { return String::new() };
        let scale = usize::from(scale.max(1));
        let is_ink = |x: usize, half: usize| {
            let (x, down) = (i16::try_from(x / scale), i16::try_from(half / scale));
            x.ok().zip(down.ok()).is_some_and(|(x, down)| self.shape.pixels.contains(&(x, top - down)))
        };
        let cell = |x: usize| match (is_ink(x, 2 * row), is_ink(x, 2 * row + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (0..self.size(u16::try_from(scale).unwrap_or(u16::MAX)).0).map(cell).collect()
    }
}

/// A text in rows of large letters that are at most `columns` wide; none where a letter cannot be drawn large, or a word is
/// wider than that.
pub fn wrap_large(text: &str, scale: u16, columns: usize) -> Option<Vec<Large>> {
    let mut rows = Vec::new();
    let mut current = String::new();
    for word in text.split_whitespace() {
        let longer = if current.is_empty() { word.to_owned() } else { format!("{current} {word}") };
        if Large::of(&longer)?.size(scale).0 <= columns {
            current = longer;
            continue;
        }
        if Large::of(word)?.size(scale).0 > columns {
            return None;
        }
        rows.push(Large::of(&current)?);
        word.clone_into(&mut current);
    }
    rows.push(Large::of(&current)?);
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, scale: u16) -> String {
        let row = Large::of(text).expect("letters of the table");
        let (_, rows) = row.size(scale);
        (0..rows).map(|at| format!("\n{}", row.cells(scale, at).trim_end())).collect()
    }

    #[test]
    fn letters_stand_on_one_baseline_with_their_marks() {
        assert_eq!(
            drawn("Tổ ị", 1),
            "
       ▀▀▄
        ▀
▄▄▄▄▄  ▄▀▄    ▄
  █    ▄▄▄    ▄
  █   █   █   █
  █   ▀▄▄▄▀   █
              ▄"
        );
    }

    #[test]
    fn a_larger_scale_has_the_same_shape() {
        let (one, two) = (Large::of("Ấy").expect("letters"), Large::of("Ấy").expect("letters"));
        let (columns, rows) = one.size(1);
        assert_eq!(two.size(2).0, 2 * columns);
        assert!(two.size(2).1 >= 2 * rows - 1 && two.size(2).1 <= 2 * rows);
        for row in 0..two.size(4).1 {
            assert_eq!(two.cells(4, row).chars().count(), 4 * columns);
        }
    }

    #[test]
    fn words_are_never_broken() {
        let rows = wrap_large("Nguyễn Thị Hồng", 1, 36).expect("fits");
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| row.size(1).0 <= 36));
        assert_eq!(wrap_large("Nguyễn", 1, 30), None, "a word that is wider than the window");
        assert_eq!(wrap_large("裕", 1, 80), None);
    }
}
