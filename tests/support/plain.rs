//! Whether a text can be shown, and written into a table, whichever file or field it came by.
#![allow(dead_code, reason = "each test program that includes this uses a part of it")]

use binhxet::text::clean;

/// Nothing in it steers a terminal, turns the direction of writing, or hides.
pub fn plain(text: &str) -> bool {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return true;
    }
    let shown = |text: &str| text.split_whitespace().collect::<String>();
    !text.chars().any(char::is_control) && shown(text) == shown(&clean(text))
}

/// A spreadsheet takes the cell for a formula.
pub fn runs(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The cells of a table, and at each end of a line an empty one.
pub fn cells(table: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    for c in table.trim_start_matches('\u{feff}').chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ';' | '\r' | '\n' if !is_quoted => cells.push(String::new()),
            c => cells.iter_mut().next_back().into_iter().for_each(|cell| cell.push(c)),
        }
    }
    cells
}
