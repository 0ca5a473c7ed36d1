//! A screen as text that a person can read and a test can compare: what stands there, and beneath it how it looks.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::text::width::grapheme_width;

/// Stands for a cell without any style.
const PLAIN: char = '.';

/// Letters for styles, in the order in which they are met.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The rows of text, then the same rows as letters for styles, then what each letter means.
///
/// Blanks at the ends of rows are left out. A wide letter has two columns in the rows of styles.
pub fn picture(buffer: &Buffer) -> String {
    let mut legend: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut looks = String::new();
    for row in buffer.content.chunks(usize::from(buffer.area.width.max(1))) {
        let _ = writeln!(text, "{}", row_text(row).trim_end());
        let letters: String = row.iter().map(|cell| letter(&look(cell), &mut legend)).collect();
        let _ = writeln!(looks, "{}", letters.trim_end_matches(PLAIN));
    }
    let rule = "-".repeat(usize::from(buffer.area.width));
    let mut picture = format!("{text}{rule}\n{looks}{rule}\n");
    for (letter, look) in LETTERS.chars().zip(&legend) {
        let _ = writeln!(picture, "{letter} {look}");
    }
    picture
}

/// The text of a row; the cell that a wide letter covers is skipped.
fn row_text(row: &[Cell]) -> String {
    let mut text = String::new();
    let mut covered = 0;
    for cell in row {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        text.push_str(cell.symbol());
        covered = grapheme_width(cell.symbol()).saturating_sub(1);
    }
    text
}

/// The letter of a look; a new look gets the next one.
fn letter(look: &str, legend: &mut Vec<String>) -> char {
    if look.is_empty() {
        return PLAIN;
    }
    let at = legend.iter().position(|known| known == look).unwrap_or_else(|| {
        legend.push(look.to_owned());
        legend.len() - 1
    });
    LETTERS.chars().nth(at).unwrap_or('*')
}

/// A cell's style in words; nothing for a plain one.
fn look(cell: &Cell) -> String {
    let mut words: Vec<String> = Vec::new();
    if cell.fg != Color::Reset {
        words.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", cell.bg.to_string().to_lowercase()));
    }
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
        (Modifier::CROSSED_OUT, "struck"),
    ] {
        if cell.modifier.contains(modifier) {
            words.push(name.to_owned());
        }
    }
    words.join(" ")
}

/// What a test draws, as a picture behind a line break, so that the expected text can start on a line of its own.
#[cfg(test)]
pub(super) fn drawn(columns: u16, rows: u16, draw: impl FnOnce(&mut super::Canvas<'_>)) -> String {
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, columns, rows));
    draw(&mut super::Canvas::new(&mut buffer, super::Theme::Colour));
    format!("\n{}", picture(&buffer))
}

/// What a test draws, without the looks.
#[cfg(test)]
pub(super) fn drawn_text(columns: u16, rows: u16, draw: impl FnOnce(&mut super::Canvas<'_>)) -> String {
    let rule = format!("\n{}\n", "-".repeat(usize::from(columns)));
    drawn(columns, rows, draw).split(&rule).next().map(|text| format!("{text}\n")).unwrap_or_default()
}

/// Sizes in which there is room for little or nothing.
#[cfg(test)]
pub(super) fn small_sizes() -> impl Iterator<Item = (u16, u16)> {
    (0..40).step_by(3).flat_map(|columns| (0..12).map(move |rows| (columns, rows)))
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn text_stands_above_and_its_look_beneath() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
        buffer.set_string(0, 0, "裕 Tốt", Style::new().bold());
        buffer.set_string(3, 0, "Tốt", Style::new().green());
        buffer.set_string(0, 1, "▸ An", Style::new().reversed());
        let expected = "\
裕 Tốt
▸ An
----------
a.abbb
cccc
----------
a bold
b green bold
c reversed
";
        assert_eq!(picture(&buffer), expected);
    }

    #[test]
    fn a_moved_focus_gives_another_picture() {
        let seen = |row| {
            let mut buffer = Buffer::with_lines(["An", "Ba"]);
            buffer.set_style(Rect::new(0, row, 2, 1), Style::new().reversed());
            picture(&buffer)
        };
        assert_ne!(seen(0), seen(1));
    }

    #[test]
    fn a_screen_without_columns_has_a_picture_too() {
        assert_eq!(picture(&Buffer::empty(Rect::ZERO)), "\n\n");
    }
}
